"""Looking a plan over: gaps become notices with their clause, nothing is repaired."""

from copy import deepcopy
from dataclasses import replace
from datetime import date

import pytest

from desktop.plans.checking import look_over
from desktop.plans.plan import Clause
from desktop.plans.reading import read_plan
from tests.factories import shipped_text

PLAN = read_plan(shipped_text())
SETTLED = {"nhieu-sang-kien": "2", "tieu-chuan-thon-xom": "1.1"}


def notices(plan=PLAN, choices=None, **filled):
    return look_over(plan, choices or {}, **filled)


def sentences(*args, **kwargs):
    return [notice.sentence for notice in notices(*args, **kwargs)]


def about(word, found):
    return [notice for notice in found if word in notice.sentence]


@pytest.mark.parametrize(
    ("filled", "is_missing"),
    [
        ({}, True),
        ({"number": "12/KH-UBND"}, True),
        ({"has_date": True}, True),
        ({"number": "12/KH-UBND", "has_date": True}, False),
    ],
    ids=["nothing filled in", "number alone", "date alone", "both"],
)
def test_a_missing_number_or_date_is_shown(filled, is_missing):
    assert bool(about("Chưa có số, ngày", notices(**filled))) is is_missing


def test_number_and_date_may_stand_in_the_plan_itself():
    dated = replace(PLAN, number="12/KH-UBND", issued_on=date(2025, 7, 25))

    assert not about("Chưa có số, ngày", notices(dated))


def test_the_gap_in_the_numbering_is_shown_and_closed_by_nobody():
    (gap,) = about("Thiếu mục", notices())

    assert gap.sentence == "Thiếu mục III.1.3: sau III.1.2 là III.1.4."
    assert (gap.clause, gap.is_open) == ("III.1", False)


@pytest.mark.parametrize(
    ("numbers", "gaps"),
    [
        (["I.1", "I.2", "I.3"], []),
        (["I.1", "I.4"], ["Thiếu mục I.2, I.3: sau I.1 là I.4."]),
        (["I.1", "II.3", "I.3"], ["Thiếu mục I.2: sau I.1 là I.3."]),
        (["I.9", "I.10", "I.12"], ["Thiếu mục I.11: sau I.10 là I.12."]),
        (["1", "3"], ["Thiếu mục 2: sau 1 là 3."]),
        (["I.2.a", "I.2.c"], []),
        (["I.2", "I.1"], []),
        (["I.1", "I.999999999999"], []),
    ],
    ids=[
        "no gap",
        "two missing",
        "by parent",
        "past nine",
        "without parent",
        "letters",
        "backwards",
        "a number of absurd size",
    ],
)
def test_gaps_are_found_per_heading(numbers, gaps):
    plan = replace(PLAN, clauses=tuple(Clause(n, "Mục") for n in numbers))

    assert [s for s in sentences(plan) if s.startswith("Thiếu mục")] == gaps


def test_a_group_without_a_standard_is_open_until_one_is_chosen():
    (group,) = about("Thôn, xóm", notices())

    assert group.is_open
    assert group.reading == "tieu-chuan-thon-xom"
    assert group.sentence.endswith("hãy chọn cách xét.")


@pytest.mark.parametrize("standard", ["1.1", "1.5"])
def test_a_chosen_standard_closes_the_notice_and_stays_visible(standard):
    choices = {"tieu-chuan-thon-xom": standard}

    (group,) = about("Thôn, xóm", notices(choices=choices))

    assert not group.is_open
    assert group.sentence.endswith(f"đang xét theo mục {standard}.")


def test_groups_with_a_standard_give_no_notice():
    assert len(about("tiêu chuẩn riêng", notices(choices=SETTLED))) == 1


def test_a_deadline_before_the_end_of_the_period_is_shown():
    (early,) = about("trước ngày kết thúc", notices())

    assert early.sentence == (
        "Hạn “Đề xuất khen thưởng” ngày 14/12/2025 trước ngày kết thúc phong trào "
        "31/12/2025."
    )
    assert early.clause == "III.2"


def test_a_deadline_on_the_last_day_is_no_notice():
    assert not about("Kết thúc phong trào” ngày", notices())


@pytest.mark.parametrize(
    ("choices", "words", "is_open"),
    [
        ({}, "từ 02", True),
        ({"nhieu-sang-kien": "2"}, "từ 02", False),
        ({"nhieu-sang-kien": "5"}, "từ 05", False),
    ],
    ids=["by default", "default confirmed", "another chosen"],
)
def test_many_is_shown_with_the_number_it_is_read_as(choices, words, is_open):
    (many,) = about("Có nhiều sáng kiến", notices(choices=choices))

    assert f"đang hiểu là {words}." in many.sentence
    assert (many.reading, many.is_open) == ("nhieu-sang-kien", is_open)


def test_every_caution_of_the_plan_is_shown():
    assert {c.text for c in PLAN.cautions} <= set(sentences())


def test_a_sheet_the_office_made_itself_says_so():
    own = about("do cơ quan tự lập", notices())

    assert len(own) == 2
    assert not any(notice.is_open for notice in own)


def test_once_everything_is_settled_nothing_is_open():
    found = notices(choices=SETTLED, number="12/KH-UBND", has_date=True)

    assert not [notice for notice in found if notice.is_open]


def test_looking_over_changes_nothing():
    before = deepcopy(PLAN)
    choices = dict(SETTLED)

    look_over(PLAN, choices)

    assert before == PLAN
    assert choices == SETTLED
