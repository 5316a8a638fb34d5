"""What each paper of a round says, described from the round's outcome."""

from dataclasses import replace

from desktop.awards.forms import Grant, Level
from desktop.documents import decision as decisions
from desktop.documents import (
    explanation_sheet,
    proposal,
    ranking_table,
    review_table,
    upward,
)
from desktop.documents.certificate import Certificate
from desktop.documents.paper import Paper, Signature
from desktop.emulation.participants import Kind
from desktop.errors import OfficeError
from desktop.office import paper_explaining, paper_indices
from desktop.office import paper_names as names
from desktop.office import paper_words as words
from desktop.office.outcome import ReviewList, ReviewRow
from desktop.office.paper_catalogue import PaperKind, PaperStep
from desktop.office.paper_office import PaperOffice
from desktop.office.paper_words import Round
from desktop.plans.plan import AwardOffer, Plan

RANKING, UPWARD = "ranking:", "upward:"
_PROPOSAL = PaperKind("proposal", "Tờ trình", "to-trinh.pdf", is_numbered=True)
_REVIEW = PaperKind(
    "review", "Kết quả xét khen thưởng", "ket-qua-xet.pdf", PaperStep.APPRAISAL
)
_DECISION = PaperKind(
    "decision",
    "Quyết định và danh sách kèm theo",
    "quyet-dinh.pdf",
    PaperStep.DECISION,
)
_MERIT = "Đã có "


class Drafts:
    """Describe the papers of a round for the office they go out from."""

    def __init__(self, office: PaperOffice) -> None:
        self._office = office

    def kinds(self, now: Round) -> list[PaperKind]:
        """Return proposals, ranking tables, results and the decision of the round.

        Proposal and decision where the office itself awards, a proposal for every
        award somebody above decides, a ranking table for each criteria set, or for
        each index where the plan has no points.
        """
        own = now.outcome.own
        asked = f"Tờ trình đề nghị {words.forms_of(own)}"
        proposals = [replace(_PROPOSAL, title=asked)] if own else []
        decided = [_DECISION] if own else []
        ranked = _ranking_kinds(now)
        return [*ranked, *proposals, *_upward_kinds(now), _REVIEW, *decided]

    def describe(self, code: str, now: Round) -> Paper | None:
        """Return one paper by its code."""
        match code:
            case "proposal":
                return self._proposal(now)
            case "decision":
                return self._decision(now)
            case "review":
                return self._review(now)
            case _ if code.startswith(paper_explaining.EXPLAINED):
                return self._explanation(now, code)
            case _ if code.startswith(UPWARD):
                return self._upward(now, code.removeprefix(UPWARD))
            case _ if code.startswith(paper_indices.INDEX):
                return self._index_ranking(now, code.removeprefix(paper_indices.INDEX))
            case _ if code.startswith(RANKING):
                return self._ranking(now, code.removeprefix(RANKING))
            case _:
                return None

    # --- the papers ---------------------------------------------------------------

    def _proposal(self, now: Round) -> Paper:
        plan, own = now.roundup.plan, now.outcome.own
        name, title = self._office.head(plan)
        return proposal.describe_proposal(
            proposal.Proposal(
                office=self._office.letterhead(plan),
                movement=words.movement_in(now),
                bases=self._office.bases(now),
                subjects=words.subjects(own, self._office.name()),
                titles=(title,),
                signer=name,
                process=words.process(now, own),
                quotas=words.quotas(own),
                over_quota=words.over_quota(own),
                not_proposed=words.not_proposed(own),
                attachments=(
                    *_shown_with(now),
                    f"Dự thảo Quyết định {words.forms_of(own)} và danh sách kèm theo",
                ),
                recipients=(f"Lưu: {names.symbol(self._office.standing_body(plan))}.",),
            )
        )

    def _upward(self, now: Round, offer_code: str) -> Paper:
        """Return the proposal of the lists somebody above decides."""
        plan, lists = now.roundup.plan, now.upward.get(offer_code, ())
        if not lists:
            raise OfficeError(
                "Chưa có ai được đề nghị lên cấp trên.",
                "Xét khen thưởng trước, rồi tạo lại.",
            )
        offer = plan.offer_by_code[offer_code]
        province = (
            self._office.particulars().province_name if _is_of_province(offer) else ""
        )
        year = now.roundup.round.period.last.year
        signer, titles = self._office.signer(now)
        merit = offer.citation_in(year).removeprefix(_MERIT).rstrip(" .")
        return upward.describe_upward_proposal(
            upward.UpwardProposal(
                office=self._office.letterhead(plan),
                authority=names.full_authority(offer.authority, province),
                merit=f"{merit[:1].lower()}{merit[1:]}",
                bases=self._office.bases(now),
                subjects=words.subjects(lists, self._office.name()),
                titles=titles,
                signer=signer,
                process=words.process(now, lists),
                attachments=_shown_with(now),
                recipients=(
                    f"Lưu: VT, {names.symbol(self._office.standing_body(plan))}.",
                ),
            )
        )

    def _decision(self, now: Round) -> Paper:
        plan = now.roundup.plan
        decided = now.decision
        signer, titles = self._office.signer(now)
        body = self._office.standing_body(plan)
        head = names.head_of(body)
        return decisions.describe_decision(
            decisions.Decision(
                office=self._office.letterhead(plan),
                movement=words.movement_in(now),
                bases=self._office.bases(now),
                subjects=words.subjects(
                    now.outcome.own, self._office.name(), with_points=False
                ),
                titles=titles,
                signer=signer,
                number=decided.number if decided else "",
                signed_on=decided.issued_on if decided else None,
                proposer=head,
                proposal_symbol=f"TTr-{names.symbol(body)}",
                executors=self._office.executors(now, head),
                recipients=(f"Lưu: VT, {names.symbol(body)}.",),
            )
        )

    def _review(self, now: Round) -> Paper:
        plan = now.roundup.plan
        return review_table.describe_review_table(
            review_table.ReviewTable(
                office=self._office.letterhead(plan),
                subject=words.movement_in(now),
                parts=tuple(
                    review_table.Part(
                        _part_name(found),
                        tuple(words.reviewed(row) for row in found.rows),
                    )
                    for found in now.outcome.lists
                ),
                signatures=self._table_signatures(plan),
            )
        )

    def _explanation(self, now: Round, code: str) -> Paper:
        plan = now.roundup.plan
        office, signed = self._office.letterhead(plan), self._table_signatures(plan)
        sheet = paper_explaining.sheet_of(now, code, office, signed)
        return explanation_sheet.describe_explanation(sheet)

    def _ranking(self, now: Round, criteria: str) -> Paper:
        plan = now.roundup.plan
        tables = [t for t in now.outcome.tables if t.criteria == criteria]
        if not tables:
            raise OfficeError(
                "Chưa có điểm nào để lập bảng xếp hạng.",
                "Chấm điểm trước, rồi tạo lại.",
            )
        headings = tables[0].headings
        return ranking_table.describe_ranking_table(
            ranking_table.RankingTable(
                office=self._office.letterhead(plan),
                subject=words.movement_in(now),
                groups=tuple(
                    ranking_table.CriteriaGroup(
                        f"{h.code}. {h.name}", h.max_points, h.is_extra
                    )
                    for h in headings
                ),
                blocks=tuple(words.block(table) for table in tables),
                signatures=self._table_signatures(plan),
                remark=words.ranking_remark(tables),
            )
        )

    def _index_ranking(self, now: Round, index: str) -> Paper:
        plan = now.roundup.plan
        table = paper_indices.table_of(
            now, index, self._office.letterhead(plan), self._table_signatures(plan)
        )
        return ranking_table.describe_ranking_table(table)

    def _table_signatures(self, plan: Plan) -> tuple[Signature, ...]:
        name, title = self._office.head(plan)
        return (Signature(("NGƯỜI LẬP BẢNG",)), Signature((title,), name))

    def certificate(
        self, now: Round, found: ReviewList, row: ReviewRow, grant: Grant | None
    ) -> Certificate:
        """Return what the certificate of somebody says."""
        plan = now.roundup.plan
        letterhead = self._office.letterhead(plan)
        signer, titles = self._office.signer(now)
        decided = now.decision
        number_shown = ""
        if decided is not None and decided.number:
            number_shown = f"{decided.number}/{decided.symbol}"
        return Certificate(
            kind=words.PAPER_KINDS[row.kind],
            recipient=row.name,
            salutation=row.salutation,
            unit=_below(row),
            citation=plan.offer_by_code[found.offer].citation_in(
                now.roundup.round.period.last.year
            ),
            authority=letterhead.chair.upper(),
            place=letterhead.place,
            signed_on=decided.issued_on if decided else None,
            titles=titles,
            signer=signer,
            decision_number=number_shown,
            decided_on=decided.issued_on if decided else None,
            register_number=words.register_number(grant),
            form=words.form_words(found.form),
        )


def _upward_kinds(now: Round) -> list[PaperKind]:
    return [
        PaperKind(
            f"{UPWARD}{offer}",
            f"Tờ trình đề nghị {lists[0].authority} {words.forms_of(lists)}",
            f"to-trinh-cap-tren-{number}.pdf",
            is_numbered=True,
        )
        for number, (offer, lists) in enumerate(now.upward.items(), 1)
    ]


def _ranking_kinds(now: Round) -> list[PaperKind]:
    """Return a table for each criteria set; for each index where there are none."""
    indices = paper_indices.ranked_by(now.roundup)
    if indices:
        return [
            PaperKind(
                f"{paper_indices.INDEX}{index.value}",
                f"Bảng xếp hạng: {index.short}",
                f"bang-xep-hang-{index.value}.pdf",
                PaperStep.APPRAISAL,
            )
            for index in indices
        ]
    names = dict.fromkeys(table.criteria for table in now.outcome.tables)
    return [
        PaperKind(
            f"{RANKING}{name}",
            f"Bảng xếp hạng: {name}",
            f"bang-xep-hang-{number}.pdf",
            PaperStep.APPRAISAL,
        )
        for number, name in enumerate(names, 1)
    ]


def _shown_with(now: Round) -> tuple[str, ...]:
    """Return the papers that go along; there are no points in every plan."""
    points = ("Bảng tổng hợp điểm và xếp hạng",) if now.outcome.tables else ()
    return (*points, "Kết quả xét khen thưởng, có lý do của từng trường hợp")


def _part_name(found: ReviewList) -> str:
    """Return what a part of the results is about, and who decides if not we."""
    scope = f", {found.scope}" if found.scope else ""
    named = f"{words.form_words(found.form) or 'Khen thưởng'}, {found.quota}{scope}"
    return named if found.is_own else f"Đề nghị {found.authority}: {named}"


def _below(row: ReviewRow) -> str:
    """Return the line under a recipient, nothing the name already says."""
    if row.kind is Kind.COLLECTIVE and row.detail.casefold() in row.name.casefold():
        return ""
    return names.lower_types(row.detail)


def _is_of_province(offer: AwardOffer) -> bool:
    """Tell whether the province, or the city that is one, decides an award."""
    return offer.level is Level.CITY
