"""Tables for past awards, what a nomination cites, and rulings on double awards."""

from db.connection import OfficeDatabase

_STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE past_award (
        id TEXT NOT NULL PRIMARY KEY,
        subject_id TEXT NOT NULL
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        recipient TEXT NOT NULL,
        form TEXT NOT NULL,
        level TEXT NOT NULL,
        authority TEXT NOT NULL,
        number TEXT NOT NULL,
        issued_on TEXT,
        first_day TEXT NOT NULL,
        last_day TEXT NOT NULL,
        merit TEXT NOT NULL,
        achievement TEXT NOT NULL,
        CHECK (first_day <= last_day)
    ) STRICT
    """,
    "CREATE INDEX past_award_subject_id ON past_award (subject_id)",
    """
    CREATE TABLE uncited (
        round_id TEXT NOT NULL
            REFERENCES review_round (id) DEFERRABLE INITIALLY DEFERRED,
        offer TEXT NOT NULL,
        subject_id TEXT NOT NULL
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        achievement TEXT NOT NULL,
        PRIMARY KEY (round_id, offer, subject_id, achievement)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX uncited_subject_id ON uncited (subject_id)",
    """
    CREATE TABLE grant_citation (
        grant_id TEXT NOT NULL
            REFERENCES award_grant (id) DEFERRABLE INITIALLY DEFERRED,
        achievement TEXT NOT NULL,
        title TEXT NOT NULL,
        PRIMARY KEY (grant_id, achievement)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE ruling (
        id TEXT NOT NULL PRIMARY KEY,
        subject_id TEXT NOT NULL
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        achievement TEXT NOT NULL,
        other TEXT NOT NULL,
        ruling TEXT NOT NULL CHECK (ruling IN ('not_same', 'override')),
        round_id TEXT NOT NULL DEFAULT '',
        reason TEXT NOT NULL CHECK (reason <> ''),
        ruled_by TEXT NOT NULL,
        ruled_on TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE UNIQUE INDEX ruling_subject_id_achievement_other_round_id
        ON ruling (subject_id, achievement, other, round_id)
    """,
    """
    CREATE TABLE distinct_subjects (
        first_id TEXT NOT NULL
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        second_id TEXT NOT NULL
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (first_id, second_id),
        CHECK (first_id < second_id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX distinct_subjects_second_id ON distinct_subjects (second_id)",
)


def apply(database: OfficeDatabase) -> None:
    """Make the tables."""
    for statement in _STATEMENTS:
        database.execute_sql(statement)
