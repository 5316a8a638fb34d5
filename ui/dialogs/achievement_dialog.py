"""An achievement: whose, what kind, when, what, proved by what."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.emulation.records import Achievement, AchievementKind
from desktop.office.office import Office
from ui.dialogs.subject_form import Choices, SubjectForm
from ui.language import _
from ui.widgets import layouts
from ui.widgets.dates import DateField
from ui.widgets.fields import NoteField
from ui.widgets.subject_picker import SubjectPicker, named

NO_DAY = _("Không có ngày này. Gõ như 14/12/2025.")


class AchievementDialog(SubjectForm):
    """One entry of the register of achievements."""

    def __init__(
        self, parent: QWidget | None, office: Office, kept: Achievement | None = None
    ) -> None:
        title = _("Sửa thành tích") if kept else _("Thêm thành tích")
        verb = _("Lưu thay đổi") if kept else _("Thêm vào sổ")
        super().__init__(parent, title, verb, self._keep, width=600)
        self._office, self._kept = office, kept
        self._named = named(office)
        chosen = [kept.subject_id] if kept else []
        self.subject = SubjectPicker(
            _("Người hoặc đơn vị"), self._named, chosen, many=False
        )
        kinds = [(k, k.label[0].upper() + k.label[1:]) for k in AchievementKind]
        self.kind = Choices(_("Loại thành tích"), kinds, kept.kind if kept else None)
        year = office.today().year
        self.first = DateField(
            _("Từ ngày"), kept.first_day if kept else date(year, 1, 1)
        )
        self.last = DateField(
            _("Đến ngày"), kept.last_day if kept else date(year, 12, 31)
        )
        self.content = NoteField(_("Nội dung"), kept.content if kept else "", lines=4)
        self.evidence = NoteField(
            _("Minh chứng"),
            kept.evidence if kept else "",
            hint=_("giấy chứng nhận, quyết định, nơi giữ bản gốc"),
            lines=2,
        )
        self._fill()
        (self.content if kept else self.subject).setFocus()

    def _fill(self) -> None:
        self.rows.add(_("Ai"), self.subject)
        self.row(_("Loại"), self.kind)
        days = layouts.box(layouts.row(self.first, self.last, layouts.STRETCH))
        self.rows.add(_("Từ ngày, đến ngày"), days)
        self.row(_("Nội dung"), self.content, "nội dung thành tích")
        self.row(_("Minh chứng"), self.evidence, "minh chứng")

    def is_readable(self) -> bool:
        self.subject.show_error("")
        if not self.subject.chosen():
            self.subject.show_error(_("Chọn người hoặc đơn vị có thành tích."))
            self.subject.setFocus()
            return False
        return all(has_day(field) for field in (self.first, self.last))

    def value(self) -> Achievement:
        """Return the achievement as typed."""
        kept = self._kept or Achievement(
            "", "", AchievementKind.RESULT, date.min, date.min, ""
        )
        return replace(
            kept,
            subject_id=self.subject.chosen()[0],
            kind=self.kind.value(),
            first_day=self.first.value() or date.min,
            last_day=self.last.value() or date.min,
            content=self.content.toPlainText(),
            evidence=self.evidence.toPlainText(),
        )

    def _keep(self, typed: Achievement) -> None:
        name = self._named[typed.subject_id].name
        self._office.registers.keep_achievement(typed, name)


def has_day(field: DateField, *, needed: bool = True) -> bool:
    """Tell whether a field holds a day, or say at the field that it does not."""
    field.clear_error()
    if field.value() is not None or not (needed or field.text()):
        return True
    field.show_error(NO_DAY)
    field.setFocus()
    return False
