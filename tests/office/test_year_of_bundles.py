"""A city and a ward through the year: plan down, submission up, result down, receipts.

Every bundle is one the program made itself, from the demonstration's data.
"""

import json
import logging
import random
import shutil

import pytest

from db import exchange
from desktop import app
from desktop.bundles.sealed.envelope import BundleType
from desktop.office.exchanging.jobs import State, state_of
from desktop.office.exchanging.receipts import code_of
from tests.office.city_at_work import HOA_SEN, make_folders, opened
from tests.office.two_offices import dump

PLAN, SUBMISSION = BundleType.PLAN, BundleType.SUBMISSION
RESULT, RECEIPT = BundleType.RESULT, BundleType.RECEIPT


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return make_folders(tmp_path_factory.mktemp("mau"))


@pytest.fixture
def offices(template, tmp_path):
    folder, moment = template
    shutil.copytree(folder, tmp_path / "so")
    with opened(tmp_path / "so", moment) as found:
        yield found.city, found.communes[HOA_SEN]


def made(sender, kind, to=""):
    prepared = sender.sending.prepare(kind, to)
    return sender.sending.make(prepared, state_secret_free=True, allow_plain=True).path


def taken(receiver, path):
    job = receiver.receiving.take(path)
    assert state_of(job) is State.PREVIEW, (job.code, job.sentence)
    return receiver.receiving.apply(job)


def answer(receiver, sender, job):
    """Take the receipt of a bundle back to its sender."""
    receipt = receiver.receiving.receipts.made(job)
    return taken(sender, receiver.sending.kept_file(receipt))


def test_a_whole_year_between_a_city_and_a_ward(offices):
    city, ward = offices
    for sender, receiver, kind, to in (
        (city, ward, PLAN, HOA_SEN),
        (ward, city, SUBMISSION, ""),
        (city, ward, RESULT, HOA_SEN),
    ):
        path = made(sender, kind, to)

        job = taken(receiver, path)

        assert state_of(job) is State.RECEIPTED, kind
        assert state_of(answer(receiver, sender, job)) is State.APPLIED
        [sent] = [b for b in sender.sending.sent() if b.sha256 == job.sha256]
        assert sent.receipt
        for _ in range(5):
            again = receiver.receiving.take(path)
            assert state_of(again) is State.DUPLICATE
    check_sound_at_both(city, ward)


def check_sound_at_both(city, ward):
    for office in (city, ward):
        database = office._database
        assert database.read("PRAGMA integrity_check") == [("ok",)]
        assert database.read("PRAGMA foreign_key_check") == []
        assert list(office.receiving.staging.folder.iterdir()) == []


@pytest.mark.parametrize("kind", [PLAN, RESULT])
def test_what_came_down_is_taken_back_as_if_it_had_not_come(offices, kind):
    city, ward = offices
    if kind is RESULT:
        taken(city, made(ward, SUBMISSION))
    path = made(city, kind, HOA_SEN)
    before = dump(ward)
    job = taken(ward, path)

    waiting = ward.receiving.undo(job.sha256)

    assert state_of(waiting) is State.PREVIEW
    assert dump(ward) == before
    assert state_of(ward.receiving.apply(waiting)).is_taken_in


def test_a_submission_is_taken_back_as_if_it_had_not_come(offices):
    city, ward = offices
    before = dump(city)
    job = taken(city, made(ward, SUBMISSION))
    after = dump(city)
    assert after != before

    waiting = city.receiving.undo(job.sha256)

    assert dump(city) == before
    city.receiving.apply(waiting)
    assert dump(city) == after


def test_a_receipt_is_made_once_however_often_the_plug_is_pulled(offices):
    city, ward = offices
    job = taken(city, made(ward, SUBMISSION))

    city.receiving._looking.jobs.move(job, State.APPLIED)
    city.receiving.resume()

    assert state_of(city.receiving.job(job.sha256)) is State.RECEIPTED
    receipts = [b for b in city.sending.sent() if b.type == RECEIPT.value]
    assert len(receipts) == 1


@pytest.mark.expects_warnings
def test_a_receipt_that_cannot_be_made_takes_nothing_back(offices, monkeypatch):
    city, ward = offices
    path = made(ward, SUBMISSION)

    def broken(*_, **__):
        raise OSError(28, "full")

    with monkeypatch.context() as patch:
        patch.setattr(type(city.sending), "make", broken)
        job = taken(city, path)

    assert state_of(job) is State.APPLIED
    assert job.code == "TD-801"
    assert exchange.streams(city._database)
    city.receiving.resume()
    assert state_of(city.receiving.job(job.sha256)) is State.RECEIPTED


def names_of_people(office):
    return [p.name for p in office.register.people()]


def test_no_name_goes_into_logs_receipts_file_names_or_leftovers(offices, caplog):
    caplog.set_level(logging.DEBUG)
    city, ward = offices
    names = names_of_people(ward)
    assert len(names) > 10
    job = taken(city, made(ward, SUBMISSION))
    receipt = city.receiving.receipts.made(job)
    sheet = repr(city.receiving.receipt_sheet(job))

    carried = city.sending.kept_file(receipt).read_bytes()
    for name in names:
        assert name not in caplog.text
        assert name not in sheet
        assert name.encode() not in carried
        for path in (city.folders.root / "exchange").rglob("*"):
            assert name not in path.name
            is_data = path.is_file() and path.suffix != ".json"
            assert not is_data or name.encode() not in path.read_bytes(), path
    assert code_of(job.sha256)[:4] in sheet


def test_the_same_on_the_command_line(template, tmp_path, capsys):
    folder, moment = template
    shutil.copytree(folder, tmp_path / "so")
    with opened(tmp_path / "so", moment) as found:
        sending = found.communes[HOA_SEN].sending
        prepared = sending.prepare(SUBMISSION)
        stick = tmp_path / "usb"
        sending.put(sending.make(prepared, state_secret_free=True), stick)

    def run(*words):
        data = ["--data", str(tmp_path / "so" / "thanh-pho"), "--json"]
        code = app.main([*words, *data])
        return code, json.loads(capsys.readouterr().out)

    [file] = (stick / "TDKT").glob("*.tdkt")
    code, said = run("inspect", str(file))
    assert (code, said["from"], said["can_apply"]) == (0, HOA_SEN, True)
    code, said = run("receive", str(stick))
    assert (code, said["bundles"][0]["state"]) == (0, "preview")
    out = tmp_path / "usb2"
    out.mkdir()
    code, said = run("receive", str(file), "--apply", "--receipts", str(out))
    assert (code, said["bundles"][0]["state"]) == (0, "receipted")
    assert len(said["receipts"]) == 1
    code, said = run("receive", str(file))
    assert (code, said["bundles"][0]["state"]) == (0, "duplicate")
    data = bytearray(file.read_bytes())
    data[random.randrange(len(data))] ^= 1
    file.write_bytes(bytes(data))
    code, said = run("receive", str(file), "--apply")
    assert code == 1
    assert said["bundles"][0]["code"].startswith("TD-1")
