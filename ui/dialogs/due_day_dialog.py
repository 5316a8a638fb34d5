"""The day of a due date the plan leaves open.

Use: `dialog = DueDayDialog(self, due)`; accepted, `dialog.day()` is the day or None.
"""

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.office.glance import Due
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.dates import DateField
from ui.widgets.forms import FormRows


class DueDayDialog(Dialog):
    """What is due, who owes it, the words of the plan, and the day."""

    def __init__(self, parent: QWidget | None, due: Due) -> None:
        super().__init__(parent, _("Ấn định hạn"), icon="calendar-clock")
        self.field = DateField(_("Hạn cuối"), due.day)
        quoted = _("Kế hoạch viết “{quoted}” (mục {clause}), không nói ngày.").format(
            quoted=due.quoted, clause=due.clause
        )
        said = _("Ngày này của riêng năm xét đang làm. Để trống là chưa ấn định.")
        form = FormRows()
        owner = layouts.label(due.owner, wrap=True)
        owner.setMinimumHeight(30)
        form.add(_("Người làm"), owner)
        form.add(_("Hạn cuối"), self.field)
        self.body.addWidget(layouts.label(due.what, "name", wrap=True))
        self.body.addWidget(layouts.label(quoted, "note", wrap=True))
        self.body.addWidget(form)
        self.body.addWidget(layouts.label(said, "note", wrap=True))
        self.add_button(plain(_("Hủy"), self.reject))
        self.add_button(primary(_("Ấn định"), self.accept), default=True)
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
