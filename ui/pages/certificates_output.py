"""Certificates go out: drawn, saved, printed, with the correction of their printer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtPrintSupport import QPrinter

from desktop.documents.certificates.calibration import PrinterProfile
from desktop.documents.certificates.sheet_sizes import Sheet
from desktop.documents.certificates.stock import StockLayout
from desktop.office.office import Office
from desktop.office.papers.files import replace_file
from desktop.office.papers.round_papers import CERTIFICATES
from ui.dialogs.long_work import Report, do_long
from ui.dialogs.question import ask
from ui.language import _
from ui.pages import papers_files
from ui.pages.certificates_list import Recipient
from ui.pages.page import Page
from ui.pages.papers_files import SavedLine
from ui.pages.stock_pane import profile_name
from ui.printing import ask_printer, print_pdf


@dataclass(frozen=True, slots=True)
class Job:
    """How certificates are to be printed.

    Args:
        sheet: the paper; of the stock where there is one.
        script: names of persons in script letters, on whole sheets.
        layout: the stock; None prints border and words.
        profile: what the printer does to a sheet; for stock alone.
    """

    sheet: Sheet
    script: bool = False
    layout: StockLayout | None = None
    profile: PrinterProfile | None = None

    @property
    def words(self) -> str:
        """Where it goes: "khổ A4", or "lên phôi “…”"."""
        if self.layout is None:
            return _("khổ {sheet}").format(sheet=self.sheet.name)
        return _("lên phôi “{name}”").format(name=self.layout.name)


class CertificatesOutput:
    """What the buttons do; `saved` says what came of it."""

    def __init__(self, page: Page, office: Office, saved: SavedLine) -> None:
        self._page = page
        self._office = office
        self._saved = saved

    def save(self, chosen: Sequence[Recipient], job: Job) -> None:
        """Save certificates in one PDF where the officer says."""
        title = _("Xuất {forms} ra PDF").format(forms=self._forms())
        folder = self._office.folders.exports
        window = self._page.window()
        file = papers_files.pick_pdf(window, title, folder, CERTIFICATES)
        pdf = self._made(chosen, job) if file is not None else None
        if file is None or pdf is None:
            return
        if self._page.ask(lambda: replace_file(file, pdf)) is not None:
            said = _("Đã xuất {count:02d} tờ {where} vào {file}.").format(
                count=len(chosen), where=job.words, file=file
            )
            self._saved.tell(said, file.parent)

    def print(self, chosen: Sequence[Recipient], job: Job) -> None:
        """Print certificates, in the order of the list."""
        if not self._may_print_uncorrected(job):
            return
        pdf = self._made(chosen, job)
        if pdf is None:
            return
        printer = self._asked(pdf, self._forms(), job.profile)
        if printer is None:
            return
        fitting = self._of_printer(job, printer)
        if fitting is None:
            return
        if fitting != job:
            pdf = self._made(chosen, fitting)
        if pdf is not None:
            self._send(pdf, printer, [one.name for one in chosen], fitting)

    def check(
        self, layout: StockLayout, profile: PrinterProfile | None, place: int
    ) -> None:
        """Print one page for plain paper: boxes, words and the 100 mm ruler."""
        office = self._office
        pdf = self._page.ask(
            lambda: office.certificates.check_pdf(layout, profile, place)
        )
        if pdf is None:
            return
        printer = self._asked(pdf, _("tờ kiểm tra"), profile)
        if printer is not None:
            self._send(
                pdf, printer, [_("tờ kiểm tra")], Job(layout.sheet, layout=layout)
            )

    # --- parts --------------------------------------------------------------------

    def _forms(self) -> str:
        return self._office.papers.certificate_forms()

    def _made(self, chosen: Sequence[Recipient], job: Job) -> bytes | None:
        """Return certificates in one PDF; None when stopped or refused."""
        places = [one.place for one in chosen]
        papers = self._office.certificates

        def work(report: Report) -> bytes:
            def tell(done: int, total: int) -> bool:
                report(done, total, chosen[max(done - 1, 0)].name)
                return True

            if job.layout is not None:
                return papers.stock_pdf(job.layout, job.profile, places, progress=tell)
            return papers.pdf(places, sheet=job.sheet, script=job.script, progress=tell)

        title = _("Đang dựng {count:02d} tờ: {forms}").format(
            count=len(chosen), forms=self._forms()
        )
        return self._page.ask(lambda: do_long(self._page.window(), title, work))

    def _may_print_uncorrected(self, job: Job) -> bool:
        if job.layout is None or job.profile is not None:
            return True
        return ask(
            self._page.window(),
            _("In lên phôi khi chưa căn chỉnh máy in?"),
            _(
                "Máy in thường lệch vài mm, chữ có thể không vào đúng chỗ trên phôi. "
                "Nên in kiểm tra lên giấy trắng trước."
            ),
            _("Vẫn in"),
            icon="triangle-alert",
        )

    def _asked(
        self, pdf: bytes, title: str, profile: PrinterProfile | None
    ) -> QPrinter | None:
        window = self._page.window()
        wanted = profile.printer if profile else ""
        by_hand = profile is not None and profile.is_manual
        return self._page.ask(
            lambda: ask_printer(window, pdf, title, wanted=wanted, is_manual=by_hand)
        )

    def _of_printer(self, job: Job, printer: QPrinter) -> Job | None:
        """Return the job with the correction of the printer that was chosen.

        None when the officer rather stops: another printer has other faults.
        """
        name = printer.printerName()
        if (
            job.layout is None
            or job.profile is None
            or name in {"", job.profile.printer}
        ):
            return job
        own = self._office.printing.profile_for(name, job.layout)
        consequence = _("Căn chỉnh đang chọn đo trên máy “{measured}”. ").format(
            measured=job.profile.printer
        )
        if own is not None:
            verb = _("In với căn chỉnh của máy này")
            consequence += _("Máy “{printer}” có căn chỉnh riêng: {profile}.").format(
                printer=name, profile=profile_name(own)
            )
        else:
            verb = _("In không căn chỉnh")
            consequence += _("Máy “{printer}” chưa đo: chữ có thể lệch vài mm.").format(
                printer=name
            )
        title = _("In ra máy in khác?")
        if not ask(self._page.window(), title, consequence, verb):
            return None
        return replace(job, profile=own)

    def _send(
        self, pdf: bytes, printer: QPrinter, names: Sequence[str], job: Job
    ) -> None:
        def work(report: Report) -> int:
            def tell(done: int, total: int, _page: str) -> None:
                name = names[done] if total == len(names) else ""
                report(done, total, name)

            return print_pdf(pdf, printer, tell)

        title = _("Đang in {count:02d} tờ").format(count=len(names))
        window = self._page.window()
        sent = self._page.ask(lambda: do_long(window, title, work))
        if sent:
            said = _("Đã gửi {count:02d} tờ {where} tới máy in.")
            if job.profile is not None:
                said = _(
                    "Đã gửi {count:02d} tờ {where} tới máy in, căn chỉnh {profile}."
                )
            profile = profile_name(job.profile) if job.profile else ""
            self._saved.tell(said.format(count=sent, where=job.words, profile=profile))
