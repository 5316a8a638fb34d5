"""The council's meeting about a round: when, by which rule, who came, and its end.

One meeting a round. It belongs to the officer until it is finished; a finished one is
opened again to correct it, a closed round changes no more.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from db import council as kept
from db.identity import new_id
from desktop import text
from desktop.awards.council import (
    Ballot,
    CouncilMember,
    CouncilRole,
    Meeting,
    Presence,
    Regulation,
)
from desktop.awards.council_votes import regulation_problems
from desktop.errors import EntryError, OfficeError
from desktop.office import entries
from desktop.office.council.members import CouncilMembers, seat_of
from desktop.office.council.sheet import CouncilSheet, sheet_of
from desktop.office.desk import Desk
from desktop.office.rounds.outcome import Outcome
from desktop.office.rounds.roundup import Roundup


class CouncilMeetings(CouncilMembers):
    """Open, keep and finish the meeting of the current round."""

    def __init__(
        self, desk: Desk, current: Callable[[], tuple[Roundup, Outcome]]
    ) -> None:
        super().__init__(desk)
        self._current = current

    def sheet(self) -> CouncilSheet:
        """Return the meeting of the current round with candidates and results."""
        roundup, outcome = self._current()
        return sheet_of(self._desk.database, roundup.round, outcome)

    def regulation(self) -> Regulation:
        """Return by what the next meeting decides: as the last one did."""
        found = kept.meetings(self._desk.database)
        return found[-1].regulation if found else Regulation()

    def open(self, *, held_on: date, place: str, started: str = "") -> Meeting:
        """Open the meeting about the current round; every member gets a seat."""
        sheet = self.sheet()
        _refuse_closed(sheet)
        members = self.members()
        if sheet.meeting is not None:
            raise OfficeError(
                "Đợt xét này đã có cuộc họp Hội đồng.", "Ghi tiếp vào cuộc họp đã có."
            )
        if not members:
            raise OfficeError(
                "Hội đồng chưa có thành viên nào.",
                "Thêm thành viên Hội đồng rồi mở cuộc họp.",
            )
        meeting = Meeting(
            new_id(),
            sheet.round.id,
            self._day(held_on),
            text.clean(place),
            self.regulation(),
            text.clean(started),
            chair_id=_first(members, CouncilRole.CHAIR),
            secretary_id=_first(members, CouncilRole.SECRETARY),
        )
        with self._desk.trail.operation("Mở cuộc họp Hội đồng"):
            kept.put_meeting(self._desk.database, meeting)
            seats = [seat_of(member) for member in members]
            kept.put_seats(self._desk.database, meeting.id, seats)
        return meeting

    def revise(self, meeting: Meeting) -> None:
        """Keep day, place, chair, secretary, tellers, agenda and conclusion."""
        before = self._open_meeting(self.sheet())
        meeting = replace(
            meeting,
            id=before.id,
            round_id=before.round_id,
            regulation=before.regulation,
            finished_on=None,
            held_on=self._day(meeting.held_on),
            agenda=entries.note(meeting.agenda, "nội dung họp"),
            conclusion=entries.note(meeting.conclusion, "kết luận"),
        )
        with self._desk.trail.operation("Sửa cuộc họp Hội đồng"):
            kept.put_meeting(self._desk.database, meeting)

    def regulate(self, regulation: Regulation) -> None:
        """Decide by another rule; every result is judged anew by it."""
        meeting = self._open_meeting(self.sheet())
        problems = regulation_problems(regulation)
        if problems:
            raise EntryError(problems[0], "Sửa lại quy chế; chưa có gì thay đổi.")
        basis = entries.reason(regulation.basis, "căn cứ của quy chế")
        regulation = replace(regulation, basis=basis)
        with self._desk.trail.operation(f"Biểu quyết theo {regulation.words}"):
            kept.put_meeting(
                self._desk.database, replace(meeting, regulation=regulation)
            )

    def mark(self, marks: Mapping[str, Presence | None]) -> None:
        """Say who came; None makes it "not marked" again."""
        sheet = self.sheet()
        meeting = self._open_meeting(sheet)
        by_letter = Presence.WRITTEN in marks.values()
        if by_letter and not meeting.regulation.allows_written:
            raise EntryError(
                "Quy chế không cho gửi ý kiến bằng văn bản.",
                "Ghi có mặt hoặc vắng mặt, hoặc sửa quy chế biểu quyết.",
            )
        seats = [
            replace(seat, presence=marks[seat.member_id])
            for seat in sheet.seats
            if seat.member_id in marks
        ]
        who = seats[0].name if len(seats) == 1 else f"{len(seats)} thành viên"
        with self._desk.trail.operation(f"Điểm danh Hội đồng: {who}"):
            kept.put_seats(self._desk.database, meeting.id, seats)

    def finish(self) -> None:
        """End the meeting once everybody is marked and everyone proposed voted on."""
        sheet = self.sheet()
        meeting = self._open_meeting(sheet)
        self._refuse_unready(sheet, meeting)
        with self._desk.trail.operation("Kết thúc cuộc họp Hội đồng"):
            kept.put_meeting(
                self._desk.database, replace(meeting, finished_on=self._desk.today())
            )

    def resume(self) -> None:
        """Open a finished meeting again to correct it."""
        sheet = self.sheet()
        _refuse_closed(sheet)
        if sheet.meeting is None or sheet.meeting.finished_on is None:
            raise OfficeError("Cuộc họp chưa kết thúc.", "Cứ ghi tiếp.")
        with self._desk.trail.operation("Sửa lại cuộc họp Hội đồng"):
            kept.put_meeting(
                self._desk.database, replace(sheet.meeting, finished_on=None)
            )

    def _refuse_unready(self, sheet: CouncilSheet, meeting: Meeting) -> None:
        if sheet.turnout.unmarked:
            raise OfficeError(
                f"Còn {sheet.turnout.unmarked} thành viên chưa điểm danh.",
                "Ghi có mặt, vắng mặt hay ý kiến bằng văn bản cho từng người.",
            )
        if sheet.quorum_problem:
            raise OfficeError(
                f"{sheet.quorum_problem}.", "Họp lại khi đủ người, hoặc sửa điểm danh."
            )
        if sheet.waiting:
            names = ", ".join(row.row.name for row in sheet.waiting)
            raise OfficeError(
                f"Chưa có kết quả biểu quyết về {names}.",
                "Nhập số phiếu của từng người rồi kết thúc.",
            )
        if meeting.regulation.ballot is Ballot.SECRET:
            for found in sheet.lists:
                voted = any(row.count for row in found.rows)
                if voted and found.ballots is None:
                    raise OfficeError(
                        f"Chưa nhập số phiếu phát ra, thu về của danh sách "
                        f"{found.found.quota}.",
                        "Nhập số phiếu rồi kết thúc.",
                    )

    def _open_meeting(self, sheet: CouncilSheet) -> Meeting:
        """Return the meeting under way, or refuse with what to do."""
        _refuse_closed(sheet)
        if sheet.meeting is None:
            raise OfficeError("Chưa mở cuộc họp Hội đồng.", "Mở cuộc họp trước.")
        if sheet.meeting.finished_on is not None:
            raise OfficeError(
                "Cuộc họp Hội đồng đã kết thúc.", "Bấm “Sửa lại” nếu cần ghi khác đi."
            )
        return sheet.meeting

    def _day(self, held_on: date) -> date:
        first = self._current()[0].plan.period.first
        if held_on < first:
            raise EntryError(
                f"Ngày họp {held_on:%d/%m/%Y} trước khi phong trào bắt đầu.",
                "Kiểm tra lại ngày; chưa có gì thay đổi.",
            )
        return held_on


def _first(members: Sequence[CouncilMember], role: CouncilRole) -> str | None:
    return next((member.id for member in members if member.role is role), None)


def _refuse_closed(sheet: CouncilSheet) -> None:
    if sheet.round.is_closed:
        raise OfficeError(
            "Đợt xét đã chốt nên biên bản Hội đồng không đổi được.",
            "Muốn đổi, mở lại đợt xét và ghi lý do.",
        )
