"""A breach: who, when, of what kind, how grave, what, by which paper.

Use: `BreachDialog(self, office, breach or None).exec()`; it keeps through the office
itself, so that a refusal leaves everything typed in place.
"""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.emulation.records import Breach, BreachKind, Severity
from desktop.errors import EntryError
from desktop.office.office import Office
from ui.dialogs.frame import Dialog
from ui.dialogs.initiative_dialog import is_day
from ui.language import _
from ui.widgets.buttons import plain, primary
from ui.widgets.dates import DateField
from ui.widgets.fields import ErrorLine, Field, NoteField
from ui.widgets.forms import FormRows
from ui.widgets.subject_picker import SubjectPicker, named

_SEVERITIES = tuple(Severity)
_KINDS = tuple(BreachKind)


class BreachDialog(Dialog):
    """One entry of the register of breaches."""

    def __init__(
        self, parent: QWidget | None, office: Office, kept: Breach | None = None
    ) -> None:
        title = _("Sửa vi phạm") if kept else _("Ghi vi phạm")
        super().__init__(parent, title, icon="triangle-alert", tone="warn", width=560)
        self._office, self._kept = office, kept
        self._named = named(office)
        self.subject = SubjectPicker(
            _("Người hoặc đơn vị"),
            self._named,
            [kept.subject_id] if kept else [],
            many=False,
        )
        self.day = DateField(_("Ngày vi phạm"), kept.happened_on if kept else None)
        self.kind = QComboBox()
        for kind in _KINDS:
            self.kind.addItem(kind.label[0].upper() + kind.label[1:])
        if kept:
            self.kind.setCurrentIndex(_KINDS.index(kept.kind))
        self.severity = QComboBox()
        for each in _SEVERITIES:
            self.severity.addItem(each.label[0].upper() + each.label[1:])
        if kept:
            self.severity.setCurrentIndex(_SEVERITIES.index(kept.severity))
        self.content = NoteField(_("Nội dung vi phạm"), kept.content if kept else "")
        self.document = Field(
            _("Văn bản xử lý"),
            kept.document if kept else "",
            hint=_("số, ngày quyết định hoặc thông báo"),
        )
        self._error = ErrorLine()
        self._fill()
        self.add_button(plain(_("Hủy"), self.reject))
        verb = _("Lưu thay đổi") if kept else _("Ghi vào sổ")
        self.save = self.add_button(primary(verb, self._on_save), default=True)
        (self.day if kept else self.subject).setFocus()

    def _fill(self) -> None:
        rows = FormRows()
        rows.add(_("Ai"), self.subject)
        rows.add(_("Ngày vi phạm"), self.day)
        rows.add(_("Loại vi phạm"), self.kind)
        rows.add(_("Mức độ"), self.severity)
        rows.add(_("Nội dung"), self.content)
        rows.add(_("Văn bản xử lý"), self.document)
        self.body.addWidget(rows)
        self.body.addWidget(self._error)
        self.body.addStretch(1)

    def _on_save(self) -> None:
        self._error.say("")
        chosen = self.subject.chosen()
        if not chosen:
            self.subject.show_error(_("Chọn người hoặc đơn vị vi phạm."))
            self.subject.setFocus()
            self._grow()
            return
        if not is_day(self.day, self._office.today(), needed=True):
            self._grow()
            return
        try:
            name = self._named[chosen[0]].name
            self._office.records.note_breach(self._typed(chosen[0]), name)
        except EntryError as refusal:
            self._error.say(str(refusal))
            self.content.setFocus()
            self._grow()
        else:
            self.accept()

    def _grow(self) -> None:
        # Afterwards: the fields tell their new height with the next events only.
        QTimer.singleShot(0, self, self.adjustSize)

    def _typed(self, subject_id: str) -> Breach:
        day = self.day.value() or date.min
        severity = _SEVERITIES[self.severity.currentIndex()]
        kept = self._kept or Breach("", subject_id, day, severity, "")
        return replace(
            kept,
            subject_id=subject_id,
            happened_on=day,
            severity=severity,
            kind=_KINDS[self.kind.currentIndex()],
            content=self.content.text(),
            document=self.document.text(),
        )
