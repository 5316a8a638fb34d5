"""Bundles about keys: a request to be known, a new key, the city's list."""

import secrets
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import desktop
from db import exchange
from db.exchange import OwnKey, SentBundle
from db.identity import new_id
from desktop.bundles.descriptor import digest
from desktop.bundles.sealed.catalogue import refuse
from desktop.bundles.sealed.envelope import BundleType, Scope, Sender
from desktop.bundles.sealed.keyring import KnownKey
from desktop.bundles.sealed.making import Draft, Made, make_bundle
from desktop.bundles.sealed.manifest import Contents
from desktop.bundles.tables import Field, Table
from desktop.office.desk import Desk

if TYPE_CHECKING:
    from desktop.office.exchanging.identity import Identity

NEXT_KEYS = Table(
    "next_keys",
    "Khóa mới của nơi gửi",
    (
        Field("id", "string", required=True, title="Mã dòng"),
        Field("rev", "integer", required=True, title="Lần sửa"),
        Field("signing", "string", required=True, title="Khóa ký (công khai)"),
        Field("sealing", "string", required=True, title="Khóa mã hóa (công khai)"),
    ),
    ("id",),
)
"""The one table of an `enrol` bundle; it has a row only when a key is replaced."""

_MOVEMENT = "khoa"


class Enrolment:
    """Make bundles that carry no data but keys."""

    def __init__(self, desk: Desk, identity: "Identity") -> None:
        self._desk = desk
        self._identity = identity

    def request(self, to: str, workdir: Path) -> Made:
        """Make the bundle by which another office gets to know our keys.

        Args:
            to: the code of that office.
            workdir: a folder of ours; the bundle stands in it.
        """
        contents = self._contents(BundleType.ENROL, (NEXT_KEYS,), {})
        key = self._identity.store.current()
        return self._make(to, contents, key, workdir)

    def announce(self, old: OwnKey, to: str, workdir: Path) -> Made:
        """Make the bundle by which our old key vouches for the one in use now."""
        new = self._identity.store.current()
        row = (new.key_id, 1, new.signing, new.sealing)
        table = Table(
            NEXT_KEYS.name,
            NEXT_KEYS.title,
            NEXT_KEYS.fields,
            NEXT_KEYS.primary_key,
            (row,),
        )
        contents = self._contents(BundleType.ENROL, (table,), {})
        return self._make(to, contents, old, workdir)

    def keyring(self, to: str, workdir: Path) -> Made:
        """Make a bundle that carries the list of keys alone."""
        files = self._identity.keyrings.files()
        contents = self._contents(BundleType.KEYRING, (), files)
        return self._make(to, contents, self._identity.store.current(), workdir)

    def _contents(
        self, kind: BundleType, tables: tuple[Table, ...], others: Mapping[str, bytes]
    ) -> Contents:
        return Contents(
            bundle_id=new_id(),
            type=kind,
            created=_moment(self._desk.now()),
            salt=secrets.token_hex(16),
            tables=tables,
            others=others,
        )

    def _make(self, to: str, contents: Contents, key: OwnKey, workdir: Path) -> Made:
        identity, database = self._identity, self._desk.database
        signing = identity.store.signing_key(key)  # locked keys stop it before a number
        identity.epochs.begin_sending()
        me = identity.me()
        scope = Scope(_MOVEMENT, str(self._desk.today().year))
        stream = (contents.type.value, to, scope.movement, scope.period)
        before = self._before(me.epoch, stream)
        draft = Draft(
            bundle_id=contents.bundle_id,
            type=contents.type,
            sender=Sender(
                me.org, me.name, key.key_id, me.epoch, key.signing, key.sealing
            ),
            to=(to,),
            scope=scope,
            seq=exchange.take_seq(database, me.epoch, *stream),
            created_at=contents.created,
            has_personal_data=False,
            prev=f"sha256:{before.sha256}" if before else None,
            keyring_version=identity.keyrings.version,
            latest={"keyring": identity.keyrings.version},
            writer=writer(),
        )
        workdir.mkdir(parents=True, exist_ok=True)
        # The mirror knows the number first: see `Sending._numbered`.
        identity.epochs.finish_sending()
        made = make_bundle(draft, contents, (), signing, workdir)
        exchange.put_sent(database, _sent(made, contents))
        identity.epochs.finish_sending()
        return made

    def _before(
        self, epoch: str, stream: tuple[str, str, str, str]
    ) -> SentBundle | None:
        kind, receiver, movement, period = stream
        parts = {"movement": movement, "period": period, "epoch": epoch}
        found = exchange.sent_in(self._desk.database, kind, receiver, **parts)
        return max(found, key=lambda bundle: bundle.seq, default=None)


def next_key(table: Table | None, known: KnownKey, epoch: str) -> Sender | None:
    """Return the new key an `enrol` bundle brings for its own sender, if it does.

    Args:
        table: `next_keys` of the bundle.
        known: whose key signed it: the new one is for the same office.
        epoch: of the envelope.

    Raises:
        BundleRefusedError: TD-405, what is written is no key.
    """
    from desktop.bundles.sealed.encryption import is_recipient
    from desktop.bundles.sealed.minisign import read_key

    if table is None or not table.rows:
        return None
    columns = dict(zip(table.field_names, table.rows[-1], strict=True))
    signing, sealing = str(columns["signing"]), str(columns["sealing"])
    try:
        number = read_key(signing).key_id
    except ValueError:
        number = ""
    if not number or not is_recipient(sealing):
        raise refuse("TD-405", table=table.title, line=2, column="Khóa")
    return Sender(known.org, known.name, number, epoch, signing, sealing)


def writer() -> dict[str, str]:
    """Return what support wants to know about the program that wrote a bundle."""
    return {"app": "so-vang", "version": desktop.__version__, "os": sys.platform}


def _moment(now: datetime) -> datetime:
    return now.astimezone().replace(microsecond=0)


def _sent(made: Made, contents: Contents) -> SentBundle:
    head = made.envelope
    said = "".join(sorted(contents.others)) + repr([t.rows for t in contents.tables])
    return SentBundle(
        sha256=made.sha256.removeprefix("sha256:"),
        bundle_id=head.bundle_id,
        epoch=head.sender.epoch,
        type=head.type.value,
        receiver=head.to[0],
        movement=head.scope.movement,
        period=head.scope.period,
        seq=head.seq,
        content=digest(said.encode()),
        file_name=made.path.name,
        size=made.size,
        is_encrypted=head.payload.is_encrypted,
        made_at=head.created_at.isoformat(timespec="seconds"),
    )
