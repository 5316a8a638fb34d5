"""A made-up city and a few of its communes, each with an office of its own.

The city is the demonstration of the Hà Nội plan; every commune is a copy of the ward of
the Ngọc Hà plan under an invented name, a code no commune has, and other people. They
have introduced their keys to each other, so that bundles can go up and down.
"""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from desktop.office.demo import demo
from desktop.office.office import Office, Particulars

CITY_PLAN, COMMUNE_PLAN = "ha-noi-2026-2030", "ngoc-ha-2026-2030"
CITY = "vn-tinh-01"
COMMUNES = (
    ("99001", "ward", "Hoa Sen"),
    ("99002", "ward", "Sấu Già"),
    ("99003", "commune", "Đồng Lúa"),
    ("99004", "commune", "Bãi Dâu"),
)
"""Code, kind and name; the names are those of units in the city's demonstration."""

_FAMILIES = ("Cù", "Lều", "Bồ", "Tiêu", "Quản", "Giáp", "Ninh", "Ông", "Thi", "Xa")
_KINDS = {"ward": "Phường", "commune": "Xã", "special_zone": "Đặc khu"}
_FORMER = "Phường Ngọc Hà"


@dataclass(frozen=True, slots=True)
class City:
    """The open offices; `communes` by code of the exchange: "vn-xa-99001"."""

    city: Office
    communes: dict[str, Office]


@contextmanager
def made_up_city(
    root: Path,
    communes: Sequence[tuple[str, str, str]] = COMMUNES,
    now: datetime | None = None,
) -> Iterator[City]:
    """Make a city with communes below a folder and hold them open.

    Args:
        root: an empty folder; each office gets one in it.
        communes: code, kind and name of each.
        now: by all their clocks; the city's own demonstration time where absent.
    """
    with ExitStack() as stack:
        city = stack.enter_context(_city(root / "thanh-pho"))
        moment = now or city.now()
        clock = demo.Clock(moment)
        city = city.with_clock(clock)
        ward = root / "mau"
        demo.prepare(ward, COMMUNE_PLAN).close()
        made = {}
        for number, (code, kind, name) in enumerate(communes):
            folder = root / f"xa-{code}"
            shutil.copytree(ward, folder)
            office = stack.enter_context(Office.open(folder)).with_clock(clock)
            _rename(office, number, code, kind, name)
            made[f"vn-xa-{code}"] = office
        shutil.rmtree(ward)
        yield City(city, made)


def introduce(found: City, stick: Path) -> None:
    """Let the city and its communes know each other's keys, by their thirty digits."""
    city = found.city
    for office in found.communes.values():
        meet(city, office, stick)
        meet(office, city, stick)


def meet(office: Office, other: Office, stick: Path) -> None:
    """Let an office know another one: its bundle is held, then its digits typed."""
    file = other.identity.enrolment(office.identity.org, stick)
    job = office.receiving.take(file)
    job = office.receiving.confirm_sender(job, other.identity.fingerprint())
    office.receiving.apply(job)
    file.unlink()


@contextmanager
def _city(folder: Path) -> Iterator[Office]:
    demo.prepare(folder, CITY_PLAN).close()
    with Office.open(folder) as opened:
        office = demo.in_its_time(opened)
        mine = office.particulars()
        if mine is not None:
            office.introduce(replace(mine, province_code="01"))
        yield office


def _rename(office: Office, number: int, code: str, kind: str, name: str) -> None:
    """Give a copied commune its own name, and its people other family names."""
    full = f"{_KINDS[kind]} {name}"
    with office.trail.operation(f"Đặt tên {full}"):
        mine = office.particulars()
        if mine is not None:
            office.introduce(_renamed(mine, code, kind, name))
        for unit in office.register.units(with_retired=True):
            if _FORMER in unit.name:
                office.register.change(
                    replace(unit, name=unit.name.replace(_FORMER, full))
                )
        for person in office.register.people(with_retired=True):
            rest = person.name.partition(" ")[2]
            family = _FAMILIES[number % len(_FAMILIES)]
            middle = f" {_FAMILIES[number // len(_FAMILIES)]}" if number > 9 else ""
            office.register.change(replace(person, name=f"{family}{middle} {rest}"))


def _renamed(mine: Particulars, code: str, kind: str, name: str) -> Particulars:
    return replace(mine, commune_code=code, kind=kind, name=name, place=name)
