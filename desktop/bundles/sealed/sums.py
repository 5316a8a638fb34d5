"""Size and checksums of bytes that pass by, reckoned while the next ones are fetched.

SHA-256 of a large file takes as long as reading it; hashlib works without holding the
interpreter, so a second thread does it while the first one reads, packs or encrypts.
"""

from __future__ import annotations

import hashlib
import queue
import threading
import zlib
from types import TracebackType
from typing import BinaryIO, Self

_BLOCK = 1024 * 1024
_WAITING = 8  # blocks: what may pile up in memory


class Sums:
    """The size, CRC-32 and SHA-256 of all bytes given to `add`.

    A thread is started only when the first whole block is there. Used in a `with`
    block; the results are read behind it.

    Args:
        is_busy: whether the giving thread has enough to do: then the other one also
            reckons the CRC-32.
    """

    def __init__(self, *, is_busy: bool = False) -> None:
        self._digest = hashlib.sha256()
        self._is_busy = is_busy
        self._held = bytearray()
        self._blocks: queue.Queue[bytes | None] = queue.Queue(_WAITING)
        self._thread: threading.Thread | None = None
        self.size = 0
        self.crc = 0

    def add(self, data: bytes) -> None:
        """Take in the next bytes."""
        self.size += len(data)
        if not self._held and len(data) >= _BLOCK:
            self._hand_on(data)
            return
        self._held += data
        if len(self._held) >= _BLOCK:
            self._hand_on(bytes(self._held))
            self._held = bytearray()

    @property
    def sha256(self) -> str:
        """The digest as descriptors write it."""
        return f"sha256:{self._digest.hexdigest()}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._thread is not None:
            self._blocks.put(None)
            self._thread.join()
        if self._held:
            self._reckon(self._held)
            self._count(self._held)

    def _hand_on(self, block: bytes) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, daemon=True)
            self._thread.start()
        self._blocks.put(block)
        if not self._is_busy:
            self._count(block)

    def _work(self) -> None:
        while (block := self._blocks.get()) is not None:
            self._reckon(block)
            if self._is_busy:
                self._count(block)

    def _reckon(self, block: bytes | bytearray) -> None:
        self._digest.update(block)

    def _count(self, block: bytes | bytearray) -> None:
        self.crc = zlib.crc32(block, self.crc)


class Tallied:
    """A file being written, with the sums of what is written to it."""

    def __init__(self, file: BinaryIO, sums: Sums) -> None:
        self._file, self._sums = file, sums

    def write(self, data: bytes) -> int:
        """Write and count."""
        self._sums.add(data)
        return self._file.write(data)

    def flush(self) -> None:
        """Hand everything on."""
        self._file.flush()
