"""A bundle read, in the order of trust: bytes, seal, address, payload, list, tables.

Each step gives what the next one needs and believes nothing the step before has not
checked. The file is a copy of ours: nobody can change it between two steps.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from desktop.bundles.descriptor import Resource
from desktop.bundles.nodes import NAME
from desktop.bundles.sealed import minisign
from desktop.bundles.sealed.catalogue import Finding, found, refuse
from desktop.bundles.sealed.container import Container, open_container
from desktop.bundles.sealed.encryption import Section, decrypt
from desktop.bundles.sealed.envelope import (
    ALWAYS_SEALED,
    MAY_SEND,
    Envelope,
    read_envelope,
    tier_of,
)
from desktop.bundles.sealed.keyring import KnownKey
from desktop.bundles.sealed.manifest import (
    Contents,
    Manifest,
    extra_columns,
    read_manifest,
    table_of,
)
from desktop.bundles.sealed.payload_zip import (
    Entry,
    read_entries,
    read_file,
    read_small,
)
from desktop.bundles.tables import Table, by_name


class Keys(Protocol):
    """The signing keys a receiver knows."""

    def key(self, key_id: str) -> KnownKey | None:
        """Return whose key has that number, None where nobody knows it."""


@dataclass(frozen=True, slots=True)
class Head:
    """What is known before the payload is opened.

    Args:
        known: whose key signed it; None where it is held for the thirty digits: then
            only its own key vouches for it.
        findings: what to tell, nothing that stops it but the missing key.
    """

    container: Container
    envelope: Envelope
    known: KnownKey | None
    findings: tuple[Finding, ...] = ()

    @property
    def is_held(self) -> bool:
        """Tell whether the sender's key is still to be confirmed."""
        return self.known is None


@dataclass(frozen=True, slots=True)
class Opened:
    """A bundle whose every byte was compared with what was signed.

    Args:
        contents: tables by our own shapes; attachments only as listed.
        payload: the plain payload, a file of ours, for the attachments.
        entries: where each attachment is in it.
    """

    head: Head
    contents: Contents
    payload: Path
    entries: Mapping[str, Entry]
    findings: tuple[Finding, ...] = ()

    def attachment(self, sha256: str) -> Iterator[bytes]:
        """Yield an attachment block by block.

        Raises:
            BundleRefusedError: TD-317 at the end, if it is not what was listed.
        """
        entry, digest = self.entries[f"files/{sha256}"], hashlib.sha256()
        with self.payload.open("rb") as file:
            for block in read_file(file, entry):
                digest.update(block)
                yield block
        if digest.hexdigest() != sha256:
            raise refuse("TD-317", name=sha256[:12])


def open_head(path: Path, keys: Keys, mine: str) -> Head:
    """Check a staged file up to its address.

    Args:
        path: our own copy of the file.
        keys: the keys we know.
        mine: our own code.

    Raises:
        BundleRefusedError: TD-010 to 125; TD-123 for a bundle to somebody else.
    """
    return check_head(open_container(path), keys, mine)


def check_head(container: Container, keys: Keys, mine: str) -> Head:
    """Check seal, head and address of a container; see `open_head`."""
    signature = minisign.read_signature(container.signature)
    known = keys.key(signature.key_id)
    # Parsed before the seal is checked only to find the key a stranger brings along;
    # nothing of it is used for a known sender before its seal holds.
    if known is not None:
        minisign.verify(signature, known.signing, container.envelope)
        envelope = read_envelope(container.envelope)
    else:
        envelope = read_envelope(container.envelope)
        _check_own_key(envelope, signature, container)
    _check_head(envelope, signature.key_id, signature.trusted_comment)
    if known is not None:
        known.check_use(envelope.sender.org, envelope.type, envelope.seq)
    elif envelope.type not in MAY_SEND[tier_of(envelope.sender.org)]:
        tier = tier_of(envelope.sender.org).label
        raise refuse("TD-124", tier=tier, kind=envelope.type.value)
    if mine not in envelope.to:
        raise refuse("TD-123", to=", ".join(envelope.to))
    findings = () if known else (found("TD-113", name=envelope.sender.name),)
    return Head(container, envelope, known, findings)


def _check_own_key(
    envelope: Envelope, signature: minisign.Signature, container: Container
) -> None:
    try:
        own = minisign.read_key(envelope.sender.signing)
    except ValueError:
        raise refuse("TD-121", "signing key") from None
    if own.key_id != signature.key_id:
        raise refuse("TD-112", "key number")
    minisign.verify(signature, own, container.envelope)


def _check_head(envelope: Envelope, key_id: str, comment: str) -> None:
    if comment != envelope.comment:
        raise refuse("TD-115")
    if envelope.sender.key != key_id:
        raise refuse("TD-122", org=envelope.sender.org)
    must_be_sealed = envelope.has_personal_data or envelope.type in ALWAYS_SEALED
    if must_be_sealed and not envelope.payload.is_encrypted:
        raise refuse("TD-305")


def open_payload(
    head: Head,
    secrets: Sequence[str],
    workdir: Path,
    shapes: Sequence[Table],
) -> Opened:
    """Decrypt and check everything inside.

    Args:
        head: as `open_head` returned it.
        secrets: our secret keys of age, the escrow key among them if at hand.
        workdir: where the plain payload is put; the caller removes it.
        shapes: our own tables of this type of bundle, without rows.

    Raises:
        BundleRefusedError: of the 300s and 400s.
    """
    envelope, container = head.envelope, head.container
    listed = (envelope.payload.name, envelope.payload.size, envelope.payload.sha256)
    member = container.payload
    if (member.name, member.size, member.sha256) != listed:
        raise refuse("TD-301")
    plain = workdir / "plain.zip"
    done = False
    try:
        _lay_out(head, secrets, plain)
        opened = _read(head, plain, shapes)
        done = True
    finally:
        if not done:
            plain.unlink(missing_ok=True)
    return opened


def _lay_out(head: Head, secrets: Sequence[str], plain: Path) -> None:
    member = head.container.payload
    with head.container.path.open("rb") as file:
        section = Section(file, member.start, member.size)
        if head.envelope.payload.is_encrypted:
            decrypt(section, plain, secrets)  # type: ignore[arg-type]
            return
        with plain.open("xb") as out:
            while block := section.read(1024 * 1024):
                out.write(block)


def _read(head: Head, plain: Path, shapes: Sequence[Table]) -> Opened:
    with plain.open("rb") as file:
        entries = read_entries(file)
        if NAME not in entries:
            raise refuse("TD-316", names=NAME)
        manifest = _manifest(head.envelope, read_small(file, entries[NAME]))
        _check_names(entries, manifest)
        contents, findings = _contents(head.envelope, manifest, file, entries, shapes)
        _check_files(manifest, file, entries)
    return Opened(head, contents, plain, entries, findings)


def _manifest(envelope: Envelope, data: bytes) -> Manifest:
    digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
    if (len(data), digest) != (envelope.manifest_size, envelope.manifest_sha256):
        raise refuse("TD-315")
    manifest = read_manifest(data)
    if manifest.node.get("id") != envelope.bundle_id:
        raise refuse("TD-315", "id")
    return manifest


def _check_names(entries: Mapping[str, Entry], manifest: Manifest) -> None:
    different = entries.keys() ^ manifest.names
    if different:
        raise refuse("TD-316", names=", ".join(sorted(different)[:5]))


def _contents(
    envelope: Envelope,
    manifest: Manifest,
    file: BinaryIO,
    entries: Mapping[str, Entry],
    shapes: Sequence[Table],
) -> tuple[Contents, tuple[Finding, ...]]:
    known = by_name(shapes)
    tables: list[Table] = []
    unknown: list[Table] = []
    extra = 0
    for resource in manifest.tables:
        data = _checked(file, entries[resource.path], resource)
        own = known.get(resource.name)
        (unknown if own is None else tables).append(table_of(resource, data, own))
        extra += 1 if own is None else extra_columns(resource, own)
    missing = [s.name for s in shapes if s.name not in {t.name for t in tables}]
    tables += [known[name] for name in missing]
    contents = Contents(
        bundle_id=envelope.bundle_id,
        type=envelope.type,
        created=envelope.created_at,
        salt=str(manifest.node.get("_salt", "")),
        tables=tuple(tables),
        files=manifest.files,
        others={name: read_small(file, entries[name]) for name in manifest.keyring},
        unknown=tuple(unknown),
    )
    return contents, (found("TD-203", count=extra),) if extra else ()


def _checked(file: BinaryIO, entry: Entry, resource: Resource) -> bytes:
    data = read_small(file, entry)
    digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
    if (len(data), digest) != (resource.size, resource.hash):
        raise refuse("TD-317", name=resource.name)
    return data


def _check_files(
    manifest: Manifest, file: BinaryIO, entries: Mapping[str, Entry]
) -> None:
    for listed in manifest.files:
        entry, digest = entries[f"files/{listed.sha256}"], hashlib.sha256()
        for block in read_file(file, entry):
            digest.update(block)
        if (entry.size, digest.hexdigest()) != (listed.size, listed.sha256):
            raise refuse("TD-317", name=listed.sha256[:12])


@contextmanager
def cleared(workdir: Path) -> Iterator[Path]:
    """Give a folder and leave nothing in it, whatever happens."""
    workdir.mkdir(parents=True, exist_ok=True)
    try:
        yield workdir
    finally:
        for left in workdir.iterdir():
            left.unlink(missing_ok=True)
