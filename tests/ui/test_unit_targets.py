"""Targets given to units: given to many, measured, taken back, found again."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from desktop.emulation.indicators import (
    Assessment,
    Indicator,
    IndicatorResult,
    Measure,
    Progress,
    ResultState,
    assess,
)
from tests.ui.answers import answers, hold, labels_of
from tests.ui.office_of_hong_van import enter_subjects, ids_of, new_office
from ui.dialogs.result_dialog import ResultDialog
from ui.dialogs.result_parts import CountedPart, TrendPart
from ui.pages import target_words
from ui.pages.indicators_page import IndicatorsPage

__all__ = ["answers"]
ON_TIME, UNIT = "S4-I05", "Phòng Kinh tế"


@pytest.fixture
def office(tmp_path):
    with new_office(tmp_path / "data", datetime(2025, 12, 5, 10, 31)) as made:
        enter_subjects(made)
        yield made


@pytest.fixture
def page(qtbot, office):
    made = hold(qtbot, IndicatorsPage(office))
    made.head.tabs.setCurrentIndex(1)
    return made


def target(office, code=ON_TIME):
    return next(i for i in office.plan().indicators if i.code == code)


def give(office, *names, code=ON_TIME):
    ids = [ids_of(office)[name] for name in names]
    office.targets.assign(office.current_round().id, ids, [target(office, code)])


def given(office):
    return office.targets.assigned(office.current_round().id)


def test_without_any_the_tab_says_what_belongs_there(page):
    assert "Chưa giao chỉ tiêu cho đơn vị nào" in labels_of(page.units)
    assert not page.enter.isEnabled()


def test_ticked_targets_are_given_to_ticked_units(page, office, answers):
    def tick(dialog):
        assert not dialog.verb.isEnabled()
        for table, keys in (
            (dialog.targets, {ON_TIME, "S4-I17"}),
            (dialog.subjects, {ids_of(office)[UNIT], ids_of(office)["Công an xã"]}),
        ):
            for choice in table.choices:
                if choice.key in keys:
                    table.table.ticked.emit(choice, 0, True)
        assert dialog.verb.text() == "Giao 02 chỉ tiêu cho 02 đơn vị, cá nhân"
        dialog.verb.click()

    answers.next(tick)
    page.assign.click()

    assert len(given(office)) == 4
    assert page.head.tabs.tabText(1) == "Theo đơn vị 02"
    assert {row.who for row in page.units.table.rows.rows()} == {UNIT, "Công an xã"}


def test_people_can_be_given_targets_too(page, office, answers):
    def tick(dialog):
        dialog.kinds.choose(1)
        dialog.kinds.chosen.emit(1)
        dialog.subjects.table.ticked.emit(dialog.subjects.choices[0], 0, True)
        dialog.targets.table.ticked.emit(dialog.targets.choices[0], 0, True)
        dialog.verb.click()

    answers.next(tick)
    page.assign.click()
    [only] = given(office)
    assert only.subject_id in {p.id for p in office.register.people()}


def test_a_result_of_a_unit_is_entered_and_its_progress_told(page, office, answers):
    give(office, UNIT, "Công an xã")
    page.reload()

    def enter(dialog):
        assert UNIT in labels_of(dialog)
        dialog.part.top.edit.setText("99")
        dialog.part.whole.edit.setText("100")
        dialog.save.click()

    assert page.units.stand_on(ids_of(office)[UNIT])
    answers.next(enter)
    page.enter.click()

    kept = {r.subject_id: r for r in given(office)}
    assert kept[ids_of(office)[UNIT]].numerator == 99
    assert kept[ids_of(office)["Công an xã"]].state is ResultState.PENDING
    row = next(r for r in page.units.table.rows.rows() if r.who == UNIT)
    assert row.assessment.progress is Progress.NOT_REACHED
    assert office.roundup().results == {}


@pytest.mark.parametrize(
    ("top", "whole", "said"),
    [("0", "0", "Mẫu số phải lớn hơn 0"), ("120", "100", "lớn hơn 100%")],
)
def test_an_impossible_result_is_refused_at_its_field(
    page, office, answers, top, whole, said
):
    give(office, UNIT)
    page.reload()
    seen = []

    def enter(dialog):
        dialog.part.top.edit.setText(top)
        dialog.part.whole.edit.setText(whole)
        dialog.save.click()
        seen.append((dialog.isVisible(), labels_of(dialog)))

    answers.next(enter)
    page.enter.click()
    [(is_open, words)] = seen
    assert is_open
    assert said in words
    assert [r.state for r in given(office)] == [ResultState.PENDING]


def test_results_are_entered_one_unit_after_the_other(page, office, answers):
    give(office, UNIT, "Công an xã")
    page.reload()

    def enter(dialog):
        dialog.part.top.edit.setText("1")
        dialog.part.whole.edit.setText("1")
        dialog.next.click()

    answers.next(enter, enter)
    page.units.enter(page.units.table.rows.rows()[0])
    assert {r.numerator for r in given(office)} == {Decimal(1)}


def test_taking_a_target_back_asks_first(page, office, answers):
    give(office, UNIT)
    page.reload()
    page.take_back.click()
    assert len(given(office)) == 1

    answers.next(lambda dialog: dialog.accept())
    page.take_back.click()
    assert given(office) == []
    office.undo()
    assert len(given(office)) == 1


def test_what_the_plan_gives_a_group_is_not_taken_back_from_one(page, office):
    give(office, UNIT)
    page.reload()
    page.units._rows = [replace(row, by_hand=False) for row in page.units._rows]
    page.units._show()

    assert not page.take_back.isEnabled()
    assert "cho cả nhóm" in page.take_back.toolTip()


def test_the_list_is_narrowed_by_unit_target_and_progress(page, office):
    give(office, UNIT, "Công an xã")
    page.reload()
    page.units.search.setText("cong an")
    page.units._show()
    assert [r.who for r in page.units.table.rows.rows()] == ["Công an xã"]

    page.units.search.clear()
    page.units.wanted.setCurrentIndex(page.units.wanted.findText("Đạt"))
    assert page.units.table.rows.rows() == []


def test_a_condition_leads_to_the_targets_of_its_subject(page, office):
    give(office, UNIT)
    page.reload()
    page.head.tabs.setCurrentIndex(0)

    page.show_target(ids_of(office)[UNIT])
    assert page.head.tabs.currentIndex() == 1
    page.show_target(ON_TIME)
    assert page.head.tabs.currentIndex() == 0
    assert page.table.current().indicator.code == ON_TIME


# --- targets against last year, and out of the registers --------------------------

TREND = Indicator("Q1", "Đúng hạn", Measure.TREND, "II.1", "nâng cao", unit="%")


def result_dialog(qtbot, assessment, kept):
    dialog = ResultDialog(
        None, assessment, "1", "r", date(2025, 12, 5), kept.append, kept.clear
    )
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_trend_is_entered_with_last_year_beside_it(qtbot):
    kept = []
    dialog = result_dialog(qtbot, assess(TREND, None), kept)
    assert isinstance(dialog.part, TrendPart)
    dialog.part.before.edit.setText("94,5")
    dialog.part.value.edit.setText("94,4")
    assert dialog._chip.accessibleName() == "Chưa đạt"
    dialog.save.click()

    [result] = kept
    assert (result.assigned, result.value) == (Decimal("94.5"), Decimal("94.4"))
    shown = assess(TREND, result)
    assert target_words.goal(TREND) == "không thấp hơn năm trước"
    assert target_words.reached(shown) == "94,4%"
    assert target_words.made_of(shown) == "năm trước 94,5%"


def test_the_first_year_of_a_trend_has_no_year_before(qtbot):
    kept = []
    dialog = result_dialog(qtbot, assess(TREND, None), kept)
    dialog.part.value.edit.setText("94,4")
    dialog.save.click()

    [result] = kept
    assert result.assigned is None
    assert assess(TREND, result).progress is Progress.NO_DATA


def test_a_class_is_read_from_the_register_and_not_typed(qtbot):
    indicator = Indicator(
        "I7", "Loại", Measure.CLASS, "II.2", "từ loại Khá", target_class="Khá"
    )
    kept = []
    found = Assessment(indicator, Progress.REACHED)
    dialog = result_dialog(qtbot, found, kept)
    assert isinstance(dialog.part, CountedPart)
    assert "Chỉ số & xếp loại" in labels_of(dialog)
    assert dialog._chip.accessibleName() == "Đạt"
    assert target_words.goal(indicator) == "từ loại Khá"
    assert target_words.reached(found) == "đã công bố"
    dialog.save.click()
    assert kept == []


def test_a_share_of_the_registers_is_told_with_its_parts():
    indicator = Indicator("I5", "Đăng ký", Measure.SHARE, "II.2", "100%")
    result = IndicatorResult(
        "", "I5", ResultState.MEASURED, numerator=Decimal(3), denominator=Decimal(4)
    )
    found = Assessment(indicator, Progress.NOT_REACHED, result, result.measured())
    assert target_words.reached(found) == "75%"
    assert target_words.made_of(found) == "3/4"
