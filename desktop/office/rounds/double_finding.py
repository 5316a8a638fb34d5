"""Where a nomination of a round meets other awards for the same achievement (RT20)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from desktop.awards.duplicates import (
    CitedAchievement,
    Conflict,
    OtherAward,
    Standing,
    StatedRuling,
    cited_by_default,
    conflicts,
)
from desktop.awards.facts import Candidate
from desktop.plans.plan import AwardOffer, OfferQuota

if TYPE_CHECKING:
    from desktop.office.rounds.roundup import Roundup


class DoubleFinder:
    """The citations of a round, and the awards each could be a second one to."""

    def __init__(self, roundup: "Roundup") -> None:
        self._roundup = roundup
        self._proposed: dict[tuple[str, str], frozenset[str]] = {}

    def cited(self, subject_id: str, offer: str) -> tuple[CitedAchievement, ...]:
        """Return the achievements a nomination rests on."""
        return tuple(
            cited
            for cited in cited_by_default(self._roundup.facts(subject_id))
            if (offer, subject_id, cited.key) not in self._roundup.uncited
        )

    def conflicts(self, subject_id: str, offer: str) -> tuple[Conflict, ...]:
        """Return the double awards of a nomination (RT20); none where a plan allows.

        Within one round a list yields to those before it in the plan's order: whoever
        is proposed there cannot be proposed here for the same achievement (A57).
        """
        if not self._roundup.plan.forbids_double_awards:
            return ()
        mine = f"pending:{self._roundup.round.id}:{offer}:{subject_id}"
        others = [o for o in self._awarded.get(subject_id, ()) if o.key != mine]
        others += self._proposed_before(self._roundup.candidates[subject_id], offer)
        if not others:
            return ()
        cited = self.cited(subject_id, offer)
        return conflicts(subject_id, cited, others, self._ruled)

    def _proposed_before(
        self, candidate: Candidate, offer: str
    ) -> Iterator[OtherAward]:
        """Return the awards of this round before one that propose the candidate."""
        for before in takewhile(lambda o: o.code != offer, self._roundup.offers):
            for quota in before.quotas:
                is_meant = quota.takes(candidate.kind, candidate.block)
                if not is_meant or not before.takes(candidate.group):
                    continue
                if candidate.id in self._proposed_ids(before, quota):
                    cited = self.cited(candidate.id, before.code)
                    yield OtherAward(
                        f"pending:{self._roundup.round.id}:{before.code}:{candidate.id}",
                        candidate.id,
                        candidate.name,
                        before.form,
                        before.level,
                        Standing.PENDING,
                        tuple(c.key for c in cited),
                        "; ".join(c.title for c in cited),
                        self._roundup.round.period,
                    )

    def _proposed_ids(self, offer: AwardOffer, quota: OfferQuota) -> frozenset[str]:
        key = (offer.code, quota.key)
        if key not in self._proposed:
            found = self._roundup.shortlist(offer, quota).proposed
            self._proposed[key] = frozenset(line.candidate.id for line in found)
        return self._proposed[key]

    @cached_property
    def _awarded(self) -> Mapping[str, tuple[OtherAward, ...]]:
        found: dict[str, list[OtherAward]] = defaultdict(list)
        for other in self._roundup.other_awards:
            found[other.subject_id].append(other)
        return {key: tuple(values) for key, values in found.items()}

    @cached_property
    def _ruled(self) -> Mapping[tuple[str, str, str], StatedRuling]:
        return {
            (r.subject_id, r.achievement, r.other): r
            for r in self._roundup.rulings
            if r.round_id in ("", self._roundup.round.id)
        }
