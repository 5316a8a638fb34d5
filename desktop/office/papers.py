"""The papers of a round, put together from its outcome and drawn.

Every paper of one round is made from the same Outcome, so that lists, counts and names
agree. A round that is not closed gives drafts.
"""

import io
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db import awards, offices, subjects
from desktop.awards.forms import Grant
from desktop.documents import decision as decisions
from desktop.documents import proposal, ranking_table, review_table
from desktop.documents.certificate import Certificate, Sheet, draw_certificates
from desktop.documents.paper import Paper, Signature
from desktop.documents.pdf import save_pdf
from desktop.documents.wording import Office as Letterhead
from desktop.errors import OfficeError, OfficeFileError
from desktop.office import paper_words as words
from desktop.office.desk import Desk
from desktop.office.outcome import ReviewList, ReviewRow
from desktop.office.paper_words import Round
from desktop.plans.plan import Plan
from desktop.text import same_key

Progress = Callable[[int, int], bool] | None


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A paper of the round: its code, name on screen, and file name."""

    code: str
    title: str
    file_name: str


_PROPOSAL = PaperKind("proposal", "Tờ trình đề nghị tặng Giấy khen", "to-trinh.pdf")
_DECISION = PaperKind("decision", "Quyết định và danh sách kèm theo", "quyet-dinh.pdf")
_REVIEW = PaperKind("review", "Kết quả xét khen thưởng", "ket-qua-xet.pdf")
_RANKING = "ranking:"
_OFFICE_HEAD = "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"
CERTIFICATES = "giay-khen.pdf"


class Papers:
    """Draw the papers and certificates of the current round."""

    def __init__(self, desk: Desk, current: Callable[[], Round]) -> None:
        self._desk = desk
        self._current = current

    def pdf(self, code: str) -> bytes:
        """Return one paper as PDF."""
        now = self._current()
        out = io.BytesIO()
        save_pdf(
            self._describe(code, now),
            out,
            draft=now.is_draft,
            created_on=self._created_on(now),
        )
        return out.getvalue()

    def write_all(self, outdir: Path) -> list[Path]:
        """Write every paper of the round; return the files."""
        # All are drawn before the first is written: what cannot be set stops all.
        drawn = [(outdir / p.file_name, self.pdf(p.code)) for p in self.kinds()]
        return [_write(path, data) for path, data in drawn]

    def kinds(self) -> list[PaperKind]:
        """Return the papers of the round: a ranking table for each criteria set."""
        names = dict.fromkeys(t.criteria for t in self._current().outcome.tables)
        rankings = [
            PaperKind(
                f"{_RANKING}{name}",
                f"Bảng xếp hạng: {name}",
                f"bang-xep-hang-{number}.pdf",
            )
            for number, name in enumerate(names, 1)
        ]
        return [_PROPOSAL, *rankings, _REVIEW, _DECISION]

    def certificates(self) -> list[Certificate]:
        """Return what each certificate says, in the order of the decision's list."""
        now = self._current()
        grants = self._grants(now)
        return [
            self._certificate(now, found, row, grants.get((row.subject_id, found.form)))
            for found, row in now.awarded
        ]

    def certificates_pdf(
        self,
        chosen: Sequence[int] | None = None,
        *,
        sheet: str = "A4",
        progress: Progress = None,
    ) -> bytes:
        """Return certificates as one PDF.

        Args:
            chosen: places in `certificates()`; all when None.
            sheet: "A4" or "A3".
            progress: told how far it is; false stops.
        """
        now = self._current()
        every = self.certificates()
        places = range(len(every)) if chosen is None else chosen
        revoked = self._revoked(now)
        wanted = [every[place] for place in places if place not in revoked]
        if places and not wanted:
            raise OfficeError(
                "Khen thưởng này đã thu hồi nên không in Giấy khen.",
                "Chọn người khác; lý do thu hồi có trong Sổ khen thưởng.",
            )
        if not wanted:
            raise OfficeError(
                "Chưa có ai được đề nghị nên chưa có Giấy khen để in.",
                "Xét khen thưởng trước, rồi in lại.",
            )
        out = io.BytesIO()
        draw_certificates(
            wanted,
            out,
            sheet=Sheet[sheet],
            draft=now.is_draft,
            created_on=self._created_on(now),
            progress=progress,
        )
        return out.getvalue()

    def write_certificates(self, outdir: Path, *, sheet: str = "A4") -> list[Path]:
        """Write all certificates into one file, ready for the printer."""
        return [_write(outdir / CERTIFICATES, self.certificates_pdf(sheet=sheet))]

    def _revoked(self, now: Round) -> set[int]:
        grants = self._grants(now)
        return {
            place
            for place, (found, row) in enumerate(now.awarded)
            if (grant := grants.get((row.subject_id, found.form)))
            and grant.revoked_on is not None
        }

    def _describe(self, code: str, now: Round) -> Paper:
        match code:
            case "proposal":
                return self._proposal(now)
            case "decision":
                return self._decision(now)
            case "review":
                return self._review(now)
            case _:
                return self._ranking(now, code.removeprefix(_RANKING))

    # --- the papers ---------------------------------------------------------------

    def _proposal(self, now: Round) -> Paper:
        plan = now.roundup.plan
        name, title = self._head(plan)
        return proposal.describe_proposal(
            proposal.Proposal(
                office=self._letterhead(plan),
                movement=words.movement_words(plan),
                bases=self._bases(now),
                subjects=words.subjects(now),
                titles=(title,),
                signer=name,
                process=words.process(now),
                quotas=words.quotas(now),
                over_quota=words.over_quota(now),
                not_proposed=words.not_proposed(now),
                attachments=(
                    "Bảng tổng hợp điểm và xếp hạng",
                    "Kết quả xét khen thưởng, có lý do của từng trường hợp",
                    "Dự thảo Quyết định tặng Giấy khen và danh sách kèm theo",
                ),
                recipients=(f"Lưu: {words.symbol(self._standing_body(plan))}.",),
            )
        )

    def _decision(self, now: Round) -> Paper:
        plan = now.roundup.plan
        decided = now.decision
        signer, titles = self._signer(now)
        body = self._standing_body(plan)
        head = words.head_of(body)
        return decisions.describe_decision(
            decisions.Decision(
                office=self._letterhead(plan),
                movement=words.movement_words(plan),
                bases=self._bases(now),
                subjects=words.subjects(now, with_points=False),
                titles=titles,
                signer=signer,
                number=decided.number if decided else "",
                signed_on=decided.issued_on if decided else None,
                proposer=head,
                proposal_symbol=f"TTr-{words.symbol(body)}",
                executors=f"{_OFFICE_HEAD}, {head}",
                recipients=(f"Lưu: VT, {words.symbol(body)}.",),
            )
        )

    def _review(self, now: Round) -> Paper:
        plan = now.roundup.plan
        return review_table.describe_review_table(
            review_table.ReviewTable(
                office=self._letterhead(plan),
                subject=words.movement_words(plan),
                parts=tuple(
                    review_table.Part(
                        f"{found.form}, {found.quota}",
                        tuple(words.reviewed(row) for row in found.rows),
                    )
                    for found in now.outcome.lists
                ),
                signatures=self._table_signatures(plan),
            )
        )

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
                office=self._letterhead(plan),
                subject=words.movement_words(plan),
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

    def _table_signatures(self, plan: Plan) -> tuple[Signature, ...]:
        name, title = self._head(plan)
        return (Signature(("NGƯỜI LẬP BẢNG",)), Signature((title,), name))

    def _certificate(
        self, now: Round, found: ReviewList, row: ReviewRow, grant: Grant | None
    ) -> Certificate:
        plan = now.roundup.plan
        letterhead = self._letterhead(plan)
        signer, titles = self._signer(now)
        decided = now.decision
        number_shown = ""
        if decided is not None and decided.number:
            number_shown = f"{decided.number}/{decided.symbol}"
        return Certificate(
            kind=words.PAPER_KINDS[row.kind],
            recipient=row.name,
            salutation=row.salutation,
            unit=words.lower_type(row.detail),
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
            form=found.form,
        )

    # --- what they share ----------------------------------------------------------

    def _letterhead(self, plan: Plan) -> Letterhead:
        mine = offices.office(self._desk.database)
        if mine is None:
            raise OfficeError(
                "Chưa khai tên cơ quan nên chưa lập văn bản được.",
                "Mở Cài đặt và chọn cơ quan.",
            )
        return Letterhead(
            commune=mine.full_name,
            place=mine.place,
            standing_body=self._standing_body(plan),
            standing_symbol=words.symbol(self._standing_body(plan)),
        )

    def _standing_body(self, plan: Plan) -> str:
        mine = offices.office(self._desk.database)
        return (mine.standing_body if mine else "") or plan.issuer.standing_body

    def _head(self, plan: Plan) -> tuple[str, str]:
        """Return name and title of the standing body's head; the name may be empty."""
        body = self._standing_body(plan)
        title = words.head_of(body).upper()
        units = {
            unit.id
            for unit in subjects.units(self._desk.database)
            if same_key(unit.name) == same_key(body)
        }
        heads = (
            person.name
            for person in subjects.people(self._desk.database)
            if person.is_head and person.unit_id in units and not person.retired_on
        )
        return next(heads, ""), title

    def _signer(self, now: Round) -> tuple[str, tuple[str, ...]]:
        if now.decision is not None:
            return now.decision.signer, now.decision.signer_titles
        found = offices.signatories(self._desk.database)
        usual = sorted(found, key=lambda s: not s.is_default)
        if not usual:
            return "", ("CHỦ TỊCH",)
        return usual[0].name, usual[0].titles

    def _bases(self, now: Round) -> tuple[str, ...]:
        plan = now.roundup.plan
        decided = now.decision.issued_on if now.decision else None
        return (
            *words.legal_bases(decided or self._desk.today()),
            words.plan_basis(plan),
        )

    def _grants(self, now: Round) -> dict[tuple[str, str], Grant]:
        if now.decision is None:
            return {}
        found = awards.grants(self._desk.database, decision_id=now.decision.id)
        return {(grant.subject_id, grant.form.label): grant for grant in found}

    def _created_on(self, now: Round) -> date:
        """Return a day that depends on the data alone, so that bytes repeat."""
        if now.decision is not None and now.decision.issued_on is not None:
            return now.decision.issued_on
        return now.roundup.round.closed_on or now.roundup.round.cutoff


def _write(path: Path, data: bytes) -> Path:
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(path)
    except OSError as trouble:
        with suppress(OSError):  # the drive may be gone
            part.unlink(missing_ok=True)
        raise OfficeFileError(
            f"Không ghi được {path.name} vào {path.parent}.",
            "Đóng tệp đang mở, kiểm tra chỗ trống và quyền ghi, rồi làm lại.",
            detail=str(trouble),
        ) from trouble
    return path


__all__ = ["CERTIFICATES", "PaperKind", "Papers", "Round"]
