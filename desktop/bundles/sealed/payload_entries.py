"""The entries of the inner ZIP: their closed grammar of names, one spelling, sizes.

No path, no device and no second spelling of a name can be written in the grammar.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.bundles import limits as table_limits
from desktop.bundles.nodes import NAME
from desktop.bundles.sealed import limits
from desktop.bundles.sealed.catalogue import refuse

KEYRING = "keyring.json"
STORED, DEFLATED = 0, 8
LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")

_GRAMMAR = re.compile(
    r"datapackage\.json"
    r"|data/[a-z][a-z0-9_]{0,39}\.csv"
    r"|files/[0-9a-f]{64}"
    r"|keyring\.json(?:\.[0-9a-f]{16}\.minisig)?"
)
_FLAGS, _VERSION, _DATE = 0x0800, 20, 0x5A21


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: sizes packed and unpacked, checksum, where its header begins."""

    name: str
    method: int
    crc: int
    packed: int
    size: int
    offset: int

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
        return (_VERSION, _FLAGS, self.method, 0, _DATE, *sums, len(self.name))

    def local(self) -> bytes:
        """Return the header before the body."""
        return LOCAL.pack(b"PK\3\4", *self._shared, 0) + self.name.encode("ascii")

    def central(self) -> bytes:
        """Return the header in the directory."""
        tail = (0, 0, 0, 0, 0, self.offset)
        head = CENTRAL.pack(b"PK\1\2", _VERSION, *self._shared, *tail)
        return head + self.name.encode("ascii")


def is_entry_name(name: str) -> bool:
    """Tell whether an entry may have that name."""
    return _GRAMMAR.fullmatch(name) is not None


def end_record(count: int, size: int, offset: int) -> bytes:
    """Return the 22 bytes behind the directory."""
    return END.pack(b"PK\5\6", 0, 0, count, count, size, offset, 0)


def check_sizes(entries: Sequence[Entry]) -> None:
    """Check what entries claim, before a byte of them is unpacked.

    Raises:
        BundleRefusedError: TD-311 or 314.
    """
    if len(entries) > limits.MAX_ENTRIES:
        raise refuse("TD-314", what="số tệp")
    if sum(entry.size for entry in entries) > limits.MAX_UNPACKED:
        raise refuse("TD-314", what="tổng dung lượng")
    tables = (entry.size for entry in entries if entry.name.startswith("data/"))
    if sum(tables) > limits.MAX_TABLES_BYTES:
        raise refuse("TD-314", what="tổng dung lượng các bảng")
    for entry in entries:
        _check_size(entry)


def _check_size(entry: Entry) -> None:
    if entry.size > most_of(entry.name):
        raise refuse("TD-314", what="dung lượng một tệp")
    if entry.method == STORED:
        if entry.size != entry.packed:
            raise refuse("TD-311", entry.name)
        return
    # Only tables are packed, and only where that makes them smaller: a packed body
    # is never longer than what it unpacks to.
    if not entry.name.startswith("data/") or entry.packed >= entry.size:
        raise refuse("TD-311", entry.name)
    if entry.size > limits.MAX_RATIO * entry.packed:
        raise refuse("TD-314", what="tỉ lệ nén")


def most_of(name: str) -> int:
    """Return how long an entry may be by its name."""
    if name.startswith("files/"):
        return limits.MAX_ATTACHMENT
    if name.startswith("data/"):
        return table_limits.MAX_TABLE_BYTES
    return limits.MAX_MANIFEST if name == NAME else limits.MAX_KEYRING
