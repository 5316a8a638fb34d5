"""Open the window on an office: frame, first start, backups while one works.

Use: `window = open_window(office)`, then the event loop. Closing the window makes a
backup and closes the office. Signals: `demo_wanted`, `restore_wanted` ask whoever
opened the office to open another one (with the path of a backup).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from desktop.errors import OfficeError, OfficeFileError
from desktop.office.office import Office
from ui import look
from ui.language import _
from ui.main_window import MainWindow
from ui.office_shell import OfficeShell
from ui.places import places

if TYPE_CHECKING:
    from ui.dialogs.error import ErrorDialog

_LOOK_FOR_BACKUP = 60_000  # the office itself knows when half an hour has passed


class OfficeWindow(MainWindow):
    """The window of one open office."""

    demo_wanted = Signal()
    restore_wanted = Signal(object)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        self._office = office
        self._is_telling = self._is_closed = False
        super().__init__(OfficeShell(office), places(office), parent)
        self._timer = QTimer(self, interval=_LOOK_FOR_BACKUP)
        self._timer.timeout.connect(self.back_up_if_due)
        self._timer.start()
        self.folder_wanted.connect(self._on_folder)
        self.settings_wanted.connect(self._on_settings)
        self.help_wanted.connect(self._on_help_wanted)
        self.round_opening_wanted.connect(self._on_open_round)
        self.round_settings_wanted.connect(self._on_round_settings)
        if office.particulars() is None:
            self._show_first_start()
        else:
            self.side.setFocus()

    def deck_of(self, frame: QWidget) -> QWidget:
        """Return a deck, where the first start may lie over the frame."""
        self._frame, self._deck = frame, QStackedWidget()
        self._deck.addWidget(frame)
        return self._deck

    def refresh(self) -> None:
        """Show the state of the office anew; say so when its drive is gone."""
        self._guarded(super().refresh)

    def back_up_if_due(self) -> None:
        """Make a backup when half an hour of work has passed."""

        def back_up() -> None:
            if self._office.particulars() and self._office.backups.make_if_due():
                self.refresh()

        self._guarded(back_up)

    def _copy_away(self) -> None:
        """Copy everything to the second place, where one was chosen and is there."""
        if self._office.second_place.is_due():
            from ui.dialogs.long_work import do_long

            title = _("Đang chép sang nơi sao lưu thứ hai")
            do_long(self, title, self._office.second_place.copy)

    def _close_office(self) -> None:
        self._office.close(with_backup=True)

    def _guarded(self, act: Callable[[], None]) -> None:
        try:
            act()
        except OfficeFileError as trouble:
            self.tell_trouble(trouble)

    def tell_trouble(self, trouble: OfficeError) -> None:
        """Say what happened to file or drive, and that nothing kept is lost."""
        if self._is_telling:
            return
        self._is_telling = True
        try:
            trouble_dialog(self, trouble).exec()
        finally:
            self._is_telling = False

    def _show_first_start(self) -> None:
        from ui.first_start import FirstStart

        first = FirstStart(self._office)
        first.finished.connect(lambda: self._on_first_start_done(first))
        first.demo_wanted.connect(self.demo_wanted)
        first.restore_wanted.connect(self.restore_wanted)
        self._deck.addWidget(first)
        self._deck.setCurrentWidget(first)
        self._allow_keys(allowed=False)

    def _on_first_start_done(self, first: QWidget) -> None:
        self._deck.setCurrentWidget(self._frame)
        self._deck.removeWidget(first)
        first.deleteLater()
        self._allow_keys(allowed=True)
        self.reload()
        self.side.setFocus()

    def _allow_keys(self, *, allowed: bool) -> None:
        """Let the keys of the frame rest while the first start covers it."""
        only_own = Qt.FindChildOption.FindDirectChildrenOnly
        for shortcut in self.findChildren(QShortcut, options=only_own):
            shortcut.setEnabled(allowed)

    def _on_folder(self) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        folder = str(self._office.folders.root)
        QDesktopServices.openUrl(QUrl.fromLocalFile(folder))

    def _on_help_wanted(self, place: str) -> None:
        from ui.dialogs.help_dialog import HelpDialog

        titles = {entry.key: entry.title for entry in places(self._office)}
        dialog = HelpDialog(place, titles.get(place, _("Trợ giúp")), self)
        dialog.exec()
        dialog.deleteLater()

    def _on_settings(self) -> None:
        from ui.dialogs.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._office, self)
        dialog.changed.connect(self._on_changed)
        dialog.restore_wanted.connect(self.restore_wanted)
        dialog.exec()
        dialog.deleteLater()
        if not self._is_closed:
            self.reload()

    def _on_open_round(self) -> None:
        from ui.dialogs.round_open_dialog import OpenRoundDialog

        with self._refusals_said():
            dialog = OpenRoundDialog(self, self._office)
            dialog.exec()
            opened = dialog.opened
            dialog.deleteLater()
            if opened is not None:
                self.say_done(_("Đã mở đợt xét {name}.").format(name=opened.name))

    def _on_round_settings(self) -> None:
        from ui.dialogs.round_settings_dialog import RoundSettingsDialog

        with self._refusals_said():
            dialog = RoundSettingsDialog(self, self._office)
            is_moved = bool(dialog.exec())
            dialog.deleteLater()
            if is_moved:
                self.say_done(_("Đã đổi ngày chốt số liệu."))

    @contextmanager
    def _refusals_said(self) -> Iterator[None]:
        """Say what the office refuses, such as a round of no plan."""
        try:
            yield
        except OfficeError as refusal:
            self._say(refusal)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._is_closed:
            self._is_closed = True
            self._timer.stop()
            for last in (self._copy_away, self._close_office):
                try:
                    last()
                except OfficeError as trouble:
                    self.tell_trouble(trouble)
        super().closeEvent(event)


def open_window(office: Office) -> OfficeWindow:
    """Return the window of an office, shown."""
    window = OfficeWindow(office)
    _dress()
    window.show()
    return window


def trouble_dialog(parent: QWidget | None, trouble: OfficeError) -> "ErrorDialog":
    """Return the dialog of trouble with file or drive."""
    from ui.dialogs.error import ErrorDialog

    _dress()
    safe = _("Những gì đã lưu trước đó vẫn còn nguyên.")
    said = trouble.next_step
    if "nguyên" not in trouble.sentence:
        said = f"{safe} {said}".strip()
    return ErrorDialog(parent, trouble.sentence, said, detail=trouble.detail)


def _dress() -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        look.dress(app)
