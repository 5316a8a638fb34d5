"""What was chosen for printing certificates last, kept for the next day."""

from dataclasses import dataclass

from PySide6.QtCore import QSettings

from desktop.documents.certificates.calibration import PrinterProfile
from desktop.documents.certificates.sheet_sizes import Sheet, sheet_named
from desktop.documents.certificates.stock import StockLayout
from desktop.errors import EntryError
from desktop.office.office import Office

_KEY = "certificates/{name}"


@dataclass(slots=True)
class Choice:
    """Mode, sheet, stock and profile in use.

    Args:
        on_stock: words on stock instead of whole sheets.
        profile_id: of the profile the officer chose; None chooses the latest that
            fits, and "" is no correction.
    """

    on_stock: bool = False
    sheet: Sheet = Sheet.A4
    script: bool = False
    layout_id: str = ""
    profile_id: str | None = None

    @classmethod
    def kept(cls) -> "Choice":
        """Return what was chosen last."""
        try:
            sheet = sheet_named(_read("sheet") or "A4")
        except EntryError:
            sheet = Sheet.A4
        return cls(
            _read("on_stock") == "yes",
            sheet,
            _read("script") == "yes",
            _read("layout"),
            _read("profile") or None,
        )

    def keep(self) -> None:
        """Remember it on this PC: it is about its printers, not about the round."""
        _write("on_stock", "yes" if self.on_stock else "")
        _write("sheet", self.sheet.code)
        _write("script", "yes" if self.script else "")
        _write("layout", self.layout_id)
        _write("profile", self.profile_id or "")

    def layout(self, office: Office) -> StockLayout | None:
        """Return the stock in use: the chosen one, else the first there is."""
        every = office.printing.layouts()
        chosen = next((each for each in every if each.id == self.layout_id), None)
        return chosen or (every[0] if every else None)

    def profiles(self, office: Office, layout: StockLayout) -> list[PrinterProfile]:
        """Return the profiles measured on the sheet of a stock."""
        size = layout.sheet.size
        return [each for each in office.printing.profiles() if each.sheet.size == size]

    def profile(self, office: Office, layout: StockLayout) -> PrinterProfile | None:
        """Return the profile in use for a stock: the chosen, else the latest."""
        if self.profile_id == "":
            return None
        every = self.profiles(office, layout)
        chosen = next((each for each in every if each.id == self.profile_id), None)
        measured = [each for each in every if each.measured_on is not None]
        latest = max(measured, key=lambda each: str(each.measured_on), default=None)
        return chosen or latest


def _read(name: str) -> str:
    return str(QSettings().value(_KEY.format(name=name)) or "")


def _write(name: str, value: str) -> None:
    QSettings().setValue(_KEY.format(name=name), value)
