"""The papers of a round, put together from its outcome and drawn.

Every paper of one round is made from the same Outcome, so that lists, counts and names
agree. A round that is not closed gives drafts.
"""

import io
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db import awards
from desktop import text
from desktop.awards.forms import Grant
from desktop.documents.certificate import Certificate, Sheet, draw_certificates
from desktop.documents.pdf import save_pdf
from desktop.errors import OfficeError, OfficeFileError
from desktop.office import paper_explaining, paper_indices
from desktop.office import paper_words as words
from desktop.office.desk import Desk
from desktop.office.paper_drafts import RANKING, UPWARD, Drafts
from desktop.office.paper_words import Round

Progress = Callable[[int, int], bool] | None


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A paper of the round: its code, name on screen, and file name."""

    code: str
    title: str
    file_name: str


_DECISION = PaperKind("decision", "Quyết định và danh sách kèm theo", "quyet-dinh.pdf")
_REVIEW = PaperKind("review", "Kết quả xét khen thưởng", "ket-qua-xet.pdf")
CERTIFICATES = "giay-khen.pdf"


class Papers:
    """Draw the papers and certificates of the current round."""

    def __init__(self, desk: Desk, current: Callable[[], Round]) -> None:
        self._desk = desk
        self._current = current
        self._drafts = Drafts(desk)

    def pdf(self, code: str) -> bytes:
        """Return one paper as PDF."""
        now = self._current()
        out = io.BytesIO()
        save_pdf(
            self._drafts.describe(code, now),
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
        """Return the papers of the round.

        Proposal and decision where the office itself awards, a proposal for every
        award somebody above decides, a ranking table for each criteria set, or for
        each index where the plan has no points.
        """
        now = self._current()
        own = now.outcome.own
        asked = f"Tờ trình đề nghị {words.forms_of(own)}"
        proposals = [PaperKind("proposal", asked, "to-trinh.pdf")] if own else []
        decided = [_DECISION] if own else []
        return [
            *proposals,
            *self._upward_kinds(now),
            *_ranking_kinds(now),
            _REVIEW,
            *decided,
        ]

    def explanation(self, code: str) -> PaperKind:
        """Return the paper on one verdict; its code comes of `paper_explaining`."""
        name = paper_explaining.name_of(self._current(), code)
        slug = re.sub(r"[^a-z0-9]+", "-", text.search_key(name)).strip("-")
        title = f"Giải thích kết luận: {name}"
        return PaperKind(code, title, f"giai-thich-{slug or 'ket-luan'}.pdf")

    def _upward_kinds(self, now: Round) -> list[PaperKind]:
        return [
            PaperKind(
                f"{UPWARD}{offer}",
                f"Tờ trình đề nghị {lists[0].authority} {words.forms_of(lists)}",
                f"to-trinh-cap-tren-{number}.pdf",
            )
            for number, (offer, lists) in enumerate(now.upward.items(), 1)
        ]

    def certificate_forms(self) -> str:
        """Return what the certificates of the round are called: "Giấy khen"."""
        awarded = self._current().awarded
        forms = dict.fromkeys(words.form_words(found.form) for found, _row in awarded)
        return ", ".join(form for form in forms if form) or "Giấy khen"

    def certificates(self) -> list[Certificate]:
        """Return what each certificate says, in the order of the decision's list."""
        now = self._current()
        grants = self._grants(now)
        return [
            self._drafts.certificate(
                now, found, row, grants.get((row.subject_id, found.form))
            )
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
                "Khen thưởng này đã thu hồi nên không in nữa.",
                "Chọn người khác; lý do thu hồi có trong Sổ khen thưởng.",
            )
        if not wanted and now.upward and not now.outcome.own:
            raise OfficeError(
                "Đợt này chỉ đề nghị lên cấp trên; cơ quan không in Giấy khen.",
                "Lập Tờ trình ở trang Hồ sơ & văn bản.",
            )
        if not wanted:
            raise OfficeError(
                "Chưa có ai được đề nghị nên chưa có Giấy khen để in.",
                "Xét khen thưởng trước, rồi in lại.",
            )
        if not all(one.form for one in wanted):
            raise OfficeError(
                "Kế hoạch chưa nêu hình thức khen thưởng nên chưa in được.",
                "Xem hình thức ở Quyết định; có hình thức rồi mới in.",
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


def _ranking_kinds(now: Round) -> list[PaperKind]:
    """Return a table for each criteria set; for each index where there are none."""
    indices = paper_indices.ranked_by(now.roundup)
    if indices:
        return [
            PaperKind(
                f"{paper_indices.INDEX}{index.value}",
                f"Bảng xếp hạng: {index.short}",
                f"bang-xep-hang-{index.value}.pdf",
            )
            for index in indices
        ]
    names = dict.fromkeys(table.criteria for table in now.outcome.tables)
    return [
        PaperKind(
            f"{RANKING}{name}",
            f"Bảng xếp hạng: {name}",
            f"bang-xep-hang-{number}.pdf",
        )
        for number, name in enumerate(names, 1)
    ]


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
