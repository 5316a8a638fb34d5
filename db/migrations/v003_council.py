"""Tables for the council, its meetings and votes."""

from db.connection import OfficeDatabase

_STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE council_member (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        position TEXT NOT NULL,
        role TEXT NOT NULL,
        person_id TEXT
            REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        is_active INTEGER NOT NULL CHECK (is_active IN (0, 1))
    ) STRICT
    """,
    "CREATE INDEX council_member_person_id ON council_member (person_id)",
    """
    CREATE TABLE council_meeting (
        id TEXT NOT NULL PRIMARY KEY,
        round_id TEXT NOT NULL
            REFERENCES review_round (id) DEFERRABLE INITIALLY DEFERRED,
        held_on TEXT NOT NULL,
        started TEXT NOT NULL,
        place TEXT NOT NULL,
        chair_id TEXT
            REFERENCES council_member (id) DEFERRABLE INITIALLY DEFERRED,
        secretary_id TEXT
            REFERENCES council_member (id) DEFERRABLE INITIALLY DEFERRED,
        tellers TEXT NOT NULL,
        agenda TEXT NOT NULL,
        conclusion TEXT NOT NULL,
        finished_on TEXT,
        threshold_percent TEXT NOT NULL CHECK (threshold_percent NOT GLOB '*[^0-9.]*'),
        is_strict INTEGER NOT NULL CHECK (is_strict IN (0, 1)),
        denominator TEXT NOT NULL,
        ballot TEXT NOT NULL,
        quorum_numerator INTEGER NOT NULL CHECK (quorum_numerator > 0),
        quorum_denominator INTEGER NOT NULL,
        allows_written INTEGER NOT NULL CHECK (allows_written IN (0, 1)),
        basis TEXT NOT NULL,
        CHECK (quorum_numerator <= quorum_denominator)
    ) STRICT
    """,
    "CREATE INDEX council_meeting_round_id ON council_meeting (round_id)",
    "CREATE INDEX council_meeting_chair_id ON council_meeting (chair_id)",
    "CREATE INDEX council_meeting_secretary_id ON council_meeting (secretary_id)",
    """
    CREATE TABLE council_presence (
        meeting_id TEXT NOT NULL
            REFERENCES council_meeting (id) DEFERRABLE INITIALLY DEFERRED,
        member_id TEXT NOT NULL
            REFERENCES council_member (id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        position TEXT NOT NULL,
        role TEXT NOT NULL,
        person_id TEXT
            REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        presence TEXT,
        PRIMARY KEY (meeting_id, member_id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX council_presence_member_id ON council_presence (member_id)",
    "CREATE INDEX council_presence_person_id ON council_presence (person_id)",
    """
    CREATE TABLE council_ballots (
        meeting_id TEXT NOT NULL
            REFERENCES council_meeting (id) DEFERRABLE INITIALLY DEFERRED,
        offer TEXT NOT NULL,
        kind TEXT NOT NULL,
        issued INTEGER NOT NULL CHECK (issued >= 0),
        collected INTEGER NOT NULL CHECK (collected <= issued),
        valid INTEGER NOT NULL CHECK (valid >= 0),
        invalid INTEGER NOT NULL CHECK (invalid >= 0),
        PRIMARY KEY (meeting_id, offer, kind),
        CHECK (valid + invalid = collected)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE council_vote (
        meeting_id TEXT NOT NULL
            REFERENCES council_meeting (id) DEFERRABLE INITIALLY DEFERRED,
        offer TEXT NOT NULL,
        subject_id TEXT NOT NULL
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        yes INTEGER CHECK (yes >= 0),
        no INTEGER CHECK (no >= 0),
        abstain INTEGER CHECK (abstain >= 0),
        PRIMARY KEY (meeting_id, offer, subject_id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX council_vote_subject_id ON council_vote (subject_id)",
    """
    CREATE TABLE council_recusal (
        meeting_id TEXT NOT NULL
            REFERENCES council_meeting (id) DEFERRABLE INITIALLY DEFERRED,
        offer TEXT NOT NULL,
        subject_id TEXT NOT NULL
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        member_id TEXT NOT NULL
            REFERENCES council_member (id) DEFERRABLE INITIALLY DEFERRED,
        reason TEXT NOT NULL CHECK (reason <> ''),
        PRIMARY KEY (meeting_id, offer, subject_id, member_id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX council_recusal_member_id ON council_recusal (member_id)",
    "CREATE INDEX council_recusal_subject_id ON council_recusal (subject_id)",
)


def apply(database: OfficeDatabase) -> None:
    """Make the tables."""
    for statement in _STATEMENTS:
        database.execute_sql(statement)
