"""Published indices of units by year, and what units have to do with them."""

from collections.abc import Iterable

from db import rows
from db.connection import OfficeDatabase
from db.models import indices as tables
from desktop.emulation.indices import IndexDuty, IndexValue


def values(database: OfficeDatabase, subject_id: str | None = None) -> list[IndexValue]:
    """Return the values of every unit or of one, by year, index and component."""
    return rows.read(
        database,
        tables.IndexValue,
        IndexValue,
        order="year, index_code, component, id",
        **_of_subject(subject_id),
    )


def put_values(database: OfficeDatabase, given: Iterable[IndexValue]) -> None:
    """Add values, or change those with the same ids."""
    rows.put_values(database, tables.IndexValue, given)


def remove_value(database: OfficeDatabase, value_id: str) -> None:
    """Take out a value entered by mistake."""
    rows.remove(database, tables.IndexValue, id=value_id)


def duties(database: OfficeDatabase, subject_id: str | None = None) -> list[IndexDuty]:
    """Return what every unit, or one, has to do with indices, by year."""
    return rows.read(
        database,
        tables.IndexDuty,
        IndexDuty,
        order="year, index_code, subject_id, role, component",
        **_of_subject(subject_id),
    )


def put_duties(database: OfficeDatabase, given: Iterable[IndexDuty]) -> None:
    """Add duties; one that is there already stays as it is."""
    rows.put_values(database, tables.IndexDuty, given)


def remove_duty(database: OfficeDatabase, duty: IndexDuty) -> None:
    """Take out a duty."""
    rows.remove(database, tables.IndexDuty, **rows.row_of(tables.IndexDuty, duty))


def _of_subject(subject_id: str | None) -> dict[str, str]:
    return {} if subject_id is None else {"subject_id": subject_id}
