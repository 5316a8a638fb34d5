"""How many lines a title needs, counted without setting it.

Trying sizes one after another asks for nothing but this number; only the size that is
taken is then set evenly (`breaking.balanced`), which costs a hundred times as much.
"""

from functools import lru_cache

from desktop.documents.breaking import balanced, tie_whole
from desktop.documents.typeface import Face, width


@lru_cache(maxsize=512)
def _measured(text: str, face: Face) -> tuple[tuple[float, ...], float, float]:
    """Return the widths at size 1 of the runs that hold together, and of a space."""
    words = tuple(width(word, face) for word in tie_whole(text).split(" "))
    return words, max(words), width(" ", face)


def fewest_lines(text: str, face: Face, limit: float) -> int:
    """Return how many lines of at most `limit` × size a text takes."""
    words, widest, space = _measured(text, face)
    if widest > limit:  # a run has to be loosened or cut
        return len(balanced(text, face, limit))
    lines, used = 1, -space
    for wide in words:
        used += space + wide
        if used > limit:
            lines, used = lines + 1, wide
    return lines


def forget() -> None:
    """Forget what was measured, so that a benchmark starts from nothing."""
    _measured.cache_clear()
