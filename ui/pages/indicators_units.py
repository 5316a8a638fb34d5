"""Theo đơn vị: the targets given to each unit or person, with their results."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from desktop import text
from desktop.emulation.indicators import Assessment, Progress, ResultState
from desktop.office.office import Office
from ui.dialogs.assign_dialog import AssignDialog
from ui.dialogs.question import ask
from ui.dialogs.result_dialog import ResultDialog
from ui.language import _
from ui.pages import indicators_rows, target_words
from ui.pages.page import Page
from ui.tables.column import Column, Section
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import primary
from ui.widgets.fields import SearchField
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace

_DONE = (Progress.REACHED, Progress.EXCEEDED)


@dataclass(frozen=True, slots=True)
class GivenTarget:
    """A target of a subject; `by_hand` tells it from one the plan gives a group."""

    subject_id: str
    who: str
    number: str
    assessment: Assessment
    by_hand: bool


class UnitTargets(QWidget):
    """A table of targets under the name of each unit.

    Signals:
        shifted(): another row is current.
    """

    shifted = Signal()

    def __init__(self, page: Page, office: Office) -> None:
        super().__init__()
        self._page, self._office = page, office
        self._rows: list[GivenTarget] = []
        self.wanted = QComboBox()
        self.wanted.setAccessibleName(_("Lọc theo tiến độ"))
        self.wanted.addItem(_("Mọi tiến độ"), None)
        for progress, chip in target_words.PROGRESS.items():
            self.wanted.addItem(chip.word, progress.value)
        self.wanted.currentIndexChanged.connect(lambda _index: self._show())
        self.search = SearchField(_("Lọc đơn vị, chỉ tiêu"), width=200)
        self._told = layouts.label("", "caption")
        strip = Strip(self._told, STRETCH, self.wanted, self.search, height=44)
        first = primary(_("Giao chỉ tiêu…"), self.assign, icon="plus")
        self._empty = EmptyPlace("list-checks", "", "", [first])
        self.table = TableView(
            _("Chỉ tiêu giao cho đơn vị"),
            _columns(),
            row_height=42,
            key=lambda row: (row.subject_id, row.assessment.indicator.code),
            empty=self._empty,
        )
        self.table.row_opened.connect(self.enter)
        self.table.row_chosen.connect(lambda _row: self.shifted.emit())
        self.table.link_pressed.connect(
            lambda row, _n: page.go("plan", row.assessment.indicator.clause)
        )
        self.search.sought.connect(lambda _words: self._show())
        whole = layouts.column(strip, self.table, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def reload(self, numbers: dict[str, str]) -> int:
        """Show what is given now; return to how many."""
        self._rows = self._found(numbers)
        subjects = {row.subject_id for row in self._rows}
        done = sum(row.assessment.progress in _DONE for row in self._rows)
        said = _("{units:02d} đơn vị, cá nhân được giao · đạt {done:02d}/{count:02d}")
        self._told.setText(
            said.format(units=len(subjects), done=done, count=len(self._rows))
        )
        self._show()
        return len(subjects)

    def stand_on(self, subject_id: str) -> bool:
        """Stand on the first target of somebody."""
        self.wanted.setCurrentIndex(0)
        self.search.clear()
        self._show()
        return self.table.choose(lambda row: row.subject_id == subject_id)

    def assign(self) -> None:
        """Open the dialog in which targets are given to many at once."""
        dialog = AssignDialog(self.window(), self._office)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            said = _("Đã giao {count:02d} chỉ tiêu mới.").format(count=dialog.given)
            self._page.run(lambda: None, said)
            self.table.setFocus()
        dialog.deleteLater()

    def enter(self, row: GivenTarget | None) -> None:
        """Enter results, one after the other as long as the officer goes on."""
        while row is not None:
            dialog = self.dialog_for(row)
            done = dialog.exec() == QDialog.DialogCode.Accepted
            dialog.deleteLater()
            if not done:
                return
            following = self._after(row) if dialog.wants_next else None
            said = _("Đã ghi số liệu chỉ tiêu {number} của {name}.")
            self._page.run(lambda: None, said.format(number=row.number, name=row.who))
            row = following

    def dialog_for(self, row: GivenTarget) -> ResultDialog:
        """Return the dialog in which the result of a row is entered."""
        each, targets = row.assessment, self._office.targets
        result = each.result
        if result is not None and result.state is ResultState.PENDING:
            each = replace(each, result=None)
        round_id = self._office.current_round().id
        return ResultDialog(
            self.window(),
            each,
            row.number,
            round_id,
            self._office.today(),
            lambda given: targets.measure(
                each.indicator, replace(given, subject_id=row.subject_id), row.who
            ),
            partial(targets.clear, each.indicator, round_id, row.subject_id, row.who),
            who=row.who,
        )

    def take_back(self) -> None:
        """Ask, and take the chosen target back from its unit."""
        row: GivenTarget | None = self.table.current()
        if row is None or not row.by_hand:
            return
        name = indicators_rows.shortened(row.assessment.indicator.name)
        if ask(
            self.window(),
            _("Thôi giao chỉ tiêu {number} cho {name}?").format(
                number=row.number, name=row.who
            ),
            _("Số liệu đã nhập cho chỉ tiêu này cũng bỏ. Có thể hoàn tác ngay sau đó."),
            _("Thôi giao"),
            icon="trash-2",
            destroys=True,
        ):
            pair = (row.subject_id, row.assessment.indicator.code)
            title = _("Thôi giao chỉ tiêu {name} cho {who}")
            self._page.run(
                lambda: self._office.targets.take_back(
                    self._office.current_round().id,
                    [pair],
                    title.format(name=name, who=row.who),
                ),
                _("Đã thôi giao chỉ tiêu {number} cho {name}.").format(
                    number=row.number, name=row.who
                ),
            )

    def _found(self, numbers: dict[str, str]) -> list[GivenTarget]:
        if not self._office.rounds():
            return []
        roundup = self._office.roundup()
        given = {(r.subject_id, r.indicator) for r in roundup.assigned}
        return [
            GivenTarget(
                candidate.id,
                candidate.name,
                numbers[each.indicator.code],
                each,
                (candidate.id, each.indicator.code) in given,
            )
            for candidate in roundup.candidates.values()
            for each in roundup.facts(candidate.id).targets
        ]

    def _show(self) -> None:
        wanted = self.wanted.currentData()
        self._empty.say(*self._nothing())
        self.table.show_sections(_sections(self._fitting(wanted)))
        if self.table.current() is None:
            self.table.choose(lambda _row: True)
        self.shifted.emit()

    def _fitting(self, wanted: str | None) -> list[GivenTarget]:
        sought = self.search.text()
        return [
            row
            for row in self._rows
            if wanted in {None, row.assessment.progress.value}
            and text.matches(f"{row.who} {row.assessment.indicator.name}", sought)
        ]

    def _nothing(self) -> tuple[str, str]:
        if self._rows:
            return (
                _("Không có chỉ tiêu nào như vậy"),
                _("Chọn “Mọi tiến độ” hoặc xóa chữ đang lọc để xem đủ."),
            )
        return (
            _("Chưa giao chỉ tiêu cho đơn vị nào"),
            _(
                "Giao chỉ tiêu của kế hoạch cho từng đơn vị theo chức năng, nhiệm vụ; "
                "tiêu chuẩn “hoàn thành chỉ tiêu được giao” xét theo đó."
            ),
        )

    def _after(self, row: GivenTarget) -> GivenTarget | None:
        rows: list[GivenTarget] = self.table.rows.rows()
        keys = [(r.subject_id, r.assessment.indicator.code) for r in rows]
        key = (row.subject_id, row.assessment.indicator.code)
        place = keys.index(key) + 1 if key in keys else len(keys)
        if place >= len(rows):
            return None
        wanted = keys[place]
        self.table.choose(
            lambda r: (r.subject_id, r.assessment.indicator.code) == wanted
        )
        return rows[place]


def _sections(rows: Sequence[GivenTarget]) -> list[Section]:
    by_subject: dict[str, list[GivenTarget]] = {}
    for row in rows:
        by_subject.setdefault(row.subject_id, []).append(row)
    made = []
    for each in by_subject.values():
        done = sum(row.assessment.progress in _DONE for row in each)
        said = _("{name}: đạt {done:02d}/{count:02d}").format(
            name=each[0].who, done=done, count=len(each)
        )
        made.append(Section(said, each))
    return made


def _columns() -> list[Column[GivenTarget]]:
    def of(row: GivenTarget) -> Assessment:
        return row.assessment

    return [
        Column[GivenTarget](
            _("Số"), lambda row: row.number, width=56, tone=lambda row: "text2"
        ),
        indicators_rows.name_column(of),
        *indicators_rows.result_columns(of),
        indicators_rows.clause_column(of, lambda row: row.assessment.indicator.clause),
    ]
