"""Tables of a bundle read by the receiver's own shapes; the sender's is only a claim.

Columns of a later version are kept beside the table with its key; columns an earlier
version did not have are empty.
"""

from collections.abc import Sequence
from dataclasses import replace

from desktop.bundles.descriptor import Resource, check_rows, shape_of
from desktop.bundles.sealed.catalogue import refusal_of, refuse
from desktop.bundles.table_files import read_table
from desktop.bundles.tables import Row, Table
from desktop.errors import BundleError


def read_own(resource: Resource, data: bytes, own: Table) -> tuple[Table, Table | None]:
    """Return a table by our own shape, and its columns we do not know, if any.

    Raises:
        BundleRefusedError: of the 400s.
    """
    try:
        declared = shape_of(resource)
        _check_columns(declared, own)
        if _columns(declared) == _columns(own):
            table = read_table(data, replace(own, rows=()))
            check_rows(resource, table)
            return table, None
        table = read_table(data, declared)
        check_rows(resource, table)
        return _fitted(table, own), _extra(table, own)
    except BundleError as error:
        raise refusal_of(error) from None


def read_unknown(resource: Resource, data: bytes) -> Table:
    """Return a table of a later version as it declares itself.

    Raises:
        BundleRefusedError: of the 400s.
    """
    try:
        table = read_table(data, shape_of(resource))
        check_rows(resource, table)
    except BundleError as error:
        raise refusal_of(error) from None
    return table


def _columns(table: Table) -> list[tuple[str, str]]:
    return [(field.name, field.type) for field in table.fields]


def _check_columns(declared: Table, own: Table) -> None:
    there = dict(_columns(declared))
    for one in own.fields:
        is_other = there.get(one.name, one.type) != one.type
        if is_other or (one.required and one.name not in there):
            raise refuse("TD-404", table=own.title, column=one.title or one.name)
    if declared.primary_key != own.primary_key:
        raise refuse("TD-404", table=own.title, column="khóa chính")


def _fitted(table: Table, own: Table) -> Table:
    return replace(own, rows=_part(table, own.field_names))


def _extra(table: Table, own: Table) -> Table | None:
    known = set(own.field_names)
    fields = tuple(
        one
        for one in table.fields
        if one.name not in known or one.name in own.primary_key
    )
    if len(fields) == len(own.primary_key):
        return None
    rows = _part(table, [one.name for one in fields])
    return Table(table.name, table.title, fields, own.primary_key, rows)


def _part(table: Table, names: Sequence[str]) -> tuple[Row, ...]:
    """Return some columns of all rows; a column that is not there is empty."""
    places = {name: place for place, name in enumerate(table.field_names)}
    wanted = [places.get(name) for name in names]
    return tuple(
        tuple(None if place is None else row[place] for place in wanted)
        for row in table.rows
    )
