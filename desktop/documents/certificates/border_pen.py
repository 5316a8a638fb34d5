"""The pen the border of a certificate is drawn with, in millimetres from the top."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from math import cos, pi, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

RED = "#B3191F"
DARK_GOLD = "#9C7019"
GOLD = "#C4942F"
LIGHT_GOLD = "#EFD58C"
BAND = "#FBF0CF"
PAPER = "#FFFCF3"
GHOST = "#F4E8C8"
STAR = "#FAF2DC"
PETAL = "#F3C9B4"

Point = tuple[float, float]


class Pen:
    """Strokes and fills in millimetres; colours are set only when they change."""

    def __init__(self, canvas: Canvas, width: float, height: float) -> None:
        self.canvas = canvas
        self.width = width
        self.height = height

    def style(
        self, stroke: str | None, thickness: float = 0, fill: str | None = None
    ) -> tuple[int, int]:
        """Set colours and thickness; return whether to stroke and to fill."""
        from reportlab.lib.colors import HexColor

        if stroke:
            self.canvas.setStrokeColor(HexColor(stroke))
            self.canvas.setLineWidth(thickness)
        if fill:
            self.canvas.setFillColor(HexColor(fill))
        return int(stroke is not None), int(fill is not None)

    def circle(
        self,
        at: Point,
        radius: float,
        stroke: str | None,
        thickness: float = 0,
        fill: str | None = None,
    ) -> None:
        """Draw a circle."""
        stroked, filled = self.style(stroke, thickness, fill)
        self.canvas.circle(*at, radius, stroke=stroked, fill=filled)

    def box(
        self,
        inset: float,
        stroke: str | None,
        thickness: float = 0,
        fill: str | None = None,
    ) -> None:
        """Draw the rectangle at a distance from the edges of the sheet."""
        stroked, filled = self.style(stroke, thickness, fill)
        self.canvas.rect(
            inset,
            inset,
            self.width - 2 * inset,
            self.height - 2 * inset,
            stroke=stroked,
            fill=filled,
        )

    def shape(
        self,
        points: Iterable[Point],
        stroke: str | None,
        thickness: float = 0,
        fill: str | None = None,
        *,
        closed: bool = True,
    ) -> None:
        """Draw straight lines from point to point."""
        path = self.canvas.beginPath()
        for index, point in enumerate(points):
            (path.lineTo if index else path.moveTo)(*point)
        if closed:
            path.close()
        stroked, filled = self.style(stroke, thickness, fill)
        self.canvas.drawPath(path, stroke=stroked, fill=filled)

    @contextmanager
    def placed(
        self, at: Point, turn: float = 0, *, mirrored: bool = False
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


def star(
    centre: Point, inner: float, outer: float, rays: int, turn: float = 0
) -> list[Point]:
    """Return the points of a star, from straight up."""
    return [
        polar(centre, outer if index % 2 == 0 else inner, turn + index * pi / rays)
        for index in range(2 * rays)
    ]


def polar(centre: Point, radius: float, angle: float) -> Point:
    """Return the point at an angle measured from straight up, clockwise."""
    return centre[0] + radius * sin(angle), centre[1] - radius * cos(angle)
