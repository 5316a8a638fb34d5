"""The last day in time for a paper of the units.

Use: `dialog = LastDayDialog(self, "Báo cáo của đơn vị, Năm 2025", day)`; accepted,
`dialog.day()` is the day or None.
"""

from datetime import date

from PySide6.QtWidgets import QWidget

from ui.dialogs.day_dialog import DayDialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.forms import FormRows


class LastDayDialog(DayDialog):
    """A day, or none: then nothing counts as late."""

    def __init__(self, parent: QWidget | None, about: str, day: date | None) -> None:
        super().__init__(parent, _("Hạn cuối gửi văn bản"), day)
        said = _(
            "Đơn vị gửi sau ngày này vẫn được ghi nhận và mang dấu gửi muộn. Để trống "
            "thì không đơn vị nào bị coi là muộn."
        )
        form = FormRows()
        form.add(_("Hạn cuối"), self.field)
        self.lay_out(
            layouts.label(about, "name", wrap=True),
            layouts.label(said, "note", wrap=True),
            form,
            verb=_("Đặt hạn cuối"),
        )
