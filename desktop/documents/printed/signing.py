"""The end of a paper: who receives it, who signs, and room for hand and seal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents.breaking import balanced
from desktop.documents.paper import Paper, Signature
from desktop.documents.printed.lines import draw_text
from desktop.documents.printed.output import MM
from desktop.documents.printed.page import Frame, Strip
from desktop.documents.printed.recipients import Recipients
from desktop.documents.typeface import ASCENT, DESCENT, SINGLE, Face

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_SIZE = 14.0
_PITCH = _SIZE * SINGLE
_SMALL = 13.0
_SMALL_PITCH = _SMALL * SINGLE
_NARROW_NOTE = 12.0
_FIRST = _SIZE * ASCENT
_BEFORE = 10.0
_BEFORE_CONFIRMATION = 14.0
_BEFORE_BELOW = 6.0
_BETWEEN_COLUMNS = 3 * MM
_CONFIRMING = 0.7

Column = tuple[float, float]
"""The centre from the sheet's left edge and the width, in points."""


@dataclass(frozen=True, slots=True)
class Signer:
    """The lines of one signature, broken to its column."""

    titles: tuple[str, ...]
    notes: tuple[str, ...]
    posts: tuple[str, ...]
    names: tuple[str, ...]
    centre: float
    note_size: float

    def draw(self, canvas: Canvas, frame: Frame, top: float, name: float) -> None:
        """Draw it; `name` is the baseline of every first name below the top."""
        y = top + _FIRST
        for line in self.titles:
            draw_text(canvas, line, Face.BOLD, _SIZE, self.centre, frame.up(y))
            y += _PITCH
        for line in self.notes:
            draw_text(
                canvas, line, Face.ITALIC, self.note_size, self.centre, frame.up(y)
            )
            y += self.note_size * SINGLE
        y = top + name - _PITCH - (len(self.posts) - 1) * _SMALL_PITCH
        for line in self.posts:
            draw_text(canvas, line, Face.BOLD, _SMALL, self.centre, frame.up(y))
            y += _SMALL_PITCH
        y = top + name
        for line in self.names:
            draw_text(canvas, line, Face.BOLD, _SIZE, self.centre, frame.up(y))
            y += _PITCH


def closing_strips(paper: Paper, frame: Frame) -> list[Strip]:
    """Return all that follows the body, kept with its last lines."""
    beside = len(paper.signatures) == 1 and not paper.recipients_below
    columns = signature_columns(len(paper.signatures), frame)
    gap = paper.signature_gap * MM
    strips = []
    recipients = Recipients.of(paper.recipients, frame)
    if paper.signatures:
        signers = [
            signer_of(*one) for one in zip(paper.signatures, columns, strict=True)
        ]
        listed = recipients if beside else None
        strips.append(_signing_strip(signers, gap, frame, listed))
    if paper.confirmation is not None:
        strips.append(_confirmation_strip(paper.confirmation, gap, frame))
    if not (beside and paper.signatures) and recipients.lines:
        strips.append(recipients.strip(before=_BEFORE_BELOW if strips else _BEFORE))
    return strips + recipients.overflow()


def signature_columns(count: int, frame: Frame) -> list[Column]:
    """Return each signature's column, from left to right."""
    if count == 1:
        return [frame.right_column]
    if count == 2:
        return [frame.left_column, frame.right_column]
    each = frame.width / count if count else 0.0
    wide = each - _BETWEEN_COLUMNS
    return [(frame.left + each * (i + 0.5), wide) for i in range(count)]


def signer_of(signature: Signature, column: Column) -> Signer:
    """Break the lines of a signature to its column."""
    centre, room = column
    note_size = _SMALL
    if len(_broken((signature.note,), Face.ITALIC, room / _SMALL)) > 1:
        note_size = _NARROW_NOTE
    return Signer(
        titles=_broken(signature.titles, Face.BOLD, room / _SIZE),
        notes=_broken((signature.note,), Face.ITALIC, room / note_size),
        posts=_broken((signature.post,), Face.BOLD, room / _SMALL),
        names=_broken((signature.name,), Face.BOLD, room / _SIZE),
        centre=centre,
        note_size=note_size,
    )


def _broken(texts: Sequence[str], face: Face, limit: float) -> tuple[str, ...]:
    return tuple(line for text in texts if text for line in balanced(text, face, limit))


def _signing_strip(
    signers: list[Signer], gap: float, frame: Frame, recipients: Recipients | None
) -> Strip:
    name, depth = _depths(signers, gap)
    height = depth
    if recipients is not None and recipients.lines:
        height = max(depth, recipients.height)

    def draw(canvas: Canvas, top: float) -> None:
        for signer in signers:
            signer.draw(canvas, frame, top, name)
        if recipients is not None:
            recipients.draw(canvas, top)

    return Strip(height, draw, before=_BEFORE, joined=True, tied=True)


def _depths(signers: list[Signer], gap: float) -> tuple[float, float]:
    """Return where the names stand below the top, and where the last of them ends.

    The gap is between the last title and the post above the name, else the name.
    """
    titles = max(len(signer.titles) for signer in signers)
    posts = max(len(signer.posts) for signer in signers)
    above = _PITCH + (posts - 1) * _SMALL_PITCH if posts else 0.0
    name = _FIRST + max(0, titles - 1) * _PITCH + gap + above
    names = max(len(signer.names) for signer in signers)
    return name, name + max(0, names - 1) * _PITCH + _SIZE * DESCENT


def _confirmation_strip(signature: Signature, gap: float, frame: Frame) -> Strip:
    """Return who confirms, in the middle of the block, with room for the seal."""
    signer = signer_of(signature, (frame.centre, frame.width * _CONFIRMING))
    name, depth = _depths([signer], gap)

    def draw(canvas: Canvas, top: float) -> None:
        signer.draw(canvas, frame, top, name)

    return Strip(depth, draw, before=_BEFORE_CONFIRMATION, joined=True, tied=True)
