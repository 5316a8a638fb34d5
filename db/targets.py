"""Targets given to units in a round, with their results once there are any."""

from collections.abc import Iterable

from db import rows
from db.connection import OfficeDatabase
from db.models import indices as tables
from desktop.emulation.indicators import IndicatorResult


def assigned(database: OfficeDatabase, round_id: str) -> list[IndicatorResult]:
    """Return every target given to a subject in a round, by subject and target.

    One without a result yet has the state PENDING.
    """
    return rows.read(
        database, tables.AssignedTarget, IndicatorResult, round_id=round_id
    )


def put(database: OfficeDatabase, given: Iterable[IndicatorResult]) -> None:
    """Give targets to subjects, or enter their results; each names its subject."""
    rows.put_values(database, tables.AssignedTarget, given)


def remove(
    database: OfficeDatabase, round_id: str, subject_id: str, indicator: str
) -> None:
    """Take a target back from a subject, with its result."""
    rows.remove(
        database,
        tables.AssignedTarget,
        round_id=round_id,
        subject_id=subject_id,
        indicator=indicator,
    )
