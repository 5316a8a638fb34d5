"""Biên nhận hồ sơ: what was handed in, how many sets, when, by whom to whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.documents.paper import (
    Align,
    Block,
    Cell,
    Column,
    Field,
    Letterhead,
    Mark,
    Paper,
    Paragraph,
    Row,
    Signature,
    Table,
    plain,
)
from desktop.documents.papers.council import DOTS, said
from desktop.documents.papers.wording import head_row
from desktop.documents.typeface import clean_fields
from desktop.vietnamese import short_date, two_digits

_COLUMNS = (
    Column(10, Align.CENTRE),
    Column(76),
    Column(18, Align.CENTRE),
    Column(18, Align.CENTRE),
    Column(38),
)
_TITLES = ("STT", "Thành phần hồ sơ", "Cần có", "Đã nhận", "Ghi chú")
_FREE_ROWS = 6
_ROW_HEIGHT = 8.5
_GAP = 24.0
_COPIES = 2


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A paper of the dossier; numbers are None where nobody has said or counted."""

    name: str
    wanted: int | None = None
    there: int | None = None
    note: str = ""

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the receipt says; whatever is empty leaves dots.

    Args:
        letterhead: of whoever receives, without a number.
        matter: "đề nghị tặng Giấy khen trong …".
        sender: the unit that hands in.
        receiver: the office that takes it.
        sets: how many whole sets were handed in.
    """

    letterhead: Letterhead
    matter: str
    receiver: str
    sender: str = ""
    items: tuple[HandedIn, ...] = ()
    sets: int | None = None
    received_on: dt.date | None = None

    def __post_init__(self) -> None:
        clean_fields(self)


def describe_receipt(receipt: Receipt) -> Paper:
    """Return the receipt as a paper."""
    sets = "" if receipt.sets is None else f"{two_digits(receipt.sets)} bộ"
    day = "" if receipt.received_on is None else short_date(receipt.received_on)
    body: list[Block] = [
        Field("Bên giao", said(receipt.sender)),
        Field("Người giao (họ tên, chức vụ)"),
        Field("Bên nhận", said(receipt.receiver)),
        Field("Người nhận (họ tên, chức vụ)"),
        Field("Ngày nhận", said(day)),
        Field("Số bộ", said(sets)),
        Paragraph(plain("Hồ sơ đã nhận gồm:")),
        _table(receipt.items),
        Field("Giấy tờ cần bổ sung, thời hạn bổ sung", lines=2),
        Paragraph(
            plain(
                f"Biên nhận này lập thành {two_digits(_COPIES)} bản có giá trị như "
                "nhau, mỗi bên giữ 01 bản./."
            )
        ),
    ]
    note = "(Ký, ghi rõ họ tên)"
    return Paper(
        receipt.letterhead,
        "BIÊN NHẬN HỒ SƠ",
        receipt.matter,
        tuple(body),
        (
            Signature(("NGƯỜI GIAO",), note=note),
            Signature(("NGƯỜI NHẬN",), note=note),
        ),
        signature_gap=_GAP,
    )


def _table(items: Sequence[HandedIn]) -> Table:
    rows = [_row(index, item) for index, item in enumerate(items, start=1)]
    if not rows:
        rows = [_row(place, HandedIn("")) for place in range(1, _FREE_ROWS + 1)]
    head = head_row(_TITLES)
    return Table(_COLUMNS, (head,), tuple(rows), row_height=_ROW_HEIGHT)


def _row(index: int, item: HandedIn) -> Row:
    wanted = "" if item.wanted is None else two_digits(item.wanted)
    there = "" if item.there is None else two_digits(item.there)
    mark = Mark.TICKED if item.there else Mark.EMPTY
    return Row(
        (
            Cell(plain(str(index))),
            Cell(plain(item.name)),
            Cell(plain(wanted or ("" if not item.name else DOTS[:3]))),
            Cell(plain(there), mark=mark),
            Cell(plain(item.note)),
        )
    )
