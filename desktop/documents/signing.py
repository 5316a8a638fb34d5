"""The end of a paper: who receives it, who signs, and room for hand and seal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.documents.breaking import balanced, tie_pairs
from desktop.documents.lines import draw_line, draw_text, set_lines
from desktop.documents.output import MM
from desktop.documents.page import Frame, Strip
from desktop.documents.paper import Align, Paper, Signature, plain
from desktop.documents.typeface import ASCENT, DESCENT, SINGLE, Face

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_SIZE = 14.0
_PITCH = _SIZE * SINGLE
_BEFORE = 10.0
_FIRST = _SIZE * ASCENT
_ITEM = 11.0
_ITEM_PITCH = _ITEM * SINGLE
_FIRST_ITEM = 14.0


def signing_strip(paper: Paper, frame: Frame) -> Strip:
    """Return signatures and recipients as one strip, kept with what is above it."""
    gap = paper.signature_gap * MM
    single = len(paper.signatures) == 1
    columns = _columns(len(paper.signatures), frame)
    blocks = [
        _block(signature, room)
        for signature, (_, room) in zip(paper.signatures, columns, strict=True)
    ]
    titles = max((len(titles) for titles, _ in blocks), default=0)
    name = _FIRST + max(0, titles - 1) * _PITCH + gap
    names = max((len(names) for _, names in blocks), default=0)
    depth = name + max(0, names - 1) * _PITCH + _SIZE * DESCENT if blocks else 0.0
    list_top = 0.0 if single else depth + 6
    recipients = _recipient_lines(paper.recipients)
    list_depth = _FIRST + _FIRST_ITEM + len(recipients) * _ITEM_PITCH

    def draw(canvas: Canvas, top: float) -> None:
        for (lines, signers), (centre, _) in zip(blocks, columns, strict=True):
            for index, line in enumerate(lines):
                y = frame.up(top + _FIRST + index * _PITCH)
                draw_text(canvas, line, Face.BOLD, _SIZE, centre, y)
            for index, line in enumerate(signers):
                y = frame.up(top + name + index * _PITCH)
                draw_text(canvas, line, Face.BOLD, _SIZE, centre, y)
        if recipients:
            _draw_recipients(canvas, frame, top + list_top, recipients)

    height = depth if not recipients else max(depth, list_top + list_depth)
    return Strip(height, draw, before=_BEFORE, joined=True)


def _columns(count: int, frame: Frame) -> list[tuple[float, float]]:
    """Return centre and width of each signature's column."""
    if count == 1:
        return [frame.right_column]
    if count == 2:
        return [frame.left_column, frame.right_column]
    each = frame.width / count if count else 0.0
    return [(frame.left + each * (i + 0.5), each - 3 * MM) for i in range(count)]


def _block(signature: Signature, room: float) -> tuple[list[str], list[str]]:
    limit = room / _SIZE
    titles = [
        line for title in signature.titles for line in balanced(title, Face.BOLD, limit)
    ]
    names = balanced(signature.name, Face.BOLD, limit) if signature.name else ()
    return titles, list(names)


def _recipient_lines(recipients: Sequence[str]) -> list[str]:
    """Write each receiver with its dash; a semicolon, after the last a full stop."""
    last = len(recipients) - 1
    return [
        f"- {name.rstrip(';. ')}{'.' if index == last else ';'}"
        for index, name in enumerate(recipients)
    ]


def _draw_recipients(
    canvas: Canvas, frame: Frame, top: float, recipients: list[str]
) -> None:
    canvas.setFont(Face.BOLD_ITALIC.value, 12)
    canvas.drawString(frame.left, frame.up(top + _FIRST), "Nơi nhận:")
    y = top + _FIRST + _FIRST_ITEM
    room = 62 * MM
    for recipient in recipients:
        for line in set_lines(plain(recipient), _ITEM, room, tie_pairs):
            draw_line(canvas, line, frame.left, frame.up(y), room, Align.LEFT)
            y += _ITEM_PITCH
