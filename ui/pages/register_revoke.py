"""Taking an award back: what stays in the register, and why it is done."""

from PySide6.QtWidgets import QDialog, QWidget

from desktop.awards.forms import Grant
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import danger, plain
from ui.widgets.fields import NoteField


class RevokeDialog(Dialog):
    """The verb waits for a reason, and a careless Enter does nothing."""

    def __init__(self, parent: QWidget | None, grant: Grant) -> None:
        title = _("Thu hồi {form} của {recipient}?").format(
            form=grant.form.label, recipient=grant.recipient
        )
        super().__init__(parent, title, icon="triangle-alert", tone="bad", width=480)
        consequence = _(
            "Dòng số {number} vẫn nằm trong sổ, ghi rõ đã thu hồi và lý do. Số này "
            "không cấp lại cho ai."
        ).format(number=grant.register_mark)
        self.body.addWidget(layouts.label(consequence, "note", wrap=True))
        self.reason = NoteField(
            _("Lý do thu hồi"), hint=_("văn bản, căn cứ của việc thu hồi")
        )
        self.body.addSpacing(4)
        self.body.addWidget(layouts.label(_("Lý do thu hồi"), "group"))
        self.body.addWidget(self.reason)
        self.add_button(plain(_("Giữ nguyên"), self.reject), default=True)
        self.revoke = self.add_button(danger(_("Thu hồi"), self.accept))
        self.reason.textChanged.connect(self._on_typed)
        self.reason.setFocus()
        self._on_typed()

    def _on_typed(self) -> None:
        if self.reason.text():
            self.revoke.allow()
        else:
            self.revoke.refuse(_("Ghi lý do thu hồi trước."))


def ask_revocation(parent: QWidget | None, grant: Grant) -> str | None:
    """Return the reason, or None when the award shall stay."""
    dialog = RevokeDialog(parent, grant)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        return dialog.reason.text()
    return None
