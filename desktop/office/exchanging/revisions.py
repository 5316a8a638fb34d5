"""How often each row had changed when it was sent, told by its digest.

A row keeps its revision as long as it says the same; the first change after a sending
makes it one higher. The numbers are written down when a bundle is made, not when it is
prepared: looking costs nothing.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256

from db import exchange
from db.connection import OfficeDatabase
from desktop.bundles.cells import Value, kept_value
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
    made: list[Table] = []
    changed: list[tuple[str, str, str, int]] = []
    content = sha256()
    for table in WIRE[filled.kind]:
        if table.name == "tombstones":
            continue
        place = place_of(table, filled.kind, to, filled.scope)
        owner = owner_of(table, org, filled.kind, filled.scope)
        rows = []
        for row in filled.rows.get(table.name, ()):
            row_id, digest = table.id_of(owner, row), _digest(table, row)
            before, rev = known.get((place, row_id), (digest, 1))
            if before not in (digest, GONE):
                rev += 1
            if known.get((place, row_id)) != (digest, rev):
                changed.append((place, row_id, digest, rev))
            rows.append((row_id, rev, row))
        rows.sort(key=lambda row: row[0])
        for row_id, _, row in rows:
            content.update(f"{table.name}|{row_id}|{_digest(table, row)}\n".encode())
        made.append(table.filled(rows))
    for name in sorted(filled.others):
        content.update(f"{name}|{sha256(filled.others[name]).hexdigest()}\n".encode())
    withdrawn = tombstones(database, filled, made, org=org, to=to, known=known)
    if withdrawn is not None:
        made.append(withdrawn.table)
        changed += withdrawn.changed
    return Revised(tuple(made), tuple(changed), f"sha256:{content.hexdigest()}")


def _digest(table: WireTable, row: Cells) -> str:
    """Return the digest of what a row says, as a package would keep it."""
    said = [
        _said(kept_value(c.type, row[c.name])) if row[c.name] is not None else None
        for c in table.columns
    ]
    data = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return sha256(data.encode()).hexdigest()[:32]


def _said(value: Value) -> object:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value.isoformat() if isinstance(value, date) else value


Known = Mapping[tuple[str, str], tuple[str, int]]
