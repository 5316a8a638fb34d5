"""The units of a city by block, and the numbers of its plan over all communes.

Everything is the outcome of the city's own round: ranks by points where the plan has
a score sheet, else by the index the city published; lists as the rules drew them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from db.linked import OFFICE, Link
from desktop.awards.indexing import RankWithin
from desktop.awards.selection import Section
from desktop.emulation.indices import IndexCode
from desktop.emulation.participants import UnitKind
from desktop.office.registers.index_tables import IndexTable, index_tables, year_to_show
from desktop.office.rounds.outcome import Outcome, RankTable, ReviewList, ReviewRow
from desktop.office.rounds.roundup import Roundup
from desktop.plans.trees import walk


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit in its block.

    Attributes:
        org: code of the commune; "" for a sở and for one never heard of.
        value: total points or index value, None where there is none.
        is_leading: within the places the plan counts as leading; None where it names
            no number of places, or the unit has no place.
        why: the reason for no place, or what the value rests on.
    """

    org: str
    subject_id: str
    name: str
    rank: int | None
    is_tied: bool
    value: Decimal | None
    is_leading: bool | None
    why: str


@dataclass(frozen=True, slots=True)
class BlockRanking:
    """One block, best first.

    Attributes:
        basis: what it is ranked by, in words.
        leading: how many places the plan counts as leading, None for no number.
        clause: where the plan says so.
    """

    block: str
    name: str
    basis: str
    leading: int | None
    clause: str
    rows: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class QuotaUse:
    """A number of the plan over all communes.

    Attributes:
        form, quota: in words: "Bằng khen", "20 tập thể".
        count: None where the plan sets none; for each unit where `is_per_unit`.
        nominated: how many communes propose who count under it.
        proposed, tied: on the list as the rules drew it; at the line.
        over: units with more nominated than the number, by name.
        rows: everybody on the list, each with its reason and explanation.
    """

    offer: str
    form: str
    quota: str
    clause: str
    count: int | None
    is_per_unit: bool
    nominated: int
    proposed: int
    tied: int
    over: Mapping[str, int]
    rows: tuple[ReviewRow, ...]

    @property
    def is_over(self) -> bool:
        """Tell whether more are nominated than may be awarded."""
        if self.is_per_unit:
            return bool(self.over)
        return self.count is not None and self.nominated > self.count


def block_rankings(
    roundup: Roundup, outcome: Outcome, links: Iterable[Link]
) -> list[BlockRanking]:
    """Return every block of units in the plan's order, each by what ranks it."""
    orgs = {one.subject_id: one.org for one in links if one.their_id == OFFICE}
    by_points = {table.block: table for table in outcome.tables}
    year = year_to_show(roundup, IndexCode.PAR)
    by_index = {
        table.block: table
        for table in index_tables(roundup, IndexCode.PAR, year)
        if table.block
    }
    found = []
    for block in roundup.blocks:
        limit = _leading(roundup, block.code)
        if block.code in by_points:
            table = by_points[block.code]
            found.append(_by_points(table, block.name, limit, orgs, roundup))
        elif block.code in by_index:
            found.append(_by_index(by_index[block.code], limit, orgs))
    return [one for one in found if one.rows]


def quota_uses(
    roundup: Roundup, outcome: Outcome, nominated: Iterable[str]
) -> list[QuotaUse]:
    """Return the numbers of the round's awards with who counts under each.

    Args:
        nominated: the subjects that communes propose.
    """
    ids = set(nominated)
    return [_use(roundup, found, ids) for found in outcome.lists]


def _use(roundup: Roundup, found: ReviewList, nominated: set[str]) -> QuotaUse:
    mine = [row for row in found.rows if row.subject_id in nominated]
    by_unit: dict[str, int] = {}
    for row in mine:
        by_unit[row.proposer] = by_unit.get(row.proposer, 0) + 1
    over = {
        roundup.unit_by_id[unit].name if unit in roundup.unit_by_id else unit: count
        for unit, count in by_unit.items()
        if found.is_per_proposer and found.count is not None and count > found.count
    }
    return QuotaUse(
        offer=found.offer,
        form=found.form,
        quota=found.quota,
        clause=found.clause,
        count=found.count,
        is_per_unit=found.is_per_proposer,
        nominated=len(mine),
        proposed=len(found.proposed),
        tied=len(found.of(Section.AT_THE_LINE)),
        over=over,
        rows=found.rows,
    )


def _leading(roundup: Roundup, block: str) -> tuple[int | None, str]:
    """Return how many places of a block lead, by the plan's own conditions."""
    kinds = {
        unit.kind
        for candidate in roundup.in_block(block)
        if (unit := roundup.unit_by_id.get(candidate.id)) is not None
    }
    for standard in roundup.plan.standards:
        for _, node in walk(standard.root):
            if isinstance(node, RankWithin):
                limit = _limit(roundup, node, kinds)
                if limit is not None:
                    return limit, node.clause
    return None, ""


def _limit(roundup: Roundup, node: RankWithin, kinds: set[UnitKind]) -> int | None:
    for limit in node.limits:
        if kinds & set(limit.unit_kinds):
            return int(roundup.readings.get(node.reading) or limit.places)
    return None


def _is_leading(rank: int | None, most: int | None) -> bool | None:
    return None if rank is None or most is None else rank <= most


def _by_points(
    table: RankTable,
    name: str,
    limit: tuple[int | None, str],
    orgs: Mapping[str, str],
    roundup: Roundup,
) -> BlockRanking:
    most, clause = limit
    rows = tuple(
        Placed(
            orgs.get(row.subject_id, ""),
            row.subject_id,
            row.name,
            row.rank,
            row.is_tied,
            row.total,
            _is_leading(row.rank, most),
            row.unranked_reason or row.note,
        )
        for row in table.rows
        if row.subject_id in roundup.unit_by_id
    )
    basis = f"Tổng điểm theo {table.criteria}"
    return BlockRanking(table.block, name, basis, most, clause, rows)


def _by_index(
    table: IndexTable, limit: tuple[int | None, str], orgs: Mapping[str, str]
) -> BlockRanking:
    most, clause = limit
    rows = tuple(
        Placed(
            orgs.get(row.subject_id, ""),
            row.subject_id,
            row.name,
            row.rank,
            row.is_tied,
            row.value,
            _is_leading(row.rank, most),
            row.unranked_reason,
        )
        for row in table.rows
    )
    how = "hạng công bố" if table.is_published else "hạng tính từ giá trị công bố"
    basis = f"{table.index.short} năm {table.year}, {how}"
    return BlockRanking(table.block, table.name, basis, most, clause, rows)
