"""Ranking and review of 10,000 candidates × 20 criteria, in memory."""

import random
from datetime import date
from decimal import Decimal

from benchmarks.measure import median_ms, show
from desktop.emulation.criteria import CriteriaSet, Criterion
from desktop.emulation.movements import ReviewRound
from desktop.emulation.participants import Unit, UnitKind
from desktop.emulation.records import Attestation, Initiative, InitiativeKind
from desktop.emulation.scoring import Score, ScoreState, Side
from desktop.office.plans import source_of
from desktop.office.rounds.outcome import outcome_of
from desktop.office.rounds.roundup import Roundup
from desktop.plans.reading import read_plan

CANDIDATES, CRITERIA = 10_000, 20


def make_roundup() -> Roundup:
    """Return a synthetic round of the shipped plan with a set of 20 criteria."""
    chance = random.Random(7)
    plan = read_plan(source_of("hong-van-2025"))
    criteria = CriteriaSet(
        "bench",
        "bench",
        Decimal(100),
        tuple(Criterion(f"A{n}", f"A{n}", Decimal(5)) for n in range(CRITERIA)),
        ("1.1",),
    )
    object.__setattr__(plan, "criteria_sets", (criteria,))
    object.__setattr__(plan, "precedence", ("total", "A0"))
    units = [Unit(f"u{n}", f"Đơn vị {n}", UnitKind.OFFICE) for n in range(CANDIDATES)]
    scores = {
        unit.id: {
            Side.VERIFIED: {
                c.code: Score(
                    c.code,
                    Side.VERIFIED,
                    ScoreState.SCORED,
                    Decimal(chance.randint(0, 20)) / 4,
                )
                for c in criteria.criteria
            }
        }
        for unit in units
    }
    today = date(2025, 12, 1)
    template = plan.rounds[0]
    return Roundup(
        plan=plan,
        choices={},
        round=ReviewRound(
            "r", "p", "bench", template.occasion, plan.period, template.cutoff
        ),
        units=units,
        people=(),
        others=(),
        scores=scores,
        attestations=[
            Attestation("r", u.id, "doan-ket", chance.random() < 0.9, "A", today)
            for u in units
            if chance.random() < 0.9
        ],
        ratings=(),
        initiatives=[
            Initiative(
                f"i{u.id}",
                "Sáng kiến",
                InitiativeKind.MODEL,
                today,
                (u.id,),
                is_new=chance.choice([True, False, None]),
                is_applied=True,
            )
            for u in units
            if chance.random() < 0.7
        ],
        breaches=(),
        results={},
        nominations=(),
    )


def main() -> None:
    """Measure and print."""
    roundup = make_roundup()

    def review() -> None:
        fresh = Roundup(**{f: getattr(roundup, f) for f in Roundup.__annotations__})
        outcome_of(fresh)

    def add_up() -> None:
        for sides in roundup.scores.values():
            sum(s.points or 0 for s in sides[Side.VERIFIED].values())

    took, baseline = median_ms(review, 3), median_ms(add_up, 3)
    show(
        "ranking + review, 10,000 × 20",
        f"{took:,.0f} ms",
        f"sum of the scores alone {baseline:,.0f} ms",
        f"ratio {took / baseline:.1f}",
    )


if __name__ == "__main__":
    main()
