"""The outside of a bundle checked: bytes, seal, head, address; nothing inside yet.

Each step gives what the next one needs and believes nothing the step before has not
checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from desktop.bundles.sealed import minisign
from desktop.bundles.sealed.catalogue import Finding, found, refuse
from desktop.bundles.sealed.container import Container, open_container
from desktop.bundles.sealed.envelope import (
    MAY_SEND,
    Envelope,
    is_for,
    read_envelope,
    tier_of,
)
from desktop.bundles.sealed.keyring import KnownKey


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
        raise refuse("TD-124", tier=tier, kind=envelope.type.label)
    for org in envelope.to:
        if not is_for(envelope.type, org):
            label = tier_of(org).label
            raise refuse("TD-126", kind=envelope.type.label, tier=label)
    if mine not in envelope.to:
        raise refuse("TD-123", to=", ".join(envelope.to))
    return Head(container, envelope, known, tuple(_findings(envelope, known)))


def _findings(envelope: Envelope, known: KnownKey | None) -> Iterator[Finding]:
    if known is None:
        yield found("TD-113", name=envelope.sender.name)
    if envelope.is_open_by_choice and not envelope.payload.is_encrypted:
        yield found("TD-306")


def _check_own_key(
    envelope: Envelope, signature: minisign.Signature, container: Container
) -> None:
    own = _own_key(envelope)
    if own.key_id != signature.key_id:
        raise refuse("TD-112", "key number")
    minisign.verify(signature, own, container.envelope)


def _own_key(envelope: Envelope) -> minisign.VerifyingKey:
    try:
        return minisign.read_key(envelope.sender.signing)
    except ValueError:
        raise refuse("TD-121", "signing key") from None


def _check_head(envelope: Envelope, key_id: str, comment: str) -> None:
    if comment != envelope.comment:
        raise refuse("TD-115")
    if envelope.sender.key != key_id:
        raise refuse("TD-122", org=envelope.sender.org)
    if _own_key(envelope).key_id != key_id:
        raise refuse("TD-121", "signing key")
    if envelope.has_to_be_encrypted and not envelope.payload.is_encrypted:
        raise refuse("TD-305")
