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
    ],
)
def test_a_post_and_its_unit_are_said_once(position, unit, shown):
    person = Person("p", "Vũ Đình Lợi", "u", Employment.CIVIL_SERVANT, None, position)

    assert position_and_unit(person, Unit("u", unit, UnitKind.OFFICE)) == shown
