"""Replay the changes of an operation, backwards or forwards, row by row.

Every state the rows pass through was passed before in the other direction, so no
unique key can be in the way; foreign keys are checked when the transaction ends.
"""

import json
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from db.connection import OfficeDatabase

_Row = dict[str, Any]


def backwards(database: OfficeDatabase, number: int) -> None:
    """Take back what an operation changed."""
    found = database.read(
        "SELECT table_name, after, before FROM change"
        " WHERE operation_number = ? ORDER BY ordinal DESC",
        (number,),
    )
    _apply(database, found)


def forwards(database: OfficeDatabase, number: int) -> None:
    """Do again what an operation changed."""
    found = database.read(
        "SELECT table_name, before, after FROM change"
        " WHERE operation_number = ? ORDER BY ordinal",
        (number,),
    )
    _apply(database, found)


def _apply(database: OfficeDatabase, changes: Iterable[tuple[Any, ...]]) -> None:
    """Lead each row from what it is to what it shall be."""

    def kind(change: tuple[Any, ...]) -> tuple[str, bool, bool]:
        table, found, wanted = change
        return table, found is not None, wanted is not None

    # Runs of one kind go to SQLite together: an import is one statement, not 10,000.
    for (table, exists, stays), run in groupby(changes, kind):
        keys = _keys(database, table)
        pairs = [(_cells(found), _cells(wanted)) for _, found, wanted in run]
        if not exists:
            _insert(database, table, [wanted for _, wanted in pairs])
        elif not stays:
            _delete(database, table, keys, [found for found, _ in pairs])
        else:
            _update(database, table, keys, pairs)


def _insert(database: OfficeDatabase, table: str, rows: list[_Row]) -> None:
    names = ", ".join(rows[0])
    marks = ", ".join("?" * len(rows[0]))
    sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608
    _run(database, sql, [tuple(row.values()) for row in rows])


def _delete(
    database: OfficeDatabase, table: str, keys: list[str], rows: list[_Row]
) -> None:
    where = " AND ".join(f"{key} = ?" for key in keys)
    sql = f"DELETE FROM {table} WHERE {where}"  # noqa: S608
    _run(database, sql, [_key(row, keys) for row in rows])


def _update(
    database: OfficeDatabase,
    table: str,
    keys: list[str],
    pairs: list[tuple[_Row, _Row]],
) -> None:
    sets = ", ".join(f"{name} = ?" for name in pairs[0][1])
    where = " AND ".join(f"{key} = ?" for key in keys)
    sql = f"UPDATE {table} SET {sets} WHERE {where}"  # noqa: S608
    _run(
        database,
        sql,
        [(*wanted.values(), *_key(found, keys)) for found, wanted in pairs],
    )


def _run(database: OfficeDatabase, sql: str, rows: list[tuple[Any, ...]]) -> None:
    touched = database.write_many(sql, rows)
    if touched != len(rows):
        message = f"the trail does not fit the rows: {touched} of {len(rows)}: {sql}"
        raise RuntimeError(message)


def _keys(database: OfficeDatabase, table: str) -> list[str]:
    shape = database.read(f"PRAGMA table_info({table})")
    return [name for _, name, *_, place in sorted(shape, key=lambda c: c[5]) if place]


def _key(row: _Row, keys: list[str]) -> tuple[Any, ...]:
    return tuple(row[key] for key in keys)


def _cells(recorded: str | None) -> _Row:
    return {} if recorded is None else json.loads(recorded)
