"""“Tạo bộ hồ sơ”: whole or not at all, in order, every paper anew after a change."""

import errno
import os
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.errors import OfficeError, OfficeFileError
from desktop.office.demo import demo
from desktop.office.dossiers.folder import DossierFolder, was_changed
from desktop.office.office import Office
from tests.documents.measuring import text_of

INDEX = "00-muc-luc-ho-so.pdf"


@pytest.fixture
def office(demo_root):
    with Office.open(demo_root) as office:
        yield demo.in_its_time(office)


@pytest.fixture
def folder(office):
    return DossierFolder(office.papers, office.dossiers, office.now)


@pytest.fixture
def dossier(office):
    return one(office)


def one(office):
    [found] = office.dossiers.all()
    return found


def words(path):
    """Return the words of a PDF or a Word file in one line."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as packed:
            xml = packed.read("word/document.xml").decode()
        return " ".join(xml.replace("<", " <").split())
    return " ".join(text_of(path).split())


def left_over(parent):
    return sorted(file.name for file in parent.iterdir() if file.name.startswith("."))


def test_the_index_comes_first_and_files_carry_the_numbers_of_its_lines(
    folder, dossier, tmp_path
):
    made = folder.make(dossier, tmp_path / "ra")

    names = sorted(file.name for file in made.folder.iterdir())
    assert list(made.files) == names
    assert names[0] == INDEX
    numbers = {line.title: at for at, line in enumerate(dossier.lines, 1)}
    assert f"{numbers['Tờ trình']:02d}-to-trinh.pdf" in names
    assert not left_over(tmp_path / "ra")


def test_names_of_files_are_plain_letters(folder, dossier, tmp_path):
    made = folder.make(dossier, tmp_path)

    for name in (made.folder.name, *made.files):
        assert name.isascii()
        assert name == name.lower()


def test_word_files_go_along_when_asked_for(office, dossier, tmp_path):
    folder = DossierFolder(office.papers, office.dossiers, office.now, with_docx=True)

    made = folder.make(dossier, tmp_path)

    stems = {Path(name).stem for name in made.files}
    assert {f"{stem}.pdf" for stem in stems} | {f"{stem}.docx" for stem in stems} == (
        set(made.files)
    )


def test_a_renamed_person_is_renamed_in_every_paper(office, folder, tmp_path):
    with_docx = DossierFolder(
        office.papers, office.dossiers, office.now, with_docx=True
    )
    before = with_docx.make(one(office), tmp_path)
    named = [
        name for name in before.files if "Đỗ Bích Hường" in words(before.folder / name)
    ]
    assert len(named) >= 4

    person = next(p for p in office.register.people() if p.name == "Đỗ Bích Hường")
    office.register.change(replace(person, name="Đỗ Bích Thủy"))
    after = with_docx.make(one(office), tmp_path)

    assert after.set_aside is None
    for name in after.files:
        said = words(after.folder / name)
        assert "Đỗ Bích Hường" not in said, name
        if name in named:
            assert "Đỗ Bích Thủy" in said, name


def test_evidence_goes_along_under_a_clean_name(office, folder, tmp_path):
    scan = tmp_path / "Ảnh CHỤP số 1 (bản sao).PDF"
    scan.write_bytes(b"%PDF- quet")
    dossier = one(office)
    line = next(
        x for x in dossier.lines if x.title == "Báo cáo thành tích của Thôn Đoài"
    )
    office.dossiers.attach(dossier, line, scan)

    made = folder.make(one(office), tmp_path / "ra")

    [name] = [name for name in made.files if "anh-chup" in name]
    place = [x.title for x in dossier.lines].index(line.title) + 1
    assert name.startswith(f"{place:02d}-")
    assert name.endswith("anh-chup-so-1-ban-sao.pdf")
    assert (made.folder / name).read_bytes() == b"%PDF- quet"


def test_evidence_of_other_registers_stays_in_the_office(office, folder, tmp_path):
    scan = tmp_path / "so-dien-thoai.pdf"
    scan.write_bytes(b"%PDF- rieng")
    office.records.attach("score:x", scan)

    made = folder.make(one(office), tmp_path / "ra")

    assert all(b"rieng" not in (made.folder / name).read_bytes() for name in made.files)


def test_a_lost_evidence_file_is_said_and_nothing_is_made(office, folder, tmp_path):
    scan = tmp_path / "quet.pdf"
    scan.write_bytes(b"x")
    dossier = one(office)
    kept = office.dossiers.attach(dossier, dossier.lines[1], scan)
    office.dossiers.file_of(kept).unlink()

    with pytest.raises(OfficeError, match="Không thấy tệp minh chứng “quet”"):
        folder.make(one(office), tmp_path / "ra")

    assert list((tmp_path / "ra").iterdir()) == []


# --- made again -----------------------------------------------------------------------


def test_an_untouched_folder_is_replaced(folder, dossier, tmp_path):
    first = folder.make(dossier, tmp_path)
    second = folder.make(dossier, tmp_path)

    assert second.set_aside is None
    assert [file.name for file in tmp_path.iterdir() if file.is_dir()].count(
        first.folder.name
    ) == 1
    assert not left_over(tmp_path)


@pytest.mark.parametrize("how", ["changed", "added"])
def test_what_was_edited_by_hand_is_set_aside_and_never_lost(
    folder, dossier, tmp_path, how
):
    made = folder.make(dossier, tmp_path)
    edited = made.folder / (made.files[1] if how == "changed" else "ghi chú.txt")
    edited.write_bytes(b"sua tay")
    later = (made.folder / INDEX).stat().st_mtime + 60
    os.utime(edited, (later, later))
    assert was_changed(made.folder)

    again = folder.make(dossier, tmp_path)

    assert again.set_aside is not None
    assert (again.set_aside / edited.name).read_bytes() == b"sua tay"
    assert sorted(p.name for p in again.folder.iterdir()) == list(again.files)


# --- trouble --------------------------------------------------------------------------


def snapshot(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_a_full_disk_leaves_the_folder_before_as_it_was(
    folder, dossier, tmp_path, monkeypatch
):
    made = folder.make(dossier, tmp_path)
    before = snapshot(made.folder)
    real, written = Path.write_bytes, []

    def full(path, data):
        written.append(path)
        if len(written) > 2:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OfficeFileError, match="Ổ đĩa đã đầy"):
        folder.make(dossier, tmp_path)

    assert snapshot(made.folder) == before
    assert not left_over(tmp_path)


def test_a_paper_open_in_word_leaves_the_folder_before_as_it_was(
    folder, dossier, tmp_path, monkeypatch
):
    made = folder.make(dossier, tmp_path)
    before = snapshot(made.folder)
    real = Path.rename

    def held(path, target):
        if path == made.folder:  # what Windows does while a file in it is open
            raise PermissionError(errno.EACCES, "in use", str(path))
        return real(path, target)

    monkeypatch.setattr(Path, "rename", held)
    with pytest.raises(OfficeFileError, match="Không tạo được bộ hồ sơ") as refused:
        folder.make(dossier, tmp_path)

    assert "Word" in refused.value.next_step
    assert snapshot(made.folder) == before
    assert not left_over(tmp_path)


def test_a_move_that_fails_half_way_is_taken_back(
    folder, dossier, tmp_path, monkeypatch
):
    made = folder.make(dossier, tmp_path)
    before = snapshot(made.folder)
    real = Path.rename

    def second_fails(path, target):
        is_new = path.name.startswith(".") and not path.name.endswith(".old")
        if is_new and Path(target) == made.folder:
            raise PermissionError(errno.EACCES, "in use", str(path))
        return real(path, target)

    monkeypatch.setattr(Path, "rename", second_fails)
    with pytest.raises(OfficeFileError):
        folder.make(dossier, tmp_path)

    assert snapshot(made.folder) == before
    assert not left_over(tmp_path)


def test_a_place_that_cannot_be_written_is_said(folder, dossier, tmp_path):
    blocked = tmp_path / "tep"
    blocked.write_text("không phải thư mục")

    with pytest.raises(OfficeFileError, match="Không tạo được bộ hồ sơ"):
        folder.make(dossier, blocked / "ra")


@pytest.mark.skipif(os.getuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_said(folder, dossier, tmp_path):
    place = tmp_path / "chi-doc"
    place.mkdir(mode=0o500)

    with pytest.raises(OfficeFileError, match="Không tạo được bộ hồ sơ"):
        folder.make(dossier, place)


def test_stopping_leaves_nothing_behind(folder, dossier, tmp_path):
    def stop(done, total, what):
        assert what
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        folder.make(dossier, tmp_path / "ra", stop)

    assert list((tmp_path / "ra").iterdir()) == []


def test_a_paper_that_cannot_be_drawn_stops_all(office, folder, tmp_path):
    person = next(p for p in office.register.people() if p.name == "Đỗ Bích Hường")
    office.register.change(replace(person, name="Đỗ Bích ☃"))

    with pytest.raises(OfficeError, match="☃"):
        folder.make(one(office), tmp_path / "ra")

    assert list((tmp_path / "ra").iterdir()) == []


@pytest.mark.parametrize("plan", demo.plans_with_demo())
def test_every_dossier_of_every_plan_can_be_made(tmp_path, plan):
    with Office.open(tmp_path / "so") as made:
        demo.make_demo(made, plan)
        demo.finish_demo(made)
        office = demo.in_its_time(made)
        folder = DossierFolder(office.papers, office.dossiers, office.now)
        for dossier in office.dossiers.all():
            found = folder.make(dossier, tmp_path / "ra")
            assert "BẢN NHÁP" not in words(found.folder / INDEX)
            shutil.rmtree(found.folder)
