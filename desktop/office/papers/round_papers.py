"""The papers of a round, put together from its outcome and drawn.

Every paper of one round is made from the same Outcome, so that lists, counts and names
agree. A round that is not closed gives drafts.
"""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.documents.certificates.certificate import Certificate
from desktop.documents.certificates.sheet_sizes import Sheet
from desktop.documents.paper import Paper
from desktop.documents.printed.saving import save_pdf
from desktop.errors import OfficeError
from desktop.office.desk import Desk
from desktop.office.dossiers.dossiers import Dossiers
from desktop.office.papers import explaining as paper_explaining
from desktop.office.papers import words
from desktop.office.papers.catalogue import (
    ALWAYS_FINAL,
    Family,
    PaperKind,
    PaperStep,
)
from desktop.office.papers.certificates import CertificatePapers
from desktop.office.papers.dossiers import DossierPapers
from desktop.office.papers.drafts import Drafts
from desktop.office.papers.files import created_on, slug, write_file
from desktop.office.papers.meetings import MeetingPapers
from desktop.office.papers.nominees import NomineePapers
from desktop.office.papers.office import PaperOffice
from desktop.office.papers.payments import PaymentPapers
from desktop.office.papers.public import PublicPapers
from desktop.office.papers.receipts import ReceiptPapers
from desktop.office.papers.register import RegisterPapers
from desktop.office.papers.report_papers import ReportPapers
from desktop.office.papers.scores import ScorePapers
from desktop.office.papers.units import UnitPapers
from desktop.office.papers.words import Round
from desktop.office.rounds.roundup import Roundup

Progress = Callable[[int, int], bool] | None


CERTIFICATES = "giay-khen.pdf"


class Papers:
    """Draw the papers and certificates of the current round."""

    def __init__(self, desk: Desk, current: Callable[[], Round]) -> None:
        self._desk = desk
        self._current = current
        office = PaperOffice(desk)
        self._drafts = Drafts(office)
        self.sheets = CertificatePapers(desk, current, self._drafts)
        self._known: tuple[Roundup, list[PaperKind]] | None = None
        self.dossiers = Dossiers(desk, current, self._kinds_in, self._symbol_of)
        self._families: tuple[Family, ...] = (
            UnitPapers(office),
            NomineePapers(office, desk),
            ScorePapers(office, desk),
            ReceiptPapers(office, self.dossiers),
            MeetingPapers(desk, office),
            PublicPapers(desk, office),
            self._drafts,
            PaymentPapers(office, desk),
            RegisterPapers(office, desk),
            ReportPapers(office, desk),
        )
        # Dossiers hold the papers above and are no part of one themselves.
        self._indices = DossierPapers(office, self.dossiers, desk.now)

    def pdf(self, code: str) -> bytes:
        """Return one paper as PDF."""
        now = self._current()
        out = io.BytesIO()
        save_pdf(
            self._described(code, now),
            out,
            draft=self.is_draft(code),
            created_on=created_on(now),
        )
        return out.getvalue()

    def docx(self, code: str) -> bytes:
        """Return one paper as a Word file that can be edited."""
        from desktop.documents.word.saving import save_docx

        now = self._current()
        out = io.BytesIO()
        save_docx(
            self._described(code, now),
            out,
            draft=self.is_draft(code),
            created_on=created_on(now),
        )
        return out.getvalue()

    def is_draft(self, code: str) -> bool:
        """Tell whether a paper carries BẢN NHÁP now; what is final never does."""
        now = self._current()
        if not now.is_draft or code.startswith(ALWAYS_FINAL):
            return False
        return not any(kind.code == code and kind.is_final for kind in self.kinds())

    def write_all(
        self,
        outdir: Path,
        report: Callable[[int, int, str], object] | None = None,
        *,
        codes: Sequence[str] = (),
        with_docx: bool = False,
    ) -> list[Path]:
        """Write papers of the round; return the files.

        Args:
            report: told before each paper; what it raises stops before any is written.
            codes: those to write; every paper when empty.
            with_docx: also a Word file of each.

        Raises:
            OfficeError: a code names no paper, or a paper cannot be drawn.
        """
        known = {kind.code: kind for kind in self.kinds()}
        for code in codes:
            if code not in known:
                raise _no_paper(code)
        wanted = [known[code] for code in codes or known]
        # All are drawn before the first is written: what cannot be set stops all.
        drawn: list[tuple[Path, bytes]] = []
        for done, kind in enumerate(wanted):
            if report is not None:
                report(done, len(wanted), kind.title)
            drawn.append((outdir / kind.file_name, self.pdf(kind.code)))
            if with_docx:
                drawn.append((outdir / kind.docx_name, self.docx(kind.code)))
        return [write_file(path, data) for path, data in drawn]

    def kinds(self) -> list[PaperKind]:
        """Return the papers of the round, by the step of the year they belong to."""
        now = self._current()
        found = [*self._kinds_in(now), *self._indices.kinds(now)]
        steps = list(PaperStep)
        return sorted(found, key=lambda kind: steps.index(kind.step))

    def _kinds_in(self, now: Round) -> list[PaperKind]:
        """Return the papers of the families, found once for as long as nothing changes.

        Every write gives another round-up, so the same one means the same papers.
        """
        if self._known is None or self._known[0] is not now.roundup:
            found = [kind for family in self._families for kind in family.kinds(now)]
            self._known = (now.roundup, found)
        return self._known[1]

    def _symbol_of(self, code: str, now: Round) -> str:
        return self._described(code, now).letterhead.symbol

    def round(self) -> Round:
        """Return what the papers are made from now."""
        return self._current()

    def describe(self, code: str) -> Paper:
        """Return what one paper of the round says."""
        return self._described(code, self._current())

    def _described(self, code: str, now: Round) -> Paper:
        for family in (*self._families, self._indices):
            paper = family.describe(code, now)
            if paper is not None:
                return paper
        raise _no_paper(code)

    def explanation(self, code: str) -> PaperKind:
        """Return the paper on one verdict; its code comes of `paper_explaining`."""
        name = paper_explaining.name_of(self._current(), code)
        title = f"Giải thích kết luận: {name}"
        return PaperKind(code, title, f"giai-thich-{slug(name) or 'ket-luan'}.pdf")

    def certificate_forms(self) -> str:
        """Return what the certificates of the round are called: "Giấy khen"."""
        awarded = self._current().awarded
        forms = dict.fromkeys(words.form_words(found.form) for found, _row in awarded)
        return ", ".join(form for form in forms if form) or "Giấy khen"

    def certificates(self) -> list[Certificate]:
        """Return what each certificate says, in the order of the decision's list."""
        return self.sheets.certificates()

    def write_certificates(
        self, outdir: Path, *, sheet: Sheet | str = "A4"
    ) -> list[Path]:
        """Write all certificates, a file for each form, ready for the printer."""
        return self.sheets.write(outdir, sheet=sheet)


def _no_paper(code: str) -> OfficeError:
    return OfficeError(
        "Đợt xét này không còn văn bản vừa chọn.",
        "Mở lại trang Hồ sơ & văn bản để xem danh sách hiện nay.",
        detail=code,
    )


__all__ = ["CERTIFICATES", "PaperKind", "Papers", "Round"]
