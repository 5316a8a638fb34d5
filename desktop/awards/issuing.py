"""Numbers and dates of papers: who counts them, and what one paper got.

Nghị định 30/2020 lets every issuer count its papers from 01/01 to 31/12; a body that
issues under its own name counts apart from the People's Committee whose seal it uses.
A number once given is never given again in silence, and one that stays unused has a
reason.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.emulation.participants import LabelledEnum

COMMITTEE_SYMBOL = "UBND"
COUNCIL_SYMBOL = "HĐTĐKT"
UNDONE = "đã cấp rồi hoàn tác"


@dataclass(frozen=True, slots=True)
class Issued:
    """The number, without its symbol, and the day a paper got; blank while unknown."""

    number: str = ""
    issued_on: date | None = None


class Issuer(LabelledEnum):
    """Who counts a paper."""

    COMMITTEE = "committee", "Ủy ban nhân dân"
    COUNCIL = "council", "Hội đồng Thi đua - Khen thưởng"
    STANDING = "standing", "cơ quan thường trực"
    OTHER = "other", "đơn vị"

    @property
    def counts_here(self) -> bool:
        """Tell whether all its papers are numbered in this program.

        The committee's series is shared with papers of every other work, a unit's with
        the unit's own: their numbers are typed, never proposed.
        """
        return self in {Issuer.COUNCIL, Issuer.STANDING}


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers counted from 1 in a year.

    Args:
        issuer: who counts.
        symbol: as printed after the number: "BB-HĐTĐKT".
        owner: tells the series of one unit from another's; empty for the others.
    """

    issuer: Issuer
    symbol: str
    year: int
    owner: str = ""

    @property
    def key(self) -> str:
        """The issuer as it is kept: "council", "other:unit-proposal:7"."""
        return f"{self.issuer.value}:{self.owner}" if self.owner else self.issuer.value

    def written(self, number: int) -> str:
        """Write a number with its symbol: "03/BB-HĐTĐKT"."""
        return f"{number:02d}/{self.symbol}"


@dataclass(frozen=True, slots=True)
class NumberedPaper:
    """A paper that got a number, a day, or both.

    Args:
        round_id: of the round it belongs to.
        code: of the paper in the round.
        issuer: as `Series.key`.
        number: None while it has only a day.
        skipped_reason: why numbers before this one were left free.
        voided_reason: why it no longer counts; empty while it does.
    """

    id: str
    round_id: str
    code: str
    issuer: str
    symbol: str
    year: int
    number: int | None
    issued_on: date | None
    skipped_reason: str = ""
    voided_reason: str = ""

    @property
    def issued(self) -> Issued:
        """Return number and day as papers print them."""
        number = "" if self.number is None else str(self.number)
        return Issued(number, self.issued_on)


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers of a series that stand on no paper, and why."""

    first: int
    last: int
    reason: str

    def __str__(self) -> str:
        span = f"{self.first:02d}"
        if self.last > self.first:
            span = f"{span} đến {self.last:02d}"
        return f"số {span} bỏ trống: {self.reason}"


def next_number(given: Iterable[NumberedPaper], taken: int) -> int:
    """Return the number after every one given in a series.

    Args:
        given: the papers of the series.
        taken: the last number ever given, also to papers undone since.
    """
    return max([taken, *(p.number or 0 for p in given)]) + 1


def gaps(given: Iterable[NumberedPaper], taken: int) -> list[Gap]:
    """Return the numbers of a series that no valid paper carries, lowest first."""
    found: list[Gap] = []
    before = 0
    for paper in sorted(given, key=lambda p: p.number or 0):
        if paper.number is None:
            continue
        if paper.number > before + 1:
            reason = paper.skipped_reason or UNDONE
            found.append(Gap(before + 1, paper.number - 1, reason))
        if paper.voided_reason:
            found.append(Gap(paper.number, paper.number, paper.voided_reason))
        before = paper.number
    if taken > before:
        found.append(Gap(before + 1, taken, UNDONE))
    return found
