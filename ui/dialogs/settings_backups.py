"""Backups: make one now, see them by date, and put one back."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop import vietnamese
from desktop.errors import OfficeError
from desktop.office.office import Office
from ui.dialogs.error import show_refusal
from ui.dialogs.question import ask
from ui.dialogs.restore_dialog import CopyTable
from ui.dialogs.settings_second_place import SecondPlacePart
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain
from ui.widgets.layouts import STRETCH


class BackupsPart(QWidget):
    """The part of the settings about backups.

    Signals:
        changed(str): a backup was made.
        restore_wanted(Path): the officer agreed to put this backup back.
    """

    changed = Signal(str)
    restore_wanted = Signal(object)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.table = CopyTable()
        self.now = plain(_("Sao lưu ngay"), self._on_now, icon="save", small=True)
        self.restore = plain(
            _("Khôi phục…"), self._on_restore, icon="rotate-ccw", small=True
        )
        self.table.row_opened.connect(lambda _copy: self._on_restore())
        note = layouts.label(
            _(
                "Tự sao lưu mỗi 30 phút làm việc và khi đóng. Giữ mọi bản trong một "
                "ngày, mỗi ngày một bản trong 30 ngày, mỗi tuần một bản trong một năm."
            ),
            "note",
            wrap=True,
        )
        tools = layouts.row(self.now, self.restore, STRETCH)
        self.second = SecondPlacePart(office)
        self.second.changed.connect(self.changed)
        self.setLayout(
            layouts.column(self.table, tools, note, layouts.rule(), self.second)
        )
        self.reload()

    def reload(self) -> None:
        """Show the backups there are."""
        try:
            copies = self._office.backups.copies()
        except OfficeError as refusal:
            self.restore.refuse(str(refusal))
            self.table.show_copies([])
            return
        self.table.show_copies(copies)
        if copies:
            self.restore.allow()
        else:
            self.restore.refuse(_("Chưa có bản sao lưu nào."))

    def _on_now(self) -> None:
        try:
            copy = self._office.backups.make("tu tay")
        except OfficeError as refusal:
            show_refusal(self.window(), refusal)
            return
        self.reload()
        said = _("Đã sao lưu lúc {time}.").format(time=vietnamese.time(copy.made_at))
        self.changed.emit(said)

    def _on_restore(self) -> None:
        copy = self.table.current()
        if copy is None:
            return
        question = _("Khôi phục bản sao lưu lúc {time}, {day}?").format(
            time=vietnamese.time(copy.made_at),
            day=vietnamese.short_date(copy.made_at.date()),
        )
        consequence = _(
            "Những gì nhập sau lúc đó không còn trong chương trình. Dữ liệu hiện nay "
            "được cất riêng trước khi thay, nên vẫn quay lại được."
        )
        if ask(self.window(), question, consequence, _("Khôi phục"), icon="rotate-ccw"):
            self.restore_wanted.emit(Path(copy.path))
