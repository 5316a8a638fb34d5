"""Who is rated, by which grade, for which period: the rows of "Xếp loại"."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop import vietnamese
from desktop.awards.deadlines import last_of_month
from desktop.emulation.movements import Period
from desktop.emulation.participants import Kind
from desktop.emulation.records import Grade, TaskRating
from desktop.office.office import Office
from desktop.text import person_sort_key, sort_key
from ui.language import _
from ui.tables.column import Column
from ui.widgets.subject_picker import Named, named


@dataclass(frozen=True, slots=True)
class RatedRow:
    """Somebody with the rating of the shown period and what other periods say."""

    who: Named
    rating: TaskRating | None
    others: str

    @property
    def grade(self) -> Grade | None:
        """Return the grade of the shown period."""
        return self.rating.grade if self.rating else None

    @property
    def by(self) -> str:
        """Return who rated."""
        return self.rating.rated_by if self.rating else ""


def periods(of_round: Period, of_plan: Period) -> list[Period]:
    """Return the periods one can rate: the round's, the plan's years, then months.

    A phase of several years is rated year by year; months are those of the round's
    last year that touch it.
    """
    years = range(of_plan.first.year, of_plan.last.year + 1)
    whole = [Period(date(year, 1, 1), date(year, 12, 31)) for year in years]
    last = of_round.last.year
    months = [_month(month, last) for month in range(1, 13)]
    touched = [m for m in months if of_round.overlaps(m.first, m.last)]
    is_short = of_round.first.year == of_round.last.year
    first = of_round if is_short else Period(date(last, 1, 1), date(last, 12, 31))
    return list(dict.fromkeys([first, *whole, *touched]))


def _month(month: int, year: int) -> Period:
    return Period(date(year, month, 1), last_of_month(month, year))


def name_of(period: Period) -> str:
    """Return "6 tháng cuối năm 2025"."""
    empty = TaskRating("", "", period.first, period.last, Grade.GOOD)
    return empty.period_name


def rows_of(office: Office, period: Period) -> tuple[list[RatedRow], list[RatedRow]]:
    """Return people and units with their ratings, each in Vietnamese order."""
    by_subject: dict[str, list[TaskRating]] = {}
    for rating in office.records.ratings():
        by_subject.setdefault(rating.subject_id, []).append(rating)
    rows = [
        _row(who, by_subject.get(who.id, []), period)
        for who in named(office).values()
        if who.is_present
    ]
    people = [row for row in rows if row.who.kind is Kind.INDIVIDUAL]
    units = [row for row in rows if row.who.kind is Kind.COLLECTIVE]
    people.sort(key=lambda row: person_sort_key(row.who.name))
    return people, sorted(units, key=lambda row: sort_key(row.who.name))


def columns() -> list[Column[RatedRow]]:
    """Return the columns of the table of ratings."""
    return [
        Column[RatedRow](
            _("Họ và tên, đơn vị"),
            lambda row: row.who.name,
            sort=_order,
            note=lambda row: row.who.detail,
            weight=500,
        ),
        Column[RatedRow](
            _("Xếp loại trong kỳ"),
            lambda row: row.grade.label if row.grade else _("chưa xếp loại"),
            sort=lambda row: row.grade or 0,
            tone=lambda row: "text" if row.grade else "text3",
            width=232,
        ),
        Column[RatedRow](
            _("Người xếp loại"),
            lambda row: row.rating.rated_by if row.rating else "",
            note=lambda row: _day(row.rating),
            width=236,
            tip=lambda row: row.rating.rated_by if row.rating else "",
        ),
        Column[RatedRow](
            _("Kỳ khác"),
            lambda row: row.others,
            width=280,
            wrap=True,
            tip=lambda row: row.others,
        ),
    ]


def _row(who: Named, ratings: Sequence[TaskRating], period: Period) -> RatedRow:
    same = [
        r for r in ratings if (r.first_day, r.last_day) == (period.first, period.last)
    ]
    others = [r for r in ratings if r not in same]
    others.sort(key=lambda r: (r.last_day, r.first_day), reverse=True)
    said = "; ".join(f"{r.period_name}: {r.grade.label}" for r in others)
    return RatedRow(who, same[-1] if same else None, said)


def _order(row: RatedRow) -> object:
    if row.who.kind is Kind.INDIVIDUAL:
        return person_sort_key(row.who.name)
    return (sort_key(row.who.name),)


def _day(rating: TaskRating | None) -> str:
    day = rating.rated_on if rating else None
    return vietnamese.short_date(day) if day else ""
