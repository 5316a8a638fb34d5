"""Scores of a survey, and what computed scores rest on.

SQLite changes no CHECK in place, so the table of scores is built anew with one more
side; its columns stay, and rows in the trail still fit.
"""

from db.connection import OfficeDatabase

_STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE score_with_survey (
        round_id TEXT NOT NULL
            REFERENCES review_round (id) DEFERRABLE INITIALLY DEFERRED,
        subject_id TEXT NOT NULL
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        criterion TEXT NOT NULL,
        side TEXT NOT NULL CHECK (side IN ('self', 'verified', 'survey')),
        state TEXT NOT NULL CHECK (state IN ('scored', 'not_applicable')),
        points TEXT CHECK (points NOT GLOB '*[^0-9.-]*'),
        reason TEXT NOT NULL,
        PRIMARY KEY (round_id, subject_id, criterion, side),
        CHECK ((state = 'scored') = (points IS NOT NULL))
    ) STRICT, WITHOUT ROWID
    """,
    """
    INSERT INTO score_with_survey
    SELECT round_id, subject_id, criterion, side, state, points, reason FROM score
    """,
    "DROP TABLE score",
    "ALTER TABLE score_with_survey RENAME TO score",
    "CREATE INDEX score_subject_id ON score (subject_id)",
    """
    CREATE TABLE score_basis (
        round_id TEXT NOT NULL
            REFERENCES review_round (id) DEFERRABLE INITIALLY DEFERRED,
        subject_id TEXT NOT NULL
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        criterion TEXT NOT NULL,
        side TEXT NOT NULL CHECK (side IN ('self', 'verified', 'survey')),
        met INTEGER CHECK (met IN (0, 1)),
        numerator TEXT CHECK (numerator NOT GLOB '*[^0-9.]*'),
        denominator TEXT CHECK (denominator NOT GLOB '*[^0-9.]*'),
        faults INTEGER CHECK (faults >= 0),
        items INTEGER CHECK (items >= 0),
        answers TEXT NOT NULL CHECK (answers NOT GLOB '*[^0-9 ]*'),
        points TEXT CHECK (points NOT GLOB '*[^0-9.-]*'),
        rule TEXT NOT NULL,
        PRIMARY KEY (round_id, subject_id, criterion, side)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX score_basis_subject_id ON score_basis (subject_id)",
)


def apply(database: OfficeDatabase) -> None:
    """Make the tables."""
    for statement in _STATEMENTS:
        database.execute_sql(statement)
