"""What the registers say about each subject of a round, gathered for the rules.

Rules ask Facts and nothing else; here is where each fact comes from. Events after the
cut-off are left in: the rules look at days themselves.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from desktop.awards.facts import Candidate, Facts
from desktop.emulation.indicators import (
    Assessment,
    IndicatorResult,
    ResultState,
    assess,
)
from desktop.emulation.indices import IndexCode, IndexDuty, IndexValue
from desktop.emulation.participants import DirectWork, Kind, Unit
from desktop.emulation.records import (
    Achievement,
    Attestation,
    Breach,
    BreachReview,
    Initiative,
    Membership,
    TaskRating,
)
from desktop.office.rounds.assessing import class_assessment, is_assigned_by_default

if TYPE_CHECKING:
    from desktop.office.rounds.roundup import Roundup

T = TypeVar("T")


class FactFinder:
    """The registers of a round, by subject; each is gathered when first asked."""

    def __init__(self, roundup: "Roundup") -> None:
        self._roundup = roundup
        self._units: dict[str, Facts | None] = {}
        self._known: dict[str, Facts] = {}
        self._assigned: dict[str, tuple[Assessment, ...]] = {}

    def facts(self, candidate: Candidate) -> Facts:
        """Return everything known about a candidate."""
        if candidate.id not in self._known:
            self._known[candidate.id] = self._gather(candidate)
        return self._known[candidate.id]

    def _gather(self, candidate: Candidate) -> Facts:
        key = candidate.id
        roundup = self._roundup
        person = roundup.person_by_id.get(key)
        above = candidate.unit_id if person else self._parent_of(key)
        return Facts(
            candidate,
            roundup.round.period,
            self._attested.get(key, {}),
            self._ratings.get(key, ()),
            self._authored.get(key, ()),
            self._breaches.get(key, ()),
            roundup.readings,
            cutoff=roundup.round.cutoff,
            phase=roundup.plan.period,
            achievements=self._achievements.get(key, ()),
            direct_work=person.direct_work if person else self._unit_work(candidate),
            beneath=self._beneath(candidate),
            reviews=self._reviews_of(candidate),
            indices=self._indices.get(key, ()),
            duties=self._duties.get(key, ()),
            targets=self.assigned(candidate),
            movement=self._movement,
            score=roundup.total(key) if roundup.uses_scores else None,
            scales=self._scales,
            above=self._unit_facts(above) if above else None,
        )

    def _unit_facts(self, unit_id: str) -> Facts | None:
        """Return the facts of a unit above, candidate or not; None for a loop."""
        if unit_id not in self._units:
            self._units[unit_id] = None  # a unit above itself ends here
            unit = self._roundup.unit_by_id.get(unit_id)
            if unit is not None:
                self._units[unit_id] = self.facts(self._as_candidate(unit))
        return self._units[unit_id]

    def _as_candidate(self, unit: Unit) -> Candidate:
        known = self._roundup.candidates.get(unit.id)
        return known or Candidate(
            unit.id,
            unit.name,
            Kind.COLLECTIVE,
            "",
            "",
            unit_id=unit.id,
            unit_kind=unit.kind,
        )

    def _parent_of(self, unit_id: str) -> str | None:
        unit = self._roundup.unit_by_id.get(unit_id)
        return unit.parent_id if unit else None

    # --- the registers by subject -------------------------------------------------

    @cached_property
    def _attested(self) -> Mapping[str, Mapping[str, Attestation]]:
        found: dict[str, dict[str, Attestation]] = defaultdict(dict)
        for answer in self._roundup.attestations:
            found[answer.subject_id][answer.statement] = answer
        return found

    @cached_property
    def _ratings(self) -> Mapping[str, tuple[TaskRating, ...]]:
        return _grouped((r.subject_id, r) for r in self._roundup.ratings)

    @cached_property
    def _authored(self) -> Mapping[str, tuple[Initiative, ...]]:
        return _grouped(
            (author, i) for i in self._roundup.initiatives for author in i.author_ids
        )

    @cached_property
    def _achievements(self) -> Mapping[str, tuple[Achievement, ...]]:
        return _grouped((a.subject_id, a) for a in self._roundup.achievements)

    @cached_property
    def _indices(self) -> Mapping[str, tuple[IndexValue, ...]]:
        return _grouped((v.subject_id, v) for v in self._roundup.indices)

    @cached_property
    def _duties(self) -> Mapping[str, tuple[IndexDuty, ...]]:
        return _grouped((d.subject_id, d) for d in self._roundup.duties)

    @cached_property
    def _reviews(self) -> Mapping[str, tuple[BreachReview, ...]]:
        return _grouped((r.subject_id, r) for r in self._roundup.breach_reviews)

    def _reviews_of(self, candidate: Candidate) -> tuple[BreachReview, ...]:
        own = self._reviews.get(candidate.id, ())
        if candidate.kind is Kind.INDIVIDUAL and candidate.unit_id:
            return own + self._reviews.get(candidate.unit_id, ())
        return own

    @cached_property
    def _breaches(self) -> Mapping[str, tuple[Breach, ...]]:
        """Return the breaches of each; a unit has those of whoever is below it."""
        pairs = []
        for breach in self._roundup.breaches:
            answering = {breach.subject_id: None}
            unit = self._unit_on(breach)
            while unit and unit not in answering:
                answering[unit] = None
                unit = self._parent_of(unit)
            pairs += [(each, breach) for each in answering]
        return _grouped(pairs)

    def _unit_on(self, breach: Breach) -> str | None:
        """Return the unit a person belonged to on the day of the breach (A49).

        Of a unit itself the one above it.
        """
        for membership in self._memberships.get(breach.subject_id, ()):
            if membership.covers(breach.happened_on):
                return membership.unit_id
        person = self._roundup.person_by_id.get(breach.subject_id)
        return person.unit_id if person else self._parent_of(breach.subject_id)

    @cached_property
    def _memberships(self) -> Mapping[str, tuple[Membership, ...]]:
        return _grouped((m.person_id, m) for m in self._roundup.memberships)

    def _beneath(self, candidate: Candidate) -> tuple[Breach, ...]:
        if not candidate.is_head or not candidate.unit_id:
            return ()
        found = self._breaches.get(candidate.unit_id, ())
        return tuple(b for b in found if b.subject_id != candidate.id)

    def _unit_work(self, candidate: Candidate) -> tuple[DirectWork, ...]:
        """Return the direct work of a unit: that of its people, joined (A59)."""
        if candidate.unit_kind is None:
            return ()
        return self._work_by_unit.get(candidate.id, ())

    @cached_property
    def _work_by_unit(self) -> Mapping[str, tuple[DirectWork, ...]]:
        return _grouped(
            (p.unit_id, work)
            for p in self._roundup.people
            if p.unit_id
            for work in p.direct_work
        )

    # --- targets ------------------------------------------------------------------

    @cached_property
    def _movement(self) -> Mapping[str, Assessment]:
        return {a.indicator.code: a for a in self._roundup.assessments}

    @cached_property
    def _scales(self) -> Mapping[IndexCode, tuple[str, ...]]:
        return {s.index: s.classes for s in self._roundup.plan.scales}

    @cached_property
    def _given(self) -> Mapping[tuple[str, str], IndicatorResult]:
        return {(r.subject_id, r.indicator): r for r in self._roundup.assigned}

    def assigned(self, candidate: Candidate) -> tuple[Assessment, ...]:
        """Return the targets assigned to a candidate, by hand or by its group."""
        if candidate.id not in self._assigned:
            self._assigned[candidate.id] = self._assess(candidate)
        return self._assigned[candidate.id]

    def _assess(self, candidate: Candidate) -> tuple[Assessment, ...]:
        found = []
        for indicator in self._roundup.plan.indicators:
            result = self._given.get((candidate.id, indicator.code))
            if result is None and not is_assigned_by_default(indicator, candidate):
                continue
            if indicator.target_class and (
                result is None or result.state is ResultState.PENDING
            ):
                values = self._indices.get(candidate.id, ())
                year = self._roundup.round.period.last.year
                found.append(class_assessment(indicator, values, year, self._scales))
            else:
                found.append(assess(indicator, result))
        return tuple(found)


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
