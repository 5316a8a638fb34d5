"""Values to remember in tests."""

from datetime import date
from decimal import Decimal

from db import plans, reviews
from db.identity import new_id
from db.plans import AdoptedPlan
from desktop.emulation.movements import Occasion, Period, ReviewRound
from desktop.emulation.participants import (
    DirectRole,
    DirectWork,
    Employment,
    Kind,
    OtherSubject,
    Person,
    Unit,
    UnitKind,
)
from desktop.emulation.scoring import Score, ScoreState, Side

DAY = date(2025, 12, 5)
WORK = DirectWork(DirectRole.ADVISING, date(2025, 7, 1), None)


def a_unit(name="Thôn Xâm Hồ", **more):
    return Unit(**{"id": new_id(), "name": name, "kind": UnitKind.VILLAGE} | more)


def a_person(name="Nguyễn Thị Hoà", **more):
    given = {
        "id": new_id(),
        "name": name,
        "unit_id": None,
        "employment": Employment.CIVIL_SERVANT,
    }
    return Person(**given | more)


def a_household(name="Hộ ông Đỗ Văn Ổn", **more):
    given = {"id": new_id(), "name": name, "kind": Kind.HOUSEHOLD}
    return OtherSubject(**given | more)


def a_score(criterion="I.1", points="9.50", side=Side.SELF, reason=""):
    if points is None:
        return Score(criterion, side, ScoreState.NOT_APPLICABLE, None, reason)
    return Score(criterion, side, ScoreState.SCORED, Decimal(points), reason)


def a_round(plan_id="plan", **more):
    given = {
        "id": new_id(),
        "plan_id": plan_id,
        "name": "6 tháng cuối năm 2025",
        "occasion": Occasion.HALF_YEAR,
        "period": Period(date(2025, 7, 1), date(2025, 12, 31)),
        "cutoff": date(2025, 12, 15),
    }
    return ReviewRound(**given | more)


def open_a_round(database, trail):
    """Adopt a plan and open a round under it; return the round."""
    review_round = a_round()
    with trail.operation("Mở đợt xét"):
        plans.put_plan(database, AdoptedPlan("plan", "hong-van", 1, "…", DAY))
        reviews.put_round(database, review_round)
    return review_round
