"""Where papers go on this PC: a file or folder chosen, shown and opened."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSettings, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.language import _
from ui.widgets import layouts
from ui.widgets.notices import Notice

_LAST = "papers/folder"


class FileKind(NamedTuple):
    """What a file ends with and what a dialog calls it."""

    suffix: str
    filter: str


PDF = FileKind(".pdf", _("Tệp PDF (*.pdf)"))
WORD = FileKind(".docx", _("Tệp Word (*.docx)"))


def pick_pdf(parent: QWidget, title: str, folder: Path, name: str) -> Path | None:
    """Let the officer choose where one PDF goes; the dialog asks before replacing."""
    return pick(parent, title, folder, name, PDF)


def pick(
    parent: QWidget, title: str, folder: Path, name: str, kind: FileKind
) -> Path | None:
    """Let the officer choose where one file goes; the dialog asks before replacing."""
    chosen, _kind = QFileDialog.getSaveFileName(
        parent, title, str(_start(folder) / name), kind.filter
    )
    if not chosen:
        return None
    file = Path(chosen)
    # The dialog adds nothing by itself on every system.
    file = file if file.suffix else file.with_suffix(kind.suffix)
    _remember(file.parent)
    return file


def pick_folder(parent: QWidget, title: str, folder: Path) -> Path | None:
    """Let the officer choose a folder."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(_start(folder)))
    if not chosen:
        return None
    _remember(Path(chosen))
    return Path(chosen)


def open_folder(folder: Path) -> None:
    """Show a folder in the file manager of the PC."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class SavedLine(QWidget):
    """What was just saved and where, with a way to the folder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = Path()
        self.notice = Notice("ok", "")
        self.notice.pressed.connect(lambda: open_folder(self._folder))
        self.setLayout(layouts.column(self.notice, margins=(12, 8, 12, 8)))
        self.hide()

    def tell(self, sentence: str, folder: Path | None = None) -> None:
        """Say what was done; with a folder there is a button that opens it."""
        self._folder = folder or Path()
        link = _("Mở thư mục") if folder else ""
        self.notice.say("ok", sentence, link=link)
        self.show()


def _start(folder: Path) -> Path:
    kept = str(QSettings().value(_LAST) or "")
    return Path(kept) if kept and Path(kept).is_dir() else folder


def _remember(folder: Path) -> None:
    QSettings().setValue(_LAST, str(folder))
