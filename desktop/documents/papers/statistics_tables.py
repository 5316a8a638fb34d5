"""A table of counts on paper: awards and movements, printed as they are seen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.awards.statistics import Line, LineKind, Number, Table
from desktop.documents import paper as papers
from desktop.documents.paper import (
    Align,
    Block,
    Cell,
    Column,
    Letterhead,
    Note,
    Paper,
    Row,
    RowKind,
    Signature,
    bold,
    plain,
)
from desktop.documents.papers.wording import Office, head_row
from desktop.documents.typeface import clean_fields
from desktop.vietnamese import number

TITLE = "BẢNG THỐNG KÊ"
_LANDSCAPE, _PORTRAIT = 252.0, 160.0
_STT, _CODE, _MONEY = 11.0, 15.0, 34.0
_GAP = 19.0
_KINDS = {
    LineKind.NORMAL: RowKind.NORMAL,
    LineKind.SECTION: RowKind.SECTION,
    LineKind.TOTAL: RowKind.TOTAL,
}


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a printed table of counts says.

    Args:
        scope: what was looked at: "Năm 2026, Giấy khen"; empty for everything.
        footer: when it was printed.
    """

    office: Office
    table: Table
    scope: str
    signatures: tuple[Signature, ...]
    signed_on: dt.date | None = None
    footer: str = ""

    def __post_init__(self) -> None:
        clean_fields(self)


def describe_statistics(statistics: Statistics) -> Paper:
    """Return the table with its note and who made it; official forms stand upright."""
    table = statistics.table
    body: list[Block] = [_table(table)]
    if table.note:
        body.append(Note(f"Ghi chú: {table.note}"))
    scope = f" ({statistics.scope})" if statistics.scope else ""
    title = f"{table.title[:1].upper()}{table.title[1:]}"
    return Paper(
        _letterhead(statistics),
        TITLE,
        f"{title}{scope}",
        tuple(body),
        statistics.signatures,
        landscape=not table.has_codes,
        signature_gap=_GAP,
        footer=statistics.footer,
    )


def _letterhead(statistics: Statistics) -> Letterhead:
    office, day = statistics.office, statistics.signed_on
    if not office.standing_body:
        return office.committee_letterhead("", "", day)
    return office.standing_letterhead("", "", day)


def _table(table: Table) -> papers.Table:
    lead = _CODE if table.has_codes else _STT
    widths = [_MONEY if "đồng" in name else 0.0 for name in table.columns]
    whole = _PORTRAIT if table.has_codes else _LANDSCAPE
    each = min(26.0, whole * 0.6 / max(1, len(widths)))
    widths = [wide or each for wide in widths]
    first = whole - lead - sum(widths)
    head = "Mã số" if table.has_codes else "STT"
    columns = (
        Column(lead, Align.CENTRE),
        Column(first),
        *(Column(wide, Align.RIGHT) for wide in widths),
    )
    titles = [head, table.first, *table.columns]
    return papers.Table(columns, (head_row(titles),), _rows(table), size=11)


def _rows(table: Table) -> tuple[Row, ...]:
    rows = []
    place = 0
    for line in table.lines:
        place += line.kind is LineKind.NORMAL
        lead = line.code if table.has_codes else str(place)
        rows.append(_row(table, line, lead))
    return tuple(rows)


def _row(table: Table, line: Line, lead: str) -> Row:
    if line.kind is LineKind.SECTION:
        across = len(table.columns) + 1
        cells = (Cell(), Cell(bold(line.label), across=across))
        return Row(cells, RowKind.SECTION)
    is_total = line.kind is LineKind.TOTAL
    styled = bold if is_total else plain
    first = lead if table.has_codes or not is_total else ""
    shown = (Cell(styled(_shown(cell))) for cell in line.cells)
    return Row(
        (Cell(plain(first)), Cell(styled(line.label)), *shown), _KINDS[line.kind]
    )


def _shown(cell: Number) -> str:
    return cell if isinstance(cell, str) else number(cell)
