"""Who we are towards other offices, and whom we believe: keys, digits, lists, turns."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.bundles.sealed.catalogue import refuse
from desktop.bundles.sealed.envelope import Envelope, Sender, Tier, tier_of
from desktop.bundles.sealed.keyring import Keyring
from desktop.errors import OfficeError
from desktop.office.desk import Desk
from desktop.office.exchanging.codes import office_name, org_of
from desktop.office.exchanging.enrolment import Enrolment, next_key
from desktop.office.exchanging.epochs import Stream
from desktop.office.exchanging.key_lock import KeysLockedError
from desktop.office.exchanging.keyrings import Keyrings
from desktop.office.exchanging.ourselves import Me, Ourselves
from desktop.office.exchanging.trust import Known, KnownSender, Trust

if TYPE_CHECKING:
    from desktop.bundles.sealed.catalogue import Finding
    from desktop.bundles.tables import Table
    from desktop.office.exchanging.key_recovery import Recovered

__all__ = ["Identity", "KeysLockedError", "KnownSender", "Me"]


class Identity(Ourselves):
    """Our keys and the keys of others; made once for an open office."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.trust = Trust(desk)

    # --- whom we believe ----------------------------------------------------------

    def known(self) -> Known:
        """Return the keys to open bundles with, for `open_head`."""
        return self.trust.known()

    def senders(self) -> list[KnownSender]:
        """Return the keys of other offices for the officer to see."""
        return self.trust.senders()

    def confirm(self, envelope: Envelope, typed_digits: str) -> None:
        """Believe the sender of a held bundle whose sheet's digits were typed.

        Raises:
            EntryError: not thirty digits.
            BundleRefusedError: TD-134 with the group, TD-114, TD-127.
        """
        self.check_above(envelope.sender)
        self.trust.confirm(envelope.sender, typed_digits, self.org)

    def check_above(self, sender: Sender) -> None:
        """Refuse a province or city that is not the one a commune belongs to.

        Its plans and its list of keys would else take the place of the right ones.

        Raises:
            BundleRefusedError: TD-127.
        """
        is_upper = tier_of(sender.org) is Tier.CITY
        if (
            is_upper
            and tier_of(self.org) is Tier.COMMUNE
            and sender.org != self.above()
        ):
            raise refuse("TD-127", name=sender.name)

    def recipients(self, org: str, *, with_own: bool = False) -> tuple[str, ...]:
        """Return the keys to encrypt a bundle for an office to, none if unknown.

        Args:
            org: the code of the receiver.
            with_own: also our own key, so that we can open it again.
        """
        found = self.trust.recipients(org)
        own = (self.store.current().sealing,) if with_own and found else ()
        return (*found, *own)

    def revoke(self, key_id: str, last_seq: int) -> None:
        """Believe nothing signed with a key after a number (see `Trust.revoke`)."""
        self.trust.revoke(key_id, last_seq)

    def take_next_key(self, envelope: Envelope, table: "Table | None") -> bool:
        """Believe the new key that a known sender's `enrol` bundle brings, if any.

        Args:
            envelope: of a bundle whose seal held under a known key.
            table: its `next_keys`.

        Raises:
            BundleRefusedError: TD-405 or 122.
        """
        known = self.known().key(envelope.sender.key)
        new = next_key(table, known, envelope.sender.epoch) if known else None
        if known is None or new is None:
            return False
        self.trust.take_next(known, new, envelope.seq)
        return True

    # --- the city's list ----------------------------------------------------------

    @property
    def keyrings(self) -> Keyrings:
        """The list of keys, ours or the city's."""
        mine = self._particulars()
        return Keyrings(
            self._desk, self.store, self.trust, org_of(mine), office_name(mine)
        )

    @property
    def keyring_version(self) -> int:
        """The version of the list in use, 0 before the first."""
        return self.keyrings.version

    def keyring_files(self) -> dict[str, bytes]:
        """Return the list and its signatures, for `Contents.others`.

        A city whose keys have changed since the last version signs a new one first,
        unless its keys are locked: then the one in use goes out.
        """
        keyrings = self.keyrings
        is_city = tier_of(self.org) is Tier.CITY
        if is_city and self.store.lock.is_open and keyrings.is_outdated():
            keyrings.publish()
        return keyrings.files()

    def publish(self) -> Keyring:
        """Sign the list anew where a key has changed (a city only)."""
        return self.keyrings.publish()

    def accept(self, others: Mapping[str, bytes], sender: Sender) -> Keyring | None:
        """Take over the list a bundle brings (see `Keyrings.accept`)."""
        return self.keyrings.accept(others, sender)

    def resume(
        self, others: Mapping[str, bytes], agree: Callable[[Keyring], bool]
    ) -> Keyring | None:
        """Go on from our own list after a loss (see `Keyrings.resume`)."""
        return self.keyrings.resume(others, agree)

    def recover(self, typed: str) -> "Recovered":
        """Use a key of the recovery sheet, or tell that the sheet is good.

        Args:
            typed: a secret of the sheet, blanks as one likes, or its code scanned.

        Raises:
            OfficeError: this office is no city, so it has no such sheet.
            EntryError: it is no secret of a sheet of ours, or a character is wrong.
            KeysLockedError: TD-008, keys would change and they are locked.
        """
        from desktop.office.exchanging.key_recovery import read_secret, recover

        if tier_of(self.org) is not Tier.CITY:
            raise OfficeError(
                "Chỉ cấp tỉnh, thành phố có Phiếu khôi phục khóa.",
                "Cấp xã khôi phục từ bản sao lưu, hoặc đăng ký khóa mới.",
            )
        key = read_secret(typed)
        return recover(self.store, key, self.keyrings.current(), self.org)

    def vouched(self, envelope: Envelope, others: Mapping[str, bytes]) -> bool:
        """Tell whether the list in a *held* bundle makes its sender known.

        A city that replaced its key signs with one nobody has typed; the list it sends
        along is signed by the root keys we know, and says whose key that is. The list
        is taken over then and there.

        Raises:
            BundleRefusedError: TD-131, 132 or 133.
        """
        if self.keyring_version == 0:
            return False
        self.keyrings.accept(others, envelope.sender)
        known = self.known().key(envelope.sender.key)
        return known is not None and known.org == envelope.sender.org

    # --- new keys -----------------------------------------------------------------

    def rotate(self, *, is_stolen: bool = False) -> None:
        """Replace our key; the old one stays to read with.

        A city has to publish its list afterwards; a commune sends `announcement`, or a
        new sheet where the old key is lost or in other hands.

        Raises:
            KeysLockedError: TD-008, locked keys are not replaced.
        """
        self.signing_key()
        self.store.replace(is_stolen=is_stolen)

    def enrolment(self, to: str, place: Path) -> Path:
        """Write the bundle that asks an office to know our key; return the file.

        Args:
            to: the code of that office.
            place: a stick or a folder; the file stands in its folder TDKT.
        """
        with self._workdir() as workdir:
            return _put(Enrolment(self._desk, self).request(to, workdir).path, place)

    def announcement(self, to: str, place: Path) -> Path:
        """Write the bundle by which our last key vouches for the one in use.

        Raises:
            OfficeError: no key was replaced, or the last one was stolen.
        """
        old = [key for key in self.store.every() if key.status != "active"]
        if not old or old[-1].status == "revoked":
            raise OfficeError(
                "Không có khóa cũ nào còn dùng được để giới thiệu khóa mới.",
                "In Phiếu đăng ký khóa và gửi theo đường công văn.",
            )
        with self._workdir() as workdir:
            made = Enrolment(self._desk, self).announce(old[-1], to, workdir)
            return _put(made.path, place)

    def keyring_bundle(self, to: str, place: Path) -> Path:
        """Write a bundle with the list of keys alone; return the file."""
        with self._workdir() as workdir:
            return _put(Enrolment(self._desk, self).keyring(to, workdir).path, place)

    # --- turns --------------------------------------------------------------------

    def begin_sending(self) -> str:
        """Return what to tell before a bundle is made; "" nearly always.

        To be called before `me()` is asked for the head: a restored or copied file
        begins another epoch here.
        """
        return self.epochs.begin_sending()

    def finish_sending(self) -> None:
        """Write down beside the database what was sent; after every bundle."""
        self.epochs.finish_sending()

    def newer_at_receiver(
        self, epoch: str, stream: Stream, seq: int
    ) -> "Finding | None":
        """Return TD-803 where a receipt knows more than we do (see `Epochs`)."""
        return self.epochs.newer_at_receiver(epoch, stream, seq)

    @contextmanager
    def _workdir(self) -> Iterator[Path]:
        place = self._desk.folders.root / "exchange"
        place.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=place, prefix="khoa-") as folder:
            yield Path(folder)


def _put(bundle: Path, place: Path) -> Path:
    from desktop.bundles.sealed.stick import put_on_stick

    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refuse("TD-701", str(error), place=place.name or str(place)) from error
    return put_on_stick(bundle, place)
