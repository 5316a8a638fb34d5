"""Which fields of a submission can be sent back, row by row, in words.

Only the fields marked are sent back; the commune's program lists those and no others.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.bundles.cells import Value
from desktop.bundles.sealed.envelope import BundleType
from desktop.office.exchanging.overlays import (
    RETURN,
    KeptRow,
    Overlays,
    OverlayState,
    Standing,
)
from desktop.office.exchanging.tables import SUBMISSION, wire_table

# What is worked out, or tells whose bundle it is, is not typed by anybody: it cannot
# be fixed by itself.
_COMPUTED = frozenset(
    {
        "office",
        "plan_files",
        "rankings",
        "verdicts",
        "explanations",
        "council_meetings",
        "council_ballots",
        "council_votes",
        "tombstones",
    }
)


@dataclass(frozen=True, slots=True)
class FieldShown:
    """A cell that can be sent back.

    Attributes:
        flag: what was said of it so far, None for nothing.
    """

    field: str
    title: str
    value: Value
    flag: OverlayState | None = None


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row of a submission with its cells in words."""

    table: str
    table_title: str
    row_id: str
    rev: int
    name: str
    fields: tuple[FieldShown, ...]


def returnable_tables() -> list[tuple[str, str]]:
    """Return the tables whose rows an officer typed, by name and title."""
    return [(t.name, t.title) for t in SUBMISSION if t.name not in _COMPUTED]


def rows_to_return(overlays: Overlays, org: str, table: str) -> list[RowShown]:
    """Return the rows of a table of an office's submissions, with what was said."""
    said = {
        (state.overlay.table_name, state.overlay.row_id, state.overlay.field): state
        for state in overlays.of(org)
        if state.overlay.kind == RETURN
    }
    return [_shown(row, said) for row in overlays.rows(org, table)]


def waiting(states: Iterable[OverlayState]) -> list[OverlayState]:
    """Return the fields sent back that the commune has not fixed."""
    return [
        one
        for one in states
        if one.overlay.kind == RETURN and one.standing is Standing.WAITING
    ]


def stale(states: Iterable[OverlayState]) -> list[OverlayState]:
    """Return the appraisals the commune has changed something under."""
    return [one for one in states if one.standing is Standing.STALE]


def _shown(row: KeptRow, said: dict[tuple[str, str, str], OverlayState]) -> RowShown:
    shape = wire_table(BundleType.SUBMISSION, row.table)
    columns = shape.columns if shape else ()
    fields = tuple(
        FieldShown(
            column.name,
            column.title,
            row.cells.get(column.name),
            said.get((row.table, row.row_id, column.name)),
        )
        for column in columns
    )
    title = shape.title if shape else row.table
    return RowShown(row.table, title, row.row_id, row.rev, row.name, fields)
