"""Steps: they build exactly the models, all of them or none."""

import sqlite3
from pathlib import Path

import pytest
from peewee import SqliteDatabase
from playhouse.schema_diff import diff_models

from db import models, plans, schema
from db.connection import APPLICATION_ID, open_database
from db.migrations import STEPS
from db.plans import AdoptedPlan
from db.schema import bring_up_to_date
from desktop.errors import OfficeFileError
from tests.db.samples import DAY

PAST = Path(__file__).parent / "past"


def shape(database, table):
    """Everything SQLite knows about a table but the names of its keys."""
    read = database.execute_sql
    indexes = {
        (tuple(c[2] for c in read(f"PRAGMA index_info({name})")), unique, origin)
        for _, name, unique, origin, _ in read(f"PRAGMA index_list({table})")
    }
    references = {row[2:] for row in read(f"PRAGMA foreign_key_list({table})")}
    kinds = [
        (row[2], *row[4:])
        for row in read("PRAGMA table_list").fetchall()
        if row[1] == table
    ]
    columns = read(f"PRAGMA table_info({table})").fetchall()
    return columns, kinds, references, indexes


def test_the_steps_build_exactly_the_models(database):
    described = SqliteDatabase(":memory:")
    with described.bind_ctx(models.ALL):
        described.create_tables(models.ALL)
    with database.bound.bind_ctx(models.ALL):
        difference = diff_models(database.bound, models.ALL)

    assert not difference, str(difference)
    for model in models.ALL:
        table = model.table()
        assert shape(database, table) == shape(described, table), table
    described.close()


def test_there_are_no_tables_without_a_model(database):
    assert set(database.bound.get_tables()) == {model.table() for model in models.ALL}


def test_references_wait_for_the_end_of_the_transaction(database):
    for model in models.ALL:
        [(sql,)] = database.read(
            "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?",
            (model.table(),),
        )
        assert sql.count("REFERENCES") == sql.count("DEFERRABLE INITIALLY DEFERRED")
        assert "CASCADE" not in sql


def test_every_tracked_table_has_its_three_triggers(database):
    found = database.read("SELECT tbl_name FROM sqlite_schema WHERE type = 'trigger'")

    assert sorted(table for (table,) in found) == sorted(models.TRACKED_NAMES * 3)


def test_a_file_that_is_up_to_date_is_not_written(path, database):
    database.close()
    content = path.read_bytes()

    again = open_database(path)
    bring_up_to_date(again)
    again.close()

    assert path.read_bytes() == content


def test_a_newer_file_is_refused_and_left_as_it_is(path, database):
    database.execute_sql("PRAGMA user_version = 999")
    database.close()
    content = path.read_bytes()
    again = open_database(path)

    with pytest.raises(OfficeFileError, match="mới hơn"):
        bring_up_to_date(again)

    again.close()
    assert path.read_bytes() == content


def add_a_column(database):
    database.execute_sql("ALTER TABLE plan ADD COLUMN note TEXT NOT NULL DEFAULT ''")


def break_half_way(database):
    database.execute_sql("CREATE TABLE half (id)")
    database.execute_sql("UPDATE plan SET number = 'half'")
    message = "half-way"
    raise ZeroDivisionError(message)


def leave_a_dangling_reference(database):
    database.execute_sql("DELETE FROM plan")
    database.execute_sql(
        "INSERT INTO plan_choice VALUES ('nowhere', 'key', 'value', '')"
    )


def dump(path):
    connection = sqlite3.connect(path)
    content = [*connection.iterdump(), *connection.execute("PRAGMA user_version")]
    connection.close()
    return content


@pytest.fixture
def old_file(path, database, trail):
    with trail.operation("Nhận kế hoạch"):
        plans.put_plan(database, AdoptedPlan("plan", "hong-van", 1, "…", DAY))
    database.close()
    return path


@pytest.mark.parametrize(
    ("last", "error"),
    [
        pytest.param(break_half_way, ZeroDivisionError, id="raises half-way"),
        pytest.param(leave_a_dangling_reference, OfficeFileError, id="dangling"),
    ],
)
def test_a_step_that_fails_leaves_the_file_untouched(old_file, last, error):
    before = dump(old_file)
    database = open_database(old_file)

    with pytest.raises(error):
        bring_up_to_date(database, steps=[*STEPS, add_a_column, last])

    assert schema.version_of(database) == len(STEPS)
    assert database.read("PRAGMA foreign_keys") == [(1,)]
    database.close()
    assert dump(old_file) == before


def test_a_copy_is_kept_before_an_old_file_is_changed(old_file):
    database = open_database(old_file)
    versions = []

    def note():
        versions.append(schema.version_of(database))

    bring_up_to_date(database, before_step=note, steps=[*STEPS, add_a_column])

    assert versions == [len(STEPS)]
    assert schema.version_of(database) == len(STEPS) + 1
    database.close()


def test_no_copy_is_kept_of_a_new_or_a_current_file(path):
    database = open_database(path)

    for _ in range(2):
        bring_up_to_date(database, before_step=pytest.fail)

    database.close()


def test_the_triggers_follow_the_new_shape(old_file):
    database = open_database(old_file)

    bring_up_to_date(database, steps=[*STEPS, add_a_column])

    [(sql,)] = database.read(
        "SELECT sql FROM sqlite_schema WHERE name = 'trail_of_plan_insert'"
    )
    assert "'note', NEW.note" in sql
    database.close()


@pytest.mark.parametrize("past", sorted(PAST.glob("*.db")), ids=lambda past: past.stem)
def test_a_file_of_every_released_version_is_brought_up_to_date(past, path):
    path.write_bytes(past.read_bytes())
    database = open_database(path)

    bring_up_to_date(database)

    assert schema.version_of(database) == len(STEPS)
    assert database.read("SELECT COUNT(*) FROM operation")[0][0] > 0
    assert database.read("PRAGMA application_id") == [(APPLICATION_ID,)]
    database.close()
