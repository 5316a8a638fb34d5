"""What is inside a plain payload, compared with its list and with the signed head."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from desktop.bundles.descriptor import Resource, digest
from desktop.bundles.nodes import NAME
from desktop.bundles.sealed import limits
from desktop.bundles.sealed.attachments import kind_of
from desktop.bundles.sealed.catalogue import Finding, found, refuse
from desktop.bundles.sealed.encryption import Section
from desktop.bundles.sealed.envelope import Envelope
from desktop.bundles.sealed.manifest import (
    Contents,
    Listed,
    Manifest,
    read_manifest,
)
from desktop.bundles.sealed.payload_reading import read_entries, read_small
from desktop.bundles.sealed.summing import Summing
from desktop.bundles.sealed.table_reading import read_own, read_unknown
from desktop.bundles.tables import Table, by_name
from desktop.bundles.zip_headers import STORED, Entry


@dataclass(frozen=True, slots=True)
class Insides:
    """A payload read: its contents, where each entry is, what to tell about it."""

    contents: Contents
    entries: Mapping[str, Entry]
    findings: tuple[Finding, ...] = ()


def read_insides(
    envelope: Envelope,
    plain: Path,
    shapes: Sequence[Table],
) -> Insides:
    """Return what a plain payload holds.

    Args:
        envelope: the signed head.
        plain: the payload, decrypted, a file of ours.
        shapes: our own tables of this type of bundle, without rows.

    Raises:
        BundleRefusedError: of the 300s and 400s.
    """
    with plain.open("rb") as file:
        entries = read_entries(file)
        if NAME not in entries:
            raise refuse("TD-316", names=NAME)
        manifest = _manifest(envelope, read_small(file, entries[NAME]))
        _check_names(entries, manifest)
        _check_counts(envelope, manifest)
        attached = [(entries[f"files/{one.sha256}"], one) for one in manifest.files]
        summing = Summing(plain, [entry for entry, _ in attached])
        with summing.begun():
            contents, findings = _contents(envelope, manifest, file, entries, shapes)
        for entry, listed in attached:
            _check_file(file, entry, listed, *summing.of(entry))
    return Insides(contents, entries, findings)


def _manifest(envelope: Envelope, data: bytes) -> Manifest:
    if (len(data), digest(data)) != (envelope.manifest_size, envelope.manifest_sha256):
        raise refuse("TD-315")
    manifest = read_manifest(data)
    if manifest.node.get("id") != envelope.bundle_id:
        raise refuse("TD-315", "id")
    if manifest.node.get("name") != f"tdkt-{envelope.type.value}":
        raise refuse("TD-315", "type")
    return manifest


def _check_names(entries: Mapping[str, Entry], manifest: Manifest) -> None:
    different = entries.keys() ^ manifest.names
    if different:
        raise refuse("TD-316", names=", ".join(sorted(different)[:5]))


def _check_counts(envelope: Envelope, manifest: Manifest) -> None:
    """Compare what the signed head told before the payload could be read."""
    have = manifest.counts
    for name in sorted(have.keys() | envelope.counts.keys()):
        ours, said = have.get(name), envelope.counts.get(name)
        if ours != said:
            raise refuse("TD-412", table=name, have=ours or 0, said=said or 0)


def _contents(
    envelope: Envelope,
    manifest: Manifest,
    file: BinaryIO,
    entries: Mapping[str, Entry],
    shapes: Sequence[Table],
) -> tuple[Contents, tuple[Finding, ...]]:
    read = _Tables(by_name(shapes))
    for resource in manifest.tables:
        listed = (resource.size, resource.hash)
        read.take(resource, _checked(file, entries[resource.path], listed))
    missing = [shape for shape in shapes if shape.name not in read.own]
    contents = Contents(
        bundle_id=envelope.bundle_id,
        type=envelope.type,
        created=envelope.created_at,
        salt=str(manifest.node.get("_salt", ""))[:64],
        tables=(*read.own.values(), *missing),
        files=manifest.files,
        others={
            one.path: _checked(file, entries[one.path], (one.size, one.hash))
            for one in manifest.others
        },
        unknown=tuple(read.unknown),
        extras=tuple(read.extras),
    )
    count = len(read.unknown) + sum(
        len(extra.fields) - len(extra.primary_key) for extra in read.extras
    )
    return contents, (found("TD-203", count=count),) if count else ()


class _Tables:
    """The tables read so far, and how many cells they have together."""

    def __init__(self, shapes: Mapping[str, Table]) -> None:
        self._shapes = shapes
        self._cells = 0
        self.own: dict[str, Table] = {}
        self.unknown: list[Table] = []
        self.extras: list[Table] = []

    def take(self, resource: Resource, data: bytes) -> None:
        # Counted before a cell is made: a small file can hold very many empty ones.
        self._cells += data.count(b"\n") + data.count(b",")
        if self._cells > limits.MAX_CELLS:
            raise refuse("TD-406", table=resource.name, what="số ô của mọi bảng")
        own = self._shapes.get(resource.name)
        if own is None:
            self.unknown.append(read_unknown(resource, data))
            return
        table, extra = read_own(resource, data, own)
        self.own[own.name] = table
        if extra is not None:
            self.extras.append(extra)


def _checked(file: BinaryIO, entry: Entry, listed: tuple[int, str]) -> bytes:
    data = read_small(file, entry)
    if (len(data), digest(data)) != listed:
        raise refuse("TD-317", name=entry.name)
    return data


def _check_file(
    file: BinaryIO, entry: Entry, listed: Listed, sha256: str, crc: int
) -> None:
    name = listed.sha256[:12]
    want = (STORED, listed.size, f"sha256:{listed.sha256}", entry.crc)
    if (entry.method, entry.size, sha256, crc) != want:
        raise refuse("TD-317", name=name)
    body = cast("BinaryIO", Section(file, entry.start, entry.size))
    if kind_of(body, entry.size, name) != listed.media_type:
        raise refuse("TD-318", name=name)
