"""Tables for activities, the answers of surveys, difficulties, and days of papers."""

from db.connection import OfficeDatabase

_STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE activity (
        id TEXT NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL,
        happened_on TEXT NOT NULL,
        title TEXT NOT NULL,
        subject_id TEXT
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        channel TEXT,
        number TEXT CHECK (number NOT GLOB '*[^0-9.]*'),
        counted TEXT NOT NULL,
        whole TEXT CHECK (whole NOT GLOB '*[^0-9.]*'),
        document TEXT NOT NULL,
        received_by TEXT NOT NULL,
        note TEXT NOT NULL,
        first_day TEXT,
        last_day TEXT,
        CHECK ((first_day IS NULL) = (last_day IS NULL)),
        CHECK (first_day IS NULL OR first_day <= last_day)
    ) STRICT
    """,
    "CREATE INDEX activity_subject_id ON activity (subject_id)",
    """
    CREATE TABLE survey_answer (
        activity_id TEXT NOT NULL
            REFERENCES activity (id) DEFERRABLE INITIALLY DEFERRED,
        level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
        answers INTEGER NOT NULL CHECK (answers >= 0),
        PRIMARY KEY (activity_id, level)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE difficulty (
        id TEXT NOT NULL PRIMARY KEY,
        raised_on TEXT NOT NULL,
        content TEXT NOT NULL,
        subject_id TEXT
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        forwarded_to TEXT NOT NULL,
        forwarded_on TEXT,
        answer TEXT NOT NULL,
        answered_on TEXT,
        CHECK (forwarded_on IS NULL OR raised_on <= forwarded_on),
        CHECK (answered_on IS NULL OR raised_on <= answered_on)
    ) STRICT
    """,
    "CREATE INDEX difficulty_subject_id ON difficulty (subject_id)",
    """
    CREATE TABLE paper_due (
        kind TEXT NOT NULL,
        first_day TEXT NOT NULL,
        last_day TEXT NOT NULL,
        day TEXT NOT NULL,
        PRIMARY KEY (kind, first_day, last_day),
        CHECK (first_day <= last_day)
    ) STRICT, WITHOUT ROWID
    """,
)


def apply(database: OfficeDatabase) -> None:
    """Make the tables."""
    for statement in _STATEMENTS:
        database.execute_sql(statement)
