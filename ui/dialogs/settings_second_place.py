"""The second place of backups: which folder, when it was copied to, and copying now.

Use: `part = SecondPlacePart(office)`; it says what it did by `changed`.
"""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import vietnamese
from desktop.errors import OfficeError
from desktop.office.office import Office
from desktop.office.second_place import Copied, State
from ui import look
from ui.dialogs.error import show_refusal
from ui.dialogs.long_work import do_long
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain
from ui.widgets.layouts import STRETCH

_ROOM = 540  # of the folder's name beside its title


class SecondPlacePart(QWidget):
    """Two lines and three buttons under the list of backups.

    Signals:
        changed(str): a place was chosen, or everything was copied there.
    """

    changed = Signal(str)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.where = layouts.label("", "strong")
        self.said = layouts.label("", "note", wrap=True)
        self.choose = plain(
            _("Chọn thư mục…"), self._on_choose, icon="folder-open", small=True
        )
        self.copy = plain(_("Chép ngay"), self._on_copy, icon="copy", small=True)
        self.forget = plain(_("Thôi dùng"), self._on_forget, icon="x", small=True)
        self.setLayout(
            layouts.column(
                layouts.row(
                    layouts.label(_("Nơi thứ hai"), "strong"), self.where, STRETCH
                ),
                self.said,
                layouts.row(self.choose, self.copy, self.forget, STRETCH),
                spacing=6,
            )
        )
        self.reload()

    def reload(self) -> None:
        """Show which place is used and how it stands."""
        state = self._office.second_place.state()
        folder, way = str(state.folder or ""), Qt.TextElideMode.ElideMiddle
        self.where.setText(self.where.fontMetrics().elidedText(folder, way, _ROOM))
        self.where.setToolTip(folder)
        self.said.setText(said(state))
        is_weak = state.folder is None or not state.is_there or state.is_same_disk
        look.tag(self.said, tone="warn" if is_weak else "")
        for button in (self.copy, self.forget):
            button.setVisible(state.folder is not None)
        if state.is_there:
            self.copy.allow()
        else:
            self.copy.refuse(_("Cắm USB hoặc nối ổ đĩa ấy trước."))

    def _on_choose(self) -> None:
        start = str(self._office.second_place.state().folder or "")
        title = _("Chọn thư mục ở ổ khác hoặc USB")
        folder = QFileDialog.getExistingDirectory(self, title, start)
        if folder:
            self.use(Path(folder))

    def use(self, folder: Path) -> None:
        """Use a folder from now on, and copy everything there at once."""
        try:
            self._office.second_place.choose(folder)
        except OfficeError as refusal:
            show_refusal(self.window(), refusal)
            return
        self._on_copy()

    def _on_copy(self) -> None:
        place = self._office.second_place
        try:
            copied = do_long(self.window(), _("Đang chép sang nơi thứ hai"), place.copy)
        except OfficeError as refusal:
            show_refusal(self.window(), refusal)
            copied = None
        self.reload()
        if copied is not None:
            self.changed.emit(done_words(copied))

    def _on_forget(self) -> None:
        self._office.second_place.forget()
        self.reload()
        self.changed.emit(_("Thôi chép sang nơi thứ hai; bản đã chép vẫn ở đó."))


def said(state: State) -> str:
    """Return how the second place stands, in a sentence or two."""
    if state.folder is None:
        return _(
            "Chưa chọn. Ổ đĩa của máy này hỏng thì mất cả các bản sao lưu ở trên; chọn "
            "thư mục ở ổ khác hoặc USB để mỗi lần đóng chương trình đều chép sang đó."
        )
    last = (
        _("Chép lần cuối {time}, {day}.").format(
            time=vietnamese.time(state.last_at),
            day=vietnamese.short_date(state.last_at.date()),
        )
        if state.last_at
        else _("Chưa chép lần nào.")
    )
    if not state.is_there:
        return f"{_('Không thấy thư mục này; có thể USB chưa cắm.')} {last}"
    if state.is_same_disk:
        risk = _("Cùng một ổ đĩa với dữ liệu, hỏng là hỏng cả hai; nên chọn ổ khác.")
        return f"{last} {risk}"
    kept = _(
        "Chép cả minh chứng, mỗi lần đóng chương trình. Bản chép có thông tin cá nhân "
        "và khóa của cơ quan: cất như con dấu."
    )
    return f"{last} {kept}"


def done_words(copied: Copied) -> str:
    """Return what a copy did."""
    words = _("Đã chép sang {place}.").format(place=copied.path.parent)
    if copied.damaged:
        lost = _("{count} tệp minh chứng hỏng trên máy này nên không chép được.")
        words = f"{words} {lost.format(count=len(copied.damaged))}"
    return words
