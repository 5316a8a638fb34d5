"""The sums of the attachments in a payload, reckoned while it is being decrypted.

The headers that pass by are only followed here, not believed: `payload_reading`
compares all of them afterwards, and sums count only for the place they were made at.
"""

from __future__ import annotations

from typing import BinaryIO

from desktop.bundles.sealed.sums import Helper, Sums
from desktop.bundles.zip_headers import LOCAL

_MARK = b"PK\3\4"
_FILES = b"files/"


class Passing:
    """A payload being written, and the sums of its attachments by place of the body."""

    def __init__(self, file: BinaryIO, helper: Helper) -> None:
        self._file, self._helper = file, helper
        self._head = bytearray()  # as much of a header as has passed by
        self._wanted = LOCAL.size
        self._place = 0
        self._packed = self._left = 0  # of the body: said to be, still to pass by
        self._sums: Sums | None = None
        self._is_over = False
        self.found: dict[int, Sums] = {}

    def write(self, data: bytes) -> int:
        """Write and follow."""
        rest = memoryview(data)
        while rest and not self._is_over:
            count = self._pass(rest) if self._left else self._gather(rest)
            self._place += count
            rest = rest[count:]
        return self._file.write(data)

    def _pass(self, data: memoryview) -> int:
        count = min(len(data), self._left)
        self._left -= count
        if self._sums is not None:
            self._sums.add(data[:count])
            if not self._left:
                self._sums.close()
        return count

    def _gather(self, data: memoryview) -> int:
        """Take what a header still lacks and read it as soon as it is whole."""
        count = min(len(data), self._wanted - len(self._head))
        self._head += data[:count]
        if len(self._head) == LOCAL.size:
            self._read_fixed()
        if len(self._head) == self._wanted:
            self._begin(self._place + count)
        return count

    def _read_fixed(self) -> None:
        mark, *_, packed, _, length, _ = LOCAL.unpack(self._head)
        self._is_over = mark != _MARK
        self._wanted += length
        self._packed = packed

    def _begin(self, place: int) -> None:
        """Begin with the body behind a header."""
        name = self._head[LOCAL.size :]
        self._left = self._packed
        self._sums = None
        if name.startswith(_FILES) and self._left:
            self._sums = self.found[place] = Sums(self._helper)
        self._head, self._wanted = bytearray(), LOCAL.size
