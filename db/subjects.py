"""The register: units, people with their direct work, and other subjects."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from db import rows
from db.connection import OfficeDatabase
from db.models import subjects as tables
from db.models.fields import Row
from desktop.emulation.participants import DirectWork, OtherSubject, Person, Unit
from desktop.emulation.records import Membership
from desktop.text import same_key, search_key

UNIT, PERSON, OTHER = "unit", "person", "other"

_TABLES: dict[str, type[Row]] = {
    UNIT: tables.Unit,
    PERSON: tables.Person,
    OTHER: tables.OtherSubject,
}
_MENTIONS = (
    ("score", "subject_id"),
    ("score_basis", "subject_id"),
    ("attestation", "subject_id"),
    ("task_rating", "subject_id"),
    ("initiative_author", "subject_id"),
    ("breach", "subject_id"),
    ("nomination", "subject_id"),
    ("merit_text", "subject_id"),
    ("award_grant", "subject_id"),
    ("index_value", "subject_id"),
    ("index_duty", "subject_id"),
    ("assigned_target", "subject_id"),
    ("breach_review", "subject_id"),
    ("achievement", "subject_id"),
    ("activity", "subject_id"),
    ("difficulty", "subject_id"),
    ("council_vote", "subject_id"),
    ("council_recusal", "subject_id"),
    ("council_member", "person_id"),
    ("council_presence", "person_id"),
    ("past_award", "subject_id"),
    ("uncited", "subject_id"),
    ("ruling", "subject_id"),
    ("distinct_subjects", "first_id"),
    ("distinct_subjects", "second_id"),
    ("person", "unit_id"),
    ("membership", "unit_id"),
    ("unit", "parent_id"),
    ("unit", "successor_id"),
    ("linked_subject", "subject_id"),
    ("certificate_wording", "subject_id"),
)


@dataclass(frozen=True, slots=True)
class Named:
    """A subject by name; `kind` is unit, person or other."""

    id: str
    kind: str
    name: str
    is_retired: bool


def units(database: OfficeDatabase) -> list[Unit]:
    """Return every unit, retired ones too, in the order they were added."""
    return rows.read(database, tables.Unit, Unit)


def unit(database: OfficeDatabase, unit_id: str) -> Unit | None:
    """Return one unit."""
    return rows.one(database, tables.Unit, Unit, id=unit_id)


def put_units(database: OfficeDatabase, units: Iterable[Unit]) -> None:
    """Add units, or change those with the same ids."""
    _put(database, UNIT, [rows.as_row(unit) for unit in units])


def people(database: OfficeDatabase) -> list[Person]:
    """Return everybody with their direct work, in two queries."""
    work = _direct_work(database)
    return rows.read_with(database, tables.Person, Person, "direct_work", work)


def person(database: OfficeDatabase, person_id: str) -> Person | None:
    """Return one person."""
    work = _direct_work(database, person_id=person_id)
    found = rows.read_with(
        database, tables.Person, Person, "direct_work", work, id=person_id
    )
    return found[0] if found else None


def put_people(database: OfficeDatabase, people: Iterable[Person]) -> None:
    """Add people with their direct work, or change those with the same ids."""
    people = list(people)
    _put(database, PERSON, [rows.as_row(person) for person in people])
    kept = _direct_work(database, **_only(people))
    changed = [p for p in people if kept.get(p.id, ()) != p.direct_work]
    for person in changed:
        if person.id in kept:
            rows.remove(database, tables.DirectWork, person_id=person.id)
    rows.put(
        database,
        tables.DirectWork,
        [
            {**rows.as_row(work), "person_id": person.id, "position": position}
            for person in changed
            for position, work in enumerate(person.direct_work)
        ],
    )


def memberships(
    database: OfficeDatabase, person_id: str | None = None
) -> list[Membership]:
    """Return when people belonged to other units than today's, of all or of one."""
    equal = {} if person_id is None else {"person_id": person_id}
    return rows.read(database, tables.Membership, Membership, **equal)


def put_memberships(
    database: OfficeDatabase, person_id: str, given: Iterable[Membership]
) -> None:
    """Keep a person's memberships, all of them, in the place of those before."""
    given = list(given)
    if memberships(database, person_id) == given:
        return
    rows.remove(database, tables.Membership, person_id=person_id)
    rows.put(
        database,
        tables.Membership,
        [
            {**rows.as_row(membership), "position": position}
            for position, membership in enumerate(given)
        ],
    )


def others(database: OfficeDatabase) -> list[OtherSubject]:
    """Return households, businesses and others."""
    return rows.read(database, tables.OtherSubject, OtherSubject)


def other(database: OfficeDatabase, subject_id: str) -> OtherSubject | None:
    """Return one household, business or other subject."""
    return rows.one(database, tables.OtherSubject, OtherSubject, id=subject_id)


def put_others(database: OfficeDatabase, others: Iterable[OtherSubject]) -> None:
    """Add other subjects, or change those with the same ids."""
    _put(database, OTHER, [rows.as_row(other) for other in others])


def retire(database: OfficeDatabase, subject_id: str, on: date | None) -> None:
    """Retire a subject on a day, or take it back with None."""
    table = _table_of(database, subject_id)
    day = None if on is None else on.isoformat()
    database.execute_sql(
        f"UPDATE {table.table()} SET retired_on = ? WHERE id = ?",  # noqa: S608
        (day, subject_id),
    )


def is_used(database: OfficeDatabase, subject_id: str) -> bool:
    """Tell whether anything was recorded about a subject."""
    asked = " UNION ALL ".join(
        f"SELECT EXISTS (SELECT 1 FROM {table} WHERE {column} = :id)"  # noqa: S608
        for table, column in _MENTIONS
    )
    with_id = asked.replace(":id", "?")
    found = database.read(with_id, [subject_id] * len(_MENTIONS))
    return any(answer for (answer,) in found)


def remove(database: OfficeDatabase, subject_id: str) -> bool:
    """Take out a subject nothing was recorded about; tell whether it was."""
    if is_used(database, subject_id):
        return False
    table = _table_of(database, subject_id)
    if table is tables.Person:
        rows.remove(database, tables.DirectWork, person_id=subject_id)
        rows.remove(database, tables.Membership, person_id=subject_id)
    rows.remove(database, table, id=subject_id)
    rows.remove(database, tables.Subject, id=subject_id)
    return True


def names(database: OfficeDatabase) -> dict[str, Named]:
    """Return every subject's name by id."""
    return {named.id: named for named in _named(database, "")}


def same_named(database: OfficeDatabase, name: str) -> list[Named]:
    """Return the subjects whose names are spelt the same (Hoà = Hòa)."""
    return _named(database, "WHERE same = ?", same_key(name))


def find(database: OfficeDatabase, words: str, limit: int = 50) -> list[Named]:
    """Return the subjects whose names hold every word, without dấu."""
    wanted = search_key(words).split()
    if not wanted:
        return []
    where = "WHERE " + " AND ".join(["instr(search, ?) > 0"] * len(wanted))
    return _named(database, where, *wanted)[:limit]


def _put(database: OfficeDatabase, kind: str, given: list[dict[str, Any]]) -> None:
    for row in given:
        row["search"] = search_key(row["name"])
        row["same"] = same_key(row["name"])
    known = [{"id": row["id"], "kind": kind} for row in given]
    rows.put(database, tables.Subject, known)
    rows.put(database, _TABLES[kind], given)


def _table_of(database: OfficeDatabase, subject_id: str) -> type[Row]:
    [(kind,)] = database.read("SELECT kind FROM subject WHERE id = ?", (subject_id,))
    return _TABLES[kind]


def _direct_work(
    database: OfficeDatabase,
    **equal: Any,  # noqa: ANN401
) -> dict[str, tuple[DirectWork, ...]]:
    owned = rows.read(database, tables.DirectWork, _OwnedWork, **equal)
    by_person: dict[str, list[DirectWork]] = defaultdict(list)
    for work in owned:
        entry = DirectWork(work.role, work.since, work.until)
        by_person[work.person_id].append(entry)
    return {person_id: tuple(works) for person_id, works in by_person.items()}


@dataclass(frozen=True, slots=True)
class _OwnedWork:
    person_id: str
    role: Any
    since: date
    until: date | None


def _named(database: OfficeDatabase, where: str, *given: str) -> list[Named]:
    asked = " UNION ALL ".join(
        f"SELECT id, '{kind}', name, retired_on IS NOT NULL"  # noqa: S608
        f" FROM {table.table()} {where}"
        for kind, table in _TABLES.items()
    )
    found = database.read(asked, given * len(_TABLES))
    return [Named(i, kind, name, bool(retired)) for i, kind, name, retired in found]


def _only(given: list[Person]) -> dict[str, str]:
    """Narrow the look at what is kept when one row is changed."""
    return {"person_id": given[0].id} if len(given) == 1 else {}
