"""Nơi nhận: who gets the paper, in small letters at the left margin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents.breaking import tie_pairs
from desktop.documents.paper import Align, plain
from desktop.documents.printed.lines import Line, draw_line, set_lines
from desktop.documents.printed.output import MM
from desktop.documents.printed.page import Frame, Strip
from desktop.documents.typeface import ASCENT, SINGLE, Face

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_TITLE = "Nơi nhận:"
_TITLE_SIZE = 12.0
_SIZE = 11.0
_PITCH = _SIZE * SINGLE
# Shares its baseline with the first line of the signature, which is of 14 points.
_FIRST = 14 * ASCENT
_FIRST_ITEM = 14.0
_ROOM = 62 * MM
# More lines than these go on over the page instead of pushing the signature there.
AT_ONCE = 40


@dataclass(frozen=True, slots=True)
class Recipients:
    """The set lines of the list, and the frame they stand in."""

    lines: tuple[Line, ...]
    frame: Frame

    @classmethod
    def of(cls, names: Sequence[str], frame: Frame) -> Recipients:
        """Write each receiver with its dash; a semicolon, after the last a stop."""
        last = len(names) - 1
        lines: list[Line] = []
        for index, name in enumerate(names):
            text = f"- {name.rstrip(';. ')}{'.' if index == last else ';'}"
            lines += set_lines(plain(text), _SIZE, _ROOM, tie_pairs)
        return cls(tuple(lines), frame)

    @property
    def height(self) -> float:
        """How far the title and the lines beside a signature reach, in points."""
        return _FIRST + _FIRST_ITEM + min(len(self.lines), AT_ONCE) * _PITCH

    def draw(self, canvas: Canvas, top: float) -> None:
        """Draw title and lines; nothing where nobody receives the paper."""
        if not self.lines:
            return
        canvas.setFont(Face.BOLD_ITALIC.value, _TITLE_SIZE)
        canvas.drawString(self.frame.left, self.frame.up(top + _FIRST), _TITLE)
        for index, line in enumerate(self.lines[:AT_ONCE]):
            y = top + _FIRST + _FIRST_ITEM + index * _PITCH
            self._draw_line(canvas, line, y)

    def strip(self, *, before: float) -> Strip:
        """Return the list as a strip of its own, under the signatures."""
        return Strip(self.height, self.draw, before=before, joined=True)

    def overflow(self) -> list[Strip]:
        """Return a strip for each line that found no room beside the signature."""
        return [self._line_strip(line) for line in self.lines[AT_ONCE:]]

    def _line_strip(self, line: Line) -> Strip:
        def draw(canvas: Canvas, top: float) -> None:
            self._draw_line(canvas, line, top + _SIZE * ASCENT)

        return Strip(_PITCH, draw)

    def _draw_line(self, canvas: Canvas, line: Line, y: float) -> None:
        draw_line(canvas, line, self.frame.left, self.frame.up(y), _ROOM, Align.LEFT)
