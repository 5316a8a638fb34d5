"""The printed letters: the shipped typefaces, how wide a text is, what can be printed.

Every text is measured with the letters it will be printed in, so a line that fits here
fits on paper; a character the typeface lacks is refused instead of printed as a box.
"""

from collections.abc import Callable
from dataclasses import fields
from enum import Enum
from functools import cache
from pathlib import Path

import resources
from desktop.errors import OfficeError
from desktop.text import clean

HARD_SPACE = "\u00a0"

# Parts of the size above and below the baseline, and the pitch of single spacing.
ASCENT = 0.891
DESCENT = 0.258
SINGLE = ASCENT + DESCENT

# The typeface has no hyphens of these kinds; the plain one looks the same.
_LOOK_ALIKES = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2012": "–"})
_HELD = "\ue000"


class Face(Enum):
    """One of the shipped typefaces; the value is its name inside the PDF."""

    REGULAR = "LiberationSerif-Regular"
    BOLD = "LiberationSerif-Bold"
    ITALIC = "LiberationSerif-Italic"
    BOLD_ITALIC = "LiberationSerif-BoldItalic"
    SCRIPT = "GreatVibes-Regular"


class CharacterError(OfficeError):
    """A text holds a character the typeface cannot print."""

    def __init__(self, character: str, text: str) -> None:
        shown = text if len(text) <= 60 else f"{text[:59]}…"
        super().__init__(
            f"Bộ chữ in không có ký tự “{character}” trong “{shown}”; "
            "chưa có tờ nào được ghi ra.",
            "Hãy xóa hoặc thay ký tự này rồi in lại.",
            detail=f"U+{ord(character):04X}",
        )
        self.character = character


def tidy(text: str) -> str:
    """Return text in NFC that keeps its hard spaces and one space at either end."""
    held = text.translate(_LOOK_ALIKES).replace(HARD_SPACE, _HELD)
    core = clean(held).replace(_HELD, HARD_SPACE)
    if not core:
        return " " if text else ""
    before = " " if text[:1] == " " else ""
    after = " " if text[-1:] == " " else ""
    return f"{before}{core}{after}"


def entered(text: str) -> str:
    """Return a typed or imported text ready for paper: NFC, plain single spaces."""
    return clean(text.translate(_LOOK_ALIKES))


def clean_fields(values: object) -> None:
    """Clean every text of a frozen dataclass while it is being made."""
    _change_fields(values, entered)


def _change_fields(values: object, change: Callable[[str], str]) -> None:
    for field in fields(values):  # type: ignore[arg-type]
        value = getattr(values, field.name)
        if isinstance(value, str):
            object.__setattr__(values, field.name, change(value))
        elif isinstance(value, tuple | list) and all(isinstance(v, str) for v in value):
            texts = tuple(change(one) for one in value)
            object.__setattr__(values, field.name, texts)


def tidy_fields(values: object) -> None:
    """Tidy every text of a frozen dataclass while it is being made."""
    _change_fields(values, tidy)


@cache
def register() -> None:
    """Hand the shipped typefaces to the PDF library, once."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for face in Face:
        pdfmetrics.registerFont(TTFont(face.value, str(_file(face))))


def _file(face: Face) -> Path:
    return resources.path(f"fonts/{face.value}.ttf")


@cache
def advances(face: Face) -> dict[str, float]:
    """Return how far each character of a typeface moves the pen, at size 1."""
    from reportlab.pdfbase.ttfonts import TTFont

    font = TTFont(face.value, str(_file(face))).face
    wide = font.charWidths
    widths = {chr(c): wide[c] / 1000 for c in font.charToGlyph if c > 31}
    widths[HARD_SPACE] = widths[" "]
    return widths


def width(text: str, face: Face, size: float = 1.0) -> float:
    """Return the printed width of a text in points.

    Raises:
        CharacterError: the typeface lacks a character of the text.
    """
    known = advances(face)
    try:
        return sum([known[character] for character in text]) * size
    except KeyError as missing:
        raise CharacterError(str(missing.args[0]), text) from None


def can_print(text: str, face: Face) -> bool:
    """Tell whether the typeface has every character of the text."""
    known = advances(face)
    return all(character in known for character in text)
