"""Each limit holds: at it a bundle passes, one above and far above it is refused."""

import json
import random
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.bundles import limits as table_limits
from desktop.bundles.descriptor import resource_node
from desktop.bundles.disk import RealDisk
from desktop.bundles.sealed import limits, minisign
from desktop.bundles.sealed.attachments import kind_of, safe_name
from desktop.bundles.sealed.container import open_container, read_container
from desktop.bundles.sealed.envelope import envelope_bytes, read_envelope
from desktop.bundles.sealed.keyring import Keyring, keyring_bytes, read_keyring
from desktop.bundles.sealed.manifest import read_manifest, small_files
from desktop.bundles.sealed.payload_entries import check_sizes
from desktop.bundles.sealed.staging import stage
from desktop.bundles.tables import Field, Table
from desktop.bundles.zip_headers import Entry
from tests.bundles.sealed.conftest import code_of, scores
from tests.bundles.sealed.forging import (
    MANIFEST,
    Part,
    contents,
    honest_parts,
    zipped,
)

SHAPE = Table(
    "t",
    "T",
    (Field("id", "string", required=True), Field("v", "string"), Field("n", "number")),
    ("id",),
)
HEAD = b"id,v,n\n"
TOLD = {
    "file": "TD-011",
    "room": "TD-004",
    "envelope": "TD-121",
    "manifest": "TD-314",
    "rows": "TD-406",
    "cell": "TD-405",
    "attachment": "TD-318",
    "keys": "TD-132",
}
Case = Callable[[int], str]


def entries(*sizes: tuple[str, int]) -> str:
    listed = [Entry(name, 0, 0, size, size, 0) for name, size in sizes]
    return code_of(lambda: check_sizes(listed))


@pytest.fixture
def cases(forger, tmp_path, commune) -> dict[str, tuple[Case, int, int]]:
    """Return how to reach each limit: what is tried, the limit, far above it."""
    noise = random.Random(1)

    def table(data: bytes) -> str:
        node = resource_node(SHAPE, data)
        node["_rows"] = data.count(b"\n") - 1
        package = json.loads(small_files(contents())[MANIFEST])
        manifest = json.dumps(package | {"resources": [node]}).encode()
        parts = [Part(MANIFEST.encode(), manifest), Part(b"data/t.csv", data)]
        return forger.code(forger.bundle(zipped(parts), manifest), [SHAPE])

    def file_size(size: int) -> str:
        path = tmp_path / "large.tdkt"
        with path.open("wb") as file:
            file.truncate(size)
        code = code_of(lambda: open_container(path))
        path.unlink()
        return "" if code == "TD-101" else code

    def staged_size(size: int) -> str:
        path = tmp_path / "large.tdkt"
        with path.open("wb") as file:
            file.truncate(size)
        folder = tmp_path / "staging"
        folder.mkdir(exist_ok=True)
        code = code_of(lambda: stage(path, folder, disk=NoRoom()))
        path.unlink()
        return "" if code == "TD-004" else code

    def room(missing: int) -> str:
        path = tmp_path / "small.tdkt"
        path.write_bytes(b"x" * 10)
        folder = tmp_path / "staging"
        folder.mkdir(exist_ok=True)
        need = limits.MAX_STAGING_FACTOR * 10 + limits.STAGING_RESERVE
        return code_of(lambda: stage(path, folder, disk=Room(need - missing)))

    def envelope(size: int) -> str:
        node = json.loads(envelope_bytes(forger.envelope(b"x", b"{}")))
        node["padding"] = ""
        node["padding"] = "x" * (size - len(json.dumps(node)))
        return code_of(lambda: read_envelope(json.dumps(node).encode()))

    def member(name: str, size: int) -> str:
        head = b"x" * size if name == "envelope" else b"{}"
        seal = b"x" * size if name == "signature" else b"x"
        out = container(forger, head, seal)
        return code_of(lambda: read_container(Path("a"), out, out.getbuffer().nbytes))

    def manifest(size: int) -> str:
        data = small_files(contents(scores()))[MANIFEST]
        data = data[:-1] + b" " * (size - len(data)) + b"\n"
        parts = [Part(MANIFEST.encode(), data), *honest_parts(scores())[1:]]
        return forger.code(forger.bundle(zipped(parts), data))

    def depth(deep: int) -> str:
        package = json.loads(small_files(contents(scores()))[MANIFEST])
        nested: object = 1
        for _ in range(deep - 1):
            nested = [nested]
        package["deep"] = nested
        return code_of(lambda: read_manifest(json.dumps(package).encode()))

    def head_depth(deep: int) -> str:
        node = json.loads(envelope_bytes(forger.envelope(b"x", b"{}")))
        nested: object = 1
        for _ in range(deep - 1):
            nested = [nested]
        node["deep"] = nested
        return code_of(lambda: read_envelope(json.dumps(node).encode()))

    def columns(count: int) -> str:
        names = [f"c{n}" for n in range(count)]
        fields = [resource_node(SHAPE, b"")["schema"]["fields"][0]]
        fields = [fields[0] | {"name": name} for name in names]
        data = ",".join(names).encode() + b"\n" + b",".join([b"x"] * count) + b"\n"
        node = resource_node(SHAPE, data) | {"_rows": 1}
        node["schema"] = node["schema"] | {"fields": fields, "primaryKey": ["c0"]}
        return forger.code_of_resources([node], [Part(b"data/t.csv", data)])

    def tables(count: int) -> str:
        node = json.loads(small_files(contents(scores()))[MANIFEST])["resources"][0]
        nodes = [
            node | {"name": f"t{n}", "path": f"data/t{n}.csv"} for n in range(count)
        ]
        package = json.loads(small_files(contents())[MANIFEST]) | {"resources": nodes}
        return code_of(lambda: read_manifest(json.dumps(package).encode()))

    def attachments(count: int) -> str:
        nodes = [
            {
                "name": f"f{n}",
                "path": f"files/{n:064x}",
                "mediatype": "application/pdf",
                "bytes": 10,
                "hash": f"sha256:{n:064x}",
            }
            for n in range(count)
        ]
        package = json.loads(small_files(contents())[MANIFEST]) | {"resources": nodes}
        return code_of(lambda: read_manifest(json.dumps(package).encode()))

    def rows(count: int) -> str:
        lines = [HEAD, *(b"%d,,\n" % n for n in range(count))]
        return table(b"".join(lines))

    def keyring(count: int) -> str:
        root = minisign.SigningKey.generate().verifying_key
        one = commune.known
        many = []
        for _ in range(count):
            public = minisign.VerifyingKey(noise.randbytes(31) + b"\x11")
            many.append(replace(one, signing=public))
        data = keyring_bytes(Keyring(1, (root,), tuple(many)))
        return code_of(lambda: read_keyring(data))

    def attachment(size: int) -> str:
        path = tmp_path / "a.pdf"
        with path.open("wb") as file:
            file.write(b"%PDF-1.7")
            file.truncate(size)
        with path.open("rb") as file:
            return code_of(lambda: kind_of(file, size, "a.pdf"))

    def head(**words: object) -> str:
        envelope = forger.envelope(b"x", b"{}", **words)
        return code_of(lambda: read_envelope(envelope_bytes(envelope)))

    def ratio(times: int) -> str:
        one = Entry("data/a.csv", 8, 0, 1_000, times * 1_000, 0)
        return code_of(lambda: check_sizes([one]))

    mib = limits.MIB
    return {
        "file": (file_size, limits.MAX_FILE, 4096 * mib - 1),
        "file on a stick": (staged_size, limits.MAX_FILE, 4096 * mib - 1),
        "room": (room, 0, limits.STAGING_RESERVE),
        "envelope": (envelope, limits.MAX_ENVELOPE, 10 * limits.MAX_ENVELOPE),
        "envelope in the file": (
            lambda n: member("envelope", n),
            limits.MAX_ENVELOPE,
            10 * limits.MAX_ENVELOPE,
        ),
        "signature in the file": (
            lambda n: member("signature", n),
            limits.MAX_SIGNATURE,
            100 * limits.MAX_SIGNATURE,
        ),
        "manifest": (manifest, limits.MAX_MANIFEST, 5 * limits.MAX_MANIFEST),
        "entries": (
            lambda n: entries(*[(f"data/t{i}.csv", 1) for i in range(n)]),
            limits.MAX_ENTRIES,
            60_000,
        ),
        "unpacked": (
            lambda n: entries(*[("files/x", 25 * mib)] * 81, ("files/y", n)),
            limits.MAX_UNPACKED - 81 * 25 * mib,
            25 * mib,
        ),
        "tables together": (
            lambda n: entries(*[("data/a.csv", n // 2)] * 2, ("data/b.csv", n % 2)),
            limits.MAX_TABLES_BYTES,
            100 * mib,
        ),
        "one table": (
            lambda n: entries(("data/a.csv", n)),
            table_limits.MAX_TABLE_BYTES,
            2**32 - 1,
        ),
        "attachment in the ZIP": (
            lambda n: entries(("files/x", n)),
            limits.MAX_ATTACHMENT,
            2**32 - 1,
        ),
        "keyring in the ZIP": (
            lambda n: entries(("keyring.json", n)),
            limits.MAX_KEYRING,
            2**32 - 1,
        ),
        "ratio": (ratio, limits.MAX_RATIO, 10_000),
        "depth of the list": (depth, table_limits.MAX_JSON_DEPTH - 1, 900),
        "depth of the head": (head_depth, 7, 500),
        "tables": (tables, table_limits.MAX_TABLES, 1_000),
        "columns": (columns, table_limits.MAX_FIELDS, 500),
        "rows": (rows, table_limits.MAX_ROWS, 400_000),
        "cell": (
            lambda n: table(HEAD + b"a," + b"x" * n + b",\n"),
            table_limits.MAX_CELL,
            60_000,
        ),
        "line": (
            lambda n: (
                table(HEAD + b"a,," + b"0" * (n - 3) + b"\n")
                if n > table_limits.MAX_LINE_BYTES
                else table(HEAD + b"a,b,\n")
            ),
            table_limits.MAX_LINE_BYTES,
            mib,
        ),
        "whole digits": (
            lambda n: table(HEAD + b"a,," + b"9" * n + b"\n"),
            table_limits.MAX_WHOLE_DIGITS,
            5_000,
        ),
        "decimals": (
            lambda n: table(HEAD + b"a,,1." + b"9" * n + b"\n"),
            table_limits.MAX_DECIMALS,
            5_000,
        ),
        "attachment": (attachment, limits.MAX_ATTACHMENT, 100 * mib),
        "attachments": (attachments, limits.MAX_ATTACHMENTS, 4_000),
        "keys": (keyring, limits.MAX_KEYRING_ENTRIES, 9_000),
        "number": (lambda n: head(seq=n), limits.MAX_SEQ, 10**12),
        "receivers": (
            lambda n: head(to=tuple(f"vn-tinh-{i:02}" for i in range(n))),
            limits.MAX_RECEIVERS,
            90,
        ),
        "name of an office": (
            lambda n: head(sender=replace(commune.sender, name="a" * n)),
            200,
            9_000,
        ),
    }


class Room(RealDisk):
    """A disk with so many bytes free."""

    def __init__(self, free: int) -> None:
        self._free = free

    def free(self, folder: Path) -> int:
        return self._free


class NoRoom(Room):
    def __init__(self) -> None:
        super().__init__(0)


def container(forger, head: bytes, seal: bytes):
    import io

    from desktop.bundles.sealed.container import write_container

    path = forger.work.parent / "payload.zip"
    path.write_bytes(b"x")
    out = io.BytesIO()
    write_container(out, head, seal, path, zlib.crc32(b"x"))
    out.seek(0)
    return out


def test_each_limit_holds(cases, counted):
    wrong = []
    for name, (case, limit, far) in cases.items():
        at, above, beyond = case(limit), case(limit + 1), case(far)
        if at or not above or not beyond or above != TOLD.get(name, above):
            wrong.append((name, at, above, beyond))
    assert wrong == []
    counted("F21", 3 * len(cases))


def test_a_shown_name_is_cut_not_refused():
    assert len(safe_name("a" * 500, "application/pdf")) <= limits.MAX_SHOWN_NAME


def test_an_attachment_of_nothing_is_none(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"")
    with path.open("rb") as file:
        assert code_of(lambda: kind_of(file, 0, "a.pdf")) == "TD-318"
