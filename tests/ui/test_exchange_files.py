"""Attachments others sent: saved under safe names, and what could run only said."""

import re
import stat
from pathlib import Path

import pytest

from desktop.bundles.sealed.catalogue import BundleRefusedError
from desktop.office.exchanging.received_files import ReceivedFile
from tests.office.city_at_work import HOA_SEN, send, take
from tests.ui.city_and_communes import at_work, make_template
from tests.ui.exchange_seen import read, tip_text
from tests.ui.exchange_windows import nameless, rich_labels, settle, show_page
from ui.dialogs import exchange_files_dialog
from ui.dialogs.exchange_files_dialog import FilesDialog
from ui.pages.exchange_page import BOOK, CITY, RECEIVE

PDF, PNG = b"%PDF-1.7\nmot", b"\x89PNG\r\n\x1a\nhai"
TRICK = "=<b>anh</b> ..\\..\\con.exe"


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return make_template(tmp_path_factory.mktemp("tep"))


@pytest.fixture
def found(template, tmp_path):
    """A city that took in a submission with three attachments."""
    with at_work(template, tmp_path / "o") as (offices, _stick):
        ward = offices.communes[HOA_SEN]
        [initiative, *_rest] = ward.records.initiatives()
        for name, data in (
            ("bao_cao.pdf", PDF),
            ("con.pdf.exe", PDF + b"hai"),
            ("anh.png", PNG),
        ):
            file = tmp_path / name
            file.write_bytes(data)
            ward.records.attach(f"initiative:{initiative.id}", file, f"Về {name}")
        job = take(offices.city, send(ward))
        yield offices.city, job


@pytest.fixture
def city(found):
    return found[0]


@pytest.fixture
def job(found):
    return found[1]


@pytest.fixture
def dialog(city, job, qtbot):
    made = FilesDialog(None, city, job.sha256, "Phường Hoa Sen")
    qtbot.addWidget(made)
    return made


def kept(city):
    return city.folders.root / "exchange" / "files"


def test_the_files_are_listed_by_title_with_the_name_they_get(dialog):
    rows = dialog.table.rows.rows()

    assert [(one.title, one.name) for one in rows] == [
        ("Về anh.png", "anh.png"),
        ("Về bao_cao.pdf", "bao_cao.pdf"),
        ("Về con.pdf.exe", "_con.pdf.exe.pdf"),
    ]
    kinds = dialog.table.rows.columns[1]
    assert [kinds.text(one) for one in rows] == ["Ảnh", "PDF", "PDF"]


def test_all_are_saved_as_they_came_and_nothing_is_replaced(dialog, tmp_path):
    folder = tmp_path / "noi-luu"
    folder.mkdir()
    (folder / "bao_cao.pdf").write_bytes(b"mine")

    dialog.save(dialog.files, folder)

    assert (folder / "bao_cao.pdf").read_bytes() == b"mine"
    assert (folder / "bao_cao (2).pdf").read_bytes() == PDF
    assert (folder / "_con.pdf.exe.pdf").read_bytes() == PDF + b"hai"
    assert (folder / "anh.png").read_bytes() == PNG
    assert len(list(folder.iterdir())) == 4
    assert "Đã lưu 03 tệp" in dialog.told.accessibleName()
    for path in folder.iterdir():
        assert not path.stat().st_mode & (stat.S_IXUSR | stat.S_IXGRP)


def test_what_could_run_is_said_and_never_saved(city, job, qtbot, tmp_path):
    for path in kept(city).iterdir():
        if path.read_bytes() == PDF:
            path.write_bytes(b"MZ\x90\x00" + bytes(60))
    dialog = FilesDialog(None, city, job.sha256, "Phường Hoa Sen")
    qtbot.addWidget(dialog)
    folder = tmp_path / "noi-luu"
    folder.mkdir()

    dialog.table.choose(lambda one: one.refused is not None)
    assert not dialog.one.isEnabled()
    [row] = dialog.refused.rows
    assert row.finding.code == "TD-318"
    assert "bao_cao.pdf" in row.sentence.text()
    dialog.save(dialog.files, folder)

    assert sorted(path.name for path in folder.iterdir()) == [
        "_con.pdf.exe.pdf",
        "anh.png",
    ]


def test_a_file_that_changed_since_it_came_is_not_given_out(city, job, tmp_path):
    files = city.receiving.attachments.of(job.sha256)
    for path in kept(city).iterdir():
        if path.read_bytes() == PNG:
            path.write_bytes(PNG + b"khac")

    saved = city.receiving.attachments.save(files, tmp_path)

    assert [one.code for one in saved.refused] == ["TD-317"]
    assert not (tmp_path / "anh (2).png").exists()


def test_a_folder_that_takes_no_more_is_told_in_a_sentence(
    city, job, tmp_path, monkeypatch
):
    files = city.receiving.attachments.of(job.sha256)

    def full(*_args, **_kept):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(BundleRefusedError) as refusal:
        city.receiving.attachments.save(files, tmp_path)

    assert refusal.value.code == "TD-004"


def test_a_tricky_title_is_shown_as_it_is(dialog, shown):
    tricky = ReceivedFile("ab" * 32, TRICK, "anh.png", 12)
    dialog.table.show_rows([tricky])
    shown(dialog, 720, 520)

    model = dialog.table.rows
    from PySide6.QtCore import Qt

    tip = model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert TRICK in tip_text(tip)
    assert rich_labels(dialog) == []
    assert nameless(dialog) == []
    assert [one for one in read(dialog) if one.trouble] == []
    dialog.close()


def test_the_folder_is_chosen_and_one_file_can_be_saved_alone(
    dialog, tmp_path, monkeypatch
):
    folder = tmp_path / "mot"
    folder.mkdir()
    monkeypatch.setattr(exchange_files_dialog, "pick_folder", lambda *_a: folder)
    opened = []
    monkeypatch.setattr(exchange_files_dialog, "open_folder", opened.append)

    dialog.table.choose(lambda one: one.name == "anh.png")
    dialog.one.click()
    dialog.told.pressed.emit()

    assert [path.name for path in folder.iterdir()] == ["anh.png"]
    assert opened == [folder]


def test_the_desk_and_the_tab_of_receiving_lead_to_them(city, job, qtbot, monkeypatch):
    seen = []
    monkeypatch.setattr(FilesDialog, "exec", lambda self: seen.append(len(self.files)))
    page = show_page(city, qtbot, tab=CITY)
    page.city.choose(HOA_SEN)
    settle(page)
    assert page.city.pane.files.isVisibleTo(page)
    page.city.pane.files.click()

    page.show_tab(BOOK)
    page.show_tab(RECEIVE)
    page.receive.show_kept(job.sha256)
    settle(page)
    assert page.receive.pane.files.text() == "Tệp đính kèm (3)…"
    page.receive.pane.files.click()

    assert seen == [3, 3]


def test_a_bundle_without_files_offers_none(template, tmp_path, qtbot):
    with at_work(template, tmp_path / "o2") as (offices, stick):
        [file] = (stick / "TDKT").glob(f"TDKT_submission_{HOA_SEN}*")
        job = take(offices.city, file)
        page = show_page(offices.city, qtbot, tab=RECEIVE)
        page.receive.show_kept(job.sha256)
        settle(page)

        assert not page.receive.pane.files.isVisibleTo(page)
        page.show_tab(CITY)
        page.city.choose(HOA_SEN)
        assert not page.city.pane.files.isVisibleTo(page)


def test_no_other_place_of_the_window_opens_a_file():
    """Opening is for folders alone: what a sender named is never started."""
    sources = Path(exchange_files_dialog.__file__).parents[1].rglob("*.py")
    opening = re.compile(r"openUrl|startfile|xdg-open|subprocess|QProcess")
    found = {path.name for path in sources if opening.search(path.read_text("utf-8"))}

    assert found == {"start.py", "settings_dialog.py", "papers_files.py"}
