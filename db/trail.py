"""The trail: every operation with the rows it changed, undone and redone exactly.

Triggers write the changes (see `trail_triggers`); an operation is one transaction.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, NamedTuple, TypeAlias

from db import replay
from db.connection import OfficeDatabase
from db.migrations import REPLAYABLE_SINCE
from db.schema import version_of
from desktop.text import clean

Cells: TypeAlias = dict[str, Any]

_DERIVED = {"search", "same"}


class Step(NamedTuple):
    """One operation: what the officer did, when, why, and what became of it.

    `state` is done, undone or dropped (undone, then left behind by new work).
    """

    number: int
    at: datetime
    title: str
    reason: str
    state: str


class HistoryRow(NamedTuple):
    """One row before and after an operation; None where it did not exist."""

    ordinal: int
    step: Step
    table: str
    row_id: str
    subject_id: str | None
    before: Cells | None
    after: Cells | None

    @property
    def differences(self) -> dict[str, tuple[Any, Any]]:
        """Return the columns that changed, with both values."""
        before, after = self.before or {}, self.after or {}
        return {
            column: (before.get(column), after.get(column))
            for column in {**before, **after}
            if before.get(column) != after.get(column)
        }


class Trail:
    """The trail of one open file. `now` gives the time written beside each step."""

    def __init__(self, database: OfficeDatabase, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    @contextmanager
    def operation(self, title: str, reason: str = "") -> Iterator[None]:
        """Do something as one whole: everything is kept, or nothing.

        Inside another operation it joins that one, and fails without it. An operation
        that changes nothing leaves no trace; one that does leaves behind whatever was
        undone before.
        """
        if self._current() is not None:
            with self._joined():
                yield
            return
        with self._database.atomic("IMMEDIATE"):
            number = self._begin(title, reason)
            yield
            self._end(number)

    def next_undo(self) -> Step | None:
        """Return what undo would take back, or None."""
        return self._next("done", "DESC")

    def next_redo(self) -> Step | None:
        """Return what redo would do again, or None."""
        return self._next("undone", "ASC")

    def undo(self) -> Step | None:
        """Take back the last operation; return it."""
        return self._replay(self.next_undo(), "undone", replay.backwards)

    def redo(self) -> Step | None:
        """Do again what was undone last; return it."""
        return self._replay(self.next_redo(), "done", replay.forwards)

    def steps(self, limit: int = 100, before: int | None = None) -> list[Step]:
        """Return operations, the latest first; `before` is the number of a step."""
        found = self._database.read(
            f"SELECT {_STEP} FROM operation WHERE ? IS NULL OR number < ?"  # noqa: S608
            " ORDER BY number DESC LIMIT ?",
            (before, before, limit),
        )
        return [_step(row) for row in found]

    def history(
        self,
        limit: int = 100,
        before: int | None = None,
        subject_id: str | None = None,
        table: str | None = None,
        step: int | None = None,
    ) -> list[HistoryRow]:
        """Return changed rows, the latest first.

        Args:
            limit: how many at most.
            before: the ordinal of a row already shown; older ones follow it.
            subject_id: only what is about this subject.
            table: only rows of this table.
            step: only what this operation changed.
        """
        asked = {
            "ordinal <": before,
            "subject_id =": subject_id,
            "table_name =": table,
            "operation_number =": step,
        }
        return self._history(asked, limit)

    def of_row(self, table: str, row_id: str) -> list[HistoryRow]:
        """Return the life of one row, the latest change first.

        `row_id` is the row's id, or the parts of its key with "/" between them.
        """
        return self._history({"table_name =": table, "row_id =": row_id}, None)

    def mark(self) -> str:
        """Return what is never the same again once anything tracked has changed.

        Every operation, undo and redo writes an event, and none is ever deleted.
        """
        [(event, change)] = self._database.read(
            "SELECT (SELECT MAX(id) FROM operation_event),"
            " (SELECT MAX(ordinal) FROM change)"
        )
        return f"{version_of(self._database)}.{event or 0}.{change or 0}"

    def content_digest(self) -> str:
        """Return a digest of everything tracked, the same for the same content."""
        # Neither is needed at the start of the program.
        from hashlib import sha256

        from db.models import TRACKED

        digest = sha256()
        for model in sorted(TRACKED, key=lambda m: m.table()):
            table = model.table()
            columns = ", ".join(sorted(model.columns()))
            order = ", ".join(model.key_columns())
            found = self._database.read(
                f"SELECT {columns} FROM {table} ORDER BY {order}"  # noqa: S608
            )
            digest.update(json.dumps([table, found], ensure_ascii=False).encode())
        return digest.hexdigest()

    def _begin(self, title: str, reason: str) -> int:
        cursor = self._database.execute_sql(
            "INSERT INTO operation (at, title, reason, state, schema)"
            " VALUES (?, ?, ?, 'done', ?)",
            (self._moment(), clean(title), clean(reason), version_of(self._database)),
        )
        number = int(cursor.lastrowid or 0)
        self._set_current(number)
        return number

    def _end(self, number: int) -> None:
        self._set_current(None)
        if not self._has_changed(number):
            self._database.execute_sql(
                "DELETE FROM operation WHERE number = ?", (number,)
            )
            return
        self._drop_undone()
        self._note(number, "done")

    def _drop_undone(self) -> None:
        found = self._database.read(
            "SELECT number FROM operation WHERE state = 'undone' ORDER BY number"
        )
        for (number,) in found:
            self._set_state(number, "dropped")
            self._note(number, "dropped")

    @contextmanager
    def _joined(self) -> Iterator[None]:
        self._database.execute_sql("SAVEPOINT joined")
        try:
            yield
        except BaseException:
            # On a full disk SQLite has rolled back the whole already.
            if self._database.sqlite().in_transaction:
                self._database.execute_sql("ROLLBACK TO joined")
                self._database.execute_sql("RELEASE joined")
            raise
        self._database.execute_sql("RELEASE joined")

    def _replay(
        self,
        step: Step | None,
        state: str,
        rows: Callable[[OfficeDatabase, int], None],
    ) -> Step | None:
        if step is None:
            return None
        if self._current() is not None:
            message = "an operation is under way"
            raise RuntimeError(message)
        with self._database.atomic("IMMEDIATE"):
            self._database.execute_sql("UPDATE trail_now SET is_replaying = 1")
            rows(self._database, step.number)
            self._database.execute_sql("UPDATE trail_now SET is_replaying = 0")
            self._set_state(step.number, state)
            self._note(step.number, "undone" if state == "undone" else "redone")
        return step

    def _next(self, state: str, direction: str) -> Step | None:
        # Rows recorded in a shape they no longer fit are history, no longer undo.
        found = self._database.read(
            f"SELECT {_STEP}, schema FROM operation WHERE state = ?"  # noqa: S608
            f" ORDER BY number {direction} LIMIT 1",
            (state,),
        )
        if not found or found[0][-1] < REPLAYABLE_SINCE:
            return None
        return _step(found[0][:-1])

    def _history(
        self, asked: dict[str, int | str | None], limit: int | None
    ) -> list[HistoryRow]:
        given = {words: value for words, value in asked.items() if value is not None}
        where = " AND ".join(f"{words} ?" for words in given) or "TRUE"
        found = self._database.read(
            "SELECT ordinal, table_name, row_id, subject_id, before, after,"  # noqa: S608
            f" {_STEP} FROM change JOIN operation ON number = operation_number"
            f" WHERE {where} ORDER BY ordinal DESC LIMIT ?",
            (*given.values(), -1 if limit is None else limit),
        )
        return [_history_row(row) for row in found]

    def _current(self) -> int | None:
        if not self._database.sqlite().in_transaction:
            return None
        [(number,)] = self._database.read("SELECT operation_number FROM trail_now")
        return None if number is None else int(number)

    def _set_current(self, number: int | None) -> None:
        self._database.execute_sql(
            "UPDATE trail_now SET operation_number = ?", (number,)
        )

    def _has_changed(self, number: int) -> bool:
        return bool(
            self._database.read(
                "SELECT 1 FROM change WHERE operation_number = ? LIMIT 1", (number,)
            )
        )

    def _set_state(self, number: int, state: str) -> None:
        self._database.execute_sql(
            "UPDATE operation SET state = ? WHERE number = ?", (state, number)
        )

    def _note(self, number: int, event: str) -> None:
        self._database.execute_sql(
            "INSERT INTO operation_event (operation_number, at, event)"
            " VALUES (?, ?, ?)",
            (number, self._moment(), event),
        )

    def _moment(self) -> str:
        return self._now().isoformat(timespec="seconds")


_STEP = "number, at, title, reason, state"


def _step(row: Sequence[Any]) -> Step:
    number, at, title, reason, state = row
    return Step(number, datetime.fromisoformat(at), title, reason, state)


def _history_row(row: Sequence[Any]) -> HistoryRow:
    ordinal, table, row_id, subject_id, before, after, *step = row
    return HistoryRow(
        ordinal, _step(step), table, row_id, subject_id, _cells(before), _cells(after)
    )


def _cells(recorded: str | None) -> Cells | None:
    """Return the cells of a row without the keys derived from them."""
    if recorded is None:
        return None
    return {c: v for c, v in json.loads(recorded).items() if c not in _DERIVED}
