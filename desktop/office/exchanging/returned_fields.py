"""What the city sent back to be fixed: field by field, with what stands there now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from db import exchange
from db.exchange import ReceivedStream
from desktop.bundles.cells import Value
from desktop.bundles.sealed.envelope import BundleType, Scope
from desktop.bundles.tables import by_name
from desktop.office.desk import Desk
from desktop.office.exchanging.contents import Filled
from desktop.office.exchanging.kept_rows import tables_of
from desktop.office.exchanging.overlay_values import value_of
from desktop.office.exchanging.revisions import digest_of_row, owner_of, place_of
from desktop.office.exchanging.tables import shapes, wire_table
from desktop.office.exchanging.wire_tables import (
    Cells,
    Column,
    WireTable,
    day,
    rows_in,
    whole,
    words,
)


@dataclass(frozen=True, slots=True)
class ReturnedField:
    """One field the city wants fixed, or has appraised.

    Attributes:
        table_name, field: as bundles name them; `field` is "" for the whole row.
        table, column: the same in words.
        key: what names the row in our own table; () where it is gone.
        subject_id: whom the row is about, where it is about somebody.
        now: what the field says in the bundle being prepared; None where the row is
            gone or says nothing.
        is_changed: the row changed since the city looked at it: sent again, it is a
            new revision.
        value: what the city appraised; None for a return.
    """

    overlay: str
    table_name: str
    table: str
    field: str
    column: str
    row_id: str
    key: tuple[Value, ...]
    subject_id: str
    base_rev: int
    now: Value
    is_changed: bool
    reason: str
    made_on: date | None
    value: Value = None


def returned_fields(desk: Desk, filled: Filled, org: str) -> list[ReturnedField]:
    """Return the fields to fix, of the newest result of every round.

    Args:
        filled: what a submission would say now.
        org: our own code.
    """
    return [
        _field(desk, filled, org, stream, row)
        for stream, row in _said(desk, "returns")
        if row["settled_on"] is None
    ]


def appraised_fields(desk: Desk, filled: Filled, org: str) -> list[ReturnedField]:
    """Return what the city appraised, with what stands there now."""
    return [
        _field(desk, filled, org, stream, row)
        for stream, row in _said(desk, "appraisals")
    ]


def _said(desk: Desk, name: str) -> Iterator[tuple[ReceivedStream, Cells]]:
    for stream in exchange.streams(desk.database):
        if stream.type != BundleType.RESULT.value or not stream.current:
            continue
        tables = tables_of(desk.database, shapes(BundleType.RESULT), stream.current)
        for row in rows_in(by_name(tables).get(name)):
            yield stream, row


def _field(
    desk: Desk,
    filled: Filled,
    org: str,
    stream: ReceivedStream,
    row: Cells,
) -> ReturnedField:
    scope = Scope(stream.movement, stream.period)
    name, row_id = words(row["table_name"]), words(row["row_id"])
    table = wire_table(BundleType.SUBMISSION, name)
    mine = _own_row(table, filled, org, scope, row_id) if table else None
    field = words(row["field"])
    column = _column(table, field)
    return ReturnedField(
        overlay=words(row["overlay"]),
        table_name=name,
        table=table.title if table else name,
        field=field,
        column=column.title if column else field,
        row_id=row_id,
        key=tuple(mine[name] for name in table.key) if table and mine else (),
        subject_id=words((mine or {}).get("subject_id")),
        base_rev=whole(row["base_rev"]),
        now=(mine or {}).get(field),
        is_changed=_is_changed(desk, table, filled, row, mine, stream),
        reason=words(row["reason"]),
        made_on=day(row["made_on"]),
        value=_appraised(column, row.get("value")),
    )


def _own_row(
    table: WireTable,
    filled: Filled,
    org: str,
    scope: Scope,
    row_id: str,
) -> Cells | None:
    # A row of another round is not there, even where this round has one like it.
    if table.in_round and scope != filled.scope:
        return None
    owner = owner_of(table, org, BundleType.SUBMISSION, scope)
    mine = filled.rows.get(table.name, ())
    return next((row for row in mine if table.id_of(owner, row) == row_id), None)


def _is_changed(
    desk: Desk,
    table: WireTable | None,
    filled: Filled,
    row: Cells,
    mine: Cells | None,
    stream: ReceivedStream,
) -> bool:
    """Tell whether our row is no longer what the city looked at.

    Of a row of another round, only what was sent last can be told here.
    """
    if table is None:
        return True
    scope = Scope(stream.movement, stream.period)
    place = place_of(table, BundleType.SUBMISSION, stream.org, scope)
    known = exchange.sent_revisions(desk.database)
    digest, rev = known.get((place, words(row["row_id"])), ("", 0))
    if rev > whole(row["base_rev"]):
        return True
    if table.in_round and scope != filled.scope:
        return False
    return mine is None or digest != digest_of_row(table, mine)


def _column(table: WireTable | None, name: str) -> Column | None:
    columns = table.columns if table else ()
    return next((column for column in columns if column.name == name), None)


def _appraised(column: Column | None, kept: Value) -> Value:
    if column is None or kept is None:
        return kept
    return value_of(column, words(kept))
