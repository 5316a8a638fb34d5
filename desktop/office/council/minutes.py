"""What the papers of the council's meeting say beyond attendance and votes.

Minutes are written up after a meeting is over, so they stay open when it is finished
and end with the round: a closed round keeps its minutes as they are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from db import meetings as kept
from db.connection import OfficeDatabase
from desktop import text
from desktop.awards.council import Meeting, Presence
from desktop.awards.minutes import (
    Absence,
    Counting,
    Invitation,
    MeetingRecord,
    Minutes,
    Posting,
    PostingStage,
)
from desktop.errors import EntryError, OfficeError
from desktop.office import entries
from desktop.office.council.meetings import CouncilMeetings
from desktop.office.council.sheet import CouncilSheet

_MOST_DAYS = 99


class CouncilMinutes(CouncilMeetings):
    """Keep the minutes, the count of ballots, the invitation and what is posted."""

    def papers_record(self) -> MeetingRecord:
        """Return what is kept for the papers of the current round's meeting."""
        meeting = self.sheet().meeting
        if meeting is None:
            return MeetingRecord()
        return record_of(self._desk.database, meeting)

    def write_up(
        self,
        *,
        minutes: Minutes | None = None,
        reasons: Mapping[str, str] | None = None,
        counting: Counting | None = None,
        invitation: Invitation | None = None,
        postings: Sequence[Posting] = (),
    ) -> None:
        """Keep several of these at once, as one step that undo takes back whole."""
        with self._desk.trail.operation("Ghi biên bản, giấy tờ của cuộc họp Hội đồng"):
            if minutes is not None:
                self.write_minutes(minutes, reasons or {})
            if counting is not None:
                self.write_counting(counting)
            if invitation is not None:
                self.write_invitation(invitation)
            for posting in postings:
                self.write_posting(posting)

    def write_minutes(self, minutes: Minutes, reasons: Mapping[str, str]) -> None:
        """Keep how the meeting went, and why members did not come.

        Args:
            minutes: end, report, discussion, how many agreed.
            reasons: by member id; an empty one is taken out.

        Raises:
            EntryError: more agreed than came, or a reason for somebody who came.
        """
        sheet = self.sheet()
        meeting = _kept_open(sheet)
        _refuse_agreed(sheet, minutes.agreed)
        minutes = replace(
            minutes,
            ended=text.clean(minutes.ended),
            report=entries.note(minutes.report, "báo cáo"),
            discussion=entries.note(minutes.discussion, "ý kiến thảo luận"),
        )
        absences = _absences(sheet, reasons)
        with self._desk.trail.operation("Ghi biên bản họp Hội đồng"):
            kept.put_minutes(self._desk.database, meeting.id, minutes)
            kept.put_absences(self._desk.database, meeting.id, absences)

    def write_counting(self, counting: Counting) -> None:
        """Keep who counted the ballots, when, and who keeps them sealed."""
        meeting = _kept_open(self.sheet())
        names = entries.note(counting.tellers, "tên thành viên tổ kiểm phiếu")
        counting = replace(
            counting,
            leader=text.clean(counting.leader),
            tellers="\n".join(line for line in names.splitlines() if line),
            started=text.clean(counting.started),
            ended=text.clean(counting.ended),
            kept_by=text.clean(counting.kept_by),
        )
        with self._desk.trail.operation("Ghi việc kiểm phiếu"):
            kept.put_counting(self._desk.database, meeting.id, counting)

    def write_invitation(self, invitation: Invitation) -> None:
        """Keep whom the invitation goes to beside the members, and who signs it."""
        meeting = _kept_open(self.sheet())
        invitation = replace(
            invitation,
            guests=entries.note(invitation.guests, "khách mời"),
            note=entries.note(invitation.note, "lời dặn"),
        )
        with self._desk.trail.operation("Ghi nội dung giấy mời họp Hội đồng"):
            kept.put_invitation(self._desk.database, meeting.id, invitation)

    def postings(self) -> dict[PostingStage, Posting]:
        """Return how each list of the round is posted; empty where nothing is said."""
        found = kept.postings(self._desk.database, self._current()[0].round.id)
        said = {posting.stage: posting for posting in found}
        return {stage: said.get(stage, Posting(stage)) for stage in PostingStage}

    def write_posting(self, posting: Posting) -> None:
        """Keep where, from when and how long a list is posted.

        Allowed after the round is closed: the list of who was awarded is posted then.
        """
        days = posting.days
        if days is not None and not 0 < days <= _MOST_DAYS:
            raise EntryError(
                f"Số ngày niêm yết {days} không hợp lý.",
                f"Nhập từ 1 đến {_MOST_DAYS}, hoặc để trống.",
            )
        round_id = self._current()[0].round.id
        posting = replace(
            posting,
            place=text.clean(posting.place),
            complaints_to=text.clean(posting.complaints_to),
        )
        title = f"Ghi việc công khai {posting.stage.label.lower()}"
        with self._desk.trail.operation(title):
            kept.put_posting(self._desk.database, round_id, posting)


def record_of(database: OfficeDatabase, meeting: Meeting) -> MeetingRecord:
    """Return what is kept for the papers of a meeting.

    Tellers named in one line of the meeting stand in for a count nobody described.
    """
    record = kept.record(database, meeting.id)
    if record.counting == Counting() and meeting.tellers:
        return replace(record, counting=Counting.of_wording(meeting.tellers))
    return record


def _kept_open(sheet: CouncilSheet) -> Meeting:
    """Return the meeting whose papers may still be written, finished or not."""
    if sheet.meeting is None:
        raise OfficeError("Chưa mở cuộc họp Hội đồng.", "Mở cuộc họp trước.")
    if sheet.round.is_closed:
        raise OfficeError(
            "Đợt xét đã chốt nên biên bản Hội đồng không đổi được.",
            "Muốn đổi, mở lại đợt xét và ghi lý do.",
        )
    return sheet.meeting


def _refuse_agreed(sheet: CouncilSheet, agreed: int | None) -> None:
    turnout = sheet.turnout
    most = turnout.present + turnout.unmarked
    if agreed is not None and not 0 <= agreed <= most:
        raise EntryError(
            f"{agreed} người nhất trí với biên bản, trong khi có {most} người dự họp.",
            "Kiểm tra lại số vừa nhập; chưa có gì thay đổi.",
        )


def _absences(sheet: CouncilSheet, reasons: Mapping[str, str]) -> tuple[Absence, ...]:
    found = []
    for member_id, typed in reasons.items():
        said = entries.note(typed, "lý do vắng mặt")
        if not said:
            continue
        seat = sheet.seat_of(member_id)
        if seat is None or seat.presence in (Presence.PRESENT, None):
            who = seat.name if seat else "Người này"
            raise EntryError(
                f"{who} chưa được ghi vắng mặt.",
                "Điểm danh vắng mặt trước, rồi ghi lý do; chưa có gì thay đổi.",
            )
        found.append(Absence(member_id, " ".join(said.split())))
    return tuple(found)
