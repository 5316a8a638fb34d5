"""The Báo cáo thành tích: sections and headings of a form, filled as far as known.

What nobody has written yet is left as dotted lines to write on; "Chưa có" stands only
where somebody said so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.documents.paper import (
    Align,
    Block,
    Cell,
    Column,
    Field,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Row,
    Signature,
    Table,
    bold,
    plain,
)
from desktop.documents.papers.wording import head_row, roman
from desktop.documents.typeface import clean_fields

_SIGNATURE_GAP = 26.0
_PASSAGE_LINES, _RESULT_LINES = 3, 3
_ROOM = "…"
_ROWS_TO_WRITE, _WRITING_HEIGHT = 2, 9.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line "- Giới tính: Nữ"; without a value, dots."""

    label: str
    value: str = ""
    is_strong: bool = False

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading with what somebody wrote under it; without, dotted lines."""

    label: str
    paragraphs: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of results; what is not known is empty and printed as room."""

    name: str
    unit: str = ""
    before: str = ""
    now: str = ""
    target: str = ""
    reached: str = ""

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class Measured:
    """A heading with a table of results and what somebody wrote.

    Args:
        before, now: what the two columns of numbers are called.
    """

    label: str
    measures: tuple[Measure, ...]
    paragraphs: tuple[str, ...] = ()
    before: str = "Kỳ trước"
    now: str = "Kỳ báo cáo"

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class Honour:
    """A title or award: the year, what, by which decision of whom."""

    year: str
    name: str
    decision: str = ""

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class Honours:
    """A table of titles or awards; `is_none`: somebody said that there are none."""

    label: str
    title: str
    rows: tuple[Honour, ...]
    is_none: bool = False

    def __post_init__(self) -> None:
        clean_fields(self)


ReportPart = Line | Passage | Measured | Honours


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A section with a Roman number."""

    title: str
    parts: tuple[ReportPart, ...]

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class MeritReport:
    """What a report says.

    Args:
        issuer, parent: lines of the reporting unit's name; none for a household.
        award: "tặng Giấy khen của Chủ tịch … trong phong trào …", after "Đề nghị".
        reference: the form it follows, in brackets; empty where none is named.
        signatures: two, left and right.
        confirmation: who confirms below; empty where nobody does.
    """

    issuer: tuple[str, ...]
    place: str
    award: str
    sections: tuple[ReportSection, ...]
    signatures: tuple[Signature, ...]
    parent: tuple[str, ...] = ()
    confirmation: str = ""
    reference: str = ""
    signed_on: dt.date | None = None

    def __post_init__(self) -> None:
        clean_fields(self)


def describe_merit_report(report: MeritReport) -> Paper:
    """Return the report as a paper."""
    body: list[Block] = []
    for place, section in enumerate(report.sections, start=1):
        body.append(Heading(f"{roman(place)}. {section.title.upper()}"))
        body += _section(section)
    return Paper(
        Letterhead(
            report.issuer,
            report.place,
            parent=report.parent,
            signed_on=report.signed_on,
        ),
        "BÁO CÁO THÀNH TÍCH",
        f"Đề nghị {report.award}",
        tuple(body),
        report.signatures,
        signature_gap=_SIGNATURE_GAP,
        confirmation=_confirmation(report.confirmation),
        reference=report.reference,
    )


def _confirmation(title: str) -> Signature | None:
    return Signature((title,), note="(Ký tên, đóng dấu)") if title else None


def _section(section: ReportSection) -> list[Block]:
    blocks: list[Block] = []
    number = 0
    for part in section.parts:
        if isinstance(part, Line):
            blocks.append(_line(part))
            continue
        number += 1
        blocks += _part(f"{number}. {part.label}", part)
    return blocks


def _line(line: Line) -> Block:
    if not line.value:
        return Field(f"- {line.label}")
    value = bold(line.value) if line.is_strong else plain(f"{line.value}.")
    return Field(f"- {line.label}", value)


def _part(title: str, part: Passage | Measured | Honours) -> list[Block]:
    if isinstance(part, Honours):
        return [Heading(title), _honours(part)]
    written: list[Block] = [Paragraph(plain(text)) for text in part.paragraphs]
    if isinstance(part, Passage):
        room = Field("", lines=_PASSAGE_LINES, indented=False)
        return [Heading(title), *(written or [room])]
    table = [_measures(part)] if part.measures else []
    room = Field("", lines=_RESULT_LINES, indented=False)
    return [Heading(title), *table, *(written or [room])]


def _measures(part: Measured) -> Table:
    titles = ("Chỉ tiêu", "Đơn vị", part.before, part.now, "Chỉ tiêu giao", "Mức đạt")
    widths = (48.0, 18.0, 25.0, 23.0, 23.0, 23.0)
    columns = tuple(
        Column(width, Align.CENTRE if place else Align.LEFT)
        for place, width in enumerate(widths)
    )
    rows = tuple(
        _row((m.name, m.unit, m.before, m.now, m.target, m.reached))
        for m in part.measures
    )
    return Table(columns, (head_row(titles),), rows)


def _honours(part: Honours) -> Table:
    titles = ("Năm", part.title, "Số, ngày quyết định; cơ quan ban hành")
    columns = (Column(18.0, Align.CENTRE), Column(46.0), Column(96.0))
    rows = [_row((h.year or _ROOM, h.name, h.decision or _ROOM)) for h in part.rows]
    height = 0.0
    if not rows and part.is_none:
        rows = [_row(("–", "Chưa có", "–"))]
    elif not rows:
        rows = [_row((_ROOM, _ROOM, _ROOM))] * _ROWS_TO_WRITE
        height = _WRITING_HEIGHT
    return Table(columns, (head_row(titles),), tuple(rows), row_height=height)


def _row(texts: Sequence[str]) -> Row:
    return Row(tuple(Cell(plain(text)) for text in texts))
