"""A unit becomes part of another: which, since when, and whether its people go along.

Use: `MergeDialog(window, unit, others, count, today, save)`; `save(into, day, along)`
may refuse, then the dialog stays open with the sentence.
"""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.emulation.participants import Unit
from desktop.errors import OfficeError
from ui.dialogs.frame import Dialog
from ui.dialogs.subject_form import Choices
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.dates import DateField
from ui.widgets.forms import FormRows
from ui.widgets.notices import Notice

Save = Callable[[Unit, date, bool], None]


class MergeDialog(Dialog):
    """Ask into which unit and since when, and say what stays as it was."""

    def __init__(
        self,
        parent: QWidget | None,
        unit: Unit,
        others: Sequence[Unit],
        people: int,
        today: date,
        save: Save,
    ) -> None:
        title = _("Sáp nhập {name} vào đơn vị khác").format(name=unit.name[:60])
        super().__init__(parent, title, icon="merge", width=560)
        self._others, self._save = {one.id: one for one in others}, save
        self.notice = Notice("bad", "")
        pairs = [(one.id, one.name) for one in others]
        self.into = Choices(_("Sáp nhập vào"), pairs, None)
        self.day = DateField(_("Từ ngày"), today)
        words = _("Chuyển theo {count} người của đơn vị").format(count=f"{people:02d}")
        self.along = QCheckBox(words)
        self.along.setChecked(people > 0)
        self.along.setVisible(people > 0)
        self.along.setMinimumHeight(26)
        form = FormRows(label_width=132)
        form.add(_("Sáp nhập vào"), self.into)
        form.add(_("Từ ngày"), self.day)
        form.add_wide(self.along)
        said = _(
            "Từ ngày này đơn vị cũ không còn trong danh sách; đợt đã chốt, điểm và hồ "
            "sơ cũ giữ nguyên tên đơn vị lúc đó. Người chuyển theo được ghi là thuộc "
            "đơn vị cũ đến hết ngày hôm trước."
        )
        self.body.addWidget(self.notice)
        self.body.addWidget(layouts.label(said, "note", wrap=True))
        self.body.addSpacing(4)
        self.body.addWidget(form)
        self.add_button(plain(_("Hủy"), self.reject))
        self.add_button(primary(_("Sáp nhập"), self.accept), default=True)
        self.into.setFocus()

    def accept(self) -> None:
        """Merge; a refusal keeps the dialog open."""
        self.notice.say("bad", "")
        day = self.day.value()
        if day is None:
            self.day.show_error(_("Cần một ngày, gõ như 01/10/2025."))
            self.day.setFocus()
            return
        try:
            self._save(self._others[self.into.value()], day, self.along.isChecked())
        except OfficeError as refusal:
            self.notice.say("bad", str(refusal))
            self.fit()
            return
        super().accept()
