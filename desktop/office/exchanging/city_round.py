"""Which round of the city a submission belongs to, and when it was due there."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from db import plans, rounds
from db.rounds import DeadlineDay
from desktop.awards.deadlines import Deadline, Limit, When
from desktop.emulation.movements import ReviewRound
from desktop.office.desk import Desk
from desktop.office.office import Office
from desktop.plans.plan import AwardOffer, Plan
from desktop.plans.provisions import Action
from desktop.vietnamese import short_date

if TYPE_CHECKING:
    from desktop.office.rounds.roundup import Roundup

RECEIVING = "nhan-goi-du-lieu"
"""Under this code the city keeps the day it set for receiving submissions."""


class RoundOffice(Office):
    """The open office of a desk, looking at one of its rounds."""

    def __init__(self, desk: Desk, review_round: ReviewRound | None = None) -> None:
        super().__init__(desk.folders, desk.database, desk.now)
        self._round_looked_at = review_round

    def current_round(self) -> ReviewRound:
        """Return the round looked at, else the one in hand."""
        return self._round_looked_at or super().current_round()


def office_for(desk: Desk, period: str, occasion: str = "") -> RoundOffice:
    """Return the office looking at the round a submission belongs to.

    Args:
        period: of the envelope's scope; it begins with the award year.
        occasion: code of the occasion of the commune's round, "" if unknown.

    The round in hand where it is of that year; else one of that year, and of that
    occasion if there is one; else the round in hand all the same.
    """
    office = RoundOffice(desk)
    now, year = office.current_round(), period[:4]
    if str(now.period.last.year) == year:
        return office
    same = [r for r in office.rounds() if str(r.period.last.year) == year]
    same.sort(key=lambda r: r.occasion.value != occasion)
    return RoundOffice(desk, same[0]) if same else office


def receiving_deadline(roundup: "Roundup") -> Deadline | None:
    """Return when submissions are due, None where neither plan nor city says so.

    A day the city set counts first; else the due date of the last step before the city
    appraises.
    """
    year = roundup.round.period.last.year
    day = roundup.deadline_days.get((RECEIVING, year))
    if day is not None:
        return _set_by_city(day)
    named = {deadline.code: deadline for deadline in roundup.deadlines}
    codes = [code for offer in roundup.offers for code in _codes(roundup.plan, offer)]
    return next((named[code] for code in codes if code in named), None)


def _set_by_city(day: date) -> Deadline:
    return Deadline(
        RECEIVING,
        "Nhận gói dữ liệu của xã, phường",
        "Xã, phường, đặc khu",
        Limit.ON_OR_BEFORE,
        day,
        clause="",
        quoted="",
        when=When.DAY,
    )


def _codes(plan: Plan, offer: AwardOffer) -> Sequence[str]:
    if plan.decides(offer) and offer.level.value == "unit":
        return ()
    actions = [step.action for step in offer.steps]
    stops = (Action.APPRAISE, Action.DECIDE)
    end = next((n for n, one in enumerate(actions) if one in stops), len(actions))
    before = [
        step.deadline
        for step in offer.steps[:end]
        if step.deadline and step.action in (Action.PROPOSE, Action.FORWARD)
    ]
    return [*before[::-1], offer.deadline] if offer.deadline else before[::-1]


def deadline_words(deadline: Deadline | None, today: date) -> str:
    """Return "Hạn nhận: chậm nhất ngày 31/3/2027 (còn 26 ngày)"."""
    if deadline is None or deadline.day is None:
        return "Hạn nhận: chưa ấn định"
    left = deadline.days_left(today) or 0
    if left > 0:
        rest = f"còn {left} ngày"
    else:
        rest = "hôm nay" if left == 0 else f"đã quá {-left} ngày"
    return f"Hạn nhận: {deadline.limit.label} {short_date(deadline.day)} ({rest})"


def set_receiving_day(desk: Desk, day: date | None) -> None:
    """Set the day submissions are due in the round in hand, or leave it to the plan."""
    office = RoundOffice(desk)
    now = office.current_round()
    year = now.period.last.year
    words = f"ngày {short_date(day)}" if day else "theo kế hoạch"
    with desk.trail.operation(f"Hạn nhận gói dữ liệu: {words}"):
        if day is None:
            rounds.clear_deadline_day(desk.database, now.plan_id, RECEIVING, year)
            return
        given = DeadlineDay(now.plan_id, RECEIVING, year, day)
        rounds.put_deadline_days(desk.database, [given])


def adopted_versions(desk: Desk, code: str) -> list[plans.AdoptedPlan]:
    """Return the versions of a plan the city holds, the newest last."""
    found = [plan for plan in plans.plans(desk.database) if plan.code == code]
    return sorted(found, key=lambda plan: plan.version)
