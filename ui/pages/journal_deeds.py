"""Việc đã làm: propaganda, training, inspections and the like, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.emulation.journal import Activity
from desktop.emulation.journal_summaries import counts_by_channel, counts_by_kind
from ui.dialogs.activity_dialog import KINDS, ActivityDialog
from ui.language import _
from ui.pages.journal_activities import ActivityList, files_column
from ui.pages.journal_list import ListWords
from ui.pages.journal_words import amount_words, capital, day_words, kind_words
from ui.tables.column import AnyRow, Column
from ui.widgets.forms import ChoiceField
from ui.widgets.subject_picker import Named, named
from ui.widgets.tips import as_written

WORDS = ListWords(
    name=_("Việc đã làm"),
    icon="notebook-pen",
    search=_("Lọc việc, đơn vị"),
    add=_("Ghi việc…"),
    added=_("Đã ghi một việc vào sổ."),
    changed=_("Đã sửa một việc trong sổ."),
    unchosen=_("Chưa chọn việc nào."),
    empty=(
        _("Chưa ghi việc nào"),
        _(
            "Tuyên truyền, tập huấn, kiểm tra, hội nghị, phản ánh của người dân ghi ở "
            "đây để báo cáo sơ kết, tổng kết có số liệu."
        ),
    ),
    unfit=(
        _("Không có việc nào như vậy"),
        _("Chọn “Tất cả các việc” hoặc xóa chữ đang lọc để xem đủ."),
    ),
)


@dataclass(frozen=True, slots=True)
class DeedRow:
    """An activity with who did it and how many files prove it."""

    entry: Activity
    who: Named | None
    files: int


class DeedsList(ActivityList):
    """A table narrowed by kind."""

    def reload(self) -> None:
        """Show what was done, newest first, and how much of it there is."""
        found = [a for a in self.office.journal.activities() if a.kind in KINDS]
        self.told.setText(_counts(found))
        self.told.setToolTip(as_written(_channels(found)))
        self._rows = deed_rows(self, found)
        self._show_rows()

    def tools(self) -> Sequence[QWidget]:
        """Return the choice of a kind."""
        choices = [(kind, kind_words(kind)) for kind in KINDS]
        self.kind = ChoiceField(
            _("Lọc theo loại việc"), [(None, _("Tất cả các việc")), *choices], width=220
        )
        self.kind.chosen.connect(lambda _kind: self._show_rows())
        return (self.kind,)

    def widen(self) -> None:
        """Show every kind again."""
        self.kind.choose(None)
        super().widen()
        self._show_rows()

    def dialog(self, parent: QWidget, row: AnyRow) -> ActivityDialog:
        """Return the dialog for an activity."""
        return ActivityDialog(parent, self.office, row.entry if row else None)

    def _show_rows(self) -> None:
        wanted = self.kind.key()
        shown = [row for row in self._rows if wanted in {None, row.entry.kind}]
        self.tell_empty(is_empty=not self._rows)
        self.table.show_rows(shown)
        self.begin()


def deed_columns() -> list[Column[DeedRow]]:
    """Return the columns of what was done."""
    return [
        Column[DeedRow](
            _("Ngày"),
            lambda row: day_words(row.entry.happened_on),
            sort=lambda row: row.entry.happened_on,
            width=112,
        ),
        Column[DeedRow](
            _("Việc"),
            lambda row: row.entry.title,
            note=_kind_and_channel,
            weight=500,
            tip=lambda row: f"{row.entry.title}\n{row.entry.note}".strip(),
        ),
        Column[DeedRow](
            _("Đơn vị thực hiện"),
            lambda row: row.who.name if row.who else "",
            width=190,
            wrap=True,
            tone=lambda row: "text",
        ),
        Column[DeedRow](
            _("Số lượng"),
            lambda row: amount_words(row.entry),
            width=180,
            sort=lambda row: (row.entry.number is not None, row.entry.number or 0),
        ),
        Column[DeedRow](
            _("Văn bản"),
            lambda row: row.entry.document,
            width=176,
            wrap=True,
            tip=lambda row: row.entry.document,
        ),
        files_column(),
    ]


def deed_rows(within: ActivityList, found: Sequence[Activity]) -> list[DeedRow]:
    """Return activities with names and numbers of files, newest first."""
    names, files = named(within.office), within.files()
    return [
        DeedRow(each, names.get(each.subject_id or ""), files.get(each.id, 0))
        for each in reversed(found)
    ]


def _kind_and_channel(row: DeedRow) -> str:
    entry, channel = row.entry, row.entry.channel
    kind = kind_words(entry.kind)
    return f"{kind} · {channel.label}" if channel else kind


def _counts(found: Sequence[Activity]) -> str:
    """Return "24 việc · tuyên truyền 12 · tập huấn, bồi dưỡng 03 · …", three kinds."""
    if not found:
        return ""
    counts = sorted(counts_by_kind(found).items(), key=lambda pair: -pair[1])
    parts = [f"{kind.label} {count:02d}" for kind, count in counts[:3]]
    said = [_("{count:02d} việc").format(count=len(found)), *parts]
    return " · ".join(said)


def _channels(found: Sequence[Activity]) -> str:
    return "\n".join(
        f"{capital(channel.label) if channel else _('Không ghi kênh')}: {count:02d}"
        for channel, count in counts_by_channel(found).items()
    )
