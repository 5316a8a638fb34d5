"""The format in three places: the reader, its description and the JSON Schema."""

import json
import re
import tomllib
from datetime import date, time
from decimal import Decimal

import pytest
from jsonschema import Draft202012Validator

from desktop.awards.deadlines import Limit
from desktop.awards.eligibility import Verdict
from desktop.awards.forms import AwardForm, Level
from desktop.awards.quotas import QuotaMode
from desktop.emulation.basis import WhenNone
from desktop.emulation.criteria import Evaluator
from desktop.emulation.indicators import Measure, Operator
from desktop.emulation.methods import SurveyMeasure
from desktop.emulation.movements import Occasion
from desktop.emulation.participants import Employment, Kind, UnitKind
from desktop.emulation.records import InitiativeKind, RecognitionLevel
from desktop.plans.criteria_file import read_criteria_sets
from desktop.plans.method_parts import MethodCode
from desktop.plans.nodes import KINDS, GradeCode, read_node
from desktop.plans.reading import examine, read_plan
from desktop.plans.sections import Report, Section
from tests.factories import ROOT, attested, facts, shipped_text

DESCRIPTION = (ROOT / "docs" / "plan-format.md").read_text("utf-8")
SCHEMA = json.loads((ROOT / "resources/plans/plan.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
SHIPPED = shipped_text()
SAMPLE = (ROOT / "resources/criteria/mau-chi-so-cchc.toml").read_text("utf-8")
EXAMPLE = re.search(r"```toml\n(# complete example\n.*?)```", DESCRIPTION, re.DOTALL)[1]


def as_json(value):
    """Return a TOML value as the schema sees it: days are text."""
    if isinstance(value, dict):
        return {key: as_json(below) for key, below in value.items()}
    if isinstance(value, list):
        return [as_json(below) for below in value]
    return value.isoformat() if isinstance(value, (date, time)) else value


def schema_accepts(text):
    return VALIDATOR.is_valid(as_json(tomllib.loads(text, parse_float=Decimal)))


def reader_accepts(text):
    return not examine(text)[1]


# --- the keys ---------------------------------------------------------------------

TABLES = {
    "": SCHEMA,
    **{
        name: SCHEMA["$defs"][name]
        for name in (
            *("issuer", "period", "basis", "clause", "group", "indicator"),
            *("criteria", "range", "band", "block", "offer", "quota", "deadline", "round"),
            *("reading", "alternative", "duty", "caution"),
        )
    },
    "item": SCHEMA["$defs"]["criterion"],
}
HEADINGS = {"": "The whole file", "quota": "`[[offer.quota]]`"}
CONDITION = SCHEMA["$defs"]["condition"]


@pytest.fixture(scope="module")
def known():
    """Return the keys the reader asks for, by the name of their table."""
    asked: dict[str, set[str]] = {}
    take = Section._take

    def noted(section, key, wanted, words):
        names = [part for part in section.path if isinstance(part, str)]
        asked.setdefault(names[-1] if names else "", set()).add(key)
        return take(section, key, wanted, words)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Section, "_take", noted)
        assert reader_accepts(SHIPPED)
        assert reader_accepts(EXAMPLE)
        assert read_criteria_sets(SAMPLE)
        for kind in KINDS:
            read_node(Section({kind: None}, ("condition",), Report({})))
    return asked


def described(heading):
    """Return the keys in the tables of one part of the description."""
    level = "###" if f"\n### {heading}" in DESCRIPTION else "##"
    start = DESCRIPTION.index(f"\n{level} {heading}")
    end = re.compile(r"\n##").search(DESCRIPTION, start + 5).start()
    return set(re.findall(r"^\| `(\w+)` \|", DESCRIPTION[start:end], re.MULTILINE))


def heading_of(table):
    if table in HEADINGS:
        return HEADINGS[table]
    found = re.search(rf"^##+ (`\[*{table}\]*`)", DESCRIPTION, re.MULTILINE)
    assert found, f"docs/plan-format.md has no part about {table}"
    return found[1]


@pytest.mark.parametrize("table", TABLES, ids=lambda name: name or "whole file")
def test_every_key_the_reader_knows_is_described(table, known):
    assert described(heading_of(table)) == known[table]


@pytest.mark.parametrize("table", TABLES, ids=lambda name: name or "whole file")
def test_every_key_the_reader_knows_stands_in_the_schema(table, known):
    assert set(TABLES[table]["properties"]) == known[table]


def test_every_key_of_a_condition_is_described(known):
    assert described("Conditions") == known["condition"]


def test_every_key_of_a_condition_stands_in_the_schema(known):
    keys = set(CONDITION["properties"])
    for kind in CONDITION["oneOf"]:
        keys |= set(kind["properties"])

    assert keys == known["condition"]
    assert [kind["required"][0] for kind in CONDITION["oneOf"]] == list(KINDS)


def test_a_standard_adds_its_code_and_group(known):
    own = SCHEMA["$defs"]["standard"]["properties"]

    assert set(own) == described("`[[standard]]`") == {"code", "group"}
    assert set(own) <= known["standard"]


def test_nobody_reads_a_table_that_is_not_described(known):
    conditions = {"all", "any", "at_least", "condition", "standard"}

    assert set(known) == set(TABLES) | conditions


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("kind", Kind),
        ("unit_kind", UnitKind),
        ("employment", Employment),
        ("measure", Measure),
        ("operator", Operator),
        ("occasion", Occasion),
        ("form", AwardForm),
        ("level", Level),
        ("mode", QuotaMode),
        ("limit", Limit),
        ("grade", GradeCode),
        ("initiative_kind", InitiativeKind),
        ("recognition_level", RecognitionLevel),
        ("method", MethodCode),
        ("when_none", WhenNone),
        ("survey_measure", SurveyMeasure),
        ("evaluator", Evaluator),
    ],
)
def test_every_code_stands_with_its_words_in_description_and_schema(name, codes):
    listed = [(one["const"], one["title"]) for one in SCHEMA["$defs"][name]["oneOf"]]

    assert listed == [(code.value, code.label) for code in codes]
    for code in codes:
        assert f"| `{code.value}` | {code.label} |" in DESCRIPTION


def test_everything_in_the_schema_has_a_vietnamese_title():
    for name, part in SCHEMA["$defs"].items():
        assert part["title"], name
        for key, value in part.get("properties", {}).items():
            assert value["title"], (name, key)


# --- the example ------------------------------------------------------------------


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


def test_the_shipped_plan_fits_the_schema():
    assert not list(VALIDATOR.iter_errors(as_json(tomllib.loads(SHIPPED))))


def test_the_example_of_the_description_is_a_plan():
    plan = read_plan(EXAMPLE)

    assert schema_accepts(EXAMPLE)
    assert plan.code == "vi-du-2026"
    assert plan.indicators[0].target == Decimal("98.5")


def test_the_example_can_be_judged_by():
    plan = read_plan(EXAMPLE)
    yes = attested("doan-ket", "duoc-khen")
    known = facts(attestations=yes, period=plan.period, readings=plan.settled({}))

    judged = plan.standards[0].judge(known)

    assert judged.verdict is Verdict.UNKNOWN
    assert judged.missing == "Chưa có xếp loại trong thời gian của phong trào"


# --- reader and schema agree ------------------------------------------------------

GOOD = {
    "as it is": ("", ""),
    "without a number": ('number = "12/KH-UBND"\n', ""),
    "an empty number": ('"12/KH-UBND"', '""'),
    "without a date": ("issued_on = 2026-01-15\n", ""),
    "without a default": ('default = "2"\n', ""),
    "without an order": ('order = ["total"]\n', ""),
    "a quota without a number": (
        'mode = "hard"\ncount = 3\nin_words = "ba"\n',
        'mode = "none"\n',
    ),
    "a quota of none": (
        'count = 3\nin_words = "ba"\nclause = "II"\nquoted = "không quá 03 tập thể"',
        'count = 0\nin_words = "không"\nclause = "II"\nquoted = "chưa xét"',
    ),
    "a group without a standard": ('standard = "tap-the"\n\n[[block]]', "[[block]]"),
    "an attested target": (
        'measure = "ratio"\noperator = ">="\ntarget = 98.5',
        'measure = "attested"',
    ),
    "an assigned target": (
        'measure = "ratio"\noperator = ">="\ntarget = 98.5',
        'measure = "assigned"\noperator = ">="',
    ),
    "a counted target": (
        'measure = "ratio"',
        'measure = "count"\ncounts = "initiatives"',
    ),
    "a number above a hundred": (
        'measure = "ratio"\noperator = ">="\ntarget = 98.5',
        'measure = "number"\noperator = ">"\ntarget = 250',
    ),
    "a whole number written with a point": ("total = 10\n", "total = 10.0\n"),
}
BAD = {
    "unknown key": ("format = 1", "format = 1\nformat_of = 1"),
    "unknown key of a table": ('place = "Ví Dụ"', 'place = "Ví Dụ"\nplaces = 1'),
    "unknown key of a condition": ("watches_breaches", "watches"),
    "flag of another condition": ("watches_breaches = true", "applied = true"),
    "no format": ("format = 1\n", ""),
    "another format": ("format = 1", "format = 2"),
    "no title": ("title = ", "# title = "),
    "an empty name": (
        'issuer]\noffice = "Ủy ban nhân dân xã Ví Dụ"',
        'issuer]\noffice = " "',
    ),
    "no issuer": (EXAMPLE[EXAMPLE.index("[issuer]") : EXAMPLE.index("[period]")], ""),
    "text as number": ('place = "Ví Dụ"', "place = 5"),
    "number as text": ("target = 98.5", 'target = "98.5"'),
    "flag as text": ("own = true", 'own = "true"'),
    "number as flag": ("total = 10", "total = true"),
    "negative number": ("target = 98.5", "target = -1"),
    "far too large a number": ("total = 10", "total = 1e16"),
    "day as in Vietnamese": ("day = 2026-11-20", 'day = "20/11/2026"'),
    "day with a time": ("day = 2026-11-20", "day = 2026-11-20T08:00:00"),
    "day of another age": ("day = 2026-11-20", "day = 0026-11-20"),
    "unknown kind": ('kinds = ["collective"]', 'kinds = ["group"]'),
    "kinds as text": ('kinds = ["collective"]', 'kinds = "collective"'),
    "unknown kind of unit": ('"office", "centre"', '"bureau", "centre"'),
    "unknown measure": ('"ratio"', '"share"'),
    "unknown operator": ('operator = ">="', 'operator = "≥"'),
    "unknown grade": ('grade = "good"', 'grade = "khá"'),
    "unknown form": ('"commendation"', '"medal"'),
    "unknown occasion": ('occasion = "annual"', 'occasion = "monthly"'),
    "unknown mode": ('mode = "hard"', 'mode = "firm"'),
    "unknown limit": ('limit = "on_or_before"', 'limit = "after"'),
    "a ratio without a target": ("target = 98.5\n", ""),
    "a ratio without an operator": ('operator = ">="\n', ""),
    "a ratio above a hundred": ("target = 98.5", "target = 100.5"),
    "an assigned target without an operator": (
        'measure = "ratio"\noperator = ">="',
        'measure = "assigned"',
    ),
    "a count of nothing": ('measure = "ratio"', 'measure = "count"'),
    "a quota without a number": ('count = 3\nin_words = "ba"\n', ""),
    "no quota with a number": ('mode = "hard"', 'mode = "none"'),
    "a quota of nobody": (
        'kinds = ["collective"]\nmode',
        "kinds = []\nmode",
    ),
    "a negative quota": ("count = 3", "count = -3"),
    "half a quota": ("count = 3", "count = 2.5"),
    "a condition of two kinds": (
        'attest = "doan-ket"',
        'attest = "doan-ket"\ngrade = "good"',
    ),
    "a condition of no kind": ('attest = "doan-ket"\nwatches_breaches = true', ""),
    "a condition without a label": ('label = "Xếp loại tốt", ', ""),
    "at least without a number": ("count = 2\n", ""),
    "at least none": ("count = 2\n", "count = 0\n"),
    "no initiatives wanted": ("initiatives = 2", "initiatives = 0"),
    "no alternatives": (
        EXAMPLE[
            EXAMPLE.index("alternative = [") : EXAMPLE.index("]\n\n[[standard]]") + 1
        ],
        "alternative = []",
    ),
    "a list for a table": ("[issuer]", "[[issuer]]"),
    "a table for a list": ("[[deadline]]", "[deadline]"),
}
# What no schema can see: sums, words, references, and how a value was written.
READER_ONLY = {
    "a day in quotation marks": ("day = 2026-11-20", 'day = "2026-11-20"'),
    "seven digits after the point": ("target = 98.5", "target = 98.1234567"),
    "a period that ends before it begins": ("to = 2026-11-30", "to = 2026-01-01"),
    "children that exceed their parent": ("max = 2.5", "max = 3.5"),
    "headings that miss the total": ("total = 10", "total = 20"),
    "a parent that is not there": ('max = 2.5, parent = "B"', 'max = 0, parent = "Z"'),
    "a criterion twice": ('code = "B2"', 'code = "B1"'),
    "another number in words": ('"ba"', '"bốn"'),
    "another number in the quotation": ("03 tập thể", "04 tập thể"),
    "a default that is no alternative": ('default = "2"', 'default = "9"'),
    "a number read as a word": ('value = "3"', 'value = "ba"'),
    "an unknown standard": ('standard = "tap-the"', 'standard = "x"'),
    "an unknown group": ('groups = ["tap-the"]', 'groups = ["x"]'),
    "an unknown reading": ('reading = "nhieu"', 'reading = "x"'),
    "an unknown deadline": ('deadline = "de-nghi"', 'deadline = "x"'),
    "an unknown clause": ('clause = "II ý 1"', 'clause = "V"'),
    "an unknown key of the order": ('order = ["total"]', 'order = ["x"]'),
    "an unknown key of the precedence": ('["total", "B"]', '["total", "X"]'),
    "a clause twice": ('number = "II"', 'number = "I"'),
    "unseen characters for a name": ('label = "từ 02"', 'label = "\u200b"'),
}


def changed(old, new):
    assert old in EXAMPLE
    return EXAMPLE.replace(old, new, 1)


@pytest.mark.parametrize("name", GOOD)
def test_reader_and_schema_both_accept(name):
    text = changed(*GOOD[name])

    assert examine(text)[1] == ()
    assert schema_accepts(text)


@pytest.mark.parametrize("name", BAD)
def test_reader_and_schema_both_refuse(name):
    text = changed(*BAD[name])

    assert not reader_accepts(text)
    assert not schema_accepts(text)


@pytest.mark.parametrize("name", READER_ONLY)
def test_only_the_reader_refuses(name):
    text = changed(*READER_ONLY[name])

    assert not reader_accepts(text)
    assert schema_accepts(text)
