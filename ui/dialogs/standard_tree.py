"""A standard as a tree in the editor, each node with its verdict on somebody."""

from dataclasses import replace

from desktop.awards.combining import (
    ByReading,
    IfThen,
    Not,
    OnAncestor,
    Precondition,
    ancestor,
)
from desktop.awards.facts import Facts
from desktop.awards.standards import AllOf, AnyOf, AtLeast, Node
from desktop.plans.positions import Path
from desktop.plans.trees import below
from ui.language import _
from ui.tables import tree as drawn

_NOBODY = "not_applicable"  # the mark of a rule nobody is held against


def node_of(
    node: Node, path: Path, facts: Facts | None, prefix: str = ""
) -> drawn.Node:
    """Return the drawn node of a rule and all below it; its key is the path.

    Args:
        path: where the rule stands in the plan file.
        facts: what is known of the one it is tried with; None for nobody.
        prefix: what the rule is to the one above: "Nếu", "Thì", a reading.
    """
    inner = _facts_below(node, facts)
    children = tuple(
        node_of(child, (*path, key, place), inner, _prefix(node, key, place))
        for key, found in below(node)
        for place, child in enumerate(found)
    )
    quantifier = _quantifier(node)
    return drawn.Node(
        f"{prefix}{node.label}",
        node.judge(facts).verdict.value if facts is not None else _NOBODY,
        quantifier=quantifier,
        source="" if children else _rest(node),
        clause=node.clause,
        key=path,
        children=children,
    )


def _rest(node: Node) -> str:
    """Return what a condition says beyond its label: "từ 01", "có xác nhận"."""
    said = str(node).removeprefix(node.label).strip(" :,")
    is_bracketed = said.startswith("(") and said.endswith(")")
    return said[1:-1] if is_bracketed else said


def _facts_below(node: Node, facts: Facts | None) -> Facts | None:
    if not isinstance(node, OnAncestor) or facts is None:
        return facts
    above = ancestor(facts, node.unit_kinds)
    return replace(above, readings=facts.readings) if above is not None else None


def _prefix(node: Node, key: str, place: int) -> str:
    if isinstance(node, IfThen):
        return _("Nếu: ") if key == "when" else _("Thì: ")
    if isinstance(node, ByReading):
        return f"{node.cases[place][1]}: "
    return ""


def _quantifier(node: Node) -> str:
    match node:
        case AllOf():
            return _("đạt tất cả")
        case AnyOf():
            return _("đạt một trong")
        case AtLeast():
            return _("đạt ít nhất {count:02d}").format(count=node.count)
        case Precondition():
            return _("điều kiện trước hết")
        case IfThen():
            return _("nếu thuộc diện")
        case Not():
            return _("không được")
        case OnAncestor():
            return _("xét ở đơn vị cấp trên")
        case ByReading():
            return _("tùy cách hiểu")
        case _:
            return ""
