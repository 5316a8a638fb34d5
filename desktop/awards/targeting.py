"""Conditions on results: assigned targets, a target of the movement, the total."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from desktop.awards.eligibility import Explanation, Place, Verdict, at_least
from desktop.awards.facts import Facts
from desktop.awards.standards import combined
from desktop.emulation.indicators import Assessment, Measure, Operator, Progress
from desktop.vietnamese import shown_exactly

_REACHED = {
    Progress.EXCEEDED: Verdict.MET,
    Progress.REACHED: Verdict.MET,
    Progress.NOT_REACHED: Verdict.NOT_MET,
    Progress.NO_DATA: Verdict.UNKNOWN,
    Progress.NOT_APPLICABLE: Verdict.NOT_APPLICABLE,
}


@dataclass(frozen=True, slots=True)
class TargetsMet:
    """The targets assigned to the subject are met, or exceeded; RT15, A48.

    `share` is the least part of them in percent; those that do not apply are left out.
    With `of_movement` the movement's own targets are looked at. Nothing assigned leaves
    the answer unknown.
    """

    label: str
    clause: str
    must_exceed: bool = False
    share: Fraction = Fraction(100)
    indicators: tuple[str, ...] = ()
    of_movement: bool = False

    def judge(self, facts: Facts) -> Explanation:
        """Assess every target and count."""
        found = [a for a in self._targets(facts) if self._is_meant(a)]
        judged = tuple(self._judge_one(facts, a) for a in found)
        applying = [e for e in judged if e.verdict is not Verdict.NOT_APPLICABLE]
        if found and not applying:
            return combined(self, Verdict.NOT_APPLICABLE, "đạt tất cả", judged)
        if not applying:
            return Explanation(
                self.label,
                self.clause,
                Verdict.UNKNOWN,
                missing=f"Chưa giao chỉ tiêu nào: {self.label}",
                place=self._place(facts),
                children=judged,
            )
        needed = -(-self.share * len(applying) // 100)  # rounded up
        verdict = at_least(int(needed), [e.verdict for e in applying])
        return combined(self, verdict, f"đạt ít nhất {int(needed):02d}", judged)

    def _targets(self, facts: Facts) -> Iterable[Assessment]:
        return facts.movement.values() if self.of_movement else facts.targets

    def _is_meant(self, assessment: Assessment) -> bool:
        return not self.indicators or assessment.indicator.code in self.indicators

    def _judge_one(self, facts: Facts, assessment: Assessment) -> Explanation:
        verdict = _REACHED[assessment.progress]
        if self.must_exceed and assessment.progress is Progress.REACHED:
            verdict = Verdict.MET if _is_beyond(assessment) else Verdict.NOT_MET
        return _of(assessment, verdict, self._place(facts))

    def _place(self, facts: Facts) -> Place:
        return Place("indicators", facts.candidate.id)

    def __str__(self) -> str:
        verb = "vượt" if self.must_exceed else "đạt"
        part = "mọi" if self.share == 100 else f"ít nhất {shown_exactly(self.share)}%"
        return f"{self.label} ({verb} {part} chỉ tiêu được giao)"


@dataclass(frozen=True, slots=True)
class TargetReached:
    """One target of the movement is reached; RT08."""

    label: str
    clause: str
    indicator: str

    def judge(self, facts: Facts) -> Explanation:
        """Look at the movement's own result."""
        place = Place("indicators", "", self.indicator)
        found = facts.movement.get(self.indicator)
        if found is None:
            return Explanation(
                self.label,
                self.clause,
                Verdict.UNKNOWN,
                missing=f"Chưa có số liệu: {self.label}",
                place=place,
            )
        return _of(found, _REACHED[found.progress], place, label=self.label)

    def __str__(self) -> str:
        return f"đạt chỉ tiêu “{self.label}”"


@dataclass(frozen=True, slots=True)
class ScoreReaches:
    """The verified total, on the full scale, stands so to a number; RT08."""

    label: str
    clause: str
    operator: Operator
    value: Fraction

    def judge(self, facts: Facts) -> Explanation:
        """Compare the exact total."""
        place = Place("scores", facts.candidate.id)
        total = facts.score.value if facts.score else None
        if total is None:
            return Explanation(
                self.label,
                self.clause,
                Verdict.UNKNOWN,
                missing="Phiếu điểm chưa chấm đủ",
                place=place,
            )
        return Explanation(
            self.label,
            self.clause,
            Verdict.MET
            if self.operator.compares(total, self.value)
            else Verdict.NOT_MET,
            used=f"{shown_exactly(total)} điểm",
            source="Phiếu điểm, cột thẩm định",
            place=place,
        )

    def __str__(self) -> str:
        return f"tổng điểm {self.operator.label} {shown_exactly(self.value)}"


def _of(
    assessment: Assessment, verdict: Verdict, place: Place, *, label: str = ""
) -> Explanation:
    measured = assessment.measured
    unit = assessment.indicator.unit
    gap = "" if unit == "%" else " "
    shown = "" if measured is None else f"{shown_exactly(measured)}{gap}{unit}"
    result = assessment.result
    return Explanation(
        label or assessment.indicator.name,
        assessment.indicator.clause,
        verdict,
        used=shown or assessment.progress.label,
        source=result.source if result else "",
        missing=f"{assessment.missing}: {assessment.indicator.name}"
        if verdict is Verdict.UNKNOWN
        else "",
        place=place,
    )


def _is_beyond(assessment: Assessment) -> bool:
    """Tell whether a target that was reached is as good as exceeded.

    A full 100 % and a yes are as far as one can get; “trên 60%” is reached only beyond
    60 %, and less than “không quá” is better than asked.
    """
    indicator, measured = assessment.indicator, assessment.measured
    if indicator.measure is Measure.ATTESTED:
        return True
    if indicator.unit == "%" and measured == 100:
        return True
    if indicator.operator is Operator.AT_MOST and indicator.target is not None:
        return measured is not None and measured < indicator.target
    return indicator.operator in (Operator.MORE_THAN, Operator.LESS_THAN)
