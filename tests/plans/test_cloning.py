"""Next year's plan: every day moved, names with their years, the rest as it was."""

from datetime import date

import pytest

from desktop.awards.counting import InitiativesAtLeast
from desktop.awards.deadlines import When
from desktop.errors import EntryError, PlanFileError
from desktop.plans.cloning import differences, shifted, usual_years
from desktop.plans.reading import read_plan
from desktop.plans.shifting import YearShift
from desktop.plans.trees import walk
from tests.factories import shipped_text

FIVE = {
    "hong-van-2025": "hong-van-2026",
    "hai-hoa-2024": "hai-hoa-2025",
    "ngoc-ha-2026-2030": "ngoc-ha-2027-2031",
    "ha-noi-2026-2030": "ha-noi-2027-2031",
    "vinh-bao-2026-2030": "vinh-bao-2027-2031",
}


def days_of(plan):
    """Return every day of a plan that has a year of its own."""
    days = [plan.period.first, plan.period.last]
    days += [d.day for d in plan.deadlines if d.day and d.when is not When.YEARLY]
    days += [i.due for i in plan.indicators if i.due]
    for one in plan.rounds:
        days += [one.cutoff] if one.cutoff and not one.is_yearly else []
        days += [one.period.first, one.period.last] if one.period else []
    for standard in plan.standards:
        for _path, node in walk(standard.root):
            if isinstance(node, InitiativesAtLeast) and node.since:
                days.append(node.since)
    return days


@pytest.mark.parametrize(("code", "new"), FIVE.items())
def test_each_of_the_five_plans_is_copied_with_every_day_moved(code, new):
    source = shipped_text(code)
    old, made = read_plan(source), read_plan(shifted(source))

    assert made.code == new
    assert [d.year for d in days_of(made)] == [d.year + 1 for d in days_of(old)]
    assert [(d.month, d.day) for d in days_of(made)] == [
        (d.month, d.day) for d in days_of(old)
    ]
    assert (made.number, made.issued_on) == ("", None)
    assert made.bases == old.bases
    assert [o.quotas[0].quota.count for o in made.offers] == [
        o.quotas[0].quota.count for o in old.offers
    ]


@pytest.mark.parametrize("code", FIVE)
def test_no_year_of_the_old_plan_is_left_in_its_names(code):
    source = shipped_text(code)
    old = read_plan(source)
    made = read_plan(shifted(source, usual_years(old)))

    years = range(old.period.first.year, old.period.last.year + 1)
    said = [made.title, made.movement, made.short_name]
    said += [offer.citation for offer in made.offers]
    said += [template.name for template in made.rounds]
    assert not [words for words in said for year in years if str(year) in words]


@pytest.mark.parametrize("code", FIVE)
def test_a_copy_says_what_has_to_be_checked(code):
    source = shipped_text(code)
    old, made = read_plan(source), read_plan(shifted(source))

    assert len(made.cautions) == len(old.cautions) + 1
    assert "căn cứ pháp lý" in made.cautions[-1].text
    assert f"“{old.short_name}”" in made.cautions[-1].text


@pytest.mark.parametrize("code", FIVE)
def test_comments_stay_where_they_were(code):
    source = shipped_text(code)

    kept = [line for line in shifted(source).splitlines() if line.startswith("#")]

    assert kept[1:] == [line for line in source.splitlines() if line.startswith("#")]


def test_a_quarter_and_a_month_move_too():
    made = read_plan(shifted(shipped_text("hai-hoa-2024")))

    due = next(d for d in made.deadlines if d.when is When.QUARTER)
    assert (due.day, due.quoted) == (date(2025, 3, 31), "trong Quý I/2025")


def test_a_copy_can_be_copied_again():
    twice = shifted(shifted(shipped_text()))

    assert read_plan(twice).code == "hong-van-2027"


def test_the_differences_name_what_moved():
    source = shipped_text()
    found = differences(read_plan(source), read_plan(shifted(source)))

    said = {(one.what, one.after) for one in found}
    assert ("Thời gian", "01/07/2026 – 31/12/2026") in said
    assert ("Hạn: Đề xuất khen thưởng", "15/12/2026") in said
    assert all(one.before != one.after for one in found)


@pytest.mark.parametrize("years", [0, -1, 21])
def test_a_copy_for_no_sensible_year_is_refused(years):
    with pytest.raises(EntryError, match="Không sao chép"):
        shifted(shipped_text(), years)


def test_what_is_no_plan_is_not_copied():
    with pytest.raises(PlanFileError):
        shifted("format = 1\n")


# --- years in words -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("trước ngày 15/12/2024", "trước ngày 15/12/2025"),
        ("trong Quý I/2024, tháng 7/2024", "trong Quý I/2025, tháng 7/2025"),
        ("Chỉ số CCHC năm 2023", "Chỉ số CCHC năm 2024"),
        ("Nghị quyết số 35-NQ/TU ngày 20/12/2023", None),
        ("Kế hoạch số 90/KH-UBND ngày 12/02/2024", None),
        ("Nghị định số 73/2024/NĐ-CP", None),
        ("giai đoạn 2021-2030", None),
        ("ngày 29/02/2024", "ngày 28/02/2025"),
        ("2024 hồ sơ, 12.024 lượt", "2025 hồ sơ, 12.024 lượt"),
    ],
)
def test_years_of_the_plan_move_and_those_of_papers_stay(text, moved):
    assert YearShift(2024, 2024, 1).words(text) == (moved or text)


def test_a_range_of_years_moves_as_a_whole_or_not_at_all():
    by = YearShift(2026, 2030, 5)

    assert by.words("giai đoạn 2026 - 2030") == "giai đoạn 2031 - 2035"
    assert by.words("giai đoạn 2021 - 2030") == "giai đoạn 2021 - 2030"


def test_a_leap_day_becomes_the_last_of_february():
    by = YearShift(2024, 2024, 1)

    assert by.day(date(2024, 2, 29)) == date(2025, 2, 28)
    assert by.code("thi-dua") == "thi-dua-2025"
