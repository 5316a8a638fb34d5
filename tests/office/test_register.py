"""The register: names as typed, look-alikes, retiring, moving, merging units."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from desktop.emulation.participants import (
    DirectRole,
    DirectWork,
    Employment,
    Kind,
    OtherSubject,
    Person,
    Unit,
    UnitKind,
)
from desktop.emulation.records import Breach, Membership, Severity
from desktop.errors import EntryError
from desktop.office.demo import demo


def unit(name, **more):
    return Unit("", name, UnitKind.VILLAGE, **more)


def person(name, **more):
    given = {"unit_id": None, "employment": Employment.CIVIL_SERVANT}
    return Person("", name, **{**given, **more})


def names(found):
    return [subject.name for subject in found]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (unicodedata.normalize("NFD", "Nguyễn Thị Hường"), "Nguyễn Thị Hường"),
        ("Nguyễn\u00a0Thị\u00a0 Hường ", "Nguyễn Thị Hường"),
        ("\ufeffNguyễn\tThị\nHường\u200b", "Nguyễn Thị Hường"),
    ],
    ids=["decomposed", "no-break spaces", "unseen characters"],
)
def test_a_name_is_kept_in_one_spelling(office, typed, kept):
    office.register.add(person(typed))

    assert kept in names(office.register.people())


@pytest.mark.parametrize("typed", ["", "   ", "\u200b\u00a0"])
def test_a_name_that_says_nothing_is_refused(office, typed):
    before = office.trail.content_digest()

    with pytest.raises(EntryError, match="Chưa có họ và tên"):
        office.register.add(person(typed))

    assert office.trail.content_digest() == before


def test_a_name_of_300_characters_is_refused_with_the_limit(office):
    with pytest.raises(EntryError, match="dài 300 chữ, quá 200"):
        office.register.add(unit("Ư" * 300))


def test_people_stand_by_given_name_in_vietnamese_order(office):
    for name in ("Trần Văn Đức", "Lê Thị Ân", "Phan Bá Dũng", "Đỗ Thị An"):
        office.register.add(person(name))

    order = ["Đỗ Thị An", "Lê Thị Ân", "Phan Bá Dũng", "Trần Văn Đức", "Vũ Đình Lợi"]
    assert names(office.register.people()) == order


@pytest.mark.parametrize("wanted", ["hoà", "HÒA", "nguyen hoa", "hoa nguyen"])
def test_a_name_is_found_without_marks_and_with_either_placing(office, wanted):
    office.register.add(person("Nguyễn Thị Hòa"))

    assert names(office.register.find(wanted)) == ["Nguyễn Thị Hòa"]


def test_two_spellings_of_one_name_in_one_unit_are_pointed_out(office):
    for name in ("Nguyễn Thị Hòa", "Nguyễn Thị Hoà", "Nguyễn Thị Hóa"):
        office.register.add(person(name))

    [pair] = office.register.similar()
    assert {pair.first.name, pair.second.name} == {"Nguyễn Thị Hòa", "Nguyễn Thị Hoà"}


def test_one_name_in_two_units_is_two_people(office):
    first = office.register.add(unit("Thôn Đoài"))
    second = office.register.add(unit("Thôn Thượng"))
    for home in (first, second):
        office.register.add(person("Nguyễn Thị Hòa", unit_id=home))

    assert office.register.similar() == []


def test_whoever_left_is_retired_and_can_come_back(office):
    [found] = office.register.people()

    office.register.retire(found)
    assert office.register.people() == []
    [left] = office.register.people(with_retired=True)
    assert left.retired_on == date(2025, 12, 5)
    assert found.id not in office.roundup().candidates

    office.register.bring_back(left)
    assert office.register.people() == [found]


def test_a_unit_does_not_stand_under_itself(office):
    top = office.register.add(unit("Xã"))
    below = office.register.add(unit("Thôn", parent_id=top))
    [found] = [u for u in office.register.units() if u.id == top]

    with pytest.raises(EntryError, match="chính đơn vị bên dưới"):
        office.register.change(replace(found, parent_id=below))


@pytest.mark.parametrize("year", [1899, 2012, 20205])
def test_a_year_of_birth_no_official_has_is_refused(office, year):
    with pytest.raises(EntryError, match=f"Năm sinh {year}"):
        office.register.add(person("Đỗ An", birth_year=year))


def test_work_does_not_end_before_it_begins(office):
    work = DirectWork(DirectRole.LEADING, date(2025, 9, 1), date(2025, 8, 31))

    with pytest.raises(EntryError, match="trước ngày bắt đầu"):
        office.register.add(person("Đỗ An", direct_work=(work,)))


def test_a_household_is_kept_with_its_address(office):
    found = OtherSubject("", "Hộ ông Bế", Kind.HOUSEHOLD, address=" Thôn\u00a0Đoài ")

    office.register.add(found)

    [kept] = office.register.others()
    assert (kept.name, kept.address) == ("Hộ ông Bế", "Thôn Đoài")


def test_nobody_of_a_list_is_entered_when_one_is_refused(office):
    before = office.trail.content_digest()

    with pytest.raises(EntryError):
        office.register.add_many([person("Đỗ An"), person("")], "Dán 2 người")

    assert office.trail.content_digest() == before


def test_a_person_of_a_unit_that_is_not_there_is_refused(office):
    before = office.trail.content_digest()

    with pytest.raises(EntryError, match="Không thấy đơn vị"):
        office.register.add(
            Person("", "Vũ Đình Lợi", "khong-co", Employment.CIVIL_SERVANT)
        )

    assert office.trail.content_digest() == before


# --- moving from unit to unit -------------------------------------------------------


@pytest.fixture
def home(office):
    """The unit the one person of the office is in: Phòng Kinh tế."""
    return office.register.units()[0]


@pytest.fixture
def somebody(office):
    return office.register.people()[0]


def add_unit(office, name, **more):
    kept_id = office.register.add(unit(name, **more))
    return next(u for u in office.register.units() if u.id == kept_id)


def former(office, who):
    return [(m.unit_id, m.since, m.until) for m in office.registers.memberships(who.id)]


def test_a_move_leaves_the_old_unit_until_the_day_before(office, home, somebody):
    new = add_unit(office, "Phòng Tư pháp")

    office.register.keep_person(
        replace(somebody, unit_id=new.id), moved_on=date(2025, 9, 1)
    )

    assert office.register.people()[0].unit_id == new.id
    assert former(office, somebody) == [(home.id, None, date(2025, 8, 31))]
    assert office.trail.next_undo().title == "Chuyển đơn vị của Vũ Đình Lợi"
    office.undo()
    assert office.register.people()[0] == somebody
    assert former(office, somebody) == []


def test_a_second_move_begins_where_the_first_ended(office, home, somebody):
    second, third = add_unit(office, "Phòng Tư pháp"), add_unit(office, "Trạm Y tế")
    moved = replace(somebody, unit_id=second.id)
    office.register.keep_person(moved, moved_on=date(2025, 9, 1))

    office.register.keep_person(
        replace(moved, unit_id=third.id), moved_on=date(2025, 12, 5)
    )

    assert former(office, somebody) == [
        (home.id, None, date(2025, 8, 31)),
        (second.id, date(2025, 9, 1), date(2025, 12, 4)),
    ]


def test_somebody_may_come_back_to_the_unit_they_left(office, home, somebody):
    second = add_unit(office, "Phòng Tư pháp")
    moved = replace(somebody, unit_id=second.id)
    office.register.keep_person(moved, moved_on=date(2025, 7, 1))

    office.register.keep_person(somebody, moved_on=date(2025, 10, 1))

    assert former(office, somebody) == [
        (home.id, None, date(2025, 6, 30)),
        (second.id, date(2025, 7, 1), date(2025, 9, 30)),
    ]


def test_a_breach_counts_for_the_unit_of_its_day_after_a_move(office, home, somebody):
    new = add_unit(office, "Phòng Tư pháp")
    breach = Breach("", somebody.id, date(2025, 8, 31), Severity.DISCIPLINE, "trễ")
    office.records.note_breach(breach, somebody.name)
    office.register.keep_person(
        replace(somebody, unit_id=new.id), moved_on=date(2025, 9, 1)
    )

    roundup = office.roundup()
    assert [b.happened_on for b in roundup.facts(home.id).breaches] == [
        date(2025, 8, 31)
    ]
    assert list(roundup.facts(new.id).breaches) == []


def test_without_a_day_a_changed_unit_corrects_a_mistake(office, somebody):
    new = add_unit(office, "Phòng Tư pháp")

    office.register.keep_person(replace(somebody, unit_id=new.id))

    assert former(office, somebody) == []
    assert office.trail.next_undo().title == "Sửa người Vũ Đình Lợi"


def test_a_day_means_nothing_where_the_unit_stays(office, somebody):
    office.register.keep_person(somebody, moved_on=date(2025, 9, 1))

    assert former(office, somebody) == []


def test_somebody_without_a_unit_leaves_none_behind(office, home):
    free = office.register.keep_person(person("Đỗ Thị An"))
    found = next(p for p in office.register.people() if p.id == free)

    office.register.keep_person(
        replace(found, unit_id=home.id), moved_on=date(2025, 9, 1)
    )

    assert former(office, found) == []


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(2025, 12, 6), "Ngày chuyển đơn vị 06/12/2025 ở sau hôm nay"),
        (date(2025, 3, 1), "về Phòng Kinh tế từ ngày 01/07/2025, không thể chuyển"),
        (date(2025, 7, 1), "về Phòng Kinh tế từ ngày 01/07/2025, không thể chuyển"),
    ],
)
def test_a_move_that_cannot_have_been_is_refused(office, somebody, day, sentence):
    old, new = add_unit(office, "Trạm Y tế"), add_unit(office, "Phòng Tư pháp")
    was = Membership(somebody.id, old.id, None, date(2025, 6, 30))
    office.register.keep_person(somebody, [was])
    before = office.trail.content_digest()

    with pytest.raises(EntryError, match=sentence):
        office.register.keep_person(replace(somebody, unit_id=new.id), moved_on=day)

    assert office.trail.content_digest() == before


def test_a_new_person_is_entered_with_the_units_before_as_one_action(office, home):
    old = add_unit(office, "Trạm Y tế")
    was = Membership("", old.id, None, date(2025, 6, 30))

    kept_id = office.register.keep_person(person("Đỗ Thị An", unit_id=home.id), [was])

    assert office.registers.memberships(kept_id) == [replace(was, person_id=kept_id)]
    office.undo()
    assert names(office.register.people()) == ["Vũ Đình Lợi"]
    assert office.registers.memberships() == []


def test_typed_units_that_overlap_are_refused_and_nothing_is_kept(
    office, home, somebody
):
    old, older = add_unit(office, "Trạm Y tế"), add_unit(office, "Phòng Tư pháp")
    found = [
        Membership(somebody.id, old.id, None, date(2025, 6, 30)),
        Membership(somebody.id, older.id, date(2025, 6, 30), date(2025, 7, 31)),
    ]
    before = office.trail.content_digest()

    with pytest.raises(EntryError, match=r"hai đơn vị cùng lúc: .* ngày 30/06/2025"):
        office.register.keep_person(replace(somebody, position="Phó"), found)

    assert office.trail.content_digest() == before


# --- mergers, new names -------------------------------------------------------------


def test_a_merged_unit_is_retired_and_its_people_go_along(office, home, somebody):
    into = add_unit(office, "Phòng Văn hóa - Xã hội")
    team = add_unit(office, "Tổ một cửa", parent_id=home.id)

    office.register.merge(home, into, date(2025, 10, 1))

    gone = next(u for u in office.register.units(with_retired=True) if u.id == home.id)
    assert (gone.retired_on, gone.successor_id) == (date(2025, 10, 1), into.id)
    assert {u.id: u.parent_id for u in office.register.units()}[team.id] == into.id
    assert names(office.register.people(into.id)) == [somebody.name]
    assert former(office, somebody) == [(home.id, None, date(2025, 9, 30))]
    title = "Sáp nhập Phòng Kinh tế vào Phòng Văn hóa - Xã hội"
    assert office.trail.next_undo().title == title
    office.undo()
    assert office.register.people()[0] == somebody
    assert home in office.register.units()
    assert former(office, somebody) == []


def test_people_may_stay_behind_to_be_moved_one_by_one(office, home, somebody):
    into = add_unit(office, "Phòng Văn hóa - Xã hội")

    office.register.merge(home, into, date(2025, 10, 1), with_people=False)

    assert office.register.people()[0].unit_id == home.id
    assert former(office, somebody) == []


def test_people_who_left_before_stay_where_they_were(office, home, somebody):
    into = add_unit(office, "Phòng Văn hóa - Xã hội")
    office.register.retire(somebody)

    office.register.merge(home, into, date(2025, 10, 1))

    assert office.register.people(with_retired=True)[0].unit_id == home.id


def test_a_unit_may_become_part_of_one_below_it(office, home):
    above = add_unit(office, "Trung tâm")
    office.register.change(replace(home, parent_id=above.id))
    team = add_unit(office, "Tổ một cửa", parent_id=home.id)

    office.register.merge(replace(home, parent_id=above.id), team, date(2025, 10, 1))

    kept = {u.id: u.parent_id for u in office.register.units()}
    assert kept == {above.id: None, team.id: above.id}


def test_a_merger_that_cannot_be_is_refused(office, home, somebody):
    into = add_unit(office, "Phòng Văn hóa - Xã hội")
    before = office.trail.content_digest()

    with pytest.raises(EntryError, match="Ngày sáp nhập 06/12/2025 ở sau hôm nay"):
        office.register.merge(home, into, date(2025, 12, 6))
    with pytest.raises(EntryError, match="vào chính mình"):
        office.register.merge(home, home, date(2025, 10, 1))
    gone = replace(into, retired_on=date(2025, 1, 1))
    with pytest.raises(EntryError, match="Phòng Văn hóa - Xã hội đã ngừng theo dõi"):
        office.register.merge(home, gone, date(2025, 10, 1))

    assert office.trail.content_digest() == before


def test_a_unit_followed_again_is_part_of_nothing_else(office, home):
    into = add_unit(office, "Phòng Văn hóa - Xã hội")
    office.register.merge(home, into, date(2025, 10, 1), with_people=False)
    [gone] = [u for u in office.register.units(with_retired=True) if u.retired_on]

    office.register.bring_back(gone)

    assert home in office.register.units()


def test_a_new_name_and_kind_change_open_rounds_and_no_closed_one(demo_office):
    demo.finish_demo(demo_office)
    closed = demo_office.outcome()
    old = next(row.name for row in closed.proposed if not row.salutation)
    found = next(u for u in demo_office.register.units() if u.name == old)

    changed = replace(found, name="Trung tâm Mới", kind=UnitKind.CENTRE)
    demo_office.register.change(changed)

    assert demo_office.outcome() == closed
    assert old in {c.recipient for c in demo_office.papers.certificates()}
    assert demo_office.register.find("Trung tâm Mới")[0].id == found.id
    demo_office.undo()
    assert found in demo_office.register.units()


def test_a_merger_takes_no_one_out_of_a_closed_round(demo_office):
    demo.finish_demo(demo_office)
    closed = demo_office.outcome()
    first, second = demo_office.register.units()[1:3]

    demo_office.register.merge(first, second, demo_office.today())

    assert demo_office.outcome() == closed
