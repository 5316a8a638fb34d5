"""Names typed in every way officers type them: kept, found and sorted alike."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import text

ANY_TEXT = st.text(max_size=300)


def shuffled(names):
    return random.Random(5).sample(names, len(names))


def test_text_from_a_mac_is_composed():
    decomposed = unicodedata.normalize("NFD", "Đặng Thị Hường")

    assert text.clean(decomposed) == "Đặng Thị Hường"


@pytest.mark.parametrize("space", ["\u00a0", "\u2007", "\u202f", "\t", "\v", "\r\n"])
def test_every_kind_of_space_becomes_a_plain_one(space):
    assert text.clean(f" Tổ{space} dân{space}phố 5 ") == "Tổ dân phố 5"


@pytest.mark.parametrize("unseen", ["\u200b", "\ufeff", "\u200e", "\x00", "\ud800"])
def test_what_nobody_sees_is_dropped(unseen):
    assert text.clean(f"Xã{unseen} An{unseen}") == "Xã An"


def test_a_mark_parted_from_its_letter_finds_back():
    assert text.clean("Hoa\u200b\u0300") == "Hoà"


def test_three_hundred_letters_stay_three_hundred():
    long_name = "Ủy ban " * 42 + "Hòa An"

    assert len(long_name) == 300
    assert text.clean(long_name) == long_name


def test_lines_are_kept_and_blank_ends_dropped():
    assert text.clean_lines("\r\n một  hai \r ba\n\n") == "một hai\nba"


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(raw):
    once = text.clean(raw)

    assert text.clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(ANY_TEXT)
def test_cleaning_lines_twice_changes_nothing(raw):
    once = text.clean_lines(raw)

    assert text.clean_lines(once) == once


@given(ANY_TEXT)
def test_keys_of_decomposed_text_are_the_same(raw):
    decomposed = unicodedata.normalize("NFD", raw)

    assert text.search_key(raw) == text.search_key(decomposed)
    assert text.same_key(raw) == text.same_key(decomposed)
    assert text.sort_key(raw) == text.sort_key(decomposed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà", "Hòa"),
        ("thuỷ", "thủy"),
        ("Thuý", "Thúy"),
        ("UBND phường Hoà Bình", "ubnd PHƯỜNG Hòa Bình"),
        ("Thi đua – Khen thưởng", "Thi đua - Khen thưởng"),
        ("Phan Rang–Tháp Chàm", "Phan Rang - Tháp Chàm"),
        ("Tổ  5", "Tổ\u00a05"),
    ],
)
def test_two_spellings_of_one_name_are_the_same(one, other):
    assert text.same_key(one) == text.same_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoa", "Hòa"),
        ("Hòa", "Hóa"),
        ("quý", "quy"),
        ("quý", "quỷ"),
        ("Dương", "Đương"),
        ("Thúy", "Thúi"),
        ("ĐàLạt", "ĐạLạt"),
    ],
)
def test_different_names_stay_different(one, other):
    assert text.same_key(one) != text.same_key(other)


def test_a_right_spelling_is_left_alone():
    assert text.clean("Đá quý, thủy sản, hoà giải") == "Đá quý, thủy sản, hoà giải"


@pytest.mark.parametrize(
    ("whole", "typed"),
    [
        ("Nguyễn Thị Đào", "dao nguyen"),
        ("Phường Đồ Sơn", "do son"),
        ("Ủy ban", "UY"),
        ("Tổ dân phố 12", "to 12"),
        ("Xã Kiến Thụy", ""),
    ],
)
def test_a_name_is_found_without_marks(whole, typed):
    assert text.matches(whole, typed)


def test_another_name_is_not_found():
    assert not text.matches("Nguyễn Thị Đào", "hoa")


def test_letters_sort_by_alphabet_then_tone():
    right = ["a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "ẳ", "ẵ", "ắ", "ặ", "â", "ầ", "b"]
    right += ["d", "đ", "e", "ê", "i", "o", "ô", "ơ", "ợ", "u", "ư", "ự", "y"]

    assert sorted(shuffled(right), key=text.sort_key) == right


def test_a_syllable_counts_before_the_next_one():
    right = ["An Bình", "An Dương", "Ân Thi", "Ba Đình", "Bà Rịa", "Đại An"]

    assert sorted(shuffled(right), key=text.sort_key) == right


def test_numbers_sort_by_value():
    right = ["Tổ dân phố 2", "Tổ dân phố 10", "Tổ dân phố 10 A"]

    assert sorted(shuffled(right), key=text.sort_key) == right


def test_people_sort_by_given_then_family_then_middle_name():
    right = ["Ẩn", "Lê Thị Bình", "Trần Bình", "Trần Văn Bình", "Đỗ An Chi"]

    assert sorted(shuffled(right), key=text.person_sort_key) == right


@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_names_can_be_sorted(names):
    sorted(names, key=text.sort_key)
    sorted(names, key=text.person_sort_key)


def test_small_raised_digits_do_not_stop_a_sort():
    assert sorted(["100 m²", "20 m²"], key=text.sort_key) == ["20 m²", "100 m²"]
