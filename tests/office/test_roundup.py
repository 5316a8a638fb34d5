"""A round read at once: plans without points, positions with units."""

import pytest

from desktop.awards.selection import Section
from desktop.emulation.participants import Employment, Kind, Person, Unit, UnitKind
from desktop.office.rounds.subject_finding import position_and_unit


def test_a_plan_without_points_leaves_everybody_tied_for_the_council(demo_office):
    roundup = demo_office.roundup()
    object.__setattr__(roundup.plan, "criteria_sets", ())
    offer = roundup.plan.offers[0]
    quota = next(q for q in offer.quotas if q.quota.kind is Kind.INDIVIDUAL)
    fresh = type(roundup)(
        **{name: getattr(roundup, name) for name in roundup.__annotations__}
    )

    found = fresh.shortlist(offer, quota)

    met = [line for line in found.lines if line.contender.keys is not None]
    assert len(met) > 5
    assert not found.of(Section.RESERVE) or found.of(Section.AT_THE_LINE)


@pytest.mark.parametrize(
    ("position", "unit", "shown"),
    [
        ("Chuyên viên", "Phòng Kinh tế", "Chuyên viên, Phòng Kinh tế"),
        ("Trưởng phòng", "Phòng Kinh tế", "Trưởng phòng Kinh tế"),
        ("Trưởng thôn", "Thôn Đoài", "Trưởng thôn Đoài"),
        ("Chánh Văn phòng", "Văn phòng Đảng ủy", "Chánh Văn phòng Đảng ủy"),
        ("Trưởng phòng Kinh tế", "Phòng Kinh tế", "Trưởng phòng Kinh tế"),
        ("", "Trạm Y tế", "Trạm Y tế"),
        ("Chủ tịch", "Hội Nông dân", "Chủ tịch Hội Nông dân"),
        ("Phó Giám đốc", "Trung tâm Y tế", "Phó Giám đốc Trung tâm Y tế"),
        ("Phó Chủ tịch", "Phường Bằng Lăng", "Phó Chủ tịch UBND phường Bằng Lăng"),
        (
            "Phó Chủ tịch UBND phường",
            "Phường Hải Hòa",
            "Phó Chủ tịch UBND phường Hải Hòa",
        ),
        ("Tổ trưởng", "Tổ dân phố số 3", "Tổ trưởng tổ dân phố số 3"),
        ("Trưởng khu phố", "Khu phố 2", "Trưởng khu phố 2"),
        ("Phụ trách bộ phận", "Bộ phận Một cửa", "Phụ trách bộ phận Một cửa"),
    ],
)
def test_a_post_and_its_unit_are_said_once(position, unit, shown):
    person = Person("p", "Vũ Đình Lợi", "u", Employment.CIVIL_SERVANT, None, position)

    assert position_and_unit(person, Unit("u", unit, UnitKind.OFFICE)) == shown
