"""Text as the office keeps it: NFC, searchable without dấu, sorted the Vietnamese way.

Every text enters the program through `clean`. Three keys are derived from it:
`search_key` (no marks at all), `same_key` (marks kept, tone placement and dashes
levelled, so Hoà = Hòa) and `sort_key` / `person_sort_key` (Vietnamese order, the same
on every system; QCollator differs on Windows).
"""

import re
import unicodedata

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012–—\u2212", "-"))
# Characters nobody sees: controls that are not spaces, zero-width and direction marks,
# and halves of surrogate pairs, which SQLite refuses. Compiled with the first text.
_UNSEEN = (
    "[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u00ad"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_ORDER = {letter: index + 10 for index, letter in enumerate(_LETTERS)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_SHAPES = {"\u0302", "\u0306", "\u031b"}  # circumflex, breve, horn: part of the letter


def clean(text: str) -> str:
    """Return text in NFC, one line, plain single spaces, nothing unseen."""
    text = re.sub(r"\s+", " ", re.sub(_UNSEEN, "", text)).strip()
    # Last, since a character taken out may have kept a letter from its mark.
    return unicodedata.normalize("NFC", text)


def clean_lines(text: str) -> str:
    """Return text of several lines, each line cleaned, blank ends dropped."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(clean(line) for line in text.split("\n")).strip()


def search_key(text: str) -> str:
    """Return the key that finds a text without dấu, case or kind of dash."""
    text = clean(text).casefold().translate(_DASHES).replace("đ", "d")
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def same_key(text: str) -> str:
    """Return the key under which two spellings of one name are equal.

    The tone moves to the end of its syllable, so "Hoà" and "Hòa" agree while "Hoa" and
    "Hóa" stay different; dashes lose their spaces and kinds.
    """
    text = clean(text).casefold().translate(_DASHES)
    text = re.sub(r"\s*-\s*", "-", text)
    return re.sub(r"[^\W\d_]+", lambda word: _tone_last(word.group()), text)


def matches(text: str, wanted: str) -> bool:
    """Tell whether every word of `wanted` occurs in `text`, without dấu."""
    key = search_key(text)
    return all(word in key for word in search_key(wanted).split())


def _tone_last(word: str) -> str:
    tones = ""
    letters = []
    for character in unicodedata.normalize("NFD", word):
        if character in _TONES:
            tones += character
        else:
            letters.append(character)
    return unicodedata.normalize("NFC", "".join(letters)) + tones


def _syllable_key(word: str) -> tuple[tuple[int, ...], int, str]:
    tone = 0
    letters: list[str] = []
    for character in unicodedata.normalize("NFD", word.casefold()):
        if character in _TONES:
            tone = _TONES[character]
        elif character in _SHAPES and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + character)
        elif not unicodedata.combining(character):
            letters.append(character)
    order = tuple(_LETTER_ORDER.get(c, ord(c[0]) + 1000) for c in letters)
    return order, tone, word


_Key = tuple[object, ...]


def sort_key(text: str) -> _Key:
    """Return the key of Vietnamese dictionary order; numbers count by value."""
    key: list[object] = []
    for word in re.findall(r"\d+|[^\W\d_]+", clean(text).translate(_DASHES)):
        if word.isdecimal():
            key.append((0, int(word), 0, word))
        else:
            letters, tone, original = _syllable_key(word)
            key.append((1, letters, tone, original))
    return tuple(key)


def person_sort_key(name: str) -> _Key:
    """Return the key that sorts people by given name, then family, then middle."""
    words = clean(name).split()
    given, family, middle = words[-1:], words[:-1][:1], words[1:-1]
    return tuple(sort_key(" ".join(part)) for part in (given, family, middle))
