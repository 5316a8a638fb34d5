"""What is worked on, days set later for open due dates, and budgets of awards."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from db import rows
from db.connection import OfficeDatabase
from db.models import rounds as tables
from desktop.awards.quotas import Budget


@dataclass(frozen=True, slots=True)
class WorkedOn:
    """The plan and the round in hand; without a round, the first of the plan."""

    plan_id: str
    round_id: str | None = None
    id: int = 1


@dataclass(frozen=True, slots=True)
class DeadlineDay:
    """A day set for an open due date of a plan in an award year."""

    plan_id: str
    deadline: str
    year: int
    day: date


def worked_on(database: OfficeDatabase) -> WorkedOn | None:
    """Return what is in hand, None before anything was chosen."""
    return rows.one(database, tables.WorkedOn, WorkedOn, id=1)


def put_worked_on(database: OfficeDatabase, given: WorkedOn) -> None:
    """Take a plan and a round in hand."""
    rows.put_values(database, tables.WorkedOn, [given])


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
