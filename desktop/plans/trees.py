"""Walk the tree of a standard, by the keys its nodes have in a plan file."""

from collections.abc import Iterator

from desktop.awards.combining import ByReading, IfThen, Not, OnAncestor, Precondition
from desktop.awards.standards import AllOf, AnyOf, AtLeast, Node
from desktop.plans.positions import Path


def below(node: Node) -> tuple[tuple[str, tuple[Node, ...]], ...]:
    """Return what stands below a node: the key in the file and the nodes under it."""
    match node:
        case AllOf():
            return (("all", node.children),)
        case AnyOf():
            return (("any", node.children),)
        case AtLeast():
            return (("at_least", node.children),)
        case Precondition():
            return (("pre", node.children),)
        case Not():
            return (("not", (node.child,)),)
        case IfThen():
            return (("when", (node.when,)), ("then", (node.then,)))
        case OnAncestor():
            return (("ancestor", (node.child,)),)
        case ByReading():
            return (("case", tuple(child for _, _, child in node.cases)),)
        case _:
            return ()


def children(node: Node) -> tuple[Node, ...]:
    """Return the nodes right below a node, in order."""
    return tuple(child for _, found in below(node) for child in found)


def walk(node: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    """Return the node and all below it, each with its path in the file."""
    yield path, node
    for key, found in below(node):
        for index, child in enumerate(found):
            yield from walk(child, (*path, key, index))
