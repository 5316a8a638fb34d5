"""A list of names found by typing: typed words stand out, the chosen one is ticked."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop import text
from ui import icons, look
from ui.widgets import painting

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_HEIGHT, _INSET = 32, 12


class Name(NamedTuple):
    """A line of the list."""

    code: str
    name: str
    note: str = ""


class _Names(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.names: list[Name] = []

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.names)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        shown = self.names[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{shown.name}, {shown.note}" if shown.note else shown.name
        return None


class NameList(QListView):
    """Names of provinces or communes; `name_chosen` carries the current one."""

    name_chosen = Signal(object)

    def __init__(self, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(spoken)
        self.setProperty("frame", "field")
        self.setMouseTracking(True)
        self.setMinimumHeight(120)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.wanted: tuple[str, ...] = ()
        self._names = _Names(self)
        self.setModel(self._names)
        self.setItemDelegate(_NameDelegate(self))
        self.selectionModel().currentChanged.connect(
            lambda *_: self.name_chosen.emit(self.current())
        )

    def show_names(self, names: Sequence[Name], wanted: str = "") -> None:
        """Show names; words of `wanted` stand out, the current one is kept."""
        kept = self.current()
        self.wanted = tuple(text.search_key(wanted).split())
        self._names.beginResetModel()
        self._names.names = list(names)
        self._names.endResetModel()
        if kept is None or not self.choose(kept.code):
            self.name_chosen.emit(None)

    def names(self) -> list[Name]:
        """Return what is shown."""
        return self._names.names

    def current(self) -> Name | None:
        """Return the chosen name."""
        row = self.currentIndex().row()
        return self._names.names[row] if 0 <= row < len(self._names.names) else None

    def choose(self, code: str) -> bool:
        """Choose a name by its code; tell whether it is shown."""
        for row, shown in enumerate(self._names.names):
            if shown.code == code:
                self.setCurrentIndex(self._names.index(row))
                return True
        return False

    def step(self, by: int) -> None:
        """Move the choice, from the search field above the list."""
        row = self.currentIndex().row() + by
        row = max(0, min(row, len(self._names.names) - 1))
        if self._names.names:
            self.setCurrentIndex(self._names.index(row))


class _NameDelegate(QStyledItemDelegate):
    """Name with its found words, and a tick for the chosen one."""

    def __init__(self, view: NameList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, _HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        shown = self._view.names()[index.row()]
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = self._view.hasFocus()
        painter.save()
        if chosen:
            painter.fillRect(rect, look.color("accentSoft"))
            bar = QRectF(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(bar, look.color("accent"))
            tick = QRectF(rect.right() - 30, rect.center().y() - 8, 16, 16)
            icons.paint(painter, tick, "check", "accent")
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.color("alt"))
        bottom = rect.bottom() - 0.5
        ends = QPointF(rect.left(), bottom), QPointF(rect.right(), bottom)
        painting.hairline(painter, *ends, look.color("line"))
        if chosen and focused:
            painting.draw_frame(painter, rect.adjusted(0, 0, 0, -1))
        painter.setPen(look.color("text"))
        self._paint_name(painter, rect.adjusted(_INSET, 0, -36, 0), shown, chosen)
        painter.restore()

    def _paint_name(
        self, painter: QPainter, area: QRectF, shown: Name, chosen: bool
    ) -> None:
        x = area.left()
        for part, is_found in pieces(shown.name, self._view.wanted):
            font = look.font(look.BODY, 600 if is_found or chosen else 400)
            font.setUnderline(is_found)
            painter.setFont(font)
            width = QFontMetricsF(font).horizontalAdvance(part)
            room = QRectF(x, area.top(), width + 1, area.height())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), part)
            x += width
        if shown.note:
            painter.setFont(look.font(look.SMALL))
            painter.setPen(look.color("text2"))
            painting.draw_text(
                painter, area.adjusted(x - area.left() + 8, 0, 0, 0), shown.note
            )


def pieces(name: str, wanted: Sequence[str]) -> list[tuple[str, bool]]:
    """Return the name cut into parts, each with whether it was typed."""
    key = text.search_key(name)
    if len(key) != len(name):  # a letter that has no single key letter
        return [(name, False)]
    found = [False] * len(name)
    for word in wanted:
        at = f" {key}".find(f" {word}")
        if at >= 0:
            found[at : at + len(word)] = [True] * len(word)
    cuts: list[tuple[str, bool]] = []
    for letter, is_found in zip(name, found, strict=True):
        if cuts and cuts[-1][1] == is_found:
            cuts[-1] = (cuts[-1][0] + letter, is_found)
        else:
            cuts.append((letter, is_found))
    return cuts
