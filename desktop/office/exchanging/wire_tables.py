"""A table as it travels: its columns, what names a row, and what it mirrors here.

A column is listed or does not travel: nothing of the office goes out because somebody
added a column to the database. Every row carries an `id`, made from whose it is and
what names it, so that the same row has the same id in every bundle, and `rev`, which
grows by one with every change that was sent.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID, uuid5

from db import mirrors
from db.connection import OfficeDatabase
from db.models.fields import (
    CountField,
    DateField,
    ExactDecimalField,
    FlagField,
    GradeField,
    IdField,
    LineField,
    LinesField,
    Row,
)
from desktop.bundles.cells import Value
from desktop.bundles.tables import Field, FieldType, Table

Cells = dict[str, Value]
"""The cells of one row by the names of their columns; without `id` and `rev`."""

NAMESPACE = UUID("6f3a3c1e-5b0d-5d1b-9a7c-2f6c1b7e4d90")
ID = Field("id", "string", required=True, title="Mã dòng")
REV = Field("rev", "integer", required=True, title="Lần sửa")
_TEXTS = (IdField, LineField, LinesField)
"""Kept as an empty text where nothing was said."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that travels.

    Attributes:
        of: the column of the office's own table, where it has another name.
    """

    name: str
    title: str
    type: FieldType = "string"
    required: bool = False
    of: str = ""

    @property
    def field(self) -> Field:
        """Return it as the package declares it."""
        return Field(self.name, self.type, self.required, self.title)


@dataclass(frozen=True, slots=True)
class WireTable:
    """A table as it travels.

    Attributes:
        key: the columns that name a row among those of one sender, and of one round
            where `in_round` is set.
        has_people: it tells something about a person.
        model: the office's own table, row for row; None for what is computed.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    has_people: bool = False
    in_round: bool = False
    model: type[Row] | None = None

    @property
    def mirrors(self) -> type[Row]:
        """Return the office's own table.

        Raises:
            TypeError: it is computed.
        """
        if self.model is None:
            message = f"{self.name} is computed"
            raise TypeError(message)
        return self.model

    @property
    def empty(self) -> Table:
        """Return the table as it is declared, without rows."""
        fields = (ID, REV, *(column.field for column in self.columns))
        return Table(self.name, self.title, fields, ("id",))

    def id_of(self, owner: str, row: Mapping[str, Value]) -> str:
        """Return the id of a row.

        Args:
            owner: whose row it is: "vn-xa-00008", with "|movement|period" for a row
                of one round.
            row: its cells.
        """
        parts = (owner, self.name, *(_spelt(row[name]) for name in self.key))
        return str(uuid5(NAMESPACE, "|".join(parts)))

    def filled(self, rows: Iterable[tuple[str, int, Cells]]) -> Table:
        """Return the table with rows of (id, rev, cells), by their ids."""
        names = [column.name for column in self.columns]
        made = [(key, rev, *(row[name] for name in names)) for key, rev, row in rows]
        fields = (ID, REV, *(column.field for column in self.columns))
        rows_by_id = tuple(sorted(made, key=lambda row: str(row[0])))
        return Table(self.name, self.title, fields, ("id",), rows_by_id)

    def cells(self, **given: Value) -> Cells:
        """Return a row with what is given; what is not given is unknown."""
        return {
            column.name: _kept(column, given.get(column.name))
            for column in self.columns
        }


def column(name: str, title: str, kind: FieldType = "string") -> Column:
    """Return a column of a computed table that may be empty."""
    return Column(name, title, kind)


def needed(name: str, title: str, kind: FieldType = "string") -> Column:
    """Return a column of a computed table that is never empty."""
    return Column(name, title, kind, required=True)


def mirror(
    name: str,
    title: str,
    model: type[Row],
    key: str,
    columns: Mapping[str, str],
    *,
    has_people: bool = False,
    in_round: bool | None = None,
) -> WireTable:
    """Return the table that mirrors one of the office's.

    Args:
        key: the columns that name a row, with blanks between them.
        columns: titles by column; "rating_id=id" calls the office's `id` rating_id.
        in_round: whether rows belong to one round; told by the table itself if absent.
    """
    keys = tuple(key.split())
    own = model.columns()
    made = []
    for spelling, words in columns.items():
        wire, _, of = spelling.partition("=")
        field = own[of or wire]
        kind = _type_of(field)
        is_known = not field.null and not isinstance(field, _TEXTS)
        made.append(Column(wire, words, kind, wire in keys or is_known, of or wire))
    of_round = "round_id" in own if in_round is None else in_round
    return WireTable(name, title, tuple(made), keys, has_people, of_round, model)


def mirrored_rows(
    database: OfficeDatabase, table: WireTable, round_id: str
) -> list[Cells]:
    """Return the office's rows of a table, of one round where rows belong to one."""
    names = [column.of for column in table.columns]
    scope = round_id if table.in_round else None
    found = mirrors.cells(database, table.mirrors, names, scope)
    return [
        {c.name: _loaded(c, cell) for c, cell in zip(table.columns, row, strict=True)}
        for row in found
    ]


def rows_in(table: Table | None) -> list[Cells]:
    """Return the rows of a table of a bundle by column, `id` and `rev` among them."""
    if table is None:
        return []
    names = table.field_names
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def stored(column: Column, value: Value) -> Any:  # noqa: ANN401 - as SQLite keeps it
    """Return a value of a mirror as the office's own table keeps it."""
    match value:
        case None:
            is_text = column.type == "string" and column.of
            return "" if is_text else None
        case bool():
            return int(value)
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
        case _:
            return value


def whole(value: Value) -> int:
    """Return the cell of an integer column, 0 where it is empty."""
    return value if isinstance(value, int) else 0


def day(value: Value) -> date | None:
    """Return the cell of a date column."""
    return value if isinstance(value, date) else None


def words(value: Value) -> str:
    """Return the cell of a text column, "" where it is empty."""
    return "" if value is None else str(value)


def _type_of(field: Any) -> FieldType:  # noqa: ANN401 - any field of peewee
    kinds: Sequence[tuple[type, FieldType]] = (
        (ExactDecimalField, "number"),
        (CountField, "integer"),
        (GradeField, "integer"),
        (FlagField, "boolean"),
        (DateField, "date"),
    )
    return next((kind for cls, kind in kinds if isinstance(field, cls)), "string")


def _loaded(column: Column, cell: Any) -> Value:  # noqa: ANN401 - as SQLite gives it
    if cell is None:
        return None
    match column.type:
        case "number":
            return Decimal(cell)
        case "boolean":
            return bool(cell)
        case "date":
            return date.fromisoformat(cell)
        case "integer":
            return int(cell)
        case _:
            return _kept(column, str(cell))


def _kept(column: Column, value: Value) -> Value:
    """Leave an empty text out unless it names the row: nothing was said there."""
    return None if value == "" and not column.required else value


def _spelt(value: Value) -> str:
    """Return a part of a key; two numbers that are equal are spelt alike."""
    if isinstance(value, Decimal):
        try:
            return format(value.normalize(), "f")
        except InvalidOperation:
            return str(value)
    return "" if value is None else str(value)
