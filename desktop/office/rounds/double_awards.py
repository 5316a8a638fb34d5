"""Double awards: where else a subject was awarded, and what was ruled about it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from db import awards, duplicates, reviews
from db.duplicates import PastAward, Uncited
from db.identity import new_id
from desktop import text
from desktop.awards.duplicates import (
    CitedAchievement,
    Conflict,
    OtherAward,
    Ruling,
    Standing,
    StatedRuling,
)
from desktop.awards.forms import Decision, Grant
from desktop.emulation.movements import Period, ReviewRound
from desktop.errors import EntryError, OfficeError
from desktop.office import entries
from desktop.office.desk import Desk
from desktop.office.rounds.outcome import ReviewList, from_json
from desktop.plans.plan import AwardOffer, Plan

if TYPE_CHECKING:
    from desktop.office.rounds.roundup import Roundup

__all__ = ["DoubleAwards", "PastAward"]


class DoubleAwards:
    """Past awards, citations, and rulings on one achievement awarded twice."""

    def __init__(self, desk: Desk, plan_of: Callable[[str], Plan]) -> None:
        self._desk = desk
        self._plan_of = plan_of
        self._closed: dict[str, tuple[ReviewList, ...]] = {}

    # --- what was awarded elsewhere -----------------------------------------------

    def past(self, subject_id: str | None = None) -> list[PastAward]:
        """Return the awards decided elsewhere, of a subject or all."""
        return duplicates.past_awards(self._desk.database, subject_id)

    def enter_past(self, award: PastAward) -> str:
        """Keep an award decided earlier or elsewhere, in one step; return its id."""
        if award.last_day < award.first_day:
            raise EntryError(
                "Thời gian của thành tích có ngày cuối trước ngày đầu.",
                "Sửa lại hai ngày; chưa có gì thay đổi.",
            )
        if award.issued_on is not None and award.issued_on > self._desk.today():
            raise EntryError(
                f"Ngày quyết định {award.issued_on:%d/%m/%Y} ở sau hôm nay.",
                "Sửa lại ngày; chưa có gì thay đổi.",
            )
        award = replace(
            award,
            id=award.id or new_id(),
            recipient=entries.name(award.recipient, "tên người, đơn vị được khen"),
            authority=text.clean(award.authority),
            number=text.clean(award.number),
            merit=entries.reason(award.merit, "thành tích được khen"),
        )
        title = f"Ghi {award.form.label} đã có của {award.recipient}"
        with self._desk.trail.operation(title):
            duplicates.put_past_awards(self._desk.database, [award])
        return award.id

    def remove_past(self, award: PastAward) -> None:
        """Take out an award entered by mistake; the trail keeps it."""
        with self._desk.trail.operation(f"Bỏ {award.form.label} của {award.recipient}"):
            duplicates.remove_past_award(self._desk.database, award.id)

    def others(self, but_round: str) -> list[OtherAward]:
        """Return every award but those of one round: decided, entered, proposed.

        The awards of the round itself are no conflict with it. A list counts as
        proposed once its round is closed.
        """
        found = [_past(award) for award in self.past()]
        found += self._granted(but_round)
        for review_round in reviews.rounds(self._desk.database):
            if review_round.is_closed and review_round.id != but_round:
                found += self._pending(review_round)
        return found

    def _pending(self, review_round: ReviewRound) -> Iterator[OtherAward]:
        """Return what a closed round proposes and nobody here has decided."""
        decided = bool(awards.decisions(self._desk.database, review_round.id))
        plan = self._plan_of(review_round.plan_id)
        closings = reviews.closings(self._desk.database, review_round.id)
        for closing in closings:
            if closing.reopened_on is not None:
                continue
            for found in self._lists_of(closing):
                offer = plan.offer_by_code.get(found.offer)
                if offer is not None and not (decided and found.is_own):
                    yield from _proposed(review_round, offer, found)

    def _lists_of(self, closing: reviews.RoundClosing) -> tuple[ReviewList, ...]:
        """Return whom a closing proposes; it never changes, so it is read once."""
        if closing.id not in self._closed:
            lists = from_json(closing.snapshot).lists
            self._closed[closing.id] = tuple(
                replace(found, rows=found.proposed) for found in lists
            )
        return self._closed[closing.id]

    def _granted(self, but_round: str) -> Iterator[OtherAward]:
        decisions = {d.id: d for d in awards.decisions(self._desk.database)}
        rounds = {r.id: r for r in reviews.rounds(self._desk.database)}
        cited = duplicates.grant_citations(self._desk.database)
        for grant in awards.grants(self._desk.database):
            decision = decisions[grant.decision_id]
            if decision.round_id != but_round and grant.revoked_on is None:
                plan = self._plan_of(rounds[decision.round_id].plan_id)
                yield _given(grant, decision, plan, cited.get(grant.id, []))

    # --- what a nomination cites --------------------------------------------------

    def uncite(
        self, roundup: "Roundup", offer: str, subject_id: str, achievement: str
    ) -> None:
        """Take an achievement out of a nomination."""
        _refuse_closed(roundup)
        name = roundup.candidates[subject_id].name
        row = Uncited(roundup.round.id, offer, subject_id, achievement)
        with self._desk.trail.operation(f"Không viện dẫn một thành tích của {name}"):
            duplicates.put_uncited(self._desk.database, [row])

    def cite(
        self, roundup: "Roundup", offer: str, subject_id: str, achievement: str
    ) -> None:
        """Cite an achievement again."""
        _refuse_closed(roundup)
        name = roundup.candidates[subject_id].name
        row = Uncited(roundup.round.id, offer, subject_id, achievement)
        with self._desk.trail.operation(f"Viện dẫn lại một thành tích của {name}"):
            duplicates.remove_uncited(self._desk.database, row)

    # --- rulings ------------------------------------------------------------------

    def rule(
        self,
        roundup: "Roundup",
        subject_id: str,
        conflict: Conflict,
        ruling: Ruling,
        reason: str,
        ruled_by: str,
    ) -> None:
        """Say that two awards are not for the same, or let whoever decides override.

        "Không trùng" is a statement about facts and anybody who answers for the list
        may make it; going beyond the principle is the deciding authority's alone.
        """
        _refuse_closed(roundup)
        name = roundup.candidates[subject_id].name
        stated = StatedRuling(
            id=conflict.ruling.id if conflict.ruling else new_id(),
            subject_id=subject_id,
            achievement=conflict.cited.key,
            other=conflict.other.key,
            ruling=ruling,
            reason=entries.reason(reason, "lý do"),
            ruled_by=entries.name(ruled_by, "người quyết định"),
            ruled_on=self._desk.today(),
            round_id=roundup.round.id if ruling is Ruling.OVERRIDE else "",
        )
        with self._desk.trail.operation(
            f"Trùng thành tích của {name}: {ruling.label}", reason=stated.reason
        ):
            duplicates.put_rulings(self._desk.database, [stated])

    def take_back_ruling(self, ruling: StatedRuling) -> None:
        """Leave a double award open again."""
        with self._desk.trail.operation("Bỏ kết luận về trùng thành tích"):
            duplicates.remove_ruling(self._desk.database, ruling.id)


def _given(
    grant: Grant, decision: Decision, plan: Plan, cited: Sequence[CitedAchievement]
) -> OtherAward:
    number = decision.number and f"{decision.number}/{decision.symbol}"
    offers = [o for o in plan.offers if o.form is grant.form and plan.decides(o)]
    return OtherAward(
        f"grant:{grant.id}",
        grant.subject_id,
        grant.recipient,
        grant.form,
        offers[0].level if offers else plan.own_level,
        Standing.DECIDED,
        tuple(c.key for c in cited),
        "; ".join(c.title for c in cited) or grant.citation,
        number=number,
        issued_on=decision.issued_on,
        # What was ruled while it was only proposed still holds.
        former=tuple(
            _pending_key(decision.round_id, offer.code, grant.subject_id)
            for offer in offers
        ),
    )


def _pending_key(round_id: str, offer: str, subject_id: str) -> str:
    return f"pending:{round_id}:{offer}:{subject_id}"


def _past(award: PastAward) -> OtherAward:
    return OtherAward(
        f"past:{award.id}",
        award.subject_id,
        award.recipient,
        award.form,
        award.level,
        Standing.DECIDED,
        (award.achievement,) if award.achievement else (),
        award.merit,
        Period(award.first_day, award.last_day),
        award.number,
        award.issued_on,
    )


def _proposed(
    review_round: ReviewRound, offer: AwardOffer, found: ReviewList
) -> Iterator[OtherAward]:
    for row in found.proposed:
        yield OtherAward(
            _pending_key(review_round.id, found.offer, row.subject_id),
            row.subject_id,
            row.name,
            offer.form,
            offer.level,
            Standing.PENDING,
            row.cited,
            "; ".join(row.merits),
            review_round.period,
        )


def _refuse_closed(roundup: "Roundup") -> None:
    if roundup.round.is_closed:
        raise OfficeError(
            "Đợt xét đã chốt nên danh sách không đổi được.",
            "Muốn đổi, mở lại đợt xét và ghi lý do.",
        )
