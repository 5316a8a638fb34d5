"""What was sent before and is no more: which row, which revision, and why.

A snapshot alone says that a row is gone; a tombstone says that somebody meant it. Only
what people entered has one: a rank or a verdict goes when the data change.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db import mirrors
from db.connection import OfficeDatabase
from desktop.bundles.tables import Table
from desktop.office.exchanging.contents import Filled
from desktop.office.exchanging.paper_tables import TOMBSTONES
from desktop.office.exchanging.tables import WIRE, is_entered
from desktop.office.exchanging.wire_tables import WireTable

Known = Mapping[tuple[str, str], tuple[str, int]]
_MOST_REASONS = 2_000


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The table of tombstones, and what is to be written down about them."""

    table: Table
    changed: tuple[tuple[str, str, str, int], ...]


def tombstones(
    database: OfficeDatabase,
    filled: Filled,
    made: Sequence[Table],
    *,
    org: str,
    to: str,
    known: Known,
) -> Withdrawn | None:
    """Return what of this stream was sent before and is gone; None without a table.

    A tombstone stays in every later bundle: the one that told it first may be lost.
    """
    from desktop.office.exchanging.revisions import GONE, owner_of, place_of

    if TOMBSTONES not in WIRE[filled.kind]:
        return None
    present = {table.name: {str(row[0]) for row in table.rows} for table in made}
    rows = []
    changed = []
    for table in WIRE[filled.kind]:
        if not is_entered(filled.kind, table.name):
            continue
        place = place_of(table, filled.kind, to, filled.scope)
        gone = {
            row_id: revision
            for (where, row_id), revision in known.items()
            if where == place and row_id not in present[table.name]
        }
        if not gone:
            continue
        owner = owner_of(table, org, filled.kind, filled.scope)
        reasons = _reasons(database, table, owner, set(gone))
        for row_id, (digest, rev) in gone.items():
            cells = TOMBSTONES.cells(
                table_name=table.name,
                row_id=row_id,
                last_rev=rev,
                reason=reasons.get(row_id),
            )
            rows.append((TOMBSTONES.id_of(org, cells), 1, cells))
            if digest != GONE:
                changed.append((place, row_id, GONE, rev))
    return Withdrawn(TOMBSTONES.filled(rows), tuple(changed))


def _reasons(
    database: OfficeDatabase, table: WireTable, owner: str, gone: set[str]
) -> dict[str, str]:
    """Return why rows went, as the trail has it: the reason, else what was done.

    The title of an operation may name somebody; the bundle is sealed, and the tables
    it belongs to name the same people.
    """
    if table.model is None:
        return {}
    found = mirrors.deleted(database, table.model, _MOST_REASONS)
    said: dict[str, str] = {}
    for before, title, reason in found:
        row_id = _row_id(table, owner, json.loads(before))
        if row_id in gone:
            said.setdefault(row_id, reason or title)
    return said


def _row_id(table: WireTable, owner: str, cells: Mapping[str, Any]) -> str:
    own = {column.name: column.of for column in table.columns}
    return table.id_of(owner, {name: cells.get(own[name]) for name in table.key})
