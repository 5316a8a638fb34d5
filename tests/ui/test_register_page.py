"""Sổ khen thưởng: found without dấu, copied, revoked and never deleted."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.awards.forms import AwardForm, Level
from desktop.office.registers.award_history import achievements_of
from tests.ui.answers import answers
from tests.ui.keys import type_text
from tests.ui.papers_of_demo import decided_round, open_round
from ui.pages import register_page
from ui.pages.register_page import RegisterPage
from ui.pages.register_revoke import RevokeDialog

__all__ = ["answers"]

REASON = "Trao nhầm: đã được tặng ở đợt trước"


@pytest.fixture
def page_of(page_shown):
    return lambda office: page_shown(RegisterPage(office))


@pytest.fixture
def page(tmp_path, page_of):
    with decided_round(tmp_path / "so") as office:
        yield page_of(office)


def recipients(page):
    return [entry.grant.recipient for entry in page.table.rows.rows()]


def stand_on(page, name):
    assert page.table.choose(lambda entry: name in entry.grant.recipient)


def revoke(page, monkeypatch, name, reason=REASON):
    stand_on(page, name)
    monkeypatch.setattr(register_page, "ask_revocation", lambda *_args: reason)
    page.revoke.click()
    return next(e for e in page.table.rows.rows() if name in e.grant.recipient)


def test_an_empty_register_says_when_awards_appear(tmp_path, page_of, qtbot):
    with open_round(tmp_path / "so") as office:
        page = page_of(office)

        assert page.empty.isVisible()
        assert "sau khi ra quyết định" in page.empty._what.text()
        assert not page.revoke.isVisible()


def test_a_mistyped_register_number_is_refused_with_a_sentence(page):
    page.search.sought.emit("01/2025-10")
    assert len(page.table.rows.rows()) == 1

    page.search.sought.emit("01/2025-19")

    assert page.table.rows.rows() == []
    assert "hai chữ số kiểm tra không khớp" in page.count.text()


def test_every_award_stands_with_number_year_and_decision(page):
    first = page.table.rows.rows()[0]
    texts = [column.text(first) for column in page.table.rows.columns]

    assert texts[:2] == ["01/2025-10", "2025"]
    assert texts[4] == "Giấy khen"
    assert texts[6:9] == ["1284/QĐ-UBND", "16/12/2025", "Đã tặng"]
    assert page.count.text() == "11 khen thưởng"


def test_a_decision_without_number_and_date_says_so(page):
    entry = page.table.rows.rows()[0]
    blank = dataclasses.replace(entry.decision, number="", issued_on=None)
    shown = dataclasses.replace(entry, decision=blank)

    assert (shown.decision_number, shown.decided_on) == ("chưa có số", "chưa có ngày")


def test_the_register_is_searched_without_dau(page, qtbot):
    type_text(page.search, "do bich huong")

    qtbot.waitUntil(lambda: recipients(page) == ["Bà Đỗ Bích Hường"])

    assert page.count.text() == "01 khen thưởng"


def test_a_search_without_hits_is_not_an_empty_register(page):
    page._on_sought("không có ai tên này")

    assert recipients(page) == []
    assert not page.empty.isVisible()


def test_the_years_of_the_register_can_be_chosen(page):
    assert [page.years.itemText(n) for n in range(page.years.count())] == [
        "Mọi năm",
        "Năm 2025",
    ]
    page.years.choose(2025)
    page._show()

    assert len(recipients(page)) == 11


def test_revoking_keeps_the_line_with_its_reason_and_can_be_undone(page, monkeypatch):
    entry = revoke(page, monkeypatch, "Vũ Đình Lợi")

    state = page.table.rows.columns[8]
    assert state.text(entry) == "Đã thu hồi 05/12/2025"
    assert state.note(entry) == REASON
    assert {c.tone(entry) for c in page.table.rows.columns if c.tone} == {"text3"}
    assert page.count.text() == "11 khen thưởng, 01 đã thu hồi"
    assert not page.revoke.isEnabled()

    page._office.undo()
    page.reload()
    assert page.count.text() == "11 khen thưởng"


def test_without_a_reason_nothing_is_revoked(page, monkeypatch, qtbot):
    dialog = RevokeDialog(page, page.table.rows.rows()[0].grant)
    qtbot.addWidget(dialog)
    assert not dialog.revoke.isEnabled()

    type_text(dialog.reason, REASON)
    assert dialog.revoke.isEnabled()

    revoke(page, monkeypatch, "Vũ Đình Lợi", reason=None)
    assert page.count.text() == "11 khen thưởng"


def test_with_no_line_chosen_the_button_says_why_it_rests(page):
    page.table.setCurrentIndex(page.table.rows.index(-1, -1))
    page.reload()

    assert not page.revoke.isEnabled()
    assert page.revoke.toolTip() == "Chọn một dòng trong sổ trước."


def test_the_chosen_lines_are_copied_as_tab_separated_text(page, qtbot):
    stand_on(page, "Vũ Đình Lợi")

    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    cells = QApplication.clipboard().text().split("\t")
    assert cells[2:5] == ["Ông Vũ Đình Lợi", "Phó Trưởng phòng Kinh tế", "Giấy khen"]
    assert "1284/QĐ-UBND" in cells


def test_the_whole_table_is_copied_with_its_titles(page):
    page.copy.click()

    lines = QApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:4] == ["Số", "Năm", "Người nhận", "Chức vụ, đơn vị"]
    assert len(lines) == 12
    assert page.count.text() == "Đã chép 11 dòng"


def test_search_leads_to_the_line_of_a_subject(page):
    wanted = page.table.rows.rows()[7].grant

    page.show_target(wanted.subject_id)

    assert page.table.current().grant.id == wanted.id


# --- awards from elsewhere ------------------------------------------------------------


def enter(page, answers, name="Vũ Đình Lợi", **fields):
    """Fill in the form of an award from before and press its verb."""

    def fill(dialog):
        found = {one.name: key for key, one in dialog._named.items()}
        dialog.subject.choose(found[name])
        dialog.form.choose(AwardForm.MERIT_CERTIFICATE)
        dialog.level.choose(Level.CITY)
        dialog.number.show_text(fields.get("number", "345/QĐ-UBND"))
        dialog.issued.show_text(fields.get("issued", "12/03/2024"))
        dialog.first.show_text("01/01/2023")
        dialog.last.show_text("31/12/2023")
        dialog.merit.setPlainText(fields.get("merit", "Cải cách thủ tục năm 2023"))
        dialog.verb.click()

    answers.next(fill)
    page.enter.click()


def test_an_award_from_before_stands_in_the_register_with_its_source(page, answers):
    enter(page, answers)

    line = page.table.rows.rows()[-1]
    texts = [column.text(line) for column in page.table.rows.columns]
    assert texts[:3] == ["–", "2024", "Vũ Đình Lợi"]
    assert texts[4:9] == [
        "Bằng khen",
        "Cải cách thủ tục năm 2023",
        "345/QĐ-UBND",
        "12/03/2024",
        "Ghi lại, không cấp số",
    ]
    assert line.state_note == "cấp tỉnh, thành phố"
    assert page.count.text() == "12 khen thưởng"
    assert page.years.findText("Năm 2024") >= 0


def test_an_award_from_before_can_be_the_first_line(tmp_path, page_of, answers):
    with open_round(tmp_path / "so") as office:
        page = page_of(office)
        enter(page, answers)

        assert not page.empty.isVisible()
        assert [line.recipient for line in page.table.rows.rows()] == ["Vũ Đình Lợi"]


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"issued": "31/02/2024"}, "issued"),
        ({"issued": "12/03/2031"}, "issued"),
    ],
)
def test_a_day_that_cannot_be_is_refused_at_its_field(page, answers, fields, at):
    enter(page, answers, **fields)

    [dialog] = answers.seen
    assert getattr(dialog, at).edit.property("state") == "error"
    assert page.count.text() == "11 khen thưởng"


def test_without_a_merit_or_somebody_nothing_is_entered(page, answers):
    enter(page, answers, merit=" ")
    answers.next(lambda dialog: dialog.verb.click())
    page.enter.click()

    assert page.count.text() == "11 khen thưởng"
    assert "Chọn người" in answers.seen[1].subject.search.accessibleDescription()


def test_an_entered_award_is_corrected_and_taken_out(page, answers, monkeypatch):
    enter(page, answers)
    assert page.table.choose(lambda line: line.number is None)
    assert page.revoke.toolTip() == "Khen thưởng này do nơi khác quyết định."

    def correct(dialog):
        assert dialog.number.text() == "345/QĐ-UBND"
        dialog.number.show_text("346/QĐ-UBND")
        dialog.verb.click()

    answers.next(correct)
    page.pane.change.click()
    assert page.table.current().decision_number == "346/QĐ-UBND"

    monkeypatch.setattr(register_page, "ask", lambda *_words, **_more: True)
    page.pane.remove.click()
    assert page.count.text() == "11 khen thưởng"
    page._office.undo()
    page.reload()
    assert page.count.text() == "12 khen thưởng"


def test_the_pane_holds_every_award_and_achievement_of_a_subject(page, answers):
    enter(page, answers)
    stand_on(page, "Vũ Đình Lợi")

    lines = page.pane.table.rows.lines()

    assert lines[0].title == "Khen thưởng: 02"
    assert [line.title.partition(":")[0] for line in lines[1:3]] == [
        "Giấy khen",
        "Bằng khen",
    ]
    assert lines[3].title.startswith("Thành tích, sáng kiến")
    assert not page.pane.change.isVisible()


def test_an_achievement_of_the_register_is_tied_to_the_award(page, answers):
    office = page._office
    lines = [
        line
        for person in office.register.people()
        for line in achievements_of(office, person.id)
    ]
    initiative = lines[0]
    author = next(
        person
        for person in office.register.people()
        if initiative in achievements_of(office, person.id)
    )

    def fill(dialog):
        dialog.subject.choose(author.id)
        dialog.achievement.choose(initiative.key)
        dialog.achievement.chosen.emit(initiative.key)
        assert dialog.merit.text() == initiative.title
        dialog.verb.click()

    answers.next(fill)
    page.enter.click()

    [kept] = office.double_awards.past()
    assert (kept.subject_id, kept.achievement) == (author.id, initiative.key)
