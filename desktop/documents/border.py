"""The border of a Giấy khen: braid, rosettes, drum face and lotus, drawn by us.

All measures are millimetres of the A4 sheet from its top left corner. The border is
drawn into whatever canvas is given; the certificate keeps it as one form and repeats it
on every page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from math import cos, pi, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 297.0, 210.0

_RED = "#B3191F"
_DARK_GOLD = "#9C7019"
_GOLD = "#C4942F"
_LIGHT_GOLD = "#EFD58C"
_BAND = "#FBF0CF"
_PAPER = "#FFFCF3"
_GHOST = "#F4E8C8"
_STAR = "#FAF2DC"
_PETAL = "#F3C9B4"

_Point = tuple[float, float]

# The braid: half width of the wave, and how far from a crossing it is woven over.
_WAVE = 2.75
_WOVEN = 0.22
_CORNER = 29.4
_MIDDLE_LINE = 14.9


class _Pen:
    """Strokes and fills in millimetres; colours are set only when they change."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def style(
        self, stroke: str | None, thickness: float = 0, fill: str | None = None
    ) -> tuple[int, int]:
        from reportlab.lib.colors import HexColor

        if stroke:
            self.canvas.setStrokeColor(HexColor(stroke))
            self.canvas.setLineWidth(thickness)
        if fill:
            self.canvas.setFillColor(HexColor(fill))
        return int(stroke is not None), int(fill is not None)

    def circle(
        self,
        at: _Point,
        radius: float,
        stroke: str | None,
        thickness: float = 0,
        fill: str | None = None,
    ) -> None:
        stroked, filled = self.style(stroke, thickness, fill)
        self.canvas.circle(*at, radius, stroke=stroked, fill=filled)

    def box(
        self,
        inset: float,
        stroke: str | None,
        thickness: float = 0,
        fill: str | None = None,
    ) -> None:
        stroked, filled = self.style(stroke, thickness, fill)
        self.canvas.rect(
            inset,
            inset,
            WIDTH - 2 * inset,
            HEIGHT - 2 * inset,
            stroke=stroked,
            fill=filled,
        )

    def shape(
        self,
        points: Iterable[_Point],
        stroke: str | None,
        thickness: float = 0,
        fill: str | None = None,
        *,
        closed: bool = True,
    ) -> None:
        path = self.canvas.beginPath()
        for index, point in enumerate(points):
            (path.lineTo if index else path.moveTo)(*point)
        if closed:
            path.close()
        stroked, filled = self.style(stroke, thickness, fill)
        self.canvas.drawPath(path, stroke=stroked, fill=filled)

    @contextmanager
    def placed(
        self, at: _Point, turn: float = 0, *, mirrored: bool = False
    ) -> Iterator[None]:
        """Move the origin, turn clockwise by degrees, perhaps mirror left to right."""
        self.canvas.saveState()
        self.canvas.translate(*at)
        if turn:
            self.canvas.rotate(turn)
        if mirrored:
            self.canvas.scale(-1, 1)
        yield
        self.canvas.restoreState()

    def petal(
        self,
        base: float,
        tip: float,
        half: float,
        stroke: str,
        thickness: float,
        fill: str | None,
        *,
        bend: float = 0,
        foot: float = 0,
    ) -> None:
        """Draw a pointed petal upwards from the origin, widest at about 62 %."""
        length = tip - base
        low, high, wide = base + 0.4 * length, base + 0.7 * length, half * 1.33
        path = self.canvas.beginPath()
        path.moveTo(-foot, -base)
        path.curveTo(-wide, -low, bend * 0.4 - wide, -high, bend, -base - length)
        path.curveTo(bend * 0.4 + wide, -high, wide, -low, foot, -base)
        path.close()
        stroked, filled = self.style(stroke, thickness, fill)
        self.canvas.drawPath(path, stroke=stroked, fill=filled)


def draw_border(canvas: Canvas) -> None:
    """Draw the whole border; one unit of the canvas is 1 mm and y points down."""
    pen = _Pen(canvas)
    canvas.saveState()
    canvas.setLineJoin(1)
    pen.box(8, _RED, 0.75, _PAPER)
    pen.box(9.1, _GOLD, 0.25)
    _drum_face(pen)
    _band(pen)
    _inner_lines(pen)
    _bottom_lotus(pen)
    for corner, turn in _corners():
        with pen.placed(corner, turn):
            _corner_block(pen)
            with pen.placed((33.4, 33.4), 135):
                _bud(pen)
    for at in ((WIDTH / 2, _MIDDLE_LINE), (WIDTH / 2, HEIGHT - _MIDDLE_LINE)):
        _rosette(pen, at, 6.6, 14)
    for at in ((_MIDDLE_LINE, HEIGHT / 2), (WIDTH - _MIDDLE_LINE, HEIGHT / 2)):
        _rosette(pen, at, 6.6, 14)
    canvas.restoreState()


def _corners() -> tuple[tuple[_Point, float], ...]:
    """Return each corner of the sheet and the turn that points into it."""
    return (
        ((0, 0), 0),
        ((WIDTH, 0), 90),
        ((WIDTH, HEIGHT), 180),
        ((0, HEIGHT), 270),
    )


def _star(
    centre: _Point, inner: float, outer: float, rays: int, turn: float = 0
) -> list[_Point]:
    return [
        _polar(centre, outer if index % 2 == 0 else inner, turn + index * pi / rays)
        for index in range(2 * rays)
    ]


def _polar(centre: _Point, radius: float, angle: float) -> _Point:
    """Return the point at an angle measured from straight up, clockwise."""
    return centre[0] + radius * sin(angle), centre[1] - radius * cos(angle)


# --- the drum face behind the text ----------------------------------------------------


def _drum_face(pen: _Pen) -> None:
    centre = (WIDTH / 2, 111.0)
    pen.shape(_star(centre, 6.5, 22, 14), None, 0, _STAR)
    for radius in (24, 25.4, 37, 38.4, 52, 53.4, 66, 67.4):
        pen.circle(centre, radius, _GHOST, 0.3)
    for index in range(28):
        at = _polar(centre, 31.2, 2 * pi * index / 28)
        pen.circle(at, 2.6, _GHOST, 0.3)
        pen.circle(at, 0.8, None, 0, _GHOST)
    for index in range(48):
        with pen.placed(centre, 360 * index / 48):
            pen.petal(39.4, 51, 2.2, _GHOST, 0.3, None, foot=1.9)
    for index in range(72):
        angle = 2 * pi * index / 72
        triangle = (
            _polar(centre, 54.6, angle - 0.0385),
            _polar(centre, 64.6, angle),
            _polar(centre, 54.6, angle + 0.0385),
        )
        pen.shape(triangle, _GHOST, 0.3)


# --- the band -------------------------------------------------------------------------


def _band(pen: _Pen) -> None:
    path = pen.canvas.beginPath()
    path.rect(10.4, 10.4, WIDTH - 20.8, HEIGHT - 20.8)
    _inner_rectangle(path, 19.4)
    pen.style(None, 0, _BAND)
    pen.canvas.drawPath(path, stroke=0, fill=1)
    pen.box(10.4, _GOLD, 0.35)
    pen.box(19.4, _GOLD, 0.35)
    long_half = WIDTH / 2 - 6.6 - _CORNER
    short_half = HEIGHT / 2 - 6.6 - _CORNER
    for corner, turn in _corners():
        along = WIDTH if turn in {0, 180} else HEIGHT
        half, eyes = (long_half, 13) if turn in {0, 180} else (short_half, 8)
        with pen.placed(corner, turn):
            _teeth(pen, along)
            with pen.placed((_CORNER, _MIDDLE_LINE)):
                _braid(pen, half, eyes)
            with pen.placed((along - _CORNER, _MIDDLE_LINE), mirrored=True):
                _braid(pen, half, eyes)


def _inner_rectangle(path: object, inset: float) -> None:
    """Add a rectangle running the other way round, so that filling leaves it out."""
    right, bottom = WIDTH - inset, HEIGHT - inset
    move: Callable[[float, float], None] = path.moveTo  # type: ignore[attr-defined]
    line: Callable[[float, float], None] = path.lineTo  # type: ignore[attr-defined]
    move(inset, inset)
    line(inset, bottom)
    line(right, bottom)
    line(right, inset)
    path.close()  # type: ignore[attr-defined]


def _teeth(pen: _Pen, along: float) -> None:
    count = 156 if along == WIDTH else 100
    pitch = (along - 2 * _CORNER) / count
    pen.style(None, 0, _GOLD)
    path = pen.canvas.beginPath()
    for index in range(count):
        left = _CORNER + index * pitch
        path.moveTo(left + 0.08, 19.72)
        path.lineTo(left + pitch - 0.08, 19.72)
        path.lineTo(left + pitch / 2, 20.87)
        path.close()
    pen.canvas.drawPath(path, stroke=0, fill=1)


def _braid(pen: _Pen, length: float, eyes: int) -> None:
    """Draw two ribbons along the x axis, woven, with an eye in every loop."""
    step = length / eyes
    strands = ((_DARK_GOLD, 1.55), (_LIGHT_GOLD, 0.95), (_RED, 0.16))
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
        pen.circle(at, 1.25, _RED, 0.28, _PAPER)
        pen.circle(at, 0.48, None, 0, _RED)
    for index in range(1, eyes):
        for side in (-3.15, 3.15):
            x = index * step
            lozenge = ((x - 0.75, side), (x, side - 0.55), (x + 0.75, side))
            pen.shape((*lozenge, (x, side + 0.55)), None, 0, _GOLD)


def _ribbon(
    pen: _Pen,
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


# --- corners and rosettes -------------------------------------------------------------


def _corner_block(pen: _Pen) -> None:
    pen.style(_RED, 0.5, _PAPER)
    pen.canvas.rect(9.4, 9.4, 20, 20, stroke=1, fill=1)
    pen.style(_GOLD, 0.22)
    pen.canvas.rect(10.3, 10.3, 18.2, 18.2, stroke=1, fill=0)
    inset = 10.75
    far = 2 * 19.4 - inset
    for at, turn in (
        ((inset, inset), 135),
        ((far, inset), 225),
        ((far, far), 315),
        ((inset, far), 45),
    ):
        with pen.placed(at, turn):
            for lean in (-38, 38, 0):
                with pen.placed((0, 0), lean):
                    pen.petal(0, 3.7, 0.72, _DARK_GOLD, 0.16, _LIGHT_GOLD)
    _rosette(pen, (19.4, 19.4), 7.9, 16)


def _rosette(pen: _Pen, at: _Point, radius: float, petals: int) -> None:
    pen.circle(at, radius, _DARK_GOLD, 0.2, _PAPER)
    half = pi * 0.76 * radius / petals
    turn = 360 / petals
    for index in range(petals):
        with pen.placed(at, (index + 0.5) * turn):
            pen.petal(
                0.58 * radius,
                0.86 * radius,
                half * 0.7,
                _DARK_GOLD,
                0.16,
                _PAPER,
                foot=half * 0.2,
            )
    for index in range(petals):
        with pen.placed(at, index * turn):
            pen.petal(
                0.60 * radius,
                0.96 * radius,
                half * 0.72,
                _DARK_GOLD,
                0.16,
                _LIGHT_GOLD,
                foot=half * 0.2,
            )
    pen.circle(at, 0.60 * radius, _RED, 0.3, _PAPER)
    for index in range(16):
        dot = _polar(at, 0.525 * radius, 2 * pi * index / 16)
        pen.circle(dot, 0.026 * radius, None, 0, _RED)
    pen.circle(at, 0.455 * radius, _RED, 0.16)
    pen.shape(_star(at, 0.17 * radius, 0.42 * radius, 12), None, 0, _RED)
    pen.circle(at, 0.10 * radius, None, 0, _LIGHT_GOLD)


# --- inner lines and lotus ------------------------------------------------------------


def _inner_lines(pen: _Pen) -> None:
    for extra, colour, thickness in ((0, _RED, 0.42), (0.95, _GOLD, 0.2)):
        near, deep = 21.8 + extra, 31.1 + extra
        half = ((deep, near), (deep, deep), (near, deep), (near, HEIGHT - deep))
        low = ((deep, HEIGHT - deep), (deep, HEIGHT - near))
        gap = (WIDTH / 2 - 19, HEIGHT - near)
        left = [(WIDTH / 2, near), *half, *low, gap]
        right = [(WIDTH - x, y) for x, y in left]
        pen.shape(left, colour, thickness, closed=False)
        pen.shape(right, colour, thickness, closed=False)


def _bottom_lotus(pen: _Pen) -> None:
    middle, line = WIDTH / 2, HEIGHT - 21.8
    for side in (-1, 1):
        path = pen.canvas.beginPath()
        path.moveTo(middle + side * 19, line)
        path.curveTo(
            middle + side * 12,
            line + 1.1,
            middle + side * 7,
            line + 0.6,
            middle + side * 1.3,
            line - 0.45,
        )
        pen.style(_RED, 0.42)
        pen.canvas.drawPath(path, stroke=1, fill=0)
    pen.circle((middle, line - 0.4), 0.5, None, 0, _RED)
    with pen.placed((middle, 187.1)):
        # Lean, length, half width, bend, colour: outermost first, the bud last.
        for lean, length, half, bend, colour in (
            (84, 11.3, 1.5, -2.3, _LIGHT_GOLD),
            (54, 10.6, 1.95, -1.2, _BAND),
            (27, 10.4, 2.0, -0.5, _LIGHT_GOLD),
        ):
            for side in (-1, 1):
                with pen.placed((0, 0), side * lean):
                    pen.petal(
                        0, length, half, _DARK_GOLD, 0.2, colour, bend=side * bend
                    )
        pen.petal(0, 10.58, 2.45, _DARK_GOLD, 0.2, _PETAL)


def _bud(pen: _Pen) -> None:
    for lean, length, half, bend, colour in (
        (68, 5.8, 1.0, -1.9, _BAND),
        (34, 5.9, 1.1, -0.8, _LIGHT_GOLD),
    ):
        for side in (-1, 1):
            with pen.placed((0, 0), side * lean):
                pen.petal(0, length, half, _DARK_GOLD, 0.18, colour, bend=side * bend)
    pen.petal(0, 5.7, 1.35, _DARK_GOLD, 0.18, _PETAL)
