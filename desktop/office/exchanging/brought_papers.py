"""The papers of a submission, held against the dossiers the city receives."""

from collections.abc import Iterable

from desktop.awards.dossiers import Component, DossierProfile, meant_for
from desktop.emulation.participants import Kind
from desktop.office.dossiers.papers import is_of_each
from desktop.office.exchanging.brought import Brought, Proposed
from desktop.office.rounds.roundup import Roundup
from desktop.text import same_key

Paper = tuple[str, str, str]
"""Dossier, component and subject, as `KeptItem` has them."""

_BLANK = "chưa có tên"


def receiving_profiles(roundup: Roundup) -> list[DossierProfile]:
    """Return the dossiers the city receives for the awards of a round.

    Those whose receiver is the city's standing body; where no dossier names it, the
    first one of each award.
    """
    wanted = dict.fromkeys(c for offer in roundup.offers for c in offer.dossiers)
    used = [one for one in roundup.plan.dossiers if one.code in wanted]
    body = same_key(roundup.plan.issuer.standing_body) or _BLANK
    found = [one for one in used if same_key(one.receiver).startswith(body)]
    if found:
        return found
    first = {offer.dossiers[0] for offer in roundup.offers if offer.dossiers}
    return [one for one in used if one.code in first]


def papers_in(roundup: Roundup, brought: Brought) -> Iterable[Paper]:
    """Yield the papers of a submission that the receiving dossiers ask for."""
    people = {person.id: person.unit_id or "" for person in brought.people}
    for profile in receiving_profiles(roundup):
        for one in brought.proposed:
            unit = people.get(one.subject_id, one.subject_id)
            for part in _there(profile, brought, one):
                whose = one.subject_id if is_of_each(part.name) else ""
                # The key of a case of one sending unit: profile, no award, unit.
                yield (f"{profile.code}::{unit}", part.name, whose)


def missing_papers(roundup: Roundup, brought: Brought) -> dict[str, tuple[str, ...]]:
    """Return the required papers that did not come along, by who is proposed."""
    found: dict[str, dict[str, None]] = {}
    for profile in receiving_profiles(roundup):
        for one in brought.proposed:
            there = _there(profile, brought, one)
            lacking = [
                part.name
                for part in meant_for(profile.components, _kind(one))
                if part.is_required and part not in there
            ]
            found.setdefault(one.name, {}).update(dict.fromkeys(lacking))
    return {name: tuple(lacking) for name, lacking in found.items() if lacking}


def _there(profile: DossierProfile, brought: Brought, one: Proposed) -> list[Component]:
    has = {
        same_key(name)
        for whose in ("", one.subject_id)
        for name in brought.papers.get(whose, ())
    }
    return [part for part in profile.components if _is_among(part.name, has)]


def _is_among(name: str, has: set[str]) -> bool:
    """Tell whether a paper is there: "Tờ trình" is "Tờ trình đề nghị khen thưởng"."""
    key = same_key(name)
    return any(key.startswith(one) or one.startswith(key) for one in has if one)


def _kind(one: Proposed) -> Kind:
    return next((kind for kind in Kind if kind.value == one.kind), Kind.INDIVIDUAL)
