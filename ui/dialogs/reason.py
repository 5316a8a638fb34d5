"""The reason dialog: a change of what was verified is written down with its reason.

Use: `reason = ask_reason(self, "Đổi B2 của Phòng Kinh tế từ 9 thành 9,5", "Đổi điểm")`;
None means the officer kept the old value.
"""

from PySide6.QtWidgets import QDialog, QWidget

from ui.dialogs.frame import Dialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.fields import NoteField


class ReasonDialog(Dialog):
    """A title, a field for the reason, and a verb that waits for it."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        verb: str,
        *,
        keep: str = "",
        label: str = "",
        remark: str = "",
        text: str = "",
    ) -> None:
        super().__init__(parent, title)
        label = label or _("Lý do")
        self.field = NoteField(label, text)
        caption = layouts.row(
            layouts.label(label, "group"),
            layouts.STRETCH,
            layouts.label(remark, "caption"),
        )
        self.body.addLayout(caption)
        self.body.addWidget(self.field)
        self.add_button(plain(keep or _("Hủy"), self.reject))
        self._verb = self.add_button(primary(verb, self.accept))
        self.field.textChanged.connect(self._on_typed)
        self.field.setFocus()
        self._on_typed()

    def _on_typed(self) -> None:
        if self.field.text():
            self._verb.allow()
        else:
            self._verb.refuse(_("Ghi lý do trước."))


def ask_reason(
    parent: QWidget | None,
    title: str,
    verb: str,
    *,
    keep: str = "",
    label: str = "",
    remark: str = "",
    text: str = "",
) -> str | None:
    """Return the typed reason, or None when nothing shall change."""
    dialog = ReasonDialog(
        parent, title, verb, keep=keep, label=label, remark=remark, text=text
    )
    if dialog.exec() == QDialog.DialogCode.Accepted:
        return dialog.field.text()
    return None
