"""The demonstrations of Vĩnh Bảo (a commune) and Hà Nội (a city office)."""

import shutil

import pytest

from desktop.awards.eligibility import Verdict
from desktop.awards.forms import AwardForm
from desktop.awards.selection import Section
from desktop.emulation.participants import Kind
from desktop.office.demo import demo
from desktop.office.office import Office

COMMUNE, CITY = "vinh-bao-2026-2030", "ha-noi-2026-2030"
EVERY_VERDICT = {Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN}


@pytest.fixture(scope="session")
def templates(tmp_path_factory):
    found = {}
    for code in (COMMUNE, CITY):
        found[code] = tmp_path_factory.mktemp(code) / "so"
        demo.prepare(found[code], code).close()
    return found


@pytest.fixture
def commune(templates, root):
    yield from opened(templates[COMMUNE], root)


@pytest.fixture
def city(templates, root):
    yield from opened(templates[CITY], root)


def opened(template, root):
    shutil.copytree(template, root)
    with Office.open(root) as office:
        yield demo.in_its_time(office)


def listed(office, kind, offer):
    lists = office.outcome().lists
    return next(x for x in lists if x.kind is kind and x.offer == offer)


def verdicts(found):
    return {row.verdict for row in found.rows}


def row_of(found, name):
    return next(row for row in found.rows if row.name == name)


def test_the_commune_works_on_the_base_tier_of_2026(commune):
    current = commune.current_round()

    assert (current.template, current.name) == ("nam-co-so", "Năm 2026, cấp cơ sở")
    assert {r.template for r in commune.rounds()} == {
        "nam-co-so",
        "nam-thanh-pho",
        "tong-ket",
    }


@pytest.mark.parametrize("kind", [Kind.COLLECTIVE, Kind.INDIVIDUAL])
def test_every_verdict_can_be_seen_in_the_commune(commune, kind):
    assert verdicts(listed(commune, kind, "gk-nam")) == EVERY_VERDICT


def test_a_breach_by_a_member_is_told_where_the_unit_fails(commune):
    found = listed(commune, Kind.COLLECTIVE, "gk-nam")
    row = row_of(found, "Phòng Xây dựng, Nông nghiệp và Môi trường")

    assert row.verdict is Verdict.NOT_MET
    assert "06 hồ sơ" in row.reason


def test_the_commune_orders_collectives_by_its_own_sheet(commune):
    proposed = listed(commune, Kind.COLLECTIVE, "gk-nam").proposed

    assert [row.name for row in proposed][:2] == [
        "Trung tâm Phục vụ hành chính công",
        "Văn phòng HĐND và UBND",
    ]


def test_the_city_office_has_two_blocks_and_the_bodies_of_both(city):
    roundup = city.roundup()

    assert {b.code: len(roundup.in_block(b.code)) for b in roundup.blocks} == {
        "xa-phuong": 12,
        "so-ban-nganh": 8,
    }
    assert city.particulars().full_name == "thành phố Hà Nội"


def test_every_verdict_can_be_seen_in_the_city(city):
    for kind in (Kind.COLLECTIVE, Kind.INDIVIDUAL):
        assert verdicts(listed(city, kind, "bk-nam")) == EVERY_VERDICT


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("Phường Làng Giấy", Verdict.MET),
        ("Xã Bãi Dâu", Verdict.MET),
        ("Xã Vườn Quýt", Verdict.NOT_MET),
        ("Phường Bằng Lăng", Verdict.NOT_MET),
        ("Phường Bến Gốm", Verdict.MET),
        ("Sở Cây xanh", Verdict.MET),
        ("Sở Nghề truyền thống", Verdict.NOT_MET),
        ("Xã Đê Xanh", Verdict.MET),
        ("Sở Sáng chế", Verdict.UNKNOWN),
        ("Văn phòng HĐND và UBND phường Hoa Sen", Verdict.MET),
        ("Phòng Văn hóa - Xã hội xã Đồng Lúa", Verdict.NOT_MET),
        ("Phòng Cải cách hành chính Sở Nội vụ", Verdict.MET),
        ("Tạp chí Sông Quê", Verdict.UNKNOWN),
    ],
    ids=[
        "PAR exactly 90",
        "SIPAS exactly 86",
        "PAR 89.99",
        "SIPAS 85.99",
        "a component in charge rose",
        "a component stayed at its maximum",
        "a component stayed below its maximum",
        "a sample unit rose",
        "SIPAS not published",
        "advises the leading ward",
        "advises the second commune",
        "specialised for the city",
        "fits no alternative",
    ],
)
def test_the_situations_of_the_standard_can_be_seen(city, name, verdict):
    assert row_of(listed(city, Kind.COLLECTIVE, "bk-nam"), name).verdict is verdict


def test_the_city_proposes_less_than_twenty_of_each(city):
    for kind in (Kind.COLLECTIVE, Kind.INDIVIDUAL):
        found = listed(city, kind, "bk-nam")
        assert 0 < len(found.proposed) < 20
        assert found.of(Section.AT_THE_LINE) == ()


@pytest.mark.parametrize(
    ("code", "form"),
    [(COMMUNE, AwardForm.COMMENDATION), (CITY, AwardForm.MERIT_CERTIFICATE)],
)
def test_both_can_be_finished(templates, root, code, form):
    for office in opened(templates[code], root):
        demo.finish_demo(office)

        assert {grant.form for grant in office.awarding.grants()} == {form}
