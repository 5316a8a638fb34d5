"""The inner ZIP written: tables packed, attachments stored, nothing else.

Sizes and checksums of all parts are known before the first byte, so the ZIP is made
while it is encrypted and its plain form never stands on a disk.
"""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from desktop.bundles.sealed import limits
from desktop.bundles.sealed.catalogue import refuse
from desktop.bundles.sealed.payload_entries import KEYRING, check_sizes
from desktop.bundles.sealed.payload_reading import (
    read_entries,
    read_small,
)
from desktop.bundles.sealed.sums import Helper, Sums
from desktop.bundles.zip_headers import DEFLATED, STORED, Entry, end_record

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = [
    "KEYRING",
    "AttachedFile",
    "Check",
    "Entry",
    "Payload",
    "look_at",
    "packed",
    "read_entries",
    "read_small",
    "write_payload",
]


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file to put in: where it is and what it was when it was looked at."""

    path: Path
    sha256: str
    size: int
    crc: int


@dataclass(frozen=True, slots=True)
class Payload:
    """A ZIP laid out, not yet written: each entry with its body, or its file."""

    parts: tuple[tuple[Entry, bytes | AttachedFile], ...]

    @property
    def size(self) -> int:
        """The length of the whole ZIP."""
        return self._directory_at + len(self._tail())

    @property
    def _directory_at(self) -> int:
        return self.parts[-1][0].end if self.parts else 0

    def _tail(self) -> bytes:
        directory = b"".join(entry.central() for entry, _ in self.parts)
        end = end_record(len(self.parts), len(directory), self._directory_at)
        return directory + end

    def blocks(self, check: Check | None = None) -> Iterator[bytes]:
        """Yield the ZIP from its first byte to its last.

        Args:
            check: compares the files with what they were; without one it is done here.

        Raises:
            BundleRefusedError: TD-706, a file is no longer what it was.
        """
        checking = check or Check()
        for entry, body in self.parts:
            yield entry.local()
            if isinstance(body, bytes):
                yield body
            else:
                yield from _blocks_of(body, checking)
        yield self._tail()
        if check is None:
            checking.end()

    def open(self, check: Check) -> BinaryIO:
        """Return the ZIP as a file to read once; the check is ended by the caller."""
        return io.BufferedReader(_Stream(self.blocks(check)), limits.BLOCK)


class Check:
    """Whether attachments are still what they were when they were looked at.

    Args:
        helper: who reckons; without one it is done at once.
    """

    def __init__(self, helper: Helper | None = None) -> None:
        self._helper = helper
        self._files: list[tuple[AttachedFile, Sums]] = []

    def begin(self, file: AttachedFile) -> Sums:
        """Return where the bytes of a file are counted."""
        sums = Sums(self._helper, has_digest=False)
        self._files.append((file, sums))
        return sums

    def end(self) -> None:
        """Compare; the helper has to be done.

        Raises:
            BundleRefusedError: TD-706, a file is no longer what it was.
        """
        for file, sums in self._files:
            if (sums.crc, sums.size) != (file.crc, file.size):
                raise refuse("TD-706", "attachment changed while it was packed")


def look_at(path: Path) -> AttachedFile:
    """Return a file with its size and checksums, read once."""
    digest, crc, size = hashlib.sha256(), 0, 0
    with path.open("rb") as file:
        while block := file.read(limits.BLOCK):
            digest.update(block)
            crc = zlib.crc32(block, crc)
            size += len(block)
    return AttachedFile(path, digest.hexdigest(), size, crc)


def packed(small: Mapping[str, bytes], files: Sequence[AttachedFile]) -> Payload:
    """Return datapackage.json, tables and attachments as a ZIP, in their order.

    Raises:
        BundleRefusedError: TD-314, it is too much.
    """
    parts: list[tuple[Entry, bytes | AttachedFile]] = []
    place = 0
    for name, data in small.items():
        method, body = _packed(name, data)
        entry = Entry(name, method, zlib.crc32(data), len(body), len(data), place)
        parts.append((entry, body))
        place = entry.end
    for file in files:
        name = f"files/{file.sha256}"
        entry = Entry(name, STORED, file.crc, file.size, file.size, place)
        parts.append((entry, file))
        place = entry.end
    check_sizes([entry for entry, _ in parts])
    return Payload(tuple(parts))


def write_payload(
    out: BinaryIO, small: Mapping[str, bytes], files: Sequence[AttachedFile]
) -> None:
    """Write a payload; see `packed`."""
    out.writelines(packed(small, files).blocks())


def _packed(name: str, data: bytes) -> tuple[int, bytes]:
    if not name.startswith("data/"):
        return STORED, data
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    body = packer.compress(data) + packer.flush()
    # Rows that repeat themselves may pack better than the reader believes.
    if len(body) >= len(data) or len(data) > limits.MAX_RATIO * len(body):
        return STORED, data
    return DEFLATED, body


def _blocks_of(file: AttachedFile, check: Check) -> Iterator[bytes]:
    sums = check.begin(file)
    with file.path.open("rb", buffering=0) as source:
        while block := source.read(limits.BLOCK):
            sums.add(block)
            if sums.size > file.size:
                break
            yield block
    sums.close()
    if sums.size != file.size:
        raise refuse("TD-706", "attachment changed while it was packed")


class _Stream(io.RawIOBase):
    """Blocks as a file: what an encrypting reader asks for piece by piece."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks
        self._held = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        while not self._held:
            block = next(self._blocks, None)
            if block is None:
                return 0
            self._held = memoryview(block)
        place = memoryview(buffer).cast("B")
        count = min(len(place), len(self._held))
        place[:count] = self._held[:count]
        self._held = self._held[count:]
        return count
