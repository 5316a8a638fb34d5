"""Rows as values: the one way queries read and write a table.

Columns carry the names of the value's fields, so a table needs no mapping of its own,
but for fields named by a word of SQL (`Row.CALLED`).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from db.connection import OfficeDatabase

# The models are peewee's, which takes a while to import: see `read_plainly`.
if TYPE_CHECKING:
    from db.models.fields import Row

V = TypeVar("V")
_Convert = Callable[[Any], Any]


def read(
    database: OfficeDatabase,
    model: "type[Row]",
    value: type[V],
    *,
    order: str = "",
    **equal: Any,  # noqa: ANN401
) -> list[V]:
    """Return the rows whose columns equal what is asked, as values."""
    names, loads = _reading(model, value)
    return [
        value(**{n: load(c) for n, load, c in zip(names, loads, row, strict=True)})
        for row in _select(database, model, names, order, equal)
    ]


def read_with(
    database: OfficeDatabase,
    model: "type[Row]",
    value: type[V],
    field: str,
    extra: Mapping[str, tuple[Any, ...]],
    **equal: Any,  # noqa: ANN401
) -> list[V]:
    """Return rows as values, one field taken from another table by id."""
    names, loads = _reading(model, value)
    at = names.index("id")
    return [
        value(
            **{n: load(c) for n, load, c in zip(names, loads, row, strict=True)},
            **{field: extra.get(row[at], ())},
        )
        for row in _select(database, model, names, "", equal)
    ]


def read_plainly(
    database: OfficeDatabase, table: str, value: type[V], order: str
) -> list[V]:
    """Return a whole table as values, read by the types of their fields.

    For the few tables every start reads: no model has to be made for them. Numbers and
    texts are in the file as they are, days and flags are not.
    """
    names = tuple(field.name for field in fields(value))  # type: ignore[arg-type]
    loads = tuple(_plain_load(field.type) for field in fields(value))  # type: ignore[arg-type]
    columns = ", ".join(names)
    found = database.read(f"SELECT {columns} FROM {table} ORDER BY {order}")  # noqa: S608
    return [
        value(*(load(c) for load, c in zip(loads, row, strict=True))) for row in found
    ]


def one(
    database: OfficeDatabase,
    model: "type[Row]",
    value: type[V],
    **equal: Any,  # noqa: ANN401
) -> V | None:
    """Return the row whose columns equal what is asked, or None."""
    found = read(database, model, value, **equal)
    return found[0] if found else None


def put(
    database: OfficeDatabase, model: "type[Row]", rows: Iterable[Mapping[str, Any]]
) -> None:
    """Add rows, or change those that have the same key; every column is given."""
    stores = _stores(model)
    database.write_many(
        _put_sql(model),
        [tuple(store(row[name]) for name, store in stores) for row in rows],
    )


def put_values(
    database: OfficeDatabase,
    model: "type[Row]",
    values: Iterable[Any],
    **more: Any,  # noqa: ANN401
) -> None:
    """Add or change rows from values; `more` gives columns no value has."""
    put(database, model, [{**row_of(model, value), **more} for value in values])


def remove(
    database: OfficeDatabase,
    model: "type[Row]",
    **equal: Any,  # noqa: ANN401
) -> int:
    """Delete the rows whose columns equal what is asked; return how many."""
    where, given = _where(model, equal)
    sql = f"DELETE FROM {model.table()}{where}"  # noqa: S608
    return database.execute_sql(sql, given).rowcount


def as_row(value: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return the fields of a value, one level deep."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


def row_of(model: "type[Row]", value: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return the fields of a value by the names of the columns they stand in."""
    return {model.column_of(name): cell for name, cell in as_row(value).items()}


@cache
def _stores(model: "type[Row]") -> tuple[tuple[str, _Convert], ...]:
    columns = model.columns()
    return tuple((name, field.db_value) for name, field in columns.items())


def _plain_load(kind: Any) -> _Convert:  # noqa: ANN401
    kinds = get_args(kind) or (kind,)
    if date in kinds:
        return lambda text: None if text is None else date.fromisoformat(text)
    if bool in kinds:
        return lambda flag: None if flag is None else bool(flag)
    return lambda cell: cell


def _reading(
    model: "type[Row]", value: type[Any]
) -> tuple[tuple[str, ...], tuple[_Convert, ...]]:
    columns = model.columns()
    names = tuple(f.name for f in fields(value) if model.column_of(f.name) in columns)
    return names, tuple(columns[model.column_of(n)].python_value for n in names)


def _select(
    database: OfficeDatabase,
    model: "type[Row]",
    names: tuple[str, ...],
    order: str,
    equal: Mapping[str, Any],
) -> list[tuple[Any, ...]]:
    where, given = _where(model, equal)
    order = order or ", ".join(model.key_columns())
    table = model.table()
    columns = ", ".join(model.column_of(name) for name in names)
    # Every name below is one of our own columns; what is asked stays a parameter.
    sql = f"SELECT {columns} FROM {table}{where} ORDER BY {order}"  # noqa: S608
    return database.read(sql, given)


def _where(model: "type[Row]", equal: Mapping[str, Any]) -> tuple[str, list[Any]]:
    if not equal:
        return "", []
    stores = dict(_stores(model))
    given = [stores[name](value) for name, value in equal.items()]
    return " WHERE " + " AND ".join(f"{name} = ?" for name in equal), given


@cache
def _put_sql(model: "type[Row]") -> str:
    # Never INSERT OR REPLACE: it deletes first, and the trail would say so.
    names = list(model.columns())
    keys = model.key_columns()
    rest = ", ".join(f"{n} = excluded.{n}" for n in names if n not in keys)
    # A row that is all key is there or not; nothing in it can change.
    otherwise = f"DO UPDATE SET {rest}" if rest else "DO NOTHING"
    return (
        f"INSERT INTO {model.table()} ({', '.join(names)})"  # noqa: S608
        f" VALUES ({', '.join('?' * len(names))})"
        f" ON CONFLICT ({', '.join(keys)}) {otherwise}"
    )
