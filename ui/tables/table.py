"""Tables: a list of rows one can read, sort, narrow and walk through by keyboard.

Use:
    table = TableView("Danh sách người", [
        Column[Person]("Họ và tên", lambda p: p.name, weight=500,
                       sort=lambda p: person_sort_key(p.name)),
        Column[Person]("Điểm", lambda p: points(p.total), sort=lambda p: p.total,
                       kind="number", width=90),
    ], row_height=34, key=lambda p: p.id)
    table.show_rows(people)            # or show_sections([Section("Dự bị", rows)])
    table.filter("hoa")                # finds Hòa
    table.row_chosen.connect(…)        # the current row changed (None: nothing)
    table.row_opened.connect(…)        # Enter or double click
    table.link_pressed.connect(…)      # (row, column number) of a link or clause
    table.ticked.connect(…)            # (row, column number, bool): Space or click

The page keeps what is ticked and calls `refresh()`. `key` keeps the current row when
rows are shown anew. `cell_cursor=True` walks by cells instead of rows; then Enter on a
link presses it. `empty` is shown while there is no row; given as a function, it is made
when that happens first.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from ui.tables import headings, shown
from ui.tables.cells import CellDelegate
from ui.tables.column import AnyRow, Column, Section
from ui.tables.header import TableHeader
from ui.tables.model import TableModel

_PRESSED = {"link", "clause"}


class TableView(QTableView):
    """A table under a name that screen readers say."""

    row_chosen = Signal(object)
    row_opened = Signal(object)
    link_pressed = Signal(object, int)
    ticked = Signal(object, int, bool)
    all_ticked = Signal(int, bool)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Any]],
        *,
        row_height: int = 32,
        header_height: int = 30,
        key: Callable[[Any], object] | None = None,
        bar: Callable[[Any], str] | None = None,
        many: bool = False,
        cell_cursor: bool = False,
        grid: bool = False,
        empty: QWidget | Callable[[], QWidget] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._name = name
        self._key = key or (lambda row: row)
        self._cell_cursor = cell_cursor
        self._empty = empty if isinstance(empty, QWidget) else None
        self._make_empty = None if isinstance(empty, QWidget) else empty
        self.rows = TableModel(columns, self)
        self.setModel(self.rows)
        self._cells = CellDelegate(
            self.rows, bar=bar, grid=grid, cell_cursor=cell_cursor, parent=self
        )
        self.setItemDelegate(self._cells)
        self._set_up_behaviour(many)
        self._set_up_header(header_height, row_height)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show rows; the current one stays current if it is still there."""
        self._keep_current(lambda: self.rows.show_rows(rows))

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show rows under headings; see Section."""
        self._keep_current(lambda: self.rows.show_sections(sections))

    def filter(self, wanted: str) -> None:
        """Narrow the rows to those with every word of `wanted`."""
        self._keep_current(lambda: self.rows.filter(wanted))

    def sort_by(self, column: int, *, descending: bool = False) -> None:
        """Order by a column; -1 gives back the order of the page."""
        way = Qt.SortOrder
        order = way.DescendingOrder if descending else way.AscendingOrder
        self._keep_current(lambda: self.rows.sort(column, order))

    def refresh(self) -> None:
        """Repaint after the page changed what its columns tell."""
        self.rows.refresh()

    def show_ticked(self, column: int, ticked: bool | None) -> None:
        """Show the box in the header of a tick column."""
        header = self.horizontalHeader()
        if isinstance(header, TableHeader):
            header.show_ticked(column, ticked)

    def current(self) -> AnyRow:
        """Return the current row, or None."""
        line = self.rows.at(self.currentIndex())
        return None if isinstance(line, Section) else line

    def chosen(self) -> list[Any]:
        """Return all selected rows, from top to bottom."""
        lines = sorted({index.row() for index in self.selectedIndexes()})
        return [self.rows.line(number) for number in lines]

    def choose(self, wanted: Callable[[Any], bool]) -> bool:
        """Make the first row that fits current; tell whether there is one."""
        number = self.rows.find(wanted)
        if number >= 0:
            index = self.rows.index(number, max(self.currentIndex().column(), 0))
            self._stand_on(index)
            self.scrollTo(index)
        return number >= 0

    def seen_texts(self) -> list[list[str]]:
        """Return titles and visible cells, for export of what is seen."""
        return shown.texts(self, self.rows)

    def restore_columns(self) -> None:
        """Hide the columns that were hidden by the menu the last time."""
        shown.hide_unwanted(self, self.rows, self._name)

    def columns_menu(self) -> QMenu:
        """Return a menu to choose columns; the choice is remembered by name."""
        return shown.menu(self, self.rows, self._name)

    def _set_up_behaviour(self, many: bool) -> None:
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(
            modes.ExtendedSelection if many else modes.SingleSelection
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(self._on_opened)
        self.clicked.connect(self._on_clicked)
        self.rows.modelReset.connect(self._dress_sections)
        self.selectionModel().currentRowChanged.connect(
            lambda *_: self.row_chosen.emit(self.current())
        )

    def _set_up_header(self, height: int, row_height: int) -> None:
        upright = self.verticalHeader()
        upright.setMinimumSectionSize(20)
        upright.setDefaultSectionSize(row_height)
        upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        upright.hide()
        header = TableHeader(self.rows, height=height, parent=self)
        self.setHorizontalHeader(header)
        for number, column in enumerate(self.rows.columns):
            way = QHeaderView.ResizeMode
            stretch = column.width == 0
            header.setSectionResizeMode(
                number, way.Stretch if stretch else way.Interactive
            )
            if not stretch:
                self.setColumnWidth(number, column.width)
        header.title_pressed.connect(self._on_title)
        header.all_ticked.connect(self.all_ticked)

    def _keep_current(self, change: Callable[[], None]) -> None:
        row, place = self.current(), self.verticalScrollBar().value()
        change()
        if row is not None:
            wanted = self._key(row)
            number = self.rows.find(lambda other: self._key(other) == wanted)
            if number >= 0:
                self._stand_on(self.rows.index(number, 0))
            else:
                self.row_chosen.emit(None)
        self.verticalScrollBar().setValue(place)

    def _stand_on(self, index: QModelIndex) -> None:
        # Not setCurrentIndex, which adds to what is chosen while Ctrl is still held.
        way = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, way.ClearAndSelect | way.Rows)

    def _dress_sections(self) -> None:
        headings.dress(self, self.rows)
        if self._empty is None and self._make_empty and not self.rows.rows():
            self._empty = self._make_empty()
        if self._empty is not None and self.rows.rows():
            self._empty.hide()
        elif self._empty is not None:
            self._empty.setParent(self.viewport())
            self._empty.setGeometry(self.viewport().rect())
            self._empty.show()

    def _on_title(self, number: int) -> None:
        if self.rows.columns[number].can_sort():
            order = self.rows.order
            descending = order is not None and order == (number, False)
            self.sort_by(number, descending=descending)
            self.horizontalHeader().viewport().update()

    def _on_opened(self, index: QModelIndex) -> None:
        row = self.rows.at(index)
        if row is not None and not isinstance(row, Section):
            self.row_opened.emit(row)

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self.rows.at(index)
        column = self.rows.columns[index.column()]
        if isinstance(row, Section):
            return
        if column.kind in _PRESSED and column.text(row):
            self.link_pressed.emit(row, index.column())
        elif column.kind == "check":
            self._tick(row, index.column())

    def _tick(self, row: AnyRow, number: int) -> None:
        column = self.rows.columns[number]
        if column.look and (column.usable is None or column.usable(row)):
            self.ticked.emit(row, number, column.look(row) is not True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, index = self.current(), self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            cells = [
                [c.text(each) for c in self.rows.columns] for each in self.chosen()
            ]
            QApplication.clipboard().setText("\n".join("\t".join(c) for c in cells))
        elif row is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            kind = self.rows.columns[index.column()].kind
            if self._cell_cursor and kind in _PRESSED:
                self.link_pressed.emit(row, index.column())
            else:
                self.row_opened.emit(row)
        elif row is not None and event.key() == Qt.Key.Key_Space:
            boxes = [n for n, c in enumerate(self.rows.columns) if c.kind == "check"]
            if boxes:
                self._tick(row, boxes[0])
        else:
            super().keyPressEvent(event)

    def moveCursor(
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803 - Qt's name
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Walk over headings; they cannot be current."""
        action = QAbstractItemView.CursorAction
        index = super().moveCursor(cursorAction, modifiers)
        up = cursorAction in {action.MoveUp, action.MovePageUp, action.MoveEnd}
        step = -1 if up else 1
        while index.isValid() and isinstance(self.rows.at(index), Section):
            index = self.rows.index(index.row() + step, index.column())
        return index if index.isValid() else self.currentIndex()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        self._hover(index.row())
        shape = Qt.CursorShape.ArrowCursor
        if index.isValid() and self.rows.columns[index.column()].kind in _PRESSED:
            row = self.rows.at(index)
            if not isinstance(row, Section) and index.data():
                shape = Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, line: int) -> None:
        if line != self._cells.hovered:
            self._cells.hovered = line
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() < event.oldSize().height():
            # The undo line or a smaller window must not cover where one stands.
            self.scrollTo(self.currentIndex())
        if self._empty is not None and not self._empty.isHidden():
            self._empty.setGeometry(self.viewport().rect())
