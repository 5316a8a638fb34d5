"""Word files of an office on the disk: named, in one piece, refused with a sentence."""

import errno

import pytest

from desktop.errors import OfficeFileError
from desktop.office.papers.files import write_file
from tests.documents.demo_papers import DECIDED, opened_demo
from tests.documents.reading import opened, text_of_docx


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    made = opened_demo(tmp_path_factory.mktemp("so"), DECIDED)
    yield made
    made.close()


def test_an_office_gives_a_paper_as_a_word_file_dated_by_its_decision(office):
    data = office.papers.docx("decision")

    assert "QUYẾT ĐỊNH" in text_of_docx(data)
    decided = office.papers.round().decision.issued_on
    assert opened(data).core_properties.created.date() == decided
    assert office.papers.docx("decision") == data


def test_both_files_of_a_paper_have_one_name(office, tmp_path):
    written = office.papers.write_all(
        tmp_path, codes=["decision", "proposal"], with_docx=True
    )

    assert sorted(path.suffix for path in written) == [".docx"] * 2 + [".pdf"] * 2
    assert len({path.stem for path in written}) == 2


def refused(path):
    with pytest.raises(OfficeFileError) as trouble:
        write_file(path, b"new")
    return trouble.value


def failing(monkeypatch, name, code):
    def fail(path, *_rest):
        raise OSError(code, "no", str(path))

    monkeypatch.setattr(f"pathlib.Path.{name}", fail)


def test_a_file_that_word_holds_open_stays_and_the_officer_is_told(
    tmp_path, monkeypatch
):
    path = tmp_path / "to-trinh.docx"
    path.write_bytes(b"old")
    failing(monkeypatch, "replace", errno.EACCES)

    told = refused(path)
    assert "to-trinh.docx vì tệp đang mở" in told.sentence
    assert "trong Word" in told.next_step
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["to-trinh.docx"]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, "đã đầy"),
        (errno.EROFS, "không cho ghi"),
        (errno.EACCES, "không cho ghi"),
        (errno.EIO, "Không ghi được to-trinh.docx vào"),
    ],
)
def test_a_folder_that_takes_nothing_is_told_apart(
    tmp_path, monkeypatch, code, sentence
):
    failing(monkeypatch, "write_bytes", code)

    told = refused(tmp_path / "to-trinh.docx")
    assert sentence in told.sentence
    assert told.next_step
    assert list(tmp_path.iterdir()) == []
