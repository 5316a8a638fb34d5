"""What a bundle would change as a table: what is here now, and what would be."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.bundles.differences import Kind
from desktop.office.exchanging.previewing import (
    BundlePreview,
    RowPreview,
    SideBySide,
    TablePreview,
)
from desktop.office.exchanging.receipts import meaning_of
from desktop.text import sort_key
from desktop.vietnamese import number
from ui.language import _
from ui.pages.exchange_cells import CellWords, joined
from ui.tables.column import Column, Section
from ui.tables.table import TableView
from ui.widgets.chips import Chip

CHIPS = {
    Kind.ADDED: Chip(_("Thêm"), "plus", "ok"),
    Kind.CHANGED: Chip(_("Thay đổi"), "refresh-cw", "accent"),
    Kind.WITHDRAWN: Chip(_("Rút"), "circle-minus", "bad"),
}
_NAMES = {"name", "title", "label", "what", "recipient"}
"""Columns that say what a row is called, which stands beside it already."""
_ISSUES = "receipt_issues"
_TELL_NOTHING = {"place", "position", "line"}
"""Columns that only keep an order; a person's position is a column of `people`."""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row of a bundle in words."""

    table: str
    row_id: str
    kind: Kind
    item: str
    before: str
    after: str

    @property
    def whole(self) -> str:
        """Return everything, for the tip and for screen readers."""
        now, then = _("Đang có"), _("Sau khi nhận")
        return f"{self.item}\n{now}: {self.before}\n{then}: {self.after}"


def rows_of(preview: BundlePreview) -> dict[str, list[ShownRow]]:
    """Return the rows that differ, by table, in words."""
    words = CellWords(preview.envelope.type, preview.names)
    return {table.name: _rows(words, table) for table in preview.tables if table.rows}


def _rows(words: CellWords, table: TablePreview) -> list[ShownRow]:
    if table.name == _ISSUES:
        return _remarks(table)
    return sorted((_shown(words, table, row) for row in table.rows), key=_place)


def _remarks(table: TablePreview) -> list[ShownRow]:
    """Return what a receiver remarks: each code once, what it means, how often."""
    counts = Counter(code for row in table.rows if (code := _code(row)))
    absent = _("chưa có")
    return [
        ShownRow(table.name, code, Kind.ADDED, code, absent, _remark(code, count))
        for code, count in counts.items()
    ]


def _remark(code: str, count: int) -> str:
    meant = meaning_of(code) or _("Mã này chương trình chưa biết.")
    if count == 1:
        return meant
    return _("{meant} ({count:02d} chỗ)").format(meant=meant, count=count)


def _code(row: RowPreview) -> str:
    found = (cell.after for cell in row.cells if cell.field == "code")
    return str(next(found, "") or "")


def counted(preview: BundlePreview, kind: Kind) -> int:
    """Return how many rows of all tables are added, changed or withdrawn."""
    return sum(_of(table, kind) for table in preview.tables)


class RowsTable(TableView):
    """The rows that differ under the names of their tables."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Thay đổi nếu nhận gói"),
            _columns(),
            row_height=42,
            key=lambda row: (row.table, row.row_id),
            many=True,
            parent=parent,
        )

    def show_preview(
        self,
        preview: BundlePreview,
        rows: dict[str, list[ShownRow]],
        kind: Kind | None,
        only: str = "",
    ) -> None:
        """Show the rows of one kind or all, of one table or all."""
        self.show_sections(list(_sections(preview, rows, kind, only)))


def _sections(
    preview: BundlePreview,
    rows: dict[str, list[ShownRow]],
    kind: Kind | None,
    only: str,
) -> Iterator[Section]:
    for table in preview.tables:
        if only and table.name != only:
            continue
        wanted = [r for r in rows.get(table.name, ()) if kind in {None, r.kind}]
        if wanted:
            yield Section(table.title, wanted, note=counts_of(table))


def counts_of(table: TablePreview) -> str:
    """Return "thêm 2, thay đổi 1, giữ nguyên 14"."""
    said = [
        (_("thêm {count}"), table.added),
        (_("thay đổi {count}"), table.changed),
        (_("rút {count}"), table.withdrawn),
        (_("giữ nguyên {count}"), table.unchanged),
    ]
    return ", ".join(w.format(count=number(count)) for w, count in said if count)


def _shown(words: CellWords, table: TablePreview, row: RowPreview) -> ShownRow:
    before, after = [], []
    for cell in row.cells:
        if row.kind is not Kind.CHANGED and cell.field in _NAMES:
            continue
        if cell.field in _TELL_NOTHING and not _is_words(cell):
            continue
        was = words.said(table.name, cell.field, cell.before)
        will = words.said(table.name, cell.field, cell.after)
        before.append((words.titled(cell.column, cell.before, was), was))
        after.append((words.titled(cell.column, cell.after, will), will))
    return ShownRow(
        table.name,
        row.row_id,
        row.kind,
        _item(words, table, row),
        _("chưa có") if row.kind is Kind.ADDED else _told(before),
        _("không còn") if row.kind is Kind.WITHDRAWN else _told(after),
    )


def _is_words(cell: SideBySide) -> bool:
    return isinstance(cell.before, str) or isinstance(cell.after, str)


def _place(row: ShownRow) -> tuple[int, object]:
    return list(CHIPS).index(row.kind), sort_key(row.item)


def _told(said: Sequence[tuple[str, str]]) -> str:
    return joined(said) or _("có trong danh sách")


def _item(words: CellWords, table: TablePreview, row: RowPreview) -> str:
    """Return what a row is about: whom, and what of it."""
    whom = words.name(row.subject_id) if row.subject_id else ""
    given = {cell.field: cell for cell in row.cells}
    named = next((f for f in _ABOUT if f in given), "")
    what = row.name
    if named:
        cell = given[named]
        value = cell.before if cell.after is None else cell.after
        what = words.said(table.name, named, value)
    elif row.name and row.kind is not Kind.ADDED:
        what = _first(words, table.name, row.name)
    if "part" in given:
        cell = given["part"]
        number = cell.before if cell.after is None else cell.after
        what = _("{table}, phần {part}").format(table=table.title, part=number)
    parts = dict.fromkeys(part for part in (whom, what) if part)
    return ", ".join(parts) or table.title


def _first(words: CellWords, table: str, name: str) -> str:
    for field in _ABOUT:
        said = words.said(table, field, name)
        if said and said != name:
            return said
    return name if " " in name else ""


_ABOUT = (
    "label",
    "name",
    "title",
    "recipient",
    "criterion",
    "indicator",
    "statement",
    "content",
    "what",
    "offer",
)


def _of(table: TablePreview, kind: Kind) -> int:
    return {
        Kind.ADDED: table.added,
        Kind.CHANGED: table.changed,
        Kind.WITHDRAWN: table.withdrawn,
    }[kind]


def _columns() -> list[Column[ShownRow]]:
    return [
        Column[ShownRow](
            _("Việc"),
            lambda row: CHIPS[row.kind].word,
            kind="mark",
            width=106,
            look=lambda row: CHIPS[row.kind],
        ),
        Column[ShownRow](
            _("Mục"),
            lambda row: row.item,
            wrap=True,
            weight=500,
            width=216,
            tip=lambda row: row.whole,
        ),
        Column[ShownRow](
            _("Đang có"),
            lambda row: row.before,
            wrap=True,
            width=190,
            tip=lambda row: row.whole,
        ),
        Column[ShownRow](
            _("Sau khi nhận"),
            lambda row: row.after,
            wrap=True,
            tone=lambda _row: "text",
            tip=lambda row: row.whole,
        ),
    ]
