"""The conditions a plan file can name, and how each is read.

A node is a table with exactly one of the keys in `KINDS`; that key decides what the
other keys mean. Adding a rule means adding one reader and one class in
`desktop.awards`. Here are the nodes that combine others; `conditions` reads the rest.
"""

from collections.abc import Callable

from desktop.awards.combining import ByReading, IfThen, Not, OnAncestor, Precondition
from desktop.awards.eligibility import Verdict
from desktop.awards.standards import AllOf, AnyOf, AtLeast, Node
from desktop.emulation.participants import LabelledEnum, UnitKind
from desktop.plans import conditions
from desktop.plans.sections import Section

DEEPEST = 10  # nodes below each other; the deepest standard of the seed plans has 6


class Otherwise(LabelledEnum):
    """What "one of" gives where no alternative applies (A73)."""

    UNKNOWN = Verdict.UNKNOWN.value, "chưa đủ dữ liệu"
    MET = Verdict.MET.value, "đạt"
    NOT_MET = Verdict.NOT_MET.value, "không đạt"


def read_node(section: Section) -> Node:
    """Read one node with all nodes below it; problems are noted in the report."""
    named = _named(section)
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


def _named(section: Section) -> list[str]:
    found = [kind for kind in KINDS if section.has(kind)]
    return [kind for kind in found if not _EXTRA_OF.get(kind, set()) & set(found)]


def _children(section: Section, key: str) -> tuple[Node, ...]:
    children = tuple(read_node(child) for child in section.sections(key))
    if not children:
        section.problem(key, "cần ít nhất một điều kiện.")
    return children


def _child(section: Section, key: str) -> Node:
    children = tuple(read_node(child) for child in section.sections(key))
    if len(children) != 1:
        section.problem(key, f"cần đúng một điều kiện [[…{key}]], có {len(children)}.")
    return children[0] if children else AllOf("", "", ())


def _all(section: Section) -> Node:
    return AllOf(
        section.text("label"), section.text("clause"), _children(section, "all")
    )


def _any(section: Section) -> Node:
    otherwise = Otherwise.UNKNOWN
    if section.has("if_none_applies"):
        otherwise = section.choice("if_none_applies", Otherwise, Otherwise.UNKNOWN)
    return AnyOf(
        section.text("label"),
        section.text("clause"),
        _children(section, "any"),
        if_none_applies=Verdict[otherwise.name],
        reading=section.text("reading", ""),
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


def _pre(section: Section) -> Node:
    return Precondition(
        section.text("label"), section.text("clause"), _children(section, "pre")
    )


def _not(section: Section) -> Node:
    return Not(section.text("label"), section.text("clause"), _child(section, "not"))


def _then(section: Section) -> Node:
    return IfThen(
        section.text("label"),
        section.text("clause"),
        when=_child(section, "when"),
        then=_child(section, "then"),
    )


def _ancestor(section: Section) -> Node:
    return OnAncestor(
        section.text("label"),
        section.text("clause"),
        _child(section, "ancestor"),
        section.choices("unit_kinds", UnitKind),
    )


def _choose(section: Section) -> Node:
    reading = section.text("choose")
    cases = tuple(_case(case, reading) for case in section.sections("case"))
    if len(cases) < 2:
        section.problem("case", "cần ít nhất hai cách hiểu [[…case]].")
    return ByReading(section.text("label"), section.text("clause"), reading, cases)


def _case(section: Section, reading: str) -> tuple[str, str, Node]:
    value = section.text("value")
    return value, section.words_of(reading, value), read_node(section)


KINDS: dict[str, Callable[[Section], Node]] = {
    "all": _all,
    "any": _any,
    "at_least": _at_least,
    "pre": _pre,
    "not": _not,
    "then": _then,
    "ancestor": _ancestor,
    "choose": _choose,
    **conditions.KINDS,
}

# Keys that name a node of their own, except beside these, where they say more.
_EXTRA_OF = {"index": {"index_class", "index_role"}, "grade": {"years"}}
