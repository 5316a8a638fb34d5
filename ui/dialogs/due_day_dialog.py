"""The day of a due date the plan leaves open.

Use: `dialog = DueDayDialog(self, due)`; accepted, `dialog.day()` is the day or None.
"""

from PySide6.QtWidgets import QWidget

from desktop.office.overview.glance import Due
from ui.dialogs.day_dialog import DayDialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.forms import FormRows


class DueDayDialog(DayDialog):
    """What is due, who owes it, the words of the plan, and the day."""

    def __init__(self, parent: QWidget | None, due: Due) -> None:
        super().__init__(parent, _("Ấn định hạn"), due.day)
        quoted = _("Kế hoạch viết “{quoted}” (mục {clause}), không nói ngày.").format(
            quoted=due.quoted, clause=due.clause
        )
        said = _("Ngày này của riêng năm xét đang làm. Để trống là chưa ấn định.")
        form = FormRows()
        owner = layouts.label(due.owner, wrap=True)
        owner.setMinimumHeight(30)
        form.add(_("Người làm"), owner)
        form.add(_("Hạn cuối"), self.field)
        self.lay_out(
            layouts.label(due.what, "name", wrap=True),
            layouts.label(quoted, "note", wrap=True),
            form,
            layouts.label(said, "note", wrap=True),
            verb=_("Ấn định"),
        )
