"""What goes into the file comes out the same, and quickly."""

import time
import unicodedata
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import peewee
import pytest

from db import awards, offices, plans, records, reviews, scores, subjects
from db.identity import new_id
from db.offices import Office
from db.plans import AdoptedPlan, PlanChoice
from db.records import Evidence
from desktop.awards.forms import (
    AwardForm,
    Choice,
    Decision,
    Grant,
    Nomination,
    Signatory,
)
from desktop.emulation.indicators import IndicatorResult, ResultState
from desktop.emulation.participants import Kind, Salutation, UnitKind
from desktop.emulation.records import (
    Attestation,
    Breach,
    Grade,
    Initiative,
    InitiativeKind,
    RecognitionLevel,
    Severity,
    TaskRating,
)
from desktop.emulation.scoring import Side
from tests.db.samples import (
    DAY,
    WORK,
    a_household,
    a_person,
    a_round,
    a_score,
    a_unit,
    open_a_round,
)


@pytest.fixture
def review_round(database, trail):
    return open_a_round(database, trail)


@pytest.fixture
def person(database, trail):
    person = a_person(direct_work=(WORK, replace(WORK, until=date(2025, 9, 30))))
    with trail.operation("Thêm người"):
        subjects.put_people(database, [person])
    return person


def test_ids_sort_by_the_time_they_were_made():
    made = [new_id() for _ in range(1000)]

    assert made == sorted(set(made))


def test_the_office_is_one(database, trail):
    assert offices.office(database) is None
    hong_van = Office(
        "01", "10237", "commune", "Hồng Vân", "thành phố Hà Nội", "Hồng Vân", "Phòng"
    )
    renamed = replace(hong_van, name="Thượng Phúc", is_demo=True)

    with trail.operation("Đặt tên"):
        offices.put_office(database, hong_van)
        offices.put_office(database, renamed)

    assert offices.office(database) == renamed


def test_one_signatory_is_the_default(database, trail):
    chair = Signatory(new_id(), "Trần Văn A", ("CHỦ TỊCH",), is_default=True)
    deputy = Signatory(new_id(), "Lê Thị B", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), True)

    with trail.operation("Người ký"):
        offices.put_signatory(database, chair)
        offices.put_signatory(database, deputy)

    assert offices.signatories(database) == [replace(chair, is_default=False), deputy]


def test_the_text_of_a_plan_stays_to_the_last_character(database, trail):
    source = "[plan]\r\n  name = 'Ke\u0302\u0301 hoạch'  \n\n"
    plan = AdoptedPlan("plan", "hong-van", 1, source, DAY, "12/KH-UBND", DAY)

    with trail.operation("Nhận kế hoạch"):
        plans.put_plan(database, plan)

    assert plans.plan(database, "plan") == plan
    assert plans.plans(database) == [plan]
    with trail.operation("Bỏ kế hoạch"):
        plans.remove_plan(database, "plan")
    assert plans.plan(database, "plan") is None


def test_a_choice_is_made_anew_and_taken_back(database, trail, review_round):
    first = PlanChoice("plan", "A45", "a", "theo nghĩa hẹp")
    second = replace(first, value="b")

    with trail.operation("Chọn"):
        plans.put_choices(database, [first])
        plans.put_choices(database, [second])

    assert plans.choices(database, "plan") == {"A45": second}
    with trail.operation("Bỏ chọn"):
        plans.clear_choice(database, "plan", "A45")
    assert plans.choices(database, "plan") == {}


def test_subjects_come_back_as_they_were_entered(database, trail):
    commune = a_unit("Xã Hồng Vân", kind=UnitKind.COMMUNE, note="a\nb")
    village = a_unit(parent_id=commune.id, block="Khối thôn", retired_on=DAY)
    someone = a_person(
        unit_id=village.id,
        salutation=Salutation.MS,
        birth_year=1980,
        is_head=True,
        direct_work=(WORK,),
    )
    household = a_household(address="Thôn Xâm Hồ", head="Đỗ Văn Ổn")

    with trail.operation("Nhập danh sách"):
        # References are checked at the end: the village may come first.
        subjects.put_people(database, [someone])
        subjects.put_units(database, [village, commune])
        subjects.put_others(database, [household])

    assert sorted(subjects.units(database), key=lambda u: u.id) == [commune, village]
    assert subjects.unit(database, village.id) == village
    assert subjects.people(database) == [someone]
    assert subjects.person(database, someone.id) == someone
    assert subjects.others(database) == [household]
    assert subjects.other(database, household.id) == household
    assert subjects.person(database, "nobody") is None


def test_a_reference_to_nobody_is_refused_when_the_operation_ends(database, trail):
    with pytest.raises(peewee.IntegrityError), trail.operation("Thêm"):
        subjects.put_people(database, [a_person(unit_id="nowhere")])

    assert subjects.people(database) == []


def test_names_are_kept_in_nfc_and_clean(database, trail):
    spelt = unicodedata.normalize("NFD", "  Nguyễn  Thị Hoà ")

    with trail.operation("Thêm"):
        subjects.put_people(database, [a_person(spelt)])

    [person] = subjects.people(database)
    assert person.name == "Nguyễn Thị Hoà"


def test_subjects_are_found_without_dau_and_by_the_same_spelling(database, trail):
    with trail.operation("Thêm"):
        subjects.put_people(database, [a_person("Nguyễn Thị Hoà"), a_person("Đỗ Ổn")])
        subjects.put_others(database, [a_household("Hộ bà Hòa")])

    def found(words):
        return sorted(named.name for named in subjects.find(database, words))

    assert found("hoa nguyen") == ["Nguyễn Thị Hoà"]
    assert found("do on") == ["Đỗ Ổn"]
    assert found("hoa") == ["Hộ bà Hòa", "Nguyễn Thị Hoà"]
    assert found(" ") == []
    assert [n.name for n in subjects.same_named(database, "nguyễn thị hòa")] == [
        "Nguyễn Thị Hoà"
    ]
    assert subjects.same_named(database, "Nguyễn Thị Hoa") == []


def test_a_subject_is_retired_and_taken_back(database, trail, person):
    with trail.operation("Thôi việc"):
        subjects.retire(database, person.id, DAY)
    assert subjects.person(database, person.id).retired_on == DAY
    assert subjects.names(database)[person.id].is_retired

    with trail.operation("Trở lại"):
        subjects.retire(database, person.id, None)
    assert subjects.person(database, person.id) == person


def test_a_used_subject_is_never_removed(database, trail, review_round, person):
    with trail.operation("Chấm điểm"):
        scores.put(database, review_round.id, person.id, a_score())

    with trail.operation("Xóa"):
        assert not subjects.remove(database, person.id)
    assert subjects.is_used(database, person.id)

    with trail.operation("Xóa cả điểm"):
        scores.clear(database, review_round.id, person.id, "I.1", Side.SELF)
        assert subjects.remove(database, person.id)
    assert subjects.people(database) == []
    assert subjects.names(database) == {}


def test_everything_that_refers_to_a_subject_counts_as_use(database):
    found = {
        (table, column)
        for table in database.bound.get_tables()
        for _, _, other, column, *_ in database.read(
            f"PRAGMA foreign_key_list({table})"
        )
        if other in {"subject", "unit", "person", "other_subject"} and column != "id"
    }

    own = {("direct_work", "person_id"), ("membership", "person_id")}
    assert found == {*subjects._MENTIONS} | own


def test_direct_work_is_replaced_only_when_it_changed(database, trail, person):
    with trail.operation("Sửa tên"):
        subjects.put_people(database, [replace(person, name="Nguyễn Thị Hằng")])
    assert {row.table for row in trail.history(step=2)} == {"person"}

    fewer = replace(person, direct_work=person.direct_work[1:])
    with trail.operation("Sửa phần việc"):
        subjects.put_people(database, [fewer])
    assert subjects.person(database, person.id) == fewer


@pytest.mark.parametrize("points", ["9.50", "0", "0.333333333333333333", "100.0"])
def test_points_stay_exact(database, trail, review_round, person, points):
    with trail.operation("Chấm điểm"):
        scores.put(database, review_round.id, person.id, a_score(points=points))

    sheets = scores.of_subject(database, review_round.id, person.id)

    assert str(sheets[Side.SELF]["I.1"].points) == points


@pytest.mark.parametrize("points", [9.5, Decimal("NaN"), Decimal("Infinity")])
def test_points_that_are_not_exact_are_refused(
    database, trail, review_round, person, points
):
    score = replace(a_score(), points=points)

    with pytest.raises(TypeError), trail.operation("Chấm điểm"):
        scores.put(database, review_round.id, person.id, score)


def test_a_time_is_no_day(database, trail):
    with pytest.raises(TypeError), trail.operation("Thêm"):
        subjects.put_units(database, [a_unit(retired_on=datetime(2025, 12, 5))])


def test_not_scored_zero_and_not_applicable_stay_different(
    database, trail, review_round, person
):
    entered = [
        a_score("I.1", "0"),
        a_score("I.2", None),
        a_score("I.1", "8", Side.VERIFIED, reason="thiếu minh chứng"),
    ]

    with trail.operation("Chấm điểm"):
        scores.put_many(database, review_round.id, [(person.id, s) for s in entered])

    expected = {
        Side.SELF: {"I.1": entered[0], "I.2": entered[1]},
        Side.VERIFIED: {"I.1": entered[2]},
    }
    assert scores.of_round(database, review_round.id) == {person.id: expected}
    with trail.operation("Xóa điểm"):
        scores.clear(database, review_round.id, person.id, "I.1", Side.SELF)
    found = scores.of_subject(database, review_round.id, person.id)
    assert set(found[Side.SELF]) == {"I.2"}


def test_the_scores_of_a_large_round_are_read_in_a_moment(
    database, trail, review_round
):
    people = [a_person(f"Người {n}") for n in range(2000)]
    with trail.operation("Nhập"):
        subjects.put_people(database, people)
        scores.put_many(
            database,
            review_round.id,
            [
                (person.id, a_score(f"I.{n}", f"{n}.50"))
                for person in people
                for n in range(20)
            ],
        )
    begin = time.process_time()

    found = scores.of_round(database, review_round.id)

    # A fifth of the whole, in a fifth of a generous second: a guard, no measurement.
    assert time.process_time() - begin < 1
    assert sum(len(sheets[Side.SELF]) for sheets in found.values()) == 40_000


def test_lists_are_loaded_in_a_constant_number_of_queries(database, trail):
    asked = []
    connection = database.sqlite()

    def queries(count):
        with trail.operation("Thêm"):
            given = [a_person(direct_work=(WORK,)) for _ in range(count)]
            subjects.put_people(database, given)
            ids = tuple(person.id for person in given)
            thought_up = Initiative(new_id(), "A", InitiativeKind.IDEA, None, ids)
            records.put_initiatives(database, [thought_up])
        asked.clear()
        connection.set_trace_callback(asked.append)
        subjects.people(database)
        records.initiatives(database)
        connection.set_trace_callback(None)
        return len(asked)

    assert queries(1) == queries(50) == 4


def test_registers_come_back_as_they_were_entered(
    database, trail, review_round, person
):
    attested = Attestation(
        review_round.id, person.id, "no-breach", False, "Chủ tịch", DAY, "BB 12\nBB 13"
    )
    result = IndicatorResult(
        review_round.id,
        "I02",
        ResultState.MEASURED,
        DAY,
        None,
        Decimal(850),
        Decimal("1000.0"),
        holds=None,
    )
    rating = TaskRating(new_id(), person.id, date(2025, 1, 1), DAY, Grade.EXCELLENT)
    breach = Breach(new_id(), person.id, DAY, Severity.REMINDER, "đi muộn")
    proof = Evidence(
        new_id(), f"initiative:{new_id()}", "Ảnh", "a.jpg", "ab" * 32, 1, DAY
    )

    with trail.operation("Ghi sổ"):
        records.put_attestations(database, [attested])
        records.put_indicator_results(database, [result])
        records.put_task_ratings(database, [rating])
        records.put_breaches(database, [breach])
        records.put_evidence(database, [proof])

    assert records.attestations(database, review_round.id) == [attested]
    assert records.attestations(database, review_round.id, "nobody") == []
    assert records.indicator_results(database, review_round.id) == {"I02": result}
    assert records.task_ratings(database) == [rating]
    assert records.task_ratings(database, person.id)[0].grade is Grade.EXCELLENT
    assert records.breaches(database, person.id) == [breach]
    assert records.evidence(database, proof.owner) == [proof]
    assert records.evidence(database, "nothing") == []


def test_an_initiative_keeps_its_authors_in_order(database, trail, person):
    others = [a_person("B"), a_person("C")]
    initiative = Initiative(
        new_id(),
        "Số hoá hồ sơ",
        InitiativeKind.SOLUTION,
        DAY,
        (others[1].id, person.id),
        is_new=True,
        is_applied=False,
        recognised_level=RecognitionLevel.UNIT,
    )
    with trail.operation("Sáng kiến"):
        subjects.put_people(database, others)
        records.put_initiatives(database, [initiative])
    assert records.initiative(database, initiative.id) == initiative
    assert records.same_titled(database, "số hóa  hồ sơ") == [initiative.id]

    changed = replace(initiative, author_ids=(person.id, others[0].id, others[1].id))
    with trail.operation("Thêm tác giả"):
        records.put_initiatives(database, [changed])

    assert records.initiatives(database) == [changed]
    with trail.operation("Xóa"):
        records.remove_initiative(database, initiative.id)
    assert records.initiatives(database) == []


def test_a_round_is_closed_and_reopened_with_a_reason(database, trail, review_round):
    snapshot = '{"list": ["  as it was  "]}'
    with trail.operation("Chốt"):
        closing = reviews.close_round(database, review_round.id, DAY, snapshot)
    assert reviews.review_round(database, review_round.id).is_closed
    assert reviews.closings(database, review_round.id) == [closing]

    with trail.operation("Mở lại"):
        reviews.reopen_round(database, review_round.id, DAY, "sót một hồ sơ")

    assert reviews.rounds(database) == [review_round]
    [kept] = reviews.closings(database, review_round.id)
    assert kept == replace(closing, reopened_on=DAY, reopened_reason="sót một hồ sơ")


def test_rounds_stand_by_cutoff(database, trail, review_round):
    earlier = a_round(cutoff=date(2025, 6, 1))

    with trail.operation("Mở đợt xét"):
        reviews.put_round(database, earlier)

    assert reviews.rounds(database) == [earlier, review_round]
    with trail.operation("Bỏ đợt xét"):
        reviews.remove_round(database, earlier.id)
    assert reviews.review_round(database, earlier.id) is None


def test_a_departure_from_the_list_needs_a_reason(
    database, trail, review_round, person
):
    stated = Nomination(
        new_id(), review_round.id, "offer", person.id, Choice.EXTRA, "thành tích"
    )
    with trail.operation("Đề nghị thêm"):
        reviews.put_nominations(database, [stated])
    assert reviews.nominations(database, review_round.id) == [stated]

    with (
        pytest.raises(Exception, match="CHECK constraint"),
        trail.operation("Không lý do"),
    ):
        reviews.put_nominations(database, [replace(stated, reason=" ")])


def a_grant(decision_id, subject_id, number):
    return Grant(
        new_id(),
        decision_id,
        subject_id,
        Kind.INDIVIDUAL,
        AwardForm.COMMENDATION,
        "Bà Nguyễn Thị Hoà",
        "Công chức",
        "Đã có thành tích",
        2025,
        number,
    )


def test_the_register_keeps_its_order_and_gives_no_number_twice(
    database, trail, review_round, person
):
    decision = Decision(
        new_id(), review_round.id, "", "QĐ-UBND", None, "Trần Văn A", ("CHỦ TỊCH",)
    )
    first, second = (a_grant(decision.id, person.id, number) for number in (1, 2))
    with trail.operation("Quyết định"):
        awards.put_decision(database, decision)
        awards.put_grants(database, [second, first])
    assert awards.decisions(database, review_round.id) == [decision]
    assert awards.decision(database, decision.id) == decision
    assert awards.grants(database) == [first, second]
    assert awards.grants(database, subject_id="nobody") == []
    assert awards.grants(database, register_year=2025) == [first, second]

    with pytest.raises(Exception, match="UNIQUE"), trail.operation("Trùng số"):
        awards.put_grants(database, [a_grant(decision.id, person.id, 2)])

    with trail.operation("Hủy"):
        awards.remove_grants(database, decision.id)
        awards.remove_decision(database, decision.id)
    assert awards.grants(database) == []
