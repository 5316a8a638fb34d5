"""How many years something lasted, by a declared way of counting."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.awards.counting import achievements_in
from desktop.awards.eligibility import Explanation, Place, Verdict
from desktop.awards.facts import Facts, Window
from desktop.emulation.movements import Period
from desktop.emulation.participants import DirectRole, LabelledEnum
from desktop.emulation.records import AchievementKind, Grade


class Counting(LabelledEnum):
    """What counts as a year (A10)."""

    COMPLETE_YEARS = "complete_years", "năm dương lịch trọn vẹn"
    TOUCHED_YEARS = "touched_years", "năm có tham gia"
    TWELVE_MONTHS = "twelve_months", "đủ 12 tháng"


class YearSource(LabelledEnum):
    """Which register the years are counted in."""

    DIRECT_WORK = "direct_work", "thời gian trực tiếp làm CCHC"
    ACHIEVEMENTS = "achievements", "sổ thành tích"
    RATINGS = "ratings", "sổ xếp loại"


@dataclass(frozen=True, slots=True)
class YearsAtLeast:
    """So many years of direct work, achievements or ratings in the window; RT12.

    Complete years are calendar years wholly covered and over by the cut-off; twelve
    months are whole years of days, joined over all stretches. Without a row in the
    register the answer is unknown.
    """

    label: str
    clause: str
    count: int
    source: YearSource
    counting: Counting = Counting.COMPLETE_YEARS
    window: Window = Window.PLAN
    roles: tuple[DirectRole, ...] = ()
    kinds: tuple[AchievementKind, ...] = ()
    grade: Grade = Grade.EXCELLENT
    reading: str = ""

    def judge(self, facts: Facts) -> Explanation:
        """Count the years of the register."""
        counting = self._counting(facts)
        stretches = list(self._stretches(facts))
        if not stretches and not self._has_rows(facts):
            return Explanation(
                self.label,
                self.clause,
                Verdict.UNKNOWN,
                missing=f"Chưa có dòng nào trong {self.source.label}: {self.label}",
                reading=self._reading_words(counting),
                place=self._place(facts),
            )
        number, named = _count(
            stretches, facts.days(self.window), counting, self.source
        )
        return Explanation(
            f"{self.label}: từ {self.count:02d} năm",
            self.clause,
            Verdict.MET if number >= self.count else Verdict.NOT_MET,
            used=f"{number:02d} năm" + (f": {named}" if named else ""),
            source=self.source.label.capitalize(),
            reading=self._reading_words(counting),
            place=self._place(facts),
        )

    def _counting(self, facts: Facts) -> Counting:
        chosen = facts.readings.get(self.reading, "")
        return next((c for c in Counting if c.value == chosen), self.counting)

    def _reading_words(self, counting: Counting) -> str:
        return f"tính theo {counting.label}" if self.reading else ""

    def _place(self, facts: Facts) -> Place:
        page = "subjects" if self.source is YearSource.DIRECT_WORK else "ratings"
        return Place(page, facts.candidate.id)

    def _has_rows(self, facts: Facts) -> bool:
        """Tell whether the register says anything about the subject at all."""
        rows = {
            YearSource.DIRECT_WORK: facts.direct_work,
            YearSource.ACHIEVEMENTS: facts.achievements,
            YearSource.RATINGS: facts.ratings,
        }
        return bool(rows[self.source])

    def _stretches(self, facts: Facts) -> Iterable[Period]:
        match self.source:
            case YearSource.DIRECT_WORK:
                for work in facts.direct_work:
                    if not self.roles or work.role in self.roles:
                        yield Period(work.since, work.until or date.max)
            case YearSource.ACHIEVEMENTS:
                for found in achievements_in(facts, self.kinds, self.window):
                    yield Period(found.first_day, found.last_day)
            case YearSource.RATINGS:
                for rating in facts.ratings:
                    if rating.grade >= self.grade and rating.is_whole_year:
                        yield Period(rating.first_day, rating.last_day)

    def __str__(self) -> str:
        return f"{self.label}: từ {self.count:02d} năm ({self.counting.label})"


def _count(
    stretches: list[Period], days: Period, counting: Counting, source: YearSource
) -> tuple[int, str]:
    clipped = [
        Period(max(s.first, days.first), min(s.last, days.last))
        for s in stretches
        if days.overlaps(s.first, s.last)
    ]
    joined = _joined(clipped)
    if counting is Counting.TWELVE_MONTHS:
        return _twelve_months(joined), ""
    # A row of the registers stands for its year as a whole; work has to cover it.
    is_covering = counting is Counting.COMPLETE_YEARS
    if is_covering and source is YearSource.DIRECT_WORK:
        years = {y for p in joined for y in p.complete_years}
    elif is_covering:
        over = set(days.complete_years)
        years = {y for p in joined for y in _touched(p) if y in over}
    else:
        years = {y for p in joined for y in _touched(p)}
    return len(years), ", ".join(str(y) for y in sorted(years))


def _twelve_months(periods: list[Period]) -> int:
    """Return whole years by their anniversaries, then of the days left over."""
    whole = left = 0
    for period in periods:
        after = period.last + timedelta(days=1)
        years = after.year - period.first.year
        if _anniversary(period.first, years) > after:
            years -= 1
        whole += years
        left += (after - _anniversary(period.first, years)).days
    return whole + left // 365


def _anniversary(day: date, years: int) -> date:
    year = day.year + years
    is_leap_day = (day.month, day.day) == (2, 29)
    if is_leap_day and not calendar.isleap(year):
        return date(year, 3, 1)
    return day.replace(year=year)


def _touched(period: Period) -> range:
    return range(period.first.year, period.last.year + 1)


def _joined(periods: list[Period]) -> list[Period]:
    """Return the periods with overlapping and adjacent ones made one."""
    joined: list[Period] = []
    for period in sorted(periods, key=lambda p: p.first):
        if joined and period.first <= joined[-1].last + timedelta(days=1):
            last = max(joined[-1].last, period.last)
            joined[-1] = Period(joined[-1].first, last)
        else:
            joined.append(period)
    return joined
