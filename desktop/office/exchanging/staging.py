"""Where received files lie on this PC: our copy, the original kept, the attachments.

`staging` is empty whenever nothing is being looked at; plain text is only ever in a
folder below it, which goes first. An original is kept as it came, encrypted or not.
"""

import re
import secrets
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO

from desktop.bundles.disk import Disk
from desktop.bundles.files import is_link
from desktop.bundles.sealed.catalogue import refuse
from desktop.bundles.sealed.staging import Staged, stage
from desktop.bundles.sealed.stick import Report, write_whole
from desktop.bundles.sealed.sums import Helper
from desktop.office.exchanging.troubles import said

_DIGEST = re.compile(r"[0-9a-f]{64}")
_OPEN = "open-"


class Staging:
    """The folders of received files.

    Args:
        root: `exchange` in the office's folder.
        disk: how files are read and written; tests give one that fails.
        at: told each point a plug could be pulled at; tests pull it.
    """

    def __init__(self, root: Path, disk: Disk, at: Callable[[str], None]) -> None:
        self._disk = disk
        self._at = at
        self.folder = root / "staging"
        self.waiting = root / "waiting"
        self.archive = root / "archive"
        self.files = root / "files"

    def stage(self, path: Path, report: Report | None = None) -> Staged:
        """Copy a file here and return the copy.

        Args:
            path: on a stick, as a rule.
            report: told bytes read and all of them; false stops.

        Raises:
            BundleRefusedError: TD-002 to 005, 010 to 012, 101.
            Cancelled: `report` said stop.
        """
        self._refuse_device(path)
        with said(folder=self.folder):
            for place in (self.folder, self.waiting, self.archive, self.files):
                place.mkdir(parents=True, exist_ok=True)

        def tell(done: int, total: int) -> bool:
            self._at("block")
            return report is None or report(done, total)

        staged = stage(path, self.folder, disk=self._disk, report=tell)
        self._at("copied")
        return staged

    def path_of(self, sha256: str) -> Path | None:
        """Return where the copy of a file is, None where it is not kept."""
        places = (self.folder, self.waiting, self.archive)
        paths = (place / f"{sha256}.tdkt" for place in places)
        return next((path for path in paths if path.is_file()), None)

    def keep(self, sha256: str) -> None:
        """Keep the original for later, as it came."""
        self._move(sha256, self.folder, self.waiting)

    def put_away(self, sha256: str) -> None:
        """Keep the original of a bundle that was taken in."""
        self._move(sha256, self.folder, self.archive)
        self._move(sha256, self.waiting, self.archive)

    def bring_back(self, sha256: str) -> None:
        """Have the original of a bundle that was undone wait again."""
        self._move(sha256, self.archive, self.waiting)

    def waits(self) -> list[str]:
        """Return the digests of the originals kept for later."""
        return [path.stem for path in _listed(self.waiting)]

    def drop(self, sha256: str) -> None:
        """Wipe the copy of a file that is not needed any more."""
        for place in (self.folder, self.waiting, self.archive):
            self._disk.remove(place / f"{sha256}.tdkt")

    def unstage(self, sha256: str) -> None:
        """Wipe the copy under examination alone."""
        self._disk.remove(self.folder / f"{sha256}.tdkt")

    @contextmanager
    def opening(self) -> Iterator[Path]:
        """Give a folder for plain text that is gone afterwards, whatever happens."""
        folder = self.folder / f"{_OPEN}{secrets.token_hex(8)}"
        with said(folder=self.folder):
            folder.mkdir(parents=True)
        try:
            yield folder
        finally:
            self._remove_folder(folder)

    def wipe(self, but: frozenset[str] = frozenset()) -> None:
        """Clear what a pulled plug left: plain text first, then parts of copies.

        Args:
            but: digests of copies whose examination goes on.
        """
        for path in _listed(self.folder):
            if path.is_dir():
                self._remove_folder(path)
        for path in _listed(self.folder):
            if path.suffix != ".tdkt" or path.stem not in but:
                self._disk.remove(path)
        for path in _listed(self.files):
            if path.suffix == ".part":
                self._disk.remove(path)

    def keep_files(self, files: Iterable[tuple[str, Iterator[bytes]]]) -> None:
        """Keep attachments under their digests; those already there are not written.

        Their bytes are on the disk before any of them gets its name; while the disk is
        waited for, the next one is being written.

        Raises:
            BundleRefusedError: TD-317, the bytes of one are not what was listed.
            OSError: of the disk; what was kept by then harms nobody.
        """
        self.files.mkdir(parents=True, exist_ok=True)
        parts: dict[Path, Path] = {}
        try:
            with ExitStack() as opened, Helper() as helper:
                for sha256, blocks in files:
                    if not _DIGEST.fullmatch(sha256):
                        raise refuse("TD-312", "digest")
                    target = self.files / sha256
                    if target.is_file():
                        continue
                    part = self.files / f"{secrets.token_hex(8)}.part"
                    parts[part] = target
                    file = opened.enter_context(self._disk.open(part, "xb"))
                    for block in blocks:
                        write_whole(file, block)
                    helper.do(partial(self._finish, file))
            for part, target in parts.items():
                self._at("file")
                self._disk.replace(part, target)
            if parts:
                self._disk.sync_folder(self.files)
        finally:
            for part in parts:
                self._disk.remove(part)

    def _finish(self, file: BinaryIO) -> None:
        self._disk.sync(file)
        file.close()

    def _refuse_device(self, path: Path) -> None:
        """Refuse a link, a pipe or a folder that is named like a bundle."""
        try:
            mode = path.lstat().st_mode
        except (OSError, ValueError):
            return  # the copy says what is wrong
        if is_link(path) or not stat.S_ISREG(mode):
            raise refuse("TD-101", file=path.name)

    def _move(self, sha256: str, source: Path, target: Path) -> None:
        path = source / f"{sha256}.tdkt"
        if path.is_file():
            target.mkdir(parents=True, exist_ok=True)
            self._disk.replace(path, target / path.name)
            self._disk.sync_folder(target)

    def _remove_folder(self, folder: Path) -> None:
        for path in _listed(folder):
            self._disk.remove(path)
        with suppress(OSError):
            folder.rmdir()


def _listed(folder: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(folder.iterdir())
    return []
