"""This office towards others: its code, its keys, its thirty digits, its passphrase."""

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db import offices
from desktop.bundles.sealed.envelope import Sender, Tier, tier_of
from desktop.bundles.sealed.fingerprint import fingerprint
from desktop.bundles.sealed.minisign import SigningKey
from desktop.errors import OfficeError
from desktop.office.desk import Desk
from desktop.office.exchanging.codes import city_above, office_name, org_of
from desktop.office.exchanging.epochs import Epochs
from desktop.office.exchanging.key_store import ESCROW, OFFICE, KeyStore, is_at_hand

if TYPE_CHECKING:
    from desktop.documents.paper import Paper
    from desktop.documents.papers.key_sheet import KeySheet, SheetReason


@dataclass(frozen=True, slots=True)
class Me:
    """This office as its bundles name it; nothing in it is secret.

    Args:
        org: "vn-xa-00008" or "vn-tinh-01".
        name: "Ủy ban nhân dân xã Vân Khê".
        epoch: one life of our data, sixteen hexadecimal digits.
        key_id: the number of the signing key.
        signing: the public signing key, as `minisign -P` takes it.
        sealing: the public key to encrypt to, as age writes it.
        is_locked: whether a passphrase is to be given before a key is used.
    """

    org: str
    name: str
    tier: Tier
    epoch: str
    key_id: str
    signing: str
    sealing: str
    is_locked: bool

    @property
    def sender(self) -> Sender:
        """The same as the head of a bundle says it."""
        return Sender(
            self.org, self.name, self.key_id, self.epoch, self.signing, self.sealing
        )


class Ourselves:
    """Our own half of `Identity`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.store = KeyStore(desk)
        self.epochs = Epochs(desk, self.store)

    # --- who we are ---------------------------------------------------------------

    def me(self) -> Me:
        """Return who we are; keys are made where there are none.

        Raises:
            OfficeError: the office has no code of the official list.
        """
        mine = self._particulars()
        org, key = org_of(mine), self.store.current()
        return Me(
            org=org,
            name=office_name(mine),
            tier=tier_of(org),
            epoch=self.epochs.current(),
            key_id=key.key_id,
            signing=key.signing,
            sealing=key.sealing,
            is_locked=not self.store.lock.is_open,
        )

    @property
    def org(self) -> str:
        """Our own code; no key is made for it."""
        return org_of(self._particulars())

    def above(self) -> str:
        """Return the code of the city we send to; our own where we are one."""
        return city_above(self._particulars())

    def signing_key(self) -> SigningKey:
        """Return the key to sign with.

        Raises:
            KeysLockedError: TD-008, the passphrase was not given.
        """
        return self.store.signing_key(self.store.current())

    def secrets(self) -> list[str]:
        """Return our secret keys of age, the newest first, escrow keys last.

        Raises:
            KeysLockedError: TD-008, the passphrase was not given.
        """
        self.store.current()
        keys = [*reversed(self.store.every(OFFICE)), *self.store.every(ESCROW)]
        return [self.store.opening_secret(key) for key in keys if is_at_hand(key)]

    def fingerprint(self) -> str:
        """Return our thirty digits."""
        me = self.me()
        return fingerprint(me.org, me.signing, me.sealing)

    # --- the passphrase -----------------------------------------------------------

    @property
    def has_passphrase(self) -> bool:
        """Tell whether our keys are kept under a passphrase."""
        return self.store.lock.is_on

    def lock(self, passphrase: str) -> None:
        """Keep our keys under a passphrase, and close them until it is given.

        Raises:
            EntryError: it is too short.
            KeysLockedError: they are locked; give the present passphrase first.
        """
        self.store.lock_with(passphrase)

    def unlock(self, passphrase: str) -> None:
        """Open our keys until the program ends or `close`.

        Raises:
            BundleRefusedError: TD-008, wrong, or five wrong ones within reach.
        """
        self.store.lock.open(passphrase)

    def close(self) -> None:
        """Forget the passphrase that was given."""
        self.store.lock.close()

    def keep_unlocked(self) -> None:
        """Keep our keys on this PC without a passphrase.

        Raises:
            KeysLockedError: TD-008, the passphrase was not given.
        """
        self.store.keep_open()

    def start_over(self) -> None:
        """Make new keys because nobody knows the passphrase any more.

        Nobody believes them before the digits of a new sheet were typed, or before the
        city's list names them.

        Raises:
            OfficeError: there is no passphrase to be forgotten.
        """
        self.check_passphrase_is_set()
        self.store.start_over()

    def check_passphrase_is_set(self) -> None:
        """Refuse where no passphrase can have been forgotten.

        Raises:
            OfficeError: there is none.
        """
        if not self.has_passphrase:
            raise OfficeError(
                "Khóa của cơ quan không khóa bằng mật khẩu.",
                "Muốn thay khóa thì chọn Thay khóa; chưa có gì thay đổi.",
            )

    # --- on paper -----------------------------------------------------------------

    def sheet(self, reason: "SheetReason | None" = None) -> "KeySheet":
        """Return what Phiếu đăng ký khóa says."""
        from desktop.office.exchanging.key_papers import sheet_of

        return sheet_of(self._desk, self, reason)

    def recovery(self) -> "Paper":
        """Return the sheet for the safe; it holds secrets and is never kept as a file.

        Raises:
            OfficeError: this office has no root key.
            KeysLockedError: TD-008.
        """
        from desktop.office.exchanging.key_papers import recovery_of

        return recovery_of(self._desk, self)

    def sheet_pdf(self, reason: "SheetReason | None" = None) -> bytes:
        """Return Phiếu đăng ký khóa as PDF, one page."""
        from desktop.documents.papers.key_sheet import save_key_sheet

        out = io.BytesIO()
        save_key_sheet(self.sheet(reason), out, created_on=self._desk.today())
        return out.getvalue()

    def recovery_pdf(self) -> bytes:
        """Return the sheet for the safe as PDF (see `recovery`)."""
        from desktop.documents.printed.saving import save_pdf

        out = io.BytesIO()
        today = self._desk.today()
        save_pdf(self.recovery(), out, draft=False, created_on=today)
        return out.getvalue()

    def _particulars(self) -> offices.Office:
        mine = offices.office(self._desk.database)
        org_of(mine)
        if mine is None:
            message = "org_of comes first"
            raise ValueError(message)
        return mine
