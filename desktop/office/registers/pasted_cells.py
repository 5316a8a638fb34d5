"""Cells copied from Excel as text, and which column holds what."""

import csv
import io
from collections.abc import Mapping, Sequence

from desktop import text

MOST_ROWS = 2000


def table_of(copied: str) -> list[list[str]]:
    """Return the cleaned cells of the first `MOST_ROWS` lines.

    Args:
        copied: cells with tabs and lines between them, as Excel copies them.
    """
    lines = copied.replace("\r\n", "\n").replace("\r", "\n")
    plain = [line.split("\t") for line in lines.split("\n")]
    table = plain
    # An odd quote is a quote in a name, not Excel's sign of a cell with line breaks.
    if lines.count('"') % 2 == 0:
        try:
            table = list(csv.reader(io.StringIO(lines), delimiter="\t"))
        except csv.Error:  # a cell larger than any table has
            table = plain
    return [[text.clean(cell) for cell in row] for row in table[:MOST_ROWS]]


def columns_in(
    table: Sequence[Sequence[str]],
    titles: Mapping[str, Sequence[str]],
    needed: Sequence[str],
) -> tuple[int, dict[str, int]]:
    """Return the first row below the headings and where each thing stands.

    Args:
        table: the cells.
        titles: what each column may be called, as search keys, in the usual order.
        needed: the columns without which a row is no row of headings.
    """
    for number, row in enumerate(table[:5]):
        found = {
            what: place
            for place, cell in reversed(list(enumerate(row)))
            for what, names in titles.items()
            if text.search_key(cell) in names
        }
        if all(what in found for what in needed):
            return number + 1, found
    filled = [row for row in table if any(row)]
    # A first column of numbers is "STT", unless there is nothing beside it.
    is_counted = all(len(row) > 1 and row[0].isdecimal() for row in filled)
    shift = int(bool(filled) and is_counted)
    return 0, {what: place + shift for place, what in enumerate(titles)}
