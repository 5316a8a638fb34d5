"""What the papers of a round say, in words and values, from its outcome."""

import tomllib
from dataclasses import dataclass
from datetime import date

import resources
from desktop.awards.deadlines import Deadline
from desktop.awards.eligibility import Verdict
from desktop.awards.forms import Decision, Grant
from desktop.awards.selection import Section
from desktop.documents import kinds, proposal, ranking_table, review_table
from desktop.documents.wording import AwardSubject
from desktop.emulation.participants import Kind
from desktop.office.outcome import (
    Outcome,
    RankRow,
    RankTable,
    ReviewList,
    ReviewRow,
)
from desktop.office.roundup import Roundup
from desktop.plans.plan import Plan
from desktop.vietnamese import long_date, number, two_digits

PAPER_KINDS = {
    Kind.COLLECTIVE: kinds.Kind.COLLECTIVE,
    Kind.BUSINESS: kinds.Kind.COLLECTIVE,
    Kind.INDIVIDUAL: kinds.Kind.INDIVIDUAL,
    Kind.HOUSEHOLD: kinds.Kind.HOUSEHOLD,
}


@dataclass(frozen=True, slots=True)
class Round:
    """What papers are made from."""

    roundup: Roundup
    outcome: Outcome
    decision: Decision | None

    @property
    def is_draft(self) -> bool:
        """Tell whether papers carry BẢN NHÁP."""
        return not self.roundup.round.is_closed

    @property
    def awarded(self) -> tuple[tuple[ReviewList, ReviewRow], ...]:
        """Return everybody proposed with the list they stand on, in order."""
        return tuple(
            (found, row) for found in self.outcome.lists for row in found.proposed
        )


def movement_words(plan: Plan) -> str:
    """Return the movement as papers say it inside a sentence."""
    name = plan.movement
    return f"phong trào thi đua {name[0].lower()}{name[1:]}"


def legal_bases(day: date) -> tuple[str, ...]:
    """Return the laws in force on a day, from resources/wording/bases.toml."""
    data = tomllib.loads(resources.text("wording/bases.toml"))
    return tuple(
        basis["text"]
        for basis in data["basis"]
        if basis["from"] <= day <= basis.get("until", date.max)
    )


def plan_basis(plan: Plan) -> str:
    """Return the plan itself as a basis; blanks stand for what it has not yet."""
    shown = plan.number or "…"
    symbol = "" if "/" in shown else "/KH-UBND"
    day = "ngày … tháng … năm …"
    if plan.issued_on is not None:
        day = long_date(plan.issued_on)
    return (
        f"Căn cứ Kế hoạch số {shown}{symbol} {day} của {plan.issuer.office} "
        f"phát động {movement_words(plan)}"
    )


def subjects(now: Round, *, with_points: bool = True) -> tuple[AwardSubject, ...]:
    """Return who is proposed, with the merits that counted."""
    return tuple(
        AwardSubject(
            kind=PAPER_KINDS[row.kind],
            name=row.name,
            salutation=row.salutation,
            position="" if row.kind is Kind.COLLECTIVE else row.detail,
            achievement=capital("; ".join(row.merits)),
            points=row.total if with_points else None,
        )
        for row in now.outcome.proposed
    )


def process(now: Round) -> tuple[str, ...]:
    """Return how the choice was made, in sentences."""
    rows = [row for found in now.outcome.lists for row in found.rows]
    met = sum(1 for row in rows if row.verdict is Verdict.MET)
    due = deadline(now.roundup)
    considered = (
        f"Đã xét {len(rows)} tập thể, cá nhân thuộc đối tượng của Kế hoạch; "
        f"{met} trường hợp đạt tiêu chuẩn."
    )
    refused = sum(1 for row in rows if row.verdict is Verdict.NOT_MET)
    reasons = (
        f"{refused} trường hợp chưa đạt tiêu chuẩn; lý do của từng trường hợp có trong "
        "Kết quả xét khen thưởng kèm theo."
    )
    sentences = [considered, reasons] if refused else [considered]
    if due is not None:
        late = ""
        if due.is_late(now.roundup.round.closed_on or date.min):
            late = " Danh sách được chốt sau thời hạn này."
        sentences.append(
            f"Thời hạn đề xuất theo Kế hoạch: {due.limit.label} "
            f"{number_day(due.day or date.min)} (mục {due.clause}).{late}"
        )
    return tuple(sentences)


def number_day(day: date) -> str:
    """Return a day inside a sentence, 15/12/2025."""
    return f"{day:%d/%m/%Y}"


def deadline(roundup: Roundup) -> Deadline | None:
    """Return when the proposal is due, None where no day is set."""
    wanted = {offer.deadline for offer in roundup.offers}
    dated = (d for d in roundup.deadlines if d.day is not None)
    return next((d for d in dated if d.code in wanted), None)


def quotas(now: Round) -> tuple[proposal.QuotaUse, ...]:
    """Return how each number of the plan was used."""
    return tuple(
        proposal.QuotaUse(
            PAPER_KINDS[found.kind],
            found.count,
            considered=len(found.rows),
            passed=sum(1 for row in found.rows if row.verdict is Verdict.MET),
            proposed=len(found.proposed),
        )
        for found in now.outcome.lists
    )


def over_quota(now: Round) -> str:
    """Return why more are proposed than the plan allots; empty when not."""
    sentences = []
    for found in now.outcome.lists:
        if found.extras:
            named = "; ".join(f"{row.name}: {row.reason}" for row in found.extras)
            sentences.append(
                f"Ngoài {found.quota} theo mục {found.clause} của Kế hoạch, đề nghị "
                f"thêm {two_digits(len(found.extras))} {found.kind.label}. {named}"
            )
    return ". ".join(sentence.rstrip(".") for sentence in sentences)


def not_proposed(now: Round) -> tuple[proposal.NotProposed, ...]:
    """Return those who met the standard, or may yet, and are left out."""
    return tuple(
        proposal.NotProposed(PAPER_KINDS[row.kind], row.name, row.reason)
        for found in now.outcome.lists
        for row in found.rows
        if row.section is not Section.PROPOSED and row.verdict is not Verdict.NOT_MET
    )


def block(table: RankTable) -> ranking_table.RankedBlock:
    """Return a block of the ranking as the paper shows it."""
    return ranking_table.RankedBlock(
        table.name, tuple(ranked(row, table) for row in table.rows)
    )


def ranked(row: RankRow, table: RankTable) -> ranking_table.RankedUnit:
    """Return a row of the ranking as the paper shows it."""
    note = ""
    if row.rank is not None and row.applicable_max != table.scale:
        note = f"quy đổi từ {number(row.points)}/{number(row.applicable_max)}"
    empty = ranking_table.NoPoints.NOT_APPLICABLE
    if row.unranked_reason:
        empty = ranking_table.NoPoints.NOT_VERIFIED
    parts = [row.parts.get(heading.code) for heading in table.headings]
    return ranking_table.RankedUnit(
        name=row.name,
        points=tuple(empty if part is None else part for part in parts),
        total=row.total,
        rank=row.rank,
        tied=row.is_tied,
        grade=row.class_name,
        note=note,
        unranked_reason=row.unranked_reason,
    )


def reviewed(row: ReviewRow) -> review_table.Reviewed:
    """Return a candidate as the paper of results shows it."""
    name = f"{row.salutation} {row.name}".strip()
    return review_table.Reviewed(
        name=name,
        detail=row.detail,
        total=row.total,
        verdict=row.verdict.label,
        section=row.section.label,
        reason=row.reason or row.remark.label,
    )


def ranking_remark(tables: list[RankTable]) -> str:
    """Return the note that points are the office's own, where they are."""
    if any(table.is_own for table in tables):
        return (
            "Điểm theo bộ tiêu chí do cơ quan tự lập, không có trong Kế hoạch; "
            "xếp hạng là căn cứ để xem xét."
        )
    return ""


def register_number(grant: Grant | None) -> str:
    """Return the number in the register, empty before the decision."""
    return "" if grant is None else two_digits(grant.register_number)


def head_of(body: str) -> str:
    """Return "Trưởng phòng Văn hóa - Xã hội" for "Phòng Văn hóa - Xã hội"."""
    words = body.split()
    if words and words[0].casefold() == "phòng":
        return " ".join(["Trưởng", "phòng", *words[1:]])
    return f"Thủ trưởng {body}"


def symbol(body: str) -> str:
    """Return "VHXH" for "Phòng Văn hóa - Xã hội"."""
    words = [w for w in body.replace("-", " ").replace("–", " ").split() if w.isalpha()]
    if words and words[0].casefold() in {"phòng", "ban", "trung"}:
        words = words[1:]
    return "".join(word[0].upper() for word in words)


def capital(words: str) -> str:
    """Return words that begin a sentence."""
    return words[:1].upper() + words[1:]


def lower_type(detail: str) -> str:
    """Return "xã Hồng Vân" for "Xã Hồng Vân": a type word inside a line is small."""
    first = detail.split(" ", 1)[0].casefold()
    if first in {"xã", "phường", "thôn", "xóm"}:
        return detail[:1].lower() + detail[1:]
    return detail
