"""Chỉ tiêu: every target of the plan with its result, and those given to units."""

from collections import Counter
from functools import partial

from PySide6.QtWidgets import QComboBox, QDialog, QStackedWidget, QWidget

from desktop import vietnamese
from desktop.emulation.indicators import Assessment, Measure, Progress
from desktop.office.office import Office
from ui.dialogs.result_dialog import ResultDialog
from ui.language import _
from ui.pages import indicators_rows, target_words
from ui.pages.indicators_units import UnitTargets
from ui.pages.page import Page
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.chips import Chip, ChipLabel
from ui.widgets.fields import SearchField
from ui.widgets.head import PageHead, Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace

_INSET = "\N{NO-BREAK SPACE}" * 4
_MOVEMENT, _UNITS = range(2)


class IndicatorsPage(Page):
    """Two tabs: the movement's own targets, and those given to units.

    Enter opens the result of one.
    """

    key = "indicators"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._numbers: dict[str, str] = {}
        self._assessments: tuple[Assessment, ...] = ()
        self._note = ""
        self.units = UnitTargets(self, office)
        self.units.shifted.connect(self._allow)
        self.take_back = plain(_("Thôi giao…"), self.units.take_back, icon="trash-2")
        self.assign = plain(
            _("Giao chỉ tiêu…"), self.units.assign, icon="plus", shortcut="Ctrl+N"
        )
        self.enter = primary(_("Nhập số liệu…"), self._on_enter, icon="pencil")
        self.head = PageHead(
            _("Chỉ tiêu"),
            tabs=[_("Toàn phong trào"), _("Theo đơn vị")],
            actions=[self.take_back, self.assign, self.enter],
        )
        self.head.tab_chosen.connect(self._on_tab)
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
        own = layouts.column(strip, self.table, spacing=0)
        own.setStretch(1, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(layouts.box(own))
        self._stack.addWidget(self.units)
        self.build(self.head, self._stack)
        self._on_tab(_MOVEMENT)

    def reload(self) -> None:
        """Show every target with what is known now."""
        begun = bool(self._office.rounds())
        self._assessments = self._office.roundup().assessments if begun else ()
        indicators = tuple(each.indicator for each in self._assessments)
        self._numbers = target_words.numbers(indicators)
        self._show_counts()
        self._show_rows()
        count = self.units.reload(self._numbers)
        units = _("Theo đơn vị {count:02d}").format(count=count)
        given = units if count else _("Theo đơn vị")
        self.head.show_tabs([_("Toàn phong trào"), given])
        self._allow()

    def show_target(self, target: object) -> None:
        """Stand on a target by its code, or on the targets of somebody by id."""
        if target not in self._numbers and self.units.stand_on(str(target)):
            self.head.tabs.setCurrentIndex(_UNITS)
            return
        self.head.tabs.setCurrentIndex(_MOVEMENT)
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
            indicators_rows.name_column(_itself),
            *indicators_rows.result_columns(_itself),
            indicators_rows.clause_column(_itself, lambda each: self._place(each)),
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
        self._note = _("{known:02d}/{count:02d} chỉ tiêu đã có số liệu").format(
            known=known, count=len(self._assessments)
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

    def _on_tab(self, tab: int) -> None:
        self._stack.setCurrentIndex(tab)
        self._allow()

    def _allow(self) -> None:
        is_units = self.head.tabs.currentIndex() == _UNITS
        self.head.show_note("" if is_units else self._note)
        for button in (self.take_back, self.assign):
            button.setVisible(is_units)
        row = (self.units.table if is_units else self.table).current()
        self.enter.allow()
        self.take_back.allow()
        if row is None:
            self.enter.refuse(_("Chưa chọn chỉ tiêu nào."))
            self.take_back.refuse(_("Chưa chọn chỉ tiêu nào."))
        elif is_units and not row.by_hand:
            said = _("Kế hoạch giao chỉ tiêu này cho cả nhóm; không thôi giao riêng.")
            self.take_back.refuse(said)

    def _on_enter(self) -> None:
        if self.head.tabs.currentIndex() == _UNITS:
            self.units.enter(self.units.table.current())
        else:
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
            name = indicators_rows.shortened(each.indicator.name)
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


def _itself(each: Assessment) -> Assessment:
    return each
