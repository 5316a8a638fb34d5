"""Targets given to units: given to many at once, measured, taken back."""

from decimal import Decimal

import pytest

from desktop.emulation.indicators import IndicatorResult, ResultState
from desktop.emulation.participants import Unit, UnitKind
from desktop.errors import EntryError, OfficeError
from desktop.office.demo import demo

RATIO, MEETINGS = "S4-I05", "S4-I17"


@pytest.fixture
def units(office):
    office.register.add(Unit("", "Trạm Y tế", UnitKind.PUBLIC_SERVICE_UNIT))
    return [unit.id for unit in office.register.units()]


@pytest.fixture
def round_id(office):
    return office.current_round().id


def target(office, code=RATIO):
    return next(i for i in office.plan().indicators if i.code == code)


def result(round_id, subject_id, code=RATIO, **numbers):
    exact = {name: Decimal(number) for name, number in numbers.items()}
    return IndicatorResult(
        round_id, code, ResultState.MEASURED, subject_id=subject_id, **exact
    )


def test_targets_are_given_to_many_as_one_action(office, units, round_id):
    both = [target(office), target(office, MEETINGS)]
    assert office.targets.assign(round_id, units, both) == 4

    given = office.targets.assigned(round_id)
    assert {(r.subject_id, r.indicator) for r in given} == {
        (unit, code) for unit in units for code in (RATIO, MEETINGS)
    }
    assert {r.state for r in given} == {ResultState.PENDING}
    assert office.undo().title == "Giao chỉ tiêu cho 02 đơn vị"
    assert office.targets.assigned(round_id) == []


def test_giving_again_keeps_what_was_measured(office, units, round_id):
    office.targets.assign(round_id, units[:1], [target(office)])
    measured = result(round_id, units[0], numerator=19, denominator=20)
    office.targets.measure(target(office), measured, "Phòng Kinh tế")

    assert office.targets.assign(round_id, units, [target(office)]) == 1
    kept = {r.subject_id: r for r in office.targets.assigned(round_id)}
    assert kept[units[0]] == measured
    assert kept[units[1]].state is ResultState.PENDING
    assert office.targets.assign(round_id, units, [target(office)]) == 0


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        ({"numerator": 0, "denominator": 0}, "Mẫu số phải lớn hơn 0"),
        ({"numerator": 41, "denominator": 40}, "lớn hơn 100%"),
        ({"value": "100.5"}, "lớn hơn 100%"),
        ({"numerator": -1, "denominator": 40}, "không được âm"),
    ],
)
def test_a_result_no_unit_can_have_is_refused(
    office, units, round_id, numbers, sentence
):
    office.targets.assign(round_id, units, [target(office)])
    with pytest.raises(EntryError, match=sentence):
        office.targets.measure(
            target(office), result(round_id, units[0], **numbers), "Phòng Kinh tế"
        )
    states = {r.state for r in office.targets.assigned(round_id)}
    assert states == {ResultState.PENDING}


def test_a_result_of_a_target_the_plan_gives_by_itself_is_kept(office, units, round_id):
    measured = result(round_id, units[0], value=90)
    office.targets.measure(target(office), measured, "Trạm")

    assert office.targets.assigned(round_id) == [measured]


def test_clearing_a_result_keeps_the_target_given(office, units, round_id):
    office.targets.assign(round_id, units[:1], [target(office)])
    measured = result(round_id, units[0], value=90)
    office.targets.measure(target(office), measured, "Phòng Kinh tế")
    office.targets.clear(target(office), round_id, units[0], "Phòng Kinh tế")

    [kept] = office.targets.assigned(round_id)
    assert (kept.state, kept.value) == (ResultState.PENDING, None)
    office.undo()
    assert office.targets.assigned(round_id) == [measured]


def test_a_target_is_taken_back_with_its_result(office, units, round_id):
    office.targets.assign(round_id, units, [target(office)])
    office.targets.take_back(round_id, [(units[0], RATIO)], "Thôi giao")

    assert [r.subject_id for r in office.targets.assigned(round_id)] == units[1:]


def test_the_targets_of_the_movement_are_left_alone(office, units, round_id):
    office.targets.assign(round_id, units, [target(office)])
    office.targets.measure(target(office), result(round_id, units[0], value=90), "A")

    assert office.roundup().results == {}


def test_nothing_changes_in_a_closed_round(demo_office):
    office = demo_office
    round_id, unit = office.current_round().id, office.register.units()[0]
    office.targets.assign(round_id, [unit.id], [target(office)])
    demo.finish_demo(office)
    given = office.targets.assigned(round_id)
    measured = result(round_id, unit.id, value=90)

    for act in (
        lambda: office.targets.assign(round_id, [unit.id], [target(office)]),
        lambda: office.targets.measure(target(office), measured, unit.name),
        lambda: office.targets.clear(target(office), round_id, unit.id, unit.name),
        lambda: office.targets.take_back(round_id, [(unit.id, RATIO)], "Thôi giao"),
    ):
        with pytest.raises(OfficeError, match="đã chốt"):
            act()
    assert office.targets.assigned(round_id) == given
