"""Thông báo công khai: the list everybody may read, and nothing that is private.

Only name, post, unit, award and a short merit are printed: no birth date, no identity
number, no address of a person (Luật 91/2025/QH15; domain 7).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.documents.kinds import joined, kinds_counted, kinds_named
from desktop.documents.paper import (
    Align,
    Block,
    Cell,
    Column,
    Field,
    Paper,
    Paragraph,
    Row,
    Signature,
    Table,
    plain,
)
from desktop.documents.papers.council import DOTS, said
from desktop.documents.papers.granting import forms_named
from desktop.documents.papers.wording import (
    AwardSubject,
    Office,
    counted,
    head_row,
    roman,
    section_row,
    stopped,
)
from desktop.documents.typeface import clean_fields
from desktop.vietnamese import short_date, two_digits

_COLUMNS = (Column(10, Align.CENTRE), Column(46), Column(42), Column(62))
_WITH_FORM = (Column(10, Align.CENTRE), Column(40), Column(37), Column(34), Column(39))
_TITLES = ["STT", "Họ tên, tên tập thể", "Chức vụ, đơn vị", "Thành tích"]
_SHORT = 110
"""Characters of a merit on a wall; the whole of it is in the dossier."""


@dataclass(frozen=True, slots=True)
class PublicList:
    """What is posted.

    Args:
        movement: "phong trào thi đua … năm 2026".
        basis: "Biên bản số 01/BB-HĐTĐKT ngày …" or the decision, as a sentence.
        subjects: addresses are left out by whoever gives them.
        forms: what is awarded, for the title, where the list says more than the name.
        is_decided: the awards are decided; otherwise they are proposed.
        days: working days; None leaves dots.
        posted_on: from when; None leaves dots.
    """

    office: Office
    movement: str
    basis: str
    subjects: tuple[AwardSubject, ...]
    signature: Signature
    forms: tuple[str, ...] = ()
    is_decided: bool = False
    number: str = ""
    signed_on: dt.date | None = None
    days: int | None = None
    posted_on: dt.date | None = None
    place: str = ""
    complaints_to: str = ""

    def __post_init__(self) -> None:
        clean_fields(self)


def describe_public_list(posted: PublicList) -> Paper:
    """Return the notice with its list."""
    office = posted.office
    counts = counted(posted.subjects)
    what = f"{kinds_named(counts)} {_named(posted)}"
    listed = f"{kinds_counted(counts)} {_named(posted)}"
    body: list[Block] = [
        Paragraph(
            plain(
                f"{_sentence(posted.basis)}{_issuer(office)} công khai danh sách "
                f"{listed} trong {posted.movement} như sau:"
            )
        ),
        _table(posted.subjects),
        Field("Thời gian niêm yết", said(_when(posted))),
        Field("Nơi niêm yết", said(posted.place)),
        Field("Nơi tiếp nhận phản ánh, kiến nghị", said(posted.complaints_to)),
        Paragraph(plain(f"{_asking(posted)}./.")),
    ]
    symbol = "TB-UBND" if office.has_no_body else f"TB-{office.standing_symbol}"
    return Paper(
        office.standing_letterhead(symbol, posted.number, posted.signed_on),
        "THÔNG BÁO",
        f"Công khai danh sách {what} trong {posted.movement}",
        tuple(body),
        (posted.signature,),
        ("Nơi niêm yết", "Các tập thể, cá nhân có tên", "Lưu: Hồ sơ."),
    )


def _named(posted: PublicList) -> str:
    forms = forms_named(posted.subjects)
    if posted.forms:
        forms = f"tặng {joined(list(posted.forms))}"
    return f"được {forms}" if posted.is_decided else f"đề nghị {forms}"


def _issuer(office: Office) -> str:
    return office.committee if office.has_no_body else office.standing_body


def _sentence(basis: str) -> str:
    return f"{basis.rstrip(' .;,')}, " if basis else ""


def _when(posted: PublicList) -> str:
    if posted.days is None and posted.posted_on is None:
        return ""
    days = DOTS if posted.days is None else two_digits(posted.days)
    first = DOTS if posted.posted_on is None else short_date(posted.posted_on)
    return f"{days} ngày làm việc, kể từ ngày {first}"


def _asking(posted: PublicList) -> str:
    matter = "việc khen thưởng" if posted.is_decided else "danh sách trên"
    return (
        f"Mọi phản ánh, kiến nghị về {matter} gửi về nơi tiếp nhận nêu trên trong thời "
        "gian niêm yết, ghi rõ họ tên người gửi và nội dung cụ thể"
    )


def _table(subjects: Sequence[AwardSubject]) -> Table:
    """Return the list; the award has a column where it is not the same for all."""
    several = len({one.form for one in subjects}) > 1
    columns = _WITH_FORM if several else _COLUMNS
    titles = [*_TITLES[:3], *(["Hình thức"] if several else []), _TITLES[3]]
    rows: list[Row] = []
    counts = counted(subjects)
    for place, kind in enumerate(counts, start=1):
        mine = [one for one in subjects if one.kind is kind]
        if len(counts) > 1:
            name = f"{kind.value.upper()} ({two_digits(len(mine))})"
            rows.append(section_row(roman(place), name, len(columns)))
        for index, one in enumerate(mine, start=1):
            rows.append(_row(index, one, with_form=several))
    return Table(columns, (head_row(titles),), tuple(rows))


def _row(index: int, one: AwardSubject, *, with_form: bool) -> Row:
    name = Cell(plain(one.full_name), across=1 if one.position else 2)
    where = (Cell(plain(one.position)),) if one.position else ()
    form = (Cell(plain(one.form or DOTS)),) if with_form else ()
    merit = Cell(plain(shortened(one.achievement)))
    return Row((Cell(plain(str(index))), name, *where, *form, merit))


def shortened(merit: str) -> str:
    """Return a merit cut at a word, with an ellipsis, where it is long."""
    if len(merit) <= _SHORT:
        return stopped(merit).rstrip(".")
    return f"{merit[:_SHORT].rsplit(' ', 1)[0].rstrip(' ,;.')}…"
