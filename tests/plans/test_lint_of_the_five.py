"""What is told about each of the five shipped plans: exactly its known defects.

The numbers are those of the list of ambiguities, gaps and contradictions (plans-digest
7). `LISTED` is its column "where"; what a plan raises is that, without what is served
by its data or the program and needs no warning, with what only reading the file shows.
"""

import pytest

from desktop.plans.checking import look_over
from desktop.plans.reading import read_plan
from tests.factories import shipped_text

NGOC_HA = "ngoc-ha-2026-2030"
VINH_BAO = "vinh-bao-2026-2030"
HA_NOI = "ha-noi-2026-2030"
HAI_HOA = "hai-hoa-2024"
HONG_VAN = "hong-van-2025"


def numbers(*parts):
    return {f"A{int(number):02d}" for part in parts for number in part.split()}


# A71 "no plan has a points table" and A72 "how a commune ranks" stand for all five.
LISTED = {
    NGOC_HA: numbers("1 3 4 14 19 34 35 42 49 55 58 63 64 67 71 72"),
    VINH_BAO: numbers(
        "1 4 5 10 13 14 15 16 17 20 21 22 23 27 39 40 41 49 50 53 56 57 59 62 71 72"
    ),
    HA_NOI: numbers(
        "1 3 6 8 11 14 19 20 22 24 26 27 29 30 33 36 37 38 51 52 58 60 61 64 65 69 70",
        "71 72 73",
    ),
    HAI_HOA: numbers("2 4 6 7 8 12 13 14 18 27 28 32 33 47 48 55 59 63 66 68 71 72"),
    HONG_VAN: numbers("2 9 14 15 25 30 31 33 35 43 44 45 46 54 59 62 67 71 72"),
}

SERVED_ELSEWHERE = {
    NGOC_HA: {
        "A14": "the lines above the signature are data of [issuer]",
        "A71": "the file has no points at all and is judged without",
    },
    VINH_BAO: {
        "A14": "the lines above the signature are data of [issuer]",
        "A72": "its own two blocks are told with A20",
    },
    HA_NOI: {
        "A08": "form and decree are data of each paper of a dossier",
        "A14": "the lines above the signature are data of [issuer]",
        "A72": "the blocks are those of the plan; without points nobody is ranked",
    },
    HAI_HOA: {},
    HONG_VAN: {
        "A02": "told by the check of A01: number and date can be filled in",
        "A14": "the lines above the signature are data of [issuer]",
        "A15": "“trước ngày” is `before`; the screen shows the last valid day",
        "A30": "one catalogue of indices; the 90 % are a target of this plan",
        "A31": "the two fields of 99 % are `exception_of` the general target",
        "A33": "operators, with the plan's words beside them",
        "A35": "the points of a group are read as `all`, which every explanation says",
        "A46": "mục 1.5 is an `any` in the file, which every explanation says",
        "A54": "a soft number asks for the reason where it is exceeded",
        "A59": "`direct_work` is an order key behind the total",
        "A72": "the blocks are the groups of the plan; ranking is advice",
    },
}

SHOWN_BY_THE_FILE = {
    NGOC_HA: {
        "A13": "a phrase doubled, two sentences broken (digest 2 N)",
        "A40": "IV.1 proposes to the city without naming a form (digest 2 E)",
        "A62": "the papers for the city stand in the city's plan, not in this one",
    },
    VINH_BAO: {
        "A03": "the city's decision 2162/QĐ-UBND is only cited",
        "A19": "the yearly report and the sơ kết have no day (digest 3 K, M)",
    },
    HA_NOI: {"A40": "IV.1.a proposes ad-hoc awards without naming a form"},
    HAI_HOA: {
        "A03": "the plan 90/KH-UBND of Móng Cái is only cited",
        "A19": "the tổng kết is inside a conference without a day (digest 5 J)",
    },
    HONG_VAN: {
        "A01": "see A02 above",
        "A03": "the plan 05/KH-HĐTĐKT is only cited",
    },
}

PLANS = list(LISTED)


def told(code, choices=None, **filled):
    return look_over(read_plan(shipped_text(code)), choices or {}, **filled)


def test_every_number_of_the_list_belongs_to_a_plan():
    assert set().union(*LISTED.values()) == {f"A{n:02d}" for n in range(1, 74)}


@pytest.mark.parametrize("code", PLANS)
def test_what_is_served_elsewhere_is_listed_and_what_is_added_is_not(code):
    assert set(SERVED_ELSEWHERE[code]) <= LISTED[code]
    assert not set(SHOWN_BY_THE_FILE[code]) & LISTED[code]


@pytest.mark.parametrize("code", PLANS)
def test_a_plan_tells_exactly_its_known_defects(code):
    raised = {notice.lint for notice in told(code) if notice.lint}

    expected = (LISTED[code] - set(SERVED_ELSEWHERE[code])) | set(
        SHOWN_BY_THE_FILE[code]
    )
    assert sorted(raised) == sorted(expected)


@pytest.mark.parametrize("code", PLANS)
def test_every_notice_says_something_and_cites_a_clause_that_exists(code):
    clauses = {clause.number for clause in read_plan(shipped_text(code)).clauses}

    for notice in told(code):
        assert notice.sentence.strip().endswith(("…", ".", "!", "?"))
        assert not notice.clause or notice.clause.split(" ý ")[0] in clauses


@pytest.mark.parametrize("code", PLANS)
def test_once_every_reading_is_settled_nothing_waits(code):
    plan = read_plan(shipped_text(code))
    choices = {r.key: r.alternatives[0].value for r in plan.readings}

    found = told(code, choices, number="12/KH-UBND", has_date=True)

    assert not [notice.sentence for notice in found if notice.is_open]


@pytest.mark.parametrize("code", PLANS)
def test_nothing_is_told_twice(code):
    said = [notice.sentence for notice in told(code)]

    assert len(said) == len(set(said))
