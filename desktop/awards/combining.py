"""Nodes that turn, guard or move others: not, precondition, if-then, ancestor, case."""

from dataclasses import dataclass, replace

from desktop.awards.eligibility import Explanation, Place, Verdict, all_of
from desktop.awards.facts import Facts
from desktop.awards.standards import Node, combined, sentence
from desktop.emulation.participants import UnitKind

_TURNED = {Verdict.MET: Verdict.NOT_MET, Verdict.NOT_MET: Verdict.MET}


@dataclass(frozen=True, slots=True)
class Not:
    """The child must not be met; what is unknown stays unknown; RT04."""

    label: str
    clause: str
    child: Node

    def judge(self, facts: Facts) -> Explanation:
        """Turn the verdict of the child."""
        judged = self.child.judge(facts)
        verdict = _TURNED.get(judged.verdict, judged.verdict)
        return combined(self, verdict, "không được", (judged,))

    def __str__(self) -> str:
        return f"{self.label}, không được: {self.child}"


@dataclass(frozen=True, slots=True)
class Precondition:
    """What must be met before anything else is looked at; RT05.

    It combines like "all" and stands first in every explanation.
    """

    label: str
    clause: str
    children: tuple[Node, ...]

    def judge(self, facts: Facts) -> Explanation:
        """Judge all children and combine them."""
        judged = tuple(child.judge(facts) for child in self.children)
        verdict = all_of([e.verdict for e in judged])
        return combined(self, verdict, "điều kiện trước hết", judged)

    def __str__(self) -> str:
        return sentence(self, self.children, "điều kiện trước hết")


@dataclass(frozen=True, slots=True)
class IfThen:
    """A condition only for those it is meant for; RT06.

    Where `when` is not met the answer is "does not apply", which neither passes nor
    fails what stands above; where `when` is unknown, so is the answer.
    """

    label: str
    clause: str
    when: Node
    then: Node

    def judge(self, facts: Facts) -> Explanation:
        """Judge the condition first and the rest only where it holds."""
        guard = self.when.judge(facts)
        if guard.verdict is Verdict.MET:
            judged = self.then.judge(facts)
            return combined(self, judged.verdict, "nếu thuộc diện", (guard, judged))
        if guard.verdict is Verdict.UNKNOWN:
            return combined(self, Verdict.UNKNOWN, "nếu thuộc diện", (guard,))
        found = combined(self, Verdict.NOT_APPLICABLE, "nếu thuộc diện", (guard,))
        return found.saying(used="không thuộc diện áp dụng")

    def __str__(self) -> str:
        return f"nếu {self.when} thì {self.then}"


@dataclass(frozen=True, slots=True)
class OnAncestor:
    """The condition is held against the nearest unit above of some kinds; RT17."""

    label: str
    clause: str
    child: Node
    unit_kinds: tuple[UnitKind, ...] = ()

    def judge(self, facts: Facts) -> Explanation:
        """Judge the child on the unit found."""
        above = ancestor(facts, self.unit_kinds)
        if above is None:
            return Explanation(
                self.label,
                self.clause,
                Verdict.UNKNOWN,
                missing="Chưa ghi đơn vị cấp trên trong sổ đơn vị",
                place=Place("subjects", facts.candidate.id),
            )
        judged = self.child.judge(replace(above, readings=facts.readings))
        found = combined(self, judged.verdict, "xét ở đơn vị cấp trên", (judged,))
        return found.saying(source=above.candidate.name)

    def __str__(self) -> str:
        return f"ở đơn vị cấp trên: {self.child}"


def ancestor(
    facts: Facts, unit_kinds: tuple[UnitKind, ...], *, or_self: bool = False
) -> Facts | None:
    """Return the facts of the nearest unit above that is of one of the kinds."""
    above = facts if or_self else facts.above
    while above is not None:
        if not unit_kinds or above.candidate.unit_kind in unit_kinds:
            is_person = above.candidate.unit_kind is None
            if not is_person:
                return above
        above = above.above
    return None


@dataclass(frozen=True, slots=True)
class ByReading:
    """Which rule holds depends on how an unclear wording is read (A36, A46)."""

    label: str
    clause: str
    reading: str
    cases: tuple[tuple[str, str, Node], ...]
    """The value of the reading, its words, and the rule it stands for."""

    def judge(self, facts: Facts) -> Explanation:
        """Judge the case of the reading in force."""
        chosen = facts.readings.get(self.reading, "")
        for value, words, node in self.cases:
            if value == chosen:
                judged = node.judge(facts)
                before = f"{judged.reading}; " if judged.reading else ""
                return judged.saying(reading=f"{before}hiểu là {words}")
        return Explanation(
            self.label,
            self.clause,
            Verdict.UNKNOWN,
            missing=f"Chưa chọn cách hiểu: {self.label}",
            place=Place("plan", key=self.reading),
        )

    def __str__(self) -> str:
        listed = "; ".join(f"{words}: {node}" for _, words, node in self.cases)
        return f"{self.label}, tùy cách hiểu: {listed}"
