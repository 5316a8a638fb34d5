"""Places of the units of a block by a published index of a year.

A published place stands as it was published; the program never puts another in its
stead (A22). Where a block has values but no places, they are counted 1-2-2-4 from the
exact values (A23), and every place says which of the two it is. A unit without a
published value or place is not last: it is not ranked, with the reason (R060).
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from desktop.emulation.indices import IndexCode, IndexValue, Origin


@dataclass(frozen=True, slots=True)
class IndexPlace:
    """The place of one unit, or the reason why there is none.

    Attributes:
        value: what is known of the year; a published value before any other.
        is_published: the place itself was published, not only the value it is
            counted from.
        before: the place of the year before, however that one came about.
        change: places gained since then, less than zero for lost ones; None where the
            two places cannot be compared.
    """

    subject_id: str
    value: IndexValue | None
    rank: int | None
    is_tied: bool = False
    is_published: bool = False
    before: int | None = None
    change: int | None = None
    unranked_reason: str = ""


def rank_by_index(
    values: Iterable[IndexValue],
    units: Sequence[str],
    index: IndexCode,
    year: int,
    *,
    not_assessed: Collection[str] = (),
) -> tuple[IndexPlace, ...]:
    """Return the places of the units of a block, best first, unranked ones last.

    Args:
        values: the register; other units, indices, years and components are left out.
        units: the ids of the block; units of one place, and unranked ones, stay in
            this order.
        not_assessed: those recorded as outside the index in that year.
    """
    known = [v for v in values if v.index is index and not v.component]
    now = _places(_of_year(known, year), units)
    before = _places(_of_year(known, year - 1), units)
    found = _of_year(known, year)
    ranked = sorted(now, key=lambda unit: now[unit].rank)
    return (
        *(_ranked(unit, now, before) for unit in ranked),
        *(
            IndexPlace(
                unit,
                found.get(unit),
                None,
                before=before[unit].rank if unit in before else None,
                unranked_reason=_reason(
                    found.get(unit), index, year, is_left_out=unit in not_assessed
                ),
            )
            for unit in units
            if unit not in now
        ),
    )


def years_of(values: Iterable[IndexValue], index: IndexCode) -> tuple[int, ...]:
    """Return the years the register has a whole value of an index for, latest first."""
    found = {v.year for v in values if v.index is index and not v.component}
    return tuple(sorted(found, reverse=True))


def history(
    values: Iterable[IndexValue], subject_id: str, index: IndexCode
) -> tuple[IndexValue, ...]:
    """Return an index of one unit by year, latest first; one value a year."""
    mine = [
        v
        for v in values
        if v.subject_id == subject_id and v.index is index and not v.component
    ]
    return tuple(_of_year(mine, year)[subject_id] for year in years_of(mine, index))


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in one year, with what it has to agree in to be compared."""

    value: IndexValue
    rank: int
    is_published: bool
    ties: int

    among: frozenset[str] = frozenset()

    @property
    def kind(self) -> tuple[bool, str, frozenset[str]]:
        """Return what two places must share for their difference to mean anything.

        Published ones the block, counted ones the units they were counted among.
        """
        block = self.value.block if self.is_published else ""
        return self.is_published, block, self.among


def _of_year(values: Iterable[IndexValue], year: int) -> dict[str, IndexValue]:
    """Return one value a unit: what was published, else what the office has."""
    order = tuple(Origin)
    found: dict[str, IndexValue] = {}
    for value in values:
        if value.year != year:
            continue
        kept = found.get(value.subject_id)
        if kept is None or order.index(value.origin) < order.index(kept.origin):
            found[value.subject_id] = value
    return found


def _places(
    values: Mapping[str, IndexValue], units: Sequence[str]
) -> dict[str, _Place]:
    """Return the places of those who have one, in the order of the units."""
    block = {
        unit: values[unit]
        for unit in units
        if unit in values and values[unit].origin is Origin.PUBLISHED
    }
    if any(value.rank is not None for value in block.values()):
        return _as_published(block)
    return _counted(block)


def _as_published(block: Mapping[str, IndexValue]) -> dict[str, _Place]:
    # Units the program holds in one block may have been published in two.
    shared = Counter((v.rank, v.block) for v in block.values())
    return {
        unit: _Place(v, v.rank, True, shared[v.rank, v.block])
        for unit, v in block.items()
        if v.rank is not None
    }


def _counted(block: Mapping[str, IndexValue]) -> dict[str, _Place]:
    shares: dict[str, Fraction] = {
        unit: value.percent
        for unit, value in block.items()
        if value.percent is not None
    }
    shared, among = Counter(shares.values()), frozenset(shares)
    first: dict[Fraction, int] = {}
    for place, share in enumerate(sorted(shares.values(), reverse=True), start=1):
        first.setdefault(share, place)
    return {
        unit: _Place(block[unit], first[share], False, shared[share], among)
        for unit, share in shares.items()
    }


def _ranked(
    unit: str, now: Mapping[str, _Place], before: Mapping[str, _Place]
) -> IndexPlace:
    place, last = now[unit], before.get(unit)
    is_comparable = last is not None and last.kind == place.kind
    return IndexPlace(
        unit,
        place.value,
        place.rank,
        place.ties > 1,
        place.is_published,
        last.rank if last else None,
        last.rank - place.rank if last and is_comparable else None,
    )


def _reason(
    value: IndexValue | None, index: IndexCode, year: int, *, is_left_out: bool
) -> str:
    if value is None and is_left_out:
        return f"Không thuộc diện đánh giá {index.short} năm {year}"
    if value is None:
        return f"Chưa có {index.short} năm {year} được công bố"
    if value.origin is not Origin.PUBLISHED:
        return f"Mới có giá trị {value.origin.label}, chưa công bố {index.short}"
    if value.value is not None:
        return "Đã công bố giá trị, chưa công bố hạng"
    return f"Chỉ công bố xếp loại {value.class_name}".rstrip()
