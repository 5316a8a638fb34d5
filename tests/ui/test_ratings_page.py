"""Ratings by one key each, and the register of breaches."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop.emulation.movements import Period
from desktop.emulation.records import Breach, BreachKind, Grade, Severity, TaskRating
from desktop.office.office import Office
from tests.ui.answers import answers, hold, labels_of
from tests.ui.office_of_hong_van import enter_subjects, ids_of, new_office
from ui.dialogs.breach_dialog import BreachDialog
from ui.pages import ratings_rows
from ui.pages.ratings_page import BREACHES, RatingsPage

__all__ = ["answers"]
FIRST, LAST = date(2025, 7, 1), date(2025, 12, 31)


@pytest.fixture
def office(tmp_path):
    with new_office(tmp_path / "data") as made:
        enter_subjects(made)
        yield made


@pytest.fixture
def page(qtbot, office):
    made = hold(qtbot, RatingsPage(office))
    made.ratings.table.setFocus()
    return made


def opened(qtbot, office, kept=None):
    dialog = BreachDialog(None, office, kept)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def note(office, name="Mai Xuân Hòa", day=date(2025, 8, 20)):
    breach = Breach("", ids_of(office)[name], day, Severity.REMINDER, "Trễ hẹn hồ sơ")
    return office.records.note_breach(breach, name)


def test_the_period_is_the_one_of_the_round_and_year_and_months_are_offered(page):
    box = page.ratings.period

    assert box.currentText() == "6 tháng cuối năm 2025"
    assert [box.itemText(n) for n in range(box.count())] == [
        "6 tháng cuối năm 2025",
        "Năm 2025",
        *(f"Tháng {month}/2025" for month in range(7, 13)),
    ]


def test_a_phase_of_years_is_rated_year_by_year():
    phase = Period(date(2026, 1, 1), date(2030, 12, 31))

    names = [ratings_rows.name_of(p) for p in ratings_rows.periods(phase, phase)]

    assert names[:5] == ["năm 2030", "năm 2026", "năm 2027", "năm 2028", "năm 2029"]
    assert names[5:] == [f"tháng {month}/2030" for month in range(1, 13)]


def test_people_then_units_in_vietnamese_order(page):
    names = [row.who.name for row in page.ratings.table.rows.rows()]

    assert names[0] == "Phùng Mỹ Duyên"
    assert names.index("Tạ Hải Yến") < names.index("Công an xã")


@pytest.mark.parametrize(
    ("key", "grade"),
    [
        (Qt.Key.Key_1, Grade.NOT_COMPLETED),
        (Qt.Key.Key_2, Grade.COMPLETED),
        (Qt.Key.Key_3, Grade.GOOD),
        (Qt.Key.Key_4, Grade.EXCELLENT),
    ],
)
def test_one_key_rates_and_goes_on(page, office, qtbot, key, grade):
    table = page.ratings.table
    first, second = table.rows.rows()[:2]

    qtbot.keyClick(table, key)

    rating = office.records.ratings(first.who.id)[0]
    assert (rating.grade, rating.first_day, rating.last_day) == (grade, FIRST, LAST)
    assert rating.rated_on == office.today()
    assert table.current().who.id == second.who.id


def test_a_whole_list_is_rated_by_keys_alone(page, office, qtbot):
    for _row in page.ratings.table.rows.rows():
        qtbot.keyClick(page.ratings.table, Qt.Key.Key_3)

    assert len(office.records.ratings()) == len(page.ratings.table.rows.rows())


def test_a_narrowed_list_goes_on_with_the_next_unrated(page, office, qtbot):
    page.ratings.wanted.setCurrentIndex(1)
    page.ratings.reload()
    names = [row.who.name for row in page.ratings.table.rows.rows()]

    for _time in range(3):
        qtbot.keyClick(page.ratings.table, Qt.Key.Key_4)

    rated = {r.subject_id for r in office.records.ratings()}
    assert rated == {ids_of(office)[name] for name in names[:3]}


def test_rating_anew_changes_and_never_doubles(page, office, qtbot):
    table = page.ratings.table
    who = table.current().who
    qtbot.keyClick(table, Qt.Key.Key_2)
    table.choose(lambda row: row.who.id == who.id)
    qtbot.keyClick(table, Qt.Key.Key_4)

    assert [r.grade for r in office.records.ratings(who.id)] == [Grade.EXCELLENT]


def test_delete_takes_a_rating_back(page, office, qtbot):
    table = page.ratings.table
    who = table.current().who
    qtbot.keyClick(table, Qt.Key.Key_2)
    table.choose(lambda row: row.who.id == who.id)
    qtbot.keyClick(table, Qt.Key.Key_Delete)

    assert office.records.ratings(who.id) == []


def test_the_box_under_the_table_rates_too(page, office):
    who = page.ratings.table.current().who
    page.ratings.grade.setCurrentIndex(3)
    page.ratings.grade.activated.emit(3)

    assert office.records.ratings(who.id)[0].grade is Grade.GOOD
    assert page.ratings.table.current().who.id == who.id


def test_who_rates_is_kept_and_remembered(page, office, qtbot):
    qtbot.keyClicks(page.ratings.by.edit, "Chu tich UBND xa")
    qtbot.keyClick(page.ratings.by.edit, Qt.Key.Key_Return)
    qtbot.keyClick(page.ratings.table, Qt.Key.Key_3)

    assert office.records.ratings()[0].rated_by == "Chu tich UBND xa"
    assert RatingsPage(office).ratings.by.text() == "Chu tich UBND xa"


def test_the_year_is_another_period_and_is_told_beside(page, office, qtbot):
    who = page.ratings.table.current().who
    year = TaskRating("", who.id, date(2025, 1, 1), date(2025, 12, 31), Grade.EXCELLENT)
    office.records.rate(year, who.name)
    page.reload()

    row = page.ratings.table.current()
    assert row.rating is None
    assert row.others == "năm 2025: Hoàn thành xuất sắc nhiệm vụ"


def test_the_box_offers_the_four_grades_in_words(page):
    box = page.ratings.grade

    assert [box.itemText(n) for n in range(5)] == [
        "Chưa xếp loại",
        "1  Không hoàn thành nhiệm vụ",
        "2  Hoàn thành nhiệm vụ",
        "3  Hoàn thành tốt nhiệm vụ",
        "4  Hoàn thành xuất sắc nhiệm vụ",
    ]


def test_without_a_plan_the_page_leads_to_it(qtbot, tmp_path):
    with Office.open(tmp_path / "new") as empty:
        page = hold(qtbot, RatingsPage(empty))

        assert "Chưa có kế hoạch nào" in labels_of(page._stack.currentWidget())


def test_a_subject_of_another_page_is_shown(page, office):
    page.head.tabs.setCurrentIndex(BREACHES)

    page.show_target(ids_of(office)["Tạ Hải Yến"])

    assert page.head.tabs.currentIndex() == 0
    assert page.ratings.table.current().who.name == "Tạ Hải Yến"


# --- breaches ---------------------------------------------------------------------


def test_an_empty_register_of_breaches_offers_the_first_step(page):
    page.head.tabs.setCurrentIndex(BREACHES)

    assert "Không có vi phạm nào" in labels_of(page.breaches)
    assert not page.change.isEnabled()


def test_a_breach_is_noted(page, office, qtbot, answers):
    def enter(dialog):
        dialog.subject.choose(ids_of(office)["Mai Xuân Hòa"])
        dialog.day.edit.setText("20/8/2025")
        dialog.content.setPlainText("Trễ hẹn hồ sơ đất đai")
        dialog.kind.setCurrentIndex(2)
        dialog.severity.setCurrentIndex(1)
        dialog.save.click()

    page.head.tabs.setCurrentIndex(BREACHES)
    answers.next(enter)
    page.add.click()

    kept = office.records.breaches()[0]
    assert kept.happened_on == date(2025, 8, 20)
    assert (kept.severity, kept.kind) == (Severity.DISCIPLINE, BreachKind.DELAY)
    assert page.head.tabs.tabText(BREACHES) == "Vi phạm 01"
    shown = page.breaches.table.seen_texts()[1]
    assert shown[1:4] == ["Mai Xuân Hòa", "Chậm trễ", "Trễ hẹn hồ sơ đất đai"]


@pytest.mark.parametrize("day", ["6/12/2025", "30/2/2025", "", "mai"])
def test_a_day_in_the_future_is_refused_with_the_typed_text_kept(qtbot, office, day):
    dialog = opened(qtbot, office)
    dialog.subject.choose(ids_of(office)["Mai Xuân Hòa"])
    dialog.day.edit.setText(day)
    dialog.content.setPlainText("Trễ hẹn hồ sơ đất đai")
    dialog.save.click()

    assert dialog.isVisible()
    assert dialog.day.edit.text() == day
    assert dialog.day.edit.property("state") == "error"
    assert dialog.content.text() == "Trễ hẹn hồ sơ đất đai"
    assert office.records.breaches() == []


def test_a_breach_needs_somebody_and_words(qtbot, office):
    dialog = opened(qtbot, office)
    dialog.day.edit.setText("20/8/2025")
    dialog.save.click()
    assert "Chọn người" in dialog.subject.search.accessibleDescription()

    dialog.subject.choose(ids_of(office)["Mai Xuân Hòa"])
    dialog.save.click()
    assert "Cần ghi nội dung vi phạm." in labels_of(dialog)
    assert office.records.breaches() == []


def test_a_breach_is_changed(page, office, qtbot, answers):
    note(office)
    page.reload()

    def change(dialog):
        dialog.document.edit.setText("Thông báo 12/TB-UBND")
        dialog.save.click()

    answers.next(change)
    page.breaches.table.row_opened.emit(page.breaches.table.rows.rows()[0])

    kept = office.records.breaches()
    assert [b.document for b in kept] == ["Thông báo 12/TB-UBND"]


def test_taking_a_breach_out_asks_first(page, office, answers):
    note(office)
    page.head.tabs.setCurrentIndex(BREACHES)
    page.reload()
    page.remove.click()
    assert len(office.records.breaches()) == 1

    answers.next(lambda dialog: dialog.accept())
    page.remove.click()
    assert office.records.breaches() == []


def test_the_newest_breach_stands_first(page, office):
    note(office, day=date(2025, 7, 2))
    note(office, "Tạ Hải Yến", date(2025, 11, 3))
    page.reload()

    names = [row.name for row in page.breaches.table.rows.rows()]
    assert names == ["Tạ Hải Yến", "Mai Xuân Hòa"]
