"""The office's file as peewee knows it: transactions, and statements that write."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from peewee import SqliteDatabase

from db.failures import guard


class BoundDatabase(SqliteDatabase):
    """peewee on a connection that is open already and holds the lock.

    Args:
        check_present: refuses to begin when the file was taken away meanwhile.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        check_present: Callable[[], None],
    ) -> None:
        super().__init__(str(path), autoconnect=False)
        self._opened = connection
        self._check_present = check_present
        self.connect()

    def _connect(self) -> sqlite3.Connection:
        # A second connection would find the file in use: by ourselves.
        return self._opened

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
        if self._opened.in_transaction:
            with guard():
                super().rollback()
