"""Backups: made by themselves, thinned, and brought back from a list of dates.

How a copy is made is imported when one is made: a start only asks when the last was.
"""

from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from db import settings
from desktop.errors import OfficeFileError
from desktop.office.desk import Desk

EVERY = timedelta(minutes=30)
LAST = "last_backup"
MARK = "last_backup_mark"
ELSEWHERE, ELSEWHERE_AT = "second_place", "second_place_at"
STALE = timedelta(days=7)


class Copy(NamedTuple):
    """A backup by its time."""

    path: Path
    made_at: datetime
    size: int


class Backups:
    """Make and list copies of the office's file."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def make(self, reason: str = "") -> Copy:
        """Make a copy now and delete those no longer needed."""
        from db import backup

        at = self._desk.now()
        target = self._free_name(at, reason)
        backup.back_up(self._desk.database, target)
        backup.thin(self._desk.folders.backups, at)
        settings.put(self._desk.database, LAST, at.isoformat(timespec="seconds"))
        settings.put(self._desk.database, MARK, self._desk.trail.mark())
        return Copy(target, at, target.stat().st_size)

    def make_if_due(self) -> Copy | None:
        """Make a copy when half an hour of work has passed since the last one."""
        last = self.last_at()
        if last is not None and timedelta(0) <= self._desk.now() - last < EVERY:
            return None
        return self.make() if self.has_news() else None

    def has_news(self) -> bool:
        """Tell whether anything was done, undone or redone since the last copy."""
        if not self._desk.trail.steps(limit=1):
            return False
        return settings.get(self._desk.database, MARK) != self._desk.trail.mark()

    def last_at(self) -> datetime | None:
        """Return when the last copy was made."""
        kept = settings.get(self._desk.database, LAST)
        return datetime.fromisoformat(kept) if kept else None

    def is_stale_elsewhere(self) -> bool:
        """Tell whether the second place, where one is chosen, got nothing for a week.

        Nothing is asked of the place itself: a network drive may answer late.
        """
        if not settings.get(self._desk.database, ELSEWHERE):
            return False
        kept = settings.get(self._desk.database, ELSEWHERE_AT)
        return not kept or self._desk.now() - datetime.fromisoformat(kept) >= STALE

    def copies(self) -> list[Copy]:
        """Return the copies, the latest first."""
        return copies_in(self._desk.folders.backups)

    def _free_name(self, at: datetime, reason: str) -> Path:
        from db import backup

        target = self._desk.folders.backups / backup.name_of(at, reason)
        while target.exists():  # two within one second
            at += timedelta(seconds=1)
            target = self._desk.folders.backups / backup.name_of(at, reason)
        return target


def copies_in(folder: Path) -> list[Copy]:
    """Return the copies in a folder, the latest first; the office need not be open."""
    from db import backup

    try:
        files = list(folder.iterdir())
    except OSError as trouble:
        raise OfficeFileError(
            f"Không đọc được thư mục sao lưu {folder}.",
            "Kiểm tra ổ đĩa và quyền đọc rồi thử lại.",
            detail=str(trouble),
        ) from trouble
    found = [
        Copy(path, at, path.stat().st_size)
        for path in files
        if (at := backup.time_of(path.name)) is not None
    ]
    return sorted(found, key=lambda c: c.made_at, reverse=True)
