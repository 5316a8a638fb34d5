"""Lines of a form: what is known as text, what is not as dots to write on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.breaking import tie_pairs
from desktop.documents.paper import Align, Field, Run, plain
from desktop.documents.printed.leaders import draw_leader
from desktop.documents.printed.lines import Line, draw_line, set_lines
from desktop.documents.printed.output import MM
from desktop.documents.printed.page import Frame, Strip
from desktop.documents.printed.paragraphs import (
    INDENT,
    Style,
    baseline,
    paragraph_strips,
    together,
)

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

# Less room than this after the label is no room to write in.
LEAST_ROOM = 25 * MM
_GAP = 3.0
# A hand needs 7.5 mm from line to line.
HAND_PITCH = 7.5 * MM


def field_strips(field: Field, frame: Frame, style: Style) -> list[Strip]:
    """Return a field: its label with the value, else with dots to the edge."""
    indent = INDENT if field.indented else 0.0
    if field.value:
        lead = (Run(f"{field.label}: "),) if field.label else ()
        return paragraph_strips((*lead, *field.value), frame, style, indent)
    return together(_empty(field, frame, style, indent))


def _empty(field: Field, frame: Frame, style: Style, indent: float) -> list[Strip]:
    text = plain(f"{field.label}:") if field.label else ()
    lines = set_lines(text, style.size, frame.width, tie_pairs, indent=indent)
    strips: list[Strip] = []
    dotted = max(1, field.lines)
    for index, line in enumerate(lines):
        left = frame.left + (0.0 if index else indent)
        room = frame.left + frame.width - left - line.width
        dots = index == len(lines) - 1 and room >= LEAST_ROOM
        dotted -= dots
        strips.append(_label_strip(line, left, frame, style, dots=dots))
    return strips + [_dotted_strip(frame)] * dotted


def _label_strip(
    line: Line, left: float, frame: Frame, style: Style, *, dots: bool
) -> Strip:
    def draw(canvas: Canvas, top: float) -> None:
        y = baseline(frame, style, top)
        draw_line(canvas, line, left, y, frame.width, Align.LEFT)
        if dots:
            edge = frame.left + frame.width
            draw_leader(canvas, left + line.width + _GAP, edge, y)

    return Strip(style.pitch, draw)


def _dotted_strip(frame: Frame) -> Strip:
    def draw(canvas: Canvas, top: float) -> None:
        y = frame.up(top + HAND_PITCH - _GAP)
        draw_leader(canvas, frame.left, frame.left + frame.width, y)

    return Strip(HAND_PITCH, draw)
