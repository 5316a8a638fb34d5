"""The passphrase before our keys: how it locks, how often it may be tried.

Secrets are encrypted with age to one lock key, and that key to the passphrase. So a key
made later needs no passphrase, and whoever knows it opens everything with the stock
tool `age` alone.
"""

import base64
import binascii
import unicodedata
from datetime import datetime, timedelta

import pyrage
from pyrage import passphrase as by_passphrase
from pyrage import x25519

from db import settings
from desktop.bundles.sealed.catalogue import (
    BundleRefusedError,
    Finding,
    Severity,
    refuse,
)
from desktop.bundles.sealed.encryption import new_identity
from desktop.errors import EntryError, OfficeFileError
from desktop.office.desk import Desk

TRIES = 5
WAIT = timedelta(minutes=5)
SHORTEST = 8

_WRAPPED, _PUBLIC = "exchange_lock", "exchange_lock_public"
_TRIED, _UNTIL = "exchange_lock_tries", "exchange_lock_until"


class KeysLockedError(BundleRefusedError):
    """A key is needed, and the passphrase has not been given since the start."""

    def __init__(self) -> None:
        said = Finding(
            "TD-008",
            Severity.LOCAL,
            "Khóa của cơ quan đang khóa bằng mật khẩu.",
            "Mở khóa ở Trao đổi dữ liệu, mục Khóa và nơi gửi, rồi làm lại.",
        )
        super().__init__(said)


class KeyLock:
    """Locks texts, and opens them for as long as the program runs."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._secret = ""

    @property
    def is_on(self) -> bool:
        """Tell whether there is a passphrase."""
        return bool(settings.get(self._desk.database, _WRAPPED))

    @property
    def is_open(self) -> bool:
        """Tell whether locked texts can be read now."""
        return not self.is_on or bool(self._secret)

    def turn_on(self, passphrase: str) -> None:
        """Make a new lock under a passphrase; it is open until `close`.

        Raises:
            EntryError: the passphrase is too short.
        """
        words = _tidy(passphrase)
        if len(words) < SHORTEST:
            raise EntryError(
                f"Mật khẩu có {len(words)} ký tự, cần ít nhất {SHORTEST}.",
                "Đặt mật khẩu dài hơn, ví dụ bốn từ liền nhau; khóa giữ như cũ.",
            )
        secret, public = new_identity()
        wrapped = by_passphrase.encrypt(secret.encode(), words)
        self._put(_WRAPPED, base64.b64encode(wrapped).decode())
        self._put(_PUBLIC, public)
        self._secret = secret

    def turn_off(self) -> None:
        """Do without a passphrase; whatever was locked has been opened before."""
        for key in (_WRAPPED, _PUBLIC, _TRIED, _UNTIL):
            settings.remove(self._desk.database, key)
        self._secret = ""

    def open(self, passphrase: str) -> None:
        """Open with the passphrase; five wrong ones, and the sixth has to wait.

        Raises:
            BundleRefusedError: TD-008, wrong, or too soon.
        """
        if not self.is_on:
            return
        self._check_wait()
        # Counted before it is tried: ending the program takes no try back.
        tried = self._tried() + 1
        self._put(_TRIED, str(tried))
        try:
            wrapped = base64.b64decode(settings.get(self._desk.database, _WRAPPED))
            secret = by_passphrase.decrypt(wrapped, _tidy(passphrase)).decode()
        except (pyrage.DecryptError, binascii.Error):
            raise self._wrong(tried) from None
        self._secret = secret
        for key in (_TRIED, _UNTIL):
            settings.remove(self._desk.database, key)

    def close(self) -> None:
        """Forget what opens it."""
        self._secret = ""

    def sealed(self, text: str) -> str:
        """Return a text only this lock opens again; open or not."""
        public = settings.get(self._desk.database, _PUBLIC)
        recipient = x25519.Recipient.from_str(public)
        return base64.b64encode(pyrage.encrypt(text.encode(), [recipient])).decode()

    def opened(self, sealed: str) -> str:
        """Return a sealed text.

        Raises:
            KeysLockedError: the passphrase was not given.
            OfficeFileError: what is kept is damaged.
        """
        if not self._secret:
            raise KeysLockedError
        identity = x25519.Identity.from_str(self._secret)
        try:
            opened: bytes = pyrage.decrypt(base64.b64decode(sealed), [identity])
        except (pyrage.DecryptError, binascii.Error):
            raise OfficeFileError(
                "Khóa lưu trong tệp dữ liệu bị hỏng.",
                "Khôi phục từ bản sao lưu gần nhất ở Cài đặt.",
            ) from None
        return opened.decode()

    def _wrong(self, tried: int) -> BundleRefusedError:
        if tried < TRIES:
            return refuse("TD-008", left=TRIES - tried)
        until = self._desk.now() + WAIT
        self._put(_UNTIL, until.isoformat(timespec="seconds"))
        settings.remove(self._desk.database, _TRIED)
        return _too_often(until)

    def _check_wait(self) -> None:
        kept = settings.get(self._desk.database, _UNTIL)
        if not kept:
            return
        now, until = self._desk.now(), datetime.fromisoformat(kept)
        if until - now > WAIT:  # the clock was put back: never a longer wait than one
            until = now + WAIT
            self._put(_UNTIL, until.isoformat(timespec="seconds"))
        if now < until:
            raise _too_often(until)
        settings.remove(self._desk.database, _UNTIL)

    def _tried(self) -> int:
        kept = settings.get(self._desk.database, _TRIED, "0")
        return int(kept) if kept.isdecimal() else 0

    def _put(self, key: str, value: str) -> None:
        settings.put(self._desk.database, key, value)


def _tidy(passphrase: str) -> str:
    """Return the passphrase in one spelling: keyboards compose letters differently."""
    return unicodedata.normalize("NFC", passphrase).strip()


def _too_often(until: datetime) -> BundleRefusedError:
    said = Finding(
        "TD-008",
        Severity.LOCAL,
        f"Đã nhập sai mật khẩu khóa {TRIES} lần liền.",
        f"Chờ đến {until:%H:%M:%S} rồi nhập lại; dữ liệu giữ nguyên.",
    )
    return BundleRefusedError(said)
