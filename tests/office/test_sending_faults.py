"""Plugs pulled and disks full while a bundle is made: it is whole, or has no name.

Whatever happened: the office's file is sound, every file that is named like a bundle
is a whole one, no number is given twice, nobody takes the office for a copied or
restored one, and sending works as soon as it can.
"""

import os
import random
import shutil
from contextlib import contextmanager

import pytest

from desktop.bundles.sealed.catalogue import BundleRefusedError
from desktop.bundles.sealed.container import open_container
from desktop.bundles.sealed.envelope import BundleType, read_envelope
from desktop.errors import OfficeError
from desktop.office.demo import demo
from desktop.office.office import Office
from tests.office.plugs import Killed, in_child
from tests.office.ward_and_city import (
    NOW,
    WARD,
    believe,
    opened_city,
    opened_ward,
    templates,
)

__all__ = ["templates"]
SUBMISSION, PLAN = BundleType.SUBMISSION, BundleType.PLAN
POINTS = 15
SCANS = 2
SCAN = 1_300_000

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


# --- offices about to send ----------------------------------------------------------


def first_with_scans(templates, root):
    """Make a ward that never sent anything and has large files to send."""
    with opened_ward(templates[0], root) as ward:
        initiative = ward.roundup().initiatives[0]
        for number in range(SCANS):
            scan = root.with_name(f"quet-{number}.pdf")
            scan.write_bytes(b"%PDF-1.4\n" + random.Random(number).randbytes(SCAN))
            ward.records.attach(f"initiative:{initiative.id}", scan)


def first_and_plain(templates, root):
    """Make a ward that never sent anything."""
    opened_ward(templates[0], root).close()


def once_more(templates, root):
    """Make a ward that sent a bundle before."""
    with opened_ward(templates[0], root) as ward:
        send(ward, root.with_name("usb-truoc"))


def to_a_known_city(templates, root):
    """Make a ward that has the city's key, so that nobody else reads what it sends."""
    with (
        opened_ward(templates[0], root) as ward,
        opened_city(templates[1], root.with_name("tp-truoc")) as city,
    ):
        plan = city.sending.prepare(PLAN, WARD)
        made = city.sending.make(plan, state_secret_free=True)
        believe(ward, city, made.path)


def down_from_the_city(templates, root):
    """Make a city that hands a plan down."""
    opened_city(templates[1], root).close()


SITUATIONS = (
    first_with_scans,
    first_and_plain,
    once_more,
    to_a_known_city,
    down_from_the_city,
)


@contextmanager
def opened(root):
    """Open an office again, at the time it lives in."""
    with Office.open(root, lambda: NOW) as office:
        is_city = office.identity.org.startswith("vn-tinh")
        yield office if is_city else demo.in_its_time(office)


def kind_of(office):
    is_city = office.identity.org.startswith("vn-tinh")
    return (PLAN, WARD) if is_city else (SUBMISSION, "")


def send(office, stick):
    """Make a bundle and put it on a stick; return the bundle."""
    stick.mkdir(exist_ok=True)
    made = make(office)
    office.sending.put(made, stick)
    return made


def make(office):
    prepared = office.sending.prepare(*kind_of(office))
    return office.sending.make(
        prepared, state_secret_free=True, allow_plain=prepared.needs_consent
    )


def pulled(office, at):
    """Have an office tell the points of its sending to somebody else."""
    office.sending._at = office.sending._copies._at = at
    return office


# --- the oracle ---------------------------------------------------------------------


def check_sound(office):
    assert office._database.read("PRAGMA integrity_check") == [("ok",)]
    assert office._database.read("PRAGMA foreign_key_check") == []


def whole_bundles(*folders):
    """Return the heads of every file named like a bundle; each of them is whole."""
    paths = [path for folder in folders for path in folder.rglob("*.tdkt")]
    containers = [open_container(path) for path in paths]
    heads = [read_envelope(container.envelope) for container in containers]
    assert [path.name for path in paths] == [head.file_name for head in heads]
    return heads


def check_goes_on(root, stick):
    """Send again and check that the numbers are those of one unbroken life."""
    with opened(root) as office:
        check_sound(office)
        before = whole_bundles(root / "exchange" / "sent", stick)
        for sent in office.sending.sent():
            assert office.sending.kept_file(sent).is_file()
        epoch = office.identity.me().epoch
        assert office.sending.warning() == ""
        made = send(office, stick).envelope
        assert made.sender.epoch == epoch
        assert made.seq > max((head.seq for head in before), default=0)
        assert {sent.seq for sent in office.sending.sent()} >= {made.seq}
        office.sending.check(office.sending.sent()[0], stick)
        assert not list((root / "exchange").glob("gui-*"))
        check_sound(office)


# --- the plug -----------------------------------------------------------------------


def points_of(root, stick):
    labels = []
    with opened(root) as office:
        send(pulled(office, labels.append), stick)
    return labels


def kill_at_every_point(make_office, templates, tmp_path):
    """Pull the plug at each point of a sending; return how often."""
    template = tmp_path / "mau"
    make_office(templates, template)
    trial = tmp_path / "thu"
    shutil.copytree(template, trial)
    labels = points_of(trial, tmp_path / "usb-thu")
    assert len(labels) >= POINTS
    for number in range(1, len(labels) + 1):
        root, stick = tmp_path / f"{number}", tmp_path / f"usb-{number}"
        shutil.copytree(template, root)
        stick.mkdir()

        def sending(root=root, stick=stick, number=number):
            with opened(root) as office:
                send(pulled(office, Killed(number)), stick)

        assert in_child(sending), labels[number - 1]
        check_goes_on(root, stick)
        shutil.rmtree(root)
    return len(labels)


@needs_fork
def test_a_plug_pulled_at_any_point_of_sending_breaks_nothing(
    templates, tmp_path, counted
):
    counted("F27", kill_at_every_point(first_and_plain, templates, tmp_path))


@needs_fork
@pytest.mark.faults
@pytest.mark.timeout(1800)
def test_no_plug_pulled_breaks_any_kind_of_sending(templates, tmp_path, counted):
    tried = 0
    for make_office in SITUATIONS:
        place = tmp_path / make_office.__name__
        place.mkdir()
        tried += kill_at_every_point(make_office, templates, place)
        shutil.rmtree(place)
    counted("F27 slow", tried)


def test_half_a_bundle_of_last_time_is_gone_with_the_next(templates, tmp_path):
    first_and_plain(templates, tmp_path / "phuong")
    left = tmp_path / "phuong" / "exchange" / "gui-abc"
    left.mkdir(parents=True)
    (left / "TDKT_half.tdkt.part").write_bytes(b"half, and readable")

    check_goes_on(tmp_path / "phuong", tmp_path / "usb")

    assert not left.exists()


# --- the disk -----------------------------------------------------------------------


@contextmanager
def room_for(size):
    """Let no file of this process grow beyond a size: the disk is full there."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_that_is_full_at_any_byte_leaves_no_bundle(templates, tmp_path, counted):
    root, stick = tmp_path / "phuong", tmp_path / "usb"
    first_with_scans(templates, root)
    size = SCANS * SCAN
    rooms = [0, 100, 3_000, 40_000, *range(size // 10, size, size // 9)]
    with opened(root) as office:
        for room in rooms:
            with room_for(room), pytest.raises(OfficeError) as refused:
                make(office)
            assert refused.value.sentence
            assert refused.value.next_step
            assert office.sending.sent() == []
            assert whole_bundles(root / "exchange") == []
            check_sound(office)
    check_goes_on(root, stick)
    counted("F28 sending", len(rooms))


def test_a_stick_that_is_full_at_any_byte_bears_no_bundle(templates, tmp_path, counted):
    root, stick = tmp_path / "phuong", tmp_path / "usb"
    first_with_scans(templates, root)
    stick.mkdir()
    with opened(root) as office:
        made = make(office)
        rooms = [0, *range(made.size // 10, made.size, made.size // 9)]
        for room in rooms:
            with room_for(room), pytest.raises(BundleRefusedError) as refused:
                office.sending.put(made, stick)
            assert refused.value.code == "TD-702"
            assert [path for path in stick.rglob("*") if path.is_file()] == []
        assert office.sending.put(made, stick).stat().st_size == made.size
    counted("F28 full stick", len(rooms))
