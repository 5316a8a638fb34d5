"""The due dates of a plan in one award year."""

from collections.abc import Mapping
from datetime import date

from desktop.awards.deadlines import Deadline
from desktop.plans.plan import Plan


def deadlines_in(
    plan: Plan, year: int, days: Mapping[str, date]
) -> tuple[Deadline, ...]:
    """Return the due dates of an award year, with the days set later, by code."""
    found = [d.in_year(year) for d in plan.deadlines]
    return tuple(d.set_to(days[d.code]) if d.code in days else d for d in found)
