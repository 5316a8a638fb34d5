"""Sticks are found and named as the officer knows them; other disks are not offered."""

import sys

import pytest

from desktop.bundles import drives
from desktop.bundles.drives import Drive, removable_drives

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="as Linux mounts them")


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """Return how to plug a device in: block name, place, and what the kernel says."""
    mounts, blocks = tmp_path / "mounts", tmp_path / "block"
    mounts.write_text("proc /proc proc rw 0 0\n")
    blocks.mkdir()
    monkeypatch.setattr(drives, "_MOUNTS", mounts)
    monkeypatch.setattr(drives, "_BLOCKS", blocks)

    def plug(block, place, removable="1", parent=None):
        device = tmp_path / "devices" / (parent or block)
        folder = device / block if parent else device
        folder.mkdir(parents=True, exist_ok=True)
        (device / "removable").write_text(f"{removable}\n")
        (blocks / block).symlink_to(folder)
        if place.name != "gone":
            place.mkdir(parents=True, exist_ok=True)
        said = str(place).replace(" ", "\\040")
        with mounts.open("a", encoding="utf-8") as file:
            file.write(f"/dev/{block} {said} vfat rw 0 0\n")

    return plug


def test_a_stick_is_named_by_its_label(machine, tmp_path):
    machine("sdb1", tmp_path / "media" / "KINGSTON", parent="sdb")
    (found,) = removable_drives()
    assert (found.label, found.name) == ("KINGSTON", "KINGSTON")
    assert 0 < found.free <= found.total


def test_a_label_with_blanks_and_letters_of_ours_is_read(machine, tmp_path):
    machine("sdb1", tmp_path / "media" / "USB của phòng")
    assert [drive.label for drive in removable_drives()] == ["USB của phòng"]


def test_a_disk_that_stays_is_not_offered(machine, tmp_path):
    machine("sda1", tmp_path / "data", removable="0")
    assert removable_drives() == []


def test_a_stick_that_vanishes_meanwhile_is_left_out(machine, tmp_path):
    machine("sdb1", tmp_path / "gone")
    machine("sdc1", tmp_path / "media" / "B")
    assert [drive.label for drive in removable_drives()] == ["B"]


def test_the_same_stick_mounted_twice_is_offered_once(machine, tmp_path):
    machine("sdb1", tmp_path / "media" / "A")
    with drives._MOUNTS.open("a") as file:
        file.write(f"/dev/sdb1 {tmp_path / 'media'} vfat rw 0 0\n")
    assert [drive.label for drive in removable_drives()] == ["A"]


def test_a_machine_without_that_list_has_no_sticks(machine, tmp_path, monkeypatch):
    monkeypatch.setattr(drives, "_MOUNTS", tmp_path / "no such file")
    assert removable_drives() == []


def test_a_line_nobody_can_read_spoils_nothing(machine, tmp_path):
    machine("sdb1", tmp_path / "media" / "A")
    with drives._MOUNTS.open("ab") as file:
        file.write(b"\n/dev/sdz\n/dev/sdy /\xff\xfe vfat\n")
    assert [drive.label for drive in removable_drives()] == ["A"]


def test_a_drive_of_windows_shows_its_letter():
    class Root:
        drive, name = "E:", ""

    assert Drive(Root(), "KINGSTON", 1, 2).name == "KINGSTON (E:)"
    assert Drive(Root(), "E:", 1, 2).name == "E:"
