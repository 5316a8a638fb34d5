"""Periods, direct work and the names of rating periods."""

from datetime import date

import pytest

from desktop.emulation.movements import Occasion, Period, ReviewRound
from desktop.emulation.participants import (
    DirectRole,
    DirectWork,
    Employment,
    Kind,
    Person,
)
from desktop.emulation.records import Grade
from tests.factories import SECOND_HALF, rating


@pytest.mark.parametrize(
    ("day", "inside"),
    [
        (date(2025, 6, 30), False),
        (date(2025, 7, 1), True),
        (date(2025, 12, 31), True),
        (date(2026, 1, 1), False),
    ],
)
def test_a_period_includes_both_its_ends(day, inside):
    assert (day in SECOND_HALF) is inside


@pytest.mark.parametrize(
    ("first", "last", "touches"),
    [
        (date(2025, 1, 1), date(2025, 6, 30), False),
        (date(2025, 1, 1), date(2025, 7, 1), True),
        (date(2025, 1, 1), date(2026, 12, 31), True),
        (date(2025, 12, 31), date(2026, 1, 31), True),
        (date(2026, 1, 1), date(2026, 1, 31), False),
    ],
)
def test_days_touch_a_period_by_a_single_common_day(first, last, touches):
    assert SECOND_HALF.overlaps(first, last) is touches


@pytest.mark.parametrize(
    ("since", "until", "directly"),
    [
        (date(2024, 1, 1), None, True),
        (date(2025, 12, 31), None, True),
        (date(2026, 1, 1), None, False),
        (date(2024, 1, 1), date(2025, 6, 30), False),
        (date(2024, 1, 1), date(2025, 7, 1), True),
    ],
)
def test_direct_work_counts_when_it_touches_the_period(since, until, directly):
    work = DirectWork(DirectRole.ADVISING, since, until)
    person = Person(
        "p", "Lò Thị Ví Dụ", None, Employment.CIVIL_SERVANT, direct_work=(work,)
    )

    assert person.works_directly(SECOND_HALF.first, SECOND_HALF.last) is directly


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), "năm 2025"),
        (date(2025, 1, 1), date(2025, 6, 30), "6 tháng đầu năm 2025"),
        (date(2025, 7, 1), date(2025, 12, 31), "6 tháng cuối năm 2025"),
        (date(2025, 9, 1), date(2025, 9, 30), "tháng 9/2025"),
        (date(2025, 7, 1), date(2025, 9, 30), "01/07/2025 đến 30/09/2025"),
        (date(2025, 9, 5), date(2025, 9, 30), "05/09/2025 đến 30/09/2025"),
        (date(2024, 7, 1), date(2025, 6, 30), "01/07/2024 đến 30/06/2025"),
    ],
)
def test_a_rating_names_its_period_as_papers_do(first, last, name):
    assert rating(first=first, last=last).period_name == name


def test_grades_stand_in_order():
    assert Grade.NOT_COMPLETED < Grade.COMPLETED < Grade.GOOD < Grade.EXCELLENT


def test_a_code_equals_its_text_and_knows_its_words():
    assert Kind("household") is Kind.HOUSEHOLD
    assert Kind.HOUSEHOLD == "household"
    assert Kind.HOUSEHOLD.label == "hộ gia đình"


def test_a_round_is_a_draft_until_it_is_closed():
    period = Period(date(2025, 7, 1), date(2025, 12, 31))
    open_round = ReviewRound(
        "r", "p", "Tháng 12", Occasion.HALF_YEAR, period, date(2025, 12, 14)
    )

    assert not open_round.is_closed
