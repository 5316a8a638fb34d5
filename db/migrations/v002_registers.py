"""Tables for indices, assigned targets, breach reviews, achievements, memberships.

A breach now has a kind, and a unit may name the one it was merged into.
"""

from db.connection import OfficeDatabase

_STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE index_value (
        id TEXT NOT NULL PRIMARY KEY,
        subject_id TEXT NOT NULL
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        index_code TEXT NOT NULL,
        year INTEGER NOT NULL,
        component TEXT NOT NULL,
        component_name TEXT NOT NULL,
        value TEXT CHECK (value NOT GLOB '*[^0-9.-]*'),
        maximum TEXT CHECK (maximum NOT GLOB '*[^0-9.-]*'),
        rank INTEGER CHECK (rank > 0),
        block TEXT NOT NULL,
        class_name TEXT NOT NULL,
        origin TEXT NOT NULL,
        document TEXT NOT NULL,
        published_on TEXT
    ) STRICT
    """,
    "CREATE INDEX index_value_subject_id ON index_value (subject_id)",
    """
    CREATE TABLE index_duty (
        subject_id TEXT NOT NULL
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        index_code TEXT NOT NULL,
        year INTEGER NOT NULL,
        role TEXT NOT NULL,
        component TEXT NOT NULL,
        PRIMARY KEY (subject_id, index_code, year, role, component)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE breach_review (
        id TEXT NOT NULL PRIMARY KEY,
        subject_id TEXT NOT NULL
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        first_day TEXT NOT NULL,
        last_day TEXT NOT NULL,
        reviewed_by TEXT NOT NULL,
        reviewed_on TEXT NOT NULL,
        evidence TEXT NOT NULL,
        CHECK (first_day <= last_day)
    ) STRICT
    """,
    "CREATE INDEX breach_review_subject_id ON breach_review (subject_id)",
    """
    CREATE TABLE achievement (
        id TEXT NOT NULL PRIMARY KEY,
        subject_id TEXT NOT NULL
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL,
        first_day TEXT NOT NULL,
        last_day TEXT NOT NULL,
        content TEXT NOT NULL,
        evidence TEXT NOT NULL,
        CHECK (first_day <= last_day)
    ) STRICT
    """,
    "CREATE INDEX achievement_subject_id ON achievement (subject_id)",
    """
    CREATE TABLE membership (
        person_id TEXT NOT NULL
            REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        unit_id TEXT NOT NULL
            REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
        since TEXT,
        until TEXT,
        PRIMARY KEY (person_id, position),
        CHECK (since IS NULL OR until IS NULL OR since <= until)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX membership_unit_id ON membership (unit_id)",
    """
    CREATE TABLE assigned_target (
        round_id TEXT NOT NULL
            REFERENCES review_round (id) DEFERRABLE INITIALLY DEFERRED,
        subject_id TEXT NOT NULL
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        indicator TEXT NOT NULL,
        state TEXT NOT NULL
            CHECK (state IN ('pending', 'measured', 'not_applicable')),
        as_of TEXT,
        value TEXT,
        numerator TEXT,
        denominator TEXT,
        assigned TEXT,
        holds INTEGER CHECK (holds IN (0, 1)),
        source TEXT NOT NULL,
        PRIMARY KEY (round_id, subject_id, indicator)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX assigned_target_subject_id ON assigned_target (subject_id)",
    # What stands in old rows of the trail has no such columns: undoing and redoing
    # them leaves the default, which is also what this step gives the rows kept.
    "ALTER TABLE breach ADD COLUMN kind TEXT NOT NULL DEFAULT 'discipline'",
    """
    ALTER TABLE unit ADD COLUMN successor_id TEXT
        REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
    """,
    "CREATE INDEX unit_successor_id ON unit (successor_id)",
)


def apply(database: OfficeDatabase) -> None:
    """Make the tables."""
    for statement in _STATEMENTS:
        database.execute_sql(statement)
