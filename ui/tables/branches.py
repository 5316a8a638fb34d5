"""A tree of nodes with our chevrons and keys: the base of our trees."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from ui import icons

Index = QModelIndex | QPersistentModelIndex
NODE = Qt.ItemDataRole.UserRole + 1


class BranchView(QTreeView):
    """Arrows walk and open; Enter is the page's; Tab leaves."""

    inset = 0

    def __init__(self, name: str, indent: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.nodes = QStandardItemModel(self)
        self.setModel(self.nodes)
        self.setIndentation(indent)
        self.setHeaderHidden(True)
        # The current row is drawn by the tree itself; a selection would cover it.
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)

    def node(self, index: Index) -> Any:  # noqa: ANN401 - a node of the page's kind
        """Return the node at an index, or None."""
        return index.data(NODE) if index.isValid() else None

    def current_node(self) -> Any:  # noqa: ANN401
        """Return the node one stands on, or None."""
        return self.node(self.currentIndex())

    def indexes(self) -> Iterator[QModelIndex]:
        """Walk over all nodes, from top to bottom."""
        yield from _below(self.nodes, QModelIndex())

    def add(
        self, above: QStandardItem | None, node: object, text: str
    ) -> QStandardItem:
        """Add a node under another and return its item."""
        item = QStandardItem(text)
        item.setData(node, NODE)
        item.setEditable(False)
        (above or self.nodes.invisibleRootItem()).appendRow(item)
        return item

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if not self.nodes.hasChildren(index):
            return
        name = "chevron-down" if self.isExpanded(index) else "chevron-right"
        top = rect.top() + self.branch_middle(index) - 7
        box = QRectF(rect.right() - 16 + self.inset, top, 14, 14)
        icons.paint(painter, box, name, "text2")

    def branch_middle(self, index: Index) -> int:
        """Return how far under the top of its row a chevron stands."""
        return self.visualRect(index).height() // 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.currentIndex().isValid():
                self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


def _below(model: QStandardItemModel, parent: QModelIndex) -> Iterator[QModelIndex]:
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index
        yield from _below(model, index)
