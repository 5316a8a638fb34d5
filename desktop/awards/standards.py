"""Standards: what must be met, as a tree of conditions that explain themselves.

Each node is a frozen value with `judge(facts)`, which returns the verdict together
with its explanation, and `__str__`, which says the rule back in Vietnamese. Nodes
that ask the registers are in `conditions`; here are the ones that combine.
"""

from dataclasses import dataclass
from typing import Protocol

from desktop.awards.eligibility import Explanation, Verdict, all_of, any_of, at_least
from desktop.awards.facts import Facts


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
        return _combined(self, verdict, "đạt tất cả", judged)

    def __str__(self) -> str:
        return _sentence(self, "đạt tất cả")


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One child must be met ("đạt một trong các tiêu chuẩn sau"); RT02, A73."""

    label: str
    clause: str
    children: tuple[Node, ...]

    def judge(self, facts: Facts) -> Explanation:
        """Judge all children and combine them."""
        judged = tuple(child.judge(facts) for child in self.children)
        verdict = any_of([e.verdict for e in judged])
        return _combined(self, verdict, "đạt một trong", judged)

    def __str__(self) -> str:
        return _sentence(self, "đạt một trong")


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
        return _combined(self, verdict, f"đạt ít nhất {self.count:02d}", judged)

    def __str__(self) -> str:
        return _sentence(self, f"đạt ít nhất {self.count:02d}")


@dataclass(frozen=True, slots=True)
class Standard:
    """The standard of one subject group for an award."""

    code: str
    group: str
    clause: str
    root: Node

    def judge(self, facts: Facts) -> Explanation:
        """Return the verdict on one candidate with its whole explanation."""
        return self.root.judge(facts)

    def __str__(self) -> str:
        return str(self.root)


def _combined(
    node: Node, verdict: Verdict, quantifier: str, children: tuple[Explanation, ...]
) -> Explanation:
    missing = ""
    if verdict is Verdict.UNKNOWN:
        gaps = [e.missing for e in children if e.verdict is Verdict.UNKNOWN]
        missing = "; ".join(gap for gap in gaps if gap) or (
            "Không tiêu chuẩn nào ở đây áp dụng cho đối tượng này; cần người có "
            "thẩm quyền xác định."
        )
    return Explanation(
        node.label,
        node.clause,
        verdict,
        quantifier=quantifier,
        missing=missing,
        children=children,
    )


def _sentence(node: AllOf | AnyOf | AtLeast, quantifier: str) -> str:
    parts = "; ".join(
        f"({number}) {child}" for number, child in enumerate(node.children, 1)
    )
    return f"{node.label}, {quantifier}: {parts}"
