"""The plan of the city of Hà Nội: what it offers, how many, by whom, in which papers.

The numbers R… are those of the list of requirements drawn from the five seed plans.
"""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop.awards.deadlines import When
from desktop.awards.forms import AwardForm, Choice, Level
from desktop.awards.quotas import QuotaMode
from desktop.awards.selection import Contender, Section, shortlist
from desktop.emulation.indicators import Operator, Progress, assess
from desktop.emulation.movements import Occasion
from desktop.emulation.participants import Employment, Kind, UnitKind
from desktop.plans.provisions import Action, Part, PrincipleKind
from desktop.plans.reading import read_plan
from tests.factories import candidate, explanation, nominations, result, shipped_text

PLAN = read_plan(shipped_text("ha-noi-2026-2030"))
OFFERS = PLAN.offer_by_code
BY_CODE = {indicator.code: indicator for indicator in PLAN.indicators}
DOSSIERS = {dossier.code: dossier for dossier in PLAN.dossiers}


# --- identity -----------------------------------------------------------------------


def test_the_city_issued_the_plan():
    """R001, R006: a city office, no commune; a deputy signs for the chairman."""
    assert PLAN.issuer.office == "Ủy ban nhân dân thành phố Hà Nội"
    assert PLAN.issuer.signer == "Dương Đức Tuấn"
    assert PLAN.issuer.signature[1:] == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert PLAN.own_level is Level.CITY


def test_number_and_date_are_blank():
    """R002."""
    assert (PLAN.number, PLAN.issued_on) == ("", None)


def test_the_bases_are_named_as_the_plan_names_them():
    """R003."""
    assert [(b.kind, b.number, b.issued_on) for b in PLAN.bases] == [
        ("Chỉ thị", "41-CT/TW", date(2024, 12, 26)),
        ("Kế hoạch", "371/KH-UBND", date(2025, 12, 26)),
    ]


def test_the_recipients_end_with_the_archive():
    """R007."""
    assert len(PLAN.recipients) == 13
    assert PLAN.recipients[-1] == "Lưu: VT, BTĐ, SNV"


def test_so_noi_vu_stands_for_the_movement():
    """R008, R009."""
    assert PLAN.issuer.standing_body == "Sở Nội vụ"
    assert {d.owner for d in PLAN.duties if d.part is Part.LEADS} == {"Sở Nội vụ"}


def test_the_phase_is_five_years():
    """R005."""
    assert PLAN.period.first == date(2026, 1, 1)
    assert PLAN.period.last == date(2030, 12, 31)


def test_the_clauses_keep_the_numbering_of_the_plan():
    """R010: IV.2 has a point a and no other."""
    numbers = [c.number for c in PLAN.clauses]

    assert [n for n in numbers if n.startswith("IV.2")] == ["IV.2", "IV.2.a"]
    assert "IV.1.d" in numbers


def test_every_gap_of_the_plan_is_pointed_out():
    """R014."""
    expected = {6, 11, 19, 20, 22, 24, 26, 27, 29, 30, 33, 36, 37, 38, 51, 52, 58, 60}
    expected |= {3, 61, 64, 65, 69, 70, 71, 73}

    found = {one.lint for one in (*PLAN.readings, *PLAN.cautions)}

    assert {f"A{number:02d}" for number in expected} <= found


# --- who belongs where --------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "group", "block"),
    [
        (UnitKind.DEPARTMENT, "so-ban-nganh", "so-ban-nganh"),
        (UnitKind.COMMUNE, "xa-phuong", "xa-phuong"),
        (UnitKind.WARD, "xa-phuong", "xa-phuong"),
        (UnitKind.TOWNSHIP, "xa-phuong", "xa-phuong"),
        (UnitKind.FRONT, "mttq-doan-the", ""),
        (UnitKind.POLITICAL_UNION, "mttq-doan-the", ""),
        (UnitKind.PRESS, "bao-chi", ""),
        (UnitKind.PUBLIC_SERVICE_UNIT, "don-vi-su-nghiep", ""),
        (UnitKind.VERTICAL_AGENCY, "nganh-doc", ""),
        (UnitKind.OFFICE, "tap-the-thuoc", ""),
        (UnitKind.TEAM, "tap-the-thuoc", ""),
        (UnitKind.OTHER, "bo-nganh", ""),
    ],
)
def test_units_fall_into_groups_and_two_blocks(kind, group, block):
    """R017, R019, R020, R030: the plan puts nobody else into a block (A20)."""
    assert PLAN.group_for_unit(kind).code == group
    assert PLAN.block_of(group) == block


def test_the_blocks_of_the_two_plans_differ():
    """R029, R030: nothing about blocks is fixed in the program (A20)."""
    other = read_plan(shipped_text("vinh-bao-2026-2030"))

    assert len(PLAN.blocks) == 2
    assert PLAN.block_of("xa-phuong") == "xa-phuong"
    assert other.block_of("phuong") != other.block_of("xa-dac-khu")


def test_officials_and_workers_are_individuals_of_the_plan():
    """R022."""
    taken = {e for e in Employment if PLAN.group_for_person(e) is not None}

    assert taken == {
        Employment.OFFICIAL,
        Employment.CIVIL_SERVANT,
        Employment.PUBLIC_EMPLOYEE,
        Employment.WORKER,
    }


def test_businesses_may_get_the_certificate_households_only_ad_hoc():
    """R025, A65."""
    assert PLAN.group_for_other(Kind.BUSINESS).code == "doanh-nghiep"
    assert PLAN.group_for_other(Kind.HOUSEHOLD).code == "ho-gia-dinh"
    assert OFFERS["bk-nam"].takes("doanh-nghiep")
    assert not OFFERS["bk-nam"].takes("ho-gia-dinh")
    assert OFFERS["dot-xuat-thanh-pho"].takes("ho-gia-dinh")


def test_the_plan_has_no_points_and_works_without():
    """R047, A71: what has no points is ordered by work and initiatives, then chosen."""
    assert PLAN.criteria_sets == ()
    assert {o.order for o in PLAN.offers} == {("total", "direct_work", "initiatives")}


# --- targets, II.2 ------------------------------------------------------------------

FROM, EQUAL = Operator.AT_LEAST, Operator.EQUAL
ROWS = [
    ("S2-I1", FROM, 80),
    ("S2-I2", EQUAL, 100),
    ("S2-I3", FROM, 90),
    ("S2-I4", EQUAL, 100),
    ("S2-I5", FROM, 80),
]


@pytest.mark.parametrize(
    ("code", "operator", "target"), ROWS, ids=[row[0] for row in ROWS]
)
def test_five_ratios_are_due_by_2030(code, operator, target):
    """R031, R035, R036: “đạt”, “tối thiểu” include the number."""
    indicator = BY_CODE[code]

    assert (indicator.operator, indicator.target) == (operator, target)
    assert indicator.due == date(2030, 12, 31)
    below = assess(indicator, result(over=(target * 10 - 1, 1000))).progress
    at = assess(indicator, result(over=(target * 10, 1000))).progress
    assert (below, at) == (Progress.NOT_REACHED, Progress.REACHED)


def test_state_secrets_are_left_out():
    """R033."""
    assert "bí mật nhà nước" in BY_CODE["S2-Q1"].excludes


@pytest.mark.parametrize(
    ("done", "progress"),
    [(11, Progress.NOT_REACHED), (12, Progress.NOT_REACHED), (13, Progress.REACHED)],
    ids=["short", "as assigned", "beyond"],
)
def test_vuot_muc_is_more_than_what_was_assigned(done, progress):
    """R043, III.2: “hoàn thành vượt mức”."""
    assert assess(BY_CODE["S2-D1"], result(done, assigned=12)).progress is progress


# --- awards, IV.1 -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "form", "level", "occasion"),
    [
        ("dot-xuat", AwardForm.COMMENDATION, Level.UNIT, Occasion.AD_HOC),
        ("dot-xuat-thanh-pho", AwardForm.UNSPECIFIED, Level.CITY, Occasion.AD_HOC),
        ("bk-nam", AwardForm.MERIT_CERTIFICATE, Level.CITY, Occasion.ANNUAL),
        ("gk-nam", AwardForm.COMMENDATION, Level.UNIT, Occasion.ANNUAL),
        ("bk-so-ket", AwardForm.MERIT_CERTIFICATE, Level.CITY, Occasion.INTERIM),
        ("gk-so-ket", AwardForm.COMMENDATION, Level.UNIT, Occasion.INTERIM),
        ("bk-thu-tuong", AwardForm.MERIT_CERTIFICATE, Level.STATE, Occasion.FINAL),
        ("co-thi-dua", AwardForm.EMULATION_FLAG, Level.CITY, Occasion.FINAL),
        ("bk-tong-ket", AwardForm.MERIT_CERTIFICATE, Level.CITY, Occasion.FINAL),
        ("gk-tong-ket", AwardForm.COMMENDATION, Level.UNIT, Occasion.FINAL),
    ],
)
def test_forms_levels_and_occasions(code, form, level, occasion):
    """R077, R078, R080: flags and the Prime Minister's certificate only at the end."""
    offer = OFFERS[code]

    assert (offer.form, offer.level, offer.occasion) == (form, level, occasion)


def numbers(code):
    return [(q.quota.kind, q.quota.count, q.blocks) for q in OFFERS[code].quotas]


@pytest.mark.parametrize("code", ["bk-nam", "bk-so-ket", "bk-tong-ket"])
def test_twenty_collectives_and_twenty_individuals_each_round(code):
    """R097, R133, A51: three numbers of their own."""
    assert numbers(code) == [(Kind.COLLECTIVE, 20, ()), (Kind.INDIVIDUAL, 20, ())]
    assert {q.quota.mode for q in OFFERS[code].quotas} == {QuotaMode.HARD}


def test_five_flags_are_three_and_two_by_block():
    """R098, A52."""
    flag = OFFERS["co-thi-dua"]

    assert numbers("co-thi-dua") == [
        (Kind.COLLECTIVE, 3, ("xa-phuong",)),
        (Kind.COLLECTIVE, 2, ("so-ban-nganh",)),
    ]
    assert flag.total == 5 == sum(q.quota.count for q in flag.quotas)


def test_the_prime_minister_s_certificate_is_two_and_one_by_block():
    """R098."""
    assert numbers("bk-thu-tuong") == [
        (Kind.COLLECTIVE, 2, ("xa-phuong",)),
        (Kind.COLLECTIVE, 1, ("so-ban-nganh",)),
    ]
    assert OFFERS["bk-thu-tuong"].total is None


@pytest.mark.parametrize("code", ["gk-nam", "gk-so-ket", "gk-tong-ket", "dot-xuat"])
def test_commendations_follow_each_unit_s_own_rules(code):
    """R081, R102."""
    assert {(q.quota.mode, q.quota.count) for q in OFFERS[code].quotas} == {
        (QuotaMode.NONE, None)
    }


@pytest.mark.parametrize(
    ("code", "group", "standard"),
    [
        ("bk-nam", "xa-phuong", "bk-tap-the"),
        ("bk-so-ket", "tap-the-thuoc", "bk-tap-the"),
        ("bk-tong-ket", "doanh-nghiep", "bk-tap-the"),
        ("bk-nam", "ca-nhan", "bk-ca-nhan"),
        ("co-thi-dua", "xa-phuong", "co-thi-dua"),
        ("bk-thu-tuong", "so-ban-nganh", "thu-tuong"),
        ("gk-nam", "xa-phuong", "giay-khen"),
        ("dot-xuat", "ho-gia-dinh", "dot-xuat"),
    ],
)
def test_every_award_has_its_own_standard(code, group, standard):
    """R080, A38."""
    readings = PLAN.settled({})
    found = PLAN.standard_for(PLAN.group_by_code[group], readings, code)

    assert found.code == standard


def field(count, block="xa-phuong", tied=()):
    """Build contenders, best first; those in `tied` have the points of the first."""
    return [
        Contender(
            replace(candidate(f"s{n}"), block=block),
            explanation(),
            (Fraction(100 if n in tied else 100 - n),),
        )
        for n in range(1, count + 1)
    ]


def ids(lines):
    return [line.candidate.id for line in lines]


TWENTY = OFFERS["bk-nam"].quotas[0].quota


def test_the_twenty_first_stays_in_reserve_whatever_the_reason():
    """R097: a hard number takes no extra, and nobody but the plan says who may."""
    stated = {**nominations(s21=Choice.EXTRA), **nominations(s22=Choice.BEYOND)}

    found = shortlist(TWENTY, field(22), stated)

    assert len(found.proposed) == 20
    assert ids(found.of(Section.RESERVE)) == ["s21", "s22"]


def test_without_points_everybody_is_tied_and_the_council_chooses():
    """R047, R059."""
    found = shortlist(TWENTY, field(21, tied=range(1, 22)), {})

    assert found.proposed == ()
    assert found.open_seats == 20
    assert len(found.of(Section.AT_THE_LINE)) == 21


def test_twenty_without_points_are_all_proposed():
    assert len(shortlist(TWENTY, field(20, tied=range(1, 21)), {}).proposed) == 20


@pytest.mark.parametrize(
    ("which", "block", "count"), [(0, "xa-phuong", 3), (1, "so-ban-nganh", 2)]
)
def test_flags_are_counted_within_their_block(which, block, count):
    """R098."""
    number = OFFERS["co-thi-dua"].quotas[which]

    assert number.takes(Kind.COLLECTIVE, block)
    assert not number.takes(Kind.COLLECTIVE, "")
    found = shortlist(number.quota, field(count + 1, block), {})
    assert ids(found.proposed) == [f"s{n}" for n in range(1, count + 1)]


def test_the_plan_wants_timely_awards():
    assert {p.kind for p in PLAN.principles} == {PrincipleKind.TIMELY}


# --- procedure, IV.3.a --------------------------------------------------------------


def test_from_the_unit_s_council_over_so_noi_vu_to_the_chairman():
    """R108, R109, R110, R111, R112."""
    steps = OFFERS["bk-nam"].steps

    assert [s.action for s in steps] == [
        Action.COUNCIL,
        Action.PROPOSE,
        Action.APPRAISE,
        Action.COUNCIL,
        Action.FORWARD,
        Action.DECIDE,
    ]
    assert steps[1].via == "Sở Nội vụ"
    assert steps[2].joint_with
    assert steps[-1].actor == "Chủ tịch UBND Thành phố"


@pytest.mark.parametrize(
    ("code", "actor"),
    [
        ("bk-thu-tuong", "Thủ tướng Chính phủ"),
        ("co-thi-dua", "UBND Thành phố"),
        ("gk-nam", "Người đứng đầu địa phương, cơ quan, đơn vị"),
    ],
)
def test_who_decides(code, actor):
    """R078, R081."""
    last = OFFERS[code].steps[-1]

    assert (last.action, last.actor) == (Action.DECIDE, actor)


def test_yearly_guidance_of_so_noi_vu_is_a_duty():
    """R113."""
    found = next(d for d in PLAN.duties if d.deadline == "huong-dan")

    assert (found.owner, found.frequency) == ("Sở Nội vụ", "hằng năm")


# --- dossiers, IV.3.b ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "receiver", "sets", "is_simplified"),
    [
        ("gui-so-noi-vu", "Sở Nội vụ", 2, False),
        ("trinh-ubnd-thanh-pho", "UBND Thành phố", 1, False),
        ("don-gian-gui-so-noi-vu", "Sở Nội vụ", 2, True),
        ("don-gian-trinh-ubnd-thanh-pho", "UBND Thành phố", 1, True),
    ],
)
def test_four_profiles_with_their_sets(code, receiver, sets, is_simplified):
    """R114, R115, R132."""
    dossier = DOSSIERS[code]

    assert (dossier.receiver, dossier.sets) == (receiver, sets)
    assert dossier.is_simplified == is_simplified
    assert all(c.is_original for c in dossier.components if c.is_required)


def required(code):
    return [c.name for c in DOSSIERS[code].components if c.is_required]


def test_what_belongs_to_a_dossier():
    """R114, R121, R123: the normal one has minutes, the simplified one has not."""
    assert required("gui-so-noi-vu") == [
        "Tờ trình đề nghị khen thưởng",
        "Biên bản họp xét khen thưởng",
        "Báo cáo thành tích",
    ]
    assert required("don-gian-gui-so-noi-vu") == [
        "Tờ trình đề nghị khen thưởng",
        "Báo cáo thành tích",
    ]


def test_the_two_profiles_stand_in_a_chain():
    """R124, A64: the profile belongs to the receiving step."""
    assert OFFERS["bk-nam"].dossiers == ("gui-so-noi-vu", "trinh-ubnd-thanh-pho")
    assert OFFERS["dot-xuat-thanh-pho"].dossiers == (
        "don-gian-gui-so-noi-vu",
        "don-gian-trinh-ubnd-thanh-pho",
    )


def test_the_report_says_both_achievement_and_compliance():
    """R122."""
    report = DOSSIERS["gui-so-noi-vu"].components[2]

    assert "thành tích CCHC" in report.note
    assert "pháp luật" in report.note


def test_the_simplified_report_names_its_forms():
    """R120, A70."""
    report = DOSSIERS["don-gian-gui-so-noi-vu"].components[1]

    assert (report.form, report.decree) == ("Mẫu số 06, 08", "152/2025/NĐ-CP")


def test_the_submitting_level_confirms_the_report():
    """R116."""
    for code in ("gui-so-noi-vu", "trinh-ubnd-thanh-pho"):
        first = DOSSIERS[code].confirmations[0]
        assert first.by == "cơ quan, đơn vị trình khen"
        assert first.of == "Báo cáo thành tích"


def test_the_health_department_is_asked_about_and_never_repaired():
    """R117, A61."""
    doubtful = [
        (code, c.by)
        for code, dossier in DOSSIERS.items()
        for c in dossier.confirmations
        if c.is_doubtful
    ]

    assert doubtful == [("trinh-ubnd-thanh-pho", "Sở Y tế")]


@pytest.mark.parametrize("code", DOSSIERS)
def test_businesses_need_further_confirmations_in_every_dossier(code):
    """R118."""
    found = [c for c in DOSSIERS[code].confirmations if c.kinds]

    assert {c.kinds for c in found} == {(Kind.BUSINESS,)}
    words = " ".join(f"{c.by} {c.what}" for c in found)
    for each in ("trụ sở", "cư trú", "ngân sách", "bảo hiểm", "môi trường"):
        assert each in words


@pytest.mark.parametrize("code", DOSSIERS)
def test_bodies_of_ministries_need_the_word_of_who_pays_them(code):
    """R119: for them and their people only."""
    found = [c for c in DOSSIERS[code].confirmations if "quỹ lương" in c.by]

    assert [c.groups for c in found] == [("bo-nganh", "ca-nhan-bo-nganh")]


def test_people_of_ministries_bodies_are_told_apart_by_their_unit():
    """R119, R025."""
    official = Employment.CIVIL_SERVANT

    theirs = PLAN.group_for_person(official, UnitKind.OTHER)
    ours = PLAN.group_for_person(official, UnitKind.OFFICE)

    assert (theirs.code, ours.code) == ("ca-nhan-bo-nganh", "ca-nhan")
    assert OFFERS["bk-nam"].takes(theirs.code)


@pytest.mark.parametrize("code", ["bk-nam", "gk-nam"])
def test_a_yearly_award_names_its_year(code):
    assert OFFERS[code].citation_in(2027).endswith("năm 2027")


# --- dates, rounds, duties ----------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "when"),
    [
        ("huong-dan", When.UNDATED),
        ("cham-diem", When.UNDATED),
        ("bao-cao", When.UNDATED),
        ("dot-xuat", When.AFTER),
    ],
)
def test_what_has_no_day_is_listed_without_one(code, when):
    """R074, R075, A19."""
    due = next(d for d in PLAN.deadlines if d.code == code)

    assert (due.when, due.last_day) == (when, None)


@pytest.mark.parametrize(
    ("code", "occasion", "offers"),
    [
        ("hang-nam", Occasion.ANNUAL, ["bk-nam", "gk-nam"]),
        ("so-ket", Occasion.INTERIM, ["bk-so-ket", "gk-so-ket"]),
        (
            "tong-ket",
            Occasion.FINAL,
            ["bk-thu-tuong", "co-thi-dua", "bk-tong-ket", "gk-tong-ket"],
        ),
        ("dot-xuat", Occasion.AD_HOC, ["dot-xuat", "dot-xuat-thanh-pho"]),
    ],
)
def test_every_round_has_its_awards(code, occasion, offers):
    """R069, R080, R081, R131, R133, R134."""
    named = [o for o in PLAN.offers if o.occasion is occasion]
    assert [o.code for o in named] == offers
    # What a unit gives by its own rules is on no list of the city.
    of_units = {o.code for o in named if o.level is Level.UNIT}
    assert of_units
    listed = [o.code for o in PLAN.offers_in(code, occasion)]
    assert listed == [o for o in offers if o not in of_units]


def test_the_yearly_round_closes_at_the_end_of_the_year():
    """R069: “cuối năm”; the others wait until somebody opens them (A60)."""
    rounds = PLAN.template_by_code

    assert rounds["hang-nam"].cutoff_in(2027) == date(2027, 12, 31)
    assert [c for c, r in rounds.items() if r.is_on_demand] == [
        "so-ket",
        "tong-ket",
        "dot-xuat",
    ]


def test_the_final_round_looks_at_the_whole_phase():
    """R134."""
    assert PLAN.template_by_code["tong-ket"].period == PLAN.period


def test_so_noi_vu_reports_and_scores():
    """R048, R137."""
    scoring, reporting = (
        next(d for d in PLAN.duties if d.deadline == code)
        for code in ("cham-diem", "bao-cao")
    )

    assert scoring.frequency == "cuối năm"
    assert reporting.report_to == "UBND Thành phố"


def test_results_count_for_the_yearly_awards_of_each_unit():
    """R140."""
    assert any(d.clause == "V.5" for d in PLAN.duties)


def test_difficulties_go_through_so_noi_vu():
    """R012, R150."""
    found = next(d for d in PLAN.duties if d.clause == "V")

    assert found.via == "Sở Nội vụ"
