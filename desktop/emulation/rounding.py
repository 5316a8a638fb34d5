"""Rounding and writing exact numbers, the one way papers show them."""

from decimal import Decimal, localcontext
from fractions import Fraction


def round_half_up(value: Fraction, places: int = 2) -> Decimal:
    """Round an exact value half-up to so many decimals, as papers show it."""
    scaled = value * 10**places
    whole = (abs(scaled.numerator) * 2 + scaled.denominator) // (scaled.denominator * 2)
    with localcontext() as exact:
        exact.prec = 60
        return Decimal(whole if scaled >= 0 else -whole).scaleb(-places)


def written(value: Decimal) -> str:
    """Write a number in full with a decimal comma and no empty decimals: "0,25"."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text.replace(".", ",").replace("-", "−")
