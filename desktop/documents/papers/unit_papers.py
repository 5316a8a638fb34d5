"""Tờ trình and Biên bản họp bình xét of a proposing unit: forms with what is known.

The unit signs and numbers them itself; what only the unit knows is left as dots.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.documents.kinds import kinds_counted
from desktop.documents.paper import (
    Addressee,
    Align,
    Block,
    Cell,
    Column,
    Field,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Row,
    Signature,
    Table,
    bold,
    plain,
)
from desktop.documents.papers.authorities import NAME_ROOM, of_meeting
from desktop.documents.papers.council import DOTS, moment, said
from desktop.documents.papers.granting import by_form
from desktop.documents.papers.wording import (
    AwardSubject,
    Office,
    basis_paragraphs,
    counted,
    head_row,
    listed_points,
    subject_table,
)
from desktop.documents.typeface import clean_fields

_FREE_ROWS = 3
_FREE_HEIGHT = 12.0
_GAP = 28.0


@dataclass(frozen=True, slots=True)
class ProposingUnit:
    """A unit as its papers show it; an empty name is a form for any unit.

    Args:
        name: "Trường Trung học cơ sở Hồng Vân".
        parents: lines above it; none for bodies not under the People's Committee.
        symbol: of its papers, after "TTr-" or "BB-"; empty where it has none.
        titles: of who signs: ("TRƯỞNG PHÒNG",); none leaves the general word.
        head_name: empty leaves dots.
        has_numbers: whether it numbers papers; a thôn does not.
        place: before the date.
    """

    name: str
    place: str
    parents: tuple[str, ...] = ()
    symbol: str = ""
    titles: tuple[str, ...] = ()
    head_name: str = ""
    has_numbers: bool = True

    def __post_init__(self) -> None:
        clean_fields(self)

    @property
    def shown(self) -> str:
        """The name, or dots for it."""
        return self.name or DOTS * 2

    def letterhead(
        self, kind: str, *, with_place: bool, number: str = ""
    ) -> Letterhead:
        """Return the unit's own letterhead for a paper of some kind ("TTr")."""
        symbol = f"{kind}-{self.symbol or '……'}" if self.has_numbers else ""
        return Letterhead(
            (self.shown.upper(),),
            self.place if with_place else "",
            parent=self.parents,
            symbol=symbol,
            number=number,
        )


@dataclass(frozen=True, slots=True)
class UnitProposal:
    """What the unit asks for.

    Args:
        receiver: "Ủy ban nhân dân xã Hồng Vân".
        movement: "phong trào thi đua … năm 2026".
        subjects: its nominees; none leaves rows to write on.
        attachments: the papers sent along.
        due: until when it has to be there: "trước ngày 15/12/2025"; may be empty.
    """

    office: Office
    unit: ProposingUnit
    receiver: str
    movement: str
    bases: tuple[str, ...]
    subjects: tuple[AwardSubject, ...] = ()
    attachments: tuple[str, ...] = ()
    number: str = ""

    def __post_init__(self) -> None:
        clean_fields(self)


def describe_unit_proposal(proposal: UnitProposal) -> Paper:
    """Return the unit's Tờ trình."""
    unit = proposal.unit
    asked = _asked(proposal.subjects)
    body: list[Block] = [
        Addressee((proposal.receiver,)),
        *basis_paragraphs(
            (
                *proposal.bases,
                f"Căn cứ Biên bản họp bình xét ngày {DOTS} của {unit.shown}",
            )
        ),
        Paragraph(
            plain(
                f"{unit.shown} kính đề nghị {proposal.receiver} xem xét, {asked} có "
                f"thành tích trong {proposal.movement}, gồm:"
            )
        ),
        *_nominees(proposal.subjects),
    ]
    if proposal.attachments:
        body.append(Paragraph(plain("Hồ sơ kèm theo gồm:")))
        body += listed_points(proposal.attachments)
    body.append(
        Paragraph(
            plain(
                f"{unit.shown} chịu trách nhiệm về tính chính xác của thành tích và "
                "hồ sơ đề nghị khen thưởng./."
            )
        )
    )
    titles = unit.titles or ("THỦ TRƯỞNG ĐƠN VỊ",)
    return Paper(
        unit.letterhead("TTr", with_place=True, number=proposal.number),
        "TỜ TRÌNH",
        f"Về việc đề nghị khen thưởng trong {proposal.movement}",
        tuple(body),
        (Signature(titles, unit.head_name or NAME_ROOM),),
        ("Như trên", "Lưu: Đơn vị."),
    )


def _asked(subjects: Sequence[AwardSubject]) -> str:
    if not subjects:
        return f"khen thưởng cho {DOTS} tập thể, {DOTS} cá nhân"
    said_of = [
        f"{f'tặng {form} cho' if form else 'khen thưởng'} "
        f"{kinds_counted(counted(listed))}"
        for form, listed in by_form(subjects).items()
    ]
    return "; ".join(said_of)


def _nominees(subjects: Sequence[AwardSubject]) -> list[Block]:
    if not subjects:
        return [_free_table(("STT", "Họ tên, tên tập thể", "Chức vụ", "Thành tích"))]
    found = by_form(subjects)
    blocks: list[Block] = []
    for form, listed in found.items():
        if len(found) > 1:
            blocks.append(Paragraph(plain(f"Đề nghị tặng {form or DOTS}:")))
        blocks.append(subject_table(listed))
    return blocks


def _free_table(titles: Sequence[str]) -> Table:
    """Return rows to write on by hand."""
    widths = (10.0, 52.0, 42.0, 56.0)
    columns = tuple(
        Column(w, Align.CENTRE if not i else Align.LEFT) for i, w in enumerate(widths)
    )
    rows = tuple(
        Row((Cell(plain(str(place))), *(Cell() for _ in widths[1:])))
        for place in range(1, _FREE_ROWS + 1)
    )
    return Table(columns, (head_row(titles),), rows, row_height=_FREE_HEIGHT)


@dataclass(frozen=True, slots=True)
class UnitMinutes:
    """The meeting of a unit that chose its nominees; only they are known."""

    office: Office
    unit: ProposingUnit
    movement: str
    subjects: tuple[AwardSubject, ...] = ()
    number: str = ""

    def __post_init__(self) -> None:
        clean_fields(self)


def describe_unit_minutes(minutes: UnitMinutes) -> Paper:
    """Return the form of the unit's Biên bản họp bình xét."""
    unit = minutes.unit
    report = (
        f"Chủ tọa thông qua tiêu chuẩn khen thưởng trong {minutes.movement} và báo cáo "
        "thành tích của tập thể, cá nhân được giới thiệu."
    )
    body: list[Block] = [
        Field("Thời gian bắt đầu", said(moment("", None))),
        Field("Địa điểm"),
        Field("Thành phần tham dự", said(_counted_form())),
        Field("Vắng mặt (nêu lý do)"),
        Field("Chủ trì (chủ tọa)"),
        Field("Thư ký (người ghi biên bản)"),
        Paragraph(plain("Nội dung (theo diễn biến cuộc họp):")),
        Heading("1. Báo cáo"),
        Paragraph(plain(report)),
        Heading("2. Ý kiến thảo luận"),
        Field("Ý kiến", lines=3),
        Heading("3. Biểu quyết"),
        Paragraph(plain(f"Hình thức: {DOTS * 3}. Kết quả:")),
        _vote_form(minutes.subjects),
        Heading("4. Kết luận"),
        Field("Cuộc họp thống nhất", lines=2),
        Paragraph(plain(f"Biên bản đã được đọc, {DOTS} người dự họp nhất trí.")),
        Paragraph(plain(f"Cuộc họp kết thúc vào {moment('', None)}./.")),
    ]
    return Paper(
        unit.letterhead("BB", with_place=False, number=minutes.number),
        "BIÊN BẢN",
        f"Họp bình xét, đề nghị khen thưởng trong {minutes.movement}",
        tuple(body),
        of_meeting("", ""),
        ("Lưu: Đơn vị, hồ sơ khen thưởng.",),
        signature_gap=_GAP,
        recipients_below=True,
    )


def _counted_form() -> str:
    return f"{DOTS}/{DOTS} người thuộc đơn vị, đạt {DOTS}%"


def _vote_form(subjects: Sequence[AwardSubject]) -> Table:
    """Return the nominees with room for their votes, free rows where none is known."""
    widths = (10.0, 60.0, 34.0, 18.0, 18.0, 20.0)
    columns = tuple(
        Column(w, Align.LEFT if i in (1, 2) else Align.CENTRE)
        for i, w in enumerate(widths)
    )
    titles = ("STT", "Họ tên, tên tập thể", "Đề nghị", "Đồng ý", "Không đồng ý")
    empty = [Cell(plain("")) for _ in range(3)]
    rows = [
        Row(
            (
                Cell(plain(str(index))),
                Cell(plain(one.full_name)),
                Cell(plain(one.form)),
                *empty,
            )
        )
        for index, one in enumerate(subjects, start=1)
    ] or [
        Row((Cell(plain(str(place))), Cell(), Cell(), *empty))
        for place in range(1, _FREE_ROWS + 1)
    ]
    head = Row((*head_row(titles).cells, Cell(bold("Tỷ lệ (%)"))))
    return Table(columns, (head,), tuple(rows), row_height=_FREE_HEIGHT - 3)
