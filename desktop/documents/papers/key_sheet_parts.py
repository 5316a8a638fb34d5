"""Parts of the key sheet no other paper has: boxed digits, a code with its notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.documents.breaking import tie_pairs
from desktop.documents.paper import Text
from desktop.documents.printed.codes import QUIET, squares
from desktop.documents.printed.lines import draw_line, set_lines
from desktop.documents.printed.output import MM
from desktop.documents.printed.page import Frame, Strip
from desktop.documents.typeface import ASCENT, SINGLE, Face, width

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_ACROSS = 3
_BOX = (48 * MM, 14 * MM)
_ROUND = 1.6 * MM
_LABEL, _DIGITS = 12.0, 30.0
_LABEL_ROOM = _LABEL * SINGLE + 1.5
# Wider apart than in a text: somebody reads them aloud and types them.
_APART = 6.5
_CODE = 40 * MM
_CODE_GAP = 6 * MM
_BETWEEN_NOTES = 3.0


def digit_strips(groups: Sequence[str], frame: Frame) -> list[Strip]:
    """Return the groups of digits in boxes, three to a row, each with its number."""
    numbered = tuple(enumerate(groups, start=1))
    rows = [numbered[at : at + _ACROSS] for at in range(0, len(groups), _ACROSS)]
    return [
        _digit_strip(row, frame, before=6.0 if index else 2.0)
        for index, row in enumerate(rows)
    ]


def _digit_strip(
    row: tuple[tuple[int, str], ...], frame: Frame, before: float
) -> Strip:
    wide, high = _BOX
    step = (frame.width - wide) / (_ACROSS - 1)

    def draw(canvas: Canvas, top: float) -> None:
        for place, (number, digits) in enumerate(row):
            left = frame.left + place * step
            canvas.setFont(Face.REGULAR.value, _LABEL)
            y = frame.up(top + _LABEL * ASCENT)
            canvas.drawString(left + 1 * MM, y, f"Nhóm {number}")
            foot = frame.up(top + _LABEL_ROOM + high)
            canvas.setLineWidth(1.1)
            canvas.setStrokeGray(0)
            canvas.roundRect(left, foot, wide, high, _ROUND, stroke=1, fill=0)
            _draw_digits(canvas, digits, left + wide / 2, foot + high / 2)

    return Strip(_LABEL_ROOM + high, draw, before=before, joined=True, tied=True)


def _draw_digits(canvas: Canvas, digits: str, centre: float, middle: float) -> None:
    long = width(digits, Face.BOLD, _DIGITS) + (len(digits) - 1) * _APART
    text = canvas.beginText(centre - long / 2, middle - _DIGITS * 0.335)
    text.setFont(Face.BOLD.value, _DIGITS)
    text.setCharSpace(_APART)
    text.textOut(digits)
    # Spacing would leak into every later line of the page.
    text.setCharSpace(0)
    canvas.drawText(text)


def code_with_notes(
    code: str, notes: Sequence[Text], frame: Frame, size: float
) -> Strip:
    """Return a square code of 40 mm, its white edge included, with notes beside it.

    Args:
        code: what a scanner reads.
        notes: paragraphs at its right, justified.
        size: of the notes.
    """
    count, dark = squares(code)
    pitch = size * SINGLE
    each = _CODE / (count + 2 * QUIET)
    left = frame.left + _CODE + _CODE_GAP
    room = frame.width - _CODE - _CODE_GAP
    set_notes = [set_lines(note, size, room, tie_pairs) for note in notes]
    lines = sum(map(len, set_notes))
    text = lines * pitch + (len(set_notes) - 1) * _BETWEEN_NOTES
    height = max(_CODE, text)

    def draw(canvas: Canvas, top: float) -> None:
        path = canvas.beginPath()
        foot = frame.up(top + (height + _CODE) / 2)
        for row, column, length in dark:
            x = frame.left + (QUIET + column) * each
            path.rect(x, foot + _CODE - (QUIET + row + 1) * each, length * each, each)
        # One path: squares drawn one by one show hairlines between them.
        canvas.setFillGray(0)
        canvas.drawPath(path, stroke=0, fill=1)
        y = top + (height - text) / 2 + size * ASCENT
        for note in set_notes:
            for line in note:
                draw_line(canvas, line, left, frame.up(y), room, None)
                y += pitch
            y += _BETWEEN_NOTES

    return Strip(height, draw, before=8.0, joined=True, tied=True)
