"""Triggers that write every change of a tracked row into the trail.

SQLite itself writes the trail, so no code, and no other program, can change a row
without it: where no operation is under way, the write is refused.
"""

from collections.abc import Iterable

from db.connection import OfficeDatabase

_PREFIX = "trail_of_"
_NO_OPERATION = "no operation is under way"


def renew(database: OfficeDatabase, tables: Iterable[str]) -> None:
    """Make the triggers fit the tables as they are now; write only if they do not."""
    wanted = {
        name: sql
        for table in tables
        for name, sql in _triggers(database, table).items()
    }
    if wanted == _existing(database):
        return
    with database.atomic("IMMEDIATE"):
        remove(database)
        for sql in wanted.values():
            database.execute_sql(sql)


def remove(database: OfficeDatabase) -> None:
    """Silence the trail while a step changes the shape of the file."""
    for name in _existing(database):
        database.execute_sql(f"DROP TRIGGER {name}")


def _existing(database: OfficeDatabase) -> dict[str, str]:
    return dict(
        database.read(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
            " AND name GLOB ?",
            (f"{_PREFIX}*",),
        )
    )


def _triggers(database: OfficeDatabase, table: str) -> dict[str, str]:
    shape = database.read(f"PRAGMA table_info({table})")
    columns = [name for _, name, *_ in shape]
    key = [name for _, name, *_, place in sorted(shape, key=lambda c: c[5]) if place]
    differs = " OR ".join(f"OLD.{c} IS NOT NEW.{c}" for c in columns)
    subject = _subject_column(table, columns)
    made = {}
    for event, when, row, before, after in (
        ("INSERT", "", "NEW", "NULL", _json("NEW", columns)),
        (
            "UPDATE",
            f" AND ({differs})",
            "NEW",
            _json("OLD", columns),
            _json("NEW", columns),
        ),
        ("DELETE", "", "OLD", _json("OLD", columns), "NULL"),
    ):
        name = f"{_PREFIX}{table}_{event.lower()}"
        row_id = " || '/' || ".join(f"{row}.{column}" for column in key)
        about = f"{row}.{subject}" if subject else "NULL"
        made[name] = _trigger(name, table, event, when, (row_id, about, before, after))
    return made


def _trigger(
    name: str, table: str, event: str, when: str, written: tuple[str, str, str, str]
) -> str:
    row_id, about, before, after = written
    return f"""CREATE TRIGGER {name} AFTER {event} ON {table}
WHEN (SELECT is_replaying FROM trail_now) IS NOT 1{when}
BEGIN
    SELECT RAISE(ABORT, '{_NO_OPERATION}')
    WHERE (SELECT operation_number FROM trail_now) IS NULL;
    INSERT INTO change (
        operation_number, table_name, row_id, subject_id, before, after
    )
    SELECT operation_number, '{table}', {row_id}, {about}, {before}, {after}
    FROM trail_now;
END"""  # noqa: S608 - names come from the file's own shape


def _json(row: str, columns: list[str]) -> str:
    return "json_object({})".format(", ".join(f"'{c}', {row}.{c}" for c in columns))


def _subject_column(table: str, columns: list[str]) -> str:
    """Return the column that names the subject a row is about, or nothing."""
    if table in {"subject", "unit", "person", "other_subject"}:
        return "id"
    for column in ("subject_id", "person_id"):
        if column in columns:
            return column
    return ""
