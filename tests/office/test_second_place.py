"""A second place: everything copied to another disk, and an office brought back."""

import errno
import json
import os
import shutil
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from db import backup
from desktop.cli import running as cli
from desktop.cli.arguments import parse
from desktop.emulation.participants import Unit, UnitKind
from desktop.errors import OfficeError, OfficeFileError
from desktop.office import second_place
from desktop.office.office import Office, restore
from desktop.office.second_place import bring_evidence
from tests.office.conftest import CHAIR, PARTICULARS, PLAN

NOW = datetime(2025, 12, 8, 9, 0)
PDF = b"%PDF-1.4\nbien ban\n%%EOF\n"
STICK_ONLY = pytest.mark.skipif(os.name == "nt", reason="links need rights there")


class StoppedError(Exception):
    """The officer pressed "Dừng"."""


@pytest.fixture
def stick(tmp_path):
    place = tmp_path / "usb"
    place.mkdir()
    return place


def prove(office, *contents):
    """Put evidence in the folder as the registers do; return the digests."""
    digests = []
    for number, content in enumerate(contents):
        paper = office.folders.root / f"{number}.pdf"
        paper.write_bytes(content)
        digests.append(office.records.attach("initiative:x", paper).digest)
    return digests


def there(stick):
    """Return what lies in the office's folder on the stick, by kind."""
    [place] = stick.iterdir()
    evidence = sorted(path.name for path in (place / "evidence").iterdir())
    return sorted(place.glob("*.db")), evidence


def test_nothing_is_copied_before_a_place_is_chosen(office):
    assert office.second_place.state() == second_place.State()
    assert not office.second_place.is_due()
    with pytest.raises(OfficeError, match="Chưa chọn nơi sao lưu thứ hai"):
        office.second_place.copy()


def test_file_and_evidence_are_copied_whole(office, stick, clock):
    digests = prove(office, PDF, PDF + b"hai")
    office.second_place.choose(stick)

    copied = office.second_place.copy()

    [file], evidence = there(stick)
    assert copied == (file, 2, ())
    assert evidence == sorted(digests)
    backup.verify(file)
    assert office.second_place.state().last_at == clock.time
    assert not list(stick.rglob("*.part"))


def test_the_folder_there_says_whose_it_is(office, stick):
    office.second_place.choose(stick)

    assert office.second_place.copy().path.parent.name == "so-vang-xa-hong-van-10210"


def test_what_is_there_already_is_not_copied_again(office, stick, clock):
    prove(office, PDF)
    office.second_place.choose(stick)
    office.second_place.copy()
    prove(office, PDF + b"ba")
    clock.time += timedelta(minutes=1)

    assert office.second_place.copy().files == 1
    assert len(there(stick)[0]) == 2


def test_a_copy_cut_short_by_an_unplugged_stick_is_made_whole(office, stick):
    [digest] = prove(office, PDF)
    office.second_place.choose(stick)
    place = office.second_place.copy().path.parent
    (place / "evidence" / digest).write_bytes(PDF[:5])

    assert office.second_place.copy().files == 1
    assert (place / "evidence" / digest).read_bytes() == PDF


def test_a_new_computer_gets_records_and_evidence_back(office, stick, tmp_path):
    digests = prove(office, PDF, PDF + b"hai")
    wanted = office.trail.content_digest()
    office.second_place.choose(stick)
    copied = office.second_place.copy()
    office.close()

    restore(tmp_path / "may-moi", copied.path, lambda: NOW)

    with Office.open(tmp_path / "may-moi") as moved:
        assert moved.trail.content_digest() == wanted
        assert sorted(p.name for p in moved.folders.evidence.iterdir()) == sorted(
            digests
        )


def test_stopping_while_evidence_is_brought_leaves_the_file_as_it_was(
    office, stick, tmp_path
):
    prove(office, PDF, PDF + b"hai")
    office.second_place.choose(stick)
    copied = office.second_place.copy()
    place = tmp_path / "may-moi"

    def stop(done, _count, _what):
        if done == 1:
            raise StoppedError

    with pytest.raises(StoppedError):
        restore(place, copied.path, lambda: NOW, stop)
    assert not (place / "so-vang.db").exists()

    restore(place, copied.path, lambda: NOW)
    assert len(list((place / "evidence").iterdir())) == 2


def test_a_copied_folder_brings_its_evidence_too(office, tmp_path, root):
    [digest] = prove(office, PDF)
    made = office.backups.make()
    office.close()
    shutil.copytree(root, tmp_path / "chep")
    copy = tmp_path / "chep" / "backups" / made.path.name

    restore(tmp_path / "may-moi", copy, lambda: NOW)

    assert (tmp_path / "may-moi" / "evidence" / digest).read_bytes() == PDF


def test_putting_an_own_backup_back_leaves_the_evidence_alone(office, root):
    [digest] = prove(office, PDF)
    made = office.backups.make()
    office.close()

    restore(root, made.path, lambda: NOW)

    assert [path.name for path in (root / "evidence").iterdir()] == [digest]


def test_damaged_evidence_is_named_and_not_copied(office, stick):
    good, bad = prove(office, PDF, PDF + b"hai")
    (office.folders.evidence / bad).write_bytes(PDF)
    office.second_place.choose(stick)

    copied = office.second_place.copy()

    assert (copied.files, copied.damaged) == (1, (bad,))
    assert there(stick)[1] == [good]


def test_damaged_evidence_beside_a_copy_never_replaces_ours(tmp_path):
    ours, theirs = tmp_path / "ours", tmp_path / "usb" / "evidence"
    ours.mkdir()
    theirs.mkdir(parents=True)
    name = "0" * 64
    (ours / name).write_bytes(PDF)
    (theirs / name).write_bytes(PDF + b"khac")
    (theirs / "ghi chu.txt").write_bytes(b"x")

    assert bring_evidence(tmp_path / "usb" / "so-vang.db", ours) == 0
    assert [path.name for path in ours.iterdir()] == [name]
    assert (ours / name).read_bytes() == PDF


def test_a_copy_is_due_after_work_while_the_place_is_there(office, stick, tmp_path):
    office.second_place.choose(stick)
    assert office.second_place.is_due()
    office.second_place.copy()
    assert not office.second_place.is_due()
    office.register.add(Unit("", "Thôn Hạ", UnitKind.VILLAGE))
    assert office.second_place.is_due()
    stick.rename(tmp_path / "rut-ra")
    assert not office.second_place.is_due()
    assert not office.second_place.state().is_there


@pytest.mark.parametrize("inside", ["", "backups", "evidence"])
def test_the_office_s_own_folder_is_no_second_place(office, inside):
    with pytest.raises(OfficeError, match="nằm ngay trong thư mục dữ liệu"):
        office.second_place.choose(office.folders.root / inside)
    assert office.second_place.state().folder is None


@STICK_ONLY
def test_a_link_into_the_own_folder_is_seen_through(office, tmp_path):
    (tmp_path / "loi-tat").symlink_to(office.folders.root)

    with pytest.raises(OfficeError, match="nằm ngay trong thư mục dữ liệu"):
        office.second_place.choose(tmp_path / "loi-tat")


def test_a_place_that_is_gone_is_refused_with_the_next_step(office, stick, tmp_path):
    office.second_place.choose(stick)
    stick.rename(tmp_path / "rut-ra")

    with pytest.raises(OfficeFileError, match="Không thấy thư mục") as refusal:
        office.second_place.copy()
    assert "Cắm USB" in refusal.value.next_step
    assert office.second_place.state().last_at is None


def test_a_disk_without_room_is_refused_before_anything_is_written(
    office, stick, monkeypatch
):
    prove(office, PDF)
    full = shutil._ntuple_diskusage(10**9, 10**9 - 2**20, 2**20)
    monkeypatch.setattr(second_place.shutil, "disk_usage", lambda _path: full)

    with pytest.raises(OfficeFileError, match=r"còn 1 MB, cần \d+ MB"):
        office.second_place.copy_to(stick)

    assert there(stick) == ([], [])


def test_a_stick_pulled_out_while_copying_leaves_everything_at_home(
    office, stick, monkeypatch
):
    prove(office, PDF)
    digest = office.trail.content_digest()
    office.second_place.choose(stick)

    def pulled(*_, **__):
        raise OSError(errno.EIO, "gone")

    monkeypatch.setattr(second_place, "keep_copy", pulled)

    with pytest.raises(OfficeFileError, match="vẫn còn nguyên") as refusal:
        office.second_place.copy()
    assert "gone" in refusal.value.detail
    assert office.trail.content_digest() == digest
    assert office.second_place.is_due()


def test_stopping_leaves_whole_files_and_is_made_good_next_time(office, stick):
    prove(office, PDF, PDF + b"hai")
    office.second_place.choose(stick)

    def stop(done, count, _what):
        assert count == 3
        if done == 1:
            raise StoppedError

    with pytest.raises(StoppedError):
        office.second_place.copy(stop)
    files, evidence = there(stick)
    assert (files, len(evidence)) == ([], 1)

    assert office.second_place.copy().files == 1


def test_another_place_starts_anew(office, stick, tmp_path):
    office.second_place.choose(stick)
    office.second_place.copy()
    other = tmp_path / "o-mang"
    other.mkdir()

    office.second_place.choose(other)

    state = office.second_place.state()
    assert (state.folder, state.last_at) == (other, None)
    office.second_place.forget()
    assert office.second_place.state().folder is None
    assert len(there(stick)[0]) == 1


def test_a_week_without_a_copy_is_told(office, stick, clock):
    assert not office.backups.is_stale_elsewhere()
    office.second_place.choose(stick)
    assert office.backups.is_stale_elsewhere()
    office.second_place.copy()
    assert not office.backups.is_stale_elsewhere()
    clock.time += timedelta(days=6, hours=23)
    assert not office.backups.is_stale_elsewhere()
    clock.time += timedelta(hours=1)
    assert office.backups.is_stale_elsewhere()


def test_two_offices_share_a_stick_without_mixing(office, stick, tmp_path, clock):
    with Office.open(tmp_path / "khac", clock) as other:
        other.set_up(
            replace(PARTICULARS, commune_code="10231", name="Thường Tín"), [CHAIR], PLAN
        )
        names = [one.second_place.copy_to(stick).path.parent for one in (office, other)]

    assert sorted(path.name for path in names) == [
        "so-vang-xa-hong-van-10210",
        "so-vang-xa-thuong-tin-10231",
    ]


def test_the_command_line_copies_elsewhere_and_brings_back(
    demo_root, stick, tmp_path, capsys
):
    data = ["--data", str(demo_root), "--json"]
    assert cli.run(parse([*data, "backup", "--to", str(stick)])) == 0
    told = json.loads(capsys.readouterr().out)
    moved = ["--data", str(tmp_path / "may-moi"), "restore", told["file"]]

    assert cli.run(parse(moved)) == 0

    assert told["damaged"] == []
    assert "phục hồi" in capsys.readouterr().out
    with Office.open(tmp_path / "may-moi") as office:
        assert len(office.register.people()) == 40


def test_the_command_line_says_which_evidence_is_damaged(root, office, stick, capsys):
    [digest] = prove(office, PDF)
    (office.folders.evidence / digest).write_bytes(PDF[:4])
    office.close()

    code = cli.run(parse(["--data", str(root), "backup", "--to", str(stick)]))

    assert code == 1
    assert digest in capsys.readouterr().out
