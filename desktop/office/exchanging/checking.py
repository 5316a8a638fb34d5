"""What a bundle says held against what it said before, and against our own answers.

What a table alone can be wrong in was refused before; here two of them are compared.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from desktop.bundles.cells import Value
from desktop.bundles.sealed.catalogue import Finding, found
from desktop.bundles.sealed.clocks import clock_findings
from desktop.bundles.sealed.consistency import check_consistency
from desktop.bundles.sealed.envelope import BundleType
from desktop.bundles.sealed.opening import Opened
from desktop.bundles.tables import Table
from desktop.office.exchanging.rules import rules_of, with_subjects
from desktop.office.exchanging.tables import wire_table
from desktop.office.exchanging.taking_in import Context

if TYPE_CHECKING:
    from desktop.office.exchanging.identity import Identity

MASS = 5
"""One row in so many may go without a word; more is asked about."""

_ENTERED = {"appraisals", "returns", "decisions", "awards", "attachments"}
_Revisions = dict[str, int]


def findings_about(
    context: Context,
    opened: Opened,
    identity: "Identity",
    *,
    is_same_life: bool,
    previous: datetime | None = None,
) -> list[Finding]:
    """Return what to tell about a bundle whose tables are sound by themselves.

    Args:
        is_same_life: the sender's data are those it sent from before, not a backup
            that was restored.
        previous: the moment the sender wrote on the bundle of this stream that counts
            until now, None where there is none.

    Raises:
        BundleRefusedError: of the 400s and 500s, or TD-131 to 133 for its keyring.
    """
    _check_consistent(context, opened, is_same_life=is_same_life)
    _check_keyring(context, opened, identity)
    return [
        *_clock(context, opened, previous),
        *_withdrawn(context, opened),
        *_stale(context, opened),
        *_recomputed(opened),
    ]


def revisions_of(table: Table) -> _Revisions:
    """Return the revision of every row by its id."""
    names, keys = table.field_names, table.keys()
    if "rev" not in names:
        return {"/".join(map(str, key)): 1 for key in keys}
    at = names.index("rev")
    return {
        "/".join(map(str, key)): _count(row[at])
        for key, row in zip(keys, table.rows, strict=True)
    }


def _check_consistent(context: Context, opened: Opened, *, is_same_life: bool) -> None:
    # A sender who restored a backup counts revisions from where the backup stood.
    before = context.before if is_same_life else ()
    held = {
        table.name: {key: revisions[place] for place, key in enumerate(table.keys())}
        for table in before
        if (revisions := list(revisions_of(table).values()))
    }
    contents = opened.contents
    check_consistency(
        with_subjects(contents.tables),
        rules_of(contents.type),
        unknown=contents.unknown,
        held=held,
    )


class _Enough(Exception):  # noqa: N818 - ends a trial, nothing went wrong
    """What was tried worked and is taken back."""


def _check_keyring(context: Context, opened: Opened, identity: "Identity") -> None:
    """Try to take the keyring over, and take that back."""
    head = opened.head
    if head.is_held or not opened.contents.others:
        return
    if head.envelope.type is BundleType.SUBMISSION:
        return
    try:
        with context.desk.database.atomic("IMMEDIATE"):
            identity.accept(opened.contents.others, head.envelope.sender)
            raise _Enough
    except _Enough:
        pass


def _clock(
    context: Context, opened: Opened, previous: datetime | None
) -> tuple[Finding, ...]:
    now = context.desk.now()
    now = now if now.tzinfo else now.astimezone()
    return clock_findings(opened.head.envelope.created_at, now, previous)


def _withdrawn(context: Context, opened: Opened) -> list[Finding]:
    """Ask about tables that lost many rows without a word."""
    explained = _tombstones(opened)
    told = []
    for before in context.before:
        table = opened.contents.table(before.name)
        if table is None or not _is_entered(opened, before.name):
            continue
        gone = revisions_of(before).keys() - revisions_of(table).keys()
        silent = {row for row in gone if (before.name, row) not in explained}
        if len(silent) * MASS > len(before.rows):
            told.append(
                found(
                    "TD-506",
                    gone=len(silent),
                    count=len(before.rows),
                    table=before.title or before.name,
                )
            )
    return told


def _is_entered(opened: Opened, name: str) -> bool:
    """Tell whether people entered a table: what is computed goes without a word."""
    wire = wire_table(opened.contents.type, name)
    return wire is not None and (wire.model is not None or name in _ENTERED)


def _tombstones(opened: Opened) -> set[tuple[str, str]]:
    table = opened.contents.table("tombstones")
    if table is None:
        return set()
    names = table.field_names
    of_table = names.index("table_name") if "table_name" in names else None
    of_row = names.index("row_id") if "row_id" in names else None
    if of_table is None or of_row is None:
        return set()
    return {(str(row[of_table]), str(row[of_row])) for row in table.rows}


def _stale(context: Context, opened: Opened) -> list[Finding]:
    """Count what we appraised and the sender has changed since."""
    now = {
        (table.name, row): rev
        for table in opened.contents.tables
        for row, rev in revisions_of(table).items()
    }
    stale = {
        overlay.id
        for overlay in context.overlays
        if overlay.settled_on is None
        and overlay.kind == "appraisal"
        and now.get((overlay.table_name, overlay.row_id), 0) > overlay.base_rev
    }
    return [found("TD-507", count=len(stale))] if stale else []


def _recomputed(opened: Opened) -> list[Finding]:
    """Return where the sender's ranks, totals and verdicts are not what we compute."""
    if opened.head.envelope.type is not BundleType.SUBMISSION:
        return []
    from desktop.office.exchanging.recomputing import recompute

    return list(recompute(opened))


def _count(value: Value) -> int:
    return value if isinstance(value, int) else 1
