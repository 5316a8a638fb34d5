"""The format in three places: the reader, its description and the JSON Schema."""

import re
import tomllib
from decimal import Decimal

import pytest
from jsonschema import Draft202012Validator

from desktop.awards.deadlines import Limit
from desktop.awards.eligibility import Verdict
from desktop.awards.facts import Window
from desktop.awards.faultless import Scope as BreachScope
from desktop.awards.forms import AwardForm, Level
from desktop.awards.grading import Ratings
from desktop.awards.indexing import Equal
from desktop.awards.quotas import QuotaMode
from desktop.awards.years import Counting, YearSource
from desktop.emulation.basis import WhenNone
from desktop.emulation.criteria import Evaluator
from desktop.emulation.indicators import Measure, Operator, Scope
from desktop.emulation.indices import IndexCode, IndexRole, Origin
from desktop.emulation.methods import SurveyMeasure
from desktop.emulation.movements import Occasion
from desktop.emulation.participants import DirectRole, Employment, Kind, UnitKind
from desktop.emulation.records import (
    AchievementKind,
    BreachKind,
    InitiativeKind,
    RecognitionLevel,
    Severity,
)
from desktop.plans.conditions import GradeCode, Target, TargetsOf
from desktop.plans.criteria_file import read_criteria_sets
from desktop.plans.index_conditions import Components, RankOf
from desktop.plans.method_parts import MethodCode
from desktop.plans.nodes import KINDS, Otherwise, read_node
from desktop.plans.provisions import Action, Part, PrincipleKind
from desktop.plans.reading import read_plan
from desktop.plans.sections import Report, Section
from tests.factories import ROOT, SHIPPED_PLAN, attested, facts, shipped_text
from tests.plans.plan_format import (
    DESCRIPTION,
    EXAMPLE,
    SCHEMA,
    VALIDATOR,
    as_json,
    reader_accepts,
    schema_accepts,
)

SHIPPED = shipped_text()
SAMPLE = (ROOT / "resources/criteria/mau-chi-so-cchc.toml").read_text("utf-8")


# --- the keys ---------------------------------------------------------------------

TABLES = {
    "": SCHEMA,
    **{
        name: SCHEMA["$defs"][name]
        for name in (
            *("issuer", "period", "basis", "clause", "group", "indicator"),
            *("criteria", "range", "band", "block", "offer", "quota", "deadline"),
            *("round", "reading", "alternative", "duty", "caution", "principle"),
            *("scale", "dossier", "component", "confirmation", "step", "limits"),
            *("model", "sub_movement"),
        )
    },
    "item": SCHEMA["$defs"]["criterion"],
}
HEADINGS = {
    "": "The whole file",
    "quota": "`[[offer.quota]]`",
    "step": "`[[offer.step]]`",
    "component": "`[[dossier.component]]`",
    "confirmation": "`[[dossier.confirmation]]`",
}
NODES = {
    *("condition", "standard", "all", "any", "at_least", "pre", "not", "when", "then"),
    *("ancestor", "case"),
}
CONDITION = SCHEMA["$defs"]["condition"]


@pytest.fixture(scope="module")
def known():
    """Return the keys the reader asks for, by the name of their table."""
    asked: dict[str, set[str]] = {}
    take, has = Section._take, Section.has

    def note(section, key):
        names = [part for part in section.path if isinstance(part, str)]
        asked.setdefault(names[-1] if names else "", set()).add(key)

    def noted(section, key, wanted, words):
        note(section, key)
        return take(section, key, wanted, words)

    def looked_for(section, key):
        note(section, key)
        return has(section, key)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Section, "_take", noted)
        patch.setattr(Section, "has", looked_for)
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
    for kind in CONDITION["dependentSchemas"].values():
        keys |= set(kind.get("else", kind)["properties"])

    assert keys == known["condition"]


def test_the_schema_asks_for_exactly_one_kind_of_condition():
    assert [kind["required"] for kind in CONDITION["oneOf"]] == [[k] for k in KINDS]
    assert list(CONDITION["dependentSchemas"]) == list(KINDS)


def test_a_standard_adds_its_code_groups_and_awards(known):
    own = SCHEMA["$defs"]["standard"]["properties"]

    added = {"code", "group", "groups", "offers"}
    assert set(own) == described("`[[standard]]`") == added
    assert known["standard"] - known["condition"] == added - known["condition"]
    assert added <= known["standard"]


def test_a_case_adds_the_value_it_is_for(known):
    assert set(SCHEMA["$defs"]["case"]["properties"]) == {"value"}
    assert known["case"] <= known["condition"] | {"value"}
    assert "value" in known["case"]


def test_nobody_reads_a_table_that_is_not_described(known):
    assert set(known) - NODES == set(TABLES)


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
        ("scope", Scope),
        ("index", IndexCode),
        ("origin", Origin),
        ("index_role", IndexRole),
        ("components", Components),
        ("equal", Equal),
        ("rank_of", RankOf),
        ("extent", Target),
        ("targets_of", TargetsOf),
        ("ratings", Ratings),
        ("window", Window),
        ("otherwise", Otherwise),
        ("achievement_kind", AchievementKind),
        ("direct_role", DirectRole),
        ("year_source", YearSource),
        ("counting", Counting),
        ("breach_scope", BreachScope),
        ("breach_kind", BreachKind),
        ("severity", Severity),
        ("action", Action),
        ("principle_kind", PrincipleKind),
        ("part", Part),
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
    for name, part in CONDITION["dependentSchemas"].items():
        for key, value in part.get("else", part)["properties"].items():
            assert value["title"], (name, key)


# --- the example ------------------------------------------------------------------


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "path", sorted(SHIPPED_PLAN.parent.glob("*.toml")), ids=lambda path: path.stem
)
def test_the_shipped_plans_fit_the_schema(path):
    data = as_json(tomllib.loads(path.read_text("utf-8"), parse_float=Decimal))

    assert not list(VALIDATOR.iter_errors(data))


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
