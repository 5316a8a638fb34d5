"""What we ask of a disk, in one place, so that tests can make every request fail."""

import contextlib
import os
import shutil
from pathlib import Path
from typing import BinaryIO, Protocol


class Disk(Protocol):
    """The few things done to files on a stick or in the staging folder."""

    def free(self, folder: Path) -> int:
        """Return how many bytes are free where the folder is."""

    def open(self, path: Path, mode: str) -> BinaryIO:
        """Open a file unbuffered enough that a write error shows at the write."""

    def sync(self, file: BinaryIO) -> None:
        """Wait until a file is on the medium."""

    def replace(self, part: Path, path: Path) -> None:
        """Give a file its last name."""

    def remove(self, path: Path) -> None:
        """Remove a file; one that is gone is no trouble."""

    def sync_folder(self, folder: Path) -> None:
        """Wait until names in a folder are on the medium."""


class RealDisk:
    """The disk of this PC."""

    def free(self, folder: Path) -> int:
        """Return how many bytes are free where the folder is."""
        return shutil.disk_usage(folder).free

    def open(self, path: Path, mode: str) -> BinaryIO:
        """Open a file."""
        return path.open(mode, buffering=0)  # type: ignore[return-value]

    def sync(self, file: BinaryIO) -> None:
        """Wait until a file is on the medium."""
        file.flush()
        os.fsync(file.fileno())

    def replace(self, part: Path, path: Path) -> None:
        """Give a file its last name."""
        part.replace(path)

    def remove(self, path: Path) -> None:
        """Remove a file; one that is gone is no trouble."""
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)

    def sync_folder(self, folder: Path) -> None:
        """Wait until names in a folder are on the medium."""
        # Windows cannot open a folder; its rename is journalled with the file.
        with contextlib.suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
