"""What may travel as an attachment, told by content, and its name on opening.

Inside a bundle an attachment has no name but its digest, so a double click runs
nothing. Its own name is data and is made safe when somebody opens it.
"""

import re
import unicodedata
from pathlib import Path
from typing import BinaryIO

from desktop.bundles.sealed import limits
from desktop.bundles.sealed.catalogue import refuse
from desktop.bundles.sealed.office_files import EXCEL, WORD, main_part

_HEADS = {
    b"%PDF-": ("application/pdf", ".pdf"),
    b"\xff\xd8\xff": ("image/jpeg", ".jpg"),
    b"\x89PNG\r\n\x1a\n": ("image/png", ".png"),
}
_OFFICE = {
    WORD: (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".docx",
    ),
    EXCEL: (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".xlsx",
    ),
}
_SUFFIXES = dict((*_HEADS.values(), *_OFFICE.values()))
_DEVICES = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE
)
_BAD = re.compile(
    r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]'
)
_LONGEST = 80


def media_type_of(path: Path) -> str:
    """Return what a file is by its content.

    Raises:
        BundleRefusedError: TD-318, it is nothing a dossier holds, or it could run.
    """
    with path.open("rb") as file:
        return kind_of(file, path.stat().st_size, path.name)


def kind_of(file: BinaryIO, size: int, name: str) -> str:
    """Return what an open file is by its content; see `media_type_of`.

    Args:
        file: any place in it.
        size: its length in bytes.
        name: for the words of a refusal.
    """
    if not 0 < size <= limits.MAX_ATTACHMENT:
        raise refuse("TD-318", name=name)
    file.seek(0)
    head = file.read(8)
    for mark, (kind, _) in _HEADS.items():
        if head.startswith(mark):
            return kind
    part = main_part(file) if head.startswith(b"PK\3\4") else None
    if part is None:
        raise refuse("TD-318", name=name)
    return _OFFICE[part][0]


def safe_name(name: str, media_type: str) -> str:
    """Return a file name that Windows and every stick takes.

    The ending follows from the content, whatever the name says: "quyet-dinh.pdf.exe"
    of a PDF becomes "quyet-dinh.pdf.exe.pdf".
    """
    suffix = _SUFFIXES.get(media_type, ".bin")
    stem = _BAD.sub("_", unicodedata.normalize("NFC", name)).strip(" .")
    if stem.casefold().endswith(suffix):
        stem = stem[: -len(suffix)]
    stem = stem[:_LONGEST].strip(" .") or "tep"
    if _DEVICES.fullmatch(stem.partition(".")[0].strip()):
        stem = f"_{stem}"
    return f"{stem}{suffix}"
