"""The due dates a round stands between, for the deadline line and the status bar."""

from desktop.awards.deadlines import FIXED, Deadline, When
from desktop.office.overview.glance import Due
from desktop.office.rounds.roundup import Roundup


def dues_of(roundup: Roundup) -> tuple[Due, ...]:
    """Return the due dates of the award year, in the plan's order.

    One for an award of another round is among them, marked as such. A day of a single
    year that is neither for this round nor near its award year is left out: the end of
    the phase would only push everything else together.
    """
    return tuple(_due(roundup, d) for d in roundup.deadlines if _is_near(roundup, d))


def _due(roundup: Roundup, deadline: Deadline) -> Due:
    is_of_round = _is_of_round(roundup, deadline)
    is_main = any(offer.deadline == deadline.code for offer in roundup.offers)
    return Due(
        deadline.code,
        deadline.what,
        deadline.owner,
        deadline.clause,
        deadline.quoted,
        deadline.last_day,
        _instead(deadline),
        is_fixed=deadline.when in FIXED,
        is_of_round=is_of_round,
        is_main=is_main,
        needs_list=is_main or (is_of_round and bool(deadline.offers)),
    )


def _is_of_round(roundup: Roundup, deadline: Deadline) -> bool:
    mine = {offer.code for offer in roundup.offers}
    return not deadline.offers or bool(mine & set(deadline.offers))


def _is_near(roundup: Roundup, deadline: Deadline) -> bool:
    day = deadline.last_day
    if day is None or deadline.when is When.YEARLY:
        return True
    if deadline.offers and _is_of_round(roundup, deadline):
        return True
    year = roundup.round.period.last.year
    return year <= day.year <= year + 1


def _instead(deadline: Deadline) -> str:
    """Return what the plan says instead of a day: "ngay sau khi …", "định kỳ"."""
    if deadline.when is When.AFTER:
        return f"{When.AFTER.label} {deadline.after}".strip()
    if deadline.when is When.BY_PLAN and deadline.after:
        return f"theo {deadline.after}"
    return deadline.after
