"""Targets held against results, exactly as the quoted words say."""

from fractions import Fraction

import pytest

from desktop.emulation.indicators import (
    Measure,
    Operator,
    Progress,
    ResultState,
    assess,
)
from tests.factories import indicator, result

REACHED, NOT_REACHED = Progress.REACHED, Progress.NOT_REACHED


@pytest.mark.parametrize(
    ("words", "operator", "below", "at", "above"),
    [
        ("đạt từ 90% trở lên", Operator.AT_LEAST, False, True, True),
        ("tối thiểu 90%", Operator.AT_LEAST, False, True, True),
        ("ít nhất 90%", Operator.AT_LEAST, False, True, True),
        ("trên 90%", Operator.MORE_THAN, False, False, True),
        ("không quá 90%", Operator.AT_MOST, True, True, False),
        ("dưới 90%", Operator.LESS_THAN, True, False, False),
        ("90%", Operator.EQUAL, False, True, False),
    ],
)
def test_the_words_decide_at_the_number_itself(words, operator, below, at, above):
    goal = indicator(operator, 90, quoted=words)

    reached = [
        assess(goal, result(value)).progress is not NOT_REACHED
        for value in ("89.99", "90", "90.01")
    ]

    assert reached == [below, at, above]


@pytest.mark.parametrize(
    ("share", "progress"),
    [((600, 1000), NOT_REACHED), ((601, 1000), REACHED), ((3, 5), NOT_REACHED)],
    ids=["exactly 60 %", "one meeting more", "three of five"],
)
def test_more_than_sixty_percent_is_strict(share, progress):
    goal = indicator(Operator.MORE_THAN, 60)

    assert assess(goal, result(over=share)).progress is progress


def test_a_ratio_is_exact_where_its_rounded_figure_is_not():
    goal = indicator(Operator.EQUAL, 100)

    counted = assess(goal, result(over=(2999, 3000)))

    assert counted.progress is NOT_REACHED
    assert counted.measured == Fraction(299900, 3000)


def test_two_thirds_are_not_the_typed_percentage():
    goal = indicator(Operator.AT_LEAST, "66.67")

    assert assess(goal, result(over=(2, 3))).progress is NOT_REACHED
    assert assess(goal, result("66.67")).progress is REACHED


def test_counted_and_typed_percentages_agree_where_they_are_equal():
    goal = indicator(Operator.AT_LEAST, "99.9")

    assert assess(goal, result(over=(999, 1000))).measured == Fraction("99.9")
    assert assess(goal, result("99.9")).measured == Fraction("99.9")


def test_numerator_and_denominator_win_over_a_typed_percentage():
    goal = indicator(Operator.EQUAL, 100)

    assert assess(goal, result("100", over=(99, 100))).progress is NOT_REACHED


def test_a_ratio_of_nothing_is_no_data():
    goal = indicator(Operator.EQUAL, 100)

    assert assess(goal, result(over=(0, 0))).progress is Progress.NO_DATA


def test_a_zero_of_many_is_data():
    goal = indicator(Operator.EQUAL, 100)

    assert assess(goal, result(over=(0, 40))).progress is NOT_REACHED


@pytest.mark.parametrize(
    "measure", [Measure.RATIO, Measure.NUMBER, Measure.COUNT, Measure.ATTESTED]
)
def test_no_data_is_not_a_target_missed(measure):
    shown = assess(indicator(measure=measure), None)

    assert shown.progress is Progress.NO_DATA
    assert shown.missing


@pytest.mark.parametrize("measure", list(Measure))
def test_what_does_not_apply_is_neither_reached_nor_missed(measure):
    nothing = result(state=ResultState.NOT_APPLICABLE)

    shown = assess(indicator(measure=measure), nothing, counted=9)

    assert shown.progress is Progress.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("value", "progress"),
    [("90", REACHED), ("90.5", Progress.EXCEEDED), ("89", NOT_REACHED)],
)
def test_beyond_an_inclusive_target_is_exceeded(value, progress):
    assert assess(indicator(), result(value)).progress is progress


@pytest.mark.parametrize(
    ("operator", "value"),
    [(Operator.MORE_THAN, "99"), (Operator.AT_MOST, "1"), (Operator.LESS_THAN, "1")],
)
def test_other_operators_know_no_exceeding(operator, value):
    assert assess(indicator(operator), result(value)).progress is REACHED


@pytest.mark.parametrize(
    ("counted", "progress"),
    [
        (0, NOT_REACHED),
        (2, NOT_REACHED),
        (3, REACHED),
        (4, Progress.EXCEEDED),
        (None, Progress.NO_DATA),
    ],
)
def test_a_count_comes_from_the_register(counted, progress):
    goal = indicator(Operator.AT_LEAST, 3, Measure.COUNT, counts="initiatives")

    assert assess(goal, None, counted).progress is progress


def test_a_count_ignores_a_number_somebody_typed():
    goal = indicator(Operator.AT_LEAST, 3, Measure.COUNT, counts="initiatives")

    assert assess(goal, result("5"), counted=1).progress is NOT_REACHED


@pytest.mark.parametrize(
    ("value", "assigned", "progress"),
    [
        ("12", "12", REACHED),
        ("13", "12", Progress.EXCEEDED),
        ("11", "12", NOT_REACHED),
        (None, "12", Progress.NO_DATA),
        ("12", None, Progress.NO_DATA),
        ("0", "0", Progress.NO_DATA),
        ("1", "0", Progress.NO_DATA),
    ],
)
def test_an_assigned_target_is_held_against_what_was_assigned(
    value, assigned, progress
):
    goal = indicator(Operator.AT_LEAST, None, Measure.ASSIGNED)

    assert assess(goal, result(value, assigned=assigned)).progress is progress


def test_a_missing_assignment_is_named():
    goal = indicator(Operator.AT_LEAST, None, Measure.ASSIGNED)

    assert assess(goal, result("12")).missing == "Chưa có số được giao"
    assert assess(goal, result(assigned="12")).missing == "Chưa có số liệu"


@pytest.mark.parametrize(
    ("holds", "progress"),
    [(True, REACHED), (False, NOT_REACHED), (None, Progress.NO_DATA)],
    ids=["yes", "no", "unanswered"],
)
def test_an_attested_target_follows_the_answer(holds, progress):
    goal = indicator(None, None, Measure.ATTESTED)

    assert assess(goal, result(holds=holds)).progress is progress


@pytest.mark.parametrize(
    ("share", "general", "exception"),
    [
        ((990, 1000), NOT_REACHED, REACHED),
        ((1000, 1000), REACHED, Progress.EXCEEDED),
        ((989, 1000), NOT_REACHED, NOT_REACHED),
    ],
    ids=["99 %", "100 %", "98.9 %"],
)
def test_an_exception_has_its_own_lower_target(share, general, exception):
    whole = indicator(Operator.EQUAL, 100)
    field = indicator(Operator.AT_LEAST, 99, exception_of="I01")

    assert assess(whole, result(over=share)).progress is general
    assert assess(field, result(over=share)).progress is exception
