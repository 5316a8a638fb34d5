"""Phiếu bầu: the sheet each member marks; unsigned where the vote is secret.

The rules of validity stand on the sheet itself, so that whoever counts and whoever
votes read the same.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.documents.kinds import Kind
from desktop.documents.paper import (
    Align,
    Block,
    Cell,
    Column,
    Field,
    Heading,
    Mark,
    Paper,
    Paragraph,
    Row,
    Signature,
    Table,
    plain,
)
from desktop.documents.papers.council import COUNCIL, council_letterhead, said
from desktop.documents.papers.wording import (
    Office,
    head_row,
    listed_points,
    roman,
    section_row,
)
from desktop.documents.typeface import clean_fields
from desktop.vietnamese import long_date

_COLUMNS = (
    Column(10, Align.CENTRE),
    Column(56),
    Column(52),
    Column(20, Align.CENTRE),
    Column(22, Align.CENTRE),
)
_TITLES = ("Chức vụ, đơn vị", "Đồng ý", "Không đồng ý")
_HOW = "Đánh dấu X vào ô “Đồng ý” hoặc ô “Không đồng ý” của từng dòng:"
_ROW_HEIGHT = 7.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody to vote on; `place` is post, unit or address."""

    kind: Kind
    name: str
    place: str = ""

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class BallotList:
    """The candidates for one award, under its name."""

    name: str
    candidates: tuple[Candidate, ...]

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class BallotSheet:
    """What a ballot says.

    Args:
        matter: "Xét tặng Giấy khen trong …", as the title goes.
        is_secret: without any name; otherwise an opinion in writing, signed.
        is_whole_spoiled: a line marked twice makes the whole sheet invalid.
    """

    office: Office
    matter: str
    held_on: dt.date
    lists: tuple[BallotList, ...]
    is_secret: bool = True
    is_whole_spoiled: bool = False

    def __post_init__(self) -> None:
        clean_fields(self)


def describe_ballot(sheet: BallotSheet) -> Paper:
    """Return the ballot as a paper, one copy; as many are printed as members vote."""
    body: list[Block] = [
        Field("Cuộc họp", said(f"{COUNCIL}, {long_date(sheet.held_on)}")),
        Paragraph(plain(_HOW)),
        _table(sheet.lists),
        Heading("Cách ghi phiếu, phiếu hợp lệ"),
        *listed_points(_rules(sheet)),
    ]
    if not sheet.is_secret:
        signed = Signature(("NGƯỜI CHO Ý KIẾN",), note="(Ký, ghi rõ họ tên)")
    return Paper(
        council_letterhead(sheet.office),
        "PHIẾU BẦU" if sheet.is_secret else "PHIẾU LẤY Ý KIẾN",
        sheet.matter,
        tuple(body),
        () if sheet.is_secret else (signed,),
    )


def _rules(sheet: BallotSheet) -> list[str]:
    spoiled = (
        "Dòng đánh dấu cả hai ô làm cả phiếu không hợp lệ; dòng để trống cả hai ô được "
        "tính là không ghi ý kiến"
        if sheet.is_whole_spoiled
        else "Dòng đánh dấu cả hai ô hoặc để trống cả hai ô được tính là không ghi ý "
        "kiến ở dòng đó, các dòng khác vẫn có giá trị"
    )
    issued = "Phiếu hợp lệ là phiếu do Hội đồng phát ra, có đóng dấu, không thêm tên"
    if sheet.is_secret:
        return [issued, spoiled, "Người bỏ phiếu không ghi tên, không ký tên vào phiếu"]
    signed = "Người cho ý kiến ký, ghi rõ họ tên và gửi về Thư ký Hội đồng"
    return [issued, spoiled, signed]


def _table(lists: Sequence[BallotList]) -> Table:
    rows: list[Row] = []
    place = 0
    for found in lists:
        kinds = dict.fromkeys(one.kind for one in found.candidates)
        for kind in kinds:
            place += 1
            listed = [one for one in found.candidates if one.kind is kind]
            name = ": ".join(p for p in (found.name, kind.value.upper()) if p)
            if len(lists) > 1 or len(kinds) > 1:
                rows.append(section_row(roman(place), name, len(_COLUMNS)))
            rows += [_row(index, one) for index, one in enumerate(listed, start=1)]
    everybody = Counter(one.kind for found in lists for one in found.candidates)
    named = ", ".join(kind.value for kind in Kind if everybody[kind])
    head = head_row(("STT", f"{named[:1].upper()}{named[1:]}", *_TITLES))
    return Table(_COLUMNS, (head,), tuple(rows), row_height=_ROW_HEIGHT)


def _row(index: int, one: Candidate) -> Row:
    box = Cell(mark=Mark.EMPTY)
    named = Cell(plain(one.name), across=1 if one.place else 2)
    where = (Cell(plain(one.place)),) if one.place else ()
    return Row((Cell(plain(str(index))), named, *where, box, box))
