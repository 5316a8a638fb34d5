"""Running text for Word: the hard spaces the PDF sets, no forced line breaks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from desktop.documents.paper import Run, Text
from desktop.documents.printed.lines import face_of
from desktop.documents.typeface import HARD_SPACE, width


def tied(
    text: Text, tie: Callable[[str], str], size: float, room: float
) -> tuple[Run, ...]:
    """Return the text with its short pairs held, as far as each fits a line.

    Args:
        text: as the description has it.
        tie: puts hard spaces in place of plain ones.
        size: in points.
        room: width of a line in points; a wider run gives its hard spaces up.
    """
    held = list(tie("".join(run.text for run in text)))
    for start, end in _words(held):
        if HARD_SPACE not in held[start:end]:
            continue
        if _width(text, held, start, end) * size > room:
            held[start:end] = [" " if c == HARD_SPACE else c for c in held[start:end]]
    made = []
    start = 0
    for run in text:
        end = start + len(run.text)
        made.append(Run("".join(held[start:end]), run.bold, run.italic))
        start = end
    return tuple(made)


def _words(held: Sequence[str]) -> list[tuple[int, int]]:
    """Return where each word between plain spaces starts and ends."""
    gaps = [index for index, letter in enumerate(held) if letter == " "]
    edges = [-1, *gaps, len(held)]
    return [(a + 1, b) for a, b in pairwise(edges) if b > a + 1]


def _width(text: Text, held: Sequence[str], start: int, end: int) -> float:
    total = 0.0
    first = 0
    for run in text:
        last = first + len(run.text)
        piece = "".join(held[max(start, first) : min(end, last)])
        if piece:
            total += width(piece, face_of(run))
        first = last
    return total
