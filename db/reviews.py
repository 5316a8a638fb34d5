"""Rounds of review, departures from the computed list, and what was final when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from db import rows
from db.connection import OfficeDatabase
from db.identity import new_id
from db.models import duplicates as double
from db.models import reviews as tables
from db.models import rounds as hand
from desktop.awards.forms import Nomination
from desktop.emulation.movements import Occasion, Period, ReviewRound


@dataclass(frozen=True, slots=True)
class RoundClosing:
    """A closing with the list as it was final; `snapshot` is JSON text."""

    id: str
    round_id: str
    closed_on: date
    snapshot: str
    reopened_on: date | None = None
    reopened_reason: str = ""


def rounds(database: OfficeDatabase) -> list[ReviewRound]:
    """Return the rounds, by cutoff."""
    return _rounds(database)


def review_round(database: OfficeDatabase, round_id: str) -> ReviewRound | None:
    """Return one round."""
    found = _rounds(database, id=round_id)
    return found[0] if found else None


def put_round(database: OfficeDatabase, review_round: ReviewRound) -> None:
    """Open a round, or change it."""
    row = rows.as_row(review_round)
    period = row.pop("period")
    row |= {"first_day": period.first, "last_day": period.last}
    rows.put(database, tables.ReviewRound, [row])


def remove_round(database: OfficeDatabase, round_id: str) -> None:
    """Take out a round nothing was entered in."""
    for table in (hand.WorkedOn, hand.RoundBudget, double.Uncited):
        rows.remove(database, table, round_id=round_id)
    rows.remove(database, tables.ReviewRound, id=round_id)


def close_round(
    database: OfficeDatabase, round_id: str, closed_on: date, snapshot: str
) -> RoundClosing:
    """Make the list of a round final, and keep it as it is."""
    closing = RoundClosing(new_id(), round_id, closed_on, snapshot)
    rows.put_values(database, tables.RoundClosing, [closing])
    _set_closed(database, round_id, closed_on)
    return closing


def reopen_round(
    database: OfficeDatabase, round_id: str, reopened_on: date, reason: str
) -> None:
    """Open a closed round again; what was final stays on record."""
    for closing in closings(database, round_id):
        if closing.reopened_on is None:
            row = rows.as_row(closing)
            row |= {"reopened_on": reopened_on, "reopened_reason": reason}
            rows.put(database, tables.RoundClosing, [row])
    _set_closed(database, round_id, None)


def closings(database: OfficeDatabase, round_id: str) -> list[RoundClosing]:
    """Return the closings of a round, oldest first."""
    return rows.read(
        database, tables.RoundClosing, RoundClosing, order="id", round_id=round_id
    )


def nominations(database: OfficeDatabase, round_id: str) -> list[Nomination]:
    """Return the stated departures of a round."""
    return rows.read(database, tables.Nomination, Nomination, round_id=round_id)


def put_nominations(database: OfficeDatabase, given: Iterable[Nomination]) -> None:
    """State departures, or change those with the same ids."""
    rows.put_values(database, tables.Nomination, given)


def remove_nomination(database: OfficeDatabase, nomination_id: str) -> None:
    """Go back to the computed list."""
    rows.remove(database, tables.Nomination, id=nomination_id)


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    plan_id: str
    name: str
    occasion: Occasion
    first_day: date
    last_day: date
    cutoff: date
    closed_on: date | None
    template: str


def _rounds(
    database: OfficeDatabase,
    **equal: Any,  # noqa: ANN401
) -> list[ReviewRound]:
    found = rows.read(database, tables.ReviewRound, _Row, order="cutoff, id", **equal)
    return [
        ReviewRound(
            row.id,
            row.plan_id,
            row.name,
            row.occasion,
            Period(row.first_day, row.last_day),
            row.cutoff,
            row.closed_on,
            row.template,
        )
        for row in found
    ]


def _set_closed(database: OfficeDatabase, round_id: str, day: date | None) -> None:
    database.execute_sql(
        "UPDATE review_round SET closed_on = ? WHERE id = ?",
        (None if day is None else day.isoformat(), round_id),
    )
