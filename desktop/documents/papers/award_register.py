"""The Sổ khen thưởng of one year on paper: every award with its number, none left out.

The columns are those offices keep by hand; what nobody has entered stays blank to write
in, and the column of signatures always does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.documents.paper import (
    Align,
    Cell,
    Column,
    Note,
    Paper,
    Row,
    Signature,
    Table,
    Text,
    bold,
    italic,
    plain,
)
from desktop.documents.papers.wording import Office, head_row
from desktop.documents.typeface import clean_fields
from desktop.vietnamese import number, short_date, two_digits

TITLE = "SỔ KHEN THƯỞNG"
_ROW = 11.0  # mm: room for a hand-written signature
_GAP = 19.0
_WIDTHS = (22, 34, 32, 15, 52, 25, 20, 17, 17, 18)
_TITLES = (
    "Số vào sổ",
    "Người được khen thưởng",
    "Chức vụ, đơn vị hoặc nơi cư trú",
    "Hình thức",
    "Nội dung khen thưởng",
    "Quyết định số, ngày",
    "Người ký",
    "Tiền thưởng (đồng)",
    "Ngày trao, người nhận",
    "Ký nhận",
)


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One award of the register.

    Args:
        number: with its check characters: "12/2026-98".
        detail: post and unit, or where somebody lives.
        decision: "412/QĐ-UBND"; empty while it has no number.
        amount: money in đồng; None where none is known.
        receiver: who took it, where that was somebody else.
        revoked_on: the day it was taken back, and why.
    """

    number: str
    recipient: str
    detail: str
    form: str
    citation: str
    decision: str = ""
    decided_on: dt.date | None = None
    signer: str = ""
    amount: int | None = None
    delivered_on: dt.date | None = None
    receiver: str = ""
    revoked_on: dt.date | None = None
    revoked_reason: str = ""

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class AwardRegister:
    """What the register of a year says.

    Args:
        titles, signer: of the Chair, or who signs for the Chair.
        footer: when it was printed.
    """

    office: Office
    year: int
    lines: tuple[RegisterLine, ...]
    titles: tuple[str, ...]
    signer: str = ""
    footer: str = ""

    def __post_init__(self) -> None:
        clean_fields(self)


def describe_award_register(register: AwardRegister) -> Paper:
    """Return the register as a landscape paper, its rows high enough to sign in."""
    return Paper(
        register.office.committee_letterhead("", "", None),
        TITLE,
        f"Năm {register.year}",
        (register_table(register.lines), _closing(register)),
        (
            Signature(("NGƯỜI GHI SỔ",)),
            Signature(register.titles, register.signer),
        ),
        landscape=True,
        signature_gap=_GAP,
        footer=register.footer,
    )


def register_table(lines: Sequence[RegisterLine]) -> Table:
    """Return the lines of the register under the headings of the book."""
    centred = {0, 3, 5, 8}
    columns = tuple(
        Column(wide, Align.CENTRE if place in centred else Align.LEFT)
        for place, wide in enumerate(_WIDTHS)
    )
    money = Column(_WIDTHS[7], Align.RIGHT)
    columns = (*columns[:7], money, *columns[8:])
    rows = tuple(_row(line) for line in lines)
    head = (head_row(_TITLES),)
    return Table(columns, head, rows, size=9.5, head_size=9, row_height=_ROW)


def _row(line: RegisterLine) -> Row:
    return Row(
        tuple(
            Cell(text)
            for text in (
                bold(line.number),
                plain(line.recipient),
                plain(line.detail),
                plain(line.form),
                _content(line),
                plain(_decision(line)),
                plain(line.signer),
                plain("" if line.amount is None else number(line.amount)),
                plain(_delivery(line)),
                plain(""),
            )
        )
    )


def _content(line: RegisterLine) -> Text:
    if line.revoked_on is None:
        return plain(line.citation)
    said = f" ĐÃ THU HỒI ngày {short_date(line.revoked_on)}"
    reason = f": {line.revoked_reason}" if line.revoked_reason else ""
    return (*plain(f"{line.citation}."), *bold(said), *italic(reason))


def _decision(line: RegisterLine) -> str:
    day = short_date(line.decided_on) if line.decided_on else ""
    return ", ".join(part for part in (line.decision, day) if part)


def _delivery(line: RegisterLine) -> str:
    day = short_date(line.delivered_on) if line.delivered_on else ""
    return ", ".join(part for part in (day, line.receiver) if part)


def _closing(register: AwardRegister) -> Note:
    """Return how many there are; a note stays with the last lines of a table."""
    revoked = sum(line.revoked_on is not None for line in register.lines)
    said = f"Sổ năm {register.year} có {two_digits(len(register.lines))} khen thưởng"
    said += f", trong đó {two_digits(revoked)} đã thu hồi" if revoked else ""
    return Note(
        f"{said}. Hai chữ số sau dấu gạch của số vào sổ là chữ số kiểm tra; ô để trống "
        "là điều chưa ghi nhận./."
    )
