"""Biên bản họp Hội đồng: who came, what was said and voted, what was concluded.

Minutes carry no place and date line; THƯ KÝ signs at the left, CHỦ TỌA at the right,
and Nơi nhận stands below (Nghị định 30/2020, Phụ lục III, mẫu 1.9).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

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
    Table,
    plain,
)
from desktop.documents.papers.authorities import of_meeting
from desktop.documents.papers.council import (
    COUNCIL,
    DOTS,
    council_letterhead,
    moment,
    said,
)
from desktop.documents.papers.voting import Rule, Voted, of_whom, share, vote_table
from desktop.documents.papers.wording import Office, head_row, points, stopped
from desktop.documents.typeface import clean_fields
from desktop.vietnamese import two_digits

SYMBOL = "BB-HĐTĐKT"
_GAP = 28.0
_SEATS = (Column(10, Align.CENTRE), Column(43), Column(70), Column(37))


@dataclass(frozen=True, slots=True)
class Attendee:
    """A member who came; `role` is the place in the council."""

    name: str
    position: str
    role: str

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class Absentee:
    """A member who did not come, why, and whether an opinion came in writing."""

    name: str
    role: str
    reason: str = ""
    has_written: bool = False

    def __post_init__(self) -> None:
        clean_fields(self)

    @property
    def words(self) -> str:
        """Write "ông Cao Văn Sự, Ủy viên (đi tập huấn), đã gửi ý kiến bằng văn bản"."""
        why = self.reason.rstrip(" .;") or f"lý do: {DOTS}"
        letter = ", đã gửi ý kiến bằng văn bản" if self.has_written else ""
        return f"{self.name}, {self.role} ({why}){letter}"


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who sits on the council and who came.

    Args:
        members: how many the council has.
        unmarked: names of those nobody has marked yet.
        least: how many have to come.
        basis: of that number; empty where no regulation is quoted.
    """

    members: int
    present: tuple[Attendee, ...]
    absent: tuple[Absentee, ...] = ()
    unmarked: tuple[str, ...] = ()
    least: int = 0
    basis: str = ""

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class Vote:
    """What was voted: the rule, sentences on ballots and tellers, the results."""

    rule: Rule
    sentences: tuple[str, ...]
    rows: tuple[Voted, ...]

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class MeetingMinutes:
    """What the minutes say; whatever is empty leaves dots to write on.

    Args:
        matter: "xét tặng Giấy khen trong phong trào thi đua …".
        chair: with post and place in the council; `chair_name` is below the signature.
        report: sentences of the standing body.
        opinions: points of the discussion.
        is_discussed: whether somebody typed what members said.
        conclusion: sentences.
        agreed: how many of those present agreed to the minutes.
    """

    office: Office
    matter: str
    held_on: dt.date
    started: str
    place: str
    attendance: Attendance
    vote: Vote
    number: str = ""
    chair: str = ""
    secretary: str = ""
    chair_name: str = ""
    chair_post: str = ""
    secretary_name: str = ""
    agenda: str = ""
    report: tuple[str, ...] = ()
    opinions: tuple[str, ...] = ()
    is_discussed: bool = False
    conclusion: tuple[str, ...] = ()
    agreed: int | None = None
    ended: str = ""

    def __post_init__(self) -> None:
        clean_fields(self)


def describe_meeting_minutes(minutes: MeetingMinutes) -> Paper:
    """Return the minutes as a paper."""
    body: list[Block] = [
        Field("Thời gian bắt đầu", said(moment(minutes.started, minutes.held_on))),
        Field("Địa điểm", said(minutes.place)),
        *_attendance(minutes.attendance),
        Field("Chủ trì (chủ tọa)", said(minutes.chair)),
        Field("Thư ký (người ghi biên bản)", said(minutes.secretary)),
        Paragraph(plain("Nội dung (theo diễn biến cuộc họp):")),
    ]
    if minutes.agenda:
        body.append(Paragraph(plain(stopped(minutes.agenda))))
    body += _parts(minutes)
    body += _closing(minutes)
    return Paper(
        council_letterhead(minutes.office, SYMBOL, minutes.number),
        "BIÊN BẢN",
        f"Họp {COUNCIL} {minutes.office.level} {minutes.matter}",
        tuple(body),
        of_meeting(minutes.secretary_name, minutes.chair_name, minutes.chair_post),
        ("Thành viên Hội đồng", "Lưu: VT, Hồ sơ."),
        signature_gap=_GAP,
        recipients_below=True,
    )


def _attendance(who: Attendance) -> list[Block]:
    blocks: list[Block] = [
        Field("Thành phần tham dự", said(_present_words(who))),
    ]
    if who.present:
        rows = [
            Row(
                (
                    Cell(plain(str(index))),
                    Cell(plain(one.name)),
                    Cell(plain(one.position)),
                    Cell(plain(one.role)),
                )
            )
            for index, one in enumerate(who.present, start=1)
        ]
        titles = ("STT", "Họ và tên", "Chức vụ", "Trong Hội đồng")
        blocks.append(Table(_SEATS, (head_row(titles),), tuple(rows)))
    if who.unmarked:
        names = ", ".join(who.unmarked)
        blocks.append(Field("Chưa điểm danh", said(names)))
    blocks.append(Field("Vắng mặt", said(_absent_words(who))))
    return blocks


def _present_words(who: Attendance) -> str:
    present = len(who.present)
    if who.unmarked:
        known = two_digits(present) if present else DOTS
        return f"{known}/{two_digits(who.members)} thành viên Hội đồng."
    counted = f"{two_digits(present)}/{two_digits(who.members)} thành viên Hội đồng"
    if not who.members:
        return f"{counted}."
    enough = "đủ" if present >= who.least else "không đủ"
    why = f"theo {who.basis}" if who.basis else f"từ {two_digits(who.least)} thành viên"
    rate = share(present, who.members)
    return f"{counted}, đạt {rate}% ({enough} điều kiện họp {why})."


def _absent_words(who: Attendance) -> str:
    if who.absent:
        named = "; ".join(one.words for one in who.absent)
        return f"{two_digits(len(who.absent))} thành viên: {named}."
    return "" if who.unmarked else "không."


def _parts(minutes: MeetingMinutes) -> list[Block]:
    voting = "Bỏ phiếu" if minutes.vote.rule.is_secret else "Biểu quyết"
    parts: tuple[tuple[str, list[Block]], ...] = (
        ("Báo cáo của cơ quan thường trực", _written(minutes.report, "Nội dung")),
        ("Ý kiến thảo luận", _discussion(minutes)),
        (voting, _vote(minutes.vote)),
        ("Kết luận", _written(minutes.conclusion, "Nội dung")),
    )
    body: list[Block] = []
    for place, (title, blocks) in enumerate(parts, start=1):
        body += [Heading(f"{place}. {title}"), *blocks]
    return body


def _written(sentences: tuple[str, ...], label: str) -> list[Block]:
    """Return sentences as paragraphs, or lines of dots to write them on."""
    if not sentences:
        return [Field(label, lines=3)]
    return [Paragraph(plain(stopped(one))) for one in sentences]


def _discussion(minutes: MeetingMinutes) -> list[Block]:
    blocks: list[Block] = [*points([stopped(one) for one in minutes.opinions])]
    if not minutes.is_discussed:
        label = "Ý kiến khác" if blocks else "Ý kiến của các thành viên"
        blocks.append(Field(label, lines=2))
    return blocks


def _vote(vote: Vote) -> list[Block]:
    if not vote.rows:
        return [*_written(vote.sentences, "Cách thức"), Field("Kết quả", lines=2)]
    led = " ".join((*vote.sentences, "Kết quả:"))
    notes = " ".join(of_whom(vote.rule, vote.rows))
    return [Paragraph(plain(led)), vote_table(vote.rows), Paragraph(plain(notes))]


def _closing(minutes: MeetingMinutes) -> list[Block]:
    present = len(minutes.attendance.present)
    agreed = DOTS if minutes.agreed is None else two_digits(minutes.agreed)
    count = two_digits(present) if present else DOTS
    read = (
        "Biên bản đã được đọc cho các thành viên dự họp cùng nghe; "
        f"{agreed}/{count} thành viên dự họp nhất trí thông qua."
    )
    day = minutes.held_on if minutes.ended else None
    ended = f"Cuộc họp kết thúc vào {moment(minutes.ended, day)}./."
    return [Paragraph(plain(read)), Paragraph(plain(ended))]
