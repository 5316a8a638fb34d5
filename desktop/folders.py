"""Where the office's data, backups, evidence, exports and logs live on this PC.

Everything of one office lies in one folder, so `--data` moves the whole office and a
copy of the folder is a copy of the office.
"""

import os
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from desktop.errors import OfficeFileError


class Folders(NamedTuple):
    """The folder of one office and the places in it."""

    root: Path

    @property
    def database(self) -> Path:
        """Return the file that holds the office's records."""
        return self.root / "so-vang.db"

    @property
    def backups(self) -> Path:
        """Return where copies of the records are kept."""
        return self.root / "backups"

    @property
    def evidence(self) -> Path:
        """Return where the files proving achievements are kept."""
        return self.root / "evidence"

    @property
    def exports(self) -> Path:
        """Return where papers and exchange files go unless told otherwise."""
        return self.root / "exports"

    @property
    def logs(self) -> Path:
        """Return where the log for support is kept."""
        return self.root / "logs"


def is_there(folder: Path) -> bool:
    """Tell whether a folder is there; a drive or share that is gone is no trouble."""
    try:
        return folder.is_dir()
    except OSError:
        return False


def default_root() -> Path:
    """Return the office's folder of the person logged in to this PC."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return (Path(base) if base else Path.home() / "AppData" / "Local") / "SoVang"
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "so-vang"


def prepare(root: Path | None = None) -> Folders:
    """Make the folders of an office where they are missing and check they are ours.

    Args:
        root: the folder given with `--data`; the user's own one if absent.

    Raises:
        OfficeFileError: the folder cannot be made or written to.
    """
    folders = Folders((root or default_root()).expanduser().absolute())
    places = (folders.backups, folders.evidence, folders.exports, folders.logs)
    try:
        # The records name people: other accounts of the PC have no business here.
        folders.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        for place in places:
            place.mkdir(exist_ok=True)
        with tempfile.TemporaryFile(dir=folders.root):
            pass
    except OSError as trouble:
        raise OfficeFileError(
            f"Không ghi được vào thư mục dữ liệu {folders.root}; chưa có gì thay đổi.",
            "Hãy chọn thư mục khác hoặc xin quyền ghi vào thư mục này.",
            detail=str(trouble),
        ) from trouble
    return folders
