"""The file on the stick: a ZIP of three stored members that has exactly one spelling.

A reader compares every header with the one it would write itself and every body with
its checksum, so that whatever ZIP allows besides is refused without being listed: a
prefix, a suffix, a comment, a second directory, a single changed bit.
"""

from __future__ import annotations

import shutil
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from desktop.bundles.sealed import limits
from desktop.bundles.sealed.catalogue import BundleRefusedError, refuse
from desktop.bundles.sealed.sums import Helper, Sums
from desktop.bundles.zip_headers import LOCAL, STORED, Entry, end_record

ENVELOPE, SIGNATURE = "envelope.json", "envelope.json.minisig"
PAYLOADS = ("payload.zip", "payload.zip.age")
_MARK = b"PK\3\4"


@dataclass(frozen=True, slots=True)
class Member:
    """A member's place in the file, its size and checksums."""

    name: str
    start: int
    size: int
    crc: int
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Container:
    """A file whose every byte is accounted for."""

    path: Path
    envelope: bytes
    signature: bytes
    payload: Member


def frame(envelope: bytes, signature: bytes, payload: Member) -> tuple[bytes, bytes]:
    """Return what stands before the payload and what behind it.

    Args:
        payload: its name, length and CRC-32.
    """
    small = [(ENVELOPE, envelope), (SIGNATURE, signature)]
    listed = [(each, zlib.crc32(data), len(data)) for each, data in small]
    before = b"".join(
        _local(*words) + data for words, (_, data) in zip(listed, small, strict=True)
    )
    third = (payload.name, payload.crc, payload.size)
    before += _local(*third)
    return before, _directory([*listed, third], len(before) + payload.size)


def write_container(
    out: BinaryIO, envelope: bytes, signature: bytes, payload: Path, crc: int
) -> None:
    """Write the three members; the payload is a file whose CRC-32 is known."""
    name = PAYLOADS[payload.name.endswith(".age")]
    member = Member(name, 0, payload.stat().st_size, crc)
    before, behind = frame(envelope, signature, member)
    out.write(before)
    with payload.open("rb") as body:
        shutil.copyfileobj(body, out, limits.BLOCK)
    out.write(behind)


def open_container(path: Path, known_as: str = "") -> Container:
    """Return the members of a file after comparing all its bytes.

    Args:
        known_as: what people call the file, where our copy has another name.

    Raises:
        BundleRefusedError: TD-010, 011, 012, 101, 102 or 103.
    """
    if path.name.casefold().endswith(".part"):
        raise refuse("TD-010", file=path.name)
    size = path.stat().st_size
    if size == 0:
        raise refuse("TD-012", file=known_as or path.name)
    if size > limits.MAX_FILE:
        raise refuse("TD-011", most=f"{limits.MAX_FILE // limits.MIB} MiB")
    with path.open("rb") as file:
        return read_container(path, file, size, known_as)


def envelope_of(path: Path) -> bytes:
    """Return the envelope of a file that was compared whole before."""
    with path.open("rb") as file:
        size = path.stat().st_size
        return _small(path.name, file, ENVELOPE, limits.MAX_ENVELOPE, 0, size)[0]


def read_container(
    path: Path, file: BinaryIO, size: int, known_as: str = ""
) -> Container:
    """Return the members of an open file of `size` bytes; see `open_container`."""
    name = known_as or path.name
    envelope, first = _small(name, file, ENVELOPE, limits.MAX_ENVELOPE, 0, size)
    signature, second = _small(
        name, file, SIGNATURE, limits.MAX_SIGNATURE, first.start + first.size, size
    )
    third = _head(name, file, PAYLOADS, second.start + second.size, size)
    need = third.start + third.size
    crc, sha256 = _sums(file, third.size)
    listed = [(m.name, m.crc, m.size) for m in (first, second, third)]
    tail = _directory(listed, need)
    if size < need + len(tail):
        raise refuse("TD-102", have=size, need=need + len(tail))
    # One more byte than the directory: something behind it is seen too.
    if file.read(len(tail) + 1) != tail or crc != third.crc:
        raise refuse("TD-103")
    payload = Member(third.name, third.start, third.size, crc, sha256)
    return Container(path, envelope, signature, payload)


def _small(
    known_as: str, file: BinaryIO, name: str, most: int, place: int, size: int
) -> tuple[bytes, Member]:
    member = _head(known_as, file, (name,), place, size)
    if member.size > most:
        raise refuse("TD-103", name)
    data = file.read(member.size)
    if len(data) < member.size:
        raise refuse("TD-102", have=size, need=member.start + member.size)
    if zlib.crc32(data) != member.crc:
        raise refuse("TD-103", name)
    return data, member


def _head(
    known_as: str, file: BinaryIO, names: Sequence[str], place: int, size: int
) -> Member:
    """Read one local header and compare it with the one we would write."""
    fixed = file.read(LOCAL.size)
    if not _MARK.startswith(fixed[: len(_MARK)]):
        raise _strange(known_as, place)
    if len(fixed) < LOCAL.size:
        raise _short(known_as, place, size)
    *_, crc, packed, _, length, _ = LOCAL.unpack(fixed)
    if length > 40:
        raise _strange(known_as, place)
    name = file.read(length).decode("ascii", "replace")
    if len(name) < length:
        raise _short(known_as, place, size)
    if name not in names:
        raise _strange(known_as, place)
    if fixed + name.encode() != _local(name, crc, packed):
        raise refuse("TD-103", name)
    return Member(name, place + LOCAL.size + length, packed, crc)


def _short(known_as: str, place: int, size: int) -> BundleRefusedError:
    if place == 0 and size < 4:
        return refuse("TD-101", file=known_as)
    return refuse("TD-102", have=size, need=max(size + 1, place + LOCAL.size))


def _strange(known_as: str, place: int) -> BundleRefusedError:
    # The first header is what tells our files from others.
    return refuse("TD-101", file=known_as) if place == 0 else refuse("TD-103")


def _sums(file: BinaryIO, size: int) -> tuple[int, str]:
    """Return CRC-32 and SHA-256 of the next bytes: one here, one by the helper."""
    crc, left = 0, size
    with Helper() as helper:
        sums = Sums(helper, has_crc=False)
        while left:
            block = file.read(min(limits.BLOCK, left))
            if not block:
                break
            sums.add(block)
            crc = zlib.crc32(block, crc)
            left -= len(block)
        sums.close()
    return crc, sums.sha256


def _local(name: str, crc: int, size: int) -> bytes:
    return Entry(name, STORED, crc, size, size, 0).local()


def _directory(listed: Sequence[tuple[str, int, int]], end: int) -> bytes:
    parts, place = [], 0
    for name, crc, size in listed:
        entry = Entry(name, STORED, crc, size, size, place)
        parts.append(entry.central())
        place = entry.end
    data = b"".join(parts)
    return data + end_record(len(listed), len(data), end)
