"""Keys, streams, received bundles and what came with them.

Sequence numbers, keys and what others sent are no entries of the officer: undo never
touches them, so none of these tables is in the trail but the city's own overlays.
"""

from db.connection import OfficeDatabase

_STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE own_key (
        key_id TEXT NOT NULL PRIMARY KEY,
        role TEXT NOT NULL CHECK (role IN ('office', 'root', 'escrow')),
        signing TEXT NOT NULL,
        sealing TEXT NOT NULL,
        secret TEXT NOT NULL,
        is_locked INTEGER NOT NULL CHECK (is_locked IN (0, 1)),
        made_on TEXT NOT NULL,
        retired_on TEXT,
        status TEXT NOT NULL CHECK (status IN ('active', 'retired', 'revoked')),
        valid_to INTEGER CHECK (valid_to >= 0)
    ) STRICT
    """,
    """
    CREATE TABLE known_key (
        key_id TEXT NOT NULL PRIMARY KEY,
        org TEXT NOT NULL,
        name TEXT NOT NULL,
        signing TEXT NOT NULL,
        sealing TEXT NOT NULL,
        escrow TEXT NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('active', 'retired', 'revoked')),
        valid_from INTEGER NOT NULL CHECK (valid_from > 0),
        valid_to INTEGER CHECK (valid_to >= 0),
        source TEXT NOT NULL CHECK (source IN ('typed', 'keyring')),
        confirmed_on TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX known_key_org ON known_key (org)",
    """
    CREATE TABLE keyring (
        version INTEGER NOT NULL PRIMARY KEY,
        digest TEXT NOT NULL,
        body TEXT NOT NULL,
        signatures TEXT NOT NULL,
        taken_on TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE sent_stream (
        epoch TEXT NOT NULL,
        type TEXT NOT NULL,
        receiver TEXT NOT NULL,
        movement TEXT NOT NULL,
        period TEXT NOT NULL,
        last_seq INTEGER NOT NULL CHECK (last_seq > 0),
        PRIMARY KEY (epoch, type, receiver, movement, period)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE sent_bundle (
        sha256 TEXT NOT NULL PRIMARY KEY,
        bundle_id TEXT NOT NULL,
        epoch TEXT NOT NULL,
        type TEXT NOT NULL,
        receiver TEXT NOT NULL,
        movement TEXT NOT NULL,
        period TEXT NOT NULL,
        seq INTEGER NOT NULL CHECK (seq > 0),
        content TEXT NOT NULL,
        file_name TEXT NOT NULL,
        size INTEGER NOT NULL CHECK (size > 0),
        is_encrypted INTEGER NOT NULL CHECK (is_encrypted IN (0, 1)),
        made_at TEXT NOT NULL,
        receipt TEXT NOT NULL,
        receipt_at TEXT
    ) STRICT
    """,
    "CREATE INDEX sent_bundle_bundle_id ON sent_bundle (bundle_id)",
    "CREATE INDEX sent_bundle_receiver ON sent_bundle (receiver, type)",
    """
    CREATE TABLE sent_row (
        table_name TEXT NOT NULL,
        row_id TEXT NOT NULL,
        digest TEXT NOT NULL,
        rev INTEGER NOT NULL CHECK (rev > 0),
        PRIMARY KEY (table_name, row_id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE received_stream (
        org TEXT NOT NULL,
        type TEXT NOT NULL,
        movement TEXT NOT NULL,
        period TEXT NOT NULL,
        epoch TEXT NOT NULL,
        confirmed_epoch TEXT NOT NULL,
        last_seq INTEGER NOT NULL,
        current TEXT NOT NULL,
        PRIMARY KEY (org, type, movement, period)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE received_bundle (
        sha256 TEXT NOT NULL PRIMARY KEY,
        bundle_id TEXT NOT NULL,
        org TEXT NOT NULL,
        org_name TEXT NOT NULL,
        type TEXT NOT NULL,
        movement TEXT NOT NULL,
        period TEXT NOT NULL,
        epoch TEXT NOT NULL,
        seq INTEGER NOT NULL CHECK (seq > 0),
        received_on TEXT NOT NULL,
        made_at TEXT,
        operation INTEGER,
        before_it TEXT NOT NULL,
        is_undone INTEGER NOT NULL CHECK (is_undone IN (0, 1))
    ) STRICT
    """,
    """
    CREATE INDEX received_bundle_stream
        ON received_bundle (org, type, movement, period)
    """,
    """
    CREATE TABLE received_row (
        sha256 TEXT NOT NULL
            REFERENCES received_bundle (sha256) DEFERRABLE INITIALLY DEFERRED,
        table_name TEXT NOT NULL,
        row_id TEXT NOT NULL,
        rev INTEGER NOT NULL CHECK (rev > 0),
        body TEXT NOT NULL,
        PRIMARY KEY (sha256, table_name, row_id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE received_file (
        bundle TEXT NOT NULL
            REFERENCES received_bundle (sha256) DEFERRABLE INITIALLY DEFERRED,
        sha256 TEXT NOT NULL,
        media_type TEXT NOT NULL,
        size INTEGER NOT NULL CHECK (size > 0),
        PRIMARY KEY (bundle, sha256)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE import_job (
        sha256 TEXT NOT NULL PRIMARY KEY,
        file_name TEXT NOT NULL,
        state TEXT NOT NULL,
        code TEXT NOT NULL,
        sentence TEXT NOT NULL,
        next_step TEXT NOT NULL,
        org TEXT NOT NULL,
        org_name TEXT NOT NULL,
        type TEXT NOT NULL,
        movement TEXT NOT NULL,
        period TEXT NOT NULL,
        seq INTEGER NOT NULL,
        bundle_id TEXT NOT NULL,
        found_at TEXT NOT NULL,
        decided_at TEXT,
        reason TEXT NOT NULL,
        findings TEXT NOT NULL,
        against TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX import_job_state ON import_job (state)",
    """
    CREATE TABLE overlay (
        id TEXT NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('appraisal', 'return')),
        org TEXT NOT NULL,
        movement TEXT NOT NULL,
        period TEXT NOT NULL,
        table_name TEXT NOT NULL,
        row_id TEXT NOT NULL,
        field TEXT NOT NULL,
        base_rev INTEGER NOT NULL CHECK (base_rev > 0),
        value TEXT,
        reason TEXT NOT NULL,
        made_on TEXT NOT NULL,
        settled_on TEXT
    ) STRICT
    """,
    "CREATE INDEX overlay_org ON overlay (org, movement, period)",
    """
    CREATE TABLE linked_subject (
        org TEXT NOT NULL,
        their_id TEXT NOT NULL,
        subject_id TEXT NOT NULL
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (org, their_id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX linked_subject_subject ON linked_subject (subject_id)",
)


def apply(database: OfficeDatabase) -> None:
    """Make the tables."""
    for statement in _STATEMENTS:
        database.execute_sql(statement)
