"""One bundle made: packed, encrypted, signed, written, and checked as a receiver would.

The file stands under its last name only when it is whole.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, cast

from desktop.bundles.descriptor import digest
from desktop.bundles.nodes import NAME
from desktop.bundles.sealed import limits, minisign
from desktop.bundles.sealed.catalogue import BundleRefusedError, refuse
from desktop.bundles.sealed.container import PAYLOADS, Container, Member, frame
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
    is_for,
    read_envelope,
    tier_of,
)
from desktop.bundles.sealed.heads import check_head
from desktop.bundles.sealed.keyring import KnownKey
from desktop.bundles.sealed.manifest import Contents, small_files
from desktop.bundles.sealed.minisign import SigningKey, VerifyingKey
from desktop.bundles.sealed.payload_zip import AttachedFile, Check, Payload, packed
from desktop.bundles.sealed.sums import Helper, Sums, Tallied

_GUESSES = 40


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
        BundleRefusedError: TD-126 not for that tier, TD-305 personal data without a
            key, TD-706 it does not pass its own check, TD-011 too large.
    """
    _check_draft(draft, contents)
    small = small_files(contents)
    payload = packed(small, attachments)
    first = _envelope(draft, contents, small[NAME], payload.size)
    path = workdir / first.file_name
    part = workdir / f"{first.file_name}.part"
    try:
        with part.open("x+b") as file:
            laid = _laid_out(file, first, payload, draft.recipients, key)
        sha256 = _check(part, laid, key.verifying_key)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return Made(path, laid.envelope, sha256, laid.size)


def _check_draft(draft: Draft, contents: Contents) -> None:
    ours = (contents.bundle_id, contents.type)
    if ours != (draft.bundle_id, draft.type):
        raise refuse("TD-706", "contents of another bundle")
    for org in draft.to:
        if not is_for(draft.type, org):
            raise refuse("TD-126", kind=draft.type.label, tier=tier_of(org).label)
    is_private = draft.has_personal_data or draft.type in ALWAYS_SEALED
    may_be_open = draft.is_open_by_choice and draft.type in MAY_BE_OPEN
    if is_private and not may_be_open and not draft.recipients:
        raise refuse("TD-305", draft.type.value)


def _envelope(draft: Draft, contents: Contents, manifest: bytes, size: int) -> Envelope:
    """Return the head with a payload that is not there yet."""
    is_encrypted = bool(draft.recipients)
    return Envelope(
        bundle_id=draft.bundle_id,
        type=draft.type,
        sender=draft.sender,
        to=draft.to,
        scope=draft.scope,
        seq=draft.seq,
        created_at=draft.created_at.replace(microsecond=0),
        payload=Sealed(PAYLOADS[is_encrypted], size, digest(b""), is_encrypted),
        manifest_size=len(manifest),
        manifest_sha256=digest(manifest),
        counts=contents.counts,
        has_personal_data=draft.has_personal_data,
        prev=draft.prev,
        based_on=draft.based_on,
        keyring_version=draft.keyring_version,
        latest=draft.latest,
        writer=draft.writer,
        is_open_by_choice=draft.is_open_by_choice,
    )


@dataclass(frozen=True, slots=True)
class _Laid:
    """A bundle as it was written: head, seal, and what stands round the payload."""

    envelope: Envelope
    container: Container
    before: bytes
    behind: bytes

    @property
    def size(self) -> int:
        return len(self.before) + self.envelope.payload.size + len(self.behind)


def _laid_out(
    file: BinaryIO,
    first: Envelope,
    payload: Payload,
    recipients: Sequence[str],
    key: SigningKey,
) -> _Laid:
    """Write the payload where it will stand, then head and seal before it.

    How much room they take depends on the payload's length by its number of digits
    alone. age adds up to 200 random bytes, another number each time: where the length
    lies near a power of ten, it may take a few goes until two agree about the digits.
    """
    envelope = first
    for _ in range(_GUESSES):
        start = len(_framed(envelope, 0, key).before)
        file.seek(start)
        sums = _seal(payload, file, recipients)
        sealed = replace(first.payload, size=sums.size, sha256=sums.sha256)
        envelope = replace(first, payload=sealed)
        laid = _framed(envelope, sums.crc, key)
        if len(laid.before) == start:
            break
        file.truncate(0)
    else:
        raise refuse("TD-706", "no room for the head")
    if laid.size > limits.MAX_FILE:
        raise refuse("TD-011", most=f"{limits.MAX_FILE // limits.MIB} MB")
    file.write(laid.behind)
    file.seek(0)
    file.write(laid.before)
    return laid


def _seal(payload: Payload, out: BinaryIO, recipients: Sequence[str]) -> Sums:
    """Write the third member; its plain form never stands on the disk if encrypted."""
    with Helper() as helper:
        sums, check = Sums(helper), Check(helper)
        tallied = cast("BinaryIO", Tallied(out, sums))
        if recipients:
            encrypt(payload.open(check), tallied, recipients)
        else:
            for block in payload.blocks(check):
                tallied.write(block)
        sums.close()
    check.end()
    return sums


def _framed(envelope: Envelope, crc: int, key: SigningKey) -> _Laid:
    head = envelope_bytes(envelope)
    if read_envelope(head) != envelope:
        raise refuse("TD-706", "envelope")
    signature = minisign.sign(key, head, envelope.comment)
    listed = envelope.payload
    member = Member(listed.name, 0, listed.size, crc, listed.sha256)
    before, behind = frame(head, signature, member)
    member = replace(member, start=len(before))
    container = Container(Path(envelope.file_name), head, signature, member)
    return _Laid(envelope, container, before, behind)


@dataclass(frozen=True, slots=True)
class _Own:
    """The only key our own bundle is checked with."""

    known: KnownKey

    def key(self, key_id: str) -> KnownKey | None:
        return self.known if key_id == self.known.signing.key_id else None


def _check(part: Path, laid: _Laid, key: VerifyingKey) -> str:
    """Check the head as a receiver does, read the file back, and return its digest."""
    sender = laid.envelope.sender
    own = _Own(KnownKey(sender.org, sender.name, key, sender.sealing))
    try:
        head = check_head(laid.container, own, laid.envelope.to[0])
    except BundleRefusedError as refusal:
        raise refuse("TD-706", str(refusal)) from refusal
    if head.envelope != laid.envelope or head.known is not own.known:
        raise refuse("TD-706", "head")
    return _read_back(part, laid)


def _read_back(part: Path, laid: _Laid) -> str:
    crc, member = 0, laid.container.payload
    with part.open("rb", buffering=0) as file, Helper() as helper:
        whole = Sums(helper, has_crc=False)
        before = file.read(member.start)
        whole.add(before)
        left = member.size
        while left and (block := file.read(min(limits.BLOCK, left))):
            crc = zlib.crc32(block, crc)
            whole.add(block)
            left -= len(block)
        behind = file.read()
        whole.add(behind)
        whole.close()
    if (before, behind, crc) != (laid.before, laid.behind, member.crc):
        raise refuse("TD-706", "read back")
    return whole.sha256
