"""The plan of Hồng Vân, second half of 2025: candidates in, verdicts out.

Clauses are those of the plan; all candidates are invented.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from desktop.awards.deadlines import Limit
from desktop.awards.eligibility import Verdict
from desktop.awards.forms import AwardForm, Choice, Level
from desktop.awards.quotas import QuotaMode
from desktop.awards.selection import Contender, Section, shortlist
from desktop.emulation.indicators import Measure, Operator, Progress, assess
from desktop.emulation.movements import Occasion
from desktop.emulation.participants import Employment, Kind, UnitKind
from desktop.emulation.records import Grade, InitiativeKind
from desktop.plans.reading import read_plan
from tests.factories import (
    attested,
    breach,
    candidate,
    explanation,
    facts,
    initiative,
    nominations,
    rating,
    result,
    shipped_text,
)

PLAN = read_plan(shipped_text())
MET, NOT_MET, UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN
IDEA, SOLUTION = InitiativeKind.IDEA, InitiativeKind.SOLUTION
MODEL, PRODUCT = InitiativeKind.MODEL, InitiativeKind.PRODUCT


def verdict(group, choices=None, *, yes="", no="", ratings=(), register=()):
    readings = PLAN.settled(choices or {})
    standard = PLAN.standard_for(PLAN.group_by_code[group], readings)
    if standard is None:
        return None
    known = facts(
        candidate=candidate(group=group),
        period=PLAN.period,
        attestations=attested(*yes.split(), no=tuple(no.split())),
        ratings=tuple(ratings),
        initiatives=tuple(register),
        readings=readings,
    )
    return standard.judge(known).verdict


# --- III.1.1 ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("yes", "no", "register", "expected"),
    [
        ("doan-ket", "", [initiative(SOLUTION)], MET),
        ("doan-ket", "", [initiative(MODEL)], MET),
        ("doan-ket", "", [], NOT_MET),
        ("doan-ket", "", [initiative(IDEA)], NOT_MET),
        ("doan-ket", "", [initiative(SOLUTION, new=False)], NOT_MET),
        ("doan-ket", "", [initiative(SOLUTION, applied=False)], NOT_MET),
        ("doan-ket", "", [initiative(SOLUTION, applied=None)], UNKNOWN),
        ("doan-ket", "", [initiative(SOLUTION, replicable=False)], MET),
        ("", "", [initiative(SOLUTION)], UNKNOWN),
        ("", "doan-ket", [initiative(SOLUTION)], NOT_MET),
        ("", "", [], NOT_MET),
        (
            "doan-ket",
            "",
            [initiative(MODEL, title="A", new=None), initiative(MODEL, title="B")],
            MET,
        ),
    ],
    ids=[
        "united, new solution in use",
        "united, new model in use",
        "united, empty register",
        "united, only an idea",
        "united, solution not new",
        "united, solution not in use",
        "united, use not confirmed",
        "replication is not asked for",
        "unity not attested",
        "unity denied",
        "nothing at all",
        "one open, one that counts",
    ],
)
def test_offices_and_units_1_1(yes, no, register, expected):
    assert verdict("1.1", yes=yes, no=no, register=register) is expected


# --- III.1.2 ----------------------------------------------------------------------

ALL_OF_1_2 = "doan-ket tuyen-truyen phan-anh"


def ideas(count, **flags):
    return [initiative(IDEA, title=f"Sáng kiến {n}", **flags) for n in range(count)]


@pytest.mark.parametrize(
    ("yes", "register", "choices", "expected"),
    [
        (ALL_OF_1_2, ideas(2), {}, MET),
        (ALL_OF_1_2, ideas(2, new=None, applied=None), {}, MET),
        (ALL_OF_1_2, [*ideas(1), initiative(SOLUTION)], {}, MET),
        (ALL_OF_1_2, ideas(1), {}, NOT_MET),
        (ALL_OF_1_2, [*ideas(1), initiative(MODEL)], {}, NOT_MET),
        (ALL_OF_1_2, ideas(2), {"nhieu-sang-kien": "3"}, NOT_MET),
        (ALL_OF_1_2, ideas(3), {"nhieu-sang-kien": "3"}, MET),
        (ALL_OF_1_2, ideas(4), {"nhieu-sang-kien": "5"}, NOT_MET),
        (
            ALL_OF_1_2,
            [*ideas(1), initiative(IDEA, registered_on=None)],
            {},
            UNKNOWN,
        ),
        ("doan-ket tuyen-truyen", ideas(2), {}, UNKNOWN),
        ("doan-ket phan-anh", ideas(2), {}, UNKNOWN),
        ("tuyen-truyen phan-anh", ideas(2), {}, UNKNOWN),
        ("", ideas(1), {}, NOT_MET),
    ],
    ids=[
        "all attested, two ideas",
        "novelty and use are not asked for",
        "an idea and a solution",
        "one is not many",
        "a model is neither idea nor solution",
        "many read as three, two there",
        "many read as three, three there",
        "many read as five, four there",
        "one without a day of registration",
        "reporting not attested",
        "propaganda not attested",
        "unity not attested",
        "too few whatever is attested",
    ],
)
def test_front_and_organisations_1_2(yes, register, choices, expected):
    assert verdict("1.2", choices, yes=yes, register=register) is expected


@pytest.mark.parametrize("statement", ALL_OF_1_2.split())
def test_one_denied_statement_is_enough_to_fail_1_2(statement):
    others = ALL_OF_1_2.replace(statement, "")

    assert verdict("1.2", yes=others, no=statement, register=ideas(2)) is NOT_MET


# --- III.1.4 ----------------------------------------------------------------------

ALL_OF_1_4 = "dao-duc xuat-sac-cchc"
YEAR = {"first": date(2025, 1, 1), "last": date(2025, 12, 31)}


@pytest.mark.parametrize(
    ("yes", "ratings", "register", "expected"),
    [
        (ALL_OF_1_4, [rating(Grade.GOOD)], [initiative(IDEA)], MET),
        (ALL_OF_1_4, [rating(Grade.EXCELLENT)], [initiative(SOLUTION)], MET),
        (ALL_OF_1_4, [rating(Grade.GOOD, **YEAR)], [initiative(IDEA)], MET),
        (ALL_OF_1_4, [rating(Grade.COMPLETED)], [initiative(IDEA)], NOT_MET),
        (ALL_OF_1_4, [], [initiative(IDEA)], UNKNOWN),
        (ALL_OF_1_4, [rating()], [], NOT_MET),
        (ALL_OF_1_4, [rating()], [initiative(MODEL)], NOT_MET),
        (ALL_OF_1_4, [rating()], [initiative(IDEA, new=False)], NOT_MET),
        (ALL_OF_1_4, [rating()], [initiative(IDEA, replicable=False)], NOT_MET),
        (ALL_OF_1_4, [rating()], [initiative(IDEA, replicable=None)], UNKNOWN),
        (ALL_OF_1_4, [rating()], [initiative(IDEA, applied=False)], MET),
        ("dao-duc", [rating()], [initiative(IDEA)], UNKNOWN),
        ("xuat-sac-cchc", [rating()], [initiative(IDEA)], UNKNOWN),
        ("", [], [], NOT_MET),
    ],
    ids=[
        "rated good, all attested, new idea",
        "rated excellent, new solution",
        "rated for the whole year",
        "rated completed only",
        "not rated",
        "no idea",
        "a model is neither idea nor solution",
        "idea not new",
        "idea cannot be replicated",
        "replication not confirmed",
        "use is not asked for",
        "reform work not attested",
        "conduct not attested",
        "nothing at all",
    ],
)
def test_officials_1_4(yes, ratings, register, expected):
    found = verdict("1.4", yes=yes, ratings=ratings, register=register)

    assert found is expected


def test_a_breach_in_the_period_is_held_up_and_decides_nothing():
    standard = PLAN.standard_by_code["1.4"]
    known = facts(
        attestations=attested(*ALL_OF_1_4.split()),
        ratings=(rating(),),
        initiatives=(initiative(IDEA),),
        breaches=(breach(),),
    )

    judged = standard.judge(known)

    assert judged.verdict is MET
    cautions = [e for e in judged.walk() if e.caution]
    assert [e.clause for e in cautions] == ["III.1.4 ý 1"]


# --- III.1.5 ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("yes", "no", "register", "expected"),
    [
        ("dong-gop", "", [], MET),
        ("cuoc-thi", "", [], MET),
        ("", "", [initiative(PRODUCT)], MET),
        ("", "", [initiative(MODEL, new=False)], MET),
        ("", "dong-gop cuoc-thi", [initiative(SOLUTION)], MET),
        ("dong-gop", "cuoc-thi", [], MET),
        ("", "dong-gop cuoc-thi", [], NOT_MET),
        ("", "dong-gop cuoc-thi", [initiative(IDEA)], NOT_MET),
        ("", "dong-gop cuoc-thi", [initiative(PRODUCT, applied=None)], UNKNOWN),
        ("", "dong-gop cuoc-thi", [initiative(PRODUCT, applied=False)], NOT_MET),
        ("", "dong-gop", [], UNKNOWN),
        ("", "", [], UNKNOWN),
    ],
    ids=[
        "contributed",
        "took part in a contest",
        "product in use",
        "novelty is not asked for",
        "solution makes up for two denials",
        "one of two statements",
        "denied, empty register",
        "an idea is no product",
        "use not confirmed",
        "product not in use",
        "contest not answered",
        "nothing answered",
    ],
)
def test_others_1_5(yes, no, register, expected):
    assert verdict("1.5", yes=yes, no=no, register=register) is expected


# --- thôn, xóm: no standard of their own ------------------------------------------

AS_1_1 = {"tieu-chuan-thon-xom": "1.1"}
AS_1_5 = {"tieu-chuan-thon-xom": "1.5"}


@pytest.mark.parametrize(
    ("choices", "yes", "register", "expected"),
    [
        ({}, "doan-ket dong-gop", [initiative()], None),
        (AS_1_1, "doan-ket", [initiative()], MET),
        (AS_1_1, "dong-gop", [initiative()], UNKNOWN),
        (AS_1_1, "doan-ket", [], NOT_MET),
        (AS_1_5, "dong-gop", [], MET),
        (AS_1_5, "doan-ket", [], UNKNOWN),
        (AS_1_5, "", [initiative()], MET),
    ],
    ids=[
        "none chosen: nothing to judge by",
        "by 1.1, united with a solution",
        "by 1.1, unity not attested",
        "by 1.1, empty register",
        "by 1.5, contributed",
        "by 1.5, unity does not help",
        "by 1.5, solution in use",
    ],
)
def test_villages_follow_the_standard_somebody_chose(choices, yes, register, expected):
    assert verdict("thon-xom", choices, yes=yes, register=register) is expected


# --- who belongs where ------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "group"),
    [
        (UnitKind.OFFICE, "1.1"),
        (UnitKind.PARTY_BODY, "1.1"),
        (UnitKind.PRIMARY_SCHOOL, "1.1"),
        (UnitKind.CENTRE, "1.1"),
        (UnitKind.VERTICAL_AGENCY, "1.1"),
        (UnitKind.FRONT, "1.2"),
        (UnitKind.POLITICAL_UNION, "1.2"),
        (UnitKind.VILLAGE, "thon-xom"),
        (UnitKind.HAMLET, "thon-xom"),
    ],
)
def test_units_fall_into_the_groups_of_the_plan(kind, group):
    assert PLAN.group_for_unit(kind).code == group


def test_a_kind_of_unit_the_plan_does_not_name_has_no_group():
    assert PLAN.group_for_unit(UnitKind.PRESS) is None


@pytest.mark.parametrize("employment", Employment)
def test_everybody_is_judged_as_official_or_as_other(employment):
    others = {Employment.PART_TIME, Employment.RESIDENT}

    group = PLAN.group_for_person(employment).code

    assert group == ("1.5" if employment in others else "1.4")


@pytest.mark.parametrize("kind", [Kind.HOUSEHOLD, Kind.BUSINESS])
def test_households_and_businesses_are_others(kind):
    assert PLAN.group_for_other(kind).code == "1.5"


@pytest.mark.parametrize("group", ["1.1", "1.2", "thon-xom", "1.4", "1.5"])
def test_every_group_is_scored_and_ranked_in_one_block(group):
    assert PLAN.criteria_of(group) is not None
    assert sum(group in block.groups for block in PLAN.blocks) == 1


def test_points_stand_in_no_plan_and_say_so():
    assert all(one.is_own for one in PLAN.criteria_sets)


# --- II.2 and II.3.1 --------------------------------------------------------------

EQUAL, FROM, ABOVE = Operator.EQUAL, Operator.AT_LEAST, Operator.MORE_THAN
EFFORT = True
ROWS = [
    ("S4-I01", None, None, "xếp trong nhóm đứng đầu Thành phố", not EFFORT),
    ("S4-I02", FROM, 90, "đạt từ 90% trở lên", not EFFORT),
    ("S4-I03", EQUAL, 100, "100%", not EFFORT),
    ("S4-I04", EQUAL, 100, "Phấn đấu 100%", EFFORT),
    ("S4-I05", EQUAL, 100, "Phấn đấu 100%", EFFORT),
    ("S4-I05a", FROM, 99, "tối thiểu 99%", not EFFORT),
    ("S4-I05b", FROM, 99, "tối thiểu 99%", not EFFORT),
    ("S4-I06", EQUAL, 100, "Phấn đấu 100%", EFFORT),
    ("S4-I07", EQUAL, 100, "Phấn đấu 100%", EFFORT),
    ("S4-I08", EQUAL, 100, "Phấn đấu 100%", EFFORT),
    ("S4-I09", EQUAL, 100, "100%", not EFFORT),
    ("S4-I10", FROM, 30, "30%", not EFFORT),
    ("S4-I11", EQUAL, 100, "100%", not EFFORT),
    ("S4-I12", EQUAL, 100, "100%", not EFFORT),
    ("S4-I13", None, None, "Tiếp tục rà soát, thực hiện theo quy định", not EFFORT),
    ("S4-I14", EQUAL, 100, "100%", not EFFORT),
    ("S4-I15", EQUAL, 100, "Phấn đấu 100%", EFFORT),
    ("S4-I16", EQUAL, 100, "100%", not EFFORT),
    ("S4-I17", ABOVE, 60, "Trên 60%", not EFFORT),
    ("S4-I18", EQUAL, 100, "100%", not EFFORT),
    ("S4-I19", FROM, 80, "Phấn đấu tối thiểu 80%", EFFORT),
    ("S4-I20", None, None, "Phấn đấu thực hiện", EFFORT),
    ("S4-I21", FROM, 3, "Phấn đấu có ít nhất 3 sáng kiến", EFFORT),
    ("S4-I22", FROM, None, "hoàn thành bằng hoặc vượt mức", not EFFORT),
]
BY_CODE = {indicator.code: indicator for indicator in PLAN.indicators}


def test_the_plan_has_its_twenty_four_targets_in_order():
    assert list(BY_CODE) == [row[0] for row in ROWS]


@pytest.mark.parametrize(
    ("code", "operator", "target", "quoted", "is_effort"), ROWS, ids=lambda v: str(v)
)
def test_every_target_is_read_as_the_plan_words_it(
    code, operator, target, quoted, is_effort
):
    shown = BY_CODE[code]

    assert (shown.operator, shown.target) == (operator, target)
    assert (shown.quoted, shown.is_effort) == (quoted, is_effort)


def out_of(code, share):
    """Return the progress for so many thousandths."""
    return assess(BY_CODE[code], result(over=(share, 1000))).progress


RATIOS = [row for row in ROWS if row[2] is not None and row[0] != "S4-I21"]


@pytest.mark.parametrize(
    ("code", "operator", "target"),
    [row[:3] for row in RATIOS],
    ids=[row[0] for row in RATIOS],
)
def test_every_ratio_is_reached_where_its_words_say(code, operator, target):
    below, at = out_of(code, target * 10 - 1), out_of(code, target * 10)

    assert BY_CODE[code].measure is Measure.RATIO
    assert below is Progress.NOT_REACHED
    assert at is (Progress.NOT_REACHED if operator is ABOVE else Progress.REACHED)
    if target < 100:
        above = out_of(code, target * 10 + 1)
        assert above is (Progress.EXCEEDED if operator is FROM else Progress.REACHED)


@pytest.mark.parametrize("code", ["S4-I01", "S4-I13", "S4-I20"])
def test_targets_without_a_number_are_attested(code):
    assert BY_CODE[code].measure is Measure.ATTESTED
    assert assess(BY_CODE[code], result(holds=True)).progress is Progress.REACHED
    assert assess(BY_CODE[code], None).progress is Progress.NO_DATA


@pytest.mark.parametrize(
    ("counted", "progress"),
    [(2, Progress.NOT_REACHED), (3, Progress.REACHED), (4, Progress.EXCEEDED)],
)
def test_three_initiatives_are_counted_from_the_register(counted, progress):
    assert assess(BY_CODE["S4-I21"], None, counted).progress is progress


@pytest.mark.parametrize(
    ("done", "progress"),
    [(11, Progress.NOT_REACHED), (12, Progress.REACHED), (13, Progress.EXCEEDED)],
    ids=["short", "bằng", "vượt"],
)
def test_yearly_tasks_are_held_against_what_was_assigned(done, progress):
    assert assess(BY_CODE["S4-I22"], result(done, assigned=12)).progress is progress


def test_two_fields_are_taken_out_of_the_general_target():
    exceptions = [i.code for i in PLAN.indicators if i.exception_of]

    assert exceptions == ["S4-I05a", "S4-I05b"]
    assert {BY_CODE[code].exception_of for code in exceptions} == {"S4-I05"}
    assert BY_CODE["S4-I05"].excludes


def test_the_target_of_the_city_stands_beside_the_commune_s_own():
    assert BY_CODE["S4-I02"].wider_target == Decimal(85)


# --- III.2 ------------------------------------------------------------------------

(OFFER,) = PLAN.offers


def test_the_award_is_the_commendation_of_the_commune():
    assert (OFFER.form, OFFER.level) == (AwardForm.COMMENDATION, Level.COMMUNE)
    assert OFFER.authority == "Chủ tịch Ủy ban nhân dân xã"
    assert OFFER.occasion is Occasion.HALF_YEAR


def test_five_collectives_and_five_individuals_may_be_exceeded():
    read = [(q.quota.kind, q.quota.count, q.quota.mode) for q in OFFER.quotas]

    assert read == [
        (Kind.COLLECTIVE, 5, QuotaMode.SOFT),
        (Kind.INDIVIDUAL, 5, QuotaMode.SOFT),
    ]


def test_businesses_count_as_collectives_and_households_as_individuals():
    collective, individual = (quota.kinds for quota in OFFER.quotas)

    assert Kind.BUSINESS in collective
    assert Kind.HOUSEHOLD in individual
    assert {*collective, *individual} == set(Kind)


def test_the_total_comes_first_and_direct_work_settles_what_is_left():
    assert OFFER.order == ("total", "direct_work")


def people(*rows):
    return [
        Contender(
            candidate(subject, Kind.INDIVIDUAL, "1.4"),
            explanation(),
            (Fraction(points), Fraction(int(directly))),
        )
        for subject, points, directly in rows
    ]


INDIVIDUALS = OFFER.quotas[1].quota


def ids(lines):
    return [line.candidate.id for line in lines]


def test_direct_work_separates_equal_totals_at_the_line():
    field = people(
        *((f"p{n}", 95 - n, False) for n in range(4)),
        ("office", 80, False),
        ("counter", 80, True),
    )

    found = shortlist(INDIVIDUALS, field, {})

    assert ids(found.proposed)[-1] == "counter"
    assert ids(found.of(Section.RESERVE)) == ["office"]


def test_direct_work_never_outweighs_a_better_total():
    field = people(
        *((f"p{n}", 95 - n, False) for n in range(4)),
        ("office", "80.25", False),
        ("counter", 80, True),
    )

    assert ids(shortlist(INDIVIDUALS, field, {}).proposed)[-1] == "office"


def test_equal_totals_and_equal_work_are_left_to_the_office():
    field = people(
        *((f"p{n}", 95 - n, False) for n in range(4)),
        ("left", 80, True),
        ("right", 80, True),
    )

    found = shortlist(INDIVIDUALS, field, {})

    assert ids(found.of(Section.AT_THE_LINE)) == ["left", "right"]


def test_a_sixth_may_be_proposed_with_a_reason():
    field = people(*((f"p{n}", 95 - n, False) for n in range(6)))

    found = shortlist(INDIVIDUALS, field, nominations(p5=Choice.EXTRA))

    assert len(found.proposed) == 6
    assert ids(found.extras) == ["p5"]


# --- dates ------------------------------------------------------------------------


def test_the_period_runs_from_july_to_december():
    assert PLAN.period.first == date(2025, 7, 1)
    assert PLAN.period.last == date(2025, 12, 31)


def test_proposals_are_due_by_the_fourteenth():
    due = next(d for d in PLAN.deadlines if d.code == OFFER.deadline)

    assert (due.limit, due.last_day) == (Limit.BEFORE, date(2025, 12, 14))
    assert due.quoted == "Trước ngày 15/12/2025"
    assert due.days_left(date(2025, 12, 15)) == -1


def test_the_round_looks_at_the_data_on_the_last_valid_day():
    due = next(d for d in PLAN.deadlines if d.code == OFFER.deadline)

    assert PLAN.rounds[0].cutoff == due.last_day


def test_the_bases_are_named_as_the_plan_names_them():
    assert [(b.number, b.issued_on, b.is_parent) for b in PLAN.bases] == [
        ("05/KH-HĐTĐKT", date(2021, 4, 20), True),
        ("326/QĐ-UBND", date(2025, 7, 18), False),
    ]


def test_the_plan_has_no_number_and_no_date():
    assert (PLAN.number, PLAN.issued_on) == ("", None)
