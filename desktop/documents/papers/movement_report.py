"""Báo cáo of a movement: for half a year, a year, an interim or the final review.

Five parts: leadership, results by field, scores with ranks and awards, what is proposed
upward, difficulties. It says what was recorded; where nothing was, dots wait for a
hand, since no record is not the same as no work.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.documents.paper import (
    Addressee,
    Align,
    Block,
    Cell,
    Column,
    Field,
    Heading,
    Paper,
    Paragraph,
    Row,
    RowKind,
    Signature,
    Table,
    bold,
    italic,
    plain,
)
from desktop.documents.papers.authorities import FOR_COMMITTEE
from desktop.documents.papers.wording import Office, head_row, stopped
from desktop.documents.typeface import clean_fields
from desktop.vietnamese import long_date

SYMBOL = "BC-UBND"
_SIZE = 12.0
_ROOM = 2  # dotted lines where nothing is recorded


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is known under a heading: a summary and what it sums up, or nothing yet."""

    label: str
    entries: tuple[str, ...] = ()
    summary: str = ""

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class Results:
    """A small table under a heading; without rows dots stand in its place.

    Args:
        widths: mm, 160 together; `numbers`: places of columns set to the right.
        totals: whether the last row adds the others up.
    """

    label: str
    headings: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()
    totals: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class MovementReport:
    """What a report says.

    Args:
        title: after "BÁO CÁO": "Sơ kết phong trào thi đua …".
        plan: the plan as papers cite it, without "Căn cứ".
        days: what the report is about, in words.
        addressees: who receives it; none for a report nobody is named for.
        fields: tables of results: indices, targets, criteria.
        standings: tables of scores, ranks and awards.
        ranked: what was said of scores and awards in sentences.
        titles, signer: under TM. ỦY BAN NHÂN DÂN.
    """

    office: Office
    title: str
    plan: str
    days: str
    leadership: tuple[Recorded, ...]
    fields: tuple[Results, ...]
    standings: tuple[Results, ...]
    proposals: tuple[Recorded, ...]
    difficulties: tuple[Recorded, ...]
    titles: tuple[str, ...]
    signer: str = ""
    addressees: tuple[str, ...] = ()
    number: str = ""
    signed_on: dt.date | None = None
    recipients: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        clean_fields(self)


_HEADINGS = (
    "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN",
    "II. KẾT QUẢ THỰC HIỆN THEO TỪNG LĨNH VỰC",
    "III. KẾT QUẢ CHẤM ĐIỂM, XẾP HẠNG VÀ KHEN THƯỞNG",
    "IV. ĐỀ XUẤT KHEN THƯỞNG",
    "V. KHÓ KHĂN, VƯỚNG MẮC VÀ KIẾN NGHỊ",
)


def describe_movement_report(report: MovementReport) -> Paper:
    """Return the report of the People's Committee on its movement."""
    office = report.office
    parts: tuple[list[Block], ...] = (
        _recorded(report.leadership),
        _results(report.fields),
        _results(report.standings),
        _recorded(report.proposals),
        _recorded(report.difficulties),
    )
    body: list[Block] = []
    if report.addressees:
        body.append(Addressee(report.addressees))
    body.append(Paragraph(plain(_opening(report))))
    for heading, blocks in zip(_HEADINGS, parts, strict=True):
        body += [Heading(heading), *blocks]
    closing = f"Trên đây là báo cáo của {office.committee}./."
    body.append(Paragraph(plain(closing)))
    listed = ("Như trên", *report.recipients) if report.addressees else ()
    return Paper(
        office.committee_letterhead(SYMBOL, report.number, report.signed_on),
        "BÁO CÁO",
        report.title,
        tuple(body),
        (Signature((FOR_COMMITTEE, *report.titles), report.signer),),
        listed or report.recipients,
    )


def _opening(report: MovementReport) -> str:
    return (
        f"Thực hiện {report.plan}, {report.office.committee} báo cáo kết quả "
        f"{report.days} như sau:"
    )


def _recorded(found: Sequence[Recorded]) -> list[Block]:
    blocks: list[Block] = []
    for place, one in enumerate(found, start=1):
        label = f"{place}. {one.label}"
        if not one.entries and not one.summary:
            blocks += _open(label)
        elif one.entries:
            blocks.append(Heading(label))
            summary = Paragraph(plain(f"{one.summary}:"))
            blocks += [summary] if one.summary else []
            blocks += _listed(one.entries)
        else:
            said = plain(stopped(one.summary))
            blocks.append(Paragraph((*bold(f"{label}: "), *said)))
    return blocks


def _open(label: str) -> list[Block]:
    """Return a heading over dots to write on."""
    return [Heading(label), Field("", lines=_ROOM)]


def _listed(entries: Sequence[str]) -> list[Block]:
    """Write what belongs together as dashes: semicolons, then a full stop."""
    last = len(entries) - 1
    return [
        Paragraph(plain(f"- {entry.rstrip(' ;.,')}{'.' if place == last else ';'}"))
        for place, entry in enumerate(entries)
    ]


def _results(found: Sequence[Results]) -> list[Block]:
    blocks: list[Block] = []
    for place, one in enumerate(found, start=1):
        label = f"{place}. {one.label}"
        if not one.rows:
            blocks += _open(label)
            continue
        blocks.append(Heading(label))
        blocks.append(_table(one))
        if one.note:
            blocks.append(Paragraph(italic(stopped(one.note))))
    return blocks


def _table(results: Results) -> Table:
    columns = tuple(
        Column(wide, _align(place, results))
        for place, wide in enumerate(results.widths)
    )
    last = len(results.rows) - 1 if results.totals else -1
    rows = tuple(
        _row(row, is_total=place == last) for place, row in enumerate(results.rows)
    )
    return Table(
        columns, (head_row(results.headings),), rows, size=_SIZE, head_size=_SIZE
    )


def _align(place: int, results: Results) -> Align:
    if place == 0:
        return Align.CENTRE
    return Align.RIGHT if place in results.numbers else Align.LEFT


def _row(texts: Sequence[str], *, is_total: bool) -> Row:
    styled = bold if is_total else plain
    kind = RowKind.TOTAL if is_total else RowKind.NORMAL
    return Row(tuple(Cell(styled(text)) for text in texts), kind)


def days_in_words(first: dt.date, last: dt.date) -> str:
    """Return the days a report is about, inside a sentence."""
    return f"từ {long_date(first)} đến {long_date(last)}"
