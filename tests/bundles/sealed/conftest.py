"""An office, a city and a small bundle from one to the other; everything in memory."""

import io
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.bundles.sealed import payload_zip
from desktop.bundles.sealed.attachments import media_type_of
from desktop.bundles.sealed.catalogue import BundleRefusedError
from desktop.bundles.sealed.container import read_container
from desktop.bundles.sealed.encryption import new_identity
from desktop.bundles.sealed.envelope import BundleType, Scope, Sender
from desktop.bundles.sealed.keyring import KnownKey
from desktop.bundles.sealed.making import Draft, Made, make_bundle
from desktop.bundles.sealed.manifest import Contents, Listed
from desktop.bundles.sealed.minisign import SigningKey
from desktop.bundles.sealed.opening import Head, check_head
from desktop.bundles.tables import Field, Table

COMMUNE, CITY = "vn-xa-00008", "vn-tinh-01"
BUNDLE_ID = "0198f0c2-0000-7000-8000-000000000001"
MOMENT = datetime(2026, 11, 18, 9, 30, 12, tzinfo=UTC)


@dataclass
class Party:
    """An office with its keys."""

    org: str
    name: str
    key: SigningKey = field(default_factory=SigningKey.generate)
    identity: tuple[str, str] = field(default_factory=new_identity)
    escrow: tuple[str, str] = field(default_factory=new_identity)

    @property
    def sender(self) -> Sender:
        return Sender(
            self.org,
            self.name,
            self.key.verifying_key.key_id,
            "0123456789abcdef",
            str(self.key.verifying_key),
            self.identity[1],
        )

    @property
    def known(self) -> KnownKey:
        key = self.key.verifying_key
        return KnownKey(self.org, self.name, key, self.identity[1], self.escrow[1])


@dataclass
class Known:
    """What a receiver knows."""

    parties: list[KnownKey]

    def key(self, key_id: str) -> KnownKey | None:
        return next((k for k in self.parties if k.signing.key_id == key_id), None)


@pytest.fixture(scope="session")
def commune() -> Party:
    return Party(COMMUNE, "UBND phường Ngọc Hà")


@pytest.fixture(scope="session")
def city() -> Party:
    return Party(CITY, "UBND thành phố Hà Nội")


def scores() -> Table:
    return Table(
        "scores",
        "Điểm",
        (
            Field("id", "string", required=True, title="Mã dòng"),
            Field("points", "number", title="Điểm"),
            Field("note", "string", title="Ghi chú"),
        ),
        ("id",),
        (("a", Decimal("1.5"), "=1+1"), ("b", None, "một\nhai")),
    )


def empty(table: Table) -> Table:
    return replace(table, rows=())


@pytest.fixture
def make(commune: Party, city: Party, tmp_path: Path) -> Callable[..., Made]:
    """Make a bundle; whatever is given replaces a part of the draft."""

    def made(
        tables: tuple[Table, ...] | None = None, files: tuple[bytes, ...] = (), **parts
    ) -> Made:
        workdir = tmp_path / secrets.token_hex(4)
        workdir.mkdir()
        attached = []
        for number, data in enumerate(files):
            path = workdir / f"{number}.src"
            path.write_bytes(data)
            attached.append(payload_zip.look_at(path))
        key = parts.pop("key", commune.key)
        draft = Draft(
            BUNDLE_ID,
            BundleType.SUBMISSION,
            commune.sender,
            (CITY,),
            Scope("cchc", "2026"),
            1,
            MOMENT,
            has_personal_data=True,
            recipients=city.known.recipients,
        )
        contents = Contents(
            BUNDLE_ID,
            parts.get("type", BundleType.SUBMISSION),
            MOMENT,
            "00" * 16,
            (scores(),) if tables is None else tables,
            tuple(Listed(f.sha256, f.size, media_type_of(f.path)) for f in attached),
        )
        draft = replace(draft, **parts)
        return make_bundle(draft, contents, attached, key, workdir)

    return made


@pytest.fixture
def small(make: Callable[..., Made]) -> bytes:
    """The bytes of a small honest bundle."""
    return make().path.read_bytes()


def read_head(data: bytes, keys: Known, mine: str = CITY) -> Head:
    path = Path("bundle.tdkt")
    container = read_container(path, io.BytesIO(data), len(data))
    return check_head(container, keys, mine)


def code_of(call: Callable[[], object]) -> str:
    """Return the number a call is refused with; "" where it is not."""
    try:
        call()
    except BundleRefusedError as refusal:
        return refusal.code
    return ""


@pytest.fixture
def keys(commune: Party, city: Party) -> Known:
    return Known([commune.known, city.known])


@pytest.fixture
def forger(commune: Party, city: Party, tmp_path: Path):
    """A sender with a good key who puts anything into a bundle."""
    from tests.bundles.sealed.forging import Forger

    return Forger(commune, city, tmp_path)
