"""The first step of measuring a printer: which one, and its test sheet on paper."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.documents.certificates.calibration import PrinterProfile
from desktop.office.office import Office
from ui.dialogs.stock_sheet_dialog import SheetChoice
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.fields import Field
from ui.widgets.forms import ChoiceField, FormRows
from ui.widgets.layouts import STRETCH

_ELSEWHERE = ""


class PrinterStep(QWidget):
    """Printer, tray, sheet and how sheets go in.

    Signals:
        changed: the test sheet looks otherwise now.
        print_wanted, save_wanted: the test sheet on paper, or as a file.
    """

    changed = Signal()
    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(
        self, office: Office, profile: PrinterProfile, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._profile = profile
        self.printer = ChoiceField(_("Máy in"), self._printers(profile.printer))
        self.elsewhere = Field(_("Tên máy in"), hint=_("tên máy in ở máy tính khác"))
        self.tray = Field(_("Khay"), profile.tray, hint=_("ví dụ: khay tay, khay 2"))
        self.sheet = SheetChoice(_("Khổ phôi"), office.printing.sheets())
        self.sheet.show_sheet(profile.sheet)
        self.is_manual = QCheckBox(_("Nạp tay từng tờ"))
        self.is_manual.setChecked(profile.is_manual)
        self.is_turned = QCheckBox(_("Quay đầu 180° (phôi vào máy ngược đầu)"))
        self.is_turned.setChecked(profile.is_turned)
        self.print = primary(
            _("In tờ thử…"), self.print_wanted.emit, icon="printer", small=True
        )
        self.save = plain(
            _("Lưu PDF tờ thử…"), self.save_wanted.emit, icon="file-down", small=True
        )
        self._lay_out()
        self._choose_first(profile)
        self.printer.chosen.connect(lambda _key: self._on_printer())
        self.elsewhere.entered.connect(lambda _text: self.changed.emit())
        self.tray.entered.connect(lambda _text: self.changed.emit())
        self.sheet.sheet_chosen.connect(lambda _sheet: self.changed.emit())
        self.is_turned.toggled.connect(lambda _on: self.changed.emit())

    @staticmethod
    def _printers(kept: str) -> list[tuple[str, str]]:
        names = list(QPrinterInfo.availablePrinterNames())
        if kept and kept not in names:
            names.insert(0, kept)
        pairs = [(name, name) for name in names]
        return [*pairs, (_ELSEWHERE, _("Máy in ở máy tính khác"))]

    def _choose_first(self, profile: PrinterProfile) -> None:
        first = profile.printer or QPrinterInfo.defaultPrinterName()
        self.printer.choose(first or self.printer.itemData(0))
        self.elsewhere.setVisible(self.printer.key() == _ELSEWHERE)

    def _lay_out(self) -> None:
        rows = FormRows()
        named = layouts.column(self.printer, self.elsewhere, spacing=5)
        rows.add(_("Máy in"), layouts.box(named))
        rows.add(_("Khay"), self.tray)
        rows.add(_("Khổ phôi"), self.sheet)
        said = _(
            "In tờ thử lên giấy trắng cùng khổ với phôi, cùng máy, cùng khay và cùng "
            "chiều nạp như khi in phôi. In thẳng từ đây không bị co giãn; in từ tệp "
            "PDF thì chọn 100% (Actual size)."
        )
        face = _(
            "Chưa biết mặt nào được in, đầu nào vào trước: vẽ mũi tên lên một tờ giấy "
            "rồi in thử, ghi lại trên khay."
        )
        self.setLayout(
            layouts.column(
                layouts.label(said, "note", wrap=True),
                4,
                rows,
                self.is_manual,
                self.is_turned,
                layouts.label(face, "hint", wrap=True),
                6,
                layouts.row(self.print, self.save, STRETCH),
                STRETCH,
                spacing=6,
            )
        )

    def profile(self) -> PrinterProfile:
        """Return printer, tray and sheet as chosen, nothing measured yet."""
        sheet = self.sheet.sheet()
        fresh = _empty_like(self._profile, sheet.width, sheet.height)
        return replace(
            fresh,
            printer=self.name(),
            tray=self.tray.text(),
            is_manual=self.is_manual.isChecked(),
            is_turned=self.is_turned.isChecked(),
        )

    def name(self) -> str:
        """Return the printer's name; empty while none is given."""
        return str(self.printer.key() or "") or self.elsewhere.text()

    def show_printer(self, name: str) -> None:
        """Take the printer the test sheet was really printed on."""
        if not name or name == self.name():
            return
        self.printer.show_choices(self._printers(name))
        self.printer.choose(name)
        self._on_printer()

    def is_ready(self) -> bool:
        """Tell whether a printer is named; the field says so when not."""
        if self.name():
            return True
        self.elsewhere.setVisible(True)
        self.elsewhere.show_error(
            _("Ghi tên máy in để biết căn chỉnh này của máy nào.")
        )
        self.elsewhere.setFocus()
        return False

    def _on_printer(self) -> None:
        self.elsewhere.setVisible(self.printer.key() == _ELSEWHERE)
        self.changed.emit()


def _empty_like(profile: PrinterProfile, width: float, height: float) -> PrinterProfile:
    """Return a profile nobody measured, to take the place of this one."""
    return PrinterProfile(profile.id, "", "", Decimal(str(width)), Decimal(str(height)))
