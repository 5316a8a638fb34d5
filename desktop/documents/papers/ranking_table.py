"""The Bảng tổng hợp điểm và xếp hạng: every block's units, points and places."""

from __future__ import annotations

from decimal import Decimal

from desktop.documents.paper import (
    Align,
    Block,
    Cell,
    Column,
    Note,
    Paper,
    Row,
    Table,
    bold,
    italic,
    plain,
)
from desktop.documents.papers.ranking_columns import SUMS, SURVEYED, Tail, columns_after
from desktop.documents.papers.ranking_values import (
    CriteriaGroup,
    NoPoints,
    RankedBlock,
    RankedUnit,
    RankingTable,
)
from desktop.documents.papers.wording import roman, section_row, stopped
from desktop.vietnamese import number

__all__ = [
    "CriteriaGroup",
    "NoPoints",
    "RankedBlock",
    "RankedUnit",
    "RankingTable",
    "describe_ranking_table",
]

_BLOCK_WIDTH = 252.0
_NUMBER = 8.0
_UNIT_WISHED, _UNIT_AT_LEAST = 57.0, 38.0
_GROUP_AT_MOST, _GROUP_AT_LEAST = 20.0, 10.9
_SIGNATURE_GAP = 19.0
_NOT_RANKED = "Chưa đủ điều kiện xếp hạng"


def describe_ranking_table(ranking: RankingTable) -> Paper:
    """Return the ranking as a landscape paper with one table, a section a block."""
    body: list[Block] = [_table(ranking)]
    note = _note(ranking)
    if note:
        body.append(Note(note))
    return Paper(
        ranking.office.standing_letterhead("", "", ranking.signed_on),
        ranking.title,
        ranking.subject,
        tuple(body),
        ranking.signatures,
        landscape=True,
        signature_gap=_SIGNATURE_GAP,
    )


# --- the table ------------------------------------------------------------------------


def _table(ranking: RankingTable) -> Table:
    tails = columns_after(ranking)
    columns = _columns(ranking, tails)
    rows: list[Row] = []
    if any(group.max_points is not None for group in ranking.groups):
        rows.append(_most_row(ranking, tails))
    for place, block in enumerate(ranking.blocks, start=1):
        rows.append(section_row(roman(place), block.name.upper(), len(columns)))
        rows += [
            _unit_row(index, unit, ranking, tails)
            for index, unit in enumerate(block.units, start=1)
        ]
    head = _head(ranking, tails)
    return Table(columns, head, tuple(rows), size=10.5, head_size=9)


def _columns(ranking: RankingTable, tails: list[Tail]) -> tuple[Column, ...]:
    room = _BLOCK_WIDTH - _NUMBER - sum(tail.width for tail in tails)
    count = max(1, len(ranking.groups))
    group = max(_GROUP_AT_LEAST, (room - _UNIT_WISHED) / count)
    group = min(group, _GROUP_AT_MOST, (room - _UNIT_AT_LEAST) / count)
    unit = room - group * len(ranking.groups)
    return (
        Column(_NUMBER, Align.CENTRE),
        Column(unit),
        *(Column(group, Align.RIGHT) for _ in ranking.groups),
        *(Column(tail.width, tail.align) for tail in tails),
    )


def _head(ranking: RankingTable, tails: list[Tail]) -> tuple[Row, ...]:
    groups = len(ranking.groups)
    summed = [tail for tail in tails if tail.over]
    down = 2 if groups or summed else 1
    first = [Cell(bold("STT"), down=down), Cell(bold(ranking.who), down=down)]
    if groups:
        named = "thẩm định theo lĩnh vực" if summed else "theo nhóm tiêu chí"
        first.append(Cell(bold(f"Điểm {named}"), across=groups))
    if summed:
        first.append(Cell(bold(SUMS), across=len(summed)))
    first += [Cell(bold(t.title), down=down) for t in tails if not t.over]
    below = [Cell(bold(group.name)) for group in ranking.groups]
    below += [Cell(bold(tail.title)) for tail in summed]
    count = groups + len(tails)
    numbers = ["A", "B", *(f"({place})" for place in range(1, count + 1))]
    numbering = Row(tuple(Cell(italic(text)) for text in numbers))
    heads = (
        (Row(tuple(first)), Row(tuple(below))) if down == 2 else (Row(tuple(first)),)
    )
    return (*heads, numbering)


def _most_row(ranking: RankingTable, tails: list[Tail]) -> Row:
    every = [group.max_points for group in ranking.groups]
    shown = ["" if most is None else number(most) for most in every]
    known = [g.max_points for g in ranking.groups if not g.is_extra]
    complete = [most for most in known if most is not None]
    total = number(sum(complete, Decimal(0))) if len(complete) == len(known) else ""
    summed = {SUMS} if any(tail.over for tail in tails) else {ranking.total_name}
    # A survey is a part of the whole, and how large is not said here.
    is_whole = [bool({t.over, t.title} & summed) and t.title != SURVEYED for t in tails]
    said = [total if whole else "" for whole in is_whole]
    cells = ["", "Điểm tối đa", *shown, *said]
    return Row(tuple(Cell(italic(text)) for text in cells))


def _unit_row(
    index: int, unit: RankedUnit, ranking: RankingTable, tails: list[Tail]
) -> Row:
    cells = [Cell(plain(str(index))), Cell(plain(unit.name))]
    for one in unit.points:
        if isinstance(one, NoPoints):
            cells.append(Cell(plain(one.value), align=Align.CENTRE))
        else:
            cells.append(Cell(plain(number(one, ranking.places))))
    if unit.rank is not None:
        return Row((*cells, *(tail.cell(unit) for tail in tails)))
    cells += [tail.cell(unit) for tail in tails if not tail.is_of_rank]
    across = sum(tail.is_of_rank for tail in tails)
    said = Cell(italic(_unranked(unit, ranking)), across=across, align=Align.CENTRE)
    return Row((*cells, said))


def _unranked(unit: RankedUnit, ranking: RankingTable) -> str:
    """Return why in the row; a detailed table says it under the table instead."""
    if ranking.is_detailed:
        return _NOT_RANKED
    reason = unit.unranked_reason or unit.note
    return f"Chưa xếp hạng: {reason}" if reason else "Chưa xếp hạng"


def _note(ranking: RankingTable) -> str:
    used = {one for unit in ranking.units for one in unit.points}
    marks = []
    if NoPoints.NOT_APPLICABLE in used:
        marks.append("x: không áp dụng, không cộng vào điểm tối đa")
    if NoPoints.NOT_VERIFIED in used:
        marks.append(f"…: chưa thẩm định, {ranking.called} chưa được xếp hạng")
    sentences = [stopped("; ".join(marks))] if marks else []
    sentences += [stopped(rule) for rule in ranking.rules]
    if any(unit.tied for unit in ranking.units):
        alike = f"Các {ranking.called} {ranking.equals}"
        sentences.append(f"{alike} cùng một hạng, hạng kế tiếp bỏ trống.")
    if ranking.is_detailed:
        sentences += [
            stopped(f"{unit.name}: {unit.unranked_reason}")
            for unit in ranking.units
            if unit.rank is None and unit.unranked_reason
        ]
    if ranking.remark:
        sentences.append(stopped(ranking.remark))
    return f"Ghi chú: {' '.join(sentences)}" if sentences else ""
