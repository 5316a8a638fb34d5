"""What may travel as an attachment, told by content, and its name on opening.

Inside a bundle an attachment has no name but its digest, so a double click runs
nothing. Its own name is data and is made safe when somebody opens it.
"""

import re
import unicodedata
import zipfile
from pathlib import Path

from desktop.bundles.sealed import limits
from desktop.bundles.sealed.catalogue import refuse

_HEADS = {
    b"%PDF-": ("application/pdf", ".pdf"),
    b"\xff\xd8\xff": ("image/jpeg", ".jpg"),
    b"\x89PNG\r\n\x1a\n": ("image/png", ".png"),
}
_OFFICE = {
    "word/document.xml": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".docx",
    ),
    "xl/workbook.xml": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".xlsx",
    ),
}
_SUFFIXES = dict((*_HEADS.values(), *_OFFICE.values()))
_ACTIVE = re.compile(
    r"vbaproject|macrosheets/|externallinks/|activex/|embeddings/.*\.(?:bin|exe|ole)",
    re.IGNORECASE,
)
_RELATION = re.compile(
    rb"<[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE
)
_HYPERLINK = re.compile(rb"/hyperlink[\"']", re.IGNORECASE)
_MOST_PARTS, _MOST_RELATIONS = 4_000, 4 * limits.MIB

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
    size = path.stat().st_size
    if not 0 < size <= limits.MAX_ATTACHMENT:
        raise refuse("TD-318", name=path.name)
    with path.open("rb") as file:
        head = file.read(8)
    for mark, (kind, _) in _HEADS.items():
        if head.startswith(mark):
            return kind
    if head.startswith(b"PK\3\4"):
        return _office_type(path)
    raise refuse("TD-318", name=path.name)


def _office_type(path: Path) -> str:
    """Tell a Word or Excel file without macros, objects and links to elsewhere."""
    try:
        with zipfile.ZipFile(path) as parts:
            names = parts.namelist()
            if len(names) > _MOST_PARTS or any(map(_ACTIVE.search, names)):
                raise refuse("TD-318", name=path.name)
            for name in names:
                if name.endswith(".rels") and _links_out(parts, name):
                    raise refuse("TD-318", name=path.name)
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError, EOFError):
        raise refuse("TD-318", name=path.name) from None
    for part, (kind, _) in _OFFICE.items():
        if part in names:
            return kind
    raise refuse("TD-318", name=path.name)


def _links_out(parts: zipfile.ZipFile, name: str) -> bool:
    with parts.open(name) as part:
        text = part.read(_MOST_RELATIONS + 1)
    if len(text) > _MOST_RELATIONS:
        return True
    return any(not _HYPERLINK.search(found) for found in _RELATION.findall(text))


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
