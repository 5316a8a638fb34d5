"""Lines of keys: a refusal must point where the eye finds the mistake."""

import re
import tomllib

import pytest

from desktop.plans.positions import lines_of
from tests.factories import shipped_text

SHIPPED = shipped_text()


def paths_in(value, path=()):
    """Return the paths of every table, list entry and key below a value."""
    found = [path] if path else []
    if isinstance(value, dict):
        for key, below in value.items():
            found += paths_in(below, (*path, key))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            found += paths_in(below, (*path, index))
    return found


def last_name(path):
    return next(part for part in reversed(path) if isinstance(part, str))


def test_every_key_of_the_shipped_plan_has_a_line_that_shows_it():
    found = lines_of(SHIPPED)
    lines = SHIPPED.split("\n")

    for path in paths_in(tomllib.loads(SHIPPED)):
        shown = lines[found[path] - 1]
        if isinstance(path[-1], str):
            assert re.search(rf"\b{last_name(path)}\b", shown), (path, shown)


def test_no_line_is_given_to_a_key_that_is_not_there():
    assert set(lines_of(SHIPPED)) == set(paths_in(tomllib.loads(SHIPPED)))


def test_the_n_th_value_of_the_shipped_plan_stands_on_its_line():
    found = lines_of(SHIPPED)
    lines = SHIPPED.split("\n")
    data = tomllib.loads(SHIPPED)

    for path in paths_in(data):
        value = data
        for part in path:
            value = value[part]
        if isinstance(value, str):
            assert value in lines[found[path] - 1], path


TRICKY = {
    "text of several lines": (
        'a = """\nx = 1\n[b]\n# no comment\n"""\nc = 2\n',
        {("a",): 1, ("c",): 6},
    ),
    "text that ends in quotation marks": (
        "a = \"\"\"so \"quoted\"\"\"\"\nb = 2\nc = '''it's''''\nd = 4\n",
        {("a",): 1, ("b",): 2, ("c",): 3, ("d",): 4},
    ),
    "escaped quotation marks": (
        'a = "x \\" # = [ \\\\"\nb = \'\\\'\nc = 3\n',
        {("a",): 1, ("b",): 2, ("c",): 3},
    ),
    "empty texts": (
        'a = ""\nb = \'\'\nc = """"""\nd = 1\n',
        {("a",): 1, ("b",): 2, ("c",): 3, ("d",): 4},
    ),
    "lists in lists": (
        "a = [\n  [1, 2],  # ] here\n  [\n    3,\n  ],\n]\nb = 1\n",
        {
            ("a",): 1,
            ("a", 0): 2,
            ("a", 0, 0): 2,
            ("a", 0, 1): 2,
            ("a", 1): 3,
            ("a", 1, 0): 4,
            ("b",): 7,
        },
    ),
    "tables in lists": (
        'a = [\n  { x = 1, y = [2] },\n  { x = { z = "}" } },\n]\n',
        {
            ("a",): 1,
            ("a", 0): 2,
            ("a", 0, "x"): 2,
            ("a", 0, "y"): 2,
            ("a", 0, "y", 0): 2,
            ("a", 1): 3,
            ("a", 1, "x"): 3,
            ("a", 1, "x", "z"): 3,
        },
    ),
    "dotted keys": (
        "a.b.c = 1\na . d = 2\n[x.y]\nz.w = 3\n",
        {
            ("a",): 1,
            ("a", "b"): 1,
            ("a", "b", "c"): 1,
            ("a", "d"): 2,
            ("x",): 3,
            ("x", "y"): 3,
            ("x", "y", "z"): 4,
            ("x", "y", "z", "w"): 4,
        },
    ),
    "quoted keys": (
        '"a.b" = 1\n\'c "d"\' = 2\n"\\u0111\\"" = 3\n"" = 4\n["x y".\'z\']\nw = 5\n',
        {
            ("a.b",): 1,
            ('c "d"',): 2,
            ('đ"',): 3,
            ("",): 4,
            ("x y",): 5,
            ("x y", "z"): 5,
            ("x y", "z", "w"): 6,
        },
    ),
    "comments with brackets": (
        '# [a]\n[b] # [[c]] "\nd = 1 # ] } """\n# e = 2\nf = [ # [\n 1 # ,2\n]\n',
        {("b",): 2, ("b", "d"): 3, ("b", "f"): 5, ("b", "f", 0): 6},
    ),
    "tables below the last of a list": (
        "[[a]]\nx = 1\n[[a.b]]\ny = 2\n[[a.b]]\n[a.b.c]\nz = 3\n[[a]]\n[[a.b]]\n",
        {
            ("a",): 1,
            ("a", 0): 1,
            ("a", 0, "x"): 2,
            ("a", 0, "b"): 3,
            ("a", 0, "b", 0): 3,
            ("a", 0, "b", 0, "y"): 4,
            ("a", 0, "b", 1): 5,
            ("a", 0, "b", 1, "c"): 6,
            ("a", 0, "b", 1, "c", "z"): 7,
            ("a", 1): 8,
            ("a", 1, "b"): 9,
            ("a", 1, "b", 0): 9,
        },
    ),
    "numbers, days and words": (
        "a = 1_000\nb = 2025-12-15 08:00:00 # at eight\nc = -inf\nd = [1,2,]\ne=true",
        {
            ("a",): 1,
            ("b",): 2,
            ("c",): 3,
            ("d",): 4,
            ("d", 0): 4,
            ("d", 1): 4,
            ("e",): 5,
        },
    ),
    "nothing": ("", {}),
    "nothing but comments": ("# a = 1\n\n  # [b]", {}),
}


@pytest.mark.parametrize("name", TRICKY)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["line feed", "Windows"])
def test_lines_are_right_in_tricky_files(name, end):
    text, expected = TRICKY[name]
    text = text.replace("\n", end)

    found = lines_of(text)

    assert found == expected
    assert set(found) == set(paths_in(tomllib.loads(text)))
