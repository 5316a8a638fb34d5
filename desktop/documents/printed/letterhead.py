"""The top of a paper by Nghị định 30/2020: issuer, Quốc hiệu, number, title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.breaking import balanced
from desktop.documents.paper import Appendix, Letterhead, Paper
from desktop.documents.printed.lines import draw_text
from desktop.documents.printed.output import MM
from desktop.documents.printed.page import Frame, Strip
from desktop.documents.typeface import ASCENT, DESCENT, SINGLE, Face, width

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_FIRST = 13 * ASCENT
_MOTTO_PITCH = 14 * SINGLE
_ISSUER_PITCH = 13 * SINGLE
UNDER = 6.0
DATE_GAP = 26.0
UNDATED_END = 14.0
_RULE = 0.7

_TITLE = 14.0
_TITLE_PITCH = _TITLE * SINGLE
TITLE_RULE = 7.0
TITLE_ROOM = 145 * MM


def short_rule(widths: list[float]) -> float:
    """Return a rule of a third to a half of the last line and of the longest one.

    Where no length is both, half of the last line (paper.md 1).
    """
    last, longest = widths[-1], max(widths)
    if longest / 3 <= last / 2:
        return (longest / 3 + last / 2) / 2
    return last / 2


def header_strip(letterhead: Letterhead, frame: Frame) -> Strip:
    """Return the two columns: issuer and number, Quốc hiệu and date.

    A paper with neither number nor date ends a little below the rules.
    """
    centre, room = frame.left_column
    right = frame.right_column[0]
    issuers = issuer_lines(letterhead, room)
    issuer_end = _FIRST + (len(issuers) - 1) * _ISSUER_PITCH
    deeper = max(issuer_end, _FIRST + _MOTTO_PITCH)
    date = deeper + DATE_GAP

    def draw(canvas: Canvas, top: float) -> None:
        _draw_issuer(canvas, issuers, centre, frame, top)
        _draw_nation(canvas, right, frame, top)
        y = frame.up(top + date)
        draw_text(canvas, letterhead.number_line, Face.REGULAR, 13, centre, y)
        draw_text(canvas, letterhead.date_line, Face.ITALIC, 14, right, y)

    has_date = letterhead.number_line or letterhead.date_line
    return Strip(date + 14 * DESCENT if has_date else deeper + UNDATED_END, draw)


def _draw_issuer(
    canvas: Canvas,
    issuers: list[tuple[str, Face]],
    centre: float,
    frame: Frame,
    top: float,
) -> None:
    y = top + _FIRST
    for text, face in issuers:
        draw_text(canvas, text, face, 13, centre, frame.up(y))
        y += _ISSUER_PITCH
    bold = [width(text, Face.BOLD, 13) for text, face in issuers if face is Face.BOLD]
    if bold:
        under = y - _ISSUER_PITCH + UNDER
        _rule(canvas, centre, short_rule(bold), frame.up(under))


def _draw_nation(canvas: Canvas, centre: float, frame: Frame, top: float) -> None:
    motto = top + _FIRST + _MOTTO_PITCH
    draw_text(canvas, NATION, Face.BOLD, 13, centre, frame.up(top + _FIRST))
    draw_text(canvas, MOTTO, Face.BOLD, 14, centre, frame.up(motto))
    long_rule = width(MOTTO, Face.BOLD, 14)
    _rule(canvas, centre, long_rule, frame.up(motto + UNDER))


def issuer_lines(letterhead: Letterhead, room: float) -> list[tuple[str, Face]]:
    """Return the lines of the left column, broken to its width in points."""
    lines: list[tuple[str, Face]] = []
    for names, face in (
        (letterhead.parent, Face.REGULAR),
        (letterhead.issuer, Face.BOLD),
    ):
        for name in names:
            lines += [(line, face) for line in balanced(name, face, room / 13)]
    return lines


def title_room(frame: Frame) -> float:
    """Return how wide the title of a paper may be, in points."""
    return max(TITLE_ROOM, 0.8 * frame.width)


def title_strip(paper: Paper, frame: Frame) -> Strip:
    """Return the type of paper, its subject and the short rule."""
    limit = title_room(frame) / _TITLE
    lines = [(line, Face.BOLD) for line in balanced(paper.kind, Face.BOLD, limit)]
    subject = balanced(paper.subject, Face.BOLD, limit)
    lines += [(line, Face.BOLD) for line in subject]
    measured = [width(line, Face.BOLD, _TITLE) for line in subject]
    if paper.reference:
        reference = [paper.reference]
        if width(paper.reference, Face.ITALIC) > limit:
            reference = broken_reference(paper.reference, limit)
        lines += [(line, Face.ITALIC) for line in reference]
        measured = [width(line, Face.ITALIC, _TITLE) for line in reference]
    before = 9.0 if frame.size[0] > frame.size[1] else 16.0
    return _centred(lines, short_rule(measured or [0.0]), frame, before=before)


def appendix_title_strip(appendix: Appendix, frame: Frame) -> Strip:
    """Return label, title and reference of an appendix, which opens a page."""
    limit = TITLE_ROOM / _TITLE
    lines = [(appendix.label, Face.BOLD)]
    lines += [(line, Face.BOLD) for line in balanced(appendix.title, Face.BOLD, limit)]
    reference = broken_reference(appendix.reference, limit)
    lines += [(line, Face.ITALIC) for line in reference]
    measured = [width(line, Face.ITALIC, _TITLE) for line in reference]
    return _centred(lines, short_rule(measured or [0.0]), frame)


def broken_reference(reference: str, limit: float) -> list[str]:
    """Break before "của", so that number and date, perhaps blank, stay on one line."""
    head, found, tail = reference.partition(" của ")
    if not found:
        return list(balanced(reference, Face.ITALIC, limit))
    second = balanced(f"của {tail}", Face.ITALIC, limit)
    # Blanks to fill in are hard spaces, which breaking would turn into plain ones.
    if width(head, Face.ITALIC) <= limit:
        return [head, *second]
    return [*balanced(head, Face.ITALIC, limit), *second]


def _centred(
    lines: list[tuple[str, Face]], rule: float, frame: Frame, *, before: float = 0
) -> Strip:
    last = _TITLE * ASCENT + (len(lines) - 1) * _TITLE_PITCH

    def draw(canvas: Canvas, top: float) -> None:
        y = top + _TITLE * ASCENT
        for text, face in lines:
            draw_text(canvas, text, face, _TITLE, frame.centre, frame.up(y))
            y += _TITLE_PITCH
        _rule(canvas, frame.centre, rule, frame.up(top + last + TITLE_RULE))

    return Strip(last + TITLE_RULE, draw, before=before)


def _rule(canvas: Canvas, centre: float, length: float, y: float) -> None:
    if length:
        canvas.setLineWidth(_RULE)
        canvas.setStrokeGray(0)
        canvas.line(centre - length / 2, y, centre + length / 2, y)
