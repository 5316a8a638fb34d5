"""Attachments of a plain payload summed up by two threads, beside other reading.

Nothing of this is done while the payload is being decrypted: pyrage holds the
interpreter, and two threads that wait for it are slower than one after the other.
"""

from __future__ import annotations

import hashlib
import zlib
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.bundles.sealed import limits
from desktop.bundles.sealed.sums import Helper
from desktop.bundles.zip_headers import Entry


class Summing:
    """The digests and checksums of stored entries, each read once.

    Args:
        path: the plain payload, a file of ours.
        entries: compared with the file's own size already.
    """

    def __init__(self, path: Path, entries: Iterable[Entry]) -> None:
        self._path = path
        self._waiting = deque(entries)
        self._found: dict[str, tuple[str, int]] = {}

    @contextmanager
    def begun(self) -> Iterator[None]:
        """Have another thread begin; behind the block everything is summed up.

        Whatever is raised in it ends the work too.
        """
        with Helper() as helper:
            if self._waiting:
                helper.do(self._work)
            try:
                yield
                self._work()
            finally:
                self._waiting.clear()

    def of(self, entry: Entry) -> tuple[str, int]:
        """Return "sha256:…" and the CRC-32 of the body of an entry."""
        return self._found[entry.name]

    def _work(self) -> None:
        """Take one entry after the other, as long as there are any."""
        with self._path.open("rb", buffering=0) as file:
            while True:
                try:
                    entry = self._waiting.popleft()
                except IndexError:
                    return
                file.seek(entry.start)
                digest, crc, left = hashlib.sha256(), 0, entry.packed
                while left and (block := file.read(min(limits.BLOCK, left))):
                    digest.update(block)
                    crc = zlib.crc32(block, crc)
                    left -= len(block)
                self._found[entry.name] = (f"sha256:{digest.hexdigest()}", crc)
