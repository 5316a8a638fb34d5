"""A round attacked: days after the cut-off, units of units, what nobody has answered.

Rounds are made as values where nothing is stored; people and units are invented.
"""

from dataclasses import replace
from datetime import date

import pytest

from desktop.awards.duplicates import Standing
from desktop.awards.eligibility import Verdict
from desktop.awards.faultless import NoBreach, Scope
from desktop.awards.selection import Remark, Section
from desktop.emulation.indicators import IndicatorResult, Progress, ResultState
from desktop.emulation.movements import Period, ReviewRound
from desktop.emulation.participants import (
    DirectRole,
    DirectWork,
    Employment,
    Kind,
    Person,
    Unit,
    UnitKind,
)
from desktop.emulation.records import (
    Breach,
    BreachKind,
    Grade,
    Initiative,
    InitiativeKind,
    Membership,
    Severity,
    TaskRating,
)
from desktop.office.rounds import double_awards
from desktop.office.rounds.roundup import Roundup
from desktop.plans.reading import read_plan
from tests.factories import attestation, reviewed, shipped_text
from tests.office import office_of_vinh_bao as vinh_bao
from tests.office.conftest import CHAIR, PARTICULARS

HONG_VAN, VINH_BAO, HAI_HOA, HA_NOI = (
    read_plan(shipped_text(code))
    for code in (
        "hong-van-2025",
        "vinh-bao-2026-2030",
        "hai-hoa-2024",
        "ha-noi-2026-2030",
    )
)


def round_of(plan, template, period, cutoff):
    made = plan.template_by_code[template]
    return ReviewRound(
        "r1", "k1", made.name, made.occasion, period, cutoff, template=template
    )


def roundup_of(plan, review_round, **more):
    given = {
        "units": (),
        "people": (),
        "others": (),
        "scores": {},
        "attestations": (),
        "ratings": (),
        "initiatives": (),
        "breaches": (),
        "results": {},
        "nominations": (),
    }
    return Roundup(plan=plan, choices={}, round=review_round, **{**given, **more})


HALF_YEAR = Period(date(2025, 7, 1), date(2025, 12, 31))
DECEMBER = round_of(HONG_VAN, "thang-12", HALF_YEAR, date(2025, 12, 14))
YEAR = Period(date(2024, 1, 1), date(2024, 12, 31))
YEAR_END = round_of(HAI_HOA, "tong-ket", YEAR, date(2024, 12, 31))


def made(number, on, *authors, **flags):
    values = {"kind": InitiativeKind.SOLUTION, "author_ids": authors or ("u1",)}
    title = f"Giải pháp {number}"
    return Initiative(f"i{number}", title, registered_on=on, **values, **flags)


def shown(roundup, code):
    [found] = [a for a in roundup.assessments if a.indicator.code == code]
    return found


# --- the cut-off ----------------------------------------------------------------------


def test_a_target_of_the_movement_counts_initiatives_up_to_the_cut_off():
    """S4-I21: “tính đến ngày” chốt số liệu, whatever is registered later (A09)."""
    early = [made(n, date(2025, 9, n)) for n in (1, 2)]
    late = made(3, date(2025, 12, 20))
    unit = Unit("u1", "Phòng Kinh tế", UnitKind.OFFICE)

    found = roundup_of(HONG_VAN, DECEMBER, units=(unit,), initiatives=[*early, late])

    assert shown(found, "S4-I21").measured == 2
    assert shown(found, "S4-I21").progress is Progress.NOT_REACHED


@pytest.mark.parametrize(
    ("since", "is_direct"), [(date(2025, 12, 14), True), (date(2025, 12, 15), False)]
)
def test_direct_work_that_begins_after_the_cut_off_gives_no_priority(since, is_direct):
    work = DirectWork(DirectRole.PROCEDURES, since)
    person = Person("p1", "Vũ Đình Lợi", None, Employment.CIVIL_SERVANT)
    person = replace(person, direct_work=(work,))

    found = roundup_of(HONG_VAN, DECEMBER, people=(person,))

    assert found.candidates["p1"].works_directly is is_direct


# --- shares of what nobody has answered -----------------------------------------------


@pytest.mark.parametrize(
    ("applied", "progress"),
    [
        ((None, None, None), Progress.NO_DATA),
        ((False, False, None), Progress.NO_DATA),
        ((False, False, False), Progress.NOT_REACHED),
        ((True, False, None), Progress.EXCEEDED),
    ],
)
def test_a_model_nobody_said_is_applied_is_not_one_that_is_not(applied, progress):
    """S3-I6, “ít nhất 10%” of the models: one of three would be enough."""
    models = [
        made(n, date(2024, 5, 1), is_applied=flag) for n, flag in enumerate(applied)
    ]

    found = roundup_of(HAI_HOA, YEAR_END, initiatives=models)

    assert shown(found, "S3-I6").progress is progress


@pytest.mark.parametrize(
    ("holds", "progress"),
    [
        ((True, None), Progress.NO_DATA),
        ((True, False), Progress.NOT_REACHED),
        ((True, True), Progress.REACHED),
    ],
)
def test_a_unit_without_a_result_is_not_one_that_misses_the_target(holds, progress):
    """S3-I3: the share of units stays open as the target of each does."""
    units = [Unit(f"u{n}", f"Ban {n}", UnitKind.BOARD) for n in range(len(holds))]
    results = [
        IndicatorResult(
            "r1", "S3-I3a", ResultState.MEASURED, holds=yes, subject_id=unit.id
        )
        for unit, yes in zip(units, holds, strict=True)
        if yes is not None
    ]

    found = roundup_of(HAI_HOA, YEAR_END, units=units, assigned=results)

    assert shown(found, "S3-I3").progress is progress


# --- breaches -------------------------------------------------------------------------

OFFICE = Unit("u1", "Văn phòng", UnitKind.OFFICE)
TEAM = Unit("u2", "Tổ một cửa", UnitKind.TEAM, "u1")
HEAD = Person("p1", "Đinh Công Thuận", "u1", Employment.OFFICIAL, is_head=True)
CLERK = Person("p2", "Phó Thị Lịch", "u2", Employment.CIVIL_SERVANT)


def harassed(who, on=date(2024, 5, 1)):
    kind = BreachKind.HARASSMENT
    return Breach("v1", who, on, Severity.DISCIPLINE, "Gây phiền hà", kind=kind)


def judged(scope, roundup, subject):
    return NoBreach("Không nhũng nhiễu", "II.2", scope).judge(roundup.facts(subject))


def office_with(*breaches, **more):
    looked = [reviewed(YEAR.first, YEAR.last, unit.id) for unit in (OFFICE, TEAM)]
    values = {"units": (OFFICE, TEAM), "people": (HEAD, CLERK), **more}
    return roundup_of(
        HAI_HOA, YEAR_END, breaches=breaches, breach_reviews=looked, **values
    )


def test_the_office_answers_for_the_people_of_its_teams():
    """IV.2.a ý 5, A49: who works in a team of the office is of the office as well."""
    found = office_with(harassed("p2"))

    assert judged(Scope.MEMBERS, found, "u1").verdict is Verdict.NOT_MET
    assert judged(Scope.MEMBERS, found, "u2").verdict is Verdict.NOT_MET
    assert judged(Scope.MEMBERS, office_with(), "u1").verdict is Verdict.MET


def test_a_head_answers_for_the_people_of_the_teams_below():
    """II.2.2 ý 1: “không có người dưới quyền nhũng nhiễu”."""
    found = office_with(harassed("p2"))

    assert judged(Scope.SUBORDINATES, found, "p1").verdict is Verdict.NOT_MET
    assert judged(Scope.SUBORDINATES, office_with(), "p1").verdict is Verdict.MET


def test_a_breach_in_the_team_left_stays_with_the_office_above_it():
    """A07, A49: the unit belonged to on that day, and those above it."""
    moved = replace(CLERK, unit_id="u3")
    school = Unit("u3", "Trường Tiểu học", UnitKind.PRIMARY_SCHOOL)
    was = Membership("p2", "u2", None, date(2024, 6, 30))
    found = office_with(
        harassed("p2"),
        units=(OFFICE, TEAM, school),
        people=(HEAD, moved),
        memberships=(was,),
    )

    assert judged(Scope.MEMBERS, found, "u1").verdict is Verdict.NOT_MET
    assert judged(Scope.MEMBERS, found, "u3").verdict is not Verdict.NOT_MET


def test_units_above_each_other_are_no_endless_loop():
    loop = (replace(OFFICE, parent_id="u2"), TEAM)

    found = office_with(harassed("p2"), units=loop)

    assert judged(Scope.MEMBERS, found, "u1").verdict is Verdict.NOT_MET


# --- numbers for each proposing unit --------------------------------------------------


def test_a_commune_has_one_seat_wherever_its_people_hang():
    """III.2.1.2.b, A53: “01 cá nhân” of the commune, also of units with no commune."""
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    tier = round_of(VINH_BAO, "nam-thanh-pho", year, date(2027, 3, 9))
    units = [
        Unit("xa", "Xã Vĩnh Bảo", UnitKind.COMMUNE),
        Unit("u1", "Phòng Kinh tế", UnitKind.OFFICE, "xa"),
        Unit("u2", "Phòng Văn hóa - Xã hội", UnitKind.OFFICE),
    ]
    work = (DirectWork(DirectRole.ADVISING, date(2026, 1, 1)),)
    people = [
        Person(id_, id_, unit, Employment.CIVIL_SERVANT, direct_work=work)
        for id_, unit in (("p1", "u1"), ("p2", "u2"))
    ]
    said = [
        attestation(statement, subject=person.id)
        for person in people
        for statement in ("dao-duc", "xuat-sac-tham-muu", "don-vi-de-xuat")
    ]
    graded = [
        TaskRating(person.id, person.id, year.first, year.last, Grade.EXCELLENT)
        for person in people
    ]
    found = roundup_of(
        VINH_BAO, tier, units=units, people=people, attestations=said, ratings=graded
    )
    [offer] = found.offers
    quota = next(q for q in offer.quotas if q.quota.kind is Kind.INDIVIDUAL)

    drawn = found.shortlist(offer, quota)

    assert len(drawn.of(Section.AT_THE_LINE)) == 2
    assert (len(drawn.proposed), drawn.open_seats) == (0, 1)


# --- amended plans --------------------------------------------------------------------


def set_up(new_office, code):
    new_office.set_up(PARTICULARS, [CHAIR], code)
    return new_office


def test_an_open_round_whose_code_was_renamed_comes_along(new_office):
    office = set_up(new_office, "vinh-bao-2026-2030")
    before = {r.id: r for r in office.rounds()}
    text = shipped_text("vinh-bao-2026-2030")
    renamed = text.replace('code = "nam-co-so"', 'code = "co-so-hang-nam"')

    office.plans.adopt_text(renamed)

    assert {r.id for r in office.rounds()} == set(before)
    base = next(r for r in office.rounds() if r.template == "co-so-hang-nam")
    assert before[base.id].template == "nam-co-so"
    office.reviewing.work_on(base)
    assert [o.code for o in office.roundup().offers] == ["gk-nam"]


def test_an_open_round_that_got_another_name_and_code_is_told_by_its_occasion(
    new_office,
):
    office = set_up(new_office, "hong-van-2025")
    [before] = office.rounds()
    text = shipped_text("hong-van-2025")
    renamed = text.replace('code = "thang-12"', 'code = "cuoi-nam"')
    renamed = renamed.replace('name = "Tháng 12/2025"', 'name = "Cuối năm 2025"')

    office.plans.adopt_text(renamed)

    [now] = office.rounds()
    assert (now.id, now.template) == (before.id, "cuoi-nam")


# --- double awards --------------------------------------------------------------------


@pytest.fixture
def vinh_bao_office(root):
    with vinh_bao.new_office(root) as opened:
        vinh_bao.open_ad_hoc(opened, "Đột xuất, lần một")
        yield opened


def test_who_left_before_the_decision_is_still_awarded_for_something(vinh_bao_office):
    """What a closed list cited is what is awarded, though the person has left."""
    office = vinh_bao_office
    lich = next(p for p in office.register.people() if p.name == vinh_bao.LICH)
    office.review.close(office.roundup())
    office.register.retire(lich)
    vinh_bao.decide(office)
    office.register.bring_back(lich)

    vinh_bao.open_ad_hoc(office, "Đột xuất, lần hai")

    standings = {
        c.other.standing for c in vinh_bao.conflicts_of(office) if c.is_certain
    }
    assert Standing.DECIDED in standings


def test_closed_rounds_are_not_read_again_after_every_change(
    vinh_bao_office, monkeypatch
):
    """Ten closed rounds of a thousand candidates are tens of megabytes."""
    office = vinh_bao_office
    vinh_bao.close_and_go_on(office)
    assert vinh_bao.row_of(office).remark is Remark.DOUBLE_AWARD
    monkeypatch.setattr(double_awards, "from_json", pytest.fail)

    office.register.add(Unit("", "Trạm Y tế", UnitKind.CENTRE))

    assert vinh_bao.row_of(office).remark is Remark.DOUBLE_AWARD


def test_whoever_was_withdrawn_stays_off_though_the_award_got_another_code(
    demo_office, named
):
    subject = named(demo_office, "Đỗ Bích Hường").id
    demo_office.review.withdraw(demo_office.roundup(), subject, "Bị tố cáo")
    renamed = shipped_text().replace('code = "giay-khen"', 'code = "gk-moi"', 1)

    demo_office.plans.adopt_text(renamed)

    def remark():
        rows = [r for found in demo_office.outcome().lists for r in found.rows]
        return next(r.remark for r in rows if r.subject_id == subject)

    assert remark() is Remark.WITHDRAWN
    demo_office.review.take_back(demo_office.roundup(), subject, offer="gk-moi")
    assert remark() is Remark.WITHIN_QUOTA


def test_a_score_above_a_lowered_maximum_has_to_be_given_again(demo_office):
    """It must not count 5 of 1 point: a total would go beyond its scale."""
    text = shipped_text().replace('"Tuyên truyền", max = 5', '"Tuyên truyền", max = 1')
    changed = text.replace(
        '"Kế hoạch, phân công", max = 5', '"Kế hoạch, phân công", max = 9'
    )
    kept = demo_office.roundup().scores

    demo_office.plans.adopt_text(changed)

    assert demo_office.roundup().scores == kept
    [offices, *_] = demo_office.outcome().tables
    best = offices.rows[0]
    assert (best.rank, best.total) == (None, None)
    assert "A3" in best.unranked_reason
