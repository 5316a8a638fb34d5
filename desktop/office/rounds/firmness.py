"""How firm a list of the round is, in sentences for the council (A59)."""

from desktop.awards.sensitivity import sensitivity, sentences
from desktop.office.rounds.outcome import ReviewList
from desktop.office.rounds.roundup import Roundup
from desktop.plans.plan import AwardOffer, OfferQuota


def firmness(roundup: Roundup, found: ReviewList) -> tuple[str, ...]:
    """Return the gap at the line and what other priorities would change.

    Empty for a list without a number. It looks at the live data: of a closed round it
    would not speak of the list that was closed.
    """
    offer = roundup.plan.offer_by_code.get(found.offer)
    number = number_of(offer, found) if offer else None
    if offer is None or number is None:
        return ()
    drawn = roundup.shortlist(offer, number)
    stated = roundup.stated(offer.code)
    return sentences(drawn, offer.order, sensitivity(drawn, offer.order, stated))


def number_of(offer: AwardOffer, found: ReviewList) -> OfferQuota | None:
    """Return the number of the plan a list is counted under."""
    for number in offer.quotas:
        same = (number.quota.kind, number.quota.words, number.quota.clause)
        if same == (found.kind, found.quota, found.clause):
            return number
    return None
