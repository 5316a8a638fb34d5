"""Rounds of review: made from what the plan foresees, chosen, and put off.

A yearly round is opened year by year, an ad-hoc one whenever there is cause; the others
stand there from the day the plan is adopted.
"""

from dataclasses import replace
from datetime import date

from db import plans, reviews, rounds
from db.identity import new_id
from desktop import text
from desktop.awards.deadlines import FIXED, Deadline
from desktop.awards.quotas import Budget
from desktop.emulation.movements import Occasion, Period, ReviewRound
from desktop.errors import EntryError, OfficeError
from desktop.office import entries
from desktop.office.desk import Desk
from desktop.office.rounds.due_dates import deadlines_in
from desktop.plans.plan import Plan, RoundTemplate


class Rounds:
    """Open rounds, take one in hand, set days the plan leaves open."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of_plan(self, plan_id: str) -> list[ReviewRound]:
        """Return the rounds of an adopted plan, by cut-off."""
        found = reviews.rounds(self._desk.database)
        return [r for r in found if r.plan_id == plan_id]

    def every(self) -> list[ReviewRound]:
        """Return the rounds of all plans, by cut-off."""
        return reviews.rounds(self._desk.database)

    def of_movement(self, plan_id: str) -> list[ReviewRound]:
        """Return the rounds of all versions of a plan, by cut-off.

        A closed round stays with the version it was closed under.
        """
        database = self._desk.database
        mine = plans.plan(database, plan_id)
        same = {p.id for p in plans.plans(database) if mine and p.code == mine.code}
        return [r for r in reviews.rounds(database) if r.plan_id in same]

    def to_open(self, plan: Plan, plan_id: str) -> list[tuple[RoundTemplate, int]]:
        """Return what can still be opened: each foreseen round with its year.

        Of a yearly round the next year that has none. What is opened on demand stands
        in the year of today, as far as the plan's period goes: an ad-hoc round always,
        an interim one once a year, a final one once.
        """
        have = self.of_movement(plan_id)
        last = plan.period.last.year
        years = range(plan.period.first.year, last + 1)
        now = min(max(self._desk.today().year, years[0]), last)
        found = []
        for template in plan.rounds:
            wanted = [now] if template.is_on_demand else list(years)
            if not (template.is_on_demand or template.is_yearly):
                continue
            left = [y for y in wanted if not _second_of(plan, template, y, have)]
            found += [(template, year) for year in left[:1]]
        return found

    def open_round(
        self,
        plan: Plan,
        plan_id: str,
        template: RoundTemplate,
        year: int,
        name: str = "",
    ) -> ReviewRound:
        """Open a round of an award year and take it in hand.

        Raises:
            EntryError: the plan does not reach to that year, or the name is taken.
            OfficeError: that round is open, or was held, already.
        """
        if not plan.period.first.year <= year <= plan.period.last.year:
            raise EntryError(
                f"Năm {year} không thuộc thời gian của kế hoạch "
                f"({plan.period.first.year}–{plan.period.last.year}).",
                "Chọn một năm trong thời gian đó; chưa có gì thay đổi.",
            )
        opened = round_of(plan, plan_id, template, year, self._desk.today())
        if name:
            opened = replace(opened, name=entries.name(name, "tên đợt xét"))
        have = self.of_movement(plan_id)
        _refuse_second(_second_of(plan, template, year, have))
        _refuse_name(opened, have)
        with self._desk.trail.operation(f"Mở đợt xét {opened.name}"):
            reviews.put_round(self._desk.database, opened)
            self._take(opened)
        return opened

    def work_on(self, review_round: ReviewRound) -> None:
        """Take a round in hand: every page shows it from now on."""
        with self._desk.trail.operation(f"Chuyển sang đợt xét {review_round.name}"):
            self._take(review_round)

    def _take(self, review_round: ReviewRound) -> None:
        chosen = rounds.WorkedOn(review_round.plan_id, review_round.id)
        rounds.put_worked_on(self._desk.database, chosen)

    def current(self, plan_id: str) -> ReviewRound | None:
        """Return the round in hand: the one chosen, else the first still open."""
        found = self.of_plan(plan_id)
        chosen = rounds.worked_on(self._desk.database)
        for review_round in found:
            if chosen is not None and review_round.id == chosen.round_id:
                return review_round
        still_open = [r for r in found if not r.is_closed]
        return next(iter(still_open or found), None)

    def move_cutoff(self, review_round: ReviewRound, cutoff: date, reason: str) -> None:
        """Look at the data of another day; the reason is kept."""
        if review_round.is_closed:
            raise OfficeError(
                "Đợt xét đã chốt nên ngày chốt số liệu không đổi được.",
                "Muốn đổi, mở lại đợt xét và ghi lý do.",
            )
        if cutoff < review_round.period.first:
            raise EntryError(
                f"Ngày chốt số liệu {cutoff:%d/%m/%Y} ở trước thời gian xét.",
                "Sửa lại ngày; chưa có gì thay đổi.",
            )
        reason = entries.reason(reason, "lý do đổi ngày chốt số liệu")
        title = f"Đổi ngày chốt số liệu của {review_round.name}: {cutoff:%d/%m/%Y}"
        with self._desk.trail.operation(title, reason=reason):
            changed = replace(review_round, cutoff=cutoff)
            reviews.put_round(self._desk.database, changed)

    # --- due dates and money ------------------------------------------------------

    def deadlines(self, plan: Plan, plan_id: str, year: int) -> tuple[Deadline, ...]:
        """Return the plan's due dates as they stand in an award year."""
        days = {
            d.deadline: d.day
            for d in rounds.deadline_days(self._desk.database, plan_id)
            if d.year == year
        }
        return deadlines_in(plan, year, days)

    def set_day(self, plan_id: str, due: Deadline, year: int, day: date | None) -> None:
        """Set the day of a due date the plan leaves open; None leaves it open again."""
        if due.when in FIXED:
            raise OfficeError(
                f"Hạn “{due.what}” do kế hoạch ấn định (mục {due.clause}).",
                "Hạn này không đổi ở đây; chưa có gì thay đổi.",
            )
        if day is not None and day.year < year:
            raise EntryError(
                f"Ngày {day:%d/%m/%Y} ở trước năm xét {year}.",
                "Sửa lại ngày; chưa có gì thay đổi.",
            )
        verb = "Bỏ ngày của" if day is None else "Ấn định"
        said = "" if day is None else f": {day:%d/%m/%Y}"
        with self._desk.trail.operation(f"{verb} hạn “{due.what}”{said}"):
            if day is None:
                rounds.clear_deadline_day(self._desk.database, plan_id, due.code, year)
            else:
                found = rounds.DeadlineDay(plan_id, due.code, year, day)
                rounds.put_deadline_days(self._desk.database, [found])

    def budgets(self, round_id: str) -> list[Budget]:
        """Return the money entered for a round."""
        return rounds.budgets(self._desk.database, round_id)

    def put_budget(self, budget: Budget) -> None:
        """Keep the money there is for an award of a round."""
        with self._desk.trail.operation("Ghi kinh phí khen thưởng của đợt"):
            rounds.put_budgets(self._desk.database, [budget])


def first_rounds(plan: Plan, plan_id: str) -> list[ReviewRound]:
    """Return the rounds that stand there once a plan is adopted.

    Of a yearly round the first year; an ad-hoc round only once there is cause.
    """
    year = plan.period.first.year
    foreseen = [t for t in plan.rounds if not t.is_on_demand]
    return [round_of(plan, plan_id, t, year, plan.period.last) for t in foreseen]


def round_of(
    plan: Plan, plan_id: str, template: RoundTemplate, year: int, today: date
) -> ReviewRound:
    """Return the round a template means in an award year.

    `today` is the cut-off where the template gives none (an ad-hoc round).
    """
    period = _period_of(plan, template, year)
    return ReviewRound(
        id=new_id(),
        plan_id=plan_id,
        name=template.name_in(year),
        occasion=template.occasion,
        period=period,
        cutoff=template.cutoff_in(year) or max(today, period.first),
        template=template.code,
    )


def _period_of(plan: Plan, template: RoundTemplate, year: int) -> Period:
    period = template.period or plan.period
    if template.occasion is Occasion.INTERIM and template.is_on_demand:
        # A phase review looks at everything since the phase began (R133, R134).
        return Period(period.first, _year_within(period, year).last)
    return _year_within(plan.period, year) if _is_of_a_year(template) else period


def _is_of_a_year(template: RoundTemplate) -> bool:
    if template.period or template.occasion is Occasion.FINAL:
        return False
    return template.is_yearly or template.is_on_demand


def _year_within(period: Period, year: int) -> Period:
    first = max(period.first, date(year, 1, 1))
    return Period(first, min(period.last, date(year, 12, 31)))


def _second_of(
    plan: Plan, template: RoundTemplate, year: int, have: list[ReviewRound]
) -> ReviewRound | None:
    """Return the round that stands where another would be opened.

    An ad-hoc round never stands in the way of the next.
    """
    if template.occasion is Occasion.AD_HOC:
        return None
    last = _period_of(plan, template, year).last.year
    same = (r for r in have if r.template == template.code)
    return next((r for r in same if r.period.last.year == last), None)


def _refuse_second(other: ReviewRound | None) -> None:
    if other is not None:
        state = "đã chốt" if other.is_closed else "đã mở"
        raise OfficeError(
            f"Đợt xét “{other.name}” {state}.",
            "Chọn đợt đó ở đầu cửa sổ; chưa có gì thay đổi.",
        )


def _refuse_name(opened: ReviewRound, have: list[ReviewRound]) -> None:
    key = text.same_key(opened.name)
    if any(text.same_key(other.name) == key for other in have):
        raise EntryError(
            f"Đã có đợt xét tên “{opened.name}”.",
            "Đặt một tên khác; chưa có gì thay đổi.",
        )
