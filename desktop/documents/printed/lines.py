"""Lines of text in several styles: set by measured width, drawn piece by piece."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents.breaking import chopped
from desktop.documents.paper import Align, Run, Text
from desktop.documents.typeface import HARD_SPACE, Face, width

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_Piece = tuple[str, Face]
_Word = list[_Piece]

# Wider gaps than this look worse than a short line; seen only beside very long words.
_WIDEST_GAP = 1.2


@dataclass(frozen=True, slots=True)
class Line:
    """One set line: its pieces, its natural width, and whether it ends its text."""

    pieces: tuple[_Piece, ...]
    width: float
    size: float
    ends: bool

    @property
    def gaps(self) -> int:
        """Count the spaces that justification may widen."""
        return sum(t.count(" ") + t.count(HARD_SPACE) for t, _ in self.pieces)


def face_of(run: Run) -> Face:
    """Return the typeface of a run."""
    if run.bold:
        return Face.BOLD_ITALIC if run.italic else Face.BOLD
    return Face.ITALIC if run.italic else Face.REGULAR


def set_lines(
    text: Text,
    size: float,
    room: float,
    tie: Callable[[str], str],
    *,
    indent: float = 0,
) -> list[Line]:
    """Break a text into lines of at most `room` points, the first one indented."""
    lines: list[Line] = []
    current: list[_Word] = []
    used = 0.0
    space = width(" ", Face.REGULAR, size)
    for word in _words(text, tie, (room - indent) / size):
        wide = sum(width(piece, face, size) for piece, face in word)
        limit = room if lines else room - indent
        if current and used + space + wide > limit + 1e-6:
            lines.append(Line(_merged(current), used, size, ends=False))
            current, used = [], 0.0
        used += wide + (space if current else 0)
        current.append(word)
    if current:
        lines.append(Line(_merged(current), used, size, ends=True))
    return lines


def widest_word(text: Text, tie: Callable[[str], str]) -> float:
    """Return the width at size 1 of the widest run that must not be broken."""
    loose = _words(text, tie, float("inf"))
    parts = [
        sum(width(piece, face) for piece, face in word)
        for whole in loose
        for word in _loosened(whole)
    ]
    return max(parts, default=0.0)


def _words(text: Text, tie: Callable[[str], str], limit: float) -> list[_Word]:
    tied = tie("".join(run.text for run in text))
    words: list[_Word] = [[]]
    start = 0
    for run in text:
        end = start + len(run.text)
        for index, piece in enumerate(tied[start:end].split(" ")):
            if index:
                words.append([])
            if piece:
                words[-1].append((piece, face_of(run)))
        start = end
    fitting: list[_Word] = []
    for word in filter(None, words):
        fitting += _made_to_fit(word, limit)
    return fitting


def _made_to_fit(word: _Word, limit: float) -> list[_Word]:
    """Give up hard spaces, then cut between letters, where a word is too wide."""
    if sum(width(piece, face) for piece, face in word) <= limit:
        return [word]
    fitting: list[_Word] = []
    for part in _loosened(word):
        if sum(width(piece, face) for piece, face in part) <= limit:
            fitting.append(part)
        else:
            fitting += [
                [(bit, face)]
                for piece, face in part
                for bit in chopped(piece, face, limit)
            ]
    return fitting


def _loosened(word: _Word) -> list[_Word]:
    parts: list[_Word] = [[]]
    for piece, face in word:
        for index, bit in enumerate(piece.split(HARD_SPACE)):
            if index:
                parts.append([])
            if bit:
                parts[-1].append((bit, face))
    return [part for part in parts if part]


def _merged(words: list[_Word]) -> tuple[_Piece, ...]:
    """Join words with spaces, and neighbouring pieces of one face into one."""
    pieces: list[_Piece] = []
    for index, word in enumerate(words):
        if index:
            before, face = pieces[-1]
            pieces[-1] = (f"{before} ", face)
        for text, face in word:
            if pieces and pieces[-1][1] is face:
                pieces[-1] = (pieces[-1][0] + text, face)
            else:
                pieces.append((text, face))
    return tuple(pieces)


def draw_line(
    canvas: Canvas,
    line: Line,
    x: float,
    y: float,
    room: float,
    align: Align | None,
) -> None:
    """Draw a line on the baseline y; no alignment means justified."""
    slack = room - line.width
    stretch = 0.0
    if align is None:
        if not line.ends and line.gaps:
            stretch = max(0.0, slack / line.gaps)
            stretch = stretch if stretch <= _WIDEST_GAP * line.size else 0.0
    elif align is Align.CENTRE:
        x += slack / 2
    elif align is Align.RIGHT:
        x += slack
    text = canvas.beginText(x, y)
    text.setWordSpace(stretch)
    for piece, face in line.pieces:
        text.setFont(face.value, line.size)
        text.textOut(piece)
    # Word spacing would leak into every later line of the page.
    text.setWordSpace(0)
    canvas.drawText(text)


def draw_text(
    canvas: Canvas, text: str, face: Face, size: float, centre: float, y: float
) -> None:
    """Draw one line centred at a point."""
    canvas.setFont(face.value, size)
    canvas.drawString(centre - width(text, face, size) / 2, y, text)
