"""The family of papers of the council's meeting, once a meeting is opened."""

from collections import Counter

from db import council as seats
from desktop.awards.council import Ballot, Meeting
from desktop.documents.kinds import kinds_counted
from desktop.documents.paper import Paper
from desktop.documents.papers import invitation, meeting_minutes
from desktop.documents.papers.council import state_post
from desktop.office.council.minutes import record_of
from desktop.office.council.sheet import sheet_of
from desktop.office.desk import Desk
from desktop.office.papers import discussion as paper_discussion
from desktop.office.papers import meeting_parts as parts
from desktop.office.papers import votes as paper_votes
from desktop.office.papers import words
from desktop.office.papers.catalogue import PaperKind, PaperStep
from desktop.office.papers.office import MINUTES, PaperOffice
from desktop.office.papers.words import Round

INVITATION, BALLOT = "invitation", "ballot"
VOTE_COUNT = "vote-count"


class MeetingPapers:
    """Invitation, ballot, minutes of counting and minutes of the meeting."""

    def __init__(self, desk: Desk, office: PaperOffice) -> None:
        self._desk = desk
        self._office = office

    def kinds(self, now: Round) -> list[PaperKind]:
        """Return the papers of the meeting; none before it is opened.

        A ballot only where one votes by ballot, or may send an opinion in writing.
        """
        meeting = self._meeting(now)
        if meeting is None:
            return []
        step = PaperStep.COUNCIL
        found = [
            PaperKind(
                INVITATION,
                "Giấy mời họp Hội đồng",
                "giay-moi.pdf",
                step,
                is_numbered=True,
                is_final=True,
            )
        ]
        is_secret = meeting.regulation.ballot is Ballot.SECRET
        if is_secret or meeting.regulation.allows_written:
            members = len(seats.seats(self._desk.database, meeting.id))
            name = "Phiếu bầu" if is_secret else "Phiếu lấy ý kiến bằng văn bản"
            copies = f" (in {members:02d} tờ)" if is_secret else ""
            title, file_name = f"{name}{copies}", "phieu-bau.pdf"
            found.append(PaperKind(BALLOT, title, file_name, step, is_final=True))
        if is_secret:
            title, file_name = "Biên bản kiểm phiếu", "bien-ban-kiem-phieu.pdf"
            found.append(
                PaperKind(VOTE_COUNT, title, file_name, step, is_numbered=True)
            )
        title, file_name = "Biên bản họp Hội đồng", "bien-ban-hop-hoi-dong.pdf"
        found.append(PaperKind(MINUTES, title, file_name, step, is_numbered=True))
        return found

    def describe(self, code: str, now: Round) -> Paper | None:
        """Return one paper of the meeting by its code."""
        describers = {
            INVITATION: self._invitation,
            BALLOT: parts.ballot_of,
            VOTE_COUNT: parts.vote_count_of,
            MINUTES: self._minutes,
        }
        meeting = self._meeting(now) if code in describers else None
        if meeting is None:
            return None
        held = parts.Held(
            now,
            self._office.letterhead(now.roundup.plan),
            sheet_of(self._desk.database, now.roundup.round, now.outcome),
            meeting,
            record_of(self._desk.database, meeting),
        )
        return describers[code](held)

    def _meeting(self, now: Round) -> Meeting | None:
        found = seats.meetings(self._desk.database, now.roundup.round.id)
        return found[-1] if found else None

    def _invitation(self, held: parts.Held) -> Paper:
        meeting, typed = held.meeting, held.record.invitation
        issued = held.now.issued_of(INVITATION)
        chair = held.sheet.seat_of(meeting.chair_id)
        return invitation.describe_invitation(
            invitation.Invitation(
                office=held.office,
                matter=held.matter,
                held_on=meeting.held_on,
                started=meeting.started,
                place=meeting.place,
                signature=parts.inviting(held.sheet, typed.signer),
                number=issued.number,
                signed_on=issued.issued_on,
                guests=tuple(line for line in typed.guests.splitlines() if line),
                agenda=" ".join(meeting.agenda.split()),
                chair=parts.introduced(held, chair),
                note=" ".join(typed.note.split()),
            )
        )

    def _minutes(self, held: parts.Held) -> Paper:
        meeting, typed = held.meeting, held.record.minutes
        chair = held.sheet.seat_of(meeting.chair_id)
        secretary = held.sheet.seat_of(meeting.secretary_id)
        return meeting_minutes.describe_meeting_minutes(
            meeting_minutes.MeetingMinutes(
                office=held.office,
                matter=held.matter,
                held_on=meeting.held_on,
                started=meeting.started,
                place=meeting.place,
                attendance=parts.attendance_of(held),
                vote=parts.vote_of(held),
                number=held.now.issued_of(MINUTES).number,
                chair=parts.introduced(held, chair),
                secretary=parts.introduced(held, secretary, with_role=False),
                chair_name=chair.name if chair else "",
                chair_post=state_post(chair.position) if chair else "",
                secretary_name=secretary.name if secretary else "",
                agenda=" ".join(meeting.agenda.split()),
                report=self._report(held),
                opinions=paper_discussion.opinions(held.sheet, typed.discussion),
                is_discussed=bool(typed.discussion),
                conclusion=parts.conclusion_of(held),
                agreed=typed.agreed,
                ended=typed.ended,
            )
        )

    def _report(self, held: parts.Held) -> tuple[str, ...]:
        """Return what was reported: as typed, else what the lists say."""
        typed = held.record.minutes.report
        if typed:
            return tuple(line for line in typed.splitlines() if line)
        plan = held.now.roundup.plan
        body = self._office.standing_body(plan) or "Cơ quan thường trực"
        first, *more = words.process(held.now, held.now.outcome.lists)
        before = {(one.kind, one.name) for one in paper_votes.voted(held.sheet)}
        put = Counter(kind for kind, _name in before)
        listed = f" Đưa ra Hội đồng: {kinds_counted(put)}" if put else ""
        told = f"{body} báo cáo: {first[:1].lower()}{first[1:]}{listed}"
        return (told, *more)


__all__ = ["BALLOT", "INVITATION", "MINUTES", "VOTE_COUNT", "MeetingPapers"]
