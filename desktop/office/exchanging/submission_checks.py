"""What to tell about a commune's submission before the city takes it in.

Every finding is a remark for whoever decides; only a closed round holds a bundle back.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypeVar

from db import duplicates, linked, plans
from db.duplicates import PastAward
from db.linked import Link
from db.plans import AdoptedPlan
from desktop.awards.duplicates import OtherAward, Standing
from desktop.awards.eligibility import Verdict
from desktop.awards.forms import AwardForm, Level
from desktop.awards.quotas import QuotaMode
from desktop.bundles.sealed.catalogue import CATALOGUE, Finding, found
from desktop.bundles.sealed.envelope import BasedOn, Envelope
from desktop.emulation.movements import Period
from desktop.office.desk import Desk
from desktop.office.exchanging.brought import Brought
from desktop.office.exchanging.brought_papers import missing_papers
from desktop.office.exchanging.city_doubles import (
    claims_of,
    doubles_among,
    doubles_with_register,
)
from desktop.office.exchanging.city_round import (
    adopted_versions,
    receiving_deadline,
)
from desktop.office.exchanging.plan_parts import code_of, digest_of
from desktop.office.registers import communes
from desktop.office.rounds.roundup import Roundup
from desktop.plans.plan import AwardOffer, OfferQuota
from desktop.text import clean
from desktop.vietnamese import short_date

_MOST_LABELS = 3
_MOST_LETTERS = 300
_OUTSIDE = "không thuộc đối tượng xét của kế hoạch thành phố"


@dataclass(frozen=True, slots=True)
class Submitted:
    """A submission as the checks look at it.

    Args:
        roundup: the city's round as it is; `after` as it would be.
    """

    desk: Desk
    envelope: Envelope
    brought: Brought
    roundup: Roundup
    received_on: date

    @property
    def after(self) -> Roundup:
        """The round with what the submission brings."""
        return with_brought(self.roundup, self.brought)

    def findings(self) -> list[Finding]:
        """Return everything to tell."""
        after = self.after
        return [
            *quota_findings(self.roundup, self.brought),
            *_paper_findings(self.roundup, self.brought),
            *late_findings(self.roundup, self.received_on),
            *threshold_findings(after, self.brought),
            *_double_findings(self.desk, after, self.brought),
        ]


def sender_findings(envelope: Envelope, province_code: str) -> list[Finding]:
    """Tell about a sender the official list does not have in this province."""
    code = envelope.sender.org.removeprefix("vn-xa-")
    known = communes.commune(code)
    if known is not None and known.province_code == province_code:
        return []
    return [found("TD-520", org=envelope.sender.org)]


def plan_findings(desk: Desk, based_on: BasedOn | None) -> list[Finding]:
    """Tell where the commune worked by another version of a plan of ours.

    A commune's own plan is none of ours; nothing is told about it.
    """
    if based_on is None:
        return []
    codes = {plan.code for plan in _plans(desk) if code_of(plan.code) == based_on.plan}
    versions = [v for code in sorted(codes) for v in adopted_versions(desk, code)]
    if not versions:
        return []
    ours = versions[-1]
    same = [v for v in versions if v.version == based_on.version]
    if same and digest_of(same[0].source) != based_on.digest:
        return [found("TD-206", version=based_on.version)]
    if based_on.version < ours.version:
        return [found("TD-205", theirs=based_on.version, ours=ours.version)]
    return []


def _plans(desk: Desk) -> Sequence[AdoptedPlan]:
    return plans.plans(desk.database)


def quota_findings(roundup: Roundup, brought: Brought) -> list[Finding]:
    """Tell where one commune proposes more than a number of the plan."""
    told = []
    for offer in roundup.offers:
        for quota in offer.quotas:
            count = quota.quota.count
            named = _named_for(brought, offer, quota)
            if count is None or quota.quota.mode is QuotaMode.SOFT or named <= count:
                continue
            words = f"{named:02d} {quota.quota.kind.label}"
            told.append(_told("TD-501", named=words, quota=quota.quota.words))
    return told


def _named_for(brought: Brought, offer: AwardOffer, quota: OfferQuota) -> int:
    if offer.level in (Level.UNIT, Level.COMMUNE):
        return 0
    kinds = {kind.value for kind in quota.kinds}
    forms = (offer.form.label, offer.form.value)
    free = (AwardForm.UNSPECIFIED.label, AwardForm.UNSPECIFIED.value)
    return len(
        {
            one.subject_id
            for one in brought.proposed
            if one.kind in kinds and one.form in (*forms, *free)
        }
    )


def _paper_findings(roundup: Roundup, brought: Brought) -> list[Finding]:
    return [
        _told("TD-502", name=name, missing=", ".join(papers))
        for name, papers in missing_papers(roundup, brought).items()
    ]


def late_findings(roundup: Roundup, received_on: date) -> list[Finding]:
    """Tell that a submission came late, by the day it was received here."""
    deadline = receiving_deadline(roundup)
    if deadline is None or not deadline.is_late(received_on):
        return []
    last = deadline.last_day
    due = short_date(last) if last else ""
    return [found("TD-503", day=short_date(received_on), due=due)]


def threshold_findings(after: Roundup, brought: Brought) -> list[Finding]:
    """Tell who does not meet a standard of the city, with the conditions that fail."""
    told: dict[str, dict[str, None]] = {}
    for one in brought.proposed:
        labels = told.setdefault(one.name, {})
        candidate = after.candidates.get(one.subject_id)
        if candidate is None:
            labels[_OUTSIDE] = None
            continue
        for offer in after.offers:
            if offer.takes(candidate.group):
                explanation = after.explanation(candidate.id, offer.code)
                if explanation.verdict is Verdict.NOT_MET:
                    labels |= {node.label: None for node in explanation.deciding()}
    return [
        _told("TD-509", name=name, missing=_shortened(list(labels)))
        for name, labels in told.items()
        if labels
    ]


def _shortened(labels: Sequence[str]) -> str:
    rest = len(labels) - _MOST_LABELS
    more = f"; và {rest} điều kiện khác" if rest > 0 else ""
    return "; ".join(labels[:_MOST_LABELS]) + more


def _double_findings(desk: Desk, after: Roundup, brought: Brought) -> list[Finding]:
    mine = [one.subject_id for one in brought.proposed]
    others = [one for one in linked.links(desk.database) if one.org != brought.org]
    own = [Link(brought.org, *pair) for pair in brought.ids.items()]
    settled = [frozenset(pair) for pair in duplicates.distinct(desk.database)]
    doubles = doubles_among(claims_of(after, [*others, *own]), settled)
    concerned = [one for one in doubles if set(one.subject_ids) & set(mine)]
    concerned += doubles_with_register(after, dict.fromkeys(mine))
    return [
        _told("TD-505", first=one.first, second=f"{one.second} ({one.why})")
        for one in concerned
    ]


def _told(code: str, **facts: str) -> Finding:
    """Return a finding in full: names and conditions are read, not only glanced at.

    What is filled in came through our own tables and was cleaned on the way.
    """
    entry = CATALOGUE[code]
    words = {name: clean(value)[:_MOST_LETTERS] for name, value in facts.items()}
    sentence = entry.sentence.format_map(words)
    return Finding(code, entry.severity, sentence, entry.next_step.format_map(words))


# --- the round as it would be ---------------------------------------------------------


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_One = TypeVar("_One", bound=_Identified)


def with_brought(roundup: Roundup, brought: Brought) -> Roundup:
    """Return the round of the city with what a submission brings, unwritten."""
    attested = {(a.subject_id, a.statement): a for a in brought.attestations}
    attested |= {(a.subject_id, a.statement): a for a in roundup.attestations}
    units = _merged(roundup.units, brought.units)
    if brought.unit.id not in {unit.id for unit in units}:
        units = [*units, brought.unit]
    others: Mapping[str, OtherAward] = {
        award.key: award
        for award in (*roundup.other_awards, *map(_award, brought.past_awards))
    }
    return replace(
        roundup,
        units=units,
        people=_merged(roundup.people, brought.people),
        others=_merged(roundup.others, brought.others),
        ratings=_merged(roundup.ratings, brought.ratings),
        initiatives=_merged(roundup.initiatives, brought.initiatives),
        achievements=_merged(roundup.achievements, brought.achievements),
        breaches=_merged(roundup.breaches, brought.breaches),
        breach_reviews=_merged(roundup.breach_reviews, brought.breach_reviews),
        attestations=list(attested.values()),
        other_awards=list(others.values()),
    )


def _merged(before: Iterable[_One], new: Iterable[_One]) -> list[_One]:
    return list(
        ({one.id: one for one in before} | {one.id: one for one in new}).values()
    )


def _award(past: PastAward) -> OtherAward:
    return OtherAward(
        f"past:{past.id}",
        past.subject_id,
        past.recipient,
        past.form,
        past.level,
        Standing.DECIDED,
        (past.achievement,) if past.achievement else (),
        past.merit,
        Period(past.first_day, past.last_day),
        past.number,
        past.issued_on,
    )
