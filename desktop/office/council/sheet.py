"""The council's meeting as plain values: who came, who stands, what was voted, why.

Candidates are whoever stands on the computed lists as proposed, tied at the line or in
reserve, and whoever was voted on before leaving a list.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from db import council as kept
from db.connection import OfficeDatabase
from desktop.awards.council import (
    BallotCount,
    CouncilRole,
    Meeting,
    Recusal,
    Seat,
    Turnout,
    VoteCount,
    VoteResult,
    VoteState,
)
from desktop.awards.council_votes import Conflict, conflicts, quorum_words, result_of
from desktop.awards.selection import Remark, Section
from desktop.emulation.movements import ReviewRound
from desktop.errors import OfficeError
from desktop.office.rounds.outcome import Outcome, ReviewList, ReviewRow

STANDING = (Section.PROPOSED, Section.AT_THE_LINE, Section.RESERVE)
_DEPARTURES = (
    Remark.CHOSEN_AT_THE_LINE,
    Remark.EXTRA,
    Remark.BEYOND,
    Remark.WITHDRAWN,
)


@dataclass(frozen=True, slots=True)
class CouncilRow:
    """A candidate before the council.

    `result` explains itself; `conflicts` are members who are or may be the candidate,
    `recusals` those of the council who by stated choice have no vote here.
    """

    offer: str
    row: ReviewRow
    count: VoteCount | None
    result: VoteResult
    conflicts: tuple[Conflict, ...] = ()
    recusals: tuple[Recusal, ...] = ()

    @property
    def is_proposed(self) -> bool:
        """Tell whether the candidate is on the list as it stands."""
        return self.row.section is Section.PROPOSED

    @property
    def is_rejected(self) -> bool:
        """Tell whether the council did not pass the candidate."""
        return self.result.state is VoteState.REJECTED

    @property
    def is_departure(self) -> bool:
        """Tell whether the list departs from the computed one here."""
        return self.row.remark in _DEPARTURES

    @property
    def withdrawal(self) -> str:
        """Return the reason offered for taking a rejected candidate off the list."""
        return f"Không đủ phiếu: {self.result.share}"


@dataclass(frozen=True, slots=True)
class CouncilList:
    """One list of an award before the council; `ballots` None while not counted."""

    found: ReviewList
    rows: tuple[CouncilRow, ...]
    ballots: BallotCount | None = None


@dataclass(frozen=True, slots=True)
class CouncilSheet:
    """Everything about the council and the current round; no meeting, no votes."""

    round: ReviewRound
    meeting: Meeting | None
    seats: tuple[Seat, ...]
    lists: tuple[CouncilList, ...]

    @property
    def turnout(self) -> Turnout:
        """Return how many came."""
        return Turnout.of(self.seats)

    @property
    def quorum_problem(self) -> str:
        """Return why the council cannot vote (yet), "" when it can."""
        if self.meeting is None:
            return "Chưa mở cuộc họp"
        return quorum_words(self.meeting.regulation, self.turnout)

    @property
    def rows(self) -> tuple[CouncilRow, ...]:
        """Return all candidates, list after list."""
        return tuple(row for found in self.lists for row in found.rows)

    @property
    def rejected(self) -> tuple[CouncilRow, ...]:
        """Return whom the council did not pass while the list still proposes them."""
        return tuple(r for r in self.rows if r.is_rejected and r.is_proposed)

    @property
    def waiting(self) -> tuple[CouncilRow, ...]:
        """Return who is proposed or tied at the line and has no result yet."""
        return tuple(
            row
            for row in self.rows
            if row.row.section in (Section.PROPOSED, Section.AT_THE_LINE)
            and row.result.state is VoteState.OPEN
        )

    @property
    def departures(self) -> tuple[CouncilRow, ...]:
        """Return where the lists depart from the computed ones, with the reasons."""
        return tuple(row for row in self.rows if row.is_departure)

    def find(self, offer: str, subject_id: str) -> CouncilRow:
        """Return the candidate of an award.

        Raises:
            OfficeError: nobody like that stands before the council.
        """
        for row in self.rows:
            if (row.offer, row.row.subject_id) == (offer, subject_id):
                return row
        raise OfficeError(
            "Đối tượng này không có trong danh sách đưa ra Hội đồng.",
            "Tải lại trang rồi chọn lại; chưa có gì thay đổi.",
        )

    def seat_of(self, member_id: str | None) -> Seat | None:
        """Return a member at the meeting."""
        return next((s for s in self.seats if s.member_id == member_id), None)


def sheet_of(
    database: OfficeDatabase, review_round: ReviewRound, outcome: Outcome
) -> CouncilSheet:
    """Return the meeting of a round with its candidates and results."""
    found = kept.meetings(database, review_round.id)
    meeting = found[-1] if found else None
    if meeting is None:
        lists = tuple(_unvoted(each) for each in outcome.lists)
        return CouncilSheet(review_round, None, (), lists)
    seats = tuple(in_order(kept.seats(database, meeting.id)))
    said = _Said(
        meeting,
        seats,
        {(v.offer, v.subject_id): v for v in kept.votes(database, meeting.id)},
        {(b.offer, b.kind): b for b in kept.ballots(database, meeting.id)},
        tuple(kept.recusals(database, meeting.id)),
    )
    lists = tuple(said.list_of(each) for each in outcome.lists)
    return CouncilSheet(review_round, meeting, seats, lists)


def refuse_rejected(
    database: OfficeDatabase, review_round: ReviewRound, outcome: Outcome
) -> None:
    """Refuse to close a round while it proposes somebody the council did not pass."""
    rejected = sheet_of(database, review_round, outcome).rejected
    if rejected:
        names = ", ".join(f"{r.row.name} ({r.result.share})" for r in rejected)
        raise OfficeError(
            f"Hội đồng không thông qua nhưng vẫn còn trong danh sách: {names}.",
            "Rút khỏi danh sách kèm lý do ở trang Hội đồng, rồi chốt lại.",
        )


def in_order(seats: Iterable[Seat]) -> list[Seat]:
    """Return seats as minutes name them: chair first, secretary last."""
    roles = list(CouncilRole)
    return sorted(seats, key=lambda seat: (roles.index(seat.role), seat.member_id))


@dataclass(frozen=True, slots=True)
class _Said:
    """What was said at a meeting, to be laid beside the lists."""

    meeting: Meeting
    seats: tuple[Seat, ...]
    votes: Mapping[tuple[str, str], VoteCount]
    ballots: Mapping[tuple[str, str], BallotCount]
    recusals: tuple[Recusal, ...]

    def list_of(self, found: ReviewList) -> CouncilList:
        ballots = self.ballots.get((found.offer, found.key))
        rows = tuple(
            self.row_of(found.offer, row, ballots)
            for row in found.rows
            if row.section in STANDING or (found.offer, row.subject_id) in self.votes
        )
        return CouncilList(found, rows, ballots)

    def row_of(
        self, offer: str, row: ReviewRow, ballots: BallotCount | None
    ) -> CouncilRow:
        recusals = tuple(
            r
            for r in self.recusals
            if (r.offer, r.subject_id) == (offer, row.subject_id)
        )
        out = {recusal.member_id for recusal in recusals}
        count = self.votes.get((offer, row.subject_id))
        result = result_of(
            count,
            self.meeting.regulation,
            Turnout.of(self.seats),
            recused=[seat for seat in self.seats if seat.member_id in out],
            ballots=ballots,
        )
        same = conflicts(self.seats, row.subject_id, row.name, row.kind)
        return CouncilRow(offer, row, count, result, same, recusals)


def _unvoted(found: ReviewList) -> CouncilList:
    nothing = VoteResult(VoteState.OPEN, VoteState.OPEN.label)
    rows = tuple(
        CouncilRow(found.offer, row, None, nothing)
        for row in found.rows
        if row.section in STANDING
    )
    return CouncilList(found, rows)
