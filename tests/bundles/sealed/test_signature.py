"""A signature has one spelling and is by a key the receiver knows and still trusts."""

import base64
from dataclasses import replace

import pytest

from desktop.bundles.sealed import minisign
from desktop.bundles.sealed.catalogue import BundleRefusedError
from desktop.bundles.sealed.envelope import BundleType, Sealed, envelope_bytes
from desktop.bundles.sealed.keyring import KeyStatus
from desktop.bundles.sealed.minisign import SigningKey, VerifyingKey, read_key
from tests.bundles.sealed.conftest import CITY, Known, code_of, read_head

DATA = b'{"format":"tdkt-bundle/1"}'
COMMENT = "tdkt-bundle/1 type=receipt from=vn-xa-00008 to=vn-tinh-01 seq=1"


@pytest.fixture(scope="module")
def key():
    return SigningKey.generate()


@pytest.fixture(scope="module")
def lines(key):
    return minisign.sign(key, DATA, COMMENT).split(b"\n")


def refused(data: bytes, key: SigningKey) -> str:
    def check():
        minisign.verify(minisign.read_signature(data), key.verifying_key, DATA)

    return code_of(check)


def recoded(line: bytes, change) -> bytes:
    raw = bytearray(base64.b64decode(line))
    change(raw)
    return base64.b64encode(bytes(raw))


def with_bits_behind(line: bytes) -> bytes:
    """Spell the same bytes in another way: the unused bits of the last letter set."""
    letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    at = len(line.rstrip(b"=")) - 1
    other = letters[letters.index(line[at]) | 1]
    return line[:at] + bytes([other]) + line[at + 1 :]


def misspelt(lines):
    u, s, c, g, end = lines

    def form(name):
        return recoded(s, lambda raw: raw.__setitem__(slice(0, 2), name))

    return {
        "pure form Ed": [u, form(b"Ed"), c, g, end],
        "unknown form": [u, form(b"XX"), c, g, end],
        "form in small letters": [u, form(b"ed"), c, g, end],
        "CRLF": [line + b"\r" for line in lines[:4]] + [end],
        "extra line": [*lines[:4], b"x", end],
        "empty line at the end": [*lines[:4], b"", end],
        "empty line in front": [b"", *lines],
        "no line end": lines[:4],
        "without comment": [u, s, end],
        "first line missing": lines[1:],
        "other untrusted comment": [b"untrusted comment: x", s, c, g, end],
        "no blank": [u, s, c.replace(b": ", b":"), g, end],
        "empty trusted comment": [u, s, b"trusted comment: ", g, end],
        "long trusted comment": [u, s, b"trusted comment: " + b"a" * 201, g, end],
        "tab in the comment": [u, s, c + b"\t", g, end],
        "letters beyond ASCII": [u, s, c + "é".encode(), g, end],
        "NUL in the comment": [u, s, c + b"\0", g, end],
        "base64 with spare bits": [u, with_bits_behind(s), c, g, end],
        "second base64 with spare bits": [u, s, c, with_bits_behind(g), end],
        "url-safe base64": [u, s[:9] + b"-_" + s[11:], c, g, end],
        "blank in base64": [u, s[:9] + b" " + s[10:], c, g, end],
        "base64 without padding": [u, s[:-1], c, g, end],
        "short signature": [u, base64.b64encode(base64.b64decode(s)[:-1]), c, g, end],
        "long signature": [u, base64.b64encode(base64.b64decode(s) + b"x"), c, g, end],
        "short second signature": [u, s, c, g[4:], end],
        "lines swapped": [u, g, c, s, end],
        "mark in front": [b"\xef\xbb\xbf" + u, *lines[1:]],
        "two files": [*lines[:4], *lines],
        "nothing": [b""],
        "only line ends": [b"", b"", b"", b"", b""],
    }


def untrue(lines):
    u, s, c, g, end = lines

    def flip(line, at):
        return recoded(line, lambda raw: raw.__setitem__(at, raw[at] ^ 1))

    zeros = base64.b64encode(b"\0" * 64)
    return {
        "another signature": [u, flip(s, 30), c, g, end],
        "its last byte": [u, flip(s, 73), c, g, end],
        "another comment": [u, s, c.replace(b"seq=1", b"seq=2"), g, end],
        "a longer comment": [u, s, c + b"0", g, end],
        "another second signature": [u, s, c, flip(g, 3), end],
        "second signature of zeros": [u, s, c, zeros, end],
        "first signature of zeros": [
            u,
            recoded(s, lambda raw: raw.__setitem__(slice(10, 74), b"\0" * 64)),
            c,
            g,
            end,
        ],
    }


def test_a_signature_has_one_spelling_and_is_true_or_refused(lines, key, counted):
    wrong = misspelt(lines)
    codes = {name: refused(b"\n".join(parts), key) for name, parts in wrong.items()}
    assert codes == dict.fromkeys(wrong, "TD-111")
    false = untrue(lines)
    codes = {name: refused(b"\n".join(parts), key) for name, parts in false.items()}
    assert codes == dict.fromkeys(false, "TD-112")
    counted("F08", len(wrong) + len(false))


def test_an_honest_signature_holds(lines, key):
    assert refused(b"\n".join(lines), key) == ""


def test_the_order_of_the_group_makes_no_second_signature(lines, key):
    # S + L signs the same in a lax reader: two files for one bundle.
    order = 2**252 + 27742317777372353535851937790883648493
    u, s, c, g, end = lines

    def higher(raw):
        number = int.from_bytes(raw[42:74], "little") + order
        raw[42:74] = number.to_bytes(32, "little")

    assert refused(b"\n".join([u, recoded(s, higher), c, g, end]), key) == "TD-112"


def test_other_bytes_or_another_key_are_refused(lines, key):
    signature = minisign.read_signature(b"\n".join(lines))
    other = SigningKey.generate().verifying_key
    assert code_of(lambda: minisign.verify(signature, other, DATA)) == "TD-112"
    mine = key.verifying_key
    assert code_of(lambda: minisign.verify(signature, mine, DATA + b" ")) == "TD-112"


@pytest.mark.parametrize(
    "y",
    [
        0,
        1,
        2**255 - 20,
        2**255 - 19,
        2**255 - 18,
        2**255 - 1,
        0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7,
    ],
)
@pytest.mark.parametrize("sign", [0, 1])
def test_a_key_anybody_can_sign_for_is_none(y, sign):
    public = (y | sign << 255).to_bytes(32, "little")
    with pytest.raises(ValueError, match="key"):
        read_key(str(VerifyingKey(public)))


@pytest.mark.parametrize("text", ["", "A" * 56, "RW" + "A" * 54, "é" * 56, "A" * 57])
def test_what_is_no_public_key_is_refused(text):
    with pytest.raises(ValueError, match="key"):
        read_key(text)


def test_a_public_key_under_another_number_is_refused(key):
    data = bytearray(base64.b64decode(str(key.verifying_key)))
    data[5] ^= 1
    with pytest.raises(ValueError, match="key"):
        read_key(base64.b64encode(data).decode())


@pytest.mark.parametrize(
    ("seq", "words", "code"),
    [
        (5, {}, ""),
        (4, {"valid_from": 5}, "TD-114"),
        (5, {"valid_from": 5}, ""),
        (5, {"valid_to": 5, "status": KeyStatus.RETIRED}, ""),
        (6, {"valid_to": 5, "status": KeyStatus.RETIRED}, "TD-114"),
        (6, {"valid_to": 5, "status": KeyStatus.REVOKED}, "TD-114"),
        (1, {"valid_to": 0, "status": KeyStatus.REVOKED}, "TD-114"),
        (1, {"status": KeyStatus.REVOKED}, "TD-114"),
        (1, {"status": KeyStatus.RETIRED}, "TD-114"),
        (999_999, {}, ""),
    ],
)
def test_a_key_is_good_for_its_numbers_only(make, commune, city, seq, words, code):
    data = make(seq=seq).path.read_bytes()
    keys = Known([replace(commune.known, **words), city.known])
    assert code_of(lambda: read_head(data, keys)) == code


def test_a_stranger_is_held_and_named(small, city):
    head = read_head(small, Known([city.known]))
    assert head.is_held
    assert [finding.code for finding in head.findings] == ["TD-113"]
    assert "Ngọc Hà" in head.findings[0].sentence


def test_a_stranger_has_to_sign_with_the_key_it_names(make, city):
    other = SigningKey.generate()
    with pytest.raises(BundleRefusedError, match="tự kiểm tra"):
        make(key=other)


def test_an_office_does_not_sign_for_another(make, commune, city, keys, forger):
    claimed = replace(commune.sender, org="vn-xa-00010")
    data = make(sender=claimed).path.read_bytes()
    assert code_of(lambda: read_head(data, keys)) == "TD-122"


def test_the_comment_of_the_signature_is_that_of_the_head(forger, keys):
    envelope = forger.envelope(b"x", b"{}")
    head = envelope_bytes(envelope)
    data = forger.container(head, b"x", comment=envelope.comment + "0")
    assert forger.code(data) == "TD-115"


@pytest.mark.parametrize(
    "kind",
    [BundleType.PLAN, BundleType.RESULT, BundleType.KEYRING, BundleType.FORWARD],
)
def test_a_commune_sends_only_what_a_commune_may(forger, kind, city):
    sealed = Sealed("payload.zip.age", 1, "sha256:" + "0" * 64, is_encrypted=True)
    envelope = forger.envelope(b"x", b"{}", type=kind, payload=sealed)
    head, name = envelope_bytes(envelope), "payload.zip.age"
    data = forger.container(head, b"x", comment=envelope.comment, name=name)
    assert forger.code(data) == "TD-124"
    stranger = Known([city.known])
    assert code_of(lambda: read_head(data, stranger)) == "TD-124"


def test_a_bundle_for_another_office_is_passed_over(make, keys):
    data = make(to=("vn-tinh-31",)).path.read_bytes()
    assert code_of(lambda: read_head(data, keys, CITY)) == "TD-123"


def test_what_goes_up_is_never_for_a_neighbour(forger, make, keys):
    """A neighbour would count the people of another commune as its own."""
    neighbour = "vn-xa-00025"
    sealed = Sealed("payload.zip.age", 1, "sha256:" + "0" * 64, is_encrypted=True)
    kind = BundleType.SUBMISSION
    words = {"type": kind, "to": (neighbour,), "payload": sealed}
    envelope = forger.envelope(b"x", b"{}", **words)
    head, name = envelope_bytes(envelope), "payload.zip.age"
    data = forger.container(head, b"x", comment=envelope.comment, name=name)
    assert code_of(lambda: read_head(data, keys, neighbour)) == "TD-126"
    assert code_of(lambda: make(to=(neighbour,))) == "TD-126"
