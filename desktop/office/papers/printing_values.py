"""Stocks, printers and words as kept in the file, and as papers are drawn from."""

from dataclasses import asdict
from decimal import Decimal
from enum import Enum
from typing import TypeVar

from db.printing import KeptField, KeptLayout, KeptProfile, KeptWording
from desktop.documents.certificates.calibration import PrinterProfile
from desktop.documents.certificates.stock import (
    Anchor,
    FieldChange,
    Growth,
    Lettering,
    StockField,
    StockLayout,
    StockText,
)

_MM = Decimal("0.01")
_SCALE = Decimal("0.0000001")

_E = TypeVar("_E", bound=Enum)


def _member(choices: type[_E], code: str) -> _E:
    return next(choice for choice in choices if choice.value == code)


def layout_of(kept: KeptLayout, fields: list[KeptField]) -> StockLayout:
    """Return a layout with its fields in the order of `StockText`."""
    order = list(StockText)
    made = sorted((_field_of(f) for f in fields), key=lambda f: order.index(f.what))
    return StockLayout(
        kept.id,
        kept.name,
        kept.sheet_width,
        kept.sheet_height,
        tuple(made),
        kept.picture,
        kept.picture_name,
    )


def _field_of(kept: KeptField) -> StockField:
    return StockField(
        _member(StockText, kept.what),
        kept.x,
        kept.y,
        kept.width,
        kept.height,
        kept.size,
        smallest=kept.smallest,
        lines=kept.line_count,
        anchor=_member(Anchor, kept.anchor),
        growth=_member(Growth, kept.growth),
        lettering=_member(Lettering, kept.lettering),
        colour=kept.colour,
        prefix=kept.prefix,
        is_titled=kept.is_titled,
        is_on=kept.is_on,
    )


def kept_layout(layout: StockLayout) -> KeptLayout:
    """Return a layout as it is kept, without its fields."""
    return KeptLayout(
        layout.id,
        layout.name,
        layout.sheet_width,
        layout.sheet_height,
        layout.picture,
        layout.picture_name,
    )


def kept_fields(layout: StockLayout) -> list[KeptField]:
    """Return the fields of a layout as they are kept, to a hundredth of a mm."""
    return [
        KeptField(
            layout.id,
            field.what.value,
            x=_rounded(field.x),
            y=_rounded(field.y),
            width=_rounded(field.width),
            height=_rounded(field.height),
            size=_rounded(field.size),
            smallest=_rounded(field.smallest),
            line_count=field.lines,
            anchor=field.anchor.value,
            growth=field.growth.value,
            lettering=field.lettering.value,
            colour=field.colour,
            prefix=field.prefix,
            is_titled=field.is_titled,
            is_on=field.is_on,
        )
        for field in layout.fields
    ]


def profile_of(kept: KeptProfile) -> PrinterProfile:
    """Return what is known of a printer."""
    return PrinterProfile(**asdict(kept))


def kept_profile(profile: PrinterProfile) -> KeptProfile:
    """Return what is known of a printer as it is kept: µm, and 0.1 millionths."""
    values = asdict(profile)
    for name in ("dx", "dy", "skew"):
        if values[name] is not None:
            values[name] = values[name].quantize(Decimal("0.001"))
    for name in ("kx", "ky"):
        values[name] = values[name].quantize(_SCALE)
    return KeptProfile(**values)


def change_of(kept: KeptWording) -> FieldChange:
    """Return what a field of one certificate has otherwise."""
    return FieldChange(
        _member(StockText, kept.what),
        kept.text,
        kept.shift_x,
        kept.shift_y,
        kept.size,
        kept.is_on,
    )


def kept_wording(
    change: FieldChange, round_id: str, offer: str, subject_id: str
) -> KeptWording:
    """Return a change as it is kept."""
    return KeptWording(
        round_id,
        offer,
        subject_id,
        change.what.value,
        change.text,
        _rounded(change.shift_x),
        _rounded(change.shift_y),
        None if change.size is None else _rounded(change.size),
        change.is_on,
    )


def _rounded(value: Decimal) -> Decimal:
    # Without a trailing zero, so that a value kept again is no change.
    shown = value.quantize(_MM).normalize()
    return shown if shown.as_tuple().exponent <= 0 else shown.quantize(Decimal(1))  # type: ignore[operator]
