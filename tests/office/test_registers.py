"""Indices, reviews of breaches, achievements, former units: kept, refused, undone."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from db.identity import new_id
from desktop.emulation.indices import (
    IndexCode,
    IndexDuty,
    IndexRole,
    IndexValue,
    Origin,
)
from desktop.emulation.participants import Unit, UnitKind
from desktop.emulation.records import (
    Achievement,
    AchievementKind,
    Breach,
    BreachKind,
    BreachReview,
    Membership,
    Severity,
)
from desktop.errors import EntryError
from desktop.office.registers.index_paste import Verdict

TODAY = date(2025, 12, 5)
NAME = "Phòng Kinh tế"


@pytest.fixture
def unit(office):
    return office.register.units()[0]


@pytest.fixture
def person(office):
    return office.register.people()[0]


def index(unit, **more):
    given = {"index": IndexCode.PAR, "year": 2024, "value": Decimal("87.5")}
    return IndexValue("", unit.id, **{**given, **more})


def keep(office, unit, **more):
    return office.registers.keep_index_value(index(unit, **more), unit.name)


def add_unit(office, name, **more):
    unit = Unit(new_id(), name, UnitKind.COMMUNE, **more)
    office.register.add_many([unit], f"Thêm {name}")
    return unit


# --- indices ----------------------------------------------------------------------


def test_a_value_is_kept_changed_and_taken_out_and_all_is_undone(office, unit):
    kept_id = keep(office, unit, rank=3, class_name="Khá", document=" QĐ  12 ")
    [kept] = office.registers.index_values(unit.id)
    assert (kept.id, kept.document) == (kept_id, "QĐ 12")

    office.registers.keep_index_value(replace(kept, value=Decimal("90.01")), NAME)
    [kept] = office.registers.index_values()
    assert kept.value == Decimal("90.01")

    office.registers.remove_index_value(kept, NAME)
    assert office.registers.index_values() == []
    assert office.undo().title == (
        "Bỏ Chỉ số CCHC (PAR INDEX) năm 2024 của Phòng Kinh tế"
    )
    office.undo()
    assert office.registers.index_values()[0].value == Decimal("87.5")


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"value": Decimal("100.01")}, "100,01 lớn hơn mức tối đa 100"),
        (
            {"value": Decimal("14.6"), "maximum": Decimal("14.5")},
            "14,6 lớn hơn mức tối đa 14,5",
        ),
        ({"value": Decimal(-1)}, "nhỏ hơn 0"),
        ({"value": Decimal("NaN")}, "phải là một con số"),
        ({"maximum": Decimal(0)}, "Thang điểm phải lớn hơn 0"),
        ({"rank": 0}, "hạng bắt đầu từ 1"),
        ({"year": 1999}, "1999 nằm ngoài khoảng 2000–2100"),
        ({"year": 2101}, "2101 nằm ngoài khoảng"),
        ({"value": None}, "Chưa có giá trị, thứ hạng hay xếp hạng"),
        ({"component_name": "Thể chế"}, "chưa có mã"),
        ({"published_on": date(2025, 12, 6)}, "Ngày công bố ở sau hôm nay"),
        ({"class_name": "K" * 300}, "dài 300 chữ"),
    ],
)
def test_what_cannot_have_been_published_is_refused(office, unit, more, sentence):
    with pytest.raises(EntryError, match=sentence):
        keep(office, unit, **more)
    assert office.registers.index_values() == []


@pytest.mark.parametrize(
    "more",
    [
        {"value": Decimal(100)},
        {"value": Decimal(0)},
        {"value": Decimal(120), "maximum": Decimal(150)},
        {"value": None, "rank": 1},
        {"value": None, "class_name": "Khá"},
        {"year": 2000},
        {"year": 2100},
    ],
)
def test_the_ends_of_what_is_allowed_are_allowed(office, unit, more):
    keep(office, unit, **more)
    assert len(office.registers.index_values()) == 1


def test_a_second_published_value_is_refused_and_says_which_is_there(office, unit):
    keep(office, unit, rank=3)

    sentence = r"Phòng Kinh tế đã có .* năm 2024 \(công bố\): 87,5 · hạng 3"
    with pytest.raises(EntryError, match=sentence):
        keep(office, unit, value=Decimal(88))
    keep(office, unit, origin=Origin.OWN_COUNT)
    keep(office, unit, component="3")
    keep(office, unit, year=2025)
    keep(office, unit, index=IndexCode.SIPAS)
    assert len(office.registers.index_values()) == 5
    with pytest.raises(EntryError, match="thành phần 3"):
        keep(office, unit, component=" 3")


def test_changing_a_value_onto_another_is_refused(office, unit):
    keep(office, unit)
    other = keep(office, unit, year=2025)
    [kept] = [v for v in office.registers.index_values() if v.id == other]

    with pytest.raises(EntryError, match="đã có"):
        office.registers.keep_index_value(replace(kept, year=2024), NAME)


def test_a_unit_is_assessed_or_not_and_never_both(office, unit):
    yes = IndexDuty(unit.id, IndexCode.PAR, 2025, IndexRole.ASSESSED)
    no = replace(yes, role=IndexRole.NOT_ASSESSED)
    office.registers.give_index_duties([yes], "Thuộc diện đánh giá")
    office.registers.give_index_duties([no], "Không thuộc diện")

    assert office.registers.index_duties() == [no]
    office.undo()
    assert office.registers.index_duties() == [yes]
    office.registers.remove_index_duty(yes, NAME)
    assert office.registers.index_duties() == []


def test_a_unit_in_charge_names_its_component(office, unit):
    duty = IndexDuty(unit.id, IndexCode.PAR, 2025, IndexRole.IN_CHARGE)
    with pytest.raises(EntryError, match="Chưa có mã thành phần"):
        office.registers.give_index_duties([duty], "Chủ trì")

    given = [replace(duty, component=c) for c in ("3", "4")]
    office.registers.give_index_duties(given, "Chủ trì")
    assert office.registers.index_duties(unit.id) == given


def test_only_sipas_has_a_sample(office, unit):
    duty = IndexDuty(unit.id, IndexCode.PAR, 2025, IndexRole.SAMPLE)
    with pytest.raises(EntryError, match="SIPAS"):
        office.registers.give_index_duties([duty], "Mẫu điều tra")


# --- pasting indices --------------------------------------------------------------


def preview(office, copied, **more):
    like = IndexValue("", "", IndexCode.PAR, 0, **more)
    return office.registers.preview_pasted(copied, like)


def test_every_row_says_what_it_would_do_and_nothing_is_written(office, unit):
    keep(office, unit, rank=5)
    add_unit(office, "Xã Hoà Bình")
    digest = office.trail.content_digest()
    rows = preview(
        office,
        "Đơn vị\tNăm\tGiá trị\tHạng\tLoại\n"
        "Phòng Kinh tế\t2024\t88,25\t4\t\n"
        "phòng kinh tế\t2025\t90%\t\tTốt\n"
        "xã Hòa Bình\t2024\t\t7\t\n"
        "Xã Không Có\t2024\t90\t1\tKhá\n"
        "Phòng Kinh tế\t2024\t80\t\t\n"
        "Phòng Kinh tế\tnăm nay\t80\t\t\n"
        "Phòng Kinh tế\t2023\t101\t\t\n"
        "Phòng Kinh tế\t2022\tchín mươi\t\t\n"
        "\n"
        "Phòng Kinh tế\t2021\t\t\t\n"
        "\t2021\t90\t\t\n",
    )

    verdicts = [row.verdict for row in rows]
    wrong = Verdict.WRONG
    assert verdicts == [
        Verdict.UPDATE,
        Verdict.ADD,
        Verdict.ADD,
        Verdict.UNKNOWN_UNIT,
        *[wrong] * 6,
    ]
    assert rows[0].why == "Trước đó: 87,5 · hạng 5"
    assert rows[3].why == "Không có đơn vị “Xã Không Có” trong danh sách."
    assert [row.why for row in rows[4:]] == [
        "Cùng đơn vị và năm với dòng 2.",
        "“năm nay” không phải là năm.",
        "Giá trị 101 lớn hơn mức tối đa 100.",
        "“chín mươi” không phải là số; giá trị cũ được giữ nguyên.",
        "Chưa có giá trị, thứ hạng hay xếp hạng nào.",
        "Chưa có tên đơn vị.",
    ]
    assert [row.number for row in rows] == [2, 3, 4, 5, 6, 7, 8, 9, 11, 12]
    assert office.trail.content_digest() == digest


def test_what_was_previewed_is_kept_as_one_action(office, unit):
    old = keep(office, unit, rank=5, class_name="Khá")
    before = office.trail.content_digest()
    copied = "1\tPhòng Kinh tế\t2024\t88,25\t4\n2\tPhòng Kinh tế\t2025\t90\t1\n"
    rows = preview(office, copied, document="QĐ 12")

    assert office.registers.keep_pasted(rows, "Dán 02 chỉ số") == 2

    values = office.registers.index_values(unit.id)
    assert [(v.year, v.value, v.rank) for v in values] == [
        (2024, Decimal("88.25"), 4),
        (2025, Decimal(90), 1),
    ]
    assert (values[0].id, values[0].class_name) == (old, "Khá")
    assert {v.document for v in values} == {"QĐ 12"}
    assert office.undo().title == "Dán 02 chỉ số"
    assert office.trail.content_digest() == before


def test_pasting_the_same_again_changes_nothing(office, unit):
    copied = "Phòng Kinh tế\t2024\t88,25\t4\tKhá\n"
    office.registers.keep_pasted(preview(office, copied), "Dán")

    rows = preview(office, copied)
    assert [row.verdict for row in rows] == [Verdict.SAME]
    assert office.registers.keep_pasted(rows, "Dán lại") == 0
    assert office.trail.next_undo().title == "Dán"


def test_columns_are_found_by_their_titles(office, unit):
    copied = "STT\tTên đơn vị\tXếp thứ\tĐiểm\tNăm\n1\tPhòng Kinh tế\t2\t91,5\t2024\n"
    [row] = preview(office, copied)

    assert row.verdict is Verdict.ADD
    assert (row.value.rank, row.value.value) == (2, Decimal("91.5"))


def test_two_units_of_one_name_are_not_guessed(office):
    for _time in range(2):
        add_unit(office, "Xã Đôi")
    [row] = preview(office, "Xã Đôi\t2024\t80")
    assert (row.verdict, row.why) == (Verdict.WRONG, "Có 02 đơn vị cùng tên này.")


def test_a_unit_that_left_gives_way_to_one_that_is_there(office):
    add_unit(office, "Xã Đôi", retired_on=TODAY)
    there = add_unit(office, "Xã Đôi")
    [row] = preview(office, "Xã Đôi\t2024\t80")
    assert row.value.subject_id == there.id


def test_anything_may_be_pasted_without_a_crash(office, unit):
    for copied in ("", "\n\n", "\t\t\t", "a\tb\tc\td\te\tf", '"', "x" * 10_000):
        rows = preview(office, copied)
        assert all(r.verdict in {Verdict.UNKNOWN_UNIT, Verdict.WRONG} for r in rows)


# --- looking for breaches ---------------------------------------------------------


def review(unit, **more):
    given = {
        "first_day": date(2025, 7, 1),
        "last_day": TODAY,
        "reviewed_by": "Phòng  Văn hóa",
        "reviewed_on": TODAY,
    }
    return BreachReview("", unit.id, **{**given, **more})


def test_a_review_is_kept_for_many_at_once_and_taken_back(office, unit, person):
    found = [review(unit), review(person)]
    office.registers.note_breach_reviews(found, "Rà soát vi phạm")

    kept = office.registers.breach_reviews()
    assert {r.subject_id for r in kept} == {unit.id, person.id}
    assert kept[0].reviewed_by == "Phòng Văn hóa"
    office.registers.remove_breach_review(kept[0], NAME)
    assert office.registers.breach_reviews() == kept[1:]
    office.undo()
    office.undo()
    assert office.registers.breach_reviews() == []


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"last_day": date(2025, 12, 6)}, "06/12/2025, ở sau hôm nay"),
        ({"last_day": date(2025, 6, 30)}, "ngày cuối trước ngày đầu"),
        ({"reviewed_on": date(2025, 12, 6)}, "06/12/2025 phải từ"),
        ({"reviewed_on": date(2025, 12, 4)}, "04/12/2025 phải từ"),
        ({"reviewed_by": " "}, "Chưa có người rà soát"),
    ],
)
def test_a_review_that_nobody_can_have_made_is_refused(office, unit, more, sentence):
    good = review(unit)
    with pytest.raises(EntryError, match=sentence):
        office.registers.note_breach_reviews([good, review(unit, **more)], "Rà soát")
    assert office.registers.breach_reviews() == []


def test_a_breach_keeps_its_kind(office, person):
    breach = Breach("", person.id, TODAY, Severity.REMINDER, "Gây phiền hà")
    office.records.note_breach(replace(breach, kind=BreachKind.HARASSMENT), "Lợi")
    office.records.note_breach(breach, "Lợi")

    kinds = {b.kind for b in office.records.breaches()}
    assert kinds == {BreachKind.HARASSMENT, BreachKind.DISCIPLINE}


# --- achievements -----------------------------------------------------------------


def achievement(subject, **more):
    given = {
        "kind": AchievementKind.CONTEST,
        "first_day": date(2025, 9, 1),
        "last_day": date(2025, 9, 3),
        "content": "Giải nhì hội thi cải cách hành chính",
    }
    return Achievement("", subject.id, **{**given, **more})


def test_an_achievement_is_kept_changed_and_taken_out(office, person):
    kept_id = office.registers.keep_achievement(achievement(person), "Lợi")
    [kept] = office.registers.achievements(person.id)
    assert kept.id == kept_id

    office.registers.keep_achievement(replace(kept, evidence="Giấy chứng nhận"), "Lợi")
    [kept] = office.registers.achievements()
    assert kept.evidence == "Giấy chứng nhận"
    assert office.trail.next_undo().title == "Sửa thành tích của Lợi"
    office.registers.remove_achievement(kept, "Lợi")
    assert office.registers.achievements() == []
    office.undo()
    assert office.registers.achievements() == [kept]


def test_an_achievement_of_the_running_year_may_end_after_today(office, person):
    whole = {"first_day": date(2025, 1, 1), "last_day": date(2025, 12, 31)}
    office.registers.keep_achievement(achievement(person, **whole), "Lợi")
    assert len(office.registers.achievements()) == 1


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"content": "\n "}, "Cần ghi nội dung thành tích"),
        ({"last_day": date(2025, 8, 31)}, "ngày cuối trước ngày đầu"),
        (
            {"first_day": date(2025, 12, 6), "last_day": date(2025, 12, 6)},
            "ở sau hôm nay",
        ),
    ],
)
def test_an_achievement_without_words_or_days_is_refused(
    office, person, more, sentence
):
    with pytest.raises(EntryError, match=sentence):
        office.registers.keep_achievement(achievement(person, **more), "Lợi")


# --- memberships ------------------------------------------------------------------


def test_somebody_was_in_another_unit_until_a_day(office, person, unit):
    other = add_unit(office, "Phòng Tư pháp")
    was = Membership(person.id, other.id, None, date(2025, 6, 30))
    office.register.keep_person(person, [was])

    assert office.registers.memberships(person.id) == [was]
    office.register.keep_person(person, [])
    assert office.registers.memberships() == []
    office.undo()
    assert office.registers.memberships() == [was]


@pytest.mark.parametrize(
    ("first", "second", "day"),
    [
        ((None, "2024-06-30"), ("2024-06-30", "2024-12-31"), "30/06/2024"),
        (("2024-01-01", "2024-12-31"), ("2024-03-01", "2024-04-01"), "01/03/2024"),
        (("2024-03-01", "2024-04-01"), (None, "2024-12-31"), "01/03/2024"),
        ((None, "2024-06-30"), (None, "2024-12-31"), "30/06/2024"),
    ],
)
def test_nobody_is_in_two_units_on_one_day(office, person, first, second, day):
    units = [add_unit(office, name) for name in ("Phòng A", "Phòng B")]
    found = [
        Membership(person.id, unit.id, *(d and date.fromisoformat(d) for d in days))
        for unit, days in zip(units, (first, second), strict=True)
    ]

    with pytest.raises(EntryError, match=f"hai đơn vị cùng lúc.*{day}"):
        office.register.keep_person(person, found)
    assert office.registers.memberships() == []


def test_one_unit_may_follow_another_the_next_day(office, person):
    units = [add_unit(office, name) for name in ("Phòng A", "Phòng B")]
    found = [
        Membership(person.id, units[0].id, None, date(2024, 6, 30)),
        Membership(person.id, units[1].id, date(2024, 7, 1), date(2024, 12, 31)),
    ]
    office.register.keep_person(person, found)
    assert office.registers.memberships() == found


@pytest.mark.parametrize("until", [None, TODAY, date(2026, 1, 1)])
def test_nobody_is_still_in_the_unit_left(office, person, until):
    other = add_unit(office, "Phòng Tư pháp")
    still = Membership(person.id, other.id, date(2024, 1, 1), until)
    with pytest.raises(EntryError, match="hiện ở Phòng Kinh tế"):
        office.register.keep_person(person, [still])


def test_a_membership_names_a_known_unit_and_days_in_order(office, person):
    gone = Membership(person.id, "nowhere", None, date(2024, 1, 1))
    with pytest.raises(EntryError, match="Không thấy một đơn vị cũ"):
        office.register.keep_person(person, [gone])
    other = add_unit(office, "Phòng Tư pháp")
    back = Membership(person.id, other.id, date(2024, 2, 1), date(2024, 1, 1))
    with pytest.raises(EntryError, match="ngày cuối trước ngày đầu"):
        office.register.keep_person(person, [back])
