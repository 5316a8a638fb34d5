"""The registers behind the newer rules: what goes in comes out, exactly."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from db import achievements, indices, records, subjects, targets
from db.connection import open_database
from db.migrations import STEPS
from db.schema import bring_up_to_date
from db.trail import Trail
from desktop.emulation.indicators import IndicatorResult, ResultState
from desktop.emulation.indices import (
    IndexCode,
    IndexDuty,
    IndexRole,
    IndexValue,
    Origin,
)
from desktop.emulation.records import (
    Achievement,
    AchievementKind,
    Breach,
    BreachKind,
    BreachReview,
    Membership,
    Severity,
)
from tests.db.samples import DAY, a_person, a_unit, open_a_round

FIRST_TABLES = ("subject", "unit", "breach")


@pytest.fixture
def unit(database, trail):
    unit = a_unit()
    with trail.operation("Thêm đơn vị"):
        subjects.put_units(database, [unit])
    return unit


def test_a_value_comes_back_as_it_was_published(database, trail, unit):
    value = IndexValue(
        "v",
        unit.id,
        IndexCode.PAR,
        2025,
        component="3",
        component_name="Cải cách thủ tục hành chính",
        value=Decimal("13.50"),
        maximum=Decimal("14.5"),
        rank=3,
        block="Khối xã",
        class_name="Khá",
        origin=Origin.OWN_COUNT,
        document="QĐ 12",
        published_on=DAY,
    )
    unknown = IndexValue("w", unit.id, IndexCode.PAPI, 2025)
    with trail.operation("Nhập"):
        indices.put_values(database, [value, unknown])

    assert indices.values(database) == [unknown, value]
    assert indices.values(database, "nobody") == []
    [par] = [v for v in indices.values(database, unit.id) if v.id == "v"]
    assert str(par.value) == "13.50"


def test_a_duty_given_twice_is_one_duty(database, trail, unit):
    duty = IndexDuty(unit.id, IndexCode.PAR, 2025, IndexRole.IN_CHARGE, "3")
    with trail.operation("Giao"):
        indices.put_duties(database, [duty, replace(duty, component="4")])
    with trail.operation("Giao lại"):
        indices.put_duties(database, [duty])

    assert [d.component for d in indices.duties(database)] == ["3", "4"]
    assert len(trail.history(table="index_duty")) == 2
    with trail.operation("Thôi giao"):
        indices.remove_duty(database, duty)
    assert [d.component for d in indices.duties(database)] == ["4"]


def test_reviews_and_achievements_are_listed_by_period(database, trail, unit):
    early, late = date(2024, 1, 1), date(2025, 1, 1)
    looked = BreachReview("b", unit.id, late, DAY, "Chủ tịch", DAY, "biên bản")
    done = Achievement(
        "b", unit.id, AchievementKind.CONTEST, late, DAY, "Giải nhì hội thi", "ảnh"
    )
    with trail.operation("Nhập"):
        records.put_breach_reviews(
            database, [looked, replace(looked, id="a", first_day=early)]
        )
        achievements.put(database, [done, replace(done, id="c", first_day=early)])

    assert [r.id for r in records.breach_reviews(database)] == ["a", "b"]
    assert records.breach_reviews(database, unit.id)[1] == looked
    assert achievements.achievements(database) == [
        replace(done, id="c", first_day=early),
        done,
    ]


def test_memberships_keep_their_order_and_change_as_a_whole(database, trail, unit):
    person = a_person(unit_id=unit.id)
    first = Membership(person.id, unit.id, None, date(2024, 6, 30))
    second = Membership(person.id, unit.id, date(2024, 7, 1), None)
    with trail.operation("Nhập"):
        subjects.put_people(database, [person])
        subjects.put_memberships(database, person.id, [first, second])
    assert subjects.memberships(database) == [first, second]

    with trail.operation("Không đổi"):
        subjects.put_memberships(database, person.id, [first, second])
    assert trail.next_undo().title == "Nhập"

    with trail.operation("Bỏ người"):
        assert subjects.remove(database, person.id)
    assert subjects.memberships(database) == []


def test_targets_of_subjects_stand_beside_those_of_the_movement(database, trail, unit):
    review_round = open_a_round(database, trail)
    given = IndicatorResult(
        review_round.id, "I02", ResultState.PENDING, subject_id=unit.id
    )
    own = IndicatorResult(
        review_round.id, "I02", ResultState.MEASURED, value=Decimal(90)
    )
    with trail.operation("Giao"):
        targets.put(database, [given])
        records.put_indicator_results(database, [own])

    assert targets.assigned(database, review_round.id) == [given]
    assert records.indicator_results(database, review_round.id) == {"I02": own}
    with trail.operation("Thôi giao"):
        targets.remove(database, review_round.id, unit.id, "I02")
    assert targets.assigned(database, review_round.id) == []
    assert records.indicator_results(database, review_round.id) == {"I02": own}


# --- a file of the first shape ----------------------------------------------------


@pytest.fixture
def old_trail(path):
    """An office of the first shape: a breach was added, changed and taken out."""
    database = open_database(path)
    bring_up_to_date(database, steps=STEPS[:1], tracked=FIRST_TABLES)
    trail = Trail(database, lambda: None)
    trail._moment = lambda: "2025-12-05T10:32:00"
    with trail.operation("Thêm"):
        database.execute_sql("INSERT INTO subject VALUES ('u', 'unit')")
        database.execute_sql(
            "INSERT INTO unit VALUES"
            " ('u', 'Thôn Xâm Hồ', 'village', NULL, '', '', '', NULL, 'x', 'x')"
        )
        database.execute_sql(
            "INSERT INTO breach VALUES ('b', 'u', '2025-12-01', 'reminder', 'a', '')"
        )
    with trail.operation("Sửa"):
        database.execute_sql("UPDATE breach SET content = 'b'")
    with trail.operation("Bỏ"):
        database.execute_sql("DELETE FROM breach")
    database.close()

    database = open_database(path)
    bring_up_to_date(database)
    yield Trail(database, lambda: None)
    database.close()


def test_work_done_before_the_new_columns_is_undone_and_redone(old_trail):
    trail, database = old_trail, old_trail._database
    trail._moment = lambda: "2025-12-06T10:32:00"
    kept = Breach("b", "u", date(2025, 12, 1), Severity.REMINDER, "b")
    [unit] = subjects.units(database)
    assert unit.successor_id is None
    after = trail.content_digest()

    assert trail.undo().title == "Bỏ"
    assert records.breaches(database) == [kept]
    with trail.operation("Đổi loại"):
        records.put_breaches(database, [replace(kept, kind=BreachKind.DELAY)])
    trail.undo()
    assert records.breaches(database) == [kept]
    assert trail.undo().title == "Sửa"
    assert records.breaches(database) == [replace(kept, content="a")]
    assert trail.undo().title == "Thêm"
    assert subjects.units(database) == []
    assert trail.next_undo() is None

    assert trail.redo().title == "Thêm"
    assert trail.redo().title == "Sửa"
    assert records.breaches(database) == [kept]
    assert trail.redo().title == "Đổi loại"
    assert records.breaches(database)[0].kind is BreachKind.DELAY
    trail.undo()
    with trail.operation("Bỏ lại"):
        records.remove_breach(database, "b")
    assert trail.content_digest() == after
