"""A plan's text changed in one place: only that changes, and it is still a plan."""

import tomllib
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desktop.awards.standards import AllOf, AnyOf, AtLeast
from desktop.errors import EntryError
from desktop.plans import editing
from desktop.plans.node_fields import KIND_LABELS, fields_of, kind_of
from desktop.plans.node_samples import offered, sample
from desktop.plans.nodes import KINDS
from desktop.plans.trees import walk
from tests.factories import shipped_text

FIVE = (
    "hong-van-2025",
    "hai-hoa-2024",
    "ngoc-ha-2026-2030",
    "ha-noi-2026-2030",
    "vinh-bao-2026-2030",
)
PERSON = ("standard", 2)  # Hồng Vân, III.1.4: all of three


@pytest.fixture(scope="module")
def hong_van():
    return shipped_text()


def root_of(source, place=2):
    return editing.checked(source).standards[place].root


def labels(node):
    return [child.label for child in node.children]


def beside(source, place):
    """Return the plan without the standard that is changed."""
    plan = editing.checked(source)
    others = tuple(s for n, s in enumerate(plan.standards) if n != place)
    return replace(plan, standards=others)


def comments(source):
    return [line for line in source.splitlines() if line.lstrip().startswith("#")]


def test_a_number_of_a_condition_is_changed_and_nothing_else(hong_van):
    path = (*PERSON, "all", 2)
    changed = editing.set_key(hong_van, path, "initiatives", 3)

    assert root_of(changed).children[2].count == 3
    assert beside(changed, 2) == beside(hong_van, 2)
    assert comments(changed) == comments(hong_van)
    old, new = hong_van.splitlines(), changed.splitlines()
    assert sum(a != b for a, b in zip(old, new, strict=True)) == 1


def test_a_threshold_and_its_operator_are_changed_exactly():
    source = shipped_text("ha-noi-2026-2030")
    path = next(
        path
        for path, node in walk(root_of(source, 0), ("standard", 0))
        if getattr(node, "value", None) == 86
    )
    changed = editing.set_key(source, path, "value", Decimal("86.5"))
    changed = editing.set_key(changed, path, "operator", ">")

    node = next(n for p, n in walk(root_of(changed, 0), ("standard", 0)) if p == path)
    assert (node.value, node.operator.label) == (Decimal("86.5"), "trên")


@pytest.mark.parametrize(
    ("to", "kind"), [("any", AnyOf), ("at_least", AtLeast), ("all", AllOf)]
)
def test_the_quantifier_is_changed_and_the_conditions_stay(hong_van, to, kind):
    changed = editing.set_quantifier(hong_van, PERSON, to, count=2)

    root = root_of(changed)
    assert isinstance(root, kind)
    assert root.children == root_of(hong_van).children
    assert comments(changed) == comments(hong_van)


def test_a_quantifier_changed_and_changed_back_is_the_same_plan(hong_van):
    there = editing.set_quantifier(hong_van, PERSON, "at_least", count=2)
    back = editing.set_quantifier(there, PERSON, "all")

    assert editing.checked(back) == editing.checked(hong_van)


def test_conditions_are_moved_up_and_down_and_taken_out(hong_van):
    before = labels(root_of(hong_van))
    down = editing.move(hong_van, (*PERSON, "all", 0), 1)
    assert labels(root_of(down)) == [before[1], before[0], before[2]]
    assert labels(root_of(editing.move(down, (*PERSON, "all", 1), -1))) == before

    less = editing.remove(hong_van, (*PERSON, "all", 1))
    assert labels(root_of(less)) == [before[0], before[2]]
    assert beside(less, 2) == beside(hong_van, 2)


def test_nothing_moves_out_of_its_list(hong_van):
    assert not editing.can_move(hong_van, (*PERSON, "all", 0), -1)
    assert not editing.can_move(hong_van, (*PERSON, "all", 2), 1)
    assert not editing.can_move(hong_van, PERSON, 1)


def test_the_only_condition_of_a_list_stays(hong_van):
    less = editing.remove(hong_van, (*PERSON, "all", 0))
    least = editing.remove(less, (*PERSON, "all", 0))

    with pytest.raises(EntryError, match="duy nhất"):
        editing.remove(least, (*PERSON, "all", 0))


def test_every_kind_on_offer_can_be_added(hong_van):
    plan = editing.checked(hong_van)
    assert len(offered(plan)) == len(KINDS) - 1  # all but what needs a reading

    for kind, words in offered(plan):
        made = editing.add(hong_van, PERSON, sample(kind, "III.1.4", plan))
        assert root_of(made).children[-1].label == words
        assert beside(made, 2) == beside(hong_van, 2)


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ("hai-hoa-2024", ("standard", 0, "all", 1)),
        ("ngoc-ha-2026-2030", ("standard", 1)),
        ("ha-noi-2026-2030", ("standard", 0, "all", 0)),
        ("vinh-bao-2026-2030", ("standard", 1, "all", 1)),
    ],
)
def test_conditions_are_added_however_a_plan_is_written(code, path):
    source = shipped_text(code)
    plan = editing.checked(source)
    before = dict(walk(plan.standards[path[1]].root, path[:2]))[path]

    for kind in ("attest", "rank", "then"):
        changed = editing.add(source, path, sample(kind, before.clause, plan))
        after = dict(walk(root_of(changed, path[1]), path[:2]))[path]
        assert after.children[:-1] == before.children
        assert after.children[-1].label == KIND_LABELS[kind]
        assert beside(changed, path[1]) == beside(source, path[1])


def test_a_statement_added_twice_asks_two_questions(hong_van):
    plan = editing.checked(hong_van)
    once = editing.add(hong_van, PERSON, sample("attest", "III.1.4", plan))
    twice = editing.add(
        once, PERSON, sample("attest", "III.1.4", editing.checked(once))
    )

    first, second = root_of(twice).children[-2:]
    assert first.statement != second.statement


@pytest.mark.parametrize("code", FIVE)
def test_every_condition_of_every_plan_has_fields_that_fit_it(code):
    source = shipped_text(code)
    plan, data = editing.checked(source), tomllib.loads(source)

    for place, standard in enumerate(plan.standards):
        for path, _node in walk(standard.root, ("standard", place)):
            table = data
            for step in path:
                table = table[step]
            for field in fields_of(table, plan):
                holder = table
                for step in field.below:
                    holder = holder[step]
                now = holder.get(field.key)
                known = {code for code, _words in field.choices}
                values = now if isinstance(now, list) else [now]
                for value in values:
                    assert value is None or not known or str(value) in known


def test_every_kind_of_condition_has_words():
    assert set(KIND_LABELS) == set(KINDS)
    assert kind_of({"index": "par", "index_class": "Khá"}) == "index_class"
    assert kind_of({"years": 3, "grade": "good"}) == "years"


def test_a_change_that_is_no_plan_is_refused(hong_van):
    changed = editing.set_key(hong_van, (*PERSON, "all", 2), "initiatives", 0)

    with pytest.raises(EntryError, match="từ 1"):
        editing.checked(changed)


# --- numbers and days -----------------------------------------------------------------


def test_a_quota_takes_its_words_and_its_quotation_along(hong_van):
    changed = editing.checked(editing.set_quota(hong_van, 0, 0, 6))

    collective, individual = changed.offers[0].quotas
    assert collective.quota.count == 6
    assert individual.quota.count == 5
    assert collective.quota.quoted == "06 tập thể và 05 cá nhân tiêu biểu"
    assert individual.quota.quoted == collective.quota.quoted


def test_a_due_day_takes_its_quotation_along(hong_van):
    changed = editing.set_deadline(hong_van, 0, date(2025, 12, 10))

    due = editing.checked(changed).deadlines[0]
    assert (due.last_day, due.quoted) == (date(2025, 12, 9), "Trước ngày 10/12/2025")


def test_a_due_day_of_every_year_stays_one():
    source = shipped_text("vinh-bao-2026-2030")
    plan = editing.checked(source)
    place = next(n for n, d in enumerate(plan.deadlines) if "20/11" in d.quoted)

    changed = editing.checked(editing.set_deadline(source, place, date(2000, 11, 25)))

    due = changed.deadlines[place]
    assert due.in_year(2027).last_day == date(2027, 11, 24)
    assert due.quoted == "trước ngày 25/11 hàng năm"


def test_a_target_takes_its_quotation_along(hong_van):
    plan = editing.checked(hong_van)
    place = next(n for n, i in enumerate(plan.indicators) if "90%" in i.quoted)

    changed = editing.checked(editing.set_target(hong_van, place, Decimal("92.5")))

    target = changed.indicators[place]
    assert (target.target, target.quoted) == (Decimal("92.5"), "đạt từ 92,5% trở lên")
