"""The inner ZIP read: every byte accounted for, no body longer than it declares.

Entries fill the file from its first byte; each header is compared with the one we
would write; a body is read up to its declared size and one byte more.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO

from desktop.bundles.sealed import limits
from desktop.bundles.sealed.catalogue import refuse
from desktop.bundles.sealed.payload_entries import check_sizes, is_entry_name
from desktop.bundles.zip_headers import (
    CENTRAL,
    DEFLATED,
    END,
    STORED,
    Entry,
    end_record,
)


def read_entries(file: BinaryIO) -> dict[str, Entry]:
    """Return the entries of a payload; they tile the file to its last byte.

    Raises:
        BundleRefusedError: TD-311, 312, 313 or 314.
    """
    size = file.seek(0, 2)
    if size < END.size:
        raise refuse("TD-311")
    file.seek(size - END.size)
    tail = file.read(END.size)
    *_, count, length, start, _ = END.unpack(tail)
    if tail != end_record(count, length, start) or start + length + END.size != size:
        raise refuse("TD-311")
    if count > limits.MAX_ENTRIES or length > count * (CENTRAL.size + 80):
        raise refuse("TD-314", what="số tệp")
    file.seek(start)
    directory = file.read(length)
    entries = list(_entries(file, directory, count, start))
    check_sizes(entries)
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
        if entry.end > start:  # also keeps every offset within its four bytes
            raise refuse("TD-311", entry.name)
        head = entry.local()
        file.seek(offset)
        if file.read(len(head)) != head:
            raise refuse("TD-311", entry.name)
        offset = entry.end
        place += len(entry.central())
        yield entry
    if offset != start or place != len(directory):
        raise refuse("TD-311")


def _entry_at(directory: bytes, place: int, offset: int) -> Entry:
    fixed = directory[place : place + CENTRAL.size]
    if len(fixed) < CENTRAL.size:
        raise refuse("TD-311")
    _, _, _, _, method, _, _, *numbers = CENTRAL.unpack(fixed)
    crc, packed, size, length = numbers[:4]
    raw = directory[place + CENTRAL.size :][:length]
    name = raw.decode("ascii", "replace")
    if not is_entry_name(name):
        raise refuse("TD-312", repr(raw[:60]))
    entry = Entry(name, method, crc, packed, size, offset)
    written = entry.central()
    is_known = method in {STORED, DEFLATED}
    if directory[place : place + len(written)] != written or not is_known:
        raise refuse("TD-311", name)
    return entry


def read_small(file: BinaryIO, entry: Entry) -> bytes:
    """Return a table, the manifest or a keyring whole.

    Raises:
        BundleRefusedError: TD-311 or 317.
    """
    file.seek(entry.start)
    body = file.read(entry.packed)
    data = _inflated(body, entry) if entry.method == DEFLATED else body
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
