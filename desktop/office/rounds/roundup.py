"""Everything known about one round, read once, with the rules held against it.

A page or a paper asks a Roundup and never computes on its own, so that screen, paper,
command line and export always say the same. It is frozen: after a change the office
makes a new one.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from desktop.awards.deadlines import Deadline
from desktop.awards.duplicates import (
    CitedAchievement,
    Conflict,
    OtherAward,
    StatedRuling,
)
from desktop.awards.eligibility import Explanation, Place, Verdict
from desktop.awards.facts import Candidate, Facts
from desktop.awards.forms import Choice, Nomination
from desktop.awards.selection import Contender, Shortlist, shortlist
from desktop.awards.targeting import ScoreReaches
from desktop.emulation.criteria import CriteriaSet
from desktop.emulation.indicators import Assessment, IndicatorResult
from desktop.emulation.indices import IndexDuty, IndexValue
from desktop.emulation.movements import ReviewRound
from desktop.emulation.participants import OtherSubject, Person, Unit
from desktop.emulation.ranking import Entrant, Standing, rank
from desktop.emulation.records import (
    Achievement,
    Attestation,
    Breach,
    BreachReview,
    Initiative,
    Membership,
    TaskRating,
)
from desktop.emulation.scoring import Score, Side, Total, group_totals, total
from desktop.office.rounds.assessing import movement_assessments, registered_in
from desktop.office.rounds.double_finding import DoubleFinder
from desktop.office.rounds.due_dates import deadlines_in
from desktop.office.rounds.fact_finding import FactFinder
from desktop.office.rounds.subject_finding import SubjectFinder
from desktop.plans.plan import AwardOffer, Block, OfferQuota, Plan, SubjectGroup
from desktop.plans.trees import walk

Sheet = Mapping[str, Score]
Sheets = Mapping[str, Mapping[Side, Sheet]]

# What follows from everything but the scores, and stays when one score is entered.
_WITHOUT_SCORES = (
    "readings",
    "unit_by_id",
    "candidates",
    "_by_block",
    "blocks",
    "person_by_id",
    "offers",
    "deadlines",
    "uses_scores",
    "assessments",
    "_surveyed",
)


@dataclass(frozen=True)
class Roundup:
    """The data of a round and what follows from it.

    `choices` are the readings of the plan the officer settled.
    """

    plan: Plan
    choices: Mapping[str, str]
    round: ReviewRound
    units: Sequence[Unit]
    people: Sequence[Person]
    others: Sequence[OtherSubject]
    scores: Sheets
    attestations: Sequence[Attestation]
    ratings: Sequence[TaskRating]
    initiatives: Sequence[Initiative]
    breaches: Sequence[Breach]
    results: Mapping[str, IndicatorResult]
    nominations: Sequence[Nomination]
    achievements: Sequence[Achievement] = ()
    indices: Sequence[IndexValue] = ()
    duties: Sequence[IndexDuty] = ()
    breach_reviews: Sequence[BreachReview] = ()
    memberships: Sequence[Membership] = ()
    assigned: Sequence[IndicatorResult] = ()
    other_awards: Sequence[OtherAward] = ()
    rulings: Sequence[StatedRuling] = ()
    deadline_days: Mapping[tuple[str, int], date] = field(default_factory=dict)
    uncited: frozenset[tuple[str, str, str]] = frozenset()
    """Offer, subject and achievement the officer took out of a nomination."""

    @cached_property
    def readings(self) -> Mapping[str, str]:
        """Return every reading, settled or by default."""
        return self.plan.settled(self.choices)

    @cached_property
    def unit_by_id(self) -> Mapping[str, Unit]:
        """Return the units by id, retired ones included."""
        return {unit.id: unit for unit in self.units}

    @cached_property
    def person_by_id(self) -> Mapping[str, Person]:
        """Return the people by id, retired ones included."""
        return {person.id: person for person in self.people}

    @cached_property
    def offers(self) -> tuple[AwardOffer, ...]:
        """Return what can be awarded in this round, in the plan's order."""
        return self.plan.offers_in(self.round.template, self.round.occasion)

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """Return the plan's due dates in the award year, with days set later."""
        year = self.round.period.last.year
        days = {code: d for (code, at), d in self.deadline_days.items() if at == year}
        return deadlines_in(self.plan, year, days)

    @cached_property
    def candidates(self) -> Mapping[str, Candidate]:
        """Return everybody the plan names as a subject, by id, in register order."""
        return {c.id: c for c in self._subjects.everybody() if c.group}

    @cached_property
    def outsiders(self) -> tuple[Candidate, ...]:
        """Return those in the register whom no group of the plan takes.

        The bodies the units hang under (the commune itself) are nobody's candidates.
        """
        parents = {unit.parent_id for unit in self.units}
        found = self._subjects.everybody()
        return tuple(c for c in found if not c.group and c.id not in parents)

    @cached_property
    def _subjects(self) -> SubjectFinder:
        return SubjectFinder(self)

    # --- scores and ranks ---------------------------------------------------------

    def criteria_for(self, subject_id: str) -> CriteriaSet | None:
        """Return the set a subject is scored by."""
        return self.plan.criteria_of(self.candidates[subject_id].group)

    def sheet(self, subject_id: str, side: Side) -> Sheet:
        """Return the scores of one side of a subject by criterion; empty when none."""
        return self.scores.get(subject_id, {}).get(side, {})

    def with_sheet(self, subject_id: str, side: Side, sheet: Sheet) -> "Roundup":
        """Return the round with one side of one subject scored otherwise.

        What is worked out already and does not follow from that sheet is taken along.
        """
        sides = {**self.scores.get(subject_id, {}), side: sheet}
        made = replace(self, scores={**self.scores, subject_id: sides})
        known = {n: v for n, v in vars(self).items() if n in _WITHOUT_SCORES}
        block = self.candidates[subject_id].block
        known["_totals"] = {
            key: sums for key, sums in self._totals.items() if key[0] != subject_id
        }
        if side is Side.SURVEY:
            # The first or last survey of a block changes what the others lack.
            known["_totals"] = {}
            known.pop("_surveyed", None)
        known["_standings"] = {
            code: found for code, found in self._standings.items() if code != block
        }
        if not self.uses_scores:
            known["_explanations"] = self._explanations
        vars(made).update(known)
        return made

    @cached_property
    def _totals(self) -> dict[tuple[str, Side], Total | None]:
        return {}

    def total(self, subject_id: str, side: Side = Side.VERIFIED) -> Total | None:
        """Return the total of one side, None where the plan has no points."""
        key = (subject_id, side)
        if key not in self._totals:
            criteria = self.criteria_for(subject_id)
            self._totals[key] = (
                total(
                    criteria,
                    self.counted(subject_id, side),
                    expects_survey=self._expects_survey(subject_id, side),
                )
                if criteria
                else None
            )
        return self._totals[key]

    def counted(self, subject_id: str, side: Side) -> Sheet:
        """Return the scores a total is made of: a verified one counts the survey.

        A score above a maximum that an amended plan lowered is none any more: the cell
        has to be scored again.
        """
        sheet = self.sheet(subject_id, side)
        survey = self.sheet(subject_id, Side.SURVEY)
        if survey and side is Side.VERIFIED:
            sheet = {**sheet, **survey}
        criteria = self.criteria_for(subject_id)
        known = criteria.by_code if criteria else {}
        above = {
            code
            for code, score in sheet.items()
            if (criterion := known.get(code)) is not None
            and not criterion.is_extra
            and (score.points or 0) > criterion.max_points
        }
        return {c: s for c, s in sheet.items() if c not in above} if above else sheet

    def is_surveyed(self, block: str) -> bool:
        """Tell whether a survey was held on anybody of a block.

        Then whoever has no survey score is not whole: a total rescaled without the
        survey cannot be compared with one that has it.
        """
        return block in self._surveyed

    @cached_property
    def _surveyed(self) -> frozenset[str]:
        return frozenset(
            candidate.block
            for candidate in self.candidates.values()
            if self.sheet(candidate.id, Side.SURVEY)
        )

    def _expects_survey(self, subject_id: str, side: Side) -> bool:
        block = self.candidates[subject_id].block
        return side is Side.VERIFIED and self.is_surveyed(block)

    def in_block(self, block: str) -> tuple[Candidate, ...]:
        """Return the candidates ranked in a block, in register order."""
        return self._by_block.get(block, ())

    @cached_property
    def _by_block(self) -> Mapping[str, tuple[Candidate, ...]]:
        blocks: dict[str, list[Candidate]] = defaultdict(list)
        for candidate in self.candidates.values():
            blocks[candidate.block].append(candidate)
        return {code: tuple(found) for code, found in blocks.items()}

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks of the plan that have candidates, in the plan's order."""
        return tuple(b for b in self.plan.blocks if b.code in self._by_block)

    def standings(self, block: str) -> tuple[Standing, ...]:
        """Return the ranking of a block, unranked ones last."""
        if block not in self._standings:
            entrants = [self._entrant(c) for c in self.in_block(block)]
            self._standings[block] = rank([e for e in entrants if e is not None])
        return self._standings[block]

    @cached_property
    def _standings(self) -> dict[str, tuple[Standing, ...]]:
        return {}

    def standing_of(self, subject_id: str) -> Standing | None:
        """Return the place of a subject in its block, None where nothing is scored."""
        block = self.candidates[subject_id].block
        if block not in self._places:
            self._places[block] = {s.subject_id: s for s in self.standings(block)}
        return self._places[block].get(subject_id)

    @cached_property
    def _places(self) -> dict[str, dict[str, Standing]]:
        return {}

    def _entrant(self, candidate: Candidate) -> Entrant | None:
        criteria = self.criteria_for(candidate.id)
        sums = self.total(candidate.id)
        if criteria is None or sums is None:
            return None
        parts = group_totals(
            criteria,
            self.counted(candidate.id, Side.VERIFIED),
            expects_survey=self._expects_survey(candidate.id, Side.VERIFIED),
        )
        keys = tuple(
            sums.value if key == "total" else _exact(parts.get(key))
            for key in self.plan.precedence
        )
        reason = ""
        if sums.missing:
            count = len(sums.missing)
            reason = f"Còn {count} ô chưa chấm: {', '.join(sums.missing)}"
        elif sums.value is None:
            reason = "Không tiêu chí nào áp dụng"
        return Entrant(candidate.id, candidate.block, sums, keys, parts, reason)

    # --- verdicts -----------------------------------------------------------------

    @cached_property
    def uses_scores(self) -> bool:
        """Tell whether a standard of the plan looks at the total score."""
        return any(
            isinstance(node, ScoreReaches)
            for standard in self.plan.standards
            for _, node in walk(standard.root)
        )

    @cached_property
    def _finder(self) -> FactFinder:
        return FactFinder(self)

    def facts(self, subject_id: str) -> Facts:
        """Return what the registers say about a candidate."""
        return self._finder.facts(self.candidates[subject_id])

    def targets_of(self, subject_id: str) -> tuple[Assessment, ...]:
        """Return the targets assigned to a candidate, assessed."""
        return self._finder.assigned(self.candidates[subject_id])

    @cached_property
    def _explanations(self) -> dict[tuple[str, str], Explanation]:
        return {}

    def explanation(self, subject_id: str, offer: str = "") -> Explanation:
        """Return the verdict on a candidate with its whole explanation.

        Without an offer, for the first one of the round its group can be nominated to.
        """
        group = self.plan.group_by_code[self.candidates[subject_id].group]
        standard = self.plan.standard_for(
            group, self.readings, offer or self._first_offer(group.code)
        )
        key = (standard.code if standard else "", subject_id)
        if key not in self._explanations:
            self._explanations[key] = (
                standard.judge(self.facts(subject_id))
                if standard
                else _no_standard(group)
            )
        return self._explanations[key]

    def _first_offer(self, group: str) -> str:
        offers = self.offers or self.plan.offers
        return next((o.code for o in offers if o.takes(group)), "")

    @cached_property
    def _doubles(self) -> DoubleFinder:
        return DoubleFinder(self)

    def cited(self, subject_id: str, offer: str) -> tuple[CitedAchievement, ...]:
        """Return the achievements a nomination rests on."""
        return self._doubles.cited(subject_id, offer)

    def conflicts(self, subject_id: str, offer: str) -> tuple[Conflict, ...]:
        """Return the double awards of a nomination (RT20); none where a plan allows."""
        return self._doubles.conflicts(subject_id, offer)

    def shortlist(self, offer: AwardOffer, quota: OfferQuota) -> Shortlist:
        """Draw the line for the kinds a quota counts together."""
        key = (offer.code, quota.key)
        if key not in self._shortlists:
            contenders = [
                self._contender(c, offer)
                for c in self.candidates.values()
                if quota.takes(c.kind, c.block) and offer.takes(c.group)
            ]
            contenders += [
                Contender(c, _outside(c), None)
                for c in self.outsiders
                if quota.takes(c.kind, c.block)
            ]
            stated = self.stated(offer.code)
            self._shortlists[key] = shortlist(quota.quota, contenders, stated)
        return self._shortlists[key]

    def stated(self, offer: str) -> Mapping[str, Nomination]:
        """Return the stated departures from the lists of an award, by subject.

        Whoever was taken off a list whose award an amended plan names otherwise stays
        off, until somebody takes that back.
        """
        gone = [
            n
            for n in self.nominations
            if n.choice is Choice.WITHDRAWN and n.offer not in self.plan.offer_by_code
        ]
        mine = [n for n in self.nominations if n.offer == offer]
        return {n.subject_id: n for n in [*gone, *mine]}

    @cached_property
    def _shortlists(self) -> dict[tuple[str, str], Shortlist]:
        return {}

    def _contender(self, candidate: Candidate, offer: AwardOffer) -> Contender:
        return Contender(
            candidate,
            self.explanation(candidate.id, offer.code),
            self._order(candidate, offer),
            self.conflicts(candidate.id, offer.code),
        )

    def _order(
        self, candidate: Candidate, offer: AwardOffer
    ) -> tuple[Fraction | None, ...] | None:
        sums = self.total(candidate.id)
        needs_points = set(offer.order) - {"direct_work", "not_head", "initiatives"}
        if needs_points and sums is not None and sums.value is None:
            return None
        standing = self.standing_of(candidate.id)
        keys: list[Fraction | None] = []
        for key in offer.order:
            if key == "total":
                # A plan without points leaves everybody tied: the council chooses.
                keys.append(sums.value if sums else None)
            elif key == "direct_work":
                keys.append(Fraction(int(candidate.works_directly)))
            elif key == "not_head":
                keys.append(Fraction(int(not candidate.is_head)))
            elif key == "initiatives":
                keys.append(Fraction(self._initiatives_of(candidate.id)))
            else:
                parts = standing.entrant.parts if standing is not None else {}
                keys.append(_exact(parts.get(key)))
        return tuple(keys)

    def _initiatives_of(self, subject_id: str) -> int:
        facts = self.facts(subject_id)
        return len(registered_in(facts.initiatives, facts.days()))

    # --- targets ------------------------------------------------------------------

    @cached_property
    def assessments(self) -> tuple[Assessment, ...]:
        """Return every target of the plan with its progress, in the plan's order."""
        return movement_assessments(self)


def _no_standard(group: SubjectGroup) -> Explanation:
    return Explanation(
        f"Tiêu chuẩn của nhóm “{group.name}”",
        group.clause,
        Verdict.UNKNOWN,
        missing=f"Kế hoạch không đặt tiêu chuẩn cho nhóm “{group.name}”; "
        "hãy chọn cách xét ở trang Kế hoạch",
        place=Place("plan", key=group.reading),
    )


def _outside(candidate: Candidate) -> Explanation:
    return Explanation(
        f"{candidate.name} không thuộc nhóm đối tượng nào của kế hoạch",
        "",
        Verdict.NOT_APPLICABLE,
    )


def _exact(points: Decimal | None) -> Fraction | None:
    return None if points is None else Fraction(points)
