"""Chỉnh máy in: the test sheet, readings either way, what they mean, what is kept."""

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QDialog

from desktop.documents.certificates.calibration import FoldReadings
from desktop.documents.certificates.sheet_sizes import Sheet
from tests.documents.measuring import page_count, sheet, text_of
from tests.ui.papers_of_demo import open_round, printer_to, refusals
from ui.dialogs import calibrate_dialog
from ui.dialogs.calibrate_dialog import CalibrateDialog
from ui.pages import papers_files

A3 = (420, 297)
NAME = "Máy in lạ"


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    with open_round(tmp_path_factory.mktemp("so") / "so") as opened:
        yield opened


@pytest.fixture(scope="module")
def layout(office):
    start = office.printing.start_layout("Phôi A3", Sheet.A3)
    return office.printing.save_layout(start)


@pytest.fixture
def dialog(office, layout, shown):
    return shown(CalibrateDialog(None, office, layout), 1000, 640)


@pytest.fixture
def at_readings(dialog):
    dialog.printer.elsewhere.edit.setText(NAME)
    dialog.next.click()
    return dialog


def type_in(dialog, **readings):
    for key, value in readings.items():
        edit = dialog.readings.fields[key].edit
        edit.setText(value)
        edit.textEdited.emit(value)


def said(dialog):
    return dialog.said.accessibleName()


def step(dialog):
    return dialog.pages.currentIndex()


# --- the test sheet -------------------------------------------------------------------


def test_the_test_sheet_of_the_stock_s_size_is_shown(dialog):
    assert dialog.printer.sheet.sheet() == Sheet.A3
    drawn = dialog.sheet._sizes[0]
    assert drawn.width() / drawn.height() == pytest.approx(420 / 297, abs=0.01)


def test_a_printer_without_a_name_is_asked_for(dialog):
    dialog.next.click()

    assert step(dialog) == 0
    assert "Ghi tên máy in" in dialog.printer.elsewhere._error._text.text()


def test_the_test_sheet_is_saved_turned_and_named(dialog, tmp_path, monkeypatch):
    file = tmp_path / "tờ thử.pdf"
    monkeypatch.setattr(papers_files, "pick_pdf", lambda *_args: file)
    dialog.printer.elsewhere.edit.setText(NAME)
    dialog.printer.tray.edit.setText("khay tay")

    dialog.printer.save.click()

    assert page_count(file) == 1
    assert sheet(file) == pytest.approx(A3, abs=0.1)
    assert NAME in text_of(file)
    assert "khay tay" in text_of(file)
    assert "Đã lưu tờ thử" in dialog.saved.accessibleName()


def test_a_folder_that_cannot_be_written_is_said(dialog, tmp_path, monkeypatch):
    told = refusals(monkeypatch)
    file = tmp_path / "khong-co" / "tờ thử.pdf"
    monkeypatch.setattr(papers_files, "pick_pdf", lambda *_args: file)

    dialog.printer.save.click()

    assert len(told) == 1
    assert "Không ghi được" in told[0]


def test_the_test_sheet_is_printed_at_its_own_size(dialog, tmp_path, monkeypatch):
    file, asked = tmp_path / "in.pdf", []

    def ask(*_args, **wanted):
        asked.append(wanted)
        return printer_to(file, 72)

    monkeypatch.setattr(calibrate_dialog, "ask_printer", ask)
    dialog.printer.is_manual.setChecked(True)

    dialog.printer.print.click()

    assert sheet(file) == pytest.approx(A3, abs=0.5)
    assert asked == [{"wanted": "", "is_manual": True}]
    assert "Đã gửi tờ thử" in dialog.saved.accessibleName()


def test_a_pc_without_a_printer_says_so(dialog, monkeypatch):
    told = refusals(monkeypatch)

    dialog.printer.print.click()

    assert told == ["Máy này chưa có máy in nào."]


# --- readings -------------------------------------------------------------------------


def test_folded_readings_become_a_kept_profile(at_readings, office, layout):
    dialog = at_readings
    type_in(dialog, G1="+1,5", G2="1", G3="-0,5", G4="−0,5", G5="-1")
    assert said(dialog).startswith("Máy in lệch sang phải 1,5 mm, lên trên 0,5 mm")

    dialog.next.click()
    assert step(dialog) == 2
    assert dialog.outcome.values["dx"].text() == "+1,50 mm"
    assert dialog.outcome.values["dy"].text() == "−0,50 mm"
    assert dialog.outcome.values["kx"].text() == "99,88%"
    dialog.next.click()

    assert dialog.result() == QDialog.DialogCode.Accepted
    kept = office.printing.profile_for(NAME, layout)
    wanted = office.printing.measure(
        office.printing.start_profile(NAME, "", Sheet.A3),
        FoldReadings(
            *(Decimal("1.5"), Decimal("-0.5"), Decimal(1)),
            *(Decimal("-0.5"), Decimal(-1)),
        ),
    )
    assert (kept.dx, kept.dy) == (round(wanted.dx, 3), round(wanted.dy, 3))
    assert dialog.kept == kept
    assert office.undo().title == f"Căn chỉnh máy in {NAME}"


def test_a_ruler_gives_the_same_as_folding(at_readings):
    dialog = at_readings
    dialog.readings.ways.choose(1)
    dialog.readings.ways.chosen.emit(1)

    type_in(dialog, LA="41,5", RB="38.5", TA="39", BC="41")

    assert said(dialog).startswith("Máy in lệch sang phải 1,5 mm, lên trên 1,0 mm")


def test_a_reading_that_is_missing_is_asked_for_quietly_first(at_readings):
    dialog = at_readings
    type_in(dialog, G1="1")
    assert "Mép trên bên trái, G3" in said(dialog)
    assert dialog.said.property("tone") == "info"

    dialog.next.click()

    assert step(dialog) == 1
    assert dialog.said.property("tone") == "bad"


@pytest.mark.parametrize(
    ("readings", "words"),
    [
        ({"G1": "0", "G2": "-16", "G3": "0"}, "Fit"),
        ({"G1": "99", "G3": "0"}, "ngoài thang"),
        ({"G1": "0", "G3": "-5", "G4": "5"}, "thanh chặn giấy"),
        ({"G1": "một", "G3": "0"}, "không phải là số"),
    ],
    ids=["fit", "off the scale", "askew", "no number"],
)
def test_readings_no_printer_gives_are_refused_in_words(at_readings, readings, words):
    type_in(at_readings, **readings)
    at_readings.next.click()

    assert step(at_readings) == 1
    assert words in said(at_readings)
    assert at_readings.said.property("tone") == "bad"


def test_sheets_that_go_in_askew_are_a_warning_not_a_refusal(at_readings):
    type_in(at_readings, G1="0", G3="-0,5", G4="0,5")
    assert at_readings.said.property("tone") == "warn"

    at_readings.next.click()

    assert step(at_readings) == 2
    assert "thanh chặn giấy" in at_readings.outcome.verdict.accessibleName()
    assert at_readings.next.isEnabled()


def test_what_is_not_measured_is_said_to_be_so(at_readings):
    type_in(at_readings, G1="0", G3="0")
    at_readings.next.click()

    assert at_readings.outcome.values["skew"].text() == "–"
    assert at_readings.outcome._meanings["skew"].text() == "chưa đo"
    assert at_readings.outcome.values["dx"].text() == "0,00 mm"


def test_the_check_is_printed_with_what_was_found(at_readings, tmp_path, monkeypatch):
    file = tmp_path / "in.pdf"
    drawn = []
    monkeypatch.setattr(
        calibrate_dialog, "ask_printer", lambda *_args, **_wanted: printer_to(file, 72)
    )
    papers = at_readings._office.certificates
    real = papers.check_pdf

    def check(layout, profile, place):
        drawn.append(profile)
        return real(layout, profile, place)

    monkeypatch.setattr(papers, "check_pdf", check)
    type_in(at_readings, G1="1", G3="2")
    at_readings.next.click()

    at_readings.outcome.check.click()

    assert [(one.dx, one.dy) for one in drawn] == [(1, 2)]
    assert sheet(file) == pytest.approx(A3, abs=0.5)


def test_a_sheet_of_another_size_cannot_be_checked_on_this_stock(dialog):
    dialog.printer.elsewhere.edit.setText(NAME)
    dialog.printer.sheet.show_sheet(Sheet.A4)
    dialog.next.click()
    type_in(dialog, G1="0", G3="0")
    dialog.next.click()

    assert not dialog.outcome.check.isEnabled()
    assert "khác khổ" in dialog.outcome.check.toolTip()


def test_one_can_go_back_and_nothing_is_kept_by_closing(at_readings, office):
    before = office.printing.profiles()
    type_in(at_readings, G1="0", G3="0")
    at_readings.next.click()
    at_readings.back.click()
    assert step(at_readings) == 1

    at_readings.reject()

    assert office.printing.profiles() == before
    assert at_readings.kept is None
