"""The city's list of keys: published by the city, taken over by its communes."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace

from db import exchange, settings
from db.exchange import KeyringRow, KnownKeyRow, OwnKey
from desktop.bundles.descriptor import digest
from desktop.bundles.sealed import minisign
from desktop.bundles.sealed.catalogue import refuse
from desktop.bundles.sealed.envelope import Sender, Tier, tier_of
from desktop.bundles.sealed.keyring import (
    Keyring,
    KeyStatus,
    KnownKey,
    accept_keyring,
    keyring_bytes,
    read_keyring,
    sign_keyring,
)
from desktop.bundles.sealed.payload_zip import KEYRING
from desktop.errors import OfficeError
from desktop.office.backups import MARK
from desktop.office.desk import Desk
from desktop.office.exchanging.key_store import (
    ESCROW,
    OFFICE,
    ROOT,
    KeyStore,
    is_at_hand,
)
from desktop.office.exchanging.trust import LISTED, REPIN, TYPED, Trust, key_of

_RESUMED = "exchange_keyring_resumed"
"""Setting: the number of the list gone on from, until the next one is signed."""
_ROOM = 100


class Keyrings:
    """Publish our list, or take over the city's.

    Args:
        org, name: this office.
    """

    def __init__(
        self, desk: Desk, store: KeyStore, trust: Trust, org: str, name: str
    ) -> None:
        self._desk = desk
        self._store = store
        self._trust = trust
        self._org, self._name = org, name

    def current(self) -> Keyring | None:
        """Return the list in use, None before the first."""
        kept = exchange.keyring(self._desk.database)
        return read_keyring(kept.body.encode()) if kept else None

    @property
    def version(self) -> int:
        """The version in use, 0 before the first."""
        kept = exchange.keyring(self._desk.database)
        return kept.version if kept else 0

    def files(self) -> dict[str, bytes]:
        """Return the list and its signatures as they travel in a bundle."""
        kept = exchange.keyring(self._desk.database)
        if kept is None:
            return {}
        signatures = json.loads(kept.signatures)
        named = {
            f"{KEYRING}.{root}.minisig": text.encode()
            for root, text in signatures.items()
        }
        return {KEYRING: kept.body.encode(), **named}

    # --- the city's side ----------------------------------------------------------

    def is_outdated(self) -> bool:
        """Tell whether keys have changed since the list was published."""
        mine = self.current()
        return mine is None or (mine.keys, mine.roots) != (self._keys(), self._roots())

    def publish(self) -> Keyring:
        """Sign a new version where a key has changed; else return the one in use.

        Raises:
            OfficeError: this office is no city.
            KeysLockedError: the passphrase was not given.
        """
        if tier_of(self._org) is not Tier.CITY:
            raise OfficeError(
                "Chỉ cấp tỉnh, thành phố lập danh bạ khóa.",
                "Danh bạ của thành phố tự vào máy cùng gói kế hoạch.",
            )
        self._store.current(ROOT)
        mine = self.current()
        if mine is not None and not self.is_outdated():
            return mine
        kept = exchange.keyring(self._desk.database)
        room = _ROOM if settings.get(self._desk.database, _RESUMED) else 0
        new = Keyring(
            version=self.version + 1 + room,
            roots=self._roots(),
            keys=self._keys(),
            prev=kept.digest if kept else "",
            issued_at=self._desk.now().isoformat(timespec="seconds"),
        )
        # Root keys of before sign as well: who missed a version can still follow.
        kept_roots = filter(is_at_hand, self._store.every(ROOT))
        roots = [self._store.signing_key(key) for key in kept_roots]
        data = keyring_bytes(new)
        self._keep(new, data, sign_keyring(data, roots))
        settings.remove(self._desk.database, _RESUMED)
        return new

    def _own_list(self, others: Mapping[str, bytes]) -> Keyring:
        """Return the list of our own that an old bundle of ours brings.

        Raises:
            OfficeError: it brings none, or our root key is not one of that list.
            BundleRefusedError: TD-131 it is older than ours, TD-132 our root key
                did not sign it.
        """
        data, kept = others.get(KEYRING), exchange.keyring(self._desk.database)
        if data is None:
            raise OfficeError("Gói này không kèm danh bạ khóa.", "Chọn gói khác.")
        found = read_keyring(data)
        if kept and (found.version < kept.version or kept.digest == digest(data)):
            raise refuse("TD-131", theirs=found.version, ours=kept.version)
        mine = self._roots()
        listed = {root.key_id for root in found.roots}
        if not mine or not {root.key_id for root in mine} <= listed:
            wanted = ", ".join(sorted(listed))
            raise OfficeError(
                "Danh bạ này không do khóa gốc đang dùng của cơ quan lập.",
                f"Nhập trước khóa gốc của Phiếu khôi phục (khóa số {wanted}).",
            )
        accept_keyring(data, _signatures(others), None, mine)
        return found

    def resume(
        self, others: Mapping[str, bytes], agree: Callable[[Keyring], bool]
    ) -> Keyring | None:
        """Go on from a list of our own that an old bundle of ours brings.

        After a loss: a new file with the root key of the recovery sheet knows neither
        the number of the last list nor the keys of the communes. Lists made after this
        one may be out there: the next number leaves room for them.

        Args:
            agree: asked with the list before anything is kept.

        Returns:
            the list, None where it was not agreed to.

        Raises:
            OfficeError, BundleRefusedError: as `_own_list`.
        """
        found = self._own_list(others)
        if not agree(found):
            return None
        with self._desk.database.atomic():
            self._keep(found, others[KEYRING], _signatures(others))
            self._list(self._less_typed(found))
            settings.put(self._desk.database, _RESUMED, str(found.version))
            if self._store.current(ESCROW).sealing not in found.escrows_of(self._org):
                # One that was typed before there was a list could be anybody's.
                self._store.replace(ESCROW)
        return found

    def _less_typed(self, keyring: Keyring) -> Keyring:
        """Return a list without the keys that were replaced by one typed here.

        What an officer compared on this PC is newer than any list of before, unless
        the list says that this very key was ended.
        """
        ended = {
            key.signing.key_id
            for key in keyring.keys
            if key.status is not KeyStatus.ACTIVE
        }
        typed = {
            row.org: row.key_id
            for row in self._trust.rows()
            if row.source == TYPED
            and row.status == KeyStatus.ACTIVE.value
            and row.key_id not in ended
        }
        kept = (
            key
            for key in keyring.keys
            if key.status is not KeyStatus.ACTIVE
            or typed.get(key.org, key.signing.key_id) == key.signing.key_id
        )
        return replace(keyring, keys=tuple(kept))

    def _roots(self) -> tuple[minisign.VerifyingKey, ...]:
        keys = self._store.every(ROOT)
        active = [key for key in keys if key.status == "active"]
        return tuple(minisign.read_key(key.signing) for key in active)

    def _keys(self) -> tuple[KnownKey, ...]:
        ours = [self._own(key) for key in self._store.every(OFFICE)]
        rows = sorted(self._trust.rows(), key=lambda row: (row.org, row.key_id))
        return (*ours, *(key_of(row) for row in rows))

    def _own(self, key: OwnKey) -> KnownKey:
        return KnownKey(
            org=self._org,
            name=self._name,
            signing=minisign.read_key(key.signing),
            sealing=key.sealing,
            escrow=self._store.current(ESCROW).sealing,
            status=KeyStatus(key.status),
            valid_to=key.valid_to,
        )

    # --- the commune's side -------------------------------------------------------

    def accept(self, others: Mapping[str, bytes], sender: Sender) -> Keyring | None:
        """Take the city's list over; None where there is none or it is in use.

        The first one is accepted from a city whose key was confirmed by digits, if it
        lists that key; every later one only if the root keys of the one in use signed
        it, whoever brings it.

        Raises:
            BundleRefusedError: TD-131, 132 or 133.
        """
        data = others.get(KEYRING)
        if data is None:
            return None
        new, is_anew = self._checked(data, others, sender)
        if new is None:
            return None
        with self._desk.database.atomic():
            if is_anew:
                exchange.forget_keyrings(self._desk.database)
                settings.remove(self._desk.database, REPIN)
            self._keep(new, data, _signatures(others))
            self._list(new)
        return new

    def _checked(
        self, data: bytes, others: Mapping[str, bytes], sender: Sender
    ) -> tuple[Keyring | None, bool]:
        """Return the list if it is newer, and whether it begins another chain."""
        mine, kept = self.current(), exchange.keyring(self._desk.database)
        if tier_of(self._org) is Tier.CITY or tier_of(sender.org) is not Tier.CITY:
            raise refuse("TD-132", "tier")
        signatures, pinned = _signatures(others), ()
        anew = mine is None or settings.get(self._desk.database, REPIN) == sender.key
        if anew:
            offered = read_keyring(data)
            if not self._is_vouched(sender, offered):
                raise refuse("TD-132", "first keyring")
            new = accept_keyring(data, signatures, None, offered.roots)
            return new, kept is not None
        digest = kept.digest if kept else ""
        return accept_keyring(data, signatures, mine, pinned, digest), False

    def _is_vouched(self, sender: Sender, offered: Keyring) -> bool:
        """Tell whether digits were typed for the key by which a first list comes."""
        rows = self._trust.active(sender.org)
        typed = {row.key_id for row in rows if row.source == TYPED}
        listed = offered.by_id.get(sender.key)
        return (
            sender.key in typed
            and listed is not None
            and listed.org == sender.org
            and listed.status is KeyStatus.ACTIVE
        )

    def _list(self, keyring: Keyring) -> None:
        """Let the list say whose keys are good; what it dropped is good no longer."""
        listed = [key for key in keyring.keys if key.org != self._org]
        ids = {key.signing.key_id for key in listed}
        ruled = {key.org for key in listed if key.status is KeyStatus.ACTIVE}
        gone = [
            replace(
                row,
                status=KeyStatus.RETIRED.value,
                valid_to=self._trust.last_seq(row.org),
            )
            for row in self._trust.rows()
            if row.key_id not in ids
            and row.status == KeyStatus.ACTIVE.value
            and (row.source == LISTED or row.org in ruled)
        ]
        today = self._desk.today()
        # What this office ended itself stays ended, whatever an older list says.
        ended = {
            row.key_id
            for row in self._trust.rows()
            if row.status == KeyStatus.REVOKED.value
        }
        rows = [
            KnownKeyRow(
                key_id=key.signing.key_id,
                org=key.org,
                name=key.name,
                signing=str(key.signing),
                sealing=key.sealing,
                escrow=key.escrow,
                status=key.status.value,
                valid_from=key.valid_from,
                valid_to=key.valid_to,
                source=LISTED,
                confirmed_on=today,
            )
            for key in listed
            if key.status is KeyStatus.REVOKED or key.signing.key_id not in ended
        ]
        exchange.put_known_keys(self._desk.database, [*gone, *rows])

    def _keep(
        self, keyring: Keyring, data: bytes, signatures: Mapping[str, bytes]
    ) -> None:
        texts = {root: text.decode("ascii") for root, text in signatures.items()}
        row = KeyringRow(
            version=keyring.version,
            digest=digest(data),
            body=data.decode("utf-8"),
            signatures=json.dumps(texts, sort_keys=True),
            taken_on=self._desk.today(),
        )
        exchange.put_keyring(self._desk.database, row)
        settings.remove(self._desk.database, MARK)


def _signatures(others: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the signature files by root key number; names come of a closed grammar."""
    prefix, suffix = f"{KEYRING}.", ".minisig"
    return {
        name.removeprefix(prefix).removesuffix(suffix): data
        for name, data in others.items()
        if name.startswith(prefix) and name.endswith(suffix) and data.isascii()
    }
