"""Papers on the printer: every page at its own size, to the millimetre.

Use: `printer = ask_printer(self, pdf, "Tờ trình")`, then
`print_pdf(pdf, printer, report)` with the `report` of ui.dialogs.long_work. No viewer
scales or centres anything: the corner of the page is the corner of the sheet.
"""

import math
from collections.abc import Callable, Iterator

import pypdfium2  # type: ignore[import-untyped]
from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from desktop.errors import OfficeError
from ui.language import _

Report = Callable[[int, int, str], None]
_FINEST = 600  # dots an inch; more is not seen on paper and costs memory
_STRIP = 1024  # rows rendered at a time: 15 MB at most on A4
_POINT = 72
_MM = 72 / 25.4


class PrintError(OfficeError):
    """The printer took nothing, or stopped in the middle."""


_BROKEN = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)


def ask_printer(
    parent: QWidget | None,
    pdf: bytes,
    title: str,
    *,
    wanted: str = "",
    is_manual: bool = False,
) -> QPrinter | None:
    """Let the officer choose printer, copies and pages; None when nothing is to be.

    Args:
        wanted: the printer to begin with, where there is one of this name.
        is_manual: begin with the slot for single sheets.

    Raises:
        PrintError: this PC has no printer.
    """
    names = QPrinterInfo.availablePrinterNames()
    if not names:
        raise PrintError(
            _("Máy này chưa có máy in nào."),
            _("Lưu PDF rồi in ở máy khác, hoặc cài máy in rồi thử lại."),
        )
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if wanted in names:
        printer.setPrinterName(wanted)
    if is_manual:
        printer.setPaperSource(QPrinter.PaperSource.Manual)
    printer.setDocName(title)
    with pypdfium2.PdfDocument(pdf) as document:
        count = len(document)
        _set_sheet(printer, document.get_page_size(0))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("In {title}").format(title=title))
    dialog.setMinMax(1, count)
    dialog.setFromTo(1, count)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, count > 1)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)
    chosen = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if chosen else None


def print_pdf(pdf: bytes, printer: QPrinter, report: Report | None = None) -> int:
    """Print the chosen pages and return how many sheets were sent.

    Args:
        report: told before each sheet; what it raises stops the printing.

    Raises:
        PrintError: the printer does not take the sheet, or fails.
    """
    _refuse_vanished(printer)
    with pypdfium2.PdfDocument(pdf) as document:
        pages = wanted_pages(printer, len(document))
        sizes = {document.get_page_size(page) for page in pages}
        for size in sizes:
            _refuse_unknown_sheet(printer, size)
        painter = QPainter()
        try:
            _print_pages(document, pages, printer, painter, report)
        except BaseException:
            printer.abort()
            raise
        finally:
            if painter.isActive():
                painter.end()
    return len(pages)


def wanted_pages(printer: QPrinter, count: int) -> list[int]:
    """Return the pages to send, counted from 0, in the order of the sheets."""
    first, last = 1, count
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        first = max(printer.fromPage(), 1)
        last = min(printer.toPage() or count, count)
    pages = list(range(first - 1, last))
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return pages * copies
    return [page for page in pages for _copy in range(copies)]


def sheet_of(width: float, height: float) -> QPageLayout:
    """Return the sheet of a page given in points: size, way round, no margins."""
    size = QPageSize(
        QSizeF(min(width, height), max(width, height)),
        QPageSize.Unit.Point,
        "",
        QPageSize.SizeMatchPolicy.FuzzyMatch,
    )
    way = QPageLayout.Orientation
    lies = way.Landscape if width > height else way.Portrait
    layout = QPageLayout(size, lies, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _print_pages(
    document: pypdfium2.PdfDocument,
    pages: list[int],
    printer: QPrinter,
    painter: QPainter,
    report: Report | None,
) -> None:
    for done, number in enumerate(pages):
        if report is not None:
            report(done, len(pages), _("Trang {number}").format(number=number + 1))
        _set_sheet(printer, document.get_page_size(number))
        begun = printer.newPage() if done else painter.begin(printer)
        if not begun or printer.printerState() in _BROKEN:
            raise _stopped(done, len(pages))
        _paint_page(document[number], printer, painter, report, (done, len(pages)))


def _stopped(done: int, total: int) -> PrintError:
    sentence = _("Máy in không nhận lệnh in.")
    next_step = _("Kiểm tra máy in đã bật, còn giấy và nối với máy này, rồi in lại.")
    if done:
        sentence = _("Máy in dừng sau {done:02d} trên {total:02d} trang.").format(
            done=done, total=total
        )
        next_step = _("Kiểm tra máy in và xem những trang đã ra, rồi in nốt các trang.")
    return PrintError(sentence, next_step)


def _refuse_vanished(printer: QPrinter) -> None:
    """Refuse a printer that was chosen a moment ago and is there no more."""
    if printer.outputFormat() != QPrinter.OutputFormat.NativeFormat:
        return
    name = printer.printerName()
    if name not in QPrinterInfo.availablePrinterNames():
        raise PrintError(
            _("Không còn thấy máy in {name}; chưa in tờ nào.").format(name=name),
            _("Nối lại hoặc chọn máy in khác, rồi in lại; lưu PDF thì vẫn được."),
        )


def _paint_page(
    page: pypdfium2.PdfPage,
    printer: QPrinter,
    painter: QPainter,
    report: Report | None,
    at: tuple[int, int],
) -> None:
    # Whole dots of the printer to every dot rendered: strips then meet exactly.
    step = math.ceil(printer.resolution() / _FINEST)
    dots = printer.resolution() / step
    is_grey = printer.colorMode() == QPrinter.ColorMode.GrayScale
    for top, image in _strips(page, dots, is_grey=is_grey):
        size = QSizeF(image.width() * step, image.height() * step)
        painter.drawImage(QRectF(0, top * step, size.width(), size.height()), image)
        if report is not None:
            # A sheet takes seconds: "Dừng" has to be heard within it.
            report(*at, _("Trang {number}").format(number=at[0] + 1))


def _strips(
    page: pypdfium2.PdfPage, dots: float, *, is_grey: bool
) -> Iterator[tuple[int, QImage]]:
    """Yield the page from top to bottom, a few rows at a time."""
    scale = dots / _POINT
    height = math.ceil(page.get_height() * scale)
    kind = QImage.Format.Format_Grayscale8 if is_grey else QImage.Format.Format_RGB888
    for top in range(0, height, _STRIP):
        foot = min(top + _STRIP, height)
        bitmap = page.render(
            scale=scale,
            crop=(0, _cut(height - foot, scale), 0, _cut(top, scale)),
            rev_byteorder=True,
            grayscale=is_grey,
        )
        data = bytes(bitmap.buffer)
        image = QImage(data, bitmap.width, bitmap.height, bitmap.stride, kind)
        # The picture must own its rows: the printer may keep it after this turn.
        yield top, image.copy()
        bitmap.close()


def _cut(rows: int, scale: float) -> float:
    """Return how many points to cut so that exactly these rows are left out."""
    return (rows - 0.5) / scale if rows else 0


def _set_sheet(printer: QPrinter, size: tuple[float, float]) -> None:
    printer.setPageLayout(sheet_of(*size))
    printer.setFullPage(True)


def _refuse_unknown_sheet(printer: QPrinter, size: tuple[float, float]) -> None:
    if printer.outputFormat() != QPrinter.OutputFormat.NativeFormat:
        return
    made = QPrinterInfo(printer)
    known = made.supportedPageSizes()
    wanted = sheet_of(*size).pageSize()
    if not known or made.supportsCustomPageSizes():
        return
    if not any(each.isEquivalentTo(wanted) for each in known):
        raise PrintError(
            _("Máy in {name} không nhận khổ giấy {sheet}; chưa in tờ nào.").format(
                name=made.printerName(), sheet=_sheet_name(wanted, size)
            ),
            _("Chọn khổ giấy khác hoặc máy in khác, rồi in lại."),
        )


def _sheet_name(sheet: QPageSize, size: tuple[float, float]) -> str:
    if sheet.id() in {QPageSize.PageSizeId.A4, QPageSize.PageSizeId.A3}:
        return "A4" if sheet.id() == QPageSize.PageSizeId.A4 else "A3"
    return f"{size[0] / _MM:.0f} × {size[1] / _MM:.0f} mm"
