"""What a city consolidates: the submissions that count now, as tables for analysts.

Every row carries whose it is: sender, movement, period and the number of its bundle.
Only what the stream's pointer says is current is read; an older folder or an older
bundle never is. Columns that name somebody are left out unless they are asked for.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from db import exchange
from db.connection import OfficeDatabase
from desktop.bundles.cells import Value
from desktop.bundles.sealed.envelope import BundleType
from desktop.bundles.tables import Field
from desktop.office.exchanging.city_ranking import BlockRanking
from desktop.office.exchanging.consolidated_people import is_open
from desktop.office.exchanging.tables import WIRE

KIND = BundleType.SUBMISSION
SCOPE = (
    Field("sender", "string", required=True, title="Mã cơ quan gửi"),
    Field("movement", "string", required=True, title="Phong trào"),
    Field("period", "string", required=True, title="Kỳ"),
    Field("seq", "integer", required=True, title="Gói số"),
)
"""The columns before a table's own; `seq` 0 is what the city worked out itself."""


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A table of everybody's rows.

    Attributes:
        fields: its own columns, those of `SCOPE` not among them.
    """

    name: str
    title: str
    fields: tuple[Field, ...]

    @property
    def columns(self) -> tuple[Field, ...]:
        """Return every column in order."""
        return (*SCOPE, *self.fields)


@dataclass(frozen=True, slots=True)
class Source:
    """A bundle that counts now; `sha256` is "" for the city's own ranking."""

    sender: str
    movement: str
    period: str
    seq: int
    sha256: str

    @property
    def scope(self) -> tuple[Value, ...]:
        """Return the cells of the columns of `SCOPE`."""
        return self.sender, self.movement, self.period, self.seq


CITY_RANKINGS = FlatTable(
    "city_rankings",
    "Xếp hạng của thành phố theo khối",
    (
        Field("id", "string", required=True, title="Mã dòng"),
        Field("rev", "integer", required=True, title="Lần sửa"),
        Field("block", "string", required=True, title="Khối"),
        Field("block_name", "string", title="Tên khối"),
        Field("basis", "string", title="Xếp theo"),
        Field("org", "string", title="Mã cơ quan"),
        Field("subject_id", "string", required=True, title="Mã đối tượng"),
        Field("name", "string", required=True, title="Tên"),
        Field("rank", "integer", title="Hạng"),
        Field("tied", "boolean", required=True, title="Đồng hạng"),
        Field("value", "number", title="Giá trị xếp hạng"),
        Field("is_leading", "boolean", title="Thuộc nhóm dẫn đầu"),
        Field("why", "string", title="Lý do chưa xếp hạng"),
    ),
)

FlatRow = tuple[Value | str, ...]
"""Cells by `FlatTable.columns`; numbers and days of a bundle as the text it carried."""


def flat_tables(*, with_personal: bool) -> tuple[FlatTable, ...]:
    """Return the tables in the order they are published, empty of rows.

    Args:
        with_personal: with the columns that name or describe somebody too.
    """
    found = [CITY_RANKINGS]
    for wire in WIRE[KIND]:
        fields = tuple(
            field
            for field in wire.empty.fields
            if with_personal or is_open(wire, field.name)
        )
        if {field.name for field in fields} - {"id", "rev"}:
            found.append(FlatTable(wire.name, wire.title, fields))
    return tuple(found)


def sources(database: OfficeDatabase) -> list[Source]:
    """Return the submissions that count now, by sender, movement and period."""
    return sorted(
        (
            Source(one.org, one.movement, one.period, one.last_seq, one.current)
            for one in exchange.streams(database)
            if one.type == KIND.value and one.current
        ),
        key=lambda one: (one.sender, one.movement, one.period),
    )


def rows_of(
    database: OfficeDatabase, source: Source, tables: Mapping[str, FlatTable]
) -> Iterator[tuple[str, FlatRow]]:
    """Yield table name and row of a bundle taken in; one bundle is held at a time.

    Tables of a later version of the program, which have no shape here, are passed over.
    """
    for name, _, _, body in exchange.received_rows(database, source.sha256):
        table = tables.get(name)
        if table is not None:
            cells: dict[str, Any] = json.loads(body)
            own = (cells.get(field.name) for field in table.fields)
            yield name, (*source.scope, *own)


def city_rows(source: Source, rankings: Iterable[BlockRanking]) -> list[FlatRow]:
    """Return the city's own ranking as rows of `CITY_RANKINGS`."""
    return [
        (
            *source.scope,
            f"{block.block}/{row.subject_id}",
            1,
            block.block,
            block.name,
            block.basis,
            row.org or None,
            row.subject_id,
            row.name,
            row.rank,
            row.is_tied,
            row.value,
            row.is_leading,
            row.why or None if row.rank is None else None,
        )
        for block in rankings
        for row in block.rows
    ]


def spelt(kind: str, value: Value) -> str:
    """Return a value of a type as plain text, escapes aside: 12.5, true, 2026-11-20."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
