"""What can go wrong with the office's file, in the officer's words.

This is the edge: SQLite and the operating system speak above it, sentences below.
"""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from desktop.errors import OfficeFileError

_UNCHANGED = "Việc vừa làm chưa được ghi; những gì đã ghi trước đó vẫn còn nguyên."

_DISK_FULL = (
    f"Ổ đĩa đã đầy. {_UNCHANGED}",
    "Hãy xóa bớt tệp không cần trên ổ đĩa rồi làm lại.",
)
_READ_ONLY = (
    f"Tệp dữ liệu hoặc thư mục chứa nó chỉ cho đọc, không ghi được. {_UNCHANGED}",
    "Hãy bỏ thuộc tính chỉ đọc, hoặc chọn thư mục mà bạn được phép ghi.",
)
_IN_USE = (
    "Sổ này đang được mở ở một cửa sổ khác, nên chưa mở được ở đây.",
    "Hãy dùng cửa sổ đang mở, hoặc đóng cửa sổ đó rồi mở lại.",
)
_DAMAGED = (
    "Tệp dữ liệu bị hỏng, không đọc được trọn vẹn. Tệp được giữ nguyên như vậy.",
    "Hãy phục hồi từ bản sao lưu gần nhất và giữ lại tệp hỏng để người hỗ trợ xem.",
)
_GONE = (
    f"Không còn thấy tệp dữ liệu hoặc ổ đĩa chứa nó. {_UNCHANGED}",
    "Hãy cắm lại ổ đĩa hoặc nối lại thư mục, rồi mở lại chương trình.",
)
_UNREADABLE = (
    f"Không đọc, ghi được ổ đĩa chứa tệp dữ liệu. {_UNCHANGED}",
    "Hãy kiểm tra ổ đĩa, dây cắm hoặc mạng nội bộ, rồi mở lại chương trình.",
)

_BY_SQLITE_NAME = (
    ("SQLITE_FULL", _DISK_FULL),
    ("SQLITE_READONLY_DBMOVED", _GONE),
    ("SQLITE_READONLY", _READ_ONLY),
    ("SQLITE_PERM", _READ_ONLY),
    ("SQLITE_BUSY", _IN_USE),
    ("SQLITE_LOCKED", _IN_USE),
    ("SQLITE_CORRUPT", _DAMAGED),
    ("SQLITE_NOTADB", _DAMAGED),
    ("SQLITE_CANTOPEN", _GONE),
    ("SQLITE_IOERR", _UNREADABLE),
)
_BY_SYSTEM_NUMBER = {
    errno.ENOSPC: _DISK_FULL,
    errno.EDQUOT: _DISK_FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.ENOENT: _GONE,
    errno.ENODEV: _GONE,
}


class FileInUseError(OfficeFileError):
    """The file is open in another window."""


class DamagedFileError(OfficeFileError):
    """The file is not whole, or no office's file at all."""


@contextmanager
def guard() -> Iterator[None]:
    """Turn trouble with the file, the disk or the folder into an OfficeFileError.

    Whatever is our own mistake, such as a broken constraint, passes through.
    """
    try:
        yield
    except OSError as error:
        words = _BY_SYSTEM_NUMBER.get(error.errno or 0, _UNREADABLE)
        raise _as_office_error(words, error) from error
    except Exception as error:
        # Whatever carries an error of SQLite's: naming peewee's would import it.
        found = _words_for_sqlite(_original(error))
        if found is None:
            raise
        raise _as_office_error(found, error) from error


def in_use(detail: str = "") -> FileInUseError:
    """Return the refusal of a second window."""
    return FileInUseError(*_IN_USE, detail=detail)


def damaged(detail: str) -> DamagedFileError:
    """Return the refusal of a file that is not whole."""
    return DamagedFileError(*_DAMAGED, detail=detail)


def gone(detail: str) -> OfficeFileError:
    """Return the refusal when the file or its drive has vanished."""
    return OfficeFileError(*_GONE, detail=detail)


def read_only(detail: str) -> OfficeFileError:
    """Return the refusal of a file or folder that cannot be written."""
    return OfficeFileError(*_READ_ONLY, detail=detail)


def foreign(detail: str) -> DamagedFileError:
    """Return the refusal of a SQLite file of another program."""
    return DamagedFileError(
        "Tệp này không phải tệp dữ liệu của Sổ Vàng. Tệp được giữ nguyên.",
        "Hãy chọn đúng tệp dữ liệu của cơ quan.",
        detail=detail,
    )


def newer(detail: str) -> OfficeFileError:
    """Return the refusal of a file written by a newer program."""
    return OfficeFileError(
        "Tệp dữ liệu do một phiên bản Sổ Vàng mới hơn ghi. Tệp được giữ nguyên.",
        "Hãy cài phiên bản mới hơn của chương trình rồi mở lại.",
        detail=detail,
    )


def _original(error: BaseException) -> BaseException:
    """Return SQLite's own error, which peewee carries along."""
    original = getattr(error, "orig", None)
    return original if isinstance(original, sqlite3.Error) else error


def _words_for_sqlite(error: BaseException) -> tuple[str, str] | None:
    if not isinstance(error, sqlite3.Error):
        return None
    name = getattr(error, "sqlite_errorname", "") or ""
    for beginning, words in _BY_SQLITE_NAME:
        if name.startswith(beginning):
            return words
    return None


def _as_office_error(words: tuple[str, str], error: BaseException) -> OfficeFileError:
    original = _original(error)
    name = getattr(original, "sqlite_errorname", type(original).__name__)
    detail = f"{name}: {original}"
    if words is _IN_USE:
        return in_use(detail)
    if words is _DAMAGED:
        return damaged(detail)
    return OfficeFileError(*words, detail=detail)
