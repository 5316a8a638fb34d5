"""Chỉnh máy in: a test sheet printed, its readings typed, what they mean.

Use: `kept = calibrate(self, office, layout, profile, place)`; None when it was closed.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from desktop.documents.certificates.calibration import PrinterProfile
from desktop.documents.certificates.stock import StockLayout
from desktop.documents.certificates.test_sheet import profile_words
from desktop.errors import EntryError, OfficeError
from desktop.office.office import Office
from desktop.office.papers.files import replace_file
from ui.dialogs.calibrate_printer import PrinterStep
from ui.dialogs.calibrate_readings import MissingReading, ReadingsStep
from ui.dialogs.calibrate_result import ResultStep
from ui.dialogs.error import show_refusal
from ui.dialogs.frame import Dialog
from ui.dialogs.long_work import do_long
from ui.language import _
from ui.pages import papers_files
from ui.printing import ask_printer, print_pdf
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.notices import Notice
from ui.widgets.papers import Papers
from ui.widgets.progress import StepLine

_SIZE = (1000, 640)
_LEFT = 430
_FILE = "to-thu-may-in.pdf"


class CalibrateDialog(Dialog):
    """Three steps at the left, the test sheet at the right."""

    def __init__(
        self,
        parent: QWidget | None,
        office: Office,
        layout: StockLayout,
        profile: PrinterProfile | None = None,
        *,
        place: int = 0,
    ) -> None:
        super().__init__(parent, _("Chỉnh máy in"), width=760)
        self._office, self._layout, self._place = office, layout, place
        begun = profile or office.printing.start_profile("", "", layout.sheet)
        self.kept: PrinterProfile | None = None
        self._found: PrinterProfile | None = None
        self.steps = StepLine([_("In tờ thử"), _("Nhập số đọc"), _("Kết quả")])
        self.printer = PrinterStep(office, begun)
        self.readings = ReadingsStep()
        self.outcome = ResultStep()
        self.said = Notice("info", "")
        self.saved = Notice("ok", "")
        self.pages = QStackedWidget()
        for page in (self.printer, self.readings, self.outcome):
            self.pages.addWidget(page)
        self.sheet = Papers(_("Tờ thử"), whole_page=True)
        self.sheet.setMinimumHeight(330)
        self._lay_out()
        self._add_buttons()
        self._connect()
        self.resize(*_SIZE)
        self._show_sheet()
        self._go(0)

    def _lay_out(self) -> None:
        left = layouts.box(layouts.column(self.pages, self.said, self.saved, spacing=8))
        left.setFixedWidth(_LEFT)
        row = layouts.row(left, self.sheet, spacing=18)
        row.setStretch(1, 1)
        self.body.addWidget(self.steps)
        self.body.addLayout(row, 1)
        self.said.say("info", "")
        self.saved.say("ok", "")

    def _add_buttons(self) -> None:
        self.back = plain(
            _("Quay lại"), lambda: self._go(self.pages.currentIndex() - 1)
        )
        self.add_left(self.back)
        self.add_button(plain(_("Hủy"), self.reject))
        self.next = self.add_button(primary(_("Tiếp"), self._on_next), default=True)

    def _connect(self) -> None:
        self.printer.changed.connect(self._show_sheet)
        self.printer.print_wanted.connect(self._on_print)
        self.printer.save_wanted.connect(self._on_save_sheet)
        self.readings.changed.connect(self._measure)
        self.outcome.check_wanted.connect(self._on_check)

    # --- steps --------------------------------------------------------------------

    def _go(self, step: int) -> None:
        self.pages.setCurrentIndex(step)
        self.steps.show_step(step)
        self.back.setVisible(step > 0)
        self.next.set_label([_("Tiếp: nhập số đọc"), _("Tiếp: kết quả"), _SAVE][step])
        self.next.allow()
        self.said.say("info", "")
        self.saved.say("ok", "")
        if step == 1:
            self.readings.show_profile(self.printer.profile())
            self.readings.begin()
            self._measure()
        elif step == 2 and self._found is not None:
            size = self._found.sheet.size
            can_check = size == self._layout.sheet.size
            self.outcome.show_profile(self._found, can_check=can_check)

    def _on_next(self) -> None:
        step = self.pages.currentIndex()
        if step == 0 and self.printer.is_ready():
            self._go(1)
        elif step == 1:
            self._measure(is_final=True)
            if self._found is not None:
                self._go(2)
        elif step == 2:
            self._keep()

    def _measure(self, *, is_final: bool = False) -> None:
        """Work out what is typed; what is wrong is said while one types."""
        self._found = None
        if self.readings.is_empty() and not is_final:
            self.said.say("info", "")
            return
        try:
            typed = self.readings.readings()
            profile = self.printer.profile()
            self._found = self._office.printing.measure(profile, typed)
        except EntryError as refusal:
            is_early = isinstance(refusal, MissingReading) and not is_final
            tone = "info" if is_early else "bad"
            self.said.say(tone, f"{refusal.sentence} {refusal.next_step}")
            return
        words = profile_words(self._found)
        tone = "warn" if self._found.is_skewed else "ok"
        self.said.say(tone, f"{words[:1].upper()}{words[1:]}.")

    def _keep(self) -> None:
        if self._found is None:
            return
        try:
            self.kept = self._office.printing.save_profile(self._found)
        except OfficeError as refusal:
            show_refusal(self, refusal)
            return
        self.accept()

    # --- paper --------------------------------------------------------------------

    def _show_sheet(self) -> None:
        pdf = self._drawn(lambda: self._sheet_pdf())
        if pdf is not None:
            self.sheet.show_pdf(pdf)

    def _sheet_pdf(self) -> bytes:
        return self._office.printing.test_sheet_pdf(self.printer.profile())

    def _drawn(self, draw: Callable[[], bytes]) -> bytes | None:
        try:
            return draw()
        except OfficeError as refusal:
            show_refusal(self, refusal)
            return None

    def _on_print(self) -> None:
        self._print(self._sheet_pdf, _("tờ thử máy in"), _("Đã gửi tờ thử tới máy in."))

    def _on_check(self) -> None:
        def draw() -> bytes:
            return self._office.certificates.check_pdf(
                self._layout, self._found, self._place
            )

        said = _("Đã gửi tờ kiểm tra tới máy in.")
        self._print(draw, _("tờ kiểm tra"), said)

    def _print(self, draw: Callable[[], bytes], title: str, said: str) -> None:
        pdf = self._drawn(draw)
        if pdf is None:
            return
        wanted = self.printer.profile()
        try:
            printer = ask_printer(
                self,
                pdf,
                title,
                wanted=wanted.printer,
                is_manual=wanted.is_manual,
            )
            if printer is None:
                return
            busy = _("Đang in {title}").format(title=title)
            sent = do_long(self, busy, lambda tell: print_pdf(pdf, printer, tell))
        except OfficeError as refusal:
            show_refusal(self, refusal)
            return
        if sent:
            # What was printed elsewhere than chosen is read for that printer.
            self.printer.show_printer(printer.printerName())
            self.saved.say("ok", said)

    def _on_save_sheet(self) -> None:
        pdf = self._drawn(self._sheet_pdf)
        folder = self._office.folders.exports
        file = papers_files.pick_pdf(self, _("Lưu tờ thử máy in"), folder, _FILE)
        if pdf is None or file is None:
            return
        try:
            replace_file(file, pdf)
        except OfficeError as refusal:
            show_refusal(self, refusal)
            return
        self.saved.say("ok", _("Đã lưu tờ thử vào {file}.").format(file=file))


_SAVE = _("Lưu căn chỉnh")


def calibrate(
    parent: QWidget | None,
    office: Office,
    layout: StockLayout,
    profile: PrinterProfile | None,
    place: int,
) -> PrinterProfile | None:
    """Measure a printer with the officer; return what was kept."""
    dialog = CalibrateDialog(parent, office, layout, profile, place=place)
    done = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.kept if done else None
