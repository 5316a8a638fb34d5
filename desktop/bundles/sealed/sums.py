"""Checksums of bytes that pass by, reckoned while the next ones are fetched.

SHA-256 of a large file takes as long as reading it; hashlib and zlib work without
holding the interpreter, so a second thread does it while the first one reads, packs,
encrypts or decrypts.
"""

from __future__ import annotations

import hashlib
import queue
import sys
import threading
import zlib
from collections.abc import Callable
from types import TracebackType
from typing import BinaryIO, Self

BLOCK = 2 * 1024 * 1024  # a turn of the other thread costs the first one some time
_LEAST = 256 * 1024  # below it is not worth one
_WAITING = 4  # tasks: what may pile up in memory
_INTERVAL = 0.0005  # s: pyrage holds the interpreter; 5 ms of waiting would be in vain
_Task = Callable[[], object]


class Helper:
    """A second thread for work that does not hold the interpreter, in its order.

    Used in a `with` block, behind which all of it is done. The thread is started by
    the first task. What a task raises is raised by the next call or by the end of the
    block; no task behind it is begun.
    """

    def __init__(self) -> None:
        self._tasks: queue.Queue[_Task | None] = queue.Queue(_WAITING)
        self._trouble: Exception | None = None
        self._thread: threading.Thread | None = None
        self._interval = sys.getswitchinterval()

    def do(self, task: _Task) -> None:
        """Have a task done, after those before it."""
        if self._trouble is not None:
            raise self._trouble
        if self._thread is None:
            sys.setswitchinterval(_INTERVAL)
            self._thread = threading.Thread(target=self._work, daemon=True)
            self._thread.start()
        self._tasks.put(task)

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            if self._trouble is None:
                try:
                    task()
                except Exception as trouble:
                    self._trouble = trouble

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
            sys.setswitchinterval(self._interval)
        if self._trouble is not None and error is None:
            raise self._trouble


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
        self._held: list[bytes | memoryview] = []
        self._count = 0  # bytes held
        self.size = 0
        self.crc = 0

    def add(self, data: bytes | memoryview) -> None:
        """Take in the next bytes; nobody may change them afterwards."""
        self.size += len(data)
        if self._helper is None:
            self._reckon(data)
            return
        self._held.append(data)
        self._count += len(data)
        if self._count >= BLOCK:
            self._hand_on(self._helper)

    def close(self) -> None:
        """Tell that there is no more; small files are not worth a thread."""
        if self._helper is not None and self.size >= _LEAST:
            self._hand_on(self._helper)
        else:
            self._reckon(b"".join(self._held))
            self._held.clear()

    @property
    def sha256(self) -> str:
        """The digest as descriptors write it."""
        return f"sha256:{self._digest.hexdigest()}"

    def _hand_on(self, helper: Helper) -> None:
        held, self._held, self._count = self._held, [], 0
        helper.do(lambda: self._reckon(held[0] if len(held) == 1 else b"".join(held)))

    def _reckon(self, block: bytes | bytearray | memoryview) -> None:
        if self._has_digest:
            self._digest.update(block)
        if self._has_crc:
            self.crc = zlib.crc32(block, self.crc)


class Tallied:
    """A file being written, with the sums of what is written to it."""

    def __init__(self, file: BinaryIO, sums: Sums) -> None:
        self._file, self._sums = file, sums

    def write(self, data: bytes | memoryview) -> int:
        """Write and count; the data may be a buffer that is used again."""
        block = bytes(data)
        self._sums.add(block)
        return self._file.write(block)

    def flush(self) -> None:
        """Hand everything on."""
        self._file.flush()
