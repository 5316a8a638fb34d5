"""Papers as files: written in one piece, dated by the data alone."""

import errno
import re
from contextlib import suppress
from datetime import date
from pathlib import Path

from desktop import text
from desktop.errors import OfficeFileError
from desktop.office.papers.words import Round

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def write_file(path: Path, data: bytes) -> Path:
    """Write a finished paper, in a folder that is made if need be.

    Raises:
        OfficeFileError: the folder cannot be made, or is full or closed to us.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise _refused(path, trouble, is_written=False) from trouble
    return replace_file(path, data)


def replace_file(path: Path, data: bytes) -> Path:
    """Write a file where somebody chose; nothing half-written ever bears its name.

    Raises:
        OfficeFileError: the folder is gone (a stick pulled out), full or closed to us.
    """
    part = path.with_name(f"{path.name}.part")
    is_written = False
    try:
        part.write_bytes(data)
        is_written = True
        part.replace(path)
    except OSError as trouble:
        with suppress(OSError):  # the drive may be gone
            part.unlink(missing_ok=True)
        raise _refused(path, trouble, is_written=is_written) from trouble
    return path


def _refused(path: Path, trouble: OSError, *, is_written: bool) -> OfficeFileError:
    """Return what to say; a file written beside but not put in place is in use."""
    sentence = f"Không ghi được {path.name} vào {path.parent}."
    step = "Đóng tệp đang mở, kiểm tra chỗ trống và quyền ghi, rồi làm lại."
    if trouble.errno in _FULL:
        sentence = f"Không ghi được {path.name}: ổ đĩa chứa {path.parent} đã đầy."
        step = "Dọn bớt tệp trên ổ đĩa hoặc chọn thư mục ở ổ khác, rồi làm lại."
    elif is_written and isinstance(trouble, PermissionError):
        sentence = (
            f"Không ghi được {path.name} vì tệp đang mở trong chương trình khác; "
            "tệp cũ còn nguyên."
        )
        step = "Đóng tệp đó (trong Word hoặc trình xem PDF) rồi làm lại."
    elif isinstance(trouble, PermissionError) or trouble.errno == errno.EROFS:
        sentence = f"Không ghi được {path.name}: {path.parent} không cho ghi."
        step = "Chọn thư mục khác hoặc xin quyền ghi vào thư mục này, rồi làm lại."
    return OfficeFileError(sentence, step, detail=str(trouble))


def slug(words: str) -> str:
    """Return words as a file name in plain letters: "giay-khen"."""
    return re.sub(r"[^a-z0-9]+", "-", text.search_key(words)).strip("-")


def created_on(now: Round) -> date:
    """Return a day that depends on the data alone, so that bytes repeat."""
    if now.decision is not None and now.decision.issued_on is not None:
        return now.decision.issued_on
    return now.roundup.round.closed_on or now.roundup.round.cutoff
