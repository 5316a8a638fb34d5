"""Bring the office's file up to date: all steps or none, never a newer file."""

import logging
from collections.abc import Callable, Sequence

from db import failures, trail_triggers
from db.connection import OfficeDatabase
from db.migrations import STEPS, Step
from db.models import TRACKED_NAMES

_log = logging.getLogger(__name__)


def version_of(database: OfficeDatabase) -> int:
    """Return how many steps the file has seen; 0 for a new file."""
    [(version,)] = database.read("PRAGMA user_version")
    return int(version)


def bring_up_to_date(
    database: OfficeDatabase,
    *,
    before_step: Callable[[], None] | None = None,
    steps: Sequence[Step] = STEPS,
    tracked: Sequence[str] = TRACKED_NAMES,
) -> None:
    """Run the steps the file has not seen, in one transaction.

    Args:
        database: the open file.
        before_step: called once before an existing file is changed, to keep a copy.
        steps: every step since the first version.
        tracked: the tables whose changes stand in the trail.

    Raises:
        OfficeFileError: the file is newer than this program; nothing was changed.
    """
    version = version_of(database)
    if version > len(steps):
        raise failures.newer(f"file {version}, program {len(steps)}")
    if version < len(steps):
        if version and before_step is not None:
            before_step()
        _run(database, steps, version)
    trail_triggers.renew(database, tracked)


def _run(database: OfficeDatabase, steps: Sequence[Step], version: int) -> None:
    # A step may rebuild a table others refer to; the check comes at the end.
    database.execute_sql("PRAGMA foreign_keys = OFF")
    try:
        with database.atomic("EXCLUSIVE"):
            trail_triggers.remove(database)
            for number, step in enumerate(steps[version:], start=version + 1):
                step(database)
                database.execute_sql(f"PRAGMA user_version = {number}")
            _check_references(database)
    finally:
        database.execute_sql("PRAGMA foreign_keys = ON")
    _log.info("brought %s from %d to %d", database.path, version, len(steps))


def _check_references(database: OfficeDatabase) -> None:
    broken = database.read("PRAGMA foreign_key_check")
    if broken:
        raise failures.damaged(f"foreign_key_check: {broken[:5]}")
