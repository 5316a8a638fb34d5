"""The inner ZIP: tables packed, attachments stored, nothing else, in one spelling.

Names come from a closed grammar: no path, no device, no second spelling of a name can
be written in it. Entries fill the file from its first byte; each header is compared
with the one we would write; a body is read up to its declared size and one byte more.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from desktop.bundles import limits as table_limits
from desktop.bundles.nodes import NAME
from desktop.bundles.sealed import limits
from desktop.bundles.sealed.catalogue import refuse

KEYRING = "keyring.json"
_NAME = re.compile(
    r"datapackage\.json"
    r"|data/[a-z][a-z0-9_]{0,39}\.csv"
    r"|files/[0-9a-f]{64}"
    r"|keyring\.json(?:\.[0-9a-f]{16}\.minisig)?"
)
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_FLAGS, _VERSION, _DATE = 0x0800, 20, 0x5A21
_STORED, _DEFLATED = 0, 8


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file to put in: where it is and what it was when it was looked at."""

    path: Path
    sha256: str
    size: int
    crc: int


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
    def _shared(self) -> tuple[int, ...]:
        sums = (self.crc, self.packed, self.size)
        return (_VERSION, _FLAGS, self.method, 0, _DATE, *sums, len(self.name))

    def local(self) -> bytes:
        """Return the header before the body."""
        return _LOCAL.pack(b"PK\3\4", *self._shared, 0) + self.name.encode("ascii")

    def central(self) -> bytes:
        """Return the header in the directory."""
        tail = (0, 0, 0, 0, 0, self.offset)
        head = _CENTRAL.pack(b"PK\1\2", _VERSION, *self._shared, *tail)
        return head + self.name.encode("ascii")


def look_at(path: Path) -> AttachedFile:
    """Return a file with its size and checksums, read once."""
    digest, crc, size = hashlib.sha256(), 0, 0
    with path.open("rb") as file:
        while block := file.read(limits.BLOCK):
            digest.update(block)
            crc = zlib.crc32(block, crc)
            size += len(block)
    return AttachedFile(path, digest.hexdigest(), size, crc)


def write_payload(
    out: BinaryIO, small: Mapping[str, bytes], files: Sequence[AttachedFile]
) -> None:
    """Write datapackage.json, tables and attachments, in their order.

    Raises:
        BundleRefusedError: TD-706, a file is no longer what it was; TD-314 too much.
    """
    entries: list[Entry] = []
    place = 0
    for name, data in small.items():
        method, body = _packed(name, data)
        crc = zlib.crc32(data)
        entry = Entry(name, method, crc, len(body), len(data), place)
        place += out.write(entry.local()) + out.write(body)
        entries.append(entry)
    for file in files:
        name = f"files/{file.sha256}"
        entry = Entry(name, _STORED, file.crc, file.size, file.size, place)
        place += out.write(entry.local()) + _copy(file, out)
        entries.append(entry)
    _check_sizes(entries)
    directory = b"".join(entry.central() for entry in entries)
    out.write(directory + _end(len(entries), len(directory), place))


def _packed(name: str, data: bytes) -> tuple[int, bytes]:
    if not name.startswith("data/"):
        return _STORED, data
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    body = packer.compress(data) + packer.flush()
    # Rows that repeat themselves may pack better than the reader believes.
    if len(body) >= len(data) or len(data) > limits.MAX_RATIO * len(body):
        return _STORED, data
    return _DEFLATED, body


def _copy(file: AttachedFile, out: BinaryIO) -> int:
    crc, size = 0, 0
    with file.path.open("rb") as source:
        while block := source.read(limits.BLOCK):
            crc = zlib.crc32(block, crc)
            size += out.write(block)
    if (crc, size) != (file.crc, file.size):
        raise refuse("TD-706", "attachment changed while it was packed")
    return size


def read_entries(file: BinaryIO) -> dict[str, Entry]:
    """Return the entries of a payload; they tile the file to its last byte.

    Raises:
        BundleRefusedError: TD-311, 312, 313 or 314.
    """
    size = file.seek(0, 2)
    if size < _END.size:
        raise refuse("TD-311")
    file.seek(size - _END.size)
    tail = file.read(_END.size)
    *_, count, length, start, _ = _END.unpack(tail)
    if tail != _end(count, length, start) or start + length + _END.size != size:
        raise refuse("TD-311")
    if count > limits.MAX_ENTRIES or length > count * (_CENTRAL.size + 80):
        raise refuse("TD-314", what="số tệp")
    file.seek(start)
    directory = file.read(length)
    entries = list(_entries(file, directory, count, start))
    _check_sizes(entries)
    named = {entry.name: entry for entry in entries}
    if len(named) < len(entries):
        raise refuse("TD-313")
    return named


def _entries(
    file: BinaryIO, directory: bytes, count: int, start: int
) -> Iterator[Entry]:
    place = offset = 0
    for _ in range(count):
        entry = _entry_at(directory, place, offset)
        head = entry.local()
        file.seek(offset)
        if file.read(len(head)) != head:
            raise refuse("TD-311", entry.name)
        offset += len(head) + entry.packed
        place += len(entry.central())
        yield entry
    if offset != start or place != len(directory):
        raise refuse("TD-311")


def _entry_at(directory: bytes, place: int, offset: int) -> Entry:
    fixed = directory[place : place + _CENTRAL.size]
    if len(fixed) < _CENTRAL.size:
        raise refuse("TD-311")
    _, _, _, _, method, _, _, *numbers = _CENTRAL.unpack(fixed)
    crc, packed, size, length = numbers[:4]
    raw = directory[place + _CENTRAL.size :][:length]
    name = raw.decode("ascii", "replace")
    if _NAME.fullmatch(name) is None:
        raise refuse("TD-312", repr(raw[:60]))
    entry = Entry(name, method, crc, packed, size, offset)
    written = entry.central()
    if directory[place : place + len(written)] != written or method not in {0, 8}:
        raise refuse("TD-311", name)
    return entry


def _check_sizes(entries: Sequence[Entry]) -> None:
    if len(entries) > limits.MAX_ENTRIES:
        raise refuse("TD-314", what="số tệp")
    if sum(entry.size for entry in entries) > limits.MAX_UNPACKED:
        raise refuse("TD-314", what="tổng dung lượng")
    for entry in entries:
        if entry.size > _most(entry.name):
            raise refuse("TD-314", what="dung lượng một tệp")
        if entry.size > limits.MAX_RATIO * entry.packed:
            raise refuse("TD-314", what="tỉ lệ nén")
        if entry.method == _STORED and entry.size != entry.packed:
            raise refuse("TD-311", entry.name)


def _most(name: str) -> int:
    if name.startswith("files/"):
        return limits.MAX_ATTACHMENT
    if name.startswith("data/"):
        return table_limits.MAX_TABLE_BYTES
    return limits.MAX_MANIFEST if name == NAME else limits.MAX_KEYRING


def read_small(file: BinaryIO, entry: Entry) -> bytes:
    """Return a table, the manifest or a keyring whole."""
    file.seek(entry.offset + len(entry.local()))
    body = file.read(entry.packed)
    data = body
    if entry.method == _DEFLATED:
        data = _inflated(body, entry)
    if len(data) != entry.size or zlib.crc32(data) != entry.crc:
        raise refuse("TD-317", name=entry.name)
    return data


def _inflated(body: bytes, entry: Entry) -> bytes:
    """Return at most one byte more than declared: a lie costs no memory."""
    unpacker = zlib.decompressobj(-15)
    try:
        data = unpacker.decompress(body, entry.size + 1)
    except zlib.error as error:
        raise refuse("TD-311", str(error)) from None
    if not unpacker.eof or unpacker.unused_data:
        raise refuse("TD-317", name=entry.name)
    return data


def read_file(file: BinaryIO, entry: Entry) -> Iterator[bytes]:
    """Yield an attachment block by block; its checksum is compared at the end."""
    if entry.method != _STORED:
        raise refuse("TD-311", entry.name)
    file.seek(entry.offset + len(entry.local()))
    crc, left = 0, entry.size
    while left:
        block = file.read(min(limits.BLOCK, left))
        if not block:
            break
        crc = zlib.crc32(block, crc)
        left -= len(block)
        yield block
    if left or crc != entry.crc:
        raise refuse("TD-317", name=entry.name)


def _end(count: int, size: int, offset: int) -> bytes:
    return _END.pack(b"PK\5\6", 0, 0, count, count, size, offset, 0)
