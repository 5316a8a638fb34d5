"""The council and its votes about the candidates of a round.

Members are in `council_members`, the meeting in `council_meetings`, what its papers say
in `council_minutes`; what is read and shown is a `council_sheet.CouncilSheet`. What the
council decides about the lists goes through `review`, with a reason, like any other
departure from the computed list.
"""

from collections.abc import Sequence
from dataclasses import replace

from db import council as kept
from desktop.awards.council import (
    BallotCount,
    Meeting,
    Recusal,
    Regulation,
    Seat,
    VoteCount,
    votes,
)
from desktop.awards.council_votes import ballot_problems, count_problems
from desktop.errors import EntryError, OfficeError
from desktop.office import entries
from desktop.office.council.minutes import CouncilMinutes
from desktop.office.council.sheet import CouncilRow, CouncilSheet, in_order

_UNCHANGED = "Kiểm tra lại số vừa nhập; chưa có gì thay đổi."


class Council(CouncilMinutes):
    """Members, the meeting of the current round, and what it voted."""

    def record(self, counts: Sequence[VoteCount]) -> None:
        """Keep the votes about candidates; one without any number is cleared.

        Where everybody who votes said yes nobody is left, so the zeros follow.
        """
        sheet = self.sheet()
        meeting = self._open_meeting(sheet)
        rows = [sheet.find(count.offer, count.subject_id) for count in counts]
        for row, count in zip(rows, counts, strict=True):
            self._refuse_wrong(sheet, meeting, row, count)
        counts = [
            _settled(count, _voters(sheet, meeting.regulation, row))
            if not sheet.turnout.unmarked
            else count
            for row, count in zip(rows, counts, strict=True)
        ]
        names = rows[0].row.name if len(rows) == 1 else f"{len(rows)} đối tượng"
        database = self._desk.database
        with self._desk.trail.operation(f"Ghi số phiếu của {names}"):
            for count in counts:
                if (count.yes, count.no, count.abstain) == (None, None, None):
                    kept.clear_vote(database, meeting.id, count.offer, count.subject_id)
                else:
                    kept.put_votes(database, meeting.id, [count])

    def all_agree(self, offer: str, key: str) -> int:
        """Give everyone proposed on a list and not voted on yet every vote there is.

        Those tied and in reserve are left: about them the council has to decide one by
        one. Return how many got votes.
        """
        sheet = self.sheet()
        meeting = self._open_meeting(sheet)
        if sheet.turnout.unmarked or sheet.quorum_problem:
            raise OfficeError(
                f"{sheet.quorum_problem or 'Chưa điểm danh xong'}.",
                "Điểm danh đủ rồi ghi biểu quyết.",
            )
        counts = []
        for found in sheet.lists:
            if (found.found.offer, found.found.key) != (offer, key):
                continue
            for row in found.rows:
                if row.is_proposed and row.count is None:
                    whole = _voters(sheet, meeting.regulation, row)
                    if found.ballots is not None:
                        whole = min(whole, found.ballots.valid)
                    counts.append(VoteCount(offer, row.row.subject_id, whole, 0, 0))
        if counts:
            self.record(counts)
        return len(counts)

    def count_ballots(self, ballots: BallotCount) -> None:
        """Keep how many ballots of a list went out, came back, and were valid."""
        sheet = self.sheet()
        meeting = self._open_meeting(sheet)
        problems = ballot_problems(ballots, meeting.regulation, sheet.turnout)
        if problems:
            raise EntryError(problems[0], _UNCHANGED)
        with self._desk.trail.operation("Ghi số phiếu phát ra, thu về"):
            kept.put_ballots(self._desk.database, meeting.id, [ballots])

    def recuse(self, offer: str, subject_id: str, member_id: str, reason: str) -> None:
        """Take a member out of the vote about one candidate, with the reason."""
        sheet = self.sheet()
        meeting = self._open_meeting(sheet)
        row, seat = sheet.find(offer, subject_id), sheet.seat_of(member_id)
        if seat is None:
            raise OfficeError(
                "Người này không phải thành viên dự họp.", "Chọn một thành viên khác."
            )
        reason = entries.reason(reason)
        recusal = Recusal(offer, subject_id, member_id, reason)
        with self._desk.trail.operation(
            f"{seat.name} không biểu quyết về {row.row.name}", reason=reason
        ):
            kept.put_recusals(self._desk.database, meeting.id, [recusal])

    def let_vote(self, recusal: Recusal) -> None:
        """Give a member the vote about a candidate back."""
        meeting = self._open_meeting(self.sheet())
        with self._desk.trail.operation("Bỏ việc không tham gia biểu quyết"):
            kept.clear_recusal(self._desk.database, meeting.id, recusal)

    def _refuse_wrong(
        self, sheet: CouncilSheet, meeting: Meeting, row: CouncilRow, count: VoteCount
    ) -> None:
        recused = _recused(sheet, row)
        ballots = next(f.ballots for f in sheet.lists if row in f.rows)
        problems = count_problems(
            count, meeting.regulation, sheet.turnout, recused, ballots
        )
        if problems:
            raise EntryError(f"{row.row.name}: {problems[0]}", _UNCHANGED)


def _settled(count: VoteCount, voters: int) -> VoteCount:
    return replace(count, no=0, abstain=0) if count.yes == voters > 0 else count


def _recused(sheet: CouncilSheet, row: CouncilRow) -> list[Seat]:
    out = {recusal.member_id for recusal in row.recusals}
    return in_order(seat for seat in sheet.seats if seat.member_id in out)


def _voters(sheet: CouncilSheet, regulation: Regulation, row: CouncilRow) -> int:
    without = sum(1 for seat in _recused(sheet, row) if votes(seat, regulation))
    return sheet.turnout.voters(regulation) - without
