"""The grid of statements: the score grid's parts, with a yes or a no in each cell.

Use as ScoreGrid, with a GridSource whose `paste` takes YES, NO and "" (not answered).
Arrows walk; Đ or D answers yes, K no, Delete takes the answer back, Space goes from one
to the next; each works on all selected cells. Enter, F2 or a double click asks in full:
`asked` carries (row key, criterion key) of the selected cells of the current column.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui.language import _
from ui.tables import score_blocks
from ui.tables.score_grid import ScoreGrid
from ui.tables.score_values import CellState, Entry, GridSource
from ui.tables.score_view import ScoreView

YES, NO, OPEN = "đạt", "không đạt", ""
_AFTER = {OPEN: YES, YES: NO, NO: OPEN}
_CLEAR = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}


class AttestView(ScoreView):
    """The middle: one key an answer, Enter for the whole question."""

    asked = Signal(object)

    def help_words(self) -> str:
        return _(
            "Đ là đạt, K là không đạt, Delete về chưa xác nhận, phím cách đổi lần "
            "lượt, Enter ghi đầy đủ, F6 để ra ngoài"
        )

    def edit_cell(self, text: str | None = None) -> None:
        """Ask about the selected cells of the current column in full."""
        column = self.currentIndex().column()
        places = [
            self.scores.place(index)
            for index in self._cells()
            if index.column() == column and self.scores.cell(index).can_edit
        ]
        if places:
            self.asked.emit([(p[0], p[1]) for p in places if p is not None])
        else:
            self.told.emit(self.scores.cell(self.currentIndex()).remark)

    def answer(self, text: str) -> None:
        """Give the selected cells one answer."""
        self.take_block(score_blocks.same_text(self, self._cells(), text))

    def empty(self) -> None:
        """Take the answers of the selected cells back."""
        self.answer(OPEN)

    def take_block(self, block: list[Entry]) -> None:
        """Hand over the answers in one action and say what was left out."""
        if not block:
            return
        said = self.scores.paste(block)
        self.changed.emit()
        self.looked_at.emit()
        if said:
            self.told.emit(said[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, typed = event.key(), event.text().casefold()
        if event.matches(QKeySequence.StandardKey.Copy):
            score_blocks.copy(self)
        elif key in _ENTER:
            self.edit_cell()
        elif key in _CLEAR:
            self.empty()
        elif key == Qt.Key.Key_Space:
            self.answer(_AFTER.get(self._now(), YES))
        elif typed in {"đ", "d"}:
            self.answer(YES)
        elif typed == "k":
            self.answer(NO)
        elif key == Qt.Key.Key_Escape:
            self.looked_at.emit()
        else:
            self._walk(event)

    def cell_menu(self) -> QMenu:
        made = QMenu(self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.addAction(_("Đạt\tĐ"), lambda: self.answer(YES))
        made.addAction(_("Không đạt\tK"), lambda: self.answer(NO))
        made.addAction(_("Về chưa xác nhận\tDelete"), self.empty)
        made.addSeparator()
        made.addAction(_("Ghi đầy đủ…\tEnter"), self.edit_cell)
        can_edit = self.scores.cell(self.currentIndex()).can_edit
        for action in made.actions():
            action.setEnabled(can_edit)
        return made

    def _now(self) -> str:
        cell = self.scores.cell(self.currentIndex())
        return cell.text.casefold() if cell.state is CellState.SCORED else OPEN


class AttestGrid(ScoreGrid):
    """Candidates by statements."""

    view_kind = AttestView
    cell_width = 120
    value_width = 84

    asked = Signal(object)

    def __init__(
        self,
        source: GridSource,
        *,
        name: str,
        rows_title: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(source, name=name, rows_title=rows_title, parent=parent)
        if isinstance(self.view, AttestView):
            self.view.asked.connect(self.asked)

    def answer(self, text: str) -> None:
        """Give the selected cells one answer: YES, NO or OPEN."""
        if isinstance(self.view, AttestView):
            self.view.answer(text)
