"""Khó khăn, vướng mắc: raised, forwarded, answered; what still waits stands first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.emulation.journal import Difficulty, DifficultyState
from ui.dialogs.difficulty_dialog import DifficultyDialog
from ui.language import _
from ui.pages.journal_list import JournalList, ListWords
from ui.pages.journal_words import capital, day_words, difficulty_chip
from ui.tables.column import AnyRow, Column
from ui.widgets.chips import Chip
from ui.widgets.forms import ChoiceField
from ui.widgets.subject_picker import Named, named

WORDS = ListWords(
    name=_("Khó khăn, vướng mắc"),
    icon="message-square-text",
    search=_("Lọc nội dung, đơn vị"),
    add=_("Ghi vướng mắc…"),
    added=_("Đã ghi một vướng mắc vào sổ."),
    changed=_("Đã sửa một vướng mắc."),
    unchosen=_("Chưa chọn vướng mắc nào."),
    empty=(
        _("Chưa có vướng mắc nào"),
        _(
            "Khó khăn các đơn vị nêu ra ghi ở đây, kèm nơi đã chuyển đến và trả lời, "
            "để không việc nào bị bỏ quên."
        ),
    ),
    unfit=(
        _("Không có vướng mắc nào như vậy"),
        _("Chọn “Tất cả vướng mắc” hoặc xóa chữ đang lọc để xem đủ."),
    ),
)


@dataclass(frozen=True, slots=True)
class DifficultyRow:
    """A difficulty with who raised it, looked at on a day."""

    entry: Difficulty
    who: Named | None
    today: date

    @property
    def chip(self) -> Chip:
        """Return how far it has come."""
        return difficulty_chip(self.entry, self.today)


class DifficultiesList(JournalList):
    """A table narrowed by state."""

    def reload(self) -> None:
        """Show the difficulties as they are now."""
        names, today = named(self.office), self.office.today()
        found = self.office.journal.difficulties()
        self._rows = [
            DifficultyRow(each, names.get(each.subject_id or ""), today)
            for each in reversed(found)
        ]
        self._rows.sort(key=lambda row: row.entry.state is DifficultyState.ANSWERED)
        waiting = sum(1 for d in found if d.state is not DifficultyState.ANSWERED)
        said = _("{count:02d} vướng mắc · {waiting:02d} chưa được trả lời")
        told = said.format(count=len(found), waiting=waiting) if found else ""
        self.told.setText(told)
        self._show_rows()

    def tools(self) -> Sequence[QWidget]:
        """Return the choice of a state."""
        choices = [(state, capital(state.label)) for state in DifficultyState]
        self.state = ChoiceField(
            _("Lọc theo tình trạng"),
            [(None, _("Tất cả vướng mắc")), *choices],
            width=210,
        )
        self.state.chosen.connect(lambda _state: self._show_rows())
        return (self.state,)

    def widen(self) -> None:
        """Show every state again."""
        self.state.choose(None)
        super().widen()
        self._show_rows()

    def dialog(self, parent: QWidget, row: AnyRow) -> DifficultyDialog:
        """Return the dialog for a difficulty."""
        return DifficultyDialog(parent, self.office, row.entry if row else None)

    def question(self, row: AnyRow) -> tuple[str, str]:
        """Return what to ask before a difficulty is taken out."""
        return (
            _("Bỏ vướng mắc này khỏi sổ?"),
            _("“{content}” Có thể hoàn tác ngay sau đó.").format(
                content=_shortened(row.entry.content)
            ),
        )

    def remove(self, row: AnyRow) -> None:
        """Take the difficulty out."""
        self.office.journal.remove_difficulty(row.entry)

    def removed(self, row: AnyRow) -> str:
        """Return the sentence after a difficulty was taken out."""
        return _("Đã bỏ một vướng mắc khỏi sổ.")

    def _show_rows(self) -> None:
        wanted = self.state.key()
        shown = [row for row in self._rows if wanted in {None, row.entry.state}]
        self.tell_empty(is_empty=not self._rows)
        self.table.show_rows(shown)
        self.begin()


def difficulty_columns() -> list[Column[DifficultyRow]]:
    """Return the columns of the difficulties."""
    return [
        Column[DifficultyRow](
            _("Ngày nêu"),
            lambda row: day_words(row.entry.raised_on),
            sort=lambda row: row.entry.raised_on,
            width=112,
        ),
        Column[DifficultyRow](
            _("Vướng mắc"),
            lambda row: row.entry.content.replace("\n", " "),
            note=lambda row: row.who.name if row.who else "",
            weight=500,
            tip=lambda row: row.entry.content,
        ),
        Column[DifficultyRow](
            _("Tình trạng"),
            lambda row: row.chip.word,
            sort=lambda row: list(DifficultyState).index(row.entry.state),
            look=lambda row: row.chip,
            kind="mark",
            width=176,
        ),
        Column[DifficultyRow](
            _("Chuyển đến"),
            lambda row: row.entry.forwarded_to,
            note=lambda row: day_words(row.entry.forwarded_on),
            width=176,
            tip=lambda row: row.entry.forwarded_to,
        ),
        Column[DifficultyRow](
            _("Trả lời"),
            lambda row: row.entry.answer.replace("\n", " "),
            note=lambda row: day_words(row.entry.answered_on),
            width=236,
            tip=lambda row: row.entry.answer,
        ),
    ]


def _shortened(content: str) -> str:
    line = content.replace("\n", " ")
    return line if len(line) <= 120 else f"{line[:119].rstrip()}…"
