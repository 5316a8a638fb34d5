"""JSON with one meaning: one spelling of every key, bounded depth, no odd numbers.

Python's reader takes duplicate keys, NaN, 1e999 and any depth; what is signed must not
be read in two ways by two programs.
"""

import json
from decimal import Decimal
from typing import Any, NoReturn

Node = dict[str, Any]


class JsonError(ValueError):
    """A text that is not JSON of this kind."""


class DepthError(JsonError):
    """Objects and lists inside each other beyond all need."""


def written(node: Node) -> bytes:
    """Return the one spelling of an object: sorted keys, no spaces, UTF-8."""
    return json.dumps(
        node,
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        allow_nan=False,
    ).encode("utf-8")


def read(
    data: bytes, *, deepest: int = 8, digits: int = 15, has_decimals: bool = False
) -> Node:
    """Return the object in some bytes.

    Args:
        data: UTF-8 without a byte order mark.
        deepest: how far objects and lists may nest.
        digits: of the longest integer; 15 are exact in every JSON reader.
        has_decimals: whether fractions are read, as Decimal, or refused.

    Raises:
        JsonError: not one such object.
    """

    def integer(text: str) -> int:
        if len(text.lstrip("-")) > digits:
            raise JsonError("integer too long")
        return int(text)

    try:
        node = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_object,
            parse_int=integer,
            parse_float=Decimal if has_decimals else _refuse,
            parse_constant=_refuse,
        )
    except RecursionError as error:
        raise DepthError(str(error)) from None
    except (ValueError, ArithmeticError) as error:
        raise JsonError(str(error)[:200]) from None
    _check_depth(node, deepest)
    if not isinstance(node, dict):
        raise JsonError("not an object")
    return node


def _object(pairs: list[tuple[str, Any]]) -> Node:
    node = dict(pairs)
    if len(node) < len(pairs):
        raise JsonError("duplicate key")
    return node


def _refuse(text: str) -> NoReturn:
    raise JsonError(f"not allowed: {text[:20]}")


def _check_depth(node: object, deepest: int) -> None:
    level = [node]
    for _ in range(deepest):
        level = [child for parent in level for child in _children(parent)]
        if not level:
            return
    raise DepthError("too deep")


def _children(node: object) -> list[object]:
    if isinstance(node, dict):
        return list(node.values())
    return node if isinstance(node, list) else []
