"""The plans the office adopted, each with its file's text, and how it reads them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from db import rows
from db.connection import OfficeDatabase


@dataclass(frozen=True, slots=True)
class AdoptedPlan:
    """A plan with the text of its file, to the last character."""

    id: str
    code: str
    version: int
    source: str
    adopted_on: date
    number: str = ""
    issued_on: date | None = None


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """The chosen reading of an unclear wording, or standard of a group."""

    plan_id: str
    key: str
    value: str
    reason: str = ""


def plans(database: OfficeDatabase) -> list[AdoptedPlan]:
    """Return the plans in the order they were adopted."""
    return rows.read_plainly(database, "plan", AdoptedPlan, order="adopted_on, id")


def plan(database: OfficeDatabase, plan_id: str) -> AdoptedPlan | None:
    """Return one plan."""
    from db.models import plans as tables

    return rows.one(database, tables.Plan, AdoptedPlan, id=plan_id)


def put_plan(database: OfficeDatabase, plan: AdoptedPlan) -> None:
    """Adopt a plan, or change its number and date."""
    from db.models import plans as tables

    rows.put_values(database, tables.Plan, [plan])


def remove_plan(database: OfficeDatabase, plan_id: str) -> None:
    """Take out a plan no round was held under, with its choices."""
    from db.models import plans as tables
    from db.models import rounds as hand

    for table in (tables.PlanChoice, hand.DeadlineDay, hand.WorkedOn):
        rows.remove(database, table, plan_id=plan_id)
    rows.remove(database, tables.Plan, id=plan_id)


def choices(database: OfficeDatabase, plan_id: str) -> dict[str, PlanChoice]:
    """Return what was chosen, by key."""
    from db.models import plans as tables

    found = rows.read(database, tables.PlanChoice, PlanChoice, plan_id=plan_id)
    return {choice.key: choice for choice in found}


def put_choices(database: OfficeDatabase, choices: Iterable[PlanChoice]) -> None:
    """Choose, or choose again."""
    from db.models import plans as tables

    rows.put_values(database, tables.PlanChoice, choices)


def clear_choice(database: OfficeDatabase, plan_id: str, key: str) -> None:
    """Go back to the plan's default."""
    from db.models import plans as tables

    rows.remove(database, tables.PlanChoice, plan_id=plan_id, key=key)
