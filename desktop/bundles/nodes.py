"""The parts of a descriptor as they are asked for: of the right type, or refused."""

from typing import NoReturn

from desktop.bundles import limits, strict_json
from desktop.bundles.cells import canonical
from desktop.bundles.refusals import refusal, shown
from desktop.bundles.strict_json import DepthError, JsonError, Node

NAME = "datapackage.json"

__all__ = ["NAME", "Node"]


def read_node(data: bytes) -> Node:
    """Return the whole descriptor."""
    try:
        return strict_json.read(
            data,
            deepest=limits.MAX_JSON_DEPTH,
            digits=limits.MAX_INTEGER_DIGITS,
            has_decimals=True,
        )
    except DepthError:
        raise refusal(f"Bảng kê {NAME} lồng quá sâu.", code="TD-314") from None
    except JsonError as error:
        raise refusal(
            f"Bảng kê {NAME} không đúng chuẩn.", code=f"TD-316 {error!r}"
        ) from error


def object_in(node: Node, name: str) -> Node:
    """Return an object by its name."""
    return as_object(node.get(name), name)


def as_object(value: object, name: str) -> Node:
    """Return a value that must be an object."""
    if not isinstance(value, dict):
        mismatch(name)
    return value


def list_in(node: Node, name: str) -> list[object]:
    """Return a list by its name."""
    value = node.get(name)
    if not isinstance(value, list):
        mismatch(name)
    return value


def text_in(node: Node, name: str) -> str:
    """Return a text by its name."""
    return as_text(node.get(name), name)


def as_text(value: object, name: str) -> str:
    """Return a value that must be a text: NFC, no control marks."""
    if not isinstance(value, str) or canonical(value) != value:
        mismatch(name)
    return value


def number_in(node: Node, name: str) -> int:
    """Return an integer by its name; true is none in JSON."""
    value = node.get(name)
    if type(value) is not int:
        mismatch(name)
    return value


def mismatch(name: str) -> NoReturn:
    """Refuse a descriptor for one of its properties."""
    raise refusal(f"Bảng kê của gói có mục “{shown(name)}” không đúng.", code="TD-316")
