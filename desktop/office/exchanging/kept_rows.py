"""A row of a received bundle as JSON in our file, and back; exact in both directions.

A number and a day are kept as the text a package writes, so no digit is lost.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from db import exchange
from db.connection import OfficeDatabase
from desktop.bundles.cells import Value, parsed
from desktop.bundles.tables import Field, Key, Row, Table

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
Kept = tuple[str, str, int, str]
_Plain = str | int | bool | None


def kept_rows(table: Table, extra: Table | None = None) -> Iterable[Kept]:
    """Yield (table, row id, revision, JSON) of every row of a table.

    Args:
        extra: columns of a later version by the same keys; they are kept with the row,
            so that a newer program finds them.
    """
    names = table.field_names
    rev_at = names.index("rev") if "rev" in names else None
    more = _by_key(extra) if extra is not None else {}
    for key, row in zip(table.keys(), table.rows, strict=True):
        rev = row[rev_at] if rev_at is not None else 1
        number = max(1, rev) if isinstance(rev, int) else 1
        cells = _cells(names, row)
        if key in more:
            cells = more[key] | cells
        yield table.name, _row_id(key), number, _json(cells)


def table_of(shape: Table, found: Iterable[Kept]) -> Table:
    """Return kept rows as a table of our own shape; other tables' rows are skipped."""
    rows = tuple(
        _row(shape.fields, json.loads(body))
        for name, _, _, body in found
        if name == shape.name
    )
    return Table(shape.name, shape.title, shape.fields, shape.primary_key, rows)


def tables_of(
    database: OfficeDatabase, shapes: Iterable[Table], sha256: str
) -> tuple[Table, ...]:
    """Return the tables a bundle taken in holds; empty ones for no bundle ("")."""
    found = exchange.received_rows(database, sha256) if sha256 else []
    by_table: dict[str, list[Kept]] = {}
    for row in found:
        by_table.setdefault(row[0], []).append(row)
    return tuple(table_of(shape, by_table.get(shape.name, ())) for shape in shapes)


def _by_key(table: Table) -> dict[Key, dict[str, _Plain]]:
    cells = [_cells(table.field_names, row) for row in table.rows]
    return dict(zip(table.keys(), cells, strict=True))


def _cells(names: Sequence[str], row: Row) -> dict[str, _Plain]:
    found = zip(names, row, strict=True)
    return {name: _plain(value) for name, value in found if value is not None}


def _row_id(key: Key) -> str:
    """Return the key of a row as one text.

    Ours are one column; those of a table of a later version may not be, and two of
    them never give the same text.
    """
    if len(key) == 1:
        return str(key[0])
    return json.dumps([str(part) for part in key], ensure_ascii=False)


def _row(fields: tuple[Field, ...], cells: dict[str, Any]) -> tuple[Value, ...]:
    return tuple(_value(field, cells.get(field.name)) for field in fields)


def _value(field: Field, cell: Any) -> Value:  # noqa: ANN401 - our own JSON
    if cell is None or field.type in {"string", "integer", "boolean"}:
        value: Value = cell
        return value
    return parsed(field.type, cell)


def _plain(value: Value) -> _Plain:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return value
