"""The tree of units: icon, name, how many people.

Use: `tree = UnitTree("Đơn vị")`, `tree.show_units([UnitNode("xa", "Xã Hồng Vân",
icon="landmark", count=214, strong=True, children=(…))])`, signal `unit_chosen(key)`.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QStandardItem
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import icons, look
from ui.tables.branches import BranchView, Index
from ui.widgets import painting

_ROW, _INDENT = 30, 16


@dataclass(frozen=True, slots=True)
class UnitNode:
    """A unit or a block of units."""

    key: Hashable
    name: str
    icon: str = "building-2"
    count: int | None = None
    strong: bool = False
    children: tuple["UnitNode", ...] = ()


class UnitTree(BranchView):
    """Units under their blocks; what was open stays open when shown anew."""

    inset = 14
    unit_chosen = Signal(object)
    unit_opened = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, _INDENT, parent)
        self.setUniformRowHeights(True)
        self.setItemDelegate(_UnitDelegate(self))
        self.selectionModel().currentChanged.connect(self._on_current)
        self.activated.connect(self._on_activated)
        self._closed: set[Hashable] = set()
        self.collapsed.connect(lambda i: self._closed.add(self.node(i).key))
        self.expanded.connect(lambda i: self._closed.discard(self.node(i).key))

    def show_units(self, units: Sequence[UnitNode]) -> None:
        """Show the units, keeping the current one and what is closed."""
        kept, closed = self.current_key(), set(self._closed)
        self.selectionModel().blockSignals(True)
        self.nodes.clear()
        for unit in units:
            self._fill(None, unit)
        self.expandAll()
        for index in self.indexes():
            if self.node(index).key in closed:
                self.collapse(index)
        self.selectionModel().blockSignals(False)
        if kept is not None:
            self.choose(kept)

    def current_key(self) -> Hashable | None:
        """Return the key of the unit one stands on."""
        node = self.current_node()
        return node.key if node is not None else None

    def choose(self, key: Hashable) -> bool:
        """Stand on a unit; tell whether it is there."""
        for index in self.indexes():
            if self.node(index).key == key:
                self.setCurrentIndex(index)
                self.scrollTo(index)
                return True
        return False

    def _fill(self, above: QStandardItem | None, unit: UnitNode) -> None:
        item = self.add(above, unit, unit.name)
        count = "" if unit.count is None else f", {unit.count}"
        item.setAccessibleText(unit.name + count)
        for child in unit.children:
            self._fill(item, child)

    def _on_current(self, current: QModelIndex) -> None:
        node = self.node(current)
        if node is not None:
            self.unit_chosen.emit(node.key)
        self.viewport().update()

    def _on_activated(self, index: QModelIndex) -> None:
        node = self.node(index)
        if node is not None:
            self.unit_opened.emit(node.key)

    def drawRow(
        self, painter: QPainter, options: QStyleOptionViewItem, index: Index
    ) -> None:
        if index == self.currentIndex():
            rect = QRectF(options.rect)
            token = "accentSoft" if self.hasFocus() else "naSoft"
            painter.fillRect(rect, look.color(token))
            bar = QRectF(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(bar, look.color("accent"))
            if self.hasFocus():
                painting.draw_frame(painter, rect)
        super().drawRow(painter, options, index)


class _UnitDelegate(QStyledItemDelegate):
    """Icon, name, count at the right edge."""

    def __init__(self, tree: UnitTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        unit = self._tree.node(index)
        rect = QRectF(option.rect).adjusted(UnitTree.inset, 0, 0, 0)
        painter.save()
        mark = QRectF(rect.left() + 4, rect.center().y() - 8, 16, 16)
        icons.paint(painter, mark, unit.icon, "text2")
        painter.setPen(look.color("text"))
        painter.setFont(look.font(look.BODY, 600 if unit.strong else 400))
        words = rect.adjusted(28, 0, -52, 0)
        painting.draw_text(painter, words, unit.name)
        if unit.count is not None:
            painter.setPen(look.color("text2"))
            painter.setFont(look.font())
            painting.draw_digits(painter, rect.adjusted(0, 0, -12, 0), str(unit.count))
        painter.restore()
