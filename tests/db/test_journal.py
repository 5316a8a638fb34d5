"""The journal in the file: exact, in order, and never leaving answers behind."""

import sqlite3
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from db import journal, subjects
from desktop.emulation.journal import Activity, ActivityKind, Channel, Difficulty
from tests.db.samples import DAY, a_unit


def a_survey(**more):
    given = {
        "id": "survey",
        "kind": ActivityKind.SURVEY,
        "happened_on": DAY,
        "title": "Khảo sát quý IV",
        "number": Decimal("92.0"),
        "whole": Decimal(100),
        "counted": "phiếu",
        "first_day": date(2025, 10, 1),
        "last_day": date(2025, 12, 31),
        "answers": (0, 2, 7, 49, 34),
    }
    return Activity(**given | more)


def keep(database, trail, *activities):
    with trail.operation("Ghi sổ công việc"):
        journal.put_activities(database, activities)


def test_an_entry_comes_back_as_it_was_written(database, trail):
    unit = a_unit()
    spread = Activity(
        "spread",
        ActivityKind.PROPAGANDA,
        date(2025, 9, 1),
        "Phát bản tin",
        subject_id=unit.id,
        channel=Channel.LOUDSPEAKER,
        note="Loa thôn\nĐoài",
    )
    with trail.operation("Thêm đơn vị"):
        subjects.put_units(database, [unit])
    keep(database, trail, a_survey(), spread)

    found = journal.activities(database)

    assert found == [spread, a_survey()]
    assert str(found[1].number) == "92.0"


def test_changing_one_survey_leaves_the_answers_of_the_others(database, trail):
    other = a_survey(id="other")
    keep(database, trail, a_survey(), other)

    keep(database, trail, a_survey(answers=()))

    assert journal.activities(database) == [other, a_survey(answers=())]
    assert database.read("SELECT COUNT(*) FROM survey_answer") == [(5,)]


def test_an_entry_taken_out_takes_its_answers_along(database, trail):
    keep(database, trail, a_survey())
    with trail.operation("Bỏ"):
        journal.remove_activity(database, "survey")

    assert database.read("SELECT * FROM survey_answer") == []
    trail.undo()
    assert journal.activities(database) == [a_survey()]


def test_who_stands_in_the_journal_cannot_be_deleted(database, trail):
    first, second = a_unit(), a_unit("Thôn Đoài")
    with trail.operation("Thêm"):
        subjects.put_units(database, [first, second])
        journal.put_activities(database, [a_survey(subject_id=first.id)])
        journal.put_difficulties(
            database, [Difficulty("d", DAY, "Thiếu máy quét", second.id)]
        )

    with trail.operation("Bỏ"):
        removed = [subjects.remove(database, unit.id) for unit in (first, second)]

    assert removed == [False, False]


def test_difficulties_stand_by_the_day_they_were_raised(database, trail):
    late = Difficulty("a", DAY, "Sau", forwarded_to="Sở", forwarded_on=DAY)
    early = Difficulty("b", date(2025, 9, 1), "Trước")
    with trail.operation("Ghi"):
        journal.put_difficulties(database, [late, early])

    assert journal.difficulties(database) == [early, late]

    with trail.operation("Bỏ"):
        journal.remove_difficulty(database, "b")
    assert journal.difficulties(database) == [late]


@pytest.mark.parametrize(
    "wrong",
    [
        a_survey(answers=(1, 2, 3, 4, -5)),
        a_survey(answers=(1, 2, 3, 4, 5, 6)),
        a_survey(number=Decimal(-1)),
        a_survey(last_day=None),
        a_survey(last_day=date(2025, 9, 30)),
    ],
)
def test_the_file_itself_refuses_what_cannot_be(database, trail, wrong):
    with pytest.raises(sqlite3.IntegrityError), trail.operation("Ghi"):
        journal.put_activities(database, [wrong])


def test_the_file_itself_refuses_an_answer_before_the_question(database, trail):
    wrong = Difficulty("d", DAY, "Hỏi", answer="Đáp", answered_on=DAY)

    with pytest.raises(sqlite3.IntegrityError), trail.operation("Ghi"):
        journal.put_difficulties(
            database, [replace(wrong, answered_on=date(2025, 12, 4))]
        )
