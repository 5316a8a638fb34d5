"""The Phiếu tự chấm điểm, thẩm định of one unit, and the review of a standard.

Where a plan has points, every criterion with its own and its verified points; where it
has none, every condition of the standard with what was found. Both can be printed empty
to be handed out. An empty cell is "not scored", never nought.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from desktop.documents.paper import (
    Align,
    Block,
    Cell,
    Column,
    Field,
    Mark,
    Note,
    Paper,
    Row,
    RowKind,
    Signature,
    Table,
    bold,
    plain,
)
from desktop.documents.papers.wording import Office, head_row
from desktop.documents.typeface import clean_fields
from desktop.vietnamese import number

_SIZE = 10.0
_SIGNATURE_GAP = 17.0


class NoScore(Enum):
    """What stands in a cell without points."""

    NOT_SCORED = ""
    NOT_APPLICABLE = "x"


Points = Decimal | NoScore


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A criterion: a heading, which shows sums, or something that is scored."""

    code: str
    content: str
    most: Decimal
    self_points: Points = NoScore.NOT_SCORED
    verified: Points = NoScore.NOT_SCORED
    survey: Points = NoScore.NOT_SCORED
    evidence: str = ""
    note: str = ""
    is_heading: bool = False

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class ScoreTotal:
    """A line under the criteria: what, then its value under each side."""

    name: str
    self_value: str = ""
    verified: str = ""
    survey: str = ""
    note: str = ""
    most: str = ""

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """What a sheet says.

    Args:
        unit: empty on a form to hand out.
        subject: the set of criteria and the period.
        who: what stands before the name: "Đơn vị", "Họ và tên".
        origin: who issued the criteria, where it was not this office; may be empty.
        has_survey: whether a survey gives some of the points.
        signatures: the unit's head, and who verified.
    """

    office: Office
    unit: str
    subject: str
    rows: tuple[ScoreRow, ...]
    totals: tuple[ScoreTotal, ...]
    signatures: tuple[Signature, ...]
    has_survey: bool = False
    origin: str = ""
    who: str = "Đơn vị"

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """A condition of the standard; `holds` None while nobody knows."""

    number: str
    label: str
    clause: str
    holds: bool | None = None
    found: str = ""
    is_heading: bool = False
    applies: bool = True

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class StandardSheet:
    """What the review of a standard says; an empty unit is a form to hand out."""

    office: Office
    unit: str
    subject: str
    rows: tuple[ConditionRow, ...]
    signatures: tuple[Signature, ...]

    def __post_init__(self) -> None:
        clean_fields(self)


def describe_score_sheet(sheet: ScoreSheet) -> Paper:
    """Return the sheet of points as a landscape paper."""
    body: list[Block] = [_who(sheet.who, sheet.unit), _table(sheet)]
    note = (
        "Ghi chú: ô trống là chưa chấm; “x” là không áp dụng, không cộng vào điểm tối "
        "đa; 0 là không được điểm."
    )
    body.append(Note(f"{note} {sheet.origin}".strip()))
    return _paper(
        sheet.office,
        "PHIẾU TỰ CHẤM ĐIỂM VÀ THẨM ĐỊNH",
        sheet.subject,
        body,
        sheet.signatures,
    )


def describe_standard_sheet(sheet: StandardSheet) -> Paper:
    """Return the review of a standard as a landscape paper."""
    note = "Ghi chú: dòng chưa đánh dấu ô nào là chưa có xác nhận, chưa đủ số liệu."
    body: list[Block] = [
        _who("Tập thể, cá nhân", sheet.unit),
        _conditions(sheet.rows),
        Note(note),
    ]
    title = "PHIẾU RÀ SOÁT TIÊU CHUẨN"
    return _paper(sheet.office, title, sheet.subject, body, sheet.signatures)


def _paper(
    office: Office,
    title: str,
    subject: str,
    body: Sequence[Block],
    signatures: tuple[Signature, ...],
) -> Paper:
    return Paper(
        office.standing_letterhead("", "", None),
        title,
        subject,
        tuple(body),
        signatures,
        landscape=True,
        signature_gap=_SIGNATURE_GAP,
    )


def _who(label: str, name: str) -> Field:
    return Field(label, bold(name) if name else (), indented=False)


# --- points ---------------------------------------------------------------------------


def _table(sheet: ScoreSheet) -> Table:
    titles = ["Mã", "Nội dung tiêu chí", "Điểm tối đa", "Tự chấm", "Thẩm định"]
    titles += ["Điều tra XHH"] if sheet.has_survey else []
    titles += ["Tài liệu kiểm chứng, giải trình", "Ghi chú"]
    widths = [15.0, 86.0, 16.0, 16.0, 17.0, 62.0, 40.0]
    if sheet.has_survey:
        widths = [15.0, 80.0, 16.0, 16.0, 17.0, 17.0, 55.0, 36.0]
    points = range(2, len(widths) - 2)
    columns = tuple(
        Column(w, Align.CENTRE if i in points else Align.LEFT)
        for i, w in enumerate(widths)
    )
    rows = [_score_row(row, sheet) for row in sheet.rows]
    rows += [_total_row(total, sheet) for total in sheet.totals]
    head = (head_row(titles),)
    return Table(columns, head, tuple(rows), size=_SIZE, head_size=_SIZE)


def _score_row(row: ScoreRow, sheet: ScoreSheet) -> Row:
    style = bold if row.is_heading else plain
    sides = [row.self_points, row.verified]
    sides += [row.survey] if sheet.has_survey else []
    texts = [row.code, row.content, number(row.most), *map(_shown, sides)]
    return Row(
        (
            *(Cell(style(text)) for text in texts),
            Cell(plain(row.evidence)),
            Cell(plain(row.note)),
        )
    )


def _total_row(total: ScoreTotal, sheet: ScoreSheet) -> Row:
    values = [total.most, total.self_value, total.verified]
    values += [total.survey] if sheet.has_survey else []
    cells = (
        Cell(bold(total.name), across=2, align=Align.LEFT),
        *(Cell(bold(value)) for value in values),
        Cell(plain(total.note), across=2),
    )
    return Row(cells, RowKind.TOTAL)


def _shown(points: Points) -> str:
    return points.value if isinstance(points, NoScore) else number(points, 2)


# --- conditions -----------------------------------------------------------------------


def _conditions(rows: Sequence[ConditionRow]) -> Table:
    titles = ("Số", "Điều kiện, tiêu chuẩn", "Mục của Kế hoạch", "Đạt", "Không đạt")
    titles_after = ("Căn cứ, minh chứng", "Ghi chú")
    widths = (14.0, 92.0, 26.0, 14.0, 18.0, 56.0, 32.0)
    columns = tuple(
        Column(w, Align.CENTRE if i in {2, 3, 4} else Align.LEFT)
        for i, w in enumerate(widths)
    )
    made = tuple(_condition(row) for row in rows)
    head = (head_row((*titles, *titles_after)),)
    return Table(columns, head, made, size=_SIZE, head_size=_SIZE)


def _condition(row: ConditionRow) -> Row:
    style = bold if row.is_heading else plain
    first = (Cell(plain(row.number)), Cell(style(row.label)), Cell(plain(row.clause)))
    last = (Cell(plain(row.found)), Cell())
    if not row.applies:
        said = Cell(plain("Không áp dụng"), across=2, align=Align.CENTRE)
        return Row((*first, said, *last))
    yes = Mark.TICKED if row.holds is True else Mark.EMPTY
    no = Mark.TICKED if row.holds is False else Mark.EMPTY
    return Row((*first, Cell(mark=yes), Cell(mark=no), *last))
