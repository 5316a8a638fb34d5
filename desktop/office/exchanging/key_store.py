"""Our own keys: made without a question at first use, kept in the office's file.

An office has a key to sign with and one to be written to. A city also has a root key,
which signs its list of keys and nothing else, and an escrow key, to which everything
for the city is encrypted as well, in case the PC is lost. Old keys stay: bundles made
for them still have to be read.
"""

from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Self

from db import exchange, offices, settings
from db.exchange import OwnKey
from desktop.bundles.sealed.encryption import new_identity
from desktop.bundles.sealed.minisign import SigningKey
from desktop.office.backups import MARK
from desktop.office.desk import Desk
from desktop.office.exchanging.codes import Tier, org_of, tier_of
from desktop.office.exchanging.key_lock import KeyLock

OFFICE, ROOT, ESCROW = "office", "root", "escrow"
_LOST = ""
"""In the place of a secret whose passphrase nobody knows."""


@dataclass(frozen=True, slots=True, repr=False)
class SecretKey:
    """A new or typed key: what is shown of it, and the secret as it is kept."""

    role: str
    key_id: str
    signing_key: str
    sealing_key: str
    secret: str

    @classmethod
    def office(cls, key: SigningKey, secret: str, public: str) -> Self:
        """Return the two keys of an office as one: to sign with, to be written to."""
        signing = key.verifying_key
        kept = f"{key.secret.hex()}\n{secret}"
        return cls(OFFICE, signing.key_id, str(signing), public, kept)

    @classmethod
    def signing(cls, role: str, key: SigningKey) -> Self:
        """Return a key that signs alone."""
        signing = key.verifying_key
        return cls(role, signing.key_id, str(signing), "", key.secret.hex())

    @classmethod
    def sealing(cls, role: str, secret: str, public: str) -> Self:
        """Return a key that opens alone."""
        return cls(role, sealing_id(public), "", public, secret)


def sealing_id(public: str) -> str:
    """Return the number of a key that only opens."""
    return blake2b(public.encode(), digest_size=8).hexdigest()


def is_at_hand(key: OwnKey) -> bool:
    """Tell whether the secret of a key is there, locked or not."""
    return key.secret != _LOST


class KeyStore:
    """Make, read, lock and replace the keys of this office."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.lock = KeyLock(desk)

    def current(self, role: str = OFFICE) -> OwnKey:
        """Return the key in use, made now if there is none."""
        found = [key for key in self.every(role) if key.status == "active"]
        if not found:
            self._make_all()
            found = [key for key in self.every(role) if key.status == "active"]
        return found[-1]

    def every(self, role: str = OFFICE) -> list[OwnKey]:
        """Return all keys of a role, the oldest first; none are made."""
        return exchange.own_keys(self._desk.database, role)

    def signing_key(self, key: OwnKey) -> SigningKey:
        """Return the secret signing key.

        Raises:
            KeysLockedError: the passphrase was not given.
        """
        return SigningKey(bytes.fromhex(self._secret(key).partition("\n")[0]))

    def opening_secret(self, key: OwnKey) -> str:
        """Return the secret key of age, for a key of the office or the escrow key."""
        return self._secret(key).rpartition("\n")[2]

    def replace(self, role: str = OFFICE, *, is_stolen: bool = False) -> OwnKey:
        """Make a new key in the place of the one in use; return the new one."""
        ended = self._ended(self.current(role), "revoked" if is_stolen else "retired")
        with self._desk.database.atomic():
            exchange.put_own_key(self._desk.database, ended)
            new = self._make(role)
        self._wants_copy()
        return new

    def lock_with(self, passphrase: str) -> None:
        """Keep every secret under a passphrase from now on, and close.

        Raises:
            KeysLockedError: they are locked under another one that was not given.
            EntryError: the passphrase is too short.
        """
        self.current()
        secrets = self._opened()
        with self._desk.database.atomic():
            self.lock.turn_on(passphrase)
            for key, secret in secrets:
                locked = replace(key, secret=self.lock.sealed(secret), is_locked=True)
                exchange.put_own_key(self._desk.database, locked)
        self.lock.close()
        self._wants_copy()

    def keep_open(self) -> None:
        """Keep every secret readable on this PC, without a passphrase.

        Raises:
            KeysLockedError: the passphrase was not given.
        """
        secrets = self._opened()
        with self._desk.database.atomic():
            for key, secret in secrets:
                plain = replace(key, secret=secret, is_locked=False)
                exchange.put_own_key(self._desk.database, plain)
            self.lock.turn_off()
        self._wants_copy()

    def start_over(self) -> None:
        """Make new keys where nobody knows the passphrase; the old ones are lost.

        What they are stays listed, so that others are told that they are good no
        longer; bundles that only they open cannot be read any more.
        """
        with self._desk.database.atomic():
            for key in self._of_all_roles():
                exchange.put_own_key(self._desk.database, self._lost(key))
            self.lock.turn_off()
            self._make_all()

    def take_back(self, typed: SecretKey, *, in_use: bool) -> None:
        """Keep a key of the recovery sheet.

        Args:
            in_use: use it again, and keep the one of now to sign and open what was
                made with it; else the typed one is kept for that alone.
        """
        now = self.current(typed.role)
        today = self._desk.today()
        with self._desk.database.atomic():
            kept = self._keep(typed)
            ended = now if in_use else kept
            if not in_use or now.key_id != typed.key_id:
                old = replace(ended, status="retired", retired_on=today)
                exchange.put_own_key(self._desk.database, old)
        self._wants_copy()

    def _lost(self, key: OwnKey) -> OwnKey:
        lost = replace(key, secret=_LOST, is_locked=False)
        return self._ended(lost, "revoked") if key.status == "active" else lost

    def _ended(self, key: OwnKey, status: str) -> OwnKey:
        """Return a key that signs nothing after what was sent until now."""
        return replace(
            key,
            status=status,
            retired_on=self._desk.today(),
            valid_to=exchange.last_seq_sent(self._desk.database),
        )

    def _of_all_roles(self) -> list[OwnKey]:
        return [key for role in (OFFICE, ROOT, ESCROW) for key in self.every(role)]

    def _opened(self) -> list[tuple[OwnKey, str]]:
        keys = filter(is_at_hand, self._of_all_roles())
        return [(key, self._secret(key)) for key in keys]

    def _secret(self, key: OwnKey) -> str:
        return self.lock.opened(key.secret) if key.is_locked else key.secret

    def _make_all(self) -> None:
        org = org_of(offices.office(self._desk.database))
        is_city = tier_of(org) is Tier.CITY
        roles = (OFFICE, ROOT, ESCROW) if is_city else (OFFICE,)
        with self._desk.database.atomic():
            for role in roles:
                there = {key.status for key in self.every(role)}
                if "active" not in there:
                    self._make(role)
        self._wants_copy()

    def _make(self, role: str) -> OwnKey:
        signing, (secret, public) = SigningKey.generate(), new_identity()
        if role == ROOT:
            return self._keep(SecretKey.signing(role, signing))
        if role == ESCROW:
            return self._keep(SecretKey.sealing(role, secret, public))
        return self._keep(SecretKey.office(signing, secret, public))

    def _keep(self, made: SecretKey) -> OwnKey:
        """Keep a key as the one in use."""
        secret, is_locked = made.secret, self.lock.is_on
        if is_locked:
            secret = self.lock.sealed(secret)
        before = [key for key in self.every(made.role) if key.key_id == made.key_id]
        made_on = before[0].made_on if before else self._desk.today()
        kept = OwnKey(
            made.key_id,
            made.role,
            made.signing_key,
            made.sealing_key,
            secret,
            is_locked,
            made_on,
        )
        exchange.put_own_key(self._desk.database, kept)
        return kept

    def _wants_copy(self) -> None:
        """Let the next backup be made although nothing is new in the trail."""
        settings.remove(self._desk.database, MARK)
