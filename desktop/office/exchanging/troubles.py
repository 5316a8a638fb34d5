"""What SQLite, the disk and our own mistakes say, under their numbers in the catalogue.

Nothing else than a refusal with its sentence leaves the pipeline. The log gets where
the program stood, never a value: an exception's own words may quote a name.
"""

import errno
import logging
import secrets
import sqlite3
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.failures import DamagedFileError, FileInUseError
from desktop.bundles.sealed.catalogue import (
    CATALOGUE,
    BundleRefusedError,
    Finding,
    refusal_of,
    refuse,
)
from desktop.bundles.sealed.stick import Cancelled
from desktop.errors import BundleError, OfficeError, OfficeFileError

_log = logging.getLogger(__name__)

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_SOURCE = Path(__file__).resolve().parents[3]


@contextmanager
def said(*, writing: bool = False, folder: Path | None = None) -> Iterator[None]:
    """Let only refusals out.

    Args:
        writing: we are in the middle of taking in; a full disk then has been undone.
        folder: where we work, for the sentence about a folder nobody may write.
    """
    try:
        yield
    except (BundleRefusedError, Cancelled, KeyboardInterrupt, SystemExit):
        raise
    except Exception as error:
        raise refusal_for(error, writing=writing, folder=folder) from error


def refusal_for(
    error: Exception, *, writing: bool = False, folder: Path | None = None
) -> OfficeError:
    """Return what to tell about an exception of any kind."""
    match error:
        case BundleRefusedError():
            return error
        case FileInUseError():
            return refuse("TD-006", error.detail)
        case DamagedFileError():
            return refuse("TD-007", error.detail)
        case OfficeFileError():
            return _of_file(error, writing=writing)
        case BundleError():
            return refusal_of(error)
        case OfficeError():
            return error
        case OSError():
            return _of_disk(error, writing=writing, folder=folder)
        case sqlite3.OperationalError() if "disk is full" in str(error):
            return refuse("TD-601", "SQLITE_FULL")
    return unexpected(error)


def unexpected(error: BaseException) -> BundleRefusedError:
    """Return TD-605 and leave where it happened in the log under the same number."""
    number = secrets.token_hex(4)
    steps = [
        f"{_inside(frame.filename)}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    _log.error("TD-605 %s: %s at %s", number, type(error).__name__, " > ".join(steps))
    return refuse("TD-605", number)


def finding_of(error: OfficeError) -> Finding:
    """Return a refusal as a finding; one without a number is trouble of this PC."""
    if isinstance(error, BundleRefusedError):
        return error.finding
    severity = CATALOGUE["TD-605"].severity
    return Finding("TD-605", severity, error.sentence, error.next_step)


def _of_file(error: OfficeFileError, *, writing: bool) -> BundleRefusedError:
    cause = error.__cause__
    number = cause.errno if isinstance(cause, OSError) else None
    if error.detail.startswith("SQLITE_FULL") or number in FULL:
        if writing:
            return refuse("TD-601", error.detail)
        return refuse("TD-004", error.detail, megabytes=1)
    return refuse("TD-602", error.detail)


def _of_disk(
    error: OSError, *, writing: bool, folder: Path | None
) -> BundleRefusedError:
    detail = errno.errorcode.get(error.errno or 0, type(error).__name__)
    if error.errno in FULL:
        if writing:
            return refuse("TD-601", detail)
        return refuse("TD-004", detail, megabytes=1)
    if error.errno in READ_ONLY:
        return refuse("TD-005", detail, folder=str(folder or ""))
    return refuse("TD-602", detail)


def _inside(path: str) -> str:
    """Return a path of ours without where this PC keeps it."""
    try:
        return str(Path(path).resolve().relative_to(_SOURCE))
    except ValueError:
        return Path(path).name
