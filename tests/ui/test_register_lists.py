"""What leaves the register: the book, an extract, Excel; and handing awards over."""

import io
from datetime import date

import openpyxl
import pytest
from PySide6.QtCore import QItemSelectionModel

from tests.ui.answers import answers
from tests.ui.keys import type_text
from tests.ui.papers_of_demo import decided_round, open_round
from ui.pages import papers_files
from ui.pages.register_page import RegisterPage

__all__ = ["answers"]


@pytest.fixture
def page(tmp_path, page_shown):
    with decided_round(tmp_path / "so") as office:
        shown = page_shown(RegisterPage(office))
        shown.table.choose(lambda _line: True)
        yield shown


def line(page, number=1):
    return next(e for e in page.table.rows.rows() if e.number == number)


def save_to(monkeypatch, file):
    monkeypatch.setattr(papers_files, "pick", lambda *_words: file)
    return file


def test_the_book_of_the_year_is_seen_before_it_is_printed(page, answers):
    answers.next(lambda dialog: dialog.reject())
    page.lists.book.click()

    [dialog] = answers.seen
    assert dialog.windowTitle() == "Sổ khen thưởng năm 2025"
    assert dialog.preview.papers.page_count() >= 2


def test_an_extract_of_the_current_line_is_saved_as_pdf_and_word(
    page, answers, tmp_path, monkeypatch
):
    files = [tmp_path / "a.pdf", tmp_path / "a.docx"]

    def use(dialog):
        for file, button in zip(files, (dialog.file, dialog.word), strict=True):
            save_to(monkeypatch, file)
            button.click()
        assert dialog.saved.isVisible()
        dialog.reject()

    answers.next(use)
    page.lists.extract.click()

    assert files[0].read_bytes().startswith(b"%PDF")
    assert files[1].read_bytes().startswith(b"PK")


def test_what_is_seen_goes_to_excel(page, tmp_path, monkeypatch):
    file = save_to(monkeypatch, tmp_path / "so.xlsx")
    page._on_sought("do bich huong")
    page.lists.excel.click()

    rows = list(
        openpyxl.load_workbook(io.BytesIO(file.read_bytes()))
        .worksheets[0]
        .iter_rows(values_only=True)
    )
    assert rows[0][0] == "Sổ khen thưởng"
    assert rows[3][:3] == ("Số", "Năm", "Người nhận")
    assert rows[4][2] == "Bà Đỗ Bích Hường"
    assert line(page, 6).mark in rows[4]
    assert rows[5][0] is None or str(rows[5][0]).startswith("In lúc")


def test_an_award_is_found_by_its_whole_number(page):
    page._on_sought(line(page, 6).mark)

    assert [e.recipient for e in page.table.rows.rows()] == ["Bà Đỗ Bích Hường"]


def test_one_award_is_noted_as_handed_over_and_undone(page, answers):
    def fill(dialog):
        dialog.day.show_text("16/12/2025")
        type_text(dialog.receiver.edit, "Đỗ Văn An")
        assert not dialog.remove.isVisible()
        dialog.verb.click()

    page._office = page._office.with_clock(lambda: _noon(2025, 12, 20))
    answers.next(fill)
    page.deliver.click()

    first = line(page)
    assert (first.state, first.state_note) == (
        "Đã trao 16/12/2025",
        "Đỗ Văn An nhận thay",
    )
    page._office.undo()
    page.reload()
    assert line(page).state == "Đã tặng"


def test_several_awards_are_handed_over_on_one_day(page, answers):
    model, selection = page.table.rows, page.table.selectionModel()
    flags = QItemSelectionModel.SelectionFlag
    for row in range(3):
        selection.select(model.index(row, 0), flags.Select | flags.Rows)
    page._office = page._office.with_clock(lambda: _noon(2025, 12, 20))

    def fill(dialog):
        assert dialog.windowTitle() == "Trao 03 khen thưởng cùng ngày"
        assert not dialog.receiver.isVisible()
        dialog.day.show_date(date(2025, 12, 19))
        dialog.verb.click()

    answers.next(fill)
    page.deliver.click()

    states = [e.state for e in page.table.rows.rows()]
    assert states.count("Đã trao 19/12/2025") == 3


def test_a_day_that_cannot_be_stays_at_its_field(page, answers):
    def fill(dialog):
        dialog.day.show_text("31/02/2025")
        dialog.verb.click()
        assert dialog.day.edit.property("state") == "error"
        dialog.day.show_date(date(2020, 1, 1))
        dialog.verb.click()
        assert dialog.day.edit.property("state") == "error"
        dialog.reject()

    answers.next(fill)
    page.deliver.click()

    assert page._office.deliveries.by_grant() == {}


def test_a_note_made_by_mistake_is_taken_out(page, answers):
    office = page._office.with_clock(lambda: _noon(2025, 12, 20))
    page._office = office
    office.deliveries.note([line(page).grant], date(2025, 12, 19))
    page.reload()
    answers.next(lambda dialog: dialog.remove.click())
    page.deliver.click()

    assert line(page).state == "Đã tặng"


def test_a_revoked_award_cannot_be_handed_over(page):
    page._office.awarding.revoke(line(page).grant, "Trao nhầm")
    page.reload()
    page.table.choose(lambda e: e.number == 1)

    assert not page.deliver.isEnabled()
    assert "chưa thu hồi" in page.deliver.toolTip()


def test_in_an_empty_register_there_is_nothing_to_print(tmp_path, page_shown):
    with open_round(tmp_path / "so") as office:
        page = page_shown(RegisterPage(office))

        assert not page.lists.book.isEnabled()
        assert not page.lists.extract.isEnabled()


def _noon(*day):
    from datetime import datetime

    return datetime(*day, 12, 0)
