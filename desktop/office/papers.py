"""The papers of a round, put together from its outcome and drawn.

Every paper of one round is made from the same Outcome, so that lists, counts and names
agree. A round that is not closed gives drafts.
"""

import io
import tomllib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import resources
from db import awards, offices, subjects
from desktop.awards.deadlines import Deadline
from desktop.awards.eligibility import Verdict
from desktop.awards.forms import Decision, Grant
from desktop.awards.selection import Section
from desktop.documents import decision as decisions
from desktop.documents import kinds, proposal, ranking_table, review_table
from desktop.documents.certificate import Certificate, Sheet, draw_certificates
from desktop.documents.paper import Paper, Signature
from desktop.documents.pdf import save_pdf
from desktop.documents.wording import AwardSubject
from desktop.documents.wording import Office as Letterhead
from desktop.emulation.participants import Kind
from desktop.errors import OfficeError, OfficeFileError
from desktop.office.desk import Desk
from desktop.office.outcome import Outcome, RankRow, RankTable, ReviewRow
from desktop.office.roundup import Roundup
from desktop.plans.plan import Plan
from desktop.text import same_key
from desktop.vietnamese import long_date, number, two_digits

_KINDS = {
    Kind.COLLECTIVE: kinds.Kind.COLLECTIVE,
    Kind.BUSINESS: kinds.Kind.COLLECTIVE,
    Kind.INDIVIDUAL: kinds.Kind.INDIVIDUAL,
    Kind.HOUSEHOLD: kinds.Kind.HOUSEHOLD,
}
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
        return [_write(outdir / p.file_name, self.pdf(p.code)) for p in self.kinds()]

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
            self._certificate(now, row, grants.get(row.subject_id))
            for row in now.outcome.proposed
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
        wanted = every if chosen is None else [every[place] for place in chosen]
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
                movement=movement_words(plan),
                bases=self._bases(now),
                subjects=_subjects(now),
                titles=(title,),
                signer=name,
                process=_process(now),
                quotas=_quotas(now),
                over_quota=_over_quota(now),
                not_proposed=_not_proposed(now),
                attachments=(
                    "Bảng tổng hợp điểm và xếp hạng",
                    "Kết quả xét khen thưởng, có lý do của từng trường hợp",
                    "Dự thảo Quyết định tặng Giấy khen và danh sách kèm theo",
                ),
                recipients=(f"Lưu: {_archive(plan)}.",),
            )
        )

    def _decision(self, now: Round) -> Paper:
        plan = now.roundup.plan
        decided = now.decision
        signer, titles = self._signer(now)
        head = _head_of(plan.issuer.standing_body)
        return decisions.describe_decision(
            decisions.Decision(
                office=self._letterhead(plan),
                movement=movement_words(plan),
                bases=self._bases(now),
                subjects=_subjects(now, with_points=False),
                titles=titles,
                signer=signer,
                number=decided.number if decided else "",
                signed_on=decided.issued_on if decided else None,
                proposer=head,
                proposal_symbol=f"TTr-{_symbol(plan.issuer.standing_body)}",
                executors=f"{_OFFICE_HEAD}, {head}",
                recipients=(f"Lưu: VT, {_symbol(plan.issuer.standing_body)}.",),
            )
        )

    def _review(self, now: Round) -> Paper:
        plan = now.roundup.plan
        return review_table.describe_review_table(
            review_table.ReviewTable(
                office=self._letterhead(plan),
                subject=movement_words(plan),
                parts=tuple(
                    review_table.Part(
                        f"{found.form}, {found.quota}",
                        tuple(_reviewed(row) for row in found.rows),
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
                subject=f"{movement_words(plan)}, tính đến "
                f"{long_date(now.roundup.round.cutoff)}",
                groups=tuple(
                    ranking_table.CriteriaGroup(f"{h.code}. {h.name}", h.max_points)
                    for h in headings
                ),
                blocks=tuple(_block(table) for table in tables),
                signatures=self._table_signatures(plan),
                remark=_ranking_remark(tables),
            )
        )

    def _table_signatures(self, plan: Plan) -> tuple[Signature, ...]:
        name, title = self._head(plan)
        return (Signature(("NGƯỜI LẬP BẢNG",)), Signature((title,), name))

    def _certificate(
        self, now: Round, row: ReviewRow, grant: Grant | None
    ) -> Certificate:
        plan = now.roundup.plan
        letterhead = self._letterhead(plan)
        signer, titles = self._signer(now)
        decided = now.decision
        number_shown = ""
        if decided is not None and decided.number:
            number_shown = f"{decided.number}/{decided.symbol}"
        return Certificate(
            kind=_KINDS[row.kind],
            recipient=row.name,
            salutation=row.salutation,
            unit=_lower_type(row.detail),
            citation=plan.offers[0].citation,
            authority=letterhead.chair.upper(),
            place=letterhead.place,
            signed_on=decided.issued_on if decided else None,
            titles=titles,
            signer=signer,
            decision_number=number_shown,
            decided_on=decided.issued_on if decided else None,
            register_number=_register_number(grant),
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
            standing_body=mine.standing_body or plan.issuer.standing_body,
            standing_symbol=_symbol(mine.standing_body or plan.issuer.standing_body),
        )

    def _head(self, plan: Plan) -> tuple[str, str]:
        """Return name and title of the standing body's head; the name may be empty."""
        mine = offices.office(self._desk.database)
        body = (mine.standing_body if mine else "") or plan.issuer.standing_body
        title = _head_of(body).upper()
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
        return (*legal_bases(decided or self._desk.today()), _plan_basis(plan))

    def _grants(self, now: Round) -> dict[str, Grant]:
        if now.decision is None:
            return {}
        found = awards.grants(self._desk.database, decision_id=now.decision.id)
        return {grant.subject_id: grant for grant in found}

    def _created_on(self, now: Round) -> date:
        """Return a day that depends on the data alone, so that bytes repeat."""
        if now.decision is not None and now.decision.issued_on is not None:
            return now.decision.issued_on
        return now.roundup.round.closed_on or now.roundup.round.cutoff


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


def _plan_basis(plan: Plan) -> str:
    shown = plan.number or "…"
    symbol = "" if "/" in shown else "/KH-UBND"
    day = "ngày … tháng … năm …"
    if plan.issued_on is not None:
        day = long_date(plan.issued_on)
    return (
        f"Căn cứ Kế hoạch số {shown}{symbol} {day} của {plan.issuer.office} "
        f"phát động {movement_words(plan)}"
    )


def _subjects(now: Round, *, with_points: bool = True) -> tuple[AwardSubject, ...]:
    return tuple(
        AwardSubject(
            kind=_KINDS[row.kind],
            name=row.name,
            salutation=row.salutation,
            position="" if row.kind is Kind.COLLECTIVE else row.detail,
            achievement=_capital("; ".join(row.merits)),
            points=row.total if with_points else None,
        )
        for row in now.outcome.proposed
    )


def _process(now: Round) -> tuple[str, ...]:
    rows = [row for found in now.outcome.lists for row in found.rows]
    met = sum(1 for row in rows if row.verdict.value == "met")
    deadline = _deadline(now.roundup.plan)
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
    if deadline is not None:
        sentences.append(
            f"Thời hạn đề xuất theo Kế hoạch: {deadline.limit.label} "
            f"{number_day(deadline.day)} (mục {deadline.clause})."
        )
    return tuple(sentences)


def number_day(day: date) -> str:
    """Return a day inside a sentence, 15/12/2025."""
    return f"{day:%d/%m/%Y}"


def _deadline(plan: Plan) -> Deadline | None:
    wanted = {offer.deadline for offer in plan.offers}
    return next((d for d in plan.deadlines if d.code in wanted), None)


def _quotas(now: Round) -> tuple[proposal.QuotaUse, ...]:
    return tuple(
        proposal.QuotaUse(
            _KINDS[found.kind],
            found.count,
            considered=len(found.rows),
            passed=sum(1 for row in found.rows if row.verdict.value == "met"),
        )
        for found in now.outcome.lists
    )


def _over_quota(now: Round) -> str:
    sentences = []
    for found in now.outcome.lists:
        if found.extras:
            named = "; ".join(f"{row.name}: {row.reason}" for row in found.extras)
            sentences.append(
                f"Ngoài {found.quota} theo mục {found.clause} của Kế hoạch, đề nghị "
                f"thêm {two_digits(len(found.extras))} {found.kind.label}. {named}"
            )
    return ". ".join(sentence.rstrip(".") for sentence in sentences)


def _not_proposed(now: Round) -> tuple[proposal.NotProposed, ...]:
    return tuple(
        proposal.NotProposed(_KINDS[row.kind], row.name, row.reason)
        for found in now.outcome.lists
        for row in found.rows
        if row.section is not Section.PROPOSED and row.verdict is not Verdict.NOT_MET
    )


def _block(table: RankTable) -> ranking_table.RankedBlock:
    return ranking_table.RankedBlock(
        table.name, tuple(_ranked(row, table) for row in table.rows)
    )


def _ranked(row: RankRow, table: RankTable) -> ranking_table.RankedUnit:
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
        note=note,
        unranked_reason=row.unranked_reason,
    )


def _reviewed(row: ReviewRow) -> review_table.Reviewed:
    name = f"{row.salutation} {row.name}".strip()
    return review_table.Reviewed(
        name=name,
        detail=row.detail,
        total=row.total,
        verdict=row.verdict.label,
        section=row.section.label,
        reason=row.reason or row.remark.label,
    )


def _ranking_remark(tables: list[RankTable]) -> str:
    if any(table.is_own for table in tables):
        return (
            "Điểm theo bộ tiêu chí do cơ quan tự lập, không có trong Kế hoạch; "
            "xếp hạng là căn cứ để xem xét."
        )
    return ""


def _register_number(grant: Grant | None) -> str:
    return "" if grant is None else two_digits(grant.register_number)


def _head_of(body: str) -> str:
    """Return "Trưởng phòng Văn hóa - Xã hội" for "Phòng Văn hóa - Xã hội"."""
    words = body.split()
    if words and words[0].casefold() == "phòng":
        return " ".join(["Trưởng", "phòng", *words[1:]])
    return f"Thủ trưởng {body}"


def _symbol(body: str) -> str:
    """Return "VHXH" for "Phòng Văn hóa - Xã hội"."""
    words = [w for w in body.replace("-", " ").replace("–", " ").split() if w.isalpha()]
    if words and words[0].casefold() in {"phòng", "ban", "trung"}:
        words = words[1:]
    return "".join(word[0].upper() for word in words)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _lower_type(detail: str) -> str:
    """Return "xã Hồng Vân" for "Xã Hồng Vân": a type word inside a line is small."""
    first = detail.split(" ", 1)[0].casefold()
    if first in {"xã", "phường", "thôn", "xóm"}:
        return detail[:1].lower() + detail[1:]
    return detail


def _archive(plan: Plan) -> str:
    return _symbol(plan.issuer.standing_body)


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
