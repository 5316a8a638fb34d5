"""What the council had to discuss, said from its lists: ties, departures, recusals.

Every departure from the computed list stands in the minutes with its reason; what
members said beyond that is typed.
"""

from collections.abc import Iterator, Sequence

from desktop.awards.selection import Remark, Section
from desktop.documents.kinds import joined
from desktop.office.council.sheet import CouncilList, CouncilSheet
from desktop.office.papers import words
from desktop.office.rounds.outcome import ReviewList, ReviewRow
from desktop.vietnamese import number, two_digits

_TIED = (Remark.TIED_AT_THE_LINE, Remark.CHOSEN_AT_THE_LINE)


def opinions(sheet: CouncilSheet, typed: str) -> tuple[str, ...]:
    """Return the points of the discussion: from the lists first, then as typed."""
    found = [point for one in sheet.lists for point in _of_list(sheet, one)]
    return (*found, *(line for line in typed.splitlines() if line.strip()))


def _of_list(sheet: CouncilSheet, one: CouncilList) -> Iterator[str]:
    yield from _ties(one.found)
    beyond = words.over_quota([one.found])
    if beyond:
        yield beyond
    yield from _withdrawals(one.found)
    yield from _recusals(sheet, one)


def _withdrawals(found: ReviewList) -> Iterator[str]:
    """Say who was taken off a list, those for one reason together."""
    reasons: dict[str, list[ReviewRow]] = {}
    for row in found.rows:
        if row.remark is Remark.WITHDRAWN:
            reasons.setdefault(row.reason, []).append(row)
    whom = "" if found.is_own else f" {found.authority} khen thưởng"
    for reason, rows in reasons.items():
        yield f"Rút {_names(rows)} khỏi danh sách đề nghị{whom}. Lý do: {reason}"


def _ties(found: ReviewList) -> Iterator[str]:
    """Say each tie the number of the plan cuts, and how it was settled."""
    ranks = dict.fromkeys(row.rank for row in found.rows if row.remark in _TIED)
    for rank in ranks:
        tied = [row for row in found.rows if _shares(row, rank)]
        chosen = [r for r in tied if r.remark is Remark.CHOSEN_AT_THE_LINE]
        open_ones = [r for r in tied if r.section is Section.AT_THE_LINE]
        seats = len(chosen) + (found.open_seats if open_ones else 0)
        points = tied[0].total
        total = f" ({number(points, 2)} điểm)" if points is not None else ""
        said = (
            f"Về danh sách {found.quota}: {_names(tied)} đồng hạng {rank}{total}, "
            f"trong khi chỉ còn {two_digits(seats)} chỉ tiêu"
        )
        picked = "; ".join(
            f"{row.name} (lý do: {row.reason.rstrip(' .;,')})" for row in chosen
        )
        if picked:
            said += f". Hội đồng chọn {picked}"
        if open_ones:
            said += f". Chưa chọn trong {_names(open_ones)}"
        yield said


def _shares(row: ReviewRow, rank: int | None) -> bool:
    return row.rank == rank and row.is_tied and row.remark is not Remark.WITHDRAWN


def _recusals(sheet: CouncilSheet, one: CouncilList) -> Iterator[str]:
    for row in one.rows:
        for recusal in row.recusals:
            seat = sheet.seat_of(recusal.member_id)
            if seat is not None:
                yield (
                    f"{seat.name} không tham gia biểu quyết về {row.row.name}. "
                    f"Lý do: {recusal.reason}"
                )


def _names(rows: Sequence[ReviewRow]) -> str:
    return joined([row.name for row in rows])
