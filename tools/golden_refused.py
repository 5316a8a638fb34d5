"""Makes bundles a reader has to refuse: python tools/golden_refused.py [FOLDER].

Each is wrong in one thing, listed with the section of docs/bundle-format.md that says
so. The keys are those of tools/golden.py. Run once for a version, like that one.
"""

import io
import json
import sys
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from desktop.bundles.descriptor import digest, path_of, resource_node
from desktop.bundles.sealed import minisign
from desktop.bundles.sealed.container import write_container
from desktop.bundles.sealed.encryption import encrypt, new_identity, public_of
from desktop.bundles.sealed.envelope import (
    BundleType,
    Envelope,
    Scope,
    Sealed,
    envelope_bytes,
)
from desktop.bundles.sealed.manifest import Contents, Listed, small_files
from desktop.bundles.sealed.minisign import SigningKey
from desktop.bundles.tables import Table
from tests.bundles.sealed import golden_reading
from tests.bundles.sealed.forging import Part, is_packed, manifest_of, zipped
from tools import golden

MANIFEST = "datapackage.json"
STRANGER = SigningKey(bytes(range(96, 128)))
BUNDLE_ID = "0198f0c2-0000-7000-8000-00000000bad0"


@dataclass(frozen=True)
class Refused:
    """A bundle, its code, and what is wrong with it."""

    name: str
    code: str
    section: int
    why: str
    data: bytes
    receiver: str = golden.CITY


def main() -> int:
    """Make every refused bundle of today's version, and the list of them."""
    given = sys.argv[1:]
    folder = Path(given[0]) if given else golden_reading.FOLDER / "refused"
    folder.mkdir(parents=True, exist_ok=True)
    made = [*_of_files(), *_of_heads(), *_of_payloads(), *_of_tables()]
    listed = {}
    for one in made:
        name = f"{one.code}_{one.name}.tdkt"
        (folder / name).write_bytes(one.data)
        listed[name] = {
            "code": one.code,
            "section": one.section,
            "why": one.why,
            "receiver": one.receiver,
        }
    text = json.dumps(listed, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "expected.json").write_text(f"{text}\n", encoding="utf-8")
    print(f"{len(made)} bundles in {folder}")
    return 0


# --- an honest bundle, and what is changed of it --------------------------------------


def _contents(tables: Sequence[Table] = (golden.UNITS, golden.SCORES)) -> Contents:
    files = (Listed(_sha(golden.PDF), len(golden.PDF), "application/pdf"),)
    return Contents(
        BUNDLE_ID, BundleType.RECEIPT, golden.MOMENT, "5a" * 16, tuple(tables), files
    )


def _sha(data: bytes) -> str:
    return digest(data).removeprefix("sha256:")


def _parts(contents: Contents | None = None) -> list[Part]:
    """Return the entries of an honest payload."""
    small = small_files(contents or _contents())
    files = [Part(f"files/{_sha(golden.PDF)}".encode(), golden.PDF)]
    tables = [
        Part(name.encode(), data, 8 if is_packed(name, data) else 0)
        for name, data in small.items()
    ]
    return [*tables, *files]


def _envelope(body: bytes, manifest: bytes, **words: object) -> Envelope:
    listed = json.loads(manifest)["resources"]
    counts = {r["name"]: r["_rows"] for r in listed if r.get("type") == "table"}
    counts["files"] = sum(r.get("path", "").startswith("files/") for r in listed)
    head = Envelope(
        BUNDLE_ID,
        BundleType.RECEIPT,
        golden.sender_of(golden.COMMUNE),
        (golden.CITY,),
        Scope("cchc", "2026"),
        7,
        golden.MOMENT,
        Sealed("payload.zip", len(body), digest(body), is_encrypted=False),
        len(manifest),
        digest(manifest),
        counts,
        has_personal_data=False,
    )
    return replace(head, **words)  # type: ignore[arg-type]


def _bundle(
    payload: bytes, manifest: bytes, key: SigningKey | None = None, **words: object
) -> bytes:
    """Return a bundle of any payload, truly signed."""
    envelope = _envelope(payload, manifest, **words)
    return _container(envelope_bytes(envelope), payload, envelope.comment, key)


def _container(
    head: bytes,
    payload: bytes,
    comment: str,
    key: SigningKey | None = None,
    name: str = "payload.zip",
) -> bytes:
    signature = minisign.sign(key or golden.KEYS[golden.COMMUNE], head, comment)
    return _put_together(head, signature, payload, name)


def _put_together(
    head: bytes, signature: bytes, payload: bytes, name: str = "payload.zip"
) -> bytes:
    with TemporaryDirectory() as place:
        body = Path(place) / name
        body.write_bytes(payload)
        out = io.BytesIO()
        write_container(out, head, signature, body, zlib.crc32(payload))
    return out.getvalue()


def _honest(**words: object) -> bytes:
    parts = _parts()
    return _bundle(zipped(parts), manifest_of(parts), **words)


def _of(parts: Sequence[Part], **end: int | bytes) -> bytes:
    """Return a bundle of these entries; `end` as in `zipped`."""
    return _bundle(zipped(parts, **end), manifest_of(parts))  # type: ignore[arg-type]


# --- sections 1 and 2 -----------------------------------------------------------------


def _of_files() -> Iterator[Refused]:
    good = _honest()
    flipped = bytearray(good)
    flipped[len(good) // 2] ^= 1
    yield Refused("empty", "TD-012", 1, "a file without a byte", b"")
    text = b"Name;Points\r\nWard 1;9,5\r\n"
    yield Refused("no-bundle", "TD-101", 2, "some other file", text)
    yield Refused("cut", "TD-102", 2, "the last 100 bytes are missing", good[:-100])
    yield Refused("head-cut", "TD-102", 2, "all but 20 bytes are missing", good[:20])
    yield Refused("bit", "TD-103", 2, "one bit of the payload differs", bytes(flipped))
    yield Refused("behind", "TD-103", 2, "a byte behind the end record", good + b"\n")
    yield Refused("before", "TD-101", 2, "bytes before the ZIP", b"MZ" + good)


# --- sections 3 to 5 ------------------------------------------------------------------


def _of_heads() -> Iterator[Refused]:
    parts = _parts()
    payload, manifest = zipped(parts), manifest_of(parts)
    head = _envelope(payload, manifest)
    data, comment = envelope_bytes(head), head.comment
    yield from _of_spelling(data, comment, payload)
    yield from _of_seals(data, comment, payload)
    yield from _of_addresses(head, payload)
    yield from _of_sealing()


def _of_spelling(data: bytes, comment: str, payload: bytes) -> Iterator[Refused]:
    node = json.loads(data)

    def respelt(**words: object) -> bytes:
        text = json.dumps(node | words, sort_keys=True, separators=(",", ":"))
        return _container(text.encode(), payload, comment)

    twice = data.replace(b'"seq":7', b'"seq":7,"seq":7')
    why = "a key of the envelope stands there twice"
    yield Refused("key-twice", "TD-121", 3, why, _container(twice, payload, comment))
    yield Refused("fraction", "TD-121", 3, "seq is 7.0", respelt(seq=7.0))
    yield Refused("no-number", "TD-121", 3, "seq is NaN", respelt(seq=float("nan")))
    why = "the format is of a higher major"
    yield Refused("newer", "TD-201", 3, why, respelt(format="tdkt-bundle/2"))
    why = "min_reader is a minor nobody knows yet"
    newer = respelt(schema="1.9", min_reader="1.9")
    yield Refused("min-reader", "TD-202", 3, why, newer)
    why = "it is not stated to hold no state secret"
    yield Refused("state-secret", "TD-125", 3, why, respelt(state_secret=True))


def _of_seals(data: bytes, comment: str, payload: bytes) -> Iterator[Refused]:
    key = golden.KEYS[golden.COMMUNE]
    good = minisign.sign(key, data, comment)
    other = good.replace(b"untrusted comment: tdkt", b"untrusted comment: mine", 1)
    why = "the first line of the signature is another"
    spelt = _put_together(data, other, payload)
    yield Refused("signature-spelling", "TD-111", 4, why, spelt)
    changed = data.replace(b'"seq":7', b'"seq":8')
    why = "the envelope was changed after it was signed, checksums put right"
    forged = _put_together(changed, good, payload)
    yield Refused("changed-head", "TD-112", 4, why, forged)
    why = "the trusted comment is signed, but of another bundle"
    lent = _container(data, payload, comment.replace("seq=7", "seq=8"))
    yield Refused("comment", "TD-115", 4, why, lent)
    why = "signed by the city, said to come from the commune"
    wrong = _container(data, payload, comment, golden.KEYS[golden.CITY])
    yield Refused("other-key", "TD-122", 4, why, wrong)
    why = "signed by a stranger, who names the commune's key"
    strange = _container(data, payload, comment, STRANGER)
    yield Refused("strange-key", "TD-112", 4, why, strange)


def _of_addresses(head: Envelope, payload: bytes) -> Iterator[Refused]:
    def sent(**words: object) -> bytes:
        other = replace(head, **words)  # type: ignore[arg-type]
        return _container(envelope_bytes(other), payload, other.comment)

    why = "it is for another city; nothing is wrong with it, it is passed over"
    yield Refused("other-office", "TD-123", 3, why, sent(to=("vn-tinh-31",)))
    why = "a commune sends a plan, which only a city may"
    yield Refused("tier", "TD-124", 3, why, sent(type=BundleType.PLAN))
    why = "it says that it holds personal data, and is not encrypted"
    yield Refused("open", "TD-305", 5, why, sent(has_personal_data=True))
    sealed = replace(head.payload, sha256=digest(b"another"))
    why = "the payload is not the one that was signed"
    yield Refused("other-payload", "TD-301", 5, why, sent(payload=sealed))


def _of_sealing() -> Iterator[Refused]:
    parts = _parts()
    plain, manifest = zipped(parts), manifest_of(parts)

    def closed(body: bytes) -> bytes:
        sealed = Sealed("payload.zip.age", len(body), digest(body), is_encrypted=True)
        envelope = _envelope(plain, manifest, payload=sealed)
        head, comment = envelope_bytes(envelope), envelope.comment
        return _container(head, body, comment, name=sealed.name)

    body = _encrypted(plain, public_of(golden.SECRET))
    why = "encrypted to a key the receiver does not hold"
    yield Refused(
        "no-key", "TD-302", 5, why, closed(_encrypted(plain, new_identity()[1]))
    )
    broken = bytearray(body)
    broken[-20] ^= 1
    why = "a bit of the encrypted text differs, and was signed so"
    yield Refused("age-bit", "TD-303", 5, why, closed(bytes(broken)))
    why = "the encrypted text ends early, and was signed so"
    yield Refused("age-cut", "TD-303", 5, why, closed(body[:-40]))
    why = "the first stanza of age is not X25519 but a password"
    scrypt = body.replace(b"-> X25519 ", b"-> scrypt ", 1)
    yield Refused("age-password", "TD-304", 5, why, closed(scrypt))


def _encrypted(plain: bytes, public: str) -> bytes:
    out = io.BytesIO()
    encrypt(io.BytesIO(plain), out, [public])
    return out.getvalue()


# --- sections 6 and 7 -----------------------------------------------------------------


def _of_payloads() -> Iterator[Refused]:
    parts = _parts()
    yield from _of_structure(parts)
    yield from _of_lists(parts)


def _of_structure(parts: list[Part]) -> Iterator[Refused]:
    *before, file = parts
    evil = Part(b"../../autorun.inf", b"[autorun]")
    yield Refused(
        "path", "TD-312", 6, "a name leads out of the folder", _of([*parts, evil])
    )
    upper = Part(b"data/UNITS.csv", b"id\n")
    yield Refused("case", "TD-312", 6, "a name in capitals", _of([*parts, upper]))
    why = "two entries of one name"
    yield Refused("name-twice", "TD-313", 6, why, _of([*parts, file]))
    hidden = zipped([Part(b"hidden", b"evil")])[:40]
    why = "bytes between the last entry and the directory"
    yield Refused("hidden", "TD-311", 6, why, _of(parts, between=hidden))
    why = "the ZIP has a comment"
    yield Refused("zip-comment", "TD-311", 6, why, _of(parts, comment=b"hello"))
    why = "an entry says that it is a symbolic link"
    link = replace(file, made_by=0x0314, outer=0o120777 << 16)
    yield Refused("link", "TD-311", 6, why, _of([*before, link]))
    why = "the local header names another file than the directory"
    two = replace(file, local_name=b"files/" + b"0" * 64)
    yield Refused("two-names", "TD-311", 6, why, _of([*before, two]))
    why = "an attachment is packed"
    yield Refused(
        "packed-file", "TD-311", 6, why, _of([*before, replace(file, method=8)])
    )
    zeros = bytes(4_000_000)
    bomb = Part(b"data/bomb.csv", zeros, 8)
    why = "a table that unpacks to more than a hundred times its size"
    yield Refused("bomb", "TD-314", 6, why, _of([*parts, bomb]))


def _of_lists(parts: list[Part]) -> Iterator[Refused]:
    manifest, *rest = parts
    other = replace(manifest, body=manifest.body.replace(b"5a5a", b"5b5b", 1))
    payload = zipped([other, *rest])
    why = "the list is not the one the signed head names"
    swapped = _bundle(payload, manifest.body)
    yield Refused("other-list", "TD-315", 7, why, swapped)
    why = "an attachment that is not on the list"
    more = Part(b"files/" + b"0" * 64, b"x")
    yield Refused("unlisted", "TD-316", 7, why, _of([*parts, more]))
    yield Refused("missing", "TD-316", 7, "an attachment is missing", _of(parts[:-1]))
    why = "an attachment is not of the digest on the list"
    *before, file = parts
    wrong = replace(file, body=golden.PDF.replace(b"1.7", b"1.6"))
    yield Refused("other-file", "TD-317", 7, why, _of([*before, wrong]))
    program = b"MZ" + bytes(100)
    node = {
        "name": f"file-{_sha(program)[:16]}",
        "path": f"files/{_sha(program)}",
        "bytes": len(program),
        "hash": digest(program),
        "mediatype": "application/pdf",
    }
    why = "a program that is listed as a PDF"
    listed = [node], [Part(f"files/{_sha(program)}".encode(), program)]
    yield Refused("program", "TD-318", 9, why, _of_resources(*listed))


def _of_resources(nodes: Sequence[object], parts: Sequence[Part]) -> bytes:
    """Return a bundle with any resources in its list."""
    empty = replace(_contents(()), files=())
    package = json.loads(small_files(empty)[MANIFEST]) | {"resources": list(nodes)}
    manifest = json.dumps(package, ensure_ascii=False).encode()
    return _of([Part(MANIFEST.encode(), manifest), *parts])


# --- section 8 ------------------------------------------------------------------------


def _of_tables() -> Iterator[Refused]:
    head = b"id,rev,parent_id,name\n"
    row = b"u1,1,,Ward\n"
    cases = (
        (
            "mark",
            "TD-401",
            "UTF-8 with a byte order mark",
            b"\xef\xbb\xbf" + head + row,
        ),
        ("crlf", "TD-401", "lines end in CR LF", (head + row).replace(b"\n", b"\r\n")),
        ("latin", "TD-401", "Latin-1 instead of UTF-8", head + b"u1,1,,Ph\xf2ng\n"),
        ("no-end", "TD-403", "no line end behind the last line", (head + row)[:-1]),
        ("nfd", "TD-402", "letters taken apart (NFD)", head + _nfd()),
        ("override", "TD-402", "a mark that turns the direction", head + _bidi()),
        ("cells", "TD-403", "a row of three cells", head + b"u1,1,Ward\n"),
        ("quote", "TD-403", "a quote that is not closed", head + b'u1,1,,"Ward\n'),
        (
            "header",
            "TD-404",
            "another order of columns",
            b"rev,id,parent_id,name\n" + row,
        ),
        (
            "integer",
            "TD-405",
            "an integer with a zero before it",
            head + b"u1,01,,Ward\n",
        ),
        (
            "escape",
            "TD-405",
            "a backslash that means nothing",
            head + b"u1,1,,W\\ard\n",
        ),
        ("needed", "TD-405", "an empty cell that has to be filled", head + b"u1,1,,\n"),
        ("row-twice", "TD-407", "two rows of one key", head + row + row),
    )
    for name, code, why, data in cases:
        yield Refused(name, code, 8, why, _of_table(data))
    why = "the list tells of two rows where there is one"
    yield Refused("rows", "TD-412", 8, why, _of_table(head + row, rows=2))
    retyped = replace(
        golden.UNITS,
        rows=(),
        fields=tuple(
            replace(f, type="string") if f.name == "rev" else f
            for f in golden.UNITS.fields
        ),
    )
    why = "the schema calls an integer of ours a string"
    yield Refused("retyped", "TD-404", 8, why, _of_table(head + row, shape=retyped))


def _nfd() -> bytes:
    return f"u1,1,,{unicodedata.normalize('NFD', 'Tổ')}\n".encode()


def _bidi() -> bytes:
    return "u1,1,,\u202egnoc hnìr\n".encode()


def _of_table(data: bytes, rows: int = 0, shape: Table = golden.UNITS) -> bytes:
    """Return a bundle whose one table has these bytes."""
    node = resource_node(replace(shape, rows=()), data)
    node["_rows"] = rows or max(0, data.count(b"\n") - 1)
    return _of_resources([node], [Part(path_of(shape.name).encode(), data)])


if __name__ == "__main__":
    sys.exit(main())
