"""The columns after the groups of criteria: sums, place, class, what is proposed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from desktop.documents.paper import Align, Cell, bold, plain
from desktop.documents.papers.ranking_values import RankedUnit, RankingTable
from desktop.vietnamese import number

_RANKS = 2
SUMS, SURVEYED = "Tổng điểm", "Điều tra XHH"


@dataclass(frozen=True, slots=True)
class Tail:
    """A column after the groups; `is_of_rank`: it says nothing of who is not ranked."""

    title: str
    width: float
    text: Callable[[RankedUnit], str]
    align: Align = Align.RIGHT
    is_bold: bool = False
    is_of_rank: bool = False
    over: str = ""

    def cell(self, unit: RankedUnit) -> Cell:
        """Return what stands in the column about a unit."""
        text = self.text(unit)
        return Cell(bold(text) if self.is_bold else plain(text))


def columns_after(ranking: RankingTable) -> list[Tail]:
    """Return the columns after the groups, from left to right."""
    return [*_sums(ranking), *_places(ranking)]


def _sums(ranking: RankingTable) -> list[Tail]:
    """Return the columns of sums that anybody has; none in a table of an index."""
    places = ranking.places

    def sums(title: str, value: Callable[[RankedUnit], Decimal | None]) -> Tail:
        return Tail(title, 11.3, lambda u: shown(value(u), places), over=SUMS)

    if not ranking.is_detailed:
        return []
    units = ranking.units
    found = [sums("Tự chấm", lambda u: u.self_total)]
    found.append(sums("Thẩm định", lambda u: u.verified))
    if any(unit.survey is not None for unit in units):
        found.append(sums(SURVEYED, lambda u: u.survey))
    found.append(
        Tail("Điểm tối đa áp dụng", 10.3, lambda u: shown(u.most), Align.CENTRE)
    )
    if any(unit.bonus is not None for unit in units):
        signed = "Điểm thưởng, trừ"
        found.append(Tail(signed, 12.2, lambda u: _signed(u.bonus, places)))
    return found


def _places(ranking: RankingTable) -> list[Tail]:
    detailed, units = ranking.is_detailed, ranking.units
    of_rank = [
        Tail(
            ranking.total_name,
            12.6 if detailed else 16.0,
            lambda u: shown(u.total, ranking.places),
            is_bold=True,
        ),
        Tail("Hạng", 10.0, lambda u: str(u.rank), Align.CENTRE, is_bold=True),
    ]
    if any(unit.grade for unit in units):
        of_rank.append(Tail("Xếp loại", 15.6, lambda u: u.grade, Align.CENTRE))
    if detailed:
        # "Chưa đủ điều kiện xếp hạng" has to fit across these on one line.
        wide = 17.5 if len(of_rank) > _RANKS else 26.0
        of_rank.append(Tail("Đề nghị", wide, lambda u: u.proposal, Align.CENTRE))
    if not detailed or any(unit.note for unit in units):
        width = 26.0 if detailed else 32.0
        of_rank.append(Tail("Ghi chú", width, _remark_of, Align.LEFT))
    return [replace(tail, is_of_rank=True) for tail in of_rank]


def _remark_of(unit: RankedUnit) -> str:
    return "; ".join(
        note for note in ("Đồng hạng" if unit.tied else "", unit.note) if note
    )


def shown(value: Decimal | None, places: int | None = None) -> str:
    """Write points; nothing where there are none."""
    return "" if value is None else number(value, places)


def _signed(value: Decimal | None, places: int) -> str:
    """Write what bonus and penalty changed: "+0,50", "−0,25"; nothing for no change."""
    if not value:
        return ""
    sign = "+" if value > 0 else "\N{MINUS SIGN}"
    return f"{sign}{number(abs(value), places)}"
