"""What holds for every standard: more data never turns a verdict around by itself."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.awards.attesting import Attested, Discretion
from desktop.awards.combining import ByReading, IfThen, Not, OnAncestor, Precondition
from desktop.awards.eligibility import Verdict, all_of, any_of, at_least
from desktop.awards.grading import GradedAtLeast
from desktop.awards.indexing import IndexReaches
from desktop.awards.selection import Contender, Remark, Section, shortlist
from desktop.awards.standards import AllOf, AnyOf, AtLeast
from desktop.emulation.indicators import Operator
from desktop.emulation.indices import IndexCode
from desktop.emulation.participants import UnitKind
from desktop.emulation.records import Grade
from tests.factories import (
    attestation,
    candidate,
    contender,
    facts,
    fractions,
    index_value,
    quota,
    rating,
)

STATEMENTS = ("a", "b", "c", "d")
LEAVES = st.one_of(
    st.sampled_from([Attested(s, "I", s) for s in STATEMENTS]),
    st.sampled_from([Discretion(s, "I", s, "Chủ tịch") for s in STATEMENTS]),
    st.just(IndexReaches("PAR", "I", IndexCode.PAR, Operator.AT_LEAST, Fraction(90))),
    st.just(GradedAtLeast("Tốt", "I", Grade.GOOD)),
)


def combined(children):
    several = st.lists(children, min_size=1, max_size=4).map(tuple)
    return st.one_of(
        several.map(lambda c: AllOf("tất cả", "I", c)),
        several.map(lambda c: AnyOf("một trong", "I", c)),
        several.map(lambda c: Precondition("trước hết", "I", c)),
        several.map(lambda c: AtLeast("k", "I", min(2, len(c)), c)),
        children.map(lambda c: Not("không", "I", c)),
        children.map(lambda c: OnAncestor("trên", "I", c)),
        st.tuples(children, children).map(lambda c: IfThen("nếu", "I", *c)),
        children.map(lambda c: ByReading("đọc", "I", "r", (("x", "x", c),))),
    )


STANDARDS = st.recursive(LEAVES, combined, max_leaves=12)


@st.composite
def known_facts(draw, *, with_above=True):
    answers = draw(st.dictionaries(st.sampled_from(STATEMENTS), st.booleans()))
    value = draw(st.sampled_from([None, "89.99", "90"]))
    grade = draw(st.sampled_from([None, Grade.COMPLETED, Grade.GOOD]))
    above = draw(known_facts(with_above=False)) if with_above else None
    return facts(
        candidate=replace(candidate(), unit_kind=UnitKind.OFFICE),
        attestations={s: attestation(s, holds) for s, holds in answers.items()},
        indices=() if value is None else (index_value(value=value),),
        ratings=() if grade is None else (rating(grade),),
        readings={"r": "x"},
        above=above,
    )


@st.composite
def less_and_more(draw, *, with_above=True):
    """Return two states of knowledge, the second with some gaps of the first filled."""
    more = draw(known_facts(with_above=with_above))
    kept = draw(st.sets(st.sampled_from(STATEMENTS)))
    above = more.above
    less_above = None
    if above is not None:
        less_above = draw(st.sampled_from([above, facts(candidate=above.candidate)]))
    less = replace(
        more,
        attestations={s: a for s, a in more.attestations.items() if s in kept},
        indices=more.indices if draw(st.booleans()) else (),
        ratings=more.ratings if draw(st.booleans()) else (),
        above=None if less_above is None else replace(less_above, readings={"r": "x"}),
    )
    return less, more


@settings(deadline=None, max_examples=400)
@given(STANDARDS, less_and_more())
def test_filling_a_gap_never_turns_a_finished_verdict_around(standard, states):
    less, more = states
    before, after = standard.judge(less).verdict, standard.judge(more).verdict

    if before in (Verdict.MET, Verdict.NOT_MET):
        assert after is before


def recomputed(node):
    """Return the verdict that follows from what stands below, by the words shown."""
    if not node.quantifier:
        return node.verdict
    below = [recomputed(child) for child in node.children]
    match node.quantifier.split():
        case ["đạt", "tất", "cả"] | ["điều", "kiện", "trước", "hết"]:
            return all_of(below)
        case ["đạt", "một", "trong"]:
            return any_of(below)
        case ["đạt", "ít", "nhất", count]:
            return at_least(int(count), below)
        case ["không", "được"]:
            turned = {Verdict.MET: Verdict.NOT_MET, Verdict.NOT_MET: Verdict.MET}
            return turned.get(below[0], below[0])
        case ["xét", *_]:
            return below[0]
        case ["nếu", *_]:
            guard, *then = below
            if guard is Verdict.MET:
                return then[0]
            unknown = guard is Verdict.UNKNOWN
            return Verdict.UNKNOWN if unknown else Verdict.NOT_APPLICABLE
    raise AssertionError(node.quantifier)


@settings(deadline=None, max_examples=400)
@given(STANDARDS, known_facts())
def test_the_leaves_of_an_explanation_give_its_verdict_again(standard, known):
    for node in standard.judge(known).walk():
        assert recomputed(node) is node.verdict


@settings(deadline=None, max_examples=200)
@given(STANDARDS, known_facts())
def test_an_open_verdict_always_says_what_is_missing(standard, known):
    for node in standard.judge(known).walk():
        assert (node.verdict is Verdict.UNKNOWN) == bool(node.missing)


CONTENDERS = st.lists(
    st.tuples(st.sampled_from(list(Verdict)), st.integers(0, 4), st.sampled_from("AB")),
    max_size=9,
)


def field(rows):
    found = []
    for number, (verdict, points, proposer) in enumerate(rows):
        one = contender(f"s{number}", points, verdict=verdict)
        unit = replace(one.candidate, proposer=proposer)
        found.append(Contender(unit, one.explanation, fractions(points)))
    return found


@settings(deadline=None, max_examples=200)
@given(CONTENDERS, st.integers(0, 4), st.booleans(), st.randoms())
def test_a_list_does_not_depend_on_the_order_of_entry(rows, count, per_unit, chance):
    number = replace(quota(count), is_per_proposer=per_unit)
    entered = field(rows)
    shuffled = list(entered)
    chance.shuffle(shuffled)

    def placed(contenders):
        lines = shortlist(number, contenders, {}).lines
        return {(li.candidate.id, li.section, li.remark, li.rank) for li in lines}

    assert placed(entered) == placed(shuffled)


@settings(deadline=None, max_examples=200)
@given(CONTENDERS, st.integers(0, 4), st.booleans())
def test_a_number_is_never_exceeded_silently(rows, count, per_unit):
    number = replace(quota(count), is_per_proposer=per_unit)

    found = shortlist(number, field(rows), {})

    seats: dict[str, int] = {}
    for line in found.proposed:
        assert line.contender.explanation.verdict is Verdict.MET
        unit = line.candidate.proposer if per_unit else ""
        seats[unit] = seats.get(unit, 0) + (line.remark is not Remark.EXTRA)
    assert all(taken <= count for taken in seats.values())
    assert len(found.lines) == len(rows)
    assert all(line.reason for line in found.lines if line.section != Section.PROPOSED)


def test_ten_thousand_conditions_side_by_side_are_judged():
    many = AllOf("nhiều", "I", tuple(Attested(str(n), "I", "a") for n in range(10_000)))

    judged = many.judge(facts(attestations={"a": attestation("a")}))

    assert judged.verdict is Verdict.MET
    assert len(list(judged.walk())) == 10_001
