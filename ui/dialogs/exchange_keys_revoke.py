"""A key of another office ended at a number, because it was lost or stolen."""

from PySide6.QtWidgets import QWidget

from desktop.office.exchanging.identity import Identity
from desktop.office.exchanging.trust import KnownSender
from ui.dialogs.council_dialogs import KeepingDialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.forms import NumberField


class RevokeDialog(KeepingDialog):
    """Up to which number bundles of the key are believed."""

    def __init__(
        self, parent: QWidget | None, identity: Identity, sender: KnownSender
    ) -> None:
        title = _("Thu hồi khóa của {name}?").format(name=sender.key.name)
        super().__init__(parent, title, _("Thu hồi khóa"), icon="triangle-alert")
        self._identity, self._sender = identity, sender
        last = identity.trust.last_seq(sender.key.org)
        self.last = NumberField(_("Gói cuối còn tin"), last, most=999_999)
        self.last.setFixedWidth(96)
        said = _(
            "Gói ký bằng khóa này có số lớn hơn sẽ bị từ chối. Chỉ thu hồi khi cơ quan "
            "đó đã báo bằng công văn, hoặc bạn đã gọi theo danh bạ công vụ. Nhập 0 nếu "
            "không tin gói nào."
        )
        self.rows.add_wide(layouts.label(said, "note", wrap=True))
        received = _("đã nhận đến gói số {last}") if last else _("chưa nhận gói nào")
        self.rows.add(_("Gói cuối còn tin"), self.last, received.format(last=last))
        self.last.setFocus()

    def keep(self) -> None:
        """End the key."""
        self._identity.revoke(self._sender.key.key_id, self.last.value())
