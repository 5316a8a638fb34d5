"""The truth tables of all, any and at least, held against plans-digest 9 in full."""

from collections import Counter
from itertools import product

import pytest

from desktop.awards.attesting import Attested
from desktop.awards.eligibility import Explanation, Verdict, all_of, any_of, at_least
from desktop.awards.standards import AllOf, AnyOf, AtLeast, Standard
from tests.factories import attested, explanation, facts

MET, NOT_MET = Verdict.MET, Verdict.NOT_MET
UNKNOWN, OTHER = Verdict.UNKNOWN, Verdict.NOT_APPLICABLE
EVERY_FEW = [c for size in (1, 2, 3) for c in product(Verdict, repeat=size)]


def short(verdicts):
    if isinstance(verdicts, Verdict):
        return verdicts.value
    return "+".join(v.value for v in verdicts)


@pytest.mark.parametrize(
    ("verdicts", "answer"),
    [
        ((MET, MET), MET),
        ((MET, NOT_MET), NOT_MET),
        ((MET, UNKNOWN), UNKNOWN),
        ((NOT_MET, UNKNOWN), NOT_MET),
        ((MET, OTHER), MET),
        ((NOT_MET, OTHER), NOT_MET),
        ((UNKNOWN, OTHER), UNKNOWN),
        ((OTHER, OTHER), OTHER),
    ],
    ids=short,
)
def test_all_of_two(verdicts, answer):
    assert all_of(verdicts) is all_of(verdicts[::-1]) is answer


@pytest.mark.parametrize(
    ("verdicts", "answer"),
    [
        ((MET, NOT_MET), MET),
        ((MET, UNKNOWN), MET),
        ((NOT_MET, NOT_MET), NOT_MET),
        ((NOT_MET, UNKNOWN), UNKNOWN),
        ((MET, OTHER), MET),
        ((NOT_MET, OTHER), NOT_MET),
        ((UNKNOWN, OTHER), UNKNOWN),
        ((OTHER, OTHER), UNKNOWN),
    ],
    ids=short,
)
def test_any_of_two(verdicts, answer):
    assert any_of(verdicts) is any_of(verdicts[::-1]) is answer


@pytest.mark.parametrize("verdicts", EVERY_FEW, ids=short)
def test_all_follows_the_rule_for_every_combination(verdicts):
    held = set(verdicts) - {OTHER}

    if not held:
        expected = OTHER
    elif NOT_MET in held:
        expected = NOT_MET
    else:
        expected = UNKNOWN if UNKNOWN in held else MET

    assert all_of(verdicts) is expected


@pytest.mark.parametrize("verdicts", EVERY_FEW, ids=short)
def test_any_follows_the_rule_for_every_combination(verdicts):
    held = set(verdicts) - {OTHER}

    if not held:
        expected = UNKNOWN
    elif MET in held:
        expected = MET
    else:
        expected = UNKNOWN if UNKNOWN in held else NOT_MET

    assert any_of(verdicts) is expected


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_at_least_counts_what_is_and_what_may_become_met(count):
    for verdicts in EVERY_FEW:
        held = Counter(verdicts)
        if held[OTHER] == len(verdicts):
            expected = UNKNOWN
        elif held[MET] >= count:
            expected = MET
        else:
            is_open = held[MET] + held[UNKNOWN] >= count
            expected = UNKNOWN if is_open else NOT_MET

        assert at_least(count, verdicts) is expected, short(verdicts)


@pytest.mark.parametrize("verdicts", EVERY_FEW, ids=short)
def test_at_least_one_is_any(verdicts):
    assert at_least(1, verdicts) is any_of(verdicts)


def test_at_least_all_is_all_where_everything_applies():
    for verdicts in EVERY_FEW:
        if OTHER not in verdicts:
            assert at_least(len(verdicts), verdicts) is all_of(verdicts)


@pytest.mark.parametrize("combine", [any_of, lambda found: at_least(2, found)])
def test_nothing_applicable_never_becomes_met_by_itself(combine):
    assert combine([OTHER, OTHER, OTHER]) is UNKNOWN


@pytest.mark.parametrize("verdicts", EVERY_FEW, ids=short)
def test_filling_a_gap_never_turns_a_verdict_around(verdicts):
    for combine in (all_of, any_of, lambda found: at_least(2, found)):
        before = combine(verdicts)
        for answer in (MET, NOT_MET):
            after = combine([answer if v is UNKNOWN else v for v in verdicts])
            assert before is UNKNOWN or after is before


# --- the nodes that combine -------------------------------------------------------


class Fixed:
    """A condition whose verdict is given."""

    def __init__(self, verdict: Verdict, missing: str = "") -> None:
        self.label, self.clause = verdict.label, "III.1"
        self._verdict, self._missing = verdict, missing

    def judge(self, known) -> Explanation:
        return Explanation(
            self.label, self.clause, self._verdict, missing=self._missing
        )


def test_a_combination_keeps_the_verdict_of_every_part():
    node = AllOf("Cả hai", "III.1", (Fixed(MET), Fixed(NOT_MET)))

    judged = node.judge(facts())

    assert judged.verdict is NOT_MET
    assert judged.quantifier == "đạt tất cả"
    assert [c.verdict for c in judged.children] == [MET, NOT_MET]


def test_what_is_missing_below_is_named_above():
    gaps = (Fixed(UNKNOWN, "thiếu xếp loại"), Fixed(MET), Fixed(UNKNOWN, "thiếu điểm"))

    judged = AllOf("Cả ba", "III.1", gaps).judge(facts())

    assert judged.missing == "thiếu xếp loại; thiếu điểm"


def test_nothing_is_missing_once_the_verdict_stands():
    gaps = (Fixed(UNKNOWN, "thiếu xếp loại"), Fixed(NOT_MET))

    assert AllOf("Cả hai", "III.1", gaps).judge(facts()).missing == ""


@pytest.mark.parametrize(
    "node",
    [
        AnyOf("Một trong", "III.1", (Fixed(OTHER),)),
        AtLeast("Ít nhất", "III.1", 1, (Fixed(OTHER),)),
    ],
    ids=["any", "at least"],
)
def test_where_no_alternative_applies_somebody_has_to_decide(node):
    judged = node.judge(facts())

    assert judged.verdict is UNKNOWN
    assert "cần người có thẩm quyền" in judged.missing


def test_at_least_says_its_number():
    node = AtLeast("Các mặt", "III.1", 2, (Fixed(MET), Fixed(UNKNOWN, "thiếu điểm")))

    judged = node.judge(facts())

    assert judged.quantifier == "đạt ít nhất 02"
    assert judged.verdict is UNKNOWN


def test_a_standard_says_itself_back():
    unity = Attested("Đoàn kết", "III.1 ý 1", "doan-ket")
    contest = Attested("Tham gia cuộc thi", "III.1 ý 2", "cuoc-thi")
    tree = AllOf(
        "Tiêu chuẩn", "III.1", (unity, AnyOf("Hoạt động", "III.1", (contest,)))
    )

    assert str(Standard("1.1", "1.1", "III.1", tree)) == (
        "Tiêu chuẩn, đạt tất cả: (1) Đoàn kết (có xác nhận); "
        "(2) Hoạt động, đạt một trong: (1) Tham gia cuộc thi (có xác nhận)"
    )


def test_at_least_says_itself_back():
    one = Attested("Đoàn kết", "III.1", "doan-ket")

    assert str(AtLeast("Các mặt", "III.1", 1, (one,))) == (
        "Các mặt, đạt ít nhất 01: (1) Đoàn kết (có xác nhận)"
    )


def test_a_standard_judges_by_its_tree():
    unity = Attested("Đoàn kết", "III.1", "doan-ket")
    standard = Standard("1.1", "1.1", "III.1", unity)

    assert standard.judge(facts(attestations=attested("doan-ket"))).verdict is MET


def test_an_explanation_is_walked_in_reading_order():
    leaf, other = explanation(label="Lá"), explanation(label="Lá khác")
    node = Explanation("Cành", "", MET, quantifier="đạt tất cả", children=(leaf,))
    root = Explanation("Gốc", "", MET, quantifier="đạt tất cả", children=(node, other))

    assert [e.label for e in root.walk()] == ["Gốc", "Cành", "Lá", "Lá khác"]


def test_the_deciding_conditions_are_the_lowest_that_share_the_verdict():
    tree = AllOf(
        "Gốc",
        "",
        (
            Fixed(MET),
            AnyOf("Một trong", "", (Fixed(NOT_MET), Fixed(NOT_MET))),
            Fixed(NOT_MET),
            Fixed(UNKNOWN, "thiếu"),
        ),
    )

    decided = tree.judge(facts()).deciding()

    assert [e.verdict for e in decided] == [NOT_MET] * 3


def test_a_count_that_falls_short_decides_itself():
    tree = AtLeast("Ít nhất 2", "", 2, (Fixed(MET), Fixed(OTHER)))

    judged = tree.judge(facts())

    assert judged.deciding() == (judged,)
