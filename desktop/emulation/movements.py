"""A movement's time: its period, and the rounds in which awards are reviewed."""

from dataclasses import dataclass
from datetime import date

from desktop.emulation.participants import LabelledEnum


class Occasion(LabelledEnum):
    """On which occasion awards are reviewed."""

    HALF_YEAR = "half_year", "6 tháng"
    ANNUAL = "annual", "hằng năm"
    INTERIM = "interim", "sơ kết"
    FINAL = "final", "tổng kết"
    AD_HOC = "ad_hoc", "đột xuất"


@dataclass(frozen=True, slots=True)
class Period:
    """The days first to last, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        """Tell whether the day lies in the period."""
        return self.first <= day <= self.last

    @property
    def complete_years(self) -> tuple[int, ...]:
        """Return the calendar years that lie wholly in the period."""
        first, last = self.first, self.last
        begin = first.year if (first.month, first.day) == (1, 1) else first.year + 1
        end = last.year if (last.month, last.day) == (12, 31) else last.year - 1
        return tuple(range(begin, end + 1))

    def overlaps(self, first: date, last: date) -> bool:
        """Tell whether the days first to last touch the period."""
        return first <= self.last and last >= self.first


@dataclass(frozen=True, slots=True)
class ReviewRound:
    """A round of review: what is looked at, until when, and whether it is closed.

    `cutoff` is the day the data is looked at; it may lie before the period's end, or
    after it. `template` is the code of the plan's round it was made from.
    """

    id: str
    plan_id: str
    name: str
    occasion: Occasion
    period: Period
    cutoff: date
    closed_on: date | None = None
    template: str = ""

    @property
    def days(self) -> Period:
        """Return the days whose events count: the period up to the cut-off."""
        first, last = self.period.first, min(self.period.last, self.cutoff)
        return Period(first, max(first, last))

    @property
    def is_closed(self) -> bool:
        """Tell whether the list is final; until then papers carry BẢN NHÁP."""
        return self.closed_on is not None
