"""Scores: not scored, zero and not applicable are three different things.

A sheet holds the scores of one subject on one side (self or verified). Points are
exact decimals. A criterion that does not apply leaves the sum and its maximum; the
total is then rescaled to the full scale, and says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum
from fractions import Fraction

from desktop.emulation.criteria import CriteriaSet


class Side(StrEnum):
    """Whose score it is: the unit's own, or the one the office verified."""

    SELF = "self"
    VERIFIED = "verified"


class ScoreState(StrEnum):
    """Whether a cell holds points. "Not scored" is the absence of a score."""

    SCORED = "scored"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Score:
    """One entered cell; `reason` is kept when a verified score was changed."""

    criterion: str
    side: Side
    state: ScoreState
    points: Decimal | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        """Refuse points without a score and a score without points."""
        if (self.state is ScoreState.SCORED) != (self.points is not None):
            message = "a scored cell needs points, and only a scored cell has them"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of a sheet, whole or not, and what stands behind it.

    Attributes:
        points: sum of the points entered.
        applicable_max: sum of the maxima of criteria that apply.
        scale: the full scale of the set; `value` is on this scale.
        value: `points` rescaled, exact; None while a cell is missing or nothing
            applies. Compared unrounded; round only to show it.
        missing: codes of the cells not scored yet.
    """

    points: Decimal
    applicable_max: Decimal
    scale: Decimal
    value: Fraction | None
    missing: tuple[str, ...]

    @property
    def is_rescaled(self) -> bool:
        """Tell whether criteria that do not apply were left out."""
        return self.applicable_max != self.scale

    def rounded(self, places: int = 2) -> Decimal | None:
        """Return the value half-up for showing, or None."""
        return None if self.value is None else round_half_up(self.value, places)


def round_half_up(value: Fraction, places: int = 2) -> Decimal:
    """Round an exact value half-up to so many decimals, as papers show it."""
    scaled = value * 10**places
    whole = (abs(scaled.numerator) * 2 + scaled.denominator) // (scaled.denominator * 2)
    with localcontext() as exact:
        exact.prec = 60
        return Decimal(whole if scaled >= 0 else -whole).scaleb(-places)


def total(criteria: CriteriaSet, scores: Mapping[str, Score]) -> Total:
    """Add up one side of a sheet: `scores` by criterion code."""
    points = Decimal(0)
    applicable = Decimal(0)
    missing = []
    for criterion in criteria.leaves:
        score = scores.get(criterion.code)
        if score is None:
            missing.append(criterion.code)
            applicable += criterion.max_points
        elif score.points is not None:
            points += score.points
            applicable += criterion.max_points
    value = None
    if not missing and applicable:
        value = Fraction(points) * Fraction(criteria.total) / Fraction(applicable)
    return Total(points, applicable, criteria.total, value, tuple(missing))


def group_totals(
    criteria: CriteriaSet, scores: Mapping[str, Score]
) -> dict[str, Decimal | None]:
    """Return the points of each top criterion.

    None where a cell under it is not scored yet, or nothing under it applies.
    """
    sums: dict[str, Decimal | None] = {}
    for top in criteria.tops:
        found = [scores.get(leaf.code) for leaf in criteria.leaves_under(top.code)]
        parts = [s.points for s in found if s is not None and s.points is not None]
        is_whole = all(score is not None for score in found)
        sums[top.code] = sum(parts, Decimal(0)) if parts and is_whole else None
    return sums
