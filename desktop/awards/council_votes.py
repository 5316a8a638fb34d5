"""The result of a council's vote, the checks on its numbers, members who are nominees.

Every result explains itself; numbers that contradict one another never make a result.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop import text, vietnamese
from desktop.awards.council import (
    Ballot,
    BallotCount,
    Denominator,
    Regulation,
    Seat,
    Turnout,
    VoteCount,
    VoteResult,
    VoteState,
    denominator_of,
    needed,
    passes,
    votes,
)
from desktop.emulation.participants import Kind

_OF_WHOM = {
    Denominator.ALL: "thành viên",
    Denominator.PRESENT: "thành viên biểu quyết",
    Denominator.VALID: "phiếu hợp lệ",
}


def result_of(
    count: VoteCount | None,
    regulation: Regulation,
    turnout: Turnout,
    *,
    recused: Sequence[Seat] = (),
    ballots: BallotCount | None = None,
) -> VoteResult:
    """Return what came of the vote about one candidate.

    Open while the votes are not all entered, contradict one another, or too few came.
    """
    if count is None or (not count.total and not count.is_complete):
        return VoteResult(VoteState.OPEN, VoteState.OPEN.label)
    if count.yes is None or count.no is None:
        lacks = "đồng ý" if count.yes is None else "không đồng ý"
        return VoteResult(VoteState.OPEN, f"Chưa nhập số {lacks}")
    problems = count_problems(count, regulation, turnout, recused, ballots)
    if problems:
        return VoteResult(VoteState.OPEN, problems[0])
    whole = denominator_of(regulation, turnout, recused, ballots)
    lacking = quorum_words(regulation, turnout) or _no_whole(regulation, whole)
    if lacking or whole is None:
        return VoteResult(VoteState.OPEN, lacking)
    has_passed = passes(count.yes, regulation, whole)
    return VoteResult(
        VoteState.PASSED if has_passed else VoteState.REJECTED,
        _words(count.yes, regulation, whole, len(recused)),
        count.yes,
        whole,
        needed(regulation, whole),
    )


def _words(yes: int, regulation: Regulation, whole: int, recused: int) -> str:
    # In hundredths of a percent, halves up; only for reading, never for deciding.
    rounded = (yes * 10_000 * 2 + whole) // (2 * whole)
    share = f"{rounded // 100},{rounded % 100:02d}%"
    left_out = f"; {recused} không tính vì không biểu quyết" if recused else ""
    whom = _OF_WHOM[regulation.denominator]
    return f"{yes}/{whole} {whom}, {share}, cần {regulation.share}{left_out}"


def quorum_words(regulation: Regulation, turnout: Turnout) -> str:
    """Return why the meeting cannot vote (yet), "" when enough members came."""
    has = turnout.has_quorum(regulation)
    if has:
        return ""
    least = turnout.quorum(regulation)
    if has is None:
        return f"Chưa điểm danh đủ: mới có {turnout.present} người, cần {least}"
    return f"Không đủ người họp: {turnout.present}/{turnout.members}, cần {least}"


def _no_whole(regulation: Regulation, whole: int | None) -> str:
    if whole is None:
        if regulation.denominator is Denominator.VALID:
            return "Chưa nhập số phiếu hợp lệ"
        return "Chưa điểm danh xong"
    return "" if whole > 0 else "Không còn ai để tính tỷ lệ"


# --- checks ---------------------------------------------------------------------------


def count_problems(
    count: VoteCount,
    regulation: Regulation,
    turnout: Turnout,
    recused: Sequence[Seat] = (),
    ballots: BallotCount | None = None,
) -> tuple[str, ...]:
    """Return what cannot be in the votes about one candidate, a sentence each."""
    numbers = (count.yes, count.no, count.abstain)
    if any(n is not None and n < 0 for n in numbers):
        return ("Số phiếu không thể là số âm.",)
    found = []
    without = sum(1 for seat in recused if votes(seat, regulation))
    most = turnout.voters(regulation) + turnout.unmarked - without
    if count.total > most:
        found.append(
            f"Đồng ý, không đồng ý và không ý kiến cộng lại là {count.total}, "
            f"nhiều hơn {most} người biểu quyết."
        )
    if ballots is not None and count.total > ballots.valid:
        found.append(
            f"Đồng ý, không đồng ý và không ý kiến cộng lại là {count.total}, "
            f"nhiều hơn {ballots.valid} phiếu hợp lệ."
        )
    return tuple(found)


def ballot_problems(
    ballots: BallotCount, regulation: Regulation, turnout: Turnout
) -> tuple[str, ...]:
    """Return what cannot be in the ballots of a list, a sentence each."""
    if min(ballots.issued, ballots.collected, ballots.valid, ballots.invalid) < 0:
        return ("Số phiếu không thể là số âm.",)
    found = []
    most = turnout.voters(regulation) + turnout.unmarked
    if ballots.issued > most:
        found.append(
            f"Phát ra {ballots.issued} phiếu, nhiều hơn {most} người biểu quyết."
        )
    if ballots.collected > ballots.issued:
        found.append(
            f"Thu về {ballots.collected} phiếu, nhiều hơn {ballots.issued} phiếu "
            "phát ra."
        )
    if ballots.valid + ballots.invalid != ballots.collected:
        found.append(
            f"{ballots.valid} phiếu hợp lệ và {ballots.invalid} phiếu không hợp lệ "
            f"không bằng {ballots.collected} phiếu thu về."
        )
    return tuple(found)


def regulation_problems(regulation: Regulation) -> tuple[str, ...]:
    """Return what no vote could ever follow, a sentence each."""
    found = []
    threshold = regulation.threshold_percent
    if not 0 < threshold <= 100:
        found.append(f"Tỷ lệ {vietnamese.percent(threshold)} không hợp lý.")
    if threshold == 100 and regulation.is_strict:
        found.append("Không ai đạt được trên 100%.")
    if not 0 < regulation.quorum <= 1:
        found.append("Phần thành viên phải có mặt là một phân số từ 0 đến 1.")
    is_by_hand = regulation.ballot is Ballot.HANDS
    if regulation.denominator is Denominator.VALID and is_by_hand:
        found.append("Biểu quyết giơ tay không có phiếu hợp lệ để tính tỷ lệ.")
    return tuple(found)


# --- members who are nominees ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Conflict:
    """A member who is, or by the name may be, the candidate."""

    seat: Seat
    is_certain: bool


def conflicts(
    seats: Sequence[Seat], subject_id: str, name: str, kind: Kind
) -> tuple[Conflict, ...]:
    """Return the members who are the candidate: by the register, or by the name.

    A member tied to somebody else of the register is not the candidate, whatever the
    name: two people may share one.
    """
    found = []
    for seat in seats:
        if seat.person_id is not None:
            if seat.person_id == subject_id:
                found.append(Conflict(seat, is_certain=True))
        elif kind is Kind.INDIVIDUAL and text.same_key(seat.name) == text.same_key(
            name
        ):
            found.append(Conflict(seat, is_certain=False))
    return tuple(found)
