"""Boxes to tick, drawn: the typefaces have no such characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.paper import Mark

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_SIDE = 0.72
_GAP = 0.4
_BELOW = 0.06

# The tick's corners, in parts of the box's side from its lower left.
_TICK = ((0.2, 0.52), (0.42, 0.26), (0.82, 0.78))


def mark_room(size: float, *, with_text: bool) -> float:
    """Return how much of a line of this size a box takes, its gap included."""
    return size * (_SIDE + (_GAP if with_text else 0))


def draw_mark(canvas: Canvas, mark: Mark, x: float, y: float, size: float) -> None:
    """Draw a box on the baseline y, as high as the capitals of its line."""
    side = size * _SIDE
    foot = y - size * _BELOW
    canvas.saveState()
    canvas.setStrokeGray(0)
    canvas.setLineWidth(0.7)
    canvas.rect(x, foot, side, side, stroke=1, fill=0)
    if mark is Mark.TICKED:
        path = canvas.beginPath()
        (left, low), *rest = [(x + a * side, foot + b * side) for a, b in _TICK]
        path.moveTo(left, low)
        for corner in rest:
            path.lineTo(*corner)
        canvas.setLineWidth(size * 0.12)
        canvas.setLineJoin(0)
        canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()
