"""Giấy khen: the recipients, the certificate looked at, saving and printing.

Certificates on stock: test_certificates_on_stock; its editor: test_stock_editor.
"""

import dataclasses

import pytest
from PySide6.QtCore import Qt

from desktop.awards.register_numbers import shown
from desktop.documents.certificates.certificate import CertificateError
from desktop.documents.certificates.sheet_sizes import Sheet, custom_sheet
from desktop.office.office import Office
from tests.documents.measuring import chars, page_count, sheet, text_of
from tests.ui.papers_of_demo import (
    decided_round,
    open_round,
    printer_to,
    refusals,
)
from ui.dialogs.long_work import LongWork
from ui.pages import certificates_output, certificates_work, papers_files
from ui.pages.certificates_page import CertificatesPage
from ui.tables.column import Section

A4, A3 = (297, 210), (420, 297)


@pytest.fixture
def page_of(page_shown):
    return lambda office: page_shown(CertificatesPage(office))


@pytest.fixture
def page(tmp_path, page_of):
    with decided_round(tmp_path / "so") as office:
        yield page_of(office)


@pytest.fixture
def drafts(tmp_path, page_of):
    with open_round(tmp_path / "so") as office:
        yield page_of(office)


def rename(page, change):
    """Give the first recipient of the kind another name, in a round still open."""
    office = page._office
    first = next(row for row in office.outcome().proposed if row.salutation)
    person = next(p for p in office.register.people() if p.id == first.subject_id)
    office.register.change(dataclasses.replace(person, name=change))
    page.reload()
    page.show_target(first.subject_id)


def names(page):
    return [row.name for row in page.list.table.rows.rows()]


def export(page, file, monkeypatch):
    monkeypatch.setattr(papers_files, "pick_pdf", lambda *_args: file)
    page.save.click()


def print_to(monkeypatch, file):
    """Print into a file; return the printers that were asked for."""
    asked = []

    def ask(*_args, **wanted):
        asked.append(wanted)
        return printer_to(file, 72)

    monkeypatch.setattr(certificates_output, "ask_printer", ask)
    return asked


def choose_sheet(page, sheet):
    page.sheets.show_sheet(sheet)
    page.sheets.sheet_chosen.emit(sheet)


def test_recipients_stand_in_the_order_of_the_decision_with_their_numbers(page):
    outcome = page._office.outcome()
    lines = page.list.table.rows.lines()
    headings = [line.title for line in lines if isinstance(line, Section)]

    assert names(page) == [row.name for row in outcome.proposed]
    assert headings == ["Tập thể: 05", "Cá nhân: 06"]
    words = [row.number_words for row in page.list.recipients()]
    assert words == [f"số {shown(n, 2025)}" for n in range(1, len(words) + 1)]


def test_drafts_carry_their_mark_and_no_number(drafts):
    assert drafts.draft.isVisible()
    assert {r.number_words for r in drafts.list.recipients()} == {"chưa có số"}


def test_a_final_certificate_carries_no_draft_mark(page):
    assert not page.draft.isVisible()


def test_one_walks_through_the_certificates_with_the_buttons(page):
    every = names(page)
    assert page.view.place.text() == f"1/{len(every)} · {every[0]}"
    assert not page.view.before.isEnabled()

    page.view.after.click()
    assert page.view.place.text() == f"2/{len(every)} · {every[1]}"

    page.list.step(len(every) - 2)
    assert page.view.place.text().startswith(f"{len(every)}/{len(every)}")
    assert not page.view.after.isEnabled()


def test_the_sheet_can_be_a3(page):
    a4 = page.view.paper._sizes[0].width()

    choose_sheet(page, Sheet.A3)

    assert page.view.paper._sizes[0].width() == pytest.approx(a4 * 2**0.5, rel=0.01)


def test_the_scale_stays_when_one_goes_to_the_next(page):
    page.view.paper.set_zoom(1.5)

    page.view.after.click()

    assert page.view.paper.zoom() == 1.5


def test_a_name_of_two_hundred_characters_is_shown(drafts):
    long = " ".join(["Nguyễn Thị Hoàng Ngọc"] * 9)[:200]

    rename(drafts, long)

    assert drafts.view.shown.currentWidget() is drafts.view.paper
    assert drafts.view.paper.page_count() == 1


def test_a_text_that_does_not_fit_is_said_in_place_of_the_paper(drafts, monkeypatch):
    def refuse(*_args, **_options):
        raise CertificateError("Nguyễn Văn A")

    monkeypatch.setattr(drafts._office.certificates, "pdf", refuse)
    drafts.view.after.click()

    assert drafts.view.shown.currentWidget() is drafts.view.refused
    assert "quá dài" in drafts.view.refused._what.text()
    assert "rút gọn" in drafts.view.refused._what.text()


def test_a_character_that_cannot_be_printed_is_named(drafts, monkeypatch, tmp_path):
    told = refusals(monkeypatch)
    rename(drafts, "Đỗ Bích ☃ Hường")

    assert drafts.view.shown.currentWidget() is drafts.view.refused
    assert "ký tự “☃”" in drafts.view.refused._what.text()

    export(drafts, tmp_path / "a.pdf", monkeypatch)

    assert "ký tự “☃”" in told[0]
    assert not (tmp_path / "a.pdf").exists()


def test_everybody_is_ticked_and_space_leaves_one_out(page, qtbot):
    count = len(names(page))
    assert page.print.text() == f"In {count:02d} tờ đã chọn"

    qtbot.keyClick(page.list.table, Qt.Key.Key_Space)

    assert page.print.text() == f"In {count - 1:02d} tờ đã chọn"
    assert [r.place for r in page.list.ticked()] == list(range(1, count))


def test_with_nobody_ticked_the_buttons_say_why_they_rest(page):
    page.list.all.click()

    assert not page.print.isEnabled()
    assert "Chưa chọn tờ nào" in page.print.toolTip()
    assert not page.save.isEnabled()

    page.list.all.click()
    assert page.print.isEnabled()


def test_the_chosen_certificates_are_saved_in_one_pdf(page, tmp_path, monkeypatch):
    page.list.all.click()
    for place in (2, 6):
        page.list.tick(page.list.recipients()[place], on=True)

    export(page, tmp_path / "hai tờ.pdf", monkeypatch)

    assert page_count(tmp_path / "hai tờ.pdf") == 2
    assert sheet(tmp_path / "hai tờ.pdf") == pytest.approx(A4, abs=0.5)
    assert "Vào Sổ vàng số: 07" in text_of(tmp_path / "hai tờ.pdf", 1)
    assert "Đã xuất 02 tờ khổ A4" in page.saved.notice.accessibleName()


def test_the_chosen_certificates_are_printed_lying_on_the_chosen_sheet(
    page, tmp_path, monkeypatch
):
    file = tmp_path / "in.pdf"
    print_to(monkeypatch, file)
    choose_sheet(page, Sheet.A3)
    page.list.all.click()
    for place in (0, 1, 2):
        page.list.tick(page.list.recipients()[place], on=True)

    page.print.click()

    assert page_count(file) == 3
    assert [sheet(file, n) for n in range(3)] == [pytest.approx(A3, abs=0.5)] * 3
    said = page.saved.notice.accessibleName()
    assert said == "Đã gửi 03 tờ khổ A3 tới máy in."


def test_printing_can_be_stopped(page, tmp_path, monkeypatch):
    file, seen = tmp_path / "in.pdf", []
    print_to(monkeypatch, file)
    real = LongWork.report

    def report(dialog, done, total, what):
        seen.append((dialog.windowTitle(), done, what))
        if dialog.windowTitle().startswith("Đang in") and done == 2:
            dialog.reject()
        real(dialog, done, total, what)

    monkeypatch.setattr(LongWork, "report", report)
    page.print.click()

    printed = [(done, what) for title, done, what in seen if "Đang in" in title]
    assert max(printed)[0] == 2
    assert printed[0][1] == names(page)[0]
    assert page.saved.isHidden()


def test_a_printer_that_is_missing_is_said(page, monkeypatch):
    told = refusals(monkeypatch)

    page.print.click()

    assert told == ["Máy này chưa có máy in nào."]


def test_a_sheet_of_any_size_can_be_chosen_and_is_remembered(page, page_of):
    a4 = page.view.paper._sizes[0]

    choose_sheet(page, custom_sheet(350, 250))

    now = page.view.paper._sizes[0]
    assert now.width() / a4.width() == pytest.approx(350 / 297, rel=0.01)
    again = page_of(page._office)
    assert again.sheets.currentText() == "350 × 250 mm"
    assert again.view.paper._sizes[0] == now


def test_names_of_persons_can_be_set_in_script_letters(page, tmp_path, monkeypatch):
    page.list.step(6)
    page.whole.script.setChecked(True)
    page.list.all.click()
    page.list.tick(page.list.current(), on=True)

    export(page, tmp_path / "chữ bút.pdf", monkeypatch)

    fonts = {one.font for one in chars(tmp_path / "chữ bút.pdf")}
    assert any("GreatVibes" in font for font in fonts)


def test_one_alone_is_printed_and_may_be_again(page, tmp_path, monkeypatch):
    file = tmp_path / "in.pdf"
    print_to(monkeypatch, file)
    page.list.step(3)

    for _time in range(2):
        page.one.print.click()
        assert page_count(file) == 1

    assert page.saved.notice.accessibleName() == "Đã gửi 01 tờ khổ A4 tới máy in."


def test_an_award_taken_back_stays_in_the_list_and_is_not_printed(page):
    office = page._office
    row = page.list.recipients()[2]
    grant = next(
        one for one in office.awarding.grants() if one.subject_id == row.subject_id
    )
    office.awarding.revoke(grant, "kê khai sai thành tích")
    page.reload()
    count = len(page.list.recipients())

    page.show_target(row.subject_id)
    page.list.tick(page.list.current(), on=True)

    assert page.list.current().note.endswith("đã thu hồi")
    assert page.print.text() == f"In {count - 1:02d} tờ đã chọn"
    assert not page.one.print.isEnabled()
    assert "đã thu hồi nên không in" in page.one.print.toolTip()
    assert page.view.shown.currentWidget() is page.view.refused
    assert "đã thu hồi" in page.view.refused._what.text()


def test_what_is_no_emblem_is_refused_and_the_place_stays_empty(
    page, tmp_path, monkeypatch
):
    told = refusals(monkeypatch)
    file = tmp_path / "quốc huy.png"
    file.write_bytes(b"<svg>")
    monkeypatch.setattr(certificates_work, "pick_picture", lambda *_args: file)

    page.whole.take.click()

    assert "không phải hình" in told[0]
    assert page._office.printing.emblem() is None
    assert not page.whole.drop.isVisible()


def test_an_office_without_a_plan_is_shown_the_way(tmp_path, page_of):
    with Office.open(tmp_path / "moi") as office:
        page = page_of(office)

        assert page._body.currentIndex() == 1
        assert not page.print.isVisible()
