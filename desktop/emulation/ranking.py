"""Ranking within a block by a declared precedence; ties are kept, never broken blindly.

Places count 1-2-2-4. Whoever lacks a score is not ranked last: it is not ranked, with
the reason. Values are compared unrounded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from desktop.emulation.scoring import Total


@dataclass(frozen=True, slots=True)
class Entrant:
    """A subject with what it is compared by.

    `keys` are the values of the precedence, most important first; a key that does
    not apply is None and stands behind every number.
    """

    subject_id: str
    block: str
    total: Total
    keys: tuple[Fraction | None, ...]
    parts: Mapping[str, Decimal | None]
    unranked_reason: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """A place in a block, or the reason why there is none."""

    entrant: Entrant
    rank: int | None
    is_tied: bool = False

    @property
    def subject_id(self) -> str:
        """Return whose place it is."""
        return self.entrant.subject_id


def rank(entrants: Sequence[Entrant]) -> tuple[Standing, ...]:
    """Rank the entrants of one block, best first, unranked ones last in given order.

    The order of equal entrants is the given order; their rank is the same.
    """
    ranked = [e for e in entrants if not e.unranked_reason]
    unranked = [e for e in entrants if e.unranked_reason]
    ranked.sort(key=lambda e: best_first(e.keys))
    standings = []
    place = 0
    for index, entrant in enumerate(ranked):
        is_first = index == 0 or ranked[index - 1].keys != entrant.keys
        is_last = index + 1 == len(ranked) or ranked[index + 1].keys != entrant.keys
        place = index + 1 if is_first else place
        standings.append(Standing(entrant, place, not (is_first and is_last)))
    return (*standings, *(Standing(e, None) for e in unranked))


def best_first(keys: tuple[Fraction | None, ...]) -> tuple[tuple[int, Fraction], ...]:
    """Return what sorts keys best first; one that does not apply stands behind all."""
    return tuple((1, Fraction(0)) if k is None else (0, -k) for k in keys)


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one entrant stands to another, key by key, until they differ.

    `decided_by` is the position of the key that separates them, None when tied.
    """

    other: Standing
    decided_by: int | None
    difference: Fraction | None


def compare(standing: Standing, other: Standing) -> Comparison:
    """Say which key of the precedence separates two ranked standings."""
    for position, (mine, theirs) in enumerate(
        zip(standing.entrant.keys, other.entrant.keys, strict=True)
    ):
        if mine != theirs:
            gap = None if mine is None or theirs is None else mine - theirs
            return Comparison(other, position, gap)
    return Comparison(other, None, None)
