"""The pages of a paper: margins, where a page may end, page numbers.

A paper becomes a sequence of strips, each as wide as the block. A strip that is joined
to the one before it never starts a page; that alone carries every rule about widows,
headings, table heads and signatures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents.breaking import balanced
from desktop.documents.printed.lines import draw_text
from desktop.documents.printed.output import MM, draw_draft_mark
from desktop.documents.typeface import SINGLE, Face

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

PAGE_NUMBER_Y = 14.4 * MM
# The footer's last baseline above the sheet's lower edge.
FOOTER_Y = 11.8 * MM
FOOTER_SIZE = 9.0
_FOOTER_GREY = 0.4


@dataclass(frozen=True, slots=True)
class Frame:
    """The block of text on a sheet, in points, and the centres of the header."""

    size: tuple[float, float]
    left: float
    top: float
    width: float
    height: float
    left_column: tuple[float, float]
    right_column: tuple[float, float]
    draft_angle: float

    @property
    def centre(self) -> float:
        """The middle of the block, where titles and page numbers stand."""
        return self.left + self.width / 2

    def up(self, y: float) -> float:
        """Turn points below the top of the block into points from the sheet's foot."""
        return self.size[1] - self.top - y


# Columns: centre from the sheet's left edge, and width (paper.md 1).
PORTRAIT = Frame(
    size=(210 * MM, 297 * MM),
    left=30 * MM,
    top=20 * MM,
    width=160 * MM,
    height=257 * MM,
    left_column=(61 * MM, 62 * MM),
    right_column=(141 * MM, 98 * MM),
    draft_angle=52,
)
LANDSCAPE = Frame(
    size=(297 * MM, 210 * MM),
    left=30 * MM,
    top=20 * MM,
    width=252 * MM,
    height=170 * MM,
    left_column=(71 * MM, 82 * MM),
    right_column=(227 * MM, 110 * MM),
    draft_angle=33,
)


@dataclass(frozen=True, slots=True)
class Strip:
    """A part of a page that is never split.

    Args:
        height: in points.
        draw: called with the canvas and how far the strip lies below the block's top.
        before: space above, left out at the top of a page.
        joined: stays on the page of the strip before it.
        tied: stays there even where all that is joined is taller than a page.
        head: drawn again above this strip where it starts a page.
    """

    height: float
    draw: Callable[[Canvas, float], None]
    before: float = 0
    joined: bool = False
    tied: bool = False
    head: Strip | None = None


_Placed = tuple[Strip, float]


@dataclass(frozen=True, slots=True)
class Page:
    """Strips with their places, and how much of the page they take."""

    strips: tuple[_Placed, ...]
    used: float


def paginate(strips: Iterable[Strip], room: float) -> list[Page]:
    """Spread strips over pages, breaking only where they are not joined."""
    pages: list[Page] = []
    placed: list[_Placed] = []
    used = 0.0
    for atom in _atoms(strips):
        for part in _pieces(atom, room):
            if placed and used + _height(part, top=False) > room + 1e-6:
                pages.append(Page(tuple(placed), used))
                placed, used = [], 0.0
            used = _place(part, placed, used)
    if placed:
        pages.append(Page(tuple(placed), used))
    return pages


def _atoms(strips: Iterable[Strip]) -> list[list[Strip]]:
    atoms: list[list[Strip]] = []
    for strip in strips:
        if strip.joined and atoms:
            atoms[-1].append(strip)
        else:
            atoms.append([strip])
    return atoms


def _pieces(atom: list[Strip], room: float) -> list[list[Strip]]:
    """Return the atom; where it is taller than a page, only what is tied in it."""
    if _height(atom, top=True) <= room:
        return [atom]
    pieces: list[list[Strip]] = []
    for strip in atom:
        fits = pieces and _height([*pieces[-1], strip], top=True) <= room
        if strip.tied and fits:
            pieces[-1].append(strip)
        else:
            pieces.append([strip])
    return pieces


def _height(strips: list[Strip], *, top: bool) -> float:
    total = sum(strip.height + strip.before for strip in strips)
    first = strips[0]
    if top:
        total -= first.before
        total += first.head.height if first.head else 0
    return total


def _place(part: list[Strip], placed: list[_Placed], used: float) -> float:
    for strip in part:
        if placed:
            used += strip.before
        elif strip.head:
            placed.append((strip.head, 0.0))
            used = strip.head.height
        placed.append((strip, used))
        used += strip.height
    return used


def draw_pages(
    canvas: Canvas, pages: list[Page], frame: Frame, *, draft: bool, footer: str = ""
) -> None:
    """Draw a section of the paper; its own page count shows from the second page."""
    for number, page in enumerate(pages, start=1):
        canvas.setPageSize(frame.size)
        if draft:
            middle = (frame.size[0] / 2, frame.size[1] / 2)
            draw_draft_mark(canvas, middle, frame.draft_angle)
        if number > 1:
            y = frame.size[1] - PAGE_NUMBER_Y
            draw_text(canvas, str(number), Face.REGULAR, 14, frame.centre, y)
        for strip, top in page.strips:
            strip.draw(canvas, top)
        if footer:
            _draw_footer(canvas, footer, frame)
        canvas.showPage()


def _draw_footer(canvas: Canvas, footer: str, frame: Frame) -> None:
    """Draw a small line in the lower margin; more lines grow upwards from it."""
    lines = balanced(footer, Face.ITALIC, frame.width / FOOTER_SIZE)
    canvas.saveState()
    canvas.setFillGray(_FOOTER_GREY)
    canvas.setFont(Face.ITALIC.value, FOOTER_SIZE)
    for index, line in enumerate(reversed(lines)):
        y = FOOTER_Y + index * FOOTER_SIZE * SINGLE
        canvas.drawString(frame.left, y, line)
    canvas.restoreState()
