"""What a submission brings, written; what only the one before brought, taken out.

It runs inside the operation of the acceptance, so undo takes all of it back at once.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from db import (
    achievements,
    dossiers,
    duplicates,
    linked,
    records,
    reviews,
    scores,
    subjects,
)
from db.connection import OfficeDatabase
from db.dossiers import KeptItem
from db.linked import OFFICE, Link
from desktop.awards.forms import Choice, Nomination
from desktop.emulation.records import Attestation
from desktop.emulation.scoring import Side
from desktop.office.exchanging.brought import Brought, own_id
from desktop.office.exchanging.brought_papers import Paper, papers_in
from desktop.office.rounds.roundup import Roundup

_Put = Callable[[OfficeDatabase, Iterable[Any]], None]
_CAME_ALONG = "Kèm gói dữ liệu"


@dataclass(frozen=True, slots=True)
class Bringing:
    """One acceptance.

    Args:
        before: what the last submission of the stream brought, None for the first.
        elsewhere: the commune's ids of those whom another stream of it proposes.
        roundup: the city's round, as it was before.
        why: the reason written where somebody is no longer proposed.
    """

    database: OfficeDatabase
    roundup: Roundup
    before: Brought | None
    now: Brought
    elsewhere: Collection[str]
    received_on: date
    why: str

    def write(self) -> None:
        """Write everything."""
        self._write_subjects()
        self._write_records()
        self._write_scores()
        self._write_papers()
        for their_id in self._gone():
            self._withdraw(their_id)
        self._take_back_withdrawals()

    # --- subjects -----------------------------------------------------------------

    def _write_subjects(self) -> None:
        subjects.put_units(self.database, self.now.units)
        subjects.put_people(self.database, self.now.people)
        subjects.put_others(self.database, self.now.others)
        links = [Link(self.now.org, *pair) for pair in self.now.ids.items()]
        linked.put(self.database, links)

    def _gone(self) -> list[str]:
        before = self.before.ids if self.before else {}
        gone = before.keys() - self.now.ids.keys() - set(self.elsewhere) - {OFFICE}
        return sorted(gone)

    def _withdraw(self, their_id: str) -> None:
        """Take somebody out, or retire who has to stay for what was decided."""
        assert self.before is not None  # noqa: S101 - only then is anybody gone
        org, subject_id = self.now.org, self.before.ids[their_id]
        if subject_id in self.now.ids.values():
            # The commune gave the same subject another id.
            linked.remove(self.database, Link(org, their_id, subject_id))
            return
        is_ours = subject_id == own_id(org, "subjects", their_id)
        if is_ours:
            linked.remove(self.database, Link(org, their_id, subject_id))
            if subjects.remove(self.database, subject_id):
                return
            linked.put(self.database, [Link(org, their_id, subject_id)])
            subjects.retire(self.database, subject_id, self.received_on)
        now = self.roundup.round.id
        stated = [
            Nomination(
                _withdrawal_id(org, now, offer.code, subject_id),
                now,
                offer.code,
                subject_id,
                Choice.WITHDRAWN,
                self.why,
            )
            for offer in self.roundup.offers
        ]
        reviews.put_nominations(self.database, stated)

    def _take_back_withdrawals(self) -> None:
        now = self.roundup.round.id
        known = {n.id for n in reviews.nominations(self.database, now)}
        for offer in self.roundup.offers:
            for subject_id in self.now.ids.values():
                stated = _withdrawal_id(self.now.org, now, offer.code, subject_id)
                if stated in known:
                    reviews.remove_nomination(self.database, stated)

    # --- what is known about them -------------------------------------------------

    def _write_records(self) -> None:
        now, before, database = self.now, self.before, self.database
        jobs: tuple[tuple[str, _Put, Callable[[OfficeDatabase, str], None]], ...] = (
            ("ratings", records.put_task_ratings, records.remove_task_rating),
            ("initiatives", records.put_initiatives, records.remove_initiative),
            ("achievements", achievements.put, achievements.remove),
            ("breaches", records.put_breaches, records.remove_breach),
            (
                "breach_reviews",
                records.put_breach_reviews,
                records.remove_breach_review,
            ),
            (
                "past_awards",
                duplicates.put_past_awards,
                duplicates.remove_past_award,
            ),
        )
        for name, put, remove in jobs:
            found = getattr(now, name)
            put(database, found)
            kept = {one.id for one in found}
            for one in getattr(before, name) if before else ():
                if one.id not in kept:
                    remove(database, one.id)
        self._write_attestations()

    def _write_attestations(self) -> None:
        """Write what the commune attests; what the city attested itself stays."""
        round_id = self.roundup.round.id
        asked = _answers(self.roundup.attestations)
        old = _answers(self.before.attestations if self.before else ())
        for one in self.now.attestations:
            key = (one.subject_id, one.statement)
            there = asked.get(key)
            if there is None or _same_answer(there, old.get(key)):
                given = replace(one, round_id=round_id)
                records.put_attestations(self.database, [given])
        still = _answers(self.now.attestations)
        for subject_id, statement in old.keys() - still.keys():
            key = (subject_id, statement)
            if _same_answer(asked.get(key), old[key]):
                records.clear_attestation(
                    self.database, round_id, subject_id, statement
                )

    def _write_scores(self) -> None:
        """Write the commune's own points for criteria that are the city's too."""
        round_id, plan = self.roundup.round.id, self.roundup.plan
        codes = {c.code for s in plan.criteria_sets for c in s.leaves}
        said = [(who, one) for who, one in self.now.scores if one.criterion in codes]
        scores.put_many(self.database, round_id, said)
        kept = {(who, one.criterion) for who, one in said}
        for who, one in self.before.scores if self.before else ():
            if one.criterion in codes and (who, one.criterion) not in kept:
                scores.clear(self.database, round_id, who, one.criterion, Side.SELF)

    # --- papers -------------------------------------------------------------------

    def _write_papers(self) -> None:
        """Note the papers that came, in the city's own dossiers."""
        wanted = set(papers_in(self.roundup, self.now))
        old = set(papers_in(self.roundup, self.before)) if self.before else set()
        round_id = self.roundup.round.id
        there = {
            (one.dossier, one.component, one.subject_id): one
            for one in dossiers.items(self.database, round_id)
        }
        new = [_item(round_id, key) for key in sorted(wanted - there.keys())]
        dossiers.put_items(self.database, new)
        for key in sorted(old - wanted):
            # What the city wrote into the line since then is the city's.
            if there.get(key) == _item(round_id, key):
                dossiers.remove_item(self.database, there[key])


def _item(round_id: str, paper: Paper) -> KeptItem:
    """Return a paper as a copy: the stick carries no originals."""
    return KeptItem(round_id, *paper, copies=1, is_original=False, note=_CAME_ALONG)


def _answers(found: Iterable[Attestation]) -> dict[tuple[str, str], Attestation]:
    return {(one.subject_id, one.statement): one for one in found}


def _same_answer(one: Attestation | None, other: Attestation | None) -> bool:
    if one is None or other is None:
        return False
    return replace(one, round_id="") == replace(other, round_id="")


def _withdrawal_id(org: str, round_id: str, offer: str, subject_id: str) -> str:
    return own_id(org, "withdrawals", f"{round_id}|{offer}|{subject_id}")
