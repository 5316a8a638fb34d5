"""The signed head of a bundle, read strictly: each field by its grammar, or refused."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

from desktop.bundles import strict_json
from desktop.bundles.sealed import limits
from desktop.bundles.sealed.catalogue import refuse
from desktop.bundles.sealed.encryption import is_recipient
from desktop.bundles.sealed.envelope_values import (
    MAJOR,
    ORG,
    SCHEMA,
    BasedOn,
    BundleType,
    Envelope,
    Scope,
    Sealed,
    Sender,
)
from desktop.bundles.strict_json import JsonError, Node

_FORMAT = re.compile(r"tdkt-bundle/(0|[1-9][0-9]{0,3})")
_KEY_ID = re.compile(r"[0-9a-f]{16}")
_SIGNING = re.compile(r"[A-Za-z0-9+/]{56}")
_SEALING = re.compile(r"age1[ac-hj-np-z02-9]{58}")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_VERSION = re.compile(r"(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})")
_MOVEMENT = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_PERIOD = re.compile(r"[0-9]{4}(?:-H[12]|-[0-9]{4})?(?:\.[a-z0-9-]{1,40})?")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})"
)


def read_envelope(data: bytes) -> Envelope:
    """Return the envelope in some bytes whose signature has been checked.

    Raises:
        BundleRefusedError: TD-121 for anything malformed; TD-201, 202 or 204 for
            versions; TD-125 where the sender did not declare it free of state secrets.
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
    if int(found[1]) != MAJOR:
        code = "TD-201" if int(found[1]) > MAJOR else "TD-204"
        raise refuse(code, format=node["format"])
    schema, least = _version(node, "schema"), _version(node, "min_reader")
    if schema[0] != MAJOR or least[0] != MAJOR or least > schema:
        raise JsonError("schema")
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
        writer=_writer(_object(node, "writer")),
        is_open_by_choice="open_by_choice" in node and _flag(node, "open_by_choice"),
    )


def _writer(node: Node) -> dict[str, str]:
    if len(node) > 10 or not all(_NAME.fullmatch(name) for name in node):
        raise JsonError("writer")
    return {name: _text(node, name, 100) for name in node}


def _sender(node: Node) -> Sender:
    return Sender(
        org=_match(node, "org", ORG),
        name=_text(node, "name", 200),
        key=_match(node, "key", _KEY_ID),
        epoch=_match(node, "epoch", _KEY_ID),
        signing=_match(node, "signing", _SIGNING),
        sealing=_sealing(node),
    )


def _sealing(node: Node) -> str:
    text = _match(node, "sealing", _SEALING)
    if not is_recipient(text):  # its own checksum is wrong: nothing could be sent back
        raise JsonError("sealing")
    return text


def _receivers(node: Node) -> tuple[str, ...]:
    listed = node["to"]
    if not isinstance(listed, list) or not 1 <= len(listed) <= limits.MAX_RECEIVERS:
        raise JsonError("to")
    orgs = tuple(_match(one, "org", ORG) for one in listed)
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
    # fromisoformat alone takes weeks, fractions and many other spellings.
    return datetime.fromisoformat(_match(node, "created_at", _MOMENT))


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
    if not unicodedata.is_normalized("NFC", value):
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
