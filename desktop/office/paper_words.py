"""What the papers of a round say, in words and values, from its outcome."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop.awards.deadlines import Deadline
from desktop.awards.eligibility import Verdict
from desktop.awards.forms import AwardForm, Decision, Grant
from desktop.awards.issuing import Issued
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
from desktop.office.paper_names import lower_types, movement_words
from desktop.office.roundup import Roundup
from desktop.vietnamese import number, two_digits

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
    issued: Mapping[str, Issued] = field(default_factory=dict)

    def issued_of(self, code: str) -> Issued:
        """Return the number and day of a paper, blank where it has none yet."""
        return self.issued.get(code, Issued())

    @property
    def is_draft(self) -> bool:
        """Tell whether papers carry BẢN NHÁP."""
        return not self.roundup.round.is_closed

    @property
    def awarded(self) -> tuple[tuple[ReviewList, ReviewRow], ...]:
        """Return everybody the office awards with the list they stand on, in order."""
        return tuple(
            (found, row) for found in self.outcome.own for row in found.proposed
        )

    @property
    def upward(self) -> dict[str, tuple[ReviewList, ...]]:
        """Return the lists proposed to somebody above, by offer; none without names."""
        found: dict[str, tuple[ReviewList, ...]] = {}
        for one in self.outcome.lists:
            if not one.is_own:
                found[one.offer] = (*found.get(one.offer, ()), one)
        return {
            offer: lists
            for offer, lists in found.items()
            if any(one.proposed for one in lists)
        }


def movement_in(now: Round) -> str:
    """Return the movement with the year, where the round looks at one of several."""
    plan, period = now.roundup.plan, now.roundup.round.period
    said = movement_words(plan)
    is_part = plan.period.first.year != plan.period.last.year
    if is_part and period.first.year == period.last.year:
        return f"{said}, năm {period.last.year}"
    return said


def form_words(form: str) -> str:
    """Return the form as papers say it, nothing where the plan names none."""
    return "" if form == AwardForm.UNSPECIFIED.label else form


def forms_of(lists: Sequence[ReviewList]) -> str:
    """Return "tặng Giấy khen" of whoever is proposed, "khen thưởng" of no form."""
    named = [form_words(f.form) for f in lists if f.proposed] or [
        form_words(f.form) for f in lists
    ]
    forms = dict.fromkeys(form for form in named if form)
    return f"tặng {' và '.join(forms)}" if forms else "khen thưởng"


def subjects(
    lists: Sequence[ReviewList], own_name: str = "", *, with_points: bool = True
) -> tuple[AwardSubject, ...]:
    """Return who is proposed, with the merits that counted.

    Args:
        lists: those the paper is about.
        own_name: of the office; the place of a collective right under it goes
            without saying.
        with_points: whether totals are shown.
    """
    return tuple(
        AwardSubject(
            kind=PAPER_KINDS[row.kind],
            name=row.name,
            salutation=row.salutation,
            position=where(row, own_name),
            achievement=capital("; ".join(row.merits)),
            points=row.total if with_points else None,
            form=form_words(found.form),
        )
        for found in lists
        for row in found.proposed
    )


def where(row: ReviewRow, own_name: str = "") -> str:
    """Return post and unit or address; nothing that the name already says."""
    if row.kind is not Kind.COLLECTIVE:
        return lower_types(row.detail)
    is_said = row.detail.casefold() in row.name.casefold()
    if is_said or row.detail.casefold() == own_name.casefold():
        return ""
    return lower_types(row.detail)


def process(now: Round, lists: Sequence[ReviewList]) -> tuple[str, ...]:
    """Return how the choice for some lists was made, in sentences."""
    rows = [row for found in lists for row in found.rows]
    met = sum(1 for row in rows if row.verdict is Verdict.MET)
    due = deadline(now.roundup, {found.offer for found in lists})
    considered = (
        f"Đã xét {two_digits(len(rows))} tập thể, cá nhân thuộc đối tượng của Kế "
        f"hoạch; {two_digits(met)} trường hợp đạt tiêu chuẩn."
    )
    refused = sum(1 for row in rows if row.verdict is Verdict.NOT_MET)
    reasons = (
        f"{two_digits(refused)} trường hợp chưa đạt tiêu chuẩn; lý do của từng trường "
        "hợp có trong Kết quả xét khen thưởng kèm theo."
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


def deadline(roundup: Roundup, codes: set[str]) -> Deadline | None:
    """Return when the proposal of some offers is due, None where no day is set."""
    wanted = {offer.deadline for offer in roundup.offers if offer.code in codes}
    dated = (d for d in roundup.deadlines if d.day is not None)
    return next((d for d in dated if d.code in wanted), None)


def quotas(lists: Sequence[ReviewList]) -> tuple[proposal.QuotaUse, ...]:
    """Return how each number of the plan was used."""
    several = len({found.form for found in lists}) > 1
    return tuple(
        proposal.QuotaUse(
            PAPER_KINDS[found.kind],
            found.count,
            considered=len(found.rows),
            passed=sum(1 for row in found.rows if row.verdict is Verdict.MET),
            proposed=len(found.proposed),
            name=_number_name(found, with_form=several),
        )
        for found in lists
    )


def _number_name(found: ReviewList, *, with_form: bool) -> str:
    """Return "tập thể, khối xã, phường": what a number of the plan is for."""
    form = form_words(found.form) if with_form else ""
    kind = PAPER_KINDS[found.kind].value
    return ", ".join(part for part in (form, kind, found.scope) if part)


def over_quota(lists: Sequence[ReviewList]) -> str:
    """Return why more are proposed than the plan allots; empty when not."""
    sentences = []
    for found in lists:
        if found.extras:
            named = "; ".join(f"{row.name}: {row.reason}" for row in found.extras)
            sentences.append(
                f"Ngoài {found.quota} theo mục {found.clause} của Kế hoạch, đề nghị "
                f"thêm {two_digits(len(found.extras))} {found.kind.label}. {named}"
            )
    return ". ".join(sentence.rstrip(".") for sentence in sentences)


def not_proposed(lists: Sequence[ReviewList]) -> tuple[proposal.NotProposed, ...]:
    """Return those who met the standard, or may yet, and are left out."""
    return tuple(
        proposal.NotProposed(PAPER_KINDS[row.kind], row.name, row.reason)
        for found in lists
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


def capital(words: str) -> str:
    """Return words that begin a sentence."""
    return words[:1].upper() + words[1:]
