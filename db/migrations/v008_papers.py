"""Numbers of papers, legal values of the office, money of awards.

The four columns of award_grant are empty for awards given before they existed: what was
paid then is not known, and unknown is not zero.
"""

from db.connection import OfficeDatabase

_STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE legal_value (
        id TEXT NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL,
        code TEXT NOT NULL,
        value TEXT NOT NULL,
        valid_from TEXT NOT NULL,
        valid_to TEXT CHECK (valid_to >= valid_from),
        legal_basis TEXT NOT NULL,
        is_checked INTEGER NOT NULL CHECK (is_checked IN (0, 1)),
        title TEXT NOT NULL,
        note TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX legal_value_kind_code ON legal_value (kind, code)",
    """
    CREATE TABLE issued_paper (
        id TEXT NOT NULL PRIMARY KEY,
        round_id TEXT NOT NULL
            REFERENCES review_round (id) DEFERRABLE INITIALLY DEFERRED,
        code TEXT NOT NULL,
        issuer TEXT NOT NULL,
        symbol TEXT NOT NULL,
        year INTEGER NOT NULL,
        number INTEGER CHECK (number > 0),
        issued_on TEXT,
        skipped_reason TEXT NOT NULL,
        voided_reason TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX issued_paper_round_id ON issued_paper (round_id)",
    """
    CREATE UNIQUE INDEX issued_paper_issuer_symbol_year_number
        ON issued_paper (issuer, symbol, year, number)
    """,
    """
    CREATE TABLE round_money (
        round_id TEXT NOT NULL PRIMARY KEY
            REFERENCES review_round (id) DEFERRABLE INITIALLY DEFERRED,
        is_given INTEGER NOT NULL CHECK (is_given IN (0, 1)),
        fund TEXT NOT NULL,
        rounding TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "ALTER TABLE award_grant ADD COLUMN amount INTEGER CHECK (amount >= 0)",
    """
    ALTER TABLE award_grant
        ADD COLUMN coefficient TEXT CHECK (coefficient NOT GLOB '*[^0-9.]*')
    """,
    "ALTER TABLE award_grant ADD COLUMN base_salary INTEGER CHECK (base_salary > 0)",
    "ALTER TABLE award_grant ADD COLUMN bonus_basis TEXT",
    """
    CREATE TABLE award_delivery (
        grant_id TEXT NOT NULL PRIMARY KEY
            REFERENCES award_grant (id) DEFERRABLE INITIALLY DEFERRED,
        delivered_on TEXT NOT NULL,
        receiver TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
)


def apply(database: OfficeDatabase) -> None:
    """Make the tables."""
    for statement in _STATEMENTS:
        database.execute_sql(statement)
