"""The plan of Vĩnh Bảo commune: what it offers, to whom, by when, in which papers.

The numbers R… are those of the list of requirements drawn from the five seed plans.
"""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop.awards.deadlines import Limit, When
from desktop.awards.forms import AwardForm, Choice, Level
from desktop.awards.quotas import QuotaMode
from desktop.awards.selection import Contender, Remark, Section, shortlist
from desktop.emulation.indicators import Measure, Progress, assess
from desktop.emulation.movements import Occasion
from desktop.emulation.participants import Employment, Kind, UnitKind
from desktop.plans.provisions import Action, Part, PrincipleKind
from desktop.plans.reading import read_plan
from tests.factories import candidate, explanation, nominations, result, shipped_text

PLAN = read_plan(shipped_text("vinh-bao-2026-2030"))
OFFERS = PLAN.offer_by_code
BY_CODE = {indicator.code: indicator for indicator in PLAN.indicators}


# --- identity -----------------------------------------------------------------------


def test_the_plan_names_issuer_place_period_and_signer():
    """R001."""
    assert PLAN.issuer.office == "Ủy ban nhân dân xã Vĩnh Bảo"
    assert (PLAN.issuer.place, PLAN.issuer.signer) == ("Vĩnh Bảo", "Nguyễn Văn Hà")
    assert PLAN.movement.startswith("Đẩy mạnh cải cách hành chính trên địa bàn xã")


def test_number_and_date_are_blank_until_somebody_fills_them_in():
    """R002."""
    assert (PLAN.number, PLAN.issued_on) == ("", None)


def test_the_parent_is_a_decision_of_the_city_chairman():
    """R003, R004."""
    assert [(b.kind, b.number, b.issued_on, b.is_parent) for b in PLAN.bases] == [
        ("Quyết định", "282/QĐ-TTg", date(2026, 2, 12), False),
        ("Quyết định", "478/QĐ-UBND", date(2026, 4, 14), False),
        ("Quyết định", "2162/QĐ-UBND", date(2026, 6, 9), True),
        ("Kế hoạch", "142/KH-UBND", date(2026, 4, 20), False),
    ]


def test_the_phase_is_five_years_with_a_cutoff_of_its_own():
    """R005."""
    assert (PLAN.period.first, PLAN.period.last) == (
        date(2026, 1, 1),
        date(2030, 12, 31),
    )
    assert PLAN.template_by_code["tong-ket"].cutoff == date(2030, 3, 30)


def test_a_deputy_signs_for_the_chairman():
    """R006."""
    assert PLAN.issuer.signature == (
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
    )


def test_the_recipients_end_with_the_archive():
    """R007."""
    assert len(PLAN.recipients) == 4
    assert PLAN.recipients[-1] == "Lưu: VT, VHXH"


def test_the_standing_body_leads_and_the_office_supports():
    """R008, R009."""
    parts = {d.owner: d.part for d in PLAN.duties if d.part is not None}

    assert PLAN.issuer.standing_body == "Phòng Văn hóa - Xã hội"
    assert parts["Phòng Văn hóa - Xã hội"] is Part.LEADS
    assert parts["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã"] is Part.SUPPORTS


def test_the_clauses_keep_the_numbering_of_the_plan():
    """R010."""
    numbers = [c.number for c in PLAN.clauses]

    for number in ("I.2.d", "III.2.1.1.a", "III.2.1.2.b", "III.2.2.a", "III.3.2"):
        assert number in numbers


def test_difficulties_and_amendments_go_through_the_standing_body():
    """R012, R150."""
    found = next(d for d in PLAN.duties if d.clause == "IV")

    assert found.via == "Phòng Văn hóa - Xã hội"


def test_every_gap_of_the_plan_is_pointed_out():
    """R014."""
    expected = {10, 13, 15, 16, 17, 20, 21, 22, 23, 39, 40, 41, 49, 50, 53, 56, 57}
    expected |= {4, 5, 27, 59, 62, 71}

    found = {one.lint for one in (*PLAN.readings, *PLAN.cautions)}

    assert {f"A{number:02d}" for number in expected} <= found


# --- who belongs where --------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "group"),
    [
        (UnitKind.COMMUNE, "xa-dac-khu"),
        (UnitKind.SPECIAL_ZONE, "xa-dac-khu"),
        (UnitKind.WARD, "phuong"),
        (UnitKind.DEPARTMENT, "so-ban-nganh"),
        (UnitKind.OFFICE, "tap-the"),
        (UnitKind.CENTRE, "tap-the"),
        (UnitKind.VILLAGE, "tap-the"),
        (UnitKind.FRONT, "tap-the"),
        (UnitKind.VERTICAL_AGENCY, "tap-the"),
    ],
)
def test_units_fall_into_the_groups_of_the_plan(kind, group):
    """R018, R019."""
    assert PLAN.group_for_unit(kind).code == group


def test_residents_without_a_unit_have_no_standard():
    """R022."""
    groups = {e: PLAN.group_for_person(e) for e in Employment}

    assert groups.pop(Employment.RESIDENT) is None
    assert {g.code for g in groups.values()} == {"ca-nhan"}


def test_three_blocks_rank_units_and_two_more_order_inside_the_commune():
    """R029, A20: the last two do not stand in the plan."""
    assert [(b.code, b.groups) for b in PLAN.blocks] == [
        ("so-ban-nganh", ("so-ban-nganh",)),
        ("phuong", ("phuong",)),
        ("xa-dac-khu", ("xa-dac-khu",)),
        ("trong-xa", ("tap-the",)),
        ("ca-nhan", ("ca-nhan",)),
    ]


def test_the_office_s_own_sheet_follows_the_six_fields():
    """R049."""
    (sheet,) = PLAN.criteria_sets

    assert sheet.is_own
    assert sheet.total == 100
    assert sum(item.clause == "II.2" for item in sheet.tops) == 6


# --- targets ------------------------------------------------------------------------


def test_targets_have_no_numbers_of_their_own():
    """R031, R035."""
    assert all(i.target is None for i in PLAN.indicators)
    assert BY_CODE["S1-I2"].due == date(2030, 12, 31)


@pytest.mark.parametrize(
    ("now", "before", "progress"),
    [
        ("97.5", "97.5", Progress.REACHED),
        ("97.49", "97.5", Progress.NOT_REACHED),
        ("97.5", None, Progress.NO_DATA),
    ],
    ids=["equal", "below", "nothing to compare with"],
)
def test_the_rate_of_dossiers_on_time_is_held_against_last_year(now, before, progress):
    """R040."""
    assert BY_CODE["S1-Q1"].measure is Measure.TREND
    found = assess(BY_CODE["S1-Q1"], result(now, assigned=before))
    assert found.progress is progress


@pytest.mark.parametrize("code", ["S1-C1", "S1-C3", "S1-C4"])
def test_contents_without_numbers_are_attested(code):
    """R046."""
    assert assess(BY_CODE[code], result(holds=True)).progress is Progress.REACHED
    assert assess(BY_CODE[code], None).progress is Progress.NO_DATA


# --- awards -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "form", "level", "occasion"),
    [
        ("gk-nam", AwardForm.COMMENDATION, Level.COMMUNE, Occasion.ANNUAL),
        ("bk-thanh-pho-nam", AwardForm.MERIT_CERTIFICATE, Level.CITY, Occasion.ANNUAL),
        ("gk-tong-ket", AwardForm.COMMENDATION, Level.COMMUNE, Occasion.FINAL),
        ("cap-tren-tong-ket", AwardForm.UNSPECIFIED, Level.CITY, Occasion.FINAL),
        ("dot-xuat", AwardForm.COMMENDATION, Level.COMMUNE, Occasion.AD_HOC),
        ("dot-xuat-cap-tren", AwardForm.UNSPECIFIED, Level.CITY, Occasion.AD_HOC),
    ],
)
def test_forms_levels_and_occasions(code, form, level, occasion):
    """R077, R078, R079."""
    offer = OFFERS[code]

    assert (offer.form, offer.level, offer.occasion) == (form, level, occasion)


@pytest.mark.parametrize(
    ("code", "group", "standard"),
    [
        ("gk-nam", "tap-the", "cs-tap-the"),
        ("gk-nam", "ca-nhan", "cs-ca-nhan"),
        ("bk-thanh-pho-nam", "tap-the", "tp-tap-the"),
        ("bk-thanh-pho-nam", "xa-dac-khu", "tp-tap-the"),
        ("bk-thanh-pho-nam", "ca-nhan", "tp-ca-nhan"),
        ("gk-tong-ket", "tap-the", "tk-tap-the"),
        ("cap-tren-tong-ket", "ca-nhan", "tk-ca-nhan"),
        ("dot-xuat", "tap-the", "dot-xuat"),
    ],
)
def test_every_award_has_the_standard_of_its_tier(code, group, standard):
    """R080."""
    readings = PLAN.settled({})
    found = PLAN.standard_for(PLAN.group_by_code[group], readings, code)

    assert found.code == standard
    assert OFFERS[code].takes(group)


@pytest.mark.parametrize("code", ["gk-nam", "gk-tong-ket", "dot-xuat"])
def test_the_commune_itself_is_not_nominated_to_its_own_chairman(code):
    assert not OFFERS[code].takes("xa-dac-khu")


@pytest.mark.parametrize(
    ("code", "mode"),
    [
        ("gk-nam", QuotaMode.BUDGET),
        ("gk-tong-ket", QuotaMode.NONE),
        ("cap-tren-tong-ket", QuotaMode.NONE),
        ("dot-xuat", QuotaMode.NONE),
    ],
)
def test_awards_of_the_commune_have_no_number(code, mode):
    """R102, R103."""
    assert {(q.quota.mode, q.quota.count) for q in OFFERS[code].quotas} == {
        (mode, None)
    }


CITY = OFFERS["bk-thanh-pho-nam"]


def test_each_unit_proposes_one_collective_and_one_individual():
    """R099."""
    read = [
        (q.quota.kind, q.quota.count, q.quota.mode, q.quota.is_per_proposer)
        for q in CITY.quotas
    ]

    assert read == [
        (Kind.COLLECTIVE, 1, QuotaMode.HARD, True),
        (Kind.INDIVIDUAL, 1, QuotaMode.HARD, True),
    ]


def field(*rows):
    """Build contenders from id, proposing unit and points."""
    return [
        Contender(
            replace(candidate(who), proposer=unit), explanation(), (Fraction(points),)
        )
        for who, unit, points in rows
    ]


def ids(lines):
    return [line.candidate.id for line in lines]


COLLECTIVES = CITY.quotas[0].quota


def test_the_number_counts_for_each_proposing_unit():
    """R099."""
    found = shortlist(
        COLLECTIVES, field(("a", "xa1", 90), ("b", "xa1", 80), ("c", "xa2", 70)), {}
    )

    assert ids(found.proposed) == ["a", "c"]
    assert ids(found.of(Section.RESERVE)) == ["b"]


def test_the_hard_number_takes_no_extra():
    """R099."""
    field_of_one = field(("a", "xa1", 90), ("b", "xa1", 80))

    found = shortlist(COLLECTIVES, field_of_one, nominations(b=Choice.EXTRA))

    assert ids(found.proposed) == ["a"]


def test_only_the_city_chairman_goes_beyond_the_number():
    """R100."""
    field_of_one = field(("a", "xa1", 90), ("b", "xa1", 80))

    found = shortlist(COLLECTIVES, field_of_one, nominations(b=Choice.BEYOND))

    assert COLLECTIVES.beyond == "Chủ tịch UBND thành phố"
    assert {line.candidate.id: line.remark for line in found.proposed} == {
        "a": Remark.WITHIN_QUOTA,
        "b": Remark.BEYOND,
    }


def test_two_equal_collectives_of_one_unit_are_left_to_the_council():
    """R099."""
    found = shortlist(COLLECTIVES, field(("a", "xa1", 90), ("b", "xa1", 90)), {})

    assert ids(found.of(Section.AT_THE_LINE)) == ["a", "b"]


def test_direct_work_and_initiatives_only_order():
    """R106, A59: they come after the total and stand in no standard as points."""
    assert OFFERS["gk-nam"].order == ("total", "direct_work", "initiatives")


@pytest.mark.parametrize("code", ["gk-nam", "bk-thanh-pho-nam"])
def test_a_yearly_award_names_its_year(code):
    assert OFFERS[code].citation_in(2027).endswith("năm 2027")


def test_the_principles_of_the_plan():
    """R104, R105."""
    assert [(p.kind, p.clause) for p in PLAN.principles] == [
        (PrincipleKind.FIT, "III.1.2 ý 1"),
        (PrincipleKind.NO_DUPLICATE, "III.1.2 ý 2"),
        (PrincipleKind.DIRECT_WORK, "III.1.2 ý 3"),
        (PrincipleKind.TIMELY, "III.3.1 ý 4"),
    ]


# --- procedure ----------------------------------------------------------------------


def test_units_propose_the_office_collects_council_and_chairman_decide():
    """R108, R112."""
    steps = [(s.action, s.actor) for s in OFFERS["gk-nam"].steps]

    assert steps == [
        (Action.PROPOSE, "Các bộ phận chuyên môn, cơ quan, đơn vị"),
        (Action.COLLECT, "Phòng Văn hóa - Xã hội"),
        (Action.COUNCIL, "Hội đồng Thi đua - Khen thưởng xã"),
        (Action.DECIDE, "Chủ tịch Ủy ban nhân dân xã"),
    ]


def test_the_way_up_goes_through_a_named_office_with_due_dates():
    """R109, R076."""
    steps = [(s.action, s.deadline) for s in CITY.steps]
    forward = next(s for s in CITY.steps if s.action is Action.FORWARD)

    assert steps == [
        (Action.PROPOSE, "S1-D2"),
        (Action.COLLECT, ""),
        (Action.COUNCIL, ""),
        (Action.FORWARD, "S1-D3"),
        (Action.APPRAISE, "S1-D3b"),
        (Action.DECIDE, ""),
    ]
    assert "phòng Cải cách hành chính và pháp chế" in forward.via


def test_the_dossiers_are_assumed_and_say_so():
    """R114, A62: the plan lists no components anywhere."""
    assert [d.is_assumed for d in PLAN.dossiers] == [True, True]
    assert all(d.sets is None for d in PLAN.dossiers)
    assert CITY.dossiers == ("gui-xa", "gui-so-noi-vu")


# --- dates --------------------------------------------------------------------------

DUE = {d.code: d for d in PLAN.deadlines}


@pytest.mark.parametrize(
    ("code", "last_day"),
    [
        ("S1-D1", date(2027, 11, 19)),
        ("S1-D2", date(2028, 3, 9)),
        ("S1-D3", date(2028, 3, 30)),
        ("S1-D3b", date(2028, 3, 30)),
    ],
)
def test_yearly_due_dates_of_the_award_year_2027(code, last_day):
    """R070, A15, A16: “trước ngày” ends a day earlier; the city tier a year later."""
    assert DUE[code].in_year(2027).last_day == last_day


def test_the_report_on_the_phase_is_due_before_31_march_2030():
    """R071."""
    due = DUE["S1-D6"]

    assert (due.limit, due.last_day) == (Limit.BEFORE, date(2030, 3, 30))
    assert due.last_day < PLAN.period.last


def test_late_is_marked_from_the_named_day_on():
    """R073."""
    due = DUE["S1-D1"].in_year(2027)

    assert not due.is_late(date(2027, 11, 19))
    assert due.is_late(date(2027, 11, 20))


@pytest.mark.parametrize(
    ("code", "when"),
    [
        ("S1-D4", When.AFTER),
        ("S1-D5", When.BY_PLAN),
        ("bao-cao-nam", When.UNDATED),
        ("so-ket", When.UNDATED),
    ],
)
def test_what_has_no_day_is_listed_without_one(code, when):
    """R074, R075."""
    assert (DUE[code].when, DUE[code].last_day) == (when, None)


def test_one_day_two_owners():
    """R076, A17: the commune reports, Sở Nội vụ proposes, both by the same day."""
    pairs = [("S1-D3", "S1-D3b"), ("S1-D6", "S1-D6b")]

    for mine, theirs in pairs:
        assert DUE[mine].owner == "Ủy ban nhân dân xã"
        assert DUE[theirs].owner == "Sở Nội vụ"
        assert DUE[mine].day == DUE[theirs].day


ROUNDS = PLAN.template_by_code


def test_the_rounds_of_the_plan():
    """R069, R134."""
    assert [(r.code, r.occasion) for r in PLAN.rounds] == [
        ("nam-co-so", Occasion.ANNUAL),
        ("nam-thanh-pho", Occasion.ANNUAL),
        ("so-ket", Occasion.INTERIM),
        ("tong-ket", Occasion.FINAL),
        ("dot-xuat", Occasion.AD_HOC),
    ]


@pytest.mark.parametrize(
    ("code", "cutoff", "due"),
    [
        ("nam-co-so", date(2027, 11, 19), "S1-D1"),
        ("nam-thanh-pho", date(2028, 3, 9), "S1-D2"),
    ],
)
def test_a_yearly_round_looks_at_the_data_on_the_last_valid_day(code, cutoff, due):
    """R070."""
    assert ROUNDS[code].cutoff_in(2027) == cutoff == DUE[due].in_year(2027).last_day
    assert "2027" in ROUNDS[code].name_in(2027)


@pytest.mark.parametrize(
    ("code", "occasion", "offers"),
    [
        ("nam-co-so", Occasion.ANNUAL, ["gk-nam"]),
        ("nam-thanh-pho", Occasion.ANNUAL, ["bk-thanh-pho-nam"]),
        ("so-ket", Occasion.INTERIM, []),
        ("tong-ket", Occasion.FINAL, ["gk-tong-ket", "cap-tren-tong-ket"]),
        ("dot-xuat", Occasion.AD_HOC, ["dot-xuat", "dot-xuat-cap-tren"]),
    ],
)
def test_every_round_has_its_awards(code, occasion, offers):
    """R133, R131: The plan holds a sơ kết (IV.2) and names no award for it."""
    assert [o.code for o in PLAN.offers_in(code, occasion)] == offers


@pytest.mark.parametrize("code", ["so-ket", "dot-xuat"])
def test_rounds_without_a_day_are_opened_on_demand(code):
    """R131."""
    assert ROUNDS[code].is_on_demand
    assert ROUNDS[code].cutoff is None


# --- duties -------------------------------------------------------------------------


def test_every_unit_reports_every_year_through_the_standing_body():
    """R136."""
    found = next(d for d in PLAN.duties if d.deadline == "bao-cao-nam")

    assert (found.frequency, found.report_to) == ("hằng năm", "Ủy ban nhân dân xã")
    assert found.via == "Phòng Văn hóa - Xã hội"


def test_the_commune_reports_to_so_noi_vu_by_its_due_date():
    """R138."""
    found = next(d for d in PLAN.duties if d.deadline == "S1-D3")

    assert (found.owner, found.report_to) == ("Ủy ban nhân dân xã", "Sở Nội vụ")


def test_the_front_supervises():
    """R149."""
    found = next(d for d in PLAN.duties if d.clause == "IV.7")

    assert "giám sát" in found.text
