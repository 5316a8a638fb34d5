"""Targets in words, and counts as an officer types them."""

from decimal import Decimal

import pytest

from desktop.plans.reading import read_plan
from tests.factories import shipped_text
from ui.dialogs.result_parts import read_count
from ui.pages import target_words

TARGETS = {i.code: i for i in read_plan(shipped_text()).indicators}
NUMBERS = target_words.numbers(tuple(TARGETS.values()))


@pytest.mark.parametrize(
    ("code", "number", "goal"),
    [
        ("S4-I01", "1", "có xác nhận"),
        ("S4-I02", "2", "từ 90%"),
        ("S4-I05", "5", "phấn đấu 100%"),
        ("S4-I05a", "5a", "từ 99%"),
        ("S4-I05b", "5b", "từ 99%"),
        ("S4-I06", "6", "phấn đấu 100%"),
        ("S4-I17", "17", "trên 60%"),
        ("S4-I19", "19", "phấn đấu từ 80%"),
        ("S4-I21", "21", "phấn đấu từ 03 sáng kiến"),
        ("S4-I22", "22", "bằng hoặc vượt số giao"),
    ],
)
def test_a_target_has_its_number_and_its_aim_in_words(code, number, goal):
    assert NUMBERS[code] == number
    assert target_words.goal(TARGETS[code]) == goal


@pytest.mark.parametrize(
    ("typed_words", "value"),
    [("1.200", "1200"), ("1200", "1200"), ("12,5", "12.5"), ("12.5", "12.5")],
)
def test_a_count_with_a_dot_at_thousands_is_thousands(typed_words, value):
    assert read_count(typed_words) == Decimal(value)
