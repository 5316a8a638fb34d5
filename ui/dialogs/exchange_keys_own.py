"""Our own key as the officer sees it: thirty digits, the sheet, how it is kept."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.bundles.sealed.fingerprint import grouped
from desktop.office.exchanging.codes import Tier
from desktop.office.exchanging.identity import Identity
from ui import icons, look
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import Button, Press, plain, text
from ui.widgets.layouts import STRETCH


class OwnKey(QWidget):
    """Who we are, the digits in six groups, and what can be done about them."""

    def __init__(
        self, presses: dict[str, Press], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.name = layouts.label("", "section", wrap=True)
        self.groups = [layouts.label() for _number in range(6)]
        for number, group in enumerate(self.groups, start=1):
            group.setFont(look.font(look.TITLE, 600))
            group.setAlignment(Qt.AlignmentFlag.AlignCenter)
            group.setMinimumHeight(36)
            flags = Qt.TextInteractionFlag.TextSelectableByMouse
            group.setTextInteractionFlags(flags)
            said = _("Nhóm {number} của dãy số khóa").format(number=number)
            group.setAccessibleName(said)
        self.print = plain(_("In phiếu…"), presses["print"], icon="printer")
        self.save = plain(_("Lưu phiếu PDF…"), presses["save"], icon="file-down")
        self.enrol = plain(_("Ghi gói đăng ký ra USB…"), presses["enrol"], icon="usb")
        self.kept = layouts.label("", "note", wrap=True)
        self.kept_mark = icons.IconLabel("lock-open", "text2", 16)
        self.locker = text("", presses["lock"])
        self.opener = text(_("Mở khóa…"), presses["open"])
        self.forgotten = text(_("Quên mật khẩu…"), presses["forgot"])
        self.replacer = text(_("Thay khóa…"), presses["replace"])
        self.list = layouts.label("", "note", wrap=True)
        self.publisher = text(_("Lập bản mới"), presses["publish"])
        self.resumer = text(_("Đi tiếp từ gói cũ…"), presses["resume"])
        self.saver = text(_("In phiếu khôi phục…"), presses["safe"])
        self.recoverer = text(_("Nhập phiếu…"), presses["recover"])
        self.setLayout(self._laid_out())

    def _laid_out(self) -> QVBoxLayout:
        digits = layouts.row(*map(_boxed, self.groups), spacing=8)
        said = _(
            "Nơi nhận gõ dãy số này từ phiếu có dấu, chỉ một lần, để tin gói của cơ "
            "quan."
        )
        kept = layouts.row(
            self.kept_mark,
            self.kept,
            self.opener,
            self.forgotten,
            self.locker,
            self.replacer,
        )
        listed = layouts.row(
            icons.IconLabel("list-checks", "text2", 16),
            self.list,
            self.resumer,
            self.saver,
            self.recoverer,
            self.publisher,
        )
        for line in (kept, listed):
            line.setStretch(1, 1)
        return layouts.column(
            self.name,
            digits,
            layouts.label(said, "note", wrap=True),
            layouts.row(self.print, self.save, self.enrol, STRETCH),
            layouts.rule(light=True),
            kept,
            listed,
            spacing=8,
        )

    def show_key(self, identity: Identity) -> None:
        """Show the key in use and how it is kept."""
        me = identity.me()
        self.name.setText(f"{me.name} ({me.org})")
        for label, digits in zip(
            self.groups, grouped(identity.fingerprint()), strict=True
        ):
            label.setText(digits)
        self._show_kept(identity, is_closed=me.is_locked)
        is_city = me.tier is Tier.CITY
        self.enrol.setVisible(not is_city)
        self.saver.setVisible(is_city)
        self.recoverer.setVisible(is_city)
        self.publisher.setVisible(is_city)
        self._show_list(identity, is_city=is_city)

    def _show_kept(self, identity: Identity, *, is_closed: bool) -> None:
        if is_closed:
            said = _("Khóa bằng mật khẩu, đang đóng: chưa gửi, nhận được.")
        elif identity.has_passphrase:
            said = _("Khóa bằng mật khẩu, đã mở đến khi đóng chương trình.")
        else:
            said = _("Mở sẵn ở máy này, không hỏi mật khẩu.")
        self.kept.setText(said)
        self.kept_mark.show_icon("lock" if is_closed else "lock-open", "text2")
        self.opener.setVisible(is_closed)
        self.forgotten.setVisible(is_closed)
        has_passphrase = identity.has_passphrase
        label = _("Bỏ mật khẩu") if has_passphrase else _("Đặt mật khẩu…")
        self.locker.set_label(label)
        self.locker.setVisible(not is_closed)
        _allow(self.replacer, _("Mở khóa trước.") if is_closed else "")

    def _show_list(self, identity: Identity, *, is_city: bool) -> None:
        keyrings = identity.keyrings
        current = keyrings.current()
        # A city that lost its PC goes on from where a bundle it once sent ends.
        self.resumer.setVisible(is_city and not identity.senders())
        if current is None:
            none = _("Danh bạ khóa của thành phố: chưa có; tự vào cùng gói kế hoạch.")
            said = _("Danh bạ khóa: chưa lập bản nào.") if is_city else none
        else:
            words = _("Danh bạ khóa: bản {version}, {count} khóa.")
            said = words.format(version=current.version, count=len(current.keys))
        if not is_city:
            self.list.setText(said)
            return
        is_outdated = keyrings.is_outdated()
        if current is not None and is_outdated:
            said += " " + _("Có khóa mới đổi, bản mới đi cùng gói kế hoạch kế tiếp.")
        self.list.setText(said)
        _allow(self.publisher, "" if is_outdated else _("Chưa có khóa nào thay đổi."))


def _boxed(label: QWidget) -> QFrame:
    inner = layouts.row(label, margins=(4, 6, 4, 6))
    return layouts.card(inner, "alt")


def _allow(button: Button, reason: str) -> None:
    if reason:
        button.refuse(reason)
    else:
        button.allow()
