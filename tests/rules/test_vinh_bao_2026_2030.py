"""The plan of Vĩnh Bảo commune, 2026–2030: candidates in, verdicts out.

Clauses are those of the plan; all candidates are invented. The numbers R… are those
of the list of requirements drawn from the five seed plans. What the plan offers, by
when and in which papers is in `test_vinh_bao_2026_2030_paper.py`.
"""

from dataclasses import replace
from datetime import date

import pytest

from desktop.awards.eligibility import Verdict
from desktop.awards.facts import Candidate, Facts
from desktop.emulation.indicators import ResultState, assess
from desktop.emulation.indices import Origin
from desktop.emulation.movements import Period
from desktop.emulation.participants import DirectRole, DirectWork, Kind, UnitKind
from desktop.emulation.records import (
    AchievementKind,
    BreachKind,
    Grade,
    InitiativeKind,
    RecognitionLevel,
)
from desktop.plans.reading import read_plan
from tests.factories import (
    achievement,
    attested,
    breach,
    candidate,
    index_value,
    initiative,
    rating,
    result,
    reviewed,
    shipped_text,
)

PLAN = read_plan(shipped_text("vinh-bao-2026-2030"))
MET, NOT_MET, UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN
IDEA, SOLUTION = InitiativeKind.IDEA, InitiativeKind.SOLUTION
MODEL, PRODUCT = InitiativeKind.MODEL, InitiativeKind.PRODUCT
UNIT_COUNCIL = RecognitionLevel.UNIT
BY_CODE = {indicator.code: indicator for indicator in PLAN.indicators}

YEAR = Period(date(2027, 1, 1), date(2027, 12, 31))
BASE_CUTOFF, CITY_CUTOFF = date(2027, 11, 19), date(2028, 3, 9)
PHASE_CUTOFF = date(2030, 3, 30)
IN_YEAR, YEAR_BEFORE = date(2027, 5, 10), date(2026, 11, 20)


def made(kind=SOLUTION, **flags):
    return initiative(kind, **{"registered_on": IN_YEAR, **flags})


def recognised(kind=IDEA, level=UNIT_COUNCIL, **flags):
    return made(kind, recognised_level=level, **flags)


def tasks(done, assigned=12, code="S1-I1"):
    return assess(BY_CODE[code], result(done, assigned=assigned))


def worked(role, since=date(2026, 1, 1), until=None):
    return DirectWork(role, since, until)


def rated(grade=Grade.EXCELLENT, year=2027):
    return rating(grade, date(year, 1, 1), date(year, 12, 31))


def judge(standard, known, choices=None, **changed):
    settled = PLAN.settled(choices or {})
    return PLAN.standard_by_code[standard].judge(
        replace(known, readings=settled, **changed)
    )


# --- III.2.1.1.a, collectives: all four bullets --------------------------------------

SAID_CS_T = ("xuat-sac-trong-nam", "ky-luat-ky-cuong", "ket-qua-noi-bat")
LOOKED = reviewed(YEAR.first, BASE_CUTOFF)
FINE_CS_T = Facts(
    candidate(group="tap-the"),
    YEAR,
    attestations=attested(*SAID_CS_T),
    targets=(tasks(12),),
    initiatives=(made(),),
    reviews=(LOOKED,),
    cutoff=BASE_CUTOFF,
    phase=PLAN.period,
)


def cs_t(**changed):
    return judge("cs-tap-the", FINE_CS_T, **changed).verdict


def test_a_collective_with_everything_meets_the_yearly_standard():
    """III.2.1.1.a: R082."""
    assert cs_t() is MET


@pytest.mark.parametrize("statement", SAID_CS_T)
def test_every_statement_about_a_collective_is_needed(statement):
    """III.2.1.1.a: R047, R085."""
    others = [s for s in SAID_CS_T if s != statement]

    assert cs_t(attestations=attested(*others)) is UNKNOWN
    assert cs_t(attestations=attested(*others, no=(statement,))) is NOT_MET


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        ((tasks(12),), MET),
        ((tasks(13),), MET),
        ((tasks(11),), NOT_MET),
        ((tasks(None),), UNKNOWN),
        ((), UNKNOWN),
        ((tasks(12), tasks(0, code="S1-I2")), MET),
    ],
    ids=[
        "as many as assigned",
        "one more",
        "one short",
        "no result yet",
        "nothing assigned yet",
        "targets of the phase are not asked for in a year",
    ],
)
def test_yearly_targets_have_to_be_done_iii_2_1_1_a_2(targets, expected):
    """III.2.1.1.a: R092."""
    assert cs_t(targets=targets) is expected


@pytest.mark.parametrize(
    ("register", "expected"),
    [
        ([], NOT_MET),
        ([made(IDEA)], MET),
        ([made(MODEL)], MET),
        ([made(SOLUTION)], MET),
        ([made(PRODUCT)], NOT_MET),
        ([made(new=None, replicable=None)], MET),
        ([made(applied=False)], NOT_MET),
        ([made(applied=None)], UNKNOWN),
        ([made(registered_on=YEAR_BEFORE)], NOT_MET),
        ([made(registered_on=BASE_CUTOFF)], MET),
        ([made(registered_on=date(2027, 11, 20))], NOT_MET),
        ([made(registered_on=None)], UNKNOWN),
    ],
    ids=[
        "empty register",
        "an idea",
        "a model",
        "a solution",
        "a product is not named",
        "novelty and replication are not asked for",
        "not in use",
        "use not confirmed",
        "registered the year before",
        "registered on the last day looked at",
        "registered a day later",
        "no day of registration",
    ],
)
def test_one_initiative_in_use_is_needed_iii_2_1_1_a_1(register, expected):
    """III.2.1.1.a: R064."""
    assert cs_t(initiatives=tuple(register)) is expected


@pytest.mark.parametrize("kind", BreachKind)
def test_no_breach_of_any_kind_by_any_member_iii_2_1_1_a_3(kind):
    """III.2.1.1.a: R091, R152."""
    assert cs_t(breaches=(breach(on=IN_YEAR, kind=kind, subject="p7"),)) is NOT_MET


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (YEAR_BEFORE, MET),
        (YEAR.first, NOT_MET),
        (BASE_CUTOFF, NOT_MET),
        (date(2027, 11, 20), MET),
    ],
    ids=["the year before", "the first day", "the last day looked at", "a day later"],
)
def test_only_breaches_of_the_time_looked_at_count(day, expected):
    """III.2.1.1.a: R091."""
    assert cs_t(breaches=(breach(on=day),)) is expected


@pytest.mark.parametrize(
    "reviews",
    [(), (reviewed(YEAR.first, date(2027, 11, 18)),)],
    ids=["nobody looked", "a day too few looked through"],
)
def test_an_empty_register_of_breaches_is_no_answer_until_somebody_looked(reviews):
    """III.2.1.1.a: R091."""
    assert cs_t(reviews=reviews) is UNKNOWN


def test_what_is_missing_is_listed():
    """III.2.1.1.a: R096."""
    judged = judge("cs-tap-the", FINE_CS_T, attestations={}, targets=(), reviews=())

    assert judged.verdict is UNKNOWN
    for words in ("Thành tích xuất sắc", "Chưa giao chỉ tiêu", "đã rà soát"):
        assert words in judged.missing


def test_every_condition_of_every_standard_cites_its_clause():
    """III.2.1.1.a: R011, R095."""
    for standard in PLAN.standards:
        judged = standard.judge(replace(FINE_CS_T, readings=PLAN.settled({})))
        assert all(e.clause.startswith(("II", "III")) for e in judged.walk())


# --- III.2.1.1.a, individuals: preconditions and one of three ------------------------

FINE_CS_N = Facts(
    candidate(kind=Kind.INDIVIDUAL, group="ca-nhan"),
    YEAR,
    attestations=attested("dao-duc", "xuat-sac-tham-muu"),
    ratings=(rated(),),
    direct_work=(worked(DirectRole.ADVISING),),
    cutoff=BASE_CUTOFF,
    phase=PLAN.period,
)


def cs_n(choices=None, **changed):
    return judge("cs-ca-nhan", FINE_CS_N, choices, **changed).verdict


def test_an_individual_with_the_preconditions_and_one_bullet_meets_it():
    """III.2.1.1.a: R083."""
    assert cs_n() is MET


@pytest.mark.parametrize(
    ("yes", "no", "register", "expected"),
    [
        ("dao-duc xuat-sac-tham-muu", "", [], MET),
        ("dao-duc trach-nhiem-dong-gop", "", [], MET),
        ("dao-duc", "", [made(IDEA)], MET),
        ("dao-duc", "", [made(PRODUCT)], MET),
        ("dao-duc", "xuat-sac-tham-muu trach-nhiem-dong-gop", [made()], MET),
        ("dao-duc", "xuat-sac-tham-muu trach-nhiem-dong-gop", [], NOT_MET),
        (
            "dao-duc",
            "xuat-sac-tham-muu trach-nhiem-dong-gop",
            [made(applied=None)],
            UNKNOWN,
        ),
        ("dao-duc", "xuat-sac-tham-muu", [], UNKNOWN),
        ("dao-duc", "", [], UNKNOWN),
        ("xuat-sac-tham-muu", "", [made()], UNKNOWN),
        ("xuat-sac-tham-muu", "dao-duc", [made()], NOT_MET),
    ],
    ids=[
        "outstanding advice",
        "responsible, contributed much",
        "an idea in use",
        "any way of working counts",
        "an initiative makes up for two denials",
        "none of the three",
        "use not confirmed, the others denied",
        "one denied, one not answered",
        "nothing answered",
        "conduct not attested",
        "conduct denied",
    ],
)
def test_one_of_three_bullets_iii_2_1_1_a(yes, no, register, expected):
    """III.2.1.1.a: R083."""
    said = attested(*yes.split(), no=tuple(no.split()))

    assert cs_n(attestations=said, initiatives=tuple(register)) is expected


MONTH = rating(Grade.GOOD, date(2027, 10, 1), date(2027, 10, 31))


@pytest.mark.parametrize(
    ("ratings", "choices", "expected"),
    [
        ((rated(),), {}, MET),
        ((rated(Grade.GOOD),), {}, NOT_MET),
        ((), {}, UNKNOWN),
        ((rated(year=2026),), {}, UNKNOWN),
        ((rated(year=2026), rated(Grade.GOOD)), {}, NOT_MET),
        ((MONTH,), {}, NOT_MET),
        ((MONTH,), {"xep-loai-hang-nam": "last_year"}, UNKNOWN),
        ((rated(), MONTH), {"xep-loai-hang-nam": "last_year"}, MET),
    ],
    ids=[
        "excellent",
        "good is not excellent",
        "not rated",
        "rated for another year only",
        "excellent the year before, good now",
        "the last month only",
        "a month is no year",
        "the year, whatever the month",
    ],
)
def test_the_rating_has_to_be_excellent(ratings, choices, expected):
    """III.2.1.1.a: R088."""
    assert cs_n(choices, ratings=ratings) is expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (DirectRole.ADVISING, MET),
        (DirectRole.ORGANISING, MET),
        (DirectRole.PROCEDURES, MET),
        (DirectRole.DIGITAL, MET),
        (DirectRole.TAKING_PART, MET),
        (DirectRole.LEADING, NOT_MET),
        (DirectRole.IN_CHARGE, NOT_MET),
    ],
)
def test_who_works_directly_at_the_base_tier(role, expected):
    """R024: The clause names advising, organising and taking part, not leading."""
    assert cs_n(direct_work=(worked(role),)) is expected


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        ((), UNKNOWN),
        ((worked(DirectRole.ADVISING, until=date(2026, 12, 31)),), NOT_MET),
        ((worked(DirectRole.ADVISING, until=date(2027, 1, 1)),), MET),
        ((worked(DirectRole.ADVISING, since=date(2027, 11, 19)),), MET),
        ((worked(DirectRole.ADVISING, since=date(2027, 11, 20)),), NOT_MET),
    ],
    ids=[
        "nothing entered",
        "ended the year before",
        "ended on the first day",
        "began on the last day looked at",
        "began a day later",
    ],
)
def test_direct_work_has_to_touch_the_year(work, expected):
    """III.2.1.1.a: R024."""
    assert cs_n(direct_work=work) is expected


# --- III.2.1.2.a, collectives: recognised initiative and the place of the unit ------


def above(kind, rank, subject="u0", year=2027, **more):
    values = () if rank is None else (index_value(year=year, rank=rank, **more),)
    return Facts(
        Candidate(subject, "Xã Vĩnh Bảo", Kind.COLLECTIVE, "", "", unit_kind=kind),
        YEAR,
        indices=values,
    )


OFFICE = Candidate(
    "s1",
    "Phòng Kinh tế",
    Kind.COLLECTIVE,
    "tap-the",
    "trong-xa",
    unit_kind=UnitKind.OFFICE,
)
FINE_TP_T = Facts(
    OFFICE,
    YEAR,
    attestations=attested("xuat-sac-dan-dau"),
    initiatives=(recognised(),),
    cutoff=CITY_CUTOFF,
    phase=PLAN.period,
    above=above(UnitKind.COMMUNE, 5),
)


def tp_t(choices=None, **changed):
    return judge("tp-tap-the", FINE_TP_T, choices, **changed).verdict


@pytest.mark.parametrize(
    ("kind", "rank", "expected"),
    [
        (UnitKind.DEPARTMENT, 1, MET),
        (UnitKind.DEPARTMENT, 3, MET),
        (UnitKind.DEPARTMENT, 4, NOT_MET),
        (UnitKind.WARD, 5, MET),
        (UnitKind.WARD, 6, NOT_MET),
        (UnitKind.COMMUNE, 5, MET),
        (UnitKind.COMMUNE, 6, NOT_MET),
        (UnitKind.SPECIAL_ZONE, 5, MET),
        (UnitKind.SPECIAL_ZONE, 6, NOT_MET),
        (UnitKind.COMMUNE, None, UNKNOWN),
        (UnitKind.TEAM, 1, UNKNOWN),
    ],
    ids=[
        "department first",
        "department third",
        "department fourth",
        "ward fifth",
        "ward sixth",
        "commune fifth",
        "commune sixth",
        "special zone fifth",
        "special zone sixth",
        "not published",
        "the unit above is in no block",
    ],
)
def test_the_first_three_or_five_of_the_block(kind, rank, expected):
    """III.2.1.2.a: R057, R029."""
    assert tp_t(above=above(kind, rank)) is expected


def test_two_units_tied_at_the_fifth_place_are_both_within_five():
    """R057, A23: both were published as fifth."""
    one = above(UnitKind.COMMUNE, 5, subject="u1")
    other = above(UnitKind.COMMUNE, 5, subject="u2")

    assert [tp_t(above=a) for a in (one, other)] == [MET, MET]


def test_a_collective_under_no_ranked_unit_is_left_open_and_never_met():
    assert tp_t(above=None) is UNKNOWN


def test_only_the_place_of_the_award_year_counts():
    """III.2.1.2.a: R054."""
    assert tp_t(above=above(UnitKind.COMMUNE, 1, year=2026)) is UNKNOWN


def test_a_place_the_office_worked_out_itself_is_not_published():
    """R052, A22: rules read what the city published."""
    own = above(UnitKind.COMMUNE, 1, origin=Origin.OWN_COUNT)

    assert tp_t(above=own) is UNKNOWN


def test_the_commune_itself_is_judged_by_its_own_place():
    """III.2.1.2.a: R020."""
    commune = Candidate(
        "s1",
        "Xã Vĩnh Bảo",
        Kind.COLLECTIVE,
        "xa-dac-khu",
        "xa-dac-khu",
        unit_kind=UnitKind.COMMUNE,
    )
    place = {"above": None, "indices": (index_value(year=2027, rank=5),)}

    assert tp_t(candidate=commune, **place) is MET
    assert tp_t({"hang-cua-ai": "chinh-tap-the"}, candidate=commune, **place) is MET
    assert tp_t(candidate=commune, above=None) is UNKNOWN


def test_the_place_may_be_read_as_the_collective_s_own():
    """R094, A21: an office has no place of its own in any block."""
    chosen = {"hang-cua-ai": "chinh-tap-the"}

    assert tp_t(chosen) is NOT_MET
    named = [e.reading for e in judge("tp-tap-the", FINE_TP_T, chosen).walk()]
    assert any("chính tập thể" in reading for reading in named)


@pytest.mark.parametrize(
    ("register", "expected"),
    [
        ([], NOT_MET),
        ([recognised()], MET),
        ([recognised(level=RecognitionLevel.CITY)], MET),
        ([recognised(level=RecognitionLevel.STATE)], MET),
        ([recognised(SOLUTION)], NOT_MET),
        ([recognised(level=None)], NOT_MET),
        ([recognised(applied=False)], NOT_MET),
        ([recognised(applied=None)], UNKNOWN),
        ([recognised(replicable=False)], NOT_MET),
        ([recognised(replicable=None)], UNKNOWN),
        ([recognised(new=None)], MET),
        ([recognised(registered_on=date(2028, 1, 1))], NOT_MET),
    ],
    ids=[
        "empty register",
        "recognised in the unit",
        "recognised by the city",
        "recognised nationwide",
        "a solution is not named here",
        "not recognised",
        "not in use",
        "use not confirmed",
        "cannot be replicated",
        "replication not confirmed",
        "novelty is not asked for",
        "registered after the award year",
    ],
)
def test_an_initiative_recognised_applied_replicable(register, expected):
    """III.2.1.2.a: R063, R064."""
    assert tp_t(initiatives=tuple(register)) is expected


@pytest.mark.parametrize(
    ("attestations", "expected"),
    [({}, UNKNOWN), (attested(no=("xuat-sac-dan-dau",)), NOT_MET)],
    ids=["not attested", "denied"],
)
def test_leading_has_to_be_attested_beside_the_place(attestations, expected):
    """III.2.1.2.a: R085."""
    assert tp_t(attestations=attestations) is expected


# --- III.2.1.2.a, individuals -------------------------------------------------------

FINE_TP_N = replace(
    FINE_CS_N,
    attestations=attested("dao-duc", "xuat-sac-tham-muu", "don-vi-de-xuat"),
    cutoff=CITY_CUTOFF,
)


def tp_n(**changed):
    return judge("tp-ca-nhan", FINE_TP_N, **changed).verdict


@pytest.mark.parametrize(
    ("yes", "no", "register", "expected"),
    [
        ("dao-duc xuat-sac-tham-muu don-vi-de-xuat", "", [], MET),
        ("dao-duc xuat-sac-tham-muu", "", [], UNKNOWN),
        ("dao-duc xuat-sac-tham-muu", "don-vi-de-xuat", [], NOT_MET),
        ("dao-duc don-vi-de-xuat", "xuat-sac-tham-muu", [], NOT_MET),
        ("dao-duc", "xuat-sac-tham-muu", [recognised()], MET),
        ("dao-duc", "xuat-sac-tham-muu", [recognised(replicable=False)], MET),
        ("dao-duc", "xuat-sac-tham-muu", [recognised(level=None)], NOT_MET),
        ("dao-duc", "xuat-sac-tham-muu", [recognised(applied=None)], UNKNOWN),
        ("xuat-sac-tham-muu don-vi-de-xuat", "", [recognised()], UNKNOWN),
    ],
    ids=[
        "outstanding and proposed by the unit",
        "proposal of the unit not recorded",
        "not proposed by the unit",
        "proposed but not outstanding",
        "a recognised initiative is enough",
        "replication is not asked for",
        "an initiative nobody recognised",
        "use not confirmed",
        "conduct not attested",
    ],
)
def test_one_of_two_bullets_iii_2_1_2_a(yes, no, register, expected):
    """III.2.1.2.a: R083."""
    said = attested(*yes.split(), no=tuple(no.split()))

    assert tp_n(attestations=said, initiatives=tuple(register)) is expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (DirectRole.LEADING, MET),
        (DirectRole.IN_CHARGE, MET),
        (DirectRole.ADVISING, MET),
        (DirectRole.ORGANISING, MET),
        (DirectRole.TAKING_PART, NOT_MET),
        (DirectRole.PROCEDURES, NOT_MET),
    ],
)
def test_who_works_directly_at_the_city_tier(role, expected):
    """III.2.1.2.a: R024."""
    assert tp_n(direct_work=(worked(role),)) is expected


def test_the_city_tier_asks_for_an_excellent_rating_of_the_year():
    """III.2.1.2.a: R088."""
    assert tp_n(ratings=(rated(Grade.GOOD),)) is NOT_MET
    assert tp_n(ratings=()) is UNKNOWN


# --- III.2.2.a, collectives: one of three -------------------------------------------

NOTHING_TK_T = Facts(
    candidate(group="tap-the"),
    PLAN.period,
    attestations=attested(no=("tieu-bieu-giai-doan", "xa-danh-gia-tieu-bieu")),
    targets=(tasks(11, code="S1-I2"),),
    achievements=(achievement(year=2026),),
    cutoff=PHASE_CUTOFF,
    phase=PLAN.period,
)


def tk_t(choices=None, **changed):
    return judge("tk-tap-the", NOTHING_TK_T, choices, **changed).verdict


def phase(*done, assigned=12):
    return tuple(tasks(n, assigned, "S1-I2") for n in done)


def ideas(count, **flags):
    return tuple(
        recognised(
            SOLUTION,
            title=f"Giải pháp {n}",
            registered_on=date(2026 + n, 6, 1),
            **flags,
        )
        for n in range(count)
    )


def test_none_of_the_three_bullets_is_not_met():
    """III.2.2.a: R084."""
    assert tk_t() is NOT_MET


LEADING = attested("tieu-bieu-giai-doan", no=("xa-danh-gia-tieu-bieu",))
HALF, ALL_BEYOND = (
    {"hoan-thanh-xuat-sac-chi-tieu": value} for value in ("mot-nua-vuot", "vuot-het")
)


@pytest.mark.parametrize(
    ("targets", "choices", "expected"),
    [
        (phase(12), {}, MET),
        (phase(11), {}, NOT_MET),
        (phase(None), {}, UNKNOWN),
        ((), {}, UNKNOWN),
        ((tasks(12),), {}, UNKNOWN),
        (phase(12, 13), HALF, MET),
        (phase(12, 12), HALF, NOT_MET),
        (phase(11, 13), HALF, NOT_MET),
        (phase(12, 13), ALL_BEYOND, NOT_MET),
        (phase(13, 13), ALL_BEYOND, MET),
    ],
    ids=[
        "all reached",
        "one short",
        "no result yet",
        "nothing assigned",
        "only yearly targets assigned",
        "half exceeded, read as half",
        "none exceeded, read as half",
        "half exceeded but one short",
        "half exceeded, read as all",
        "all exceeded, read as all",
    ],
)
def test_targets_of_the_phase_iii_2_2_a_1(targets, choices, expected):
    """III.2.2.a: R092, R094."""
    found = tk_t(choices, attestations=LEADING, targets=targets)

    assert found is expected


@pytest.mark.parametrize(
    ("register", "expected"),
    [
        (ideas(2), MET),
        (ideas(1), NOT_MET),
        (ideas(3), MET),
        (ideas(2, replicable=False), NOT_MET),
        (ideas(2, level=None), NOT_MET),
        ((*ideas(1), recognised(title="Khác", applied=None)), UNKNOWN),
        ((*ideas(1), recognised(MODEL)), MET),
        ((*ideas(1), recognised(PRODUCT)), NOT_MET),
        ((*ideas(1), recognised(registered_on=date(2030, 3, 30))), MET),
        ((*ideas(1), recognised(registered_on=date(2030, 3, 31))), NOT_MET),
        ((*ideas(1), recognised(registered_on=date(2025, 12, 31))), NOT_MET),
    ],
    ids=[
        "two",
        "one",
        "three",
        "cannot be replicated",
        "not recognised",
        "the second not confirmed in use",
        "a solution and a model",
        "a product is not named",
        "the second on the last day looked at",
        "the second a day later",
        "the second before the phase",
    ],
)
def test_two_recognised_initiatives_in_the_phase(register, expected):
    """III.2.2.a: R065, R134."""
    assert tk_t(initiatives=register) is expected


CALLED_MODEL = attested("xa-danh-gia-tieu-bieu", no=("tieu-bieu-giai-doan",))


def outstanding(*years):
    return tuple(achievement(year=year) for year in years)


TOUCHED = {"dem-nam": "touched_years"}


@pytest.mark.parametrize(
    ("found", "choices", "expected"),
    [
        (outstanding(2026, 2027, 2028), {}, MET),
        (outstanding(2026, 2028, 2029), {}, MET),
        (outstanding(2026, 2027), {}, NOT_MET),
        (outstanding(2026, 2027, 2030), {}, NOT_MET),
        (outstanding(2026, 2027, 2030), TOUCHED, MET),
        (outstanding(2024, 2025, 2026), {}, NOT_MET),
        (outstanding(2026, 2026, 2027), {}, NOT_MET),
        (
            (
                *outstanding(2026, 2027),
                achievement(AchievementKind.CONTEST, year=2028),
            ),
            {},
            NOT_MET,
        ),
        ((), {}, UNKNOWN),
    ],
    ids=[
        "three years",
        "three years with a gap",
        "two years",
        "2030 is not over on 30/3/2030",
        "2030 counts where the officer says so",
        "years before the phase do not count",
        "twice in one year is one year",
        "a contest is not an outstanding year",
        "nothing entered",
    ],
)
def test_three_outstanding_years_iii_2_2_a_3(found, choices, expected):
    """R090, A10: years over by the cut-off count, unless the reading says otherwise."""
    verdict = tk_t(choices, attestations=CALLED_MODEL, achievements=found)

    assert verdict is expected


def test_the_commune_has_to_call_the_collective_a_model():
    """III.2.2.a: R085."""
    years = outstanding(2026, 2027, 2028)
    denied = attested(no=("tieu-bieu-giai-doan",))

    assert tk_t(attestations=denied, achievements=years) is UNKNOWN
    assert tk_t(achievements=years) is NOT_MET


# --- III.2.2.a, individuals ---------------------------------------------------------

FINE_TK_N = Facts(
    candidate(kind=Kind.INDIVIDUAL, group="ca-nhan"),
    PLAN.period,
    attestations=attested("dao-duc", "xuat-sac-tham-muu"),
    ratings=(rated(year=2029),),
    direct_work=(worked(DirectRole.IN_CHARGE, until=date(2028, 12, 31)),),
    cutoff=PHASE_CUTOFF,
    phase=PLAN.period,
)


def tk_n(choices=None, **changed):
    return judge("tk-ca-nhan", FINE_TK_N, choices, **changed).verdict


def test_three_years_excellent_and_one_bullet_meet_the_phase_standard():
    """III.2.2.a: R083."""
    assert tk_n() is MET


def stretch(since, until, role=DirectRole.IN_CHARGE):
    return worked(role, date(*since), date(*until) if until else None)


MONTHS = {"dem-nam": "twelve_months"}


@pytest.mark.parametrize(
    ("work", "choices", "expected"),
    [
        ((stretch((2026, 1, 1), (2028, 12, 31)),), {}, MET),
        ((stretch((2026, 1, 2), (2028, 12, 31)),), {}, NOT_MET),
        ((stretch((2026, 1, 1), (2027, 12, 31)),), {}, NOT_MET),
        ((stretch((2027, 1, 1), None),), {}, MET),
        ((stretch((2028, 1, 1), None),), {}, NOT_MET),
        ((stretch((2028, 1, 1), None),), TOUCHED, MET),
        ((stretch((2026, 7, 1), (2029, 6, 30)),), {}, NOT_MET),
        ((stretch((2026, 7, 1), (2029, 6, 30)),), MONTHS, MET),
        (
            (
                stretch((2026, 1, 1), (2026, 12, 31)),
                stretch((2027, 1, 1), (2027, 12, 31), DirectRole.ADVISING),
                stretch((2029, 1, 1), (2029, 12, 31), DirectRole.ORGANISING),
            ),
            {},
            MET,
        ),
        ((), {}, UNKNOWN),
    ],
    ids=[
        "three whole years",
        "three years but a day",
        "two years",
        "three years over by the cut-off",
        "the third year is 2030",
        "2030 counts where the officer says so",
        "36 months across four years",
        "36 months, counted in months",
        "three roles in three years",
        "nothing entered",
    ],
)
def test_three_years_of_direct_work(work, choices, expected):
    """III.2.2.a: R090."""
    assert tk_n(choices, direct_work=work) is expected


@pytest.mark.parametrize(
    "role", [DirectRole.TAKING_PART, DirectRole.PROCEDURES, DirectRole.DIGITAL]
)
def test_other_roles_are_never_years_of_direct_work(role):
    """III.2.2.a: R090."""
    assert tk_n(direct_work=(worked(role),)) is not MET


def every(*grades):
    return tuple(rated(grade, 2026 + n) for n, grade in enumerate(grades))


BEST, GOOD = Grade.EXCELLENT, Grade.GOOD
EACH, MOST = ({"xep-loai-giai-doan": value} for value in ("every", "majority"))


@pytest.mark.parametrize(
    ("ratings", "choices", "expected"),
    [
        (every(GOOD, GOOD, GOOD, BEST), {}, MET),
        (every(BEST, BEST, BEST, GOOD), {}, NOT_MET),
        (every(BEST, BEST, BEST), {}, UNKNOWN),
        ((), {}, UNKNOWN),
        (every(BEST, BEST, BEST, BEST), EACH, MET),
        (every(GOOD, BEST, BEST, BEST), EACH, NOT_MET),
        (every(BEST, BEST, BEST), EACH, UNKNOWN),
        (every(GOOD, BEST, BEST, BEST), MOST, MET),
        (every(GOOD, GOOD, BEST, BEST), MOST, NOT_MET),
    ],
    ids=[
        "the last whole year",
        "not the last whole year",
        "2029 not rated",
        "never rated",
        "every year",
        "every year but one",
        "every year, 2029 not rated",
        "three of four",
        "two of four",
    ],
)
def test_in_which_years_the_rating_has_to_be_excellent(ratings, choices, expected):
    """R094, A50: the plan does not say; the default is the last complete year."""
    assert tk_n(choices, ratings=ratings) is expected


@pytest.mark.parametrize(
    ("yes", "no", "register", "expected"),
    [
        ("dao-duc xuat-sac-tham-muu", "", (), MET),
        ("dao-duc", "xuat-sac-tham-muu", (made(),), MET),
        ("dao-duc", "xuat-sac-tham-muu", (made(applied=False),), NOT_MET),
        ("dao-duc", "xuat-sac-tham-muu", (), NOT_MET),
        ("dao-duc", "", (), UNKNOWN),
        ("xuat-sac-tham-muu", "", (made(),), UNKNOWN),
    ],
    ids=[
        "outstanding",
        "an initiative of any year of the phase",
        "not in use",
        "neither",
        "not answered",
        "conduct not attested",
    ],
)
def test_one_of_two_bullets_iii_2_2_a(yes, no, register, expected):
    """III.2.2.a: R083."""
    said = attested(*yes.split(), no=tuple(no.split()))

    assert tk_n(attestations=said, initiatives=register) is expected


# --- III.3.1, ad hoc ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("yes", "kind", "expected"),
    [
        ("xuat-sac-dot-xuat", AchievementKind.SUDDEN, MET),
        ("", AchievementKind.SUDDEN, UNKNOWN),
        ("xuat-sac-dot-xuat", AchievementKind.RESULT, NOT_MET),
        ("xuat-sac-dot-xuat", None, NOT_MET),
    ],
    ids=["achieved and attested", "not attested", "no sudden one", "none entered"],
)
def test_an_ad_hoc_award_rests_on_an_achievement(yes, kind, expected):
    """III.3.1: R131."""
    found = () if kind is None else (achievement(kind, year=2027),)
    known = replace(FINE_CS_T, attestations=attested(*yes.split()), achievements=found)

    assert judge("dot-xuat", known).verdict is expected


def test_not_applicable_targets_are_left_out():
    """R050: what does not apply is neither zero nor missing."""
    aside = assess(BY_CODE["S1-I1"], result(state=ResultState.NOT_APPLICABLE))

    assert cs_t(targets=(aside, tasks(12))) is MET
