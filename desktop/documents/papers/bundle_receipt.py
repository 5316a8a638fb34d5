"""Phiếu tiếp nhận gói dữ liệu: which file came, what became of it, twelve digits.

The digits come from the file itself, so the sender compares them over the telephone
with those its own program shows. Nobody but the two offices is named.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.documents.paper import (
    Align,
    Block,
    Cell,
    Code,
    Column,
    Field,
    Letterhead,
    Paper,
    Paragraph,
    Row,
    Signature,
    Table,
    plain,
)
from desktop.documents.papers.council import said
from desktop.documents.papers.wording import head_row
from desktop.documents.typeface import clean_fields
from desktop.vietnamese import number, short_date

_COLUMNS = (
    Column(12, Align.CENTRE),
    Column(24, Align.CENTRE),
    Column(100),
    Column(24, Align.CENTRE),
)
_GAP = 24.0
_GROUP = 4


@dataclass(frozen=True, slots=True)
class BundleReceipt:
    """What the sheet says.

    Args:
        letterhead: of the office that received, without a number.
        receiver, sender: the two offices in words.
        sender_code: "vn-xa-99001".
        kind: "Hồ sơ đề nghị khen thưởng".
        scope: the movement and the period in words.
        seq: the number of the bundle.
        code: twelve digits.
        sha256: digest of the whole file, 64 hexadecimal digits.
        verdict: "Đã nhận".
        tables, rows, files: how many of each were taken in; None leaves dots.
        notes: (code, sentence, how often) of what the sender should look at; no names
            of people.
    """

    letterhead: Letterhead
    receiver: str
    sender: str
    sender_code: str
    kind: str
    scope: str
    seq: int
    code: str
    sha256: str
    verdict: str
    received_on: dt.date | None = None
    tables: int | None = None
    rows: int | None = None
    files: int | None = None
    notes: tuple[tuple[str, str, int], ...] = ()

    def __post_init__(self) -> None:
        clean_fields(self)


def grouped_code(code: str) -> str:
    """Write "1234 5678 9012": as it is read out on the telephone."""
    return " ".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def describe_bundle_receipt(receipt: BundleReceipt) -> Paper:
    """Return the sheet as a paper."""
    day = "" if receipt.received_on is None else short_date(receipt.received_on)
    shown = grouped_code(receipt.code)
    body: list[Block] = [
        Field("Nơi gửi", said(f"{receipt.sender} ({receipt.sender_code})")),
        Field("Nơi nhận", said(receipt.receiver)),
        Field("Loại gói", said(receipt.kind)),
        Field("Phong trào, kỳ", said(receipt.scope)),
        Field("Gói số", said(str(receipt.seq))),
        Field("Ngày tiếp nhận", said(day)),
        Field("Kết quả", said(receipt.verdict)),
        Field("Số bảng", said(_number(receipt.tables))),
        Field("Số dòng", said(_number(receipt.rows))),
        Field("Số tệp đính kèm", said(_number(receipt.files))),
        Code(f"TDKT {receipt.seq} {receipt.code}", f"Mã tiếp nhận: {shown}"),
        Field("Dấu nội dung của tệp (SHA-256)", said(_in_groups(receipt.sha256))),
    ]
    if receipt.notes:
        head = "Nơi gửi xem lại các điểm sau, tra theo mã trong chương trình:"
        body += [Paragraph(plain(head)), _notes(receipt.notes)]
    body.append(
        Paragraph(
            plain(
                "Phiếu này xác nhận đã nhận dữ liệu điện tử, không thay cho hồ sơ giấy "
                "theo quy định./."
            )
        )
    )
    note = "(Ký, ghi rõ họ tên)"
    return Paper(
        receipt.letterhead,
        "PHIẾU TIẾP NHẬN",
        "Gói dữ liệu thi đua, khen thưởng",
        tuple(body),
        (Signature(("NGƯỜI TIẾP NHẬN",), note=note),),
        signature_gap=_GAP,
    )


def _in_groups(sha256: str) -> str:
    return " ".join(sha256[at : at + 8] for at in range(0, len(sha256), 8))


def _number(count: int | None) -> str:
    return "" if count is None else number(count)


def _notes(notes: Sequence[tuple[str, str, int]]) -> Table:
    rows = tuple(
        Row(
            (
                Cell(plain(str(place))),
                Cell(plain(code)),
                Cell(plain(words)),
                Cell(plain(str(count))),
            )
        )
        for place, (code, words, count) in enumerate(notes, start=1)
    )
    return Table(_COLUMNS, (head_row(("STT", "Mã", "Nội dung", "Số chỗ")),), rows)
