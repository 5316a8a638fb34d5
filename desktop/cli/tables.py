"""Tables of text for the command line."""

from collections.abc import Sequence
from typing import Any


def columns(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    right: frozenset[int] | set[int] = frozenset(),
) -> str:
    """Return rows under their headings in columns; `right` are columns of numbers."""
    lines = [headings, *rows] if headings else list(rows)
    if not lines:
        return ""
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    shown = []
    for line in lines:
        cells = [
            cell.rjust(width) if column in right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        shown.append("  " + "  ".join(cells).rstrip())
    return "\n".join(shown)


def number(value: Any, places: int | None = None) -> str:  # noqa: ANN401
    """Return a number as an office writes it."""
    from desktop import vietnamese

    return vietnamese.number(value, places)
