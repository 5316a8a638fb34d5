"""A secret of the recovery sheet typed or scanned: the sheet tried, or a key back.

Use: `found = recover(self, identity)`; None where the officer thought better of it.
"""

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from desktop.errors import OfficeError
from desktop.office.exchanging.identity import Identity
from desktop.office.exchanging.key_recovery import Recovered
from ui.dialogs.error import in_a_line
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.fields import ErrorLine


class RecoverDialog(Dialog):
    """One field for one of the two secrets; a scanner types it and presses Enter."""

    def __init__(self, parent: QWidget | None, identity: Identity) -> None:
        super().__init__(parent, _("Nhập phiếu khôi phục"), icon="key", width=800)
        self._identity = identity
        self.found: Recovered | None = None
        self.secret = QLineEdit()
        self.secret.setAccessibleName(_("Dãy của Phiếu khôi phục"))
        self.error = ErrorLine()
        note = _(
            "Gõ hoặc quét mã QR một dãy trên Phiếu khôi phục khóa trong két: khóa gốc "
            "hoặc khóa dự phòng; cách quãng, chữ hoa hay thường đều được. Đúng khóa "
            "đang dùng thì không có gì thay đổi: mỗi năm thử một lần như vậy."
        )
        self.body.addWidget(layouts.label(note, "note", wrap=True))
        self.body.addSpacing(4)
        self.body.addWidget(self.secret)
        self.body.addWidget(self.error)
        self.add_button(plain(_("Hủy"), self.reject))
        self.verb = self.add_button(primary(_("Kiểm tra"), self._on_verb), default=True)
        self.secret.setFocus()

    def _on_verb(self) -> None:
        try:
            self.found = self._identity.recover(self.secret.text())
        except OfficeError as refusal:
            self.error.say(in_a_line(refusal))
            self.secret.setFocus()
            self.fit()
        else:
            self.accept()


def recover(parent: QWidget | None, identity: Identity) -> Recovered | None:
    """Ask for a secret of the sheet; return what it was."""
    dialog = RecoverDialog(parent, identity)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    return dialog.found
