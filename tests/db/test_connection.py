"""Opening the office's file: one window, and a sentence for every trouble."""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import pytest

from db import subjects
from db.connection import FileInUseError, guard, open_database
from db.schema import bring_up_to_date
from desktop.errors import OfficeFileError
from tests.db.samples import a_unit

ROOT = Path(__file__).parents[2]


def in_another_process(code, *arguments, **more):
    """Run a few lines with our packages imported; return what they said."""
    lines = textwrap.dedent(
        """
        import os, sys, time
        from pathlib import Path
        from db.connection import open_database
        from db.schema import bring_up_to_date
        from desktop.errors import OfficeFileError
        path = Path(sys.argv[1])
        """
    ) + textwrap.dedent(code)
    command = [sys.executable, "-c", lines, *map(str, arguments)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=ROOT, **more
    )


def said(process):
    out, _ = process.communicate(timeout=60)
    return out.strip()


OPEN_AND_TELL = """
    try:
        open_database(path).close()
        print("opened")
    except OfficeFileError as error:
        print(type(error).__name__, error, error.detail)
"""

AS_NOBODY = """
    if os.getuid() == 0:  # root may write everywhere
        os.setuid(65534)
"""


def test_a_new_file_is_made_and_opens_again(path):
    open_database(path).close()

    open_database(path).close()

    assert path.exists()


def test_a_closed_file_stands_alone(path, database, trail):
    with trail.operation("Thêm đơn vị"):
        subjects.put_units(database, [a_unit()])

    database.close()

    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_the_disk_has_it_after_every_operation(database):
    assert database.read("PRAGMA journal_mode") == [("wal",)]
    assert database.read("PRAGMA synchronous") == [(2,)]
    assert database.read("PRAGMA foreign_keys") == [(1,)]


def test_a_second_window_of_another_process_is_refused(path, database):
    answer = said(in_another_process(OPEN_AND_TELL, path))

    assert answer.startswith("FileInUseError")
    assert "đang được mở ở một cửa sổ khác" in answer


def test_a_second_window_of_this_process_is_refused_and_the_first_stays(path, database):
    with pytest.raises(FileInUseError):
        open_database(path)

    answer = said(in_another_process(OPEN_AND_TELL, path))
    assert answer.startswith("FileInUseError")


def test_a_file_is_free_again_when_its_window_is_closed(path, database):
    database.close()

    assert said(in_another_process(OPEN_AND_TELL, path)) == "opened"


def test_a_killed_window_leaves_neither_a_lock_nor_half_an_operation(path):
    process = in_another_process(
        """
        database = open_database(path)
        bring_up_to_date(database)
        database.execute_sql("INSERT INTO setting VALUES ('kept', '1')")
        database.execute_sql("BEGIN")
        database.execute_sql("INSERT INTO setting VALUES ('half', '1')")
        print("ready", flush=True)
        time.sleep(60)
        """,
        path,
    )
    assert process.stdout.readline().strip() == "ready"
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()

    database = open_database(path)

    assert database.read("SELECT key FROM setting") == [("kept",)]
    database.close()


def damage_header(path):
    with path.open("r+b") as file:
        file.write(b"PK\x03\x04 this is no database at all")


def damage_by_cutting(path):
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2 + 100)


def damage_a_page(path):
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 2 // 4096 * 4096)
        file.write(os.urandom(4096))


@pytest.mark.parametrize("damage", [damage_header, damage_by_cutting, damage_a_page])
def test_a_damaged_file_is_refused_and_left_as_it_is(path, database, trail, damage):
    with trail.operation("Thêm đơn vị"):
        subjects.put_units(database, [a_unit(f"Thôn {n}") for n in range(500)])
    database.close()
    damage(path)
    content = path.read_bytes()

    with pytest.raises(OfficeFileError, match="hỏng") as refusal:
        open_database(path)

    assert refusal.value.detail
    assert "sao lưu" in refusal.value.next_step
    assert path.read_bytes() == content


def test_a_file_of_another_program_is_refused_and_left_as_it_is(path):
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE songs (name)")
    other.commit()
    other.close()
    content = path.read_bytes()

    with pytest.raises(OfficeFileError, match="không phải tệp dữ liệu của Sổ Vàng"):
        open_database(path)

    assert path.read_bytes() == content


def test_a_folder_in_the_place_of_the_file_is_refused(path):
    path.mkdir()

    with pytest.raises(OfficeFileError):
        open_database(path)


def test_a_vanished_folder_is_refused(tmp_path):
    with pytest.raises(OfficeFileError, match="Không còn thấy"):
        open_database(tmp_path / "usb" / "so-vang.db")


@pytest.fixture
def open_folder():
    """A folder everybody may read; pytest's own belong to one user."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
        Path(folder).chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="folders have no such mode on Windows")
@pytest.mark.parametrize(("what", "mode"), [("", 0o555), ("so-vang.db", 0o444)])
def test_what_can_only_be_read_is_refused(open_folder, what, mode):
    path = open_folder / "so-vang.db"
    database = open_database(path)
    bring_up_to_date(database)
    database.close()
    (open_folder / what).chmod(mode)

    answer = said(in_another_process(AS_NOBODY + OPEN_AND_TELL, path))

    assert "chỉ cho đọc" in answer


def test_a_file_taken_away_meanwhile_is_noticed_before_writing(path, database, trail):
    path.rename(path.with_name("elsewhere.db"))

    with (
        pytest.raises(OfficeFileError, match="Không còn thấy"),
        trail.operation("Thêm đơn vị"),
    ):
        subjects.put_units(database, [a_unit()])


def test_a_full_disk_is_told_and_leaves_what_was_committed_whole(path, database, trail):
    with trail.operation("Thêm đơn vị"):
        subjects.put_units(database, [a_unit("Thôn Một")])
    before = trail.content_digest()
    [(pages,)] = database.read("PRAGMA page_count")
    database.execute_sql(f"PRAGMA max_page_count = {pages + 5}")

    with (
        pytest.raises(OfficeFileError, match="đã đầy") as refusal,
        trail.operation("Nhập danh sách"),
        trail.operation("Phần đầu"),
    ):
        subjects.put_units(database, [a_unit(f"Thôn {n}") for n in range(2000)])

    assert refusal.value.detail.startswith("SQLITE_FULL")
    assert trail.content_digest() == before
    assert trail.next_undo().title == "Thêm đơn vị"
    database.execute_sql(f"PRAGMA max_page_count = {pages + 5000}")
    with trail.operation("Thêm đơn vị"):
        subjects.put_units(database, [a_unit("Thôn Hai")])
    database.close()
    again = open_database(path)
    assert len(subjects.units(again)) == 2
    again.close()


@pytest.mark.expects_warnings
def test_a_really_full_disk_leaves_what_was_committed_whole(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    if os.name == "nt" or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("needs the right to mount a small disk")
    try:
        path = disk / "so-vang.db"
        process = in_another_process(
            """
            from datetime import datetime
            from db import subjects
            from db.trail import Trail
            from tests.db.samples import a_unit
            database = open_database(path)
            bring_up_to_date(database)
            trail = Trail(database, datetime.now)
            done = 0
            try:
                while True:
                    with trail.operation("Nhập"):
                        many = [a_unit(f"Thôn {n}") for n in range(100)]
                        subjects.put_units(database, many)
                    done += 1
            except OfficeFileError as error:
                print(error.detail.split(":")[0], done, len(subjects.units(database)))
            """,
            path,
        )

        name, done, count = said(process).split()

        assert name in {"SQLITE_FULL", "SQLITE_IOERR_WRITE"}
        assert int(count) == int(done) * 100 > 0
        database = open_database(path)
        assert len(subjects.units(database)) == int(count)
        database.close()
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        pytest.param(28, "đã đầy", id="no space"),
        pytest.param(30, "chỉ cho đọc", id="read-only drive"),
        pytest.param(2, "Không còn thấy", id="no such file"),
        pytest.param(5, "Không đọc, ghi được", id="input, output"),
    ],
)
def test_trouble_of_the_system_becomes_a_sentence(number, words):
    with pytest.raises(OfficeFileError, match=words) as refusal, guard():
        raise OSError(number, os.strerror(number))

    assert refusal.value.next_step


def test_our_own_mistakes_pass_through_the_guard(database):
    with pytest.raises(Exception, match="no such table") as mistake:
        database.read("SELECT * FROM nowhere")

    assert not isinstance(mistake.value, OfficeFileError)
