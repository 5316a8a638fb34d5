"""The passphrase of the office's keys: set, asked for, or done without.

Use: `ask_passphrase(self, identity)` opens locked keys and tells whether they are open;
`set_passphrase(self, identity)` keeps them under a new one.
"""

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from desktop.errors import OfficeError
from desktop.office.exchanging.identity import Identity
from ui.dialogs.error import in_a_line
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import Button, plain, primary
from ui.widgets.fields import ErrorLine
from ui.widgets.forms import FormRows


class PassphraseDialog(Dialog):
    """A passphrase typed unseen; with `twice` also typed again."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        note: str,
        verb: str,
        *,
        twice: bool = False,
    ) -> None:
        super().__init__(parent, title, icon="lock", width=480)
        self.first = _hidden(_("Mật khẩu"))
        self.second = _hidden(_("Gõ lại mật khẩu"))
        self.error = ErrorLine()
        self._twice = twice
        form = FormRows()
        form.add(_("Mật khẩu"), self.first)
        if twice:
            form.add(_("Gõ lại"), self.second)
        self.body.addWidget(layouts.label(note, "note", wrap=True))
        self.body.addSpacing(4)
        self.body.addWidget(form)
        self.body.addWidget(self.error)
        self.add_button(plain(_("Hủy"), self.reject))
        self.verb: Button = self.add_button(primary(verb, self._on_verb), default=True)
        self.first.setFocus()

    def keep(self, passphrase: str) -> None:
        """Do what the dialog is for; refuses with OfficeError."""

    def _on_verb(self) -> None:
        if self._twice and self.first.text() != self.second.text():
            self.error.say(_("Hai lần gõ chưa giống nhau. Gõ lại cả hai."))
            self.fit()
            return
        try:
            self.keep(self.first.text())
        except OfficeError as refusal:
            self.error.say(in_a_line(refusal))
            self.first.selectAll()
            self.first.setFocus()
            self.fit()
        else:
            self.accept()


class OpenDialog(PassphraseDialog):
    """Opens locked keys until the program ends."""

    def __init__(self, parent: QWidget | None, identity: Identity) -> None:
        note = _(
            "Khóa của cơ quan đang khóa bằng mật khẩu. Mở một lần, dùng được đến khi "
            "đóng chương trình. Quên mật khẩu thì xem mục Khóa và nơi gửi."
        )
        super().__init__(parent, _("Mở khóa của cơ quan"), note, _("Mở khóa"))
        self._identity = identity

    def keep(self, passphrase: str) -> None:
        """Open them."""
        self._identity.unlock(passphrase)


class SetDialog(PassphraseDialog):
    """Keeps the keys under a new passphrase; open for the rest of this session."""

    def __init__(self, parent: QWidget | None, identity: Identity) -> None:
        note = _(
            "Từ nay mỗi lần mở chương trình phải nhập mật khẩu mới gửi, nhận được. "
            "Quên mật khẩu thì phải đăng ký khóa lại từ đầu: ghi ra giấy và cất trong "
            "két."
        )
        super().__init__(
            parent, _("Khóa bằng mật khẩu"), note, _("Đặt mật khẩu"), twice=True
        )
        self._identity = identity

    def keep(self, passphrase: str) -> None:
        """Lock them, and open them again for who has just typed it."""
        self._identity.lock(passphrase)
        self._identity.unlock(passphrase)


def ask_passphrase(parent: QWidget | None, identity: Identity) -> bool:
    """Ask for the passphrase where it is needed; tell whether keys can be used now."""
    if not identity.me().is_locked:
        return True
    return OpenDialog(parent, identity).exec() == QDialog.DialogCode.Accepted


def set_passphrase(parent: QWidget | None, identity: Identity) -> bool:
    """Let the officer choose a passphrase, a present one being asked for first."""
    if not ask_passphrase(parent, identity):
        return False
    return SetDialog(parent, identity).exec() == QDialog.DialogCode.Accepted


def _hidden(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setAccessibleName(name)
    return field
