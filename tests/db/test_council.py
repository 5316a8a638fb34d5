"""What the file keeps of the council, and what it refuses by itself."""

import sqlite3
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from db import council, subjects
from db.identity import new_id
from desktop.awards.council import (
    Ballot,
    BallotCount,
    CouncilMember,
    CouncilRole,
    Denominator,
    Meeting,
    Presence,
    Recusal,
    Regulation,
    Seat,
    VoteCount,
)
from tests.db.samples import DAY, a_person, open_a_round

RULE = Regulation(
    Decimal("66.70"),
    is_strict=False,
    denominator=Denominator.VALID,
    ballot=Ballot.SECRET,
    quorum=Fraction(3, 4),
    allows_written=False,
    basis="Điều 5 Quy chế\nsố 01/QC-HĐTĐKT",
)


@pytest.fixture
def person(database, trail):
    made = a_person("Vũ Đình Lợi")
    with trail.operation("Thêm người"):
        subjects.put_people(database, [made])
    return made


@pytest.fixture
def member(database, trail, person):
    made = CouncilMember(
        new_id(), "Vũ Đình Lợi", "Trưởng phòng", CouncilRole.CHAIR, person.id
    )
    with trail.operation("Thêm thành viên"):
        council.put_members(database, [made])
    return made


@pytest.fixture
def meeting(database, trail, member):
    made = Meeting(
        new_id(),
        open_a_round(database, trail).id,
        date(2025, 12, 8),
        "Phòng họp số 2",
        RULE,
        started="14 giờ 00",
        chair_id=member.id,
        tellers="bà Trần Thị Hạnh",
        agenda="Xét tặng Giấy khen",
        finished_on=DAY,
    )
    with trail.operation("Mở cuộc họp"):
        council.put_meeting(database, made)
    return made


def test_a_meeting_comes_back_with_its_rule_to_the_last_digit(database, meeting):
    [found] = council.meetings(database, meeting.round_id)

    assert found == meeting
    assert str(found.regulation.threshold_percent) == "66.70"
    assert council.meetings(database, "other") == []


def test_members_seats_votes_and_ballots_come_back(
    database, trail, meeting, member, person
):
    seat = Seat(
        member.id, "Vũ Đình Lợi", "Trưởng phòng", CouncilRole.CHAIR, person.id, None
    )
    came = replace(seat, presence=Presence.WRITTEN)
    ballots = BallotCount("giay-khen", "individual", 12, 11, 10, 1)
    vote = VoteCount("giay-khen", person.id, 8, None, 0)
    recusal = Recusal("giay-khen", person.id, member.id, "là người được xét")
    with trail.operation("Họp"):
        council.put_seats(database, meeting.id, [seat])
        assert council.seats(database, meeting.id) == [seat]
        council.put_seats(database, meeting.id, [came])
        council.put_ballots(database, meeting.id, [ballots])
        council.put_votes(database, meeting.id, [vote])
        council.put_recusals(database, meeting.id, [recusal])

    assert council.members(database) == [member]
    assert council.seats(database, meeting.id) == [came]
    assert council.ballots(database, meeting.id) == [ballots]
    assert council.votes(database, meeting.id) == [vote]
    assert council.recusals(database, meeting.id) == [recusal]
    assert council.votes(database, "other") == []


def test_a_meeting_leaves_with_everything_said_at_it(database, trail, meeting, person):
    with trail.operation("Họp"):
        council.put_votes(
            database, meeting.id, [VoteCount("giay-khen", person.id, 8, 3)]
        )
        council.put_ballots(
            database, meeting.id, [BallotCount("giay-khen", "individual", 1, 1, 1, 0)]
        )
    with trail.operation("Bỏ cuộc họp"):
        council.remove_meeting(database, meeting.id)

    assert council.meetings(database) == []
    trail.undo()
    assert council.meetings(database) == [meeting]
    assert council.votes(database, meeting.id)[0].yes == 8


@pytest.mark.parametrize("numbers", [(10, 11, 11, 0), (11, 11, 9, 1), (11, 11, 12, -1)])
def test_the_file_refuses_ballots_that_do_not_add_up(database, trail, meeting, numbers):
    given = BallotCount("giay-khen", "individual", *numbers)

    with pytest.raises(sqlite3.IntegrityError), trail.operation("Phiếu"):
        council.put_ballots(database, meeting.id, [given])


def test_somebody_on_the_council_or_voted_about_cannot_be_deleted(
    database, trail, meeting, person
):
    with trail.operation("Biểu quyết"):
        council.put_votes(
            database, meeting.id, [VoteCount("giay-khen", person.id, 8, 3)]
        )

    with trail.operation("Xóa"):
        assert not subjects.remove(database, person.id)
