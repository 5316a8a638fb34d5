"""The package as one ZIP file, for mailing: one way to write it, only that way read.

The reader rebuilds every header from (name, method, sizes, checksum) and compares the
bytes, so whatever ZIP allows besides (links, comments, extra fields, overlaps, ZIP64,
something before or after) is refused without being listed.
"""

import re
import zlib
from collections.abc import Mapping
from typing import NoReturn

from desktop.bundles import limits
from desktop.bundles.refusals import FIX_AND_EXPORT, refusal
from desktop.bundles.zip_headers import (
    CENTRAL,
    DEFLATED,
    END,
    STORED,
    Entry,
    end_record,
)

_NAME = re.compile(
    rf"datapackage\.json|data/[a-z][a-z0-9_]{{0,{limits.MAX_NAME - 1}}}"
    r"\.csv"
)
_UNPACK = "Hãy giải nén tệp này rồi chọn thư mục đã giải nén, hoặc xin lại gói."


def _entry(  # the fields of an entry, in their order
    name: str, method: int, crc: int, packed: int, size: int, offset: int
) -> Entry:
    return Entry(name, method, crc, packed, size, offset, flags=0)


def archive_bytes(members: Mapping[str, bytes]) -> bytes:
    """Return the ZIP file of the members, in their order."""
    parts: list[bytes] = []
    entries: list[Entry] = []
    offset = 0
    for name, data in members.items():
        method, body = _packed(data)
        sums = (zlib.crc32(data), len(body), len(data))
        entry = _entry(name, method, *sums, offset)
        entries.append(entry)
        parts += [entry.local(), body]
        offset += len(parts[-2]) + len(body)
    directory = b"".join(entry.central() for entry in entries)
    data = b"".join(
        [*parts, directory, end_record(len(entries), len(directory), offset)]
    )
    if len(data) > limits.MAX_ARCHIVE_BYTES:
        raise refusal("Tệp ZIP lớn quá giới hạn.", FIX_AND_EXPORT, code="TD-314")
    return data


def read_archive(data: bytes) -> dict[str, bytes]:
    """Return the members of a ZIP file written by `archive_bytes`."""
    entries = _entries(data)
    if sum(entry.size for entry in entries) > limits.MAX_PACKAGE_BYTES:
        _bomb("tổng dung lượng")
    members: dict[str, bytes] = {}
    for entry in entries:
        name = entry.name
        if not _NAME.fullmatch(name):
            raise refusal("Gói chứa tên tệp không được phép.", code="TD-312")
        if name in members:
            raise refusal("Gói chứa hai tệp trùng tên.", code="TD-313")
        if entry.size > limits.MAX_RATIO * entry.packed:
            _bomb("tỉ lệ nén")
        members[name] = _unpacked(data, entry)
    return members


def _packed(data: bytes) -> tuple[int, bytes]:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packer.compress(data) + packer.flush()
    # Rows that repeat themselves may pack better than the reader believes.
    if len(body) >= len(data) or len(data) > limits.MAX_RATIO * len(body):
        return STORED, data
    return DEFLATED, body


def _entries(data: bytes) -> list[Entry]:
    """Return the entries; their bodies fill the file from its first byte."""
    if len(data) < END.size:
        _malformed()
    *_, count, size, start, _ = END.unpack(data[-END.size :])
    if data[start:] != data[start : start + size] + end_record(count, size, start):
        _malformed()
    if count > limits.MAX_ARCHIVE_ENTRIES:
        _bomb("số tệp")
    entries: list[Entry] = []
    offset, place = 0, start
    for _ in range(count):
        entry = _entry_at(data, place, offset)
        body = offset + len(entry.local())
        if data[offset:body] != entry.local():
            _malformed()
        entries.append(entry)
        offset = body + entry.packed
        place += len(entry.central())
    if offset != start or place != start + size:
        _malformed()
    return entries


def _entry_at(data: bytes, place: int, offset: int) -> Entry:
    header = data[place : place + CENTRAL.size]
    if len(header) < CENTRAL.size:
        _malformed()
    _, _, _, _, method, _, _, *numbers = CENTRAL.unpack(header)
    checksum, packed, size, length = numbers[:4]
    name = data[place + CENTRAL.size :][:length].decode("latin-1")
    entry = _entry(name, method, checksum, packed, size, offset)
    if data[place : place + len(entry.central())] != entry.central():
        _malformed()
    return entry


def _unpacked(data: bytes, entry: Entry) -> bytes:
    begin = entry.offset + len(entry.local())
    body = data[begin : begin + entry.packed]
    if entry.method == DEFLATED:
        body = _inflated(body, entry.size)
    elif entry.method != STORED:
        _malformed()
    if len(body) != entry.size or zlib.crc32(body) != entry.crc:
        raise refusal("Tệp trong gói ZIP bị hỏng.", code="TD-317")
    return body


def _inflated(body: bytes, size: int) -> bytes:
    """Return at most size + 1 bytes: a lie about the size costs no memory."""
    unpacker = zlib.decompressobj(-15)
    try:
        data = unpacker.decompress(body, size + 1)
    except zlib.error:
        _malformed()
    if not unpacker.eof or unpacker.unused_data:
        _malformed()
    return data


def _malformed() -> NoReturn:
    raise refusal(
        "Tệp không phải là gói ZIP do phần mềm này ghi, hoặc đã bị hỏng.",
        _UNPACK,
        code="TD-311",
    )


def _bomb(what: str) -> NoReturn:
    raise refusal(f"Nội dung giải nén vượt giới hạn an toàn ({what}).", code="TD-314")
