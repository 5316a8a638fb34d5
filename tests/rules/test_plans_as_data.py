"""The five shipped plans side by side: paper, clauses, groups and blocks.

Values are those of the papers; a row names its plan, and the clause where the paper has
one. How single standards come out is in the files of the plans themselves.
"""

from collections import defaultdict
from datetime import date

import pytest

from desktop.awards.indexing import RankWithin
from desktop.emulation.movements import Period
from desktop.emulation.participants import Employment, Kind, UnitKind
from desktop.office.rounds.rounds import round_of
from desktop.plans.trees import walk
from tests.rules.five_plans import (
    CODES,
    HA_NOI,
    HAI_HOA,
    HONG_VAN,
    NGOC_HA,
    PLANS,
    VINH_BAO,
)

EVERY = pytest.mark.parametrize("code", CODES)
COMMITTEE, CHAIR = "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"
DEPUTY = ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


# --- the paper: header, bases, period, end ------------------------------------------


@pytest.mark.parametrize(
    ("code", "movement", "office", "place", "signature", "signer"),
    [
        (
            NGOC_HA,
            "Cải cách hành chính đồng bộ - Chính quyền phục vụ nhân dân",
            "Ủy ban nhân dân phường Ngọc Hà",
            "Ngọc Hà",
            (COMMITTEE, CHAIR),
            "Lương Xuân Dương",
        ),
        (
            VINH_BAO,
            "Đẩy mạnh cải cách hành chính trên địa bàn xã Vĩnh Bảo",
            "Ủy ban nhân dân xã Vĩnh Bảo",
            "Vĩnh Bảo",
            (COMMITTEE, *DEPUTY),
            "Nguyễn Văn Hà",
        ),
        (
            HA_NOI,
            "Cải cách hành chính đồng bộ - Chính quyền phục vụ nhân dân",
            "Ủy ban nhân dân thành phố Hà Nội",
            "Hà Nội",
            (COMMITTEE, *DEPUTY),
            "Dương Đức Tuấn",
        ),
        (
            HAI_HOA,
            "Đẩy mạnh cải cách hành chính",
            "Ủy ban nhân dân phường Hải Hòa",
            "Hải Hòa",
            (CHAIR,),
            "Phạm Hồng Quảng",
        ),
        (
            HONG_VAN,
            "Đẩy mạnh công tác cải cách hành chính trên địa bàn xã Hồng Vân",
            "Ủy ban nhân dân xã Hồng Vân",
            "Hồng Vân",
            (COMMITTEE, CHAIR),
            "Lê Tuấn Dũng",
        ),
    ],
    ids=CODES,
)
def test_who_issued_and_who_signed_each_plan(
    code, movement, office, place, signature, signer
):
    """R001, R006: five papers, three ways of signing (A14)."""
    plan = PLANS[code]

    assert movement in plan.movement
    assert (plan.issuer.office, plan.issuer.place) == (office, place)
    assert (plan.issuer.signature, plan.issuer.signer) == (signature, signer)


@EVERY
def test_number_and_day_are_blank_on_all_five(code):
    """R002: none of the papers carries them; nobody made any up (A01, A02)."""
    assert (PLANS[code].number, PLANS[code].issued_on) == ("", None)


@pytest.mark.parametrize(
    ("code", "numbers", "parent"),
    [
        (NGOC_HA, ["77/KH-UBND"], ("Kế hoạch", "77/KH-UBND", date(2026, 3, 2))),
        (
            VINH_BAO,
            ["282/QĐ-TTg", "478/QĐ-UBND", "2162/QĐ-UBND", "142/KH-UBND"],
            ("Quyết định", "2162/QĐ-UBND", date(2026, 6, 9)),
        ),
        (HA_NOI, ["41-CT/TW", "371/KH-UBND"], None),
        (
            HAI_HOA,
            ["90/KH-UBND", "906/QĐ-UBND", "14/QĐ-UBND"],
            ("Kế hoạch", "90/KH-UBND", date(2024, 2, 12)),
        ),
        (
            HONG_VAN,
            ["05/KH-HĐTĐKT", "326/QĐ-UBND"],
            ("Kế hoạch", "05/KH-HĐTĐKT", date(2021, 4, 20)),
        ),
    ],
    ids=CODES,
)
def test_what_each_plan_rests_on_and_which_is_above_it(code, numbers, parent):
    """R003, R004: the plan above may be a decision, or a council's plan (A05)."""
    bases = PLANS[code].bases
    above = [(b.kind, b.number, b.issued_on) for b in bases if b.is_parent]

    assert [b.number for b in bases] == numbers
    assert above == ([parent] if parent else [])
    assert all(b.subject and b.issued_on for b in bases)


def test_the_link_to_the_plan_above_is_chosen_and_not_guessed_by_number():
    """R004, A03: Ngọc Hà cites 77/KH-UBND; the city's own paper has no number."""
    linked = {code: plan.parent_plan for code, plan in PLANS.items()}

    assert {c: above for c, above in linked.items() if above} == {NGOC_HA: HA_NOI}
    assert PLANS[HA_NOI].number == ""


@pytest.mark.parametrize(
    ("code", "template", "year", "period", "cutoff"),
    [
        (NGOC_HA, "so-ket", 2027, ("2027-01-01", "2027-12-31"), "2027-12-31"),
        (VINH_BAO, "nam-co-so", 2027, ("2027-01-01", "2027-12-31"), "2027-11-19"),
        (VINH_BAO, "nam-thanh-pho", 2027, ("2027-01-01", "2027-12-31"), "2028-03-09"),
        (VINH_BAO, "tong-ket", 2030, ("2026-01-01", "2030-12-31"), "2030-03-30"),
        (HA_NOI, "hang-nam", 2028, ("2028-01-01", "2028-12-31"), "2028-12-31"),
        (HAI_HOA, "tong-ket", 2024, ("2024-01-01", "2024-12-31"), "2024-12-31"),
        (HONG_VAN, "thang-12", 2025, ("2025-07-01", "2025-12-31"), "2025-12-14"),
    ],
)
def test_five_years_one_year_and_half_a_year_with_a_cutoff_of_their_own(
    code, template, year, period, cutoff
):
    """R005, A09: data may be looked at before, or after, what is awarded is over."""
    plan = PLANS[code]
    found = round_of(
        plan, "p", plan.template_by_code[template], year, plan.period.first
    )

    assert found.period == Period(*(date.fromisoformat(day) for day in period))
    assert found.cutoff == date.fromisoformat(cutoff)


@pytest.mark.parametrize(
    ("code", "body"),
    [
        (NGOC_HA, "Phòng Văn hóa - Xã hội"),
        (VINH_BAO, "Phòng Văn hóa - Xã hội"),
        (HA_NOI, "Sở Nội vụ"),
        (HAI_HOA, "Công chức Văn phòng - Thống kê"),
        (HONG_VAN, "Phòng Văn hóa – Xã hội"),
    ],
    ids=CODES,
)
def test_an_office_or_a_position_stands_for_the_movement(code, body):
    """R008, A68: and that body has work to do under the plan (R009)."""
    plan = PLANS[code]

    assert plan.issuer.standing_body == body
    assert body in {duty.owner for duty in plan.duties}


# --- clauses ------------------------------------------------------------------------


def gaps(plan):
    """Return the numbers left out between the first and the last of their heading."""
    found = defaultdict(set)
    for clause in plan.clauses:
        above, _, last = clause.number.rpartition(".")
        if last.isdigit():
            found[above].add(int(last))
    return [
        f"{above}.{missing}"
        for above, numbers in found.items()
        for missing in sorted(set(range(1, max(numbers) + 1)) - numbers)
    ]


def test_only_hong_van_leaves_a_number_out_and_it_stays_out():
    """R010, A45: III.1.3 is in no paper and in no file."""
    assert {code: gaps(plan) for code, plan in PLANS.items()} == {
        NGOC_HA: [],
        VINH_BAO: [],
        HA_NOI: [],
        HAI_HOA: [],
        HONG_VAN: ["III.1.3"],
    }


def cited(plan):
    yield from ((f"group {g.code}", g.clause) for g in plan.groups)
    yield from ((f"target {i.code}", i.clause) for i in plan.indicators)
    yield from ((f"offer {o.code}", o.clause) for o in plan.offers)
    yield from ((o.code, q.quota.clause) for o in plan.offers for q in o.quotas)
    yield from ((o.code, s.clause) for o in plan.offers for s in o.steps)
    yield from ((f"due date {d.code}", d.clause) for d in plan.deadlines)
    yield from ((f"reading {r.key}", r.clause) for r in plan.readings)
    yield from (("caution", c.clause) for c in plan.cautions)
    yield from (("duty", d.clause) for d in plan.duties)
    for standard in plan.standards:
        yield from ((node.label, node.clause) for _, node in walk(standard.root))


@EVERY
def test_whatever_decides_cites_a_clause_of_its_own_paper(code):
    """R011: also the ideas counted within a clause, “III.2 ý 1”."""
    plan = PLANS[code]
    numbers = {clause.number for clause in plan.clauses}
    found = list(cited(plan))

    astray = [(what, at) for what, at in found if at.split(" ý ")[0] not in numbers]
    assert astray == []
    assert len(found) > 40


# --- groups and blocks --------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "collectives", "individuals", "others"),
    [
        (NGOC_HA, 3, 2, 0),
        (VINH_BAO, 4, 1, 0),
        (HA_NOI, 8, 2, 2),
        (HAI_HOA, 5, 2, 0),
        (HONG_VAN, 3, 2, 1),
    ],
    ids=CODES,
)
def test_how_many_groups_of_each_kind_a_plan_knows(
    code, collectives, individuals, others
):
    """R027: Ngọc Hà, Hà Nội III.1; Vĩnh Bảo III.2; Hải Hòa, Hồng Vân II.1."""
    kinds = [set(group.kinds) for group in PLANS[code].groups]

    assert sum(Kind.COLLECTIVE in found for found in kinds) == collectives
    assert sum(Kind.INDIVIDUAL in found for found in kinds) == individuals
    assert sum(bool(found & {Kind.HOUSEHOLD, Kind.BUSINESS}) for found in kinds) == (
        others
    )


@pytest.mark.parametrize(
    ("kind", "code", "group"),
    [
        (UnitKind.KINDERGARTEN, NGOC_HA, "a1"),
        (UnitKind.PARTY_BODY, NGOC_HA, "a2"),
        (UnitKind.TRADE_UNION, HAI_HOA, "mttq"),
        (UnitKind.RESIDENTIAL_GROUP, NGOC_HA, "a3"),
        (UnitKind.QUARTER, HAI_HOA, "khu-pho"),
        (UnitKind.HAMLET, HONG_VAN, "thon-xom"),
        (UnitKind.VILLAGE, HONG_VAN, "thon-xom"),
        (UnitKind.VILLAGE, VINH_BAO, "tap-the"),
        (UnitKind.SPECIAL_ZONE, VINH_BAO, "xa-dac-khu"),
        (UnitKind.WARD, HA_NOI, "xa-phuong"),
        (UnitKind.PRESS, HA_NOI, "bao-chi"),
        (UnitKind.VERTICAL_AGENCY, HA_NOI, "nganh-doc"),
        (UnitKind.TEAM, HA_NOI, "tap-the-thuoc"),
        (UnitKind.WARD, HONG_VAN, None),
        (UnitKind.QUARTER, NGOC_HA, None),
    ],
)
def test_a_kind_of_unit_belongs_where_its_plan_puts_it(kind, code, group):
    """R015 to R020: nobody is put into a group the plan does not have."""
    found = PLANS[code].group_for_unit(kind)

    assert (found.code if found else None) == group


@EVERY
def test_collectives_and_individuals_are_held_against_different_standards(code):
    """R028: for every award both can get; two groups may share the open question."""
    plan = PLANS[code]
    readings = plan.settled({})
    by_kind = defaultdict(set)
    for offer in plan.offers:
        for group in plan.groups:
            standard = plan.standard_for(group, readings, offer.code)
            if offer.takes(group.code) and standard is not None:
                by_kind[offer.code, Kind.INDIVIDUAL in group.kinds].add(standard.code)

    shared = {
        offer: by_kind[offer, True] & by_kind[offer, False]
        for offer, _ in list(by_kind)
        if by_kind[offer, True] & by_kind[offer, False]
    }
    assert set(shared) == ASKED_OF_BOTH.get(code, set())


# What is decided without a standard asks both kinds the same question.
ASKED_OF_BOTH = {
    VINH_BAO: {"dot-xuat", "dot-xuat-cap-tren"},
    HA_NOI: {"dot-xuat", "dot-xuat-thanh-pho", "gk-nam", "gk-so-ket", "gk-tong-ket"},
    HAI_HOA: {
        "giay-khen-phuong",
        "giay-khen-thanh-pho",
        "giay-khen-phuong-kip-thoi",
        "giay-khen-thanh-pho-kip-thoi",
    },
}


def test_whoever_fits_nowhere_else_is_judged_by_1_5():
    """R026: Hồng Vân III.1.5 takes residents, households and businesses alike."""
    plan = PLANS[HONG_VAN]
    group = plan.group_by_code["1.5"]

    for employment in (Employment.PART_TIME, Employment.RESIDENT):
        assert plan.group_for_person(employment, UnitKind.VILLAGE) is group
    assert {plan.group_for_other(k) for k in (Kind.HOUSEHOLD, Kind.BUSINESS)} == {group}
    assert plan.standard_for(group, plan.settled({})).code == "1.5"


def test_three_blocks_have_three_five_and_five_places():
    """R029, R057: Vĩnh Bảo III.2.1.2.a, sở-ban-ngành, phường, xã-đặc khu."""
    [limits] = {
        node.limits
        for standard in PLANS[VINH_BAO].standards
        for _, node in walk(standard.root)
        if isinstance(node, RankWithin)
    }

    assert {frozenset(limit.unit_kinds): limit.places for limit in limits} == {
        frozenset({UnitKind.DEPARTMENT}): 3,
        frozenset({UnitKind.WARD}): 5,
        frozenset({UnitKind.COMMUNE, UnitKind.SPECIAL_ZONE}): 5,
    }


@pytest.mark.parametrize(
    ("offer", "numbers", "total"),
    [
        ("co-thi-dua", {"xa-phuong": 3, "so-ban-nganh": 2}, 5),
        ("bk-thu-tuong", {"xa-phuong": 2, "so-ban-nganh": 1}, 3),
    ],
)
def test_two_blocks_divide_the_numbers_of_the_final_review(offer, numbers, total):
    """R030, R098: Hà Nội IV.1.d; the parts add up to the whole (A52)."""
    quotas = PLANS[HA_NOI].offer_by_code[offer].quotas

    assert {block: q.quota.count for q in quotas for block in q.blocks} == numbers
    assert sum(q.quota.count for q in quotas) == total
    assert set(numbers) == {block.code for block in PLANS[HA_NOI].blocks}
