"""A difficulty: who raised it, what it is, where it was sent, what came back.

Use: `DifficultyDialog(self, office, difficulty or None).exec()`.
"""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.emulation.journal import Difficulty
from desktop.office.office import Office
from ui.dialogs.initiative_dialog import is_day
from ui.dialogs.journal_dialog import JournalDialog, rows
from ui.language import _
from ui.widgets.dates import DateField
from ui.widgets.fields import Field, NoteField
from ui.widgets.subject_picker import SubjectPicker, named

_NEW = Difficulty("", date.min, "")


class DifficultyDialog(JournalDialog):
    """One entry of "Khó khăn, vướng mắc"."""

    def __init__(
        self, parent: QWidget | None, office: Office, kept: Difficulty | None = None
    ) -> None:
        title = _("Sửa vướng mắc") if kept else _("Ghi vướng mắc")
        super().__init__(parent, office, title, icon="message-square-text")
        self._kept = kept or _NEW
        self._make_fields(self._kept, kept.raised_on if kept else office.today())
        parts = rows(
            (_("Ai nêu"), self.who),
            (_("Ngày nêu"), self.raised),
            (_("Nội dung"), self.content),
            (_("Chuyển đến"), self.receiver),
            (_("Ngày chuyển"), self.forwarded),
            (_("Trả lời"), self.answer),
            (_("Ngày trả lời"), self.answered),
        )
        self.compose(_("Lưu thay đổi") if kept else _("Ghi vào sổ"), parts)
        (self.receiver if kept else self.who).setFocus()

    def _make_fields(self, kept: Difficulty, raised: date) -> None:
        self.who = SubjectPicker(
            _("Ai nêu"),
            named(self._office),
            [kept.subject_id] if kept.subject_id else [],
            many=False,
        )
        self.raised = DateField(_("Ngày nêu"), raised)
        self.content = NoteField(_("Nội dung vướng mắc"), kept.content)
        self.receiver = Field(
            _("Chuyển đến"), kept.forwarded_to, hint=_("cơ quan, người giải quyết")
        )
        self.forwarded = DateField(_("Ngày chuyển"), kept.forwarded_on)
        self.answer = NoteField(_("Nội dung trả lời"), kept.answer)
        self.answered = DateField(_("Ngày trả lời"), kept.answered_on)

    def is_readable(self) -> bool:
        """Tell whether the days can be read; their order is for the office to judge."""
        today = self._office.today()
        return (
            is_day(self.raised, today, needed=True)
            and is_day(self.forwarded, today)
            and is_day(self.answered, today)
        )

    def keep(self) -> str:
        """Keep the difficulty as typed."""
        who = self.who.chosen()
        return self._office.journal.keep_difficulty(
            replace(
                self._kept,
                subject_id=who[0] if who else None,
                raised_on=self.raised.value() or date.min,
                content=self.content.text(),
                forwarded_to=self.receiver.text(),
                forwarded_on=self.forwarded.value(),
                answer=self.answer.text(),
                answered_on=self.answered.value(),
            )
        )
