"""Rounds made from a template, what is worked on, days set later, and budgets."""

from db.connection import OfficeDatabase

_STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE review_round ADD COLUMN template TEXT NOT NULL DEFAULT ''",
    """
    CREATE TABLE worked_on (
        id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
        plan_id TEXT NOT NULL
            REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
        round_id TEXT
            REFERENCES review_round (id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    """
    CREATE TABLE deadline_day (
        plan_id TEXT NOT NULL
            REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
        deadline TEXT NOT NULL,
        year INTEGER NOT NULL,
        day TEXT NOT NULL,
        PRIMARY KEY (plan_id, deadline, year)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE round_budget (
        round_id TEXT NOT NULL
            REFERENCES review_round (id) DEFERRABLE INITIALLY DEFERRED,
        offer TEXT NOT NULL,
        amount INTEGER NOT NULL CHECK (amount >= 0),
        per_collective INTEGER NOT NULL CHECK (per_collective >= 0),
        per_individual INTEGER NOT NULL CHECK (per_individual >= 0),
        PRIMARY KEY (round_id, offer)
    ) STRICT, WITHOUT ROWID
    """,
)


def apply(database: OfficeDatabase) -> None:
    """Make the tables."""
    for statement in _STATEMENTS:
        database.execute_sql(statement)
