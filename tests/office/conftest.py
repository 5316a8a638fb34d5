"""An office in a folder of its own, new or demonstration, for every test here."""

import gc
import logging
import shutil
import sys
from datetime import datetime, timedelta

import pytest

from db.identity import new_id
from desktop import logs
from desktop.awards.forms import Signatory
from desktop.emulation.participants import Employment, Person, Unit, UnitKind
from desktop.emulation.scoring import Side
from desktop.office.demo import demo
from desktop.office.office import Office, Particulars
from desktop.office.registers.scorebook import Entry
from tests.office import city_at_work

PLAN = "hong-van-2025"
PARTICULARS = Particulars(
    "01", "10210", "commune", "Hồng Vân", "Thành phố Hà Nội", "Hồng Vân", "Phòng"
)
CHAIR = Signatory("", "Đinh Công Thuận", ("CHỦ TỊCH",), is_default=True)
DEPUTY = Signatory("", "Cao Thị Bích Lan", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"))


@pytest.fixture(autouse=True)
def nothing_left_changed():
    """Give back what the start of the program sets for its whole process."""
    kept = logging.raiseExceptions, logging.lastResort, sys.excepthook
    level, thresholds = logging.getLogger().level, gc.get_threshold()
    yield
    logging.raiseExceptions, logging.lastResort, sys.excepthook = kept
    logs.stop()
    logging.getLogger().setLevel(level)
    gc.set_threshold(*thresholds)


class TickingClock:
    """A clock that goes on by a minute whenever somebody looks."""

    def __init__(self, at=datetime(2025, 12, 5, 10, 32)):
        self.time = at

    def __call__(self):
        self.time += timedelta(minutes=1)
        return self.time


@pytest.fixture
def clock():
    return TickingClock()


@pytest.fixture
def root(tmp_path):
    return tmp_path / "so"


@pytest.fixture
def new_office(root, clock):
    with Office.open(root, clock) as office:
        yield office


@pytest.fixture
def office(new_office):
    """An office after the first start, with one unit and one person."""
    new_office.set_up(PARTICULARS, [CHAIR, DEPUTY], PLAN)
    unit = Unit(new_id(), "Phòng Kinh tế", UnitKind.OFFICE)
    person = Person(new_id(), "Vũ Đình Lợi", unit.id, Employment.CIVIL_SERVANT)
    new_office.register.add_many([unit, person], "Nhập đơn vị và người")
    return new_office


@pytest.fixture(scope="session")
def demo_template(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mau") / "so"
    demo.prepare(folder, PLAN).close()
    return folder


@pytest.fixture
def demo_root(demo_template, root):
    shutil.copytree(demo_template, root)
    return root


@pytest.fixture
def demo_office(demo_root):
    with Office.open(demo_root) as office:
        yield demo.in_its_time(office)


@pytest.fixture
def enter():
    """Type one score: `enter(office, subject, "A1", "4,5", reason="…")`."""

    def type_score(office, subject_id, criterion, typed, side="verified", reason=""):
        cell = Entry(subject_id, criterion, Side(side), typed)
        office.scorebook.enter(office.roundup(), cell, reason)

    return type_score


@pytest.fixture
def named():
    """Return the one subject of that name: `named(office, "Trạm Y tế")`."""

    def find(office, name):
        [found] = [s for s in office.register.find(name) if s.name == name]
        return found

    return find


@pytest.fixture(scope="session")
def city_folders(tmp_path_factory):
    """Folders of a city and two communes that know each other's keys, and the time."""
    return city_at_work.make_folders(tmp_path_factory.mktemp("thanh-pho"))


@pytest.fixture
def city_offices(city_folders, tmp_path):
    """The open offices of a city and two communes."""
    folder, moment = city_folders
    shutil.copytree(folder, tmp_path / "so")
    with city_at_work.opened(tmp_path / "so", moment) as found:
        yield found
