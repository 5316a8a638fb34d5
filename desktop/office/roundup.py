"""Everything known about one round, read once, with the rules held against it.

A page or a paper asks a Roundup and never computes on its own, so that screen, paper,
command line and export always say the same. It is frozen: after a change the office
makes a new one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from desktop.awards.eligibility import Explanation, Place, Verdict
from desktop.awards.facts import Candidate, Facts
from desktop.awards.forms import Nomination
from desktop.awards.selection import Contender, Shortlist, shortlist
from desktop.emulation.criteria import CriteriaSet
from desktop.emulation.indicators import (
    Assessment,
    IndicatorResult,
    Measure,
    assess,
)
from desktop.emulation.movements import Period, ReviewRound
from desktop.emulation.participants import Kind, OtherSubject, Person, Unit
from desktop.emulation.ranking import Entrant, Standing, rank
from desktop.emulation.records import Attestation, Breach, Initiative, TaskRating
from desktop.emulation.scoring import Score, Side, Total, group_totals, total
from desktop.plans.plan import AwardOffer, Block, OfferQuota, Plan, SubjectGroup

T = TypeVar("T")
Sheet = Mapping[str, Score]
Sheets = Mapping[str, Mapping[Side, Sheet]]

# What follows from everything but the scores, and stays when one score is entered.
_WITHOUT_SCORES = (
    "readings",
    "unit_by_id",
    "candidates",
    "_by_block",
    "blocks",
    "_attested",
    "_ratings",
    "_authored",
    "_breaches",
    "_explanations",
    "assessments",
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

    @cached_property
    def readings(self) -> Mapping[str, str]:
        """Return every reading, settled or by default."""
        return self.plan.settled(self.choices)

    @cached_property
    def unit_by_id(self) -> Mapping[str, Unit]:
        """Return the units by id, retired ones included."""
        return {unit.id: unit for unit in self.units}

    @cached_property
    def candidates(self) -> Mapping[str, Candidate]:
        """Return everybody the plan names as a subject, by id, in register order."""
        found = [self._unit_candidate(u) for u in self.units if self._is_present(u)]
        found += [self._person_candidate(p) for p in self.people if self._is_present(p)]
        found += [self._other_candidate(o) for o in self.others if self._is_present(o)]
        return {c.id: c for c in found if c.group}

    @cached_property
    def outsiders(self) -> tuple[Candidate, ...]:
        """Return those in the register whom no group of the plan takes.

        The bodies the units hang under (the commune itself) are nobody's candidates.
        """
        parents = {unit.parent_id for unit in self.units}
        found = [
            self._unit_candidate(u)
            for u in self.units
            if self._is_present(u) and u.id not in parents
        ]
        found += [self._person_candidate(p) for p in self.people if self._is_present(p)]
        found += [self._other_candidate(o) for o in self.others if self._is_present(o)]
        return tuple(c for c in found if not c.group)

    def _is_present(self, subject: Unit | Person | OtherSubject) -> bool:
        """Tell whether a subject was still there on the day the round looks at."""
        return subject.retired_on is None or subject.retired_on > self.round.cutoff

    def _unit_candidate(self, unit: Unit) -> Candidate:
        group = self.plan.group_for_unit(unit.kind)
        parent = self.unit_by_id.get(unit.parent_id or "")
        return Candidate(
            unit.id,
            unit.name,
            Kind.COLLECTIVE,
            group.code if group else "",
            unit.block if unit.block in self.plan.block_by_code else self._block(group),
            detail=parent.name if parent else "",
            unit_id=unit.id,
            unit_kind=unit.kind,
        )

    def _person_candidate(self, person: Person) -> Candidate:
        group = self.plan.group_for_person(person.employment)
        unit = self.unit_by_id.get(person.unit_id or "")
        return Candidate(
            person.id,
            person.name,
            Kind.INDIVIDUAL,
            group.code if group else "",
            self._block(group),
            detail=position_and_unit(person, unit),
            unit_id=person.unit_id,
            employment=person.employment,
            is_head=person.is_head,
            works_directly=person.works_directly(
                self.plan.period.first, self.plan.period.last
            ),
        )

    def _other_candidate(self, other: OtherSubject) -> Candidate:
        group = self.plan.group_for_other(other.kind)
        return Candidate(
            other.id,
            other.name,
            other.kind,
            group.code if group else "",
            self._block(group),
            detail=other.address,
        )

    def _block(self, group: SubjectGroup | None) -> str:
        return self.plan.block_of(group.code) if group else ""

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
        known["_standings"] = {
            code: found for code, found in self._standings.items() if code != block
        }
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
                total(criteria, self.sheet(subject_id, side)) if criteria else None
            )
        return self._totals[key]

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
        parts = group_totals(criteria, self.sheet(candidate.id, Side.VERIFIED))
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

    def facts(self, subject_id: str) -> Facts:
        """Return what the registers say about a candidate in the plan's period."""
        period = self.plan.period
        return Facts(
            self.candidates[subject_id],
            period,
            self._attested.get(subject_id, {}),
            self._ratings.get(subject_id, ()),
            self._authored.get(subject_id, ()),
            self._breaches_in(subject_id, period),
            self.readings,
        )

    @cached_property
    def _attested(self) -> Mapping[str, Mapping[str, Attestation]]:
        found: dict[str, dict[str, Attestation]] = defaultdict(dict)
        for answer in self.attestations:
            found[answer.subject_id][answer.statement] = answer
        return found

    @cached_property
    def _ratings(self) -> Mapping[str, tuple[TaskRating, ...]]:
        return _grouped((r.subject_id, r) for r in self.ratings)

    @cached_property
    def _authored(self) -> Mapping[str, tuple[Initiative, ...]]:
        return _grouped(
            (author, i) for i in self.initiatives for author in i.author_ids
        )

    @cached_property
    def _breaches(self) -> Mapping[str, tuple[Breach, ...]]:
        unit_of = {p.id: p.unit_id for p in self.people}
        pairs = []
        for breach in self.breaches:
            pairs.append((breach.subject_id, breach))
            unit = unit_of.get(breach.subject_id)
            if unit:
                pairs.append((unit, breach))
        return _grouped(pairs)

    def _breaches_in(self, subject_id: str, period: Period) -> tuple[Breach, ...]:
        found = self._breaches.get(subject_id, ())
        return tuple(b for b in found if b.happened_on in period)

    @cached_property
    def _explanations(self) -> dict[str, Explanation]:
        return {}

    def explanation(self, subject_id: str) -> Explanation:
        """Return the verdict on a candidate with its whole explanation."""
        if subject_id not in self._explanations:
            self._explanations[subject_id] = self._judge(subject_id)
        return self._explanations[subject_id]

    def _judge(self, subject_id: str) -> Explanation:
        group = self.plan.group_by_code[self.candidates[subject_id].group]
        standard = self.plan.standard_for(group, self.readings)
        if standard is None:
            return Explanation(
                f"Tiêu chuẩn của nhóm “{group.name}”",
                group.clause,
                Verdict.UNKNOWN,
                missing=f"Kế hoạch không đặt tiêu chuẩn cho nhóm “{group.name}”; "
                "hãy chọn cách xét ở trang Kế hoạch",
                place=Place("plan", key=group.reading),
            )
        return standard.judge(self.facts(subject_id))

    def shortlist(self, offer: AwardOffer, quota: OfferQuota) -> Shortlist:
        """Draw the line for the kinds a quota counts together."""
        key = (offer.code, quota.quota.kind)
        if key not in self._shortlists:
            contenders = [
                Contender(c, self.explanation(c.id), self._order(c, offer))
                for c in self.candidates.values()
                if c.kind in quota.kinds
            ]
            contenders += [
                Contender(c, _outside(c), None)
                for c in self.outsiders
                if c.kind in quota.kinds
            ]
            stated = {
                n.subject_id: n for n in self.nominations if n.offer == offer.code
            }
            self._shortlists[key] = shortlist(quota.quota, contenders, stated)
        return self._shortlists[key]

    @cached_property
    def _shortlists(self) -> dict[tuple[str, Kind], Shortlist]:
        return {}

    def _order(
        self, candidate: Candidate, offer: AwardOffer
    ) -> tuple[Fraction | None, ...] | None:
        sums = self.total(candidate.id)
        if sums is not None and sums.value is None:
            return None
        standing = self.standing_of(candidate.id)
        keys: list[Fraction | None] = []
        for key in offer.order:
            if key == "total":
                # A plan without points leaves everybody tied: the council chooses.
                keys.append(sums.value if sums else None)
            elif key == "direct_work":
                keys.append(Fraction(int(candidate.works_directly)))
            else:
                parts = standing.entrant.parts if standing is not None else {}
                keys.append(_exact(parts.get(key)))
        return tuple(keys)

    # --- targets ------------------------------------------------------------------

    @cached_property
    def assessments(self) -> tuple[Assessment, ...]:
        """Return every target of the plan with its progress, in the plan's order."""
        period = self.plan.period
        counted = sum(
            1
            for i in self.initiatives
            if i.registered_on is not None and i.registered_on in period
        )
        return tuple(
            assess(
                indicator,
                self.results.get(indicator.code),
                counted if indicator.measure is Measure.COUNT else None,
            )
            for indicator in self.plan.indicators
        )


def _outside(candidate: Candidate) -> Explanation:
    return Explanation(
        f"{candidate.name} không thuộc nhóm đối tượng nào của kế hoạch",
        "",
        Verdict.NOT_APPLICABLE,
    )


# Words a post and a body share when the post is the body's own: "Trưởng phòng".
_BODIES = frozenset(
    {
        "ban",
        "công an",
        "hội",
        "phòng",
        "thôn",
        "tổ",
        "trạm",
        "trung tâm",
        "trường",
        "văn phòng",
        "xóm",
        "đoàn",
    }
)


def position_and_unit(person: Person, unit: Unit | None) -> str:
    """Return "Chuyên viên, Phòng Kinh tế", without saying a word of the unit twice.

    "Trưởng phòng" of "Phòng Kinh tế" is "Trưởng phòng Kinh tế", "Chánh Văn phòng" of
    "Văn phòng Đảng ủy" is "Chánh Văn phòng Đảng ủy".
    """
    name = unit.name if unit else ""
    if not person.position or not name:
        return person.position or name
    if name.casefold() in person.position.casefold():
        return person.position
    post, body = person.position.split(), name.split()
    for shared in (2, 1):
        end = " ".join(post[-shared:]).casefold()
        begin = " ".join(body[:shared]).casefold()
        if end == begin and end in _BODIES and len(post) > shared:
            return " ".join([*post, *body[shared:]])
    return f"{person.position}, {name}"


def _exact(points: Decimal | None) -> Fraction | None:
    return None if points is None else Fraction(points)


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
