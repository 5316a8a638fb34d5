"""Criteria sets as files: methods, bounds, classes, sets issued above."""

import json
import tomllib
from decimal import Decimal

import pytest
from jsonschema import Draft202012Validator

from desktop.emulation.basis import ScoreBasis, WhenNone
from desktop.emulation.methods import Proportional, Steps
from desktop.errors import PlanFileError
from desktop.plans.criteria_file import read_criteria_sets
from tests.factories import ROOT
from tests.sample_criteria import SAMPLE

SCHEMA = json.loads((ROOT / "resources/plans/plan.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(
    {"$ref": "#/$defs/criteria", "$defs": SCHEMA["$defs"]},
)


def a_set(item, head=""):
    """Return a set of one criterion of ten points."""
    return (
        f'[[criteria]]\ncode = "x"\nname = "x"\ntotal = 10\n{head}\n'
        f'item = [{{ code = "1", name = "Một", max = 10, {item} }}]\n'
    )


def schema_accepts(text):
    sets = tomllib.loads(text, parse_float=Decimal)["criteria"]
    return all(VALIDATOR.is_valid(one) for one in sets)


def problems(text):
    try:
        read_criteria_sets(text)
    except PlanFileError as refusal:
        return refusal.detail or str(refusal)
    return ""


# --- the sample -----------------------------------------------------------------------


def test_the_sample_is_read_on_its_own_and_says_that_it_is_one():
    [sample] = read_criteria_sets(SAMPLE)

    assert sample.is_own
    assert sample.name.startswith("MẪU:")
    assert "để thử" in sample.name
    assert schema_accepts(SAMPLE)


def test_the_sample_has_eight_contents_of_a_hundred_and_both_extras():
    [sample] = read_criteria_sets(SAMPLE)

    within = [top for top in sample.tops if not top.is_extra]
    extras = [(t.code, t.is_bonus, t.is_penalty) for t in sample.tops if t.is_extra]
    assert [top.max_points for top in within] == [12, 6, 22, 6, 12, 8, 18, 16]
    assert extras == [("T", True, False), ("P", False, True)]
    assert [c.code for c in sample.leaves if c.is_surveyed] == ["8.2"]
    assert sample.by_code["P.2"].is_penalty
    assert [(b.name, b.lower) for b in sample.bands] == [
        ("Xuất sắc", 90),
        ("Tốt", 80),
        ("Khá", 65),
        ("Trung bình", 50),
        ("Yếu", 0),
    ]


# --- what is read ---------------------------------------------------------------------


def test_the_bounds_of_a_range_are_read_exactly():
    [found] = read_criteria_sets(
        a_set(
            'method = "steps", range = [ { above = 99.5, points = 10 }, '
            "{ from = 60, up_to = 99.5, points = 5 }, "
            "{ from = 0, below = 60, points = 0 } ]"
        )
    )
    method = found.leaves[0].method

    def points(top, whole):
        basis = ScoreBasis(numerator=Decimal(top), denominator=Decimal(whole))
        return method.points(Decimal(10), basis)

    assert isinstance(method, Steps)
    assert method.when_none is WhenNone.EXCLUDED
    assert [points(995, 1000), points(9951, 10_000)] == [5, 10]
    assert [points(60, 100), points(5999, 10_000)] == [5, 0]


def test_proportional_without_bounds_goes_from_none_to_a_hundred():
    [found] = read_criteria_sets(a_set('method = "proportional"'))

    assert found.leaves[0].method == Proportional(Decimal(100), Decimal(0))


def test_a_criterion_without_a_method_has_typed_points():
    [found] = read_criteria_sets(a_set('clause = ""'))

    assert found.leaves[0].method is None


def test_a_set_issued_above_names_decision_and_version():
    head = 'issuer = "UBND thành phố"\ndecision = "QĐ 01"\nversion = "2"'

    [found] = read_criteria_sets(a_set('parent = ""', head))

    assert found.is_issued_above
    assert "phiên bản 2" in found.origin


# --- what is refused ------------------------------------------------------------------

STEPS = 'method = "steps", range = [ { from = 0, below = 80, points = 1 }, '
REFUSED = {
    "unknown method": ('method = "share"', "method", False),
    "a key of another method": ('method = "count", per_item = 1, full = 90', "full", 0),
    "a key without a method": ("per_item = 1", "per_item", False),
    "steps without ranges": ('method = "steps"', "cần ít nhất một mức", False),
    "no lower bound": (STEPS + "{ points = 2 } ]", "“from” (từ) hoặc", False),
    "two lower bounds": (
        STEPS + "{ from = 80, above = 80, points = 2 } ]",
        "chỉ dùng một trong “from” và “above”",
        False,
    ),
    "two upper bounds": (
        STEPS + "{ from = 80, below = 90, up_to = 90, points = 2 } ]",
        "chỉ dùng một trong “below” và “up_to”",
        False,
    ),
    "no points of a range": (STEPS + "{ from = 80 } ]", "points", False),
    "nothing off": ('method = "deduction", per_fault = 0', "cần trên 0", False),
    "no deduction": ('method = "deduction"', "per_fault", False),
    "no points an item": ('method = "count"', "per_item", False),
    "full above a hundred": ('method = "proportional", full = 101', "full", False),
    "full of nothing": ('method = "proportional", full = 0', "full", False),
    "a survey by appraisal": ('method = "survey"', "evaluator", False),
    "an appraisal by survey": (
        'evaluator = "survey", method = "all_or_nothing"',
        "evaluator",
        False,
    ),
    "bonus and penalty": ("bonus = true, penalty = true", "vừa thưởng", False),
    "an unknown policy": (
        'method = "proportional", when_none = "maybe"',
        "when_none",
        False,
    ),
    # What only the reader sees.
    "ranges that overlap": (
        STEPS + "{ from = 70, points = 2 } ]",
        "chồng lên mức “tỷ lệ dưới 80%”",
        True,
    ),
    "ranges that share a bound": (
        (
            'method = "steps", range = [ { from = 0, up_to = 80, points = 1 }, '
            "{ from = 80, points = 2 } ]"
        ),
        "chồng lên mức",
        True,
    ),
    "two ranges without an end": (
        (
            'method = "steps", range = [ { from = 0, points = 1 }, '
            "{ from = 80, points = 2 } ]"
        ),
        "chồng lên mức",
        True,
    ),
    "a gap": (STEPS + "{ from = 90, points = 2 } ]", "hở giữa", True),
    "a gap of one value": (STEPS + "{ above = 80, points = 2 } ]", "hở giữa", True),
    "no range from zero": (
        'method = "steps", range = [ { from = 80, points = 2 } ]',
        "chưa có mức từ 0",
        True,
    ),
    "no range without an end": (
        STEPS + "{ from = 80, below = 100, points = 2 } ]",
        "không chặn trên",
        True,
    ),
    "a range of nothing": (
        STEPS + "{ from = 80, below = 80, points = 2 } ], otherwise = 0",
        "không chứa tỷ lệ nào",
        True,
    ),
    "points above the most": (STEPS + "{ from = 80, points = 11 } ]", "đến 10", True),
    "points too fine": (STEPS + "{ from = 80, points = 1.005 } ]", "hai số lẻ", True),
    "a rest above the most": (
        STEPS + "{ from = 80, points = 1 } ], otherwise = 11",
        "otherwise",
        True,
    ),
    "a floor above full": (
        'method = "proportional", full = 80, floor = 90',
        "không được vượt mức đủ điểm 80",
        True,
    ),
    "an item above the most": ('method = "count", per_item = 11', "per_item", True),
    "a penalty taken from the most": (
        'penalty = true, method = "deduction", per_fault = 1',
        "điểm phạt tính bằng “count”",
        True,
    ),
    "a surveyed bonus": (
        'bonus = true, evaluator = "survey"',
        "trong thang điểm",
        True,
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_does_not_fit_is_refused_with_its_words(name):
    item, words, schema_is_blind = REFUSED[name]
    text = a_set(item)

    assert words in problems(text)
    assert schema_accepts(text) is bool(schema_is_blind)


def test_a_gap_is_allowed_where_the_rest_is_stated():
    text = a_set(STEPS + "{ from = 90, points = 2 } ], otherwise = 0")

    assert not problems(text)
    assert schema_accepts(text)


HEADS = {
    "issued without a decision": ('issuer = "UBND"\nversion = "1"', "decision"),
    "issued without a version": ('issuer = "UBND"\ndecision = "QĐ"', "version"),
    "a version of nobody": ('version = "1"', "issuer"),
    "issued above and own": (
        'issuer = "UBND"\ndecision = "QĐ"\nversion = "1"\nown = true',
        "tự lập",
    ),
}


@pytest.mark.parametrize("name", HEADS)
def test_where_a_set_comes_from_is_said_wholly_or_not_at_all(name):
    head, words = HEADS[name]
    text = a_set('parent = ""', head)

    assert words in problems(text)
    assert not schema_accepts(text)


@pytest.mark.parametrize(
    ("bands", "words"),
    [
        ('[{ name = "Tốt", from = 80 }]', "mức thấp nhất phải từ 0"),
        (
            '[{ name = "Khá", from = 0 }, { name = "Tốt", from = 80 }]',
            "thấp hơn mức ở trên",
        ),
        (
            '[{ name = "Tốt", from = 80 }, { name = "Tốt", from = 0 }]',
            "trùng tên",
        ),
    ],
)
def test_classes_fall_to_zero(bands, words):
    assert words in problems(a_set('parent = ""', f"band = {bands}"))


TREE = """
[[criteria]]
code = "x"
name = "x"
total = 10
item = [
  { code = "1", name = "Một", max = 10 },
  { code = "1.1", name = "Con", max = 10, parent = "1" },
  { code = "T", name = "Thưởng", max = 3, bonus = true },
  { code = "T1", name = "Thưởng 1", max = 2, parent = "T" },
  { code = "T2", name = "Thưởng 2", max = 2, parent = "T" },
]
"""


def test_a_bonus_may_offer_more_than_its_cap_and_is_no_part_of_the_sum():
    [found] = read_criteria_sets(TREE)

    assert found.by_code["T2"].is_bonus
    assert found.total == 10


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            'max = 10 },\n  { code = "1.1"',
            'max = 9 },\n  { code = "1.1"',
            "cộng lại 10",
        ),
        ('"Thưởng 2", max = 2', '"Thưởng 2", max = 0.5', "cộng lại 2.5"),
        ('parent = "T" },\n]', 'parent = "T", bonus = true },\n]', "cấp trên cùng"),
        (
            '"Một", max = 10',
            '"Một", max = 10, method = "all_or_nothing"',
            "không có con",
        ),
        ('"Một", max = 10', '"Một", max = 10, evaluator = "survey"', "không có con"),
        ('parent = "1"', 'parent = "9"', "không có tiêu chí “9”"),
        ('code = "T2"', 'code = "T1"', "trùng mã"),
    ],
)
def test_the_tree_is_guarded(old, new, words):
    assert old in TREE

    assert words in problems(TREE.replace(old, new, 1))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "cần ít nhất một bảng"),
        ("[[criteria]\n", "không đúng cách viết TOML"),
        ("x = 1e99999999999999999999\n", "không đúng cách viết TOML"),
        (SAMPLE + "\n[khac]\nx = 1\n", "không có khóa này"),
    ],
)
def test_a_file_that_holds_no_sets_is_refused(text, words):
    assert words in problems(text)


def test_a_problem_names_its_line():
    text = SAMPLE.replace("per_fault = 0.25", "per_fault = 0", 1)

    line = text[: text.index("per_fault = 0\n")].count("\n") + 1
    assert problems(text).startswith(f"Dòng {line}, khóa “criteria[1].item[4]")
