"""No breach in the period: the register has none, and somebody looked through it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from desktop.awards.eligibility import Explanation, Place, Verdict
from desktop.awards.facts import Facts, Window
from desktop.emulation.movements import Period
from desktop.emulation.participants import LabelledEnum
from desktop.emulation.records import Breach, BreachKind, BreachReview, Severity

_GRAVITY = {severity: step for step, severity in enumerate(Severity)}


class Scope(LabelledEnum):
    """Whose breaches count."""

    SELF = "self", "bản thân"
    MEMBERS = "members", "đơn vị và người của đơn vị"
    SUBORDINATES = "subordinates", "người dưới quyền"


@dataclass(frozen=True, slots=True)
class NoBreach:
    """Nobody in scope breached anything so grave; RT13, A49.

    A breach in the register decides at once. An empty register decides only once
    somebody stated that the days were looked through ("đã rà soát, không có"), at once
    or piece by piece. A breach of a member counts for the unit belonged to on that day,
    and for those above it.
    """

    label: str
    clause: str
    scope: Scope
    kinds: tuple[BreachKind, ...] = ()
    severity: Severity = Severity.REMINDER
    window: Window = Window.ROUND

    def judge(self, facts: Facts) -> Explanation:
        """Look for breaches, then for the statement that there are none."""
        place = Place("ratings", facts.candidate.id, "breaches")
        found = [b for b in self._in_scope(facts) if self._counts(b, facts)]
        if found:
            listed = "; ".join(f"{b.content} ({b.happened_on:%d/%m/%Y})" for b in found)
            return Explanation(
                self.label,
                self.clause,
                Verdict.NOT_MET,
                used=listed,
                source="Sổ vi phạm",
                place=place,
            )
        days = facts.days(self.window)
        looked = _looked_through(self._about_scope(facts), days)
        if looked:
            return Explanation(
                self.label,
                self.clause,
                Verdict.MET,
                used="Đã rà soát, không có",
                source="; ".join(
                    f"{r.reviewed_by}, {r.reviewed_on:%d/%m/%Y}" for r in looked
                ),
                place=place,
            )
        return Explanation(
            self.label,
            self.clause,
            Verdict.UNKNOWN,
            missing=f"Sổ vi phạm chưa có dòng nào nhưng chưa ai ghi “đã rà soát, không "
            f"có”{self._whose()} từ {days.first:%d/%m/%Y} đến {days.last:%d/%m/%Y}",
            place=place,
        )

    def _about_scope(self, facts: Facts) -> list[BreachReview]:
        """Return the statements the rule looks at; for a head's unit, not their own."""
        is_of_unit = self.scope is Scope.SUBORDINATES
        mine = facts.candidate.id
        return [r for r in facts.reviews if not (is_of_unit and r.subject_id == mine)]

    def _whose(self) -> str:
        return " của đơn vị" if self.scope is Scope.SUBORDINATES else ""

    def _in_scope(self, facts: Facts) -> tuple[Breach, ...]:
        if self.scope is Scope.SUBORDINATES:
            return facts.beneath
        if self.scope is Scope.SELF:
            mine = facts.candidate.id
            return tuple(b for b in facts.breaches if b.subject_id == mine)
        return facts.breaches

    def _counts(self, breach: Breach, facts: Facts) -> bool:
        is_kind = not self.kinds or breach.kind in self.kinds
        is_grave = _GRAVITY[breach.severity] >= _GRAVITY[self.severity]
        return is_kind and is_grave and breach.happened_on in facts.days(self.window)

    def __str__(self) -> str:
        kinds = ", ".join(kind.label for kind in self.kinds) or "vi phạm"
        return f"không có {kinds} ({self.scope.label})"


def _looked_through(
    reviews: Sequence[BreachReview], days: Period
) -> list[BreachReview]:
    """Return the reviews that cover all the days together, none where a day is left."""
    used: list[BreachReview] = []
    until = days.first - timedelta(days=1)
    for review in sorted(reviews, key=lambda r: (r.first_day, -r.last_day.toordinal())):
        follows = review.first_day <= until + timedelta(days=1)
        if follows and until < review.last_day and until < days.last:
            used.append(review)
            until = review.last_day
    return used if until >= days.last else []
