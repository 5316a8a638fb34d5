"""Tables that disagree with each other, with the list, or with what was held before."""

import json
from dataclasses import replace

import pytest

from desktop.bundles.sealed.catalogue import BundleRefusedError
from desktop.bundles.sealed.consistency import (
    MOST_REV,
    Reference,
    Rules,
    check_consistency,
)
from desktop.bundles.tables import Field, Table
from tests.bundles.sealed.conftest import code_of, scores
from tests.bundles.sealed.forging import honest_parts, zipped

UNITS = Table(
    "units",
    "Đơn vị",
    (
        Field("id", "string", required=True),
        Field("rev", "integer", required=True),
        Field("parent_id", "string", title="Đơn vị cha"),
    ),
    ("id",),
)
PEOPLE = Table(
    "people",
    "Cá nhân",
    (
        Field("id", "string", required=True),
        Field("rev", "integer", required=True),
        Field("unit_id", "string", title="Đơn vị"),
    ),
    ("id",),
)
MARKS = Table(
    "marks",
    "Điểm",
    (
        Field("round", "string", required=True),
        Field("subject", "string", required=True),
        Field("person_id", "string", required=True, title="Cá nhân"),
    ),
    ("round", "subject"),
)
TREE = Reference("units", ("parent_id",), "units", is_tree=True)
RULES = Rules(
    (
        TREE,
        Reference("people", ("unit_id",), "units"),
        Reference("marks", ("person_id",), "people"),
        Reference("notes", ("round", "subject"), "marks"),
    ),
    foreign=frozenset({"decisions", "appraisals", "rankings"}),
)
NOTES = Table(
    "notes",
    "Ghi chú",
    (
        Field("id", "string", required=True),
        Field("round", "string"),
        Field("subject", "string"),
    ),
    ("id",),
)


def units(*pairs: tuple[str, str | None], rev: int = 1) -> Table:
    return replace(UNITS, rows=tuple((name, rev, parent) for name, parent in pairs))


def people(*pairs: tuple[str, str | None]) -> Table:
    return replace(PEOPLE, rows=tuple((name, 1, unit) for name, unit in pairs))


def marks(*rows: tuple[str, str, str]) -> Table:
    return replace(MARKS, rows=rows)


def notes(*rows: tuple[str, str | None, str | None]) -> Table:
    return replace(NOTES, rows=rows)


def foreign(name: str) -> Table:
    return replace(UNITS, name=name, rows=(("a", 1, None),))


def code(*tables: Table, unknown: tuple[Table, ...] = (), held=None) -> str:
    return code_of(lambda: check_consistency(tables, RULES, unknown=unknown, held=held))


GOOD = units(("a", None), ("b", "a"), ("c", "b"))
LINE = [(f"u{n}", f"u{n - 1}" if n else None) for n in range(3_000)]


def dangling() -> list[str]:
    return [
        code(units(("a", "x"))),
        code(units(("a", None), ("b", "A"))),
        code(units(("a", None), ("b", "a "))),
        code(GOOD, people(("p", "x"))),
        code(GOOD, people(("p", "a"), ("q", "d"))),
        code(people(("p", "a"))),
        code(units(), people(("p", "a"))),
        code(GOOD, people(("p", "a")), marks(("1", "2", "q"))),
        code(GOOD, marks(("1", "2", "p"))),
        code(marks(("1", "2", "p")), people(), notes(("n", "1", "2"))),
        code(people(("p", None)), marks(("1", "2", "p")), notes(("n", "2", "1"))),
        code(people(("p", None)), marks(("1", "2", "p")), notes(("n", "1", "3"))),
    ]


def circles() -> list[str]:
    long = [*LINE, ("top", "u2999")]
    long[0] = ("u0", "top")
    return [
        code(units(("a", "a"))),
        code(units(("a", "b"), ("b", "a"))),
        code(units(("a", "b"), ("b", "c"), ("c", "a"))),
        code(units(("x", None), ("a", "b"), ("b", "a"))),
        code(units(("x", "a"), ("a", "b"), ("b", "a"))),
        code(units(*long)),
    ]


def owners() -> list[str]:
    return [
        *(code(GOOD, foreign(name)) for name in sorted(RULES.foreign)),
        *(code(GOOD, unknown=(foreign(name),)) for name in sorted(RULES.foreign)),
    ]


def backwards() -> list[str]:
    held = {"units": {("a",): 5, ("gone",): 9}}
    return [code(units(("a", None), rev=rev), held=held) for rev in (1, 2, 3, 4)]


def odd_revisions() -> list[str]:
    return [code(units(("a", None), rev=rev)) for rev in (0, -1, MOST_REV + 1, 10**14)]


def test_tables_that_disagree_are_refused(forger, counted):
    found = {
        "TD-408": dangling(),
        "TD-409": circles(),
        "TD-410": owners(),
        "TD-411": backwards(),
        "TD-405": odd_revisions(),
        "TD-412": miscounted(forger),
        "TD-407": doubled(forger),
    }
    assert {code: set(codes) for code, codes in found.items()} == {
        code: {code} for code in found
    }
    counted("F20", sum(map(len, found.values())))


def miscounted(forger) -> list[str]:
    first, table = honest_parts(scores())
    node = json.loads(first.body)["resources"][0]
    lies = [
        forger.code_of_resources([node | {"_rows": rows}], [table])
        for rows in (0, 1, 3, 200_000)
    ]
    data = zipped([first, table])
    heads = [
        forger.code(forger.bundle(data, first.body, counts=counts))
        for counts in (
            {},
            {"scores": 1, "files": 0},
            {"scores": 2},
            {"scores": 2, "files": 1},
            {"scores": 2, "files": 0, "people": 3},
        )
    ]
    return lies + heads


def doubled(forger) -> list[str]:
    head = b"id,points,note\n"
    bodies = [b"a,,\na,,\n", b"a,1,x\nb,,\na,2,y\n", b'a,,\n"a",,\n']
    return [forger.code_of_table(head + body, scores()) for body in bodies]


def test_honest_tables_agree():
    tables = (
        GOOD,
        people(("p", "c"), ("q", None)),
        marks(("1", "2", "p")),
        notes(("n", "1", "2"), ("m", None, "2"), ("o", None, None)),
    )
    assert code(*tables) == ""
    assert code(units(*LINE)) == ""
    assert code(units(*reversed(LINE))) == ""
    assert code(*tables, held={"units": {("a",): 1}, "else": {("a",): 9}}) == ""


def test_an_empty_table_of_another_owner_says_nothing():
    assert code(GOOD, replace(foreign("decisions"), rows=())) == ""


def test_the_line_and_the_words_are_named():
    tables = [GOOD, people(("p", "a"), ("q", "d"))]
    with pytest.raises(BundleRefusedError, match=r"dòng 3.*Đơn vị"):
        check_consistency(tables, RULES)
