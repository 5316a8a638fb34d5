"""The plan of Hải Hòa ward, 2024, of the three-tier era: candidates in, verdicts out.

Clauses are those of the plan; all candidates are invented. The numbers R… are those
of the list of requirements drawn from the five seed plans.
"""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop.awards.deadlines import Limit, When
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
    assess_share,
)
from desktop.emulation.indices import CLASS_SCALE, IndexCode, IndexRole
from desktop.emulation.movements import Occasion, Period
from desktop.emulation.participants import Employment, Kind, UnitKind
from desktop.emulation.records import BreachKind, RecognitionLevel
from desktop.plans.provisions import Action, Part, PrincipleKind
from desktop.plans.reading import read_plan
from tests.factories import (
    attested,
    breach,
    candidate,
    explanation,
    index_duty,
    index_value,
    initiative,
    result,
    reviewed,
    shipped_text,
)

PLAN = read_plan(shipped_text("hai-hoa-2024"))
MET, NOT_MET, UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN
NOT_APPLICABLE = Verdict.NOT_APPLICABLE
BY_CODE = {indicator.code: indicator for indicator in PLAN.indicators}
COLLECTIVES = ("khu-pho", "ban-nganh", "co-quan", "dang", "mttq")
PEOPLE = ("dung-dau", "can-bo")

YEAR = Period(date(2024, 1, 1), date(2024, 12, 31))
IN_YEAR = date(2024, 6, 12)


# --- a collective that meets everything, changed one thing at a time ---------------


def papers(share, of=10_000):
    """Papers exchanged electronically, assigned to a unit (S3-I4)."""
    return assess(BY_CODE["S3-I4"], result(over=(share, of)))


def tasks(done, assigned=12):
    return assess(BY_CODE["S3-I13"], result(done, assigned=assigned))


def launched(holds):
    return assess(BY_CODE["S3-I11"], result(holds=holds))


ASSESSED = (index_duty(IndexRole.ASSESSED, year=2023),)
NOT_ASSESSED = (index_duty(IndexRole.NOT_ASSESSED, year=2023),)
FINE_UNIT = Facts(
    candidate(group="ban-nganh"),
    YEAR,
    attestations=attested("guong-mau", "ke-hoach-cchc"),
    targets=(papers(10_000), launched(True), tasks(12)),
    duties=ASSESSED,
    indices=(index_value(year=2023, class_name="Khá"),),
    readings=PLAN.settled({}),
)


def unit(choices=None, **changed):
    known = replace(FINE_UNIT, readings=PLAN.settled(choices or {}), **changed)
    return PLAN.standard_by_code["bang-khen-tap-the"].judge(known)


def verdict(choices=None, **changed):
    return unit(choices, **changed).verdict


# --- III.2, merit certificate of the province, collectives -------------------------


def test_a_collective_with_everything_meets_the_standard():
    """R082, R083: the precondition and all three numbered conditions."""
    assert verdict() is MET


@pytest.mark.parametrize(
    ("statement", "other"),
    [("guong-mau", "ke-hoach-cchc"), ("ke-hoach-cchc", "guong-mau")],
    ids=["exemplary", "(i1) plan of reform"],
)
def test_both_statements_are_needed(statement, other):
    """R085: unanswered is open, denied is not met."""
    assert verdict(attestations=attested(other)) is UNKNOWN
    assert verdict(attestations=attested(other, no=(statement,))) is NOT_MET


def test_the_precondition_stands_first_and_a_breach_beside_it():
    judged = unit(breaches=(breach(on=IN_YEAR),))

    assert judged.verdict is MET
    assert judged.children[0].quantifier == "điều kiện trước hết"
    assert judged.children[0].children[0].caution


BY_FIGURES = {"hoan-thanh-ke-hoach": "so-lieu"}


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        ((tasks(12),), MET),
        ((tasks(11),), NOT_MET),
        ((tasks(13),), MET),
        ((tasks(None),), UNKNOWN),
        ((papers(10_000),), UNKNOWN),
    ],
    ids=["as many", "one short", "one more", "no result", "none assigned"],
)
def test_the_plan_of_reform_may_be_read_by_figures_i1(targets, expected):
    """R094: (i1) “hoàn thành tốt các nhiệm vụ được giao” without an attestation."""
    only = attested("guong-mau")

    assert verdict(BY_FIGURES, attestations=only, targets=targets) is expected


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        ((papers(10_000),), MET),
        ((papers(9_999),), NOT_MET),
        ((papers(10_000), launched(False)), NOT_MET),
        ((papers(10_000), launched(None)), UNKNOWN),
        ((papers(9_999), launched(None)), NOT_MET),
        ((tasks(13), launched(True)), MET),
        ((), UNKNOWN),
    ],
    ids=[
        "exactly 100 %",
        "99.99 %",
        "not launched",
        "launch not confirmed",
        "one missed, one open",
        "exceeded counts as met",
        "nothing assigned yet",
    ],
)
def test_all_contents_assigned_to_the_unit_are_met_i2(targets, expected):
    """R042, R092: “đạt hoặc vượt … theo chức năng, nhiệm vụ” (A48)."""
    assert verdict(targets=targets) is expected


def test_what_does_not_concern_the_unit_is_left_out_i2():
    """R050: not applicable is neither met nor missed."""
    aside = assess(BY_CODE["S3-I3a"], result(state=ResultState.NOT_APPLICABLE))

    assert verdict(targets=(papers(10_000), aside)) is MET


WHOLE_WARD = {"noi-dung-theo-chuc-nang": "ca-phuong"}


@pytest.mark.parametrize(
    ("share", "expected"), [(10_000, MET), (9_999, NOT_MET)], ids=["met", "missed"]
)
def test_the_contents_may_be_read_as_those_of_the_ward_i2(share, expected):
    """R094: another reading of (i2), by the movement's own results."""
    movement = {"S3-I1": assess(BY_CODE["S3-I1"], result(over=(share, 10_000)))}

    assert verdict(WHOLE_WARD, targets=(), movement=movement) is expected


def test_the_ward_s_contents_without_figures_stay_open_i2():
    movement = {"S3-I1": assess(BY_CODE["S3-I1"], None)}

    assert verdict(WHOLE_WARD, movement=movement) is UNKNOWN
    assert verdict(WHOLE_WARD, movement={}) is UNKNOWN


def index_2023(name):
    return (index_value(year=2023, class_name=name),)


@pytest.mark.parametrize(
    ("duties", "indices", "expected"),
    [
        (ASSESSED, index_2023("Khá"), MET),
        (ASSESSED, index_2023("Trung bình"), NOT_MET),
        (ASSESSED, index_2023("Tốt"), MET),
        (ASSESSED, index_2023("Yếu"), NOT_MET),
        (ASSESSED, index_2023("Xuất sắc"), MET),
        (ASSESSED, index_2023("Loại A"), UNKNOWN),
        (ASSESSED, (), UNKNOWN),
        (ASSESSED, (index_value(year=2023, value=85),), UNKNOWN),
        (ASSESSED, (index_value(year=2024, class_name="Khá"),), UNKNOWN),
        (ASSESSED, (index_value(IndexCode.SIPAS, 2023, class_name="Khá"),), UNKNOWN),
        (NOT_ASSESSED, (), MET),
        ((), index_2023("Khá"), MET),
        ((), index_2023("Trung bình"), NOT_MET),
        ((), (), UNKNOWN),
        ((index_duty(IndexRole.ASSESSED, year=2024),), (), UNKNOWN),
        ((index_duty(IndexRole.NOT_ASSESSED, year=2024),), (), UNKNOWN),
    ],
    ids=[
        "Khá is enough",
        "Trung bình is not",
        "Tốt",
        "Yếu",
        "Xuất sắc",
        "a class the scale does not know",
        "not published",
        "points without a class",
        "the index of another year",
        "another index",
        "not among those assessed",
        "a published class says that it was assessed",
        "so does one that is too low",
        "nobody said whether assessed",
        "assessed in another year",
        "not assessed in another year",
    ],
)
def test_the_index_of_2023_is_at_least_khá_i3(duties, indices, expected):
    """R052, R054, R055, R056: last year's class, only where an index is assessed."""
    assert verdict(duties=duties, indices=indices) is expected


def test_a_unit_without_an_index_is_told_that_it_does_not_apply():
    judged = unit(duties=NOT_ASSESSED, indices=())

    guards = [e for e in judged.walk() if e.verdict is NOT_APPLICABLE]
    assert [e.used for e in guards] == ["không thuộc diện áp dụng"]


# --- III.2, merit certificate of the province, individuals -------------------------

STAFF = replace(
    candidate(kind=Kind.INDIVIDUAL, group="can-bo"),
    employment=Employment.CIVIL_SERVANT,
)
HEAD = replace(STAFF, group="dung-dau", is_head=True)
SAID = ("guong-mau", "thanh-tich-xuat-sac")
SAID_OF_HEADS = (*SAID, "tien-phong", "giai-phap-chi-dao")
LOOKED_THROUGH = (reviewed(YEAR.first, YEAR.last),)


def person(subject=STAFF, choices=None, **changed):
    known = Facts(
        subject,
        YEAR,
        **{
            "attestations": attested(*SAID),
            "readings": PLAN.settled(choices or {}),
            **changed,
        },
    )
    return PLAN.standard_by_code["bang-khen-ca-nhan"].judge(known).verdict


def test_staff_need_only_the_two_statements():
    """R083: the precondition and the achievement."""
    assert person() is MET


@pytest.mark.parametrize("statement", SAID)
def test_every_statement_about_staff_is_needed(statement):
    other = [s for s in SAID if s != statement]

    assert person(attestations=attested(*other)) is UNKNOWN
    assert person(attestations=attested(*other, no=(statement,))) is NOT_MET


def head(choices=None, **changed):
    of_unit = (reviewed(YEAR.first, YEAR.last, subject="unit"),)
    said = {"attestations": attested(*SAID_OF_HEADS), "reviews": of_unit}
    return person(HEAD, choices, **{**said, **changed})


def test_a_head_with_everything_meets_the_standard():
    assert head() is MET


@pytest.mark.parametrize("statement", SAID_OF_HEADS)
def test_heads_answer_for_more_than_staff_ii_2_2(statement):
    """R023: exemplary, and effective solutions in directing (A47)."""
    others = [s for s in SAID_OF_HEADS if s != statement]

    assert head(attestations=attested(*others)) is UNKNOWN
    assert head(attestations=attested(*others, no=(statement,))) is NOT_MET


HARASSMENT = breach(on=IN_YEAR, kind=BreachKind.HARASSMENT, subject="sub")


OF_UNIT = (reviewed(YEAR.first, YEAR.last, subject="unit"),)


@pytest.mark.parametrize(
    ("beneath", "reviews", "expected"),
    [
        ((), OF_UNIT, MET),
        ((HARASSMENT,), OF_UNIT, NOT_MET),
        ((HARASSMENT,), (), NOT_MET),
        ((), (), UNKNOWN),
        ((breach(on=IN_YEAR, kind=BreachKind.DELAY),), OF_UNIT, MET),
        ((breach(on=date(2023, 12, 31), kind=BreachKind.HARASSMENT),), (), UNKNOWN),
        ((), (reviewed(date(2024, 2, 1), YEAR.last, subject="unit"),), UNKNOWN),
        ((), LOOKED_THROUGH, UNKNOWN),
    ],
    ids=[
        "none, looked through",
        "a subordinate harassed",
        "found although nobody looked",
        "nobody looked",
        "a delay is no harassment",
        "the year before does not count",
        "January was not looked through",
        "only the head was looked through",
    ],
)
def test_no_subordinate_of_a_head_may_have_harassed(beneath, reviews, expected):
    """R091, R152: “không để xảy ra … hành vi nhũng nhiễu” (II.2.2)."""
    assert head(beneath=beneath, reviews=reviews) is expected


def test_a_head_s_own_breach_is_not_a_subordinate_s():
    assert head(breaches=(HARASSMENT,)) is MET


def test_heads_may_be_read_as_everybody_else():
    """R094: the literal standard of III.2 has only the achievement."""
    plain = {"attestations": attested(*SAID), "reviews": ()}

    assert head(**plain) is UNKNOWN
    assert head({"thanh-tich-ca-nhan": "xac-nhan"}, **plain) is MET


EACH = {"thanh-tich-ca-nhan": "tung-noi-dung"}


def digitised(share):
    return assess(BY_CODE["S3-I8"], result(over=(share, 10_000)))


def recognised(level=RecognitionLevel.UNIT, **more):
    day = more.pop("registered_on", IN_YEAR)
    return initiative(registered_on=day, recognised_level=level, **more)


FULL = {
    "attestations": attested(*SAID, "trach-nhiem"),
    "initiatives": (recognised(),),
    "targets": (digitised(10_000),),
}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, MET),
        ({"attestations": attested(*SAID)}, UNKNOWN),
        ({"attestations": attested(*SAID, no=("trach-nhiem",))}, NOT_MET),
        ({"initiatives": ()}, NOT_MET),
        ({"initiatives": (recognised(level=None),)}, NOT_MET),
        ({"initiatives": (recognised(replicable=False),)}, NOT_MET),
        ({"initiatives": (recognised(replicable=None),)}, UNKNOWN),
        ({"initiatives": (recognised(registered_on=date(2023, 12, 31)),)}, NOT_MET),
        ({"targets": (digitised(9_999),)}, NOT_MET),
        ({"targets": (digitised(None),)}, UNKNOWN),
        ({"targets": ()}, UNKNOWN),
    ],
    ids=[
        "each content met",
        "discipline not attested",
        "discipline denied",
        "no initiative",
        "not recognised",
        "not replicated",
        "replication not confirmed",
        "of the year before",
        "digitised at 99.99 %",
        "no figure",
        "not assigned",
    ],
)
def test_the_achievement_may_be_read_content_by_content(changed, expected):
    """R062, R064, R094: “được công nhận và nhân rộng”, 100 % digitised (II.2.2)."""
    assert person(STAFF, EACH, **{**FULL, **changed}) is expected


def test_heads_keep_their_own_contents_read_content_by_content():
    for_heads = attested(*SAID_OF_HEADS, "trach-nhiem")

    assert person(HEAD, EACH, **FULL) is UNKNOWN
    full = {**FULL, "attestations": for_heads, "reviews": OF_UNIT}
    assert person(HEAD, EACH, **full) is MET


# --- III.2, commendations ----------------------------------------------------------

ROUND_OFFERS = ("giay-khen-phuong", "giay-khen-thanh-pho")


@pytest.mark.parametrize("code", ROUND_OFFERS)
@pytest.mark.parametrize("group", [*COLLECTIVES, *PEOPLE])
@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ((["thanh-tich-xuat-sac"], []), UNKNOWN),
        ((["thanh-tich-xuat-sac", "*"], []), MET),
        ((["thanh-tich-xuat-sac"], ["*"]), NOT_MET),
        ((["*"], []), UNKNOWN),
        ((["*"], ["thanh-tich-xuat-sac"]), NOT_MET),
        (([], []), UNKNOWN),
    ],
    ids=[
        "waits for the chairman",
        "the chairman chose",
        "the chairman did not choose",
        "achievement not attested",
        "achievement denied",
        "nothing known",
    ],
)
def test_commendations_are_left_to_the_chairman(code, group, said, expected):
    """R093: never met by itself, whatever else is known (III.2)."""
    yes, no = ([code if s == "*" else s for s in part] for part in said)
    standard = PLAN.standard_for(PLAN.group_by_code[group], PLAN.settled({}), code)
    known = Facts(candidate(group=group), YEAR, attestations=attested(*yes, no=(*no,)))

    assert standard.judge(known).verdict is expected


@pytest.mark.parametrize(
    ("code", "who"),
    [
        ("giay-khen-phuong", "Chủ tịch UBND phường"),
        ("giay-khen-thanh-pho", "Chủ tịch UBND Thành phố"),
    ],
)
def test_whoever_waits_is_told_whom_for(code, who):
    """R093, R096: the plan sets no standard; somebody decides."""
    known = Facts(
        candidate(group="can-bo"),
        YEAR,
        attestations=attested("thanh-tich-xuat-sac"),
    )

    judged = PLAN.standard_by_code[code].judge(known)

    assert f"chờ {who} xem xét, quyết định" in judged.missing


def test_each_chairman_decides_for_himself():
    known = Facts(
        candidate(group="can-bo"),
        YEAR,
        attestations=attested("thanh-tich-xuat-sac", "giay-khen-phuong"),
    )

    own = PLAN.standard_by_code["giay-khen-phuong"].judge(known)
    above = PLAN.standard_by_code["giay-khen-thanh-pho"].judge(known)

    assert (own.verdict, above.verdict) == (MET, UNKNOWN)
    assert "Chủ tịch UBND Thành phố" in above.missing


# --- who belongs where -------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "group"),
    [
        (UnitKind.BOARD, "ban-nganh"),
        (UnitKind.OFFICE, "ban-nganh"),
        (UnitKind.TEAM, "ban-nganh"),
        (UnitKind.QUARTER, "khu-pho"),
        (UnitKind.PUBLIC_SERVICE_UNIT, "co-quan"),
        (UnitKind.KINDERGARTEN, "co-quan"),
        (UnitKind.VERTICAL_AGENCY, "co-quan"),
        (UnitKind.PARTY_BODY, "dang"),
        (UnitKind.FRONT, "mttq"),
        (UnitKind.POLITICAL_UNION, "mttq"),
        (UnitKind.TRADE_UNION, "mttq"),
    ],
)
def test_units_fall_into_the_groups_of_the_plan(kind, group):
    """R015, R016, R017, R018, R027: the collectives of II.1.1."""
    assert PLAN.group_for_unit(kind).code == group


@pytest.mark.parametrize(
    "kind", [UnitKind.VILLAGE, UnitKind.RESIDENTIAL_GROUP, UnitKind.DEPARTMENT]
)
def test_a_kind_of_unit_the_plan_does_not_name_has_no_group(kind):
    assert PLAN.group_for_unit(kind) is None


@pytest.mark.parametrize("employment", Employment)
def test_people_are_heads_or_staff_and_residents_neither(employment):
    """R022, R023: heads are a group of their own."""
    if employment is Employment.RESIDENT:
        assert PLAN.group_for_person(employment) is None
    else:
        assert PLAN.group_for_person(employment, is_head=True).code == "dung-dau"
        assert PLAN.group_for_person(employment).code == "can-bo"


@pytest.mark.parametrize("group", [*COLLECTIVES, *PEOPLE])
def test_every_group_has_a_standard_for_every_award_and_one_block(group):
    """R028: the certificate of the province has its own standards."""
    found = PLAN.group_by_code[group]
    of_province = "bang-khen-tap-the" if group in COLLECTIVES else "bang-khen-ca-nhan"
    by_offer = {
        offer.code: PLAN.standard_for(found, PLAN.settled({}), offer.code).code
        for offer in PLAN.offers
    }

    assert by_offer.pop("bang-khen-tinh") == of_province
    assert set(by_offer.values()) == set(ROUND_OFFERS)
    assert sum(group in block.groups for block in PLAN.blocks) == 1


def test_points_stand_in_no_plan_and_say_so():
    """R047, R048: the sheet is the ward's own; individuals have none (A71)."""
    [sheet] = PLAN.criteria_sets

    assert (sheet.is_own, sheet.groups) == (True, COLLECTIVES)
    assert [PLAN.criteria_of(group) for group in PEOPLE] == [None, None]


# --- II.2 --------------------------------------------------------------------------

FULL_RATIO = (Measure.RATIO, Operator.EQUAL, 100)
SAID_ONLY = (Measure.ATTESTED, None, None)
ROWS = [
    ("S3-I1", FULL_RATIO, Scope.MOVEMENT, "II.2.1 ý 2"),
    ("S3-I2", FULL_RATIO, Scope.MOVEMENT, "II.2.1 ý 2"),
    ("S3-I3", (Measure.SHARE, Operator.EQUAL, 100), Scope.MOVEMENT, "II.2.1 ý 5"),
    ("S3-I3a", SAID_ONLY, Scope.UNIT, "II.2.1 ý 5"),
    ("S3-I4", FULL_RATIO, Scope.UNIT, "II.2.1 ý 6"),
    ("S3-I5", (Measure.SHARE, Operator.EQUAL, 100), Scope.MOVEMENT, "II.2.1 ý 7"),
    ("S3-I6", (Measure.SHARE, Operator.AT_LEAST, 10), Scope.MOVEMENT, "II.2.1 ý 7"),
    ("S3-I7", (Measure.CLASS, None, None), Scope.UNIT, "II.2.1 ý 8"),
    ("S3-I8", FULL_RATIO, Scope.INDIVIDUAL, "II.2.2 ý 4"),
    ("S3-I9", SAID_ONLY, Scope.MOVEMENT, "II.2.1 ý 3"),
    ("S3-I10", SAID_ONLY, Scope.MOVEMENT, "II.2.1 ý 9"),
    ("S3-I11", SAID_ONLY, Scope.UNIT, "II.2.1 ý 1"),
    ("S3-I12", SAID_ONLY, Scope.MOVEMENT, "II.2.1 ý 2"),
    ("S3-I13", (Measure.ASSIGNED, Operator.AT_LEAST, None), Scope.UNIT, "II.2.1 ý 2"),
]


def test_the_plan_has_its_targets_in_order():
    assert list(BY_CODE) == [row[0] for row in ROWS]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_every_target_is_read_as_the_plan_words_it(row):
    """R031, R043, R045: operators and whose target it is."""
    code, rule, scope, clause = row
    shown = BY_CODE[code]

    assert (shown.measure, shown.operator, shown.target) == rule
    assert (shown.scope, shown.clause) == (scope, clause)


@pytest.mark.parametrize("code", [row[0] for row in ROWS if row[1] == FULL_RATIO])
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


@pytest.mark.parametrize(
    ("paying", "units", "progress"),
    [
        (17, 17, Progress.REACHED),
        (16, 17, Progress.NOT_REACHED),
        (0, 0, Progress.NO_DATA),
    ],
    ids=["all", "one missing", "given to nobody"],
)
def test_every_unit_takes_electronic_payment(paying, units, progress):
    """R039: 100 % of units, each of which was given the target."""
    shared = BY_CODE["S3-I3"]

    assert (shared.counts, shared.of) == ("units_reaching", "S3-I3a")
    assert assess_share(shared, paying, units).progress is progress


@pytest.mark.parametrize(
    ("registered", "units", "progress"),
    [
        (14, 14, Progress.REACHED),
        (13, 14, Progress.NOT_REACHED),
        (9_999, 10_000, Progress.NOT_REACHED),
        (0, 14, Progress.NOT_REACHED),
        (0, 0, Progress.NO_DATA),
    ],
    ids=["all", "one missing", "99.99 %", "none", "no units"],
)
def test_every_unit_registers_a_model(registered, units, progress):
    """R038: 100 % of units, counted in the registers (A32)."""
    shown = assess_share(BY_CODE["S3-I5"], registered, units)

    assert BY_CODE["S3-I5"].counts == "units_with_initiatives"
    assert shown.progress is progress


@pytest.mark.parametrize(
    ("applied", "registered", "progress", "measured"),
    [
        (1, 10, Progress.REACHED, Fraction(10)),
        (99, 1_000, Progress.NOT_REACHED, Fraction("9.9")),
        (999, 10_000, Progress.NOT_REACHED, Fraction("9.99")),
        (2, 10, Progress.EXCEEDED, Fraction(20)),
        (0, 0, Progress.NO_DATA, None),
    ],
    ids=["exactly 10 %", "9.9 %", "9.99 %", "20 %", "no models"],
)
def test_one_model_in_ten_is_applied(applied, registered, progress, measured):
    """R038: of the models registered, another whole than the units (A32)."""
    shown = assess_share(BY_CODE["S3-I6"], applied, registered)

    assert BY_CODE["S3-I6"].counts == "applied_initiatives"
    assert (shown.progress, shown.measured) == (progress, measured)


def test_secret_papers_and_units_without_an_index_are_left_out():
    """R033, R056: “trừ các văn bản bí mật nhà nước”; who has no assessed index."""
    assert BY_CODE["S3-I4"].excludes == "văn bản bí mật nhà nước"
    assert "không thuộc diện đánh giá" in BY_CODE["S3-I7"].excludes


def test_the_index_looked_at_is_that_of_the_year_before():
    """R054, R055: 2023 for an award of 2024; “Khá” on a scale that can be edited."""
    shown = BY_CODE["S3-I7"]
    [scale] = PLAN.scales

    assert (shown.index, shown.target_class, shown.year_offset) == ("par", "Khá", -1)
    assert (scale.index, scale.classes) == (IndexCode.PAR, CLASS_SCALE)
    assert scale.is_outside


def test_launching_the_movement_is_given_to_every_collective():
    """R042: by function, one by one."""
    assert BY_CODE["S3-I11"].groups == COLLECTIVES
    assert BY_CODE["S3-I8"].groups == PEOPLE


# --- III.1, III.3 ------------------------------------------------------------------

BY_OFFER = PLAN.offer_by_code


def test_three_levels_award_in_the_three_tier_era():
    """R013, R077, R078, R131: ward, city of the district level, province."""
    assert [(o.code, o.form, o.level, o.occasion) for o in PLAN.offers] == [
        ("giay-khen-phuong", AwardForm.COMMENDATION, Level.COMMUNE, Occasion.FINAL),
        ("giay-khen-thanh-pho", AwardForm.COMMENDATION, Level.DISTRICT, Occasion.FINAL),
        ("bang-khen-tinh", AwardForm.MERIT_CERTIFICATE, Level.CITY, Occasion.FINAL),
        (
            "giay-khen-phuong-kip-thoi",
            AwardForm.COMMENDATION,
            Level.COMMUNE,
            Occasion.AD_HOC,
        ),
        (
            "giay-khen-thanh-pho-kip-thoi",
            AwardForm.COMMENDATION,
            Level.DISTRICT,
            Occasion.AD_HOC,
        ),
    ]


@pytest.mark.parametrize("offer", PLAN.offers, ids=lambda offer: offer.code)
def test_no_award_has_a_number(offer):
    """R102: each chairman decides how many (A55)."""
    assert [(q.quota.kind, q.quota.mode, q.quota.count) for q in offer.quotas] == [
        (Kind.COLLECTIVE, QuotaMode.NONE, None),
        (Kind.INDIVIDUAL, QuotaMode.NONE, None),
    ]


def test_the_ward_decides_its_own_commendation_and_proposes_the_rest():
    """R111: the city of the district level and the province decide theirs."""
    own = [offer.code for offer in PLAN.offers if PLAN.decides(offer)]

    assert own == ["giay-khen-phuong", "giay-khen-phuong-kip-thoi"]


def test_direct_workers_stand_first_and_nobody_is_cut_off():
    """R106: “chú trọng … trực tiếp thực hiện” orders, never decides (A59)."""
    offer = BY_OFFER["giay-khen-phuong"]
    rows = (("office", MET, 0), ("counter", MET, 1), ("late", NOT_MET, 1))
    field = [
        Contender(
            candidate(name, Kind.INDIVIDUAL, "can-bo"),
            explanation(found),
            (Fraction(directly), Fraction(0)),
        )
        for name, found, directly in rows
    ]

    found = shortlist(offer.quotas[1].quota, field, {})

    assert offer.order == ("direct_work", "initiatives")
    assert [line.candidate.id for line in found.proposed] == ["counter", "office"]
    assert [line.remark for line in found.of(Section.NOT_PROPOSED)] == [
        Remark.NOT_ELIGIBLE
    ]


def test_those_waiting_for_the_chairman_are_pending():
    """R096: the list says what is missing."""
    waiting = explanation(UNKNOWN, missing="chờ Chủ tịch UBND phường")
    field = [Contender(candidate("p1", Kind.INDIVIDUAL, "can-bo"), waiting, ())]

    found = shortlist(BY_OFFER["giay-khen-phuong"].quotas[1].quota, field, {})

    [line] = found.of(Section.PENDING)
    assert (line.remark, line.reason) == (
        Remark.LACKS_DATA,
        "chờ Chủ tịch UBND phường",
    )


def test_several_officials_appraise_together():
    """R110: Tư pháp - Hộ tịch, VH-XH, TC-KT, một cửa (IV.2)."""
    step = BY_OFFER["giay-khen-phuong"].steps[1]

    assert (step.action, step.actor) == (
        Action.APPRAISE,
        "Công chức Văn phòng - Thống kê",
    )
    assert len(step.joint_with) == 5
    assert "Tư pháp - Hộ tịch" in step.joint_with


@pytest.mark.parametrize("offer", PLAN.offers, ids=lambda offer: offer.code)
def test_the_council_of_the_ward_meets_before_every_decision(offer):
    """R108, R112: the minutes are always those of the ward's council (A66)."""
    [council] = [s for s in offer.steps if s.action is Action.COUNCIL]

    assert council.actor == "Hội đồng Thi đua - Khen thưởng của UBND phường"
    assert offer.steps[-1].action is Action.DECIDE


def test_the_province_is_reached_through_two_offices():
    """R109: Sở Nội vụ appraises, Ban TĐKT tỉnh passes on (III.3.2)."""
    *_, forward, appraise, decide = BY_OFFER["bang-khen-tinh"].steps

    assert forward.action is Action.FORWARD
    assert (appraise.actor, appraise.action) == ("Sở Nội vụ", Action.APPRAISE)
    assert decide.via == "Ban Thi đua - Khen thưởng tỉnh"


@pytest.mark.parametrize("dossier", PLAN.dossiers, ids=lambda dossier: dossier.code)
def test_the_dossier_has_three_papers_and_the_form_of_its_decree(dossier):
    """R114, R116, R120: Mẫu số 08 of NĐ 98/2023, confirmed by the submitting level."""
    submission, minutes, report = dossier.components
    [confirmed] = dossier.confirmations

    assert submission.name.startswith("Tờ trình")
    assert minutes.issuer == "Hội đồng Thi đua - Khen thưởng của UBND phường"
    assert (report.form, report.decree) == ("Mẫu số 08", "98/2023/NĐ-CP")
    assert (confirmed.by, confirmed.of) == ("Cấp trình khen", report.name)
    assert all(part.is_required for part in dossier.components)
    assert (dossier.sets, dossier.is_assumed) == (None, False)


def test_every_award_names_its_dossiers_in_order():
    assert BY_OFFER["bang-khen-tinh"].dossiers == ("ho-so-phuong", "ho-so-tinh")
    assert BY_OFFER["giay-khen-phuong"].dossiers == ("ho-so-phuong",)


def test_the_principles_are_openness_direct_work_and_promptness():
    """R106, R107: I.2 and III.3.2."""
    assert [p.kind for p in PLAN.principles] == [
        PrincipleKind.PUBLICITY,
        PrincipleKind.DIRECT_WORK,
        PrincipleKind.TIMELY,
    ]


# --- IV, dates ---------------------------------------------------------------------


@pytest.mark.parametrize("code", ["phat-dong-phuong", "phat-dong-thanh-pho"])
def test_launch_papers_are_due_in_the_first_quarter(code):
    """R072, R146: “trong Quý I/2024” ends on 31 March (A18)."""
    due = next(d for d in PLAN.deadlines if d.code == code)

    assert (due.when, due.limit) == (When.QUARTER, Limit.ON_OR_BEFORE)
    assert due.last_day == date(2024, 3, 31)
    assert not due.is_late(date(2024, 3, 31))
    assert due.is_late(date(2024, 4, 1))


def test_the_final_review_and_prompt_awards_have_no_day():
    """R074, R075, R135: inside a conference; as soon as there is an achievement."""
    final, prompt = (
        next(d for d in PLAN.deadlines if d.code == code)
        for code in ("tong-ket", "kip-thoi")
    )

    assert (final.when, final.last_day) == (When.UNDATED, None)
    assert "hội nghị" in final.after
    assert (prompt.when, prompt.after) == (When.AFTER, "có thành tích xuất sắc")


def test_the_period_is_one_year():
    """R005, R012: 2024; “những năm tiếp theo” is another plan (A12)."""
    assert (PLAN.period.first, PLAN.period.last) == (YEAR.first, YEAR.last)
    final, prompt = PLAN.rounds
    assert (final.occasion, final.cutoff) == (Occasion.FINAL, YEAR.last)
    assert (prompt.occasion, prompt.is_on_demand) == (Occasion.AD_HOC, True)


def test_a_position_not_an_office_runs_the_movement():
    """R008, R009, R067: Công chức Văn phòng - Thống kê (A68)."""
    assert PLAN.issuer.standing_body == "Công chức Văn phòng - Thống kê"
    own = [d for d in PLAN.duties if d.owner == PLAN.issuer.standing_body]
    assert any("Đầu mối tổng hợp" in d.text for d in own)
    assert {d.part for d in PLAN.duties} == {Part.LEADS, Part.SUPPORTS, None}


def test_launch_papers_go_two_ways():
    """R109, R146: to the ward via the position, to the city via Phòng Nội vụ."""
    ways = [(d.report_to, d.via) for d in PLAN.duties if d.via]

    assert ways == [
        ("UBND phường", "Công chức Văn phòng - Thống kê"),
        ("UBND thành phố Móng Cái", "Phòng Nội vụ"),
    ]


# --- the paper ---------------------------------------------------------------------


def test_the_paper_has_no_header_and_the_chairman_signs_alone():
    """R001, R002, R006: no number, no day, no “TM.” (A02, A14)."""
    assert (PLAN.number, PLAN.issued_on) == ("", None)
    assert PLAN.issuer.signature == ("CHỦ TỊCH",)
    assert PLAN.issuer.signer == "Phạm Hồng Quảng"


def test_the_ward_is_none_of_today_s_communes():
    """R013, R021: not merged by name with today's xã Hải Hòa (A07)."""
    assert PLAN.issuer.commune == ""


def test_the_bases_are_named_as_the_plan_names_them():
    """R003, R004: the plan of the district city is the parent."""
    assert [(b.number, b.issued_on, b.is_parent) for b in PLAN.bases] == [
        ("90/KH-UBND", date(2024, 2, 12), True),
        ("906/QĐ-UBND", date(2021, 12, 1), False),
        ("14/QĐ-UBND", date(2024, 1, 8), False),
    ]


def test_papers_referred_to_are_named_exactly():
    """R045: resolutions and other plans keep their numbers and days."""
    texts = " ".join(c.text for c in PLAN.clauses)

    for named in (
        "số 35-NQ/TU ngày 20/12/2023",
        "số 42/NQ-HĐND ngày 28/12/2023",
        "Kết luận số 14-KL/TW ngày 22/9/2021",
        "Nghị định số 73/2023/NĐ-CP ngày 29/9/2023",
        "Quyết định số 13366/QĐ-UBND ngày 15/11/2021",
        "Kế hoạch số 356/KH-UBND ngày 30/12/2022",
        "Nghị định số 98/2023/NĐ-CP ngày 31/12/2023",
        "Đề án 06",
    ):
        assert named in texts


def test_the_recipients_are_listed():
    """R007: six, the archive last."""
    assert len(PLAN.recipients) == 6
    assert PLAN.recipients[-1] == "Lưu: VP"


def test_the_clauses_keep_the_numbers_of_the_paper():
    """R010: III.3.1 repeats the heading of III.3 and is kept."""
    numbers = [c.number for c in PLAN.clauses]

    assert [n for n in numbers if "." not in n] == ["I", "II", "III", "IV"]
    assert {"II.2.1", "II.2.2", "III.3.1", "III.3.2", "IV.4"} <= set(numbers)


WARNED = (
    "A02 A04 A06 A07 A08 A12 A13 A14 A18 A27 A28 A32 A33 A47 A48 A55 A59 A63 A66 A68 "
    "A71 A72"
)


@pytest.mark.parametrize("lint", WARNED.split())
def test_every_gap_of_the_plan_is_told(lint):
    """R014: as a reading where something depends on it, else as a caution."""
    told = {item.lint for item in (*PLAN.readings, *PLAN.cautions)}

    assert lint in told


@pytest.mark.parametrize("reading", PLAN.readings, ids=lambda reading: reading.key)
def test_every_reading_has_a_default_that_can_be_changed(reading):
    assert reading.default
    assert len(reading.alternatives) >= 2
