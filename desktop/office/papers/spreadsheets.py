"""Tables as Excel files: what is seen on a page, with its title and time of print.

What an office types is data: a cell that begins with "=" or looks like an address stays
a text. Whole numbers and days are written as such, so that Excel can add and sort them.
"""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop import text

Value = str | int | dt.date | None
Formats = dict[str, Any]  # xlsxwriter is not typed: neither are its sheets

_LONGEST = 32_767  # characters in a cell of Excel
_WIDEST, _NARROWEST = 60, 8
_BAD_IN_NAMES = str.maketrans("[]:*?/\\'", "        ")
_NAME_ROOM = 31
_HEAD = 3  # the row of the headings, under title, scope and a gap


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to write.

    Args:
        name: of the sheet; Excel takes 31 characters of it.
        title: over the table; `scope` under it says what was looked at.
        rows: cells from left to right; None leaves a cell empty.
        totals: places of rows set in bold, from 0.
        footer: under the table and at the foot of every printed page.
    """

    name: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    scope: str = ""
    note: str = ""
    footer: str = ""
    totals: frozenset[int] = field(default=frozenset())


def write_table(sheet: Sheet, created: dt.datetime) -> bytes:
    """Return the Excel file of a table; the same values give the same bytes."""
    import xlsxwriter  # type: ignore[import-untyped]

    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": sheet.title, "created": created})
    made = book.add_worksheet(_name(sheet.name))
    _fill(made, sheet, _formats(book))
    _set_page(made, sheet)
    book.close()
    return out.getvalue()


def _formats(book: Any) -> Formats:  # noqa: ANN401
    base = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
    cell = {**base, "border": 1, "text_wrap": True}
    head = {**cell, "bold": True, "align": "center", "bg_color": "#F2F2F2"}
    return {
        "title": book.add_format({**base, "bold": True, "font_size": 14}),
        "plain": book.add_format({**base, "italic": True}),
        "head": book.add_format(head),
        "text": book.add_format({**cell, "num_format": "@"}),
        "number": book.add_format({**cell, "num_format": "#,##0"}),
        "day": book.add_format({**cell, "num_format": "dd/mm/yyyy"}),
        "text_total": book.add_format({**cell, "num_format": "@", "bold": True}),
        "number_total": book.add_format({**cell, "num_format": "#,##0", "bold": True}),
    }


def _fill(made: Any, sheet: Sheet, formats: Formats) -> None:  # noqa: ANN401
    made.write_string(0, 0, _text(sheet.title), formats["title"])
    if sheet.scope:
        made.write_string(1, 0, _text(sheet.scope), formats["plain"])
    for column, heading in enumerate(sheet.headings):
        made.write_string(_HEAD, column, _text(heading), formats["head"])
        made.set_column(column, column, _width(sheet, column))
    for place, row in enumerate(sheet.rows):
        kind = "_total" if place in sheet.totals else ""
        for column, value in enumerate(row):
            _write(made, (_HEAD + 1 + place, column), value, formats, kind)
    foot = _HEAD + 1 + len(sheet.rows)
    for place, said in enumerate((sheet.note, sheet.footer), start=1):
        if said:
            made.write_string(foot + place, 0, _text(said), formats["plain"])


def _write(
    made: Any,  # noqa: ANN401
    at: tuple[int, int],
    value: Value,
    formats: Formats,
    kind: str,
) -> None:
    if value is None or value == "":
        made.write_blank(*at, None, formats[f"text{kind}"])
    elif isinstance(value, dt.date):
        made.write_datetime(*at, _moment(value), formats["day"])
    elif isinstance(value, int):
        made.write_number(*at, value, formats[f"number{kind}"])
    else:
        made.write_string(*at, _text(value), formats[f"text{kind}"])


def _moment(day: dt.date) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day)


def _set_page(made: Any, sheet: Sheet) -> None:  # noqa: ANN401
    made.set_landscape()
    made.set_paper(9)  # A4
    made.fit_to_pages(1, 0)
    made.repeat_rows(_HEAD)
    made.freeze_panes(_HEAD + 1, 0)
    # An ampersand begins a code in a footer; two are one.
    shown = sheet.footer.replace("&", "&&")[:200]
    made.set_footer(f"&L{shown}&R&P/&N")
    if sheet.rows:
        last = len(sheet.headings) - 1
        made.autofilter(_HEAD, 0, _HEAD + len(sheet.rows), last)


def _text(value: str) -> str:
    """Return text Excel can hold: NFC, no control characters, not too long."""
    return text.clean_lines(value)[:_LONGEST]


def _name(name: str) -> str:
    cleaned = " ".join(text.clean(name).translate(_BAD_IN_NAMES).split())
    return cleaned[:_NAME_ROOM].strip() or "Bảng"


def _width(sheet: Sheet, column: int) -> int:
    cells = (_shown(row[column]) for row in sheet.rows if column < len(row))
    longest = max((len(cell) for cell in cells), default=0)
    heading = max((len(word) for word in sheet.headings[column].split()), default=0)
    return min(_WIDEST, max(_NARROWEST, longest + 2, heading + 2))


def _shown(value: Value) -> str:
    if isinstance(value, dt.date):
        return "00/00/0000"
    return f"{value:,}" if isinstance(value, int) else value or ""


def sheet_of_texts(
    name: str, title: str, lines: Sequence[Sequence[str]], footer: str = ""
) -> Sheet:
    """Return a sheet of what is seen: the first line are the headings."""
    head, *rest = lines
    return Sheet(
        name,
        title,
        tuple(head),
        tuple(tuple(row) for row in rest),
        footer=footer,
    )
