"""Phiếu đăng ký khóa: thirty digits on stamped paper, by which a key is believed.

It goes by official dispatch; whoever receives it types the digits from the paper, and
the program compares. The recovery sheet, for the safe, prints the secrets themselves.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from desktop.documents.paper import (
    Cell,
    Code,
    Column,
    Heading,
    Letterhead,
    Mark,
    Paper,
    Paragraph,
    Row,
    Run,
    Signature,
    Table,
    Text,
    bold,
    plain,
)
from desktop.documents.papers.key_sheet_parts import code_with_notes, digit_strips
from desktop.documents.printed.blocks import Setter
from desktop.documents.printed.letterhead import header_strip, title_strip
from desktop.documents.printed.output import new_canvas, write
from desktop.documents.printed.page import PORTRAIT, Strip, draw_pages, paginate
from desktop.documents.printed.paragraphs import Style, paragraph_strips
from desktop.documents.printed.signing import closing_strips
from desktop.documents.typeface import clean_fields
from desktop.vietnamese import short_date, two_digits

_STYLE = Style(14, 1.0)
_ROW = 6.8
_DOTS = "…"
_TITLE = "PHIẾU ĐĂNG KÝ KHÓA"
_MARKS = (Column(44), Column(67), Column(49))
_HANDS = (Column(59), Column(63), Column(38))


@dataclass(frozen=True, slots=True)
class _Fit:
    """How close the sheet is set: room for hand and seal in mm, sizes of letters."""

    gap: float
    notes: float = 12
    facts: float = 13


# The first with which everything is on one page.
_FITS = (_Fit(24), _Fit(20), _Fit(17), _Fit(15, 11), _Fit(13, 10), _Fit(12, 10, 12))


class SheetReason(Enum):
    """Why a sheet is sent; the value is its words on the sheet."""

    FIRST = "Đăng ký lần đầu"
    CHANGED = "Thay khóa"
    LOST = "Mất, hỏng khóa"


@dataclass(frozen=True, slots=True)
class KeySheet:
    """What the sheet says.

    Args:
        letterhead: of the office, without number; the day is written when it is signed.
        office: "Ủy ban nhân dân xã Vân Khê".
        code: its code of the official list: "99001"; of a province "01".
        receiver: who will type the digits.
        made_on: the day the key was made.
        turn: how many keys the office has had, this one included.
        groups: the digits in six groups of five.
        scanned: what the square code says.
        signer: name and titles of who signs for the office; the name may be empty.
    """

    letterhead: Letterhead
    office: str
    code: str
    receiver: str
    reason: SheetReason
    turn: int
    made_on: dt.date
    groups: tuple[str, ...]
    scanned: str
    signer: Signature

    def __post_init__(self) -> None:
        clean_fields(self)

    def paper(self, gap: float) -> Paper:
        """Return what it has in common with every paper: head, title, signatures."""
        is_commune = len(self.code) == len("99001")
        to = "tỉnh, thành phố" if is_commune else "các xã, phường, đặc khu"
        return Paper(
            self.letterhead,
            _TITLE,
            f"Trao đổi dữ liệu thi đua, khen thưởng với {to}",
            (),
            (Signature(("NGƯỜI PHỤ TRÁCH",)), self.signer),
            signature_gap=gap,
        )


def save_key_sheet(
    sheet: KeySheet, out: BinaryIO | Path, *, created_on: dt.date
) -> int:
    """Draw the sheet and write it; return the number of pages, which is one.

    Raises:
        CharacterError: a name holds a character that cannot be printed.
    """
    frame = PORTRAIT
    for fit in _FITS:
        pages = paginate(_strips(sheet, fit), frame.height)
        if len(pages) == 1:
            break
    canvas = new_canvas(frame.size, f"{_TITLE} {sheet.office}", created_on)
    draw_pages(canvas, pages, frame, draft=False)
    write(canvas, out)
    return len(pages)


def _strips(sheet: KeySheet, fit: _Fit) -> list[Strip]:
    frame, paper = PORTRAIT, sheet.paper(fit.gap)
    setter = Setter(frame)
    return [
        header_strip(paper.letterhead, frame),
        replace(title_strip(paper, frame), joined=True, tied=True),
        *_below(setter.strips((_facts(sheet, fit.facts),), _STYLE), 10.0),
        *_line((Run("Dãy số khóa", bold=True), Run(" (30 chữ số, 6 nhóm)"))),
        *digit_strips(sheet.groups, frame),
        code_with_notes(sheet.scanned, _notes(), frame, fit.notes),
        *closing_strips(paper, frame),
        *_line(bold("Phần của cơ quan nhận")),
        *_below(setter.strips((_receiving(),), _STYLE), 4.0),
        *_below(setter.strips((_typing(),), _STYLE), 0.0),
    ]


def describe_recovery(
    letterhead: Letterhead, secrets: tuple[tuple[str, str], ...], made_on: dt.date
) -> Paper:
    """Return the sheet for the safe: what each secret is for, and the secret itself.

    Args:
        letterhead: of the city's office.
        secrets: words and secret, in the order they are printed.
        made_on: the day the keys were made.
    """
    blocks: list[Heading | Paragraph | Code] = [
        Paragraph(
            plain(
                "In một bản, cho vào phong bì niêm phong, cất trong két. Ai có phiếu "
                "này ký được danh bạ khóa và mở được mọi gói gửi cho cơ quan. "
                "Không chụp, không chép. Mỗi năm thử một lần, và khi cần thì lấy lại "
                "khóa: chọn Khóa và nơi gửi, Nhập phiếu, rồi gõ hoặc quét từng dãy "
                "dưới đây."
            )
        )
    ]
    for words, secret in secrets:
        blocks += [Heading(words), Code(secret, _spaced(secret))]
    blocks.append(Paragraph(plain(f"Khóa được tạo ngày {short_date(made_on)}.")))
    return Paper(
        letterhead,
        "PHIẾU KHÔI PHỤC KHÓA",
        "Dùng khi máy hỏng, mất hoặc phải thay",
        tuple(blocks),
        (Signature(("NGƯỜI IN",)), Signature(("NGƯỜI GIỮ KÉT",))),
        signature_gap=18,
    )


def _facts(sheet: KeySheet, size: float) -> Table:
    made = short_date(sheet.made_on)
    office = (
        Run(f"{sheet.office}; mã đơn vị: "),
        Run(sheet.code, bold=True),
    )
    year = sheet.made_on.year
    rows = [
        _fact("Cơ quan đăng ký", office),
        _fact("Cơ quan nhận", plain(sheet.receiver)),
        Row((Cell(plain("Lý do")), *_reasons(sheet.reason))),
        _fact(
            "Lần khóa; ngày tạo", plain(f"Lần {two_digits(sheet.turn)}; ngày {made}")
        ),
        _fact("Người phụ trách", plain(_DOTS * 22)),
        _fact("Điện thoại cơ quan", plain(_DOTS * 14)),
        _fact(
            "Công văn gửi kèm",
            plain(f"Số {_DOTS * 6} ngày {_DOTS * 3} tháng {_DOTS * 3} năm {year}"),
        ),
    ]
    columns = (Column(46), Column(42), Column(32), Column(40))
    return Table(columns, (), tuple(rows), size=size, row_height=_ROW)


def _fact(label: str, value: Text) -> Row:
    return Row((Cell(plain(label)), Cell(value, across=3)))


def _reasons(chosen: SheetReason) -> list[Cell]:
    return [
        Cell(
            plain(reason.value),
            mark=Mark.TICKED if reason is chosen else Mark.EMPTY,
        )
        for reason in SheetReason
    ]


def _notes() -> tuple[Text, ...]:
    return (
        plain(
            "1. Cơ quan đăng ký ký, đóng dấu phiếu rồi gửi theo đường công văn; không "
            "gửi ảnh chụp phiếu qua mạng xã hội."
        ),
        (
            Run("2. Cơ quan nhận mở gói đăng ký trên USB và "),
            Run("gõ 30 chữ số từ phiếu giấy này", bold=True),
            Run("; chương trình so từng nhóm, không hiện dãy số chờ khớp."),
        ),
        plain(
            "3. Sai một nhóm thì đọc lại phiếu; vẫn sai thì gọi cơ quan đăng ký theo "
            "số trong danh bạ công vụ, không gọi số ghi trên phiếu."
        ),
        plain(
            "4. Mã vuông chứa mã cơ quan và dãy số trên, để nhập bằng máy quét từ "
            "phiếu giấy có dấu."
        ),
    )


def _receiving() -> Table:
    cells = (
        Cell(plain("Khớp đủ 6/6 nhóm"), mark=Mark.EMPTY),
        Cell(plain(f"Không khớp, nhóm số: {_DOTS * 3}"), mark=Mark.EMPTY),
        Cell(plain(f"Danh bạ khóa, bản: {_DOTS * 2}")),
    )
    return Table(_MARKS, (), (Row(cells),), size=13, row_height=_ROW)


def _typing() -> Table:
    cells = (
        Cell(plain(f"Người gõ: {_DOTS * 7}")),
        Cell(plain(f"Người thứ hai: {_DOTS * 6}")),
        Cell(plain(f"Ngày: {_DOTS * 4}")),
    )
    return Table(_HANDS, (), (Row(cells),), size=13, row_height=_ROW)


def _line(text: Text) -> list[Strip]:
    strips = paragraph_strips(text, PORTRAIT, _STYLE, 0.0)
    return [replace(one, joined=True, tied=True) for one in _below(strips, 8.0)]


def _below(strips: list[Strip], before: float) -> list[Strip]:
    """Return strips of a block joined to what is above, with that much space."""
    first, *rest = strips
    return [
        replace(first, before=before, joined=True, tied=True),
        *(replace(one, joined=True, tied=True) for one in rest),
    ]


def _spaced(secret: str) -> str:
    """Return a secret in groups of six, to be typed from paper if need be."""
    return " ".join(secret[at : at + 6] for at in range(0, len(secret), 6))
