"""Cài đặt: the office, who signs, the look, backups, and the program itself."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop import __version__
from desktop.office.office import Office
from ui.dialogs.frame import Dialog
from ui.dialogs.settings_backups import BackupsPart
from ui.dialogs.settings_legal import LegalPart
from ui.dialogs.settings_look import LookPart
from ui.dialogs.settings_office import OfficePart
from ui.dialogs.settings_signers import SignersPart
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain
from ui.widgets.head import Tabs
from ui.widgets.layouts import STRETCH


class SettingsDialog(Dialog):
    """Every entry is kept as it is made; the only button closes.

    Signals:
        changed(str): something was kept; the sentence for the undo line.
        restore_wanted(Path): a backup shall take the place of the records.
    """

    changed = Signal(str)
    restore_wanted = Signal(object)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("Cài đặt"), width=700)
        self.office = OfficePart(office)
        self.signers = SignersPart(office)
        self.legal = LegalPart(office)
        self.look = LookPart()
        self.backups = BackupsPart(office)
        self.program = _Program(office)
        parts: list[tuple[str, QWidget]] = [
            (_("Cơ quan"), self.office),
            (_("Người ký"), self.signers),
            (_("Pháp lý"), self.legal),
            (_("Giao diện"), self.look),
            (_("Sao lưu"), self.backups),
            (_("Chương trình"), self.program),
        ]
        self.tabs = Tabs([name for name, _part in parts])
        self.tabs.setAccessibleName(_("Mục cài đặt"))
        self.pages = QStackedWidget()
        for _name, part in parts:
            self.pages.addWidget(part)
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        self.body.addWidget(self.tabs)
        self.body.addWidget(layouts.rule())
        self.body.addSpacing(8)
        self.body.addWidget(self.pages, 1)
        self.add_button(plain(_("Đóng"), self.accept))
        for kept in (self.office, self.signers, self.legal, self.backups):
            kept.changed.connect(self.changed)
        self.backups.restore_wanted.connect(self._on_restore)
        self.resize(700, 560)
        self.tabs.setFocus()

    def _on_restore(self, path: object) -> None:
        self.accept()
        self.restore_wanted.emit(path)


class _Program(QWidget):
    """Where the data lies, and which version this is."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        root = office.folders.root
        folder = layouts.label(str(root), wrap=True)
        folder.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        folder.setAccessibleName(_("Thư mục dữ liệu"))
        opener = plain(
            _("Mở thư mục"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(root))),
            icon="folder-open",
            small=True,
        )
        said = _(
            "Mọi dữ liệu, bản sao lưu, minh chứng nằm trong thư mục này; chép cả thư "
            "mục là chép cả cơ quan."
        )
        version = _("Sổ Vàng, bản {version}").format(version=__version__)
        offline = _("Chạy trên máy này, không cần mạng; không gửi gì ra ngoài.")
        self.setLayout(
            layouts.column(
                layouts.label(_("Thư mục dữ liệu"), "strong"),
                folder,
                layouts.label(said, "note", wrap=True),
                layouts.row(opener, STRETCH),
                12,
                layouts.label(version, "strong"),
                layouts.label(offline, "note", wrap=True),
                STRETCH,
            )
        )
