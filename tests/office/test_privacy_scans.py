"""No name of a person where it has no business: sticks, logs, staging, leftovers.

Names are in the offices' own files and in what was decided to be read; every other
place is read byte by byte and none of the commune's people may be found there.
"""

import logging
import os
import shutil
import zipfile

import pytest

from desktop.bundles.sealed.container import open_container
from desktop.bundles.sealed.envelope import BundleType
from desktop.office.exchanging.jobs import State, state_of
from tests.office.city_at_work import HOA_SEN, opened, send, take
from tests.office.plugs import Killed, in_child
from tests.office.two_offices import receiving_of

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@pytest.fixture
def folder(city_folders, tmp_path):
    """Folders of a city and its communes, closed, and their time."""
    shutil.copytree(city_folders[0], tmp_path / "so")
    return tmp_path / "so", city_folders[1]


def names_of(office):
    found = [person.name for person in office.register.people()]
    assert len(found) > 10
    return found


def names_in(data, names):
    """Return the names found in bytes or a text, whole as they are written."""
    text = data if isinstance(data, bytes) else data.encode()
    return [name for name in names if name.encode() in text]


def bytes_below(folder):
    """Return what all files below a folder hold and how they are named."""
    paths = sorted(folder.rglob("*"))
    held = b"".join(path.read_bytes() for path in paths if path.is_file())
    return held + "\n".join(path.name for path in paths).encode()


def test_names_are_only_where_they_are_read(city_offices, tmp_path, caplog, counted):
    caplog.set_level(logging.DEBUG)
    city, commune = city_offices.city, city_offices.communes[HOA_SEN]
    stick, names = tmp_path / "usb", names_of(commune)
    up = commune.sending.put(_made(commune), stick)
    job = city.receiving.take(up)
    waiting = bytes_below(city.receiving.staging.waiting)
    staging = bytes_below(city.receiving.staging.folder)
    city.receiving.preview(job)
    job = city.receiving.apply(job)
    receipt = city.receiving.receipts.put(job, stick)
    down = city.sending.prepare(BundleType.RESULT, HOA_SEN)
    result = city.sending.put(city.sending.make(down, state_secret_free=True), stick)
    take(commune, receipt)
    take(commune, result)
    places = {
        "submission": up.read_bytes(),
        "its head": open_container(up).envelope,
        "result": result.read_bytes(),
        "receipt": _unpacked(receipt, tmp_path),
        "names on the stick": "\n".join(path.name for path in stick.rglob("*")),
        "original that waits": waiting,
        "staging while it waits": staging,
        "sheet of the receipt": repr(city.receiving.receipt_sheet(job)),
        "receipt in our book": "".join(b.receipt for b in commune.sending.sent()),
        "log": caplog.text,
        "log files": bytes_below(city.folders.root / "logs")
        + bytes_below(commune.folders.root / "logs"),
        "all the city keeps of it": bytes_below(city.folders.root / "exchange"),
        "all the commune keeps of it": bytes_below(commune.folders.root / "exchange"),
    }

    assert {place: names_in(data, names) for place, data in places.items()} == {
        place: [] for place in places
    }
    # The same search finds them where they are to be read.
    assert len(names_in(bytes_below(commune.folders.root), names)) > 10
    assert all(places[place] for place in ("log", "receipt", "original that waits"))
    counted("F41", len(places))


def _made(commune):
    prepared = commune.sending.prepare(BundleType.SUBMISSION)
    return commune.sending.make(prepared, state_secret_free=True)


def _unpacked(bundle, tmp_path):
    """Return everything a receipt says, packed or not."""
    held = bundle.read_bytes()
    payload = tmp_path / "payload.zip"
    with zipfile.ZipFile(bundle) as file:
        payload.write_bytes(file.read("payload.zip"))
    with zipfile.ZipFile(payload) as file:
        return held + b"".join(file.read(name) for name in file.namelist())


def test_what_is_turned_down_or_unknown_leaves_no_name(city_offices, counted):
    city, commune = city_offices.city, city_offices.communes[HOA_SEN]
    names, kept = names_of(commune), city.folders.root / "exchange"
    refused = city.receiving.take(send(commune))
    city.receiving.refuse(refused, "Nhầm kỳ, xã gửi lại")
    after_refusal = bytes_below(kept)
    assert not list(kept.rglob(f"{refused.sha256}*"))
    city._desk.database.execute_sql("DELETE FROM known_key")
    held = city.receiving.take(send(commune))
    assert state_of(held) is State.HELD
    city.receiving.preview(held)

    places = [after_refusal, bytes_below(kept)]

    assert [names_in(data, names) for data in places] == [[], []]
    counted("F41 turned down", len(places))


@needs_fork
def test_a_pulled_plug_leaves_no_name_once_the_program_has_started(folder, counted):
    root, moment = folder
    with opened(root, moment) as found:
        commune = found.communes[HOA_SEN]
        names, file = names_of(commune), send(commune)
    kept = root / "thanh-pho" / "exchange"
    labels = []

    def receive(at):
        with opened(root, moment) as found:
            pipeline = receiving_of(found.city, at=at)
            pipeline.apply(pipeline.take(file))

    def trial(at):
        shutil.copytree(root, root.with_name("thu"))
        with opened(root.with_name("thu"), moment) as found:
            pipeline = receiving_of(found.city, at=at)
            pipeline.apply(pipeline.take(file))

    trial(labels.append)
    seen, scanned = [], 0
    for label in ("parsed", "kept", "begun", "before commit"):
        number = labels.index(label) + 1
        assert in_child(lambda number=number: receive(Killed(number)))
        seen += list((kept / "staging").glob("open-*"))
        with opened(root, moment) as found:
            found.city.receiving.resume()
            assert list((kept / "staging").iterdir()) == []
            assert names_in(bytes_below(kept), names) == [], label
            scanned += 1
    assert seen  # something was lying open when the plug was pulled
    counted("F41 pulled plug", scanned)


@needs_fork
def test_a_plug_pulled_while_sending_leaves_no_name_at_all(folder, counted):
    root, moment = folder
    place = next(p for p in root.iterdir() if p.name != "thanh-pho")
    scanned = 0
    for number in range(4, 10):

        def sending(number=number):
            with opened(root, moment) as found:
                commune = _of(found, place)
                commune.sending._at = commune.sending._copies._at = Killed(number)
                send(commune)

        assert in_child(sending)
        with opened(root, moment) as found:
            names = names_of(_of(found, place))
        assert names_in(bytes_below(place / "exchange"), names) == []
        scanned += 1
    counted("F41 pulled plug while sending", scanned)


def _of(found, place):
    return found.communes[f"vn-xa-{place.name[3:]}"]
