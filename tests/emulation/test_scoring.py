"""Sheets: not scored, zero and not applicable stay three different things."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.emulation.scoring import (
    Score,
    ScoreState,
    Side,
    group_totals,
    round_half_up,
    total,
)
from tests.factories import criteria_set, sheet

SET = criteria_set(
    {"A": 40, "A/A1": 30, "A/A2": 10, "B": 60, "B/B1": 60},
)


def test_a_whole_sheet_is_added_up():
    sums = total(SET, sheet(A1=25, A2="8.5", B1=50))

    assert sums.value == Fraction("83.5")
    assert sums.points == Decimal("83.5")
    assert not sums.is_rescaled


def test_a_cell_not_scored_leaves_the_total_open():
    sums = total(SET, sheet(A1=25, B1=50))

    assert sums.value is None
    assert sums.rounded() is None
    assert sums.missing == ("A2",)


def test_a_cell_not_scored_keeps_its_maximum_in_the_scale():
    sums = total(SET, sheet(A1=25, B1=50))

    assert sums.applicable_max == 100
    assert not sums.is_rescaled


def test_zero_is_a_score():
    sums = total(SET, sheet(A1=25, A2=0, B1=50))

    assert sums.value == 75
    assert sums.missing == ()


def test_what_does_not_apply_leaves_the_sum_and_its_maximum():
    sums = total(SET, sheet(A1=27, A2=None, B1=54))

    assert sums.applicable_max == 90
    assert sums.value == 90
    assert sums.is_rescaled


def test_zero_missing_and_not_applicable_give_three_different_totals():
    zero = total(SET, sheet(A1=30, A2=0, B1=60)).value
    missing = total(SET, sheet(A1=30, B1=60)).value
    not_applicable = total(SET, sheet(A1=30, A2=None, B1=60)).value

    assert (zero, missing, not_applicable) == (90, None, 100)


def test_nothing_applicable_is_no_total_and_not_zero():
    sums = total(SET, sheet(A1=None, A2=None, B1=None))

    assert sums.value is None
    assert sums.missing == ()


def test_rescaling_is_exact():
    thirds = criteria_set({"A": 70, "B": 30})

    sums = total(thirds, sheet(A="23", B=None))

    assert sums.value == Fraction(230, 7)
    assert sums.rounded() == Decimal("32.86")


def test_points_of_a_heading_are_not_counted_twice():
    with_heading = sheet(A=40, A1=25, A2=5, B1=50)

    assert total(SET, with_heading).value == 80


def test_points_for_a_criterion_of_another_set_do_not_count():
    assert total(SET, sheet(A1=25, A2=5, B1=50, Z9=10)).value == 80


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("83.335", "83.34"),
        ("83.345", "83.35"),
        ("0.005", "0.01"),
        ("83.3349", "83.33"),
        ("100", "100.00"),
    ],
)
def test_halves_round_up(value, shown):
    assert str(round_half_up(Fraction(value))) == shown


def test_a_third_and_a_rounded_third_stay_different_until_shown():
    third, near = Fraction(100, 3), Fraction("33.33")

    assert third != near
    assert round_half_up(third) == round_half_up(near)


@given(st.fractions(min_value=0, max_value=1000), st.integers(0, 6))
def test_rounding_moves_a_value_by_half_a_step_at_most(value, places):
    shown = Fraction(round_half_up(value, places))

    assert abs(shown - value) <= Fraction(1, 2 * 10**places)


def test_group_totals_follow_the_headings():
    sums = group_totals(SET, sheet(A1=25, A2=5, B1=50))

    assert sums == {"A": 30, "B": 50}


def test_a_group_where_nothing_applies_has_no_total():
    sums = group_totals(SET, sheet(A1=None, A2=None, B1=0))

    assert sums == {"A": None, "B": 0}


def test_a_heading_without_children_is_its_own_group():
    flat = criteria_set({"A": 100})

    assert flat.leaves_under("A") == flat.criteria
    assert group_totals(flat, sheet(A=70)) == {"A": 70}


def test_criteria_three_deep_count_under_their_top():
    deep = criteria_set({"A": 100, "A/A1": 100, "A1/A11": 60, "A1/A12": 40})

    assert [c.code for c in deep.leaves] == ["A11", "A12"]
    assert group_totals(deep, sheet(A11=50, A12=30)) == {"A": 80}


@pytest.mark.parametrize(
    ("state", "points"),
    [(ScoreState.SCORED, None), (ScoreState.NOT_APPLICABLE, Decimal(0))],
    ids=["scored without points", "points where nothing applies"],
)
def test_a_cell_that_contradicts_itself_is_refused(state, points):
    with pytest.raises(ValueError, match="scored cell"):
        Score("A1", Side.VERIFIED, state, points)


@given(
    st.lists(
        st.none() | st.integers(0, 20).map(lambda n: Decimal(n) / 2),
        min_size=5,
        max_size=5,
    )
)
def test_a_total_never_leaves_the_scale(points):
    five = criteria_set({f"C{n}": 10 for n in range(5)}, total=50)
    filled = {f"C{n}": value for n, value in enumerate(points)}

    value = total(five, sheet(**filled)).value

    assert value is None or 0 <= value <= 50
