"""The last day in time for a paper of the units.

Use: `dialog = LastDayDialog(self, "Báo cáo của đơn vị, Năm 2025", day)`; accepted,
`dialog.day()` is the day or None.
"""

from datetime import date

from PySide6.QtWidgets import QWidget

from ui.dialogs.frame import Dialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.dates import DateField
from ui.widgets.forms import FormRows


class LastDayDialog(Dialog):
    """A day, or none: then nothing counts as late."""

    def __init__(self, parent: QWidget | None, about: str, day: date | None) -> None:
        super().__init__(parent, _("Hạn cuối gửi văn bản"), icon="calendar-clock")
        self.field = DateField(_("Hạn cuối"), day)
        said = _(
            "Đơn vị gửi sau ngày này vẫn được ghi nhận và mang dấu gửi muộn. Để trống "
            "thì không đơn vị nào bị coi là muộn."
        )
        form = FormRows()
        form.add(_("Hạn cuối"), self.field)
        self.body.addWidget(layouts.label(about, "name", wrap=True))
        self.body.addWidget(layouts.label(said, "note", wrap=True))
        self.body.addWidget(form)
        self.add_button(plain(_("Hủy"), self.reject))
        self.add_button(primary(_("Đặt hạn cuối"), self.accept), default=True)
        self.field.setFocus()

    def day(self) -> date | None:
        """Return the day typed."""
        return self.field.value()

    def accept(self) -> None:
        """Close, unless what is typed is no day."""
        if self.field.text() and self.day() is None:
            self.field.show_error(_("Không có ngày này. Gõ như 14/12/2025."))
            self.field.setFocus()
            return
        super().accept()
