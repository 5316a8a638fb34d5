"""What computed scores rest on; scores kept before there were surveys."""

from dataclasses import replace
from decimal import Decimal

import pytest

from db import score_bases, scores, subjects
from db.connection import open_database
from db.migrations import STEPS
from db.schema import bring_up_to_date
from desktop.emulation.basis import ScoreBasis
from desktop.emulation.scoring import KeptBasis, Side
from tests.db.samples import a_person, a_score, open_a_round

BEFORE = 6
"""Steps before scores of a survey could be kept."""


@pytest.fixture
def review_round(database, trail):
    return open_a_round(database, trail)


@pytest.fixture
def person(database, trail):
    given = a_person()
    with trail.operation("Nhập"):
        subjects.put_people(database, [given])
    return given


@pytest.mark.parametrize(
    "basis",
    [
        ScoreBasis(),
        ScoreBasis(met=False),
        ScoreBasis(numerator=Decimal("9.50"), denominator=Decimal(10)),
        ScoreBasis(faults=0),
        ScoreBasis(items=3),
        ScoreBasis(answers=(0, 1, 2, 30, 400)),
    ],
)
@pytest.mark.parametrize("side", Side)
def test_a_basis_comes_back_as_it_was_given(
    database, trail, review_round, person, basis, side
):
    kept = KeptBasis("I.1", side, basis, None, "Không phát sinh (0/0)")

    with trail.operation("Tính"):
        score_bases.put(database, review_round.id, person.id, kept)

    place = (person.id, "I.1", side)
    assert score_bases.of_round(database, review_round.id) == {place: kept}


def test_clearing_a_score_forgets_what_it_rested_on(
    database, trail, review_round, person
):
    kept = KeptBasis("I.1", Side.SELF, ScoreBasis(faults=1), Decimal("9.5"), "1 lỗi")
    other = replace(kept, side=Side.VERIFIED)
    with trail.operation("Tính"):
        scores.put(database, review_round.id, person.id, a_score())
        for one in (kept, other):
            score_bases.put(database, review_round.id, person.id, one)

    with trail.operation("Xóa"):
        scores.clear(database, review_round.id, person.id, "I.1", Side.SELF)

    places = score_bases.of_round(database, review_round.id)
    assert set(places) == {(person.id, "I.1", Side.VERIFIED)}


def test_a_survey_stands_beside_both_other_sides(database, trail, review_round, person):
    with trail.operation("Chấm"):
        for side in Side:
            scores.put(database, review_round.id, person.id, a_score(side=side))

    found = scores.of_subject(database, review_round.id, person.id)

    assert {side: set(sheet) for side, sheet in found.items()} == {
        side: {"I.1"} for side in Side
    }


def test_scores_kept_before_there_were_surveys_stay(tmp_path):
    old = open_database(tmp_path / "so-vang.db")
    bring_up_to_date(old, steps=STEPS[:BEFORE], tracked=())
    for row in (
        "plan VALUES ('p', 'x', 1, '…', '2025-12-05', '', NULL)",
        (
            "review_round (id, plan_id, name, occasion, first_day, last_day, cutoff)"
            " VALUES ('r', 'p', 'x', 'annual',"
            " '2025-01-01', '2025-12-31', '2025-12-31')"
        ),
        "subject VALUES ('s', 'person')",
        "score VALUES ('r', 's', 'A1', 'verified', 'scored', '9.50', 'lý do')",
        "score VALUES ('r', 's', 'A2', 'self', 'not_applicable', NULL, '')",
    ):
        old.execute_sql(f"INSERT INTO {row}")
    kept = old.read("SELECT * FROM score ORDER BY criterion")
    columns = old.read("PRAGMA table_info(score)")
    old.close()

    new = open_database(tmp_path / "so-vang.db")
    bring_up_to_date(new)

    assert new.read("SELECT * FROM score ORDER BY criterion") == kept
    assert len(kept) == 2
    assert new.read("PRAGMA table_info(score)") == columns
    assert new.read("PRAGMA foreign_key_check") == []
    new.close()
