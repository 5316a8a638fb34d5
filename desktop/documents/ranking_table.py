"""The Bảng tổng hợp điểm và xếp hạng: every block's units, points and places."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from desktop.documents.paper import (
    Align,
    Block,
    Cell,
    Column,
    Note,
    Paper,
    Row,
    Signature,
    Table,
    bold,
    italic,
    plain,
)
from desktop.documents.typeface import clean_fields
from desktop.documents.wording import Office, roman, section_row, stopped
from desktop.vietnamese import number


class NoPoints(Enum):
    """Why a group has no points; the value is printed in the cell."""

    NOT_APPLICABLE = "x"
    NOT_VERIFIED = "…"


@dataclass(frozen=True, slots=True)
class CriteriaGroup:
    """A column of points; an extra one (bonus, penalty) is outside the full scale."""

    name: str
    max_points: Decimal | None = None
    is_extra: bool = False

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class RankedUnit:
    """A unit's row.

    Args:
        points: one for each group, in the order of the groups.
        rank: None where the unit is not ranked; then a reason is given.
        tied: whether another unit of the block has the same rank.
    """

    name: str
    points: tuple[Decimal | NoPoints, ...]
    total: Decimal | None = None
    rank: int | None = None
    tied: bool = False
    grade: str = ""
    note: str = ""
    unranked_reason: str = ""

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class RankedBlock:
    """A block whose units are compared with each other, in the order to print."""

    name: str
    units: tuple[RankedUnit, ...]

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class RankingTable:
    """What the table shows.

    Args:
        subject: what was compared and until when.
        places: decimals of every number of points.
        remark: what the officer adds under the table.
        signatures: from left to right.
        title, total_name: what the paper and the column of totals are called.
        equals: how those of one rank are alike, in the note.
    """

    office: Office
    subject: str
    groups: tuple[CriteriaGroup, ...]
    blocks: tuple[RankedBlock, ...]
    signatures: tuple[Signature, ...]
    signed_on: dt.date | None = None
    places: int = 2
    remark: str = ""
    title: str = "BẢNG TỔNG HỢP ĐIỂM VÀ XẾP HẠNG"
    total_name: str = "Tổng điểm"
    equals: str = "bằng điểm"

    def __post_init__(self) -> None:
        clean_fields(self)


_BLOCK_WIDTH = 252.0
_NUMBER, _TOTAL, _RANK, _GRADE, _NOTE = 9.0, 16.0, 12.0, 18.0, 32.0
_UNIT_WISHED, _UNIT_AT_LEAST = 58.0, 40.0
_GROUP_AT_MOST, _GROUP_AT_LEAST = 20.0, 12.0
_SIGNATURE_GAP = 19.0


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


def _units(ranking: RankingTable) -> list[RankedUnit]:
    return [unit for block in ranking.blocks for unit in block.units]


def _is_graded(ranking: RankingTable) -> bool:
    return any(unit.grade for unit in _units(ranking))


def _table(ranking: RankingTable) -> Table:
    columns = _columns(ranking)
    rows: list[Row] = []
    if any(group.max_points is not None for group in ranking.groups):
        rows.append(_most_row(ranking, len(columns)))
    for place, block in enumerate(ranking.blocks, start=1):
        rows.append(section_row(roman(place), block.name.upper(), len(columns)))
        rows += [
            _unit_row(index, unit, ranking)
            for index, unit in enumerate(block.units, start=1)
        ]
    head = _head(ranking, len(columns))
    return Table(columns, head, tuple(rows), size=10.5, head_size=9)


def _columns(ranking: RankingTable) -> tuple[Column, ...]:
    graded = _is_graded(ranking)
    fixed = _NUMBER + _TOTAL + _RANK + _NOTE + (_GRADE if graded else 0)
    count = max(1, len(ranking.groups))
    room = _BLOCK_WIDTH - fixed
    group = max(_GROUP_AT_LEAST, (room - _UNIT_WISHED) / count)
    group = min(group, _GROUP_AT_MOST, (room - _UNIT_AT_LEAST) / count)
    unit = _BLOCK_WIDTH - fixed - group * len(ranking.groups)
    return (
        Column(_NUMBER, Align.CENTRE),
        Column(unit),
        *(Column(group, Align.RIGHT) for _ in ranking.groups),
        Column(_TOTAL, Align.RIGHT),
        Column(_RANK, Align.CENTRE),
        *((Column(_GRADE, Align.CENTRE),) if graded else ()),
        Column(_NOTE),
    )


def _head(ranking: RankingTable, columns: int) -> tuple[Row, ...]:
    tail = [ranking.total_name, "Hạng"]
    tail += ["Xếp loại"] if _is_graded(ranking) else []
    tail += ["Ghi chú"]
    groups = len(ranking.groups)
    over = [Cell(bold("Điểm theo nhóm tiêu chí"), across=groups)] if groups else []
    down = 2 if groups else 1
    first = Row(
        (
            Cell(bold("STT"), down=down),
            Cell(bold("Đơn vị"), down=down),
            *over,
            *(Cell(bold(title), down=down) for title in tail),
        )
    )
    names = Row(tuple(Cell(bold(group.name)) for group in ranking.groups))
    numbers = ["A", "B", *(f"({place})" for place in range(1, columns - 1))]
    numbering = Row(tuple(Cell(italic(text)) for text in numbers))
    return (first, names, numbering) if groups else (first, numbering)


def _most_row(ranking: RankingTable, columns: int) -> Row:
    every = [group.max_points for group in ranking.groups]
    shown = ["" if most is None else number(most) for most in every]
    known = [g.max_points for g in ranking.groups if not g.is_extra]
    complete = [most for most in known if most is not None]
    total = number(sum(complete, Decimal(0))) if len(complete) == len(known) else ""
    cells = ["", "Điểm tối đa", *shown, total]
    cells += [""] * (columns - len(cells))
    return Row(tuple(Cell(italic(text)) for text in cells))


def _unit_row(index: int, unit: RankedUnit, ranking: RankingTable) -> Row:
    places = ranking.places
    cells = [Cell(plain(str(index))), Cell(plain(unit.name))]
    for one in unit.points:
        if isinstance(one, NoPoints):
            cells.append(Cell(plain(one.value), align=Align.CENTRE))
        else:
            cells.append(Cell(plain(number(one, places))))
    graded = _is_graded(ranking)
    if unit.rank is None:
        reason = unit.unranked_reason or unit.note
        text = f"Chưa xếp hạng: {reason}" if reason else "Chưa xếp hạng"
        across = 4 if graded else 3
        cells.append(Cell(italic(text), across=across, align=Align.CENTRE))
        return Row(tuple(cells))
    total = "" if unit.total is None else number(unit.total, places)
    cells += [Cell(bold(total)), Cell(bold(str(unit.rank)))]
    if graded:
        cells.append(Cell(plain(unit.grade)))
    notes = ("Đồng hạng" if unit.tied else "", unit.note)
    cells.append(Cell(plain("; ".join(note for note in notes if note))))
    return Row(tuple(cells))


def _note(ranking: RankingTable) -> str:
    used = {one for unit in _units(ranking) for one in unit.points}
    sentences = []
    if NoPoints.NOT_APPLICABLE in used:
        sentences.append("x: không áp dụng, không tính vào điểm tối đa.")
    if NoPoints.NOT_VERIFIED in used:
        sentences.append("…: chưa thẩm định, đơn vị chưa được xếp hạng.")
    if any(unit.tied for unit in _units(ranking)):
        words = "Các đơn vị {equals} cùng một hạng, hạng kế tiếp bỏ trống."
        sentences.append(words.format(equals=ranking.equals))
    if ranking.remark:
        sentences.append(stopped(ranking.remark))
    return f"Ghi chú: {' '.join(sentences)}" if sentences else ""
