"""Hold a standard that is being edited against somebody of the round in hand."""

from dataclasses import replace

from desktop.awards.facts import Facts
from desktop.awards.standards import Standard
from desktop.office.rounds.roundup import Roundup
from desktop.plans.plan import Plan
from ui.pages.plan_trial import Trial
from ui.pages.plan_words import candidates, offers_to_try


def trial_of(
    roundup: Roundup | None, plan: Plan, standard: Standard, subject: str, offer: str
) -> tuple[Trial, Facts | None]:
    """Return who can be tried, the verdict on one, and what is known of that one.

    Args:
        roundup: the round in hand; None without one.
        plan: the plan with the changed standard.
        subject: who was tried before; somebody else where that is not possible.
        offer: the award it was tried for before.
    """
    if roundup is None:
        return Trial(), None
    changed = replace(roundup, plan=plan)
    readings = changed.readings
    groups = [
        group
        for group in plan.groups
        if offers_to_try(plan, readings, group, [standard])
    ]
    people = candidates(changed, groups)
    if not people:
        return Trial(), None
    subject = subject if subject in people else next(iter(people))
    group = plan.group_by_code[changed.candidates[subject].group]
    offers = offers_to_try(plan, readings, group, [standard])
    offer = offer if offer in offers else next(iter(offers))
    explanation = changed.explanation(subject, offer)
    return Trial(people, offers, subject, offer, explanation), changed.facts(subject)
