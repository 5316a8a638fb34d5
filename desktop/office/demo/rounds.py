"""The round a demonstration works on: its table `[[work_on]]`.

A table names the plan's round by its code and the award year; one that is not open yet
is opened: `at`, `round`, `year`.
"""

from collections.abc import Mapping
from typing import Any

from desktop.office.office import Office


def take_in_hand(office: Office, entry: Mapping[str, Any]) -> None:
    """Work on a round of the plan, so that it stays in hand also once it is closed."""
    plan, year = office.plan(), entry["year"]
    for review_round in office.rounds():
        is_meant = review_round.template == entry["round"]
        if is_meant and review_round.period.last.year == year:
            office.reviewing.work_on(review_round)
            return
    adopted = office.plans.current()
    if adopted is None:
        raise ValueError(entry["round"])
    template = plan.template_by_code[entry["round"]]
    office.reviewing.open_round(plan, adopted.id, template, year)
