"""One bundle made: packed, encrypted, signed, written, and checked as a receiver would.

The file stands under its last name only when it is whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, cast

from desktop.bundles.nodes import NAME
from desktop.bundles.sealed import limits, minisign
from desktop.bundles.sealed.catalogue import BundleRefusedError, refuse
from desktop.bundles.sealed.container import write_container
from desktop.bundles.sealed.encryption import encrypt
from desktop.bundles.sealed.envelope import (
    ALWAYS_SEALED,
    MAY_BE_OPEN,
    BasedOn,
    BundleType,
    Envelope,
    Scope,
    Sealed,
    Sender,
    envelope_bytes,
    read_envelope,
)
from desktop.bundles.sealed.heads import open_head
from desktop.bundles.sealed.keyring import KnownKey
from desktop.bundles.sealed.manifest import Contents, small_files
from desktop.bundles.sealed.minisign import SigningKey, VerifyingKey
from desktop.bundles.sealed.payload_zip import AttachedFile, Payload, packed
from desktop.bundles.sealed.sums import Sums, Tallied


@dataclass(frozen=True, slots=True)
class Draft:
    """What the head of a bundle will say, but for digests.

    Args:
        recipients: the public keys to encrypt to; none leaves it readable by anyone.
        is_open_by_choice: the officer was told so and agreed; only a submission of an
            office that knows no key of its receiver yet may be sent like that.
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
    is_open_by_choice: bool = False


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
    _check_draft(draft, contents)
    small = small_files(contents)
    payload = packed(small, attachments)
    sealed = workdir / ("payload.zip.age" if draft.recipients else "payload.zip")
    try:
        sums = _seal(payload, sealed, draft.recipients)
        envelope = _envelope(draft, contents, small[NAME], sealed, sums)
        return _write(envelope, sealed, sums.crc, key, workdir)
    finally:
        sealed.unlink(missing_ok=True)


def _check_draft(draft: Draft, contents: Contents) -> None:
    ours = (contents.bundle_id, contents.type)
    if ours != (draft.bundle_id, draft.type):
        raise refuse("TD-706", "contents of another bundle")
    is_private = draft.has_personal_data or draft.type in ALWAYS_SEALED
    may_be_open = draft.is_open_by_choice and draft.type in MAY_BE_OPEN
    if is_private and not may_be_open and not draft.recipients:
        raise refuse("TD-305", draft.type.value)


def _seal(payload: Payload, out: Path, recipients: Sequence[str]) -> Sums:
    """Write the third member; its plain form never stands on the disk if encrypted."""
    with out.open("xb") as file, Sums(is_busy=True) as sums:
        tallied = cast("BinaryIO", Tallied(file, sums))
        if recipients:
            encrypt(payload.open(), tallied, recipients)
        else:
            for block in payload.blocks():
                tallied.write(block)
    return sums


def _envelope(
    draft: Draft, contents: Contents, manifest: bytes, payload: Path, sums: Sums
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
        is_open_by_choice=draft.is_open_by_choice,
    )


def _write(
    envelope: Envelope, payload: Path, crc: int, key: SigningKey, workdir: Path
) -> Made:
    head = envelope_bytes(envelope)
    if read_envelope(head) != envelope:
        raise refuse("TD-706", "envelope")
    signature = minisign.sign(key, head, envelope.comment)
    path = workdir / envelope.file_name
    part = workdir / f"{envelope.file_name}.part"
    try:
        with part.open("xb") as file, Sums() as sums:
            tallied = cast("BinaryIO", Tallied(file, sums))
            write_container(tallied, head, signature, payload, crc)
        if sums.size > limits.MAX_FILE:
            raise refuse("TD-011", most=f"{limits.MAX_FILE // limits.MIB} MB")
        part.replace(path)
        _check(path, envelope, key.verifying_key)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    finally:
        part.unlink(missing_ok=True)
    return Made(path, envelope, sums.sha256, sums.size)


@dataclass(frozen=True, slots=True)
class _Own:
    """The only key our own bundle is checked with."""

    known: KnownKey

    def key(self, key_id: str) -> KnownKey | None:
        return self.known if key_id == self.known.signing.key_id else None


def _check(path: Path, envelope: Envelope, key: VerifyingKey) -> None:
    """Read the file back as a receiver does."""
    sender = envelope.sender
    own = _Own(KnownKey(sender.org, sender.name, key, sender.sealing))
    try:
        head = open_head(path, own, envelope.to[0])
    except BundleRefusedError as refusal:
        raise refuse("TD-706", str(refusal)) from refusal
    is_same = head.envelope == envelope and head.known is own.known
    if not is_same or head.container.payload.sha256 != envelope.payload.sha256:
        raise refuse("TD-706")
