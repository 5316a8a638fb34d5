"""Biên bản kiểm phiếu: the ballots, the checks on them, and each nominee's votes."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.documents.kinds import kinds_counted
from desktop.documents.paper import (
    Align,
    Block,
    Cell,
    Column,
    Field,
    Heading,
    Paper,
    Paragraph,
    Row,
    Signature,
    Table,
    plain,
)
from desktop.documents.papers.authorities import NAME_ROOM
from desktop.documents.papers.council import DOTS, council_letterhead, moment, said
from desktop.documents.papers.meeting_minutes import SYMBOL
from desktop.documents.papers.voting import (
    Rule,
    Voted,
    count_shown,
    of_whom,
    vote_table,
)
from desktop.documents.papers.wording import Office, head_row
from desktop.documents.typeface import clean_fields
from desktop.vietnamese import two_digits

_NUMBERS = (
    Column(65),
    Column(19, Align.CENTRE),
    Column(57),
    Column(19, Align.CENTRE),
)
_GAP = 24.0
_FEWEST_TELLERS = 2
"""Blank signatures where nobody has said who counted."""


@dataclass(frozen=True, slots=True)
class Ballots:
    """The ballots of one list; None while nobody has counted.

    `name` tells lists apart where they had ballots of their own.
    """

    name: str = ""
    issued: int | None = None
    collected: int | None = None
    valid: int | None = None
    invalid: int | None = None

    def __post_init__(self) -> None:
        clean_fields(self)

    @property
    def is_counted(self) -> bool:
        """Tell whether all four numbers are known."""
        numbers = (self.issued, self.collected, self.valid, self.invalid)
        return None not in numbers


@dataclass(frozen=True, slots=True)
class Voters:
    """The members and how they voted; None while attendance is not settled."""

    members: int
    present: int | None
    written: int | None
    absent: int | None


@dataclass(frozen=True, slots=True)
class VoteCount:
    """What the minutes of counting say; whatever is empty leaves dots.

    Args:
        matter: "Xét tặng Giấy khen trong …", as the title goes.
        ballots: one for each list, or one alone where a sheet held all lists.
        leader: who leads the tellers; `tellers` are the others.
    """

    office: Office
    matter: str
    held_on: dt.date
    place: str
    rule: Rule
    voters: Voters
    ballots: tuple[Ballots, ...]
    rows: tuple[Voted, ...]
    number: str = ""
    started: str = ""
    ended: str = ""
    leader: str = ""
    tellers: tuple[str, ...] = ()
    kept_by: str = ""

    def __post_init__(self) -> None:
        clean_fields(self)


def describe_vote_count(count: VoteCount) -> Paper:
    """Return the minutes of counting as a paper."""
    day = count.held_on if count.started else None
    body: list[Block] = [
        Field("Thời gian bắt đầu", said(moment(count.started, day))),
        Field("Địa điểm", said(count.place)),
        Field("Tổ kiểm phiếu", said(_tellers(count))),
        Field(
            "Hình thức",
            plain(f"bỏ phiếu kín. Điều kiện đạt: đồng ý {count.rule.threshold}."),
        ),
        Heading("1. Số phiếu"),
    ]
    for ballots in count.ballots:
        body += _ballots(ballots, count.voters)
    body += [
        Heading("2. Kết quả kiểm phiếu"),
        vote_table(count.rows, with_blanks=True),
        *_closing(count),
    ]
    return Paper(
        council_letterhead(count.office, SYMBOL, count.number),
        "BIÊN BẢN KIỂM PHIẾU",
        count.matter,
        tuple(body),
        _signatures(count),
        ("Chủ tịch Hội đồng", "Lưu: VT, Hồ sơ."),
        signature_gap=_GAP,
        recipients_below=True,
    )


def _tellers(count: VoteCount) -> str:
    if not count.leader and not count.tellers:
        return ""
    leader = f"{count.leader or DOTS}, Tổ trưởng"
    others = [f"{name}, thành viên" for name in count.tellers]
    return "; ".join([leader, *others]) + "."


def _ballots(ballots: Ballots, voters: Voters) -> list[Block]:
    pairs = (
        ("Tổng số thành viên Hội đồng", voters.members),
        ("Số phiếu phát ra", ballots.issued),
        ("Có mặt bỏ phiếu trực tiếp", voters.present),
        ("Số phiếu thu về", ballots.collected),
        ("Vắng mặt, gửi phiếu bằng văn bản", voters.written),
        ("Số phiếu hợp lệ", ballots.valid),
        ("Vắng mặt, không gửi phiếu", voters.absent),
        ("Số phiếu không hợp lệ", ballots.invalid),
    )
    cells = [
        Cell(plain(text))
        for title, number in pairs
        for text in (title, count_shown(number))
    ]
    rows = tuple(Row(tuple(cells[at : at + 4])) for at in range(0, len(cells), 4))
    head = head_row(("Nội dung", "Số lượng", "Nội dung", "Số lượng"))
    led = [Paragraph(plain(f"Phiếu về {ballots.name}:"))] if ballots.name else []
    table = Table(_NUMBERS, (head,), rows)
    return [*led, table, Paragraph(plain(_checked(ballots)))]


def _checked(ballots: Ballots) -> str:
    """Say the checks with their numbers; one that fails says so."""
    issued, collected = ballots.issued, ballots.collected
    valid, invalid = ballots.valid, ballots.invalid
    if issued is None or collected is None or valid is None or invalid is None:
        return (
            "Đối chiếu: số phiếu thu về không lớn hơn số phiếu phát ra "
            f"({DOTS}); số phiếu hợp lệ và không hợp lệ bằng số phiếu thu về ({DOTS})."
        )
    first = f"{collected} ≤ {issued}"
    if collected > issued:
        first = f"{collected} > {issued}: KHÔNG KHỚP"
    second = f"{valid} + {invalid} = {collected}"
    if valid + invalid != collected:
        second = f"{valid} + {invalid} ≠ {collected}: KHÔNG KHỚP"
    return (
        f"Đối chiếu: số phiếu thu về không lớn hơn số phiếu phát ra ({first}); "
        f"số phiếu hợp lệ và không hợp lệ bằng số phiếu thu về ({second})."
    )


def _closing(count: VoteCount) -> list[Block]:
    result = " ".join([*of_whom(count.rule, count.rows), _passed(count.rows)])
    sealed = f"{_sealed(count.ballots)} được niêm phong, giao {count.kept_by or DOTS} "
    sealed += "lưu hồ sơ. Phiếu bầu không ghi tên người bỏ phiếu."
    day = count.held_on if count.ended else None
    ended = f"Việc kiểm phiếu kết thúc vào {moment(count.ended, day)}./."
    return [Paragraph(plain(text)) for text in (result, sealed, ended)]


def _passed(rows: Sequence[Voted]) -> str:
    if not rows or any(one.passed is None for one in rows):
        return f"Có {DOTS} tập thể, {DOTS} cá nhân đạt đủ số phiếu."
    kinds = Counter(one.kind for one in rows if one.passed)
    return f"Có {kinds_counted(kinds) or 'không trường hợp nào'} đạt đủ số phiếu."


def _sealed(ballots: Sequence[Ballots]) -> str:
    collected = [one.collected for one in ballots]
    known = [number for number in collected if number is not None]
    if not known or len(known) < len(collected):
        return f"Toàn bộ {DOTS} phiếu"
    return f"Toàn bộ {two_digits(sum(known))} phiếu"


def _signatures(count: VoteCount) -> tuple[Signature, ...]:
    """Return the tellers, their leader last, at the right."""
    names = count.tellers or (NAME_ROOM,) * _FEWEST_TELLERS
    members = [Signature(("THÀNH VIÊN",), _bare(name)) for name in names]
    leader = _bare(count.leader) or NAME_ROOM
    return (*members, Signature(("TỔ TRƯỞNG",), leader))


def _bare(name: str) -> str:
    """Return a name without "ông" or "bà", as it stands under a signature."""
    first, _, rest = name.partition(" ")
    return rest if first.casefold() in {"ông", "bà"} and rest else name
