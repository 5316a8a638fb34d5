"""What the file keeps for the papers of a meeting, and what it refuses by itself."""

import sqlite3
from dataclasses import replace

import peewee
import pytest

from db import council, meetings
from db.identity import new_id
from desktop.awards.council import CouncilMember, Meeting
from desktop.awards.minutes import (
    Absence,
    Counting,
    Invitation,
    InvitationSigner,
    MeetingRecord,
    Minutes,
    Posting,
    PostingStage,
)
from tests.db.samples import DAY, open_a_round

RECORD = MeetingRecord(
    Minutes("16 giờ 40", "Báo cáo\nhai dòng", "Ý kiến", 9),
    Counting("bà A", "ông B\nông C", "15 giờ", "16 giờ", "thư ký", True),
    Invitation("Khách", "Mang tài liệu", InvitationSigner.STANDING),
)


@pytest.fixture
def meeting(database, trail):
    member = CouncilMember(new_id(), "Vũ Đình Lợi", "Trưởng phòng")
    made = Meeting(
        new_id(), open_a_round(database, trail).id, DAY, "", chair_id=member.id
    )
    with trail.operation("Mở cuộc họp"):
        council.put_members(database, [member])
        council.put_meeting(database, made)
    return made


def put(database, meeting_id, record):
    meetings.put_minutes(database, meeting_id, record.minutes)
    meetings.put_counting(database, meeting_id, record.counting)
    meetings.put_invitation(database, meeting_id, record.invitation)
    meetings.put_absences(database, meeting_id, record.absences)


def test_a_meeting_nobody_wrote_up_has_nothing(database, meeting):
    assert meetings.record(database, meeting.id) == MeetingRecord()


def test_everything_comes_back_as_it_was_kept(database, trail, meeting):
    record = replace(RECORD, absences=(Absence(meeting.chair_id, "ốm"),))

    with trail.operation("Ghi biên bản"):
        put(database, meeting.id, record)

    assert meetings.record(database, meeting.id) == record
    assert meetings.record(database, "other") == MeetingRecord()


def test_nobody_asked_is_not_nobody_agreed(database, trail, meeting):
    for agreed in (None, 0):
        with trail.operation("Ghi biên bản"):
            meetings.put_minutes(database, meeting.id, Minutes(agreed=agreed))

        assert meetings.record(database, meeting.id).minutes.agreed == agreed


def test_a_reason_taken_out_is_gone(database, trail, meeting):
    with trail.operation("Ghi lý do"):
        absence = Absence(meeting.chair_id, "ốm")
        meetings.put_absences(database, meeting.id, (absence,))
        meetings.put_absences(database, meeting.id, ())

    assert meetings.record(database, meeting.id).absences == ()


def test_a_meeting_called_off_takes_its_papers_along(database, trail, meeting):
    with trail.operation("Ghi rồi bỏ"):
        put(database, meeting.id, RECORD)
        council.remove_meeting(database, meeting.id)

    assert meetings.record(database, meeting.id) == MeetingRecord()
    assert trail.undo().title == "Ghi rồi bỏ"


def test_each_list_of_a_round_is_posted_on_its_own(database, trail, meeting):
    proposed = Posting(PostingStage.PROPOSED, DAY, 3, "Bảng tin", "Phòng VH-XH")
    awarded = Posting(PostingStage.AWARDED)

    with trail.operation("Công khai"):
        meetings.put_posting(database, meeting.round_id, proposed)
        meetings.put_posting(database, meeting.round_id, awarded)

    assert meetings.postings(database, meeting.round_id) == [awarded, proposed]


@pytest.mark.parametrize(
    "wrong",
    [
        lambda database, meeting: meetings.put_minutes(
            database, meeting.id, Minutes(agreed=-1)
        ),
        lambda database, meeting: meetings.put_posting(
            database, meeting.round_id, Posting(PostingStage.PROPOSED, days=0)
        ),
        lambda database, meeting: meetings.put_absences(
            database, meeting.id, (Absence(meeting.chair_id, ""),)
        ),
        lambda database, _meeting: meetings.put_minutes(database, "none", Minutes()),
    ],
)
def test_the_file_refuses_what_cannot_be(database, trail, meeting, wrong):
    with (
        pytest.raises((sqlite3.IntegrityError, peewee.IntegrityError)),
        trail.operation("Ghi sai"),
    ):
        wrong(database, meeting)
