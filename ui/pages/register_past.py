"""Entering an award decided earlier or elsewhere, in one step."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.awards.forms import AwardForm, Level
from desktop.office.office import Office
from desktop.office.registers.award_history import achievements_of
from desktop.office.rounds.double_awards import PastAward
from ui.dialogs.achievement_dialog import has_day
from ui.dialogs.subject_form import Choices, SubjectForm
from ui.language import _
from ui.widgets import layouts
from ui.widgets.dates import DateField
from ui.widgets.fields import Field, NoteField
from ui.widgets.forms import ChoiceField
from ui.widgets.subject_picker import SubjectPicker, named

_FORMS = [form for form in AwardForm if form is not AwardForm.UNSPECIFIED]


class PastAwardDialog(SubjectForm):
    """Who, which award, by which decision, for what; to be held against new ones."""

    def __init__(
        self, parent: QWidget | None, office: Office, kept: PastAward | None = None
    ) -> None:
        title = _("Sửa khen thưởng đã ghi") if kept else _("Ghi khen thưởng đã có")
        verb = _("Lưu thay đổi") if kept else _("Ghi vào sổ")
        super().__init__(parent, title, verb, self._keep, width=620)
        self._office, self._kept = office, kept
        self._named = named(office)
        year = office.today().year
        self.subject = SubjectPicker(
            _("Người hoặc đơn vị được khen"),
            self._named,
            [kept.subject_id] if kept else [],
            many=False,
        )
        forms: list[tuple[AwardForm, str]] = [(f, f.label) for f in _FORMS]
        if kept and kept.form not in _FORMS:
            forms.append((kept.form, kept.form.label))
        self.form = Choices(_("Hình thức"), forms, kept.form if kept else None)
        levels = [(lv, lv.label[0].upper() + lv.label[1:]) for lv in Level]
        self.level = Choices(_("Cấp"), levels, kept.level if kept else Level.COMMUNE)
        self.authority = Field(
            _("Người, cơ quan quyết định"),
            kept.authority if kept else "",
            hint=_("Chủ tịch UBND huyện…, để trống được"),
        )
        self.number = Field(
            _("Số quyết định"),
            kept.number if kept else "",
            hint=_("12/QĐ-UBND, để trống được"),
            width=210,
        )
        self.issued = DateField(_("Ngày quyết định"), kept.issued_on if kept else None)
        self.first = DateField(
            _("Thành tích từ ngày"), kept.first_day if kept else date(year - 1, 1, 1)
        )
        self.last = DateField(
            _("Thành tích đến ngày"), kept.last_day if kept else date(year - 1, 12, 31)
        )
        self.merit = NoteField(
            _("Thành tích được khen"), kept.merit if kept else "", lines=3
        )
        self.achievement = ChoiceField(_("Thành tích trong sổ"))
        self.achievement.chosen.connect(self._on_achievement)
        self.subject.changed.connect(self._show_achievements)
        self._fill()
        self._show_achievements()
        self.achievement.choose(kept.achievement if kept else "")
        self.subject.setFocus()

    def _fill(self) -> None:
        self.rows.add(_("Ai"), self.subject)
        self.row(_("Hình thức"), self.form)
        self.row(_("Cấp"), self.level)
        self.row(_("Người quyết định"), self.authority)
        decided = layouts.row(self.number, self.issued, layouts.STRETCH)
        self.rows.add(_("Số, ngày quyết định"), layouts.box(decided))
        days = layouts.row(self.first, self.last, layouts.STRETCH)
        self.rows.add(_("Thời gian thành tích"), layouts.box(days))
        self._watched.append((self.issued, ("ngày quyết định",)))
        self._watched.append((self.last, ("thời gian của thành tích",)))
        self.row(_("Thành tích"), self.merit, "thành tích được khen")
        self.rows.add(_("Mục trong sổ"), self.achievement)

    def _show_achievements(self) -> None:
        """Offer what the chosen subject achieved; a known one is found for certain."""
        chosen = self.subject.chosen()
        found = achievements_of(self._office, chosen[0]) if chosen else ()
        self.achievement.show_choices(
            [
                ("", _("Không gắn với mục nào")),
                *((line.key, line.title.replace("\n", " ")) for line in found),
            ]
        )

    def _on_achievement(self, key: object) -> None:
        if key and not self.merit.text():
            self.merit.show_text(self.achievement.currentText())

    def is_readable(self) -> bool:
        self.subject.show_error("")
        if not self.subject.chosen():
            self.subject.show_error(_("Chọn người hoặc đơn vị được khen."))
            self.subject.setFocus()
            return False
        return has_day(self.issued, needed=False) and all(
            has_day(field) for field in (self.first, self.last)
        )

    def value(self) -> PastAward:
        """Return the award as typed; an unchanged subject keeps the name it had."""
        subject_id = self.subject.chosen()[0]
        is_same = self._kept is not None and self._kept.subject_id == subject_id
        name = self._named[subject_id].name
        typed = PastAward(
            "",
            subject_id,
            self._kept.recipient if self._kept and is_same else name,
            self.form.value(),
            self.level.value(),
            self.authority.text(),
            self.number.text(),
            self.issued.value(),
            self.first.value() or date.min,
            self.last.value() or date.min,
            self.merit.toPlainText(),
            str(self.achievement.key() or ""),
        )
        return replace(typed, id=self._kept.id) if self._kept else typed

    def _keep(self, typed: PastAward) -> None:
        self._office.double_awards.enter_past(typed)
