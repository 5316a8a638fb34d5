"""The middle of the score grid: the cells one walks through and types in."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QMenu,
    QTableView,
    QWidget,
)

from desktop.text import clean
from ui.language import _
from ui.tables import score_blocks, score_menu
from ui.tables.score_model import ScoreModel
from ui.tables.score_values import Entry
from ui.widgets.buttons import set_state

ROW_HEIGHT = 29
_Index = QModelIndex | QPersistentModelIndex
_NOT_APPLICABLE = {"x", "X", "-", "–"}


class PartView(QTableView):
    """One of the three views: fixed rows, no headers of its own, no focus."""

    def __init__(self, model: ScoreModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        upright = self.verticalHeader()
        upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        upright.setMinimumSectionSize(20)
        upright.setDefaultSectionSize(ROW_HEIGHT)
        upright.hide()


class ScoreView(PartView):
    """Keys: digits and F2 edit, F4 computes, Enter goes down, Tab right, Delete, x."""

    changed = Signal()
    looked_at = Signal()
    told = Signal(str)
    focus_moved = Signal()
    work_out_wanted = Signal()

    def __init__(self, model: ScoreModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.scores = model
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(False)
        self.editor = QLineEdit(self.viewport())
        self.editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.editor.setAccessibleName(_("Điểm của ô"))
        self.editor.setProperty("look", "cell")
        self.editor.installEventFilter(self)
        self.editor.textEdited.connect(self._on_typed)
        self.editor.hide()
        self._at, self._is_open = QModelIndex(), False
        self.doubleClicked.connect(lambda _index: self.edit_cell())
        self.horizontalScrollBar().valueChanged.connect(self._place_editor)
        self.verticalScrollBar().valueChanged.connect(self._place_editor)

    def help_words(self) -> str:
        """Return which keys do what, for screen readers."""
        return _(
            "Gõ số để chấm, Delete về chưa chấm, x là không áp dụng, F6 để ra ngoài"
        )

    def edit_cell(self, text: str | None = None) -> None:
        """Open the current cell, with what is typed or with its old value."""
        index = self.currentIndex()
        cell = self.scores.cell(index)
        if self.scores.slot(index.column()) is None or not cell.can_edit:
            return
        self._at, self._is_open = index, True
        self.editor.setText(cell.text if text is None else text)
        set_state(self.editor, "")
        self._place_editor()
        self.editor.show()
        self.editor.setFocus()
        if text is None:
            self.editor.selectAll()

    def finish(self) -> bool:
        """Hand over what was typed; tell whether the editor could close."""
        if not self._is_open:
            return True
        typed = clean(self.editor.text())
        index = self._at
        old = self.scores.cell(index)
        self.scores.forget_error(index)
        if typed != old.text:
            error = self._hand_over(index, typed)
            if error:
                set_state(self.editor, "error")
                self.looked_at.emit()
                return False
            self.changed.emit()
        self._close()
        return True

    def give_up(self) -> None:
        """Close the editor; the old value was kept all the time."""
        self.scores.forget_error(self._at)
        self._close()

    def step(self, rows: int, columns: int) -> bool:
        """Go to a neighbour cell; tell whether there is one."""
        index = self.currentIndex()
        row, column = index.row() + rows, index.column() + columns
        last = self.scores.first_total() - 1
        if column > last:
            row, column = row + 1, 1
        elif column < 1:
            row, column = row - 1, last
        if not 0 <= row < self.scores.rowCount():
            return False
        self.setCurrentIndex(self.scores.index(row, column))
        return True

    def _hand_over(self, index: QModelIndex, typed: str) -> str:
        if not typed:
            return self.scores.clear(index)
        if typed in _NOT_APPLICABLE:
            return self.scores.mark_not_applicable(index)
        return self.scores.enter(index, typed)

    def _close(self) -> None:
        self._is_open = False
        # Before hiding: Qt moves the focus of a hidden field on, as Tab would.
        if self.editor.hasFocus():
            self.setFocus()
        self.editor.hide()
        self.looked_at.emit()

    def _place_editor(self) -> None:
        if self._at.isValid():
            self.editor.setGeometry(self.visualRect(self._at))

    def _on_typed(self) -> None:
        if self.editor.property("state") == "error":
            set_state(self.editor, "")
            self.scores.forget_error(self._at)
            self.looked_at.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Tab and the upright arrows finish typing and move on."""
        if watched is not self.editor:
            return bool(super().eventFilter(watched, event))
        if event.type() == QEvent.Type.FocusOut and self._is_open:
            if not self.finish():
                # The red cell and the entry line stay; the caret may go elsewhere.
                self._close()
            return False
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
            return True
        way = _way(event)
        if way is None:
            return False
        if self.finish():
            self.step(*way)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = QKeySequence.StandardKey
        if event.matches(keys.Copy):
            score_blocks.copy(self)
        elif event.matches(keys.Paste):
            self.take_block(score_blocks.pasted(self))
        elif _is_fill_down(event):
            self.fill_down()
        elif event.key() == Qt.Key.Key_F2:
            self.edit_cell()
        elif event.key() == Qt.Key.Key_F4 and not event.modifiers():
            self.work_out_wanted.emit()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.empty()
        elif event.key() == Qt.Key.Key_Escape:
            self.scores.forget_error(self.currentIndex())
            self.looked_at.emit()
        elif event.text() and event.text() in _NOT_APPLICABLE:
            self.mark_not_applicable()
        elif event.text() and event.text() in "0123456789,.":
            self.edit_cell(event.text())
        else:
            self._walk(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done with the cell under the pointer."""
        index = self.indexAt(event.pos())
        if self.scores.slot(index.column()) is not None and self.finish():
            if index not in self.selectedIndexes():
                self.setCurrentIndex(index)
            self.cell_menu().popup(event.globalPos())

    def cell_menu(self) -> QMenu:
        """Return what can be done with the current cell."""
        return score_menu.menu(self)

    def _walk(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        enters = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() in enters and plain:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step(-1 if back else 1, 0)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes to the next cell; after the last one it leaves the grid."""
        if self.step(0, 1 if forward else -1):
            return True
        return bool(super().focusNextPrevChild(forward))

    def empty(self) -> None:
        """Make the selected cells "chưa chấm"."""
        indexes = self._cells()
        if len(indexes) == 1:
            self.told.emit(self.scores.clear(indexes[0]))
            self.changed.emit()
            self.looked_at.emit()
        else:
            self.take_block(score_blocks.same_text(self, indexes, ""))

    def mark_not_applicable(self) -> None:
        """Make the selected cells "không áp dụng"."""
        for index in self._cells():
            self.scores.mark_not_applicable(index)
        self.changed.emit()
        self.looked_at.emit()

    def fill_down(self) -> None:
        """Put the top cells of the selection into the cells under them."""
        self.take_block(score_blocks.filled_down(self, self._cells()))

    def take_block(self, block: list[Entry]) -> None:
        """Hand over a block in one action and say what was refused."""
        if not block:
            return
        problems = self.scores.paste(block)
        if problems:
            said = _("{count} ô không nhận: {first}").format(
                count=len(problems), first=problems[0]
            )
            self.told.emit(said)
        self.changed.emit()
        self.looked_at.emit()

    def _cells(self) -> list[QModelIndex]:
        chosen = [i for i in self.selectedIndexes() if self.scores.slot(i.column())]
        return chosen or [self.currentIndex()]

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.looked_at.emit()

    # Qt would repaint every cell each time the focus goes between cell and editor;
    # only the row one stands in looks different.

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._on_focus_moved()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._on_focus_moved()
        if not self.currentIndex().isValid() and self.scores.rowCount():
            self.setCurrentIndex(self.scores.index(0, 1))

    def _on_focus_moved(self) -> None:
        if not self.editor.isVisible():
            self.focus_moved.emit()

    def row_rect(self, row: int) -> QRect:
        """Return the strip of a row, to repaint it in all three views."""
        y = self.rowViewportPosition(row)
        return QRect(0, y, self.viewport().width(), self.rowHeight(row))


def _is_fill_down(event: QKeyEvent) -> bool:
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return control and event.key() == Qt.Key.Key_D


def _way(event: QKeyEvent) -> tuple[int, int] | None:
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    ways: dict[int, tuple[int, int]] = {
        Qt.Key.Key_Return: (-1 if shift else 1, 0),
        Qt.Key.Key_Enter: (-1 if shift else 1, 0),
        Qt.Key.Key_Tab: (0, 1),
        Qt.Key.Key_Backtab: (0, -1),
        Qt.Key.Key_Down: (1, 0),
        Qt.Key.Key_Up: (-1, 0),
    }
    return ways.get(event.key())
