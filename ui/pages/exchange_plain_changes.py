"""The changes of an exchange file as a table: what is here now, and what would be."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.office.exchanging.round_package import Change, Kind, Preview
from desktop.office.rounds.roundup import Roundup
from ui.language import _
from ui.pages.exchange_plain_words import ChangeWords
from ui.tables.column import Column, Section
from ui.tables.table import TableView
from ui.widgets.chips import Chip

CHIPS = {
    Kind.ADDED: Chip(_("Thêm"), "plus", "ok"),
    Kind.CHANGED: Chip(_("Thay đổi"), "refresh-cw", "accent"),
    Kind.WITHDRAWN: Chip(_("Rút"), "circle-minus", "bad"),
}


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change in words."""

    change: Change
    item: str
    detail: str
    before: str
    after: str

    @property
    def whole(self) -> str:
        """Return everything in one sentence, for the tip."""
        what = ", ".join(part for part in (self.item, self.detail) if part)
        now, then = _("Đang có"), _("Sau khi nhận")
        return f"{what}\n{now}: {self.before}\n{then}: {self.after}"


def rows_of(preview: Preview, roundup: Roundup) -> list[ChangeRow]:
    """Return the changes in words, in the order of the file."""
    words = ChangeWords(roundup, preview.package)
    return [
        ChangeRow(
            change,
            words.item(change),
            words.detail(change),
            words.before(change),
            words.after(change),
        )
        for change in preview.changes
    ]


class ChangesTable(TableView):
    """The changes under the names of their tables."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Thay đổi nếu tiếp nhận"),
            _columns(),
            row_height=42,
            key=lambda row: (row.change.table, row.change.key),
            many=True,
            parent=parent,
        )

    def show_changes(
        self, preview: Preview, rows: Sequence[ChangeRow], kind: Kind | None
    ) -> None:
        """Show the changes of one kind, or all of them."""
        wanted = [row for row in rows if kind is None or row.change.kind is kind]
        tables = dict.fromkeys(row.change.table for row in wanted)
        self.show_sections(
            [
                Section(
                    preview.titles.get(table, _("Bảng khác")),
                    [row for row in wanted if row.change.table == table],
                )
                for table in tables
            ]
        )


def _columns() -> list[Column[ChangeRow]]:
    return [
        Column[ChangeRow](
            _("Việc"),
            lambda row: CHIPS[row.change.kind].word,
            kind="mark",
            width=116,
            look=lambda row: CHIPS[row.change.kind],
        ),
        Column[ChangeRow](
            _("Mục"),
            lambda row: row.item,
            note=lambda row: row.detail,
            weight=500,
            width=264,
            tip=lambda row: row.whole,
        ),
        Column[ChangeRow](
            _("Đang có"),
            lambda row: row.before,
            wrap=True,
            width=236,
            tip=lambda row: row.whole,
        ),
        Column[ChangeRow](
            _("Sau khi nhận"),
            lambda row: row.after,
            wrap=True,
            weight=600,
            tone=lambda _row: "text",
            tip=lambda row: row.whole,
        ),
    ]
