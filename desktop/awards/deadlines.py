"""Due dates: the rule a plan gives, the day it means in a year, and what is late.

Plans name days in many ways: a date, a day of every year, a quarter, "right after", "by
a plan to come", or not at all. Late work is marked, never refused (A15–A19).
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop.emulation.participants import LabelledEnum


class Limit(LabelledEnum):
    """Whether the named day itself still counts."""

    BEFORE = "before", "trước ngày"
    ON_OR_BEFORE = "on_or_before", "chậm nhất ngày"


class When(LabelledEnum):
    """How a plan names the day."""

    DAY = "day", "một ngày"
    YEARLY = "yearly", "hằng năm"
    QUARTER = "quarter", "trong quý"
    MONTH = "month", "trong tháng"
    AFTER = "after", "ngay sau khi"
    BY_PLAN = "by_plan", "theo kế hoạch sau"
    UNDATED = "undated", "chưa ấn định ngày"


FIXED = frozenset({When.DAY, When.YEARLY, When.QUARTER, When.MONTH})
"""Where the plan itself gives the day; the others are open until somebody sets one."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """What is due, by whom, and in which words.

    Attributes:
        day: the day named; None while nobody has set one. For YEARLY the day of the
            year it stands for, `year_offset` years later: 2000 is no year of its own.
        after: for AFTER, BY_PLAN and UNDATED what the plan says instead of a day.
        lead_days: how many days before it the officer wants to be reminded.
        offers: the awards it is for; empty for all.
    """

    code: str
    what: str
    owner: str
    limit: Limit
    day: date | None
    clause: str
    quoted: str
    when: When = When.DAY
    year_offset: int = 0
    after: str = ""
    lead_days: int = 14
    offers: tuple[str, ...] = ()

    @property
    def last_day(self) -> date | None:
        """Return the last valid day: with "trước ngày 15/12" it is 14/12."""
        if self.day is not None and self.limit is Limit.BEFORE:
            return self.day - timedelta(days=1)
        return self.day

    def days_left(self, today: date) -> int | None:
        """Return whole days until the last valid day; negative when late."""
        last = self.last_day
        return None if last is None else (last - today).days

    def is_late(self, done_on: date) -> bool:
        """Tell whether work done on a day is late; never without a day."""
        last = self.last_day
        return last is not None and done_on > last

    def in_year(self, year: int) -> "Deadline":
        """Return the deadline with the day it means for an award year (A16)."""
        if self.when is not When.YEARLY or self.day is None:
            return self
        return replace(self, day=day_in(self.day, year + self.year_offset))

    def set_to(self, day: date) -> "Deadline":
        """Return the deadline with a day somebody fixed later (A19)."""
        return replace(self, day=day)


def day_in(day: date, year: int) -> date:
    """Return the same day of another year; 28/2 where it has no 29/2."""
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def last_of_quarter(quarter: int, year: int) -> date:
    """Return the last day of a quarter: 31/3/2024 for "Quý I/2024" (A18)."""
    return last_of_month(3 * quarter, year)


def last_of_month(month: int, year: int) -> date:
    """Return the last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)
