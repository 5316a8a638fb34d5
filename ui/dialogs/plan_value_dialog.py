"""Change one number or day of the plan, with the reason; kept as a new version."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from desktop import vietnamese
from desktop.awards.deadlines import Deadline, When
from desktop.errors import EntryError
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.pages.plan_parts import Edit
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.dates import read_date
from ui.widgets.fields import Field, NoteField
from ui.widgets.forms import FormRows

_LEAP = 2000  # a day of every year is kept as a day of this year
_LABELS = {
    "quota": _("Số lượng"),
    "target": _("Phải đạt"),
}


class PlanValueDialog(Dialog):
    """A field for the new value and one for the reason.

    Args:
        change: makes the plan's text with the new value, or refuses with EntryError.
        deadline: the due date that is changed, None for a number.

    After acceptance `source` is the changed text.
    """

    def __init__(
        self,
        parent: QWidget | None,
        edit: Edit,
        note: str,
        change: Callable[[int | Decimal | date], str],
        deadline: Deadline | None = None,
    ) -> None:
        super().__init__(parent, _("Sửa: {what}").format(what=edit.what), icon="pencil")
        self._edit, self._change = edit, change
        self._is_yearly = deadline is not None and deadline.when is When.YEARLY
        self.source = ""
        label = _LABELS.get(edit.table, "")
        if deadline is not None:
            label = deadline.limit.label.capitalize()
        self.value = Field(label, self._written(edit.now), width=140)
        self.reason = NoteField(_("Lý do sửa"))
        rows = FormRows(spacing=8)
        hint = _("ngày/tháng") if self._is_yearly else ""
        rows.add(label, self.value, hint)
        rows.add(_("Lý do sửa"), self.reason)
        self.body.addSpacing(8)
        self.body.addWidget(rows)
        self.body.addWidget(layouts.label(note, "note", wrap=True))
        self.add_button(plain(_("Hủy"), self.reject))
        self._verb = primary(_("Lưu thành bản mới"), self._on_keep)
        self.add_button(self._verb)
        self.reason.textChanged.connect(self._on_typed)
        self.value.edit.textEdited.connect(lambda _text: self._on_typed())
        self.value.setFocus()
        self.value.edit.selectAll()
        self._on_typed()

    def _on_typed(self) -> None:
        if self.value.text() == self._written(self._edit.now):
            self._verb.refuse(_("Chưa sửa gì."))
        elif not self.reason.text():
            self._verb.refuse(_("Ghi lý do trước."))
        else:
            self._verb.allow()

    def _on_keep(self) -> None:
        try:
            self.source = self._change(self._read(self.value.text()))
        except EntryError as refusal:
            self.value.show_error(str(refusal))
            self.value.setFocus()
            return
        self.accept()

    def _read(self, typed: str) -> int | Decimal | date:
        if self._edit.table == "quota":
            return vietnamese.parse_whole(typed)
        if self._edit.table == "target":
            return vietnamese.parse_number(typed)
        day = read_date(f"{typed}/{_LEAP}" if self._is_yearly else typed)
        if day is None:
            raise EntryError(_("Không có ngày này."), _("Gõ như 14/12/2025."))
        return day

    def _written(self, value: int | Decimal | date) -> str:
        if isinstance(value, date):
            day = f"{value.day}/{value.month}"
            return day if self._is_yearly else vietnamese.short_date(value)
        if isinstance(value, Decimal):
            return vietnamese.number(value)
        return vietnamese.two_digits(value)
