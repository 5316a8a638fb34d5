"""Whatever happens to the bytes on the way, the bundle is whole or refused."""

import io
import random
import struct
import zlib
from pathlib import Path

import pytest

from desktop.bundles.sealed import making
from desktop.bundles.sealed.catalogue import BundleRefusedError
from desktop.bundles.sealed.container import open_container, read_container
from tests.bundles.sealed.conftest import CITY, code_of, read_head

LAST = "payload.zip.age"


def members(data: bytes) -> list[tuple[str, int, int]]:
    """Return name, start and size of the three members of an honest file."""
    found, place = [], 0
    while data[place : place + 4] == b"PK\3\4":
        size, _, length = struct.unpack_from("<LLH", data, place + 18)
        start = place + 30 + length
        found.append((data[place + 30 : start].decode(), start, size))
        place = start + size
    return found


def repaired(data: bytearray, name: str, start: int, size: int) -> bytes:
    """Write the right checksum of a changed member into both its headers."""
    letters = name.encode()
    crc = struct.pack("<L", zlib.crc32(bytes(data[start : start + size])))
    local = start - len(letters) - 30
    data[local + 14 : local + 18] = crc
    central = bytes(data).rindex(letters + b"PK") if name != LAST else 0
    central = bytes(data).rindex(letters) - 46 if not central else central - 46
    data[central + 16 : central + 20] = crc
    return bytes(data)


def test_every_single_changed_bit_is_refused(small, keys, counted):
    codes = set()
    for bit in range(len(small) * 8):
        changed = bytearray(small)
        changed[bit // 8] ^= 1 << bit % 8
        codes.add(code_of(lambda data=bytes(changed): read_head(data, keys)))
    assert "" not in codes
    assert codes <= {"TD-101", "TD-102", "TD-103"}
    counted("F02", len(small) * 8)


def test_a_changed_bit_with_a_repaired_checksum_is_refused_by_seal_or_digest(
    small, keys, counted
):
    tried = 0
    for name, start, size in members(small):
        for bit in range(size * 8):
            changed = bytearray(small)
            changed[start + bit // 8] ^= 1 << bit % 8
            data = repaired(changed, name, start, size)
            assert not passes(data, keys)
            tried += 1
    counted("F03", tried)


def test_a_file_cut_anywhere_is_refused(small, keys, counted):
    codes = {
        code_of(lambda data=small[:length]: read_head(data, keys))
        for length in range(1, len(small))
    }
    assert codes <= {"TD-101", "TD-102", "TD-103"}
    counted("F05", len(small) - 1)


def test_a_large_file_cut_anywhere_is_refused(make, keys, counted):
    noise = random.Random(5)
    data = make(files=(b"%PDF-" + noise.randbytes(400_000),)).path.read_bytes()
    lengths = noise.sample(range(1, len(data)), 200)
    codes = {code_of(lambda d=data[:one]: read_head(d, keys)) for one in lengths}
    assert codes <= {"TD-101", "TD-102", "TD-103"}
    counted("F05 large", len(lengths))


def test_an_empty_file_says_that_the_stick_was_pulled(tmp_path):
    path = tmp_path / "a.tdkt"
    path.write_bytes(b"")
    assert code_of(lambda: open_container(path)) == "TD-012"


def test_a_file_half_copied_is_not_even_read(tmp_path, small):
    path = tmp_path / "a.tdkt.part"
    path.write_bytes(small)
    assert code_of(lambda: open_container(path)) == "TD-010"


def test_random_damage_in_a_large_bundle_is_refused(make, keys, counted):
    noise = random.Random(4)
    data = make(files=(b"%PDF-" + noise.randbytes(400_000),)).path.read_bytes()
    tried = 0
    for length in (1, 2, 16, 4096):
        for _ in range(100):
            place = noise.randrange(len(data) - length)
            # Every byte becomes another one: some damage would be none.
            whole = data[place : place + length]
            damage = bytes(byte ^ (1 + noise.randrange(255)) for byte in whole)
            changed = data[:place] + damage + data[place + length :]
            assert code_of(lambda d=changed: read_head(d, keys))
            tried += 1
    counted("F04", tried)


def test_nothing_may_stand_before_or_behind_a_bundle(small, keys, counted):
    end = len(small) - 22
    commented = small[:-2] + struct.pack("<H", 5) + b"hello"
    around = [
        b"MZ" + small,
        b"\0" + small,
        small + b"\0",
        small + b"\n",
        small + small,
        small[:end] + b"PK\5\6" + small[end + 4 :] + b"PK",
        commented,
        small + small[-22:],
        small[:end] + small[end:] * 2,
        b"PK\5\6" + b"\0" * 18 + small,
        small[:100] + small,
        small + b"PK\3\4",
    ]
    assert all(code_of(lambda d=data: read_head(d, keys)) for data in around)
    counted("F06", len(around))


def rebuilt(parts: list[tuple[str, bytes]]) -> bytes:
    """Return a ZIP of these members in the same spelling as ours."""
    out, central, place = b"", b"", 0
    for name, body in parts:
        letters, crc = name.encode(), zlib.crc32(body)
        shared = struct.pack(
            "<5H3L2H",
            20,
            0x800,
            0,
            0,
            0x5A21,
            crc,
            len(body),
            len(body),
            len(letters),
            0,
        )
        out += b"PK\3\4" + shared + letters + body
        tail = struct.pack("<3H2L", 0, 0, 0, 0, place)
        central += b"PK\1\2" + struct.pack("<H", 20) + shared + tail + letters
        place = len(out)
    count = len(parts)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(central), place, 0)
    return out + central + end


def bodies(data: bytes) -> list[tuple[str, bytes]]:
    return [(name, data[start : start + size]) for name, start, size in members(data)]


def test_a_rebuilt_honest_bundle_is_the_same_file(small):
    assert rebuilt(bodies(small)) == small


def test_members_of_two_bundles_do_not_mix(make, keys, counted):
    first, second = make().path.read_bytes(), make(seq=2).path.read_bytes()
    ours, theirs = bodies(first), bodies(second)
    tried = 0
    for mask in range(1, 7):
        pairs = enumerate(zip(ours, theirs, strict=True))
        mixed = [b if mask >> i & 1 else a for i, (a, b) in pairs]
        assert not passes(rebuilt(mixed), keys)
        tried += 1
    for order in ((0, 2, 1), (1, 0, 2), (2, 1, 0), (1, 2, 0), (2, 0, 1)):
        assert not passes(rebuilt([ours[i] for i in order]), keys)
        tried += 1
    for left in (ours[:2], ours[1:], [ours[0], ours[2]], ours[:1], []):
        assert not passes(rebuilt(left), keys)
        tried += 1
    extra = ("notes.txt", b"x")
    for place in range(4):
        assert not passes(rebuilt([*ours[:place], extra, *ours[place:]]), keys)
        tried += 1
    counted("F07", tried)


def passes(data: bytes, keys) -> bool:
    try:
        head = read_head(data, keys)
    except BundleRefusedError:
        return False
    # A stranger's bundle is held, never taken in by itself.
    return (
        not head.is_held
        and head.container.payload.sha256 == head.envelope.payload.sha256
    )


def test_a_word_file_is_told_apart_from_a_damaged_bundle():
    data = b"PK\3\4" + b"\0" * 26 + b"[Content_Types].xml"
    path = Path("thu.docx")
    code = code_of(lambda: read_container(path, io.BytesIO(data), len(data)))
    assert code in {"TD-101", "TD-102"}


@pytest.mark.parametrize("size", [1, 10, 29])
def test_a_few_bytes_are_no_bundle(size, small, keys):
    assert code_of(lambda: read_head(small[:size], keys)) in {"TD-101", "TD-102"}


def test_an_honest_bundle_is_read(small, keys):
    head = read_head(small, keys, CITY)
    assert head.known is not None
    assert head.envelope.seq == 1


def test_a_length_that_wavers_about_a_power_of_ten_finds_its_room(make, monkeypatch):
    lengths = iter([990, *[1_010, 990] * 6, 990])

    def wavering(source, out, _recipients):
        source.read()
        out.write(b"x" * next(lengths))

    monkeypatch.setattr(making, "encrypt", wavering)

    made = make()

    assert made.envelope.payload.size == 990
    assert open_container(made.path).payload.size == 990
