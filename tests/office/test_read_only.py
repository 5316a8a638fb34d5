"""Places nobody may write: a stick with its switch on, a folder that is none."""

import errno
import shutil
import subprocess

import pytest

from desktop.bundles.disk import RealDisk
from desktop.bundles.sealed.catalogue import BundleRefusedError
from desktop.bundles.sealed.stick import put_on_stick
from desktop.errors import OfficeError
from desktop.office.exchanging.jobs import State, state_of
from tests.bundles.sealed.conftest import code_of
from tests.office.two_offices import (
    PDF,
    Correspondent,
    applier,
    check_sound,
    city_in,
    dump,
    know,
    opened,
    place,
    receiving_of,
    submit,
)

__all__ = ["applier", "place"]
TAKEN = State.APPLIED


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A city that knows a commune, and the commune's bundle on a stick."""
    root, commune = tmp_path_factory.mktemp("mau"), Correspondent()
    with city_in(root / "thanh-pho") as city:
        know(city, commune)
        [made] = submit(city, root / "lam", commune, files=(PDF,))
    (root / "usb").mkdir()
    made.path.rename(root / "usb" / "mot.tdkt")
    return root


def try_once(city, root):
    """Take the bundle in where that is possible; return its state and code."""
    pipeline = receiving_of(city)
    job = pipeline.take(root / "usb" / "mot.tdkt")
    if state_of(job) is not State.PREVIEW:
        return state_of(job), job.code
    try:
        return state_of(pipeline.apply(job)), ""
    except OfficeError as refusal:
        return state_of(job), getattr(refusal, "code", "?")


def test_a_folder_of_ours_that_is_none_is_told_and_nothing_is_taken_in(place, counted):
    told = {}
    for name in ("", "staging", "waiting", "archive", "files"):
        root = place()
        blocked = root / "thanh-pho" / "exchange" / name
        with opened(root) as city:
            before = dump(city)
            blocked.parent.mkdir(exist_ok=True)
            shutil.rmtree(blocked, ignore_errors=True)
            blocked.write_bytes(b"a file where a folder belongs")

            state, told[name] = try_once(city, root)

            assert not state.is_taken_in
            assert dump(city) == before
            blocked.unlink()
            assert try_once(city, root)[0] is TAKEN
            check_sound(city)
    assert set(told.values()) <= {"TD-005", "TD-602"}
    counted("F30 folders", len(told))


class _Locked(RealDisk):
    """A stick or folder with its switch on."""

    def __init__(self, trouble):
        self.trouble = trouble

    def open(self, path, mode):
        if "r" not in mode:
            raise OSError(self.trouble, "no")
        return super().open(path, mode)


@pytest.mark.parametrize("trouble", [errno.EROFS, errno.EACCES, errno.EPERM])
def test_a_locked_stick_is_read_and_never_written(template, tmp_path, trouble):
    stick = tmp_path / "usb"
    bundle = template / "usb" / "mot.tdkt"

    code = code_of(lambda: put_on_stick(bundle, stick, disk=_Locked(trouble)))

    assert code == "TD-701"
    assert [path for path in stick.rglob("*") if path.is_file()] == []


@pytest.mark.faults
def test_a_medium_really_mounted_for_reading_is_read_and_not_written(
    place, tmp_path, counted
):
    mounted = tmp_path / "khoa"
    mounted.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(mounted)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("NO TMPFS HERE: a medium that is really locked was not tried")
    try:
        counted("F30 slow", _on_a_locked_medium(place(), mounted))
    finally:
        subprocess.run(["umount", str(mounted)], check=True)


def _on_a_locked_medium(root, mounted):
    """Read from it, write to it, and have the office's exchange folder on it."""
    shutil.copytree(root / "usb", mounted / "usb")
    (mounted / "exchange").mkdir()
    subprocess.run(["mount", "-o", "remount,ro", str(mounted)], check=True)
    bundle = root / "usb" / "mot.tdkt"
    for folder in (mounted, mounted / "usb", mounted / "moi"):
        assert code_of(lambda folder=folder: put_on_stick(bundle, folder)) == "TD-701"
    exchange = root / "thanh-pho" / "exchange"
    with opened(root) as city:
        before = dump(city)
        shutil.rmtree(exchange, ignore_errors=True)
        exchange.symlink_to(mounted / "exchange")
        job = receiving_of(city).take(bundle)
        assert job.code == "TD-005"
        assert dump(city) == before
        with pytest.raises(BundleRefusedError):
            receiving_of(city).preview(job)
        exchange.unlink()
        job = receiving_of(city).take(mounted / "usb" / "mot.tdkt")
        assert state_of(receiving_of(city).apply(job)) is TAKEN
        check_sound(city)
    return 5
