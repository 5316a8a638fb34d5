"""Due dates: "before the 15th" ends on the 14th; late work is marked."""

from datetime import date

import pytest

from desktop.awards.deadlines import (
    FIXED,
    Deadline,
    Limit,
    When,
    day_in,
    last_of_month,
    last_of_quarter,
)


def deadline(limit, day=date(2025, 12, 15), **more):
    return Deadline(
        "de-xuat",
        "Đề xuất khen thưởng",
        "Phòng Văn hóa – Xã hội",
        limit,
        day,
        "III.2",
        "Trước ngày 15/12/2025",
        **more,
    )


@pytest.mark.parametrize(
    ("limit", "last"),
    [(Limit.BEFORE, date(2025, 12, 14)), (Limit.ON_OR_BEFORE, date(2025, 12, 15))],
    ids=["trước ngày 15/12", "chậm nhất ngày 15/12"],
)
def test_the_last_valid_day_follows_the_words(limit, last):
    assert deadline(limit).last_day == last


def test_before_the_first_of_january_ends_in_the_old_year():
    assert deadline(Limit.BEFORE, date(2026, 1, 1)).last_day == date(2025, 12, 31)


def test_before_the_first_of_march_knows_leap_years():
    assert deadline(Limit.BEFORE, date(2028, 3, 1)).last_day == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2025, 12, 4), 10),
        (date(2025, 12, 13), 1),
        (date(2025, 12, 14), 0),
        (date(2025, 12, 15), -1),
        (date(2025, 12, 20), -6),
    ],
    ids=["ten days", "tomorrow", "today", "late by the named day", "late"],
)
def test_days_left_count_to_the_last_valid_day(today, left):
    assert deadline(Limit.BEFORE).days_left(today) == left


# --- every way a plan names a day ---------------------------------------------------


@pytest.mark.parametrize(
    ("offset", "year", "last"),
    [
        (0, 2026, date(2026, 11, 19)),
        (0, 2030, date(2030, 11, 19)),
        (1, 2026, date(2027, 11, 19)),
    ],
    ids=["base tier", "last year of the phase", "city tier, the year after"],
)
def test_a_day_of_every_year_stands_in_the_award_year_or_the_next(offset, year, last):
    """A16: “trước ngày 20/11 hàng năm”."""
    yearly = deadline(
        Limit.BEFORE, date(2000, 11, 20), when=When.YEARLY, year_offset=offset
    )

    assert yearly.in_year(year).last_day == last


@pytest.mark.parametrize(
    ("year", "last"), [(2027, date(2027, 2, 28)), (2028, date(2028, 2, 29))]
)
def test_the_29th_of_february_is_the_28th_in_other_years(year, last):
    yearly = deadline(Limit.ON_OR_BEFORE, date(2000, 2, 29), when=When.YEARLY)

    assert yearly.in_year(year).last_day == last
    assert day_in(date(2000, 2, 29), year) == last


def test_before_a_29th_of_february_counts_back_from_the_day_it_becomes():
    yearly = deadline(Limit.BEFORE, date(2000, 2, 29), when=When.YEARLY)

    assert yearly.in_year(2027).last_day == date(2027, 2, 27)
    assert yearly.in_year(2028).last_day == date(2028, 2, 28)


def test_one_day_of_one_year_stays_in_every_award_year():
    single = deadline(Limit.BEFORE, date(2030, 3, 31))

    assert single.in_year(2026).last_day == date(2030, 3, 30)


@pytest.mark.parametrize(
    ("quarter", "last"),
    [
        (1, date(2024, 3, 31)),
        (2, date(2024, 6, 30)),
        (3, date(2024, 9, 30)),
        (4, date(2024, 12, 31)),
    ],
)
def test_a_quarter_ends_with_its_last_day(quarter, last):
    """A18: “trong Quý I/2024”."""
    assert last_of_quarter(quarter, 2024) == last


@pytest.mark.parametrize(
    ("month", "year", "last"),
    [
        (2, 2024, date(2024, 2, 29)),
        (2, 2026, date(2026, 2, 28)),
        (12, 2026, date(2026, 12, 31)),
    ],
)
def test_a_month_ends_with_its_last_day(month, year, last):
    assert last_of_month(month, year) == last


@pytest.mark.parametrize("when", [When.AFTER, When.BY_PLAN, When.UNDATED])
def test_without_a_day_nothing_is_late_until_somebody_sets_one(when):
    """A19: “định kỳ”, “cuối năm”, “ngay sau khi lập được thành tích”."""
    still_open = deadline(Limit.ON_OR_BEFORE, None, when=when, after="định kỳ")

    assert when not in FIXED
    assert still_open.last_day is None
    assert still_open.days_left(date(2026, 1, 1)) is None
    assert not still_open.is_late(date(2099, 1, 1))
    dated = still_open.set_to(date(2026, 12, 5))
    assert (dated.last_day, dated.days_left(date(2026, 12, 1))) == (
        date(2026, 12, 5),
        4,
    )
    assert dated.is_late(date(2026, 12, 6))


def test_the_kinds_with_a_day_of_the_plan_are_the_others():
    assert frozenset(When) - {When.AFTER, When.BY_PLAN, When.UNDATED} == FIXED


@pytest.mark.parametrize(
    ("limit", "done", "late"),
    [
        (Limit.BEFORE, date(2025, 12, 14), False),
        (Limit.BEFORE, date(2025, 12, 15), True),
        (Limit.ON_OR_BEFORE, date(2025, 12, 15), False),
        (Limit.ON_OR_BEFORE, date(2025, 12, 16), True),
    ],
)
def test_the_day_after_the_last_valid_one_is_late(limit, done, late):
    """A15: late work is marked."""
    assert deadline(limit).is_late(done) is late
