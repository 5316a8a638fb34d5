"""What changed between two exports, row by row."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.bundles.differences import Change, Kind, compare, counts
from desktop.bundles.tables import Field, Table
from desktop.errors import BundleError


def _scores(rows: dict[str, Decimal | None], name: str = "scores") -> Table:
    fields = (Field("unit", "string", required=True), Field("points", "number"))
    return Table(name, "Điểm", fields, ("unit",), tuple(rows.items()))


def test_nothing_differs_between_a_table_and_itself(package):
    assert compare(package.tables, package.tables) == ()


def test_a_row_is_added_changed_or_withdrawn():
    old = _scores({"a": Decimal(1), "b": Decimal(2), "c": None})
    new = _scores({"d": None, "c": None, "b": Decimal(3)})

    assert compare([old], [new]) == (
        Change("scores", ("a",), Kind.WITHDRAWN, {"unit": "a", "points": 1}, None),
        Change(
            "scores",
            ("b",),
            Kind.CHANGED,
            {"unit": "b", "points": 2},
            {"unit": "b", "points": 3},
            ("points",),
        ),
        Change("scores", ("d",), Kind.ADDED, None, {"unit": "d", "points": None}),
    )


def test_not_scored_is_not_zero_but_one_and_a_half_is_one_and_fifty():
    zero = compare([_scores({"a": None})], [_scores({"a": Decimal(0)})])
    same = compare([_scores({"a": Decimal("1.50")})], [_scores({"a": Decimal("1.5")})])

    assert [change.kind for change in zero] == [Kind.CHANGED]
    assert same == ()


def test_a_table_that_comes_or_goes_is_filled_or_emptied():
    one, two = _scores({"a": None}, "one"), _scores({"a": None}, "two")

    changes = compare([one], [two])

    assert [(c.table, c.kind) for c in changes] == [
        ("two", Kind.ADDED),
        ("one", Kind.WITHDRAWN),
    ]


def test_a_new_column_counts_as_null_before():
    old = _scores({"a": None, "b": None})
    fields = (*old.fields, Field("note", "string"))
    new = replace(old, fields=fields, rows=(("a", None, "x"), ("b", None, None)))

    (change,) = compare([old], [new])

    assert (change.key, change.fields) == (("a",), ("note",))
    assert compare([new], [old])[0].fields == ("note",)


def test_tables_with_other_keys_are_not_compared():
    old = _scores({})
    new = replace(old, fields=(Field("unit", "integer", required=True),))

    with pytest.raises(BundleError):
        compare([old], [new])


ROWS = st.dictionaries(st.text("abc", max_size=2), st.none() | st.just(Decimal(1)))


@given(ROWS, ROWS, st.randoms())
def test_the_order_of_rows_does_not_matter_and_the_counts_add_up(old, new, random):
    shuffled = list(new.items())
    random.shuffle(shuffled)

    changes = compare([_scores(old)], [_scores(new)])
    counted = counts(changes).get("scores", dict.fromkeys(Kind, 0))

    assert compare([_scores(old)], [_scores(dict(shuffled))]) == changes
    assert len(new) - len(old) == counted[Kind.ADDED] - counted[Kind.WITHDRAWN]
    assert sum(counted.values()) == len(changes)
    assert not compare([_scores(new)], [_scores(dict(shuffled))])
