"""One folder holds an office, and its log tells nobody's name."""

import logging
import os
import sys
from pathlib import Path

import pytest

from desktop import folders, logs
from desktop.errors import OfficeFileError


@pytest.fixture
def log(tmp_path):
    yield logs.start(tmp_path)
    logs.stop()


def test_everything_of_an_office_lies_in_its_folder(tmp_path):
    office = folders.prepare(tmp_path / "Xã An Hòa")

    places = [office.backups, office.evidence, office.exports, office.logs]
    assert all(each.is_dir() for each in places)
    assert office.database.parent == office.root
    assert not office.database.exists()


def test_preparing_twice_keeps_what_is_there(tmp_path):
    office = folders.prepare(tmp_path)
    (office.evidence / "a.pdf").write_text("x")

    assert folders.prepare(tmp_path) == office
    assert (office.evidence / "a.pdf").read_text() == "x"


def test_without_a_choice_the_folder_of_the_user_is_taken():
    base = "LOCALAPPDATA" if sys.platform == "win32" else "XDG_DATA_HOME"

    assert folders.default_root().parent == Path(os.environ[base])
    assert folders.prepare().root == folders.default_root()


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(OfficeFileError) as refusal:
        folders.prepare(tmp_path / "file" / "office")

    assert "Không ghi được" in refusal.value.sentence
    assert refusal.value.next_step


def test_the_log_keeps_lines_in_utf8(log):
    logging.getLogger("desktop.office").info("đã xếp hạng 12 tập thể")

    assert "INFO desktop.office: đã xếp hạng 12 tập thể" in log.read_text("utf-8")


@pytest.mark.expects_warnings
def test_an_exception_is_logged_without_the_values_in_it(log):
    try:
        raise KeyError("Trần Thị Thử")
    except KeyError:
        logging.getLogger("desktop").exception("rank: failed, phone 0912345678")

    written = log.read_text("utf-8")
    assert "KeyError: “…”" in written
    assert "test_folders_and_logs.py" in written
    assert "rank: failed, phone …" in written
    assert "Thử\n" not in written


def test_the_log_does_not_name_the_user(log):
    logging.getLogger("desktop").info("opened %s", Path.home() / "office")

    assert str(Path.home()) not in log.read_text("utf-8")


def test_a_long_log_turns_over(log):
    for _ in range(6000):
        logging.getLogger("desktop").info("x" * 100)

    assert log.with_name("so-vang.log.1").exists()
    assert log.stat().st_size <= 500_000


def test_starting_again_moves_the_log(log, tmp_path):
    (tmp_path / "other").mkdir()
    moved = logs.start(tmp_path / "other")
    logging.getLogger("desktop").info("here")

    assert "here" in moved.read_text("utf-8")
    assert not log.exists()
