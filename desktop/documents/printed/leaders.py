"""Dotted lines to write on, drawn to the edge instead of typed, so they never wrap."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_STEP = 3.0
_DOT = 0.9


def draw_leader(canvas: Canvas, left: float, right: float, y: float) -> None:
    """Draw dots on the baseline y that end exactly at the right edge."""
    steps = int((right - _DOT / 2 - left) / _STEP)
    if steps < 1:
        return
    canvas.saveState()
    canvas.setStrokeGray(0)
    canvas.setLineWidth(_DOT)
    canvas.setLineCap(1)
    # A dash of no length with round ends is a dot.
    canvas.setDash([0, _STEP], 0)
    end = right - _DOT / 2
    canvas.line(end - steps * _STEP, y, end, y)
    canvas.restoreState()
