"""The left pane: units under their kinds, each with the number of its people."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from ui import icons, look
from ui.language import _
from ui.pages.subjects_groups import OTHERS, Node
from ui.widgets import painting
from ui.widgets.tips import as_written

_Index = QModelIndex | QPersistentModelIndex
_NODE = Qt.ItemDataRole.UserRole + 1
_DEPTH = Qt.ItemDataRole.UserRole + 2
_HEIGHT, _STEP, _INSET = 30, 16, 14


class UnitTree(QTreeWidget):
    """The tree; `node_chosen` carries the current line, `node_opened` Enter on it."""

    node_chosen = Signal(object)
    node_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Đơn vị"))
        self.setHeaderHidden(True)
        self.setMinimumWidth(220)
        self.setRootIsDecorated(False)
        # The delegate draws indents and arrows, so that a row is one ground.
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_NodeDelegate(self))
        self.setViewportMargins(0, 4, 0, 4)
        self._folded: set[str] = set()
        self.itemCollapsed.connect(lambda item: self._folded.add(_key(item)))
        self.itemExpanded.connect(lambda item: self._folded.discard(_key(item)))
        self.currentItemChanged.connect(self._on_current)
        self.itemDoubleClicked.connect(lambda *_: self._open())

    def show_root(self, root: Node) -> None:
        """Show the tree anew; what was current and folded stays so."""
        wanted = self.current_key() or root.key
        self.blockSignals(True)
        self.clear()
        self.addTopLevelItem(_item(root, 0))
        for item in self._items():
            item.setExpanded(_key(item) not in self._folded)
        if not self.choose(wanted):
            self.choose(root.key)
        self.blockSignals(False)

    def current(self) -> Node | None:
        """Return the current line."""
        item = self.currentItem()
        return None if item is None else item.data(0, _NODE)

    def current_key(self) -> str:
        """Return the key of the current line, or nothing."""
        node = self.current()
        return node.key if node else ""

    def choose(self, key: str) -> bool:
        """Make a line current; tell whether there is one of that key."""
        for item in self._items():
            if _key(item) == key:
                self.setCurrentItem(item)
                return True
        return False

    def _items(self) -> list[QTreeWidgetItem]:
        found, waiting = [], [self.topLevelItem(n) for n in range(1)]
        while waiting:
            item = waiting.pop(0)
            if item is None:
                continue
            found.append(item)
            waiting += [item.child(n) for n in range(item.childCount())]
        return found

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.node_chosen.emit(item.data(0, _NODE))

    def _open(self) -> None:
        node = self.current()
        if node is not None:
            self.node_opened.emit(node)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        if item is not None and item.childCount():
            left = _INSET + item.data(0, _DEPTH) * _STEP
            if left - 4 <= event.position().x() <= left + 18:
                item.setExpanded(not item.isExpanded())
                return
        super().mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.viewport().update()
        super().leaveEvent(event)


class _NodeDelegate(QStyledItemDelegate):
    """Arrow, icon, name and count on one ground over the whole row."""

    def __init__(self, tree: UnitTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, _HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        node: Node = index.data(_NODE)
        rect = QRectF(option.rect)
        painter.save()
        self._paint_ground(painter, rect, option, index)
        x = rect.left() + _INSET + index.data(_DEPTH) * _STEP
        middle = rect.center().y()
        if node.children:
            is_open = self._tree.isExpanded(index)
            arrow = "chevron-down" if is_open else "chevron-right"
            icons.paint(painter, QRectF(x, middle - 7, 14, 14), arrow, "text2")
        icons.paint(painter, QRectF(x + 22, middle - 8, 16, 16), node.icon, "text2")
        weight = 400 if node.unit is not None and node.key == node.unit.id else 600
        painter.setFont(look.font(look.BODY, weight))
        painter.setPen(look.color("text"))
        right = rect.right() - 12
        width = painting.digits_width(str(node.count), look.font())
        name = QRectF(x + 45, rect.top(), right - width - x - 53, rect.height())
        painting.draw_text(painter, name, _fitting(node, painter, name.width()))
        painter.setFont(look.font())
        painter.setPen(look.color("text2"))
        count = QRectF(right - width, rect.top(), width, rect.height())
        painting.draw_digits(painter, count, str(node.count))
        painter.restore()

    def _paint_ground(
        self,
        painter: QPainter,
        rect: QRectF,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> None:
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            focused = self._tree.hasFocus()
            painter.fillRect(rect, look.color("accentSoft" if focused else "naSoft"))
            bar = QRectF(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(bar, look.color("accent"))
            if focused:
                painting.draw_frame(painter, rect)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.color("alt"))


def _fitting(node: Node, painter: QPainter, width: float) -> str:
    fits = painter.fontMetrics().horizontalAdvance(node.title) <= width
    return node.title if fits else node.shown_title


def _item(node: Node, depth: int) -> QTreeWidgetItem:
    item = QTreeWidgetItem()
    counted = (
        _("{count} hộ, doanh nghiệp") if node.key == OTHERS else _("{count} người")
    )
    said = counted.format(count=node.count)
    item.setData(0, _NODE, node)
    item.setData(0, _DEPTH, depth)
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{node.title}, {said}")
    item.setToolTip(0, as_written(node.title))
    for child in node.children:
        item.addChild(_item(child, depth + 1))
    return item


def _key(item: QTreeWidgetItem) -> str:
    node: Node = item.data(0, _NODE)
    return node.key
