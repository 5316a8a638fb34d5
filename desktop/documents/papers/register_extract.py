"""Trích Sổ khen thưởng: the line of one recipient, or those of one decision, certified.

For who lost a certificate or has to prove an award elsewhere; the register itself stays
in the office.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.documents.paper import (
    Block,
    Field,
    Note,
    Paper,
    Paragraph,
    Signature,
    bold,
    plain,
)
from desktop.documents.papers.award_register import RegisterLine, register_table
from desktop.documents.papers.wording import Office
from desktop.documents.typeface import clean_fields
from desktop.vietnamese import long_date, number, two_digits

TITLE = "TRÍCH SỔ KHEN THƯỞNG"
_GAP = 24.0
_SIGN = "(Ký, ghi rõ họ tên)"
_SEAL = "(Ký tên, đóng dấu)"


@dataclass(frozen=True, slots=True)
class RegisterExtract:
    """What an extract says.

    Args:
        lines: of the register of `year`; one recipient's, or a decision's.
        purpose: what it is for; empty leaves room to write it in.
        titles, signer: of who certifies it.
    """

    office: Office
    year: int
    lines: tuple[RegisterLine, ...]
    titles: tuple[str, ...]
    signer: str = ""
    purpose: str = ""
    signed_on: dt.date | None = None

    def __post_init__(self) -> None:
        clean_fields(self)


def describe_register_extract(extract: RegisterExtract) -> Paper:
    """Return the extract: a form for one award, the book's own table for several."""
    several = len(extract.lines) != 1
    body = [*_opening(extract), *_content(extract), _certified(extract)]
    return Paper(
        extract.office.committee_letterhead("", "", extract.signed_on),
        TITLE,
        f"Năm {extract.year}",
        tuple(body),
        (
            Signature(("NGƯỜI TRÍCH SỔ",), note=_SIGN),
            Signature(extract.titles, extract.signer, note=_SEAL),
        ),
        landscape=several,
        signature_gap=_GAP,
    )


def _opening(extract: RegisterExtract) -> list[Block]:
    office = extract.office
    said = (
        f"Căn cứ Sổ khen thưởng năm {extract.year} lưu tại {office.committee}, "
        "trích như sau:"
    )
    return [Paragraph(plain(said))]


def _content(extract: RegisterExtract) -> list[Block]:
    if len(extract.lines) != 1:
        return [_purpose(extract), register_table(extract.lines)]
    line = extract.lines[0]
    money = "" if line.amount is None else f"{number(line.amount)} đồng"
    decision = f"số {line.decision} " if line.decision else "số …… "
    fields = [
        ("Số vào sổ", line.number),
        ("Người được khen thưởng", line.recipient),
        ("Chức vụ, đơn vị hoặc nơi cư trú", line.detail),
        ("Hình thức khen thưởng", line.form),
        ("Nội dung khen thưởng", line.citation),
        ("Quyết định", f"{decision}{long_date(line.decided_on)}"),
        ("Người ký", line.signer),
        ("Tiền thưởng", money),
        ("Ngày trao", long_date(line.delivered_on) if line.delivered_on else ""),
    ]
    blocks: list[Block] = [
        Field(label, (bold if place < 2 else plain)(said) if said else ())
        for place, (label, said) in enumerate(fields)
    ]
    if line.revoked_on is not None:
        day = long_date(line.revoked_on)
        reason = f" Lý do: {line.revoked_reason}" if line.revoked_reason else ""
        blocks.append(Paragraph(bold(f"Khen thưởng này đã thu hồi {day}.{reason}")))
    return [*blocks, _purpose(extract)]


def _purpose(extract: RegisterExtract) -> Field:
    said = plain(extract.purpose) if extract.purpose else ()
    return Field("Mục đích trích sổ", said)


def _certified(extract: RegisterExtract) -> Block:
    """Return the certification; under a table a note, which stays with its lines."""
    lines = extract.lines
    is_one = len(lines) == 1
    what = (
        f"số vào sổ {lines[0].number}" if is_one else f"{two_digits(len(lines))} dòng"
    )
    said = (
        f"Bản trích này đúng với nội dung ghi tại Sổ khen thưởng năm {extract.year}, "
        f"{what}./."
    )
    return Paragraph(plain(said)) if is_one else Note(said)
