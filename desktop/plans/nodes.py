"""The conditions a plan file can name, and how each is read.

A node is a table with exactly one of the keys in `KINDS`; that key decides what the
other keys mean. Adding a rule means adding one reader here and one class in
`desktop.awards`.
"""

from collections.abc import Callable

from desktop.awards.conditions import Attested, GradedAtLeast, InitiativesAtLeast
from desktop.awards.standards import AllOf, AnyOf, AtLeast, Node
from desktop.emulation.participants import LabelledEnum
from desktop.emulation.records import Grade, InitiativeKind, RecognitionLevel
from desktop.plans.sections import Section

DEEPEST = 10  # nodes below each other; the deepest standard of the seed plans has 4


class GradeCode(LabelledEnum):
    """The ratings as a plan file writes them."""

    NOT_COMPLETED = "not_completed", Grade.NOT_COMPLETED.label
    COMPLETED = "completed", Grade.COMPLETED.label
    GOOD = "good", Grade.GOOD.label
    EXCELLENT = "excellent", Grade.EXCELLENT.label


def read_node(section: Section) -> Node:
    """Read one node with all nodes below it; problems are noted in the report."""
    named = [kind for kind in KINDS if section.has(kind)]
    if len(section.path) > 2 * DEEPEST:  # a key and a place in its list per level
        section.problem("", f"các điều kiện lồng nhau quá {DEEPEST} tầng.")
        section.leave()
        return AllOf("", "", ())
    if len(named) != 1:
        found = ", ".join(named) or "không khóa nào"
        section.problem(
            "", f"cần đúng một trong các khóa {', '.join(KINDS)}; có {found}."
        )
        for kind in named:
            section.drop(kind)
        return AllOf(section.text("label", ""), section.text("clause", ""), ())
    return KINDS[named[0]](section)


def _children(section: Section, key: str) -> tuple[Node, ...]:
    children = tuple(read_node(child) for child in section.sections(key))
    if not children:
        section.problem(key, "cần ít nhất một điều kiện.")
    return children


def _all(section: Section) -> Node:
    return AllOf(
        section.text("label"), section.text("clause"), _children(section, "all")
    )


def _any(section: Section) -> Node:
    return AnyOf(
        section.text("label"), section.text("clause"), _children(section, "any")
    )


def _at_least(section: Section) -> Node:
    if not section.has("count"):
        section.problem("count", "thiếu; cần một số nguyên từ 1.")
    return AtLeast(
        section.text("label"),
        section.text("clause"),
        section.integer("count", least=1) or 1,
        _children(section, "at_least"),
    )


def _attest(section: Section) -> Node:
    return Attested(
        section.text("label"),
        section.text("clause"),
        section.text("attest"),
        watches_breaches=section.flag("watches_breaches"),
    )


def _grade(section: Section) -> Node:
    code = section.choice("grade", GradeCode, GradeCode.GOOD)
    return GradedAtLeast(
        section.text("label"), section.text("clause"), Grade[code.name]
    )


def _initiatives(section: Section) -> Node:
    return InitiativesAtLeast(
        section.text("label"),
        section.text("clause"),
        section.integer("initiatives", least=1) or 1,
        kinds=section.choices("kinds", InitiativeKind),
        is_new=section.flag("new"),
        is_applied=section.flag("applied"),
        is_replicable=section.flag("replicable"),
        recognised_at=section.choices("recognised_at", RecognitionLevel),
        since=section.day("since"),
        reading=section.text("reading", ""),
    )


KINDS: dict[str, Callable[[Section], Node]] = {
    "all": _all,
    "any": _any,
    "at_least": _at_least,
    "attest": _attest,
    "grade": _grade,
    "initiatives": _initiatives,
}
