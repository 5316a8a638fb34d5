"""A satisfaction survey: how many forms went out and came back, and the five answers.

Use: `SurveyDialog(self, office, activity or None, periods).exec()`.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.emulation.journal import Activity, ActivityKind, AnswerLevel, satisfaction
from desktop.emulation.movements import Period
from desktop.errors import EntryError
from desktop.office.office import Office
from ui import look
from ui.dialogs.initiative_dialog import is_day
from ui.dialogs.journal_dialog import (
    ActivityFrame,
    CountField,
    is_filled,
    period_field,
    rows,
    units_of,
)
from ui.language import _
from ui.pages.journal_words import answered_words, satisfied_words
from ui.widgets import layouts
from ui.widgets.dates import DateField
from ui.widgets.fields import Field, NoteField
from ui.widgets.forms import FormRows
from ui.widgets.subject_picker import SubjectPicker

_NEW = Activity("", ActivityKind.SURVEY, date.min, "", counted="phiếu")


class SurveyDialog(ActivityFrame):
    """One entry of "Khảo sát"; the rate is told while one types."""

    def __init__(
        self,
        parent: QWidget | None,
        office: Office,
        kept: Activity | None,
        periods: Sequence[tuple[Period, str]],
    ) -> None:
        title = _("Sửa khảo sát hài lòng") if kept else _("Ghi khảo sát hài lòng")
        super().__init__(parent, office, title, icon="list-checks")
        self._kept = kept or _NEW
        self._make_fields(
            self._kept, periods, kept.happened_on if kept else office.today()
        )
        self.take_files(self._kept.id)
        self.compose(_("Lưu thay đổi") if kept else _("Ghi vào sổ"), *self._parts())
        self._tell_rate()
        self.name.setFocus()

    def _make_fields(
        self, kept: Activity, periods: Sequence[tuple[Period, str]], day: date
    ) -> None:
        self.name = Field(
            _("Tên khảo sát"), kept.title, hint=_("hỏi ai, về dịch vụ nào")
        )
        self.day = DateField(_("Ngày tổng hợp"), day)
        self.unit = SubjectPicker(
            _("Đơn vị được hỏi về"),
            units_of(self._office),
            [kept.subject_id] if kept.subject_id else [],
            many=False,
        )
        self.about = period_field(_("Kỳ khảo sát"), periods, kept.about)
        self.whole = CountField(_("Số phiếu phát ra"), kept.whole)
        self.number = CountField(_("Số phiếu thu về"), kept.number)
        counts = kept.answers or (None,) * len(AnswerLevel)
        self.answers = [
            CountField(level.label, count)
            for level, count in zip(AnswerLevel, counts, strict=True)
        ]
        for field in self.answers:
            field.edit.textChanged.connect(lambda _text: self._tell_rate())
        self.rate = layouts.label("", "name", wrap=True)
        self.rate.setMinimumHeight(30)
        self.note = NoteField(_("Ghi chú"), kept.note, lines=2)

    def _parts(self) -> tuple[QWidget, ...]:
        # The best answer first, as on the form; the counts are kept low to high.
        pairs = zip(AnswerLevel, self.answers, strict=True)
        levels = [(level.label, field) for level, field in pairs][::-1]
        forms = layouts.row(spacing=8)
        for label, field in ((_("phát ra"), self.whole), (_("thu về"), self.number)):
            forms.addWidget(layouts.label(label, "note"))
            forms.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        forms.addStretch(1)
        top = rows(
            (_("Tên khảo sát"), self.name),
            (_("Ngày tổng hợp"), self.day),
            (_("Hỏi về đơn vị"), self.unit),
            (_("Kỳ khảo sát"), self.about),
            (_("Số phiếu"), layouts.box(forms)),
        )
        counts: FormRows = rows(*levels, (_("Tỷ lệ hài lòng"), self.rate))
        below = rows((_("Ghi chú"), self.note), (_("Minh chứng"), self.files))
        return top, layouts.label(_("Số phiếu hợp lệ theo mức"), "group"), counts, below

    def _tell_rate(self) -> None:
        shown = replace(self._kept, answers=self._read_answers() or ())
        if satisfaction(shown.answers) is None:
            look.tag(self.rate, role="note")
            self.rate.setText(_("chưa có số: ghi đủ năm mức, mức không ai chọn ghi 0"))
        else:
            said = f"{satisfied_words(shown)} · {answered_words(shown)}"
            look.tag(self.rate, role="name")
            self.rate.setText(said)

    def _read_answers(self) -> tuple[int, ...] | None:
        """Return the five counts, nothing while one is missing or unreadable."""
        try:
            found = [field.value() for field in self.answers]
        except EntryError:
            return None
        counts = tuple(int(count) for count in found if count is not None)
        whole = len(counts) == len(AnswerLevel) and min(counts) >= 0
        return counts if whole else None

    def is_readable(self) -> bool:
        """Tell whether title, day and counts can be read."""
        fields = (self.whole, self.number, *self.answers)
        return (
            is_filled(self.name, _("Ghi tên khảo sát."))
            and is_day(self.day, self._office.today(), needed=True)
            and all(field.is_number() for field in fields)
        )

    def typed(self) -> Activity:
        """Return the survey as typed; counts of some levels only are refused later."""
        unit, about = self.unit.chosen(), self.about.key()
        period = about if isinstance(about, Period) else None
        found = [field.value() for field in self.answers]
        return replace(
            self._kept,
            title=self.name.text(),
            happened_on=self.day.value() or date.min,
            subject_id=unit[0] if unit else None,
            first_day=period.first if period else None,
            last_day=period.last if period else None,
            whole=self.whole.value(),
            number=self.number.value(),
            answers=tuple(int(count) for count in found if count is not None),
            note=self.note.text(),
        )
