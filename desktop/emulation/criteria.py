"""Criteria: what is compared and gives points, as a tree with a full scale."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from desktop.emulation.methods import Deduction, Method
from desktop.emulation.participants import LabelledEnum


class Evaluator(LabelledEnum):
    """Who gives the points: unit and office together, or a survey of the people."""

    APPRAISAL = "appraisal", "tự chấm và thẩm định"
    SURVEY = "survey", "điều tra xã hội học"


@dataclass(frozen=True, slots=True)
class Criterion:
    """A heading or, without children, something that is scored.

    Points lie between 0 and `max_points`, both included. Those of a bonus are added
    after everything else, those of a penalty taken off; both are written as positive
    numbers and stand outside the full scale.

    Attributes:
        method: how the points are computed; None where they are typed.
        is_bonus, is_penalty: true for a heading and for everything below it.
    """

    code: str
    name: str
    max_points: Decimal
    parent: str = ""
    clause: str = ""
    method: Method | None = None
    is_bonus: bool = False
    is_penalty: bool = False
    evaluator: Evaluator = Evaluator.APPRAISAL

    @property
    def is_extra(self) -> bool:
        """Tell whether it stands outside the full scale."""
        return self.is_bonus or self.is_penalty

    @property
    def is_surveyed(self) -> bool:
        """Tell whether a survey gives the points."""
        return self.evaluator is Evaluator.SURVEY

    @property
    def may_be_negative(self) -> bool:
        """Tell whether its deductions may end below zero."""
        return isinstance(self.method, Deduction) and self.method.allow_negative


@dataclass(frozen=True, slots=True)
class Band:
    """A class of totals: from `lower`, included, up to the next better one."""

    name: str
    lower: Decimal


@dataclass(frozen=True)
class CriteriaSet:
    """The criteria of some subject groups.

    `is_own` marks a sheet the office made itself: it stands in no plan, and every
    paper that shows its points says so. A set with an `issuer` was issued above: it
    has a decision and a version, and nobody edits it here (R046).

    Attributes:
        total: the full scale; what bonuses and penalties give stands outside it.
        bands: the classes, the best first; empty where the set has none.
    """

    code: str
    name: str
    total: Decimal
    criteria: tuple[Criterion, ...]
    groups: tuple[str, ...] = ()
    is_own: bool = False
    bands: tuple[Band, ...] = ()
    issuer: str = ""
    decision: str = ""
    version: str = ""

    @property
    def is_issued_above(self) -> bool:
        """Tell whether another office issued the set."""
        return bool(self.issuer)

    @property
    def origin(self) -> str:
        """Return who issued a set that is not to be edited here, or ""."""
        if not self.is_issued_above:
            return ""
        return (
            f"Bộ tiêu chí do {self.issuer} ban hành ({self.decision}), "
            f"phiên bản {self.version}, không sửa ở đây"
        )

    def band_of(self, value: Decimal) -> Band | None:
        """Return the class of a total as given; the last one below all bounds."""
        last = self.bands[-1] if self.bands else None
        return next((band for band in self.bands if value >= band.lower), last)

    @cached_property
    def has_extras(self) -> bool:
        """Tell whether there are bonuses or penalties."""
        return any(c.is_extra for c in self.criteria)

    @cached_property
    def has_survey(self) -> bool:
        """Tell whether a survey gives some of the points."""
        return any(c.is_surveyed for c in self.leaves)

    @cached_property
    def tops(self) -> tuple[Criterion, ...]:
        """Return the criteria without a parent, in order."""
        return tuple(c for c in self.criteria if not c.parent)

    @cached_property
    def leaves(self) -> tuple[Criterion, ...]:
        """Return the criteria that are scored, in order."""
        parents = {c.parent for c in self.criteria}
        return tuple(c for c in self.criteria if c.code not in parents)

    @cached_property
    def by_code(self) -> dict[str, Criterion]:
        """Return the criteria by their code."""
        return {c.code: c for c in self.criteria}

    def leaves_under(self, top: str) -> tuple[Criterion, ...]:
        """Return the scored criteria under a heading, or the one itself."""
        return self._under[top]

    @cached_property
    def _under(self) -> dict[str, tuple[Criterion, ...]]:
        return {
            top.code: tuple(c for c in self.leaves if self._top_of(c) == top.code)
            for top in self.tops
        }

    def _top_of(self, criterion: Criterion) -> str:
        while criterion.parent:
            criterion = self.by_code[criterion.parent]
        return criterion.code
