"""The papers of a round, put together from its outcome and drawn.

Every paper of one round is made from the same Outcome, so that lists, counts and names
agree. A round that is not closed gives drafts.
"""

import io
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from db import awards
from desktop import text
from desktop.awards.forms import Grant
from desktop.documents.certificate import Certificate, Sheet, draw_certificates
from desktop.documents.paper import Paper
from desktop.documents.pdf import save_pdf
from desktop.errors import OfficeError, OfficeFileError
from desktop.office import paper_explaining
from desktop.office import paper_words as words
from desktop.office.desk import Desk
from desktop.office.paper_catalogue import Family, PaperKind, PaperStep
from desktop.office.paper_drafts import Drafts
from desktop.office.paper_office import PaperOffice
from desktop.office.paper_words import Round

Progress = Callable[[int, int], bool] | None


CERTIFICATES = "giay-khen.pdf"


class Papers:
    """Draw the papers and certificates of the current round."""

    def __init__(self, desk: Desk, current: Callable[[], Round]) -> None:
        self._desk = desk
        self._current = current
        office = PaperOffice(desk)
        self._drafts = Drafts(office)
        self._families: tuple[Family, ...] = (self._drafts,)

    def pdf(self, code: str) -> bytes:
        """Return one paper as PDF."""
        now = self._current()
        out = io.BytesIO()
        save_pdf(
            self._described(code, now),
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
        """Return the papers of the round, by the step of the year they belong to."""
        now = self._current()
        found = [kind for family in self._families for kind in family.kinds(now)]
        steps = list(PaperStep)
        return sorted(found, key=lambda kind: steps.index(kind.step))

    def describe(self, code: str) -> Paper:
        """Return what one paper of the round says."""
        return self._described(code, self._current())

    def _described(self, code: str, now: Round) -> Paper:
        for family in self._families:
            paper = family.describe(code, now)
            if paper is not None:
                return paper
        raise OfficeError(
            "Đợt xét này không còn văn bản vừa chọn.",
            "Mở lại trang Hồ sơ & văn bản để xem danh sách hiện nay.",
            detail=code,
        )

    def explanation(self, code: str) -> PaperKind:
        """Return the paper on one verdict; its code comes of `paper_explaining`."""
        name = paper_explaining.name_of(self._current(), code)
        slug = re.sub(r"[^a-z0-9]+", "-", text.search_key(name)).strip("-")
        title = f"Giải thích kết luận: {name}"
        return PaperKind(code, title, f"giai-thich-{slug or 'ket-luan'}.pdf")

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
