"""The signed head of a bundle as the bytes a sender signs.

The signature covers the exact bytes; they are read once and never written anew by a
receiver.
"""

from __future__ import annotations

from desktop.bundles import strict_json
from desktop.bundles.sealed.envelope_reading import read_envelope
from desktop.bundles.sealed.envelope_values import (
    ALWAYS_SEALED,
    FORMAT,
    MAJOR,
    MAY_BE_OPEN,
    MAY_SEND,
    SCHEMA,
    BasedOn,
    BundleType,
    Envelope,
    Scope,
    Sealed,
    Sender,
    Tier,
    is_for,
    is_org,
    tier_of,
)
from desktop.bundles.strict_json import Node

__all__ = [
    "ALWAYS_SEALED",
    "FORMAT",
    "MAJOR",
    "MAY_BE_OPEN",
    "MAY_SEND",
    "SCHEMA",
    "BasedOn",
    "BundleType",
    "Envelope",
    "Scope",
    "Sealed",
    "Sender",
    "Tier",
    "envelope_bytes",
    "is_for",
    "is_org",
    "read_envelope",
    "tier_of",
]


def envelope_bytes(envelope: Envelope) -> bytes:
    """Return the bytes to sign."""
    node: Node = {
        "format": FORMAT,
        "schema": _version_text(envelope.schema),
        "min_reader": _version_text(envelope.min_reader),
        "writer": dict(envelope.writer),
        "bundle_id": envelope.bundle_id,
        "type": envelope.type.value,
        "from": _sender_node(envelope.sender),
        "to": [{"org": org} for org in envelope.to],
        "scope": {"movement": envelope.scope.movement, "period": envelope.scope.period},
        "seq": envelope.seq,
        "prev": envelope.prev,
        "keyring_version": envelope.keyring_version,
        "latest": dict(envelope.latest),
        "created_at": envelope.created_at.isoformat(timespec="seconds"),
        "payload": _payload_node(envelope.payload),
        "manifest": {
            "bytes": envelope.manifest_size,
            "sha256": envelope.manifest_sha256,
        },
        "counts": dict(envelope.counts),
        "personal_data": envelope.has_personal_data,
        "state_secret": envelope.has_state_secret,
    }
    if envelope.is_open_by_choice:
        node["open_by_choice"] = True
    if envelope.based_on is not None:
        based = envelope.based_on
        node["based_on"] = {
            "plan": based.plan,
            "version": based.version,
            "digest": based.digest,
        }
    return strict_json.written(node)


def _sender_node(sender: Sender) -> Node:
    return {
        "org": sender.org,
        "name": sender.name,
        "key": sender.key,
        "epoch": sender.epoch,
        "signing": sender.signing,
        "sealing": sender.sealing,
    }


def _payload_node(payload: Sealed) -> Node:
    return {
        "name": payload.name,
        "bytes": payload.size,
        "sha256": payload.sha256,
        "encryption": "age-x25519" if payload.is_encrypted else "none",
    }


def _version_text(version: tuple[int, int]) -> str:
    return f"{version[0]}.{version[1]}"
