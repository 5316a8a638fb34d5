"""What is worked on, days set later for open due dates, and budgets of awards.

What is worked on stands in `in_hand`, which every start reads.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from db import rows
from db.connection import OfficeDatabase
from db.in_hand import WorkedOn as WorkedOn
from db.in_hand import put_worked_on as put_worked_on
from db.in_hand import worked_on as worked_on
from db.models import rounds as tables
from desktop.awards.quotas import Budget


@dataclass(frozen=True, slots=True)
class DeadlineDay:
    """A day set for an open due date of a plan in an award year."""

    plan_id: str
    deadline: str
    year: int
    day: date


def deadline_days(database: OfficeDatabase, plan_id: str) -> list[DeadlineDay]:
    """Return the days set for the open due dates of a plan."""
    return rows.read(database, tables.DeadlineDay, DeadlineDay, plan_id=plan_id)


def put_deadline_days(database: OfficeDatabase, given: Iterable[DeadlineDay]) -> None:
    """Set days, or set them anew."""
    rows.put_values(database, tables.DeadlineDay, given)


def clear_deadline_day(
    database: OfficeDatabase, plan_id: str, deadline: str, year: int
) -> None:
    """Leave a due date open again."""
    rows.remove(
        database, tables.DeadlineDay, plan_id=plan_id, deadline=deadline, year=year
    )


def budgets(database: OfficeDatabase, round_id: str) -> list[Budget]:
    """Return the budgets of a round."""
    return rows.read(database, tables.RoundBudget, Budget, round_id=round_id)


def put_budgets(database: OfficeDatabase, given: Iterable[Budget]) -> None:
    """Enter budgets, or enter them anew."""
    rows.put_values(database, tables.RoundBudget, given)
