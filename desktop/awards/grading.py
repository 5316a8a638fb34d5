"""The rating of duty against a grade, over the ratings that touch the period."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.awards.eligibility import Explanation, Place, Verdict
from desktop.awards.facts import Facts, Window
from desktop.emulation.participants import LabelledEnum
from desktop.emulation.records import Grade, TaskRating


class Ratings(LabelledEnum):
    """Which ratings of the period have to reach the grade (A50)."""

    LAST = "last", "lần xếp loại gần nhất"
    LAST_YEAR = "last_year", "năm trọn gần nhất"
    EVERY = "every", "mọi năm"
    ANY = "any", "ít nhất một lần"
    MAJORITY = "majority", "quá nửa số lần"


@dataclass(frozen=True, slots=True)
class GradedAtLeast:
    """The ratings that touch the period reach a grade; RT09.

    Of two that end on one day the longer counts: the year before its last month.
    `reading` names a parameter whose value is one of `Ratings`. LAST_YEAR and EVERY
    look at ratings of whole calendar years. A whole year nobody rated leaves EVERY
    open, and ANY and MAJORITY as long as it could still turn them.
    """

    label: str
    clause: str
    grade: Grade
    ratings: Ratings = Ratings.LAST
    is_exact: bool = False
    by: str = ""
    reading: str = ""
    window: Window = Window.ROUND

    def judge(self, facts: Facts) -> Explanation:
        """Look at the ratings of the period."""
        wanted = self._wanted(facts)
        chosen, gaps = _choose(wanted, facts, self.window)
        place = Place("ratings", facts.candidate.id)
        verdict = _combine(wanted, [self._reaches(r) for r in chosen], len(gaps))
        reading = f"hiểu là {wanted.label}" if self.reading else ""
        if verdict is Verdict.UNKNOWN:
            return Explanation(
                self.label,
                self.clause,
                verdict,
                missing=f"Chưa có xếp loại năm {', '.join(map(str, gaps))}"
                if gaps
                else "Chưa có xếp loại trong thời gian của phong trào",
                reading=reading,
                place=place,
            )
        return Explanation(
            self.label,
            self.clause,
            verdict,
            used=_grades(chosen),
            source="; ".join(_source(r) for r in chosen),
            reading=reading,
            place=place,
        )

    def _wanted(self, facts: Facts) -> Ratings:
        if not self.reading:
            return self.ratings
        chosen = facts.readings.get(self.reading, "")
        return next((r for r in Ratings if r.value == chosen), self.ratings)

    def _reaches(self, rating: TaskRating) -> bool:
        if self.is_exact:
            return rating.grade == self.grade
        return rating.grade >= self.grade

    def __str__(self) -> str:
        by = f", do {self.by} đánh giá" if self.by else ""
        if self.is_exact or self.grade is max(Grade):
            return f"xếp loại {self.grade.label}{by}"
        return f"xếp loại từ {self.grade.label} trở lên{by}"


def _choose(
    wanted: Ratings, facts: Facts, window: Window
) -> tuple[list[TaskRating], list[int]]:
    """Return the ratings to look at, and the years that lack one."""
    days = facts.days(window)
    touching = [r for r in facts.ratings if days.overlaps(r.first_day, r.last_day)]
    touching.sort(key=lambda r: (r.last_day, -r.first_day.toordinal()))
    yearly = {r.first_day.year: r for r in touching if r.is_whole_year}
    years = days.complete_years or (days.last.year,)
    match wanted:
        case Ratings.LAST:
            return touching[-1:], []
        case Ratings.LAST_YEAR | Ratings.EVERY:
            years = years[-1:] if wanted is Ratings.LAST_YEAR else years
            found = [yearly[y] for y in years if y in yearly]
            return found, [y for y in years if y not in yearly]
        case _:
            gaps = [y for y in days.complete_years if not _is_rated(y, touching)]
            return touching, gaps


def _is_rated(year: int, ratings: Sequence[TaskRating]) -> bool:
    return any(r.first_day.year <= year <= r.last_day.year for r in ratings)


def _combine(wanted: Ratings, reached: Sequence[bool], gaps: int) -> Verdict:
    """Return the verdict; `gaps` is how many more ratings there could be."""
    if wanted is Ratings.EVERY and not all(reached):
        return Verdict.NOT_MET
    if not reached:
        return Verdict.UNKNOWN
    yes, whole = sum(reached), len(reached) + gaps
    match wanted:
        case Ratings.ANY:
            met, possible = yes > 0, yes + gaps > 0
        case Ratings.MAJORITY:
            met, possible = 2 * yes > whole, 2 * (yes + gaps) > whole
        case _:
            met, possible = yes == whole, yes + gaps == whole
    if met:
        return Verdict.MET
    return Verdict.UNKNOWN if possible else Verdict.NOT_MET


def _grades(ratings: Sequence[TaskRating]) -> str:
    if len(ratings) == 1:
        return ratings[0].grade.label
    return "; ".join(f"{r.period_name}: {r.grade.label}" for r in ratings)


def _source(rating: TaskRating) -> str:
    by = f", {rating.rated_by}" if rating.rated_by else ""
    return f"Sổ xếp loại, {rating.period_name}{by}"
