"""Our own bundles on this PC: where they are made, and the copies that are kept.

A copy stands under its last name only when it is whole; a folder a bundle was being
made in when the plug was pulled goes before the next one is made.
"""

import errno
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from db.exchange import SentBundle
from desktop.bundles.sealed.making import Made
from desktop.errors import OfficeError

_WORKDIR = "gui-"


class OwnCopies:
    """The bundles this office made.

    Args:
        root: `exchange` in the office's folder.
        at: told each point where a plug could be pulled; tests pull it.
    """

    def __init__(self, root: Path, at: Callable[[str], None]) -> None:
        self._root = root
        self._at = at

    @contextmanager
    def workdir(self) -> Iterator[Path]:
        """Give a folder to make a bundle in that is gone afterwards.

        Raises:
            OSError: of the disk.
        """
        self._root.mkdir(exist_ok=True)
        for left in self._root.glob(f"{_WORKDIR}*"):
            shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(dir=self._root, prefix=_WORKDIR) as folder:
            self._at("before making")
            yield Path(folder)

    def keep(self, made: Made) -> Made:
        """Move a finished bundle to where our copies are kept.

        Raises:
            OSError: of the disk.
        """
        self._at("made")
        folder = self._folder(made.sha256)
        folder.mkdir(parents=True, exist_ok=True)
        self._at("before keeping")
        path = made.path.replace(folder / made.path.name)
        self._at("kept")
        return Made(path, made.envelope, made.sha256, made.size)

    def find(self, bundle: SentBundle) -> Path:
        """Return where our copy of a bundle lies.

        Raises:
            OfficeError: it is no longer there.
        """
        path = self._folder(bundle.sha256) / bundle.file_name
        if not path.is_file():
            raise OfficeError(
                f"Bản lưu của gói số {bundle.seq} không còn trên máy này.",
                "Xuất gói mới; mỗi gói đều đủ dữ liệu.",
                detail=str(path),
            )
        return path

    def _folder(self, sha256: str) -> Path:
        return self._root / "sent" / sha256.removeprefix("sha256:")[:16]


@contextmanager
def on_this_disk() -> Iterator[None]:
    """Say in words that the disk of this PC stood in the way of making a bundle."""
    try:
        yield
    except OSError as trouble:
        raise OfficeError(
            "Ổ đĩa của máy đầy hoặc lỗi nên chưa tạo được gói; chưa có gì được xuất.",
            "Dọn bớt hoặc kiểm tra ổ đĩa rồi xuất lại; số gói bỏ trống không sao.",
            detail=errno.errorcode.get(trouble.errno or 0, type(trouble).__name__),
        ) from trouble
