"""Signatures that the stock tool `minisign` makes and checks: Ed25519, prehashed.

A signature file has four lines. The signature is over BLAKE2b-512 of the signed bytes;
a second one binds the trusted comment to the first. Only the prehashed form `ED` is
read or written: there is nothing to negotiate.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from hashlib import blake2b

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from desktop.bundles.sealed.catalogue import refuse

_FORM, _KEY_FORM = b"ED", b"Ed"
_KEY_ID = 8
_FILE = re.compile(
    rb"untrusted comment: tdkt\n"
    rb"([A-Za-z0-9+/]{99}=)\n"
    rb"trusted comment: ([\x20-\x7e]{1,200})\n"
    rb"([A-Za-z0-9+/]{86}==)\n"
)
_KEY = re.compile(r"[A-Za-z0-9+/]{56}")
_PRIME = 2**255 - 19
# The y of the points of order 1, 2 (that is p - 1), 4 and 8 on edwards25519.
_EIGHTH = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7
_SMALL = {0, 1, _EIGHTH, _PRIME - _EIGHTH}


def key_id_of(public: bytes) -> bytes:
    """Return the eight bytes by which a public key is looked up."""
    return blake2b(b"tdkt-keyid" + public, digest_size=_KEY_ID).digest()


@dataclass(frozen=True, slots=True)
class VerifyingKey:
    """A public signing key of 32 bytes."""

    public: bytes

    @property
    def key_id(self) -> str:
        """Sixteen hexadecimal digits."""
        return key_id_of(self.public).hex()

    def __str__(self) -> str:
        """Write the key as `minisign -P` takes it."""
        data = _KEY_FORM + key_id_of(self.public) + self.public
        return base64.b64encode(data).decode("ascii")


@dataclass(frozen=True, slots=True, repr=False)
class SigningKey:
    """A secret signing key; it is never shown in a message or a log."""

    secret: bytes

    @classmethod
    def generate(cls) -> "SigningKey":
        """Return a new key from the system's randomness."""
        return cls(Ed25519PrivateKey.generate().private_bytes_raw())

    @property
    def verifying_key(self) -> VerifyingKey:
        """The public half."""
        key = Ed25519PrivateKey.from_private_bytes(self.secret)
        return VerifyingKey(key.public_key().public_bytes_raw())


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature file taken apart; nothing of it is believed before `verify`."""

    key_id: str
    trusted_comment: str
    _over_bytes: bytes
    _over_comment: bytes


def sign(key: SigningKey, data: bytes, trusted_comment: str) -> bytes:
    """Return the signature file of some bytes.

    Args:
        key: whose signature it is.
        data: the signed bytes, whole.
        trusted_comment: printable ASCII, up to 200 characters.
    """
    secret = Ed25519PrivateKey.from_private_bytes(key.secret)
    over_bytes = secret.sign(_prehashed(data))
    comment = trusted_comment.encode("ascii")
    over_comment = secret.sign(over_bytes + comment)
    head = _FORM + key_id_of(key.verifying_key.public) + over_bytes
    lines = (
        b"untrusted comment: tdkt",
        base64.b64encode(head),
        b"trusted comment: " + comment,
        base64.b64encode(over_comment),
    )
    return b"\n".join(lines) + b"\n"


def read_signature(data: bytes) -> Signature:
    """Return what a signature file holds.

    Raises:
        BundleRefusedError: TD-111, it is not exactly such a file.
    """
    match = _FILE.fullmatch(data)
    if match is None:
        raise refuse("TD-111")
    head, over_comment = _canonical(match[1]), _canonical(match[3])
    if head[:2] != _FORM:
        raise refuse("TD-111", f"form {head[:2]!r}")
    return Signature(
        key_id=head[2 : 2 + _KEY_ID].hex(),
        trusted_comment=match[2].decode("ascii"),
        _over_bytes=head[2 + _KEY_ID :],
        _over_comment=over_comment,
    )


def verify(signature: Signature, key: VerifyingKey, data: bytes) -> None:
    """Check both signatures against a key the receiver already holds.

    Raises:
        BundleRefusedError: TD-112, the bytes or the comment are not what was signed.
    """
    public = Ed25519PublicKey.from_public_bytes(key.public)
    over_bytes = signature._over_bytes  # noqa: SLF001 - the two halves of one module
    comment = signature.trusted_comment.encode("ascii")
    try:
        public.verify(over_bytes, _prehashed(data))
        public.verify(signature._over_comment, over_bytes + comment)  # noqa: SLF001
    except InvalidSignature:
        raise refuse("TD-112") from None


def read_key(text: str) -> VerifyingKey:
    """Return a public key written as `minisign -P` takes it.

    Raises:
        ValueError: it is no such key, or its number is not its own.
    """
    if not _KEY.fullmatch(text):
        raise ValueError("not a minisign public key")
    data = base64.b64decode(text)
    key = VerifyingKey(data[2 + _KEY_ID :])
    if data[:2] != _KEY_FORM or data[2 : 2 + _KEY_ID] != key_id_of(key.public):
        raise ValueError("not a key of this format")
    if _is_weak(key.public):
        raise ValueError("a key anybody can sign for")
    return key


def _is_weak(public: bytes) -> bool:
    """Tell a point of small order, or one written in two ways.

    For such a key a signature can be made without any secret.
    """
    y = int.from_bytes(public, "little") & (1 << 255) - 1
    return y >= _PRIME - 1 or y in _SMALL


def _prehashed(data: bytes) -> bytes:
    return blake2b(data, digest_size=64).digest()


def _canonical(text: bytes) -> bytes:
    """Decode base64 that has exactly one spelling."""
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise refuse("TD-111", str(error)) from None
    if base64.b64encode(data) != text:
        raise refuse("TD-111", "base64")
    return data
