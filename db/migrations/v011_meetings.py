"""How a meeting and a count of votes went, for their minutes; lists that are posted."""

from db.connection import OfficeDatabase

_STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE council_minutes (
        meeting_id TEXT NOT NULL PRIMARY KEY
            REFERENCES council_meeting (id) DEFERRABLE INITIALLY DEFERRED,
        ended TEXT NOT NULL,
        report TEXT NOT NULL,
        discussion TEXT NOT NULL,
        agreed INTEGER CHECK (agreed >= 0)
    ) STRICT
    """,
    """
    CREATE TABLE council_counting (
        meeting_id TEXT NOT NULL PRIMARY KEY
            REFERENCES council_meeting (id) DEFERRABLE INITIALLY DEFERRED,
        leader TEXT NOT NULL,
        tellers TEXT NOT NULL,
        started TEXT NOT NULL,
        ended TEXT NOT NULL,
        kept_by TEXT NOT NULL,
        is_whole_spoiled INTEGER NOT NULL CHECK (is_whole_spoiled IN (0, 1))
    ) STRICT
    """,
    """
    CREATE TABLE council_invitation (
        meeting_id TEXT NOT NULL PRIMARY KEY
            REFERENCES council_meeting (id) DEFERRABLE INITIALLY DEFERRED,
        guests TEXT NOT NULL,
        note TEXT NOT NULL,
        signer TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE council_absence (
        meeting_id TEXT NOT NULL
            REFERENCES council_meeting (id) DEFERRABLE INITIALLY DEFERRED,
        member_id TEXT NOT NULL
            REFERENCES council_member (id) DEFERRABLE INITIALLY DEFERRED,
        reason TEXT NOT NULL CHECK (reason <> ''),
        PRIMARY KEY (meeting_id, member_id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX council_absence_member_id ON council_absence (member_id)",
    """
    CREATE TABLE round_posting (
        round_id TEXT NOT NULL
            REFERENCES review_round (id) DEFERRABLE INITIALLY DEFERRED,
        stage TEXT NOT NULL,
        posted_on TEXT,
        days INTEGER CHECK (days > 0),
        place TEXT NOT NULL,
        complaints_to TEXT NOT NULL,
        PRIMARY KEY (round_id, stage)
    ) STRICT, WITHOUT ROWID
    """,
)


def apply(database: OfficeDatabase) -> None:
    """Make the tables."""
    for statement in _STATEMENTS:
        database.execute_sql(statement)
