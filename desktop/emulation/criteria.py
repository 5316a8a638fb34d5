"""Criteria: what is compared and gives points, as a tree with a full scale."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Criterion:
    """A heading or, without children, something that is scored.

    Points lie between 0 and `max_points`, both included.
    """

    code: str
    name: str
    max_points: Decimal
    parent: str = ""
    clause: str = ""


@dataclass(frozen=True)
class CriteriaSet:
    """The criteria of some subject groups.

    `is_own` marks a sheet the office made itself: it stands in no plan, and every
    paper that shows its points says so.
    """

    code: str
    name: str
    total: Decimal
    criteria: tuple[Criterion, ...]
    groups: tuple[str, ...] = ()
    is_own: bool = False

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
