"""Square codes a telephone reads, drawn as sharp squares at any size of print."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from desktop.documents.breaking import tie_pairs
from desktop.documents.paper import Align, Code, plain
from desktop.documents.printed.lines import draw_line, set_lines
from desktop.documents.printed.output import MM
from desktop.documents.printed.page import Frame, Strip
from desktop.documents.typeface import ASCENT, SINGLE
from desktop.errors import OfficeError

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from segno import QRCode

CODE_SIDE = 28 * MM
# Readers need this much white around the squares, in squares.
QUIET = 4
CODE_GAP = 4 * MM
_SIZE = 12.0
_PITCH = _SIZE * SINGLE
CODE_BEFORE = 8.0

Squares = tuple[tuple[int, int, int], ...]
"""Row, first column and length of each run of dark squares."""


def made_code(text: str) -> QRCode:
    """Return the code of a text; the same text always gives the same squares.

    Raises:
        OfficeError: the text is too long for a square code.
    """
    import segno

    try:
        return segno.make(text, error="m", micro=False)
    except segno.DataOverflowError as trouble:
        raise OfficeError(
            f"Nội dung dài {len(text)} ký tự, không vừa một mã vuông.",
            "Rút ngắn nội dung hoặc tắt mã vuông rồi lập lại.",
            detail=str(trouble),
        ) from trouble


def squares(text: str) -> tuple[int, Squares]:
    """Return how many squares a side has and where the dark ones are."""
    found = made_code(text)
    runs = []
    for row, line in enumerate(found.matrix):
        column = 0
        for dark, group in groupby(line):
            length = len(list(group))
            if dark:
                runs.append((row, column, length))
            column += length
    return len(found.matrix), tuple(runs)


def code_strip(code: Code, frame: Frame) -> Strip:
    """Return the code at the left edge, what it says beside it at half height."""
    count, dark = squares(code.text)
    each = CODE_SIDE / (count + 2 * QUIET)
    beside = CODE_SIDE + CODE_GAP
    room = frame.width - beside
    lines = set_lines(plain(code.caption), _SIZE, room, tie_pairs)
    height = max(CODE_SIDE, len(lines) * _PITCH)
    first = (height - len(lines) * _PITCH) / 2 + _SIZE * ASCENT

    def draw(canvas: Canvas, top: float) -> None:
        path = canvas.beginPath()
        foot = frame.up(top + (height + CODE_SIDE) / 2)
        for row, column, length in dark:
            x = frame.left + (QUIET + column) * each
            y = foot + CODE_SIDE - (QUIET + row + 1) * each
            path.rect(x, y, length * each, each)
        # One path: squares drawn one by one show hairlines between them.
        canvas.setFillGray(0)
        canvas.drawPath(path, stroke=0, fill=1)
        for index, line in enumerate(lines):
            y = frame.up(top + first + index * _PITCH)
            draw_line(canvas, line, frame.left + beside, y, room, Align.LEFT)

    return Strip(height, draw, before=CODE_BEFORE)
