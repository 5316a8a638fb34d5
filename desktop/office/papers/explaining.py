"""The printed explanation of one verdict, from the outcome everybody else shows."""

from collections.abc import Iterator

from desktop.awards.eligibility import Explanation, Verdict
from desktop.documents.paper import Signature
from desktop.documents.papers.explanation_sheet import Condition, ExplanationSheet
from desktop.documents.papers.wording import Office as Letterhead
from desktop.errors import OfficeError
from desktop.office.papers import words
from desktop.office.papers.words import Round
from desktop.office.rounds.outcome import ReviewList, ReviewRow

EXPLAINED = "explanation:"


def code_of(found: ReviewList, row: ReviewRow) -> str:
    """Return the code of the paper that explains one row of a list."""
    return f"{EXPLAINED}{found.offer}:{found.key}:{row.subject_id}"


def sheet_of(
    now: Round, code: str, office: Letterhead, signatures: tuple[Signature, ...]
) -> ExplanationSheet:
    """Return what the paper of a code says."""
    found, row = _find(now, code)
    merits = row.merits or ()
    return ExplanationSheet(
        office=office,
        subject=words.movement_in(now),
        award=f"{found.form}, {found.quota} (mục {found.clause})",
        name=f"{row.salutation} {row.name}".strip(),
        detail=row.detail,
        verdict=row.verdict.label,
        placing=_placing(row),
        conditions=tuple(_conditions(row.explanation)),
        cited=merits,
        signatures=signatures,
    )


def name_of(now: Round, code: str) -> str:
    """Return whom the paper of a code is about."""
    return _find(now, code)[1].name


def _find(now: Round, code: str) -> tuple[ReviewList, ReviewRow]:
    for found in now.outcome.lists:
        for row in found.rows:
            if code_of(found, row) == code:
                return found, row
    raise OfficeError(
        "Đối tượng này không còn trong danh sách xét.",
        "Tải lại trang Xét khen thưởng rồi chọn lại.",
    )


def _placing(row: ReviewRow) -> str:
    rank = f"; xếp thứ {row.rank}" if row.rank and not row.is_conditional else ""
    reason = f": {row.reason}" if row.reason else ""
    return f"{row.section.label}, {row.remark.label.lower()}{rank}{reason}."


def _conditions(node: Explanation, number: str = "1") -> Iterator[Condition]:
    label = f"{node.label}, {node.quantifier}" if node.quantifier else node.label
    is_open = node.verdict is Verdict.UNKNOWN and not node.children
    parts = [node.missing if is_open else node.used, node.reading, node.caution]
    yield Condition(
        number=number,
        label=label,
        clause=node.clause,
        verdict=node.verdict.label,
        used="; ".join(part for part in parts if part),
        source=node.source,
        has_parts=bool(node.quantifier),
    )
    for place, child in enumerate(node.children, 1):
        yield from _conditions(child, f"{number}.{place}")
