"""What the Bảng tổng hợp điểm và xếp hạng is made from: blocks, units, points."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from desktop.documents.paper import Signature
from desktop.documents.papers.wording import Office
from desktop.documents.typeface import clean_fields


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
        total: what ranks: the points on the full scale, with bonus and penalty.
        rank: None where the unit is not ranked; then a reason is given.
        tied: whether another unit of the block has the same rank.
        self_total, verified, survey: sums of points; None while one is missing.
        most: the sum of the maxima that apply; None leaves these columns out.
        bonus: what bonus and penalty changed; None where there are none.
        proposal: what the unit is proposed for: "Giấy khen".
    """

    name: str
    points: tuple[Decimal | NoPoints, ...]
    total: Decimal | None = None
    rank: int | None = None
    tied: bool = False
    grade: str = ""
    note: str = ""
    unranked_reason: str = ""
    self_total: Decimal | None = None
    verified: Decimal | None = None
    survey: Decimal | None = None
    most: Decimal | None = None
    bonus: Decimal | None = None
    proposal: str = ""

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
        who: the head of the column of names.
        rules: how the total and the classes come about, sentences of the note.
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
    who: str = "Đơn vị"
    rules: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        clean_fields(self)

    @property
    def units(self) -> tuple[RankedUnit, ...]:
        """Return the units of every block."""
        return tuple(unit for block in self.blocks for unit in block.units)

    @property
    def called(self) -> str:
        """What the note calls those who are ranked."""
        return "đơn vị" if self.who == "Đơn vị" else "đối tượng"

    @property
    def is_detailed(self) -> bool:
        """Tell whether it is known what the totals are made of."""
        return any(unit.most is not None for unit in self.units)
