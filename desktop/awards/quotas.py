"""How many may be rewarded, and what it takes to go beyond."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.emulation.participants import Kind, LabelledEnum


class QuotaMode(LabelledEnum):
    """How binding the number is."""

    HARD = "hard", "không được vượt"
    SOFT = "soft", "được vượt khi có lý do bằng văn bản"
    NONE = "none", "không ấn định số lượng"
    BUDGET = "budget", "theo khả năng kinh phí"


@dataclass(frozen=True, slots=True)
class Quota:
    """The number for one kind of subject, with the words it was read from.

    Attributes:
        is_per_proposer: the number counts for each proposing unit (A53).
        beyond: who alone may go beyond a hard number, outside it; empty for nobody.
        scope: the block the number is for, in words; empty for all.
    """

    kind: Kind
    mode: QuotaMode
    count: int | None
    clause: str
    quoted: str
    is_per_proposer: bool = False
    beyond: str = ""
    scope: str = ""

    @property
    def words(self) -> str:
        """Return "05 tập thể", or that the plan sets no number."""
        where = f" ({self.scope})" if self.scope else ""
        if self.count is None:
            limit = "theo khả năng kinh phí"
            if self.mode is not QuotaMode.BUDGET:
                limit = "không ấn định số lượng"
            return f"{self.kind.label}{where}, {limit}"
        each = " mỗi đơn vị" if self.is_per_proposer else ""
        return f"{self.count:02d} {self.kind.label}{each}{where}"


@dataclass(frozen=True, slots=True)
class Budget:
    """The money there is for an award in a round, in đồng; a warning, no limit (A56).

    The plans name no amounts: the officer enters them. An individual's amount also goes
    for households, a collective's for businesses.
    """

    round_id: str
    offer: str
    amount: int
    per_collective: int
    per_individual: int

    def needed(self, kinds: Mapping[Kind, int]) -> int:
        """Return what so many awards of each kind take, in đồng."""
        collectives = kinds.get(Kind.COLLECTIVE, 0) + kinds.get(Kind.BUSINESS, 0)
        others = kinds.get(Kind.INDIVIDUAL, 0) + kinds.get(Kind.HOUSEHOLD, 0)
        return collectives * self.per_collective + others * self.per_individual

    def is_enough(self, kinds: Mapping[Kind, int]) -> bool:
        """Tell whether the money is enough for so many awards of each kind."""
        return self.needed(kinds) <= self.amount
