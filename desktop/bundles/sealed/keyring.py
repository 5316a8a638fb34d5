"""Whose keys a receiver knows: the city's list, signed by its root keys, and its turns.

The rules are those of TUF in small: a list is replaced only by one with a higher
version; a change of root keys carries the signatures of the old ones and of the new;
a key ends at a sequence number, never at a date, because no clock is trusted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from desktop.bundles import strict_json
from desktop.bundles.cells import canonical
from desktop.bundles.descriptor import digest
from desktop.bundles.sealed import limits, minisign
from desktop.bundles.sealed.catalogue import BundleRefusedError, refuse
from desktop.bundles.sealed.encryption import is_recipient
from desktop.bundles.sealed.envelope import (
    MAY_SEND,
    BundleType,
    Tier,
    is_org,
    tier_of,
)
from desktop.bundles.sealed.minisign import SigningKey, VerifyingKey
from desktop.bundles.strict_json import JsonError, Node

_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


class KeyStatus(Enum):
    """How far a key is good."""

    ACTIVE = "active"
    RETIRED = "retired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class KnownKey:
    """The keys of one office.

    Args:
        org: the office's code; its tier follows from it.
        name: of the office, shown.
        signing: its public signing key.
        sealing: its public key to encrypt to.
        escrow: a second key every bundle for it is also encrypted to; "" for none.
        valid_from: the first number of a bundle signed with it.
        valid_to: the last one, None while it is good.
    """

    org: str
    name: str
    signing: VerifyingKey
    sealing: str
    escrow: str = ""
    status: KeyStatus = KeyStatus.ACTIVE
    valid_from: int = 1
    valid_to: int | None = None

    @property
    def tier(self) -> Tier:
        """The tier its code tells."""
        return tier_of(self.org)

    @property
    def recipients(self) -> tuple[str, ...]:
        """Every key a bundle for this office is encrypted to."""
        return tuple(key for key in (self.sealing, self.escrow) if key)

    def check_use(self, org: str, kind: BundleType, seq: int) -> None:
        """Check that the key may have signed a bundle.

        Raises:
            BundleRefusedError: TD-114, 122 or 124.
        """
        if org != self.org:
            raise refuse("TD-122", org=org)
        if kind not in MAY_SEND[self.tier]:
            raise refuse("TD-124", tier=self.tier.label, kind=kind.label)
        if not self.valid_from <= seq <= self._last:
            first = seq if seq < self.valid_from else self._last + 1
            raise refuse("TD-114", first=first)

    @property
    def _last(self) -> int:
        if self.valid_to is not None:
            return self.valid_to
        # Without its last number a key that is no longer good vouches for nothing.
        return limits.MAX_SEQ if self.status is KeyStatus.ACTIVE else 0


@dataclass(frozen=True, slots=True)
class Keyring:
    """One version of the city's list.

    Args:
        prev: digest of the version before, "" for the first.
        threshold: how many root keys have to sign.
    """

    version: int
    roots: tuple[VerifyingKey, ...]
    keys: tuple[KnownKey, ...]
    threshold: int = 1
    prev: str = ""
    issued_at: str = ""
    by_id: Mapping[str, KnownKey] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        listed = {key.signing.key_id: key for key in self.keys}
        object.__setattr__(self, "by_id", listed)

    def escrows_of(self, org: str) -> set[str]:
        """Return the escrow keys that the list names for an office."""
        return {key.escrow for key in self.keys if key.org == org}


def keyring_bytes(keyring: Keyring) -> bytes:
    """Return the bytes the root keys sign."""
    node: Node = {
        "format": "tdkt-keyring/1",
        "version": keyring.version,
        "prev_digest": keyring.prev or None,
        "issued_at": keyring.issued_at,
        "threshold": keyring.threshold,
        "root_keys": [str(root) for root in keyring.roots],
        "orgs": [_key_node(key) for key in keyring.keys],
    }
    return strict_json.written(node)


def sign_keyring(data: bytes, roots: Sequence[SigningKey]) -> dict[str, bytes]:
    """Return the signature files of a keyring by the number of each root key."""
    return {
        root.verifying_key.key_id: minisign.sign(root, data, "tdkt-keyring/1")
        for root in roots
    }


def read_keyring(data: bytes) -> Keyring:
    """Return a keyring; nobody has vouched for it yet.

    Raises:
        BundleRefusedError: TD-132, it is malformed.
    """
    try:
        if len(data) > limits.MAX_KEYRING:
            raise JsonError("too large")
        return _keyring(strict_json.read(data))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise refuse("TD-132", repr(error)[:200]) from None


def accept_keyring(
    data: bytes,
    signatures: Mapping[str, bytes],
    mine: Keyring | None,
    pinned: Sequence[VerifyingKey],
    digest_of_mine: str = "",
) -> Keyring | None:
    """Return a newer keyring the root keys vouch for, None where it is the one in use.

    Args:
        data: keyring.json as it came.
        signatures: signature files by root key number.
        mine: the one in use, None for the first.
        pinned: root keys known from elsewhere, used while there is none in use.
        digest_of_mine: "sha256:…" of the bytes in use.

    Raises:
        BundleRefusedError: TD-131, 132 or 133.
    """
    new = read_keyring(data)
    if mine is not None:
        if new.version < mine.version:
            raise refuse("TD-131", theirs=new.version, ours=mine.version)
        if new.version == mine.version:
            if digest_of_mine == digest(data):
                return None
            raise refuse("TD-133", version=new.version)
        is_next = new.version == mine.version + 1
        if is_next and digest_of_mine and new.prev != digest_of_mine:
            raise refuse("TD-132", "does not follow the one in use")
    old_roots = mine.roots if mine else tuple(pinned)
    needed = mine.threshold if mine else 1
    _check_signed(data, signatures, old_roots, needed)
    _check_signed(data, signatures, new.roots, new.threshold)
    return new


def _check_signed(
    data: bytes,
    signatures: Mapping[str, bytes],
    roots: Sequence[VerifyingKey],
    needed: int,
) -> None:
    """Count each root key once, however often its signature comes."""
    good = set()
    for root in roots:
        signature = signatures.get(root.key_id)
        if signature is None:
            continue
        try:
            read = minisign.read_signature(signature)
            if read.key_id == root.key_id:
                minisign.verify(read, root, data)
                good.add(root.key_id)
        except BundleRefusedError:
            continue  # a bad signature counts as none
    if len(good) < max(1, needed):
        raise refuse("TD-132", f"{len(good)} of {needed} root signatures")


def _key_node(key: KnownKey) -> Node:
    return {
        "org": key.org,
        "name": key.name,
        "sign_key": str(key.signing),
        "enc_key": key.sealing,
        "escrow_key": key.escrow or None,
        "status": key.status.value,
        "valid_from_seq": key.valid_from,
        "valid_to_seq": key.valid_to,
    }


def _keyring(node: Node) -> Keyring:
    if node["format"] != "tdkt-keyring/1":
        raise JsonError("format")
    orgs = node["orgs"]
    if not isinstance(orgs, list) or len(orgs) > limits.MAX_KEYRING_ENTRIES:
        raise JsonError("orgs")
    roots = tuple(minisign.read_key(text) for text in node["root_keys"])
    threshold = _count(node["threshold"], 1, 10)
    if not roots or len({r.key_id for r in roots}) < max(len(roots), threshold):
        raise JsonError("root_keys")
    keys = tuple(_known_key(one) for one in orgs)
    if len({key.signing.key_id for key in keys}) < len(keys):
        raise JsonError("orgs")
    prev = node["prev_digest"]
    if prev is not None and not _DIGEST.fullmatch(prev):
        raise JsonError("prev_digest")
    return Keyring(
        version=_count(node["version"], 1, 10**6),
        roots=roots,
        keys=keys,
        threshold=threshold,
        prev=prev or "",
        issued_at=_moment(node["issued_at"]),
    )


def _known_key(node: Node) -> KnownKey:
    org, name = node["org"], node["name"]
    is_clean = name.isprintable() and canonical(name) == name
    if not is_org(org) or not is_clean or len(name) > 200:
        raise JsonError("org")
    escrow = node["escrow_key"] or ""
    if not is_recipient(node["enc_key"]) or (escrow and not is_recipient(escrow)):
        raise JsonError("enc_key")
    last = node["valid_to_seq"]
    return KnownKey(
        org=org,
        name=name,
        signing=minisign.read_key(node["sign_key"]),
        sealing=node["enc_key"],
        escrow=escrow,
        status=KeyStatus(node["status"]),
        valid_from=_count(node["valid_from_seq"], 1, limits.MAX_SEQ),
        valid_to=None if last is None else _count(last, 0, limits.MAX_SEQ),
    )


def _moment(value: str) -> str:
    if len(value) > 40 or not value.isprintable():
        raise JsonError("issued_at")
    return value


def _count(value: Any, least: int, most: int) -> int:  # noqa: ANN401 - foreign JSON
    if type(value) is not int or not least <= value <= most:
        raise JsonError("number")
    return value
