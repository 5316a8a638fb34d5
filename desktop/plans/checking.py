"""Look a plan over: gaps and unclear places as notices with their clause (R014).

Every check only tells; nothing is repaired and nothing is refused. Where the plan file
words a defect itself (a `[[caution]]` with its number), the general words stay silent.
"""

from collections.abc import Iterable, Iterator, Mapping

from desktop.plans.checking_awards import look_over_awards
from desktop.plans.checking_paper import IDENTITY, look_over_identity, look_over_paper
from desktop.plans.checking_procedure import look_over_procedure
from desktop.plans.notices import Notice as Notice
from desktop.plans.notices import known
from desktop.plans.plan import Plan


def look_over(
    plan: Plan,
    choices: Mapping[str, str],
    *,
    number: str = "",
    has_date: bool = False,
) -> tuple[Notice, ...]:
    """Return the warnings of a plan.

    Args:
        plan: the plan as read.
        choices: the readings the officer has settled, by key.
        number: the plan's number as filled in by the office.
        has_date: whether its date has been filled in.
    """
    found = (
        *look_over_paper(plan),
        *look_over_awards(plan, choices),
        *look_over_procedure(plan),
    )
    notices = (
        *look_over_identity(plan, number, has_date=has_date),
        *_not_worded_by(plan, found),
        *_readings(plan, choices),
        *_cautions(plan),
    )
    return tuple(dict.fromkeys(notices))


def _not_worded_by(plan: Plan, found: Iterable[Notice]) -> Iterator[Notice]:
    """Leave out what a caution of the plan says, unless there is a choice to make."""
    worded = {caution.lint for caution in plan.cautions if caution.lint}
    for notice in found:
        if notice.reading or notice.is_open or notice.lint not in worded:
            yield notice


def _cautions(plan: Plan) -> Iterator[Notice]:
    for caution in plan.cautions:
        # Number and date can be filled in; the check knows whether they were.
        if caution.lint not in IDENTITY:
            yield known(caution.clause, caution.text, caution.lint)


def _readings(plan: Plan, choices: Mapping[str, str]) -> Iterator[Notice]:
    by_group = {group.reading for group in plan.groups}
    for reading in plan.readings:
        if reading.key in by_group:
            continue
        value = choices.get(reading.key, reading.default)
        yield Notice(
            reading.clause,
            f"“{reading.quoted}” không rõ; đang hiểu là {reading.label_of(value)}.",
            reading.key,
            is_open=reading.key not in choices,
            lint=reading.lint,
        )
