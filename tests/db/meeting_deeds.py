"""Deeds about the papers of a meeting and lists that are posted."""

from db import council, meetings
from desktop.awards.minutes import (
    Absence,
    Counting,
    Invitation,
    InvitationSigner,
    Minutes,
    Posting,
    PostingStage,
)
from tests.db.deeds import a_known_round, pick
from tests.db.samples import DAY


def write_the_minutes(database, number):
    meeting = pick(council.meetings(database), number)
    if meeting is None:
        return
    agreed = None if number % 3 == 0 else number
    meetings.put_minutes(
        database,
        meeting.id,
        Minutes("16 giờ 40", "Báo cáo", f"Ý kiến {number}", agreed),
    )
    meetings.put_counting(
        database, meeting.id, Counting("A", f"B\nC {number}", "15 giờ", "16 giờ", "D")
    )
    signer = pick(list(InvitationSigner), number)
    meetings.put_invitation(
        database, meeting.id, Invitation(f"Khách {number}", "Mang tài liệu", signer)
    )
    away = [Absence(s.member_id, "ốm") for s in council.seats(database, meeting.id)]
    meetings.put_absences(database, meeting.id, tuple(away[: number % 3]))


def post_a_list(database, number):
    review_round = a_known_round(database, number)
    if review_round is not None:
        stage = pick(list(PostingStage), number)
        day = DAY if number % 2 else None
        posting = Posting(stage, day, number % 5 or None, "Trụ sở", "Phòng")
        meetings.put_posting(database, review_round.id, posting)


def take_a_list_down(database, number):
    review_round = a_known_round(database, number)
    if review_round is not None:
        meetings.remove_postings(database, review_round.id)


ALL = (write_the_minutes, post_a_list, take_a_list_down)
