"""The registers behind the newer rules in the plain package of one round.

They are the tables of a sealed submission without `id` and `rev`: the same columns and
the same words, so that both kinds of file carry all the rules read. A package written
before there were any of them is taken in as it is; what it lacks stays as it is here.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from db import rows as kept
from db.connection import OfficeDatabase
from db.models.fields import CodeField
from desktop.bundles.differences import Change
from desktop.bundles.tables import Table
from desktop.errors import BundleError
from desktop.office.entries import LONGEST_NOTE
from desktop.office.exchanging import register_tables, round_tables
from desktop.office.exchanging.wire_tables import (
    Cells,
    WireTable,
    day,
    mirrored_rows,
    rows_in,
    words,
)

REGISTERS: tuple[WireTable, ...] = (
    register_tables.MEMBERSHIPS,
    register_tables.ACHIEVEMENTS,
    register_tables.BREACH_REVIEWS,
    round_tables.BASES,
    round_tables.TARGETS,
    round_tables.INDEX_VALUES,
    round_tables.INDEX_DUTIES,
    round_tables.PAST_AWARDS,
    round_tables.UNCITED,
    round_tables.RULINGS,
)
NAMES = frozenset(table.name for table in REGISTERS)
_SUBJECTS = ("subject_id", "person_id", "unit_id")


def shape_of(table: WireTable, rows: Iterable[Cells] = ()) -> Table:
    """Return a register as a table of the package, its rows by their keys."""
    fields = tuple(column.field for column in table.columns)
    names = [field.name for field in fields]
    given = [tuple(row[name] for name in names) for row in rows]
    places = [names.index(name) for name in table.key]
    given.sort(key=lambda row: tuple(str(row[place]) for place in places))
    return Table(table.name, table.title, fields, table.key, tuple(given))


def shapes() -> list[Table]:
    """Return the registers as they are declared."""
    return [shape_of(table) for table in REGISTERS]


def tables(database: OfficeDatabase, round_id: str) -> tuple[Table, ...]:
    """Return the registers of the office with their rows, as far as a round asks."""
    return tuple(
        shape_of(
            table, _of_round(table, mirrored_rows(database, table, round_id), round_id)
        )
        for table in REGISTERS
    )


def check(found: Sequence[Table], known: frozenset[str]) -> None:
    """Refuse registers that could not have been entered.

    Args:
        found: the registers a package holds.
        known: the ids of the subjects in it.

    Raises:
        BundleError: names the table and what was expected.
    """
    named = {table.name: table for table in REGISTERS}
    for table in found:
        for row in rows_in(table):
            _check_row(named[table.name], row, known)


def put(database: OfficeDatabase, found: Sequence[Table], round_id: str) -> None:
    """Write the rows of registers, inside the operation of whoever calls."""
    named = {table.name: table for table in REGISTERS}
    for table in found:
        wire = named[table.name]
        given = [_stored(wire, row, round_id) for row in rows_in(table)]
        kept.put(database, wire.mirrors, given)


def withdraw(database: OfficeDatabase, change: Change, round_id: str) -> None:
    """Take out a row that a package no longer holds."""
    [wire] = [table for table in REGISTERS if table.name == change.table]
    own = {column.name: column.of for column in wire.columns}
    equal = {own[n]: v for n, v in zip(wire.key, change.key, strict=True)}
    if wire.in_round:
        equal["round_id"] = round_id
    kept.remove(database, wire.mirrors, **equal)


def _of_round(table: WireTable, rows: list[Cells], round_id: str) -> list[Cells]:
    """Keep what was ruled for good, or in this round; a package names no round."""
    if table is not round_tables.RULINGS:
        return rows
    mine = [row for row in rows if row["round_id"] in (None, round_id)]
    return [{**row, "round_id": row["round_id"] and "round"} for row in mine]


def _stored(wire: WireTable, row: Mapping[str, Any], round_id: str) -> dict[str, Any]:
    """Return a row by the office's own columns."""
    own = wire.mirrors.columns()
    made = {
        column.of: row[column.name]
        if row[column.name] is not None or own[column.of].null
        else ""
        for column in wire.columns
    }
    if wire.in_round or (wire is round_tables.RULINGS and made["round_id"]):
        made["round_id"] = round_id
    return made


def _check_row(wire: WireTable, row: Cells, known: frozenset[str]) -> None:
    for column in wire.columns:
        value, field = row[column.name], wire.mirrors.columns()[column.of]
        if isinstance(value, str) and len(value) > LONGEST_NOTE:
            raise _wrong(wire, f"cột “{column.title}” dài quá {LONGEST_NOTE} chữ")
        if isinstance(field, CodeField) and value is not None:
            try:
                field.python_value(value)  # type: ignore[arg-type]
            except ValueError:
                raise _wrong(
                    wire, f"cột “{column.title}” có mã lạ “{words(value)[:40]}”"
                ) from None
        if column.name in _SUBJECTS and value is not None and value not in known:
            raise _wrong(wire, "nhắc tới đối tượng không có trong gói")
    first, last = (day(row.get(name)) for name in ("first_day", "last_day"))
    if first and last and last < first:
        raise _wrong(wire, "có dòng ghi ngày cuối trước ngày đầu")


def _wrong(wire: WireTable, what: str) -> BundleError:
    return BundleError(
        f"Bảng «{wire.title}»: {what}. Chưa có gì được ghi.",
        "Đề nghị nơi gửi sửa dữ liệu rồi xuất lại gói.",
    )
