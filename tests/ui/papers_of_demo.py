"""What the tests of the result pages share: rounds, refusals, a printer to a file."""

from PySide6.QtPrintSupport import QPrinter

from desktop.office.demo import demo
from desktop.office.office import Office
from ui.dialogs.error import ErrorDialog

PLAN = "hong-van-2025"


def open_round(folder) -> Office:
    """Return the demo in the middle of its round."""
    return demo.make_demo(Office.open(folder), PLAN)


def closed_round(folder) -> Office:
    """Return the demo with its round closed, and no decision yet."""
    office = decided_round(folder)
    assert office.undo().title.startswith("Ra Quyết định")
    return office


def decided_round(folder) -> Office:
    """Return the demo with its decision taken."""
    office = open_round(folder)
    demo.finish_demo(office)
    return office


def refusals(monkeypatch) -> list[str]:
    """Collect what error dialogs would say, instead of showing them."""
    told = []

    def note(dialog):
        told.append(dialog.windowTitle())
        return 0

    monkeypatch.setattr(ErrorDialog, "exec", note)
    return told


def printer_to(file, resolution=100) -> QPrinter:
    """Return a printer that writes PDF."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setResolution(resolution)
    printer.setOutputFileName(str(file))
    return printer
