"""Word and Excel files that can neither run anything nor fetch anything.

No XML is parsed. What is not plainly harmless in the one spelling Word, Excel,
LibreOffice and their like write is refused: the sender prints it to PDF.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from typing import BinaryIO

from desktop.bundles.sealed import limits

WORD, EXCEL = "word/document.xml", "xl/workbook.xml"

_TYPES = "[Content_Types].xml"
_HARMLESS = re.compile(
    r"(?:[^/]+/)*[^/]*\.(?:xml|rels|vml|png|jpe?g|gif|bmp|tiff?|emf|wmf|odttf)"
    r"|(?:[^/]+/)*printerSettings/[^/]+\.bin"
    r"|(?:[^/]+/)+",
    re.IGNORECASE,
)
_ACTIVE_PART = re.compile(
    r"vbaproject|macrosheets/|externallinks/|activex/|embeddings/|webextensions/"
    r"|connections\.xml|querytables/",
    re.IGNORECASE,
)
_ACTIVE_TYPE = re.compile(
    rb"macroenabled|vbaproject|activex|macrosheet|oleobject|afchunk", re.IGNORECASE
)
_VALUE = r"""\s*=\s*(?:"[^"<>]*"|'[^'<>]*')"""
_RELATIONS = re.compile(
    rf"(?:\ufeff)?\s*(?:<\?xml[^<>]*\?>)?\s*<(?:\w+:)?Relationships(?:\s+[\w:]+{_VALUE})*\s*"
    rf"(?:/>|>(?:\s*<(?:\w+:)?Relationship(?:\s+[\w:]+{_VALUE})*\s*"
    rf"(?:/>|>\s*</(?:\w+:)?Relationship>))*+\s*</(?:\w+:)?Relationships>)\s*"
)
_RELATION = re.compile(r"<(?:\w+:)?Relationship(\s[^<>]*)>")
_PAIR = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_PLAIN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_MOST_PARTS, _MOST_TEXT = 4_000, 4 * limits.MIB


def main_part(file: BinaryIO) -> str | None:
    """Return WORD or EXCEL for a harmless file of that kind, None for any other."""
    try:
        with zipfile.ZipFile(file) as parts:
            names = parts.namelist()
            if any(one.compress_type not in _PLAIN for one in parts.infolist()):
                return None
            if not _are_harmless(names) or not _is_quiet(parts, names):
                return None
    except _UNREADABLE:
        return None
    return next((part for part in (WORD, EXCEL) if part in names), None)


# What zipfile raises for a file that is no ZIP, or one it cannot unpack.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    RuntimeError,
    ValueError,
    EOFError,
    KeyError,
    struct.error,
)


def _are_harmless(names: list[str]) -> bool:
    lower = {name.casefold() for name in names}
    return (
        len(lower) == len(names) <= _MOST_PARTS
        and _TYPES in names
        and all(_HARMLESS.fullmatch(name) for name in names)
        and not any(map(_ACTIVE_PART.search, names))
    )


def _is_quiet(parts: zipfile.ZipFile, names: list[str]) -> bool:
    types = _text(parts, _TYPES)
    if types is None or b"\0" in types or _ACTIVE_TYPE.search(types):
        return False
    relations = (name for name in names if name.casefold().endswith(".rels"))
    return all(_stays_inside(_text(parts, name)) for name in relations)


def _text(parts: zipfile.ZipFile, name: str) -> bytes | None:
    with parts.open(name) as part:
        text: bytes = part.read(_MOST_TEXT + 1)
    return text if len(text) <= _MOST_TEXT else None


def _stays_inside(data: bytes | None) -> bool:
    """Tell whether a list of relations leads nowhere outside but by a hyperlink."""
    try:
        text = "" if data is None else data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    # A reference to a character would hide a word from the search below.
    if not _RELATIONS.fullmatch(text) or "&#" in text:
        return False
    return all(_is_inside(pairs) for pairs in _RELATION.findall(text))


def _is_inside(pairs: str) -> bool:
    said: dict[str, str] = {
        name: double or single for name, double, single in _PAIR.findall(pairs)
    }
    kind = said.get("Type", "")
    if _ACTIVE_TYPE.search(kind.encode()):
        return False
    is_link = kind.endswith("/relationships/hyperlink")
    return is_link or said.get("TargetMode", "Internal") == "Internal"
