"""Printing: what the printer gets lies where the paper says, to half a millimetre."""

import io

import pytest
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from reportlab.pdfgen.canvas import Canvas

from desktop.office.demo import demo
from desktop.office.office import Office
from tests.documents.measuring import page_count, pixels, sheet
from ui import printing
from ui.dialogs.long_work import StoppedError

MM = 72 / 25.4
A4, LYING, A3_LYING = (210, 297), (297, 210), (420, 297)
DOTS = 8  # per mm, when the result is measured
NEAR = 0.5


def marked(*sheets):
    """Return a PDF with a square of 4 mm near each corner of each page."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for width, height in sheets:
        canvas.setPageSize((width * MM, height * MM))
        for left, top in corners(width, height):
            canvas.rect(
                left * MM, (height - top - 4) * MM, 4 * MM, 4 * MM, stroke=0, fill=1
            )
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def corners(width, height):
    return [
        (left, top) for left in (6, width - 11.5) for top in (7, height / 2, height - 9)
    ]


def square_near(picture, left, top):
    """Return where the ink near a place begins and ends, in mm."""
    x, y = round((left - 4) * DOTS), round((top - 4) * DOTS)
    part = picture.crop((x, y, x + 12 * DOTS, y + 12 * DOTS))
    box = part.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    assert box, "no ink there"
    a, b, c, d = box
    return ((x + a) / DOTS, (y + b) / DOTS, (x + c) / DOTS, (y + d) / DOTS)


@pytest.fixture
def to_file(tmp_path, qapp):
    """Return a printer that writes PDF, and the file it writes."""

    def make(resolution=600):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setResolution(resolution)
        file = tmp_path / f"in-{resolution}.pdf"
        printer.setOutputFileName(str(file))
        return printer, file

    return make


@pytest.mark.parametrize("resolution", [300, 600, 1200])
@pytest.mark.parametrize("size", [A4, LYING], ids=["đứng", "ngang"])
def test_every_mark_lands_within_half_a_millimetre(to_file, size, resolution):
    printer, file = to_file(resolution)

    assert printing.print_pdf(marked(size), printer) == 1

    picture = pixels(file, dots_per_mm=DOTS)
    for left, top in corners(*size):
        found = square_near(picture, left, top)
        wanted = (left, top, left + 4, top + 4)
        assert found == pytest.approx(wanted, abs=NEAR), (left, top)


def test_an_a3_sheet_is_printed_at_its_own_size(to_file):
    printer, file = to_file(300)

    printing.print_pdf(marked(A3_LYING), printer)

    assert sheet(file) == pytest.approx(A3_LYING, abs=NEAR)
    picture = pixels(file, dots_per_mm=DOTS)
    for left, top in corners(*A3_LYING):
        assert square_near(picture, left, top)[:2] == pytest.approx(
            (left, top), abs=NEAR
        )


def test_each_page_keeps_its_own_way_round(to_file):
    printer, file = to_file(150)

    assert printing.print_pdf(marked(A4, LYING, A4), printer) == 3

    sheets = [sheet(file, page) for page in range(3)]
    assert sheets == [pytest.approx(one, abs=NEAR) for one in (A4, LYING, A4)]


def test_a_certificate_on_paper_is_the_certificate_on_file(to_file, tmp_path):
    with demo.make_demo(Office.open(tmp_path / "so"), "hong-van-2025") as office:
        made = office.papers.sheets.pdf([0])
    printer, file = to_file(300)

    printing.print_pdf(made, printer)

    inked = [
        pixels(each, dots_per_mm=DOTS)
        .point(lambda grey: 255 if grey < 128 else 0)
        .getbbox()
        for each in (made, file)
    ]
    assert inked[1] == pytest.approx(inked[0], abs=NEAR * DOTS)


def test_strips_meet_without_a_seam(to_file):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(210 * MM, 297 * MM))
    canvas.rect(20 * MM, 10 * MM, 10 * MM, 277 * MM, stroke=0, fill=1)
    canvas.save()
    printer, file = to_file(600)

    printing.print_pdf(out.getvalue(), printer)

    bar = pixels(file, dots_per_mm=DOTS).crop(
        (22 * DOTS, 11 * DOTS, 28 * DOTS, 286 * DOTS)
    )
    assert bar.getextrema()[1] < 40


def test_stopping_sends_no_further_sheet(to_file):
    printer, _file = to_file(150)
    told = []

    def report(done, total, what):
        told.append((done, total))
        if done == 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        printing.print_pdf(marked(*[A4] * 5), printer, report)

    assert max(told) == (2, 5)
    assert printer.printerState() != QPrinter.PrinterState.Active


def test_only_the_pages_asked_for_are_printed(to_file):
    printer, file = to_file(150)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)

    assert printing.print_pdf(marked(A4, LYING, LYING, A4), printer) == 2

    assert page_count(file) == 2
    assert sheet(file) == pytest.approx(LYING, abs=NEAR)


def test_a_printer_that_takes_nothing_is_said_in_a_sentence(to_file, tmp_path, qtlog):
    printer, _file = to_file(150)
    printer.setOutputFileName(str(tmp_path / "khong-co" / "in.pdf"))

    with qtlog.disabled(), pytest.raises(printing.PrintError) as refused:
        printing.print_pdf(marked(A4), printer)

    assert refused.value.sentence == "Máy in không nhận lệnh in."
    assert refused.value.next_step


class Unplugged(QPrinter):
    """A printer that is unplugged after some pages."""

    def __init__(self, file, lasts):
        super().__init__(QPrinter.PrinterMode.HighResolution)
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.setResolution(100)
        self.setOutputFileName(str(file))
        self.lasts = lasts

    def newPage(self):  # noqa: N802 - Qt's name
        self.lasts -= 1
        return self.lasts > 0 and super().newPage()


def test_a_printer_unplugged_half_way_says_how_far_it_came(tmp_path, qapp):
    printer = Unplugged(tmp_path / "in.pdf", lasts=2)

    with pytest.raises(printing.PrintError) as refused:
        printing.print_pdf(marked(A4, A4, A4, A4), printer)

    assert refused.value.sentence == "Máy in dừng sau 02 trên 04 trang."
    assert refused.value.next_step


def test_a_printer_that_vanished_after_the_dialog_is_named(monkeypatch, qapp):
    class Vanished(QPrinter):
        def outputFormat(self):  # noqa: N802 - Qt's name
            return QPrinter.OutputFormat.NativeFormat

        def printerName(self):  # noqa: N802 - Qt's name
            return "HP phòng VHXH"

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)

    with pytest.raises(printing.PrintError, match="Không còn thấy máy in HP phòng"):
        printing.print_pdf(marked(A4), Vanished())


def test_copies_of_a_range_are_printed_in_order(to_file):
    printer, _file = to_file(100)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    printer.setCopyCount(2)
    counts_itself = printer.supportsMultipleCopies()

    printer.setCollateCopies(True)
    assert printing.wanted_pages(printer, 4) == [1, 2] * (1 if counts_itself else 2)
    printer.setCollateCopies(False)
    wanted = [1, 2] if counts_itself else [1, 1, 2, 2]
    assert printing.wanted_pages(printer, 4) == wanted


def test_without_any_printer_one_is_told_to_save_instead(monkeypatch, qapp):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)

    with pytest.raises(printing.PrintError, match="chưa có máy in"):
        printing.ask_printer(None, marked(A4), "Tờ trình")
