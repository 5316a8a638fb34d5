"""A plan file of absurd size or depth is read or refused in time and breaks nothing."""

import time

import pytest

from desktop.errors import PlanFileError
from desktop.plans.reading import examine, read_plan
from tests.plans.plan_format import EXAMPLE, LAST_RULE, LEAF

WRONG = '{ indicator = "x", label = "a", clause = "V" }'


def with_rule(rule):
    return EXAMPLE.replace(LAST_RULE, rule)


def read_in_time(text):
    start = time.process_time()
    found = examine(text)[1]

    assert time.process_time() - start < 5  # about 1 s
    return found


def test_ten_thousand_conditions_side_by_side_are_read_in_time():
    rules = ",\n".join([LEAF] * 10_000)

    assert read_in_time(with_rule(f"any = [\n{rules}\n]")) == ()


def test_ten_thousand_wrong_conditions_are_refused_in_time():
    rules = ",\n".join(
        '{ indicator = "x", label = "a", clause = "V" }' for _ in range(9_000)
    )

    assert len(read_in_time(with_rule(f"any = [\n{rules}\n]"))) == 18_000


def test_thousands_of_codes_are_compared_in_time():
    clauses = "\n".join(
        f'[[clause]]\nnumber = "{number}"\ntext = "a"' for number in range(20_000)
    )

    assert read_in_time(f"{EXAMPLE}\n{clauses}\n") == ()


@pytest.mark.parametrize("key", ["all", "any", "pre", "not", "ancestor", "at_least"])
@pytest.mark.parametrize("depth", [20, 100, 400, 2_000])
def test_conditions_nested_too_deep_are_refused_and_break_nothing(key, depth):
    inner = LEAF
    more = ", count = 1" if key == "at_least" else ""
    for _ in range(depth):
        inner = f'{{ {key} = [{inner}], label = "b", clause = "II"{more} }}'

    with pytest.raises(PlanFileError) as refused:
        read_plan(with_rule(f"all = [{inner}]"))

    assert refused.value.sentence


@pytest.mark.parametrize("key", ["then", "case"])
def test_guards_and_cases_nested_too_deep_are_refused_too(key):
    inner = 'attest = "a"'
    for _ in range(40):
        below = f'{{ label = "b", clause = "II", {inner} }}'
        if key == "then":
            inner = f"when = [{LEAF}], then = [{below}]"
        else:
            one = f'{{ value = "hang", {below[1:]}'
            inner = f'choose = "xa-dan-dau", case = [{one}, {one}]'
        if len(inner) > 200_000:
            break

    found = examine(with_rule(inner))[1]

    assert any("lồng nhau quá" in problem.sentence for problem in found)
