"""How far the numbers of a plan were used (plans-digest R139: 20/20, 5/5)."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.awards.statistics import Line, Number, Table


@dataclass(frozen=True, slots=True)
class QuotaUse:
    """A number the plan gives, and how far a round used it (R139: 20/20, 5/5).

    `allowed` is None where the plan names no number.
    """

    name: str
    allowed: int | None
    considered: int
    met: int
    proposed: int


def quotas(uses: Iterable[QuotaUse], title: str) -> Table:
    """Return how the numbers of the plan were used, a line each."""
    lines = []
    is_open = False
    for use in uses:
        is_open = is_open or use.allowed is None
        left: Number = "" if use.allowed is None else max(use.allowed - use.proposed, 0)
        shown: Number = "" if use.allowed is None else use.allowed
        cells = (shown, use.considered, use.met, use.proposed, left)
        lines.append(Line(use.name, cells))
    return Table(
        title,
        "Khen thưởng",
        ("Số lượng", "Đưa ra xét", "Đạt tiêu chuẩn", "Đề nghị", "Còn lại"),
        tuple(lines),
        "Ô để trống: kế hoạch không nêu con số." if is_open else "",
        (3, 4),
    )
