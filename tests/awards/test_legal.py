"""The law's values are dated; what nobody compared with its text is marked."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from desktop.awards.legal import AMENDED_LAW, Law, LegalKind, overlapping
from desktop.office.papers.legal_values import shipped, unchecked

LAW = Law(shipped())


@pytest.mark.parametrize(
    ("day", "salary"),
    [
        (date(2018, 7, 1), 1_390_000),
        (date(2020, 7, 1), 1_490_000),
        (date(2023, 6, 30), 1_490_000),
        (date(2023, 7, 1), 1_800_000),
        (date(2024, 6, 30), 1_800_000),
        (date(2024, 7, 1), 2_340_000),
        (date(2026, 6, 30), 2_340_000),
        (date(2026, 7, 1), 2_530_000),
    ],
)
def test_the_base_salary_is_that_of_the_day(day, salary):
    assert int(LAW.base_salary(day).value) == salary


def test_the_salary_that_was_planned_and_never_paid_is_nowhere():
    assert "1600000" not in {value.value for value in shipped()}


@pytest.mark.parametrize(
    ("day", "law", "decree"),
    [
        (date(2024, 12, 20), "ngày 19 tháng 6 năm 2015", "98/2023/NĐ-CP"),
        (date(2025, 6, 15), "ngày 19 tháng 02 năm 2025", "98/2023/NĐ-CP"),
        (date(2025, 7, 1), "ngày 16 tháng 6 năm 2025", "152/2025/NĐ-CP"),
        (date(2027, 2, 28), "ngày 16 tháng 6 năm 2025", "152/2025/NĐ-CP"),
        (date(2027, 3, 1), "ngày 16 tháng 6 năm 2025", "Nghị định số … ngày …"),
    ],
)
def test_the_laws_are_those_of_the_day(day, law, decree):
    """NĐ 152/2025 ends on 1/3/2027; what follows it is left blank, not guessed."""
    bases = [value.value for value in LAW.bases(day)]

    assert bases[0].endswith(law)
    assert sum(decree in basis for basis in bases) >= 1
    assert sum(basis.startswith("Căn cứ Nghị định") for basis in bases) == 1


def test_the_amending_law_is_cited_from_its_day_on_and_to_be_checked():
    def cited(day):
        return [v for v in LAW.bases(day) if v.code == AMENDED_LAW]

    assert cited(date(2026, 9, 30)) == []
    [found] = cited(date(2026, 10, 1))
    assert not found.is_checked
    assert "06/2026/QH16" in found.legal_basis
    [sentence] = unchecked([found])
    assert sentence.startswith("Cần kiểm tra: Luật sửa đổi")


@pytest.mark.parametrize(
    "code",
    ["commendation.commune", "factor.household"],
)
def test_coefficients_nobody_compared_are_marked(code):
    found = LAW.on(LegalKind.COEFFICIENT, code, date(2026, 12, 1))

    assert not found.is_checked


def test_every_size_and_number_of_days_is_marked():
    kinds = (LegalKind.CERTIFICATE_SIZE, LegalKind.PROCESSING)

    assert all(not v.is_checked for v in shipped() if v.kind in kinds)
    assert LAW.days("posting", date(2026, 12, 1)).value == "5"


def test_no_two_shipped_values_of_a_code_hold_on_one_day():
    assert overlapping(shipped()) == []


def test_every_value_says_where_it_comes_from_and_can_be_read():
    for value in shipped():
        assert value.legal_basis
        assert value.title
        assert value.valid_to is None or value.valid_to >= value.valid_from
        if value.kind in (LegalKind.BASE_SALARY, LegalKind.COEFFICIENT):
            assert Decimal(value.value) > 0
        if value.kind is LegalKind.BASIS:
            assert value.value.startswith("Căn cứ ")
            assert not value.value.endswith((".", ";"))


def test_one_value_ends_where_the_next_begins():
    salaries = [v for v in shipped() if v.kind is LegalKind.BASE_SALARY]

    for one, following in pairwise(salaries):
        assert one.valid_to + timedelta(days=1) == following.valid_from
