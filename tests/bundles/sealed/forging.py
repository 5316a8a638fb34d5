"""Bundles by a sender with a good key and bad intentions: any payload, truly signed."""

import hashlib
import io
import json
import struct
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.bundles.descriptor import digest, path_of, resource_node
from desktop.bundles.sealed import minisign
from desktop.bundles.sealed.catalogue import BundleRefusedError
from desktop.bundles.sealed.container import write_container
from desktop.bundles.sealed.envelope import (
    BundleType,
    Envelope,
    Scope,
    Sealed,
    envelope_bytes,
)
from desktop.bundles.sealed.manifest import Contents, small_files
from desktop.bundles.sealed.opening import Opened, open_head, open_payload
from desktop.bundles.sealed.sums import Sums
from desktop.bundles.tables import Table
from tests.bundles.sealed.conftest import (
    BUNDLE_ID,
    CITY,
    MOMENT,
    Known,
    Party,
    scores,
)

MANIFEST = "datapackage.json"


@dataclass(frozen=True)
class Part:
    """A ZIP entry; whatever is set besides name and body is a lie about it."""

    name: bytes
    body: bytes = b""
    method: int = 0
    packed: bytes | None = None
    crc: int | None = None
    size: int | None = None
    packed_size: int | None = None
    flags: int = 0x0800
    version: int = 20
    time: int = 0
    date: int = 0x5A21
    extra: bytes = b""
    local_extra: bytes = b""
    comment: bytes = b""
    made_by: int = 20
    disk: int = 0
    inner: int = 0
    outer: int = 0
    offset: int | None = None
    local_name: bytes | None = None

    def bytes_packed(self) -> bytes:
        if self.packed is not None:
            return self.packed
        if self.method != 8:
            return self.body
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        return packer.compress(self.body) + packer.flush()


def zipped(
    parts: Sequence[Part],
    *,
    prefix: bytes = b"",
    between: bytes = b"",
    suffix: bytes = b"",
    **end: int | bytes,
) -> bytes:
    """Return a ZIP of these entries; `end` replaces words of its last record."""
    out, central = prefix, b""
    for part in parts:
        body = part.bytes_packed()
        crc = zlib.crc32(part.body) if part.crc is None else part.crc
        size = len(part.body) if part.size is None else part.size
        packed = len(body) if part.packed_size is None else part.packed_size
        place = len(out) if part.offset is None else part.offset
        shared = (part.version, part.flags, part.method, part.time, part.date)
        sums = (crc, packed, size)
        local = part.name if part.local_name is None else part.local_name
        out += struct.pack(
            "<4s5H3L2H", b"PK\3\4", *shared, *sums, len(local), len(part.local_extra)
        )
        out += local + part.local_extra + body
        tail = (len(part.extra), len(part.comment), part.disk, part.inner, part.outer)
        central += struct.pack(
            "<4s6H3L5H2L",
            b"PK\1\2",
            part.made_by,
            *shared,
            *sums,
            len(part.name),
            *tail,
            place,
        )
        central += part.name + part.extra + part.comment
    out += between
    words = {
        "disk": 0,
        "start_disk": 0,
        "here": len(parts),
        "count": len(parts),
        "size": len(central),
        "offset": len(out),
        "comment": b"",
    } | end
    said = words.pop("comment")
    return (
        out
        + central
        + struct.pack("<4s4H2LH", b"PK\5\6", *words.values(), len(said))
        + said
        + suffix
    )


def contents(*tables: Table, others: Mapping[str, bytes] | None = None) -> Contents:
    """Return the contents of a receipt: plain, so that forging it is quick."""
    return Contents(
        BUNDLE_ID,
        BundleType.RECEIPT,
        MOMENT,
        "00" * 16,
        tables or (scores(),),
        others=others or {},
    )


def honest_parts(*tables: Table) -> list[Part]:
    """Return the entries of an honest payload."""
    return [
        Part(name.encode(), data, 8 if is_packed(name, data) else 0)
        for name, data in small_files(contents(*tables)).items()
    ]


def is_packed(name: str, data: bytes) -> bool:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    size = len(packer.compress(data) + packer.flush())
    return name.startswith("data/") and size < len(data) <= 100 * size


def manifest_of(parts: Sequence[Part]) -> bytes:
    """Return the manifest of some entries, b"" where there is none."""
    return next((p.body for p in parts if p.name == MANIFEST.encode()), b"")


class Forger:
    """A commune whose bundles are truly signed, whatever is inside."""

    def __init__(self, commune: Party, city: Party, folder: Path) -> None:
        self.commune, self.city = commune, city
        self.keys = Known([commune.known, city.known])
        self.work = folder / "work"
        self.work.mkdir()
        self._path = folder / "forged.tdkt"
        self._payload = folder / "payload.zip"

    def envelope(self, body: bytes, manifest: bytes, **words: object) -> Envelope:
        """Return the head a bundle with that payload has to have."""
        try:
            listed = json.loads(manifest)["resources"]
            counts = {r["name"]: r["_rows"] for r in listed if r.get("type") == "table"}
            counts["files"] = sum(r["path"].startswith("files/") for r in listed)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            counts = {}
        sealed = Sealed(
            "payload.zip", max(1, len(body)), digest(body), is_encrypted=False
        )
        head = Envelope(
            BUNDLE_ID,
            BundleType.RECEIPT,
            self.commune.sender,
            (CITY,),
            Scope("cchc", "2026"),
            1,
            MOMENT,
            sealed,
            len(manifest),
            digest(manifest),
            {k: v for k, v in counts.items() if type(v) is int and v >= 0},
            has_personal_data=False,
        )
        return replace(head, **words)  # type: ignore[arg-type]

    def bundle(self, body: bytes, manifest: bytes, **words: object) -> bytes:
        """Return a bundle of that payload."""
        head = envelope_bytes(self.envelope(body, manifest, **words))
        comment = self.envelope(body, manifest, **words).comment
        return self.container(head, body, comment=comment)

    def container(
        self, head: bytes, payload: bytes, *, comment: str, name: str = "payload.zip"
    ) -> bytes:
        """Return a container of a head truly signed and any payload."""
        signature = minisign.sign(self.commune.key, head, comment)
        path = self._payload.with_name(name)
        path.write_bytes(payload)
        out = io.BytesIO()
        write_container(out, head, signature, path, zlib.crc32(payload))
        return out.getvalue()

    def open(self, bundle: bytes, shapes: Sequence[Table] | None = None) -> Opened:
        """Open a bundle as the city does; nothing may be left in the work folder."""
        self._path.write_bytes(bundle)
        shapes = (replace(scores(), rows=()),) if shapes is None else shapes
        try:
            head = open_head(self._path, self.keys, CITY)
            assert not head.is_held
            return open_payload(head, [self.city.identity[0]], self.work, shapes)
        finally:
            for left in self.work.iterdir():
                assert left.name == "plain.zip"
                self.left = True
                left.unlink()

    def code(self, bundle: bytes, shapes: Sequence[Table] | None = None) -> str:
        """Return the number a bundle is refused with, "" where it is not."""
        self.left = False
        try:
            self.open(bundle, shapes)
        except BundleRefusedError as refusal:
            code = refusal.code
        else:
            return ""
        assert not self.left, "something was left in the work folder"
        return code

    def code_of_parts(self, parts: Sequence[Part], **end: object) -> str:
        """Return the code of a bundle with these entries in its payload."""
        data = zipped(parts, **end)  # type: ignore[arg-type]
        return self.code(self.bundle(data, manifest_of(parts)))

    def code_of_table(self, data: bytes, shape: Table, rows: int | None = None) -> str:
        """Return the code of a bundle whose one table has these bytes."""
        node = resource_node(replace(shape, rows=()), data)
        node["_rows"] = max(0, data.count(b"\n") - 1) if rows is None else rows
        return self.code_of_resources(
            [node], [Part(path_of(shape.name).encode(), data)]
        )

    def code_of_resources(
        self, nodes: Sequence[object], parts: Sequence[Part], **words: object
    ) -> str:
        """Return the code of a bundle with any resources in its manifest."""
        package = json.loads(small_files(contents())[MANIFEST])
        package |= {"resources": list(nodes)} | words
        manifest = json.dumps(package, ensure_ascii=False).encode()
        return self.code_of_parts([Part(MANIFEST.encode(), manifest), *parts])


def sha256(data: bytes) -> str:
    """Return the hexadecimal digest of some bytes."""
    return hashlib.sha256(data).hexdigest()


def sums_of(data: bytes) -> Sums:
    """Return the sums of some bytes."""
    with Sums() as sums:
        sums.add(data)
    return sums


Refused = Callable[[bytes], str]
