"""The border of a Giấy khen: braid, rosettes, drum face and lotus, drawn by us.

All measures are millimetres from the top left corner of a sheet of 297 × 210 or more.
Corners, rosettes and lotus keep their shape whatever the sheet; the braid gets as many
eyes and the inner edge as many teeth as keep them round. The border is drawn into
whatever canvas is given; the certificate keeps it as one form and repeats it on every
page.
"""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin
from typing import TYPE_CHECKING

from desktop.documents.certificates.border_ornaments import (
    bottom_lotus,
    bud,
    corner_block,
    drum_face,
    rosette,
)
from desktop.documents.certificates.border_pen import (
    BAND,
    DARK_GOLD,
    GOLD,
    LIGHT_GOLD,
    PAPER,
    RED,
    Pen,
    Point,
)

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 297.0, 210.0

# The braid: half width of the wave, and how far from a crossing it is woven over.
_WAVE = 2.75
_WOVEN = 0.22
_CORNER = 29.4
_MIDDLE_LINE = 14.9
_MID_ROSETTE = 6.6
# How long one eye of the braid and one tooth are; the sides take whole numbers of them.
_EYE, _TOOTH = 8.64, 1.52


def draw_border(canvas: Canvas, width: float = WIDTH, height: float = HEIGHT) -> None:
    """Draw the whole border; one unit of the canvas is 1 mm and y points down."""
    pen = Pen(canvas, width, height)
    canvas.saveState()
    canvas.setLineJoin(1)
    pen.box(8, RED, 0.75, PAPER)
    pen.box(9.1, GOLD, 0.25)
    drum_face(pen)
    _band(pen)
    _inner_lines(pen)
    bottom_lotus(pen)
    for corner, turn in _corners(pen):
        with pen.placed(corner, turn):
            corner_block(pen)
            with pen.placed((33.4, 33.4), 135):
                bud(pen)
    for at in (
        (width / 2, _MIDDLE_LINE),
        (width / 2, height - _MIDDLE_LINE),
        (_MIDDLE_LINE, height / 2),
        (width - _MIDDLE_LINE, height / 2),
    ):
        rosette(pen, at, _MID_ROSETTE, 14)
    canvas.restoreState()


def _corners(pen: Pen) -> tuple[tuple[Point, float], ...]:
    """Return each corner of the sheet and the turn that points into it."""
    return (
        ((0, 0), 0),
        ((pen.width, 0), 90),
        ((pen.width, pen.height), 180),
        ((0, pen.height), 270),
    )


# --- the band -------------------------------------------------------------------------


def _band(pen: Pen) -> None:
    path = pen.canvas.beginPath()
    path.rect(10.4, 10.4, pen.width - 20.8, pen.height - 20.8)
    _inner_rectangle(pen, path, 19.4)
    pen.style(None, 0, BAND)
    pen.canvas.drawPath(path, stroke=0, fill=1)
    pen.box(10.4, GOLD, 0.35)
    pen.box(19.4, GOLD, 0.35)
    for corner, turn in _corners(pen):
        along = pen.width if turn in {0, 180} else pen.height
        half = along / 2 - _MID_ROSETTE - _CORNER
        eyes = eyes_on(half)
        with pen.placed(corner, turn):
            _teeth(pen, along)
            with pen.placed((_CORNER, _MIDDLE_LINE)):
                _braid(pen, half, eyes)
            with pen.placed((along - _CORNER, _MIDDLE_LINE), mirrored=True):
                _braid(pen, half, eyes)


def eyes_on(half: float) -> int:
    """Return how many eyes of the braid go on half a side, between its rosettes."""
    return max(1, round(half / _EYE))


def teeth_on(length: float) -> int:
    """Return how many teeth go on a side between its corners, an even number."""
    return 2 * round(length / 2 / _TOOTH)


def _inner_rectangle(pen: Pen, path: object, inset: float) -> None:
    """Add a rectangle running the other way round, so that filling leaves it out."""
    right, bottom = pen.width - inset, pen.height - inset
    move: Callable[[float, float], None] = path.moveTo  # type: ignore[attr-defined]
    line: Callable[[float, float], None] = path.lineTo  # type: ignore[attr-defined]
    move(inset, inset)
    line(inset, bottom)
    line(right, bottom)
    line(right, inset)
    path.close()  # type: ignore[attr-defined]


def _teeth(pen: Pen, along: float) -> None:
    count = teeth_on(along - 2 * _CORNER)
    pitch = (along - 2 * _CORNER) / count
    pen.style(None, 0, GOLD)
    path = pen.canvas.beginPath()
    for index in range(count):
        left = _CORNER + index * pitch
        path.moveTo(left + 0.08, 19.72)
        path.lineTo(left + pitch - 0.08, 19.72)
        path.lineTo(left + pitch / 2, 20.87)
        path.close()
    pen.canvas.drawPath(path, stroke=0, fill=1)


def _braid(pen: Pen, length: float, eyes: int) -> None:
    """Draw two ribbons along the x axis, woven, with an eye in every loop."""
    step = length / eyes
    strands = ((DARK_GOLD, 1.55), (LIGHT_GOLD, 0.95), (RED, 0.16))
    for sign in (1, -1):
        for colour, thickness in strands:
            _ribbon(pen, step, sign, (0, length), colour, thickness)
    for crossing in range(0, eyes + 1, 2):
        middle = crossing * step
        part = (
            max(0.0, middle - _WOVEN * step),
            min(length, middle + _WOVEN * step),
        )
        for colour, thickness in strands:
            _ribbon(pen, step, 1, part, colour, thickness)
    for index in range(eyes):
        at = ((index + 0.5) * step, 0.0)
        pen.circle(at, 1.25, RED, 0.28, PAPER)
        pen.circle(at, 0.48, None, 0, RED)
    for index in range(1, eyes):
        for side in (-3.15, 3.15):
            x = index * step
            lozenge = ((x - 0.75, side), (x, side - 0.55), (x + 0.75, side))
            pen.shape((*lozenge, (x, side + 0.55)), None, 0, GOLD)


def _ribbon(
    pen: Pen,
    step: float,
    sign: int,
    part: tuple[float, float],
    colour: str,
    thickness: float,
) -> None:
    """Stroke a sine wave as cubic curves that share its slope at their ends."""
    start, end = part
    pieces = max(2, round((end - start) / step * 4))
    stride = (end - start) / pieces
    turn = pi / step

    def height(s: float) -> float:
        return sign * _WAVE * sin(turn * s)

    def slope(s: float) -> float:
        return sign * _WAVE * turn * cos(turn * s)

    path = pen.canvas.beginPath()
    path.moveTo(start, height(start))
    for index in range(pieces):
        a, b = start + index * stride, start + (index + 1) * stride
        third = stride / 3
        path.curveTo(
            a + third,
            height(a) + slope(a) * third,
            b - third,
            height(b) - slope(b) * third,
            b,
            height(b),
        )
    pen.style(colour, thickness)
    pen.canvas.drawPath(path, stroke=1, fill=0)


# --- inner lines and lotus ------------------------------------------------------------


def _inner_lines(pen: Pen) -> None:
    for extra, colour, thickness in ((0, RED, 0.42), (0.95, GOLD, 0.2)):
        near, deep = 21.8 + extra, 31.1 + extra
        half = ((deep, near), (deep, deep), (near, deep), (near, pen.height - deep))
        low = ((deep, pen.height - deep), (deep, pen.height - near))
        gap = (pen.width / 2 - 19, pen.height - near)
        left = [(pen.width / 2, near), *half, *low, gap]
        right = [(pen.width - x, y) for x, y in left]
        pen.shape(left, colour, thickness, closed=False)
        pen.shape(right, colour, thickness, closed=False)
