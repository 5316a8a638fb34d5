"""An official paper described by values: what it says, in order, and nothing of how.

The same description can be drawn as PDF or written in another format; line breaks,
positions and pages are decided by whoever draws it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import Enum

from desktop.documents.typeface import HARD_SPACE, tidy_fields
from desktop.vietnamese import long_date

NUMBER_ROOM = HARD_SPACE * 12
"""Blanks for a number that the paper gets after signing."""


class Align(Enum):
    """How the text of a table cell stands in its column."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style; its characters are printed as they are."""

    text: str
    bold: bool = False
    italic: bool = False

    def __post_init__(self) -> None:
        tidy_fields(self)


Text = tuple[Run, ...]


def plain(text: str) -> Text:
    """Return upright text."""
    return (Run(text),)


def bold(text: str) -> Text:
    """Return bold text."""
    return (Run(text, bold=True),)


def italic(text: str) -> Text:
    """Return italic text."""
    return (Run(text, italic=True),)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues the paper, its number and where and when it was signed.

    Args:
        issuer: lines of the issuing body's name, in bold.
        place: before the date; empty for minutes, which carry no date line.
        parent: lines of the body above, upright; may be empty.
        symbol: "QĐ-UBND"; empty for papers without a number.
        number: empty leaves room to write it in.
    """

    issuer: tuple[str, ...]
    place: str
    parent: tuple[str, ...] = ()
    symbol: str = ""
    number: str = ""
    signed_on: dt.date | None = None

    def __post_init__(self) -> None:
        tidy_fields(self)

    @property
    def number_line(self) -> str:
        """Write "Số: 05/QĐ-UBND", or nothing where papers carry no number."""
        if not self.symbol:
            return ""
        return f"Số: {numbered(self.number, self.symbol)}"

    @property
    def date_line(self) -> str:
        """Write the place and date."""
        return f"{self.place}, {long_date(self.signed_on)}" if self.place else ""


def numbered(number: str, symbol: str) -> str:
    """Write a number with its symbol: below ten with a zero, missing as blanks."""
    if not number:
        return f"{NUMBER_ROOM}/{symbol}"
    shown = f"{int(number):02d}" if number.isdecimal() else number
    return f"{shown}/{symbol}"


@dataclass(frozen=True, slots=True)
class Heading:
    """A bold line that stays with what follows; centred or indented like a text."""

    text: str
    centred: bool = False

    def __post_init__(self) -> None:
        tidy_fields(self)


@dataclass(frozen=True, slots=True)
class Addressee:
    """Kính gửi: one receiver on the line, or several under the colon."""

    names: tuple[str, ...]

    def __post_init__(self) -> None:
        tidy_fields(self)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A justified paragraph of the body."""

    text: Text
    indented: bool = True


@dataclass(frozen=True, slots=True)
class Field:
    """A line of a form: "Địa điểm: …"; dots to the edge where nothing is known yet.

    Args:
        label: up to the colon, without it.
        value: empty leaves dots to write on.
        lines: how many dotted lines an empty one leaves.
    """

    label: str
    value: Text = ()
    lines: int = 1
    indented: bool = True

    def __post_init__(self) -> None:
        tidy_fields(self)


@dataclass(frozen=True, slots=True)
class Code:
    """A square code a telephone reads, with what it says in letters beside it."""

    text: str
    caption: str

    def __post_init__(self) -> None:
        tidy_fields(self)


@dataclass(frozen=True, slots=True)
class Note:
    """A small italic note under a table, across the whole block."""

    text: str

    def __post_init__(self) -> None:
        tidy_fields(self)


class RowKind(Enum):
    """What a table row is, which decides its look and where pages may break."""

    NORMAL = "normal"
    SECTION = "section"
    TOTAL = "total"


class Mark(Enum):
    """A box drawn before a cell's text; the typefaces have no such character."""

    EMPTY = "empty"
    TICKED = "ticked"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, how many columns and header rows it covers, its box."""

    text: Text = ()
    across: int = 1
    down: int = 1
    align: Align | None = None
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells from left to right."""

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.NORMAL


@dataclass(frozen=True, slots=True)
class Column:
    """A column's width in mm and how its cells stand."""

    width: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head repeated on every page.

    A cell of the head that reaches down leaves its place out of the next head row.
    `row_height` is the least height of a row in mm, where people sign in it.
    """

    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    size: float = 12
    head_size: float = 12
    row_height: float = 0


Block = Heading | Addressee | Paragraph | Field | Note | Code | Table


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: the lines of the position, then the name.

    Args:
        titles: "THƯ KÝ", or ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH").
        post: the state post above the name, where another body's seal is used.
        note: in italics under the titles: "(Ký, ghi rõ họ tên)".
    """

    titles: tuple[str, ...]
    name: str = ""
    post: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        tidy_fields(self)


@dataclass(frozen=True, slots=True)
class Appendix:
    """A part with its own page count: label, title and the paper it belongs to."""

    label: str
    title: str
    reference: str
    body: tuple[Block, ...]

    def __post_init__(self) -> None:
        tidy_fields(self)


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper in the order of Nghị định 30/2020.

    Args:
        kind: "QUYẾT ĐỊNH".
        subject: the trích yếu under it.
        reference: in italics under the subject, above the short rule: the paper it
            goes with, or the form it follows.
        signatures: one stands beside the recipients, several stand side by side.
        recipients: the lines of Nơi nhận, without dashes.
        signature_gap: mm from the last line of a position to the name.
        recipients_below: Nơi nhận stands under the signatures, as in minutes.
        confirmation: who confirms the paper, centred under the signatures.
        footer: a small line at the foot of every page, for lists kept in the office.
    """

    letterhead: Letterhead
    kind: str
    subject: str
    body: tuple[Block, ...]
    signatures: tuple[Signature, ...]
    recipients: tuple[str, ...] = ()
    appendices: tuple[Appendix, ...] = field(default=())
    landscape: bool = False
    signature_gap: float = 30
    recipients_below: bool = False
    confirmation: Signature | None = None
    footer: str = ""
    reference: str = ""

    def __post_init__(self) -> None:
        tidy_fields(self)
