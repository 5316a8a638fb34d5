"""The Danh sách trích ngang: nominees side by side, for the council and the dossier.

It carries the year of birth only, never the day nor an identity number, and no address
of a person (Luật Bảo vệ dữ liệu cá nhân: what the purpose needs and no more).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from desktop.documents.kinds import Kind
from desktop.documents.paper import (
    Align,
    Block,
    Cell,
    Column,
    Note,
    Paper,
    Row,
    Signature,
    Table,
    bold,
    numbered,
    plain,
)
from desktop.documents.papers.wording import Office, head_row, roman, section_row
from desktop.documents.typeface import clean_fields
from desktop.vietnamese import long_date, two_digits

NOT_KNOWN = "…"
NONE = "–"
_SIZE = 11.0
_SIGNATURE_GAP = 24.0


@dataclass(frozen=True, slots=True)
class Nominee:
    """A row; an empty text is not known, `NONE` is known to be nothing.

    Args:
        position: post and unit of a person, address of a household, nothing of a unit.
        birth_year, is_woman: of a person; None while not known.
        staff, head: how many work in a collective, and who leads it.
        standing: points and place, "95,50; hạng 1".
        initiatives: each with who recognised it and when.
        votes: "13/13"; empty while nobody has voted.
    """

    name: str
    position: str = ""
    birth_year: int | None = None
    is_woman: bool | None = None
    qualification: str = ""
    staff: str = ""
    head: str = ""
    standing: str = ""
    merits: str = ""
    initiatives: str = ""
    awards: str = ""
    rating: str = ""
    votes: str = ""
    works_directly: bool = False
    is_head: bool = False

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class NomineePart:
    """Nominees under one number of the plan; `name` where there are several."""

    name: str
    nominees: tuple[Nominee, ...]

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class NomineeList:
    """What the list says.

    Args:
        award: "tặng Giấy khen của Chủ tịch Ủy ban nhân dân xã", after "đề nghị".
        symbol, number, signed_on, sender: the Tờ trình it goes with, and whose that
            is; number and day stay blank until it has them.
        years: how far back awards go.
        rated: the time of the ratings: "2025".
        by_committee: the committee's list, else the standing body's.
    """

    office: Office
    kind: Kind
    award: str
    parts: tuple[NomineePart, ...]
    signatures: tuple[Signature, ...]
    symbol: str = ""
    number: str = ""
    signed_on: dt.date | None = None
    sender: str = ""
    years: int = 3
    rated: str = ""
    by_committee: bool = False

    def __post_init__(self) -> None:
        clean_fields(self)

    @property
    def nominees(self) -> tuple[Nominee, ...]:
        """Return everybody, part after part."""
        return tuple(one for part in self.parts for one in part.nominees)


def describe_nominee_list(listed: NomineeList) -> Paper:
    """Return the list as a landscape paper without a number or a day of its own."""
    office = listed.office
    make = office.standing_letterhead
    if listed.by_committee:
        make = office.committee_letterhead
    kind = listed.kind.value
    body: list[Block] = [_table(listed), Note(_note(listed))]
    return Paper(
        replace(make("", "", None), place=""),
        "DANH SÁCH TRÍCH NGANG",
        f"{kind[:1].upper()}{kind[1:]} đề nghị {listed.award}",
        tuple(body),
        listed.signatures,
        landscape=True,
        signature_gap=_SIGNATURE_GAP,
        reference=_reference(listed),
    )


def _reference(listed: NomineeList) -> str:
    if not listed.symbol:
        return ""
    shown = numbered(listed.number, listed.symbol)
    day = long_date(listed.signed_on)
    return f"(Kèm theo Tờ trình số {shown} {day} của {listed.sender})"


# --- the table ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Shape:
    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    cells: Callable[[Nominee], list[Cell]]


def _table(listed: NomineeList) -> Table:
    shape = _SHAPES[listed.kind](listed)
    several = len(listed.parts) > 1
    rows: list[Row] = []
    for place, part in enumerate(listed.parts, start=1):
        if several:
            count = two_digits(len(part.nominees))
            name = f"{part.name.upper()} ({count})"
            rows.append(section_row(roman(place), name, len(shape.columns)))
        rows += [
            Row((Cell(plain(str(index))), *shape.cells(one)))
            for index, one in enumerate(part.nominees, start=1)
        ]
    return Table(shape.columns, shape.head, tuple(rows), size=_SIZE, head_size=_SIZE)


def _individuals(listed: NomineeList) -> _Shape:
    down = ("STT", "Họ và tên")
    rest = (
        "Chức vụ, đơn vị công tác",
        "Trình độ chuyên môn",
        "Tóm tắt thành tích trong phong trào",
        "Sáng kiến, giải pháp (công nhận)",
        *_tail(listed),
    )
    first = Row(
        (
            *(Cell(bold(title), down=2) for title in down),
            Cell(bold("Năm sinh"), across=2),
            *(Cell(bold(title), down=2) for title in rest),
        )
    )
    second = Row((Cell(bold("Nam")), Cell(bold("Nữ"))))
    widths = (9, 38, 10.5, 10.5, 33, 21.5, 44, 36, 20.5, 16.5, 12.5)
    centred = {0, 2, 3, 9, 10}
    return _Shape(_columns(widths, centred), (first, second), _individual)


def _individual(one: Nominee) -> list[Cell]:
    return [
        Cell(plain(one.name)),
        *_born(one),
        *_texts(one.position, one.qualification, one.merits, one.initiatives),
        *_ending(one),
    ]


def _born(one: Nominee) -> list[Cell]:
    """Return the year under Nam or Nữ; across both where that is not known."""
    year = NOT_KNOWN if one.birth_year is None else str(one.birth_year)
    if one.is_woman is None:
        return [Cell(plain(year), across=2, align=Align.CENTRE)]
    pair = [Cell(), Cell(plain(year))] if one.is_woman else [Cell(plain(year)), Cell()]
    return list(pair)


def _collectives(listed: NomineeList) -> _Shape:
    """Return the columns; points and places only where somebody has any."""
    ranked = any(one.standing for one in listed.nominees)
    titles = (
        "STT",
        "Tên tập thể",
        "Số CB, CC, VC",
        "Người đứng đầu",
        *(("Điểm, xếp hạng",) if ranked else ()),
        "Tóm tắt thành tích trong phong trào",
        "Sáng kiến, giải pháp (công nhận)",
        *_tail(listed),
    )
    widths: tuple[float, ...] = (9, 41, 13, 30, 26, 47.5, 36, 20.5, 16.5, 12.5)
    centred = {0, 2, 4, 8, 9}
    if not ranked:
        widths = (9, 44, 13, 33, 61.5, 42, 20.5, 16.5, 12.5)
        centred = {0, 2, 7, 8}

    def cells(one: Nominee) -> list[Cell]:
        standing = _texts(one.standing) if ranked else []
        return [
            Cell(plain(one.name)),
            *_texts(one.staff, one.head),
            *standing,
            *_texts(one.merits, one.initiatives),
            *_ending(one),
        ]

    return _Shape(_columns(widths, centred), (head_row(titles),), cells)


def _households(listed: NomineeList) -> _Shape:
    awards, _rating, votes = _tail(listed)
    first = ("STT", "Hộ gia đình", "Chủ hộ", "Nơi cư trú")
    titles = (*first, "Tóm tắt thành tích trong phong trào", awards, votes)
    widths = (9, 48, 40, 48, 69, 24, 14)
    return _Shape(_columns(widths, {0, 6}), (head_row(titles),), _household)


def _household(one: Nominee) -> list[Cell]:
    texts = _texts(one.head, one.position, one.merits, one.awards)
    return [Cell(plain(one.name)), *texts, Cell(plain(one.votes))]


_SHAPES: dict[Kind, Callable[[NomineeList], _Shape]] = {
    Kind.INDIVIDUAL: _individuals,
    Kind.COLLECTIVE: _collectives,
    Kind.HOUSEHOLD: _households,
}


def _tail(listed: NomineeList) -> tuple[str, str, str]:
    years = f"Khen thưởng đã có ({two_digits(listed.years)} năm)"
    return years, f"Xếp loại {listed.rated}".strip(), "Số phiếu"


def _ending(one: Nominee) -> list[Cell]:
    # Votes not taken yet are no fact that is missing: the cell stays blank.
    return [*_texts(one.awards, one.rating), Cell(plain(one.votes))]


def _texts(*texts: str) -> list[Cell]:
    return [Cell(plain(text or NOT_KNOWN)) for text in texts]


def _columns(widths: Sequence[float], centred: set[int]) -> tuple[Column, ...]:
    return tuple(
        Column(wide, Align.CENTRE if place in centred else Align.LEFT)
        for place, wide in enumerate(widths)
    )


# --- the note -------------------------------------------------------------------------


def _note(listed: NomineeList) -> str:
    marks = f"Ghi chú: “{NONE}”: không có; “{NOT_KNOWN}”: chưa có số liệu."
    return f"{marks} {_counts(listed)}"


def _counts(listed: NomineeList) -> str:
    everybody = listed.nominees
    count = two_digits(len(everybody))
    if listed.kind is not Kind.INDIVIDUAL:
        return f"Danh sách này gồm {count} {listed.kind.value}."
    women = sum(1 for one in everybody if one.is_woman)
    unsaid = sum(1 for one in everybody if one.is_woman is None)
    direct = sum(1 for one in everybody if one.works_directly)
    heads = sum(1 for one in everybody if one.is_head)
    open_ = f" ({two_digits(unsaid)} người chưa ghi giới tính)" if unsaid else ""
    led = f"có {two_digits(heads)} người" if heads else "không có người"
    return (
        f"Danh sách này gồm {count} người, trong đó {two_digits(women)} nữ{open_}; "
        f"{two_digits(direct)}/{count} người trực tiếp thực hiện nhiệm vụ; "
        f"{led} đứng đầu cơ quan, đơn vị."
    )
