"""A council of Hồng Vân that met and voted, for tests of its papers."""

from dataclasses import replace
from datetime import date

from desktop.awards.council import (
    Ballot,
    BallotCount,
    CouncilMember,
    CouncilRole,
    Presence,
    VoteCount,
)
from desktop.awards.selection import Section

DAY = date(2025, 12, 8)
NAMES = (
    "Đinh Công Thuận",
    "Cao Thị Bích Lan",
    "Nguyễn Hoài Ân",
    *(f"Ủy Viên Số {number}" for number in range(7)),
    "Đặng Quỳnh Mai",
)
ROLES = (CouncilRole.CHAIR, CouncilRole.DEPUTY, CouncilRole.STANDING)
POSTS = ("Chủ tịch UBND xã", "Phó Chủ tịch UBND xã", "Trưởng phòng Văn hóa – Xã hội")


def seat_members(office):
    for number, name in enumerate(NAMES):
        role = ROLES[number] if number < len(ROLES) else CouncilRole.MEMBER
        role = CouncilRole.SECRETARY if name == NAMES[-1] else role
        post = POSTS[number] if number < len(POSTS) else "Cán bộ"
        office.council.keep_member(CouncilMember("", name, post, role))


def open_meeting(office, *, place="Phòng họp số 2", started="14 giờ 00"):
    seat_members(office)
    return office.council.open(held_on=DAY, place=place, started=started)


def come(office, *, absent=(), written=()):
    marks = {}
    for seat in office.council.sheet().seats:
        presence = Presence.ABSENT if seat.name in absent else Presence.PRESENT
        presence = Presence.WRITTEN if seat.name in written else presence
        marks[seat.member_id] = presence
    office.council.mark(marks)


def vote_in_secret(office, **changes):
    rule = office.council.sheet().meeting.regulation
    office.council.regulate(
        replace(rule, ballot=Ballot.SECRET, basis="Điều 5 Quy chế", **changes)
    )


def count_ballots(office):
    sheet = office.council.sheet()
    voters = sheet.turnout.voters(sheet.meeting.regulation)
    for found in sheet.lists:
        office.council.count_ballots(
            BallotCount(found.found.offer, found.found.key, voters, voters, voters, 0)
        )


def settle_ties(office):
    for found in office.outcome().lists:
        tied = found.of(Section.AT_THE_LINE)
        for row in tied[: found.open_seats]:
            reason = "Có sáng kiến áp dụng rộng"
            office.review.choose(office.roundup(), row.subject_id, reason)


def all_agree(office):
    for found in office.council.sheet().lists:
        office.council.all_agree(found.found.offer, found.found.key)


def cast(office, name, yes, no, abstain=None):
    row = next(r for r in office.council.sheet().rows if r.row.name == name)
    office.council.record([VoteCount(row.offer, row.row.subject_id, yes, no, abstain)])
