"""The trail: no change without it, and undo and redo that are exact."""

import sqlite3
from dataclasses import replace
from datetime import datetime

import peewee
import pytest

from db import awards, offices, scores, settings, subjects
from db.connection import open_database
from db.schema import bring_up_to_date
from db.trail import Trail
from desktop.awards.forms import Signatory
from tests.db.samples import a_person, a_score, a_unit, open_a_round


def test_a_write_outside_an_operation_is_refused(database):
    with pytest.raises(peewee.IntegrityError, match="no operation is under way"):
        database.execute_sql("INSERT INTO subject VALUES ('s', 'unit')")


def test_a_bulk_write_outside_an_operation_is_refused(database):
    with pytest.raises(Exception, match="no operation is under way"):
        subjects.put_units(database, [a_unit()])

    assert database.read("SELECT COUNT(*) FROM subject") == [(0,)]


def test_another_program_cannot_write_without_a_trail_either(path, database):
    database.close()
    other = sqlite3.connect(path)

    with pytest.raises(sqlite3.IntegrityError, match="no operation is under way"):
        other.execute("INSERT INTO subject VALUES ('s', 'unit')")

    other.close()


def test_replacing_rows_silently_is_seen_by_the_trail(database, trail):
    with trail.operation("Thêm"):
        offices.put_signatory(database, a_signatory())
    with trail.operation("Thay"):
        database.execute_sql(
            "INSERT OR REPLACE INTO signatory VALUES ('a', 'Khác', '[]', 0)"
        )

    assert len(trail.history(step=2)) == 2


def a_signatory():
    return Signatory("a", "Trần Văn Bình", ("CHỦ TỊCH",), is_default=True)


def test_an_operation_that_fails_leaves_nothing(database, trail):
    empty = trail.content_digest()

    with pytest.raises(ZeroDivisionError), trail.operation("Thêm"):  # noqa: PT012
        subjects.put_units(database, [a_unit()])
        raise ZeroDivisionError

    assert trail.content_digest() == empty
    assert trail.steps() == []
    with trail.operation("Thêm"):
        subjects.put_units(database, [a_unit()])


def test_an_operation_that_changes_nothing_leaves_no_trace(database, trail):
    unit = a_unit()
    with trail.operation("Thêm"):
        subjects.put_units(database, [unit])
    with trail.operation("Sửa"):
        subjects.put_units(database, [replace(unit, name="Thôn Xâm Dương")])
    trail.undo()

    with trail.operation("Không đổi gì"):
        subjects.put_units(database, [unit])

    assert [step.title for step in trail.steps()] == ["Sửa", "Thêm"]
    assert trail.next_redo().title == "Sửa"


def test_a_nested_operation_joins_the_outer_one(database, trail):
    with trail.operation("Nhập danh sách", "theo công văn 12"):
        subjects.put_units(database, [a_unit()])
        with trail.operation("Thêm người"):
            subjects.put_people(database, [a_person()])

    [step] = trail.steps()
    assert (step.title, step.reason) == ("Nhập danh sách", "theo công văn 12")
    trail.undo()
    assert subjects.units(database) == subjects.people(database) == []


def test_a_nested_operation_that_fails_takes_back_only_its_own(database, trail):
    with trail.operation("Nhập danh sách"):
        subjects.put_units(database, [a_unit()])
        with pytest.raises(ZeroDivisionError), trail.operation("Dòng hỏng"):  # noqa: PT012
            subjects.put_people(database, [a_person()])
            raise ZeroDivisionError

    assert len(subjects.units(database)) == 1
    assert subjects.people(database) == []


def test_the_next_step_is_told_by_title_time_and_reason(database, trail):
    assert trail.next_undo() is None
    assert trail.undo() is None
    with trail.operation("Thêm  thôn", "mới lập"):
        subjects.put_units(database, [a_unit()])

    step = trail.next_undo()

    assert (step.title, step.reason) == ("Thêm thôn", "mới lập")
    assert step.at == datetime(2025, 12, 5, 10, 33)
    assert trail.undo() == step
    assert trail.next_undo() is None
    assert trail.next_redo().number == step.number
    trail.redo()
    assert trail.next_redo() is None


def test_what_became_of_a_step_is_kept(database, trail):
    with trail.operation("Thêm"):
        subjects.put_units(database, [a_unit()])
    trail.undo()
    trail.redo()
    trail.undo()
    with trail.operation("Thêm khác"):
        subjects.put_units(database, [a_unit()])

    events = database.read("SELECT operation_number, event FROM operation_event")

    assert events == [
        (1, "done"),
        (1, "undone"),
        (1, "redone"),
        (1, "undone"),
        (1, "dropped"),
        (2, "done"),
    ]
    assert trail.next_redo() is None
    assert [step.state for step in trail.steps()] == ["done", "dropped"]


def test_history_shows_both_values_of_what_changed(database, trail):
    review_round = open_a_round(database, trail)
    unit = a_unit()
    with trail.operation("Thêm"):
        subjects.put_units(database, [unit])
    for points in ("9.50", "9.75"):
        with trail.operation("Chấm điểm"):
            scores.put(database, review_round.id, unit.id, a_score(points=points))

    [latest, first] = trail.history(table="score")
    row_id = f"{review_round.id}/{unit.id}/I.1/self"

    assert latest.differences == {"points": ("9.50", "9.75")}
    assert first.before is None
    assert trail.of_row("score", row_id) == [latest, first]
    assert trail.history(subject_id=unit.id)[:2] == [latest, first]
    assert trail.history(limit=1, before=latest.ordinal, table="score") == [first]
    [added] = trail.of_row("unit", unit.id)
    assert added.after["name"] == "Thôn Xâm Hồ"
    assert "search" not in added.after


def test_numbers_given_stay_given_after_undo(database, trail):
    with trail.operation("Cấp số"):
        subjects.put_units(database, [a_unit()])
        assert list(awards.take_numbers(database, "xa", "register", 2025, 3)) == [
            1,
            2,
            3,
        ]
    trail.undo()

    again = awards.take_numbers(database, "xa", "register", 2025, 1)

    assert list(again) == [4]
    assert awards.last_number(database, "xa", "register", 2025) == 4
    assert list(awards.take_numbers(database, "xa", "register", 2026, 1)) == [1]
    assert not awards.take_numbers(database, "xa", "register", 2026, 0)


def test_settings_are_outside_the_trail(database, trail):
    settings.put(database, "window", "maximised")

    assert settings.get(database, "window") == "maximised"
    assert trail.steps() == []
    settings.remove(database, "window")
    assert settings.get(database, "window", "normal") == "normal"


def test_steps_of_an_older_shape_are_history_but_no_longer_undone(database, trail):
    with trail.operation("Thêm"):
        subjects.put_units(database, [a_unit()])
    database.execute_sql("UPDATE operation SET schema = 0")

    assert trail.next_undo() is None
    assert len(trail.steps()) == 1


def test_undo_inside_an_operation_is_a_mistake(database, trail):
    with trail.operation("Thêm"):
        subjects.put_units(database, [a_unit()])

    with pytest.raises(RuntimeError), trail.operation("Sửa"):
        trail.undo()


def test_undo_goes_on_after_the_file_was_closed(path, database, trail):
    digests = [trail.content_digest()]
    for name in ("Một", "Hai", "Ba"):
        with trail.operation(f"Thêm {name}"):
            subjects.put_units(database, [a_unit(name)])
        digests.append(trail.content_digest())
    trail.undo()
    database.close()
    again = open_database(path)
    bring_up_to_date(again)
    later = Trail(again, datetime.now)

    assert later.content_digest() == digests[2]
    later.redo()
    assert later.content_digest() == digests[3]
    for digest in reversed(digests[:3]):
        later.undo()
        assert later.content_digest() == digest
    again.close()
