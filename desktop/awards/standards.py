"""Standards: what must be met, as a tree of conditions that explain themselves.

Each node is a frozen value with `judge(facts)`, which returns the verdict together
with its explanation, and `__str__`, which says the rule back in Vietnamese. Nodes
that ask the registers are in `conditions`; here are the ones that combine.
"""

from dataclasses import dataclass
from typing import Protocol

from desktop.awards.eligibility import Explanation, Verdict, all_of, any_of, at_least
from desktop.awards.facts import Facts

_BY_CODE: dict[str, Verdict] = {verdict.value: verdict for verdict in Verdict}


class Node(Protocol):
    """A condition or a combination of conditions."""

    @property
    def label(self) -> str:
        """Return the condition in the officer's words."""
        ...

    @property
    def clause(self) -> str:
        """Return where the plan says so."""
        ...

    def judge(self, facts: Facts) -> Explanation:
        """Hold the condition against the facts of one candidate."""
        ...


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every child must be met ("đạt các tiêu chuẩn sau"); RT01."""

    label: str
    clause: str
    children: tuple[Node, ...]

    def judge(self, facts: Facts) -> Explanation:
        """Judge all children and combine them."""
        judged = tuple(child.judge(facts) for child in self.children)
        verdict = all_of([e.verdict for e in judged])
        return combined(self, verdict, "đạt tất cả", judged)

    def __str__(self) -> str:
        return sentence(self, self.children, "đạt tất cả")


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One child must be met ("đạt một trong các tiêu chuẩn sau"); RT02.

    When no child applies the answer is `if_none_applies`, or what the parameter
    `reading` says: "unknown", "met" or "not_met" (A73).
    """

    label: str
    clause: str
    children: tuple[Node, ...]
    if_none_applies: Verdict = Verdict.UNKNOWN
    reading: str = ""

    def judge(self, facts: Facts) -> Explanation:
        """Judge all children and combine them."""
        judged = tuple(child.judge(facts) for child in self.children)
        verdict = any_of(
            [e.verdict for e in judged], if_none_applies=self._otherwise(facts)
        )
        found = combined(self, verdict, "đạt một trong", judged)
        if self.reading and all(e.verdict is Verdict.NOT_APPLICABLE for e in judged):
            words = f"không tiêu chuẩn nào áp dụng thì hiểu là {verdict.label.lower()}"
            return found.saying(reading=words)
        return found

    def _otherwise(self, facts: Facts) -> Verdict:
        if not self.reading:
            return self.if_none_applies
        return _BY_CODE.get(facts.readings.get(self.reading, ""), self.if_none_applies)

    def __str__(self) -> str:
        return sentence(self, self.children, "đạt một trong")


@dataclass(frozen=True, slots=True)
class AtLeast:
    """A number of the children must be met; RT03."""

    label: str
    clause: str
    count: int
    children: tuple[Node, ...]

    def judge(self, facts: Facts) -> Explanation:
        """Judge all children and count them."""
        judged = tuple(child.judge(facts) for child in self.children)
        verdict = at_least(self.count, [e.verdict for e in judged])
        return combined(self, verdict, f"đạt ít nhất {self.count:02d}", judged)

    def __str__(self) -> str:
        return sentence(self, self.children, f"đạt ít nhất {self.count:02d}")


@dataclass(frozen=True, slots=True)
class Standard:
    """The standard of some subject groups for some awards.

    `offers` is empty where it holds for every award of the plan.
    """

    code: str
    groups: tuple[str, ...]
    clause: str
    root: Node
    offers: tuple[str, ...] = ()

    def judge(self, facts: Facts) -> Explanation:
        """Return the verdict on one candidate with its whole explanation."""
        return self.root.judge(facts)

    def __str__(self) -> str:
        return str(self.root)


def combined(
    node: Node, verdict: Verdict, quantifier: str, children: tuple[Explanation, ...]
) -> Explanation:
    """Return the explanation of a node that rests on its children."""
    missing = ""
    if verdict is Verdict.UNKNOWN:
        gaps = [e.missing for e in children if e.verdict is Verdict.UNKNOWN]
        missing = gaps[0] if len(gaps) == 1 else "; ".join(dict.fromkeys(gaps))
    return Explanation(
        node.label,
        node.clause,
        verdict,
        quantifier=quantifier,
        missing=missing or ("" if verdict is not Verdict.UNKNOWN else _NOTHING_APPLIES),
        children=children,
    )


_NOTHING_APPLIES = (
    "Không tiêu chuẩn nào ở đây áp dụng cho đối tượng này; cần người có thẩm quyền "
    "xác định."
)


def sentence(node: Node, children: tuple[Node, ...], quantifier: str) -> str:
    """Say a rule with numbered parts back in Vietnamese."""
    parts = "; ".join(f"({number}) {child}" for number, child in enumerate(children, 1))
    return f"{node.label}, {quantifier}: {parts}"
