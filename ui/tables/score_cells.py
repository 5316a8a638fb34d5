"""How the cells of the score grid are drawn."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui import icons, look
from ui.language import _
from ui.tables.score_model import ScoreModel
from ui.tables.score_values import Cell, CellState, Side, Total
from ui.tables.score_view import ScoreView
from ui.widgets import painting

_Index = QModelIndex | QPersistentModelIndex


class ScoreDelegate(QStyledItemDelegate):
    """Numbers, the ring of chưa chấm, the hatch of không áp dụng, clip and corner."""

    def __init__(self, model: ScoreModel, middle: ScoreView) -> None:
        super().__init__(middle)
        self._model, self._middle = model, middle

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        rect = QRectF(option.rect)
        painter.save()
        if index.column() == 0:
            self._paint_name(painter, rect, index)
        elif index.column() >= self._model.first_total():
            self._paint_total(painter, rect, index)
        else:
            self._paint_cell(painter, rect, index)
        painter.restore()

    def _is_current_row(self, index: _Index) -> bool:
        return self._middle.currentIndex().row() == index.row()

    def _row_ground(self) -> str:
        inside = self._middle.hasFocus() or self._middle.editor.isVisible()
        return "accentSoft" if inside else "naSoft"

    def _fill(
        self, painter: QPainter, rect: QRectF, index: _Index, ground: str, right: str
    ) -> None:
        token = self._row_ground() if self._is_current_row(index) else ground
        painter.fillRect(rect, look.color(token))
        line_of(painter, rect, right)

    def _paint_name(self, painter: QPainter, rect: QRectF, index: _Index) -> None:
        self._fill(painter, rect, index, "surface", "")
        if self._is_current_row(index):
            bar = QRectF(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(bar, look.color("accent"))
        painter.setFont(look.font(look.BODY, 500))
        painter.setPen(look.color("text"))
        painting.draw_text(painter, rect.adjusted(20, 0, -8, 0), str(index.data()))

    def _paint_total(self, painter: QPainter, rect: QRectF, index: _Index) -> None:
        self._fill(painter, rect, index, "surface", "line")
        number = index.column() - self._model.first_total()
        column = self._model.totals[number]
        last = number == len(self._model.totals) - 1
        area = rect.adjusted(6, 0, -(16 if last else 8), 0)
        draw_total(painter, area, self._model.total(index), strong=column.strong)

    def _paint_cell(self, painter: QPainter, rect: QRectF, index: _Index) -> None:
        slot = self._model.slot(index.column())
        following = self._model.slot(index.column() + 1)
        if slot is None:
            return
        ends_group = following is None or following.group != slot.group
        cell = self._model.cell(index)
        error = self._model.error(index)
        ground = "alt" if slot.side is Side.SELF and self._is_paired() else "surface"
        self._fill(painter, rect, index, ground, "line2" if ends_group else "line")
        inner = rect.adjusted(0, 0, -1, -1)
        selection = self._middle.selectionModel()
        if error:
            painter.fillRect(inner, look.color("badSoft"))
        elif cell.state is CellState.NOT_APPLICABLE:
            painting.draw_hatch(painter, inner)
        elif selection.isSelected(index) and len(selection.selectedIndexes()) > 1:
            painter.fillRect(inner, look.color("accentSoft2"))
        if error:
            painter.setPen(look.color("bad"))
            painter.setFont(look.font(look.BODY, 600))
            refused = self._model.refused(index)
            painting.draw_digits(painter, rect.adjusted(4, 0, -8, 0), refused)
            painting.draw_frame(painter, rect, "bad")
        else:
            ink = "text2" if slot.side is Side.SELF and self._is_paired() else "text"
            draw_score(painter, rect, cell, ink)
        if self._middle.currentIndex() == index and not error:
            painting.draw_frame(painter, rect)

    def _is_paired(self) -> bool:
        return len(self._model.sides) > 1


def line_of(painter: QPainter, rect: QRectF, right: str) -> None:
    """Draw the lines under and beside a cell."""
    bottom, edge = rect.bottom() - 1, rect.right() - 1
    painter.fillRect(QRectF(rect.left(), bottom, rect.width(), 1), look.color("line"))
    if right:
        painter.fillRect(QRectF(edge, rect.top(), 1, rect.height()), look.color(right))


def draw_score(painter: QPainter, rect: QRectF, cell: Cell, ink: str = "text") -> None:
    """Draw a cell's content: the three states never look alike."""
    middle = rect.center()
    if cell.state is CellState.NOT_APPLICABLE:
        sheet = QRectF(middle.x() - 8, middle.y() - 8, 16, 16)
        painter.fillRect(sheet, look.color("surface"))
        painter.setPen(look.color("text2"))
        painter.setFont(look.font())
        painter.drawText(sheet, int(Qt.AlignmentFlag.AlignCenter), "–")
    elif cell.state is CellState.NOT_SCORED:
        ring = QRectF(middle.x() - 6, middle.y() - 6, 12, 12)
        icons.paint(painter, ring, "circle", "text3" if cell.is_calm else "warn")
    elif cell.icon:
        mark = QRectF(middle.x() - 8, middle.y() - 8, 16, 16)
        icons.paint(painter, mark, cell.icon, look.ink_token(cell.tone))
    else:
        painter.setPen(look.color(ink))
        painter.setFont(look.font())
        painting.draw_digits(painter, rect.adjusted(4, 0, -8, 0), cell.text)
    if cell.has_evidence:
        clip = QRectF(rect.left() + 4, middle.y() - 6, 12, 12)
        icons.paint(painter, clip, "paperclip", "text2")
    if cell.is_doubted:
        sign = QRectF(rect.right() - 18, middle.y() - 6, 12, 12)
        icons.paint(painter, sign, "triangle-alert", "warn")
    if cell.changed:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent"))
        corner = rect.topRight() - QPointF(1, 0)
        painter.drawPolygon(
            QPolygonF([corner, corner - QPointF(8, 0), corner + QPointF(0, 8)])
        )


def draw_total(
    painter: QPainter, area: QRectF, total: Total, *, strong: bool = False
) -> None:
    """Draw a total, or how many cells it still waits for."""
    if total.missing:
        said = _("thiếu {count}").format(count=total.missing)
        painter.setFont(look.font())
        painter.setPen(look.color("warn"))
        right = Qt.AlignmentFlag.AlignRight
        used = painting.draw_text(painter, area, said, right)
        ring = QRectF(area.right() - used - 17, area.center().y() - 6, 12, 12)
        icons.paint(painter, ring, "circle", "warn")
        return
    painter.setFont(look.font(look.BODY, 600 if strong else 400))
    painter.setPen(look.color("text" if strong else "text2"))
    painting.draw_digits(painter, area, total.text)
    if total.icon:
        width = painting.digits_width(total.text, painter.font())
        mark = QRectF(area.right() - width - 20, area.center().y() - 7, 14, 14)
        icons.paint(painter, mark, total.icon, look.ink_token(total.tone))
