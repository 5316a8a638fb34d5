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
from desktop.bundles.sealed.keyring import Keyring
from desktop.bundles.sealed.minisign import SigningKey
from desktop.errors import EntryError
from desktop.office.exchanging.key_lock import KeysLockedError
from desktop.office.exchanging.key_store import (
    ESCROW,
    ROOT,
    KeyStore,
    SecretKey,
    is_at_hand,
    sealing_id,
)

_CHECK = 4
_ROOT = re.compile(rf"[0-9A-F]{{{64 + _CHECK}}}")
_ESCROW = "AGE-SECRET-KEY-1"


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a typed secret was.

    Attributes:
        role: ROOT or ESCROW.
        was_known: it is the key in use; nothing was changed.
        is_in_use: it is used from now on; else it only opens, or signs, what it did.
    """

    role: str
    was_known: bool
    is_in_use: bool = True

    @property
    def label(self) -> str:
        """The key in words."""
        return "Khóa gốc" if self.role == ROOT else "Khóa dự phòng"

    @property
    def sentence(self) -> str:
        """What came of it."""
        if self.was_known:
            return f"{self.label} trên phiếu đúng là khóa đang dùng; phiếu còn tốt."
        label = self.label.lower()
        if self.is_in_use:
            return f"Đã lấy lại {label} từ phiếu."
        use = "ký chuyển tiếp danh bạ" if self.role == ROOT else "mở các gói cũ"
        return (
            f"Đã giữ {label} cũ của phiếu để {use}; khóa đang dùng không đổi. "
            "In phiếu khôi phục mới để cất két."
        )


def recover(
    store: KeyStore, key: SecretKey, listed: Keyring | None, org: str
) -> Recovered:
    """Keep a typed key as far as it may be believed.

    The list in use says which keys are ours; before there is one, the sheet does. A
    root key nobody ever listed would put somebody else's in the place of ours.

    Args:
        listed: the list of keys in use, None before the first.

    Raises:
        EntryError: another office's root key, or one that was never used.
        KeysLockedError: TD-008, keys would change and the passphrase was not given.
    """
    now = store.current(key.role)
    if now.key_id == key.key_id and is_at_hand(now):
        return Recovered(key.role, was_known=True)
    if not store.lock.is_open:
        raise KeysLockedError
    in_use = listed is None or key.key_id in _listed_ids(listed, key.role, org)
    was_ours = any(one.key_id == key.key_id for one in store.every(key.role))
    if key.role == ROOT and not in_use and not was_ours:
        raise EntryError(
            "Khóa gốc này không phải của danh bạ đang dùng.",
            "Xem lại phiếu trong két có đúng của cơ quan không; chưa có gì thay đổi.",
        )
    store.take_back(key, in_use=in_use)
    return Recovered(key.role, was_known=False, is_in_use=in_use)


def _listed_ids(listed: Keyring, role: str, org: str) -> set[str]:
    if role == ROOT:
        return {root.key_id for root in listed.roots}
    return set(map(sealing_id, listed.escrows_of(org)))


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
