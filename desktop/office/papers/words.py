"""What the papers of a round say, in words and values, from its outcome."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop.awards.bonuses import RoundMoney
from desktop.awards.deadlines import Deadline
from desktop.awards.eligibility import Verdict
from desktop.awards.forms import AwardForm, Decision, Grant
from desktop.awards.issuing import Issued
from desktop.awards.selection import Section
from desktop.documents import kinds
from desktop.documents.papers import proposal, review_table
from desktop.documents.papers.wording import AwardSubject
from desktop.emulation.participants import Kind, Salutation
from desktop.office.papers.merits import merit_of
from desktop.office.papers.names import lower_types, movement_words
from desktop.office.rounds.outcome import (
    Outcome,
    ReviewList,
    ReviewRow,
)
from desktop.office.rounds.roundup import Roundup
from desktop.vietnamese import two_digits

SALUTATIONS = tuple(salutation.label for salutation in Salutation)
PAPER_KINDS = {
    Kind.COLLECTIVE: kinds.Kind.COLLECTIVE,
    Kind.BUSINESS: kinds.Kind.COLLECTIVE,
    Kind.INDIVIDUAL: kinds.Kind.INDIVIDUAL,
    Kind.HOUSEHOLD: kinds.Kind.HOUSEHOLD,
}


@dataclass(frozen=True, slots=True)
class Round:
    """What papers are made from.

    Args:
        issued: numbers and days of papers, by their codes.
        grants: the awards of the decision; none before it.
        money: what was chosen about money; None before anybody chose.
        texts: what was written in reports, by subject and heading.
    """

    roundup: Roundup
    outcome: Outcome
    decision: Decision | None
    issued: Mapping[str, Issued] = field(default_factory=dict)
    grants: tuple[Grant, ...] = ()
    money: RoundMoney | None = None
    texts: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def grant_of(self, found: ReviewList, row: ReviewRow) -> Grant | None:
        """Return the award of somebody on a list, None before the decision."""
        for grant in self.grants:
            if grant.subject_id == row.subject_id and grant.form.label == found.form:
                return grant
        return None

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
    lists: Sequence[ReviewList],
    own_name: str = "",
    *,
    with_points: bool = True,
    now: Round | None = None,
    votes: Mapping[tuple[str, str], str] | None = None,
) -> tuple[AwardSubject, ...]:
    """Return who is proposed, with the merits that counted.

    Args:
        lists: those the paper is about.
        own_name: of the office; the place of a collective right under it goes
            without saying.
        with_points: whether totals are shown.
        now: the round, whose decided awards keep the names as they were decided.
        votes: the council's by offer and subject, in words.
    """
    said = votes or {}
    return tuple(
        AwardSubject(
            kind=PAPER_KINDS[row.kind],
            name=name_of(row, now.grant_of(found, row) if now else None)[1],
            salutation=name_of(row, now.grant_of(found, row) if now else None)[0],
            position=where(row, own_name),
            achievement=merit_of(row, now),
            points=row.total if with_points else None,
            form=form_words(found.form),
            votes=said.get((found.offer, row.subject_id), ""),
        )
        for found in lists
        for row in found.proposed
    )


def name_of(row: ReviewRow, grant: Grant | None) -> tuple[str, str]:
    """Return salutation and name: as decided, before the decision as on the list."""
    if grant is None:
        return row.salutation, row.name
    first, space, rest = grant.recipient.partition(" ")
    if row.kind is Kind.INDIVIDUAL and space and first in SALUTATIONS:
        return first, rest
    return (
        ("", grant.recipient)
        if not row.salutation
        else (
            row.salutation,
            grant.recipient.removeprefix(f"{row.salutation} "),
        )
    )


def where(row: ReviewRow, own_name: str = "") -> str:
    """Return post and unit or address; nothing that the name already says."""
    if row.kind is not Kind.COLLECTIVE:
        return lower_types(row.detail)
    is_said = row.detail.casefold() in row.name.casefold()
    if is_said or row.detail.casefold() == own_name.casefold():
        return ""
    return lower_types(row.detail)


def is_considered(row: ReviewRow) -> bool:
    """Tell whether the plan is about somebody at all."""
    return row.verdict is not Verdict.NOT_APPLICABLE


def process(now: Round, lists: Sequence[ReviewList]) -> tuple[str, ...]:
    """Return how the choice for some lists was made, in sentences.

    Whoever stands on several lists is counted once: as having met the standard where
    one was met, as not having met it only where none can be any more.
    """
    verdicts: dict[str, set[Verdict]] = {}
    for found in lists:
        for row in filter(is_considered, found.rows):
            verdicts.setdefault(row.subject_id, set()).add(row.verdict)
    met = sum(1 for each in verdicts.values() if Verdict.MET in each)
    due = deadline(now.roundup, {found.offer for found in lists})
    considered = (
        f"Đã xét {two_digits(len(verdicts))} tập thể, cá nhân thuộc đối tượng của Kế "
        f"hoạch; {two_digits(met)} trường hợp đạt tiêu chuẩn."
    )
    refused = sum(1 for each in verdicts.values() if each == {Verdict.NOT_MET})
    reasons = (
        f"{two_digits(refused)} trường hợp chưa đạt tiêu chuẩn; lý do của từng trường "
        "hợp có trong Kết quả xét khen thưởng kèm theo."
    )
    sentences = [considered, reasons] if refused else [considered]
    # Who is missing from both counts is said, or the reader adds up in vain.
    waiting = len(verdicts) - met - refused
    if waiting:
        sentences.append(
            f"{two_digits(waiting)} trường hợp chưa đủ xác nhận, số liệu để kết luận."
        )
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
        if row.section is not Section.PROPOSED
        and row.verdict is not Verdict.NOT_MET
        and is_considered(row)
    )


def reviewed(row: ReviewRow, own_name: str = "") -> review_table.Reviewed:
    """Return a candidate as the paper of results shows it; see `where`."""
    name = f"{row.salutation} {row.name}".strip()
    return review_table.Reviewed(
        name=name,
        detail=where(row, own_name),
        total=row.total,
        verdict=row.verdict.label,
        section=row.section.label,
        reason=row.reason or row.remark.label,
    )


def register_number(grant: Grant | None) -> str:
    """Return the number in the register, empty before the decision."""
    return "" if grant is None else grant.register_mark


def capital(words: str) -> str:
    """Return words that begin a sentence."""
    return words[:1].upper() + words[1:]
