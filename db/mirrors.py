"""Whole tables as they stand, for bundles: read by column, put into another file.

A file in memory holds what another office sent while its results are worked out; it
leaves nothing behind.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.connection import OfficeDatabase
from db.schema import bring_up_to_date

if TYPE_CHECKING:
    from db.models.fields import Row


def open_in_memory() -> OfficeDatabase:
    """Return an empty file of today's shape that is gone when it is let go.

    It keeps no trail: nobody undoes anything in it.
    """
    database = OfficeDatabase(Path(":memory:"))
    bring_up_to_date(database, tracked=())
    return database


def cells(
    database: OfficeDatabase,
    model: "type[Row]",
    columns: Sequence[str],
    round_id: str | None = None,
) -> list[tuple[Any, ...]]:
    """Return columns of a table as SQLite keeps them, of one round or of all."""
    where = "" if round_id is None else " WHERE round_id = ?"
    sql = f"SELECT {', '.join(columns)} FROM {model.table()}{where}"  # noqa: S608
    return database.read(sql, () if round_id is None else (round_id,))


def insert(
    database: OfficeDatabase,
    model: "type[Row]",
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
) -> None:
    """Put rows of cells, as SQLite keeps them, into an empty table."""
    marks = ", ".join("?" * len(columns))
    names = ", ".join(columns)
    sql = f"INSERT INTO {model.table()} ({names}) VALUES ({marks})"  # noqa: S608
    database.write_many(sql, [tuple(row) for row in rows])


def check_references_later(database: OfficeDatabase) -> None:
    """Take rows of this transaction in any order."""
    database.execute_sql("PRAGMA defer_foreign_keys = ON")


def dangling(database: OfficeDatabase) -> list[tuple[str, str]]:
    """Return (table, table it names) of rows about something that is not there."""
    found = database.read("PRAGMA foreign_key_check")
    return [(table, parent) for table, _, parent, _ in found]


def deleted(
    database: OfficeDatabase, model: "type[Row]", most: int
) -> list[tuple[str, str, str]]:
    """Return (cells before as JSON, what was done, why) of rows that are gone.

    The latest first, at most so many; what was undone is not gone.
    """
    found = database.read(
        "SELECT before, title, reason FROM change"
        " JOIN operation ON number = operation_number"
        " WHERE table_name = ? AND after IS NULL AND state = 'done'"
        " ORDER BY ordinal DESC LIMIT ?",
        (model.table(), most),
    )
    return [(before, title, reason) for before, title, reason in found]
