"""Targets held against results: the movement's own, and those out of registers."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from desktop.awards.facts import Candidate
from desktop.emulation.indicators import (
    Assessment,
    Indicator,
    Measure,
    Progress,
    Scope,
    assess,
    assess_share,
)
from desktop.emulation.indices import CLASS_SCALE, IndexCode, IndexValue, Origin
from desktop.emulation.movements import Period
from desktop.emulation.participants import Kind
from desktop.emulation.records import Initiative

if TYPE_CHECKING:
    from desktop.office.rounds.roundup import Roundup


def movement_assessments(roundup: "Roundup") -> tuple[Assessment, ...]:
    """Return every target of the plan with its progress, in the plan's order."""
    registered = registered_in(roundup.initiatives, roundup.round.days)
    return tuple(_assess(i, roundup, registered) for i in roundup.plan.indicators)


def _assess(
    indicator: Indicator, roundup: "Roundup", registered: Sequence[Initiative]
) -> Assessment:
    if indicator.scope is not Scope.MOVEMENT:
        return _of_units(indicator, roundup)
    if indicator.measure is Measure.SHARE:
        return assess_share(indicator, *_share(indicator, roundup, registered))
    if indicator.measure is Measure.CLASS:
        heads = [u.id for u in roundup.units if u.parent_id is None]
        values = [v for v in roundup.indices if v.subject_id in heads]
        scales = {s.index: s.classes for s in roundup.plan.scales}
        return class_assessment(indicator, values, period_year(roundup), scales)
    counted = len(registered) if indicator.measure is Measure.COUNT else None
    return assess(indicator, roundup.results.get(indicator.code), counted)


def period_year(roundup: "Roundup") -> int:
    """Return the award year of a round."""
    return roundup.round.period.last.year


def registered_in(
    initiatives: Iterable[Initiative], period: Period
) -> tuple[Initiative, ...]:
    """Return the initiatives registered in a period."""
    return tuple(
        i
        for i in initiatives
        if i.registered_on is not None and i.registered_on in period
    )


def _share(
    indicator: Indicator, roundup: "Roundup", registered: Sequence[Initiative]
) -> tuple[int, int, int]:
    """Return the part and the whole a share is counted from (A32).

    Last comes how many of the whole nobody knows about; they may be of the part.
    """
    if indicator.counts == "applied_initiatives":
        applied = [i.is_applied for i in registered]
        return applied.count(True), len(applied), applied.count(None)
    if indicator.counts == "units_reaching":
        return _reaching(indicator.of, roundup)
    units = {c.id for c in roundup.candidates.values() if c.kind is Kind.COLLECTIVE}
    unit_of = {p.id: p.unit_id for p in roundup.people}
    authors = {author for i in registered for author in i.author_ids}
    with_one = units & (authors | {unit_of.get(author) or "" for author in authors})
    return len(with_one), len(units), 0


def _of_units(indicator: Indicator, roundup: "Roundup") -> Assessment:
    """Return how a target of single units stands over all who have it (R039)."""
    given = _given(indicator.code, roundup)
    if not given:
        return Assessment(
            indicator, Progress.NO_DATA, missing="Chưa giao cho đơn vị, cá nhân nào"
        )
    open_ones = given.count(Progress.NO_DATA)
    reached = len(given) - open_ones - given.count(Progress.NOT_REACHED)
    words = f"{reached:02d}/{len(given):02d} đã đạt"
    if given.count(Progress.NOT_REACHED):
        return Assessment(indicator, Progress.NOT_REACHED, missing=words)
    if open_ones:
        missing = f"{words}, {open_ones:02d} chưa có số liệu"
        return Assessment(indicator, Progress.NO_DATA, missing=missing)
    return Assessment(indicator, Progress.REACHED, missing=words)


def _reaching(code: str, roundup: "Roundup") -> tuple[int, int, int]:
    """Return how many reach a target of units, how many have it, and no result."""
    given = _given(code, roundup)
    reached = given.count(Progress.REACHED) + given.count(Progress.EXCEEDED)
    return reached, len(given), given.count(Progress.NO_DATA)


def _given(code: str, roundup: "Roundup") -> list[Progress]:
    """Return how far everybody who has a target has got with it."""
    return [
        assessment.progress
        for subject_id in roundup.candidates
        for assessment in roundup.targets_of(subject_id)
        if assessment.indicator.code == code
        and assessment.progress is not Progress.NOT_APPLICABLE
    ]


def class_assessment(
    indicator: Indicator,
    values: Iterable[IndexValue],
    award_year: int,
    scales: Mapping[IndexCode, tuple[str, ...]],
) -> Assessment:
    """Hold the published class of an index against the least class (A28)."""
    year = award_year + indicator.year_offset
    for value in values:
        is_meant = value.index.value == indicator.index and value.year == year
        if not is_meant or value.component or value.origin is not Origin.PUBLISHED:
            continue
        scale = scales.get(value.index, CLASS_SCALE)
        if value.class_name in scale and indicator.target_class in scale:
            place = scale.index(value.class_name) - scale.index(indicator.target_class)
            progress = Progress.NOT_REACHED if place < 0 else Progress.REACHED
            return Assessment(indicator, Progress.EXCEEDED if place > 0 else progress)
    missing = f"Chưa có xếp loại chỉ số năm {year} được công bố"
    return Assessment(indicator, Progress.NO_DATA, missing=missing)


def is_assigned_by_default(indicator: Indicator, candidate: Candidate) -> bool:
    """Tell whether the plan gives a target to everybody of the candidate's group."""
    if indicator.scope is Scope.MOVEMENT:
        return False
    is_person = candidate.kind is Kind.INDIVIDUAL
    if is_person != (indicator.scope is Scope.INDIVIDUAL):
        return False
    return candidate.group in indicator.groups
