"""Hà Nội's standard held against 1,000, 10,000 and 100,000 candidates, explained."""

import random
from datetime import date
from decimal import Decimal

from benchmarks.measure import median_ms, show, within
from desktop.awards.attesting import Attested
from desktop.awards.facts import Candidate, Facts
from desktop.awards.standards import Standard
from desktop.collecting import collect_seldom
from desktop.emulation.indices import IndexCode, IndexValue
from desktop.emulation.movements import Period
from desktop.emulation.participants import Kind, UnitKind
from desktop.emulation.records import (
    Attestation,
    Initiative,
    InitiativeKind,
    RecognitionLevel,
)
from desktop.office.plans import source_of
from desktop.plans.plan import Plan
from desktop.plans.reading import read_plan
from desktop.plans.trees import walk

SIZES = (1_000, 10_000, 100_000)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
TODAY = date(2026, 12, 1)


def the_standard() -> tuple[Plan, Standard]:
    """Return the standard for the city's merit certificate for collectives."""
    plan = read_plan(source_of("ha-noi-2026-2030"))
    with_index = [s for s in plan.standards if "sipas" in repr(s).lower()]
    return plan, with_index[0]


def make_facts(count: int, plan: Plan, standard: Standard) -> list[Facts]:
    """Return synthetic candidates, some short of a point and some of a datum."""
    chance = random.Random(11)
    readings = plan.settled({})
    asked = tuple(
        node.statement for _, node in walk(standard.root) if isinstance(node, Attested)
    )
    group = standard.groups[1]
    return [_one(n, group, readings, asked, chance) for n in range(count)]


def _one(
    number: int,
    group: str,
    readings: dict[str, str],
    asked: tuple[str, ...],
    chance: random.Random,
) -> Facts:
    subject = f"u{number}"
    unit = Candidate(
        subject,
        f"Xã {number}",
        Kind.COLLECTIVE,
        group,
        "",
        unit_id=subject,
        unit_kind=UnitKind.COMMUNE,
    )
    indices = tuple(
        IndexValue(
            f"{subject}-{index.value}",
            subject,
            index,
            2026,
            value=Decimal(chance.randint(8000, 9900)) / 100,
        )
        for index in (IndexCode.PAR, IndexCode.SIPAS)
        if chance.random() < 0.95
    )
    thought_up = Initiative(
        f"i{number}",
        "Mô hình một chạm",
        InitiativeKind.MODEL,
        TODAY,
        (subject,),
        is_new=True,
        is_applied=chance.choice([True, None]),
        recognised_level=RecognitionLevel.UNIT,
    )
    return Facts(
        unit,
        YEAR,
        _answers(subject, asked, chance),
        initiatives=(thought_up,),
        readings=readings,
        indices=indices,
    )


def _answers(
    subject: str, statements: tuple[str, ...], chance: random.Random
) -> dict[str, Attestation]:
    return {
        statement: Attestation("r", subject, statement, True, "Sở Nội vụ", TODAY)
        for statement in statements
        if chance.random() < 0.9
    }


def main() -> None:
    """Judge each size and show the time for one candidate."""
    collect_seldom()  # as the program does when it starts
    plan, standard = the_standard()
    each: list[float] = []
    for size in SIZES:
        known = make_facts(size, plan, standard)
        laps = 3 if size < max(SIZES) else 1
        took = median_ms(lambda: [standard.judge(f) for f in known], laps)  # noqa: B023
        nodes = sum(1 for _ in standard.judge(known[0]).walk())
        each.append(took / size)
        show(
            f"standard of Hà Nội, {size:,} candidates, {nodes} nodes each",
            f"{took:.0f} ms",
            f"{took * 1000 / size:.1f} µs each",
            within(took <= 2000, "≤ 2 s") if size == 10_000 else "",
        )
    show("growth from 1,000 to 100,000", f"{each[-1] / each[0]:.2f} × per candidate")


if __name__ == "__main__":
    main()
