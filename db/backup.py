"""Copies of the office's file: made whole, checked before use, thinned with time.

A plain file copy of an open file loses what still stands in its log beside it;
VACUUM INTO writes one whole file. Names carry the time:
`so-vang-20251205-103200.db`, or `so-vang-20251205-103200-truoc-khi-nhap.db`.
"""

import os
import re
import shutil
import sqlite3
from collections.abc import Hashable, Iterable
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path

from db import failures
from db.connection import APPLICATION_ID, OfficeDatabase, guard, open_database
from db.failures import FileInUseError
from db.migrations import STEPS
from desktop.errors import OfficeFileError

_NAME = re.compile(r"so-vang-(\d{8}-\d{6})(?:-([a-z0-9-]+))?\.db")
_TIME = "%Y%m%d-%H%M%S"
_ALWAYS_KEPT = 20
_BESIDE = ("-wal", "-journal")


def name_of(at: datetime, reason: str = "") -> str:
    """Return the file name of a copy; `reason` is a few plain words."""
    words = re.sub(r"[^a-z0-9]+", "-", reason.lower()).strip("-")
    return f"so-vang-{at:{_TIME}}{f'-{words}' if words else ''}.db"


def time_of(name: str) -> datetime | None:
    """Return when a copy was made, None when the name is not one of ours."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        return datetime.strptime(found[1], _TIME)
    except ValueError:
        return None


def back_up(database: OfficeDatabase, target: Path) -> None:
    """Write a whole copy of the open file; the target appears only when complete."""
    unfinished = target.with_name(f"{target.name}.part")
    with guard():
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        try:
            database.execute_sql("VACUUM INTO ?", (str(unfinished),))
            _to_disk(unfinished)
            unfinished.replace(target)
            _to_disk(target.parent)
        except BaseException:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
            raise


def verify(path: Path) -> None:
    """Read a copy from end to end.

    Raises:
        OfficeFileError: it is damaged, foreign, newer than this program, or gone.
    """
    if not path.is_file():
        raise failures.gone(f"no such file: {path}")
    with guard(), closing(_open_to_read(path)) as connection:
        [application_id] = connection.execute("PRAGMA application_id").fetchone()
        if application_id != APPLICATION_ID:
            raise failures.foreign(f"application_id {application_id:#x}")
        [version] = connection.execute("PRAGMA user_version").fetchone()
        if version > len(STEPS):
            raise failures.newer(f"file {version}, program {len(STEPS)}")
        [answer] = connection.execute("PRAGMA integrity_check(1)").fetchone()
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
        if answer != "ok" or broken or not version:
            raise failures.damaged(f"{answer}; {broken}; version {version}")


def restore(backup: Path, into: Path, *, at: datetime) -> Path | None:
    """Put a checked copy in the place of the office's file, which must be closed.

    Returns:
        where the replaced file is kept, None when there was none.

    Raises:
        OfficeFileError: the copy is not whole, or the file is open in a window.
    """
    if not backup.is_file():
        raise failures.gone(f"no such file: {backup}")
    if into.exists() and backup.samefile(into):
        raise OfficeFileError(
            "Đó chính là tệp dữ liệu đang dùng, không phải bản sao lưu. "
            "Chưa có gì thay đổi.",
            "Hãy chọn một bản trong thư mục sao lưu.",
        )
    unfinished = into.with_name(f"{into.name}.part")
    try:
        return _replace(backup, unfinished, into, at)
    finally:
        for ending in ("", *_BESIDE):
            with suppress(OSError):
                unfinished.with_name(unfinished.name + ending).unlink(missing_ok=True)


def _replace(backup: Path, unfinished: Path, into: Path, at: datetime) -> Path | None:
    with guard():
        _copy_whole(backup, unfinished)
        verify(unfinished)
        kept = _keep_aside(into, at) if into.exists() else None
        if kept is not None:
            _keep_numbers(kept, unfinished)
            _to_disk(unfinished)
        for ending in _BESIDE:
            # A log left by a crash belongs to the replaced file, and goes with it.
            into.with_name(into.name + ending).unlink(missing_ok=True)
        unfinished.replace(into)
        _to_disk(into.parent)
    return kept


def thin(folder: Path, now: datetime) -> list[str]:
    """Delete copies no longer needed; return their names."""
    with guard():
        names = to_delete([path.name for path in folder.iterdir()], now)
        for name in names:
            (folder / name).unlink(missing_ok=True)
    return names


def to_delete(names: Iterable[str], now: datetime) -> list[str]:
    """Return the names to delete: a rule about names alone.

    Kept are all of the last day, the latest of each day for 30 days and of each week
    for a year, the latest 20 of all, and whatever is not named as ours or lies ahead.
    The 20 are kept whatever the clock says: it may have been set wrong for a day.
    """
    ours = sorted(
        ((at, name) for name in names if (at := time_of(name)) is not None),
        reverse=True,
    )
    met: set[Hashable] = set()
    surplus = []
    for position, (at, name) in enumerate(ours):
        share = _share(at, now)
        is_kept = position < _ALWAYS_KEPT or at > now - timedelta(days=1)
        if not is_kept and (share is None or share in met):
            surplus.append(name)
        met.add(share)
    return sorted(surplus)


def _share(at: datetime, now: datetime) -> Hashable:
    """Return the day or week of which one copy is kept, None when it is too old."""
    age = now.date() - at.date()
    if age <= timedelta(days=30):
        return at.date()
    if age <= timedelta(days=366):
        return at.isocalendar()[:2]
    return None


def _open_to_read(path: Path) -> sqlite3.Connection:
    # Nothing is written beside a copy; an open window's file is left to its window.
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(address, uri=True)


def _keep_aside(into: Path, at: datetime) -> Path:
    """Copy the file that is about to be replaced, with its log when it is damaged."""
    try:
        # Opening proves that no window has it, and brings its log home.
        open_database(into).close()
    except FileInUseError:
        raise
    except OfficeFileError:
        pass  # whatever is wrong with it, it is kept as it is
    kept = into.with_name(name_of(at, "truoc khi phuc hoi"))
    while kept.exists():
        at += timedelta(seconds=1)
        kept = into.with_name(name_of(at, "truoc khi phuc hoi"))
    for ending in ("", *_BESIDE):
        beside = into.with_name(into.name + ending)
        if beside.exists():
            copy = kept.with_name(kept.name + ending)
            shutil.copy2(beside, copy)
            _to_disk(copy)
    return kept


def _copy_whole(backup: Path, target: Path) -> None:
    """Copy a file with the log a crash left beside it, and bring the log home."""
    shutil.copyfile(backup, target)
    log = backup.with_name(f"{backup.name}-wal")
    if log.exists() and log.stat().st_size:
        shutil.copyfile(log, target.with_name(f"{target.name}-wal"))
        with closing(sqlite3.connect(target)) as copy:
            copy.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    _to_disk(target)


def _keep_numbers(replaced: Path, copy: Path) -> None:
    """Go on from the last number given: papers with it may be out of the house."""
    try:
        with closing(sqlite3.connect(replaced)) as before:
            given = before.execute(
                "SELECT issuer, kind, year, last FROM number_series"
            ).fetchall()
    except sqlite3.DatabaseError:
        return  # too damaged to tell; the copy's own numbers stand
    with closing(sqlite3.connect(copy)) as after:
        after.executemany(
            "INSERT INTO number_series (issuer, kind, year, last) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (issuer, kind, year)"
            " DO UPDATE SET last = max(last, excluded.last)",
            given,
        )
        after.commit()


def _to_disk(path: Path) -> None:
    """Make sure that a file, or the names in a folder, survive a power cut."""
    if path.is_dir() and os.name == "nt":
        return  # Windows writes names through by itself and cannot open a folder.
    handle = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
