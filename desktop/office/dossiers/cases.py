"""Which dossiers a round has: one for each receiving step and who sends it.

A profile whose sender is the office itself gives a dossier for each award; one that
units send gives a dossier for each unit with somebody proposed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.awards.deadlines import Deadline
from desktop.awards.dossiers import DossierProfile
from desktop.emulation.participants import Kind
from desktop.office.rounds.outcome import ReviewList, ReviewRow
from desktop.office.rounds.roundup import Roundup
from desktop.plans.plan import AwardOffer
from desktop.plans.provisions import Action
from desktop.text import search_key

OTHERS = "others"
_OTHERS = "Hộ gia đình, tổ chức kinh tế"
_COMMITTEE = ("uy ban nhan dan", "ubnd")


@dataclass(frozen=True, slots=True)
class Nominee:
    """Somebody a dossier is about; `unit_id` is the unit that proposes them."""

    id: str
    name: str
    salutation: str
    kind: Kind
    group: str
    unit_id: str

    @property
    def called(self) -> str:
        """Return "bà Đỗ Thị Hòa", as inside a line."""
        return f"{self.salutation.lower()} {self.name}".strip()


@dataclass(frozen=True, slots=True)
class Case:
    """One dossier: what is wanted, for which awards, from whom, about whom.

    `unit_id` is empty where the office itself sends it; `is_own` tells that the
    office's own Chair decides; `deadline` when it has to be there.
    """

    profile: DossierProfile
    offers: tuple[AwardOffer, ...]
    nominees: tuple[Nominee, ...]
    is_own: bool
    unit_id: str = ""
    unit_name: str = ""
    deadline: Deadline | None = None

    @property
    def key(self) -> str:
        """Return what names the dossier within the round."""
        offer = "" if self.unit_id else self.offers[0].code
        return ":".join((self.profile.code, offer, self.unit_id))

    @property
    def sender(self) -> str:
        """Return who sends it."""
        return self.unit_name or self.profile.sender


def cases_of(
    roundup: Roundup, lists: Sequence[ReviewList], standing_body: str
) -> list[Case]:
    """Return the dossiers of a round in the order of the receiving steps."""
    profiles = {profile.code: profile for profile in roundup.plan.dossiers}
    used = dict.fromkeys(code for offer in roundup.offers for code in offer.dossiers)
    # The plan's own order: what is sent first is listed first.
    order = [code for code in profiles if code in used]
    return [
        case
        for code in order
        for case in _of_profile(roundup, lists, profiles[code], standing_body)
    ]


def is_sent_by_us(sender: str, standing_body: str) -> bool:
    """Tell whether the office sends such a dossier: its committee or standing body."""
    key, body = (_letters(words) for words in (sender, standing_body))
    return key.startswith(_COMMITTEE) or (bool(body) and key == body)


def _letters(words: str) -> str:
    kept = (c if c.isalnum() else " " for c in search_key(words))
    return " ".join("".join(kept).split())


def _of_profile(
    roundup: Roundup,
    lists: Sequence[ReviewList],
    profile: DossierProfile,
    standing_body: str,
) -> Iterator[Case]:
    offers = [offer for offer in roundup.offers if profile.code in offer.dossiers]
    if is_sent_by_us(profile.sender, standing_body):
        for offer in offers:
            mine = [found for found in lists if found.offer == offer.code]
            people = _nominees(roundup, mine)
            if people:
                is_own = all(found.is_own for found in mine)
                due = _due(roundup, (offer,), is_sent_by_us=not is_own)
                yield Case(profile, (offer,), people, is_own, deadline=due)
        return
    codes = {offer.code for offer in offers}
    people = _nominees(roundup, [found for found in lists if found.offer in codes])
    for unit_id in dict.fromkeys(nominee.unit_id for nominee in people):
        unit = roundup.unit_by_id.get(unit_id)
        yield Case(
            profile,
            tuple(offers),
            tuple(n for n in people if n.unit_id == unit_id),
            is_own=False,
            unit_id=unit_id,
            unit_name=unit.name if unit else _OTHERS,
            deadline=_due(roundup, tuple(offers), is_sent_by_us=False),
        )


def _nominees(roundup: Roundup, lists: Sequence[ReviewList]) -> tuple[Nominee, ...]:
    """Return who is proposed, each once though named for several awards."""
    found = {row.subject_id: row for one in lists for row in one.proposed}
    return tuple(_nominee(roundup, row) for row in found.values())


def _nominee(roundup: Roundup, row: ReviewRow) -> Nominee:
    unit_id = OTHERS
    if row.subject_id in roundup.unit_by_id:
        unit_id = row.subject_id
    person = roundup.person_by_id.get(row.subject_id)
    if person is not None and person.unit_id:
        unit_id = person.unit_id
    return Nominee(
        row.subject_id, row.name, row.salutation, row.kind, row.group, unit_id
    )


def _due(
    roundup: Roundup, offers: Sequence[AwardOffer], *, is_sent_by_us: bool
) -> Deadline | None:
    """Return when the dossier is due: of its step, else of the award."""
    action = Action.FORWARD if is_sent_by_us else Action.PROPOSE
    codes = [
        step.deadline
        for offer in offers
        for step in offer.steps
        if step.action is action and step.deadline
    ]
    codes += [offer.deadline for offer in offers if not is_sent_by_us]
    named = {deadline.code: deadline for deadline in roundup.deadlines}
    return next((named[code] for code in codes if code in named), None)
