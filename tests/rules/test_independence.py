"""Verdicts and lists depend on what is known, not on the order it was entered.

Held against the whole demonstration office of every shipped plan: every award of every
round, every reading of the plan. Filling a gap may finish an open verdict; it never
turns a finished one around.
"""

import random
from collections import defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desktop.awards.attesting import Attested, Discretion
from desktop.awards.eligibility import Verdict
from desktop.emulation.indices import IndexCode, IndexRole, IndexValue, Origin
from desktop.emulation.participants import Kind
from desktop.emulation.records import Attestation, Grade, TaskRating
from desktop.office.demo import demo
from desktop.office.office import Office
from desktop.office.rounds.outcome import outcome_of
from desktop.plans.trees import walk

PLANS = ("hong-van-2025", "ngoc-ha-2026-2030", "hai-hoa-2024")
PLANS += ("vinh-bao-2026-2030", "ha-noi-2026-2030")
FINISHED = (Verdict.MET, Verdict.NOT_MET)
SEQUENCES = (
    "units",
    "people",
    "others",
    "attestations",
    "ratings",
    "initiatives",
    "breaches",
    "nominations",
    "achievements",
    "indices",
    "duties",
    "breach_reviews",
    "memberships",
    "assigned",
    "other_awards",
    "rulings",
)


@pytest.fixture(scope="module")
def rounds_of(tmp_path_factory):
    """Return every round of a demonstration, read from its file once."""
    kept = {}

    def read(code):
        if code not in kept:
            folder = tmp_path_factory.mktemp(code) / "so"
            with demo.prepare(folder, code) as office:
                kept[code] = list(_every_round(demo.in_its_time(office)))
        return kept[code]

    return read


def _every_round(office: Office):
    for review_round in office.rounds():
        if review_round != office.current_round():
            office.reviewing.work_on(review_round)
        yield office.roundup()


def results(roundup):
    """Return places and lists as sets: what may not follow from the order of entry."""
    outcome = outcome_of(roundup)
    ranks = {
        (table.block, row.subject_id, row.rank, row.is_tied)
        for table in outcome.tables
        for row in table.rows
    }
    lines = {
        (
            found.offer,
            found.scope,
            row.subject_id,
            row.verdict,
            row.section,
            row.remark,
            row.rank,
            row.is_tied,
        )
        for found in outcome.lists
        for row in found.rows
    }
    return ranks, lines


def shuffled(roundup, chance):
    mixed = {}
    for name in SEQUENCES:
        values = list(getattr(roundup, name))
        chance.shuffle(values)
        mixed[name] = tuple(values)
    return replace(roundup, **mixed)


def progress(roundup):
    return {a.indicator.code: (a.progress, a.measured) for a in roundup.assessments}


@pytest.mark.parametrize("code", PLANS)
@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_entry_changes_nothing(rounds_of, code, seed):
    for roundup in rounds_of(code):
        mixed = shuffled(roundup, random.Random(seed))

        assert results(mixed) == results(roundup)
        assert progress(mixed) == progress(roundup)


@pytest.mark.parametrize("code", PLANS)
def test_reading_all_backwards_changes_nothing(rounds_of, code):
    for roundup in rounds_of(code):
        turned = {n: tuple(reversed(getattr(roundup, n))) for n in SEQUENCES}

        assert results(replace(roundup, **turned)) == results(roundup)


@pytest.mark.parametrize("code", PLANS)
def test_every_kind_of_entry_is_shuffled(rounds_of, code):
    """A sequence that grows in the Roundup later has to be named above."""
    for roundup in rounds_of(code):
        found = {n for n in roundup.__dataclass_fields__ if _is_list(roundup, n)}

        assert found <= set(SEQUENCES)


def _is_list(roundup, name):
    return isinstance(getattr(roundup, name), list | tuple)


# --- filling one gap ----------------------------------------------------------------


def verdicts(roundup, subjects=None):
    return {
        (offer.code, subject_id): roundup.explanation(subject_id, offer.code).verdict
        for offer in roundup.offers
        for subject_id in roundup.candidates
        if (subjects is None or subject_id in subjects)
        and offer.takes(roundup.candidates[subject_id].group)
    }


def turned(before, after):
    """Return whose finished verdict is another afterwards."""
    return {
        key: (before[key], verdict)
        for key, verdict in after.items()
        if before[key] in FINISHED and verdict is not before[key]
    }


def concerned(roundup):
    """Return whom an entry about a subject can reach: it, and all beneath it."""
    above = {unit.id: unit.parent_id for unit in roundup.units}
    above |= {person.id: person.unit_id for person in roundup.people}
    reached = defaultdict(set)
    for subject_id in roundup.candidates:
        at = subject_id
        while at:
            reached[at].add(subject_id)
            at = above.get(at)
    return reached


def statements(roundup, group):
    """Return what the standards of a group ask somebody to answer."""
    plan = roundup.plan
    standards = [
        plan.standard_for(plan.group_by_code[group], roundup.readings, offer.code)
        for offer in roundup.offers
    ]
    return {
        node.statement: None
        for standard in standards
        if standard is not None
        for _, node in walk(standard.root)
        if isinstance(node, Attested | Discretion)
    }


def missing_attestations(roundup):
    known = {(a.subject_id, a.statement) for a in roundup.attestations}
    last = roundup.round.cutoff
    asked = {g.code: statements(roundup, g.code) for g in roundup.plan.groups}
    for subject_id, candidate in roundup.candidates.items():
        for statement in asked[candidate.group]:
            if (subject_id, statement) in known:
                continue
            for holds in (True, False):
                yield Attestation(
                    roundup.round.id, subject_id, statement, holds, "Tổ", last, "BB"
                )


def missing_values(roundup):
    """Yield values nobody published, at both ends, of units that may have one."""
    known = {(v.subject_id, v.index, v.year, v.component) for v in roundup.indices}
    # Recorded as not assessed: a value would contradict that, not fill a gap.
    without = {
        (d.subject_id, d.year)
        for d in roundup.duties
        if d.role is IndexRole.NOT_ASSESSED
    }
    year = roundup.round.period.last.year
    scale = {s.index: s.classes for s in roundup.plan.scales}
    for unit in roundup.units:
        for index, at in ((i, y) for i in IndexCode for y in (year - 1, year)):
            if (unit.id, index, at, "") in known or (unit.id, at) in without:
                continue
            classes = scale.get(index, ("Yếu", "Xuất sắc"))
            for points, place, name in ((0, 99, classes[0]), (100, 1, classes[-1])):
                yield IndexValue(
                    f"new-{unit.id}-{index}-{at}",
                    unit.id,
                    index,
                    at,
                    value=Decimal(points),
                    rank=place,
                    class_name=name,
                    origin=Origin.PUBLISHED,
                )


def missing_ratings(roundup):
    """Yield ratings of those nobody rated in the time looked at."""
    period = roundup.round.period
    rated = {
        r.subject_id
        for r in roundup.ratings
        if r.first_day <= period.last and period.first <= r.last_day
    }
    year = min(period.last.year, roundup.round.cutoff.year)
    for subject_id, candidate in roundup.candidates.items():
        if candidate.kind not in (Kind.COLLECTIVE, Kind.INDIVIDUAL):
            continue
        if subject_id in rated:
            continue
        for grade in (Grade.NOT_COMPLETED, Grade.EXCELLENT):
            first, last = date(year, 1, 1), date(year, 12, 31)
            yield TaskRating(f"new-{subject_id}", subject_id, first, last, grade)


def one_more(roundup, name, entry):
    return replace(roundup, **{name: (*getattr(roundup, name), entry)})


GAPS = {
    "attestations": missing_attestations,
    "indices": missing_values,
    "ratings": missing_ratings,
}


@pytest.mark.parametrize("code", PLANS)
@pytest.mark.parametrize("name", GAPS)
def test_one_filled_gap_turns_no_finished_verdict_around(rounds_of, code, name):
    for roundup in rounds_of(code):
        before, reached = verdicts(roundup), concerned(roundup)
        for entry in GAPS[name](roundup):
            after = one_more(roundup, name, entry)
            found = verdicts(after, reached[entry.subject_id])

            assert turned(before, found) == {}, entry


@pytest.mark.parametrize("code", PLANS)
@pytest.mark.parametrize("holds", [True, False], ids=["yes", "no"])
def test_all_attestations_at_once_turn_nothing_around(rounds_of, code, holds):
    for roundup in rounds_of(code):
        before = verdicts(roundup)
        answers = [a for a in missing_attestations(roundup) if a.holds is holds]

        filled = replace(roundup, attestations=(*roundup.attestations, *answers))

        assert turned(before, verdicts(filled)) == {}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("attestations", "hai-hoa-2024"),
        ("indices", "ha-noi-2026-2030"),
        ("ratings", "ngoc-ha-2026-2030"),
    ],
)
def test_some_gap_of_every_kind_does_finish_a_verdict(rounds_of, name, code):
    """Otherwise the check above would hold of entries nobody looks at."""
    roundup = rounds_of(code)[0]
    before, reached = verdicts(roundup), concerned(roundup)

    assert any(
        before[key] is Verdict.UNKNOWN and verdict in FINISHED
        for entry in GAPS[name](roundup)
        for key, verdict in verdicts(
            one_more(roundup, name, entry), reached[entry.subject_id]
        ).items()
    )
