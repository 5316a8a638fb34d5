"""The Giải thích kết luận: for one candidate, every condition with value and clause."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.documents.paper import (
    Align,
    Cell,
    Column,
    Note,
    Paper,
    Paragraph,
    Row,
    RowKind,
    Run,
    Signature,
    Table,
    bold,
    plain,
)
from desktop.documents.papers.wording import Office, head_row
from desktop.documents.typeface import clean_fields


@dataclass(frozen=True, slots=True)
class Condition:
    """One line of the explanation.

    Attributes:
        number: "1.2", its place in the standard.
        has_parts: further conditions stand below it.
        used: the value looked at, or what is missing, with the reading in force.
    """

    number: str
    label: str
    clause: str
    verdict: str
    used: str
    source: str
    has_parts: bool = False

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class ExplanationSheet:
    """Who was considered for what, the verdict, and what it rests on.

    Attributes:
        award: the award with its number, "Giấy khen, 05 cá nhân".
        placing: where the name stands on the list and why.
        cited: the achievements the nomination rests on.
    """

    office: Office
    subject: str
    award: str
    name: str
    detail: str
    verdict: str
    placing: str
    conditions: tuple[Condition, ...]
    cited: tuple[str, ...]
    signatures: tuple[Signature, ...]

    def __post_init__(self) -> None:
        clean_fields(self)


_WIDTHS = (14.0, 84.0, 24.0, 30.0, 56.0, 44.0)
_TITLES = ("Số", "Điều kiện", "Mục", "Kết luận", "Căn cứ vào", "Nguồn")
_NOTE = (
    "“Chưa đủ dữ liệu” không phải là không đạt; “Không áp dụng” không tính đạt hay "
    "không đạt."
)
_SIGNATURE_GAP = 19.0


def describe_explanation(sheet: ExplanationSheet) -> Paper:
    """Return the explanation as a landscape paper."""
    return Paper(
        sheet.office.standing_letterhead("", "", None),
        "GIẢI THÍCH KẾT LUẬN XÉT KHEN THƯỞNG",
        f"trong {sheet.subject}",
        (*_facts(sheet), _table(sheet), Note(_NOTE)),
        sheet.signatures,
        landscape=True,
        signature_gap=_SIGNATURE_GAP,
    )


def _facts(sheet: ExplanationSheet) -> list[Paragraph]:
    who = f"{sheet.name}, {sheet.detail}" if sheet.detail else sheet.name
    lines = [("Đối tượng", who), ("Xét tặng", sheet.award)]
    lines += [("Kết luận", f"{sheet.verdict}. {sheet.placing}".strip())]
    if sheet.cited:
        lines.append(("Thành tích viện dẫn", "; ".join(sheet.cited)))
    return [Paragraph((Run(f"{name}: ", bold=True), Run(said))) for name, said in lines]


def _table(sheet: ExplanationSheet) -> Table:
    return Table(
        tuple(
            Column(width, Align.CENTRE if place == 2 else Align.LEFT)
            for place, width in enumerate(_WIDTHS)
        ),
        (head_row(_TITLES),),
        tuple(_row(condition) for condition in sheet.conditions),
        size=10.5,
        head_size=10.5,
    )


def _row(condition: Condition) -> Row:
    label = bold if condition.has_parts else plain
    return Row(
        (
            Cell(plain(condition.number)),
            Cell(label(condition.label)),
            Cell(plain(condition.clause)),
            Cell(bold(condition.verdict)),
            Cell(plain(condition.used)),
            Cell(plain(condition.source)),
        ),
        RowKind.NORMAL,
    )
