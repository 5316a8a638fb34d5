"""The standards of a plan in words: with settled readings, short or as an outline."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from html import escape

from desktop.awards.combining import ByReading, IfThen, Not, OnAncestor, Precondition
from desktop.awards.counting import InitiativesAtLeast
from desktop.awards.eligibility import Verdict
from desktop.awards.grading import GradedAtLeast, Ratings
from desktop.awards.indexing import IndexReaches, RankWithin
from desktop.awards.standards import AllOf, AnyOf, AtLeast, Node
from desktop.awards.targeting import TargetReached
from desktop.awards.years import Counting, YearsAtLeast
from desktop.plans.plan import Plan
from desktop.plans.trees import children
from ui.language import _
from ui.pages.plan_parts import belongs

LONGEST = 420
"""Letters of a rule that is still said as one sentence."""

_FROM = re.compile(r"\btừ \d[\d.,]*\d%?|\btừ \d%?")
_STEP = 18  # px a level of an outline is moved in


def settled(node: Node, readings: Mapping[str, str]) -> Node:
    """Return a rule with every settled reading worked into it."""
    match node:
        case ByReading():
            return _by_reading(node, readings)
        case AnyOf():
            chosen = readings.get(node.reading, "")
            none = next((v for v in Verdict if v.value == chosen), node.if_none_applies)
            return replace(
                node, children=_all(node.children, readings), if_none_applies=none
            )
        case AllOf() | AtLeast() | Precondition():
            return replace(node, children=_all(node.children, readings))
        case Not() | OnAncestor():
            return replace(node, child=settled(node.child, readings))
        case IfThen():
            return replace(
                node,
                when=settled(node.when, readings),
                then=settled(node.then, readings),
            )
        case _:
            return _settled_leaf(node, readings.get(getattr(node, "reading", ""), ""))


def _all(nodes: tuple[Node, ...], readings: Mapping[str, str]) -> tuple[Node, ...]:
    return tuple(settled(node, readings) for node in nodes)


def _by_reading(node: ByReading, readings: Mapping[str, str]) -> Node:
    chosen = readings.get(node.reading, "")
    for value, _words, child in node.cases:
        if value == chosen:
            return settled(child, readings)
    cases = tuple((v, words, settled(c, readings)) for v, words, c in node.cases)
    return replace(node, cases=cases)


def _settled_leaf(node: Node, chosen: str) -> Node:
    if not chosen:
        return node
    match node:
        case InitiativesAtLeast():
            return replace(node, count=int(chosen))
        case RankWithin():
            limits = tuple(replace(one, places=int(chosen)) for one in node.limits)
            return replace(node, limits=limits)
        case IndexReaches():
            return replace(node, value=Fraction(chosen))
        case GradedAtLeast():
            kept = node.ratings
            ratings = next((r for r in Ratings if r.value == chosen), kept)
            return replace(node, ratings=ratings)
        case YearsAtLeast():
            known = node.counting
            counting = next((c for c in Counting if c.value == chosen), known)
            return replace(node, counting=counting)
    return node


def parts_at(root: Node, number: str) -> tuple[Node, ...]:
    """Return the rule, or its uppermost parts, that a clause is cited for."""
    if belongs(root.clause, number):
        return (root,)
    # Whom a rule is meant for is said with the rule, not by itself.
    inner = (root.then,) if isinstance(root, IfThen) else children(root)
    return tuple(part for child in inner for part in parts_at(child, number))


def rule(node: Node, plan: Plan) -> str:
    """Return a rule in rich text: one sentence, or an outline where that is long."""
    node = _named(node, plan)
    if len(str(node)) <= LONGEST:
        return _bold(f"{node}.")
    return "".join(_bold(line) for line in _outline(node, 0, ""))


def _named(node: Node, plan: Plan) -> Node:
    """Return a rule whose targets are called by their names."""
    names = {target.code: target.name for target in plan.indicators}
    match node:
        case TargetReached():
            return replace(node, indicator=f"“{names.get(node.indicator, '…')}”")
        case AllOf() | AnyOf() | AtLeast() | Precondition():
            inner = tuple(_named(child, plan) for child in node.children)
            return replace(node, children=inner)
        case Not() | OnAncestor():
            return replace(node, child=_named(node.child, plan))
        case IfThen():
            return replace(
                node, when=_named(node.when, plan), then=_named(node.then, plan)
            )
        case ByReading():
            cases = tuple((v, words, _named(c, plan)) for v, words, c in node.cases)
            return replace(node, cases=cases)
        case _:
            return node


def _outline(node: Node, depth: int, mark: str) -> Iterator[str]:
    """Return the lines of a rule, each moved in by its depth."""
    numbered = [f"({n})" for n in range(1, len(children(node)) + 1)]
    match node:
        case AllOf():
            head = _("{label}, đạt tất cả:")
        case AnyOf():
            head = _("{label}, đạt một trong:")
        case AtLeast():
            head = _("{label}, đạt ít nhất {count:02d}:")
        case Precondition():
            head = _("{label}, điều kiện trước hết:")
        case IfThen():
            head, numbered = _("{label}:"), [_("Nếu"), _("thì")]
        case Not():
            head, numbered = _("{label}, không được:"), [""]
        case OnAncestor():
            head, numbered = _("{label}, xét ở đơn vị cấp trên:"), [""]
        case ByReading():
            head = _("{label}, tùy cách hiểu:")
            numbered = [f"{words}:" for _value, words, _child in node.cases]
        case _:
            yield _line(f"{mark} {node}", depth)
            return
    label = head.format(label=node.label, count=getattr(node, "count", 0))
    yield _line(f"{mark} {label}", depth)
    for name, child in zip(numbered, children(node), strict=True):
        yield from _outline(child, depth + 1, name)


def _line(words: str, depth: int) -> str:
    said = escape(words.strip(), quote=False)
    return f'<div style="margin-left:{depth * _STEP}px">{said}</div>'


def _bold(said: str) -> str:
    if not said.startswith("<div"):
        said = escape(said, quote=False)
    for words in (
        _("đạt tất cả"),
        _("đạt một trong"),
        _("đạt ít nhất"),
        _("điều kiện trước hết"),
        _("tùy cách hiểu"),
    ):
        said = said.replace(words, f"<b>{words}</b>")
    return _FROM.sub(r"<b>\g<0></b>", said)


def words_used(node: Node) -> Iterator[str]:
    """Return the words of the plan that a rule was read from, as far as known."""
    for child in children(node):
        yield from words_used(child)
    match node:
        case GradedAtLeast():
            yield node.grade.label
        case InitiativesAtLeast():
            yield from (kind.label for kind in node.kinds)
            yield from (_("mới"),) if node.is_new else ()
            yield from (_("được áp dụng"), _("được ứng dụng")) * node.is_applied
            yield from (_("có thể nhân rộng"),) if node.is_replicable else ()
        case _ if not children(node):
            yield node.label
