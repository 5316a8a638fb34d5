"""How often each row had changed when it was sent, told by its digest.

A row keeps its revision as long as it says the same; the first change after a sending
makes it one higher. The numbers are written down when a bundle is made, not when it is
prepared: looking costs nothing.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256

from db import exchange
from db.connection import OfficeDatabase
from desktop.bundles.cells import CellError, Value, kept_value
from desktop.bundles.sealed.envelope import BundleType, Scope
from desktop.bundles.tables import Table
from desktop.office.exchanging.contents import Filled
from desktop.office.exchanging.register_tables import REGISTERS
from desktop.office.exchanging.round_tables import (
    INDEX_DUTIES,
    INDEX_VALUES,
    PAST_AWARDS,
    RULINGS,
)
from desktop.office.exchanging.tables import WIRE
from desktop.office.exchanging.wire_tables import Cells, WireTable

Known = Mapping[tuple[str, str], tuple[str, int]]
"""Digest and revision by place and row id."""

GONE = ""
"""The digest kept of a row that was withdrawn."""

_OF_OFFICE = frozenset(
    table.name
    for table in (*REGISTERS, INDEX_DUTIES, INDEX_VALUES, PAST_AWARDS, RULINGS)
)
"""Tables of a submission that are the same in every round's bundle."""


@dataclass(frozen=True, slots=True)
class Revised:
    """The tables of a bundle with ids and revisions, and what is to be written down.

    Attributes:
        changed: (place, row id, digest, revision) of rows new or changed.
        content: "sha256:…" of everything it says, whatever the revisions.
    """

    tables: tuple[Table, ...]
    changed: tuple[tuple[str, str, str, int], ...]
    content: str


def place_of(table: WireTable, kind: BundleType, to: str, scope: Scope) -> str:
    """Return where revisions of a table are kept: with its stream, or for all."""
    if kind is BundleType.SUBMISSION and table.name in _OF_OFFICE:
        return table.name
    receiver = f"{to}." if kind is BundleType.RESULT else ""
    return f"{table.name}@{receiver}{scope.movement}.{scope.period}"


def owner_of(table: WireTable, org: str, kind: BundleType, scope: Scope) -> str:
    """Return whose the rows of a table are: the office's, or one round's of it."""
    if table.in_round or (kind is BundleType.PLAN and table.name != "code_lists"):
        return f"{org}|{scope.movement}|{scope.period}"
    return org


def revise(database: OfficeDatabase, filled: Filled, *, org: str, to: str) -> Revised:
    """Give the rows of a bundle their ids and revisions; nothing is written.

    Args:
        org: our own code.
        to: the receiver's.
    """
    from desktop.office.exchanging.tombstones import tombstones

    known = exchange.sent_revisions(database)
    given = [
        _given(known, filled, table, org, to)
        for table in WIRE[filled.kind]
        if table.name != "tombstones"
    ]
    made = [one.filled for one in given]
    changed = [row for one in given for row in one.changed]
    withdrawn = tombstones(database, filled, made, org=org, to=to, known=known)
    if withdrawn is not None:
        made.append(withdrawn.table)
        changed += withdrawn.changed
    return Revised(tuple(made), tuple(changed), _content(filled, given))


@dataclass(frozen=True, slots=True)
class _Given:
    """A table with ids and revisions; `digests` of its rows by id."""

    table: WireTable
    filled: Table
    digests: dict[str, str]
    changed: tuple[tuple[str, str, str, int], ...]


def _given(known: Known, filled: Filled, table: WireTable, org: str, to: str) -> _Given:
    place = place_of(table, filled.kind, to, filled.scope)
    owner = owner_of(table, org, filled.kind, filled.scope)
    rows, digests, changed = [], {}, []
    for row in filled.rows.get(table.name, ()):
        row_id, digest = table.id_of(owner, row), digest_of_row(table, row)
        before, rev = known.get((place, row_id), (digest, 1))
        # One that was withdrawn and is there again is never the same revision.
        rev += int(before != digest)
        if known.get((place, row_id)) != (digest, rev):
            changed.append((place, row_id, digest, rev))
        digests[row_id] = digest
        rows.append((row_id, rev, row))
    return _Given(table, table.filled(rows), digests, tuple(changed))


def _content(filled: Filled, given: Iterable[_Given]) -> str:
    content = sha256()
    for one in given:
        for row_id in sorted(one.digests):
            line = f"{one.table.name}|{row_id}|{one.digests[row_id]}\n"
            content.update(line.encode())
    for name in sorted(filled.others):
        content.update(f"{name}|{sha256(filled.others[name]).hexdigest()}\n".encode())
    if filled.awaits_list:
        content.update(b"another list of keys\n")
    return f"sha256:{content.hexdigest()}"


def digest_of_row(table: WireTable, row: Cells) -> str:
    """Return the digest of what a row says, as a package would keep it."""
    said = [_said(column.type, row[column.name]) for column in table.columns]
    data = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return sha256(data.encode()).hexdigest()[:32]


def _said(kind: str, value: Value) -> object:
    try:
        kept = None if value is None else kept_value(kind, value)
    except CellError:
        kept = str(value)  # refused with its row when the table is made
    if isinstance(kept, Decimal):
        return format(kept.normalize(), "f")
    return kept.isoformat() if isinstance(kept, date) else kept
