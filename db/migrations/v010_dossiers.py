"""What a dossier holds, who confirmed what, reports of units."""

from db.connection import OfficeDatabase

_STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE dossier (
        round_id TEXT NOT NULL
            REFERENCES review_round (id) DEFERRABLE INITIALLY DEFERRED,
        dossier TEXT NOT NULL,
        sets INTEGER CHECK (sets > 0),
        sent_on TEXT,
        note TEXT NOT NULL,
        PRIMARY KEY (round_id, dossier)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE dossier_item (
        round_id TEXT NOT NULL
            REFERENCES review_round (id) DEFERRABLE INITIALLY DEFERRED,
        dossier TEXT NOT NULL,
        component TEXT NOT NULL,
        subject_id TEXT NOT NULL,
        copies INTEGER CHECK (copies >= 0),
        is_original INTEGER CHECK (is_original IN (0, 1)),
        first_sheet INTEGER CHECK (first_sheet > 0),
        last_sheet INTEGER CHECK (last_sheet >= first_sheet),
        number TEXT NOT NULL,
        issued_on TEXT,
        note TEXT NOT NULL,
        PRIMARY KEY (round_id, dossier, component, subject_id),
        CHECK ((first_sheet IS NULL) = (last_sheet IS NULL))
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE dossier_confirmation (
        round_id TEXT NOT NULL
            REFERENCES review_round (id) DEFERRABLE INITIALLY DEFERRED,
        dossier TEXT NOT NULL,
        confirmer TEXT NOT NULL,
        component TEXT NOT NULL,
        what TEXT NOT NULL,
        subject_id TEXT NOT NULL,
        given_by TEXT NOT NULL CHECK (given_by <> ''),
        given_on TEXT NOT NULL,
        PRIMARY KEY (round_id, dossier, confirmer, component, what, subject_id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE merit_text (
        round_id TEXT NOT NULL
            REFERENCES review_round (id) DEFERRABLE INITIALLY DEFERRED,
        subject_id TEXT NOT NULL
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        heading TEXT NOT NULL CHECK (heading <> ''),
        text TEXT NOT NULL,
        source TEXT NOT NULL,
        PRIMARY KEY (round_id, subject_id, heading)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX merit_text_subject_id ON merit_text (subject_id)",
)


def apply(database: OfficeDatabase) -> None:
    """Make the tables."""
    for statement in _STATEMENTS:
        database.execute_sql(statement)
