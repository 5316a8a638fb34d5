"""A submission turned into rows of the city's register; see `brought`.

Whoever a commune proposes stands below the commune's unit. A body that is not proposed
itself is no candidate of the city, so its people hang under the commune and its name
goes into their position. A row the city had entered before is taken for the same where
name, kind and place agree and nothing else could be meant.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from db.duplicates import PastAward
from db.linked import OFFICE, Link
from desktop.awards.duplicates import OtherAward, Standing
from desktop.bundles.tables import Table
from desktop.emulation.movements import Period
from desktop.emulation.participants import OtherSubject, Person, Unit
from desktop.emulation.records import (
    Achievement,
    Breach,
    BreachReview,
    Initiative,
    TaskRating,
)
from desktop.emulation.scoring import Score, Side
from desktop.office.exchanging.brought import Brought, Proposed, Said, own_id
from desktop.office.exchanging.brought_words import (
    COMMUNES,
    full_name,
    list_place,
    text,
    told_apart,
    unit_kind,
)
from desktop.office.exchanging.temporary_office import temporary_office
from desktop.office.exchanging.wire_tables import Cells
from desktop.office.rounds.roundup import Roundup
from desktop.office.rounds.subject_finding import position_and_unit
from desktop.text import same_key


@dataclass(frozen=True, slots=True)
class Register:
    """What the city's register holds before, and what it linked."""

    units: Sequence[Unit]
    people: Sequence[Person]
    others: Sequence[OtherSubject]
    links: Sequence[Link]


_REPORT = "Báo cáo thành tích"
_Row = TypeVar("_Row", TaskRating, Achievement, Breach, BreachReview)


def bring(tables: Sequence[Table], org: str, register: Register) -> Brought:
    """Return what a submission brings.

    Args:
        tables: of the bundle, by our own shapes.
        org: the sender's code.
        register: of the city, by which rows are recognised.

    Raises:
        BundleRefusedError: TD-404, 405 or 408, the rows do not fit together.
        PlanFileError: the commune's plan cannot be read by this program.
    """
    with temporary_office(tables) as made:
        return _Bringer(org, Said(tables), made.roundup, register).brought()


class _Bringer:
    def __init__(
        self, org: str, said: Said, theirs: Roundup, register: Register
    ) -> None:
        self._org, self._said = org, said
        self._theirs, self._register = theirs, register
        self._linked = {
            link.their_id: link.subject_id for link in register.links if link.org == org
        }
        self._taken_here = {link.subject_id for link in register.links}

    def brought(self) -> Brought:
        ids, theirs = self.ids, self._theirs
        return Brought(
            org=self._org,
            unit=self.unit,
            ids=ids,
            units=tuple(self._units()),
            people=tuple(self._people()),
            others=tuple(self._others()),
            proposed=tuple(self._proposed()),
            ratings=tuple(self._about("task_ratings", theirs.ratings)),
            initiatives=tuple(self._initiatives()),
            achievements=tuple(self._about("achievements", theirs.achievements)),
            breaches=tuple(self._about("breaches", theirs.breaches)),
            breach_reviews=tuple(self._about("breach_reviews", theirs.breach_reviews)),
            attestations=tuple(
                replace(one, subject_id=ids[one.subject_id])
                for one in theirs.attestations
                if one.subject_id in ids
            ),
            past_awards=tuple(self._past_awards()),
            scores=tuple(self._scores()),
            papers=self._papers(),
        )

    # --- who is meant -------------------------------------------------------------

    @cached_property
    def unit(self) -> Unit:
        """The commune in the city's register, as it is there or as it would be made."""
        known = {unit.id: unit for unit in self._register.units}
        if OFFICE in self._linked:
            return known[self._linked[OFFICE]]
        [row] = self._said.rows("office") or ({},)
        kind = unit_kind(row)
        name = full_name(row, kind)
        found = [
            unit
            for unit in self._register.units
            if unit.kind is kind
            and same_key(unit.name) == same_key(name)
            and unit.id not in self._taken_here
            and unit.retired_on is None
        ]
        if len(found) == 1:
            return found[0]
        return Unit(own_id(self._org, "subjects", OFFICE), name, kind)

    @cached_property
    def ids(self) -> dict[str, str]:
        """The city's ids by the commune's, of everybody brought."""
        ids = {OFFICE: self.unit.id}
        for row in self._proposals:
            their_id = str(row["subject_id"])
            ids[their_id] = self._id_of(their_id)
        return ids

    @cached_property
    def _proposals(self) -> list[Cells]:
        """The proposals in the order of the commune's lists, collectives first."""
        found = self._said.rows("proposals")
        return sorted(found, key=lambda row: (text(row, "offer"), list_place(row)))

    def _id_of(self, their_id: str) -> str:
        if their_id in self._linked:
            return self._linked[their_id]
        unit = self._theirs.unit_by_id.get(their_id)
        if unit is not None:
            if unit.kind in COMMUNES:
                return self.unit.id
            return self._only(self._same_units(unit)) or self._new(their_id)
        person = self._theirs.person_by_id.get(their_id)
        if person is not None:
            return self._only(self._same_people(person)) or self._new(their_id)
        return self._new(their_id)

    def _new(self, their_id: str) -> str:
        return own_id(self._org, "subjects", their_id)

    def _only(self, found: Iterable[str]) -> str:
        free = [one for one in found if one not in self._taken_here]
        return free[0] if len(free) == 1 else ""

    def _same_units(self, unit: Unit) -> list[str]:
        names = (unit.name, told_apart(unit.name, self.unit.name))
        keys = {same_key(name) for name in names}
        return [
            one.id
            for one in self._register.units
            if one.parent_id == self.unit.id
            and one.kind is unit.kind
            and same_key(one.name) in keys
        ]

    def _same_people(self, person: Person) -> list[str]:
        units = {u.id for u in self._register.units if u.parent_id == self.unit.id}
        units.add(self.unit.id)
        years = (None, person.birth_year)
        return [
            one.id
            for one in self._register.people
            if one.unit_id in units
            and same_key(one.name) == same_key(person.name)
            and (one.birth_year in years or person.birth_year is None)
        ]

    # --- the subjects -------------------------------------------------------------

    def _units(self) -> Iterable[Unit]:
        known = {unit.id: unit for unit in self._register.units}
        if self.unit.id not in known:
            yield self.unit
        for their_id, unit_id in self.ids.items():
            unit = self._theirs.unit_by_id.get(their_id)
            if unit is None or unit_id == self.unit.id:
                continue
            before = known.get(unit_id)
            yield Unit(
                unit_id,
                told_apart(unit.name, self.unit.name),
                unit.kind,
                parent_id=(before.parent_id if before else None) or self.unit.id,
                short_name=unit.short_name,
                block=before.block if before else "",
                note=before.note if before else "",
                retired_on=unit.retired_on,
            )

    def _people(self) -> Iterable[Person]:
        known = {person.id: person for person in self._register.people}
        for their_id, person_id in self.ids.items():
            person = self._theirs.person_by_id.get(their_id)
            if person is None:
                continue
            own = self._theirs.unit_by_id.get(person.unit_id or "")
            unit_id = self.ids.get(person.unit_id or "", self.unit.id)
            is_flat = unit_id == self.unit.id and own and own.kind not in COMMUNES
            before = known.get(person_id)
            yield replace(
                person,
                id=person_id,
                unit_id=unit_id,
                position=position_and_unit(person, own) if is_flat else person.position,
                note=before.note if before else "",
            )

    def _others(self) -> Iterable[OtherSubject]:
        theirs = {other.id: other for other in self._theirs.others}
        known = {other.id: other for other in self._register.others}
        for their_id, subject_id in self.ids.items():
            if their_id in theirs:
                note = known[subject_id].note if subject_id in known else ""
                yield replace(theirs[their_id], id=subject_id, note=note)

    def _proposed(self) -> Iterable[Proposed]:
        for row in self._proposals:
            their_id = str(row["subject_id"])
            yield Proposed(
                their_id=their_id,
                row_id=str(row["id"]),
                subject_id=self.ids[their_id],
                offer=text(row, "offer"),
                form=text(row, "form"),
                name=text(row, "name"),
                kind=text(row, "kind"),
                citation=text(row, "citation"),
                cited=text(row, "cited"),
            )

    # --- what is known about them -------------------------------------------------

    def _about(self, table: str, found: Sequence[_Row]) -> Iterable[_Row]:
        for one in found:
            if one.subject_id in self.ids:
                yield replace(
                    one,
                    id=own_id(self._org, table, one.id),
                    subject_id=self.ids[one.subject_id],
                )

    def _initiatives(self) -> Iterable[Initiative]:
        for one in self._theirs.initiatives:
            authors = [self.ids[a] for a in one.author_ids if a in self.ids]
            if authors:
                kept = own_id(self._org, "initiatives", one.id)
                # A unit that is the commune itself may stand there twice.
                yield replace(one, id=kept, author_ids=tuple(dict.fromkeys(authors)))

    def _past_awards(self) -> Iterable[PastAward]:
        for one in self._theirs.other_awards:
            is_decided = one.standing is Standing.DECIDED and one.merit
            if is_decided and one.days is not None and one.subject_id in self.ids:
                yield self._past_award(one, one.days)

    def _past_award(self, one: OtherAward, days: Period) -> PastAward:
        return PastAward(
            id=own_id(self._org, "past_awards", one.key),
            subject_id=self.ids[one.subject_id],
            recipient=one.recipient,
            form=one.form,
            level=one.level,
            authority="",
            number=one.number,
            issued_on=one.issued_on,
            first_day=days.first,
            last_day=days.last,
            merit=one.merit,
            achievement=self._key(one.cited[0]) if one.cited else "",
        )

    def _key(self, theirs: str) -> str:
        """Return the key of an achievement as the city's register spells it."""
        kind, _, their_id = theirs.partition(":")
        return f"{kind}:{own_id(self._org, f'{kind}s', their_id)}" if their_id else ""

    def _scores(self) -> Iterable[tuple[str, Score]]:
        """Return what the commune says of each: its verified points, else its own."""
        for their_id, sides in self._theirs.scores.items():
            if their_id in self.ids:
                said = {**sides.get(Side.SELF, {}), **sides.get(Side.VERIFIED, {})}
                for score in said.values():
                    yield self.ids[their_id], replace(score, side=Side.SELF, reason="")

    def _papers(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for row in self._said.rows("dossier_items"):
            whose = self.ids.get(text(row, "subject_id"), "")
            whose = whose if text(row, "subject_id") else ""
            found.setdefault(whose, []).append(text(row, "component"))
        for row in self._said.rows("attachments"):
            found.setdefault("", []).append(text(row, "title"))
        for row in self._said.rows("merit_texts"):
            if row.get("text") and text(row, "subject_id") in self.ids:
                whose = self.ids[text(row, "subject_id")]
                found.setdefault(whose, []).append(_REPORT)
        return {whose: tuple(dict.fromkeys(names)) for whose, names in found.items()}
