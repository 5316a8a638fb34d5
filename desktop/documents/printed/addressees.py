"""Kính gửi: one receiver on the line, several under the colon (Nghị định 30/2020)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.breaking import balanced
from desktop.documents.paper import Addressee
from desktop.documents.printed.page import Frame, Strip
from desktop.documents.printed.paragraphs import INDENT
from desktop.documents.typeface import DESCENT, SINGLE, Face, width

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_SIZE = 14.0
_PITCH = _SIZE * SINGLE
_BEFORE = 16.0
_LEAD = "Kính gửi:"

Placed = tuple[float, str]
"""Points from the sheet's left edge, and the line."""


def addressee_strip(addressee: Addressee, frame: Frame) -> Strip:
    """Return the lines of Kính gửi, together in the middle of the block."""
    names = addressee.names
    alone = len(names) == 1
    lines = one_placed(names[0], frame) if alone else many_placed(names, frame)

    def draw(canvas: Canvas, top: float) -> None:
        canvas.setFont(Face.REGULAR.value, _SIZE)
        for index, (left, line) in enumerate(lines, start=1):
            y = frame.up(top + index * _PITCH - _SIZE * DESCENT)
            canvas.drawString(left, y, line)

    return Strip(len(lines) * _PITCH, draw, before=_BEFORE, joined=True)


def one_placed(name: str, frame: Frame) -> list[Placed]:
    """Return the lead and the one receiver, centred."""
    lines = balanced(f"{_LEAD} {name}", Face.REGULAR, frame.width / _SIZE)
    return [(frame.centre - _wide(line) / 2, line) for line in lines]


def many_placed(names: tuple[str, ...], frame: Frame) -> list[Placed]:
    """Return the lead and the receivers, whose dashes stand under its colon."""
    colon = _wide(_LEAD.rstrip(":"))
    dash = _wide("- ")
    room = frame.width - INDENT - colon - dash
    items = [
        balanced(_ended(names, i), Face.REGULAR, room / _SIZE)
        for i in range(len(names))
    ]
    longest = max((_wide(line) for lines in items for line in lines), default=0.0)
    wished = frame.centre - (colon + dash + longest) / 2
    left = max(frame.left + INDENT, wished)
    placed = [(left, _LEAD)]
    for first, *rest in items:
        placed.append((left + colon, f"- {first}"))
        placed += [(left + colon + dash, line) for line in rest]
    return placed


def _ended(names: tuple[str, ...], index: int) -> str:
    stop = "." if index == len(names) - 1 else ";"
    return f"{names[index].rstrip(' ;.')}{stop}"


def _wide(text: str) -> float:
    return width(text, Face.REGULAR, _SIZE)
