"""The rules that ask registers: indices, years, breaches, targets, belonging."""

from datetime import date
from fractions import Fraction

import pytest

from desktop.awards.belonging import Member, WorksDirectly
from desktop.awards.eligibility import Verdict
from desktop.awards.facts import Window
from desktop.awards.faultless import NoBreach, Scope
from desktop.awards.grading import GradedAtLeast, Ratings
from desktop.awards.indexing import (
    Equal,
    HasIndexRole,
    IndexClassAtLeast,
    IndexReaches,
    NonDecreasing,
    Places,
    RankWithin,
)
from desktop.awards.targeting import ScoreReaches, TargetsMet
from desktop.awards.years import Counting, YearsAtLeast, YearSource
from desktop.emulation.indicators import (
    Assessment,
    Indicator,
    Measure,
    Operator,
    Progress,
)
from desktop.emulation.indices import IndexCode, IndexRole, Origin
from desktop.emulation.movements import Period
from desktop.emulation.participants import (
    DirectRole,
    DirectWork,
    Employment,
    Kind,
    UnitKind,
)
from desktop.emulation.records import BreachKind, Grade, Severity
from tests.factories import (
    achievement,
    breach,
    candidate,
    facts,
    index_duty,
    index_value,
    rating,
    reviewed,
)

MET, NOT_MET = Verdict.MET, Verdict.NOT_MET
UNKNOWN, NOT_APPLICABLE = Verdict.UNKNOWN, Verdict.NOT_APPLICABLE
PAR, SIPAS = IndexCode.PAR, IndexCode.SIPAS
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
PHASE = Period(date(2026, 1, 1), date(2030, 12, 31))


def known(**more):
    return facts(**{"period": YEAR, "phase": PHASE, **more})


# --- RT08: a number ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "verdict"),
    [("90", MET), ("90.00", MET), ("89.99", NOT_MET), ("89.999999", NOT_MET)],
)
def test_ninety_percent_is_reached_exactly_and_never_by_rounding(value, verdict):
    rule = IndexReaches("PAR", "IV.2", PAR, Operator.AT_LEAST, Fraction(90))

    judged = rule.judge(known(indices=(index_value(year=2026, value=value),)))

    assert judged.verdict is verdict
    assert judged.used.startswith(str(value).rstrip("0").rstrip(".").replace(".", ","))


def test_points_of_another_scale_count_by_their_share():
    rule = IndexReaches("PAR", "IV.2", PAR, Operator.AT_LEAST, Fraction(90))
    value = index_value(year=2026, value="72", maximum=Fraction(80))

    assert rule.judge(known(indices=(value,))).verdict is MET


def test_an_index_nobody_published_is_unknown_with_the_year_it_lacks():
    rule = IndexReaches("PAR", "IV.2", PAR, Operator.AT_LEAST, Fraction(90))
    own = index_value(year=2026, value="95", origin=Origin.SELF_SCORED)
    older = index_value(year=2025, value="95")

    judged = rule.judge(known(indices=(own, older)))

    assert judged.verdict is UNKNOWN
    assert "2026" in judged.missing


def test_last_years_index_counts_where_the_plan_says_so():
    rule = IndexReaches("PAR", "IV.2", PAR, Operator.AT_LEAST, Fraction(90), -1)

    assert rule.judge(known(indices=(index_value(value="91"),))).verdict is MET


# --- RT09: classes and ratings ----------------------------------------------------


@pytest.mark.parametrize(
    ("name", "verdict"),
    [("Trung bình", NOT_MET), ("Khá", MET), ("Xuất sắc", MET), ("", UNKNOWN)],
)
def test_a_class_is_compared_on_its_scale(name, verdict):
    rule = IndexClassAtLeast("Khá", "III.2", PAR, "Khá")
    value = index_value(year=2026, class_name=name)

    assert rule.judge(known(indices=(value,))).verdict is verdict


def test_a_class_that_is_not_on_the_scale_is_unknown_and_named():
    rule = IndexClassAtLeast("Khá", "III.2", PAR, "Khá")
    value = index_value(year=2026, class_name="Trung bình khá")

    judged = rule.judge(known(indices=(value,)))

    assert judged.verdict is UNKNOWN
    assert "Trung bình khá" in judged.missing


def year_rating(year, grade):
    return rating(grade, date(year, 1, 1), date(year, 12, 31))


PHASE_RATINGS = (
    year_rating(2026, Grade.EXCELLENT),
    year_rating(2027, Grade.GOOD),
    year_rating(2028, Grade.EXCELLENT),
    year_rating(2029, Grade.EXCELLENT),
)


@pytest.mark.parametrize(
    ("ratings", "verdict"),
    [
        (Ratings.LAST, MET),
        (Ratings.LAST_YEAR, MET),
        (Ratings.EVERY, NOT_MET),
        (Ratings.ANY, MET),
        (Ratings.MAJORITY, MET),
    ],
)
def test_which_years_have_to_be_excellent_is_a_reading(ratings, verdict):
    rule = GradedAtLeast("HTXS", "III.2", Grade.EXCELLENT, ratings)
    of_phase = facts(
        period=PHASE, phase=PHASE, cutoff=date(2030, 3, 30), ratings=PHASE_RATINGS
    )

    assert rule.judge(of_phase).verdict is verdict


def test_a_year_without_a_rating_leaves_every_year_open():
    rule = GradedAtLeast("HTXS", "III.2", Grade.EXCELLENT, Ratings.EVERY)
    of_phase = facts(
        period=PHASE,
        cutoff=date(2030, 3, 30),
        ratings=(PHASE_RATINGS[0], PHASE_RATINGS[2], PHASE_RATINGS[3]),
    )

    judged = rule.judge(of_phase)

    assert judged.verdict is UNKNOWN
    assert "2027" in judged.missing


# --- RT10: places -----------------------------------------------------------------

TOP = RankWithin(
    "Top 5",
    "III.2",
    PAR,
    (
        Places((UnitKind.DEPARTMENT,), 3),
        Places((UnitKind.COMMUNE, UnitKind.SPECIAL_ZONE), 5),
    ),
)


def in_commune(rank=None, kind=UnitKind.COMMUNE):
    from dataclasses import replace

    head = replace(candidate("xa"), unit_kind=kind)
    values = () if rank is None else (index_value(year=2026, rank=rank),)
    above = known(candidate=head, indices=values)
    mine = replace(candidate(), unit_kind=UnitKind.OFFICE)
    return known(candidate=mine, above=above)


@pytest.mark.parametrize(
    ("rank", "verdict"), [(1, MET), (5, MET), (6, NOT_MET), (None, UNKNOWN)]
)
def test_the_place_is_that_of_the_commune_the_office_belongs_to(rank, verdict):
    assert TOP.judge(in_commune(rank)).verdict is verdict


def test_each_block_has_its_own_number_of_places():
    assert TOP.judge(in_commune(4, UnitKind.DEPARTMENT)).verdict is NOT_MET


def test_without_a_ranked_unit_above_nobody_passes():
    assert TOP.judge(known()).verdict is UNKNOWN


# --- RT12: years ------------------------------------------------------------------


def worked(since, until=None, role=DirectRole.ADVISING):
    return DirectWork(role, since, until)


def years(work, counting=Counting.COMPLETE_YEARS, cutoff=date(2030, 3, 30)):
    rule = YearsAtLeast("03 năm", "III.2", 3, YearSource.DIRECT_WORK, counting)
    return rule.judge(
        facts(period=PHASE, phase=PHASE, cutoff=cutoff, direct_work=tuple(work))
    )


def test_three_complete_years_are_enough_and_two_are_not():
    assert years([worked(date(2027, 1, 1))]).verdict is MET
    assert years([worked(date(2027, 1, 2))]).verdict is NOT_MET


def test_the_year_that_is_not_over_at_the_cut_off_does_not_count():
    judged = years([worked(date(2028, 1, 1))])

    assert judged.verdict is NOT_MET
    assert judged.used == "02 năm: 2028, 2029"


def test_the_way_of_counting_decides_and_is_declared():
    two_and_a_bit = [worked(date(2027, 12, 31), date(2030, 1, 1))]

    assert years(two_and_a_bit).verdict is NOT_MET
    assert years(two_and_a_bit, Counting.TOUCHED_YEARS).verdict is MET
    assert years(two_and_a_bit, Counting.TWELVE_MONTHS).verdict is NOT_MET


@pytest.mark.parametrize(
    ("first", "last", "verdict"),
    [
        (date(2026, 3, 1), date(2029, 2, 28), MET),
        (date(2026, 3, 1), date(2029, 2, 27), NOT_MET),
        (date(2028, 2, 29), date(2031, 2, 28), MET),
        (date(2028, 2, 29), date(2031, 2, 27), NOT_MET),
    ],
)
def test_twelve_months_end_the_day_before_their_anniversary(first, last, verdict):
    phase = Period(date(2026, 1, 1), date(2032, 12, 31))
    rule = YearsAtLeast(
        "03 năm", "III.2", 3, YearSource.DIRECT_WORK, Counting.TWELVE_MONTHS
    )
    work = (worked(first, last),)

    judged = rule.judge(facts(period=phase, phase=phase, direct_work=work))

    assert judged.verdict is verdict


def test_stretches_that_meet_are_one_stretch():
    parts = [
        worked(date(2026, 1, 1), date(2026, 6, 30)),
        worked(date(2026, 7, 1), date(2028, 12, 31), DirectRole.LEADING),
    ]

    assert years(parts).verdict is MET


def test_no_row_at_all_is_unknown():
    assert years([]).verdict is UNKNOWN


def test_outstanding_years_come_from_the_achievements():
    rule = YearsAtLeast("03 năm", "III.2", 3, YearSource.ACHIEVEMENTS)
    done = tuple(achievement(year=year) for year in (2026, 2027, 2027, 2029))
    base = {"period": PHASE, "phase": PHASE, "cutoff": date(2030, 3, 30)}

    assert rule.judge(facts(**base, achievements=done)).verdict is MET
    assert rule.judge(facts(**base, achievements=done[:3])).verdict is NOT_MET
    assert rule.judge(facts(**base)).verdict is UNKNOWN


# --- RT13: no breach --------------------------------------------------------------

CLEAN = NoBreach("Không vi phạm", "IV.2", Scope.MEMBERS)
LOOKED = reviewed(YEAR.first, YEAR.last)


def test_an_empty_register_says_nothing_until_somebody_looked():
    assert CLEAN.judge(known()).verdict is UNKNOWN
    assert CLEAN.judge(known(reviews=(LOOKED,))).verdict is MET


def test_a_look_at_half_the_year_is_not_enough():
    half = reviewed(YEAR.first, date(2026, 6, 30))

    assert CLEAN.judge(known(reviews=(half,))).verdict is UNKNOWN


def test_a_look_up_to_the_cut_off_is_enough():
    looked = reviewed(YEAR.first, date(2026, 11, 19))

    judged = CLEAN.judge(known(cutoff=date(2026, 11, 19), reviews=(looked,)))

    assert judged.verdict is MET


def test_a_breach_decides_even_when_somebody_said_there_was_none():
    entered = breach(on=date(2026, 5, 5))

    judged = CLEAN.judge(known(breaches=(entered,), reviews=(LOOKED,)))

    assert judged.verdict is NOT_MET
    assert "05/05/2026" in judged.used


@pytest.mark.parametrize(
    ("more", "verdict"),
    [
        ({"on": date(2025, 12, 31)}, MET),
        ({"kind": BreachKind.DELAY}, MET),
        ({"severity": Severity.REMINDER}, MET),
        ({"severity": Severity.SERIOUS}, NOT_MET),
    ],
    ids=["before the year", "another kind", "less grave", "grave"],
)
def test_only_what_the_plan_means_counts(more, verdict):
    rule = NoBreach(
        "Không sai phạm",
        "IV.2",
        Scope.MEMBERS,
        kinds=(BreachKind.DISCIPLINE, BreachKind.WRONGDOING),
        severity=Severity.DISCIPLINE,
    )
    entered = {"on": date(2026, 5, 5), "severity": Severity.DISCIPLINE, **more}

    judged = rule.judge(known(breaches=(breach(**entered),), reviews=(LOOKED,)))

    assert judged.verdict is verdict


def test_a_head_answers_for_the_people_of_the_unit_and_not_the_other_way():
    rule = NoBreach("Cấp dưới", "II.2.2", Scope.SUBORDINATES)
    of_another = breach(on=date(2026, 5, 5), subject="s2")

    beneath = known(beneath=(of_another,), reviews=(LOOKED,))
    assert rule.judge(beneath).verdict is NOT_MET
    assert NoBreach("", "", Scope.SELF).judge(beneath).verdict is MET


# --- RT14: not falling ------------------------------------------------------------


def trend(before, now, equal=Equal.ONLY_AT_MAXIMUM, maxima=(None, None)):
    rule = NonDecreasing("Không giảm", "IV.2", (PAR,), equal=equal)
    values = tuple(
        index_value(year=year, value=value, component="3", maximum=maximum)
        for year, value, maximum in ((2025, before, maxima[0]), (2026, now, maxima[1]))
        if value is not None
    )
    duty = index_duty(IndexRole.IN_CHARGE, year=2026, component="3")
    return rule.judge(known(indices=values, duties=(duty,)))


@pytest.mark.parametrize(
    ("before", "now", "verdict"),
    [
        ("80", "80.01", MET),
        ("80", "79.99", NOT_MET),
        ("80", "80", NOT_MET),
        ("100", "100", MET),
        (None, "80", UNKNOWN),
        ("80", None, UNKNOWN),
    ],
)
def test_a_component_rises_or_stays_only_at_its_maximum(before, now, verdict):
    assert trend(before, now).verdict is verdict


def test_staying_is_allowed_or_not_as_the_plan_says():
    assert trend("80", "80", Equal.YES).verdict is MET
    assert trend("100", "100", Equal.NO).verdict is NOT_MET


def test_another_full_scale_is_compared_by_share_and_told():
    judged = trend("8", "16", maxima=(Fraction(10), Fraction(20)))

    assert judged.verdict is NOT_MET
    assert "Điểm tối đa hai năm khác nhau" in judged.children[0].caution


def test_nothing_in_charge_of_leaves_the_trend_unknown():
    rule = NonDecreasing("Không giảm", "IV.2", (PAR, SIPAS))

    assert rule.judge(known()).verdict is UNKNOWN


def test_being_assessed_has_to_be_known_and_being_in_charge_to_be_recorded():
    assessed = HasIndexRole("", "", IndexRole.ASSESSED, (PAR,))
    in_charge = HasIndexRole("", "", IndexRole.IN_CHARGE)
    no = known(duties=(index_duty(IndexRole.NOT_ASSESSED, year=2026),))

    assert assessed.judge(known()).verdict is UNKNOWN
    assert assessed.judge(no).verdict is NOT_MET
    published = known(indices=(index_value(year=2026, value="80"),))
    assert assessed.judge(published).verdict is MET
    assert in_charge.judge(known()).verdict is NOT_MET


# --- RT15, RT16, RT19, and the total ----------------------------------------------


def target(progress, measured=None, unit="%"):
    indicator = Indicator("I1", "Đúng hạn", Measure.RATIO, "II.2", "100%", unit=unit)
    share = None if measured is None else Fraction(measured)
    return Assessment(indicator, progress, measured=share, missing="Chưa có số liệu")


@pytest.mark.parametrize(
    ("progress", "verdict"),
    [
        ((Progress.REACHED, Progress.EXCEEDED), MET),
        ((Progress.REACHED, Progress.NOT_REACHED), NOT_MET),
        ((Progress.REACHED, Progress.NO_DATA), UNKNOWN),
        ((Progress.NOT_REACHED, Progress.NO_DATA), NOT_MET),
        ((Progress.REACHED, Progress.NOT_APPLICABLE), MET),
        ((Progress.NOT_APPLICABLE,), NOT_APPLICABLE),
        ((), UNKNOWN),
    ],
)
def test_all_assigned_targets_have_to_be_reached(progress, verdict):
    rule = TargetsMet("Chỉ tiêu được giao", "III.2")
    given = tuple(target(p) for p in progress)

    assert rule.judge(known(targets=given)).verdict is verdict


def test_a_full_hundred_percent_counts_as_exceeded():
    rule = TargetsMet("Vượt", "III.2", must_exceed=True)

    full = known(targets=(target(Progress.REACHED, 100),))
    assert rule.judge(full).verdict is MET
    just = known(targets=(target(Progress.REACHED, 5, unit="vụ"),))
    assert rule.judge(just).verdict is NOT_MET


def test_a_share_of_the_targets_is_rounded_up():
    rule = TargetsMet("Hai phần ba", "III.2", share=Fraction(60))
    two_of_three = (Progress.REACHED, Progress.REACHED, Progress.NOT_REACHED)
    one_of_three = (Progress.REACHED, Progress.NOT_REACHED, Progress.NOT_REACHED)

    assert rule.judge(known(targets=tuple(map(target, two_of_three)))).verdict is MET
    assert (
        rule.judge(known(targets=tuple(map(target, one_of_three)))).verdict is NOT_MET
    )


def test_an_unfinished_sheet_leaves_the_total_unknown():
    rule = ScoreReaches("Từ 80 điểm", "III.2", Operator.AT_LEAST, Fraction(80))

    assert rule.judge(known()).verdict is UNKNOWN


def test_membership_holds_every_criterion_named():
    rule = Member(
        "Cán bộ", "III.1", kinds=(Kind.COLLECTIVE,), employments=(Employment.OFFICIAL,)
    )

    assert rule.judge(known()).verdict is NOT_MET
    assert Member("", "", kinds=(Kind.COLLECTIVE,)).judge(known()).verdict is MET


def test_direct_work_is_unknown_only_where_nothing_is_entered():
    rule = WorksDirectly("Trực tiếp", "III.2", (DirectRole.LEADING,))
    other = known(direct_work=(worked(date(2026, 1, 1)),))
    before = known(
        direct_work=(worked(date(2020, 1, 1), date(2021, 1, 1), DirectRole.LEADING),)
    )

    assert rule.judge(known()).verdict is UNKNOWN
    assert rule.judge(other).verdict is NOT_MET
    assert rule.judge(before).verdict is NOT_MET


def test_days_of_a_window_end_at_the_cut_off():
    early = known(cutoff=date(2026, 6, 30))
    late = known(cutoff=date(2027, 3, 9))

    assert early.days().last == date(2026, 6, 30)
    assert late.days().last == date(2026, 12, 31)
    assert late.days(Window.PLAN).last == date(2027, 3, 9)
