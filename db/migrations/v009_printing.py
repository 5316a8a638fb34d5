"""Stocks, printers and what one recipient's certificate says otherwise."""

from db.connection import OfficeDatabase

_STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE stock_layout (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL CHECK (name <> ''),
        sheet_width TEXT NOT NULL CHECK (sheet_width NOT GLOB '*[^0-9.]*'),
        sheet_height TEXT NOT NULL CHECK (sheet_height NOT GLOB '*[^0-9.]*'),
        picture TEXT NOT NULL,
        picture_name TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE stock_field (
        layout_id TEXT NOT NULL
            REFERENCES stock_layout (id) DEFERRABLE INITIALLY DEFERRED,
        what TEXT NOT NULL,
        x TEXT NOT NULL CHECK (x NOT GLOB '*[^0-9.-]*'),
        y TEXT NOT NULL CHECK (y NOT GLOB '*[^0-9.-]*'),
        width TEXT NOT NULL CHECK (width NOT GLOB '*[^0-9.]*'),
        height TEXT NOT NULL CHECK (height NOT GLOB '*[^0-9.]*'),
        size TEXT NOT NULL CHECK (size NOT GLOB '*[^0-9.]*'),
        smallest TEXT NOT NULL CHECK (smallest NOT GLOB '*[^0-9.]*'),
        line_count INTEGER NOT NULL CHECK (line_count > 0),
        anchor TEXT NOT NULL CHECK (anchor IN ('left', 'centre', 'right')),
        growth TEXT NOT NULL CHECK (growth IN ('down', 'up', 'both')),
        lettering TEXT NOT NULL,
        colour TEXT NOT NULL CHECK (colour GLOB '#*'),
        prefix TEXT NOT NULL,
        is_titled INTEGER NOT NULL CHECK (is_titled IN (0, 1)),
        is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
        PRIMARY KEY (layout_id, what)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE printer_profile (
        id TEXT NOT NULL PRIMARY KEY,
        printer TEXT NOT NULL CHECK (printer <> ''),
        tray TEXT NOT NULL,
        sheet_width TEXT NOT NULL CHECK (sheet_width NOT GLOB '*[^0-9.]*'),
        sheet_height TEXT NOT NULL CHECK (sheet_height NOT GLOB '*[^0-9.]*'),
        dx TEXT NOT NULL CHECK (dx NOT GLOB '*[^0-9.-]*'),
        dy TEXT NOT NULL CHECK (dy NOT GLOB '*[^0-9.-]*'),
        kx TEXT NOT NULL CHECK (kx NOT GLOB '*[^0-9.]*'),
        ky TEXT NOT NULL CHECK (ky NOT GLOB '*[^0-9.]*'),
        skew TEXT CHECK (skew NOT GLOB '*[^0-9.-]*'),
        is_turned INTEGER NOT NULL CHECK (is_turned IN (0, 1)),
        is_manual INTEGER NOT NULL CHECK (is_manual IN (0, 1)),
        measured_on TEXT
    ) STRICT
    """,
    """
    CREATE TABLE certificate_wording (
        round_id TEXT NOT NULL
            REFERENCES review_round (id) DEFERRABLE INITIALLY DEFERRED,
        offer TEXT NOT NULL,
        subject_id TEXT NOT NULL
            REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
        what TEXT NOT NULL,
        text TEXT,
        shift_x TEXT NOT NULL CHECK (shift_x NOT GLOB '*[^0-9.-]*'),
        shift_y TEXT NOT NULL CHECK (shift_y NOT GLOB '*[^0-9.-]*'),
        size TEXT CHECK (size NOT GLOB '*[^0-9.]*'),
        is_on INTEGER CHECK (is_on IN (0, 1)),
        PRIMARY KEY (round_id, offer, subject_id, what)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX certificate_wording_subject_id ON certificate_wording (subject_id)",
    """
    CREATE TABLE emblem (
        id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
        digest TEXT NOT NULL,
        file_name TEXT NOT NULL,
        added_on TEXT NOT NULL
    ) STRICT
    """,
)


def apply(database: OfficeDatabase) -> None:
    """Make the tables."""
    for statement in _STATEMENTS:
        database.execute_sql(statement)
