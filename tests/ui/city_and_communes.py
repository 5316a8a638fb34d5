"""A city and two communes in one folder with their bundles, for the window's tests."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.bundles.sealed.envelope import BundleType
from desktop.office.demo.city import City
from tests.office.city_at_work import HOA_SEN, make_folders, opened, send


def make_template(root: Path) -> tuple[Path, object]:
    """Make folders once: offices that know each other, a stick with their bundles."""
    folder, moment = make_folders(root)
    stick = root / "usb" / "TDKT"
    stick.mkdir(parents=True, exist_ok=True)
    with opened(folder, moment) as found:
        for office in found.communes.values():
            shutil.copy(send(office), stick)
        org = next(iter(found.communes))
        plan = found.city.sending.prepare(BundleType.PLAN, org)
        found.city.sending.put(
            found.city.sending.make(plan, state_secret_free=True), root / "usb"
        )
    return root, moment


@contextmanager
def at_work(template: tuple[Path, object], root: Path) -> Iterator[tuple[City, Path]]:
    """Open a copy; give the offices and the stick."""
    source, moment = template
    shutil.copytree(source, root)
    with opened(root / "so", moment) as found:
        yield found, root / "usb"


def unknown_bundle(template: tuple[Path, object], root: Path) -> Path:
    """Return the submission of a commune the city has never heard of."""
    source, moment = template
    shutil.copytree(source / "so", root)
    with opened(root, moment) as found:
        office = found.communes["vn-xa-99001"]
        office.identity.rotate(is_stolen=True)
        return Path(shutil.copy(send(office), root))


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    return make_template(tmp_path_factory.mktemp("trao-doi"))


@pytest.fixture
def offices(template, tmp_path):
    with at_work(template, tmp_path / "o") as (found, stick):
        yield found, stick


@pytest.fixture
def city(offices):
    return offices[0].city


@pytest.fixture
def ward(offices):
    return offices[0].communes[HOA_SEN]


@pytest.fixture
def empty(tmp_path):
    folder = tmp_path / "usb-trong"
    folder.mkdir()
    return folder
