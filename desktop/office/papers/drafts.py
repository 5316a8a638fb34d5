"""What each paper of a round says, described from the round's outcome."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.awards.bonuses import Rounding
from desktop.awards.council import Ballot
from desktop.awards.dossiers import DossierProfile
from desktop.awards.forms import Grant, Level
from desktop.documents.certificates.certificate import Certificate
from desktop.documents.paper import Paper, Signature
from desktop.documents.papers import decision as decisions
from desktop.documents.papers import (
    explanation_sheet,
    proposal,
    ranking_table,
    review_table,
    upward,
)
from desktop.documents.papers.authorities import NAME_ROOM, by_head
from desktop.emulation.participants import Kind
from desktop.errors import OfficeError
from desktop.office.council.sheet import CouncilSheet
from desktop.office.papers import confirming, money, names, words
from desktop.office.papers import explaining as paper_explaining
from desktop.office.papers import indices as paper_indices
from desktop.office.papers import quotas as votes
from desktop.office.papers import ranking as paper_ranking
from desktop.office.papers.catalogue import PaperKind, PaperStep
from desktop.office.papers.office import PaperOffice
from desktop.office.papers.words import Round
from desktop.office.rounds.outcome import ReviewList, ReviewRow
from desktop.plans.plan import AwardOffer, Plan

RANKING, UPWARD, PROPOSAL = "ranking:", "upward:", "proposal"
_PROPOSAL = PaperKind(PROPOSAL, "Tờ trình", "to-trinh.pdf", is_numbered=True)
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
_REPORT = "Báo cáo thành tích"


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
        sheet = self._office.council(now)
        law, day = self._office.law(), self._office.day(now)
        issued = now.issued_of(PROPOSAL)
        mode = now.money.rounding if now.money else Rounding.UP
        return proposal.describe_proposal(
            proposal.Proposal(
                office=self._office.letterhead(plan),
                movement=words.movement_in(now),
                bases=self._office.bases(now),
                subjects=words.subjects(own, self._office.name(), now=now),
                titles=(title,),
                signer=name,
                number=issued.number,
                signed_on=issued.issued_on,
                process=(*words.process(now, own), *votes.council_process(sheet)),
                quotas=votes.quotas(own, sheet),
                over_quota=words.over_quota(own),
                not_proposed=words.not_proposed(own),
                bonuses=money.bonuses_of(now, law, day),
                base_salary=money.base_salary(now, law, day),
                rounding=mode.label,
                fund=now.money.fund if now.money else "",
                attachments=(
                    *_minutes(sheet),
                    *_reports(plan, own),
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
        province = self._office.particulars().province_name
        profile = _profile(plan, offer, self._office.name())
        signer, titles = self._office.usual_signer()
        year = now.roundup.round.period.last.year
        merit = offer.citation_in(year).removeprefix(_MERIT).rstrip(" .")
        sheet = self._office.council(now)
        issued = now.issued_of(f"{UPWARD}{offer_code}")
        return upward.describe_upward_proposal(
            upward.UpwardProposal(
                office=self._office.letterhead(plan),
                authority=names.full_authority(
                    offer.authority, province if _is_of_province(offer) else ""
                ),
                merit=f"{merit[:1].lower()}{merit[1:]}",
                bases=self._office.bases(now),
                subjects=words.subjects(
                    lists, self._office.name(), now=now, votes=votes.votes_of(sheet)
                ),
                titles=titles,
                signer=signer,
                number=issued.number,
                signed_on=issued.issued_on,
                department=names.department(profile.receiver, province)
                if profile
                else "",
                process=(*words.process(now, lists), *votes.council_process(sheet)),
                confirmed=confirming.confirmed(now, lists),
                attachments=_asked_for(profile, lists, sheet, now),
                sets=profile.sets if profile else None,
                are_originals=profile is not None
                and any(c.is_original for c in profile.components),
                recipients=self._office.recipients(now),
            )
        )

    def _decision(self, now: Round) -> Paper:
        plan = now.roundup.plan
        decided = now.decision
        signer, titles = self._office.signer(now)
        body = self._office.standing_body(plan)
        head = names.head_of(body)
        law, day = self._office.law(), self._office.day(now)
        asked = now.issued_of(PROPOSAL)
        return decisions.describe_decision(
            decisions.Decision(
                office=self._office.letterhead(plan),
                movement=words.movement_in(now),
                bases=self._office.bases(now),
                subjects=words.subjects(
                    now.outcome.own, self._office.name(), with_points=False, now=now
                ),
                titles=titles,
                signer=signer,
                number=decided.number if decided else "",
                signed_on=decided.issued_on if decided else None,
                proposer=head,
                proposal_symbol=f"TTr-{names.symbol(body)}",
                proposal_number=asked.number,
                proposed_on=asked.issued_on,
                bonuses=money.bonuses_of(now, law, day),
                fund=now.money.fund if now.money else "",
                executors=self._office.executors(now, head),
                recipients=self._office.recipients(now),
                code=self._office.code(now),
            )
        )

    def _review(self, now: Round) -> Paper:
        plan, own = now.roundup.plan, self._office.name()
        return review_table.describe_review_table(
            review_table.ReviewTable(
                office=self._office.letterhead(plan),
                subject=words.movement_in(now),
                parts=tuple(
                    review_table.Part(
                        _part_name(found),
                        tuple(words.reviewed(row, own) for row in found.rows),
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
        maker, head = self._table_signatures(plan)
        verifier = Signature(("TỔ TRƯỞNG TỔ THẨM ĐỊNH",), NAME_ROOM)
        table = paper_ranking.ranking_of(
            now, criteria, self._office.letterhead(plan), (maker, verifier, head)
        )
        return ranking_table.describe_ranking_table(table)

    def _index_ranking(self, now: Round, index: str) -> Paper:
        plan = now.roundup.plan
        table = paper_indices.table_of(
            now, index, self._office.letterhead(plan), self._table_signatures(plan)
        )
        return ranking_table.describe_ranking_table(table)

    def _table_signatures(self, plan: Plan) -> tuple[Signature, ...]:
        name, title = self._office.head(plan)
        return (Signature(("NGƯỜI LẬP BẢNG",)), by_head(title, name))

    def certificate(
        self, now: Round, found: ReviewList, row: ReviewRow, grant: Grant | None
    ) -> Certificate:
        """Return what the certificate of somebody says."""
        plan = now.roundup.plan
        letterhead = self._office.letterhead(plan)
        signer, titles = self._office.signer(now)
        decided = now.decision
        salutation, name = words.name_of(row, grant)
        number_shown = ""
        if decided is not None and decided.number:
            number_shown = f"{decided.number}/{decided.symbol}"
        return Certificate(
            kind=words.PAPER_KINDS[row.kind],
            recipient=name,
            salutation=salutation,
            unit=_below(row),
            citation=plan.offer_by_code[found.offer].citation_in(
                now.roundup.round.period.last.year
            ),
            authority=letterhead.chair.upper(),
            place=letterhead.place,
            signed_on=decided.issued_on if decided else None,
            titles=titles,
            signer=signer or NAME_ROOM,
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


def _profile(plan: Plan, offer: AwardOffer, own_name: str) -> DossierProfile | None:
    """Return what the office above wants to get from us, where the plan says so."""
    level = own_name.split(" ", 1)[0].casefold()
    profiles = [p for p in plan.dossiers if p.code in offer.dossiers]
    ours = (
        p
        for p in profiles
        if p.sender.casefold().startswith(("ủy ban nhân dân", "địa phương"))
        and level not in p.receiver.casefold().split()
    )
    return next(ours, None)


def _minutes(sheet: CouncilSheet) -> tuple[str, ...]:
    """Return the minutes that go along, once the council has finished its meeting."""
    meeting = sheet.meeting
    if meeting is None or meeting.finished_on is None:
        return ()
    if meeting.regulation.ballot is Ballot.SECRET:
        return ("Biên bản họp Hội đồng và Biên bản kiểm phiếu",)
    return ("Biên bản họp Hội đồng",)


def _reports(plan: Plan, lists: Sequence[ReviewList]) -> tuple[str, ...]:
    """Return the reports that go along, where the plan's dossier asks for any."""
    codes = {c for each in lists for c in plan.offer_by_code[each.offer].dossiers}
    names_of = [c.name for p in plan.dossiers if p.code in codes for c in p.components]
    count = sum(len(each.proposed) for each in lists)
    if not any(name.startswith(_REPORT) for name in names_of) or not count:
        return ()
    return (f"{_REPORT} của từng trường hợp ({count:02d} bản)",)


def _asked_for(
    profile: DossierProfile | None,
    lists: Sequence[ReviewList],
    sheet: CouncilSheet,
    now: Round,
) -> tuple[str, ...]:
    """Return what goes up along with the proposal: what the profile asks for."""
    if profile is None:
        return (*_minutes(sheet), *_shown_with(now))
    kinds = {row.kind for each in lists for row in each.proposed}
    asked = (
        component.name
        for component in profile.components
        if not component.kinds or kinds & set(component.kinds)
    )
    named = (name for name in asked if not name.startswith("Tờ trình"))
    return tuple(dict.fromkeys((*named, *_shown_with(now))))


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
