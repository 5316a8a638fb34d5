"""What the lists of activities share: taking one out, and the files that prove it."""

from collections import Counter
from collections.abc import Mapping

from ui.dialogs.journal_dialog import evidence_owner
from ui.language import _
from ui.pages.journal_list import JournalList
from ui.tables.column import AnyRow, Column


class ActivityList(JournalList):
    """A list whose entries are activities."""

    def files(self) -> Mapping[str, int]:
        """Return how many files prove each activity, by its id; none is no key."""
        owners = (kept.owner for kept in self.office.records.evidence())
        start = evidence_owner("")
        return Counter(o.removeprefix(start) for o in owners if o.startswith(start))

    def question(self, row: AnyRow) -> tuple[str, str]:
        """Return what to ask before an entry is taken out, and what follows."""
        return (
            _("Bỏ “{title}” khỏi sổ?").format(title=row.entry.title),
            _("Báo cáo không còn tính mục này. Có thể hoàn tác ngay sau đó."),
        )

    def remove(self, row: AnyRow) -> None:
        """Take the entry out."""
        self.office.journal.remove_activity(row.entry)

    def removed(self, row: AnyRow) -> str:
        """Return the sentence after an entry was taken out."""
        return _("Đã bỏ “{title}” khỏi sổ.").format(title=row.entry.title)


def files_column() -> Column[AnyRow]:
    """Return the column that counts files; nothing where there are none."""
    return Column[AnyRow](
        _("Tệp"),
        lambda row: f"{row.files:02d}" if row.files else "",
        kind="number",
        width=56,
    )
