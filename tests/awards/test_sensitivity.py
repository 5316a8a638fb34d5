"""How firm a list is: the gap at its line, and what swapped priorities would change."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from desktop.awards.eligibility import Verdict
from desktop.awards.forms import Choice
from desktop.awards.quotas import QuotaMode
from desktop.awards.selection import shortlist
from desktop.awards.sensitivity import sensitivity, sentences
from desktop.emulation.participants import Kind
from tests.factories import contender, nominations, quota

ORDER = ("total", "direct_work", "initiatives")


def looked_at(field, seats=2, order=ORDER, stated=None, **more):
    stated = stated or {}
    found = shortlist(replace(quota(seats), **more), field, stated)
    return found, sensitivity(found, order, stated)


def said(field, seats=2, order=ORDER, **more):
    found, result = looked_at(field, seats, order, **more)
    return sentences(found, order, result)


def test_the_gap_is_measured_in_the_first_key_that_separates():
    field = [
        contender("a", 90, 1, 0),
        contender("b", "88.4", 0, 3),
        contender("c", 88, 1, 9),
    ]

    _, result = looked_at(field)

    [gap] = result.gaps
    assert (gap.place, gap.above, gap.below) == (2, "b", "c")
    assert (gap.key, gap.difference) == ("total", Fraction(2, 5))


def test_equal_totals_are_separated_by_the_next_key():
    field = [contender("a", 90, 1, 4), contender("b", 90, 1, 1)]

    [gap] = looked_at(field, seats=1)[1].gaps

    assert (gap.key, gap.difference) == ("initiatives", 3)


def test_a_tie_at_the_line_has_no_separating_key():
    field = [contender("a", 90, 1, 1), contender("b", 90, 1, 1)]

    [gap] = looked_at(field, seats=1)[1].gaps

    assert (gap.key, gap.difference) == ("", 0)


def test_a_key_that_does_not_apply_has_no_difference():
    field = [contender("a", 90, 1, 1), contender("b", None, 1, 1)]

    [gap] = looked_at(field, seats=1)[1].gaps

    assert (gap.key, gap.difference) == ("total", None)


def test_who_is_not_on_the_list_has_no_part_in_the_gap():
    field = [
        contender("a", 90, 1, 1),
        contender("open", 89, 1, 1, verdict=Verdict.UNKNOWN),
        contender("failed", 89, 1, 1, verdict=Verdict.NOT_MET),
        contender("withdrawn", 89, 1, 1),
        contender("b", 80, 1, 1),
    ]

    stated = nominations(withdrawn=Choice.WITHDRAWN)
    [gap] = looked_at(field, seats=1, stated=stated)[1].gaps

    assert (gap.above, gap.below, gap.difference) == ("a", "b", 10)


def test_without_a_number_there_is_nothing_to_look_at():
    found, result = looked_at(
        [contender("a", 1, 1, 1)], seats=None, mode=QuotaMode.NONE
    )

    assert (result.gaps, result.swaps) == ((), ())
    assert sentences(found, ORDER, result) == ()


def test_with_seats_left_over_no_order_changes_anything():
    result = looked_at([contender("a", 1, 0, 0), contender("b", 2, 0, 0)], seats=3)[1]

    assert result.gaps == ()
    assert [(s.enter, s.leave) for s in result.swaps] == [((), ()), ((), ())]


def test_a_swap_says_who_would_enter_and_who_would_leave():
    field = [
        contender("a", 90, 1, 0),
        contender("b", 88, 0, 5),
        contender("c", 87, 1, 0),
    ]

    first, second = looked_at(field)[1].swaps

    assert (first.place, first.enter, first.leave) == (1, ("c",), ("b",))
    assert (second.place, second.enter, second.leave) == (2, (), ())


def test_a_swap_that_brings_a_tie_to_the_line_says_so():
    field = [contender("a", 90, 0), contender("b", 90, 0), contender("c", 80, 1)]

    [swap] = looked_at(field, order=ORDER[:2])[1].swaps

    assert (swap.enter, swap.leave, swap.tied) == (("c",), ("a", "b"), ("a", "b"))
    assert said(field, order=ORDER[:2])[1].endswith(
        "thêm Đơn vị c; Đơn vị a, Đơn vị b đồng hạng ngay trên vạch"
    )


def test_a_seat_given_in_a_tie_stays_given():
    field = [contender("a", 90, 0), contender("b", 90, 0), contender("c", 80, 1)]
    stated = nominations(b=Choice.CHOSEN)

    [swap] = looked_at(field, seats=1, order=ORDER[:2], stated=stated)[1].swaps

    assert (swap.enter, swap.leave) == (("c",), ("b",))


def test_each_proposing_unit_has_its_own_gap():
    field = [contender(f"{unit}{n}", 90 - n, 1, 0) for unit in "xy" for n in (1, 2)]
    field = [
        replace(c, candidate=replace(c.candidate, proposer=c.candidate.id[0]))
        for c in field
    ]

    result = looked_at(field, seats=1, is_per_proposer=True)[1]

    assert [(gap.above, gap.below) for gap in result.gaps] == [
        ("x1", "x2"),
        ("y1", "y2"),
    ]


# --- in words -------------------------------------------------------------------------


def test_the_sentences_name_the_gap_and_what_would_change():
    field = [
        contender("a", 90, 1, 0),
        contender("b", "88.4", 0, 5),
        contender("c", 88, 1, 0),
    ]

    assert said(field) == (
        "Ngay trên vạch Đơn vị b và Đơn vị c cách nhau 0,4 điểm",
        (
            "Đổi thứ tự ưu tiên 1 và 2 (người trực tiếp làm CCHC trước tổng điểm) thì "
            "tập thể thứ 2 thay đổi: thêm Đơn vị c; Đơn vị b xuống dưới vạch"
        ),
        "Đổi thứ tự ưu tiên 2 và 3 thì danh sách không đổi",
    )


def test_people_are_counted_as_people():
    field = [contender("a", 90, 0), contender("b", 88, 1)]

    words = said(field, seats=1, order=ORDER[:2], kind=Kind.INDIVIDUAL)

    assert "người thứ 1 thay đổi" in words[1]


def test_a_difference_without_end_is_not_rounded_away():
    field = [contender("a", "1/3", 0), contender("b", 0, 0)]

    assert said(field, seats=1, order=ORDER[:2])[0].endswith("cách nhau 0,33… điểm")


def test_headings_and_priorities_are_named():
    by_group = [contender("a", 90, 9), contender("b", 90, "8.5")]
    by_role = [contender("a", 90, 1), contender("b", 90, 0)]

    assert said(by_group, seats=1, order=("total", "B"))[0].endswith(
        "cách nhau 0,5 điểm nhóm B"
    )
    assert said(by_role, seats=1, order=("total", "not_head"))[0].endswith(
        "chỉ khác nhau ở ưu tiên người không giữ chức vụ lãnh đạo"
    )


# --- whatever comes -------------------------------------------------------------------

_KEY = st.one_of(st.none(), st.integers(0, 3))
_FIELD = st.lists(st.tuples(_KEY, _KEY, _KEY), min_size=1, max_size=8)
_SEATS = st.integers(0, 4)


def made(rows):
    return [contender(f"s{n}", *keys) for n, keys in enumerate(rows)]


@given(_FIELD, _SEATS, st.randoms(use_true_random=False))
def test_the_order_of_the_register_does_not_matter(rows, seats, chance):
    field = made(rows)
    shuffled = list(field)
    chance.shuffle(shuffled)

    assert looked_at(field, seats)[1] == looked_at(shuffled, seats)[1]
    assert said(field, seats) == said(shuffled, seats)


@given(_FIELD, _SEATS)
def test_a_swap_tells_exactly_how_the_list_differs(rows, seats):
    field = made(rows)
    found, result = looked_at(field, seats)
    before = {line.candidate.id for line in found.proposed}

    for swap in result.swaps:
        keys = list(range(3))
        keys[swap.place - 1], keys[swap.place] = keys[swap.place], keys[swap.place - 1]
        other = [
            replace(c, keys=tuple(c.keys[k] for k in keys)) for c in field if c.keys
        ]
        after = {
            line.candidate.id for line in shortlist(quota(seats), other, {}).proposed
        }
        assert before - set(swap.leave) | set(swap.enter) == after
        assert not set(swap.enter) & before
        assert set(swap.leave) <= before


@given(_FIELD, _SEATS)
def test_equal_neighbours_in_the_order_change_nothing(rows, seats):
    field = [contender(f"s{n}", a, b, b) for n, (a, b, _) in enumerate(rows)]

    last = looked_at(field, seats)[1].swaps[1]

    assert (last.enter, last.leave) == ((), ())
