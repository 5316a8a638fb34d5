"""The votes of one list: numbers typed straight into their cells, Enter goes down."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.office.council.sheet import CouncilRow
from ui.language import _
from ui.pages.council_words import RESULTS, number_words, remark, why_words
from ui.pages.review_words import rank_words
from ui.tables.column import Column
from ui.tables.column import Section as Heading
from ui.tables.table import TableView
from ui.widgets.notices import EmptyPlace

FIELDS = {2: "yes", 3: "no", 4: "abstain"}
_MOST_DIGITS = 3
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_WALK = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
}


class VoteTable(TableView):
    """Candidates with their votes; what is being typed shows in its cell.

    Signals:
        entered(row, field, number): a number was typed; None clears it. Whoever
            refuses it sets `refused`, and the typed digits stay.
    """

    entered = Signal(object, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.typed = ""
        self.refused = False
        self.is_open = False
        super().__init__(
            _("Số phiếu của từng người"),
            self._columns(),
            row_height=42,
            key=lambda row: row.row.subject_id,
            bar=lambda row: "bad" if row.is_rejected and row.is_proposed else "",
            cell_cursor=True,
            grid=True,
            empty=EmptyPlace(
                "gavel",
                _("Chưa có ai để biểu quyết"),
                _("Ai được đề nghị, đồng hạng, dự bị ở Xét khen thưởng hiện ở đây."),
            ),
            parent=parent,
        )
        self.selectionModel().currentChanged.connect(self._on_moved)

    def show_sections(self, sections: Sequence[Heading]) -> None:
        """Show candidates; one stays in the cell one was in."""
        column = self.currentIndex().column()
        super().show_sections(sections)
        if self.current() is None:
            self.choose(lambda _row: True)
        index = self.currentIndex()
        wanted = column if column in FIELDS else min(FIELDS)
        self.setCurrentIndex(self.rows.index(index.row(), wanted))

    def field(self) -> str:
        """Return which number the current cell holds, "" for none."""
        return FIELDS.get(self.currentIndex().column(), "")

    def commit(self) -> bool:
        """Hand over what was typed; tell whether one may go on."""
        row = self.current()
        if not self.typed or row is None:
            return True
        number, self.refused = int(self.typed), False
        self.entered.emit(row, self.field(), number)
        if self.refused:
            return False
        self.typed = ""
        self.refresh()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, letter = Qt.Key(event.key()), event.text()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not self.is_open or self.current() is None or not plain:
            super().keyPressEvent(event)
        elif letter.isdecimal() and letter.isascii():
            self._type(letter)
        elif key == Qt.Key.Key_Escape and self.typed:
            self._drop()
        elif key in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self._erase(whole=key == Qt.Key.Key_Delete)
        elif key in _ENTER:
            if self.commit():
                self._down()
        elif key not in _WALK or self.commit():
            super().keyPressEvent(event)

    def _type(self, digit: str) -> None:
        if not self.field():
            here = self.currentIndex()
            self.setCurrentIndex(self.rows.index(here.row(), min(FIELDS)))
        self.typed = (self.typed + digit)[:_MOST_DIGITS]
        self.refresh()

    def _erase(self, *, whole: bool) -> None:
        if self.typed and not whole:
            self.typed = self.typed[:-1]
            self.refresh()
        elif self.field():
            self._drop()
            self.entered.emit(self.current(), self.field(), None)

    def _drop(self) -> None:
        self.typed = ""
        self.refresh()

    def _down(self) -> None:
        column = self.currentIndex().column()
        numbers = [
            number
            for number, line in enumerate(self.rows.lines())
            if not isinstance(line, Heading) and number > self.currentIndex().row()
        ]
        if numbers:
            self.setCurrentIndex(self.rows.index(numbers[0], column))

    def _on_moved(self, _now: QModelIndex, _before: QModelIndex) -> None:
        # A click elsewhere leaves what was half typed, as Esc does.
        if self.typed:
            self._drop()

    def _shown(self, field: str) -> Callable[[CouncilRow], str]:
        def text(row: CouncilRow) -> str:
            if self.typed and row is self.current() and self.field() == field:
                return self.typed
            return number_words(getattr(row.count, field) if row.count else None)

        return text

    def _columns(self) -> list[Column[CouncilRow]]:
        numbers = (
            ("yes", _("Đồng ý")),
            ("no", _("Không đồng ý")),
            ("abstain", _("Không ý kiến")),
        )
        return [
            Column[CouncilRow](
                _("Hạng"),
                lambda row: rank_words(row.row),
                sort=lambda row: row.row.rank or 9999,
                kind="number",
                align="center",
                width=56,
            ),
            Column[CouncilRow](
                _("Tên, chức vụ"),
                lambda row: row.row.name,
                note=lambda row: row.row.detail or row.row.group_name,
                tip=lambda row: f"{row.row.name}\n{row.row.detail}",
                weight=500,
            ),
            *(
                Column[CouncilRow](
                    title,
                    self._shown(field),
                    kind="number",
                    width=98,
                    weight=600,
                )
                for field, title in numbers
            ),
            Column[CouncilRow](
                _("Kết quả"),
                lambda row: RESULTS[row.result.state].word,
                look=lambda row: RESULTS[row.result.state],
                kind="chip",
                width=150,
            ),
            Column[CouncilRow](
                _("Vì sao"),
                why_words,
                width=206,
                wrap=True,
                tip=why_words,
            ),
            Column[CouncilRow](
                _("Ghi chú"),
                remark,
                width=188,
                wrap=True,
                tip=remark,
                tone=lambda row: "warn" if row.conflicts else "text2",
            ),
        ]
