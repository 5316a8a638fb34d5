"""Rules attacked: what is not known, or after the cut-off, never passes by itself."""

from datetime import date
from fractions import Fraction

import pytest

from desktop.awards.attesting import Attested
from desktop.awards.counting import InitiativesAtLeast
from desktop.awards.eligibility import Verdict
from desktop.awards.faultless import NoBreach, Scope
from desktop.awards.grading import GradedAtLeast, Ratings
from desktop.awards.targeting import TargetsMet
from desktop.emulation.indicators import Measure, Operator, assess
from desktop.emulation.movements import Period
from desktop.emulation.records import Grade, RecognitionLevel
from tests.factories import (
    attested,
    breach,
    facts,
    indicator,
    initiative,
    rating,
    result,
    reviewed,
)

MET, NOT_MET, UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN
PHASE = Period(date(2026, 1, 1), date(2030, 12, 31))
PHASE_CUTOFF = date(2030, 3, 30)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
BASE_CUTOFF, CITY_CUTOFF = date(2026, 11, 19), date(2027, 3, 9)


# --- ratings of years nobody rated ----------------------------------------------------


def rated(year, grade):
    return rating(grade, date(year, 1, 1), date(year, 12, 31))


def of_the_phase(which, *ratings):
    rule = GradedAtLeast("Xuất sắc", "III", Grade.EXCELLENT, which)
    known = facts(period=PHASE, cutoff=PHASE_CUTOFF, ratings=ratings)
    return rule.judge(known)


@pytest.mark.parametrize(
    ("excellent", "good", "verdict"),
    [(1, 0, UNKNOWN), (2, 0, UNKNOWN), (3, 0, MET), (0, 2, NOT_MET), (1, 1, UNKNOWN)],
)
def test_most_years_are_not_excellent_while_others_were_never_rated(
    excellent, good, verdict
):
    """Four years are over at the cut-off; three are more than half of them (A50)."""
    grades = [Grade.EXCELLENT] * excellent + [Grade.GOOD] * good
    ratings = [rated(2026 + at, grade) for at, grade in enumerate(grades)]

    assert of_the_phase(Ratings.MAJORITY, *ratings).verdict is verdict


def test_one_excellent_year_may_still_be_among_those_nobody_rated():
    found = of_the_phase(Ratings.ANY, rated(2026, Grade.GOOD))

    assert found.verdict is UNKNOWN
    assert "2027, 2028, 2029" in found.missing
    every = [rated(year, Grade.GOOD) for year in range(2026, 2030)]
    assert of_the_phase(Ratings.ANY, *every).verdict is NOT_MET
    assert of_the_phase(Ratings.ANY, rated(2028, Grade.EXCELLENT)).verdict is MET


# --- initiatives recognised or applied after the cut-off ------------------------------

RECOGNISED = InitiativesAtLeast(
    "Sáng kiến", "III", 1, is_applied=True, recognised_at=(RecognitionLevel.UNIT,)
)


@pytest.mark.parametrize(
    ("cutoff", "recognised_on", "verdict"),
    [
        (BASE_CUTOFF, date(2026, 11, 19), MET),
        (BASE_CUTOFF, date(2026, 11, 20), NOT_MET),
        (CITY_CUTOFF, date(2027, 1, 15), MET),
        (CITY_CUTOFF, date(2027, 3, 10), NOT_MET),
        (None, date(2026, 12, 31), MET),
        (None, date(2027, 1, 1), NOT_MET),
        (BASE_CUTOFF, None, MET),
    ],
)
def test_recognition_counts_up_to_the_cut_off(cutoff, recognised_on, verdict):
    """The city tier looks until 9/3 of the next year: a council may sit in January."""
    made = initiative(
        registered_on=date(2026, 5, 1),
        recognised_level=RecognitionLevel.UNIT,
        recognised_on=recognised_on,
    )
    known = facts(period=YEAR, cutoff=cutoff, initiatives=(made,))

    found = RECOGNISED.judge(known)

    assert found.verdict is verdict
    if verdict is NOT_MET:
        assert "chưa được công nhận" in found.children[0].used


def test_what_is_applied_only_after_the_cut_off_is_not_applied_yet():
    rule = InitiativesAtLeast("Giải pháp", "III", 1, is_applied=True)
    late = initiative(registered_on=date(2026, 5, 1), applied_from=date(2026, 12, 1))

    def judged(cutoff):
        return rule.judge(facts(period=YEAR, cutoff=cutoff, initiatives=(late,)))

    assert judged(BASE_CUTOFF).verdict is NOT_MET
    assert judged(CITY_CUTOFF).verdict is MET


# --- breaches of other years ----------------------------------------------------------


def test_only_breaches_of_the_period_are_held_up_as_of_the_period():
    rule = Attested("Gương mẫu", "III", "guong-mau", watches_breaches=True)
    before = breach("Trễ hẹn năm trước", on=date(2025, 12, 31))
    late = breach("Trễ hẹn sau ngày chốt", on=date(2026, 12, 1))
    known = facts(
        period=YEAR,
        cutoff=BASE_CUTOFF,
        breaches=(before, late),
        attestations=attested("guong-mau"),
    )

    found = rule.judge(known)

    assert "sau ngày chốt" in found.caution
    assert "năm trước" not in found.caution


# --- targets that cannot be exceeded, or are by being reached -------------------------


@pytest.mark.parametrize(
    ("target", "measured", "verdict"),
    [
        (indicator(Operator.MORE_THAN, 60), result(70), MET),
        (indicator(Operator.MORE_THAN, 60), result(60), NOT_MET),
        (indicator(Operator.LESS_THAN, 5), result(4), MET),
        (indicator(Operator.AT_MOST, 5), result(4), MET),
        (indicator(Operator.AT_MOST, 5), result(5), NOT_MET),
        (indicator(Operator.AT_LEAST, 80), result(80), NOT_MET),
        (indicator(None, None, Measure.ATTESTED), result(holds=True), MET),
        (indicator(None, None, Measure.ATTESTED), result(holds=False), NOT_MET),
    ],
    ids=[
        "beyond a strict number",
        "at a strict number",
        "below a strict number",
        "below the most there may be",
        "the most there may be",
        "just reached",
        "a yes cannot be exceeded",
        "a no",
    ],
)
def test_exceeding_is_being_better_than_the_number(target, measured, verdict):
    rule = TargetsMet("Vượt mức", "III.2", must_exceed=True, share=Fraction(100))
    known = facts(targets=(assess(target, measured),))

    assert rule.judge(known).verdict is verdict


# --- days looked through piece by piece -----------------------------------------------


@pytest.mark.parametrize(
    ("pieces", "verdict"),
    [
        ([((1, 1), (6, 30)), ((7, 1), (11, 19))], MET),
        ([((7, 1), (12, 31)), ((1, 1), (6, 30))], MET),
        ([((1, 1), (6, 30)), ((3, 1), (11, 19))], MET),
        ([((1, 1), (6, 29)), ((7, 1), (11, 19))], UNKNOWN),
        ([((1, 1), (6, 30)), ((7, 1), (11, 18))], UNKNOWN),
        ([((1, 2), (6, 30)), ((7, 1), (11, 19))], UNKNOWN),
    ],
)
def test_days_may_be_looked_through_piece_by_piece(pieces, verdict):
    rule = NoBreach("Không vi phạm", "III", Scope.MEMBERS)
    looks = tuple(reviewed(date(2026, *one), date(2026, *two)) for one, two in pieces)

    found = rule.judge(facts(period=YEAR, cutoff=BASE_CUTOFF, reviews=looks))

    assert found.verdict is verdict
    assert found.source.count("Văn phòng") == (2 if verdict is MET else 0)
