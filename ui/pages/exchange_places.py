"""Where bundles are read and written: the sticks plugged in, or a folder chosen."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.bundles.drives import Drive, removable_drives
from desktop.folders import is_there
from desktop.vietnamese import number
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import icon_only
from ui.widgets.forms import ChoiceField

_GIGABYTE, _MEGABYTE = 1_000_000_000, 1_000_000
_NAME = 28


class Places(QWidget):
    """A list of the sticks, a button to look again, a button for another folder.

    Args:
        drives: gives the sticks of this PC; tests give their own.

    Signals:
        place_chosen(object): the officer chose another place, or looked again.
    """

    place_chosen = Signal(object)

    def __init__(
        self,
        drives: Callable[[], Sequence[Drive]] = removable_drives,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._drives = drives
        self._folders: list[Path] = []
        self.choice = ChoiceField(_("USB hoặc thư mục"), width=216)
        self.choice.setFixedHeight(32)
        self.choice.chosen.connect(lambda _place: self._on_chosen())
        self.again = icon_only("refresh-cw", _("Tìm lại USB"), self._on_again)
        self.other = icon_only("folder-open", _("Chọn thư mục khác…"), self._on_other)
        self.setLayout(layouts.row(self.choice, self.again, self.other, spacing=2))
        self.look()

    def place(self) -> Path | None:
        """Return the stick or folder chosen, None where there is none any more.

        Nothing is ever written to a folder that does not exist: it would be made, on
        this PC, where a stick was pulled out.
        """
        found = self.choice.key()
        return found if isinstance(found, Path) and is_there(found) else None

    def is_stick(self, place: Path) -> bool:
        """Tell whether a place is on a stick, which has to be unplugged with care."""
        return is_on(place, self._drives())

    def written_words(self, what: str, place: Path) -> str:
        """Return what is said of something written and read back (`written_words`)."""
        return written_words(what, place, self._drives())

    def look(self) -> None:
        """See which sticks are plugged in; what is chosen stays while it is there."""
        found = [(drive.root, _words(drive)) for drive in self._drives()]
        kept = [
            (folder, _short(folder)) for folder in self._folders if is_there(folder)
        ]
        nothing = [(None, _("Chưa cắm USB nào"))] if not found and not kept else []
        self.choice.show_choices([*found, *kept, *nothing])
        place = self.place()
        self.choice.setToolTip(str(place) if place else "")

    def choose(self, folder: Path) -> None:
        """Choose a folder and tell so; one that does not exist is not offered."""
        if not is_there(folder):
            self.look()
            return
        if folder not in self._folders:
            self._folders.insert(0, folder)
        self.look()
        self.choice.choose(folder)
        self._on_chosen()

    def _on_chosen(self) -> None:
        place = self.place()
        self.choice.setToolTip(str(place) if place else "")
        self.place_chosen.emit(place)

    def _on_again(self) -> None:
        self.look()
        self.place_chosen.emit(self.place())

    def _on_other(self) -> None:
        title = _("Chọn thư mục đọc và ghi gói")
        name = QFileDialog.getExistingDirectory(self.window(), title)
        if name:
            self.choose(Path(name))


def is_on(place: Path, drives: Iterable[Drive]) -> bool:
    """Tell whether a place is on one of these sticks."""
    roots = {drive.root for drive in drives}
    return bool(roots & {place, *place.parents})


def written_words(what: str, place: Path, drives: Iterable[Drive]) -> str:
    """Return what is said of something written and read back.

    Args:
        what: the sentence without its place: "Đã ghi và đọc lại goi.tdkt".
    """
    if is_on(place, drives):
        said = _("{what} trên USB. Tháo thiết bị an toàn rồi rút.")
        return said.format(what=what)
    return _("{what} trong thư mục đã chọn.").format(what=what)


def _words(drive: Drive) -> str:
    if drive.free >= _GIGABYTE:
        free = _("{size} GB").format(size=number(drive.free // _GIGABYTE))
    else:
        free = _("{size} MB").format(size=number(drive.free // _MEGABYTE))
    return _("{name}, còn {free}").format(name=drive.name, free=free)


def _short(folder: Path) -> str:
    name = folder.name or str(folder)
    shown = name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"
    return _("Thư mục {name}").format(name=shown)
