"""A ward with a whole year in its books and the city above it, each in its folder."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from db.identity import new_id
from desktop.awards.forms import Signatory
from desktop.bundles.sealed.envelope import BundleType
from desktop.emulation.participants import Unit, UnitKind
from desktop.office.demo import demo
from desktop.office.office import Office, Particulars

WARD_PLAN, CITY_PLAN = "ngoc-ha-2026-2030", "ha-noi-2026-2030"
WARD, CITY = "vn-xa-00008", "vn-tinh-01"
NOW = datetime(2026, 11, 20, 8, 0)
_CITY = Particulars(
    "01",
    "",
    "city",
    "thành phố Hà Nội",
    "Thành phố Hà Nội",
    "Hà Nội",
    "Sở Nội vụ",
)
_CHAIR = Signatory("", "Cầm Vĩnh Tường", ("CHỦ TỊCH",), is_default=True)


def make_templates(folder: Path) -> tuple[Path, Path]:
    """Make both offices once; tests work on copies."""
    ward, city = folder / "phuong", folder / "thanh-pho"
    demo.prepare(ward, WARD_PLAN).close()
    with Office.open(city, lambda: NOW) as office:
        office.set_up(_CITY, [_CHAIR], CITY_PLAN)
        unit = Unit(new_id(), "Phường Ngọc Hà", UnitKind.WARD)
        office.register.add_many([unit], "Nhập phường")
        office.identity.me()
    return ward, city


def opened_ward(template: Path, root: Path) -> Office:
    """Open a copy of the ward."""
    shutil.copytree(template, root)
    return demo.in_its_time(Office.open(root))


def opened_city(template: Path, root: Path) -> Office:
    """Open a copy of the city."""
    shutil.copytree(template, root)
    return Office.open(root, lambda: NOW)


def believe(receiver: Office, sender: Office, bundle: Path) -> None:
    """Type the thirty digits of the sender's sheet for a bundle at hand."""
    from desktop.bundles.sealed.opening import open_head

    head = open_head(bundle, receiver.identity.known(), receiver.identity.org)
    if head.is_held:
        receiver.identity.confirm(head.envelope, sender.identity.fingerprint())


def make_receipt(office, receipt, to):
    """Make a receipt bundle with what a test wants it to say."""
    sending = office.sending
    prepared = sending.prepare(BundleType.RECEIPT, to, receipt=receipt)
    return sending.make(prepared, state_secret_free=True)


@pytest.fixture(scope="module")
def templates(tmp_path_factory):
    return make_templates(tmp_path_factory.mktemp("mau"))


@pytest.fixture
def ward(templates, tmp_path):
    with opened_ward(templates[0], tmp_path / "phuong") as office:
        yield office


@pytest.fixture
def city(templates, tmp_path):
    with opened_city(templates[1], tmp_path / "thanh-pho") as office:
        yield office
