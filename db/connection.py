"""The office's file, open: one window, whole on the disk after every operation."""

import logging
import os
import sqlite3
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

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

# peewee takes a while to import; a start on an unchanged office only reads.
if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from db.bound import BoundDatabase

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


class OfficeDatabase:
    """A file whose every trouble is already an OfficeFileError.

    It is used from the thread that opened it. Reading needs SQLite alone; peewee takes
    the same connection over with the first statement that writes.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._identity: os.stat_result | None = None
        self._connection = sqlite3.connect(
            str(path), timeout=_BUSY_SECONDS, isolation_level=None
        )
        self._is_closed = False

    @cached_property
    def bound(self) -> "BoundDatabase":
        """This file as peewee knows it, on the same connection."""
        from db.bound import BoundDatabase

        return BoundDatabase(self.path, self._connection, self.check_present)

    def sqlite(self) -> sqlite3.Connection:
        """Return the connection below peewee, for bulk work."""
        return self._connection

    def is_closed(self) -> bool:
        """Tell whether the file was let go."""
        return self._is_closed

    def execute_sql(
        self,
        sql: str,
        params: Any = None,  # noqa: ANN401
    ) -> sqlite3.Cursor:
        """Run one statement."""
        with guard():
            cursor: sqlite3.Cursor
            cursor = self.bound.execute_sql(sql, params)  # type: ignore[no-untyped-call]
            return cursor

    def read(self, sql: str, params: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        """Return every row of a query, as it stands in the file."""
        with guard():
            return self._connection.execute(sql, tuple(params)).fetchall()

    def write_many(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> int:
        """Run one statement for many rows; return how many were touched."""
        with guard():
            return self._connection.executemany(sql, rows).rowcount

    def atomic(self, lock_type: str | None = None) -> "AbstractContextManager[object]":
        """Return a transaction, or a part of the one under way."""
        within: AbstractContextManager[object]
        within = self.bound.atomic(lock_type)
        return within

    def remember_identity(self) -> None:
        """Note which file was opened, to see when it is taken away."""
        self._identity = self.path.stat()

    def close(self) -> bool:
        """Write everything into the one file, let it go.

        Without room for that the log stays beside the file; nothing is lost.
        """
        if self._is_closed:
            return False
        try:
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error as error:
            _log.warning("%s keeps its log: %s", self.path, error)
        with guard():
            if "bound" in self.__dict__:
                self.bound.close()
            self.let_go()
        return True

    def let_go(self) -> None:
        """Close without a last word to the file."""
        self._connection.close()
        self._is_closed = True

    def check_present(self) -> None:
        """Refuse to go on when the file was taken away or replaced."""
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
    with guard():
        database = OfficeDatabase(path)
    try:
        with guard():
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
    return isinstance(error, sqlite3.DatabaseError)


def _take(database: OfficeDatabase) -> None:
    for statement in ("PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE", "COMMIT"):
        database.sqlite().execute(statement)


def _check_whole(database: OfficeDatabase) -> None:
    """Refuse a foreign or damaged file before anything is written into it."""
    [(application_id,)] = database.read("PRAGMA application_id")
    [(tables,)] = database.read("SELECT COUNT(*) FROM sqlite_schema")
    if application_id != APPLICATION_ID and (application_id or tables):
        raise failures.foreign(f"application_id {application_id:#x}, {tables} tables")
    database.sqlite().execute("PRAGMA cell_size_check = ON")
    [(answer,), *_] = database.read("PRAGMA quick_check(1)")
    if answer != "ok":
        raise failures.damaged(f"quick_check: {answer}")


def _set_up(database: OfficeDatabase) -> None:
    for pragma in _PRAGMAS:
        database.sqlite().execute(f"PRAGMA {pragma}")
    [(mode,)] = database.read("PRAGMA journal_mode = WAL")
    if mode != "wal":
        raise failures.read_only(f"journal_mode: {mode}")
    [(application_id,)] = database.read("PRAGMA application_id")
    if application_id != APPLICATION_ID:
        database.sqlite().execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _let_go(database: OfficeDatabase) -> None:
    """Close without a last word: what was wrong is already known."""
    try:
        database.let_go()
    except Exception:
        _log.warning("could not close %s", database.path, exc_info=True)
