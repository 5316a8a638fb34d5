"""Chỉ tiêu: every target of the plan with its result and how far it is."""

from collections import Counter
from datetime import date
from functools import partial

from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from desktop import vietnamese
from desktop.emulation.indicators import Assessment, Measure, Progress
from desktop.office.office import Office
from ui.dialogs.result_dialog import ResultDialog
from ui.language import _
from ui.pages import target_words
from ui.pages.page import Page
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets.buttons import primary
from ui.widgets.chips import Chip, ChipLabel
from ui.widgets.fields import SearchField
from ui.widgets.head import PageHead, Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace

_INSET = "\N{NO-BREAK SPACE}" * 4
_NEVER = date.min


class IndicatorsPage(Page):
    """A table of targets; Enter opens the result of one."""

    key = "indicators"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._numbers: dict[str, str] = {}
        self._assessments: tuple[Assessment, ...] = ()
        self.enter = primary(_("Nhập số liệu…"), self._on_enter, icon="pencil")
        self._head = PageHead(_("Chỉ tiêu"), actions=[self.enter])
        self.wanted = QComboBox()
        self.wanted.setAccessibleName(_("Lọc theo tiến độ"))
        self.wanted.addItem(_("Tất cả chỉ tiêu"), None)
        for progress, chip in target_words.PROGRESS.items():
            self.wanted.addItem(chip.word, progress.value)
        self.wanted.currentIndexChanged.connect(lambda _index: self._show_rows())
        self.search = SearchField(_("Lọc chỉ tiêu"), width=180)
        self._counts = {
            progress: ChipLabel(chip)
            for progress, chip in target_words.PROGRESS.items()
        }
        strip = Strip(
            *self._counts.values(), STRETCH, self.wanted, self.search, height=44
        )
        self._empty = EmptyPlace("target", "", "")
        self.table = TableView(
            _("Chỉ tiêu của kế hoạch"),
            self._columns(),
            row_height=42,
            key=lambda each: each.indicator.code,
            empty=self._empty,
        )
        self.table.row_opened.connect(self._open)
        self.table.row_chosen.connect(lambda _row: self._allow())
        self.table.link_pressed.connect(self._on_clause)
        self.search.sought.connect(self.table.filter)
        self.build(self._head, strip, self.table)

    def reload(self) -> None:
        """Show every target with what is known now."""
        begun = bool(self._office.rounds())
        self._assessments = self._office.roundup().assessments if begun else ()
        indicators = tuple(each.indicator for each in self._assessments)
        self._numbers = target_words.numbers(indicators)
        self._show_counts()
        self._show_rows()
        self._allow()

    def show_target(self, target: object) -> None:
        """Stand on a target by its code."""
        self.wanted.setCurrentIndex(0)
        self.search.clear()
        self.table.filter("")
        self.table.choose(lambda each: each.indicator.code == target)

    def _columns(self) -> list[Column[Assessment]]:
        return [
            Column[Assessment](
                _("Số"),
                self._number,
                sort=lambda each: self._place(each),
                width=72,
                tone=lambda each: "text2",
            ),
            Column[Assessment](
                _("Chỉ tiêu"),
                _name,
                weight=500,
                wrap=True,
                tone=lambda each: "text",
                tip=lambda each: each.indicator.name,
            ),
            Column[Assessment](
                _("Phải đạt"),
                lambda each: target_words.goal(each.indicator),
                note=lambda each: target_words.wider_goal(each.indicator),
                width=150,
            ),
            Column[Assessment](
                _("Kết quả"),
                target_words.reached,
                note=target_words.made_of,
                sort=lambda each: (each.measured is not None, each.measured or 0),
                align="right",
                width=138,
                weight=600,
                tone=_tone,
            ),
            Column[Assessment](
                _("Đến ngày, nguồn"),
                _as_of,
                note=lambda each: each.result.source if each.result else "",
                sort=lambda each: (each.result and each.result.as_of) or _NEVER,
                width=208,
                tip=lambda each: each.result.source if each.result else "",
            ),
            Column[Assessment](
                _("Tiến độ"),
                lambda each: target_words.PROGRESS[each.progress].word,
                sort=lambda each: list(Progress).index(each.progress),
                look=lambda each: target_words.PROGRESS[each.progress],
                kind="chip",
                width=146,
            ),
            Column[Assessment](
                _("Mục"),
                lambda each: each.indicator.clause,
                sort=lambda each: self._place(each),
                kind="clause",
                width=100,
            ),
        ]

    def _number(self, each: Assessment) -> str:
        number = self._numbers.get(each.indicator.code, "")
        return f"{_INSET}{number}" if each.indicator.exception_of else number

    def _place(self, each: Assessment) -> int:
        return list(self._numbers).index(each.indicator.code)

    def _show_counts(self) -> None:
        found = Counter(each.progress for each in self._assessments)
        for progress, label in self._counts.items():
            chip = target_words.PROGRESS[progress]
            said = f"{chip.word}: {vietnamese.two_digits(found[progress])}"
            label.show_chip(Chip(said, chip.icon, chip.tone))
            label.setVisible(bool(found[progress]))
        known = len(self._assessments) - found[Progress.NO_DATA]
        self._head.show_note(
            _("{known:02d}/{count:02d} chỉ tiêu đã có số liệu").format(
                known=known, count=len(self._assessments)
            )
        )

    def _show_rows(self) -> None:
        wanted = self.wanted.currentData()
        shown = [e for e in self._assessments if wanted in {None, e.progress.value}]
        if self._assessments:
            self._empty.say(
                _("Không có chỉ tiêu nào như vậy"),
                _("Chọn “Tất cả chỉ tiêu” hoặc xóa chữ đang lọc để xem đủ."),
            )
        else:
            self._empty.say(
                _("Kế hoạch không có chỉ tiêu"),
                _("Chỉ tiêu của kế hoạch và kết quả thực hiện sẽ nằm ở đây."),
            )
        self.table.show_rows(shown)
        if self.table.current() is None and shown:
            self.table.choose(lambda _each: True)

    def _allow(self) -> None:
        if self.table.current() is None:
            self.enter.refuse(_("Chưa chọn chỉ tiêu nào."))
        else:
            self.enter.allow()

    def _on_enter(self) -> None:
        self._open(self.table.current())

    def _on_clause(self, each: Assessment, _column: int) -> None:
        self.go("plan", each.indicator.clause)

    def _open(self, each: Assessment | None) -> None:
        """Enter results, one after the other as long as the officer goes on."""
        while each is not None:
            dialog = self.dialog_for(each)
            done = dialog.exec() == QDialog.DialogCode.Accepted
            dialog.deleteLater()
            if not done:
                return
            name = _shortened(each.indicator.name)
            number = self._numbers[each.indicator.code]
            said = _("Đã ghi số liệu chỉ tiêu {number}: {name}.")
            self.run(lambda: None, said.format(number=number, name=name))
            each = self._after(each) if dialog.wants_next else None

    def dialog_for(self, each: Assessment) -> ResultDialog:
        """Return the dialog in which the result of a target is entered."""
        records = self._office.records
        round_id = self._office.current_round().id
        return ResultDialog(
            self.window(),
            each,
            self._numbers[each.indicator.code],
            round_id,
            self._office.today(),
            partial(records.measure, each.indicator),
            partial(records.clear_result, each.indicator, round_id),
        )

    def _after(self, each: Assessment) -> Assessment | None:
        """Return the target that follows in the table, and stand on it."""
        rows = self.table.rows.rows()
        codes = [row.indicator.code for row in rows]
        code = each.indicator.code
        place = codes.index(code) + 1 if code in codes else len(codes)
        while place < len(rows) and rows[place].indicator.measure is Measure.COUNT:
            place += 1
        if place >= len(rows):
            return None
        found: Assessment = rows[place]
        self.table.choose(lambda row: row.indicator.code == found.indicator.code)
        return found


def _name(each: Assessment) -> str:
    name = each.indicator.name
    return f"– {name}" if each.indicator.exception_of else name


def _as_of(each: Assessment) -> str:
    day = each.result.as_of if each.result else None
    return vietnamese.short_date(day) if day else ""


def _tone(each: Assessment) -> str:
    return "text3" if each.progress is Progress.NO_DATA else "text"


def _shortened(name: str) -> str:
    return name if len(name) <= 60 else f"{name[:59].rstrip()}…"
