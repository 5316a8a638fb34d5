"""What the points of a criterion are computed from, and what comes of it.

Counts are kept, not only the percentage they make (domain 5.3). A basis that lacks what
its method asks for is an error, never zero.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from desktop.emulation.participants import LabelledEnum
from desktop.emulation.rounding import round_half_up, written

LEVELS = 5
"""Levels of satisfaction on a survey sheet, 1 the lowest."""

_TOO_MUCH = Decimal(10) ** 15


class BasisError(ValueError):
    """A basis that gives no points; the sentence says what is missing or wrong."""


class Asked(Enum):
    """What a method asks for."""

    MET = "met"
    RATIO = "ratio"
    FAULTS = "faults"
    ITEMS = "items"
    ANSWERS = "answers"


class WhenNone(LabelledEnum):
    """What a ratio of nothing gives: nothing came up, so the denominator is 0."""

    FULL = "full", "không phát sinh thì được điểm tối đa"
    EXCLUDED = "excluded", "không phát sinh thì không tính, tổng điểm được quy đổi"
    ZERO = "zero", "không phát sinh thì 0 điểm"


@dataclass(frozen=True, slots=True)
class ScoreBasis:
    """What was counted for one cell; only what the method asks for is filled.

    Attributes:
        met: whether the one thing asked for is there; None while nobody said.
        numerator, denominator: of a ratio, both kept; 0 of 0 is "không phát sinh".
        faults: how often points are taken off.
        items: how many things give points.
        answers: valid survey answers by level, the lowest of five levels first.
    """

    met: bool | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    faults: int | None = None
    items: int | None = None
    answers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Worked:
    """What a method makes of a basis.

    Attributes:
        points: rounded half-up to two decimals; None when nothing came up and the
            criterion is left out, so that the total is rescaled.
        sentence: the numbers and the rule that gave the points.
        remark: what deserves a second look, or "".
    """

    points: Decimal | None
    sentence: str
    remark: str = ""


def points_of(value: Fraction, most: Decimal) -> Decimal:
    """Round half-up to two decimals, never beyond the most."""
    return min(round_half_up(value), most)


def in_points(points: Decimal) -> str:
    """Return "0,25 điểm"."""
    return f"{written(points)} điểm"


def counted(number: int | None, what: str) -> int:
    """Return a count that was given.

    Raises:
        BasisError: it was not given, or is below zero.
    """
    if number is None:
        message = f"Chưa có {what}."
        raise BasisError(message)
    if not 0 <= number < _TOO_MUCH:
        message = f"Cần {what} là số nguyên từ 0 trở lên."
        raise BasisError(message)
    return number


def ratio_of(basis: ScoreBasis) -> Fraction | None:
    """Return the ratio in percent, exact; None when there is nothing to divide by.

    Raises:
        BasisError: a part is missing or below zero, or something of nothing.
    """
    top, whole = basis.numerator, basis.denominator
    if top is None or whole is None:
        message = "Cần cả tử số và mẫu số."
        raise BasisError(message)
    if not (0 <= top < _TOO_MUCH and 0 <= whole < _TOO_MUCH):
        message = "Tử số và mẫu số phải từ 0 trở lên."
        raise BasisError(message)
    if not whole:
        if top:
            message = "Mẫu số bằng 0 thì tử số cũng phải bằng 0 (không phát sinh)."
            raise BasisError(message)
        return None
    return Fraction(top) / Fraction(whole) * 100


def ratio_words(basis: ScoreBasis, ratio: Fraction) -> str:
    """Return "45/50 = 90%", with ≈ where the percentage was rounded."""
    shown = round_half_up(ratio)
    sign = "=" if shown == ratio else "≈"
    top, whole = basis.numerator or Decimal(0), basis.denominator or Decimal(0)
    return f"{written(top)}/{written(whole)} {sign} {written(shown)}%"


def more_than_whole(ratio: Fraction) -> str:
    """Return the remark on a ratio beyond a hundred, or ""."""
    return "Tử số lớn hơn mẫu số; xem lại số liệu." if ratio > 100 else ""


def nothing_came_up(policy: WhenNone, most: Decimal) -> Worked:
    """Return what 0 of 0 gives under a policy."""
    points = {WhenNone.FULL: most, WhenNone.ZERO: Decimal(0)}.get(policy)
    return Worked(points, f"Không phát sinh (0/0): {policy.label}")
