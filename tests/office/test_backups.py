"""Backups: made when due, listed, brought back; the replaced file is kept."""

from datetime import datetime, timedelta

import pytest

from desktop.emulation.participants import Unit, UnitKind
from desktop.errors import OfficeFileError
from desktop.office.backups import copies_in
from desktop.office.office import Office, restore

NOW = datetime(2025, 12, 8, 9, 0)


def test_a_copy_is_made_and_listed_the_latest_first(office):
    first = office.backups.make()
    second = office.backups.make("truoc khi chot")

    assert [c.path for c in office.backups.copies()] == [second.path, first.path]
    assert second.path.name.endswith("-truoc-khi-chot.db")
    assert second.size > 0
    assert office.backups.last_at() is not None


def test_two_copies_in_one_second_are_two_files(root):
    with Office.open(root, lambda: NOW) as office:
        assert office.backups.make().path != office.backups.make().path


def test_a_copy_is_due_after_half_an_hour_of_work(office, clock):
    made = office.backups.make()
    office.register.add(Unit("", "Thôn Hạ", UnitKind.VILLAGE))
    clock.time = made.made_at + timedelta(minutes=28)
    assert office.backups.make_if_due() is None
    clock.time = made.made_at + timedelta(minutes=31)
    assert office.backups.make_if_due().path != made.path


def test_no_copy_is_due_while_nothing_is_done(office, clock):
    office.backups.make()
    clock.time += timedelta(hours=2)

    assert office.backups.make_if_due() is None


def test_taking_something_back_is_work_too(office, clock):
    made = office.backups.make()
    clock.time += timedelta(hours=2)
    office.undo()

    assert office.backups.make_if_due().path != made.path


def test_leaving_makes_a_copy_only_after_work(office, root, clock):
    office.close(with_backup=True)
    [copy] = copies_in(root / "backups")
    assert copy.path.name.endswith("-thoat.db")

    Office.open(root, clock).close(with_backup=True)
    assert len(copies_in(root / "backups")) == 1


def test_a_copy_brings_everything_back_and_keeps_what_it_replaced(
    demo_office, demo_root, named
):
    wanted = demo_office.trail.content_digest()
    copy = demo_office.backups.make()
    demo_office.register.retire(named(demo_office, "Trạm Y tế"))
    replaced = demo_office.trail.content_digest()
    demo_office.close()

    kept = restore(demo_root, copy.path, lambda: NOW)

    with Office.open(demo_root) as office:
        assert office.trail.content_digest() == wanted
    assert kept.name == "so-vang-20251208-090000-truoc-khi-phuc-hoi.db"
    restore(demo_root, kept, lambda: NOW + timedelta(minutes=1))
    with Office.open(demo_root) as office:
        assert office.trail.content_digest() == replaced


def test_a_copy_brings_an_office_into_an_empty_folder(demo_office, tmp_path):
    copy = demo_office.backups.make()

    assert restore(tmp_path / "moi", copy.path, lambda: NOW) is None
    with Office.open(tmp_path / "moi") as office:
        assert len(office.register.people()) == 40


def test_a_damaged_copy_replaces_nothing(demo_office, demo_root):
    copy = demo_office.backups.make()
    digest = demo_office.trail.content_digest()
    demo_office.close()
    content = bytearray(copy.path.read_bytes())
    content[4096:8192] = bytes(4096)
    copy.path.write_bytes(content)

    with pytest.raises(OfficeFileError):
        restore(demo_root, copy.path, lambda: NOW)

    with Office.open(demo_root) as office:
        assert office.trail.content_digest() == digest


def test_an_open_office_is_not_replaced(demo_office, demo_root):
    copy = demo_office.backups.make()

    with pytest.raises(OfficeFileError, match="đang được mở"):
        restore(demo_root, copy.path, lambda: NOW)


def test_a_copy_that_is_not_there_is_refused(root):
    with pytest.raises(OfficeFileError, match="Không thấy bản sao lưu"):
        restore(root, root / "khong-co.db", lambda: NOW)


def test_a_folder_that_is_gone_has_no_copies(root):
    with pytest.raises(OfficeFileError, match="Không đọc được thư mục sao lưu"):
        copies_in(root / "backups")


def test_a_file_left_empty_by_a_power_cut_is_no_new_office(office, root, clock):
    office.backups.make()
    office.close()
    (root / "so-vang.db").write_bytes(b"")
    (root / "so-vang.db-wal").unlink(missing_ok=True)

    with pytest.raises(OfficeFileError, match="trống rỗng"):
        Office.open(root, clock)


def test_copies_go_on_after_the_clock_stood_years_ahead(office, clock):
    right = clock.time
    clock.time = right.replace(year=2030)
    office.register.add(Unit("", "Thôn Hạ", UnitKind.VILLAGE))
    assert office.backups.make_if_due() is not None
    clock.time = right
    office.register.add(Unit("", "Thôn Trung", UnitKind.VILLAGE))

    assert office.backups.make_if_due() is not None
