"""The layout of a stock to start from: where our own certificate has its lines."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from desktop.documents.certificates.sheet_sizes import Sheet
from desktop.documents.certificates.stock import (
    SMALLEST_OF_ALL,
    Anchor,
    Growth,
    Lettering,
    StockField,
    StockLayout,
    StockText,
)


def default_layout(name: str, sheet: Sheet) -> StockLayout:
    """Return a layout to start from: where our own certificate has its lines."""
    scale = sheet.scale
    wide, high = (round(side - drawn, 1) for side, drawn in _spare(sheet))

    def mm(value: float) -> Decimal:
        return Decimal(str(round(value * scale, 1)))

    def pt(value: float) -> Decimal:
        return Decimal(str(round(value * scale * 2) / 2))

    fields = []
    for start in _START:
        x = start.x + wide * start.goes_right
        y = start.y + high * start.goes_down
        field = StockField(
            start.what,
            mm(x),
            mm(y),
            mm(start.width),
            mm(start.height),
            pt(start.size),
            smallest=max(SMALLEST_OF_ALL, pt(start.smallest)),
            lines=start.lines,
            anchor=start.anchor,
            growth=start.growth,
            lettering=start.lettering,
            prefix=start.prefix,
        )
        fields.append(field)
    width, height = Decimal(str(sheet.width)), Decimal(str(sheet.height))
    return StockLayout("", name, width, height, tuple(fields))


def _spare(sheet: Sheet) -> tuple[tuple[float, float], tuple[float, float]]:
    wide, high = sheet.drawn
    return (wide, 297.0), (high, 210.0)


class _Start(NamedTuple):
    """A field on the A4 sheet, and what share of more room moves it."""

    what: StockText
    x: float
    y: float
    width: float
    height: float
    size: float
    smallest: float
    lines: int
    goes_right: float
    goes_down: float
    lettering: Lettering
    anchor: Anchor = Anchor.CENTRE
    growth: Growth = Growth.DOWN
    prefix: str = ""


_START = (
    _Start(
        StockText.RECIPIENT,
        *(148.5, 111.8, 222, 14, 26, 11, 2, 0.5, 0.4),
        Lettering.CAPITALS,
        growth=Growth.BOTH,
    ),
    _Start(
        StockText.POSITION,
        *(148.5, 122.6, 222, 9, 17, 10, 2, 0.5, 0.45),
        Lettering.REGULAR,
        growth=Growth.BOTH,
    ),
    _Start(
        StockText.CITATION,
        *(148.5, 130.7, 222, 15.5, 17, 9, 3, 0.5, 0.5),
        Lettering.REGULAR,
    ),
    _Start(
        StockText.PLACE_DATE,
        *(221, 149.5, 98, 6.5, 14, 8, 1, 1, 0.8),
        Lettering.ITALIC,
    ),
    _Start(
        StockText.SIGNER_TITLE,
        *(221, 156.1, 98, 13, 15, 8, 2, 1, 0.8),
        Lettering.CAPITALS,
    ),
    _Start(
        StockText.SIGNER,
        *(221, 184.6, 98, 7, 15, 8, 1, 1, 1),
        Lettering.BOLD,
    ),
    _Start(
        StockText.DECISION,
        *(44, 171.6, 88, 12.5, 13, 8, 2, 0, 1),
        Lettering.REGULAR,
        Anchor.LEFT,
        prefix="Quyết định số",
    ),
    _Start(
        StockText.REGISTER,
        *(44, 184.6, 88, 6, 13, 8, 1, 0, 1),
        Lettering.REGULAR,
        Anchor.LEFT,
        prefix="Vào Sổ vàng số:",
    ),
)
