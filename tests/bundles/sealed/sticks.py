"""Disks that fail on purpose: at a byte, at a call, as FAT does, as Windows does."""

import errno
import io
import os
from collections.abc import Callable
from pathlib import Path

from desktop.bundles.disk import RealDisk


class Limited(io.RawIOBase):
    """A file that fails once so many bytes went through it."""

    def __init__(self, file, left: int, number: int, disk: "Unplugged") -> None:
        self._file, self._left, self._number, self._disk = file, left, number, disk

    def _take(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            self._disk.is_gone = True
        if self._disk.is_gone:
            raise OSError(self._number, "no such device")

    def read(self, count=-1):
        data = self._file.read(count)
        self._take(len(data))
        return data

    def write(self, data):
        self._take(len(data))
        return self._file.write(data)

    def fileno(self):
        return self._file.fileno()

    def flush(self):
        pass

    def close(self):
        self._file.close()
        super().close()


class Unplugged(RealDisk):
    """A stick pulled out after so many bytes: its files are gone from then on."""

    def __init__(self, stick: Path, after: int, number: int, mode: str) -> None:
        self.stick, self.after, self.number, self.mode = stick, after, number, mode
        self.is_gone = False

    def _check(self, path: Path) -> None:
        if self.is_gone and path.is_relative_to(self.stick):
            raise OSError(errno.ENODEV, "no such device")

    def open(self, path, mode):
        self._check(path)
        file = super().open(path, mode)
        if path.is_relative_to(self.stick) and mode == self.mode:
            return Limited(file, self.after, self.number, self)
        return file

    def sync(self, file):
        if self.is_gone:
            raise OSError(errno.EIO, "input/output error")
        if hasattr(file, "fileno"):
            super().sync(file)

    def replace(self, part, path):
        self._check(path)
        super().replace(part, path)

    def remove(self, path):
        if not self.is_gone or not path.is_relative_to(self.stick):
            super().remove(path)


class Failing(RealDisk):
    """A disk one of whose calls raises so many times."""

    def __init__(self, call: str, trouble: Callable[[], OSError], times: int) -> None:
        self.call, self.trouble, self.left = call, trouble, times
        self.tried = 0

    def _maybe(self, call: str) -> None:
        if call == self.call:
            self.tried += 1
            if self.left:
                self.left -= 1
                raise self.trouble()

    def open(self, path, mode):
        self._maybe(f"open {mode}")
        return super().open(path, mode)

    def sync(self, file):
        self._maybe("sync")
        super().sync(file)

    def replace(self, part, path):
        self._maybe("replace")
        super().replace(part, path)

    def free(self, folder):
        self._maybe("free")
        return super().free(folder)

    def sync_folder(self, folder):
        self._maybe("sync_folder")


class Nth(RealDisk):
    """A disk on which the n-th request of some kinds fails, counted from 1.

    Args:
        kinds: of open, read, write, sync, replace.
    """

    def __init__(self, number: int, trouble: int, kinds: set[str]) -> None:
        self.left, self.trouble, self.kinds = number, trouble, kinds

    @property
    def has_failed(self) -> bool:
        """Tell whether there were so many requests."""
        return self.left <= 0

    def ask(self, kind: str) -> None:
        """Fail if it is this request's turn."""
        if kind in self.kinds:
            self.left -= 1
            if self.left == 0:
                raise OSError(self.trouble, os.strerror(self.trouble))

    def open(self, path, mode):
        self.ask("read" if "r" in mode else "open")
        return _Asking(super().open(path, mode), self)

    def sync(self, file):
        self.ask("sync")
        super().sync(file.file)

    def replace(self, part, path):
        self.ask("replace")
        super().replace(part, path)


class _Asking:
    """A file that asks before it reads or writes."""

    def __init__(self, file, disk: Nth) -> None:
        self.file, self._disk = file, disk

    def read(self, size=-1):
        self._disk.ask("read")
        return self.file.read(size)

    def write(self, data):
        self._disk.ask("write")
        return self.file.write(data)

    def close(self):
        self.file.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Fat(RealDisk):
    """A stick without a journal: some change happens to a file behind our back.

    Args:
        spoil: what happens to the bytes of a file when it is synced.
        loses_rename: whether a new name is forgotten.
    """

    def __init__(
        self,
        spoil: Callable[[bytes], bytes] | None = None,
        *,
        loses_rename: bool = False,
        free: int | None = None,
    ) -> None:
        self._spoil, self._loses, self._free = spoil, loses_rename, free
        self._open: dict[int, Path] = {}

    def free(self, folder):
        return super().free(folder) if self._free is None else self._free

    def open(self, path, mode):
        file = super().open(path, mode)
        if mode == "wb":
            self._open[file.fileno()] = path
        return file

    def sync(self, file):
        super().sync(file)
        path = self._open.get(file.fileno())
        if path is not None and self._spoil is not None:
            path.write_bytes(self._spoil(path.read_bytes()))

    def replace(self, part, path):
        if not self._loses:
            super().replace(part, path)


def windows(number: int) -> Callable[[], OSError]:
    """Return what makes an error as Windows numbers it."""

    def made() -> OSError:
        trouble = PermissionError(errno.EACCES, "Access is denied")
        trouble.winerror = number  # type: ignore[attr-defined]
        return trouble

    return made
