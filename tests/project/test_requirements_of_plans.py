"""docs/requirements.md: every requirement once, every named test and clause there."""

import ast
import re
from functools import cache

import resources
from desktop.plans.reading import read_plan
from tests.factories import ROOT

PLANS = {
    "Ngọc Hà": "ngoc-ha-2026-2030",
    "Vĩnh Bảo": "vinh-bao-2026-2030",
    "Hà Nội": "ha-noi-2026-2030",
    "Hải Hòa": "hai-hoa-2024",
    "Hồng Vân": "hong-van-2025",
}
NO_NUMBER = {"header", "end"}  # parts of a paper that carry no number
LATER = ("later: papers", "later: exchange")
ROW = re.compile(r"^\| (R\d{3}) \| ([MSX]) \|(.*)\|$", re.MULTILINE)
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


@cache
def rows():
    """Return id, weight, and the cells words, clauses, served by, shown by."""
    text = (ROOT / "docs" / "requirements.md").read_text("utf-8")
    return [
        (number, weight, *(cell.strip() for cell in cells.split(" | ")))
        for number, weight, cells in ROW.findall(text)
    ]


@cache
def functions_of(file):
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def named_tests(row):
    return TEST.findall(row[5])


def test_every_number_stands_there_once_and_in_order():
    assert [row[0] for row in rows()] == [f"R{n:03d}" for n in range(1, 161)]
    assert {len(row) for row in rows()} == {6}


def test_every_test_that_is_named_exists():
    gone = [
        f"{row[0]}: {file}::{name}"
        for row in rows()
        for file, name in named_tests(row)
        if name not in functions_of(file)
    ]
    unreadable = [
        row[0]
        for row in rows()
        if row[5] != "–" and len(named_tests(row)) != len(row[5].split("<br>"))
    ]

    assert (gone, unreadable) == ([], [])


def test_whatever_a_plan_states_is_shown_by_a_test_or_said_to_come_later():
    bare = [
        number
        for row in rows()
        for number, weight, words, _, served, _ in [row]
        if not words
        or not served
        or (weight == "M" and not named_tests(row) and not served.startswith(LATER))
    ]

    assert bare == []


def test_what_the_rules_show_is_named_by_plan_and_clause():
    unnamed = [
        row[0]
        for row in rows()
        if row[3] in ("", "brief")
        and any(file.startswith("tests/rules/") for file, _ in named_tests(row))
    ]
    astray = [
        f"{row[0]}: {plan} {clause}"
        for row in rows()
        for plan, clause in clauses_of(row[3])
        if clause not in numbers_of(plan) | NO_NUMBER
    ]

    assert (unnamed, astray) == ([], [])


def clauses_of(cell):
    """Yield plan and clause out of "Hà Nội III.1, IV.2.a; Hải Hòa II.1"."""
    if cell in ("all", "brief") or set(cell.split(", ")) <= NO_NUMBER:
        return
    for part in cell.split("; "):
        plan = next(name for name in PLANS if part.startswith(f"{name} "))
        yield from ((plan, at) for at in part.removeprefix(f"{plan} ").split(", "))


@cache
def numbers_of(plan):
    text = resources.text(f"plans/{PLANS[plan]}.toml")
    return {clause.number for clause in read_plan(text).clauses}


def test_every_file_that_is_named_exists():
    named = [
        path
        for row in rows()
        for path in re.findall(r"`((?:desktop|db|ui|resources)/[\w./-]+)`", row[4])
    ]

    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []
