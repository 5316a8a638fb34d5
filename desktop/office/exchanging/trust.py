"""Whose bundles are believed: keys confirmed by digits, or listed by the city."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from db import exchange, settings
from db.exchange import KnownKeyRow
from desktop.bundles.sealed import minisign
from desktop.bundles.sealed.catalogue import BundleRefusedError, found, refuse
from desktop.bundles.sealed.envelope import Sender, Tier, tier_of
from desktop.bundles.sealed.fingerprint import fingerprint, first_difference, typed
from desktop.bundles.sealed.keyring import KeyStatus, KnownKey
from desktop.errors import EntryError, OfficeError
from desktop.office.backups import MARK
from desktop.office.desk import Desk

TYPED, LISTED = "typed", "keyring"
REPIN = "exchange_repin"
"""Setting: a city's key typed anew that the list in use does not know."""

_STATUS = {
    KeyStatus.ACTIVE: "Đang dùng",
    KeyStatus.RETIRED: "Đã thay",
    KeyStatus.REVOKED: "Đã thu hồi",
}
_SOURCE = {TYPED: "Gõ 30 số", LISTED: "Danh bạ khóa"}


class DigitsDifferError(BundleRefusedError):
    """Typed digits that are not those of a key: TD-134, with the group from 1."""

    def __init__(self, group: int) -> None:
        super().__init__(found("TD-134", group=group))
        self.group = group


class Known:
    """The keys a receiver knows (protocol `Keys`).

    Each is looked for by its number: a bundle asks for one, and a country has many.
    """

    def __init__(self, find: Callable[[str], KnownKeyRow | None]) -> None:
        self._find = find

    def key(self, key_id: str) -> KnownKey | None:
        """Return whose key has that number, None where nobody knows it."""
        row = self._find(key_id)
        return key_of(row) if row else None


@dataclass(frozen=True, slots=True)
class KnownSender:
    """A key of another office as the officer sees it.

    Args:
        status: "Đang dùng", "Đã thay", "Đã thu hồi".
        source: how it became known.
        valid_to: the last number of a bundle taken in by it, None while it is good.
    """

    key: KnownKeyRow
    status: str
    source: str

    @property
    def is_active(self) -> bool:
        """Tell whether bundles signed with it are taken in."""
        return self.key.status == KeyStatus.ACTIVE.value


class Trust:
    """Confirm, list and end the keys of other offices."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def known(self) -> Known:
        """Return the keys to open bundles with."""
        return Known(partial(exchange.known_key, self._desk.database))

    def rows(self) -> list[KnownKeyRow]:
        """Return every key of another office ever known."""
        return exchange.known_keys(self._desk.database)

    def senders(self) -> list[KnownSender]:
        """Return the keys by office, those in use first."""
        found = [
            KnownSender(row, _STATUS[KeyStatus(row.status)], _SOURCE[row.source])
            for row in self.rows()
        ]
        return sorted(found, key=lambda s: (s.key.org, not s.is_active))

    def active(self, org: str) -> list[KnownKeyRow]:
        """Return the keys of an office that are in use; more than one is rare."""
        return [row for row in self.rows() if row.org == org and _is_active(row)]

    def recipients(self, org: str) -> tuple[str, ...]:
        """Return the public keys to encrypt to; none where no key is known."""
        found = [key for row in self.active(org) for key in key_of(row).recipients]
        return tuple(dict.fromkeys(found))

    def check_digits(self, sender: Sender, digits: str) -> None:
        """Compare typed digits with a sender's keys; what is expected stays unseen.

        Raises:
            EntryError: not thirty digits were typed.
            DigitsDifferError: TD-134 with the group that differs first.
        """
        try:
            given = typed(digits)
        except ValueError:
            raise EntryError(
                "Cần đúng 30 chữ số, sáu nhóm năm số.",
                "Gõ lại theo Phiếu đăng ký khóa; chưa có gì thay đổi.",
            ) from None
        expected = fingerprint(sender.org, sender.signing, sender.sealing)
        group = first_difference(expected, given)
        if group is not None:
            raise DigitsDifferError(group)

    def confirm(self, sender: Sender, digits: str, own_org: str) -> None:
        """Believe a sender whose digits agree; its key before is good no longer.

        A key that is known already asks nothing and changes nothing.

        Raises:
            EntryError: not thirty digits, or the sender says it is this office.
            BundleRefusedError: TD-114 for a key that was ended, TD-134.
        """
        kept = next((r for r in self.rows() if r.key_id == sender.key), None)
        if kept is not None:
            if not _is_active(kept):
                raise refuse("TD-114", first=(kept.valid_to or 0) + 1)
            return
        if sender.org == own_org:
            raise EntryError(
                "Gói này tự xưng là của chính cơ quan mình bằng một khóa khác.",
                "Không nhận; hỏi xem máy nào trong cơ quan đã xuất gói.",
            )
        self.check_digits(sender, digits)
        self._believe(sender)

    def _believe(self, sender: Sender, last: int = 0) -> None:
        database = self._desk.database
        row = KnownKeyRow(
            key_id=minisign.read_key(sender.signing).key_id,
            org=sender.org,
            name=sender.name,
            signing=sender.signing,
            sealing=sender.sealing,
            escrow="",
            status=KeyStatus.ACTIVE.value,
            valid_from=1,
            valid_to=None,
            source=TYPED,
            confirmed_on=self._desk.today(),
        )
        is_listed = exchange.keyring(database) is not None
        with database.atomic():
            self.retire(sender.org, last, but=row.key_id)
            exchange.put_known_keys(database, [row])
            if is_listed and tier_of(sender.org) is Tier.CITY:
                settings.put(database, REPIN, row.key_id)
        settings.remove(database, MARK)

    def take_next(self, known: KnownKey, new: Sender, seq: int) -> None:
        """Believe a new key that the old one has vouched for with its signature.

        Args:
            known: whose key signed the bundle that brought the new one.
            new: the same office with its new keys.
            seq: the number of that bundle, the last good one of the old key.

        Raises:
            BundleRefusedError: TD-122, the new key names another office.
        """
        if new.org != known.org:
            raise refuse("TD-122", org=new.org)
        if self.known().key(minisign.read_key(new.signing).key_id) is None:
            self._believe(new, seq)

    def revoke(self, key_id: str, last_seq: int) -> None:
        """Believe nothing signed with a key after a number; 0 ends it from the start.

        Raises:
            OfficeError: there is no such key.
            EntryError: the number is below zero.
        """
        row = next((r for r in self.rows() if r.key_id == key_id), None)
        if row is None:
            raise OfficeError("Không có khóa này trong danh sách.", "Tải lại trang.")
        if last_seq < 0:
            raise EntryError("Số gói không được âm.", "Nhập 0 nếu không tin gói nào.")
        ended = replace(row, status=KeyStatus.REVOKED.value, valid_to=last_seq)
        with self._desk.database.atomic():
            exchange.put_known_keys(self._desk.database, [ended])
        settings.remove(self._desk.database, MARK)

    def retire(self, org: str, last: int = 0, *, but: str = "") -> None:
        """End the keys of an office in use at what was taken in so far."""
        reached = max(last, self.last_seq(org))
        ended = [
            replace(row, status=KeyStatus.RETIRED.value, valid_to=reached)
            for row in self.active(org)
            if row.key_id != but
        ]
        exchange.put_known_keys(self._desk.database, ended)

    def last_seq(self, org: str) -> int:
        """Return the highest number taken in from an office."""
        return exchange.last_seq_received(self._desk.database, org)


def key_of(row: KnownKeyRow) -> KnownKey:
    """Return a kept key as the core of bundles knows it."""
    return KnownKey(
        org=row.org,
        name=row.name,
        signing=minisign.read_key(row.signing),
        sealing=row.sealing,
        escrow=row.escrow,
        status=KeyStatus(row.status),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def _is_active(row: KnownKeyRow) -> bool:
    return row.status == KeyStatus.ACTIVE.value
