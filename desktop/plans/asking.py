"""Which statements a standard asks to be answered about a candidate (RT07, RT18)."""

from collections.abc import Iterator

from desktop.awards.attesting import Attested, Discretion
from desktop.awards.combining import ByReading, IfThen, OnAncestor
from desktop.awards.eligibility import Verdict
from desktop.awards.facts import Facts
from desktop.awards.standards import Node
from desktop.plans.trees import children

Statement = Attested | Discretion

_OUT = (Verdict.NOT_MET, Verdict.NOT_APPLICABLE)


def asked(node: Node, facts: Facts) -> Iterator[Statement]:
    """Yield the statements below a node that concern the candidate, in plan order.

    Left out is what another reading would ask, what is meant for others only (a guard
    that is not met), and what is asked about the unit above. Behind a guard that is
    still open the statement is asked: answering it early does no harm.
    """
    match node:
        case Attested() | Discretion():
            yield node
        case OnAncestor():
            return
        case IfThen():
            yield from asked(node.when, facts)
            if node.when.judge(facts).verdict not in _OUT:
                yield from asked(node.then, facts)
        case ByReading():
            chosen = facts.readings.get(node.reading, "")
            for value, _words, child in node.cases:
                if value == chosen:
                    yield from asked(child, facts)
        case _:
            for child in children(node):
                yield from asked(child, facts)
