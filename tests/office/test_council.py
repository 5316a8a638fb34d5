"""The council: members, a meeting, votes, and what a closed list owes to them."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from desktop.awards.council import (
    Ballot,
    BallotCount,
    CouncilMember,
    CouncilRole,
    Denominator,
    Presence,
    Regulation,
    VoteCount,
    VoteState,
)
from desktop.awards.selection import Section
from desktop.emulation.participants import Kind
from desktop.errors import EntryError, OfficeError
from tests.ui.office_of_hong_van import RESERVE, TIED, UNRATED, full_office

DAY = date(2025, 12, 8)
NAMES = ("Đinh Công Thuận", "Cao Thị Bích Lan", "Vũ Đình Lợi", "Lâm Tiến Đạt")


@pytest.fixture
def office(tmp_path):
    with full_office(tmp_path / "so") as made:
        yield made


@pytest.fixture
def council(office):
    roles = (CouncilRole.CHAIR, CouncilRole.DEPUTY, CouncilRole.STANDING)
    for number in range(11):
        name = NAMES[number] if number < len(NAMES) else f"Ủy viên {number}"
        role = roles[number] if number < len(roles) else CouncilRole.MEMBER
        office.council.keep_member(CouncilMember("", name, "Cán bộ", role))
    return office.council


@pytest.fixture
def meeting(council):
    return council.open(held_on=DAY, place="Phòng họp số 2")


@pytest.fixture
def come(council, meeting):
    """Mark the first as present, the others as absent."""

    def mark(present=11):
        seats = council.sheet().seats
        council.mark(
            {
                seat.member_id: Presence.PRESENT if n < present else Presence.ABSENT
                for n, seat in enumerate(seats)
            }
        )

    return mark


def row_of(council, name):
    return next(row for row in council.sheet().rows if row.row.name == name)


def offer_of(council):
    return council.sheet().lists[0].found.offer


def cast(council, name, yes, no, abstain=None):
    row = row_of(council, name)
    council.record([VoteCount(row.offer, row.row.subject_id, yes, no, abstain)])


def first_proposed(council):
    return next(row for row in council.sheet().rows if row.is_proposed).row.name


def settle_ties(office):
    for found in office.outcome().lists:
        tied = found.of(Section.AT_THE_LINE)
        for row in tied[: found.open_seats]:
            office.review.choose(office.roundup(), row.subject_id, "Theo ý kiến")


# --- members ----------------------------------------------------------------------


def test_members_stand_as_minutes_name_them(council):
    assert [m.name for m in council.members()][:3] == list(NAMES[:3])


def test_a_second_chair_and_a_second_entry_are_refused(council):
    with pytest.raises(EntryError, match="đã có Chủ tịch là Đinh Công Thuận"):
        council.keep_member(CouncilMember("", "Ai Đó", "", CouncilRole.CHAIR))
    with pytest.raises(EntryError, match="đã là thành viên"):
        council.keep_member(CouncilMember("", "Vũ  Đình Lợi", "cán bộ"))

    assert len(council.members()) == 11


def test_who_leaves_the_council_leaves_the_meeting_under_way(council, meeting):
    chair = council.members()[0]

    council.retire_member(chair)

    sheet = council.sheet()
    assert len(sheet.seats) == 10
    assert sheet.meeting.chair_id is None
    assert chair.id in {m.id for m in council.members(with_retired=True)}


def test_who_joins_is_seated_and_not_marked(council, meeting, come):
    come()
    council.keep_member(CouncilMember("", "Người mới", "Bí thư Đoàn"))

    assert council.sheet().turnout.members == 12
    assert council.sheet().turnout.unmarked == 1


def test_a_meeting_that_was_held_keeps_the_names_of_then(office, council, come):
    come()
    for row in council.sheet().rows:
        cast(council, row.row.name, 11, 0)
    council.finish()
    member = council.members()[3]

    council.retire_member(member)

    assert member.name in {seat.name for seat in council.sheet().seats}


# --- the meeting ------------------------------------------------------------------


def test_candidates_are_whoever_stands_on_the_lists(council, meeting):
    rows = {row.row.name: row.row.section for row in council.sheet().rows}

    assert {rows[name] for name in TIED} == {Section.AT_THE_LINE}
    assert rows[RESERVE] is Section.RESERVE
    assert UNRATED not in rows


def test_a_meeting_without_members_is_refused(office):
    with pytest.raises(OfficeError, match="chưa có thành viên"):
        office.council.open(held_on=DAY, place="")


def test_a_second_meeting_of_the_round_is_refused(council, meeting):
    with pytest.raises(OfficeError, match="đã có cuộc họp"):
        council.open(held_on=DAY, place="")


def test_a_day_before_the_movement_is_refused(council):
    with pytest.raises(EntryError, match="trước khi phong trào bắt đầu"):
        council.open(held_on=date(2025, 6, 30), place="")


def test_the_program_says_that_its_rule_is_a_default(council, meeting):
    assert meeting.regulation == Regulation()
    assert "mặc định của chương trình" in meeting.regulation.basis
    assert meeting.chair_id == council.members()[0].id


def test_another_rule_judges_the_same_votes_anew(council, come):
    come()
    name = first_proposed(council)
    cast(council, name, 8, 3)
    assert row_of(council, name).result.state is VoteState.PASSED

    council.regulate(
        Regulation(Decimal(80), is_strict=False, basis="Điều 5 Quy chế 01/QC-HĐTĐKT")
    )

    result = row_of(council, name).result
    assert result.state is VoteState.REJECTED
    assert result.words == "8/11 thành viên, 72,73%, cần từ 80%"


def test_a_rule_nobody_could_follow_is_refused(council, meeting):
    with pytest.raises(EntryError, match="giơ tay"):
        council.regulate(Regulation(denominator=Denominator.VALID))
    with pytest.raises(EntryError, match="căn cứ"):
        council.regulate(Regulation(basis=" "))


def test_a_letter_is_refused_where_the_rule_forbids_it(council, meeting):
    council.regulate(Regulation(allows_written=False, quorum=Fraction(1, 2)))
    seat = council.sheet().seats[0]

    with pytest.raises(EntryError, match="không cho gửi ý kiến bằng văn bản"):
        council.mark({seat.member_id: Presence.WRITTEN})


# --- votes ------------------------------------------------------------------------


def test_all_agree_votes_for_everyone_proposed_and_leaves_the_tied(council, come):
    come(10)

    assert council.all_agree(offer_of(council), "individual") == 4

    individuals = [r for r in council.sheet().rows if r.row.kind is Kind.INDIVIDUAL]
    voted = [row for row in individuals if row.count]
    assert {row.result.words for row in voted} == {
        "10/11 thành viên, 90,91%, cần trên 50%"
    }
    assert {row.row.name for row in individuals if not row.count} >= set(TIED)


def test_all_agree_keeps_what_was_entered_before(council, come):
    come()
    name = first_proposed(council)
    cast(council, name, 4, 7)

    council.all_agree(offer_of(council), row_of(council, name).row.kind.value)

    assert row_of(council, name).count.yes == 4


def test_nobody_agrees_before_the_members_are_marked(council, meeting):
    with pytest.raises(OfficeError, match="điểm danh"):
        council.all_agree(offer_of(council), "individual")


def test_more_votes_than_members_who_came_are_refused(council, come):
    come(8)
    name = first_proposed(council)

    with pytest.raises(EntryError, match="nhiều hơn 8 người biểu quyết"):
        cast(council, name, 8, 1)

    assert row_of(council, name).count is None


def test_votes_are_cleared_and_undone(office, council, come):
    come()
    name = first_proposed(council)
    cast(council, name, 8, 3)
    cast(council, name, None, None)
    assert row_of(council, name).count is None

    office.undo()

    assert row_of(council, name).count.yes == 8


def test_ballots_have_to_add_up(council, come):
    come()
    council.regulate(Regulation(ballot=Ballot.SECRET))
    offer = offer_of(council)

    with pytest.raises(EntryError, match="không bằng 11 phiếu thu về"):
        council.count_ballots(BallotCount(offer, "individual", 11, 11, 9, 1))
    council.count_ballots(BallotCount(offer, "individual", 11, 11, 10, 1))

    found = council.sheet().lists
    assert next(f.ballots for f in found if f.found.kind is Kind.INDIVIDUAL).valid == 10


def test_a_member_who_is_a_candidate_is_flagged_and_leaves_by_choice(council, come):
    come()
    row = row_of(council, "Vũ Đình Lợi")
    [conflict] = row.conflicts
    assert not conflict.is_certain
    cast(council, "Vũ Đình Lợi", 8, 2)
    assert row_of(council, "Vũ Đình Lợi").result.share == "8/11"

    council.recuse(
        row.offer, row.row.subject_id, conflict.seat.member_id, "Là người được xét"
    )

    row = row_of(council, "Vũ Đình Lợi")
    assert row.result.share == "8/10"
    council.let_vote(row.recusals[0])
    assert row_of(council, "Vũ Đình Lợi").result.share == "8/11"


def test_too_few_members_leave_every_vote_open(council, come):
    come(7)
    name = first_proposed(council)
    cast(council, name, 7, 0)

    result = row_of(council, name).result
    assert result.state is VoteState.OPEN
    assert result.words == "Không đủ người họp: 7/11, cần 8"


# --- the end ----------------------------------------------------------------------


def test_a_meeting_ends_when_everybody_proposed_was_voted_on(council, come):
    with pytest.raises(OfficeError, match="chưa điểm danh"):
        council.finish()
    come()
    with pytest.raises(OfficeError, match="Chưa có kết quả biểu quyết"):
        council.finish()
    for row in council.sheet().waiting:
        cast(council, row.row.name, 11, 0)
    council.finish()

    with pytest.raises(OfficeError, match="đã kết thúc"):
        cast(council, RESERVE, 3, 8)
    council.resume()
    cast(council, RESERVE, 3, 8)


def test_a_secret_ballot_does_not_end_without_its_ballots(council, come):
    come()
    council.regulate(Regulation(ballot=Ballot.SECRET))
    for row in council.sheet().waiting:
        cast(council, row.row.name, 11, 0)

    with pytest.raises(OfficeError, match="phát ra, thu về"):
        council.finish()


def test_a_round_is_not_closed_over_a_rejected_candidate(office, council, come):
    settle_ties(office)
    come()
    name = first_proposed(council)
    cast(council, name, 4, 7)

    with pytest.raises(OfficeError, match=rf"{name} \(4/11\)"):
        office.review.close(office.roundup())

    [row] = council.sheet().rejected
    assert row.withdrawal == "Không đủ phiếu: 4/11"
    office.review.withdraw(office.roundup(), row.row.subject_id, row.withdrawal)
    settle_ties(office)
    assert council.sheet().rejected == ()
    assert row_of(council, name).row.section is Section.NOT_PROPOSED
    assert name in {r.row.name for r in council.sheet().departures}
    office.review.close(office.roundup())
    assert office.current_round().is_closed


def test_a_round_is_closed_without_any_meeting(office):
    settle_ties(office)
    office.review.close(office.roundup())

    assert office.current_round().is_closed


def test_a_closed_round_keeps_its_meeting_as_it_was(office, council, come):
    settle_ties(office)
    come()
    for row in council.sheet().waiting:
        cast(council, row.row.name, 10, 1)
    council.finish()
    office.review.close(office.roundup())
    before = council.sheet()

    with pytest.raises(OfficeError, match="đã chốt"):
        council.resume()
    with pytest.raises(OfficeError, match="đã chốt"):
        council.record([VoteCount(offer_of(council), before.rows[0].row.subject_id, 1)])
    council.retire_member(council.members()[5])

    assert council.sheet() == before


def test_everything_is_taken_back_step_by_step(office, council, come):
    come()
    cast(council, first_proposed(council), 9, 2)
    held = office.trail.content_digest()
    steps = 0
    while council.members(with_retired=True):
        office.undo()
        steps += 1
    while office.redo():
        pass

    assert steps >= 14
    assert office.trail.content_digest() == held
