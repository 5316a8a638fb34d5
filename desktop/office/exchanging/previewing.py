"""What taking a bundle in would change, row by row, before anything is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop.bundles.cells import Value
from desktop.bundles.differences import Change, Kind, compare
from desktop.bundles.sealed.catalogue import Finding
from desktop.bundles.sealed.envelope import Envelope
from desktop.bundles.tables import Table
from desktop.office.exchanging.row_names import names_in


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A cell that differs: its column in words, before and after; None is nothing.

    Args:
        field: the column as the bundle calls it.
    """

    column: str
    before: Value
    after: Value
    field: str = ""


@dataclass(frozen=True, slots=True)
class RowPreview:
    """One row that is added, changed or withdrawn.

    Args:
        name: what the row is about, in the bundle's own words where it has any.
        cells: only those that differ; of an added or withdrawn row those that say
            something.
        subject_id: whom the row is about, where it is about somebody.
    """

    row_id: str
    kind: Kind
    name: str
    cells: tuple[SideBySide, ...]
    subject_id: str = ""


@dataclass(frozen=True, slots=True)
class TablePreview:
    """One table: how many rows of each kind, and the rows that differ."""

    name: str
    title: str
    added: int
    changed: int
    withdrawn: int
    unchanged: int
    rows: tuple[RowPreview, ...]

    @property
    def is_same(self) -> bool:
        """Tell whether nothing differs."""
        return not (self.added or self.changed or self.withdrawn)


@dataclass(frozen=True, slots=True)
class BundlePreview:
    """What the officer sees before deciding.

    Args:
        envelope: the signed head: sender, number, scope, time.
        is_known: the sender's key is confirmed; until then its name is its own word.
        tables: in the order of the bundle.
        files: number of attachments, and how many bytes they are.
        findings: what to know before deciding, what stops it first.
        can_apply: nothing stands in the way of taking it in.
        names: what ids and codes are called (see `row_names`).
    """

    sha256: str
    envelope: Envelope
    is_known: bool
    tables: tuple[TablePreview, ...]
    files: int
    file_bytes: int
    findings: tuple[Finding, ...]
    can_apply: bool
    names: Mapping[str, str] = field(default_factory=dict)


def preview_of(
    sha256: str,
    envelope: Envelope,
    tables: Sequence[Table],
    held: Sequence[Table],
    findings: Sequence[Finding],
    *,
    files: Sequence[int],
    is_known: bool,
) -> BundlePreview:
    """Compare what came with what is held.

    Args:
        tables: of the bundle, by our own shapes.
        held: what counts until now, by the same names and columns.
        files: the size of each attachment in bytes.
    """
    before = {table.name: table for table in held}
    shown = [_table_preview(table, before.get(table.name)) for table in tables]
    return BundlePreview(
        sha256=sha256,
        envelope=envelope,
        is_known=is_known,
        tables=tuple(shown),
        files=len(files),
        file_bytes=sum(files),
        findings=tuple(findings),
        can_apply=not any(finding.severity.stops for finding in findings),
        names=names_in(held, tables),
    )


def _table_preview(new: Table, held: Table | None) -> TablePreview:
    """Compare one table; how often a row was changed is no difference by itself."""
    old = held if held is not None else _like(new, ())
    changes = compare([_said(old)], [_said(new)])
    counted = {kind: sum(c.kind is kind for c in changes) for kind in Kind}
    same = len(new.rows) - counted[Kind.ADDED] - counted[Kind.CHANGED]
    fields = {column.name: column.title or column.name for column in new.fields}
    return TablePreview(
        name=new.name,
        title=new.title or new.name,
        added=counted[Kind.ADDED],
        changed=counted[Kind.CHANGED],
        withdrawn=counted[Kind.WITHDRAWN],
        unchanged=same,
        rows=tuple(_row_preview(change, fields) for change in changes),
    )


def _said(table: Table) -> Table:
    """Return a table without the column that counts revisions."""
    names = table.field_names
    if "rev" not in names:
        return table
    at = names.index("rev")
    rows = tuple(row[:at] + row[at + 1 :] for row in table.rows)
    fields = tuple(column for column in table.fields if column.name != "rev")
    return Table(table.name, table.title, fields, table.primary_key, rows)


def _like(table: Table, rows: tuple[tuple[Value, ...], ...]) -> Table:
    return Table(table.name, table.title, table.fields, table.primary_key, rows)


def _row_preview(change: Change, titles: dict[str, str]) -> RowPreview:
    before, after = change.before or {}, change.after or {}
    names = change.fields or tuple(after or before)
    cells = tuple(
        SideBySide(titles.get(name, name), before.get(name), after.get(name), name)
        for name in names
        if name not in _OWN and before.get(name) != after.get(name)
    )
    said = after or before
    name = next((str(said[n]) for n in _NAMES if said.get(n) is not None), "")
    row_id = "/".join(str(part) for part in change.key)
    subject_id = str(said.get("subject_id") or "")
    return RowPreview(row_id, change.kind, name, cells, subject_id)


_OWN = {"id", "rev", "subject_id", "round_id"}
_NAMES = ("name", "title", "criterion", "content", "offer", "indicator", "code")
