"""A city and a commune that know each other, and small real bundles between them.

Nothing here is a stand-in: keys, envelopes, encryption and files are those of the
program; only the contents are small tables made by hand.
"""

import secrets
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from db import exchange, receiving, subjects
from db.identity import new_id
from db.offices import Office as Particulars
from desktop.bundles.sealed import payload_zip
from desktop.bundles.sealed.encryption import new_identity
from desktop.bundles.sealed.envelope import BundleType, Scope, Sender
from desktop.bundles.sealed.fingerprint import fingerprint
from desktop.bundles.sealed.making import Draft, Made, make_bundle
from desktop.bundles.sealed.manifest import Contents, Listed
from desktop.bundles.sealed.minisign import SigningKey
from desktop.bundles.sealed.opening import Opened
from desktop.bundles.tables import Table
from desktop.emulation.participants import Unit, UnitKind
from desktop.office.exchanging import checking, taking_in
from desktop.office.exchanging.receiving import Receiving
from desktop.office.exchanging.tables import shapes
from desktop.office.exchanging.taking_in import Applier, Context
from desktop.office.office import Office

MOMENT = datetime(2026, 11, 18, 9, 30, tzinfo=UTC)
NOW = datetime(2026, 11, 20, 8, 0)
SCOPE = Scope("cchc-2026", "2026")
CITY_PARTICULARS = Particulars(
    "99", "", "city", "Thành phố Vân Đài", "Thành phố Vân Đài", "Vân Đài", "Sở"
)
CITY = "vn-tinh-99"
PDF = b"%PDF-1.4\n%%EOF\n"


@dataclass
class Correspondent:
    """Another office as it appears to a receiver: its keys and its next number."""

    org: str = "vn-xa-99001"
    name: str = "Ủy ban nhân dân xã Vân Khê"
    key: SigningKey = field(default_factory=SigningKey.generate)
    sealing: tuple[str, str] = field(default_factory=new_identity)
    epoch: str = "0123456789abcdef"

    @property
    def sender(self) -> Sender:
        return Sender(
            self.org,
            self.name,
            self.key.verifying_key.key_id,
            self.epoch,
            str(self.key.verifying_key),
            self.sealing[1],
        )

    @property
    def digits(self) -> str:
        return fingerprint(self.org, str(self.key.verifying_key), self.sealing[1])

    def bundle(
        self,
        office: Office,
        folder: Path,
        seq: int = 1,
        tables: dict[str, list[dict]] | None = None,
        files: tuple[bytes, ...] = (),
        **parts,
    ) -> Made:
        """Make a submission to an office; whatever is given replaces a part."""
        kind = parts.get("type", BundleType.SUBMISSION)
        workdir = folder / f"lam-{secrets.token_hex(6)}"
        workdir.mkdir(parents=True)
        attached = []
        for number, data in enumerate(files):
            path = workdir / f"{number}.src"
            path.write_bytes(data)
            attached.append(payload_zip.look_at(path))
        me = office.identity.me()
        recipients = (me.sealing,) if kind is not BundleType.PLAN else ()
        draft = Draft(
            bundle_id=new_id(),
            type=kind,
            sender=self.sender,
            to=(me.org,),
            scope=SCOPE,
            seq=seq,
            created_at=MOMENT,
            has_personal_data=bool(recipients),
            recipients=recipients,
        )
        draft = replace(draft, **parts)
        contents = Contents(
            draft.bundle_id,
            kind,
            MOMENT,
            secrets.token_hex(16),
            filled(kind, tables or {}),
            tuple(Listed(f.sha256, f.size, "application/pdf") for f in attached),
        )
        return make_bundle(draft, contents, attached, self.key, workdir)


def filled(kind: BundleType, rows: dict[str, list[dict]]) -> tuple[Table, ...]:
    """Return our own tables of a kind with some rows by column."""
    return tuple(
        replace(shape, rows=tuple(_row(shape, row) for row in rows[shape.name]))
        for shape in shapes(kind)
        if shape.name in rows
    )


def _row(shape: Table, given: dict) -> tuple:
    blank = {"string": "x", "integer": 1, "number": Decimal(0), "boolean": False}
    return tuple(
        given.get(f.name, blank.get(f.type, MOMENT.date()) if f.required else None)
        for f in shape.fields
    )


def unit(number: int, name: str = "Phòng", rev: int = 1) -> dict:
    """Return a row of `units`."""
    return {
        "id": f"00000000-0000-7000-8000-{number:012d}",
        "rev": rev,
        "subject_id": f"u{number}",
        "name": f"{name} {number}",
        "kind": "office",
    }


def know(office: Office, other: Correspondent) -> None:
    """Have an office believe another one by its digits."""
    office.identity.trust.confirm(other.sender, other.digits, office.identity.org)


def know_many(office: Office, others: list[Correspondent]) -> None:
    """Have an office know many at once, as if a list of keys had named them."""
    rows = [
        exchange.KnownKeyRow(
            key_id=other.key.verifying_key.key_id,
            org=other.org,
            name=other.name,
            signing=str(other.key.verifying_key),
            sealing=other.sealing[1],
            escrow="",
            status="active",
            valid_from=1,
            valid_to=None,
            source="keyring",
            confirmed_on=office.today(),
        )
        for other in others
    ]
    exchange.put_known_keys(office._database, rows)


def city_in(root: Path, clock=lambda: NOW) -> Office:
    """Open a new office of a city."""
    office = Office.open(root, clock)
    with office.trail.operation("Lập cơ quan"):
        office.introduce(CITY_PARTICULARS)
    return office


def receiving_of(office: Office, **parts) -> Receiving:
    """Return the receiving of an office without receipts; `parts` replace its own."""
    return Receiving(office._desk, office.identity, office.backups, **parts)


def submit(
    office: Office, folder: Path, who: Correspondent, seqs: int = 1, **parts
) -> list[Made]:
    """Make that many submissions, each with one more unit than the one before."""
    made: list[Made] = []
    for seq in range(1, seqs + 1):
        rows = [unit(number, rev=1) for number in range(seq)]
        rows[0] = unit(0, f"Ban lần {seq}", rev=seq)
        prev = made[-1].sha256 if made else None
        made.append(
            who.bundle(office, folder, seq, {"units": rows}, prev=prev, **parts)
        )
    return made


def dump(office: Office) -> str:
    """Return everything that counts here: tracked tables, streams, their rows."""
    database = office._database
    streams = exchange.streams(database)
    rows = [exchange.received_rows(database, one.current) for one in streams]
    files = [exchange.received_files(database, one.current) for one in streams]
    return repr((office.trail.content_digest(), streams, rows, files))


def check_sound(office: Office) -> None:
    """Check what holds whatever happened: a whole file, nothing left in staging."""
    database = office._database
    assert database.read("PRAGMA integrity_check") == [("ok",)]
    assert database.read("PRAGMA foreign_key_check") == []
    staging = receiving_of(office).staging
    assert not staging.folder.exists() or list(staging.folder.iterdir()) == []
    outside = {path.name for path in office.folders.root.iterdir()}
    assert outside <= OURS, outside
    for stream in exchange.streams(database):
        assert receiving.bundle(database, stream.current) is not None
        assert exchange.received_rows(database, stream.current)


OURS = {
    "so-vang.db",
    "so-vang.db-wal",
    "so-vang.db-shm",
    "so-vang.db-journal",
    "backups",
    "evidence",
    "exports",
    "logs",
    "exchange",
}


def as_units(context: Context, opened: Opened) -> None:
    """Take the units of a submission over into the register: tracked rows."""
    table = opened.contents.table("units")
    names = table.field_names
    found = [dict(zip(names, row, strict=True)) for row in table.rows]
    database = context.desk.database
    units = [Unit(row["subject_id"], row["name"], UnitKind.OFFICE) for row in found]
    subjects.put_units(database, units)
    kept = {one.id for one in units}
    for one in subjects.units(database):
        if one.id not in kept and one.retired_on is None:
            subjects.retire(database, one.id, context.received_on)


@pytest.fixture(autouse=True)
def applier(monkeypatch):
    """Take submissions into the register only: what a city makes of them is its own."""
    monkeypatch.setitem(
        taking_in.TAKE_IN, BundleType.SUBMISSION, Applier(apply=as_units)
    )
    monkeypatch.setattr(checking, "_recomputed", lambda opened: [])


@pytest.fixture
def place(template, tmp_path):
    """Return a function that gives a fresh copy of the city and its stick."""
    counter = iter(range(10**6))

    def fresh():
        root = tmp_path / str(next(counter))
        shutil.copytree(template, root)
        return root

    return fresh


@contextmanager
def opened(root):
    with Office.open(root / "thanh-pho", lambda: NOW) as city:
        yield city
