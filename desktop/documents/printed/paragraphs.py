"""Paragraphs on the page: a strip for each line, and which lines stay together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.documents.breaking import balanced, tie_pairs
from desktop.documents.paper import Align, Text
from desktop.documents.printed.lines import Line, draw_line, draw_text, set_lines
from desktop.documents.printed.output import MM
from desktop.documents.printed.page import Frame, Strip
from desktop.documents.typeface import DESCENT, SINGLE, Face

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

INDENT = 12.7 * MM
BETWEEN = 6.0
BEFORE_CENTRED = 11.0
WHOLE_AT_THE_END = 6


@dataclass(frozen=True, slots=True)
class Style:
    """Size of the body text and its line spacing, as parts of single spacing."""

    size: float = 14
    spacing: float = 1.15

    @property
    def pitch(self) -> float:
        """Points from one baseline to the next."""
        return self.size * SINGLE * self.spacing


def paragraph_strips(
    text: Text,
    frame: Frame,
    style: Style,
    indent: float,
    *,
    whole: bool = False,
    align: Align | None = None,
) -> list[Strip]:
    """Return a paragraph, justified unless aligned.

    `whole` keeps a short last one of a paper on one page.
    """
    lines = set_lines(text, style.size, frame.width, tie_pairs, indent=indent)
    strips = [
        _line_strip(line, frame, style, 0.0 if index else indent, align)
        for index, line in enumerate(lines)
    ]
    return together(strips, whole=whole)


def together(strips: list[Strip], *, whole: bool = False) -> list[Strip]:
    """Join the lines of one paragraph so that none stands alone on a page."""
    count = len(strips)
    whole = count <= 3 or (whole and count <= WHOLE_AT_THE_END)
    joined = []
    for index, strip in enumerate(strips):
        lonely = index in {1, count - 1}
        joined.append(
            replace(
                strip,
                joined=index > 0 and (whole or lonely),
                tied=index > 0 and lonely,
                before=0.0 if index else BETWEEN,
            )
        )
    return joined


def _line_strip(
    line: Line, frame: Frame, style: Style, indent: float, align: Align | None
) -> Strip:
    def draw(canvas: Canvas, top: float) -> None:
        y = baseline(frame, style, top)
        x = frame.left + indent
        draw_line(canvas, line, x, y, frame.width - indent, align)

    return Strip(style.pitch, draw)


def baseline(frame: Frame, style: Style, top: float) -> float:
    """Return the baseline of a line whose strip begins at `top`."""
    # Wider spacing goes above the letters, as word processors set it.
    return frame.up(top + style.pitch - style.size * DESCENT)


def centred_strip(text: str, frame: Frame, style: Style) -> Strip:
    """Return a bold line in the middle of the block, "QUYẾT ĐỊNH:"."""
    lines = balanced(text, Face.BOLD, frame.width / style.size)

    def draw(canvas: Canvas, top: float) -> None:
        for index, line in enumerate(lines):
            y = baseline(frame, style, top + index * style.pitch)
            draw_text(canvas, line, Face.BOLD, style.size, frame.centre, y)

    return Strip(len(lines) * style.pitch, draw, before=BEFORE_CENTRED)
