"""Places in a block: 1-2-2-4, ties kept, and nobody ranked without a score."""

import random
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from desktop.emulation.ranking import compare, rank
from tests.factories import entrant


def places(*entrants):
    return {s.subject_id: s.rank for s in rank(entrants)}


def test_places_count_one_two_two_four():
    ranked = places(
        entrant("an", 95), entrant("binh", 90), entrant("chi", 90), entrant("dung", 80)
    )

    assert ranked == {"an": 1, "binh": 2, "chi": 2, "dung": 4}


def test_a_tie_is_marked_on_everyone_who_shares_it():
    standings = rank([entrant("an", 95), entrant("binh", 90), entrant("chi", 90)])

    assert [s.is_tied for s in standings] == [False, True, True]


def test_a_tie_of_all_shares_the_first_place():
    assert set(places(entrant("an", 90), entrant("binh", 90)).values()) == {1}


def test_equal_totals_are_separated_by_the_next_key():
    ranked = places(entrant("an", 90, 30), entrant("binh", 90, 31))

    assert ranked == {"binh": 1, "an": 2}


def test_the_first_key_wins_over_all_that_follow():
    ranked = places(entrant("an", 90, 35, 10), entrant("binh", "90.01", 0, 0))

    assert ranked == {"binh": 1, "an": 2}


def test_a_key_that_does_not_apply_stands_behind_zero():
    ranked = places(entrant("an", 90, None), entrant("binh", 90, 0))

    assert ranked == {"binh": 1, "an": 2}


def test_two_keys_that_do_not_apply_are_equal():
    assert set(places(entrant("an", 90, None), entrant("binh", 90, None)).values()) == {
        1
    }


def test_values_that_look_equal_on_paper_are_compared_unrounded():
    ranked = places(entrant("an", "250/3"), entrant("binh", "83.33"))

    assert ranked == {"an": 1, "binh": 2}


def test_whoever_lacks_a_score_is_not_ranked_and_says_why():
    standings = rank([entrant("an", None, reason="Còn 2 ô chưa chấm"), entrant("b", 1)])

    assert [(s.subject_id, s.rank) for s in standings] == [("b", 1), ("an", None)]
    assert standings[-1].entrant.unranked_reason == "Còn 2 ô chưa chấm"


def test_unranked_ones_take_no_place_from_others():
    ranked = places(entrant("an", None, reason="thiếu"), entrant("b", 5))

    assert ranked["b"] == 1


def test_nobody_in_a_block_is_no_ranking():
    assert rank([]) == ()


def test_a_comparison_names_the_key_that_separates():
    first, second = rank([entrant("an", 90, 31), entrant("binh", 90, 30)])

    shown = compare(second, first)

    assert shown.decided_by == 1
    assert shown.difference == -1


def test_a_comparison_of_equals_is_undecided():
    first, second = rank([entrant("an", 90), entrant("binh", 90)])

    assert compare(first, second).decided_by is None


def test_a_comparison_with_what_does_not_apply_has_no_difference():
    first, second = rank([entrant("an", 90, 3), entrant("binh", 90, None)])

    shown = compare(first, second)

    assert (shown.decided_by, shown.difference) == (1, None)


KEY = st.none() | st.sampled_from([Fraction(n, 3) for n in range(4)])
FIELD = st.lists(
    st.tuples(KEY, KEY, st.sampled_from(["", "", "", "thiếu"])), max_size=9
)


def field(rows):
    return [
        entrant(f"s{n}", *keys, reason=reason) for n, (*keys, reason) in enumerate(rows)
    ]


def better(one, other):
    def order(keys):
        return [(k is not None, k or Fraction(0)) for k in keys]

    return order(one.keys) > order(other.keys)


@given(FIELD, st.randoms(use_true_random=False))
def test_the_given_order_changes_no_place(rows, chance: random.Random):
    entrants = field(rows)
    shuffled = chance.sample(entrants, len(entrants))

    assert places(*entrants) == places(*shuffled)


@given(FIELD)
def test_a_place_is_one_more_than_those_who_are_better(rows):
    entrants = field(rows)
    ranked = [e for e in entrants if not e.unranked_reason]

    for standing in rank(entrants):
        ahead = sum(better(e, standing.entrant) for e in ranked)
        if standing.rank is not None:
            assert standing.rank == ahead + 1


@given(FIELD)
def test_nobody_unranked_gets_a_place_and_nobody_is_lost(rows):
    entrants = field(rows)

    standings = rank(entrants)

    assert sorted(s.subject_id for s in standings) == sorted(
        e.subject_id for e in entrants
    )
    assert all((s.rank is None) == bool(s.entrant.unranked_reason) for s in standings)


@given(FIELD, st.integers(0, 8), st.integers(1, 3))
def test_a_better_total_never_costs_a_place(rows, which, gain):
    entrants = field(rows)
    if which >= len(entrants) or entrants[which].keys[0] is None:
        return
    old = entrants[which]
    before = places(*entrants)[old.subject_id]
    keys = (old.keys[0] + gain, *old.keys[1:])
    entrants[which] = entrant(old.subject_id, *keys, reason=old.unranked_reason)

    after = places(*entrants)[old.subject_id]

    assert (before is None) == (after is None)
    assert before is None or after <= before
