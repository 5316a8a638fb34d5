"""The top of a Word file: issuer and Quốc hiệu, number and date, title."""

from __future__ import annotations

from desktop.documents.breaking import balanced
from desktop.documents.paper import Align, Appendix, Letterhead, Paper, Run
from desktop.documents.printed.letterhead import (
    DATE_GAP,
    MOTTO,
    NATION,
    TITLE_ROOM,
    TITLE_RULE,
    UNDATED_END,
    UNDER,
    broken_reference,
    issuer_lines,
    short_rule,
    title_room,
)
from desktop.documents.printed.page import Frame
from desktop.documents.typeface import ASCENT, DESCENT, SINGLE, Face, width
from desktop.documents.word.grid import Box, grid
from desktop.documents.word.xml import (
    RULE_DEPTH,
    Element,
    Look,
    broken,
    paragraph,
    rule,
    runs,
)

_CENTRED = Look(align=Align.CENTRE)
_TITLE = 14.0
_HALF_RULE = 0.375

TITLE_BEFORE = 16.0
TITLE_BEFORE_WIDE = 9.0
RULE_REACH = RULE_DEPTH - _HALF_RULE
"""Points the paragraph of a rule reaches below the middle of the rule."""


def header(letterhead: Letterhead, frame: Frame) -> tuple[Element, float]:
    """Return the columns of issuer and Quốc hiệu, with number and date on one line.

    Returns:
        The table, and points of room that are missing under it where the paper has
        neither a number nor a date.
    """
    left, right = frame.left_column[1], frame.right_column[1]
    widths = (left, frame.width - left - right, right)
    lines = issuer_lines(letterhead, left)
    motto = width(MOTTO, Face.BOLD, 14)
    nation = [
        paragraph(_CENTRED, runs([Run(NATION, bold=True)], 13)),
        paragraph(_CENTRED, runs([Run(MOTTO, bold=True)], 14)),
        rule(right, motto, UNDER - 14 * DESCENT - _HALF_RULE),
    ]
    rows = [_row(_issuer(lines, left), nation, widths)]
    issuer_end, motto_end = _ends(len(lines))
    deepest = max(issuer_end + _reach() if lines else 0.0, motto_end + _reach())
    deeper = max(issuer_end, motto_end)
    if not letterhead.number_line and not letterhead.date_line:
        return grid(rows), deeper + UNDATED_END - deepest
    rows.append(_row(*_dated(letterhead, deeper + DATE_GAP - deepest), widths))
    return grid(rows), 0.0


def _dated(letterhead: Letterhead, date: float) -> tuple[list[Element], list[Element]]:
    """Return number and date; their baseline is `date` points below the row's top."""
    number = paragraph(
        Look(align=Align.CENTRE, before=date - 13 * ASCENT, size=13),
        runs([Run(letterhead.number_line)], 13),
    )
    day = paragraph(
        Look(align=Align.CENTRE, before=date - 14 * ASCENT),
        runs([Run(letterhead.date_line, italic=True)], 14),
    )
    return [number], [day]


def _row(
    first: list[Element], last: list[Element], widths: tuple[float, float, float]
) -> list[Box]:
    left, between, right = widths
    middle = [Box(between)] if between > 1 else []
    return [Box(left, tuple(first)), *middle, Box(right, tuple(last))]


def _issuer(lines: list[tuple[str, Face]], room: float) -> list[Element]:
    made = [
        paragraph(_CENTRED, runs([Run(text, bold=face is Face.BOLD)], 13))
        for text, face in lines
    ]
    bold = [width(text, Face.BOLD, 13) for text, face in lines if face is Face.BOLD]
    if bold:
        before = UNDER - 13 * DESCENT - _HALF_RULE
        made.append(rule(room, short_rule(bold), before))
    return made


def _ends(count: int) -> tuple[float, float]:
    """Return the last baselines of issuer and motto under the top of the block."""
    first = 13 * ASCENT
    return first + (count - 1) * 13 * SINGLE, first + 13 * DESCENT + 14 * ASCENT


def _reach() -> float:
    """Return how far a column reaches under its last baseline, its rule included."""
    return UNDER - _HALF_RULE + RULE_DEPTH


def title(paper: Paper, frame: Frame) -> list[Element]:
    """Return type, subject, reference and the short rule under them."""
    subject = balanced(paper.subject, Face.BOLD, title_room(frame) / _TITLE)
    parts = [((paper.kind,), Face.BOLD), (subject, Face.BOLD)]
    if paper.reference:
        parts.append((_reference(paper.reference, frame), Face.ITALIC))
    return _centred(parts, frame)


def appendix_title(appendix: Appendix, frame: Frame) -> list[Element]:
    """Return label, title and reference of an appendix."""
    named = balanced(appendix.title, Face.BOLD, TITLE_ROOM / _TITLE)
    parts = [((appendix.label,), Face.BOLD), (named, Face.BOLD)]
    reference = broken_reference(appendix.reference, TITLE_ROOM / _TITLE)
    parts.append((tuple(reference), Face.ITALIC))
    return _centred(parts, frame)


def _reference(text: str, frame: Frame) -> tuple[str, ...]:
    room = title_room(frame) / _TITLE
    if width(text, Face.ITALIC) <= room:
        return (text,)
    return tuple(broken_reference(text, room))


def _centred(parts: list[tuple[tuple[str, ...], Face]], frame: Frame) -> list[Element]:
    made: list[Element] = []
    parts = [part for part in parts if any(part[0])]
    for lines, face in parts:
        style = "Reference" if face is Face.ITALIC else "Title2"
        made.append(paragraph(Look(style), broken(lines, 0, face)))
    # No rule under a type that stands alone: it belongs to the trích yếu.
    last, face = parts[-1] if len(parts) > 1 else ((), Face.BOLD)
    widths = [width(line, face, _TITLE) for line in last] or [0.0]
    gap = TITLE_RULE - _TITLE * DESCENT - _HALF_RULE
    made.append(rule(frame.width, short_rule(widths), gap))
    return made
