"""Register numbers carry check characters: a slip of the hand is noticed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.awards.register_numbers import (
    check_characters,
    decision_code,
    parse,
    shown,
)
from desktop.errors import EntryError

NUMBERS = st.integers(1, 999_999)
YEARS = st.integers(1990, 2100)


def test_a_number_is_written_with_its_year_and_two_check_characters():
    assert shown(12, 2026) == "12/2026-98"
    assert shown(3, 2026) == "03/2026-50"


@given(NUMBERS, YEARS)
def test_all_digits_as_one_number_leave_one_when_divided_by_97(number, year):
    """ISO 7064, MOD 97-10: anybody can check it with a pocket calculator."""
    digits = shown(number, year).replace("/", "").replace("-", "")

    assert int(digits) % 97 == 1


@given(NUMBERS, YEARS)
def test_what_is_written_is_read_back(number, year):
    assert parse(shown(number, year)) == (number, year)
    assert parse(f" {number} / {year} – {check_characters(number, year)} ") == (
        number,
        year,
    )
    assert parse(f"{number}/{year}") == (number, year)


@given(NUMBERS, YEARS, st.data())
def test_one_wrong_digit_is_refused(number, year, data):
    text = f"{number}/{year}-{check_characters(number, year)}"
    places = [place for place, char in enumerate(text) if char.isdigit()]
    place = data.draw(st.sampled_from(places))
    others = [d for d in "0123456789" if d != text[place]]
    wrong = f"{text[:place]}{data.draw(st.sampled_from(others))}{text[place + 1 :]}"

    if wrong.startswith("0"):
        return  # "02/2026" is the number 2, another text for another slip
    with pytest.raises(EntryError, match="hai chữ số kiểm tra không khớp"):
        parse(wrong)


@given(st.integers(10, 999_999), YEARS, st.data())
def test_neighbours_changed_round_are_refused(number, year, data):
    digits = f"{number}{year}{check_characters(number, year)}"
    place = data.draw(st.integers(0, len(digits) - 2))
    changed = list(digits)
    changed[place], changed[place + 1] = changed[place + 1], changed[place]
    if changed == list(digits) or changed[0] == "0":
        return
    cut = len(digits) - 6
    text = "".join(changed)

    with pytest.raises(EntryError):
        parse(f"{text[:cut]}/{text[cut:-2]}-{text[-2:]}")


@pytest.mark.parametrize(
    "text",
    ["", "Bà Đỗ Bích Hường", "12", "12/26", "0/2026", "1284/QĐ-UBND", "1/2/2026"],
)
def test_what_is_no_register_number_is_left_to_the_search(text):
    assert parse(text) is None


def test_the_code_of_a_decision_names_nobody_and_waits_for_number_and_day():
    day = date(2026, 12, 18)

    code = decision_code("412", "QĐ-UBND", day, 11)

    assert code == "412/QĐ-UBND 18/12/2026 11 20"
    assert int("412" + "18122026" + "11" + "20") % 97 == 1
    assert decision_code("", "QĐ-UBND", day, 11) == ""
    assert decision_code("412", "QĐ-UBND", None, 11) == ""
