"""The journal: satisfaction as an exact share, who owes a paper, how much was done."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.emulation.journal import (
    Activity,
    ActivityKind,
    AnswerLevel,
    Channel,
    Difficulty,
    DifficultyState,
    satisfaction,
)
from desktop.emulation.journal_summaries import (
    PaperState,
    counts_by_channel,
    counts_by_kind,
    unit_papers,
    within,
)
from desktop.emulation.movements import Period

SECOND_HALF = Period(date(2025, 7, 1), date(2025, 12, 31))
YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
LAST_DAY = date(2025, 8, 15)
TODAY = date(2025, 12, 5)
LAUNCH, REPORT = ActivityKind.LAUNCH_PAPER, ActivityKind.UNIT_REPORT
SPREAD = ActivityKind.PROPAGANDA


def activity(kind=LAUNCH, day=date(2025, 8, 1), unit="u1", about=None, **more):
    if about is not None:
        more |= {"first_day": about.first, "last_day": about.last}
    made = {"id": f"{day}", "title": "Kế hoạch"} | more
    return Activity(kind=kind, happened_on=day, subject_id=unit, **made)


def papers(*sent, units=("u1",), kind=LAUNCH, period=SECOND_HALF, last_day=LAST_DAY):
    return unit_papers(units, sent, kind, period, last_day, TODAY)


# --- surveys ----------------------------------------------------------------------


def test_the_two_upper_answers_are_satisfied_exactly():
    assert satisfaction((1, 0, 2, 3, 1)) == Fraction(4, 7)
    assert satisfaction((0, 0, 1, 2999, 0)) < 1


def test_without_a_single_answer_satisfaction_is_unknown_and_not_zero():
    assert satisfaction(()) is None
    assert satisfaction((0, 0, 0, 0, 0)) is None
    assert satisfaction((3, 0, 0, 0, 0)) == 0


@pytest.mark.parametrize("answers", [(1, 2), (1, 2, 3, 4, 5, 6), (0, -1, 0, 2, 3)])
def test_counts_that_are_no_five_answers_are_a_mistake(answers):
    with pytest.raises(ValueError, match="counts of five"):
        satisfaction(answers)


@given(st.tuples(*[st.integers(0, 10_000)] * 5))
def test_satisfaction_and_its_opposite_make_one(answers):
    share = satisfaction(answers)

    if share is not None:
        assert 0 <= share <= 1
        assert share + Fraction(sum(answers[:3]), sum(answers)) == 1


def test_every_answer_has_its_word():
    assert [level.label for level in AnswerLevel][3:] == ["Hài lòng", "Rất hài lòng"]


def test_a_survey_knows_how_many_forms_came_back():
    survey = activity(number=Decimal(185), whole=Decimal(200), answers=(0, 1, 4, 80, 9))

    assert survey.share == Fraction(37, 40)
    assert survey.satisfied == Fraction(89, 94)


@pytest.mark.parametrize(
    ("number", "whole"), [(None, Decimal(200)), (Decimal(3), None), (Decimal(0), 0)]
)
def test_a_share_of_something_unknown_is_unknown(number, whole):
    assert activity(number=number, whole=whole).share is None


# --- papers of units --------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "state", "late"),
    [
        (date(2025, 8, 14), PaperState.SENT, 0),
        (date(2025, 8, 15), PaperState.SENT, 0),
        (date(2025, 8, 16), PaperState.SENT_LATE, 1),
    ],
)
def test_the_last_day_is_still_in_time(day, state, late):
    [found] = papers(activity(day=day))

    assert (found.state, found.days_late, found.sent_on) == (state, late, day)


def test_who_sent_nothing_is_overdue_only_after_the_last_day():
    [overdue] = papers()
    [waiting] = papers(last_day=TODAY)

    assert (overdue.state, overdue.days_late) == (PaperState.OVERDUE, 112)
    assert (waiting.state, waiting.days_late) == (PaperState.WAITING, 0)
    assert overdue.is_missing
    assert overdue.sent_on is None


def test_while_no_last_day_is_set_nothing_is_late():
    [missing, sent] = papers(
        activity(day=TODAY), units=("u2", "u1"), last_day=None, period=SECOND_HALF
    )

    assert [missing.state, sent.state] == [PaperState.WAITING, PaperState.SENT]


def test_the_first_paper_decides_whether_a_unit_was_late():
    early, late = activity(day=date(2025, 8, 2)), activity(day=date(2025, 9, 30))

    [found] = papers(late, early)

    assert found.state is PaperState.SENT
    assert found.papers == (early, late)


def test_only_papers_of_the_kind_and_period_count():
    before = date(2025, 6, 30)
    found = papers(
        activity(REPORT, unit="u1"),
        activity(day=before, unit="u2"),
        activity(unit=None),
        activity(unit="stranger"),
        units=("u1", "u2", "u3"),
    )

    assert [each.is_missing for each in found] == [True] * 3
    assert [each.unit_id for each in found] == ["u1", "u2", "u3"]


def test_a_report_of_the_year_that_comes_in_january_belongs_to_its_year():
    report = activity(REPORT, date(2026, 1, 6), about=YEAR)

    [found] = papers(report, kind=REPORT, period=YEAR, last_day=date(2026, 1, 10))

    assert found.state is PaperState.SENT


def test_a_report_of_the_year_serves_for_its_half_and_never_the_other_way():
    yearly = activity(REPORT, date(2026, 1, 6), about=YEAR)
    halfly = activity(REPORT, about=SECOND_HALF)

    assert yearly.concerns(SECOND_HALF)
    assert not halfly.concerns(YEAR)


@given(st.integers(-200, 200), st.integers(-200, 200))
def test_a_paper_that_comes_later_is_never_less_late(first, second):
    early, late = sorted((first, second))
    days = [
        papers(activity(day=LAST_DAY + timedelta(n), about=SECOND_HALF))[0].days_late
        for n in (early, late)
    ]

    assert days == sorted(days)


# --- sums -------------------------------------------------------------------------


def test_entries_are_counted_by_kind_and_channel():
    found = [
        activity(SPREAD, channel=Channel.SOCIAL),
        activity(SPREAD, channel=Channel.LOUDSPEAKER),
        activity(SPREAD, channel=Channel.SOCIAL),
        activity(SPREAD),
        activity(ActivityKind.INSPECTION),
    ]

    assert counts_by_kind(found) == {SPREAD: 4, ActivityKind.INSPECTION: 1}
    assert list(counts_by_channel(found).items()) == [
        (Channel.LOUDSPEAKER, 1),
        (Channel.SOCIAL, 2),
        (None, 1),
    ]


def test_only_what_happened_in_the_period_is_taken():
    days = (date(2025, 6, 30), date(2025, 7, 1), date(2025, 12, 31), date(2026, 1, 1))
    found = within([activity(day=day) for day in days], SECOND_HALF)

    assert [each.happened_on for each in found] == list(days[1:3])


# --- difficulties -----------------------------------------------------------------


def test_a_difficulty_is_open_then_forwarded_then_answered():
    raised = {"id": "d", "raised_on": date(2025, 9, 1), "content": "Thiếu máy quét"}
    sent = raised | {"forwarded_to": "Sở Nội vụ", "forwarded_on": date(2025, 9, 5)}
    answered = sent | {"answer": "Đã cấp", "answered_on": date(2025, 10, 1)}

    found = [Difficulty(**values) for values in (raised, sent, answered)]

    assert [each.state for each in found] == list(DifficultyState)
    assert [each.waiting_days(TODAY) for each in found] == [95, 91, None]


def test_a_difficulty_may_be_answered_without_being_forwarded():
    found = Difficulty(
        "d", date(2025, 9, 1), "Hỏi", answer="Đáp", answered_on=date(2025, 9, 2)
    )

    assert found.state is DifficultyState.ANSWERED
