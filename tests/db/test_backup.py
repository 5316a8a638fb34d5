"""Copies: whole, checked, restored beside the old file, thinned with time."""

import shutil
import sqlite3
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import backup, subjects
from db.connection import DamagedFileError, FileInUseError, open_database
from db.schema import bring_up_to_date
from desktop.errors import OfficeFileError
from tests.db.samples import a_unit
from tests.db.test_connection import damage_a_page, damage_by_cutting, damage_header

NOW = datetime(2025, 12, 5, 10, 32)


def units_in(path):
    database = open_database(path)
    bring_up_to_date(database)
    names = [unit.name for unit in subjects.units(database)]
    database.close()
    return names


@pytest.fixture
def filled(database, trail):
    with trail.operation("Thêm đơn vị"):
        subjects.put_units(database, [a_unit("Thôn Một")])
    return database


@pytest.fixture
def copy(filled, tmp_path):
    copy = tmp_path / "copies" / backup.name_of(NOW)
    backup.back_up(filled, copy)
    return copy


def test_a_plain_copy_of_an_open_file_loses_what_a_backup_keeps(
    path, filled, tmp_path, copy
):
    plain = tmp_path / "plain.db"
    shutil.copyfile(path, plain)

    assert units_in(plain) == []
    assert units_in(copy) == ["Thôn Một"]


def test_a_copy_is_one_whole_file_that_passes_its_check(copy):
    backup.verify(copy)

    assert [p.name for p in copy.parent.iterdir()] == ["so-vang-20251205-103200.db"]


def test_a_copy_that_cannot_be_written_leaves_nothing(filled, tmp_path):
    target = tmp_path / "file"
    target.write_text("no folder")

    with pytest.raises(OfficeFileError):
        backup.back_up(filled, target / "so-vang.db")
    taken = tmp_path / "taken.db"
    (tmp_path / "taken.db.part").mkdir()
    with pytest.raises(OfficeFileError):
        backup.back_up(filled, taken)

    assert not taken.exists()


def test_a_copy_takes_the_place_of_an_older_one_of_the_same_name(filled, copy, trail):
    with trail.operation("Thêm đơn vị"):
        subjects.put_units(filled, [a_unit("Thôn Hai")])

    backup.back_up(filled, copy)

    assert units_in(copy) == ["Thôn Một", "Thôn Hai"]


@pytest.mark.parametrize("damage", [damage_header, damage_by_cutting, damage_a_page])
def test_a_damaged_copy_is_not_restored(path, filled, copy, damage):
    filled.close()
    damage(copy)

    with pytest.raises(OfficeFileError, match="hỏng"):
        backup.restore(copy, path, at=NOW)

    assert units_in(path) == ["Thôn Một"]


def test_a_missing_foreign_empty_or_newer_copy_is_not_accepted(tmp_path, copy):
    with pytest.raises(OfficeFileError, match="Không còn thấy"):
        backup.verify(tmp_path / "nowhere.db")
    open_database(tmp_path / "empty.db").close()
    with pytest.raises(OfficeFileError, match="hỏng"):
        backup.verify(tmp_path / "empty.db")
    connection = sqlite3.connect(copy)
    connection.execute("PRAGMA user_version = 999")
    with pytest.raises(OfficeFileError, match="mới hơn"):
        backup.verify(copy)
    connection.execute("PRAGMA application_id = 1")
    with pytest.raises(OfficeFileError, match="không phải tệp dữ liệu"):
        backup.verify(copy)
    connection.close()


def test_restoring_keeps_the_replaced_file_aside(path, filled, copy, trail):
    with trail.operation("Thêm đơn vị"):
        subjects.put_units(filled, [a_unit("Thôn Hai")])
    filled.close()

    kept = backup.restore(copy, path, at=NOW)

    assert kept.name == "so-vang-20251205-103200-truoc-khi-phuc-hoi.db"
    assert units_in(path) == ["Thôn Một"]
    assert units_in(kept) == ["Thôn Một", "Thôn Hai"]
    assert copy.exists()


def test_restoring_over_an_open_file_is_refused(path, filled, copy):
    with pytest.raises(FileInUseError):
        backup.restore(copy, path, at=NOW)

    assert [u.name for u in subjects.units(filled)] == ["Thôn Một"]


def test_a_damaged_file_is_replaced_and_its_log_goes_with_it(path, filled, copy):
    filled.close()
    damage_header(path)
    path.with_name("so-vang.db-wal").write_bytes(b"left by a crash")
    damaged = path.read_bytes()

    kept = backup.restore(copy, path, at=NOW)

    assert kept.read_bytes() == damaged
    assert not path.with_name("so-vang.db-wal").exists()
    assert units_in(path) == ["Thôn Một"]


def test_restoring_into_an_empty_place_keeps_nothing(tmp_path, copy):
    place = tmp_path / "new.db"

    assert backup.restore(copy, place, at=NOW) is None
    assert units_in(place) == ["Thôn Một"]


def test_names_carry_the_time_and_the_reason():
    name = backup.name_of(NOW, "Truoc khi nhap!")

    assert name == "so-vang-20251205-103200-truoc-khi-nhap.db"
    assert backup.time_of(name) == NOW
    assert backup.time_of("so-vang-20259905-103200.db") is None
    assert backup.time_of("so-vang.db") is None


def named(*ages):
    return [backup.name_of(NOW - age) for age in ages]


RECENT = [timedelta(minutes=minutes) for minutes in range(20)]


def test_all_copies_of_the_last_day_are_kept():
    names = named(*(timedelta(hours=hours) for hours in range(24)))

    assert backup.to_delete(names, NOW) == []


def test_older_copies_are_one_a_day_then_one_a_week_then_none():
    days = [timedelta(days=days, hours=h) for days in range(2, 500) for h in (0, 3)]

    left = set(named(*days)) - set(backup.to_delete(named(*RECENT, *days), NOW))
    ages = sorted((NOW - backup.time_of(name)).days for name in left)

    assert ages[:29] == list(range(2, 31))
    weeks = ages[29:]
    assert 47 <= len(weeks) <= 49
    assert {later - age for age, later in pairwise(weeks[1:])} == {7}
    assert weeks[-1] <= 366


def test_the_latest_twenty_are_kept_however_old():
    names = named(*(timedelta(days=900 + days) for days in range(25)))

    assert backup.to_delete(names, NOW) == sorted(names[20:])


def test_a_clock_years_ahead_for_a_day_does_not_cost_the_copies():
    names = named(*(timedelta(days=days) for days in range(20)))
    ahead = NOW.replace(year=2030)

    left = set(names) - set(backup.to_delete([*names, backup.name_of(ahead)], ahead))

    assert len(left) == 19


def test_what_is_not_ours_or_lies_ahead_is_left_alone(tmp_path):
    kept = ["notes.txt", "so-vang.db", *named(timedelta(days=-30), *RECENT)]
    surplus = named(timedelta(days=700))
    for name in kept + surplus:
        (tmp_path / name).touch()

    assert backup.thin(tmp_path, NOW) == surplus
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(kept)


@given(st.lists(st.timedeltas(timedelta(days=-2), timedelta(days=600)), max_size=60))
def test_thinning_twice_is_thinning_once(ages):
    names = set(named(*ages))
    left = names - set(backup.to_delete(names, NOW))

    assert backup.to_delete(left, NOW) == []
    assert bool(left) == bool(names)


def test_a_copy_with_a_log_beside_it_brings_what_the_log_holds(tmp_path, path, filled):
    crashed = tmp_path / "usb" / "so-vang.db"
    crashed.parent.mkdir()
    for ending in ("", "-wal"):
        beside = path.with_name(path.name + ending)
        shutil.copyfile(beside, crashed.with_name(crashed.name + ending))

    place = tmp_path / "new.db"
    backup.restore(crashed, place, at=NOW)

    assert units_in(place) == ["Thôn Một"]


def test_the_file_in_use_is_no_copy_of_itself(path, filled):
    filled.close()

    with pytest.raises(OfficeFileError, match="đang dùng"):
        backup.restore(path, path, at=NOW)

    assert units_in(path) == ["Thôn Một"]


def test_two_restores_in_one_second_keep_both_replaced_files(path, filled, copy):
    filled.close()

    first = backup.restore(copy, path, at=NOW)
    second = backup.restore(copy, path, at=NOW)

    assert first != second
    assert first.exists()
    assert second.exists()


@pytest.mark.parametrize(
    ("place", "byte"), [(18, 9), (47, 200)], ids=["write version", "schema format"]
)
def test_a_header_broken_in_any_way_is_damage_and_can_be_replaced(
    path, filled, copy, place, byte
):
    filled.close()
    damaged = bytearray(path.read_bytes())
    damaged[place] = byte
    path.write_bytes(damaged)

    with pytest.raises(DamagedFileError):
        open_database(path)
    kept = backup.restore(copy, path, at=NOW)

    assert kept.read_bytes() == bytes(damaged)
    assert units_in(path) == ["Thôn Một"]
