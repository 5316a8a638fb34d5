"""The plan format as its description, its schema and its reader have it."""

import json
import re
import tomllib
from datetime import date, time
from decimal import Decimal

from jsonschema import Draft202012Validator

from desktop.plans.reading import examine
from tests.factories import ROOT

DESCRIPTION = (ROOT / "docs" / "plan-format.md").read_text("utf-8")
SCHEMA = json.loads((ROOT / "resources/plans/plan.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
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


# --- damage to the example --------------------------------------------------------

LAST_RULE = 'attest = "neu-guong", by = "Đảng ủy xã"'
LEAF = '{ attest = "x", label = "a", clause = "II" }'


def problems(text):
    return {p.key: p for p in examine(text)[1]}


def check(old, new, key, words, marker=""):
    """Refuse the damage at its line, by its key and with its words."""
    assert EXAMPLE.count(old) >= 1
    text = EXAMPLE.replace(old, new, 1)
    found = problems(text)
    assert key in found, found
    at = text.index(marker or new.split("\n")[0])
    assert found[key].line == text[:at].count("\n") + 1
    assert found[key].sentence == words
