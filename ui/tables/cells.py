"""How a cell is drawn: one painter for every kind of column."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui import icons, look
from ui.tables.column import AnyRow, Section
from ui.tables.drawings import DRAWINGS
from ui.tables.model import TableModel
from ui.widgets import chips, painting

_Index = QModelIndex | QPersistentModelIndex
FIRST_INSET, LAST_INSET, INSET = 20, 16, 8


class CellDelegate(QStyledItemDelegate):
    """Draws two-line texts, digits, chips, marks, bars, boxes, links and sections.

    Args:
        bar: colour token of a 3 px bar at the left of a row, or "".
        grid: draw upright lines too.
    """

    def __init__(
        self,
        model: TableModel,
        *,
        bar: Callable[[Any], str] | None = None,
        grid: bool = False,
        cell_cursor: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._bar = bar
        self._grid = grid
        self._cell_cursor = cell_cursor
        self.hovered = -1

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        line = self._model.at(index)
        painter.save()
        if isinstance(line, Section):
            draw_section(painter, QRectF(option.rect), line)
        else:
            self._paint_cell(painter, option, index, line)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(40, 32)

    def _paint_cell(
        self,
        painter: QPainter,
        option: Any,  # noqa: ANN401 - the stubs know none of its fields
        index: _Index,
        line: AnyRow,
    ) -> None:
        rect = QRectF(option.rect)
        selected = option.widget.selectionModel().isSelected(index)
        focused = option.widget.hasFocus()
        last = self._model.columnCount() - 1
        ground = self._ground(selected, focused, index.row())
        painting.fill(painter, rect, look.color(ground))
        bottom = rect.bottom() - 0.5
        painting.hairline(
            painter,
            QPointF(rect.left(), bottom),
            QPointF(rect.right(), bottom),
            look.color("line"),
        )
        if self._grid and index.column() < last:
            right = rect.right() - 0.5
            painting.hairline(
                painter,
                QPointF(right, rect.top()),
                QPointF(right, bottom),
                look.color("line"),
            )
        if index.column() == 0:
            self._paint_bar(painter, rect, line, selected)
        column = self._model.columns[index.column()]
        inner = rect.adjusted(
            FIRST_INSET if index.column() == 0 else INSET,
            0,
            -(LAST_INSET if index.column() == last else INSET),
            -1,
        )
        if column.kind in {"check", "icon"} and column.width <= 48:
            inner = rect.adjusted(4 if index.column() else 12, 0, -4, -1)
        DRAWINGS[column.kind](painter, inner, column, line, selected)
        if focused:
            self._paint_cursor(painter, rect, index, option, last)

    def _ground(self, selected: bool, focused: bool, row: int) -> str:
        if selected:
            return "accentSoft" if focused else "naSoft"
        return "alt" if row == self.hovered else "surface"

    def _paint_bar(
        self,
        painter: QPainter,
        rect: QRectF,
        line: AnyRow,
        selected: bool,
    ) -> None:
        own = self._bar(line) if self._bar else ""
        token = "accent" if selected else own
        if token:
            painter.fillRect(
                QRectF(rect.left(), rect.top(), 3, rect.height()), look.color(token)
            )

    def _paint_cursor(
        self,
        painter: QPainter,
        rect: QRectF,
        index: _Index,
        option: Any,  # noqa: ANN401
        last: int,
    ) -> None:
        current = option.widget.currentIndex()
        if current.row() != index.row():
            return
        if self._cell_cursor:
            if current.column() == index.column():
                painting.draw_frame(painter, rect.adjusted(0, 0, 0, -1))
            return
        colour = look.color("accent")
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 2), colour)
        foot = QRectF(rect.left(), rect.bottom() - 2, rect.width(), 2)
        painter.fillRect(foot, colour)
        if index.column() == last:
            painter.fillRect(
                QRectF(rect.right() - 2, rect.top(), 2, rect.height()), colour
            )


def draw_section(painter: QPainter, rect: QRectF, section: Section) -> None:
    """Draw a heading, or the quota line with its rule, mark and clause."""
    quota = section.kind == "quota"
    painter.fillRect(rect, look.color("warnSoft" if quota else "alt"))
    foot = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
    painter.fillRect(foot, look.color("line"))
    x = rect.left() + 14
    if quota:
        painter.fillRect(
            QRectF(rect.left(), rect.top(), rect.width(), 2), look.color("text")
        )
        mark = QRectF(x - 2, rect.center().y() - 7, 16, 16)
        icons.paint(painter, mark, "equal", "warn")
        x += 22
    painter.setPen(look.color("text" if quota else "text2"))
    painter.setFont(look.font(look.BODY if quota else look.SMALL, 600))
    room = QRectF(x, rect.top() + (2 if quota else 0), rect.right() - x, rect.height())
    room.setHeight(rect.height() - (3 if quota else 1))
    x += painting.draw_text(painter, room, section.title) + 8
    if section.clause:
        width = QFontMetricsF(look.font(look.SMALL)).horizontalAdvance(section.clause)
        x += chips.draw_clause(
            painter, x + width + 12, room.center().y(), section.clause
        )
        x += 8
    if section.note:
        painter.setFont(look.font(look.BODY if quota else look.SMALL))
        room.setLeft(x)
        painting.draw_text(painter, room, section.note)
