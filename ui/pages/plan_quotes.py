"""Where the words the program used stand in a clause, whatever case or kind of dash."""

import re
from collections.abc import Iterable

_DASHES = str.maketrans(dict.fromkeys("\u2011–—", "-"))
_SHORT = {"ủy ban nhân dân": "ubnd"}


def spots(text: str, quotes: Iterable[str]) -> list[tuple[int, int]]:
    """Return the ranges of the quotes in a text, in order and not overlapping.

    A quote that is not there word for word is left out: nothing is guessed.
    """
    whole = _levelled(text)
    found: list[tuple[int, int]] = []
    for quote in quotes:
        for words in _spellings(quote):
            found += [m.span() for m in _pattern(words).finditer(whole)]
    return _merged(found)


def _spellings(quote: str) -> list[str]:
    words = _levelled(quote)
    shorter = words
    for long, short in _SHORT.items():
        shorter = shorter.replace(long, short)
    return [words] if shorter == words else [words, shorter]


def _levelled(text: str) -> str:
    # Lower case letter by letter, so that places in the text stay the same.
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text).translate(
        _DASHES
    )


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")


def _merged(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
