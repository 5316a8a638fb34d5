"""Papers as files: written in one piece, dated by the data alone."""

import re
from contextlib import suppress
from datetime import date
from pathlib import Path

from desktop import text
from desktop.errors import OfficeFileError
from desktop.office.paper_words import Round


def write_file(path: Path, data: bytes) -> Path:
    """Write a finished paper; nothing half-written ever bears its name.

    Raises:
        OfficeFileError: the folder cannot be made, or is full or closed to us.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(path)
    except OSError as trouble:
        with suppress(OSError):  # the drive may be gone
            part.unlink(missing_ok=True)
        raise OfficeFileError(
            f"Không ghi được {path.name} vào {path.parent}.",
            "Đóng tệp đang mở, kiểm tra chỗ trống và quyền ghi, rồi làm lại.",
            detail=str(trouble),
        ) from trouble
    return path


def slug(words: str) -> str:
    """Return words as a file name in plain letters: "giay-khen"."""
    return re.sub(r"[^a-z0-9]+", "-", text.search_key(words)).strip("-")


def created_on(now: Round) -> date:
    """Return a day that depends on the data alone, so that bytes repeat."""
    if now.decision is not None and now.decision.issued_on is not None:
        return now.decision.issued_on
    return now.roundup.round.closed_on or now.roundup.round.cutoff
