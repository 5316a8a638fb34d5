"""What the documents about the rules name has to exist."""

import importlib
import re

import pytest

from tests.factories import ROOT

MODULES = [
    importlib.import_module(f"desktop.{name}")
    for name in (
        *("emulation.criteria", "emulation.indicators", "emulation.movements"),
        *("emulation.participants", "emulation.ranking", "emulation.records"),
        *("emulation.basis", "emulation.methods"),
        *("emulation.scoring", "awards.counting", "awards.deadlines"),
        *("awards.eligibility", "awards.facts", "awards.forms", "awards.quotas"),
        *("awards.selection", "awards.standards", "plans.checking", "plans.plan"),
        *("awards.attesting", "awards.grading", "awards.combining", "awards.dossiers"),
        *("awards.belonging", "awards.duplicates", "awards.faultless", "awards.years"),
        *("awards.indexing", "awards.targeting", "emulation.indices"),
    )
]


def described(name):
    return (ROOT / "docs" / name).read_text("utf-8")


def test_every_class_of_the_glossary_exists():
    named = re.findall(r"`([A-Z][a-z]\w+)[`.]", described("glossary.md"))

    missing = [n for n in named if not any(hasattr(m, n) for m in MODULES)]

    assert named
    assert not missing


def test_every_name_of_the_rules_exists():
    for module, name in re.findall(
        r"`([a-z]+)\.(\w+)(?:\.\w+)?`", described("rules.md")
    ):
        assert hasattr(importlib.import_module(f"desktop.awards.{module}"), name)


@pytest.mark.parametrize("document", ["rules.md", "ranking.md", "plan-format.md"])
def test_every_file_a_document_names_exists(document):
    named = re.findall(r"`([\w/.-]+/[\w.-]+\.(?:py|toml|json))`", described(document))

    for name in named:
        assert (ROOT / name).exists() or (ROOT / "tests" / name).exists(), name


def test_the_rules_name_every_type_once_as_built_or_not_built():
    named = re.findall(r"^\| (RT\d\d) ", described("rules.md"), re.MULTILINE)

    assert sorted(named) == [f"RT{n:02d}" for n in range(1, 25)]
