"""The register of who takes part: units, people and other subjects.

Nobody is deleted: whoever left is retired, and stands in old rounds as before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from db import duplicates, subjects
from db.identity import new_id
from desktop import text
from desktop.emulation.participants import OtherSubject, Person, Unit
from desktop.emulation.records import Membership
from desktop.errors import EntryError
from desktop.office import entries
from desktop.office.desk import Desk
from desktop.office.registers import belonging, mergers

Subject = Unit | Person | OtherSubject
S = TypeVar("S", Unit, Person, OtherSubject)


@dataclass(frozen=True, slots=True)
class Similar:
    """Two entries whose names are the same but for tone placement, case or dashes."""

    first: Subject
    second: Subject


class Register:
    """Add, change, find and retire."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def units(self, *, with_retired: bool = False) -> list[Unit]:
        """Return the units in the order they were entered."""
        return _present(subjects.units(self._desk.database), with_retired)

    def people(
        self, unit_id: str | None = None, *, with_retired: bool = False
    ) -> list[Person]:
        """Return the people of a unit, or all, by given name in Vietnamese order."""
        people = _present(subjects.people(self._desk.database), with_retired)
        if unit_id is not None:
            people = [p for p in people if p.unit_id == unit_id]
        return sorted(people, key=lambda p: text.person_sort_key(p.name))

    def others(self, *, with_retired: bool = False) -> list[OtherSubject]:
        """Return households, businesses and the like."""
        return _present(subjects.others(self._desk.database), with_retired)

    def find(self, wanted: str) -> list[Subject]:
        """Return everybody whose name has all the words, without dấu."""
        found: list[Subject] = [*self.units(), *self.people(), *self.others()]
        return [s for s in found if text.matches(s.name, wanted)]

    def similar(self) -> list[Similar]:
        """Return pairs in the register that may be the same subject entered twice."""
        settled = duplicates.distinct(self._desk.database)
        seen: dict[tuple[type, str, str], Subject] = {}
        pairs = []
        entered: list[Subject] = [*self.units(), *self.people(), *self.others()]
        for subject in entered:
            within = subject.unit_id or "" if isinstance(subject, Person) else ""
            key = (type(subject), within, text.same_key(subject.name))
            if key in seen and _pair(seen[key].id, subject.id) not in settled:
                pairs.append(Similar(seen[key], subject))
            seen.setdefault(key, subject)
        return pairs

    def keep_apart(self, pair: Similar) -> None:
        """Remember that two of one name are not the same; never asked again."""
        title = f"{pair.first.name}: không trùng"
        with self._desk.trail.operation(title):
            duplicates.put_distinct(self._desk.database, pair.first.id, pair.second.id)

    def add(self, subject: Subject) -> str:
        """Enter a new subject; its id is given here and returned."""
        self._refuse_unknown_unit(subject)
        subject = replace(self._checked(subject), id=new_id())
        self._put(subject, f"Thêm {_words(subject)}")
        return subject.id

    def add_many(self, found: Sequence[Subject], title: str) -> None:
        """Enter several subjects, whose ids are given, as one action."""
        together = {u.id: u.parent_id for u in found if isinstance(u, Unit)}
        checked = [self._checked(subject, together) for subject in found]
        database = self._desk.database
        with self._desk.trail.operation(title):
            subjects.put_units(database, [s for s in checked if isinstance(s, Unit)])
            subjects.put_people(database, [s for s in checked if isinstance(s, Person)])
            subjects.put_others(
                database, [s for s in checked if isinstance(s, OtherSubject)]
            )

    def change(self, subject: Subject) -> None:
        """Keep new particulars of a subject."""
        self._refuse_unknown_unit(subject)
        self._put(self._checked(subject), f"Sửa {_words(subject)}")

    def keep_person(
        self,
        person: Person,
        former: Sequence[Membership] | None = None,
        moved_on: date | None = None,
    ) -> str:
        """Keep a person with the units they belonged to before, as one action.

        Args:
            person: as typed; an empty id makes somebody new.
            former: times in other units than today's; None leaves those kept.
            moved_on: the first day in the new unit, where the unit changed; without
                it the change corrects a mistake and leaves nothing behind.

        Returns:
            the person's id.

        Raises:
            EntryError: they would be in two units on one day.
        """
        self._refuse_unknown_unit(person)
        checked = self._checked_person(replace(person, id=person.id or new_id()))
        database = self._desk.database
        before = subjects.person(database, checked.id)
        if former is None:
            former = subjects.memberships(database, checked.id)
        found = belonging.worked_out(
            before,
            checked,
            belonging.of_person(checked.id, former),
            moved_on,
            {u.id: u.name for u in self.units(with_retired=True)},
            self._desk.today(),
        )
        title = f"{'Sửa' if before else 'Thêm'} {_words(checked)}"
        if before is not None and moved_on and before.unit_id != checked.unit_id:
            title = f"Chuyển đơn vị của {checked.name}"
        with self._desk.trail.operation(title):
            self._put(checked, title)
            subjects.put_memberships(database, checked.id, found)
        return checked.id

    def merge(
        self, unit: Unit, into: Unit, on: date, *, with_people: bool = True
    ) -> None:
        """Make a unit part of another from a day on, as one action.

        The old unit is retired and names its successor; closed rounds keep it.

        Raises:
            EntryError: as `mergers.prepare` says.
        """
        database, today = self._desk.database, self._desk.today()
        merger = mergers.prepare(
            database, unit, into, on, today, with_people=with_people
        )
        title = f"Sáp nhập {unit.name} vào {into.name}"
        with self._desk.trail.operation(title):
            merger.write(database)

    def retire(self, subject: Subject) -> None:
        """Take a subject out of the lists from today on."""
        self._put(
            replace(subject, retired_on=self._desk.today()),
            f"Ngừng theo dõi {_words(subject)}",
        )

    def bring_back(self, subject: Subject) -> None:
        """Put a retired subject back into the lists."""
        back = replace(subject, retired_on=None)
        if isinstance(back, Unit):  # what is followed again is part of nothing else
            back = replace(back, successor_id=None)
        self._put(back, f"Theo dõi lại {_words(subject)}")

    def _put(self, subject: Subject, title: str) -> None:
        with self._desk.trail.operation(title):
            match subject:
                case Unit():
                    subjects.put_units(self._desk.database, [subject])
                case Person():
                    subjects.put_people(self._desk.database, [subject])
                case OtherSubject():
                    subjects.put_others(self._desk.database, [subject])

    def _checked(
        self,
        subject: Subject,
        together: Mapping[str, str | None] = MappingProxyType({}),
    ) -> Subject:
        match subject:
            case Unit():
                self._refuse_loop(subject, together)
                return replace(
                    subject,
                    name=entries.name(subject.name, "tên đơn vị"),
                    note=entries.note(subject.note),
                )
            case Person():
                return self._checked_person(subject)
            case OtherSubject():
                return replace(
                    subject,
                    name=entries.name(subject.name, "tên đối tượng"),
                    address=text.clean(subject.address),
                    head=text.clean(subject.head),
                    note=entries.note(subject.note),
                )

    def _checked_person(self, person: Person) -> Person:
        entries.birth_year(person.birth_year, self._desk.today())
        for work in person.direct_work:
            if work.until is not None and work.until < work.since:
                raise EntryError(
                    "Ngày thôi làm trước ngày bắt đầu.",
                    "Sửa lại hai ngày; chưa có gì thay đổi.",
                )
        return replace(
            person,
            name=entries.name(person.name, "họ và tên"),
            position=text.clean(person.position),
            note=entries.note(person.note),
        )

    def _refuse_unknown_unit(self, subject: Subject) -> None:
        match subject:
            case Unit():
                above = subject.parent_id
            case Person():
                above = subject.unit_id
            case _:
                above = None
        if above and above not in {u.id for u in self.units(with_retired=True)}:
            raise EntryError(
                f"Không thấy đơn vị của {subject.name} trong danh sách.",
                "Chọn lại đơn vị; chưa có gì thay đổi.",
            )

    def _refuse_loop(self, unit: Unit, together: Mapping[str, str | None]) -> None:
        """Refuse a unit above itself; `together` are the parents entered with it."""
        parents = {u.id: u.parent_id for u in self.units(with_retired=True)}
        parents |= together
        above = unit.parent_id
        seen: set[str] = set()  # a file written elsewhere may hold a loop already
        while above and above not in seen:
            seen.add(above)
            if above == unit.id:
                raise EntryError(
                    f"{unit.name} không thể trực thuộc chính đơn vị bên dưới mình.",
                    "Chọn đơn vị cấp trên khác; chưa có gì thay đổi.",
                )
            above = parents.get(above)


def _present(found: Sequence[S], with_retired: bool) -> list[S]:
    return [s for s in found if with_retired or s.retired_on is None]


def _words(subject: Subject) -> str:
    match subject:
        case Unit():
            return f"đơn vị {subject.name}"
        case Person():
            return f"người {subject.name}"
        case OtherSubject():
            return f"{subject.kind.label} {subject.name}"


def _pair(one: str, other: str) -> tuple[str, str]:
    return min(one, other), max(one, other)
