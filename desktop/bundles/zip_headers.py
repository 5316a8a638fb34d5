"""ZIP headers in the one spelling we write: what a reader compares foreign ones with.

No extra field, no comment, no attribute, one date: whatever else ZIP allows makes a
header differ from ours, and is refused by that alone.
"""

import struct
from dataclasses import dataclass

STORED, DEFLATED = 0, 8
LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
UTF8_NAMES = 0x0800

_VERSION = 20
_DATE = 0x5A21  # 2025-01-01 00:00: the same data gives the same bytes on any day


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: sizes packed and unpacked, checksum, where its header begins.

    Each character of `name` is one byte, so that a foreign name, too, comes back as
    the bytes it was.
    """

    name: str
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    flags: int = UTF8_NAMES

    @property
    def start(self) -> int:
        """Where its body begins."""
        return self.offset + LOCAL.size + len(self.name)

    @property
    def end(self) -> int:
        """Where the next header begins."""
        return self.start + self.packed

    @property
    def _shared(self) -> tuple[int, ...]:
        sums = (self.crc, self.packed, self.size)
        return (_VERSION, self.flags, self.method, 0, _DATE, *sums, len(self.name))

    def local(self) -> bytes:
        """Return the header before the body."""
        return LOCAL.pack(b"PK\3\4", *self._shared, 0) + self.name.encode("latin-1")

    def central(self) -> bytes:
        """Return the header in the directory."""
        tail = (0, 0, 0, 0, 0, self.offset)
        head = CENTRAL.pack(b"PK\1\2", _VERSION, *self._shared, *tail)
        return head + self.name.encode("latin-1")


def end_record(count: int, size: int, offset: int) -> bytes:
    """Return the 22 bytes behind the directory."""
    return END.pack(b"PK\5\6", 0, 0, count, count, size, offset, 0)
