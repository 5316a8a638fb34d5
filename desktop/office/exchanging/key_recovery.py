"""The secrets of the recovery sheet: as they are printed, and as they are typed back.

The escrow key has the checksum of its own spelling (Bech32). The root key is 64
hexadecimal digits, where a slip of the finger would make another key; so four digits of
its SHA-256 stand behind it.
"""

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import NoReturn

import pyrage

from desktop import text
from desktop.bundles.sealed.encryption import public_of
from desktop.bundles.sealed.minisign import SigningKey
from desktop.errors import EntryError
from desktop.office.exchanging.key_store import ESCROW, ROOT, SecretKey

_CHECK = 4
_ROOT = re.compile(rf"[0-9A-F]{{{64 + _CHECK}}}")
_ESCROW = "AGE-SECRET-KEY-1"


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a typed secret was.

    Attributes:
        role: ROOT or ESCROW.
        was_known: it is the key in use; nothing was changed.
    """

    role: str
    was_known: bool

    @property
    def label(self) -> str:
        """The key in words."""
        return "Khóa gốc" if self.role == ROOT else "Khóa dự phòng"


def printed_root(key: SigningKey) -> str:
    """Return the root secret as the sheet prints it: 68 hexadecimal digits."""
    return key.secret.hex().upper() + _check_of(key.secret)


def read_secret(typed: str) -> SecretKey:
    """Return the key whose secret was typed or scanned from the sheet.

    Raises:
        EntryError: it is neither secret, or a character of it is wrong.
    """
    words = re.sub(r"\s", "", text.clean(typed)).upper()
    if words.startswith(_ESCROW):
        try:
            return SecretKey.sealing(ESCROW, words, public_of(words))
        except (ValueError, pyrage.IdentityError):
            _refuse("Khóa dự phòng có ký tự sai hoặc thiếu.")
    if _ROOT.fullmatch(words) is None:
        _refuse("Đây không phải dãy của Phiếu khôi phục khóa.")
    secret = bytes.fromhex(words[:64])
    if _check_of(secret) != words[64:]:
        _refuse("Khóa gốc có ký tự sai: không khớp với bốn ký tự kiểm tra ở cuối.")
    return SecretKey.signing(ROOT, SigningKey(secret))


def _check_of(secret: bytes) -> str:
    return sha256(secret).hexdigest()[:_CHECK].upper()


def _refuse(sentence: str) -> NoReturn:
    raise EntryError(
        sentence, "Gõ hoặc quét lại theo phiếu trong két; chưa có gì thay đổi."
    )
