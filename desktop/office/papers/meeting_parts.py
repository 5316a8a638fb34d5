"""What the papers of a meeting are made of: who came, what was voted and concluded."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.awards.council import (
    DEFAULT_BASIS,
    Ballot,
    CouncilRole,
    Meeting,
    Presence,
    Seat,
    VoteState,
)
from desktop.awards.minutes import InvitationSigner, MeetingRecord
from desktop.awards.selection import Section
from desktop.documents.kinds import kinds_counted
from desktop.documents.paper import Paper, Signature
from desktop.documents.papers import ballot, meeting_minutes, vote_count
from desktop.documents.papers.authorities import by_order, for_council
from desktop.documents.papers.council import state_post
from desktop.documents.papers.wording import Office
from desktop.emulation.participants import Kind
from desktop.office.council.sheet import CouncilSheet
from desktop.office.papers import names, words
from desktop.office.papers import votes as paper_votes
from desktop.office.papers.words import Round
from desktop.office.rounds.outcome import ReviewList

_ROLES = {
    CouncilRole.CHAIR: "Chủ tịch Hội đồng",
    CouncilRole.DEPUTY: "Phó Chủ tịch Hội đồng",
}
_TITLES = {
    InvitationSigner.CHAIR: (CouncilRole.CHAIR, ("CHỦ TỊCH",)),
    InvitationSigner.DEPUTY: (CouncilRole.DEPUTY, ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
}
_BY_ORDER = "Ủy viên thường trực"


@dataclass(frozen=True, slots=True)
class Held:
    """The meeting of a round with everything its papers need."""

    now: Round
    office: Office
    sheet: CouncilSheet
    meeting: Meeting
    record: MeetingRecord

    @property
    def matter(self) -> str:
        """What the meeting was about, as it goes on inside a line."""
        forms = words.forms_of(self.now.outcome.lists)
        return f"xét {forms} trong {words.movement_in(self.now)}"

    @property
    def title(self) -> str:
        """The same as the subject of a paper."""
        return words.capital(self.matter)

    def called(self, seat: Seat | None) -> str:
        """Return a member with "Ông" or "Bà" where the register knows it."""
        if seat is None:
            return ""
        person = self.now.roundup.person_by_id.get(seat.person_id or "")
        said = person.salutation.label if person and person.salutation else ""
        return f"{said} {seat.name}".strip()


def ballot_of(held: Held) -> Paper:
    """Return the sheet a member marks."""
    several = len({found.found.form for found in held.sheet.lists}) > 1
    lists = [
        ballot.BallotList(
            words.form_words(found.found.form).upper() if several else "",
            tuple(
                ballot.Candidate(
                    words.PAPER_KINDS[row.row.kind],
                    paper_votes.candidate_name(row.row),
                    words.where(row.row) if row.row.kind is Kind.INDIVIDUAL else "",
                )
                for row in paper_votes.before_the_council(found)
            ),
        )
        for found in held.sheet.lists
        if paper_votes.before_the_council(found)
    ]
    return ballot.describe_ballot(
        ballot.BallotSheet(
            office=held.office,
            matter=held.title,
            held_on=held.meeting.held_on,
            lists=tuple(lists),
            is_secret=held.meeting.regulation.ballot is Ballot.SECRET,
            is_whole_spoiled=held.record.counting.is_whole_spoiled,
        )
    )


def vote_count_of(held: Held) -> Paper:
    """Return the minutes of counting the ballots."""
    meeting, counting = held.meeting, held.record.counting
    regulation = meeting.regulation
    return vote_count.describe_vote_count(
        vote_count.VoteCount(
            office=held.office,
            matter=held.title,
            held_on=meeting.held_on,
            place=meeting.place,
            rule=paper_votes.rule_of(held.sheet, regulation),
            voters=paper_votes.voters_of(held.sheet, regulation),
            ballots=paper_votes.ballots_of(held.sheet),
            rows=paper_votes.voted(held.sheet),
            number=held.now.issued_of("vote-count").number,
            started=counting.started,
            ended=counting.ended,
            leader=counting.leader,
            tellers=counting.names,
            kept_by=counting.kept_by,
        )
    )


def attendance_of(held: Held) -> meeting_minutes.Attendance:
    """Return who came and who did not; the program's own default is no basis."""
    sheet, rule = held.sheet, held.meeting.regulation
    away = (Presence.ABSENT, Presence.WRITTEN)
    basis = "" if rule.basis == DEFAULT_BASIS else " ".join(rule.basis.split())
    return meeting_minutes.Attendance(
        members=sheet.turnout.members,
        present=tuple(
            meeting_minutes.Attendee(s.name, s.position, _role(s))
            for s in sheet.seats
            if s.presence is Presence.PRESENT
        ),
        absent=tuple(
            meeting_minutes.Absentee(
                held.called(s),
                _role(s),
                held.record.reason_of(s.member_id),
                has_written=s.presence is Presence.WRITTEN,
            )
            for s in sheet.seats
            if s.presence in away
        ),
        unmarked=tuple(s.name for s in sheet.seats if s.presence is None),
        least=sheet.turnout.quorum(rule),
        basis=basis,
    )


def vote_of(held: Held) -> meeting_minutes.Vote:
    """Return the rule, how one voted, and the results."""
    regulation = held.meeting.regulation
    rule = paper_votes.rule_of(held.sheet, regulation)
    said = paper_votes.teller_words(held.record.counting)
    sentences = paper_votes.vote_sentences(held.sheet, regulation, rule, said)
    return meeting_minutes.Vote(rule, sentences, paper_votes.voted(held.sheet))


def conclusion_of(held: Held) -> tuple[str, ...]:
    """Return what the votes came to, then what was typed; nothing while votes lack."""
    typed = tuple(line for line in held.meeting.conclusion.splitlines() if line)
    rows = held.sheet.rows
    is_open = any(row.row.section is Section.AT_THE_LINE for row in rows)
    if held.sheet.waiting or is_open or not any(row.count for row in rows):
        return typed
    asked = [_asked(held, one) for one in _by_authority(held.now.outcome.lists)]
    found = [sentence for sentence in asked if sentence]
    return (*(found or ["Hội đồng không đề nghị trường hợp nào"]), *typed)


def _by_authority(lists: Sequence[ReviewList]) -> list[list[ReviewList]]:
    """Return the lists by who decides and what is awarded."""
    found: dict[tuple[bool, str, str], list[ReviewList]] = {}
    for one in lists:
        found.setdefault((one.is_own, one.authority, one.form), []).append(one)
    return list(found.values())


def _asked(held: Held, lists: Sequence[ReviewList]) -> str:
    codes = {one.offer for one in lists}
    passed = [
        row
        for row in held.sheet.rows
        if row.offer in codes
        and row.is_proposed
        and row.result.state is VoteState.PASSED
    ]
    ids = {(found.offer, r.subject_id) for found in lists for r in found.rows}
    passed = [row for row in passed if (row.offer, row.row.subject_id) in ids]
    if not passed:
        return ""
    first = lists[0]
    who = held.office.short_chair
    if not first.is_own:
        who = names.full_authority(first.authority, "")
    counts = kinds_counted(Counter(words.PAPER_KINDS[r.row.kind] for r in passed))
    form = words.form_words(first.form)
    award = f"tặng {form} cho" if form else "khen thưởng"
    return (
        f"Hội đồng thống nhất đề nghị {who} {award} {counts} đạt đủ số phiếu nêu tại "
        "mục 3"
    )


def _role(seat: Seat) -> str:
    return _ROLES.get(seat.role, seat.role.label)


def introduced(held: Held, seat: Seat | None, *, with_role: bool = True) -> str:
    """Return "Ông Trịnh Đình Khôi, Chủ tịch Ủy ban nhân dân xã, Chủ tịch Hội đồng"."""
    if seat is None:
        return ""
    parts = [held.called(seat), state_post(seat.position)]
    parts += [_role(seat)] if with_role else []
    return ", ".join(part for part in parts if part)


def inviting(sheet: CouncilSheet, signer: InvitationSigner) -> Signature:
    """Return who signs the invitation, with the state post beside the council's."""
    if signer is InvitationSigner.STANDING:
        seat = _seat(sheet, CouncilRole.STANDING)
        return by_order(_BY_ORDER, seat.name if seat else "")
    role, titles = _TITLES[signer]
    seat = _seat(sheet, role)
    post = state_post(seat.position) if seat else ""
    return for_council(titles, seat.name if seat else "", post)


def _seat(sheet: CouncilSheet, role: CouncilRole) -> Seat | None:
    return next((seat for seat in sheet.seats if seat.role is role), None)
