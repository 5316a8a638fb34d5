"""The first shape of the office's file, frozen: later steps change it, never this one.

Foreign keys are checked when a transaction ends, so that undo may replay rows in any
order. Tables whose rows are named by what they are about keep no id of their own.
"""

from db.connection import OfficeDatabase

_STATEMENTS = (
    """
    CREATE TABLE office (
        id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
        province_code TEXT NOT NULL,
        commune_code TEXT NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        province_name TEXT NOT NULL,
        place TEXT NOT NULL,
        standing_body TEXT NOT NULL,
        is_demo INTEGER NOT NULL CHECK (is_demo IN (0, 1))
    ) STRICT
    """,
    """
    CREATE TABLE signatory (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        titles TEXT NOT NULL,
        is_default INTEGER NOT NULL CHECK (is_default IN (0, 1))
    ) STRICT
    """,
    """
    CREATE TABLE plan (
        id TEXT NOT NULL PRIMARY KEY,
        code TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version > 0),
        source TEXT NOT NULL,
        adopted_on TEXT NOT NULL,
        number TEXT NOT NULL,
        issued_on TEXT
    ) STRICT
    """,
    "CREATE UNIQUE INDEX plan_code_version ON plan (code, version)",
    """
    CREATE TABLE plan_choice (
        plan_id TEXT NOT NULL
            REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
        key TEXT NOT NULL,
        value TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (plan_id, key)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE subject (
        id TEXT NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('unit', 'person', 'other'))
    ) STRICT
    """,
    """
    CREATE TABLE unit (
        id TEXT NOT NULL PRIMARY KEY
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        parent_id TEXT
            REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
        short_name TEXT NOT NULL,
        block TEXT NOT NULL,
        note TEXT NOT NULL,
        retired_on TEXT,
        search TEXT NOT NULL,
        same TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX unit_parent_id ON unit (parent_id)",
    "CREATE INDEX unit_same ON unit (same)",
    """
    CREATE TABLE person (
        id TEXT NOT NULL PRIMARY KEY
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        unit_id TEXT
            REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
        employment TEXT NOT NULL,
        salutation TEXT,
        position TEXT NOT NULL,
        is_head INTEGER NOT NULL CHECK (is_head IN (0, 1)),
        birth_year INTEGER,
        note TEXT NOT NULL,
        retired_on TEXT,
        search TEXT NOT NULL,
        same TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX person_same ON person (same)",
    "CREATE INDEX person_unit_id ON person (unit_id)",
    """
    CREATE TABLE direct_work (
        person_id TEXT NOT NULL
            REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        role TEXT NOT NULL,
        since TEXT NOT NULL,
        until TEXT,
        PRIMARY KEY (person_id, position),
        CHECK (until IS NULL OR since <= until)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE other_subject (
        id TEXT NOT NULL PRIMARY KEY
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        address TEXT NOT NULL,
        head TEXT NOT NULL,
        note TEXT NOT NULL,
        retired_on TEXT,
        search TEXT NOT NULL,
        same TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX other_subject_same ON other_subject (same)",
    """
    CREATE TABLE review_round (
        id TEXT NOT NULL PRIMARY KEY,
        plan_id TEXT NOT NULL
            REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        occasion TEXT NOT NULL,
        first_day TEXT NOT NULL,
        last_day TEXT NOT NULL,
        cutoff TEXT NOT NULL,
        closed_on TEXT,
        CHECK (first_day <= last_day)
    ) STRICT
    """,
    "CREATE INDEX review_round_plan_id ON review_round (plan_id)",
    """
    CREATE TABLE round_closing (
        id TEXT NOT NULL PRIMARY KEY,
        round_id TEXT NOT NULL
            REFERENCES review_round (id) DEFERRABLE INITIALLY DEFERRED,
        closed_on TEXT NOT NULL,
        snapshot TEXT NOT NULL,
        reopened_on TEXT,
        reopened_reason TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX round_closing_round_id ON round_closing (round_id)",
    """
    CREATE TABLE nomination (
        id TEXT NOT NULL PRIMARY KEY,
        round_id TEXT NOT NULL
            REFERENCES review_round (id) DEFERRABLE INITIALLY DEFERRED,
        offer TEXT NOT NULL,
        subject_id TEXT NOT NULL
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        choice TEXT NOT NULL,
        reason TEXT NOT NULL CHECK (reason <> '')
    ) STRICT
    """,
    """
    CREATE UNIQUE INDEX nomination_round_id_offer_subject_id
        ON nomination (round_id, offer, subject_id)
    """,
    "CREATE INDEX nomination_subject_id ON nomination (subject_id)",
    """
    CREATE TABLE score (
        round_id TEXT NOT NULL
            REFERENCES review_round (id) DEFERRABLE INITIALLY DEFERRED,
        subject_id TEXT NOT NULL
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        criterion TEXT NOT NULL,
        side TEXT NOT NULL CHECK (side IN ('self', 'verified')),
        state TEXT NOT NULL CHECK (state IN ('scored', 'not_applicable')),
        points TEXT CHECK (points NOT GLOB '*[^0-9.-]*'),
        reason TEXT NOT NULL,
        PRIMARY KEY (round_id, subject_id, criterion, side),
        CHECK ((state = 'scored') = (points IS NOT NULL))
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX score_subject_id ON score (subject_id)",
    """
    CREATE TABLE attestation (
        round_id TEXT NOT NULL
            REFERENCES review_round (id) DEFERRABLE INITIALLY DEFERRED,
        subject_id TEXT NOT NULL
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        statement TEXT NOT NULL,
        holds INTEGER NOT NULL CHECK (holds IN (0, 1)),
        attested_by TEXT NOT NULL,
        attested_on TEXT NOT NULL,
        evidence TEXT NOT NULL,
        PRIMARY KEY (round_id, subject_id, statement)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX attestation_subject_id ON attestation (subject_id)",
    """
    CREATE TABLE indicator_result (
        round_id TEXT NOT NULL
            REFERENCES review_round (id) DEFERRABLE INITIALLY DEFERRED,
        indicator TEXT NOT NULL,
        state TEXT NOT NULL,
        as_of TEXT,
        value TEXT,
        numerator TEXT,
        denominator TEXT,
        assigned TEXT,
        holds INTEGER CHECK (holds IN (0, 1)),
        source TEXT NOT NULL,
        PRIMARY KEY (round_id, indicator)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE task_rating (
        id TEXT NOT NULL PRIMARY KEY,
        subject_id TEXT NOT NULL
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        first_day TEXT NOT NULL,
        last_day TEXT NOT NULL,
        grade INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 4),
        rated_by TEXT NOT NULL,
        rated_on TEXT,
        CHECK (first_day <= last_day)
    ) STRICT
    """,
    "CREATE INDEX task_rating_subject_id ON task_rating (subject_id)",
    """
    CREATE TABLE initiative (
        id TEXT NOT NULL PRIMARY KEY,
        title TEXT NOT NULL,
        kind TEXT NOT NULL,
        registered_on TEXT,
        is_new INTEGER CHECK (is_new IN (0, 1)),
        is_applied INTEGER CHECK (is_applied IN (0, 1)),
        applied_from TEXT,
        applied_where TEXT NOT NULL,
        is_replicable INTEGER CHECK (is_replicable IN (0, 1)),
        recognised_level TEXT,
        recognised_by TEXT NOT NULL,
        recognised_on TEXT,
        effect TEXT NOT NULL,
        search TEXT NOT NULL,
        same TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX initiative_same ON initiative (same)",
    """
    CREATE TABLE initiative_author (
        initiative_id TEXT NOT NULL
            REFERENCES initiative (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        subject_id TEXT NOT NULL
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (initiative_id, position)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX initiative_author_subject_id ON initiative_author (subject_id)",
    """
    CREATE TABLE breach (
        id TEXT NOT NULL PRIMARY KEY,
        subject_id TEXT NOT NULL
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        happened_on TEXT NOT NULL,
        severity TEXT NOT NULL,
        content TEXT NOT NULL,
        document TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX breach_subject_id ON breach (subject_id)",
    """
    CREATE TABLE evidence (
        id TEXT NOT NULL PRIMARY KEY,
        owner TEXT NOT NULL,
        title TEXT NOT NULL,
        file_name TEXT NOT NULL,
        digest TEXT NOT NULL,
        size INTEGER NOT NULL CHECK (size >= 0),
        added_on TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX evidence_owner ON evidence (owner)",
    """
    CREATE TABLE decision (
        id TEXT NOT NULL PRIMARY KEY,
        round_id TEXT NOT NULL
            REFERENCES review_round (id) DEFERRABLE INITIALLY DEFERRED,
        number TEXT NOT NULL,
        symbol TEXT NOT NULL,
        issued_on TEXT,
        signer TEXT NOT NULL,
        signer_titles TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX decision_round_id ON decision (round_id)",
    """
    CREATE TABLE award_grant (
        id TEXT NOT NULL PRIMARY KEY,
        decision_id TEXT NOT NULL
            REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED,
        subject_id TEXT NOT NULL
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL,
        form TEXT NOT NULL,
        recipient TEXT NOT NULL,
        detail TEXT NOT NULL,
        citation TEXT NOT NULL,
        register_year INTEGER NOT NULL,
        register_number INTEGER NOT NULL CHECK (register_number > 0),
        revoked_on TEXT,
        revoked_reason TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX award_grant_decision_id ON award_grant (decision_id)",
    """
    CREATE UNIQUE INDEX award_grant_register_year_register_number
        ON award_grant (register_year, register_number)
    """,
    "CREATE INDEX award_grant_subject_id ON award_grant (subject_id)",
    """
    CREATE TABLE setting (
        key TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE number_series (
        issuer TEXT NOT NULL,
        kind TEXT NOT NULL,
        year INTEGER NOT NULL,
        last INTEGER NOT NULL CHECK (last > 0),
        PRIMARY KEY (issuer, kind, year)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE operation (
        number INTEGER NOT NULL PRIMARY KEY,
        at TEXT NOT NULL,
        title TEXT NOT NULL,
        reason TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
        schema INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX operation_state_number ON operation (state, number)",
    """
    CREATE TABLE change (
        ordinal INTEGER NOT NULL PRIMARY KEY,
        operation_number INTEGER NOT NULL
            REFERENCES operation (number) DEFERRABLE INITIALLY DEFERRED,
        table_name TEXT NOT NULL,
        row_id TEXT NOT NULL,
        subject_id TEXT,
        before TEXT,
        after TEXT,
        CHECK (before IS NOT NULL OR after IS NOT NULL)
    ) STRICT
    """,
    "CREATE INDEX change_operation_number ON change (operation_number)",
    "CREATE INDEX change_subject_id ON change (subject_id)",
    "CREATE INDEX change_table_name_row_id ON change (table_name, row_id)",
    """
    CREATE TABLE operation_event (
        id INTEGER NOT NULL PRIMARY KEY,
        operation_number INTEGER NOT NULL
            REFERENCES operation (number) DEFERRABLE INITIALLY DEFERRED,
        at TEXT NOT NULL,
        event TEXT NOT NULL CHECK (event IN ('done', 'undone', 'redone', 'dropped'))
    ) STRICT
    """,
    """
    CREATE INDEX operation_event_operation_number
        ON operation_event (operation_number)
    """,
    """
    CREATE TABLE trail_now (
        id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
        operation_number INTEGER,
        is_replaying INTEGER NOT NULL CHECK (is_replaying IN (0, 1))
    ) STRICT
    """,
    "INSERT INTO trail_now (id, operation_number, is_replaying) VALUES (1, NULL, 0)",
)


def apply(database: OfficeDatabase) -> None:
    """Make the first tables."""
    for statement in _STATEMENTS:
        database.execute_sql(statement)
