"""What is encrypted is opened by its receiver, whole, or leaves nothing behind."""

import errno
import io

import pyrage
import pytest

from desktop.bundles.sealed.catalogue import BundleRefusedError
from desktop.bundles.sealed.encryption import Section, decrypt, encrypt, new_identity
from desktop.bundles.sealed.envelope import BundleType
from desktop.bundles.sealed.opening import open_head, open_payload
from tests.bundles.sealed.conftest import CITY, code_of, empty, read_head, scores

CHUNK = 64 * 1024 + 16  # of age: 64 KiB and its tag
SIZE = 3 * 64 * 1024 + 1000
LARGE = 24 * 256 * 1024  # more than twenty of the buffers in which files are read


@pytest.fixture(scope="module")
def pair():
    return new_identity()


@pytest.fixture(scope="module")
def sealed(pair):
    out = io.BytesIO()
    encrypt(io.BytesIO(b"\x07" * SIZE), out, [pair[1]])
    return out.getvalue()


def opened(data: bytes, secrets) -> str:
    """Return the code of decrypting, "" where it works."""
    return code_of(lambda: decrypt(io.BytesIO(data), io.BytesIO(), secrets))


def parts(sealed: bytes) -> tuple[bytes, bytes]:
    """Return the header with its last line, and the body, of an age file."""
    end = sealed.index(b"\n", sealed.index(b"\n--- ") + 1) + 1
    return sealed[:end], sealed[end:]


def damaged(sealed: bytes) -> dict[str, bytes]:
    head, body = parts(sealed)
    lines = head.split(b"\n")
    nonce, chunks = body[:16], body[16:]
    cuts = {
        f"cut {where:+} at chunk {number}": head
        + nonce
        + chunks[: number * CHUNK + where]
        for number in (1, 2, 3)
        for where in (-1, 0, 1)
    }
    flips = {
        f"flip in chunk {number} at {at}": flipped(
            sealed, len(head) + 16 + number * CHUNK + at
        )
        for number in range(4)
        for at in (0, 500)
    }
    tags = {
        f"flip in tag {number}": flipped(
            sealed, len(head) + 16 + (number + 1) * CHUNK - 1
        )
        for number in range(3)
    }
    first, second = chunks[:CHUNK], chunks[CHUNK : 2 * CHUNK]
    moved = {
        "chunks swapped": head + nonce + second + first + chunks[2 * CHUNK :],
        "chunk twice": head + nonce + first + chunks,
        "chunk gone": head + nonce + chunks[CHUNK:],
        "last chunk gone": head + nonce + chunks[: 3 * CHUNK],
        "byte behind": sealed + b"\0",
        "line behind": sealed + b"\n",
        "twice": sealed * 2,
        "other nonce": head + bytes(16) + chunks,
        "short nonce": head + nonce[:8],
        "no nonce": head,
        "no body": head + nonce,
    }
    return cuts | flips | tags | moved | heads(lines, body)


def heads(lines: list[bytes], body: bytes) -> dict[str, bytes]:
    def made(*parts):
        return b"\n".join(parts) + b"\n" + body

    mac = next(i for i, line in enumerate(lines) if line.startswith(b"--- "))
    kept = lines[: mac + 1]
    return {
        "version 2": made(b"age-encryption.org/v2", *kept[1:]),
        "no version": made(*kept[1:]),
        "scrypt": made(kept[0], b"-> scrypt c2FsdHNhbHRzYWx0c2FsdA 10", *kept[2:]),
        "ssh": made(kept[0], b"-> ssh-ed25519 AAAA BBBB", *kept[2:]),
        "flip in MAC": made(*kept[:-1], flipped(kept[-1], 10)),
        "short MAC": made(*kept[:-1], kept[-1][:-4]),
        "no MAC": made(*kept[:-1]),
        "CRLF": b"\r\n".join(kept) + b"\r\n" + body,
        "stanza gone": made(kept[0], *kept[3:]),
        "stanza twice": made(*kept[:3], *kept[1:]),
        "key of zeros": made(kept[0], b"-> X25519 " + b"A" * 43, *kept[2:]),
        "long file key": made(*kept[:2], kept[2] + b"AA", *kept[3:]),
        "blank in stanza": made(kept[0], kept[1] + b" ", *kept[2:]),
        "armour": b"-----BEGIN AGE ENCRYPTED FILE-----\n" + body,
        "nothing": b"",
        "a ZIP": b"PK\3\4" + body,
    }


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def test_a_damaged_encryption_is_refused_and_nothing_is_left(
    sealed, pair, tmp_path, counted
):
    wrong = damaged(sealed)
    codes = {name: opened(data, [pair[0]]) for name, data in wrong.items()}
    assert [name for name, code in codes.items() if not code] == []
    assert set(codes.values()) <= {"TD-302", "TD-303", "TD-304"}
    assert codes["version 2"] == codes["scrypt"] == codes["armour"] == "TD-304"
    assert codes["last chunk gone"] == codes["chunks swapped"] == "TD-303"
    counted("F11", len(wrong))


def test_only_its_receivers_open_a_bundle(make, keys, city, commune, tmp_path, counted):
    other = new_identity()
    mine, escrow, new = city.identity[0], city.escrow[0], new_identity()
    bundles = {
        "both": make().path,
        "mine": make(recipients=(city.identity[1],)).path,
        "escrow": make(recipients=(city.escrow[1],)).path,
        "other": make(recipients=(other[1],)).path,
        "with the sender": make(
            recipients=(*city.known.recipients, commune.identity[1])
        ).path,
    }
    wanted = [
        ("both", [mine], ""),
        ("both", [escrow], ""),
        ("both", [mine, escrow], ""),
        ("both", [new[0]], "TD-302"),
        ("both", [], "TD-302"),
        ("mine", [escrow], "TD-302"),
        ("mine", [new[0], mine], ""),
        ("escrow", [mine], "TD-302"),
        ("escrow", [mine, escrow], ""),
        ("other", [mine, escrow], "TD-302"),
        ("with the sender", [commune.identity[0]], ""),
        ("both", [commune.identity[0]], "TD-302"),
    ]
    shapes = [empty(scores())]
    for number, (name, secrets, code) in enumerate(wanted):
        work = tmp_path / f"work{number}"
        work.mkdir()
        head = open_head(bundles[name], keys, CITY)
        found = code_of(lambda h=head, s=secrets, w=work: open_payload(h, s, w, shapes))
        assert (name, found) == (name, code)
        assert (work / "plain.zip").exists() == (code == "")
    counted("F10", len(wanted))


class Failing(io.BytesIO):
    """A file whose n-th call fails with a number."""

    def __init__(self, data: bytes, calls: int, number: int) -> None:
        super().__init__(data)
        self.left, self.number = calls, number

    def _count(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise OSError(self.number, "trouble")

    def readinto(self, buffer):
        self._count()
        return super().readinto(buffer)

    def write(self, data):
        self._count()
        return super().write(data)


@pytest.fixture(scope="module")
def large(pair):
    """Return more than twenty buffers of pyrage's, encrypted."""
    out = io.BytesIO()
    encrypt(io.BytesIO(bytes(LARGE)), out, [pair[1]])
    return out.getvalue()


@pytest.mark.parametrize("calls", [0, 1, 2, 5, 20])
def test_a_disk_that_fails_is_not_mistaken_for_a_damaged_bundle(large, pair, calls):
    with pytest.raises(OSError, match="trouble") as raised:
        decrypt(Failing(large, calls, errno.EIO), io.BytesIO(), [pair[0]])
    assert raised.value.errno == errno.EIO
    full = Failing(b"", calls, errno.ENOSPC)
    with pytest.raises(OSError, match="trouble") as raised:
        decrypt(io.BytesIO(large), full, [pair[0]])
    assert raised.value.errno == errno.ENOSPC


@pytest.mark.parametrize("calls", [0, 1, 2, 3])
def test_a_full_disk_while_encrypting_is_told_as_such(pair, calls):
    with pytest.raises(OSError, match="trouble") as raised:
        encrypt(io.BytesIO(bytes(LARGE)), Failing(b"", calls, errno.ENOSPC), [pair[1]])
    assert raised.value.errno == errno.ENOSPC


def test_a_disk_that_takes_a_little_at_a_time_gets_everything(sealed, pair):
    class Sparing(io.BytesIO):
        def write(self, data):
            return super().write(data[:1000])

    out = Sparing()
    decrypt(io.BytesIO(sealed), out, [pair[0]])
    assert out.getvalue() == b"\x07" * SIZE


def test_a_file_changed_while_it_is_packed_is_told_through_the_encryption(pair):
    class Changed(io.BytesIO):
        def readinto(self, buffer):
            raise BundleRefusedError(finding)

    from desktop.bundles.sealed.catalogue import found

    finding = found("TD-706")
    assert code_of(lambda: encrypt(Changed(), io.BytesIO(), [pair[1]])) == "TD-706"


def test_an_office_cannot_be_sent_to_under_a_key_that_is_none():
    assert (
        code_of(lambda: encrypt(io.BytesIO(b"x"), io.BytesIO(), ["age1none"]))
        == "TD-706"
    )


def test_a_submission_without_encryption_is_a_choice_that_is_told(make, keys):
    assert code_of(lambda: make(recipients=())) == "TD-305"
    made = make(recipients=(), is_open_by_choice=True)
    head = read_head(made.path.read_bytes(), keys)
    assert [finding.code for finding in head.findings] == ["TD-306"]


@pytest.mark.parametrize("kind", [BundleType.RESULT, BundleType.FORWARD])
def test_what_a_city_decides_about_people_is_never_sent_openly(make, city, kind):
    to = CITY if kind is BundleType.FORWARD else "vn-xa-00008"
    words = {"type": kind, "sender": city.sender, "key": city.key, "to": (to,)}
    assert (
        code_of(lambda: make(recipients=(), is_open_by_choice=True, **words))
        == "TD-305"
    )


def test_personal_data_that_is_not_encrypted_is_refused_at_the_receiver(forger):
    data = forger.bundle(b"x", b"{}", has_personal_data=True)
    assert forger.code(data) == "TD-305"


def test_a_part_of_a_file_ends_where_it_ends():
    section = Section(io.BytesIO(b"..hello.."), 2, 5)
    assert section.read(3) + section.read(10) + section.read() == b"hello"
    assert section.seek(-2, 2) == 3
    assert section.read() == b"lo"
    assert section.seek(1) == section.tell() == 1
    assert section.read(2) == b"el"


def test_the_stock_library_writes_what_we_read(pair, tmp_path):
    data = pyrage.encrypt(b"x" * 100, [pyrage.x25519.Recipient.from_str(pair[1])])
    assert opened(data, [pair[0]]) == ""
