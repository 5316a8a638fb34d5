"""Decisions, the register of awards, and numbers that are never given twice."""

from collections.abc import Iterable

from db import rows
from db.connection import OfficeDatabase
from db.models import awards as tables
from db.models import duplicates as citations
from desktop.awards.deliveries import Delivery
from desktop.awards.forms import Decision, Grant


def decisions(database: OfficeDatabase, round_id: str | None = None) -> list[Decision]:
    """Return the decisions, all of them or those of one round."""
    equal = {} if round_id is None else {"round_id": round_id}
    return rows.read(database, tables.Decision, Decision, **equal)


def decision(database: OfficeDatabase, decision_id: str) -> Decision | None:
    """Return one decision."""
    return rows.one(database, tables.Decision, Decision, id=decision_id)


def put_decision(database: OfficeDatabase, decision: Decision) -> None:
    """Enter a decision, or fill in its number and date."""
    rows.put_values(database, tables.Decision, [decision])


def remove_decision(database: OfficeDatabase, decision_id: str) -> None:
    """Take out a decision without grants."""
    rows.remove(database, tables.Decision, id=decision_id)


def grants(
    database: OfficeDatabase,
    *,
    decision_id: str | None = None,
    subject_id: str | None = None,
    register_year: int | None = None,
) -> list[Grant]:
    """Return the register in its order, or the part asked for."""
    asked = {
        "decision_id": decision_id,
        "subject_id": subject_id,
        "register_year": register_year,
    }
    equal = {name: value for name, value in asked.items() if value is not None}
    return rows.read(
        database,
        tables.AwardGrant,
        Grant,
        order="register_year, register_number",
        **equal,
    )


def put_grants(database: OfficeDatabase, given: Iterable[Grant]) -> None:
    """Enter awards in the register, or change those with the same ids."""
    rows.put_values(database, tables.AwardGrant, given)


def remove_grants(database: OfficeDatabase, decision_id: str) -> None:
    """Take the awards of a decision out of the register; numbers stay given."""
    for grant in grants(database, decision_id=decision_id):
        rows.remove(database, citations.GrantCitation, grant_id=grant.id)
        rows.remove(database, tables.AwardDelivery, grant_id=grant.id)
    rows.remove(database, tables.AwardGrant, decision_id=decision_id)


def deliveries(database: OfficeDatabase) -> dict[str, Delivery]:
    """Return which awards were handed over, by the grant's id."""
    found = rows.read(database, tables.AwardDelivery, Delivery)
    return {one.grant_id: one for one in found}


def put_deliveries(database: OfficeDatabase, given: Iterable[Delivery]) -> None:
    """Enter that awards were handed over, or correct it."""
    rows.put_values(database, tables.AwardDelivery, given)


def remove_delivery(database: OfficeDatabase, grant_id: str) -> None:
    """Take out that an award was handed over."""
    rows.remove(database, tables.AwardDelivery, grant_id=grant_id)


def take_numbers(
    database: OfficeDatabase, issuer: str, kind: str, year: int, count: int
) -> range:
    """Give the next numbers of a series; undo does not take them back."""
    if count < 1:
        return range(0)
    with database.atomic():
        last = last_number(database, issuer, kind, year)
        row = {"issuer": issuer, "kind": kind, "year": year, "last": last + count}
        rows.put(database, tables.NumberSeries, [row])
    return range(last + 1, last + count + 1)


def last_number(database: OfficeDatabase, issuer: str, kind: str, year: int) -> int:
    """Return the last number given in a series, 0 when none was."""
    found = database.read(
        "SELECT last FROM number_series WHERE issuer = ? AND kind = ? AND year = ?",
        (issuer, kind, year),
    )
    return int(found[0][0]) if found else 0
