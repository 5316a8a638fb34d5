"""The model of the score grid: names, criteria by side, totals."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from desktop.errors import OfficeError
from ui.tables.score_values import (
    Cell,
    CellState,
    Entry,
    GridCriterion,
    GridRow,
    GridSource,
    Key,
    Side,
    Total,
)
from ui.widgets.tips import as_written

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_Place = tuple[Key, Key, Side]
_Act = Callable[[_Place], str | None]


@dataclass(frozen=True, slots=True)
class Slot:
    """A column of the middle: a criterion on a side, and its group's number."""

    criterion: GridCriterion
    side: Side
    group: int


class ScoreModel(QAbstractTableModel):
    """Column 0 is the name, then a slot per criterion and side, then the totals."""

    def __init__(self, source: GridSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source = source
        self.sides: tuple[Side, ...] = (Side.SELF, Side.VERIFIED)
        self.errors: dict[_Place, tuple[str, str]] = {}
        self._read()

    def _read(self) -> None:
        self.rows: Sequence[GridRow] = tuple(self.source.rows())
        self.groups = tuple(self.source.groups())
        self.totals = tuple(self.source.total_columns())
        self.slots = [
            Slot(criterion, side, number)
            for number, group in enumerate(self.groups)
            for criterion in group.criteria
            for side in self._sides_of(criterion)
        ]

    def _sides_of(self, criterion: GridCriterion) -> tuple[Side, ...]:
        if not criterion.is_surveyed:
            return self.sides
        return (Side.SURVEY,) if Side.VERIFIED in self.sides else ()

    def reload(self) -> None:
        """Read everything anew."""
        self.beginResetModel()
        self.errors.clear()
        self._read()
        self.endResetModel()

    def show_sides(self, sides: Sequence[Side]) -> None:
        """Show one side or both."""
        self.sides = tuple(sides)
        self.reload()

    def first_total(self) -> int:
        """Return the number of the first column of totals."""
        return 1 + len(self.slots)

    def slot(self, column: int) -> Slot | None:
        """Return what a column of the middle stands for."""
        return self.slots[column - 1] if 0 < column < self.first_total() else None

    def place(self, index: _Index) -> _Place | None:
        """Return row, criterion and side of a cell, or None outside the middle."""
        slot = self.slot(index.column()) if index.isValid() else None
        if slot is None:
            return None
        return self.rows[index.row()].key, slot.criterion.key, slot.side

    def cell(self, index: _Index) -> Cell:
        """Return the cell at an index of the middle."""
        place = self.place(index)
        if place is None:
            return Cell(CellState.NOT_SCORED)
        return self.source.cell(*place)

    def total(self, index: _Index) -> Total:
        """Return the total at an index of the right."""
        totals = self.source.totals(self.rows[index.row()].key)
        number = index.column() - self.first_total()
        return totals[number] if number < len(totals) else Total()

    def error(self, index: _Index) -> str:
        """Return why the last entry in a cell was refused, or ""."""
        place = self.place(index)
        return self.errors.get(place, ("", ""))[0] if place else ""

    def refused(self, index: _Index) -> str:
        """Return the text that was refused in a cell, or ""."""
        place = self.place(index)
        return self.errors.get(place, ("", ""))[1] if place else ""

    def enter(self, index: _Index, text: str) -> str:
        """Hand over what was typed; return why it was refused, or ""."""
        return self._do(index, text, lambda place: self.source.enter(*place, text))

    def clear(self, index: _Index) -> str:
        """Make a cell "chưa chấm"."""
        return self._do(index, "", lambda place: self.source.clear(*place))

    def mark_not_applicable(self, index: _Index) -> str:
        """Make a cell "không áp dụng"."""
        return self._do(
            index, "–", lambda place: self.source.mark_not_applicable(*place)
        )

    def paste(self, block: Sequence[Entry]) -> list[str]:
        """Hand over a block; return the sentences of what was refused."""
        for entry in block:
            self.errors.pop((entry.row, entry.criterion, entry.side), None)
        typed = {(e.row, e.criterion, e.side): e.text for e in block}
        try:
            problems = self.source.paste(block)
        except OfficeError as refusal:
            return [str(refusal)]
        for problem in problems:
            place = (problem.row, problem.criterion, problem.side)
            self.errors[place] = (problem.sentence, typed.get(place, ""))
        if self.rows:
            last = self.index(len(self.rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        return [problem.sentence for problem in problems]

    def _do(self, index: _Index, text: str, act: _Act) -> str:
        place = self.place(index)
        if place is None:
            return ""
        try:
            error = act(place) or ""
        except OfficeError as refusal:
            error = str(refusal)
        self.errors.pop(place, None)
        if error:
            self.errors[place] = (error, text)
        here = self.index(index.row(), index.column())
        self.dataChanged.emit(here, here)
        if not error and self.totals:
            first = self.index(index.row(), self.first_total())
            last = self.index(index.row(), self.columnCount() - 1)
            self.dataChanged.emit(first, last)
        return error

    def forget_error(self, index: _Index) -> None:
        """Take the red mark off a cell; its old value was kept all the time."""
        place = self.place(index)
        if place is not None and place in self.errors:
            del self.errors[place]
            here = self.index(index.row(), index.column())
            self.dataChanged.emit(here, here)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else self.first_total() + len(self.totals)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        row = self.rows[index.row()]
        display = Qt.ItemDataRole.DisplayRole
        if index.column() == 0:
            if role == Qt.ItemDataRole.ToolTipRole:
                return as_written(row.note) or None
            return row.name if role == display else None
        if index.column() >= self.first_total():
            return self.total(index).text if role == display else None
        if role == display:
            return self.cell(index).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = f"{row.name}, {self.column_name(index.column())}: "
            return said + (self.error(index) or self.cell(index).spoken())
        if role == Qt.ItemDataRole.ToolTipRole:
            said = self.error(index) or self.cell(index).remark
            return as_written(said) or None
        return None

    def column_name(self, column: int) -> str:
        """Return "B1 Đúng hạn, trước hạn, thẩm định"."""
        slot = self.slot(column)
        if slot is None:
            return ""
        if not slot.criterion.code:
            return slot.criterion.title
        return f"{slot.criterion.code} {slot.criterion.title}, {slot.side.value}"

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401
        if role == Qt.ItemDataRole.ToolTipRole:
            slot = self.slot(section)
            return as_written(slot.criterion.tip) or None if slot else None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.rows[section].name
        if section >= self.first_total():
            return self.totals[section - self.first_total()].title
        return self.column_name(section)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
