"""Backups restored, files copied, machines lost: stories of a sender and its city.

Requests for keys are the smallest bundles an office sends; numbers, lives and keys are
treated the same for every type.
"""

import shutil

import pytest

from db import exchange
from desktop.bundles.sealed.catalogue import BundleRefusedError
from desktop.office.exchanging.epochs import COPIED, RESTORED
from desktop.office.exchanging.jobs import State, findings_of, state_of
from desktop.office.office import Office, restore
from tests.office.offices_in_touch import (
    CITY_ORG,
    COMMUNE,
    COMMUNE_ORG,
    city,
    commune,
    opened_as,
    stick,
)

__all__ = ["city", "commune", "stick"]
XA, TP = "xa", "tp"


@pytest.fixture
def desk(city, stick):
    """What the city does with what a commune brings on its stick."""
    return _Desk(city, stick)


class _Desk:
    def __init__(self, city, stick):
        self.city, self.stick = city, stick

    def sent_by(self, sender):
        """Return the file of the sender's next bundle, safe from the one after it."""
        file = sender.identity.enrolment(CITY_ORG, self.stick.place)
        number = len(list(self.stick.place.glob("*.tdkt")))
        return file.rename(self.stick.place / f"{number}-{file.name}")

    def take(self, file):
        return self.city.receiving.take(file)

    def accept(self, file):
        job = self.take(file)
        assert state_of(job) is State.PREVIEW, (job.code, job.sentence)
        return self.city.receiving.apply(job)

    def meet(self, sender):
        """Take a stranger's bundle in after typing the digits of its sheet."""
        job = self.take(self.sent_by(sender))
        assert (state_of(job), job.code) == (State.HELD, "TD-113")
        job = self.city.receiving.confirm_sender(job, sender.identity.fingerprint())
        return job if job.code == "TD-144" else self.city.receiving.apply(job)

    def call_and_confirm(self, job):
        """Ask the sender on the telephone, and go on."""
        assert (state_of(job), job.code) == (State.HELD, "TD-144")
        with pytest.raises(BundleRefusedError) as refused:
            self.city.receiving.apply(job)
        assert refused.value.code == "TD-144"
        job = self.city.receiving.confirm_epoch(job)
        return self.city.receiving.apply(job)

    def counts(self):
        """Return life and number of what counts here of the commune."""
        streams = exchange.streams(self.city._database)
        [found] = [one for one in streams if one.org == COMMUNE_ORG]
        return found.epoch, found.last_seq


def copied(place, target, *, with_mirror):
    """Carry data to another machine: the whole folder, or the file alone."""
    if with_mirror:
        shutil.copytree(place, target)
    else:
        target.mkdir()
        for path in place.glob("so-vang.db*"):
            shutil.copy(path, target)


def codes(job):
    return [finding.code for finding in findings_of(job)]


def test_a_restored_commune_begins_anew_and_is_asked_about_once(
    commune, desk, tmp_path, clock
):
    desk.meet(commune)
    copy = commune.backups.make()
    late = desk.sent_by(commune)
    desk.accept(late)
    unread = desk.sent_by(commune)
    commune.close()
    restore(tmp_path / XA, copy.path, clock)

    with Office.open(tmp_path / XA, clock) as again:
        assert again.sending.warning() == RESTORED
        job = desk.take(desk.sent_by(again))
        desk.call_and_confirm(job)
        assert desk.counts() == (again.identity.me().epoch, 1)
        # What the life before had still on a stick is older than all of this one.
        assert desk.take(unread).code == "TD-141"
        assert desk.take(late).code == "TD-142"
        assert desk.accept(desk.sent_by(again)).code == ""
        assert desk.counts() == (again.identity.me().epoch, 2)


def test_a_restored_commune_that_sent_nothing_since_goes_on(
    commune, desk, tmp_path, clock
):
    desk.meet(commune)
    epoch, copy = commune.identity.me().epoch, commune.backups.make()
    commune.close()
    restore(tmp_path / XA, copy.path, clock)

    with Office.open(tmp_path / XA, clock) as again:
        assert again.sending.warning() == ""
        desk.accept(desk.sent_by(again))
        assert desk.counts() == (epoch, 2)


def test_a_file_copied_to_another_machine_is_another_life(
    commune, desk, tmp_path, clock
):
    desk.meet(commune)
    copied(tmp_path / XA, tmp_path / "may-2", with_mirror=False)

    with Office.open(tmp_path / "may-2", clock) as clone:
        assert clone.sending.warning() == COPIED
        desk.call_and_confirm(desk.take(desk.sent_by(clone)))
        # The first machine sends on as if nothing had been: it is the older life now.
        assert desk.take(desk.sent_by(commune)).code == "TD-141"
        assert desk.counts() == (clone.identity.me().epoch, 1)


def test_a_life_nobody_confirmed_waits_and_the_first_goes_on(
    commune, desk, tmp_path, clock
):
    desk.meet(commune)
    copied(tmp_path / XA, tmp_path / "may-2", with_mirror=False)

    with Office.open(tmp_path / "may-2", clock) as clone:
        job = desk.take(desk.sent_by(clone))
        assert (state_of(job), job.code) == (State.HELD, "TD-144")
        desk.accept(desk.sent_by(commune))
        desk.city.receiving.refuse(job, "Xã báo không dùng máy này")

    assert desk.counts() == (commune.identity.me().epoch, 2)


def test_two_machines_with_one_folder_give_one_number_twice(
    commune, desk, tmp_path, clock
):
    desk.meet(commune)
    copied(tmp_path / XA, tmp_path / "may-2", with_mirror=True)

    with Office.open(tmp_path / "may-2", clock) as clone:
        desk.accept(desk.sent_by(commune))
        job = desk.take(desk.sent_by(clone))
        assert (state_of(job), job.code) == (State.QUARANTINED, "TD-143")
    assert desk.counts() == (commune.identity.me().epoch, 2)


def test_two_machines_with_one_folder_are_noticed_by_what_goes_before(
    commune, desk, tmp_path, clock
):
    desk.meet(commune)
    copied(tmp_path / XA, tmp_path / "may-2", with_mirror=True)

    with Office.open(tmp_path / "may-2", clock) as clone:
        desk.sent_by(clone)  # never brought to the city
        desk.accept(desk.sent_by(commune))
        job = desk.take(desk.sent_by(clone))
    assert (state_of(job), codes(job)) == (State.PREVIEW, ["TD-153"])


def test_a_machine_that_was_lost_needs_digits_and_a_telephone_call(
    commune, desk, tmp_path, clock
):
    first = desk.meet(commune)
    old = desk.sent_by(commune)

    with opened_as(COMMUNE, tmp_path / "may-moi", clock) as anew:
        job = desk.call_and_confirm(desk.meet(anew))
        assert state_of(job) is State.APPLIED
        assert job.sha256 != first.sha256
        assert desk.counts() == (anew.identity.me().epoch, 1)
        # Whoever has the lost machine sends in vain: its key was ended.
        assert desk.take(old).code == "TD-114"


def test_a_city_that_was_restored_takes_again_what_it_forgot(
    commune, city, desk, tmp_path, clock
):
    desk.meet(commune)
    copy = city.backups.make()
    forgotten = desk.sent_by(commune)
    desk.accept(forgotten)
    city.close()
    restore(tmp_path / TP, copy.path, clock)

    with Office.open(tmp_path / TP, clock) as again:
        desk.city = again
        assert again.receiving.resume() == []
        assert desk.counts() == (commune.identity.me().epoch, 1)
        newest = desk.sent_by(commune)
        assert codes(desk.take(newest)) == ["TD-151"]
        desk.accept(forgotten)
        again.receiving.preview(again.receiving.take(newest))
        desk.accept(newest)
        assert desk.counts() == (commune.identity.me().epoch, 3)


def test_a_mirror_that_was_lost_is_a_life_of_its_own(commune, desk):
    desk.meet(commune)
    commune.identity.epochs.path.unlink()

    assert commune.sending.warning() == COPIED
    desk.call_and_confirm(desk.take(desk.sent_by(commune)))
    assert commune.sending.warning() == ""
    desk.accept(desk.sent_by(commune))
    assert desk.counts() == (commune.identity.me().epoch, 2)


def test_every_story_is_counted(counted):
    stories = [name for name in globals() if name.startswith("test_")]
    counted("F36", len(stories) - 1)
