"""Rows of a table: a model over frozen rows that sorts and filters itself.

A proxy model over Python rows needs 17 s to sort 100,000 of them; this one needs 0.04.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from desktop import text as words
from ui.tables.column import AnyRow, Column, Section
from ui.widgets.tips import as_written

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class TableModel(QAbstractTableModel):
    """Rows under columns, in sections, sorted and narrowed without a proxy."""

    def __init__(
        self, columns: Sequence[Column[Any]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.order: tuple[int, bool] | None = None
        self._sections: tuple[Section, ...] = ()
        self._has_headings = False
        self._wanted = ""
        self._lines: list[Any] = []
        self._keys: dict[int, str] = {}

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show rows without headings."""
        self._show((Section("", rows),), has_headings=False)

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show rows under their headings; sorting stays within a section."""
        self._show(tuple(sections), has_headings=True)

    def filter(self, wanted: str) -> None:
        """Keep the rows in which every word of `wanted` occurs, without dấu."""
        if wanted != self._wanted:
            self.beginResetModel()
            self._wanted = wanted
            self._arrange()
            self.endResetModel()

    def sort(
        self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder
    ) -> None:
        """Order the rows by a column; -1 gives the order they came in."""
        self.beginResetModel()
        descending = order == Qt.SortOrder.DescendingOrder
        self.order = None if column < 0 else (column, descending)
        self._arrange()
        self.endResetModel()

    def line(self, number: int) -> AnyRow:
        """Return the row or Section at a line."""
        return self._lines[number]

    def at(self, index: _Index) -> AnyRow:
        """Return the row or Section at an index, None at none.

        Asked here and not through `data`: Qt makes a list of a row that is a tuple.
        """
        return self._lines[index.row()] if index.isValid() else None

    def lines(self) -> Sequence[Any]:
        """Return every visible line from top to bottom."""
        return self._lines

    def rows(self) -> list[Any]:
        """Return the visible rows without headings."""
        return [line for line in self._lines if not isinstance(line, Section)]

    def find(self, wanted: Callable[[Any], bool]) -> int:
        """Return the line of the first row that fits, or -1."""
        for number, line in enumerate(self._lines):
            if not isinstance(line, Section) and wanted(line):
                return number
        return -1

    def refresh(self) -> None:
        """Say that what the columns tell has changed; rows and order stay."""
        if self._lines:
            last = self.index(len(self._lines) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> AnyRow:
        line = self._lines[index.row()]
        column = self.columns[index.column()]
        if isinstance(line, Section):
            wanted = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}
            return line.text() if wanted and index.column() == 0 else None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return _spoken(column, line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_written(column.tip(line)) if column.tip else None
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> AnyRow:
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title.replace("\n", " ")
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if isinstance(self._lines[index.row()], Section):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _show(self, sections: tuple[Section, ...], *, has_headings: bool) -> None:
        self.beginResetModel()
        self._sections, self._has_headings = sections, has_headings
        self._keys = {}
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        self._lines = []
        for section in self._sections:
            rows = self._sorted([row for row in section.rows if self._fits(row)])
            hidden = bool(self._wanted) and not rows
            if self._has_headings and not hidden:
                self._lines.append(section)
            self._lines += rows

    def _sorted(self, rows: list[Any]) -> list[Any]:
        if self.order is None:
            return rows
        number, descending = self.order
        return sorted(rows, key=self.columns[number].sort_key, reverse=descending)

    def _fits(self, row: AnyRow) -> bool:
        if not self._wanted:
            return True
        key = self._keys.get(id(row))
        if key is None:
            key = words.search_key(" ".join(_spoken(c, row) for c in self.columns))
            self._keys[id(row)] = key
        return all(word in key for word in words.search_key(self._wanted).split())


def _spoken(column: Column[Any], row: AnyRow) -> str:
    said = column.text(row)
    if column.note is not None and (note := column.note(row)):
        return f"{said}, {note}"
    return said
