"""Dates, numbers and money: written as papers write them, read as officers type."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import vietnamese
from desktop.errors import EntryError


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [
        (Decimal("92.5"), 2, "92,50"),
        (Decimal("1234.5"), None, "1.234,5"),
        (Decimal("9.50"), None, "9,5"),
        (100, None, "100"),
        (4680000, None, "4.680.000"),
        (Decimal("2.665"), 2, "2,67"),
        (Decimal("-0.001"), 2, "0,00"),
        (Decimal("-2.5"), 1, "-2,5"),
        (Decimal("1E+3"), None, "1.000"),
    ],
)
def test_numbers_use_the_comma_and_round_halves_up(value, places, written):
    assert vietnamese.number(value, places) == written


def test_a_share_has_no_space_before_its_sign():
    assert vietnamese.percent(Decimal("95.8"), 2) == "95,80%"


@pytest.mark.parametrize(("value", "written"), [(0, "00"), (5, "05"), (120, "120")])
def test_counts_have_two_digits(value, written):
    assert vietnamese.two_digits(value) == written


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (dt.date(2026, 7, 5), "ngày 05 tháng 7 năm 2026"),
        (dt.date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (dt.date(2026, 1, 1), "ngày 01 tháng 01 năm 2026"),
        (dt.date(2025, 12, 14), "ngày 14 tháng 12 năm 2025"),
    ],
)
def test_the_date_of_a_paper_follows_decree_30(day, written):
    assert vietnamese.long_date(day) == written


def test_an_open_date_leaves_blanks_no_line_can_break():
    blank = vietnamese.long_date(None)

    assert blank.split("\u00a0")[0] == "ngày"
    assert " " not in blank
    assert blank.replace("\u00a0", " ") == "ngày        tháng        năm       "


def test_short_dates_times_and_weekdays():
    assert vietnamese.short_date(dt.date(2026, 3, 2)) == "02/03/2026"
    assert vietnamese.time(dt.time(10, 32)) == "10:32"
    assert vietnamese.time(dt.datetime(2026, 3, 2, 7, 5)) == "07:05"
    sunday, monday = dt.date(2025, 12, 14), dt.date(2025, 12, 15)
    assert vietnamese.date_with_weekday(sunday) == "Chủ nhật, ngày 14/12/2025"
    assert vietnamese.date_with_weekday(monday) == "Thứ Hai, ngày 15/12/2025"


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "không"),
        (10, "mười"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi bốn"),
        (105, "một trăm linh năm"),
        (111, "một trăm mười một"),
        (1005, "một nghìn không trăm linh năm"),
        (4680000, "bốn triệu sáu trăm tám mươi nghìn"),
        (1_000_005, "một triệu không trăm linh năm"),
        (1_050_000_000, "một tỷ không trăm năm mươi triệu"),
        (2_000_000_000_000, "hai nghìn tỷ"),
        (-7, "âm bảy"),
    ],
)
def test_numbers_are_read_aloud(amount, words):
    assert vietnamese.number_in_words(amount) == words


def test_money_is_read_with_its_currency():
    words = "bốn triệu sáu trăm tám mươi nghìn đồng"

    assert vietnamese.money_in_words(4_680_000) == words


@given(st.integers(0, 10**15), st.integers(0, 10**15))
def test_two_sums_are_never_read_alike(one, other):
    alike = vietnamese.number_in_words(one) == vietnamese.number_in_words(other)

    assert alike == (one == other)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9,5", "9.5"),
        ("9.5", "9.5"),
        (" 92,50 ", "92.50"),
        ("1.234,5", "1234.5"),
        ("1.234", "1.234"),
        ("1.234.567", "1234567"),
        ("0", "0"),
        ("−2", "-2"),
        ("-2,5", "-2.5"),
    ],
)
def test_scores_are_read_as_typed(typed, meant):
    assert vietnamese.parse_number(typed) == Decimal(meant)


@pytest.mark.parametrize(
    "typed",
    [
        *("abc", "1e5", "NaN", "∞", "", " ", "9,", ",5", "--1", "0x10", "٣", "1_000"),
        *("1,234.5", "1,2,3", "1.23.456", "12.34,5", "1 234", "9" * 30, "9,5%"),
    ],
)
def test_what_is_no_number_or_could_be_two_is_refused(typed):
    with pytest.raises(EntryError) as refusal:
        vietnamese.parse_number(typed)

    assert refusal.value.sentence.endswith(".")
    assert refusal.value.next_step.startswith("Hãy")


@given(st.decimals(-(10**9), 10**9, places=2))
def test_what_is_written_plainly_is_read_back(value):
    plain = f"{value:f}".replace(".", ",")

    assert vietnamese.parse_number(plain) == value


@pytest.mark.parametrize(
    ("typed", "meant"), [("379.500", 379500), ("4680000", 4680000), ("12", 12)]
)
def test_sums_of_money_group_by_dots(typed, meant):
    assert vietnamese.parse_whole(typed) == meant


@pytest.mark.parametrize("typed", ["9,5", "3.50", "1,000", "", "mười"])
def test_a_sum_that_is_not_whole_is_refused(typed):
    with pytest.raises(EntryError):
        vietnamese.parse_whole(typed)


@pytest.mark.parametrize("typed", ["14/12/2025", "14-12-2025", "14.12.2025"])
def test_dates_are_read_day_first(typed):
    assert vietnamese.parse_date(typed) == dt.date(2025, 12, 14)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("31/02/2026", "Tháng 2 năm 2026 có 28 ngày"),
        ("29/02/2025", "28 ngày"),
        ("0/1/2026", "31 ngày"),
        ("5/13/2026", "tháng 1 đến tháng 12"),
        ("1/1/0001", "kiểm tra lại năm"),
        ("1/1/2101", "kiểm tra lại năm"),
        ("1/1/26", "ngày/tháng/năm"),
        ("1/1-2026", "ngày/tháng/năm"),
        ("", "ngày/tháng/năm"),
        ("hôm qua", "ngày/tháng/năm"),
    ],
)
def test_an_impossible_date_is_refused_with_the_way_out(typed, hint):
    with pytest.raises(EntryError) as refusal:
        vietnamese.parse_date(typed)

    assert hint in refusal.value.next_step


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)))
def test_every_written_date_is_read_back(day):
    assert vietnamese.parse_date(vietnamese.short_date(day)) == day
