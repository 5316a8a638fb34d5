"""Awards counted by form, kind, group, unit, year and part; movements by their term."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.awards.forms import AwardForm, Level
from desktop.awards.statistics import (
    UNKNOWN,
    Choice,
    CountedAward,
    LineKind,
    Manner,
    Source,
    View,
    roles,
    tallied,
)
from desktop.awards.statistics_quotas import QuotaUse, quotas
from desktop.awards.statistics_upward import (
    CountedMovement,
    Term,
    movements_table,
    objects_table,
    term_of,
)
from desktop.emulation.movements import Period
from desktop.emulation.participants import Kind

UNIT = CountedAward(
    Kind.COLLECTIVE,
    AwardForm.COMMENDATION,
    2026,
    group="Cơ quan",
    unit="Phòng Kinh tế",
    movement="CCHC",
    amount=760_000,
)
HEAD = replace(UNIT, kind=Kind.INDIVIDUAL, is_head=True, is_direct=True, amount=380_000)
CLERK = replace(HEAD, is_head=False)
FAMILY = replace(UNIT, kind=Kind.HOUSEHOLD, group="", unit="", amount=570_000)
SHOP = replace(UNIT, kind=Kind.BUSINESS, unit="")
PAST = CountedAward(
    Kind.INDIVIDUAL,
    AwardForm.MERIT_CERTIFICATE,
    2024,
    is_head=False,
    is_direct=False,
    source=Source.ELSEWHERE,
    level=Level.CITY,
    manner=None,
)
EVERYBODY = (UNIT, HEAD, CLERK, FAMILY, SHOP, PAST)


def line(table, label):
    return next(one for one in table.lines if one.label == label)


def labels(table):
    return [one.label for one in table.lines]


def test_awards_are_counted_by_form_in_the_order_of_the_law_with_a_sum():
    table = tallied(View.FORM, reversed(EVERYBODY), Choice())

    assert labels(table) == ["Giấy khen", "Bằng khen", "Cộng"]
    # tổng, tập thể (doanh nghiệp là tập thể), hộ, cá nhân, lãnh đạo, trực tiếp
    assert line(table, "Giấy khen").cells[:6] == (5, 2, 1, 2, 1, 2)
    assert table.lines[-1].kind is LineKind.TOTAL


def test_money_of_one_unknown_award_makes_the_sum_unknown_and_not_smaller():
    table = tallied(View.FORM, EVERYBODY, Choice())

    assert line(table, "Giấy khen").cells[6] == 760_000 * 2 + 380_000 * 2 + 570_000
    assert line(table, "Bằng khen").cells[6] == UNKNOWN
    assert line(table, "Cộng").cells[6] == UNKNOWN
    assert "chưa cộng được" in table.note


def test_who_leads_is_unknown_as_soon_as_nobody_knows_it_of_one_person():
    table = tallied(View.KIND, [HEAD, replace(CLERK, is_head=None)], Choice())

    assert line(table, "Cá nhân").cells[3:6] == (2, UNKNOWN, 2)


@pytest.mark.parametrize(
    ("choice", "count"),
    [
        (Choice(year=2024), 1),
        (Choice(year=2025), 0),
        (Choice(form=AwardForm.COMMENDATION), 5),
        (Choice(group="Cơ quan"), 4),
        (Choice(source=Source.OWN), 5),
        (Choice(year=2026, source=Source.ELSEWHERE), 0),
    ],
)
def test_a_choice_narrows_what_is_counted(choice, count):
    table = tallied(View.YEAR, EVERYBODY, choice)

    assert sum(one.cells[0] for one in table.bars) == count
    assert table.is_empty == (count == 0)


def test_an_award_taken_back_is_not_counted_and_the_note_says_so():
    table = tallied(View.FORM, [UNIT, replace(HEAD, is_revoked=True)], Choice())

    assert line(table, "Cộng").cells[0] == 1
    assert table.note == "Không tính 01 khen thưởng đã thu hồi."


def test_what_names_no_unit_comes_last_and_says_so():
    table = tallied(View.UNIT, [FAMILY, UNIT, HEAD], Choice())

    assert labels(table) == ["Phòng Kinh tế", "Không ghi", "Cộng"]
    assert line(table, "Phòng Kinh tế").cells[0] == 2


def test_the_latest_year_comes_first():
    assert labels(tallied(View.YEAR, [PAST, UNIT], Choice()))[:2] == ["2026", "2024"]


def test_every_person_is_on_one_line_of_the_parts():
    people = [
        replace(HEAD, is_head=h, is_direct=d)
        for h in (True, False, None)
        for d in (True, False, None)
    ]
    table = roles(people, Choice())

    assert [one.cells[0] for one in table.lines] == [1, 1, 1, 1, 5, 9]
    assert labels(table)[-2:] == ["Chưa rõ", "Cộng"]
    assert roles([UNIT], Choice()).lines == ()


def test_numbers_of_a_plan_show_how_far_they_were_used():
    table = quotas(
        [
            QuotaUse("Bằng khen, tập thể", 20, 32, 14, 14),
            QuotaUse("Giấy khen, cá nhân", 5, 42, 12, 6),
            QuotaUse("Giấy khen, tập thể", None, 17, 5, 5),
        ],
        "Số lượng",
    )

    assert [one.cells[0] for one in table.lines] == [20, 5, ""]
    # Beyond the number nothing is left; without a number nothing can be.
    assert [one.cells[4] for one in table.lines] == [6, 0, ""]
    assert "không nêu con số" in table.note


# --- what goes upward ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "term"),
    [
        (date(2025, 7, 1), date(2025, 12, 31), Term.UNDER_ONE),
        (date(2025, 1, 1), date(2025, 12, 30), Term.UNDER_ONE),
        (date(2025, 1, 1), date(2025, 12, 31), Term.ONE),
        (date(2024, 2, 29), date(2025, 2, 28), Term.ONE),
        (date(2025, 1, 1), date(2026, 1, 1), Term.UNDER_THREE),
        (date(2025, 1, 1), date(2027, 12, 30), Term.UNDER_THREE),
        (date(2025, 1, 1), date(2027, 12, 31), Term.UNDER_FIVE),
        (date(2026, 1, 1), date(2030, 12, 30), Term.UNDER_FIVE),
        (date(2026, 1, 1), date(2030, 12, 31), Term.FIVE),
    ],
)
def test_the_term_of_a_movement_counts_both_of_its_days(first, last, term):
    assert term_of(Period(first, last)) is term


def test_movements_are_counted_by_level_scope_and_term():
    long = Period(date(2026, 1, 1), date(2030, 12, 31))
    half = Period(date(2025, 7, 1), date(2025, 12, 31))
    found = [
        CountedMovement("xã", Level.COMMUNE, long),
        CountedMovement("xã, 6 tháng", Level.COMMUNE, half),
        CountedMovement("thành phố", Level.CITY, long),
    ]
    table = movements_table(found, None)
    by_code = {one.code: one.cells for one in table.lines if one.code}

    assert by_code["01"] == (3, 0, 1, 2)
    assert by_code["05"] == (2, "", "", 2)
    assert by_code["03"] == (1, "", 1, "")
    assert by_code["06"] == (1, 0, 0, 1)
    assert by_code["10"] == (2, 0, 1, 1)
    # Clusters are not in the records: an empty cell, no zero.
    assert by_code["04"] == ("", "", "", "")
    assert "cần kiểm tra" in table.note
    in_2025 = {one.code: one.cells for one in movements_table(found, 2025).lines}
    assert in_2025["01"] == (1, 0, 0, 1)


def test_awards_by_object_and_manner_add_up():
    sudden = replace(CLERK, manner=Manner.SUDDEN)
    table = objects_table([*EVERYBODY, sudden], Choice(source=Source.OWN))
    by_code = {one.code: one.cells for one in table.lines if one.code}

    assert by_code["01"][0] == 6
    assert by_code["02"][0] + by_code["04"][0] + by_code["05"][0] == by_code["01"][0]
    assert (by_code["03"][0], by_code["09"][0], by_code["10"][0]) == (1, 1, 2)
    assert (by_code["12"][0], by_code["13"][0]) == (5, 1)
