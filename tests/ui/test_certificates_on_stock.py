"""Giấy khen on pre-printed stock: what is shown, what is printed, one's own words."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter

from desktop.documents.certificates.calibration import FoldReadings
from desktop.documents.certificates.sheet_sizes import Sheet
from desktop.documents.certificates.stock import StockText
from tests.documents.measuring import page_count, sheet, text_of, the_line
from tests.ui.papers_of_demo import decided_round, open_round, printer_to, refusals
from ui.dialogs.certificate_wording_dialog import WordingDialog
from ui.pages import (
    certificates_output,
    certificates_stock,
    certificates_work,
    papers_files,
)
from ui.pages.certificates_page import CertificatesPage

A4 = (297, 210)
NAME, SIGNER = StockText.RECIPIENT, StockText.SIGNER
PRINTER = "HP LaserJet Pro M404dn"


@pytest.fixture
def page(tmp_path, page_shown):
    with decided_round(tmp_path / "so") as office:
        made = page_shown(CertificatesPage(office))
        made.modes.choose(1)
        made.modes.chosen.emit(1)
        yield made


@pytest.fixture
def on_stock(page):
    """Return the page with a stock and nothing measured yet."""
    printing = page._office.printing
    printing.save_layout(printing.start_layout("Phôi nền vàng", Sheet.A4))
    page.reload()
    return page


def measured(page, printer=PRINTER, left="1.5", tray="khay tay"):
    printing = page._office.printing
    begun = replace(printing.start_profile(printer, tray, Sheet.A4), is_manual=True)
    readings = FoldReadings(Decimal(left), Decimal("-0.5"))
    kept = printing.save_profile(printing.measure(begun, readings))
    page.reload()
    return kept


def answers(monkeypatch, answer):
    asked = []

    def ask(_parent, question, *_args, **_options):
        asked.append(question)
        return answer

    monkeypatch.setattr(certificates_output, "ask", ask)
    return asked


def print_to(monkeypatch, printer):
    wanted = []

    def ask(*_args, **options):
        wanted.append(options)
        return printer

    monkeypatch.setattr(certificates_output, "ask_printer", ask)
    return wanted


def export(page, file, monkeypatch):
    monkeypatch.setattr(papers_files, "pick_pdf", lambda *_args: file)
    page.save.click()


def only(page, place):
    if page.list.ticked():
        page.list.all.click()
    page.list.tick(page.list.recipients()[place], on=True)


# --- what is shown --------------------------------------------------------------------


def test_without_a_layout_the_first_step_is_shown(page):
    assert page.view.shown.currentIndex() == 3
    assert page.view.begin.isVisible()
    assert not page.print.isEnabled()
    assert "Chưa có bố cục phôi" in page.print.toolTip()
    assert not page.stock.fields.isVisible()
    assert not page.one.print.isEnabled()


def test_the_words_are_shown_on_the_stock_and_say_that_they_alone_print(on_stock):
    on_stock.list.step(6)

    assert on_stock.view.shown.currentWidget() is on_stock.view.stock
    texts = {one.field.what: one.text for one in on_stock.view.stock.fields()}
    assert texts[NAME].endswith(on_stock.list.current().name.upper())
    assert texts[StockText.REGISTER].endswith("07/2025-42")
    assert not on_stock.sheets.isVisible()
    assert on_stock.stock.stocks.currentText() == "Phôi nền vàng"


def test_the_way_of_printing_is_remembered(on_stock, page_shown):
    again = page_shown(CertificatesPage(on_stock._office))

    assert again.modes.current() == 1
    assert again.view.shown.currentWidget() is again.view.stock


def test_choosing_a_field_in_the_list_marks_it_on_the_sheet(on_stock):
    on_stock.stock.fields.list.table.choose(lambda row: row.field.what is SIGNER)

    assert on_stock.view.stock.chosen() is SIGNER


def test_a_text_that_does_not_fit_is_said_over_the_sheet(on_stock):
    office = on_stock._office
    layout = office.printing.layouts()[0]
    narrow = replace(
        layout.field(NAME), width=Decimal(22), lines=1, smallest=Decimal(20)
    )
    office.printing.save_layout(layout.with_field(narrow))

    on_stock.reload()

    assert (
        "không vừa khung “Danh xưng và tên”" in on_stock.view.trouble.accessibleName()
    )


def test_the_draft_mark_stays_while_the_round_is_open(tmp_path, page_shown):
    with open_round(tmp_path / "so") as office:
        office.printing.save_layout(office.printing.start_layout("Phôi", Sheet.A4))
        page = page_shown(CertificatesPage(office))
        page.modes.chosen.emit(1)

        assert page.draft.isVisible()
        assert page.view.stock._seen.draft


def test_the_scan_is_shown_on_screen_and_may_be_hidden(on_stock, tmp_path):
    file = tmp_path / "phoi.png"
    QImage(1188, 840, QImage.Format.Format_RGB32).save(str(file))
    printing = on_stock._office.printing
    printing.set_picture(printing.layouts()[0].id, file)
    on_stock.reload()
    assert not on_stock.view.stock._seen.picture.isNull()

    on_stock.view.picture.setChecked(False)

    assert on_stock.view.stock._seen.picture.isNull()


# --- what is printed ------------------------------------------------------------------


def test_only_the_words_are_printed_where_the_profile_puts_them(
    on_stock, tmp_path, monkeypatch
):
    measured(on_stock)
    only(on_stock, 6)
    file = tmp_path / "phôi.pdf"

    export(on_stock, file, monkeypatch)

    assert page_count(file) == 1
    assert sheet(file) == pytest.approx(A4, abs=0.1)
    words = text_of(file)
    assert "GIẤY KHEN" not in words
    assert "CỘNG HÒA" not in words
    line = the_line(file, "Vào Sổ vàng số")
    field = on_stock._office.printing.layouts()[0].field(StockText.REGISTER)
    assert line.left == pytest.approx(float(field.x) - 1.5, abs=0.05)


def test_printing_begins_with_the_printer_that_was_measured(
    on_stock, tmp_path, monkeypatch
):
    measured(on_stock)
    asked = answers(monkeypatch, answer=False)
    wanted = print_to(monkeypatch, printer_to(tmp_path / "in.pdf", 72))

    on_stock.print.click()

    assert asked == []
    assert wanted == [{"wanted": PRINTER, "is_manual": True}]
    assert page_count(tmp_path / "in.pdf") == 11
    said = on_stock.saved.notice.accessibleName()
    assert said == (
        "Đã gửi 11 tờ lên phôi “Phôi nền vàng” tới máy in, "
        "căn chỉnh HP LaserJet Pro M404dn, khay tay."
    )


def test_the_profile_in_use_stands_beside_the_print_button(on_stock):
    assert on_stock.stock.used.text() == "Chưa căn chỉnh máy in"

    measured(on_stock)

    used = on_stock.stock.used
    assert used.isVisible()
    assert used.accessibleName() == f"Căn chỉnh đang dùng: {PRINTER}, khay tay"
    assert "lệch sang phải 1,5 mm" in used.toolTip()


def test_without_a_measured_printer_one_is_asked_before_stock_is_spoilt(
    on_stock, tmp_path, monkeypatch
):
    asked = answers(monkeypatch, answer=False)
    print_to(monkeypatch, printer_to(tmp_path / "in.pdf", 72))

    on_stock.print.click()

    assert asked == ["In lên phôi khi chưa căn chỉnh máy in?"]
    assert not (tmp_path / "in.pdf").exists()


class Named(QPrinter):
    """A printer into a file that calls itself otherwise."""

    def __init__(self, file, name):
        super().__init__(QPrinter.PrinterMode.HighResolution)
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.setResolution(72)
        self.setOutputFileName(str(file))
        self._name = name

    def printerName(self):  # noqa: N802 - Qt's name
        return self._name


def test_another_printer_than_measured_takes_its_own_correction(
    on_stock, tmp_path, monkeypatch
):
    first = measured(on_stock)
    other = measured(on_stock, "Canon LBP", left="-2", tray="")
    on_stock.stock.printer.profile_chosen.emit(first.id)
    asked = answers(monkeypatch, answer=True)
    print_to(monkeypatch, Named(tmp_path / "in.pdf", "Canon LBP"))
    used = []
    papers = on_stock._office.certificates
    real = papers.stock_pdf

    def stock_pdf(layout, profile, *args, **options):
        used.append(profile)
        return real(layout, profile, *args, **options)

    monkeypatch.setattr(papers, "stock_pdf", stock_pdf)

    on_stock.print.click()

    assert asked == ["In ra máy in khác?"]
    assert used == [first, other]
    assert "Canon LBP" in on_stock.saved.notice.accessibleName()


def test_another_printer_may_be_refused(on_stock, tmp_path, monkeypatch):
    measured(on_stock)
    answers(monkeypatch, answer=False)
    print_to(monkeypatch, Named(tmp_path / "in.pdf", "Canon LBP"))

    on_stock.print.click()

    assert not (tmp_path / "in.pdf").exists()
    assert on_stock.saved.isHidden()


def test_the_check_is_one_page_with_the_ruler(on_stock, tmp_path, monkeypatch):
    drawn = []
    real = on_stock._office.certificates.check_pdf

    def check_pdf(*args):
        drawn.append(real(*args))
        return drawn[-1]

    monkeypatch.setattr(on_stock._office.certificates, "check_pdf", check_pdf)
    print_to(monkeypatch, printer_to(tmp_path / "in.pdf", 72))

    on_stock.stock.printer.check.click()

    assert page_count(tmp_path / "in.pdf") == 1
    assert "Thước 100 mm" in text_of(drawn[0])


def test_an_award_taken_back_says_so_in_place_of_the_sheet(on_stock):
    office = on_stock._office
    row = on_stock.list.recipients()[2]
    grant = next(
        one for one in office.awarding.grants() if one.subject_id == row.subject_id
    )
    office.awarding.revoke(grant, "kê khai sai")
    on_stock.reload()

    on_stock.show_target(row.subject_id)

    assert on_stock.view.shown.currentWidget() is on_stock.view.refused
    assert "thu hồi" in on_stock.view.refused._what.text()


# --- the layouts ----------------------------------------------------------------------


def test_a_first_layout_is_made_and_edited(page, monkeypatch):
    printing = page._office.printing
    edited = []

    def create(_work):
        return printing.save_layout(printing.start_layout("Phôi mới", Sheet.A3))

    monkeypatch.setattr(certificates_stock.StockWork, "create", create)
    monkeypatch.setattr(
        certificates_stock.StockWork,
        "edit",
        lambda _work, layout, *_args: edited.append(layout.name),
    )

    page.view.begin.click()

    assert edited == ["Phôi mới"]
    assert page.stock.layout().name == "Phôi mới"
    assert page.print.isEnabled()


def test_a_layout_taken_out_leaves_the_first_step_again(on_stock, monkeypatch):
    from ui.pages import stock_work

    monkeypatch.setattr(stock_work, "ask", lambda *_args, **_options: True)

    on_stock.stock._work.delete(on_stock.stock.layout())

    assert on_stock.view.shown.currentIndex() == 3
    assert on_stock._office.undo().title == "Xóa bố cục phôi “Phôi nền vàng”"


def test_a_profile_can_be_forgotten(on_stock, monkeypatch):
    measured(on_stock)
    monkeypatch.setattr(certificates_stock, "ask", lambda *_args, **_options: True)

    on_stock.stock.printer.forget.click()

    assert on_stock._office.printing.profiles() == []
    assert on_stock.stock.profile() is None


# --- one recipient's own words --------------------------------------------------------


def wording(page, shown, what=StockText.POSITION, *, whole=False):
    layout = None if whole else page.stock.layout()
    one = page.list.current()
    return shown(WordingDialog(None, page._office, one, layout, what), 1120, 560)


def test_one_s_own_words_and_place_are_typed_and_seen_at_once(on_stock, shown):
    on_stock.list.step(6)
    dialog = wording(on_stock, shown)
    plain = dialog.text.text()
    assert not dialog.save.isEnabled()

    dialog.text.setPlainText(f"{plain}\nxã Hồng Vân")
    dialog.shift_y.setValue(-3)
    dialog.size_of.setValue(15)

    (change,) = dialog.changes()
    assert change.text == f"{plain}\nxã Hồng Vân"
    assert (change.shift_x, change.shift_y, change.size) == (0, -3, 15)
    seen = next(
        one for one in dialog.canvas.fields() if one.field.what is StockText.POSITION
    )
    assert [line.text for line in seen.lines] == [plain, "xã Hồng Vân"]
    assert dialog.which.currentText() == "Chức vụ, đơn vị · đã sửa"

    dialog.back.click()
    assert dialog.changes() == []
    assert dialog.text.text() == plain


def test_a_field_can_be_left_out_on_one_sheet(on_stock, shown):
    dialog = wording(on_stock, shown, StockText.PLACE_DATE)

    dialog.is_on.setChecked(False)

    (change,) = dialog.changes()
    assert change.is_on is False
    dialog.is_on.setChecked(True)
    assert dialog.changes() == []


def test_a_whole_sheet_takes_words_alone(on_stock, shown):
    on_stock.list.step(6)
    dialog = wording(on_stock, shown, whole=True)

    assert dialog.which.count() == 3
    assert not dialog.size_of.isVisible()
    assert not dialog.canvas.isVisible()
    dialog.text.setPlainText("Phó Trưởng phòng")
    assert dialog.changes()[0].text == "Phó Trưởng phòng"


def test_own_words_are_marked_in_the_list_and_taken_back_in_one_click(
    on_stock, monkeypatch
):
    on_stock.list.step(6)
    one = on_stock.list.current()
    changes = []

    def change_wording(_parent, office, who, _layout, _what):
        dialog = WordingDialog(None, office, who, on_stock.stock.layout(), NAME)
        dialog.text.setPlainText("Ông LỢI")
        changes.extend(dialog.changes())
        return dialog.changes()

    monkeypatch.setattr(certificates_work, "change_wording", change_wording)
    on_stock.one.change.click()

    assert on_stock.list.current().key == one.key
    assert on_stock.list.current().note == "số 07/2025-42 · sửa riêng"
    assert on_stock.view.stock.fields()[0].text == "Ông LỢI"
    assert on_stock.one.own.isVisible()

    on_stock.one.own.pressed.emit()

    assert on_stock.list.current().note == "số 07/2025-42"
    assert on_stock.view.stock.fields()[0].text.endswith(one.name.upper())
    assert not on_stock.one.own.isVisible()


def test_a_character_that_cannot_be_printed_is_said_at_the_field(on_stock, shown):
    dialog = wording(on_stock, shown, NAME)

    dialog.text.setPlainText("Bà <b>HƯỜNG</b> ☃ {x}")

    assert "ký tự “☃”" in dialog.trouble._text.text()
    dialog.text.setPlainText("Bà <b>HƯỜNG</b> {x}")
    assert not dialog.trouble.isVisible()
    name = dialog.canvas.fields()[0]
    assert name.lines[0].text == "Bà <b>HƯỜNG</b> {x}"


def test_a_refused_change_keeps_what_was(on_stock, monkeypatch):
    told = refusals(monkeypatch)
    long = "chữ " * 2000

    def change_wording(_parent, office, who, layout, _what):
        dialog = WordingDialog(None, office, who, layout, NAME)
        dialog.text.setPlainText(long)
        return dialog.changes()

    monkeypatch.setattr(certificates_work, "change_wording", change_wording)
    on_stock.one.change.click()

    assert len(told) == 1
    assert "quá 4000" in told[0]
    assert on_stock._office.certificates.changes(0) == ()
