"""Moving and stretching a field of a stock, in millimetres; it never leaves the sheet.

Pure values: the canvas and the panel of the editor both ask here, so that dragging,
arrow keys and typed numbers give the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from desktop.documents.certificates.sheet_sizes import Sheet
from desktop.documents.certificates.stock import Anchor, Box, Growth, StockField

STEP, LARGE_STEP = Decimal("0.5"), Decimal(5)
LEAST_WIDTH, LEAST_HEIGHT = Decimal(10), Decimal(2)
EDGES = ("left", "right", "top", "bottom")
_TENTH = Decimal("0.1")


class Guide(NamedTuple):
    """A line a dragged field came to lie on: "x" stands upright, "y" lies; at mm."""

    way: str
    at: float


def tenths(value: float) -> Decimal:
    """Return millimetres of the screen as a tenth of a millimetre."""
    return Decimal(str(value)).quantize(_TENTH, ROUND_HALF_UP)


def moved(field: StockField, dx: Decimal, dy: Decimal, sheet: Sheet) -> StockField:
    """Return the field shifted, as far as the sheet goes."""
    return _held(replace(field, x=field.x + dx, y=field.y + dy), sheet)


def stretched(field: StockField, edge: str, by: Decimal, sheet: Sheet) -> StockField:
    """Return the field with one edge of its box moved right or down by `by` mm.

    The other edge stays where it is; the height of a box that grows both ways changes
    on both sides.
    """
    if edge in {"left", "right"}:
        return _widened(field, edge, by, sheet)
    if edge not in edges_of(field):
        return field
    longer = by if edge == "bottom" else -by
    if field.growth is Growth.BOTH:
        longer *= 2
    box = field.box
    room = tenths(_room(field, box, sheet))
    height = min(max(field.height + longer, LEAST_HEIGHT), room)
    return replace(field, height=height)


def _room(field: StockField, box: Box, sheet: Sheet) -> float:
    if field.growth is Growth.DOWN:
        return sheet.height - box.top
    if field.growth is Growth.UP:
        return box.bottom
    middle = (box.top + box.bottom) / 2
    return 2 * min(middle, sheet.height - middle)


def _widened(field: StockField, edge: str, by: Decimal, sheet: Sheet) -> StockField:
    left, right = Decimal(str(field.box.left)), Decimal(str(field.box.right))
    if edge == "left":
        left = min(max(left + by, Decimal(0)), right - LEAST_WIDTH)
    else:
        most = Decimal(str(sheet.width))
        right = max(min(right + by, most), left + LEAST_WIDTH)
    return replace(field, x=_anchor_x(field.anchor, left, right), width=right - left)


def _anchor_x(anchor: Anchor, left: Decimal, right: Decimal) -> Decimal:
    if anchor is Anchor.LEFT:
        return left
    return right if anchor is Anchor.RIGHT else (left + right) / 2


def anchored(field: StockField, anchor: Anchor) -> StockField:
    """Return the field aligned otherwise, its box where it was."""
    left, right = Decimal(str(field.box.left)), Decimal(str(field.box.right))
    return replace(field, anchor=anchor, x=_anchor_x(anchor, left, right))


def placed(field: StockField, sheet: Sheet) -> StockField:
    """Return a field with typed numbers, brought back onto the sheet."""
    width = min(max(field.width, LEAST_WIDTH), Decimal(str(sheet.width)))
    height = min(max(field.height, LEAST_HEIGHT), Decimal(str(sheet.height)))
    return _held(replace(field, width=width, height=height), sheet)


def _held(field: StockField, sheet: Sheet) -> StockField:
    box = field.box
    dx = _back(box.left, box.right, sheet.width)
    dy = _back(box.top, box.bottom, sheet.height)
    return replace(field, x=field.x + dx, y=field.y + dy)


def _back(low: float, high: float, most: float) -> Decimal:
    """Return how far something must go to lie between 0 and `most`."""
    if low < 0:
        return Decimal(str(round(-low, 2)))
    return Decimal(str(round(most - high, 2))) if high > most else Decimal(0)


def edges_of(field: StockField) -> tuple[str, ...]:
    """Return the edges one can drag: the baseline holds one side of the height."""
    upright = {
        Growth.DOWN: ("bottom",),
        Growth.UP: ("top",),
        Growth.BOTH: ("top", "bottom"),
    }
    return "left", "right", *upright[field.growth]


# --- lines to lie on ------------------------------------------------------------------


def snapped(
    field: StockField, others: Iterable[StockField], sheet: Sheet, near: float
) -> tuple[StockField, tuple[Guide, ...]]:
    """Return the field on the nearest line of its neighbours, and that line.

    Args:
        field: as dragged.
        others: fields whose edges, middles and baselines attract.
        near: how close it must be, mm.
    """
    shown = [other for other in others if other.is_on and other.what is not field.what]
    upright = [sheet.width / 2, *(x for other in shown for x in _xs(other))]
    found_x = _nearest(_xs(field), upright, near)
    lying = [float(other.y) for other in shown]
    found_y = _nearest([float(field.y)], [*lying, sheet.height / 2], near)
    dx, guide_x = found_x or (0.0, None)
    dy, guide_y = found_y or (0.0, None)
    held = moved(field, Decimal(str(round(dx, 2))), Decimal(str(round(dy, 2))), sheet)
    guides = tuple(_guides(guide_x, guide_y))
    return held, guides


def _guides(x: float | None, y: float | None) -> Iterator[Guide]:
    if x is not None:
        yield Guide("x", x)
    if y is not None:
        yield Guide("y", y)


def _xs(field: StockField) -> list[float]:
    box = field.box
    return [box.left + box.width / 2, box.left, box.right]


def _nearest(
    own: Sequence[float], lines: Sequence[float], near: float
) -> tuple[float, float] | None:
    """Return how far to go and the line reached; None where none is near."""
    gaps = [(line - place, line) for place in own for line in lines]
    best = min(gaps, key=lambda gap: abs(gap[0]), default=None)
    return best if best is not None and abs(best[0]) <= near else None
