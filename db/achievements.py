"""The register of achievements, which nominations cite."""

from collections.abc import Iterable

from db import rows
from db.connection import OfficeDatabase
from db.models import records as tables
from desktop.emulation.records import Achievement


def achievements(
    database: OfficeDatabase, subject_id: str | None = None
) -> list[Achievement]:
    """Return the achievements of everybody or of one subject, by period."""
    equal = {} if subject_id is None else {"subject_id": subject_id}
    order = "first_day, last_day, id"
    return rows.read(database, tables.Achievement, Achievement, order=order, **equal)


def put(database: OfficeDatabase, given: Iterable[Achievement]) -> None:
    """Add achievements, or change those with the same ids."""
    rows.put_values(database, tables.Achievement, given)


def remove(database: OfficeDatabase, achievement_id: str) -> None:
    """Take out an achievement entered by mistake."""
    rows.remove(database, tables.Achievement, id=achievement_id)
