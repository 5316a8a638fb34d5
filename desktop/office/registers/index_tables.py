"""The places of the register's units by a published index, block by block.

Places are those of `desktop.emulation.index_ranking`; here they meet names and blocks.
They are read from the register of indices as it is today, also for a closed round:
what a city published for a year is no result of the round.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.emulation.index_ranking import (
    IndexPlace,
    history,
    rank_by_index,
    years_of,
)
from desktop.emulation.indices import IndexCode, IndexRole, IndexValue
from desktop.emulation.participants import Kind
from desktop.office.rounds.roundup import Roundup

_FULL_SCALE = Decimal(100)


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A unit with its place; `value` is exact, on the scale `most`."""

    subject_id: str
    name: str
    place: IndexPlace
    history: tuple[IndexValue, ...]
    kind: Kind = Kind.COLLECTIVE

    @property
    def rank(self) -> int | None:
        """Return the place, None for who is not ranked."""
        return self.place.rank

    @property
    def is_tied(self) -> bool:
        """Tell whether another unit has the same place."""
        return self.place.is_tied

    @property
    def unranked_reason(self) -> str:
        """Return why there is no place, "" where there is one."""
        return self.place.unranked_reason

    @property
    def value(self) -> Decimal | None:
        """Return the value as it stands in the register."""
        return self.place.value.value if self.place.value else None

    @property
    def most(self) -> Decimal:
        """Return the full scale of the value."""
        known = self.place.value.maximum if self.place.value else None
        return _FULL_SCALE if known is None else known


@dataclass(frozen=True, slots=True)
class IndexTable:
    """A block by an index of a year; `block` is "" for units of no block."""

    block: str
    name: str
    index: IndexCode
    year: int
    rows: tuple[IndexRow, ...]

    @property
    def ranked(self) -> tuple[IndexRow, ...]:
        """Return the rows that have a place."""
        return tuple(row for row in self.rows if row.rank is not None)

    @property
    def is_published(self) -> bool:
        """Tell whether the places themselves were published."""
        return any(row.place.is_published for row in self.rows)

    @property
    def published_block(self) -> str:
        """Return the block named beside the places, "" for none or several."""
        names = {row.place.value.block for row in self.ranked if row.place.value}
        return names.pop() if len(names) == 1 else ""


def has_indices(roundup: Roundup) -> bool:
    """Tell whether anything stands in the register of indices."""
    return any(not value.component for value in roundup.indices)


def years_with(roundup: Roundup, index: IndexCode) -> tuple[int, ...]:
    """Return the years the register has an index for, latest first."""
    return years_of(roundup.indices, index)


def year_to_show(roundup: Roundup, index: IndexCode) -> int:
    """Return the award year where it has the index, else the latest year that has."""
    wanted, years = roundup.round.period.last.year, years_with(roundup, index)
    return wanted if wanted in years or not years else years[0]


def index_tables(
    roundup: Roundup, index: IndexCode, year: int
) -> tuple[IndexTable, ...]:
    """Return the blocks that have the index in any year, in the plan's order.

    Units of a block without a value are among them, unranked; a block nobody of which
    was ever measured is left out. Units of no block come last, under no block.
    """
    measured = {
        v.subject_id for v in roundup.indices if v.index is index and not v.component
    }
    tables = [
        _table(roundup, code, units, index, year)
        for code, units in _blocks(roundup).items()
        if measured.intersection(units)
    ]
    outside = _outside(roundup, measured)
    if outside:
        tables.append(_table(roundup, "", outside, index, year))
    return tuple(table for table in tables if table.rows)


def _blocks(roundup: Roundup) -> dict[str, list[str]]:
    blocks: dict[str, list[str]] = defaultdict(list)
    for block in roundup.blocks:
        for candidate in roundup.in_block(block.code):
            if candidate.id in roundup.unit_by_id:
                blocks[block.code].append(candidate.id)
    return blocks


def _outside(roundup: Roundup, measured: set[str]) -> list[str]:
    """Return the measured units of no block: also the commune the office is of."""
    known, blocks = roundup.candidates, roundup.plan.block_by_code
    return [
        unit.id
        for unit in roundup.units
        if unit.id in measured
        and (unit.id not in known or known[unit.id].block not in blocks)
        and unit.retired_on is None
    ]


def _table(
    roundup: Roundup, block: str, units: Sequence[str], index: IndexCode, year: int
) -> IndexTable:
    left_out = {
        duty.subject_id
        for duty in roundup.duties
        if duty.role is IndexRole.NOT_ASSESSED
        and (duty.index, duty.year) == (index, year)
    }
    places = rank_by_index(roundup.indices, units, index, year, not_assessed=left_out)
    found = roundup.plan.block_by_code.get(block)
    rows = tuple(
        IndexRow(
            place.subject_id,
            roundup.unit_by_id[place.subject_id].name,
            place,
            history(roundup.indices, place.subject_id, index),
        )
        for place in places
    )
    name = found.name if found else "Ngoài các khối của kế hoạch"
    return IndexTable(block, name, index, year, rows)
