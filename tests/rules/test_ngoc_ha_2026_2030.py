"""The plan of Ngọc Hà ward, 2026–2030: candidates in, verdicts out.

Clauses are those of the plan; all candidates are invented. The numbers R… are those
of the list of requirements drawn from the five seed plans.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from desktop.awards.deadlines import When
from desktop.awards.eligibility import Verdict
from desktop.awards.facts import Facts
from desktop.awards.forms import AwardForm, Level
from desktop.awards.quotas import QuotaMode
from desktop.awards.selection import Contender, Remark, Section, shortlist
from desktop.emulation.indicators import (
    Measure,
    Operator,
    Progress,
    ResultState,
    Scope,
    assess,
)
from desktop.emulation.movements import Occasion, Period
from desktop.emulation.participants import Employment, Kind, UnitKind
from desktop.emulation.records import BreachKind, Grade, InitiativeKind, Severity
from desktop.plans.provisions import Action, Part, PrincipleKind
from desktop.plans.reading import read_plan
from tests.factories import (
    attested,
    breach,
    candidate,
    explanation,
    initiative,
    rating,
    result,
    reviewed,
    shipped_text,
)

PLAN = read_plan(shipped_text("ngoc-ha-2026-2030"))
MET, NOT_MET, UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN
IDEA, SOLUTION = InitiativeKind.IDEA, InitiativeKind.SOLUTION
MODEL, PRODUCT = InitiativeKind.MODEL, InitiativeKind.PRODUCT
BY_CODE = {indicator.code: indicator for indicator in PLAN.indicators}

YEAR = Period(date(2027, 1, 1), date(2027, 12, 31))
IN_YEAR, YEAR_BEFORE = date(2027, 5, 10), date(2026, 11, 20)


# --- a collective that meets everything, changed one thing at a time ---------------

SAID_OF_UNITS = ("trien-khai", "chat-luong-tthc", "chuyen-doi-so")


def tasks(done, assigned=12):
    return assess(BY_CODE["S0-C1"], result(done, assigned=assigned))


def on_time(now, before):
    """The rate of dossiers on time this year and last."""
    return assess(BY_CODE["S0-Q1"], result(now, assigned=before))


def files(share, of=10_000):
    return assess(BY_CODE["S0-I2"], result(over=(share, of)))


def made(kind=SOLUTION, **flags):
    return initiative(kind, **{"registered_on": IN_YEAR, **flags})


ALL_YEAR = reviewed(YEAR.first, YEAR.last)
FINE_UNIT = Facts(
    candidate(group="a1"),
    YEAR,
    attestations=attested(*SAID_OF_UNITS),
    targets=(tasks(12), on_time(98, 98)),
    initiatives=(made(),),
    reviews=(ALL_YEAR,),
    readings=PLAN.settled({}),
    phase=PLAN.period,
)


def of_unit(group="a1", choices=None, **changed):
    known = replace(
        FINE_UNIT,
        candidate=candidate(group=group),
        readings=PLAN.settled(choices or {}),
        **changed,
    )
    return PLAN.standard_by_code["tap-the"].judge(known)


def unit(group="a1", choices=None, **changed):
    return of_unit(group, choices, **changed).verdict


# --- IV.2.a ------------------------------------------------------------------------


def test_a_collective_with_everything_meets_the_standard():
    """R082: the bullets are all demanded."""
    assert unit() is MET


@pytest.mark.parametrize("statement", SAID_OF_UNITS)
def test_every_statement_about_a_collective_is_needed(statement):
    """R047, R085: attested criteria without points; nobody's answer is no answer."""
    others = [s for s in SAID_OF_UNITS if s != statement]

    assert unit(attestations=attested(*others)) is UNKNOWN
    assert unit(attestations=attested(*others, no=(statement,))) is NOT_MET


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        ((tasks(12), on_time(98, 98)), MET),
        ((tasks(11), on_time(98, 98)), NOT_MET),
        ((tasks(13), on_time(98, 98)), MET),
        ((tasks(None), on_time(98, 98)), UNKNOWN),
        ((on_time(98, 98),), MET),
        ((tasks(12),), UNKNOWN),
        ((), UNKNOWN),
        ((tasks(12), on_time(98, 98), files(10_000)), MET),
        ((tasks(12), on_time(98, 98), files(9_999)), NOT_MET),
        ((on_time(98, 98), *(files(10_000),) * 99, files(9_999)), NOT_MET),
        ((tasks(11), on_time(98, None)), NOT_MET),
    ],
    ids=[
        "as many tasks as assigned",
        "one task short",
        "one task more",
        "tasks without a result",
        "only the rate was assigned",
        "the rate was not assigned",
        "nothing assigned yet",
        "files at exactly 100 %",
        "files at 99.99 %",
        "one of a hundred missed",
        "one short, whatever is missing",
    ],
)
def test_what_was_assigned_has_to_be_done_iv_2_a_2(targets, expected):
    """R092, R043: all assigned targets; missing figures are no failure."""
    assert unit(targets=targets) is expected


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        ("98.0", 98, MET),
        ("97.99", 98, NOT_MET),
        ("98.01", 98, MET),
        (98, None, UNKNOWN),
        (None, 98, UNKNOWN),
        (100, 100, MET),
    ],
    ids=[
        "equal",
        "falling",
        "rising",
        "first year",
        "no figure yet",
        "full stays full",
    ],
)
def test_the_rate_of_dossiers_on_time_must_not_fall_iv_2_a_3(now, before, expected):
    """R040: “duy trì” is held against last year, not against a number (A34)."""
    assert unit(targets=(tasks(12), on_time(now, before))) is expected


@pytest.mark.parametrize(
    ("register", "expected"),
    [
        ([], NOT_MET),
        ([made(SOLUTION)], MET),
        ([made(MODEL)], MET),
        ([made(IDEA)], MET),
        ([made(PRODUCT)], NOT_MET),
        ([made(applied=None, new=None)], MET),
        ([made(registered_on=YEAR_BEFORE)], NOT_MET),
        ([made(registered_on=None)], UNKNOWN),
        ([made(registered_on=None), made(title="Khác")], MET),
    ],
    ids=[
        "empty register",
        "a solution",
        "a model",
        "a way of working",
        "a product is not named",
        "use and novelty are not asked for",
        "registered the year before",
        "no day of registration",
        "one open, one that counts",
    ],
)
def test_one_solution_or_model_is_needed_iv_2_a_2(register, expected):
    """R062: counted in the register of initiatives."""
    assert unit(initiatives=tuple(register)) is expected


DISCIPLINE_ONLY = {"muc-vi-pham": "ky-luat"}


@pytest.mark.parametrize(
    ("found", "choices", "expected"),
    [
        ([breach(on=IN_YEAR)], {}, NOT_MET),
        ([breach(on=IN_YEAR)], DISCIPLINE_ONLY, MET),
        ([breach(on=IN_YEAR, severity=Severity.DISCIPLINE)], DISCIPLINE_ONLY, NOT_MET),
        (
            [breach(on=IN_YEAR, severity=Severity.SERIOUS, kind=BreachKind.WRONGDOING)],
            DISCIPLINE_ONLY,
            NOT_MET,
        ),
        ([breach(on=YEAR_BEFORE)], {}, MET),
        ([breach(on=YEAR.first)], {}, NOT_MET),
        ([breach(on=YEAR.last)], {}, NOT_MET),
        ([breach(on=IN_YEAR, subject="member")], {}, NOT_MET),
        ([breach(on=IN_YEAR, kind=BreachKind.DELAY)], {}, NOT_MET),
    ],
    ids=[
        "a reminder",
        "a reminder, read as discipline only",
        "discipline",
        "serious wrongdoing",
        "the year before",
        "the first day",
        "the last day",
        "a member's breach",
        "a delay",
    ],
)
def test_no_member_may_have_breached_discipline_iv_2_a_5(found, choices, expected):
    """R091, R152: the register decides, for the unit and its members (A49)."""
    assert unit(choices=choices, breaches=tuple(found)) is expected


@pytest.mark.parametrize(
    "reviews",
    [(), (reviewed(YEAR.first, date(2027, 6, 30)),)],
    ids=["nobody looked", "only half the year looked through"],
)
def test_an_empty_register_says_nothing_until_somebody_looked(reviews):
    """R091: without “đã rà soát, không có” the answer stays open."""
    judged = of_unit(reviews=reviews)

    assert judged.verdict is UNKNOWN
    assert "đã rà soát" in judged.missing


def test_a_breach_decides_also_where_nobody_looked():
    assert unit(reviews=(), breaches=(breach(on=IN_YEAR),)) is NOT_MET


# --- other ways to read IV.2.a -----------------------------------------------------


def test_targets_may_be_read_as_to_be_exceeded():
    """R094: “hoàn thành tốt và hoàn thành vượt mức” joins two levels (A42)."""
    beyond = (tasks(13), on_time(99, 98))

    assert unit(choices={"muc-hoan-thanh": "vuot"}) is NOT_MET
    assert unit(choices={"muc-hoan-thanh": "vuot"}, targets=beyond) is MET


ONE_IS_ENOUGH = {"luong-tu": "mot-trong"}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"attestations": attested("trien-khai")}, MET),
        ({"attestations": attested(no=SAID_OF_UNITS)}, MET),
        (
            {"attestations": attested(no=SAID_OF_UNITS), "initiatives": ()},
            MET,  # no breach, looked through
        ),
        (
            {
                "attestations": attested(no=SAID_OF_UNITS),
                "initiatives": (),
                "breaches": (breach(on=IN_YEAR),),
            },
            NOT_MET,
        ),
        (
            {"attestations": {}, "initiatives": (), "reviews": ()},
            UNKNOWN,
        ),
    ],
    ids=["one statement", "targets", "no breach", "nothing", "nothing known"],
)
def test_the_bullets_may_be_read_as_alternatives(changed, expected):
    """R094: the plan writes no quantifier above its bullets (A35)."""
    assert unit(choices=ONE_IS_ENOUGH, **changed) is expected


def test_the_explanation_names_the_reading_in_force():
    assert "tất cả" in of_unit().reading
    assert "một trong" in of_unit(choices=ONE_IS_ENOUGH).reading


AS_EVERYBODY = {"tthc-to-dan-pho": "co"}
WITHOUT_PROCEDURES = attested("trien-khai", "chuyen-doi-so")


@pytest.mark.parametrize(
    ("group", "choices", "attestations", "expected"),
    [
        ("a3", {}, WITHOUT_PROCEDURES, MET),
        ("a3", AS_EVERYBODY, WITHOUT_PROCEDURES, UNKNOWN),
        ("a2", {}, WITHOUT_PROCEDURES, UNKNOWN),
        ("a2", {}, attested(*SAID_OF_UNITS), MET),
        ("a2", AS_EVERYBODY, attested(*SAID_OF_UNITS), UNKNOWN),
        ("a1", {}, attested(*SAID_OF_UNITS), UNKNOWN),
    ],
    ids=[
        "residents only mobilise",
        "residents judged like everybody",
        "unions: quality not attested",
        "unions have no rate of dossiers",
        "unions judged like everybody",
        "an office has a rate",
    ],
)
def test_who_has_to_show_a_rate_of_dossiers(group, choices, attestations, expected):
    """R027: the plan limits residents' groups to propaganda (III.1.a)."""
    only_tasks = (tasks(12),)

    found = unit(group, choices, attestations=attestations, targets=only_tasks)

    assert found is expected


# --- IV.2.b ------------------------------------------------------------------------

SAID_OF_PEOPLE = ("chap-hanh", "tich-cuc-cchc", "thai-do-phuc-vu")
FINE_PERSON = Facts(
    replace(
        candidate(kind=Kind.INDIVIDUAL, group="b1"), employment=Employment.CIVIL_SERVANT
    ),
    YEAR,
    attestations=attested(*SAID_OF_PEOPLE),
    ratings=(rating(Grade.GOOD, YEAR.first, YEAR.last),),
    initiatives=(made(IDEA),),
    readings=PLAN.settled({}),
    phase=PLAN.period,
)


def of_person(choices=None, employment=Employment.CIVIL_SERVANT, **changed):
    known = replace(
        FINE_PERSON,
        candidate=replace(FINE_PERSON.candidate, employment=employment),
        readings=PLAN.settled(choices or {}),
        **changed,
    )
    return PLAN.standard_by_code["ca-nhan"].judge(known)


def person(choices=None, **changed):
    return of_person(choices, **changed).verdict


def rated(grade):
    return (rating(grade, YEAR.first, YEAR.last),)


def test_a_person_with_everything_meets_the_standard():
    assert person() is MET


@pytest.mark.parametrize("statement", SAID_OF_PEOPLE)
def test_every_statement_about_a_person_is_needed(statement):
    """R085: unanswered is open, denied is not met."""
    others = [s for s in SAID_OF_PEOPLE if s != statement]

    assert person(attestations=attested(*others)) is UNKNOWN
    assert person(attestations=attested(*others, no=(statement,))) is NOT_MET


ONLY_EXCELLENT = {"muc-xep-loai": "xuat-sac"}


@pytest.mark.parametrize(
    ("choices", "ratings", "expected"),
    [
        ({}, rated(Grade.GOOD), MET),
        ({}, rated(Grade.EXCELLENT), MET),
        ({}, rated(Grade.COMPLETED), NOT_MET),
        ({}, (), UNKNOWN),
        (ONLY_EXCELLENT, rated(Grade.GOOD), NOT_MET),
        (ONLY_EXCELLENT, rated(Grade.EXCELLENT), MET),
        (ONLY_EXCELLENT, (), UNKNOWN),
    ],
    ids=[
        "good",
        "excellent",
        "completed",
        "not rated",
        "good, read as excellent",
        "excellent, read so",
        "not rated, read so",
    ],
)
def test_people_are_rated_good_at_least_iv_2_b_2(choices, ratings, expected):
    """R140: the yearly rating counts; two levels are joined in one bullet (A42)."""
    assert person(choices, ratings=ratings) is expected


UP_AND_DOWN = (
    rating(Grade.COMPLETED, date(2026, 1, 1), date(2026, 12, 31)),
    rating(Grade.GOOD, date(2027, 1, 1), date(2027, 12, 31)),
)


@pytest.mark.parametrize(
    ("which", "expected"),
    [
        ("last", MET),
        ("last_year", MET),
        ("any", MET),
        ("every", NOT_MET),
        ("majority", NOT_MET),
    ],
)
def test_the_ratings_of_a_phase_can_be_read_in_several_ways(which, expected):
    two_years = Period(date(2026, 1, 1), date(2027, 12, 31))

    found = person({"ky-xep-loai": which}, ratings=UP_AND_DOWN, period=two_years)

    assert found is expected


@pytest.mark.parametrize(
    ("register", "expected"),
    [
        ([], NOT_MET),
        ([made(IDEA)], MET),
        ([made(SOLUTION)], MET),
        ([made(MODEL)], NOT_MET),
        ([made(IDEA, applied=False)], NOT_MET),
        ([made(IDEA, applied=None)], UNKNOWN),
        ([made(IDEA, new=False, replicable=False)], MET),
        ([made(IDEA, registered_on=YEAR_BEFORE)], NOT_MET),
        ([made(IDEA, registered_on=None)], UNKNOWN),
    ],
    ids=[
        "none",
        "idea in use",
        "solution in use",
        "a model is not named",
        "not in use",
        "use not confirmed",
        "novelty is not asked for",
        "the year before",
        "no day of registration",
    ],
)
def test_one_idea_in_use_is_needed_iv_2_b_3(register, expected):
    """R062, R064: registered and applied in practice."""
    assert person(initiatives=tuple(register)) is expected


def test_a_breach_is_held_up_beside_the_answer_and_decides_nothing():
    judged = of_person(breaches=(breach(on=IN_YEAR),))

    assert judged.verdict is MET
    assert [e.clause for e in judged.walk() if e.caution] == ["IV.2.b ý 1"]


@pytest.mark.parametrize(
    ("employment", "said", "expected"),
    [
        (Employment.RESIDENT, attested(*SAID_OF_PEOPLE), UNKNOWN),
        (Employment.RESIDENT, attested(*SAID_OF_PEOPLE, "dang-vien"), MET),
        (Employment.RESIDENT, attested(*SAID_OF_PEOPLE, no=("dang-vien",)), NOT_MET),
        (Employment.PART_TIME, attested(*SAID_OF_PEOPLE), MET),
    ],
    ids=["unanswered", "a member", "not a member", "others are not asked"],
)
def test_residents_count_only_as_party_members(employment, said, expected):
    """R022: the plan names cán bộ, đảng viên, người không chuyên trách (III.1.b)."""
    assert person(employment=employment, attestations=said) is expected


@pytest.mark.parametrize("statement", SAID_OF_PEOPLE)
def test_one_bullet_may_be_read_as_enough_for_a_person(statement):
    bare = {"ratings": rated(Grade.COMPLETED), "initiatives": ()}
    rest = tuple(s for s in SAID_OF_PEOPLE if s != statement)
    alone = attested(statement, no=rest)

    found = person(ONE_IS_ENOUGH, attestations=alone, **bare)

    # taking part counts only together with the rating
    assert found is (NOT_MET if statement == "tich-cuc-cchc" else MET)


# --- who belongs where -------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "group"),
    [
        (UnitKind.OFFICE, "a1"),
        (UnitKind.PUBLIC_SERVICE_UNIT, "a1"),
        (UnitKind.CENTRE, "a1"),
        (UnitKind.KINDERGARTEN, "a1"),
        (UnitKind.PRIMARY_SCHOOL, "a1"),
        (UnitKind.SECONDARY_SCHOOL, "a1"),
        (UnitKind.PARTY_BODY, "a2"),
        (UnitKind.FRONT, "a2"),
        (UnitKind.POLITICAL_UNION, "a2"),
        (UnitKind.RESIDENTIAL_GROUP, "a3"),
    ],
)
def test_units_fall_into_the_groups_of_the_plan(kind, group):
    """R015, R016, R017, R018, R027: the collectives of III.1.a."""
    assert PLAN.group_for_unit(kind).code == group


@pytest.mark.parametrize("kind", [UnitKind.PRESS, UnitKind.VILLAGE, UnitKind.BOARD])
def test_a_kind_of_unit_the_plan_does_not_name_has_no_group(kind):
    assert PLAN.group_for_unit(kind) is None


@pytest.mark.parametrize(
    ("employment", "place", "group"),
    [
        (Employment.CIVIL_SERVANT, UnitKind.OFFICE, "b1"),
        (Employment.PUBLIC_EMPLOYEE, UnitKind.PRIMARY_SCHOOL, "b1"),
        (Employment.WORKER, UnitKind.CENTRE, "b1"),
        (Employment.OFFICIAL, UnitKind.WARD, "b1"),
        (Employment.OFFICIAL, UnitKind.PARTY_BODY, "b2"),
        (Employment.OFFICIAL, UnitKind.FRONT, "b2"),
        (Employment.PART_TIME, UnitKind.RESIDENTIAL_GROUP, "b2"),
        (Employment.RESIDENT, UnitKind.RESIDENTIAL_GROUP, "b2"),
        (Employment.RESIDENT, UnitKind.OFFICE, None),
        (Employment.CIVIL_SERVANT, UnitKind.VERTICAL_AGENCY, None),
    ],
)
def test_people_are_placed_by_employment_and_unit(employment, place, group):
    """R022: the individuals of III.1.b."""
    found = PLAN.group_for_person(employment, place)

    assert (found.code if found else None) == group


def test_the_scope_of_residents_groups_is_written_down():
    """R027: “trong phạm vi tham gia tuyên truyền, vận động”."""
    assert "tuyên truyền, vận động" in PLAN.group_by_code["a3"].scope_note


@pytest.mark.parametrize("group", ["a1", "a2", "a3", "b1", "b2"])
def test_every_group_has_a_standard_for_every_award_and_one_block(group):
    """R028: collectives and individuals have standards of their own."""
    found = PLAN.group_by_code[group]
    wanted = "tap-the" if Kind.COLLECTIVE in found.kinds else "ca-nhan"

    for offer in PLAN.offers:
        assert PLAN.standard_for(found, PLAN.settled({}), offer.code).code == wanted
    assert sum(group in block.groups for block in PLAN.blocks) == 1


def test_the_plan_works_without_any_points():
    """R047: attested criteria alone."""
    assert PLAN.criteria_sets == ()


# --- II ----------------------------------------------------------------------------

ROWS = [
    ("S0-C1", Measure.ASSIGNED, Operator.AT_LEAST, None, False, "II.1 ý 1"),
    ("S0-I1", Measure.RATIO, Operator.EQUAL, 100, True, "II.2 ý 2"),
    ("S0-I2", Measure.RATIO, Operator.EQUAL, 100, False, "II.2 ý 3"),
    ("S0-Q1", Measure.TREND, None, None, False, "II.1 ý 3"),
    ("S0-Q2", Measure.TREND, None, None, False, "II.3 ý 4"),
    ("S0-Q3", Measure.TREND, None, None, False, "III.2.a ý 3"),
    ("S0-Q4", Measure.ATTESTED, None, None, False, "II.2 ý 4"),
]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_every_target_is_read_as_the_plan_words_it(row):
    """R031, R032: operators, “phấn đấu”, trends and what is only attested."""
    code, measure, operator, target, is_effort, clause = row
    shown = BY_CODE[code]

    assert (shown.measure, shown.operator, shown.target) == (measure, operator, target)
    assert (shown.is_effort, shown.clause) == (is_effort, clause)


def test_the_plan_has_its_targets_in_order():
    assert list(BY_CODE) == [row[0] for row in ROWS]


@pytest.mark.parametrize("code", ["S0-I1", "S0-I2"])
@pytest.mark.parametrize(
    ("done", "progress"),
    [
        (10_000, Progress.REACHED),
        (9_999, Progress.NOT_REACHED),
        (None, Progress.NO_DATA),
    ],
    ids=["100 %", "99.99 %", "no figure"],
)
def test_full_means_full(code, done, progress):
    """R031, R051: 99.99 % is not 100 %, whatever it rounds to."""
    entered = result(over=(done, 10_000)) if done else None

    assert assess(BY_CODE[code], entered).progress is progress


def test_secret_papers_are_left_out():
    """R033: “trừ văn bản mật”."""
    assert BY_CODE["S0-I1"].excludes == "văn bản mật"


@pytest.mark.parametrize("code", ["S0-Q1", "S0-Q2", "S0-Q3"])
@pytest.mark.parametrize(
    ("now", "before", "progress"),
    [
        (90, 90, Progress.REACHED),
        ("89.9", 90, Progress.NOT_REACHED),
        (91, 90, Progress.EXCEEDED),
        (90, None, Progress.NO_DATA),
        (None, 90, Progress.NO_DATA),
    ],
    ids=["equal", "falling", "rising", "first year", "no figure"],
)
def test_trends_are_held_against_last_year(code, now, before, progress):
    """R040: kept or raised, without a number (A34)."""
    assert assess(BY_CODE[code], result(now, assigned=before)).progress is progress


def test_the_rate_is_looked_at_where_dossiers_are_settled():
    """R042: offices and service units have it by default, others where given."""
    assert (BY_CODE["S0-Q1"].scope, BY_CODE["S0-Q1"].groups) == (Scope.UNIT, ("a1",))


def test_tasks_are_given_to_units_one_by_one():
    """R042, R045: the city's and the ward's tasks are assigned, not listed."""
    given = BY_CODE["S0-C1"]

    assert (given.scope, given.groups) == (Scope.UNIT, ("a1", "a2", "a3"))
    waiting = result(assigned=12, state=ResultState.PENDING)
    assert assess(given, waiting).progress is Progress.NO_DATA


# --- IV.1, IV.3 --------------------------------------------------------------------

OWN = [offer for offer in PLAN.offers if offer.level is Level.COMMUNE]
UPWARD = [offer for offer in PLAN.offers if offer.level is Level.CITY]


def test_the_ward_commends_and_proposes_higher_awards_on_each_occasion():
    """R077, R079, R111, R133: own award, and one of an unnamed form above."""
    assert [(o.form, o.occasion) for o in OWN] == [
        (AwardForm.COMMENDATION, Occasion.INTERIM),
        (AwardForm.COMMENDATION, Occasion.FINAL),
        (AwardForm.COMMENDATION, Occasion.AD_HOC),
    ]
    assert {o.authority for o in OWN} == {"Chủ tịch Ủy ban nhân dân phường"}
    assert [o for o in PLAN.offers if PLAN.decides(o)] == OWN
    assert [(o.form, o.occasion) for o in UPWARD] == [
        (AwardForm.UNSPECIFIED, Occasion.INTERIM),
        (AwardForm.UNSPECIFIED, Occasion.FINAL),
    ]


@pytest.mark.parametrize("offer", PLAN.offers, ids=lambda offer: offer.code)
def test_no_award_has_a_number(offer):
    """R102: “theo quy định của pháp luật” is counted, not limited (A55)."""
    assert [(q.quota.kind, q.quota.mode, q.quota.count) for q in offer.quotas] == [
        (Kind.COLLECTIVE, QuotaMode.NONE, None),
        (Kind.INDIVIDUAL, QuotaMode.NONE, None),
    ]


def test_everybody_who_meets_the_standard_is_on_the_list():
    quota = OWN[0].quotas[1].quota
    field = [
        Contender(candidate(name, Kind.INDIVIDUAL, "b1"), explanation(verdict), ())
        for name, verdict in (
            ("p1", MET),
            ("p2", UNKNOWN),
            ("p3", NOT_MET),
            ("p4", MET),
        )
    ]

    found = shortlist(quota, field, {})

    assert [line.candidate.id for line in found.proposed] == ["p1", "p4"]
    assert found.of(Section.AT_THE_LINE) == ()
    assert [line.remark for line in found.of(Section.PENDING)] == [Remark.LACKS_DATA]


@pytest.mark.parametrize("offer", OWN, ids=lambda offer: offer.code)
def test_units_propose_the_standing_body_collects_the_chairman_decides(offer):
    """R108: without a step of the council, which the plan does not name (A67)."""
    assert [step.action for step in offer.steps] == [
        Action.PROPOSE,
        Action.COLLECT,
        Action.DECIDE,
    ]
    assert offer.steps[1].actor == PLAN.issuer.standing_body
    assert "Biên bản họp xét" in offer.steps[0].produces  # R112


@pytest.mark.parametrize("offer", UPWARD, ids=lambda offer: offer.code)
def test_higher_awards_are_forwarded_with_a_dossier_of_their_own(offer):
    """R079, R109: the receiving office's profile, not the plan's own (A64)."""
    assert [step.action for step in offer.steps][-2:] == [
        Action.FORWARD,
        Action.DECIDE,
    ]
    assert offer.dossiers == ("ho-so-phuong", "ho-so-thanh-pho")


def test_the_dossier_has_the_four_papers_of_the_plan():
    """R114, R121: three papers and what else there is; sets are not stated (A63)."""
    own, city = PLAN.dossiers

    assert [(c.name.split(",")[0], c.is_required) for c in own.components] == [
        ("Tờ trình đề nghị khen thưởng", True),
        ("Báo cáo thành tích", True),
        ("Biên bản họp xét", True),
        ("Tài liệu có liên quan", False),
    ]
    assert (own.sets, own.is_assumed, own.clause) == (None, False, "IV.3")
    assert (city.sets, city.is_assumed, city.clause) == (2, True, "")


def test_the_principles_are_publicity_fit_and_promptness():
    """R107: công khai, minh bạch, đúng đối tượng, đúng thành tích."""
    assert [p.kind for p in PLAN.principles] == [
        PrincipleKind.PUBLICITY,
        PrincipleKind.FIT,
        PrincipleKind.TIMELY,
    ]
    assert not PLAN.forbids_double_awards


# --- V, dates ----------------------------------------------------------------------


def test_no_work_has_a_day_of_its_own():
    """R075: “định kỳ” and what has no day stand undated until somebody sets one."""
    assert len(PLAN.deadlines) == 6
    for due in PLAN.deadlines:
        assert (due.when, due.last_day) == (When.UNDATED, None)
        assert not due.is_late(date(2030, 12, 31))


def test_an_undated_work_can_be_given_a_day():
    due = next(d for d in PLAN.deadlines if d.code == "so-ket").set_to(
        date(2028, 6, 30)
    )

    assert due.days_left(date(2028, 6, 20)) == 10


def test_the_period_is_five_years():
    """R005: 2026–2030, with interim reviews, a final one and prompt awards."""
    assert (PLAN.period.first, PLAN.period.last) == (
        date(2026, 1, 1),
        date(2030, 12, 31),
    )
    interim, final, prompt = PLAN.rounds
    assert (interim.occasion, interim.is_yearly) == (Occasion.INTERIM, True)
    assert interim.name_in(2027) == "Sơ kết năm 2027"
    assert interim.cutoff_in(2027) == date(2027, 12, 31)
    assert (final.occasion, final.cutoff) == (Occasion.FINAL, date(2030, 12, 31))
    assert (prompt.occasion, prompt.is_on_demand) == (Occasion.AD_HOC, True)


def test_the_standing_body_reports_leads_and_inspects():
    """R137, R149: V.2."""
    own = [d for d in PLAN.duties if d.owner == PLAN.issuer.standing_body]

    assert [d.report_to for d in own if d.report_to] == [
        "UBND phường và cơ quan cấp trên"
    ]
    assert [d.part for d in own].count(Part.LEADS) == 1
    assert any("kiểm tra" in d.text for d in own)


def test_difficulties_go_through_the_standing_body():
    """R150: “qua Phòng Văn hóa - Xã hội”."""
    [duty] = [d for d in PLAN.duties if "vướng mắc" in d.text]

    assert (duty.report_to, duty.via) == ("UBND phường", "Phòng Văn hóa - Xã hội")


def test_units_write_their_own_plans():
    """R146: V.1."""
    [duty] = [d for d in PLAN.duties if d.deadline == "ke-hoach-don-vi"]

    assert duty.clause == "V.1"


# --- the paper ---------------------------------------------------------------------


def test_the_plan_has_no_number_and_no_date():
    """R002: both stay blank until the office fills them in (A01)."""
    assert (PLAN.number, PLAN.issued_on) == ("", None)


def test_the_paper_is_recorded_with_title_issuer_place_and_signer():
    """R001, R006, R008: the header and the end of the paper."""
    assert PLAN.movement.startswith(
        "“Cải cách hành chính đồng bộ - Chính quyền phục vụ nhân dân”"
    )
    assert (PLAN.issuer.office, PLAN.issuer.place) == (
        "Ủy ban nhân dân phường Ngọc Hà",
        "Ngọc Hà",
    )
    assert PLAN.issuer.signature == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert PLAN.issuer.signer == "Lương Xuân Dương"
    assert PLAN.issuer.standing_body == "Phòng Văn hóa - Xã hội"


def test_the_parent_is_the_plan_of_the_city():
    """R003, R004: cited with number and day, linked by choice (A03)."""
    assert [(b.number, b.issued_on, b.is_parent) for b in PLAN.bases] == [
        ("77/KH-UBND", date(2026, 3, 2), True)
    ]
    assert PLAN.parent_plan == "ha-noi-2026-2030"


def test_the_recipients_are_listed():
    """R007: nine, the archive last."""
    assert len(PLAN.recipients) == 9
    assert PLAN.recipients[-1] == "Lưu: VT, VHXH"


def test_the_clauses_keep_the_numbers_of_the_paper():
    """R010: no gap."""
    numbers = [c.number for c in PLAN.clauses]

    assert [n for n in numbers if "." not in n] == ["I", "II", "III", "IV", "V"]
    assert [n for n in numbers if n.startswith("V.")] == [f"V.{n}" for n in range(1, 6)]
    assert [n for n in numbers if n.startswith("IV.2.")] == ["IV.2.a", "IV.2.b"]


def test_the_models_the_plan_names_are_a_catalogue():
    """R066, R159: four models, and a movement within the movement."""
    assert [m.name for m in PLAN.models] == [
        "Ngày không hẹn lại",
        "Hồ sơ không giấy",
        "Hướng dẫn thủ tục hành chính qua mã QR, Zalo",
        "Công sở thân thiện - Vì Nhân dân phục vụ",
    ]
    assert [m.name for m in PLAN.sub_movements] == [
        "Cán bộ, công chức Phường tiên phong chuyển đổi số"
    ]


WARNED = "A01 A03 A04 A13 A19 A34 A35 A42 A49 A55 A58 A63 A64 A67 A72"


@pytest.mark.parametrize("lint", WARNED.split())
def test_every_gap_of_the_plan_is_told(lint):
    """R014: as a reading where something depends on it, else as a caution."""
    told = {item.lint for item in (*PLAN.readings, *PLAN.cautions)}

    assert lint in told


@pytest.mark.parametrize("reading", PLAN.readings, ids=lambda reading: reading.key)
def test_every_reading_has_a_default_that_can_be_changed(reading):
    assert reading.default
    assert len(reading.alternatives) >= 2


def test_measures_are_exact():
    """R051: hundredths of a percent decide."""
    shown = assess(BY_CODE["S0-Q1"], result(Decimal("97.995"), assigned=98))

    assert shown.measured == Fraction("97.995")
    assert shown.progress is Progress.NOT_REACHED
