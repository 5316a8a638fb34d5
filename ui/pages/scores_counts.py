"""How much of a block is verified, counted again only where sheets have changed."""

from collections import Counter
from collections.abc import Mapping, Sequence

from desktop.awards.facts import Candidate
from desktop.emulation.scoring import Score, Side
from desktop.office.rounds.roundup import Roundup, Sheet

_NO_SIDES: Mapping[Side, Sheet] = {}


class VerifiedCounts:
    """Counts by criterion and by candidate; `look` brings them up to date.

    A sheet that is still the very same object is not counted again: after one entered
    score only its own row is.
    """

    def __init__(self) -> None:
        self._seen: dict[str, Mapping[Side, Sheet]] = {}
        self._missing: dict[str, int | None] = {}
        self._scored: Counter[str] = Counter()
        self._left_out: Counter[str] = Counter()
        self._surveyed: dict[str, bool] = {}

    def look(self, roundup: Roundup, candidates: Sequence[Candidate]) -> None:
        """Count what changed since the last look."""
        surveyed = {c.block: roundup.is_surveyed(c.block) for c in candidates}
        if surveyed != self._surveyed:
            # A first survey changes what everybody else of the block lacks.
            self._seen.clear()
            self._missing.clear()
            self._scored.clear()
            self._left_out.clear()
            self._surveyed = surveyed
        for gone in self._seen.keys() - {c.id for c in candidates}:
            self._count(self._seen.pop(gone), -1)
            del self._missing[gone]
        for candidate in candidates:
            sides = roundup.scores.get(candidate.id, _NO_SIDES)
            before = self._seen.get(candidate.id)
            if sides is before:
                continue
            if before is not None:
                self._count(before, -1)
            self._count(sides, 1)
            self._seen[candidate.id] = sides
            sums = roundup.total(candidate.id)
            self._missing[candidate.id] = len(sums.missing) if sums else None

    def _count(self, sides: Mapping[Side, Sheet], by: int) -> None:
        for side in (Side.VERIFIED, Side.SURVEY):
            for code, score in sides.get(side, {}).items():
                counter = self._left_out if _is_left_out(score) else self._scored
                counter[code] += by

    def scored(self, criterion: str) -> int:
        """Return how many have points under a criterion."""
        return self._scored[criterion]

    def applicable(self, criterion: str) -> int:
        """Return to how many a criterion applies, as far as is known."""
        return len(self._seen) - self._left_out[criterion]

    @property
    def whole_sheets(self) -> int:
        """Return how many sheets are scored to the last cell."""
        return sum(1 for missing in self._missing.values() if missing == 0)

    @property
    def missing_cells(self) -> int:
        """Return how many cells are not scored yet."""
        return sum(missing or 0 for missing in self._missing.values())


def _is_left_out(score: Score) -> bool:
    return score.points is None
