"""A commune and its city in two folders, with the stick that goes between them."""

from dataclasses import dataclass
from pathlib import Path

import pyrage
import pytest

from desktop.bundles.sealed.envelope import BundleType
from desktop.bundles.sealed.opening import cleared, open_head, open_payload
from desktop.office.exchanging import key_lock
from desktop.office.exchanging.enrolment import NEXT_KEYS
from desktop.office.office import Office, Particulars

COMMUNE = Particulars(
    "01", "00008", "ward", "Vân Khê", "Thành phố Hà Nội", "Vân Khê", "Phòng VHXH"
)
OTHER = Particulars(
    "01", "00025", "ward", "Mai Lĩnh", "Thành phố Hà Nội", "Mai Lĩnh", "Phòng VHXH"
)
CITY = Particulars(
    "01", "", "city", "thành phố Hà Nội", "Thành phố Hà Nội", "Hà Nội", "Sở Nội vụ"
)
COMMUNE_ORG, CITY_ORG = "vn-xa-00008", "vn-tinh-01"


@dataclass
class Stick:
    """A folder that stands for the USB stick."""

    place: Path

    def head(self, file, receiver):
        """Return the head of a bundle as a receiver sees it."""
        identity = receiver.identity
        return open_head(file, identity.known(), identity.org)

    def opened(self, file, receiver):
        """Return a bundle with what is inside."""
        head = self.head(file, receiver)
        is_enrol = head.envelope.type is BundleType.ENROL
        shapes = (NEXT_KEYS,) if is_enrol else ()
        workdir = self.place / "opened"
        with cleared(workdir):
            secrets = receiver.identity.secrets()
            return open_payload(head, secrets, workdir, shapes)


def opened_as(particulars, root, clock):
    """Open an office and say whose it is."""
    office = Office.open(root, clock)
    office.introduce(particulars)
    return office


def introduce_city(commune, city, stick):
    """Let the commune type the digits of the city's sheet."""
    file = city.identity.enrolment(commune.identity.org, stick.place)
    head = stick.head(file, commune)
    commune.identity.confirm(head.envelope, city.identity.fingerprint())


def introduce_commune(commune, city, stick):
    """Let the city type the digits of the commune's sheet."""
    file = commune.identity.enrolment(city.identity.org, stick.place)
    head = stick.head(file, city)
    city.identity.confirm(head.envelope, commune.identity.fingerprint())


def hand_down(city, commune, stick):
    """Publish the city's list and let the commune take it over."""
    city.identity.publish()
    file = city.identity.keyring_bundle(commune.identity.org, stick.place)
    opened = stick.opened(file, commune)
    return commune.identity.accept(opened.contents.others, opened.head.envelope.sender)


@pytest.fixture
def commune(tmp_path, clock):
    with opened_as(COMMUNE, tmp_path / "xa", clock) as office:
        yield office


@pytest.fixture
def city(tmp_path, clock):
    with opened_as(CITY, tmp_path / "tp", clock) as office:
        yield office


@pytest.fixture
def stick(tmp_path):
    return Stick(tmp_path / "usb")


@pytest.fixture
def quick_lock(monkeypatch):
    """A passphrase that costs no second of work to try; what it does is the same."""

    class Quick:
        @staticmethod
        def encrypt(data, words):
            return words.encode() + b"\0" + data

        @staticmethod
        def decrypt(data, words):
            kept, _, secret = data.partition(b"\0")
            if kept != words.encode():
                raise pyrage.DecryptError("wrong")
            return secret

    monkeypatch.setattr(key_lock, "by_passphrase", Quick)
