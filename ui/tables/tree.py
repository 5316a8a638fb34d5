"""The explanation of a verdict as a tree: each condition, its mark, value and clause.

Use:
    tree = ExplanationTree("Vì sao?")
    tree.show_tree(Node("Tiêu chuẩn đối với cá nhân", "unknown", clause="III.1.4",
                        quantifier="đạt tất cả", children=(Node(…), …)))
    tree.action_requested.connect(…)   # (node, number of the action)
    tree.clause_opened.connect(…)      # a click on a clause tag; node_chosen: a walk
    tree.choose(lambda node: node.verdict == "unknown")

A node is "met", "not_met", "unknown" or "not_applicable". Its second line is the value
used in bold and its source, or what is missing. The actions of a node ("Xác nhận…")
open inside it while it is the current one, as real buttons that Tab reaches.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QStandardItem,
)
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import icons, look
from ui.language import _
from ui.tables.branches import BranchView, Index
from ui.widgets import chips, layouts, painting
from ui.widgets.buttons import plain
from ui.widgets.tips import as_written

_INDENT, _MARK, _TEXT, _RIGHT, _ACTIONS = 22, 4, 26, 12, 36
_LINE, _SECOND, _PAD = 17, 16, 4
_HAND, _ARROW = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor


@dataclass(frozen=True, slots=True)
class Node:
    """One condition of a standard, as it was judged.

    Args:
        label: the condition in words.
        verdict: met, not_met, unknown or not_applicable.
        quantifier: "đạt tất cả" or "đạt một trong", for a group.
        used, source: the value and where it comes from.
        missing: what is not known yet, instead of a value.
        clause: "III.1.4" or "ý 3".
        actions: buttons offered inside the node.
        key: whatever the page needs to act.
    """

    label: str
    verdict: str
    quantifier: str = ""
    used: str = ""
    source: str = ""
    missing: str = ""
    clause: str = ""
    children: tuple["Node", ...] = ()
    actions: tuple[str, ...] = ()
    key: object = field(default=None, compare=False)

    def spoken(self) -> str:
        """Return the node as screen readers say it."""
        verdict = chips.CHIPS[self.verdict].word
        parts = [f"{self.label}: {verdict}", self.quantifier, self.missing]
        parts += [self.used, self.source, self.clause]
        return ", ".join(part for part in parts if part)


class ExplanationTree(BranchView):
    """Conditions down, deeper ones indented; the current one in a frame."""

    action_requested = Signal(object, int)
    clause_opened = Signal(str)
    node_chosen = Signal(object)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name or _("Vì sao?"), _INDENT, parent)
        self.setItemDelegate(_NodeDelegate(self))
        self.setViewportMargins(0, 4, 0, 4)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_tree(self, root: Node) -> None:
        """Show an explanation, everything open that is not simply met."""
        kept = self.current_node()
        self.nodes.clear()
        self._fill(None, root)
        self.expandAll()
        if kept is not None:
            self.choose(lambda node: node == kept)

    def choose(self, wanted: Callable[[Node], bool]) -> bool:
        """Stand on the first node that fits; tell whether there is one."""
        for index in self.indexes():
            if wanted(self.node(index)):
                self.setCurrentIndex(index)
                self.scrollTo(index)
                return True
        return False

    def choose_first_open(self) -> bool:
        """Stand on the first condition that waits for an answer."""
        return self.choose(lambda n: n.verdict == "unknown" and bool(n.actions))

    def _fill(self, above: QStandardItem | None, node: Node) -> None:
        item = self.add(above, node, node.label)
        item.setData(node.spoken(), Qt.ItemDataRole.AccessibleTextRole)
        if node.verdict in {"met", "not_applicable"}:
            item.setToolTip(as_written(node.spoken()))
        for child in node.children:
            self._fill(item, child)

    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        if previous.isValid():
            self.setIndexWidget(previous, None)  # type: ignore[arg-type]
        node = self.node(current)
        if node is not None and node.actions:
            self.setIndexWidget(current, self._actions(node))
        self.scheduleDelayedItemsLayout()
        if node is not None:
            self.node_chosen.emit(node)

    def _actions(self, node: Node) -> QWidget:
        buttons = [
            plain(
                label,
                partial(self.action_requested.emit, node, number),
                icon=_ACTION_ICONS.get(number, ""),
                small=True,
            )
            for number, label in enumerate(node.actions)
        ]
        line = layouts.row(*buttons, layouts.STRETCH, margins=(_TEXT, 0, 4, 7))
        return layouts.box(layouts.column(layouts.STRETCH, line))

    def height_of(self, index: Index) -> int:
        """Return the height a node needs at the present width."""
        node = self.node(index)
        if node is None:
            return 24
        height = 2 * _PAD + self._label_lines(index, node) * _LINE
        if node.used or node.source or node.missing:
            height += _SECOND
        is_open = index == self.currentIndex() and node.actions
        return height + (_ACTIONS if is_open else 0)

    def text_width(self, index: Index, node: Node) -> float:
        """Return the room for the label, left of the clause."""
        depth, parent = 1, index.parent()
        while parent.isValid():
            depth, parent = depth + 1, parent.parent()
        clause = QFontMetricsF(look.font(look.SMALL)).horizontalAdvance(node.clause)
        taken = depth * _INDENT + _TEXT + _RIGHT + (clause + 22 if node.clause else 4)
        return max(self.viewport().width() - taken, 80)

    def _label_lines(self, index: Index, node: Node) -> int:
        metrics = QFontMetricsF(look.font(look.BODY, 600 if node.children else 500))
        words = node.label + (f" · {node.quantifier}" if node.quantifier else "")
        room = QRectF(0, 0, self.text_width(index, node), 999)
        box = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), words)
        return max(1, round(box.height() / metrics.height()))

    def branch_middle(self, index: Index) -> int:
        return _PAD + _LINE // 2

    def drawRow(
        self, painter: QPainter, options: QStyleOptionViewItem, index: Index
    ) -> None:
        if index == self.currentIndex():
            rect = QRectF(options.rect)
            rect.setLeft(4)
            rect.setRight(self.viewport().width() - 4)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            inside = self.hasFocus() or self._has_focus_inside()
            painter.setBrush(look.color("accentSoft" if inside else "naSoft"))
            frame = QPen(look.color("accent"), 2) if inside else Qt.PenStyle.NoPen
            painter.setPen(frame)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
            painter.restore()
        super().drawRow(painter, options, index)

    def _has_focus_inside(self) -> bool:
        widget = self.indexWidget(self.currentIndex())
        return widget is not None and widget.isAncestorOf(self.focusWidget() or self)

    def clause_rect(self, index: Index) -> QRect:
        """Return where the clause tag of a node is drawn."""
        node, row = self.node(index), self.visualRect(index)
        if node is None or not node.clause:
            return QRect()
        width = QFontMetricsF(look.font(look.SMALL)).horizontalAdvance(node.clause) + 12
        left = self.viewport().width() - _RIGHT - round(width)
        return QRect(left, row.top() + 3, round(width), 19)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        index = self.indexAt(place)
        if index.isValid() and self.clause_rect(index).contains(place):
            self.clause_opened.emit(self.node(index).clause)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        over = self.clause_rect(self.indexAt(place)).contains(place)
        self.viewport().setCursor(_HAND if over else _ARROW)
        super().mouseMoveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _NodeDelegate(QStyledItemDelegate):
    """Mark, condition, quantifier; value and source; clause at the right."""

    def __init__(self, tree: ExplanationTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._tree.height_of(index))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        node = self._tree.node(index)
        rect = QRectF(option.rect)
        if not isinstance(node, Node):
            return
        painter.save()
        shown = chips.CHIPS[node.verdict]
        current = index == self._tree.currentIndex()
        mark = QRectF(rect.left() + _MARK, rect.top() + _PAD + 1, 15, 15)
        ground = "accentSoft" if current else "surface"
        icons.paint(
            painter, mark, shown.icon, look.ink_token(shown.tone), ground=ground
        )
        lines = self._paint_label(painter, rect, node, index)
        self._paint_second(painter, rect, node, lines)
        if node.clause:
            right = self._tree.viewport().width() - _RIGHT
            chips.draw_clause(painter, right, rect.top() + 12.5, node.clause)
        painter.restore()

    def _paint_label(
        self, painter: QPainter, rect: QRectF, node: Node, index: Index
    ) -> int:
        width = self._tree.text_width(index, node)
        font = look.font(look.BODY, 600 if node.children and not node.used else 500)
        quiet = look.font(look.BODY)
        area = QRectF(rect.left() + _TEXT, rect.top() + _PAD, width, _LINE)
        metrics = QFontMetricsF(font)
        tail = f" · {node.quantifier}" if node.quantifier else ""
        painter.setFont(font if node.children else look.font(look.BODY, 500))
        painter.setPen(look.color("text"))
        whole = metrics.horizontalAdvance(node.label)
        tail_width = QFontMetricsF(quiet).horizontalAdvance(tail)
        if whole + tail_width <= width:
            used = painting.draw_text(painter, area, node.label)
            painter.setFont(quiet)
            painter.setPen(look.color("text2"))
            painting.draw_text(painter, area.adjusted(used, 0, 4, 0), tail)
            return 1
        wrapped = area.adjusted(0, 0, 0, 999)
        flags = int(Qt.TextFlag.TextWordWrap)
        box = painter.boundingRect(wrapped, flags, node.label + tail)
        painter.drawText(wrapped, flags, node.label + tail)
        return max(1, round(box.height() / metrics.height()))

    def _paint_second(
        self, painter: QPainter, rect: QRectF, node: Node, lines: int
    ) -> None:
        top = rect.top() + _PAD + lines * _LINE
        right = self._tree.viewport().width() - _RIGHT
        area = QRectF(rect.left() + _TEXT, top, right - rect.left() - _TEXT, _SECOND)
        painter.setPen(look.color("text"))
        if node.used:
            painter.setFont(look.font(look.SMALL, 600))
            used = painting.draw_text(painter, area, node.used)
            area.setLeft(area.left() + used)
        rest = node.missing or node.source
        if rest:
            painter.setFont(look.font(look.SMALL))
            painter.setPen(look.color("text2"))
            painting.draw_text(painter, area, f" · {rest}" if node.used else rest)


_ACTION_ICONS = {0: "badge-check", 1: "paperclip"}
