"""The register: names as they are typed, look-alikes, retiring, the tree of units."""

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
from desktop.errors import EntryError


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
