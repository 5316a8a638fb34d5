"""One unit becomes part of another: its people and the units below it go along."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from db import subjects
from db.connection import OfficeDatabase
from desktop.emulation.participants import Person, Unit
from desktop.emulation.records import Membership
from desktop.errors import EntryError
from desktop.office.registers import belonging


@dataclass(frozen=True, slots=True)
class Merger:
    """What a merger writes: the units and people changed, memberships by person."""

    units: tuple[Unit, ...]
    people: tuple[Person, ...]
    memberships: Mapping[str, tuple[Membership, ...]]

    def write(self, database: OfficeDatabase) -> None:
        """Write everything; an operation has to be under way."""
        subjects.put_units(database, self.units)
        subjects.put_people(database, self.people)
        for person_id, found in self.memberships.items():
            subjects.put_memberships(database, person_id, found)


def prepare(
    database: OfficeDatabase,
    unit: Unit,
    into: Unit,
    on: date,
    today: date,
    *,
    with_people: bool,
) -> Merger:
    """Work out a merger.

    The people belong to the old unit until the day before `on` and to the new one from
    `on`. Units below the old one hang under the new one; a new one that hung below the
    old one takes its place.

    Raises:
        EntryError: a unit is gone already, the day is still to come, or somebody came
            to the old unit only after it.
    """
    _refuse(unit, into, on, today)
    units = subjects.units(database)
    gone = replace(unit, retired_on=on, successor_id=into.id)
    leaving = _present_in(database, unit) if with_people else []
    names = {one.id: one.name for one in units}
    left = {person.id: _left(database, person, on, names, today) for person in leaving}
    return Merger(
        units=(gone, *_rehung(units, unit, into)),
        people=tuple(replace(person, unit_id=into.id) for person in leaving),
        memberships=left,
    )


def _present_in(database: OfficeDatabase, unit: Unit) -> list[Person]:
    """Return the people of a unit who have not left the office before."""
    people = subjects.people(database)
    return [p for p in people if p.unit_id == unit.id and p.retired_on is None]


def _left(
    database: OfficeDatabase,
    person: Person,
    on: date,
    names: Mapping[str, str],
    today: date,
) -> tuple[Membership, ...]:
    kept = subjects.memberships(database, person.id)
    return belonging.after_move(person, kept, on, names, today)


def _refuse(unit: Unit, into: Unit, on: date, today: date) -> None:
    for one in (unit, into):
        if one.retired_on is not None:
            raise EntryError(
                f"{one.name} đã ngừng theo dõi nên không sáp nhập được.",
                "Theo dõi lại đơn vị hoặc chọn đơn vị khác; chưa có gì thay đổi.",
            )
    if unit.id == into.id:
        raise EntryError(
            f"{unit.name} không thể sáp nhập vào chính mình.",
            "Chọn đơn vị khác; chưa có gì thay đổi.",
        )
    belonging.refuse_later(on, today, "Ngày sáp nhập")


def _rehung(units: Sequence[Unit], unit: Unit, into: Unit) -> list[Unit]:
    """Return the units below the old one as they hang afterwards."""
    parents = {one.id: one.parent_id for one in units}
    is_below = unit.id in _above(into.id, parents)
    moved = []
    if is_below:
        moved.append(replace(into, parent_id=unit.parent_id))
    children = [one for one in units if one.parent_id == unit.id and one.id != into.id]
    return moved + [replace(one, parent_id=into.id) for one in children]


def _above(unit_id: str, parents: Mapping[str, str | None]) -> set[str]:
    found: set[str] = set()
    above = parents.get(unit_id)
    while above and above not in found:
        found.add(above)
        above = parents.get(above)
    return found
