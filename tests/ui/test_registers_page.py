"""Indices, duties, reviews and achievements on the page: typed, pasted, refused."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.awards.eligibility import Place
from desktop.emulation.indices import (
    IndexCode,
    IndexDuty,
    IndexRole,
    IndexValue,
    Origin,
)
from desktop.emulation.records import (
    Achievement,
    AchievementKind,
    Breach,
    BreachReview,
    Severity,
)
from tests.ui.answers import answers, hold, labels_of
from tests.ui.office_of_hong_van import enter_subjects, ids_of, new_office
from ui.dialogs.index_dialog import IndexDialog
from ui.dialogs.index_paste_dialog import IndexPasteDialog
from ui.pages.ratings_page import ACHIEVEMENTS, BREACHES, INDICES, RatingsPage

__all__ = ["answers"]
UNIT, PERSON = "Phòng Kinh tế", "Mai Xuân Hòa"
TODAY = date(2025, 12, 5)


@pytest.fixture
def office(tmp_path):
    with new_office(tmp_path / "data") as made:
        enter_subjects(made)
        yield made


@pytest.fixture
def page(qtbot, office):
    return hold(qtbot, RatingsPage(office))


def keep_index(office, name=UNIT, **more):
    given = {"index": IndexCode.PAR, "year": 2024, "value": Decimal("87.5")}
    value = IndexValue("", ids_of(office)[name], **{**given, **more})
    return office.registers.keep_index_value(value, name)


def cells(register, row=0):
    titles, *lines = register.table.seen_texts()
    return dict(zip(titles, lines[row], strict=True))


def shown_dialog(qtbot, dialog):
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def empty_value(year=2025):
    return IndexValue("", "", IndexCode.PAR, year)


# --- indices ----------------------------------------------------------------------


def test_an_index_is_entered_by_keyboard_and_shown(page, office, qtbot, answers):
    def enter(dialog):
        dialog.unit.choose(ids_of(office)[UNIT])
        qtbot.keyClicks(dialog.points.edit, "87,5")
        qtbot.keyClicks(dialog.rank.edit, "3")
        dialog.year.edit.selectAll()
        qtbot.keyClicks(dialog.year.edit, "2024")
        dialog.class_name.setCurrentText("Khá")
        qtbot.keyClicks(dialog.document.edit, "QD 12")
        qtbot.keyClick(dialog.document.edit, Qt.Key.Key_Return)

    page.head.tabs.setCurrentIndex(INDICES)
    answers.next(enter)
    page.add.click()

    [kept] = office.registers.index_values()
    assert (kept.value, kept.rank, kept.year) == (Decimal("87.5"), 3, 2024)
    assert kept.origin is Origin.PUBLISHED
    shown = cells(page.indices)
    assert shown["Đơn vị"] == UNIT
    assert (shown["Giá trị"], shown["Hạng"], shown["Loại"]) == ("87,5", "3", "Khá")
    assert shown["Nguồn gốc"] == "Công bố"
    assert page.head.tabs.tabText(INDICES) == "Chỉ số 01"


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("points", "120", "lớn hơn mức tối đa 100"),
        ("points", "nhiều", "không phải là số"),
        ("rank", "0", "hạng bắt đầu từ 1"),
        ("rank", "1,5", "không phải là số nguyên"),
        ("year", "1999", "nằm ngoài khoảng"),
        ("year", "", "bốn chữ số"),
        ("published", "6/12/2025", "ở sau hôm nay"),
        ("published", "31/2/2025", "Không có ngày này"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(qtbot, office, field, typed, said):
    dialog = shown_dialog(qtbot, IndexDialog(None, office, empty_value()))
    dialog.unit.choose(ids_of(office)[UNIT])
    dialog.points.edit.setText("90")
    getattr(dialog, field).edit.setText(typed)
    dialog.verb.click()

    edit = getattr(dialog, field).edit
    assert dialog.isVisible()
    assert edit.text() == typed
    assert said in edit.accessibleDescription()
    assert office.registers.index_values() == []


def test_a_second_value_is_refused_over_the_form(qtbot, office):
    keep_index(office)
    dialog = shown_dialog(qtbot, IndexDialog(None, office, empty_value(2024)))
    dialog.unit.choose(ids_of(office)[UNIT])
    dialog.points.edit.setText("90")
    dialog.verb.click()

    assert dialog.isVisible()
    assert "Phòng Kinh tế đã có" in labels_of(dialog)
    assert len(office.registers.index_values()) == 1


def test_an_index_is_changed_and_taken_out_after_a_question(page, office, answers):
    keep_index(office)
    page.head.tabs.setCurrentIndex(INDICES)
    page.reload()

    def change(dialog):
        assert dialog.points.text() == "87,5"
        dialog.points.edit.setText("88")
        dialog.verb.click()

    answers.next(change)
    page.change.click()
    assert office.registers.index_values()[0].value == 88

    page.remove.click()
    assert len(office.registers.index_values()) == 1
    answers.next(lambda dialog: dialog.accept())
    page.remove.click()
    assert office.registers.index_values() == []


def test_the_list_is_narrowed_by_index_and_year(page, office):
    keep_index(office)
    keep_index(office, year=2023)
    keep_index(office, index=IndexCode.SIPAS)
    page.reload()
    assert len(page.indices.table.rows.rows()) == 3

    page.indices.show_index("sipas")
    assert [r.value.index for r in page.indices.table.rows.rows()] == [IndexCode.SIPAS]
    page.indices.show_index("par")
    page.indices.year.choose(2023)
    page.indices._show()
    assert [r.value.year for r in page.indices.table.rows.rows()] == [2023]


def test_a_component_shows_its_name_and_share(page, office):
    component = {"component": "3", "component_name": "Thủ tục hành chính"}
    keep_index(office, value=Decimal("13.5"), maximum=Decimal("14.5"), **component)
    page.reload()

    row = page.indices.table.rows.rows()[0]
    columns = {c.title: c for c in page.indices.table.rows.columns}
    assert columns["Giá trị"].text(row) == "13,5/14,5"
    assert columns["Giá trị"].note(row) == "93,1%"
    assert columns["Đơn vị"].note(row) == "Thành phần 3: Thủ tục hành chính"


# --- pasting ----------------------------------------------------------------------

COPIED = "Đơn vị\tNăm\tGiá trị\n{unit}\t2024\t90\nXã Lạ\t2024\t80\n{unit}\t2023\t101\n"


def test_a_table_is_pasted_after_its_preview(page, office, answers):
    QApplication.clipboard().setText(COPIED.format(unit=UNIT))
    seen = []

    def look(dialog):
        seen.extend(row.verdict.value for row in dialog.rows)
        assert dialog.verb.text() == "Ghi 01 chỉ số"
        assert office.registers.index_values() == []
        dialog.verb.click()

    page.head.tabs.setCurrentIndex(INDICES)
    answers.next(look)
    page.indices.paste.click()

    assert seen == ["add", "unknown_unit", "wrong"]
    [kept] = office.registers.index_values()
    assert (kept.year, kept.value) == (2024, 90)
    office.undo()
    assert office.registers.index_values() == []


def test_the_rows_are_judged_again_for_another_index(qtbot, office):
    keep_index(office, value=Decimal(90))
    dialog = IndexPasteDialog(None, office, COPIED.format(unit=UNIT), empty_value())
    shown_dialog(qtbot, dialog)
    assert dialog.rows[0].verdict.value == "same"
    assert not dialog.verb.isEnabled()

    dialog.index.choose(IndexCode.SIPAS)
    assert dialog.rows[0].verdict.value == "add"
    assert dialog.verb.isEnabled()


def test_an_empty_clipboard_is_told_and_nothing_opens(page, answers):
    QApplication.clipboard().setText("  ")
    page.indices.paste_copied()
    assert "Chưa chép bảng nào." in answers.titles[0] + labels_of(answers.seen[0])


# --- duties -----------------------------------------------------------------------


def test_duties_are_given_to_several_units_at_once(page, office, answers):
    names = (UNIT, "Công an xã")

    def enter(dialog):
        for name in names:
            dialog.units.choose(ids_of(office)[name])
        dialog.role.choose(IndexRole.IN_CHARGE)
        dialog.component.edit.setText("3")
        dialog.verb.click()

    page.head.tabs.setCurrentIndex(INDICES)
    page._tabs[INDICES].show_register(page.duties)
    assert not page.change.isVisible()
    answers.next(enter)
    page.add.click()

    given = office.registers.index_duties()
    assert {d.subject_id for d in given} == {ids_of(office)[n] for n in names}
    assert {(d.role, d.component) for d in given} == {(IndexRole.IN_CHARGE, "3")}
    answers.next(lambda dialog: dialog.accept())
    page.remove.click()
    assert len(office.registers.index_duties()) == 1


def test_a_duty_shows_the_name_of_its_component(page, office):
    part = {"component": "3", "component_name": "Thủ tục hành chính"}
    keep_index(office, **part)
    duty = IndexDuty(ids_of(office)[UNIT], IndexCode.PAR, 2025, IndexRole.IN_CHARGE)
    office.registers.give_index_duties([replace(duty, component="3")], "Chủ trì")
    page.reload()
    assert cells(page.duties)["Thành phần"] == "3. Thủ tục hành chính"


# --- reviews ----------------------------------------------------------------------


def test_everybody_is_reviewed_at_once(page, office, answers):
    def enter(dialog):
        assert dialog.first.text() == "01/07/2025"
        assert dialog.last.text() == "05/12/2025"
        dialog.by.edit.setText("Phòng Văn hóa")
        dialog.verb.click()

    page.head.tabs.setCurrentIndex(BREACHES)
    page._tabs[BREACHES].show_register(page.reviews)
    answers.next(enter)
    page.add.click()

    reviews = office.registers.breach_reviews()
    present = [*office.register.units(), *office.register.people()]
    assert {r.subject_id for r in reviews} == {s.id for s in present}
    assert cells(page.reviews)["Kết quả trong sổ"] == "Không có vi phạm"
    office.undo()
    assert office.registers.breach_reviews() == []


def test_a_review_of_the_future_is_refused_and_stays_typed(page, office, answers):
    kept = []

    def enter(dialog):
        dialog.by.edit.setText("Phòng Văn hóa")
        dialog.last.edit.setText("31/12/2025")
        dialog.verb.click()
        kept.append((dialog.isVisible(), dialog.last.text(), labels_of(dialog)))

    page.head.tabs.setCurrentIndex(BREACHES)
    page._tabs[BREACHES].show_register(page.reviews)
    answers.next(enter)
    page.add.click()

    [(is_open, last, said)] = kept
    assert is_open
    assert last == "31/12/2025"
    assert "ở sau hôm nay" in said
    assert office.registers.breach_reviews() == []


def test_a_review_beside_a_breach_says_so(page, office):
    subject = ids_of(office)[PERSON]
    breach = Breach("", subject, date(2025, 8, 20), Severity.REMINDER, "Trễ hẹn")
    office.records.note_breach(breach, PERSON)
    looked = BreachReview("", subject, date(2025, 7, 1), TODAY, "Phòng", TODAY)
    office.registers.note_breach_reviews([looked], "Rà soát")
    page.reload()

    assert cells(page.reviews)["Kết quả trong sổ"] == "Có 01 vi phạm"


# --- achievements -----------------------------------------------------------------


def test_an_achievement_is_added_changed_and_taken_out(page, office, answers):
    def enter(dialog):
        dialog.subject.choose(ids_of(office)[PERSON])
        dialog.kind.choose(AchievementKind.CONTEST)
        dialog.content.setPlainText("Giải nhì hội thi")
        dialog.verb.click()

    def change(dialog):
        dialog.evidence.setPlainText("Giấy chứng nhận")
        dialog.verb.click()

    page.head.tabs.setCurrentIndex(ACHIEVEMENTS)
    answers.next(enter, change, lambda dialog: dialog.accept())
    page.add.click()
    [kept] = office.registers.achievements()
    assert (kept.kind, kept.first_day) == (AchievementKind.CONTEST, date(2025, 1, 1))
    assert cells(page.achievements)["Thời gian"] == "Năm 2025"

    page.achievements.table.row_opened.emit(page.achievements.table.current())
    assert office.registers.achievements()[0].evidence == "Giấy chứng nhận"
    page.remove.click()
    assert office.registers.achievements() == []


def test_an_achievement_needs_somebody_words_and_days(page, office, answers):
    said = []

    def enter(dialog):
        dialog.verb.click()
        said.append(dialog.subject.search.accessibleDescription())
        dialog.subject.choose(ids_of(office)[PERSON])
        dialog.first.edit.setText("mai")
        dialog.verb.click()
        said.append(dialog.first.edit.accessibleDescription())
        dialog.first.edit.setText("1/1/2025")
        dialog.verb.click()
        said.append(labels_of(dialog))

    page.head.tabs.setCurrentIndex(ACHIEVEMENTS)
    answers.next(enter)
    page.add.click()
    assert "Chọn người hoặc đơn vị" in said[0]
    assert "Không có ngày này" in said[1]
    assert "Cần ghi nội dung thành tích" in said[2]
    assert office.registers.achievements() == []


# --- the page ---------------------------------------------------------------------


def test_a_condition_leads_to_the_register_it_rests_on(page, office):
    subject = ids_of(office)[UNIT]
    keep_index(office, "Công an xã")
    keep_index(office, UNIT)
    looked = BreachReview("", subject, date(2025, 7, 1), TODAY, "Phòng", TODAY)
    office.registers.note_breach_reviews([looked], "Rà soát")

    page.show_target(Place("ratings", subject, "par"))
    assert page.register() is page.indices
    assert page.indices.table.current().name == UNIT
    page.show_target(Place("ratings", subject, "breaches"))
    assert page.register() is page.reviews
    page.show_target("achievements")
    assert page.register() is page.achievements
    page.show_target(Place("ratings", subject))
    assert page.register() is None
    assert page.ratings.table.current().who.name == UNIT


def test_every_register_says_what_belongs_there_and_offers_the_first_step(page):
    registers = (
        (INDICES, page.indices, "Thêm chỉ số…"),
        (INDICES, page.duties, "Ghi phần việc…"),
        (BREACHES, page.breaches, "Ghi vi phạm…"),
        (BREACHES, page.reviews, "Ghi đã rà soát…"),
        (ACHIEVEMENTS, page.achievements, "Thêm thành tích…"),
    )
    for tab, register, words in registers:
        page.head.tabs.setCurrentIndex(tab)
        page._tabs[tab].show_register(register)
        assert page.add.text() == words
        assert not page.remove.isEnabled()
        assert register.table.accessibleName()
        assert register.search.accessibleName()
        assert "Chưa" in labels_of(register) or "Không" in labels_of(register)


def test_no_code_is_on_the_screen(page, office):
    keep_index(office, origin=Origin.SELF_SCORED)
    achieved = Achievement(
        "", ids_of(office)[PERSON], AchievementKind.SUDDEN, TODAY, TODAY, "Cứu người"
    )
    office.registers.keep_achievement(achieved, PERSON)
    page.reload()

    said = " ".join(
        cell
        for register in (page.indices, page.achievements)
        for line in register.table.seen_texts()
        for cell in line
    )
    assert not {"self_scored", "sudden", "None", "par"} & set(said.split())
