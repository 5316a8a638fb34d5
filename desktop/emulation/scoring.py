"""Scores: not scored, zero and not applicable are three different things.

A sheet holds the scores of one subject on one side (self or verified), with those of
the survey beside it. Points are exact decimals. A criterion that does not apply leaves
the sum and its maximum; the total is then rescaled to the full scale, and says so.
Without any survey score the appraised part alone is rescaled (domain 5.1). Bonuses and
penalties come afterwards, so a total may pass the full scale.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from desktop.emulation.basis import ScoreBasis
from desktop.emulation.criteria import Band, CriteriaSet, Criterion
from desktop.emulation.rounding import round_half_up as round_half_up
from desktop.emulation.rounding import written


class Side(StrEnum):
    """Whose score it is: the unit's own, the verified one, or that of a survey."""

    SELF = "self"
    VERIFIED = "verified"
    SURVEY = "survey"


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
class KeptBasis:
    """What a computed cell rests on; `points` and `rule` are those it gave then."""

    criterion: str
    side: Side
    basis: ScoreBasis
    points: Decimal | None
    rule: str


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of a sheet, whole or not, and what stands behind it.

    Attributes:
        points: sum of the points entered within the full scale.
        applicable_max: sum of the maxima of criteria that apply.
        scale: the full scale of the set; `value` is on this scale.
        value: `points` rescaled, then bonus and penalty, exact; None while a cell is
            missing or nothing applies. Compared unrounded; round only to show it.
        missing: codes of the cells not scored yet.
        bonus, penalty: points outside the scale, each up to the cap of its heading.
        without_survey: the set has survey criteria, and nobody held a survey.
    """

    points: Decimal
    applicable_max: Decimal
    scale: Decimal
    value: Fraction | None
    missing: tuple[str, ...]
    bonus: Decimal = Decimal(0)
    penalty: Decimal = Decimal(0)
    without_survey: bool = False

    @property
    def is_rescaled(self) -> bool:
        """Tell whether criteria that do not apply were left out."""
        return self.applicable_max != self.scale

    @property
    def extra(self) -> Decimal:
        """Return what bonus and penalty change together."""
        return self.bonus - self.penalty

    @property
    def remark(self) -> str:
        """Return that the survey is missing and what was done, or ""."""
        if not self.without_survey:
            return ""
        return (
            "Không có điểm điều tra xã hội học: riêng phần thẩm định "
            f"({written(self.applicable_max)} điểm) được quy về {written(self.scale)}"
        )

    def rounded(self, places: int = 2) -> Decimal | None:
        """Return the value half-up for showing, or None."""
        return None if self.value is None else round_half_up(self.value, places)


@dataclass(frozen=True, slots=True)
class Classed:
    """The class of a total and the rounded value that was compared with its bound."""

    band: Band
    value: Decimal

    @property
    def sentence(self) -> str:
        """Return which value was compared with which bound."""
        return (
            f"{self.band.name}: {written(self.value)} điểm, đã làm tròn hai số lẻ, "
            f"so với mức từ {written(self.band.lower)} điểm"
        )


def class_of(criteria: CriteriaSet, sums: Total) -> Classed | None:
    """Return the class of a whole total; compared after rounding half-up (5.4)."""
    value = sums.rounded()
    band = None if value is None else criteria.band_of(value)
    return None if value is None or band is None else Classed(band, value)


def total(
    criteria: CriteriaSet, scores: Mapping[str, Score], *, expects_survey: bool = False
) -> Total:
    """Add up one side of a sheet.

    Args:
        criteria: the set.
        scores: by criterion code; those of survey criteria are the survey's.
        expects_survey: others were surveyed, so a sheet without a survey is not whole.
    """
    skips = _skips_survey(criteria, scores, expects_survey=expects_survey)
    points = Decimal(0)
    applicable = Decimal(0)
    missing = []
    for criterion in criteria.leaves:
        if criterion.is_surveyed and skips:
            continue
        score = scores.get(criterion.code)
        if score is None:
            missing.append(criterion.code)
        if criterion.is_extra or (score is not None and score.points is None):
            continue
        points += (score.points or Decimal(0)) if score else Decimal(0)
        applicable += criterion.max_points
    bonus, penalty = _extras(criteria, scores)
    value = None
    if not missing and applicable:
        value = Fraction(points) * Fraction(criteria.total) / Fraction(applicable)
        value += Fraction(bonus) - Fraction(penalty)
    return Total(
        points,
        applicable,
        criteria.total,
        value,
        tuple(missing),
        bonus,
        penalty,
        without_survey=skips,
    )


def _skips_survey(
    criteria: CriteriaSet, scores: Mapping[str, Score], *, expects_survey: bool
) -> bool:
    """Tell whether the survey criteria are left out: there was no survey at all."""
    if expects_survey or not criteria.has_survey:
        return False
    return not any(c.code in scores for c in criteria.leaves if c.is_surveyed)


def _extras(
    criteria: CriteriaSet, scores: Mapping[str, Score]
) -> tuple[Decimal, Decimal]:
    """Return bonus and penalty, each heading up to its own cap."""
    bonus = penalty = Decimal(0)
    for top in criteria.tops:
        if top.is_extra:
            got = _capped(criteria, top, scores)
            bonus += got if top.is_bonus else 0
            penalty += got if top.is_penalty else 0
    return bonus, penalty


def _capped(
    criteria: CriteriaSet, top: Criterion, scores: Mapping[str, Score]
) -> Decimal:
    found = (scores.get(leaf.code) for leaf in criteria.leaves_under(top.code))
    got = sum((s.points for s in found if s and s.points is not None), Decimal(0))
    return min(got, top.max_points)


def group_totals(
    criteria: CriteriaSet, scores: Mapping[str, Score], *, expects_survey: bool = False
) -> dict[str, Decimal | None]:
    """Return the points of each top criterion; those of a penalty are below zero.

    None where a cell under it is not scored yet, or nothing under it applies.
    """
    skips = _skips_survey(criteria, scores, expects_survey=expects_survey)
    sums: dict[str, Decimal | None] = {}
    for top in criteria.tops:
        leaves = criteria.leaves_under(top.code)
        found = [scores.get(c.code) for c in leaves if not (skips and c.is_surveyed)]
        parts = [s.points for s in found if s is not None and s.points is not None]
        is_whole = all(score is not None for score in found)
        sums[top.code] = sum(parts, Decimal(0)) if parts and is_whole else None
        if top.is_extra and sums[top.code] is not None:
            got = _capped(criteria, top, scores)
            sums[top.code] = -got if top.is_penalty else got
    return sums
