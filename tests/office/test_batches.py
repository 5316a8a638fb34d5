"""All communes of a city on one stick: the good ones in, each bad one by its code."""

import random
import shutil

import pytest

from db import exchange
from desktop.bundles.sealed.envelope import BundleType
from desktop.office.exchanging import checking, taking_in
from desktop.office.exchanging.jobs import State, state_of
from desktop.office.exchanging.taking_in import Applier
from desktop.office.office import Office
from tests.office.two_offices import (
    NOW,
    Correspondent,
    check_sound,
    city_in,
    dump,
    know_many,
    receiving_of,
    unit,
)

COMMUNES, POISONED, NATION = 126, 30, 3321


def _flip(data):
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


# Each way to poison a file, and the number it is told by.
POISON = (
    (lambda data: data[:-9], "TD-102"),
    (_flip, "TD-103"),
    (lambda data: b"", "TD-012"),
    (lambda data: b"MZ" + data, "TD-101"),
    (lambda data: data + b"!", "TD-103"),
    (None, "TD-122"),  # signed by another commune
    (None, "TD-123"),  # for another city
    (None, "TD-408"),  # a reference that leads nowhere
    (None, "TD-113"),  # a key nobody knows
    (None, "TD-409"),  # a circle of units
)


@pytest.fixture(autouse=True)
def applier(monkeypatch):
    monkeypatch.setitem(taking_in.TAKE_IN, BundleType.SUBMISSION, Applier())
    monkeypatch.setattr(checking, "_recomputed", lambda opened: [])


@pytest.fixture
def city(tmp_path):
    with city_in(tmp_path / "thanh-pho") as office:
        yield office


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "usb" / "TDKT"
    folder.mkdir(parents=True)
    return folder


def make(city, folder, who, poison=None, other=None):
    """Make the bundle of a commune, poisoned or not; return its file."""
    rows, parts = [unit(1), unit(2)], {}
    change, code = poison or (None, "")
    if code == "TD-123":
        parts["to"] = ("vn-tinh-01",)
    if code == "TD-408":
        rows = [{**unit(1), "parent_id": "u77"}]
    if code == "TD-409":
        rows = [{**unit(1), "parent_id": "u1"}]
    if code == "TD-122":
        parts["sender"] = Correspondent(who.org, who.name, other.key).sender
        who = other
    made = who.bundle(city, folder.parent, 1, {"units": rows}, **parts)
    target = folder / f"{random.randrange(10**12):012d}.tdkt"
    data = made.path.read_bytes()
    target.write_bytes(change(data) if change else data)
    made.path.unlink()
    return target


@pytest.fixture
def communes(city):
    found = [
        Correspondent(f"vn-xa-{99001 + number}", f"Ủy ban nhân dân xã {number}")
        for number in range(COMMUNES)
    ]
    know_many(city, found)
    return found


def test_thirty_poisoned_bundles_never_stop_the_others(city, stick, communes, counted):
    chance = random.Random(30)
    bad = chance.sample(range(COMMUNES), POISONED)
    expected = {}
    for number, who in enumerate(communes):
        poison = POISON[bad.index(number) % len(POISON)] if number in bad else None
        if poison and poison[1] == "TD-113":
            who = Correspondent(who.org, who.name)
        other = communes[(number + 1) % COMMUNES]
        expected[make(city, stick, who, poison, other).name] = poison and poison[1]
    pipeline = receiving_of(city)

    paths = pipeline.find(stick.parent)
    jobs = pipeline.batch(paths)

    assert len(paths) == len(jobs) == COMMUNES
    told = {job.file_name: job.code or None for job in jobs}
    assert told == expected
    applied = [job for job in jobs if state_of(job).is_taken_in]
    assert len(applied) == COMMUNES - POISONED
    assert len(exchange.streams(city._database)) == COMMUNES - POISONED
    assert all(job.sentence and job.next_step for job in jobs if job.code)
    held = [job for job in jobs if state_of(job) is State.HELD]
    assert {job.sha256 for job in held} == set(pipeline.staging.waits())
    assert len(city.backups.copies()) == 1
    check_sound(city)
    counted("F39", len(jobs))


def in_any_order(city, stick, communes, tmp_path, orders):
    """Read a stick in random orders, each into a city of its own; return how many."""
    paths = [make(city, stick, who) for who in communes]
    template = tmp_path / "mau"
    shutil.copytree(city.folders.root, template)
    dumps = set()
    for seed in range(orders):
        root = tmp_path / f"{seed}"
        shutil.copytree(template, root)
        order = paths + paths[::7]
        random.Random(seed).shuffle(order)
        with Office.open(root, lambda: NOW) as other:
            jobs = receiving_of(other).batch(order)
            assert [state_of(job).is_taken_in for job in jobs].count(True) == len(paths)
            check_sound(other)
            dumps.add(dump(other))
        shutil.rmtree(root)
    assert len(dumps) == 1
    return orders


def test_in_whatever_order_a_stick_is_read_the_same_is_there(
    city, stick, communes, tmp_path, counted
):
    counted("F13 communes", in_any_order(city, stick, communes[:8], tmp_path, 20))


@pytest.mark.faults
@pytest.mark.timeout(1800)
def test_in_whatever_order_all_communes_come_the_same_is_there(
    city, stick, communes, tmp_path, counted
):
    counted("F13 communes slow", in_any_order(city, stick, communes, tmp_path, 20))


@pytest.mark.faults
@pytest.mark.timeout(1800)
def test_every_commune_of_the_country_is_taken_in(city, stick, counted):
    everybody = [
        Correspondent(f"vn-xa-{number:05d}", f"Ủy ban nhân dân xã {number}")
        for number in range(1, NATION + 1)
    ]
    know_many(city, everybody)
    paths = [make(city, stick, who) for who in everybody]

    jobs = receiving_of(city).batch(paths)

    assert {state_of(job) for job in jobs} == {State.APPLIED}
    assert len(exchange.streams(city._database)) == NATION
    check_sound(city)
    counted("F39 slow", len(jobs))


def test_looking_at_a_stick_takes_nothing_in(city, stick, communes):
    paths = [make(city, stick, who) for who in communes[:3]]
    before = dump(city)

    jobs = receiving_of(city).batch(paths, apply=False)

    assert {state_of(job) for job in jobs} == {State.PREVIEW}
    assert dump(city) == before
    assert city.backups.copies() == []


def test_a_batch_stops_after_the_file_at_which_it_was_told_to(city, stick, communes):
    paths = [make(city, stick, who) for who in communes[:3]]

    jobs = receiving_of(city).batch(paths, lambda done, total: done < 2)

    assert [state_of(job).is_taken_in for job in jobs] == [True, True]
