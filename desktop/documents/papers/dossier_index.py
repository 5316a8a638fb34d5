"""The Mục lục hồ sơ: what a dossier has to hold, what is there, and what remains.

It stays in the office until the dossier goes out, so its foot says when it was printed;
a box is ticked only where the paper is complete, with words beside it for printers that
have no colour.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.documents.paper import (
    Align,
    Block,
    Cell,
    Column,
    Letterhead,
    Mark,
    Paper,
    Paragraph,
    Row,
    Run,
    Signature,
    Table,
    bold,
    plain,
)
from desktop.documents.papers.wording import listed_points
from desktop.documents.typeface import clean_fields
from desktop.vietnamese import time, two_digits

_WIDTHS = (9.0, 52.0, 30.0, 12.0, 9.0, 9.0, 15.0, 24.0)
_SIZE = 11.0
_SIGNATURE_GAP = 17.0
_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class IndexLine:
    """One paper of the dossier.

    Args:
        dated: number with symbol and day, or why there is none: "chưa lấy số".
        make: "chính", "sao y", "tệp"; empty where nobody looked.
        wanted: copies asked for; None where no number is set.
        there: copies there; None where nobody has counted.
        sheets: "03 - 05"; empty leaves room to write it in.
        said: the words beside the box.
        is_complete: the box is ticked.
        is_asked: False for what does not apply here: no box, only dashes.
        is_short: the count is in bold because it is too low.
    """

    name: str
    dated: str
    make: str
    wanted: int | None
    there: int | None
    sheets: str
    said: str
    is_complete: bool
    is_asked: bool = True
    is_short: bool = False

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class DossierIndex:
    """What the index shows.

    Args:
        subject: what the dossier asks for; the title under "MỤC LỤC HỒ SƠ".
        sender: who sends it; empty where the letterhead says so.
        sets: how many go out; None leaves room to write it in.
        due: "trước ngày 31/3/2027 (hạn cuối 30/3/2027)"; empty where no day is set.
        required: how many lines the dossier waits for.
        done: how many of them are complete.
        idle: how many do not apply.
        remaining: what is left to do, each as a sentence without its stop.
        is_complete: it can be sent.
        printed_at: when it was made.
    """

    letterhead: Letterhead
    subject: str
    sender: str
    receiver: str
    sets: int | None
    wants_originals: bool
    due: str
    lines: tuple[IndexLine, ...]
    required: int
    done: int
    idle: int
    remaining: tuple[str, ...]
    is_complete: bool
    printed_at: dt.datetime

    def __post_init__(self) -> None:
        clean_fields(self)


def day_on_paper(day: dt.date) -> str:
    """Write "04/3/2027": of the months only 1 and 2 have a zero (Nghị định 30/2020)."""
    month = two_digits(day.month) if day.month <= 2 else str(day.month)
    return f"{two_digits(day.day)}/{month}/{day.year}"


def describe_dossier_index(index: DossierIndex) -> Paper:
    """Return the index as a paper of one table with its verdict."""
    return Paper(
        index.letterhead,
        "MỤC LỤC HỒ SƠ",
        index.subject,
        (_opening(index), _table(index), *_verdict(index)),
        (Signature(("NGƯỜI LẬP",)), Signature(("NGƯỜI KIỂM TRA",))),
        signature_gap=_SIGNATURE_GAP,
        footer=_footer(index.printed_at),
    )


def _opening(index: DossierIndex) -> Paragraph:
    sender = f"Nơi gửi: {index.sender}. " if index.sender else ""
    sets = "……" if index.sets is None else two_digits(index.sets)
    originals = " (bản chính)" if index.wants_originals else ""
    due = f" Hạn gửi: {index.due}." if index.due else ""
    said = f"{sender}Nơi nhận hồ sơ: {index.receiver}. Số bộ: {sets}{originals}.{due}"
    return Paragraph(plain(said), indented=False)


def _table(index: DossierIndex) -> Table:
    centred = {0, 3, 4, 5, 6}
    return Table(
        tuple(
            Column(width, Align.CENTRE if place in centred else Align.LEFT)
            for place, width in enumerate(_WIDTHS)
        ),
        _head(),
        tuple(_row(place, line) for place, line in enumerate(index.lines, 1)),
        size=_SIZE,
        head_size=_SIZE,
    )


def _head() -> tuple[Row, Row]:
    first = [Cell(bold(title), down=2) for title in _TITLES[:4]]
    first.append(Cell(bold("Số bản"), across=2))
    first += [Cell(bold(title), down=2) for title in _TITLES[4:]]
    return Row(tuple(first)), Row((Cell(bold("cần")), Cell(bold("có"))))


_TITLES = (
    "STT",
    "Tên loại và nội dung tài liệu",
    "Số, ký hiệu; ngày",
    "Loại bản",
    "Tờ số",
    "Kiểm tra",
)


def _row(place: int, line: IndexLine) -> Row:
    if not line.is_asked:
        idle = Cell(plain(_NOTHING), align=Align.CENTRE)
        cells = (Cell(plain(_NOTHING)), *[idle] * 4, Cell(plain(line.said)))
        return Row((Cell(plain(str(place))), Cell(plain(line.name)), *cells))
    weigh = bold if line.is_short else plain
    verdict = Cell(
        plain(line.said) if line.is_complete else bold(line.said),
        mark=Mark.TICKED if line.is_complete else Mark.EMPTY,
    )
    return Row(
        (
            Cell(plain(str(place))),
            Cell(plain(line.name)),
            Cell(plain(line.dated)),
            Cell(plain(line.make)),
            Cell(plain(_counted(line.wanted))),
            Cell(weigh(_counted(line.there))),
            Cell(plain(line.sheets)),
            verdict,
        )
    )


def _counted(copies: int | None) -> str:
    return "" if copies is None else two_digits(copies)


def _verdict(index: DossierIndex) -> list[Block]:
    done, required = two_digits(index.done), two_digits(index.required)
    parts = [f"{done}/{required} mục bắt buộc đã đủ"]
    if index.required > index.done:
        parts.append(f"{two_digits(index.required - index.done)} mục chưa đủ")
    if index.idle:
        parts.append(f"{two_digits(index.idle)} mục không áp dụng")
    state = "đã đủ" if index.is_complete else "chưa đủ"
    remains = " Việc còn lại:" if index.remaining else ""
    said = (
        Run("Kết quả kiểm tra:", bold=True),
        Run(f" {'; '.join(parts)}. Hồ sơ "),
        Run(state, bold=True),
        Run(f" để gửi.{remains}"),
    )
    return [Paragraph(said), *_points(index.remaining)]


def _points(remaining: Sequence[str]) -> list[Paragraph]:
    return listed_points(remaining) if remaining else []


def _footer(at: dt.datetime) -> str:
    return (
        f"Bảng kiểm nội bộ, in lúc {time(at)} ngày {day_on_paper(at.date())}; in lại "
        "sau mỗi lần bổ sung."
    )
