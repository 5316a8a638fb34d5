"""The side list: places in the order of the work, each with its mark."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import icons, look
from ui.language import _
from ui.shell import PageEntry, PlaceMark, Progress
from ui.widgets import painting

WIDTH = 212
_Index = QModelIndex | QPersistentModelIndex
_Line = PageEntry | str
_NO_PARENT = QModelIndex()
_MARKS = {
    Progress.TODO: "place-todo",
    Progress.PARTIAL: "place-partial",
    Progress.DONE: "place-done",
}


class _Places(QAbstractListModel):
    """Entries and the names of their groups, with the marks of the round."""

    def __init__(self, entries: Sequence[PageEntry], parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[_Line] = []
        self.marks: Mapping[str, PlaceMark] = {}
        for group, members in groupby(entries, key=lambda entry: entry.group):
            if group:
                self.lines.append(group)
            self.lines += list(members)

    def at(self, index: _Index) -> _Line | None:
        """Return the entry or the name of the group at an index, None at none."""
        return self.lines[index.row()] if index.isValid() else None

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        line = self.lines[index.row()]
        if isinstance(line, str):
            return line if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(line)
        return None

    def spoken(self, entry: PageEntry) -> str:
        """Return "Chấm điểm, còn thiếu 3"."""
        mark = self.marks.get(entry.key)
        if mark is None:
            return entry.title
        count = f" {mark.count}" if mark.count else ""
        return f"{entry.title}, {mark.state.value}{count}"

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if isinstance(self.lines[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def show_marks(self, marks: Mapping[str, PlaceMark]) -> None:
        self.marks = marks
        if self.lines:
            self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1))


class SideList(QListView):
    """The places; `place_chosen` carries the key of the entry gone to."""

    place_chosen = Signal(str)

    def __init__(
        self, entries: Sequence[PageEntry], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setProperty("ground", "chrome")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(_("Các nơi làm việc"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setViewportMargins(0, 4, 0, 4)
        self._places = _Places(entries, self)
        self.setModel(self._places)
        self.setItemDelegate(_PlaceDelegate(self, self._places))
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_marks(self, marks: Mapping[str, PlaceMark]) -> None:
        """Show the marks of the round one stands in."""
        self._places.show_marks(marks)

    def show_place(self, key: str) -> None:
        """Make a place the current one."""
        for number, line in enumerate(self._places.lines):
            if isinstance(line, PageEntry) and line.key == key:
                self.setCurrentIndex(self._places.index(number))

    def mark(self, key: str) -> PlaceMark:
        """Return the mark of a place; nothing known means not started."""
        return self._places.marks.get(key, PlaceMark())

    def has_marks(self, key: str) -> bool:
        """Tell whether a place has a mark at all; the overview has none."""
        return key in self._places.marks

    def current_key(self) -> str:
        """Return the key of the place one stands in, "" before the first."""
        entry = self._places.at(self.currentIndex())
        return entry.key if isinstance(entry, PageEntry) else ""

    def step(self, by: int) -> None:
        """Go to the next or previous place."""
        row = self.currentIndex().row() + by
        while 0 <= row < self._places.rowCount():
            if isinstance(self._places.lines[row], PageEntry):
                self.setCurrentIndex(self._places.index(row))
                return
            row += by

    def _on_current(self, index: QModelIndex) -> None:
        entry = self._places.at(index)
        if isinstance(entry, PageEntry):
            self.place_chosen.emit(entry.key)


class _PlaceDelegate(QStyledItemDelegate):
    """Icon, name, count, mark; the selected place is a sheet of the page's paper."""

    def __init__(self, side: SideList, places: _Places) -> None:
        super().__init__(side)
        self._side, self._places = side, places

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        is_group = isinstance(self._places.at(index), str)
        return QSize(WIDTH - 16, 26 if is_group else 28)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        line = self._places.at(index)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, str):
            painter.setFont(look.font(look.SMALL, 600))
            painter.setPen(look.color("text2"))
            area = rect.adjusted(18, 0, 0, 0)
            painting.draw_text(painter, area, line)
        elif line is not None:
            self._paint_place(painter, rect, line, index)
        painter.restore()

    def _paint_place(
        self, painter: QPainter, rect: QRectF, entry: PageEntry, index: _Index
    ) -> None:
        current = self._side.currentIndex().row() == index.row()
        sheet = rect.adjusted(8, 0, -8, 0)
        if current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("surface"))
            painter.drawRoundedRect(sheet, 6, 6)
            painter.setBrush(look.color("accent"))
            bar = QRectF(sheet.left(), sheet.top() + 6, 3, sheet.height() - 12)
            painter.drawRoundedRect(bar, 1.5, 1.5)
            if self._side.hasFocus():
                painter.setPen(QPen(look.color("accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(sheet.adjusted(1, 1, -1, -1), 6, 6)
        colour = "accent" if current else "text2"
        mark = QRectF(rect.left() + 18, rect.center().y() - 8, 16, 16)
        icons.paint(painter, mark, entry.icon, colour)
        right = self._paint_mark(painter, rect, entry)
        painter.setFont(look.font(look.BODY, 600 if current else 400))
        painter.setPen(look.color("accent" if current else "text"))
        name = QRectF(rect.left() + 43, rect.top(), 0, rect.height())
        name.setRight(right)
        painting.draw_text(painter, name, entry.title)

    def _paint_mark(self, painter: QPainter, rect: QRectF, entry: PageEntry) -> float:
        if not self._side.has_marks(entry.key):
            return rect.right() - 12
        mark = self._side.mark(entry.key)
        box = QRectF(rect.right() - 30, rect.center().y() - 7, 14, 14)
        icons.paint(painter, box, _MARKS[mark.state], "text2", ground="chrome")
        if mark.state is not Progress.PARTIAL or not mark.count:
            return box.left() - 4
        painter.setFont(look.font(look.SMALL))
        painter.setPen(look.color("text2"))
        count = QRectF(rect.right() - 60, rect.top(), 24, rect.height())
        painting.draw_text(painter, count, str(mark.count), Qt.AlignmentFlag.AlignRight)
        metrics = QFontMetricsF(painter.font())
        return count.right() - metrics.horizontalAdvance(str(mark.count)) - 4
