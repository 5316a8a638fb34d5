"""Bonus money: coefficient times base salary, doubled before rounding up."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.awards.bonuses import STEP, Rounding, amount_of, rounded
from desktop.awards.forms import AwardForm, Level
from desktop.awards.legal import Law, LegalKind
from desktop.emulation.participants import Kind
from desktop.office.papers.legal_values import shipped

LAW = Law(shipped())
OLD_SALARY, NEW_SALARY = date(2026, 6, 30), date(2026, 7, 1)
COMMENDATION, MERIT, FLAG = (
    AwardForm.COMMENDATION,
    AwardForm.MERIT_CERTIFICATE,
    AwardForm.EMULATION_FLAG,
)
ONE, UNIT, HOME = Kind.INDIVIDUAL, Kind.COLLECTIVE, Kind.HOUSEHOLD
PRODUCTS = st.decimals(0, 10**9, places=4)


@pytest.mark.parametrize(
    ("form", "level", "kind", "at_2_34", "at_2_53"),
    [
        (COMMENDATION, Level.COMMUNE, ONE, 360_000, 380_000),
        (COMMENDATION, Level.COMMUNE, UNIT, 710_000, 760_000),
        (COMMENDATION, Level.COMMUNE, Kind.BUSINESS, 710_000, 760_000),
        (COMMENDATION, Level.COMMUNE, HOME, 530_000, 570_000),
        (MERIT, Level.CITY, ONE, 3_510_000, 3_800_000),
        (MERIT, Level.CITY, UNIT, 7_020_000, 7_590_000),
        (MERIT, Level.STATE, ONE, 8_190_000, 8_860_000),
        (MERIT, Level.STATE, UNIT, 16_380_000, 17_710_000),
        (FLAG, Level.CITY, UNIT, 18_720_000, 20_240_000),
        (FLAG, Level.STATE, UNIT, 28_080_000, 30_360_000),
    ],
)
def test_amounts_are_those_of_the_table(form, level, kind, at_2_34, at_2_53):
    assert amount_of(LAW, OLD_SALARY, form, level, kind).amount == at_2_34
    assert amount_of(LAW, NEW_SALARY, form, level, kind).amount == at_2_53


def test_a_collective_is_doubled_before_rounding_never_after():
    unit = amount_of(LAW, OLD_SALARY, COMMENDATION, Level.COMMUNE, UNIT)
    one = amount_of(LAW, OLD_SALARY, COMMENDATION, Level.COMMUNE, ONE)

    assert unit.product == 702_000
    assert unit.amount == 710_000 != 2 * one.amount == 720_000


@pytest.mark.parametrize(
    ("mode", "amount"),
    [(Rounding.UP, 380_000), (Rounding.NEAREST, 380_000), (Rounding.NONE, 379_500)],
)
def test_the_office_chooses_how_to_round(mode, amount):
    found = amount_of(LAW, NEW_SALARY, COMMENDATION, Level.COMMUNE, ONE, mode)

    assert found.amount == amount


def test_nearest_goes_down_where_up_does_not():
    """Some answers of the years around 2020 rounded 223.500 to the nearest."""
    assert rounded(Decimal(223_500), Rounding.NEAREST) == 220_000
    assert rounded(Decimal(223_500), Rounding.UP) == 230_000
    assert rounded(Decimal(225_000), Rounding.NEAREST) == 230_000


@given(PRODUCTS)
def test_up_is_the_least_multiple_that_is_not_less(product):
    amount = rounded(product, Rounding.UP)

    assert amount % STEP == 0
    assert amount >= Fraction(product) > amount - STEP


@given(PRODUCTS)
def test_nearest_is_never_more_than_half_a_step_away(product):
    amount = rounded(product, Rounding.NEAREST)

    assert amount % STEP == 0
    assert abs(amount - Fraction(product)) <= STEP // 2


@given(PRODUCTS, PRODUCTS)
def test_more_is_never_rounded_to_less(one, other):
    low, high = sorted((one, other))

    for mode in Rounding:
        assert rounded(low, mode) <= rounded(high, mode)


def test_what_the_law_does_not_fix_has_no_amount():
    unnamed = amount_of(LAW, NEW_SALARY, AwardForm.UNSPECIFIED, Level.COMMUNE, ONE)
    before = amount_of(LAW, date(2010, 1, 1), COMMENDATION, Level.COMMUNE, ONE)

    assert unnamed is None
    assert before is None


def test_an_amount_names_what_it_rests_on():
    found = amount_of(LAW, NEW_SALARY, COMMENDATION, Level.COMMUNE, HOME)

    assert found.coefficient == Decimal("0.225")
    assert found.base_salary == 2_530_000
    assert "161/2026" in found.basis
    assert "Điều 54" in found.basis
    assert [source.is_checked for source in found.sources] == [True, False, False]


def test_the_offices_own_coefficient_wins_on_its_days():
    shipped_one = LAW.on(LegalKind.COEFFICIENT, "commendation.commune", NEW_SALARY)
    own = replace(
        shipped_one, id="own", value="0.3", valid_from=date(2026, 9, 1), valid_to=None
    )
    law = Law((*shipped(), own))

    before = amount_of(law, date(2026, 8, 31), COMMENDATION, Level.COMMUNE, ONE)
    since = amount_of(law, date(2026, 9, 1), COMMENDATION, Level.COMMUNE, ONE)

    assert (before.amount, since.amount) == (380_000, 760_000)
