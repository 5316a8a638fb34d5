"""Awards and movements as they are counted: gathered from the register and the plans.

What was true of somebody when the list was closed (group, head, direct work) is taken
from that closing, so that later changes in the register of people change no statistics.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from db import awards, duplicates, reviews, subjects
from desktop.awards.forms import Decision, Grant
from desktop.awards.statistics import CountedAward, Manner, Source
from desktop.awards.statistics_upward import CountedMovement
from desktop.emulation.movements import Occasion, ReviewRound
from desktop.emulation.participants import Kind
from desktop.office.desk import Desk
from desktop.office.plans import Plans
from desktop.office.rounds.outcome import ReviewRow, from_json


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a closing says of somebody awarded."""

    group: str
    is_head: bool
    is_direct: bool


class AwardCounting:
    """Gathers what the statistics count."""

    def __init__(self, desk: Desk, plans: Plans) -> None:
        self._desk = desk
        self._plans = plans
        self._closings: dict[str, Mapping[tuple[str, str], _Seen]] = {}

    def awards(self) -> tuple[CountedAward, ...]:
        """Return every award of the register and those entered from elsewhere."""
        return (*self._own(), *self._elsewhere())

    def movements(self) -> tuple[CountedMovement, ...]:
        """Return the movements of the adopted plans, each once: the latest version."""
        latest = {adopted.code: adopted for adopted in self._plans.adopted()}
        found = (self._plans.value_of(adopted) for adopted in latest.values())
        return tuple(
            CountedMovement(plan.movement, plan.own_level, plan.period)
            for plan in found
        )

    # --- awards of this office ----------------------------------------------------

    def _own(self) -> Iterator[CountedAward]:
        database = self._desk.database
        decisions = {one.id: one for one in awards.decisions(database)}
        rounds = {one.id: one for one in reviews.rounds(database)}
        units = _UnitNames(self._desk)
        for grant in awards.grants(database):
            decision = decisions[grant.decision_id]
            yield self._counted(grant, decision, rounds[decision.round_id], units)

    def _counted(
        self,
        grant: Grant,
        decision: Decision,
        review_round: ReviewRound,
        units: "_UnitNames",
    ) -> CountedAward:
        plan = self._plans.by_id(review_round.plan_id)
        seen = self._seen(decision.round_id).get((grant.subject_id, grant.form.label))
        is_person = grant.kind is Kind.INDIVIDUAL
        is_sudden = review_round.occasion is Occasion.AD_HOC
        return CountedAward(
            kind=grant.kind,
            form=grant.form,
            year=grant.register_year,
            group=seen.group if seen else "",
            unit=units.of(grant.subject_id),
            movement=plan.movement,
            is_head=seen.is_head if seen and is_person else None,
            is_direct=seen.is_direct if seen and is_person else None,
            amount=grant.amount,
            source=Source.OWN,
            level=plan.own_level,
            manner=Manner.SUDDEN if is_sudden else Manner.MOVEMENT,
            is_revoked=grant.revoked_on is not None,
        )

    def _seen(self, round_id: str) -> Mapping[tuple[str, str], _Seen]:
        """Return what the last closing of a round says, by subject and form."""
        found = reviews.closings(self._desk.database, round_id)
        if not found:
            return {}
        last = found[-1]
        if last.id not in self._closings:  # a closing never changes
            lists = from_json(last.snapshot).lists
            self._closings[last.id] = {
                (row.subject_id, one.form): _of(row)
                for one in lists
                for row in one.proposed
            }
        return self._closings[last.id]

    # --- awards from elsewhere ----------------------------------------------------

    def _elsewhere(self) -> Iterator[CountedAward]:
        database = self._desk.database
        people = {one.id: one for one in subjects.people(database)}
        others = {one.id: one.kind for one in subjects.others(database)}
        units = _UnitNames(self._desk)
        for award in duplicates.past_awards(database):
            person = people.get(award.subject_id)
            kind = others.get(award.subject_id, Kind.COLLECTIVE)
            year = (award.issued_on or award.last_day).year
            days = (award.first_day, award.last_day)
            yield CountedAward(
                kind=Kind.INDIVIDUAL if person else kind,
                form=award.form,
                year=year,
                unit=units.of(award.subject_id),
                is_head=person.is_head if person else None,
                is_direct=person.works_directly(*days) if person else None,
                source=Source.ELSEWHERE,
                level=award.level,
                manner=None,
            )


def _of(row: ReviewRow) -> _Seen:
    return _Seen(row.group_name, row.is_head, row.works_directly)


class _UnitNames:
    """Knows the unit of everybody by name; "" for who belongs to none."""

    def __init__(self, desk: Desk) -> None:
        self._units = {u.id: u.name for u in subjects.units(desk.database)}
        self._people = {p.id: p.unit_id for p in subjects.people(desk.database)}

    def of(self, subject_id: str) -> str:
        """Return the unit itself, or the one somebody belongs to today."""
        unit_id = self._people.get(subject_id, subject_id)
        return self._units.get(unit_id or "", "")
