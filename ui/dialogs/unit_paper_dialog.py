"""A paper a unit sent: its launch paper, plan or report, the day it came, who took it.

Use: `UnitPaperDialog(self, office, activity, periods).exec()`; a new paper comes with
its kind and, if chosen, its unit and period already in the activity.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.emulation.journal import UNIT_PAPERS, Activity
from desktop.emulation.movements import Period
from desktop.office.office import Office
from ui.dialogs.initiative_dialog import is_day
from ui.dialogs.journal_dialog import (
    ActivityFrame,
    is_filled,
    period_field,
    rows,
    units_of,
)
from ui.dialogs.subject_form import Choices
from ui.language import _
from ui.pages.journal_words import paper_words
from ui.widgets.dates import DateField
from ui.widgets.fields import Field, NoteField
from ui.widgets.subject_picker import SubjectPicker


class UnitPaperDialog(ActivityFrame):
    """One entry of "Văn bản của đơn vị"."""

    def __init__(
        self,
        parent: QWidget | None,
        office: Office,
        kept: Activity,
        periods: Sequence[tuple[Period, str]],
    ) -> None:
        is_new = not kept.id
        title = _("Ghi nhận văn bản của đơn vị") if is_new else _("Sửa văn bản đã nhận")
        super().__init__(parent, office, title, icon="inbox")
        self._kept = kept
        self._make_fields(kept, periods)
        self.take_files(kept.id)
        parts = rows(
            (_("Loại văn bản"), self.kind),
            (_("Đơn vị gửi"), self.unit),
            (_("Tên văn bản"), self.name),
            (_("Số, ký hiệu"), self.document),
            (_("Ngày nhận"), self.day),
            (_("Người nhận"), self.receiver),
            (_("Nói về kỳ"), self.about),
            (_("Ghi chú"), self.note),
            (_("Minh chứng"), self.files),
        )
        self.compose(_("Ghi vào sổ") if is_new else _("Lưu thay đổi"), parts)
        (self.name if kept.subject_id else self.unit).setFocus()

    def _make_fields(
        self, kept: Activity, periods: Sequence[tuple[Period, str]]
    ) -> None:
        kinds = [(kind, paper_words(kind)) for kind in UNIT_PAPERS]
        self.kind = Choices(_("Loại văn bản"), kinds, kept.kind, width=300)
        self.unit = SubjectPicker(
            _("Đơn vị gửi"),
            units_of(self._office),
            [kept.subject_id] if kept.subject_id else [],
            many=False,
        )
        self.name = Field(
            _("Tên văn bản"), kept.title, hint=_("kế hoạch, báo cáo về việc gì")
        )
        self.document = Field(
            _("Số, ký hiệu"), kept.document, hint=_("ví dụ 12/KH-TrMN, ngày 08/7/2025")
        )
        self.day = DateField(_("Ngày nhận"), kept.happened_on)
        self.receiver = Field(_("Người nhận"), kept.received_by, hint=_("ai nhận"))
        self.about = period_field(_("Nói về kỳ"), periods, kept.about)
        self.note = NoteField(_("Ghi chú"), kept.note, lines=2)

    def is_readable(self) -> bool:
        """Tell whether unit, title and day are there."""
        if not self.unit.chosen():
            self.unit.show_error(_("Chọn đơn vị đã gửi văn bản."))
            self.unit.setFocus()
            return False
        return is_filled(self.name, _("Ghi tên văn bản.")) and is_day(
            self.day, self._office.today(), needed=True
        )

    def typed(self) -> Activity:
        """Return the paper as typed."""
        about = self.about.key()
        period = about if isinstance(about, Period) else None
        return replace(
            self._kept,
            kind=self.kind.value(),
            subject_id=self.unit.chosen()[0],
            title=self.name.text(),
            document=self.document.text(),
            happened_on=self.day.value() or date.min,
            received_by=self.receiver.text(),
            first_day=period.first if period else None,
            last_day=period.last if period else None,
            note=self.note.text(),
        )
