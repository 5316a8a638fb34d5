"""The plan of the city of Hà Nội, 2026–2030: candidates in, verdicts out.

Clauses are those of the plan; all candidates are invented. The numbers R… are those
of the list of requirements drawn from the five seed plans. What the plan offers, how
many and in which papers is in `test_ha_noi_2026_2030_paper.py`.
"""

from dataclasses import replace
from datetime import date

import pytest

from desktop.awards.eligibility import Verdict
from desktop.awards.facts import Candidate, Facts
from desktop.emulation.indices import IndexCode, IndexRole, Origin
from desktop.emulation.movements import Period
from desktop.emulation.participants import Kind, UnitKind
from desktop.emulation.records import (
    AchievementKind,
    Grade,
    InitiativeKind,
    RecognitionLevel,
)
from desktop.plans.reading import read_plan
from tests.factories import (
    achievement,
    attested,
    candidate,
    index_duty,
    index_value,
    initiative,
    rating,
    shipped_text,
)

PLAN = read_plan(shipped_text("ha-noi-2026-2030"))
MET, NOT_MET, UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN
PAR, SIPAS, PAPI = IndexCode.PAR, IndexCode.SIPAS, IndexCode.PAPI
IDEA, SOLUTION = InitiativeKind.IDEA, InitiativeKind.SOLUTION
MODEL, PRODUCT = InitiativeKind.MODEL, InitiativeKind.PRODUCT
UNIT_COUNCIL, CITY_COUNCIL = RecognitionLevel.UNIT, RecognitionLevel.CITY
IN_CHARGE, SAMPLE = IndexRole.IN_CHARGE, IndexRole.SAMPLE
NOT_ASSESSED = IndexRole.NOT_ASSESSED

YEAR = Period(date(2027, 1, 1), date(2027, 12, 31))
IN_YEAR, YEAR_BEFORE = date(2027, 5, 10), date(2026, 11, 20)
SAID = ("guong-mau-doan-ket", "tao-dot-pha")


def unit(kind, subject="s1"):
    group = PLAN.group_for_unit(kind).code
    return Candidate(subject, "Đơn vị Một", Kind.COLLECTIVE, group, "", unit_kind=kind)


def made(kind=SOLUTION, level=UNIT_COUNCIL, **flags):
    return initiative(
        kind, **{"registered_on": IN_YEAR, "recognised_level": level, **flags}
    )


def par(value, year=2027, **more):
    return index_value(PAR, year, value, **more)


def sipas(value, year=2027, **more):
    return index_value(SIPAS, year, value, **more)


FINE = Facts(
    unit(UnitKind.COMMUNE),
    YEAR,
    attestations=attested(*SAID),
    initiatives=(made(),),
    indices=(par("92.5"), sipas(88)),
    cutoff=YEAR.last,
    phase=PLAN.period,
)


def judge(choices=None, known=FINE, **changed):
    readings = PLAN.settled(choices or {})
    found = replace(known, readings=readings, **changed)
    return PLAN.standard_by_code["bk-tap-the"].judge(found)


def verdict(choices=None, known=FINE, **changed):
    return judge(choices, known, **changed).verdict


# --- IV.2.a ý 1: the precondition ---------------------------------------------------


def test_a_commune_with_everything_meets_the_standard():
    """R083."""
    assert verdict() is MET


@pytest.mark.parametrize("statement", SAID)
def test_every_statement_of_the_precondition_is_needed(statement):
    """R047, R085."""
    others = [s for s in SAID if s != statement]

    assert verdict(attestations=attested(*others)) is UNKNOWN
    assert verdict(attestations=attested(*others, no=(statement,))) is NOT_MET


@pytest.mark.parametrize(
    ("register", "expected"),
    [
        ([], NOT_MET),
        ([made(MODEL)], MET),
        ([made(SOLUTION, CITY_COUNCIL)], MET),
        ([made(IDEA)], NOT_MET),
        ([made(PRODUCT)], NOT_MET),
        ([made(level=None)], NOT_MET),
        ([made(new=False)], NOT_MET),
        ([made(new=None)], UNKNOWN),
        ([made(applied=False)], NOT_MET),
        ([made(applied=None)], UNKNOWN),
        ([made(replicable=None)], MET),
        ([made(registered_on=YEAR_BEFORE)], NOT_MET),
        ([made(registered_on=None)], UNKNOWN),
    ],
    ids=[
        "empty register",
        "a model recognised in the unit",
        "a solution recognised by the city",
        "an idea is not named",
        "a product is not named",
        "not recognised",
        "not new",
        "novelty not confirmed",
        "not in use",
        "use not confirmed",
        "replication is not asked for",
        "registered the year before",
        "no day of registration",
    ],
)
def test_a_new_recognised_model_or_solution_in_use(register, expected):
    """R063, R064."""
    assert verdict(initiatives=tuple(register)) is expected


# --- IV.2.a ý 2: PAR from 90, SIPAS from 86 -----------------------------------------


@pytest.mark.parametrize(
    ("par_value", "sipas_value", "expected"),
    [
        (90, 86, MET),
        ("90.00", "86.00", MET),
        ("89.99", 86, NOT_MET),
        ("89.999999", 86, NOT_MET),
        (90, "85.99", NOT_MET),
        (90, "85.999999", NOT_MET),
        (90, None, UNKNOWN),
        (None, 86, UNKNOWN),
        (None, None, UNKNOWN),
        ("89.99", None, NOT_MET),
        (None, "85.99", UNKNOWN),
    ],
    ids=[
        "both exactly",
        "written with decimals",
        "PAR just below",
        "PAR below, shown as 90",
        "SIPAS just below",
        "SIPAS below, shown as 86",
        "SIPAS not published",
        "PAR not published",
        "neither published",
        "PAR below, SIPAS not published",
        "SIPAS below, PAR not published",
    ],
)
def test_par_from_90_and_sipas_from_86(par_value, sipas_value, expected):
    """R086, R051, A26: inclusive, compared exactly, never as displayed."""
    found = [] if par_value is None else [par(par_value)]
    found += [] if sipas_value is None else [sipas(sipas_value)]

    assert verdict(indices=tuple(found)) is expected


ASSESSED = index_duty(IndexRole.ASSESSED, PAR, 2027)


@pytest.mark.parametrize(
    ("sipas_value", "expected"), [("85.99", NOT_MET), (86, UNKNOWN), (None, UNKNOWN)]
)
def test_a_unit_recorded_as_assessed_waits_for_its_par_index(sipas_value, expected):
    """R056, A22: SIPAS below its number decides whatever PAR will be."""
    found = () if sipas_value is None else (sipas(sipas_value),)

    assert verdict(indices=found, duties=(ASSESSED,)) is expected


def test_points_are_read_as_a_share_of_their_full_scale():
    """R051: 81 of 90 points are 90 %."""
    out_of_90 = {"maximum": par(90).value}

    assert verdict(indices=(par(81, **out_of_90), sipas(86))) is MET
    assert verdict(indices=(par("80.99", **out_of_90), sipas(86))) is NOT_MET


@pytest.mark.parametrize("origin", [Origin.OWN_COUNT, Origin.SELF_SCORED])
def test_only_published_values_count(origin):
    """R052, A22: what the unit worked out itself is not published."""
    assert verdict(indices=(par(95, origin=origin), sipas(90))) is UNKNOWN


def test_only_the_year_of_the_award_counts():
    """R054, A27."""
    assert verdict(indices=(par(95, 2026), sipas(90, 2026))) is UNKNOWN


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (UnitKind.DEPARTMENT, MET),
        (UnitKind.PUBLIC_SERVICE_UNIT, MET),
        (UnitKind.VERTICAL_AGENCY, MET),
        (UnitKind.COMMUNE, MET),
        (UnitKind.WARD, MET),
        (UnitKind.TOWNSHIP, MET),
        (UnitKind.FRONT, UNKNOWN),
        (UnitKind.PRESS, UNKNOWN),
        (UnitKind.POLITICAL_UNION, UNKNOWN),
        (UnitKind.OTHER, UNKNOWN),
    ],
)
def test_the_thresholds_are_for_the_kinds_the_plan_names(kind, expected):
    """R019: who is not named has no alternative to meet (A73)."""
    assert verdict(candidate=unit(kind)) is expected


def test_a_unit_outside_the_ranking_is_left_to_the_council():
    """R056, R060: without an index there is no failure, and no pass either."""
    outside = (index_duty(NOT_ASSESSED, year=2027),)

    assert verdict(indices=(), duties=outside) is UNKNOWN


# --- IV.2.a ý 3: components may not fall --------------------------------------------

LOW = (par(80), sipas(80))
DUTY = index_duty(IN_CHARGE, PAR, 2027, "3.2")


def component(now, before, maxima=(None, None)):
    """The component 3.2 this year and last, with their full scales."""
    found = [par(now, component="3.2", maximum=maxima[0])] if now is not None else []
    if before is not None:
        found.append(par(before, 2026, component="3.2", maximum=maxima[1]))
    return (*LOW, *found)


TEN = par(10).value
FIVE = par(5).value


@pytest.mark.parametrize(
    ("now", "before", "maxima", "expected"),
    [
        ("8.01", "8.00", (TEN, TEN), MET),
        ("8.00", "8.00", (TEN, TEN), NOT_MET),
        ("7.99", "8.00", (TEN, TEN), NOT_MET),
        ("10", "10", (TEN, TEN), MET),
        ("9.99", "10", (TEN, TEN), NOT_MET),
        ("5", "10", (FIVE, TEN), MET),
        ("4", "8", (FIVE, TEN), NOT_MET),
        ("4.1", "8", (FIVE, TEN), MET),
        ("8.01", None, (TEN, TEN), UNKNOWN),
        (None, "8.00", (TEN, TEN), UNKNOWN),
    ],
    ids=[
        "rising",
        "equal below the maximum",
        "falling",
        "equal at the maximum",
        "falling from the maximum",
        "full on another scale",
        "equal on another scale, below the maximum",
        "rising on another scale",
        "last year not published",
        "this year not published",
    ],
)
def test_a_component_rises_or_stays_at_its_maximum(now, before, maxima, expected):
    """R087, R053, A29."""
    found = verdict(indices=component(now, before, maxima), duties=(DUTY,))

    assert found is expected


def test_a_changed_scale_is_pointed_out():
    """A29."""
    judged = judge(indices=component("5", "10", (FIVE, TEN)), duties=(DUTY,))

    assert any("Điểm tối đa" in e.caution for e in judged.walk())


def test_every_component_in_charge_has_to_hold():
    """R087."""
    other = index_duty(IN_CHARGE, PAR, 2027, "4.1")
    rising = component("8.5", "8.0", (TEN, TEN))
    falling = (
        par(3, component="4.1", maximum=TEN),
        par(4, 2026, component="4.1", maximum=TEN),
    )

    assert verdict(indices=rising, duties=(DUTY, other)) is UNKNOWN
    assert verdict(indices=(*rising, *falling), duties=(DUTY, other)) is NOT_MET


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [(85, 84, MET), (85, 85, NOT_MET), (84, 85, NOT_MET), (100, 100, MET)],
)
def test_a_sample_unit_of_sipas_is_held_to_its_own_value(now, before, expected):
    """R053, R087."""
    indices = (par(80), sipas(now), sipas(before, 2026))
    duty = index_duty(SAMPLE, SIPAS, 2027)

    assert verdict(indices=indices, duties=(duty,)) is expected


@pytest.mark.parametrize(
    "duty",
    [
        index_duty(IN_CHARGE, PAR, 2026, "3.2"),
        index_duty(IN_CHARGE, PAPI, 2027, "3.2"),
    ],
    ids=["last year only", "another index"],
)
def test_who_was_given_no_component_that_year_cannot_use_it(duty):
    rising = component("8.5", "8.0", (TEN, TEN))

    assert verdict(indices=rising, duties=(duty,)) is NOT_MET


# --- IV.2.a ý 4: the advising collective of the leading unit ------------------------

ADVISES = ("truc-tiep-tham-muu", "xuat-sac-toan-dien")
NOT_CITY = ("chuyen-trach-thanh-pho",)
BEST = rating(Grade.EXCELLENT, YEAR.first, YEAR.last)


def parent(kind, rank, year=2027):
    place = () if rank is None else (par(None, year, rank=rank),)
    return Facts(unit(kind, "u0"), YEAR, indices=place)


OFFICE = Facts(
    unit(UnitKind.OFFICE),
    YEAR,
    attestations=attested(*SAID, *ADVISES, no=NOT_CITY),
    initiatives=(made(),),
    ratings=(BEST,),
    cutoff=YEAR.last,
    phase=PLAN.period,
    above=parent(UnitKind.DEPARTMENT, 1),
)


def office(choices=None, **changed):
    return verdict(choices, OFFICE, **changed)


@pytest.mark.parametrize(
    ("kind", "rank", "choices", "expected"),
    [
        (UnitKind.DEPARTMENT, 1, {}, MET),
        (UnitKind.WARD, 1, {}, MET),
        (UnitKind.COMMUNE, 1, {}, MET),
        (UnitKind.COMMUNE, 2, {}, NOT_MET),
        (UnitKind.COMMUNE, 3, {"dan-dau": "3"}, MET),
        (UnitKind.COMMUNE, 4, {"dan-dau": "3"}, NOT_MET),
        (UnitKind.COMMUNE, 5, {"dan-dau": "5"}, MET),
        (UnitKind.COMMUNE, 6, {"dan-dau": "5"}, NOT_MET),
        (UnitKind.COMMUNE, None, {}, UNKNOWN),
        (UnitKind.PRESS, 1, {}, UNKNOWN),
    ],
    ids=[
        "of the first department",
        "of the first ward",
        "of the first commune",
        "of the second commune",
        "third, read as three",
        "fourth, read as three",
        "fifth, read as five",
        "sixth, read as five",
        "place not published",
        "of a body that is not ranked",
    ],
)
def test_the_unit_above_leads_its_block(kind, rank, choices, expected):
    """R089, R094, A24."""
    assert office(choices, above=parent(kind, rank)) is expected


def test_two_units_tied_at_the_first_place_both_lead():
    """R058, A23."""
    assert office(above=parent(UnitKind.COMMUNE, 1)) is MET
    assert office(above=parent(UnitKind.WARD, 1)) is MET


def test_an_advising_collective_under_nobody_is_never_met():
    """R020."""
    assert office(above=None) is UNKNOWN


def test_the_place_of_another_year_says_nothing():
    """R054."""
    assert office(above=parent(UnitKind.COMMUNE, 1, year=2026)) is UNKNOWN


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        ((BEST,), MET),
        ((rating(Grade.GOOD, YEAR.first, YEAR.last),), NOT_MET),
        ((), UNKNOWN),
        ((rating(Grade.EXCELLENT, date(2026, 1, 1), date(2026, 12, 31)),), UNKNOWN),
    ],
    ids=["excellent", "good", "not rated", "rated the year before"],
)
def test_the_advising_collective_is_rated_excellent(ratings, expected):
    """R088."""
    assert office(ratings=ratings) is expected


@pytest.mark.parametrize(
    ("yes", "no", "expected"),
    [
        ("truc-tiep-tham-muu", "chuyen-trach-thanh-pho", UNKNOWN),
        (
            "truc-tiep-tham-muu",
            "xuat-sac-toan-dien chuyen-trach-thanh-pho",
            NOT_MET,
        ),
        ("", "chuyen-trach-thanh-pho", UNKNOWN),
        ("", "truc-tiep-tham-muu chuyen-trach-thanh-pho", UNKNOWN),
        ("truc-tiep-tham-muu xuat-sac-toan-dien", "", MET),
    ],
    ids=[
        "excellence not attested",
        "excellence denied",
        "not said whether it advises",
        "neither kind of collective",
        "one alternative is enough",
    ],
)
def test_what_is_said_of_an_advising_collective(yes, no, expected):
    """R085."""
    said = attested(*SAID, *yes.split(), no=tuple(no.split()))

    assert office(attestations=said) is expected


# --- IV.2.a ý 5: the city's specialised collective ----------------------------------


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        ((BEST,), MET),
        ((rating(Grade.GOOD, YEAR.first, YEAR.last),), NOT_MET),
        ((), UNKNOWN),
    ],
    ids=["excellent", "good", "not rated"],
)
def test_the_specialised_collective_needs_its_rating_only(ratings, expected):
    """R088: no place, no excellence to be attested."""
    said = attested(*SAID, *NOT_CITY, no=("truc-tiep-tham-muu",))

    found = office(attestations=said, ratings=ratings, above=None)

    assert found is expected


def test_the_superior_who_rates_is_named():
    words = str(PLAN.standard_by_code["bk-tap-the"])

    assert "do cấp trên trực tiếp đánh giá" in words


# --- IV.2.a: other ways to read it --------------------------------------------------

EXTRA = {"chi-so-thanh-phan": "bat-buoc"}
BOTH = {"ngoai-tieu-chuan-tren": "y-2-bat-buoc"}
RISING = component("8.5", "8.0", (TEN, TEN))
FALLING = component("7.5", "8.0", (TEN, TEN))
HIGH = (par(92), sipas(88))


@pytest.mark.parametrize(
    ("indices", "duties", "default", "extra", "both"),
    [
        (HIGH, (), MET, MET, MET),
        ((*HIGH, *RISING[2:]), (DUTY,), MET, MET, MET),
        ((*HIGH, *FALLING[2:]), (DUTY,), MET, NOT_MET, NOT_MET),
        (HIGH, (DUTY,), MET, UNKNOWN, UNKNOWN),
        (RISING, (DUTY,), MET, NOT_MET, NOT_MET),
        (FALLING, (DUTY,), NOT_MET, NOT_MET, NOT_MET),
    ],
    ids=[
        "thresholds, nothing in charge",
        "thresholds and a rising component",
        "thresholds and a falling component",
        "thresholds, component not published",
        "below the thresholds, rising component",
        "neither",
    ],
)
def test_the_readings_change_the_verdict_as_named(
    indices, duties, default, extra, both
):
    """R094, A36, A37: an alternative, an extra duty, or the thresholds for all."""
    known = {"indices": indices, "duties": duties}

    assert verdict({}, **known) is default
    assert verdict(EXTRA, **known) is extra
    assert verdict(BOTH, **known) is both


EVERY_READING = pytest.mark.parametrize(
    "choices", [{}, EXTRA, BOTH], ids=["default", "A37", "A36"]
)


@EVERY_READING
@pytest.mark.parametrize(
    ("par_value", "sipas_value", "expected"),
    [
        (90, 86, MET),
        ("89.99", 86, NOT_MET),
        (90, "85.99", NOT_MET),
        (90, None, UNKNOWN),
    ],
)
def test_the_thresholds_are_the_same_in_every_reading(
    choices, par_value, sipas_value, expected
):
    """R086, R094."""
    found = [par(par_value)] + ([] if sipas_value is None else [sipas(sipas_value)])

    assert verdict(choices, indices=tuple(found)) is expected


@EVERY_READING
@pytest.mark.parametrize(
    ("now", "before", "holds"),
    [("8.01", "8.00", True), ("8.00", "8.00", False), ("10", "10", True)],
    ids=["rising", "equal below the maximum", "equal at the maximum"],
)
def test_components_are_compared_alike_in_every_reading(choices, now, before, holds):
    """R087, R094: below the thresholds only the default lets a component make up."""
    parts = component(now, before, (TEN, TEN))[2:]
    alone = verdict(choices, indices=(*LOW, *parts), duties=(DUTY,))
    beside = verdict(choices, indices=(*HIGH, *parts), duties=(DUTY,))

    assert alone is (MET if holds and not choices else NOT_MET)
    assert beside is (MET if holds or not choices else NOT_MET)


@pytest.mark.parametrize("choices", [{}, EXTRA], ids=["default", "A37"])
@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, MET),
        ({"above": parent(UnitKind.COMMUNE, 2)}, NOT_MET),
        ({"ratings": (rating(Grade.GOOD, YEAR.first, YEAR.last),)}, NOT_MET),
    ],
    ids=["leading", "second", "rated good"],
)
def test_an_advising_office_is_judged_alike_in_both_readings(
    choices, changed, expected
):
    """R088, R089, R094."""
    assert office(choices, **changed) is expected


@pytest.mark.parametrize("choices", [{}, EXTRA], ids=["default", "A37"])
@pytest.mark.parametrize(
    ("grade", "expected"), [(Grade.EXCELLENT, MET), (Grade.GOOD, NOT_MET)]
)
def test_a_specialised_office_is_judged_alike_in_both_readings(
    choices, grade, expected
):
    """R088, R094."""
    said = attested(*SAID, *NOT_CITY, no=("truc-tiep-tham-muu",))
    rated = (rating(grade, YEAR.first, YEAR.last),)

    assert office(choices, attestations=said, ratings=rated) is expected


def test_an_advising_office_has_only_the_thresholds_left_in_the_strict_reading():
    """A36, A73: they are not meant for it; nothing becomes met by itself."""
    assert office() is MET
    assert office(EXTRA) is MET
    assert office(BOTH) is UNKNOWN


@EVERY_READING
@pytest.mark.parametrize(
    ("value", "expected"),
    [("unknown", UNKNOWN), ("met", MET), ("not_met", NOT_MET)],
)
def test_who_fits_no_alternative_is_judged_as_the_office_settles(
    choices, value, expected
):
    """R094, A73: the Front, the press, businesses, households."""
    settled = {**choices, "khong-thuoc-dien-nao": value}

    for kind in (UnitKind.FRONT, UnitKind.PRESS):
        assert verdict(settled, candidate=unit(kind)) is expected
    business = candidate(kind=Kind.BUSINESS, group="doanh-nghiep")
    assert verdict(settled, candidate=business) is expected


def test_the_precondition_still_holds_for_who_fits_no_alternative():
    settled = {"khong-thuoc-dien-nao": "met"}

    assert verdict(settled, candidate=unit(UnitKind.PRESS), initiatives=()) is NOT_MET


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({}, ["ý 1 và một trong các ý 2 đến 5", "tiêu chuẩn thay thế"]),
        (EXTRA, ["ý 1 và một trong các ý 2 đến 5", "bắt buộc với đơn vị"]),
        (BOTH, ["ý 1 và ý 2"]),
    ],
    ids=["default", "A37", "A36"],
)
def test_the_explanation_names_the_readings_in_force(choices, words):
    """R094, R095."""
    named = " | ".join(e.reading for e in judge(choices).walk())

    for each in words:
        assert each in named


def test_what_is_missing_is_listed():
    """R096."""
    said = attested("guong-mau-doan-ket")

    judged = judge(indices=(), duties=(ASSESSED,), attestations=said)

    assert judged.verdict is UNKNOWN
    for words in ("PAR INDEX", "SIPAS", "đột phá"):
        assert words in judged.missing


def test_every_condition_cites_its_clause():
    """R011, R095."""
    for standard in PLAN.standards:
        judged = standard.judge(replace(FINE, readings=PLAN.settled({})))
        assert all(e.clause.startswith("IV.") for e in judged.walk())


# --- left to discretion: A38 --------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "statement", "who"),
    [
        ("bk-ca-nhan", "chon-bang-khen", "Chủ tịch UBND Thành phố"),
        ("thu-tuong", "chon-thu-tuong", "Thủ tướng Chính phủ"),
        ("co-thi-dua", "chon-co-thi-dua", "UBND Thành phố"),
        ("giay-khen", "chon-giay-khen", "người đứng đầu địa phương, cơ quan, đơn vị"),
    ],
)
def test_what_has_no_standard_waits_for_whoever_decides(code, statement, who):
    """R093: never met by itself, however good the figures are."""
    standard = PLAN.standard_by_code[code]
    open_still = standard.judge(FINE)

    assert open_still.verdict is UNKNOWN
    assert who in open_still.missing
    chosen, refused = attested(statement), attested(no=(statement,))
    assert standard.judge(replace(FINE, attestations=chosen)).verdict is MET
    assert standard.judge(replace(FINE, attestations=refused)).verdict is NOT_MET


# --- IV.1.a, ad hoc -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("yes", "kind", "expected"),
    [
        ("chon-dot-xuat", AchievementKind.SUDDEN, MET),
        ("", AchievementKind.SUDDEN, UNKNOWN),
        ("chon-dot-xuat", AchievementKind.RESULT, NOT_MET),
        ("", None, NOT_MET),
    ],
    ids=["achieved and chosen", "not decided", "no sudden one", "none entered"],
)
def test_an_ad_hoc_award_rests_on_an_achievement(yes, kind, expected):
    """R131."""
    found = () if kind is None else (achievement(kind, year=2027),)
    known = replace(FINE, attestations=attested(*yes.split()), achievements=found)

    assert PLAN.standard_by_code["dot-xuat"].judge(known).verdict is expected
