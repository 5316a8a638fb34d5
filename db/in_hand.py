"""The plan and the round in hand: asked by every start, so no model is made for it."""

from dataclasses import dataclass

from db import rows
from db.connection import OfficeDatabase


@dataclass(frozen=True, slots=True)
class WorkedOn:
    """The plan and the round in hand; without a round, the first of the plan."""

    plan_id: str
    round_id: str | None = None
    id: int = 1


def worked_on(database: OfficeDatabase) -> WorkedOn | None:
    """Return what is in hand, None before anything was chosen."""
    found = rows.read_plainly(database, "worked_on", WorkedOn, order="id")
    return found[0] if found else None


def put_worked_on(database: OfficeDatabase, given: WorkedOn) -> None:
    """Take a plan and a round in hand."""
    from db.models import rounds as tables

    rows.put_values(database, tables.WorkedOn, [given])


def has_rounds(database: OfficeDatabase, plan_id: str) -> bool:
    """Tell whether there is any round under a plan."""
    return bool(
        database.read(
            "SELECT 1 FROM review_round WHERE plan_id = ? LIMIT 1", (plan_id,)
        )
    )
