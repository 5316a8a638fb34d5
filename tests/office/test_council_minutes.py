"""What is written up about a meeting: kept, checked, undone, and closed with it."""

from dataclasses import replace

import pytest

from desktop.awards.council import Presence
from desktop.awards.minutes import (
    Counting,
    Invitation,
    MeetingRecord,
    Minutes,
    Posting,
    PostingStage,
)
from desktop.errors import EntryError, OfficeError
from tests.office import council_at_work as work
from tests.ui.office_of_hong_van import full_office

AWAY = "Ủy Viên Số 3"


@pytest.fixture
def office(tmp_path):
    with full_office(tmp_path / "so") as made:
        yield made


@pytest.fixture
def council(office):
    work.open_meeting(office)
    work.come(office, absent=[AWAY])
    return office.council


def seat_id(council, name):
    return next(s.member_id for s in council.sheet().seats if s.name == name)


def test_without_a_meeting_there_is_nothing_to_write_up(office):
    assert office.council.papers_record() == MeetingRecord()
    with pytest.raises(OfficeError, match="Chưa mở cuộc họp"):
        office.council.write_minutes(Minutes(), {})


def test_what_is_typed_is_kept_cleaned(council):
    council.write_minutes(Minutes(" 16 giờ  40 ", "", "Một\n\nHai", 9), {})
    council.write_counting(Counting("bà  A", "ông B\n\nông C"))
    council.write_invitation(Invitation("Khách"))

    record = council.papers_record()
    assert record.minutes.ended == "16 giờ 40"
    assert record.counting.leader == "bà A"
    assert record.counting.names == ("ông B", "ông C")
    assert record.invitation.guests == "Khách"


def test_all_of_it_is_one_step_to_undo(office, council):
    council.write_up(
        minutes=Minutes("16 giờ 40"),
        reasons={seat_id(council, AWAY): "đi tập huấn"},
        counting=Counting("bà A"),
        invitation=Invitation("Khách"),
        postings=[Posting(PostingStage.PROPOSED, days=3)],
    )
    assert council.papers_record().reason_of(seat_id(council, AWAY)) == "đi tập huấn"

    office.undo()

    assert council.papers_record() == MeetingRecord()
    assert council.postings()[PostingStage.PROPOSED].days is None


def test_a_refusal_keeps_nothing_of_the_step(council):
    with pytest.raises(EntryError, match="99 người nhất trí"):
        council.write_up(invitation=Invitation("Khách"), minutes=Minutes(agreed=99))

    assert council.papers_record() == MeetingRecord()


def test_whoever_came_has_no_reason_to_be_away(council):
    reasons = {seat_id(council, work.NAMES[1]): "ốm"}

    with pytest.raises(EntryError, match="chưa được ghi vắng mặt"):
        council.write_minutes(Minutes(), reasons)


def test_an_emptied_reason_is_taken_out(council):
    member = seat_id(council, AWAY)
    council.write_minutes(Minutes(), {member: "ốm"})
    council.write_minutes(Minutes(), {member: "  "})

    assert council.papers_record().absences == ()


@pytest.mark.parametrize("days", [0, -1, 100])
def test_a_number_of_days_that_cannot_be_is_refused(council, days):
    with pytest.raises(EntryError, match="Số ngày niêm yết"):
        council.write_posting(Posting(PostingStage.PROPOSED, days=days))


def test_tellers_named_in_one_line_lead_by_the_first(council):
    meeting = council.sheet().meeting
    council.revise(replace(meeting, tellers="bà Trần Thị Hạnh, ông Hồ Minh Quân"))

    counting = council.papers_record().counting

    assert counting.leader == "bà Trần Thị Hạnh"
    assert counting.names == ("ông Hồ Minh Quân",)


def test_minutes_are_written_after_the_meeting_and_end_with_the_round(office, council):
    work.settle_ties(office)
    work.all_agree(office)
    council.finish()
    council.write_minutes(Minutes("16 giờ 40"), {})
    office.review.close(office.roundup())

    with pytest.raises(OfficeError, match="Đợt xét đã chốt"):
        council.write_minutes(Minutes("17 giờ 00"), {})
    assert council.papers_record().minutes.ended == "16 giờ 40"


def test_the_list_of_the_awarded_is_posted_after_the_round_is_closed(office, council):
    work.settle_ties(office)
    work.all_agree(office)
    office.review.close(office.roundup())

    council.write_posting(Posting(PostingStage.AWARDED, work.DAY, 5, "Bảng tin"))

    assert council.postings()[PostingStage.AWARDED].days == 5


def test_somebody_marked_as_present_later_keeps_no_reason_on_paper(office, council):
    member = seat_id(council, AWAY)
    council.write_minutes(Minutes(), {member: "ốm"})
    council.mark({member: Presence.PRESENT})

    from tests.documents.measuring import text_of

    assert "(ốm)" not in text_of(office.papers.pdf("council-minutes"))
