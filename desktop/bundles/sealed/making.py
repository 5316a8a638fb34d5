"""One bundle made: packed, encrypted, signed, written, and checked as a receiver would.

The file stands under its last name only when it is whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from desktop.bundles.nodes import NAME
from desktop.bundles.sealed import minisign
from desktop.bundles.sealed.catalogue import refuse
from desktop.bundles.sealed.container import open_container, write_container
from desktop.bundles.sealed.encryption import Tallied, encrypt
from desktop.bundles.sealed.envelope import (
    ALWAYS_SEALED,
    BasedOn,
    BundleType,
    Envelope,
    Scope,
    Sealed,
    Sender,
    envelope_bytes,
    read_envelope,
)
from desktop.bundles.sealed.manifest import Contents, small_files
from desktop.bundles.sealed.minisign import SigningKey
from desktop.bundles.sealed.payload_zip import AttachedFile, write_payload


@dataclass(frozen=True, slots=True)
class Draft:
    """What the head of a bundle will say, but for digests.

    Args:
        recipients: the public keys to encrypt to; none leaves it readable by anyone.
    """

    bundle_id: str
    type: BundleType
    sender: Sender
    to: tuple[str, ...]
    scope: Scope
    seq: int
    created_at: datetime
    has_personal_data: bool
    recipients: tuple[str, ...] = ()
    prev: str | None = None
    based_on: BasedOn | None = None
    keyring_version: int = 0
    latest: Mapping[str, int] = field(default_factory=dict)
    writer: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Made:
    """A finished bundle: where it is, its head and the digest of the whole file."""

    path: Path
    envelope: Envelope
    sha256: str
    size: int


def make_bundle(
    draft: Draft,
    contents: Contents,
    attachments: Sequence[AttachedFile],
    key: SigningKey,
    workdir: Path,
) -> Made:
    """Make a bundle in a folder of ours and return it.

    Args:
        workdir: empty or ours alone; parts are removed from it again.

    Raises:
        BundleRefusedError: TD-305 personal data without a key, TD-706 it does not
            pass its own check, TD-011 too large.
    """
    if draft.has_personal_data and not draft.recipients:
        raise refuse("TD-305")
    if draft.type in ALWAYS_SEALED and not draft.recipients:
        raise refuse("TD-305", draft.type.value)
    small = small_files(contents)
    plain = workdir / "payload.zip"
    sealed = workdir / "payload.zip.age"
    try:
        with plain.open("xb") as file:
            tallied = Tallied(file)
            write_payload(tallied, small, attachments)  # type: ignore[arg-type]
        payload, sums = plain, tallied
        if draft.recipients:
            payload, sums = sealed, encrypt(plain, sealed, draft.recipients)
            plain.unlink()
        envelope = _envelope(draft, contents, small[NAME], payload, sums)
        return _write(envelope, payload, sums.crc, key, workdir)
    finally:
        plain.unlink(missing_ok=True)
        sealed.unlink(missing_ok=True)


def _envelope(
    draft: Draft, contents: Contents, manifest: bytes, payload: Path, sums: Tallied
) -> Envelope:
    return Envelope(
        bundle_id=draft.bundle_id,
        type=draft.type,
        sender=draft.sender,
        to=draft.to,
        scope=draft.scope,
        seq=draft.seq,
        created_at=draft.created_at.replace(microsecond=0),
        payload=Sealed(payload.name, sums.size, sums.sha256, bool(draft.recipients)),
        manifest_size=len(manifest),
        manifest_sha256=f"sha256:{hashlib.sha256(manifest).hexdigest()}",
        counts=contents.counts,
        has_personal_data=draft.has_personal_data,
        prev=draft.prev,
        based_on=draft.based_on,
        keyring_version=draft.keyring_version,
        latest=draft.latest,
        writer=draft.writer,
    )


def _write(
    envelope: Envelope, payload: Path, crc: int, key: SigningKey, workdir: Path
) -> Made:
    head = envelope_bytes(envelope)
    if read_envelope(head) != envelope:
        raise refuse("TD-706", "envelope")
    signature = minisign.sign(key, head, envelope.comment)
    path = workdir / envelope.file_name
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("xb") as file:
            tallied = Tallied(file)
            write_container(tallied, head, signature, payload, crc)  # type: ignore[arg-type]
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    _check(path, head, signature, envelope)
    return Made(path, envelope, tallied.sha256, tallied.size)


def _check(path: Path, head: bytes, signature: bytes, envelope: Envelope) -> None:
    """Read the file back as a receiver does."""
    read = open_container(path)
    is_same = (read.envelope, read.signature) == (head, signature)
    if not is_same or read.payload.sha256 != envelope.payload.sha256:
        path.unlink(missing_ok=True)
        raise refuse("TD-706")
