"""The signed head of a bundle: from whom, for whom, which turn, and both digests.

The signature covers the exact bytes; they are read once and never written anew by a
receiver. Nothing in it names a person. The time is shown, never used to decide.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from desktop.bundles import strict_json
from desktop.bundles.sealed import limits
from desktop.bundles.sealed.catalogue import BundleRefusedError, refuse
from desktop.bundles.strict_json import JsonError, Node

FORMAT = "tdkt-bundle/1"
SCHEMA = (1, 0)

_FORMAT = re.compile(r"tdkt-bundle/([1-9][0-9]{0,3})")
_ORG = re.compile(r"vn-(?:xa-[0-9]{5}|tinh-[0-9]{2})")
_KEY_ID = re.compile(r"[0-9a-f]{16}")
_SIGNING = re.compile(r"[A-Za-z0-9+/]{56}")
_SEALING = re.compile(r"age1[ac-hj-np-z02-9]{58}")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_VERSION = re.compile(r"(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})")
_MOVEMENT = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_PERIOD = re.compile(r"[0-9]{4}(?:-H[12]|-[0-9]{4})?(?:\.[a-z0-9-]{1,40})?")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")


class BundleType(Enum):
    """What a bundle is for; the value is its word in the envelope."""

    PLAN = "plan"
    SUBMISSION = "submission"
    RESULT = "result"
    RECEIPT = "receipt"
    ENROL = "enrol"
    KEYRING = "keyring"
    FORWARD = "forward"


class Tier(Enum):
    """The tier of an office, as its code tells it."""

    COMMUNE = "xa"
    CITY = "tinh"

    @property
    def label(self) -> str:
        """The word in a sentence."""
        return "Cấp xã" if self is Tier.COMMUNE else "Cấp tỉnh, thành phố"


MAY_SEND = {
    Tier.COMMUNE: {BundleType.SUBMISSION, BundleType.ENROL, BundleType.RECEIPT},
    Tier.CITY: {
        BundleType.PLAN,
        BundleType.RESULT,
        BundleType.RECEIPT,
        BundleType.ENROL,
        BundleType.KEYRING,
        BundleType.FORWARD,
    },
}
ALWAYS_SEALED = {BundleType.SUBMISSION, BundleType.RESULT, BundleType.FORWARD}


def tier_of(org: str) -> Tier:
    """Return the tier of an office by its code: vn-xa-00008, vn-tinh-01."""
    return Tier.CITY if org.startswith("vn-tinh-") else Tier.COMMUNE


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends.

    Args:
        org: the office's code: vn-xa-00008, vn-tinh-01.
        name: its own words, not believed before the key is known.
        key: the number of the signing key.
        epoch: one life of the sender's database, drawn anew after a restore.
        signing: the public signing key as `minisign -P` takes it: a receiver that
            knows another one, or none, never believes this one by itself.
        sealing: the public key to encrypt to, as age writes it.
    """

    org: str
    name: str
    key: str
    epoch: str
    signing: str
    sealing: str


@dataclass(frozen=True, slots=True)
class Scope:
    """What a snapshot is of: one movement, one period."""

    movement: str
    period: str


@dataclass(frozen=True, slots=True)
class BasedOn:
    """The plan the sender worked by, with the digest of its file."""

    plan: str
    version: int
    digest: str


@dataclass(frozen=True, slots=True)
class Sealed:
    """The third member: its name, size, digest, and whether it is encrypted."""

    name: str
    size: int
    sha256: str
    is_encrypted: bool


@dataclass(frozen=True, slots=True)
class Envelope:
    """The head of a bundle.

    Args:
        seq: grows by one for each (sender, epoch, type, scope).
        prev: digest of the sender's bundle before it, None for the first.
        manifest_size, manifest_sha256: of the inner datapackage.json.
        counts: rows of each table, and "files".
        latest: versions the sender knows: "plan", "keyring".
        writer: program and version, for support.
    """

    bundle_id: str
    type: BundleType
    sender: Sender
    to: tuple[str, ...]
    scope: Scope
    seq: int
    created_at: datetime
    payload: Sealed
    manifest_size: int
    manifest_sha256: str
    counts: Mapping[str, int]
    has_personal_data: bool
    prev: str | None = None
    based_on: BasedOn | None = None
    keyring_version: int = 0
    latest: Mapping[str, int] = field(default_factory=dict)
    schema: tuple[int, int] = SCHEMA
    min_reader: tuple[int, int] = SCHEMA
    writer: Mapping[str, str] = field(default_factory=dict)
    has_state_secret: bool = False

    @property
    def comment(self) -> str:
        """The trusted comment of the signature."""
        receivers = ",".join(self.to)
        return (
            f"{FORMAT} type={self.type.value} from={self.sender.org} "
            f"to={receivers} seq={self.seq}"
        )

    @property
    def file_name(self) -> str:
        """The name on the stick: for people only, no program believes it."""
        scope = f"{self.scope.movement[:24]}.{self.scope.period[:16]}"
        return (
            f"TDKT_{self.type.value}_{self.sender.org}_{self.to[0]}_{scope}_"
            f"{self.seq:06d}.tdkt"
        )


def envelope_bytes(envelope: Envelope) -> bytes:
    """Return the bytes to sign."""
    sender, payload = envelope.sender, envelope.payload
    node: Node = {
        "format": FORMAT,
        "schema": _version_text(envelope.schema),
        "min_reader": _version_text(envelope.min_reader),
        "writer": dict(envelope.writer),
        "bundle_id": envelope.bundle_id,
        "type": envelope.type.value,
        "from": {
            "org": sender.org,
            "name": sender.name,
            "key": sender.key,
            "epoch": sender.epoch,
            "signing": sender.signing,
            "sealing": sender.sealing,
        },
        "to": [{"org": org} for org in envelope.to],
        "scope": {"movement": envelope.scope.movement, "period": envelope.scope.period},
        "seq": envelope.seq,
        "prev": envelope.prev,
        "keyring_version": envelope.keyring_version,
        "latest": dict(envelope.latest),
        "created_at": envelope.created_at.isoformat(timespec="seconds"),
        "payload": {
            "name": payload.name,
            "bytes": payload.size,
            "sha256": payload.sha256,
            "encryption": "age-x25519" if payload.is_encrypted else "none",
        },
        "manifest": {
            "bytes": envelope.manifest_size,
            "sha256": envelope.manifest_sha256,
        },
        "counts": dict(envelope.counts),
        "personal_data": envelope.has_personal_data,
        "state_secret": envelope.has_state_secret,
    }
    if envelope.based_on is not None:
        based = envelope.based_on
        node["based_on"] = {
            "plan": based.plan,
            "version": based.version,
            "digest": based.digest,
        }
    return strict_json.written(node)


def read_envelope(data: bytes) -> Envelope:
    """Return the envelope in some bytes whose signature has been checked.

    Raises:
        BundleRefusedError: TD-121 for anything malformed, TD-201 or 202 for versions,
            TD-125 where the sender did not declare it free of state secrets.
    """
    try:
        if len(data) > limits.MAX_ENVELOPE:
            raise JsonError("too large")
        node = strict_json.read(data)
        _check_versions(node)
        return _envelope(node)
    except (JsonError, KeyError, TypeError, ValueError) as error:
        raise refuse("TD-121", repr(error)[:200]) from None


def _check_versions(node: Node) -> None:
    found = _FORMAT.fullmatch(_text(node, "format", 40))
    if found is None:
        raise JsonError("format")
    if found[1] != "1":
        raise refuse("TD-201", format=node["format"])
    least = _version(node, "min_reader")
    if least > SCHEMA:
        raise refuse("TD-202", version=node["min_reader"])
    if node.get("state_secret") is not False:
        raise refuse("TD-125")


def _envelope(node: Node) -> Envelope:
    return Envelope(
        bundle_id=_match(node, "bundle_id", _UUID),
        type=BundleType(_text(node, "type", 20)),
        sender=_sender(_object(node, "from")),
        to=_receivers(node),
        scope=_scope(_object(node, "scope")),
        seq=_count(node, "seq", 1, limits.MAX_SEQ),
        created_at=_moment(node),
        payload=_payload(_object(node, "payload")),
        manifest_size=_count(_object(node, "manifest"), "bytes"),
        manifest_sha256=_match(_object(node, "manifest"), "sha256", _DIGEST),
        counts=_counts(_object(node, "counts")),
        has_personal_data=_flag(node, "personal_data"),
        prev=None if node["prev"] is None else _match(node, "prev", _DIGEST),
        based_on=_based_on(node),
        keyring_version=_count(node, "keyring_version"),
        latest=_counts(_object(node, "latest")),
        schema=_version(node, "schema"),
        min_reader=_version(node, "min_reader"),
        writer={k: str(v)[:100] for k, v in _object(node, "writer").items()},
    )


def _sender(node: Node) -> Sender:
    return Sender(
        org=_match(node, "org", _ORG),
        name=_text(node, "name", 200),
        key=_match(node, "key", _KEY_ID),
        epoch=_match(node, "epoch", _KEY_ID),
        signing=_match(node, "signing", _SIGNING),
        sealing=_match(node, "sealing", _SEALING),
    )


def _receivers(node: Node) -> tuple[str, ...]:
    listed = node["to"]
    if not isinstance(listed, list) or not 1 <= len(listed) <= limits.MAX_RECEIVERS:
        raise JsonError("to")
    orgs = tuple(_match(one, "org", _ORG) for one in listed)
    if len(set(orgs)) < len(orgs):
        raise JsonError("to")
    return orgs


def _scope(node: Node) -> Scope:
    return Scope(_match(node, "movement", _MOVEMENT), _match(node, "period", _PERIOD))


def _payload(node: Node) -> Sealed:
    encryption = _text(node, "encryption", 20)
    if encryption not in {"age-x25519", "none"}:
        raise JsonError("encryption")
    is_encrypted = encryption != "none"
    name = _text(node, "name", 20)
    if name != ("payload.zip.age" if is_encrypted else "payload.zip"):
        raise JsonError("payload name")
    size = _count(node, "bytes", 1)
    return Sealed(name, size, _match(node, "sha256", _DIGEST), is_encrypted)


def _based_on(node: Node) -> BasedOn | None:
    if "based_on" not in node:
        return None
    based = _object(node, "based_on")
    return BasedOn(
        _match(based, "plan", _MOVEMENT),
        _count(based, "version", 1),
        _match(based, "digest", _DIGEST),
    )


def _moment(node: Node) -> datetime:
    moment = datetime.fromisoformat(_text(node, "created_at", 40))
    if moment.utcoffset() is None:
        raise JsonError("created_at")
    return moment


def _counts(node: Node) -> dict[str, int]:
    if len(node) > 100 or not all(_NAME.fullmatch(name) for name in node):
        raise JsonError("counts")
    return {name: _count(node, name) for name in node}


def _object(node: Node, name: str) -> Node:
    value = node[name]
    if not isinstance(value, dict):
        raise JsonError(name)
    return value


def _text(node: Node, name: str, most: int) -> str:
    value = node[name]
    if not isinstance(value, str) or len(value) > most or not value.isprintable():
        raise JsonError(name)
    return value


def _match(node: Node, name: str, grammar: re.Pattern[str]) -> str:
    value = node[name]
    if not isinstance(value, str) or grammar.fullmatch(value) is None:
        raise JsonError(name)
    return value


def _count(node: Node, name: str, least: int = 0, most: int = 2**40) -> int:
    value = node[name]
    if type(value) is not int or not least <= value <= most:
        raise JsonError(name)
    return value


def _flag(node: Node, name: str) -> bool:
    value = node[name]
    if type(value) is not bool:
        raise JsonError(name)
    return value


def _version(node: Node, name: str) -> tuple[int, int]:
    found = _VERSION.fullmatch(_text(node, name, 12))
    if found is None:
        raise JsonError(name)
    return int(found[1]), int(found[2])


def _version_text(version: tuple[int, int]) -> str:
    return f"{version[0]}.{version[1]}"


__all__ = ["BundleRefusedError", "Envelope", "envelope_bytes", "read_envelope"]
