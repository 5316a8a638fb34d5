"""The line under the score grid: how many rows are scored in every column."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView, QWidget

from ui import look
from ui.tables.score_model import ScoreModel
from ui.tables.score_values import Side
from ui.widgets import painting

HEIGHT = 26


class FootRow(QWidget):
    """Paints under the columns of one of the three views and scrolls with it."""

    def __init__(self, model: ScoreModel, view: QTableView) -> None:
        super().__init__()
        self._rows, self._view = model, view
        self.setFixedHeight(HEIGHT)
        view.horizontalScrollBar().valueChanged.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.color("alt"))
        painter.fillRect(0, 0, self.width(), 1, look.color("line2"))
        painter.fillRect(0, HEIGHT - 1, self.width(), 1, look.color("line2"))
        painter.setFont(look.font(look.SMALL))
        painter.setPen(look.color("text2"))
        sides = len(self._rows.sides)
        for column in range(self._rows.columnCount()):
            if self._view.isColumnHidden(column):
                continue
            x = self._view.columnViewportPosition(column)
            width = self._view.columnWidth(column)
            if x + width < 0 or x > self.width():
                continue
            slot = self._rows.slot(column)
            if slot is not None and (slot.side is Side.SELF and sides > 1):
                continue
            if slot is not None:
                # The count belongs to the pair, so it may use the room of both.
                extra = 56 if sides > 1 and slot.side is Side.VERIFIED else 0
                x, width = x - extra, width + extra
            self._paint_cell(painter, column, QRectF(x, 0, width, HEIGHT - 1))

    def _paint_cell(self, painter: QPainter, column: int, area: QRectF) -> None:
        source, first = self._rows.source, self._rows.first_total()
        if column == 0:
            title = source.foot_title()
            painting.draw_text(painter, area.adjusted(20, 0, -8, 0), title)
            return
        last = column == self._rows.columnCount() - 1
        inner = area.adjusted(2, 0, -(16 if last else 8), 0)
        slot = self._rows.slot(column)
        if slot is not None:
            text = source.foot(slot.criterion.key, slot.side)
        else:
            totals = source.foot_totals()
            text = totals[column - first] if column - first < len(totals) else ""
        painting.draw_digits(painter, inner, text, Qt.AlignmentFlag.AlignRight)
        edge = QRectF(area.right() - 1, 1, 1, HEIGHT - 2)
        painter.fillRect(edge, look.color("line"))
