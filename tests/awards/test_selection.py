"""The line through the candidates: ties, choices, extras, reserves, reasons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.awards.attesting import Attested
from desktop.awards.counting import InitiativesAtLeast
from desktop.awards.eligibility import Verdict
from desktop.awards.forms import Choice
from desktop.awards.quotas import Quota, QuotaMode
from desktop.awards.selection import Contender, Remark, Section, shortlist
from desktop.awards.standards import AllOf
from desktop.emulation.participants import Kind
from tests.factories import (
    attested,
    candidate,
    contender,
    facts,
    fractions,
    initiative,
    nominations,
    quota,
)

CHOSEN, EXTRA, WITHDRAWN = Choice.CHOSEN, Choice.EXTRA, Choice.WITHDRAWN


def ids(lines):
    return [line.candidate.id for line in lines]


def remarks(found):
    return {line.candidate.id: line.remark for line in found.lines}


def test_the_best_are_proposed_down_to_the_line():
    field = [contender("a", 70), contender("b", 90), contender("c", 80)]

    found = shortlist(quota(2), field, {})

    assert ids(found.proposed) == ["b", "c"]
    assert ids(found.of(Section.RESERVE)) == ["a"]
    assert found.open_seats == 0


def test_a_reserve_says_that_it_met_the_standard():
    found = shortlist(quota(1), [contender("a", 70), contender("b", 90)], {})

    assert remarks(found)["a"] is Remark.OVER_QUOTA
    assert found.lines[-1].reason == "Đạt tiêu chuẩn, xếp sau số lượng 01 tập thể"


def test_fewer_candidates_than_seats_are_all_proposed():
    found = shortlist(quota(5), [contender("a", 70)], {})

    assert ids(found.proposed) == ["a"]
    assert found.open_seats == 0


def test_without_a_number_everyone_who_meets_the_standard_is_proposed():
    field = [contender(f"s{n}", 50) for n in range(9)]

    found = shortlist(quota(None, QuotaMode.NONE), field, {})

    assert len(found.proposed) == 9


def test_a_quota_of_none_proposes_nobody():
    found = shortlist(quota(0), [contender("a", 70)], {})

    assert ids(found.of(Section.RESERVE)) == ["a"]


# --- ties -------------------------------------------------------------------------

TIED = [
    contender("a", 95),
    contender("b", 90),
    contender("c", 90),
    contender("d", 90),
    contender("e", 80),
]


def test_a_tie_at_the_line_is_left_to_the_council():
    found = shortlist(quota(3), TIED, {})

    assert ids(found.proposed) == ["a"]
    assert ids(found.of(Section.AT_THE_LINE)) == ["b", "c", "d"]
    assert ids(found.of(Section.RESERVE)) == ["e"]
    assert found.open_seats == 2


def test_a_tie_at_the_line_says_how_many_to_choose():
    line = shortlist(quota(3), TIED, {}).of(Section.AT_THE_LINE)[0]

    assert line.reason == "Đồng hạng 2; cần chọn 02 trong 03"
    assert (line.rank, line.is_tied) == (2, True)


@pytest.mark.parametrize("count", [1, 4], ids=["below the tie", "after the tie"])
def test_a_tie_that_the_line_does_not_cut_needs_no_choice(count):
    assert not shortlist(quota(count), TIED, {}).of(Section.AT_THE_LINE)


def test_a_tie_at_the_top_can_be_cut_too():
    found = shortlist(quota(1), [contender("a", 90), contender("b", 90)], {})

    assert ids(found.of(Section.AT_THE_LINE)) == ["a", "b"]
    assert found.open_seats == 1


def test_the_order_of_names_breaks_no_tie():
    found = shortlist(quota(3), TIED[::-1], {})

    assert sorted(ids(found.of(Section.AT_THE_LINE))) == ["b", "c", "d"]


def test_those_chosen_at_the_line_are_proposed_and_the_rest_wait():
    found = shortlist(quota(3), TIED, nominations(b=CHOSEN, d=CHOSEN))

    assert ids(found.proposed) == ["a", "b", "d"]
    assert ids(found.of(Section.RESERVE)) == ["c", "e"]
    assert found.open_seats == 0


def test_a_choice_carries_its_stated_reason():
    found = shortlist(quota(3), TIED, nominations(b=CHOSEN, d=CHOSEN))

    line = found.proposed[1]
    assert (line.remark, line.reason) == (Remark.CHOSEN_AT_THE_LINE, "Lý do b")


def test_who_was_not_chosen_reads_why():
    found = shortlist(quota(3), TIED, nominations(b=CHOSEN, d=CHOSEN))

    line = next(one for one in found.lines if one.candidate.id == "c")
    assert line.reason == "Đồng hạng 2, không được chọn trong 03 tập thể"


def test_half_a_choice_leaves_the_tie_open():
    found = shortlist(quota(3), TIED, nominations(b=CHOSEN))

    assert ids(found.of(Section.AT_THE_LINE)) == ["c", "d"]
    assert found.open_seats == 1


def test_choosing_too_many_leaves_the_whole_tie_open():
    found = shortlist(quota(3), TIED, nominations(b=CHOSEN, c=CHOSEN, d=CHOSEN))

    assert ids(found.of(Section.AT_THE_LINE)) == ["b", "c", "d"]
    assert found.open_seats == 2


@pytest.mark.parametrize("subject", ["a", "e"], ids=["already in", "far behind"])
def test_choosing_somebody_who_is_not_at_the_line_changes_nothing(subject):
    plain = shortlist(quota(3), TIED, {})

    assert shortlist(quota(3), TIED, nominations(**{subject: CHOSEN})) == plain


# --- extras and withdrawals -------------------------------------------------------


def test_an_extra_goes_beyond_a_soft_quota_with_its_reason():
    field = [contender("a", 95), contender("b", 80)]

    found = shortlist(quota(1), field, nominations(b=EXTRA))

    assert ids(found.proposed) == ["a", "b"]
    assert [(line.remark, line.reason) for line in found.extras] == [
        (Remark.EXTRA, "Lý do b")
    ]


def test_a_hard_quota_takes_no_extra():
    field = [contender("a", 95), contender("b", 80)]

    found = shortlist(quota(1, QuotaMode.HARD), field, nominations(b=EXTRA))

    assert ids(found.proposed) == ["a"]
    assert ids(found.of(Section.RESERVE)) == ["b"]


@pytest.mark.parametrize("verdict", [Verdict.NOT_MET, Verdict.UNKNOWN])
def test_an_extra_never_gets_past_the_standard(verdict):
    field = [contender("a", 95), contender("b", 80, verdict=verdict)]

    found = shortlist(quota(1), field, nominations(b=EXTRA))

    assert ids(found.proposed) == ["a"]


def test_an_extra_within_the_number_takes_no_extra_seat():
    found = shortlist(quota(2), [contender("a", 95)], nominations(a=EXTRA))

    assert remarks(found) == {"a": Remark.WITHIN_QUOTA}


def test_an_extra_fills_no_open_seat():
    found = shortlist(quota(3), TIED, nominations(e=EXTRA))

    assert found.open_seats == 2


def test_a_withdrawal_lets_the_next_move_up():
    field = [contender("a", 95), contender("b", 90), contender("c", 80)]

    found = shortlist(quota(2), field, nominations(a=WITHDRAWN))

    assert ids(found.proposed) == ["b", "c"]
    assert [line.rank for line in found.proposed] == [1, 2]


def test_who_withdrew_stands_below_with_the_reason():
    field = [contender("a", 95), contender("b", 90)]

    line = shortlist(quota(2), field, nominations(a=WITHDRAWN)).lines[-1]

    assert line.section is Section.NOT_PROPOSED
    assert (line.remark, line.reason) == (Remark.WITHDRAWN, "Lý do a")


# --- who cannot be proposed -------------------------------------------------------


def test_a_better_score_never_makes_up_for_the_standard():
    field = [contender("a", 99, verdict=Verdict.NOT_MET), contender("b", 10)]

    found = shortlist(quota(1), field, {})

    assert ids(found.proposed) == ["b"]
    assert remarks(found)["a"] is Remark.NOT_ELIGIBLE


def test_who_lacks_data_reads_the_place_it_would_take():
    field = [
        contender("a", 95),
        contender("b", 90, verdict=Verdict.UNKNOWN),
        contender("c", 90),
        contender("d", 80),
    ]

    line = shortlist(quota(5), field, {}).of(Section.PENDING)[0]

    assert (line.rank, line.is_conditional) == (2, True)
    assert line.reason == "Chưa ai xác nhận"


def test_the_conditional_place_takes_no_place_from_others():
    field = [contender("a", 95, verdict=Verdict.UNKNOWN), contender("b", 90)]

    found = shortlist(quota(1), field, {})

    assert found.proposed[0].rank == 1


def test_lacking_data_and_a_score_there_is_no_place_to_name():
    field = [contender("a", verdict=Verdict.UNKNOWN, is_scored=False)]

    line = shortlist(quota(1), field, {}).lines[0]

    assert (line.rank, line.is_conditional) == (None, False)


def test_without_points_nobody_who_met_the_standard_is_lost():
    found = shortlist(quota(1), [contender("a", is_scored=False)], {})

    assert found.lines[0].section is Section.PENDING
    assert found.lines[0].remark is Remark.NOT_RANKED


def test_who_is_no_subject_of_the_award_is_not_refused_for_it():
    field = [contender("a", 95, verdict=Verdict.NOT_APPLICABLE)]

    line = shortlist(quota(1), field, {}).lines[0]

    assert (line.section, line.remark) == (Section.NOT_PROPOSED, Remark.NOT_APPLICABLE)


STANDARD = AllOf(
    "Tiêu chuẩn",
    "III.1.1",
    (
        Attested("Nội bộ đoàn kết", "III.1.1 ý 1", "doan-ket"),
        InitiativesAtLeast("Giải pháp mới", "III.1.1 ý 2", 1, is_new=True),
    ),
)


def judged(**known):
    return Contender(candidate(), STANDARD.judge(facts(**known)), fractions(90))


@pytest.mark.parametrize(
    ("known", "reason"),
    [
        (
            {"attestations": attested("doan-ket")},
            "Không đạt: Giải pháp mới: từ 01 (00)",
        ),
        (
            {
                "attestations": attested("doan-ket"),
                "initiatives": (initiative(new=False),),
            },
            "Không đạt: Giải pháp mới: từ 01 (00)",
        ),
        (
            {"attestations": attested(no=("doan-ket",))},
            (
                "Không đạt: Nội bộ đoàn kết (Xác nhận không đạt); "
                "Giải pháp mới: từ 01 (00)"
            ),
        ),
    ],
    ids=["nothing registered", "registered but not new", "two things"],
)
def test_a_refusal_names_the_conditions_that_failed(known, reason):
    assert shortlist(quota(1), [judged(**known)], {}).lines[0].reason == reason


def test_a_quota_says_its_number_in_two_digits():
    assert quota(5).words == "05 tập thể"
    assert quota(None, QuotaMode.NONE).words == "tập thể, không ấn định số lượng"


# --- whatever the field -----------------------------------------------------------

KEYS = st.tuples(st.sampled_from([90, 80, 70]), st.sampled_from([1, 0, None]))


@st.composite
def fields(draw):
    rows = draw(
        st.lists(
            st.tuples(KEYS, st.sampled_from([*Verdict, Verdict.MET]), st.booleans()),
            max_size=9,
        )
    )
    field = [
        contender(f"s{n}", *keys, verdict=verdict, is_scored=scored)
        for n, (keys, verdict, scored) in enumerate(rows)
    ]
    stated = {c.candidate.id: draw(st.none() | st.sampled_from(Choice)) for c in field}
    return field, nominations(**{s: choice for s, choice in stated.items() if choice})


def number(mode, count):
    return quota(None if mode is QuotaMode.NONE else count, mode)


@given(fields(), st.integers(0, 6))
def test_a_hard_quota_is_never_exceeded(drawn, count):
    field, stated = drawn

    found = shortlist(quota(count, QuotaMode.HARD), field, stated)

    assert len(found.proposed) <= count


@given(fields(), st.integers(0, 6))
def test_beyond_a_soft_quota_stand_only_stated_extras(drawn, count):
    field, stated = drawn

    found = shortlist(quota(count), field, stated)

    assert len(found.proposed) - len(found.extras) <= count
    assert all(line.nomination and line.reason for line in found.extras)


@given(fields(), st.sampled_from(QuotaMode), st.integers(0, 6))
def test_everyone_stands_on_the_list_once(drawn, mode, count):
    field, stated = drawn

    found = shortlist(number(mode, count), field, stated)

    assert sorted(ids(found.lines)) == sorted(c.candidate.id for c in field)


@given(fields(), st.sampled_from(QuotaMode), st.integers(0, 6))
def test_everyone_not_proposed_reads_a_reason(drawn, mode, count):
    field, stated = drawn

    found = shortlist(number(mode, count), field, stated)

    for line in found.lines:
        assert line.section is Section.PROPOSED or line.reason


@given(fields(), st.sampled_from(QuotaMode), st.integers(0, 6))
def test_only_who_meets_the_standard_is_proposed(drawn, mode, count):
    field, stated = drawn

    found = shortlist(number(mode, count), field, stated)

    assert all(
        line.contender.explanation.verdict is Verdict.MET for line in found.proposed
    )


@given(fields(), st.integers(0, 6), st.randoms(use_true_random=False))
def test_the_given_order_moves_nobody_across_the_line(drawn, count, chance):
    field, stated = drawn
    shuffled = chance.sample(field, len(field))

    def sections(one):
        found = shortlist(quota(count), one, stated)
        return {line.candidate.id: (line.section, line.rank) for line in found.lines}

    assert sections(field) == sections(shuffled)


@given(fields(), st.integers(0, 6))
def test_nobody_worse_passes_somebody_better_within_the_number(drawn, count):
    field, stated = drawn

    found = shortlist(quota(count), field, stated)

    within = [one.rank for one in found.proposed if one.remark is Remark.WITHIN_QUOTA]
    waiting = [one.rank for one in found.of(Section.RESERVE)]
    assert not within or not waiting or max(within) < min(waiting)


def test_a_quota_keeps_the_words_it_was_read_from():
    number_read = Quota(Kind.INDIVIDUAL, QuotaMode.SOFT, 5, "III.2", "05 cá nhân")

    assert number_read.words in number_read.quoted


def test_a_tie_that_fits_once_one_goes_beyond_the_number_is_settled():
    field = [contender("a", 90), contender("b", 80), contender("c", 80)]
    stated = nominations(c=EXTRA)

    found = shortlist(quota(2, QuotaMode.SOFT), field, stated)

    assert remarks(found)["b"] is Remark.WITHIN_QUOTA
    assert remarks(found)["c"] is Remark.EXTRA
    assert found.open_seats == 0


def test_half_a_choice_says_how_many_seats_are_left():
    field = [contender(name, 80) for name in "abc"]
    stated = nominations(a=CHOSEN)

    found = shortlist(quota(2), field, stated)

    left = found.of(Section.AT_THE_LINE)
    assert [line.reason for line in left] == ["Đồng hạng 1; cần chọn 01 trong 02"] * 2
