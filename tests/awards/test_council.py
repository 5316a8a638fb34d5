"""When a vote of the council passes, and why it cannot be told yet."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from desktop.awards.council import (
    Ballot,
    BallotCount,
    CouncilRole,
    Denominator,
    Presence,
    Regulation,
    Seat,
    Turnout,
    VoteCount,
    VoteState,
    denominator_of,
    needed,
    passes,
)
from desktop.awards.council_votes import (
    ballot_problems,
    conflicts,
    count_problems,
    regulation_problems,
    result_of,
)
from desktop.emulation.participants import Kind

NINETY = Regulation(Decimal(90), is_strict=False)
OF_PRESENT = Regulation(denominator=Denominator.PRESENT)
OF_VALID = Regulation(denominator=Denominator.VALID, ballot=Ballot.SECRET)


def seats(marks, **more):
    """Return seats by a word: p present, w by letter, a absent, ? not marked."""
    ways = {
        "p": Presence.PRESENT,
        "w": Presence.WRITTEN,
        "a": Presence.ABSENT,
        "?": None,
    }
    return [
        Seat(f"m{n}", f"Người {n}", "", CouncilRole.MEMBER, None, ways[mark])
        for n, mark in enumerate(marks)
    ]


def turnout(marks):
    return Turnout.of(seats(marks))


def vote(yes, no=0, abstain=None):
    return VoteCount("giay-khen", "ai", yes, no, abstain)


@pytest.mark.parametrize(
    ("yes", "of", "verdict"),
    [(11, 12, True), (9, 10, True), (8, 9, False), (899, 1000, False), (10, 12, False)],
)
def test_ninety_percent_is_compared_exactly(yes, of, verdict):
    assert passes(yes, NINETY, of) is verdict


@pytest.mark.parametrize(
    ("yes", "of", "verdict"), [(6, 12, False), (7, 12, True), (6, 11, True)]
)
def test_over_half_is_not_half(yes, of, verdict):
    assert passes(yes, Regulation(), of) is verdict


def test_a_third_that_no_decimal_writes_is_still_exact():
    two_thirds = Regulation(Decimal("66.67"), is_strict=False)

    assert not passes(8, two_thirds, 12)
    assert passes(9, two_thirds, 12)


@pytest.mark.parametrize("of", range(1, 30))
@pytest.mark.parametrize("rule", [Regulation(), NINETY, Regulation(Decimal("33.3"))])
def test_the_least_number_passes_and_one_less_does_not(of, rule):
    least = needed(rule, of)

    assert passes(least, rule, of)
    assert not passes(least - 1, rule, of)


def test_a_result_explains_itself():
    found = result_of(vote(8, 3), Regulation(), turnout("p" * 11))

    assert found.state is VoteState.PASSED
    assert found.words == "8/11 thành viên, 72,73%, cần trên 50%"
    assert (found.share, found.needed) == ("8/11", 6)


def test_the_absent_count_among_all_members_only():
    came = turnout("pppppppaaaa")

    of_all = result_of(vote(5, 2), Regulation(quorum=Fraction(1, 2)), came)
    of_present = result_of(vote(5, 2), replace(OF_PRESENT, quorum=Fraction(1, 2)), came)

    assert (of_all.state, of_all.share) == (VoteState.REJECTED, "5/11")
    assert (of_present.state, of_present.share) == (VoteState.PASSED, "5/7")


def test_opinions_by_letter_vote_only_where_they_are_allowed():
    came = turnout("ppppppppww")
    forbidden = replace(OF_PRESENT, allows_written=False)

    assert denominator_of(OF_PRESENT, came) == 10
    assert denominator_of(forbidden, came) == 8
    assert result_of(vote(9), forbidden, came).state is VoteState.OPEN


def test_of_valid_ballots_there_is_no_result_before_they_are_counted():
    came = turnout("p" * 12)
    ballots = BallotCount("giay-khen", "individual", 12, 12, 10, 2)

    before = result_of(vote(6, 4), OF_VALID, came)
    after = result_of(vote(6, 4), OF_VALID, came, ballots=ballots)

    assert (before.state, before.words) == (VoteState.OPEN, "Chưa nhập số phiếu hợp lệ")
    assert after.words == "6/10 phiếu hợp lệ, 60,00%, cần trên 50%"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (None, "Chưa biểu quyết"),
        (vote(None, None), "Chưa biểu quyết"),
        (vote(8, None), "Chưa nhập số không đồng ý"),
        (vote(None, 3), "Chưa nhập số đồng ý"),
    ],
)
def test_missing_numbers_are_no_zeros(count, words):
    found = result_of(count, Regulation(), turnout("p" * 11))

    assert (found.state, found.words) == (VoteState.OPEN, words)


def test_a_nought_is_a_result():
    assert result_of(vote(0, 11), Regulation(), turnout("p" * 11)).state is (
        VoteState.REJECTED
    )


@pytest.mark.parametrize(
    ("marks", "has"),
    [
        ("p" * 8 + "a" * 4, True),
        ("p" * 8 + "?" * 4, True),
        ("p" * 7 + "a" * 5, False),
        ("p" * 7 + "?" + "a" * 4, None),
        ("p" * 7 + "w" * 5, False),
        ("", False),
    ],
)
def test_two_thirds_of_twelve_are_eight_in_person(marks, has):
    assert turnout(marks).has_quorum(Regulation()) is has


def test_too_few_members_make_no_result():
    found = result_of(vote(7), Regulation(), turnout("p" * 7 + "a" * 5))

    assert found.state is VoteState.OPEN
    assert found.words == "Không đủ người họp: 7/12, cần 8"


def test_a_recused_member_leaves_the_denominator_of_that_candidate():
    members = seats("p" * 12)
    result = result_of(
        vote(6, 5), Regulation(), Turnout.of(members), recused=members[:1]
    )

    assert result.share == "6/11"
    assert result.state is VoteState.PASSED
    assert result.words.endswith("; 1 không tính vì không biểu quyết")


def test_a_recused_member_who_did_not_come_leaves_only_the_members():
    members = seats("p" * 10 + "aa")

    assert denominator_of(Regulation(), Turnout.of(members), members[-1:]) == 11
    assert denominator_of(OF_PRESENT, Turnout.of(members), members[-1:]) == 10


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (vote(10, 2), "cộng lại là 12, nhiều hơn 11 người biểu quyết"),
        (vote(9, 1, 2), "cộng lại là 12"),
        (vote(-1), "số âm"),
    ],
)
def test_votes_that_cannot_be_are_told_and_make_no_result(count, said):
    came = turnout("p" * 11)
    [problem] = count_problems(count, Regulation(), came)

    assert said in problem
    assert result_of(count, Regulation(), came).state is VoteState.OPEN


def test_more_votes_than_valid_ballots_are_told():
    ballots = BallotCount("giay-khen", "individual", 11, 11, 9, 2)

    [problem] = count_problems(vote(9, 1), OF_VALID, turnout("p" * 11), (), ballots)
    assert "9 phiếu hợp lệ" in problem


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((11, 11, 11, 0), ""),
        ((12, 11, 11, 0), "Phát ra 12 phiếu, nhiều hơn 11 người biểu quyết."),
        ((10, 11, 11, 0), "Thu về 11 phiếu, nhiều hơn 10 phiếu phát ra."),
        ((11, 11, 9, 1), "không bằng 11 phiếu thu về"),
        ((11, 11, 12, -1), "số âm"),
    ],
)
def test_ballots_have_to_add_up(numbers, said):
    ballots = BallotCount("giay-khen", "individual", *numbers)

    found = ballot_problems(ballots, OF_VALID, turnout("p" * 11))
    assert said in " ".join(found)
    assert bool(found) == bool(said)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (Regulation(), ""),
        (Regulation(Decimal(0)), "không hợp lý"),
        (Regulation(Decimal(100)), "trên 100%"),
        (Regulation(Decimal(100), is_strict=False), ""),
        (Regulation(quorum=Fraction(3, 2)), "phân số"),
        (Regulation(denominator=Denominator.VALID), "giơ tay"),
    ],
)
def test_a_rule_nobody_could_follow_is_told(rule, said):
    assert said in " ".join(regulation_problems(rule))
    assert bool(regulation_problems(rule)) == bool(said)


def test_a_member_who_is_the_candidate_is_flagged():
    by_id = Seat("m1", "Vũ Đình Lợi", "", CouncilRole.MEMBER, "p1")
    by_name = Seat("m2", "Vũ  đình lợi", "", CouncilRole.MEMBER)
    namesake = Seat("m3", "Vũ Đình Lợi", "", CouncilRole.MEMBER, "p2")

    found = conflicts([by_id, by_name, namesake], "p1", "Vũ Đình Lợi", Kind.INDIVIDUAL)

    assert [(c.seat.member_id, c.is_certain) for c in found] == [
        ("m1", True),
        ("m2", False),
    ]


def test_two_spellings_of_one_name_may_be_one_person():
    seat = Seat("m", "Nguyễn Thị Hoà", "", CouncilRole.MEMBER)

    assert conflicts([seat], "p", "Nguyễn Thị Hòa", Kind.INDIVIDUAL)
    assert not conflicts([seat], "p", "Nguyễn Thị Hoa", Kind.INDIVIDUAL)


def test_the_rule_is_told_in_words():
    assert Regulation().words == (
        "trên 50% tổng số thành viên Hội đồng, biểu quyết giơ tay"
    )
    assert NINETY.share == "từ 90%"
