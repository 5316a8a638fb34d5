"""Rulers along a sheet, in its own millimetres, with the place of what is chosen."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.documents.certificates.sheet_sizes import Sheet
from desktop.documents.certificates.stock import Box
from ui import look
from ui.widgets.stock_painting import RULER, Place

_STEPS = (10, 20, 50, 100)
_LEAST = 38  # px between two numbers


def paint_rulers(
    painter: QPainter, view: QRectF, sheet: Sheet, at: Place, marked: Box | None
) -> None:
    """Paint both rulers over what lies under them, and the corner between."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("alt"))
    painter.drawRect(QRectF(0, 0, view.width(), RULER))
    painter.drawRect(QRectF(0, 0, RULER, view.height()))
    if marked is not None:
        _paint_marked(painter, at.rect(marked))
    painter.setFont(look.font(look.SMALL))
    step = next((each for each in _STEPS if each * at.scale >= _LEAST), _STEPS[-1])
    _across(painter, sheet.width, at, step)
    _down(painter, sheet.height, at, step)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("alt"))
    painter.drawRect(QRectF(0, 0, RULER, RULER))
    painter.setPen(QPen(look.color("line2"), 1))
    painter.drawLine(QPointF(0, RULER - 0.5), QPointF(view.width(), RULER - 0.5))
    painter.drawLine(QPointF(RULER - 0.5, 0), QPointF(RULER - 0.5, view.height()))


def _paint_marked(painter: QPainter, rect: QRectF) -> None:
    painter.setBrush(look.color("accentSoft2"))
    painter.drawRect(QRectF(rect.left(), 0, rect.width(), RULER))
    painter.drawRect(QRectF(0, rect.top(), RULER, rect.height()))


def _across(painter: QPainter, length: float, at: Place, step: int) -> None:
    painter.setPen(QPen(look.color("text2"), 1))
    for mm in range(0, int(length) + 1, step // 2 if step > 10 else 5):
        x = round(at.x(mm)) + 0.5
        long = mm % step == 0
        painter.drawLine(QPointF(x, RULER - (8 if long else 4)), QPointF(x, RULER))
        if long:
            painter.drawText(QPointF(x + 3, RULER - 9), str(mm))


def _down(painter: QPainter, length: float, at: Place, step: int) -> None:
    for mm in range(0, int(length) + 1, step // 2 if step > 10 else 5):
        y = round(at.y(mm)) + 0.5
        long = mm % step == 0
        painter.drawLine(QPointF(RULER - (8 if long else 4), y), QPointF(RULER, y))
        if long:
            painter.save()
            painter.translate(RULER - 9, y - 3)
            painter.rotate(-90)
            painter.drawText(QPointF(0, 0), str(mm))
            painter.restore()
