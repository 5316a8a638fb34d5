"""The Kết quả xét khen thưởng: everybody considered, the verdict and the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from desktop.documents.paper import (
    Align,
    Cell,
    Column,
    Note,
    Paper,
    Row,
    Signature,
    Table,
    bold,
    plain,
)
from desktop.documents.papers.wording import Office, head_row, roman, section_row
from desktop.documents.typeface import clean_fields
from desktop.vietnamese import number


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Somebody considered; `total` is None where there are no whole points."""

    name: str
    detail: str
    total: Decimal | None
    verdict: str
    section: str
    reason: str

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class Part:
    """Those counted under one number of the plan, in order of the list."""

    name: str
    rows: tuple[Reviewed, ...]

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class ReviewTable:
    """What the table shows; `subject` goes on after "khen thưởng trong"."""

    office: Office
    subject: str
    parts: tuple[Part, ...]
    signatures: tuple[Signature, ...]

    def __post_init__(self) -> None:
        clean_fields(self)


_WIDTHS = (10.0, 46.0, 50.0, 16.0, 29.0, 27.0, 74.0)
_TITLES = (
    "STT",
    "Họ tên, tên tập thể",
    "Chức vụ, đơn vị",
    "Điểm",
    "Kết luận",
    "Đưa vào",
    "Lý do",
)
_CENTRED, _RIGHT = (0,), (3,)
_SIGNATURE_GAP = 19.0
_OFTEN, _LONG, _MOST_NOTES = 4, 60, 6


def describe_review_table(table: ReviewTable) -> Paper:
    """Return the table as a landscape paper; a reason many share stands below it."""
    notes = _notes(table)
    below = [Note(f"Lý do {place}: {reason}") for reason, place in notes.items()]
    return Paper(
        table.office.standing_letterhead("", "", None),
        "KẾT QUẢ XÉT KHEN THƯỞNG",
        f"trong {table.subject}",
        (_table(table, notes), *below),
        table.signatures,
        landscape=True,
        signature_gap=_SIGNATURE_GAP,
    )


def _notes(table: ReviewTable) -> dict[str, int]:
    """Return long reasons that many rows share, numbered in the order of the table."""
    rows = [row for part in table.parts for row in part.rows]
    counts = Counter(row.reason for row in rows if len(row.reason) >= _LONG)
    often = [why for why, count in counts.most_common(_MOST_NOTES) if count >= _OFTEN]
    shared = [why for why in dict.fromkeys(r.reason for r in rows) if why in often]
    return {reason: place for place, reason in enumerate(shared, start=1)}


def _table(table: ReviewTable, notes: Mapping[str, int]) -> Table:
    rows: list[Row] = []
    for place, part in enumerate(table.parts, start=1):
        rows.append(section_row(roman(place), part.name, len(_WIDTHS)))
        rows += [_row(index, one, notes) for index, one in enumerate(part.rows, 1)]
    return Table(
        tuple(Column(w, _align(i)) for i, w in enumerate(_WIDTHS)),
        (head_row(_TITLES),),
        tuple(rows),
        size=10.5,
        head_size=10.5,
    )


def _row(index: int, one: Reviewed, notes: Mapping[str, int]) -> Row:
    place = notes.get(one.reason)
    reason = one.reason if place is None else f"Lý do {place}, ghi dưới bảng"
    total = "–" if one.total is None else number(one.total, 2)
    return Row(
        (
            Cell(plain(str(index))),
            Cell(plain(one.name)),
            Cell(plain(one.detail)),
            Cell(plain(total)),
            Cell(bold(one.verdict)),
            Cell(plain(one.section)),
            Cell(plain(reason)),
        )
    )


def _align(column: int) -> Align:
    if column in _CENTRED:
        return Align.CENTRE
    return Align.RIGHT if column in _RIGHT else Align.LEFT
