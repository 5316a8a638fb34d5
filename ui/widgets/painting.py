"""Strokes shared by tables and widgets: digits, chips, bars, hatch.

Be Vietnam Pro has no tabular figures, so numbers are set digit by digit, each centred
in a cell of 0.68 em, and right-aligned.
"""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from ui import look

_DIGIT_EM = 0.68


def digits_width(text: str, font: QFont) -> float:
    """Return the width of a number set in digit cells."""
    metrics = QFontMetricsF(font)
    cell = _cell(font)
    return sum(cell if c.isdigit() else metrics.horizontalAdvance(c) for c in text)


def draw_digits(
    painter: QPainter,
    rect: QRectF | QRect,
    text: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignRight,
) -> None:
    """Draw a number with every digit in its cell, in the painter's font and pen."""
    font = painter.font()
    metrics = QFontMetricsF(font)
    cell = _cell(font)
    area = QRectF(rect)
    width = digits_width(text, font)
    x = area.right() - width
    if align == Qt.AlignmentFlag.AlignLeft:
        x = area.left()
    elif align == Qt.AlignmentFlag.AlignHCenter:
        x = area.center().x() - width / 2
    y = _baseline(area, metrics)
    for character in text:
        own = metrics.horizontalAdvance(character)
        room = cell if character.isdigit() else own
        painter.drawText(QPointF(x + (room - own) / 2, y), character)
        x += room


def draw_text(
    painter: QPainter,
    rect: QRectF | QRect,
    text: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> float:
    """Draw one line, cut with "…" where it does not fit; return its width."""
    area = QRectF(rect)
    metrics = QFontMetricsF(painter.font())
    width = metrics.horizontalAdvance(text)
    if width >= area.width() - 1:  # most texts fit, and cutting takes a while
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        width = metrics.horizontalAdvance(text)
    painter.drawText(area, int(align | Qt.AlignmentFlag.AlignVCenter), text)
    return min(width, area.width())


def draw_bar(
    painter: QPainter,
    rect: QRectF,
    share: float,
    *,
    fill: str = "accent",
    groove: str = "sunk",
) -> None:
    """Draw a bar with round ends; the number beside it is the caller's."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    round_end = min(3.0, rect.height() / 2)
    painter.setBrush(look.color(groove))
    painter.drawRoundedRect(rect, round_end, round_end)
    width = rect.width() * max(0.0, min(1.0, share))
    if width > 0:
        painter.setBrush(look.color(fill))
        filled = QRectF(rect.x(), rect.y(), max(width, rect.height()), rect.height())
        painter.drawRoundedRect(filled, round_end, round_end)
    painter.restore()


def fill(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Fill a rectangle on whole pixels.

    Not by `fillRect`: choosing among its many forms makes Python know all gradients.
    """
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(rect)


def draw_hatch(painter: QPainter, rect: QRectF | QRect) -> None:
    """Fill a cell with the hatch of "không áp dụng"."""
    painter.fillRect(QRectF(rect), QBrush(look.color("naSoft")))
    brush = QBrush(look.color("line2"), Qt.BrushStyle.BDiagPattern)
    painter.fillRect(QRectF(rect), brush)


def draw_frame(
    painter: QPainter, rect: QRectF | QRect, colour: str = "accent", width: float = 2
) -> None:
    """Draw the frame of the current cell or row, inside the rectangle."""
    painter.save()
    pen = QPen(look.color(colour), width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    painter.drawRect(QRectF(rect).adjusted(half, half, -half, -half))
    painter.restore()


def hairline(painter: QPainter, start: QPointF, end: QPointF, colour: QColor) -> None:
    """Draw a line of one logical pixel on pixel centres."""
    painter.setPen(QPen(colour, 1))
    painter.drawLine(start, end)


def _cell(font: QFont) -> float:
    size = font.pixelSize()
    pixels = size if size > 0 else font.pointSizeF() * 96 / 72
    return pixels * _DIGIT_EM


def _baseline(area: QRectF, metrics: QFontMetricsF) -> float:
    return area.center().y() + (metrics.ascent() - metrics.descent()) / 2
