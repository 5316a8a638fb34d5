"""Checksums of bytes that pass by, reckoned while the next ones are fetched.

SHA-256 of a large file takes as long as reading it; hashlib and zlib work without
holding the interpreter, so a second thread does it while the first one reads, packs,
encrypts or decrypts.
"""

from __future__ import annotations

import hashlib
import queue
import threading
import zlib
from collections.abc import Callable
from types import TracebackType
from typing import BinaryIO, Self

BLOCK = 256 * 1024  # what is worth a turn of the other thread
_WAITING = 16  # tasks: what may pile up in memory
_Task = Callable[[], object]


class Helper:
    """A second thread for work that does not hold the interpreter, in its order.

    Used in a `with` block, behind which all of it is done. The thread is started by
    the first task.
    """

    def __init__(self) -> None:
        self._tasks: queue.Queue[_Task | None] = queue.Queue(_WAITING)
        self._thread: threading.Thread | None = None

    def do(self, task: _Task) -> None:
        """Have a task done, after those before it; it must not fail."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, daemon=True)
            self._thread.start()
        self._tasks.put(task)

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            task()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._thread is not None:
            self._tasks.put(None)
            self._thread.join()


class Sums:
    """The size, CRC-32 and SHA-256 of all bytes given to `add`, read after `close`.

    Args:
        helper: who reckons, block by block; without one it is done at once.
        has_digest, has_crc: what is asked for.
    """

    def __init__(
        self,
        helper: Helper | None = None,
        *,
        has_digest: bool = True,
        has_crc: bool = True,
    ) -> None:
        self._helper = helper
        self._has_digest, self._has_crc = has_digest, has_crc
        self._digest = hashlib.sha256()
        self._held = bytearray()
        self.size = 0
        self.crc = 0

    def add(self, data: bytes) -> None:
        """Take in the next bytes."""
        self.size += len(data)
        if self._helper is None:
            self._reckon(data)
            return
        if len(data) >= BLOCK and not self._held:
            self._helper.do(lambda: self._reckon(data))
            return
        self._held += data
        if len(self._held) >= BLOCK:
            self._hand_on(self._helper)

    def close(self) -> None:
        """Tell that there is no more; small rests are not worth a thread."""
        if self._helper is not None and self.size >= BLOCK:
            self._hand_on(self._helper)
        elif self._held:
            self._reckon(self._held)
            self._held = bytearray()

    @property
    def sha256(self) -> str:
        """The digest as descriptors write it."""
        return f"sha256:{self._digest.hexdigest()}"

    def _hand_on(self, helper: Helper) -> None:
        block, self._held = self._held, bytearray()
        helper.do(lambda: self._reckon(block))

    def _reckon(self, block: bytes | bytearray) -> None:
        if self._has_digest:
            self._digest.update(block)
        if self._has_crc:
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
