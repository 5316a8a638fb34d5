"""Due dates: "before the 15th" ends on the 14th; late work is marked."""

from datetime import date

import pytest

from desktop.awards.deadlines import Deadline, Limit


def deadline(limit, day=date(2025, 12, 15)):
    return Deadline(
        "de-xuat",
        "Đề xuất khen thưởng",
        "Phòng Văn hóa – Xã hội",
        limit,
        day,
        "III.2",
        "Trước ngày 15/12/2025",
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
