"""Khóa và nơi gửi: our digits and sheet, the passphrase, and whom we believe.

Use: `KeysDialog(office, self.window()).exec()`; `changed` is emitted after anything
was confirmed, ended, replaced or locked.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.bundles.drives import removable_drives
from desktop.bundles.sealed.keyring import Keyring
from desktop.errors import OfficeError
from desktop.office.exchanging.key_files import confirm_from, head_of, resume_from
from desktop.office.office import Office
from desktop.office.papers.files import replace_file
from desktop.vietnamese import short_date
from ui.dialogs.error import show_refusal
from ui.dialogs.exchange_keys_digits import confirm_sender
from ui.dialogs.exchange_keys_own import OwnKey
from ui.dialogs.exchange_keys_pass import ask_passphrase, set_passphrase
from ui.dialogs.exchange_keys_recover import recover
from ui.dialogs.exchange_keys_replace import ReplaceDialog
from ui.dialogs.exchange_keys_revoke import RevokeDialog
from ui.dialogs.exchange_keys_table import SendersTable
from ui.dialogs.frame import Dialog
from ui.dialogs.long_work import do_long
from ui.dialogs.question import ask
from ui.language import _
from ui.pages import papers_files
from ui.pages.exchange_places import written_words
from ui.printing import ask_printer, print_pdf
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary, text
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import Notice


class KeysDialog(Dialog):
    """Our key above, the senders we know below."""

    changed = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("Khóa và nơi gửi"), icon="key", width=820)
        self._office = office
        self._identity = office.identity
        self.own = OwnKey(
            {
                "print": self._on_print,
                "save": self._on_save,
                "enrol": self._on_enrol,
                "lock": self._on_lock,
                "open": self._on_open,
                "replace": self._on_replace,
                "publish": self._on_publish,
                "safe": self._on_safe,
                "recover": self._on_recover,
                "resume": self._on_resume,
                "forgot": self._on_forgot,
            }
        )
        self.done_line = Notice("ok", "")
        self.table = SendersTable()
        self.confirmer = plain(
            _("Xác nhận nơi gửi từ gói…"), self._on_confirm, icon="user-check"
        )
        self.revoker = text(_("Thu hồi khóa…"), self._on_revoke)
        self.table.row_chosen.connect(lambda _row: self._show_verbs())
        self.body.addWidget(self.own)
        self.body.addWidget(self.done_line)
        self.body.addWidget(layouts.rule(light=True))
        title = layouts.label(_("Nơi gửi đã biết"), "section")
        self.body.addLayout(layouts.row(title, STRETCH, self.revoker, self.confirmer))
        self.body.addWidget(self.table, 1)
        self.add_button(primary(_("Đóng"), self.accept), default=True)
        self.reload()

    def reload(self) -> None:
        """Show what is true now."""
        self.own.show_key(self._identity)
        self.table.show_rows(self._identity.senders())
        self._show_verbs()

    def _show_verbs(self) -> None:
        one = self.table.current()
        if one is None:
            self.revoker.refuse(_("Chọn một nơi gửi trong danh sách."))
        elif not one.is_active:
            self.revoker.refuse(_("Khóa này đã thôi dùng."))
        else:
            self.revoker.allow()

    def _tell(self, sentence: str) -> None:
        self.done_line.say("ok", sentence)

    def _do(self, action: Callable[[], object], said: str) -> bool:
        """Do something about keys and show what is true then, or why not."""
        try:
            action()
        except OfficeError as refusal:
            show_refusal(self, refusal)
            return False
        self.reload()
        self._tell(said)
        self.changed.emit()
        return True

    # --- our key ------------------------------------------------------------------

    def _on_print(self) -> None:
        self._print(self._identity.sheet_pdf, _("Phiếu đăng ký khóa"))

    def _print(self, drawn: Callable[[], bytes], title: str) -> None:
        try:
            pdf = drawn()
            printer = ask_printer(self, pdf, title)
            if printer is None:
                return
            busy = _("Đang in {title}").format(title=title)
            sent = do_long(self, busy, lambda tell: print_pdf(pdf, printer, tell))
        except OfficeError as refusal:
            show_refusal(self, refusal)
            return
        if sent:
            self._tell(_("Đã gửi {title} tới máy in.").format(title=title))

    def _on_save(self) -> None:
        org = self._identity.org
        name = f"phieu-dang-ky-khoa-{org}.pdf"
        title, folder = _("Lưu Phiếu đăng ký khóa"), self._office.folders.exports
        file = papers_files.pick_pdf(self, title, folder, name)
        if file is None:
            return
        try:
            replace_file(file, self._identity.sheet_pdf())
        except OfficeError as refusal:
            show_refusal(self, refusal)
        else:
            self._tell(_("Đã lưu {file}.").format(file=file))

    def _on_enrol(self) -> None:
        self._write_bundle(self._identity.enrolment)

    def _write_bundle(self, write: Callable[[str, Path], Path]) -> None:
        title, exports = _("Chọn USB hoặc thư mục"), self._office.folders.exports
        place = papers_files.pick_folder(self, title, exports)
        if place is None or not ask_passphrase(self, self._identity):
            return
        try:
            file = write(self._identity.above(), place)
        except OfficeError as refusal:
            show_refusal(self, refusal)
        else:
            what = _("Đã ghi và đọc lại {name}").format(name=file.name)
            self._tell(written_words(what, place, removable_drives()))

    def _on_open(self) -> None:
        if ask_passphrase(self, self._identity):
            self.reload()
            self._tell(_("Đã mở khóa đến khi đóng chương trình."))
            self.changed.emit()

    def _on_lock(self) -> None:
        if not self._identity.has_passphrase:
            if set_passphrase(self, self._identity):
                self.reload()
                self._tell(_("Từ lần mở chương trình sau sẽ hỏi mật khẩu."))
            return
        wanted = ask(
            self,
            _("Bỏ mật khẩu?"),
            _("Ai mở được máy này thì gửi và đọc được gói của cơ quan."),
            _("Bỏ mật khẩu"),
        )
        if wanted:
            said = _("Khóa của cơ quan mở sẵn ở máy này.")
            self._do(self._identity.keep_unlocked, said)

    def _on_replace(self) -> None:
        dialog = ReplaceDialog(self, self._identity)
        if dialog.exec() != ReplaceDialog.DialogCode.Accepted:
            return
        is_stolen = dialog.is_stolen()

        def replace() -> None:
            self._identity.rotate(is_stolen=is_stolen)

        said = _("Đã thay khóa; in phiếu mới và gửi theo đường công văn.")
        done = self._do(replace, said)
        if done and dialog.wants_announcement():
            self._write_bundle(self._identity.announcement)

    def _on_publish(self) -> None:
        if ask_passphrase(self, self._identity):
            said = _("Đã lập danh bạ khóa bản mới.")
            self._do(self._identity.publish, said)

    def _on_safe(self) -> None:
        if ask_passphrase(self, self._identity):
            self._print(self._identity.recovery_pdf, _("Phiếu khôi phục khóa"))

    def _on_recover(self) -> None:
        if not ask_passphrase(self, self._identity):
            return
        found = recover(self, self._identity)
        if found is not None:
            self.reload()
            self._tell(found.sentence)
            self.changed.emit()

    def _on_resume(self) -> None:
        file = self._picked(_("Gói kế hoạch hoặc danh bạ cơ quan mình từng gửi"))
        if file is None or not ask_passphrase(self, self._identity):
            return
        folder = self._office.folders.root / "exchange"
        try:
            found = resume_from(self._identity, file, folder, self._agree)
        except OfficeError as refusal:
            show_refusal(self, refusal)
            return
        if found is not None:
            self.reload()
            self._tell(_("Đi tiếp từ danh bạ cũ; các khóa trong danh bạ nay đã biết."))
            self.changed.emit()

    def _agree(self, found: Keyring) -> bool:
        words = _("Đi tiếp từ danh bạ bản {version}, lập ngày {day}?")
        day = short_date(date.fromisoformat(found.issued_at[:10]))
        return ask(
            self,
            words.format(version=found.version, day=day),
            _(
                "Danh bạ có {count} khóa. Khóa thu hồi sau ngày đó phải thu hồi lại; "
                "có gói mới hơn thì chọn gói ấy."
            ).format(count=len(found.keys)),
            _("Đi tiếp"),
        )

    def _on_forgot(self) -> None:
        wanted = ask(
            self,
            _("Lập khóa mới từ đầu?"),
            _(
                "Khóa cũ mất hẳn: gói chỉ khóa cũ mở được thì không đọc được nữa, và "
                "nơi nhận phải gõ lại 30 số của phiếu mới. Dữ liệu khác giữ nguyên; "
                "chương trình sao lưu trước khi làm."
            ),
            _("Lập khóa mới"),
            destroys=True,
        )
        if wanted:
            said = _("Đã lập khóa mới; in phiếu mới và gửi theo đường công văn.")
            self._do(self._office.start_keys_over, said)

    # --- other offices ------------------------------------------------------------

    def _on_confirm(self) -> None:
        file = self._picked(_("Gói của nơi gửi"))
        if file is not None:
            self.confirm(file)

    def _picked(self, title: str) -> Path | None:
        kinds = _("Gói dữ liệu (*.tdkt)")
        name, _kind = QFileDialog.getOpenFileName(self, title, "", kinds)
        return Path(name) if name else None

    def confirm(self, file: Path) -> None:
        """Ask for the digits of whoever sent a bundle."""
        identity = self._identity
        try:
            head = head_of(identity, file)
        except OfficeError as refusal:
            show_refusal(self, refusal)
            return
        sender = head.envelope.sender
        if not head.is_held:
            known = _("Khóa của {name} đã biết rồi, không phải gõ lại.")
            self._tell(known.format(name=sender.name))
            return
        has_other = bool(identity.trust.active(sender.org))
        confirmed = confirm_sender(
            self,
            sender.name,
            sender.org,
            lambda digits: confirm_from(identity, file, digits),
            warning=another_key() if has_other else "",
        )
        if confirmed:
            self.reload()
            self._tell(_("Đã xác nhận {name}.").format(name=sender.name))
            self.changed.emit()

    def _on_revoke(self) -> None:
        sender = self.table.current()
        if sender is None:
            return
        if RevokeDialog(self, self._identity, sender).exec():
            self.reload()
            said = _("Đã thu hồi khóa của {name}.")
            self._tell(said.format(name=sender.key.name))
            self.changed.emit()


def another_key() -> str:
    """Return what to heed when an office that is known brings another key."""
    return _(
        "Cơ quan này đã có một khóa khác. Xác nhận thì khóa cũ hết hiệu lực: hãy gọi "
        "theo số trong danh bạ công vụ, có người thứ hai cùng nghe, trước khi gõ."
    )
