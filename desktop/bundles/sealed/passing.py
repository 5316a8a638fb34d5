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
        self._held = bytearray()
        self._place = 0  # of the first byte held
        self._left = 0  # of the body passing by
        self._sums: Sums | None = None
        self._is_over = False
        self.found: dict[int, Sums] = {}

    def write(self, data: bytes) -> int:
        """Write and follow."""
        if len(data) <= self._left and not self._held:
            self._place += len(data)
            self._pass(data)  # by far the most: nothing is copied
        elif not self._is_over:
            self._held += data
            while self._left or self._is_head():
                self._pass(self._take(min(self._left, len(self._held))))
                if self._left:
                    break
        return self._file.write(data)

    def flush(self) -> None:
        """Hand everything on."""
        self._file.flush()

    def _take(self, count: int) -> bytes:
        data = bytes(self._held[:count])
        del self._held[:count]
        self._place += count
        return data

    def _is_head(self) -> bool:
        """Read a header if it is there whole; tell whether a body begins."""
        if len(self._held) < LOCAL.size:
            return False
        mark, *_, packed, _, length, _ = LOCAL.unpack_from(self._held)
        if mark != _MARK:
            self._is_over = True
            self._held.clear()
            return False
        if len(self._held) < LOCAL.size + length:
            return False
        name = self._take(LOCAL.size + length)[LOCAL.size :]
        self._left = packed
        self._sums = None
        if name.startswith(_FILES) and packed:
            self._sums = self.found[self._place] = Sums(self._helper)
        return self._left > 0

    def _pass(self, data: bytes) -> None:
        self._left -= len(data)
        if self._sums is not None:
            self._sums.add(data)
            if not self._left:
                self._sums.close()
