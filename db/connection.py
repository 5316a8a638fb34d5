"""The office's file, open: one window, whole on the disk after every operation."""

import logging
import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from peewee import PeeweeException, SqliteDatabase

from db import failures
from db.failures import DamagedFileError, FileInUseError, guard

__all__ = [
    "APPLICATION_ID",
    "DamagedFileError",
    "FileInUseError",
    "OfficeDatabase",
    "guard",
    "open_database",
]

from desktop.errors import OfficeFileError

_log = logging.getLogger(__name__)

APPLICATION_ID = 0x536F5647
"""The letters SoVG: every file of ours carries them, no other is opened."""

_BUSY_SECONDS = 0.2

_PRAGMAS = (
    "synchronous = FULL",
    "fullfsync = ON",
    "foreign_keys = ON",
    "recursive_triggers = ON",
    "journal_size_limit = 16777216",
)


class OfficeDatabase(SqliteDatabase):
    """A file whose every trouble is already an OfficeFileError.

    It is used from the thread that opened it.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(str(path), autoconnect=False, timeout=_BUSY_SECONDS)
        self.path = path
        self._identity: os.stat_result | None = None

    def sqlite(self) -> sqlite3.Connection:
        """Return the connection below peewee, for bulk work."""
        connection: sqlite3.Connection
        connection = self.connection()  # type: ignore[no-untyped-call]
        return connection

    def execute_sql(
        self,
        sql: str,
        params: Any = None,  # noqa: ANN401
    ) -> sqlite3.Cursor:
        """Run one statement."""
        with guard():
            cursor: sqlite3.Cursor
            cursor = super().execute_sql(sql, params)  # type: ignore[no-untyped-call]
            return cursor

    def read(self, sql: str, params: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        """Return every row of a query, as it stands in the file."""
        with guard():
            return self.sqlite().execute(sql, tuple(params)).fetchall()

    def write_many(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> int:
        """Run one statement for many rows; return how many were touched."""
        with guard():
            return self.sqlite().executemany(sql, rows).rowcount

    def begin(self, lock_type: str | None = None) -> None:
        """Begin a transaction, unless the file has been taken away meanwhile."""
        self._check_present()
        with guard():
            super().begin(lock_type)

    def commit(self) -> Any:  # noqa: ANN401
        """Put the transaction on the disk."""
        with guard():
            return super().commit()

    def rollback(self) -> Any:  # noqa: ANN401
        """Undo the transaction; a full disk has already made SQLite do so."""
        if self.sqlite().in_transaction:
            with guard():
                super().rollback()

    def remember_identity(self) -> None:
        """Note which file was opened, to see when it is taken away."""
        self._identity = self.path.stat()

    def close(self) -> bool:
        """Write everything into the one file, let it go.

        Without room for that the log stays beside the file; nothing is lost.
        """
        if self.is_closed():
            return False
        try:
            self.sqlite().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error as error:
            _log.warning("%s keeps its log: %s", self.path, error)
        with guard():
            return super().close()

    def _check_present(self) -> None:
        # Linux goes on writing into a deleted file without a word.
        if self._identity is None:
            return
        try:
            found = self.path.stat()
        except OSError as error:
            raise failures.gone(str(error)) from error
        if not os.path.samestat(found, self._identity):
            detail = f"{self.path} is another file now"
            raise failures.gone(detail)


def open_database(path: Path) -> OfficeDatabase:
    """Open the office's file, or make an empty one, for this window alone.

    The lock is the operating system's: it ends with the process, however that ends.
    SQLite takes it itself (locking_mode EXCLUSIVE); the file must never be opened and
    closed beside it in this process, which on Linux would drop the lock.

    Raises:
        OfficeFileError: the file is in use, damaged, foreign, read-only or gone.
    """
    _check_place(path)
    database = OfficeDatabase(path)
    try:
        with guard():
            database.connect()
            _take(database)
            _check_whole(database)
            _set_up(database)
            database.remember_identity()
    except BaseException as error:
        _let_go(database)
        if _is_broken_inside(error, path):
            raise failures.damaged(str(error)) from error
        raise
    _log.info("opened %s", path)
    return database


def _check_place(path: Path) -> None:
    if not path.parent.is_dir():
        raise failures.gone(f"no such folder: {path.parent}")
    if path.is_dir():
        raise failures.foreign(f"a folder: {path}")
    if not os.access(path.parent, os.W_OK):
        raise failures.read_only(f"cannot write in {path.parent}")
    if path.exists() and not os.access(path, os.W_OK):
        raise failures.read_only(f"cannot write {path}")


def _is_broken_inside(error: BaseException, path: Path) -> bool:
    """Tell whether SQLite stumbled over the file's own bytes, in whatever words."""
    if isinstance(error, UnicodeDecodeError):
        return True
    if isinstance(error, OfficeFileError):
        # A header may forbid writing in a file that the system lets us write.
        said = error.detail.startswith("SQLITE_READONLY:")
        return said and os.access(path, os.W_OK)
    return isinstance(error, sqlite3.DatabaseError | PeeweeException)


def _take(database: OfficeDatabase) -> None:
    database.execute_sql("PRAGMA locking_mode = EXCLUSIVE")
    database.execute_sql("BEGIN EXCLUSIVE")
    database.execute_sql("COMMIT")


def _check_whole(database: OfficeDatabase) -> None:
    """Refuse a foreign or damaged file before anything is written into it."""
    [(application_id,)] = database.read("PRAGMA application_id")
    [(tables,)] = database.read("SELECT COUNT(*) FROM sqlite_schema")
    if application_id != APPLICATION_ID and (application_id or tables):
        raise failures.foreign(f"application_id {application_id:#x}, {tables} tables")
    database.execute_sql("PRAGMA cell_size_check = ON")
    [(answer,), *_] = database.read("PRAGMA quick_check(1)")
    if answer != "ok":
        raise failures.damaged(f"quick_check: {answer}")


def _set_up(database: OfficeDatabase) -> None:
    for pragma in _PRAGMAS:
        database.execute_sql(f"PRAGMA {pragma}")
    [(mode,)] = database.read("PRAGMA journal_mode = WAL")
    if mode != "wal":
        raise failures.read_only(f"journal_mode: {mode}")
    [(application_id,)] = database.read("PRAGMA application_id")
    if application_id != APPLICATION_ID:
        database.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def _let_go(database: OfficeDatabase) -> None:
    """Close without a last word: what was wrong is already known."""
    try:
        SqliteDatabase.close(database)
    except Exception:
        _log.warning("could not close %s", database.path, exc_info=True)
