"""One connection to a server at work: tables, bundles, and what was undone.

A bundle is the whole of its sender, movement and period, and goes in by one
transaction: its rows are copied as text into a staging table, the rows of that scope
are deleted, the new ones inserted with casts, together with the line that says which
bundle counts. Loading it again changes nothing, and several PCs may load at once.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

import resources
from db import receiving
from db.connection import OfficeDatabase
from desktop.errors import OfficeError
from desktop.office.exchanging.consolidated import (
    CITY_RANKINGS,
    KIND,
    FlatRow,
    FlatTable,
    Source,
    flat_tables,
    rows_of,
    spelt,
)

SCHEMA = "so_vang"
_SETTING_UP = 0x50_56_41_4E_47  # any number of ours: who else makes the tables waits
_TYPES = {
    "string": "text",
    "integer": "bigint",
    "number": "numeric(18, 4)",
    "boolean": "boolean",
    "date": "date",
}
_STREAMS = """
CREATE TABLE IF NOT EXISTS streams (
    sender text, movement text, period text,
    seq bigint NOT NULL, sha256 text NOT NULL, shape text NOT NULL,
    loaded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (sender, movement, period)
)"""
_OF_SCOPE = "sender = %s AND movement = %s AND period = %s"

Standing = tuple[int, str, str]
"""Number and digest of a bundle on the server, and the shape its rows were given."""


class Loading:
    """What is done with one connection, and what came of it."""

    def __init__(
        self,
        connection: Any,  # noqa: ANN401 - psycopg's
        database: OfficeDatabase,
        tables: Mapping[str, FlatTable],
    ) -> None:
        self._connection = connection
        self._database = database
        self._tables = tables
        self._shape = _shape_of(tables.values())
        self._there: tuple[str, ...] = ()
        self.loaded = self.unchanged = self.removed = 0
        self.newer: list[str] = []
        self.rows: dict[str, int] = {}

    # --- tables -------------------------------------------------------------------

    def set_up(self) -> None:
        """Make what is missing: schema, tables, columns of a later version, views."""
        with self._connection.transaction():
            self._run(f"SELECT pg_advisory_xact_lock({_SETTING_UP})")
            self._run(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
            self._run(f"SET search_path TO {SCHEMA}, pg_temp")
            self._run(_STREAMS)
            known = self._known_columns()
            for table in self._tables.values():
                self._make(table, known.get(table.name, set()))
            self._run(resources.text("consolidation/ranking.sql"))
        # Tables of personal columns only may be there from another time: they are
        # emptied with the rest.
        ours = {table.name for table in flat_tables(with_personal=True)}
        self._there = tuple(sorted(ours & set(self._known_columns())))
        for table in self._tables.values():
            columns = ", ".join(f"{_quoted(c.name)} text" for c in table.columns)
            self._run(
                f"CREATE TEMPORARY TABLE {_staging(table)} ({columns})"
                " ON COMMIT DELETE ROWS"
            )

    def _known_columns(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        cursor = self._run(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = %s",
            SCHEMA,
        )
        for table, column in cursor:
            found.setdefault(table, set()).add(column)
        return found

    def _make(self, table: FlatTable, known: set[str]) -> None:
        columns = {field.name: _TYPES[field.type] for field in table.columns}
        if not known:
            listed = ", ".join(f"{_quoted(n)} {kind}" for n, kind in columns.items())
            # A unit is in the bundle of every round of its commune: its id names a
            # row within the scope of one bundle.
            self._run(
                f"CREATE TABLE {_quoted(table.name)} ({listed},"
                " PRIMARY KEY (sender, id, movement, period))"
            )
            return
        for name in columns.keys() - known:
            self._run(
                f"ALTER TABLE {_quoted(table.name)}"
                f" ADD COLUMN {_quoted(name)} {columns[name]}"
            )

    # --- bundles ------------------------------------------------------------------

    def load_all(
        self, sources: Sequence[Source], report: Callable[[int, int], bool] | None
    ) -> None:
        """Load bundles that are not there yet, each in a transaction of its own."""
        for done, source in enumerate(sources):
            if report is not None and not report(done, len(sources)):
                raise OfficeError(
                    "Đã dừng theo yêu cầu.",
                    "Các gói đã nạp vẫn còn; làm lại sẽ nạp tiếp.",
                )
            with self._connection.transaction():
                self._load(source)

    def load_own(self, source: Source, rows: Sequence[FlatRow]) -> None:
        """Put the city's own ranking in the place of the one before."""
        with self._connection.transaction():
            self._standing(source)
            self._replace(source, [(CITY_RANKINGS.name, row) for row in rows])

    def _load(self, source: Source) -> None:
        standing = self._standing(source)
        if standing == (source.seq, source.sha256, self._shape):
            self.unchanged += 1
        elif standing is not None and self._is_newer(standing, source):
            self.newer.append(source.sender)
        else:
            self._replace(source, rows_of(self._database, source, self._tables))
            self.loaded += 1

    def _standing(self, source: Source) -> Standing | None:
        """Return what is there; nobody else loads that scope until we are done."""
        self._run(
            "INSERT INTO streams (sender, movement, period, seq, sha256, shape)"
            " VALUES (%s, %s, %s, -1, '', '') ON CONFLICT DO NOTHING",
            *source.scope[:3],
        )
        row = self._run(
            "SELECT seq, sha256, shape FROM streams"  # noqa: S608 - our own
            f" WHERE {_OF_SCOPE} FOR UPDATE",
            *source.scope[:3],
        ).fetchone()
        return None if row is None or row[0] < 0 else (row[0], row[1], row[2])

    def _is_newer(self, standing: Standing, source: Source) -> bool:
        """Tell whether another PC loaded a bundle this one has never seen."""
        seq, digest, _ = standing
        return seq > source.seq and receiving.bundle(self._database, digest) is None

    def _replace(self, source: Source, rows: Iterable[tuple[str, FlatRow]]) -> None:
        by_table: dict[str, list[FlatRow]] = {}
        for name, row in rows:
            by_table.setdefault(name, []).append(row)
        for name in self._there:
            self._delete(name, source)
        for name, found in by_table.items():
            self._insert(self._tables[name], found)
            self.rows[name] = self.rows.get(name, 0) + len(found)
        self._run(
            "UPDATE streams SET seq = %s, sha256 = %s, shape = %s,"  # noqa: S608
            f" loaded_at = now() WHERE {_OF_SCOPE}",
            source.seq,
            source.sha256,
            self._shape,
            *source.scope[:3],
        )

    def _insert(self, table: FlatTable, rows: Sequence[FlatRow]) -> None:
        kinds = [field.type for field in table.columns]
        staging = _staging(table)
        into = f"COPY {staging} FROM STDIN".encode()
        with self._connection.cursor() as cursor, cursor.copy(into) as copy:
            for row in rows:
                pairs = zip(kinds, row, strict=True)
                copy.write_row([None if v is None else spelt(k, v) for k, v in pairs])
        names = ", ".join(_quoted(field.name) for field in table.columns)
        casts = ", ".join(
            f"CAST({_quoted(field.name)} AS {_TYPES[field.type]})"
            for field in table.columns
        )
        self._run(
            f"INSERT INTO {_quoted(table.name)} ({names}) SELECT {casts} FROM {staging}"  # noqa: S608
        )

    def _delete(self, name: str, source: Source) -> None:
        self._run(
            f"DELETE FROM {_quoted(name)} WHERE {_OF_SCOPE}",  # noqa: S608 - our own
            *source.scope[:3],
        )

    # --- what was undone ----------------------------------------------------------

    def remove_undone(self, sources: Sequence[Source]) -> None:
        """Take away streams whose bundle is known here and counts no more."""
        now = {source.scope[:3] for source in sources}
        there = self._run(
            "SELECT sender, movement, period, seq, sha256 FROM streams"
            " WHERE sha256 <> ''"
        ).fetchall()
        for row in there:
            source = Source(*row)
            if source.scope[:3] not in now and self._was_taken_in(source.sha256):
                with self._connection.transaction():
                    for name in (*self._there, "streams"):
                        self._delete(name, source)
                self.removed += 1

    def _was_taken_in(self, digest: str) -> bool:
        bundle = receiving.bundle(self._database, digest)
        return bundle is not None and bundle.type == KIND.value

    def _run(self, sql: str, *values: Any) -> Any:  # noqa: ANN401 - a cursor
        """Run a statement made of our own names; values go apart from it."""
        return self._connection.execute(sql.encode(), values or None)


def _shape_of(tables: Iterable[FlatTable]) -> str:
    """Return what tells other columns apart: rows of another shape are loaded anew."""
    columns = [[t.name, *(f"{f.name} {f.type}" for f in t.columns)] for t in tables]
    return sha256(json.dumps(columns).encode()).hexdigest()[:16]


def _staging(table: FlatTable) -> str:
    return _quoted(f"staging_{table.name}")


def _quoted(name: str) -> str:
    return f'"{name}"'
