"""A dialog that asks for one day, or none."""

from datetime import date

from PySide6.QtWidgets import QWidget

from ui.dialogs.frame import Dialog
from ui.language import _
from ui.widgets.buttons import plain, primary
from ui.widgets.dates import DateField


class DayDialog(Dialog):
    """The frame around `field`; what is typed and is no day keeps it open."""

    def __init__(self, parent: QWidget | None, title: str, day: date | None) -> None:
        super().__init__(parent, title, icon="calendar-clock")
        self.field = DateField(_("Hạn cuối"), day)

    def lay_out(self, *parts: QWidget, verb: str) -> None:
        """Put the parts, one of them with the field, over the buttons."""
        for part in parts:
            self.body.addWidget(part)
        self.add_button(plain(_("Hủy"), self.reject))
        self.add_button(primary(verb, self.accept), default=True)
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
