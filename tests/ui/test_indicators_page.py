"""The page of targets: results typed, refused, taken back, and what they come to."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from desktop.emulation.indicators import Progress, ResultState
from tests.ui.answers import answers, hold
from tests.ui.office_of_hong_van import new_office
from ui.pages.indicators_page import IndicatorsPage

__all__ = ["answers"]
ON_TIME, MEETINGS, SERVED = "S4-I05", "S4-I17", "S4-I02"


@pytest.fixture
def office(tmp_path):
    with new_office(tmp_path / "data", datetime(2025, 12, 5, 10, 31)) as made:
        yield made


@pytest.fixture
def page(qtbot, office):
    return hold(qtbot, IndicatorsPage(office))


def row(page, code):
    return next(e for e in page._assessments if e.indicator.code == code)


def cells(page, code):
    page.show_target(code)
    names = [c.title for c in page.table.rows.columns]
    each = row(page, code)
    return dict(
        zip(names, (c.text(each) for c in page.table.rows.columns), strict=True)
    )


def opened(page, qtbot, code):
    dialog = page.dialog_for(row(page, code))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def typed(qtbot, field, words):
    field.edit.selectAll()
    qtbot.keyClick(field.edit, Qt.Key.Key_Delete)
    qtbot.keyClicks(field.edit, words)


def saved(page, dialog):
    dialog.save.click()
    kept = not dialog.isVisible()
    page.reload()
    return kept


def result(office, code):
    return office.roundup().results.get(code)


def test_no_raw_code_is_on_the_screen(page):
    said = " ".join(cell for line in page.table.seen_texts() for cell in line)

    assert "S4-I" not in said
    assert "None" not in said


def test_the_wider_target_stands_beside(page):
    column = next(c for c in page.table.rows.columns if c.title == "Phải đạt")

    assert column.note(row(page, SERVED)) == "cấp trên: từ 85%"


def test_numerator_and_denominator_come_to_a_percentage(page, office, qtbot):
    dialog = opened(page, qtbot, ON_TIME)
    typed(qtbot, dialog.part.top, "1.150")
    typed(qtbot, dialog.part.whole, "1.200")
    assert dialog._share.text() == "95,83%"

    assert saved(page, dialog)
    assert result(office, ON_TIME).numerator == Decimal(1150)
    shown = cells(page, ON_TIME)
    assert (shown["Kết quả"], shown["Tiến độ"]) == ("95,83%", "Chưa đạt")


def test_a_percentage_may_be_typed_alone_with_a_comma(page, office, qtbot):
    dialog = opened(page, qtbot, SERVED)
    dialog.part.ways.choose(1)
    dialog.part.ways.chosen.emit(1)
    typed(qtbot, dialog.part.share, "9,5")

    assert saved(page, dialog)
    assert result(office, SERVED).value == Decimal("9.5")
    assert cells(page, SERVED)["Kết quả"] == "9,5%"


def test_words_instead_of_a_number_are_refused_at_the_field(page, office, qtbot):
    dialog = opened(page, qtbot, ON_TIME)
    typed(qtbot, dialog.part.top, "abc")
    typed(qtbot, dialog.part.whole, "100")

    assert not saved(page, dialog)
    assert dialog.part.top.edit.property("state") == "error"
    assert "“abc” không phải là số" in dialog.part.top.edit.accessibleDescription()
    assert dialog.part.top.edit.text() == "abc"
    assert result(office, ON_TIME) is None


def test_more_than_a_hundred_percent_is_refused_and_the_old_result_stays(
    page, office, qtbot
):
    dialog = opened(page, qtbot, ON_TIME)
    typed(qtbot, dialog.part.top, "90")
    typed(qtbot, dialog.part.whole, "100")
    assert saved(page, dialog)

    dialog = opened(page, qtbot, ON_TIME)
    typed(qtbot, dialog.part.top, "120")
    assert not saved(page, dialog)

    assert "lớn hơn 100%" in dialog.part.top.edit.accessibleDescription()
    assert dialog.part.top.edit.text() == "120"
    assert result(office, ON_TIME).numerator == 90


@pytest.mark.parametrize("whole", ["0", "-5"])
def test_a_whole_of_nothing_is_refused(page, office, qtbot, whole):
    dialog = opened(page, qtbot, ON_TIME)
    typed(qtbot, dialog.part.top, "0")
    typed(qtbot, dialog.part.whole, whole)

    assert not saved(page, dialog)
    assert result(office, ON_TIME) is None


@pytest.mark.parametrize(
    ("top", "progress", "shown"),
    [
        ("60", Progress.NOT_REACHED, "60%"),
        ("60,001", Progress.REACHED, "60,001%"),
        ("61", Progress.REACHED, "61%"),
    ],
)
def test_more_than_sixty_is_strict_and_never_rounded_onto_sixty(
    page, qtbot, top, progress, shown
):
    dialog = opened(page, qtbot, MEETINGS)
    typed(qtbot, dialog.part.top, top)
    typed(qtbot, dialog.part.whole, "100")

    assert saved(page, dialog)
    assert row(page, MEETINGS).progress is progress
    assert cells(page, MEETINGS)["Kết quả"] == shown


def test_an_exception_has_its_own_result(page, qtbot):
    for code, top in ((ON_TIME, "100"), ("S4-I05a", "99"), ("S4-I05b", "98")):
        dialog = opened(page, qtbot, code)
        typed(qtbot, dialog.part.top, top)
        typed(qtbot, dialog.part.whole, "100")
        assert saved(page, dialog)

    found = [row(page, c).progress for c in (ON_TIME, "S4-I05a", "S4-I05b")]
    assert found == [Progress.REACHED, Progress.REACHED, Progress.NOT_REACHED]


def test_not_applicable_needs_no_number(page, office, qtbot):
    dialog = opened(page, qtbot, "S4-I05b")
    dialog.not_applicable.setChecked(True)

    assert saved(page, dialog)
    assert result(office, "S4-I05b").state is ResultState.NOT_APPLICABLE
    shown = cells(page, "S4-I05b")
    assert (shown["Kết quả"], shown["Tiến độ"]) == ("–", "Không áp dụng")


def test_yes_or_no_must_be_chosen(page, office, qtbot):
    dialog = opened(page, qtbot, "S4-I01")
    assert not saved(page, dialog)

    dialog.part.result.no.setChecked(True)
    assert saved(page, dialog)
    assert result(office, "S4-I01").holds is False
    assert cells(page, "S4-I01")["Tiến độ"] == "Chưa đạt"


def test_what_was_assigned_is_held_against_what_was_done(page, qtbot):
    dialog = opened(page, qtbot, "S4-I22")
    typed(qtbot, dialog.part.assigned, "15")
    typed(qtbot, dialog.part.value, "16")

    assert saved(page, dialog)
    assert cells(page, "S4-I22")["Tiến độ"] == "Vượt"


def test_a_count_is_read_from_the_register_and_not_typed(page, office, qtbot):
    dialog = opened(page, qtbot, "S4-I21")

    assert saved(page, dialog)
    assert cells(page, "S4-I21")["Kết quả"] == "00 sáng kiến"
    assert result(office, "S4-I21") is None


def test_clearing_gives_back_no_data_and_can_be_undone(page, office, qtbot):
    dialog = opened(page, qtbot, ON_TIME)
    typed(qtbot, dialog.part.top, "0")
    typed(qtbot, dialog.part.whole, "100")
    assert saved(page, dialog)
    assert cells(page, ON_TIME)["Kết quả"] == "0%"

    opened(page, qtbot, ON_TIME).clear.click()
    page.reload()
    shown = cells(page, ON_TIME)
    assert (shown["Kết quả"], shown["Tiến độ"]) == ("chưa có", "Chưa có số liệu")

    office.undo()
    page.reload()
    assert cells(page, ON_TIME)["Kết quả"] == "0%"


@pytest.mark.parametrize("day", ["6/12/2025", "31/2/2025", "hôm qua"])
def test_a_day_in_the_future_or_in_no_calendar_is_refused(page, office, qtbot, day):
    dialog = opened(page, qtbot, ON_TIME)
    typed(qtbot, dialog.part.top, "1")
    typed(qtbot, dialog.part.whole, "1")
    dialog.as_of.edit.setText(day)

    assert not saved(page, dialog)
    assert dialog.as_of.edit.text() == day
    assert dialog.as_of.edit.property("state") == "error"
    assert result(office, ON_TIME) is None


def test_day_and_source_are_kept(page, office, qtbot):
    dialog = opened(page, qtbot, ON_TIME)
    typed(qtbot, dialog.part.top, "1")
    typed(qtbot, dialog.part.whole, "1")
    typed(qtbot, dialog.as_of, "30/11/2025")
    typed(qtbot, dialog.source, "bao cao thang 11")

    assert saved(page, dialog)
    kept = result(office, ON_TIME)
    assert (kept.as_of, kept.source) == (date(2025, 11, 30), "bao cao thang 11")


def test_results_are_entered_one_after_the_other_by_keyboard(
    page, office, qtbot, answers
):
    def enter(dialog):
        qtbot.keyClicks(dialog.part.top.edit, "8")
        qtbot.keyClick(dialog.part.top.edit, Qt.Key.Key_Tab)
        qtbot.keyClicks(dialog.part.whole.edit, "10")
        dialog.next.click()

    page.show_target("S4-I06")
    answers.next(enter, enter)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)

    assert result(office, "S4-I06").numerator == 8
    assert result(office, "S4-I07").numerator == 8
    assert answers.titles[-1].startswith("8. ")
    assert page.table.current().indicator.code == "S4-I08"


def test_the_strip_counts_and_the_list_is_narrowed(page, qtbot):
    dialog = opened(page, qtbot, SERVED)
    typed(qtbot, dialog.part.top, "95")
    typed(qtbot, dialog.part.whole, "100")
    assert saved(page, dialog)

    words = {p: c.accessibleName() for p, c in page._counts.items()}
    assert words[Progress.EXCEEDED] == "Vượt: 01"
    page.wanted.setCurrentIndex(page.wanted.findText("Vượt"))
    assert [e.indicator.code for e in page.table.rows.rows()] == [SERVED]


def test_the_filter_finds_without_marks(page, qtbot):
    page.table.filter("tai nguyen")

    assert [e.indicator.code for e in page.table.rows.rows()] == ["S4-I05a"]
