"""`certificates` on any sheet or on stock, and `test-sheet`, without a window."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.cli import arguments, certificates
from desktop.documents.certificates.calibration import FoldReadings
from desktop.documents.certificates.sheet_sizes import Sheet
from desktop.errors import OfficeError
from tests.documents.measuring import page_count, sheet, text_of, the_line

NONE = {"sheet": None, "stock": None, "printer": None}


@pytest.fixture
def stocked(demo_office):
    printing = demo_office.printing
    printing.save_layout(printing.start_layout("Phôi nền vàng", Sheet.A4))
    begun = printing.start_profile("HP LaserJet", "khay tay", Sheet.A4)
    readings = FoldReadings(Decimal(2), Decimal("-0.5"))
    printing.save_profile(printing.measure(begun, readings))
    return demo_office


def drawn(office, outdir, **wanted):
    data, words = certificates.drawn(office, outdir, **{**NONE, **wanted})
    [file] = data["files"]
    return data, words, Path(file)


def refusal(office, outdir, **wanted):
    with pytest.raises(OfficeError) as refused:
        drawn(office, outdir, **wanted)
    assert refused.value.next_step
    assert not list(outdir.glob("*.pdf*"))
    return str(refused.value)


@pytest.mark.parametrize(
    ("code", "size"),
    [(None, (297, 210)), ("A3", (420, 297)), ("360x270", (360, 270))],
)
def test_whole_certificates_are_drawn_on_the_sheet_asked_for(
    demo_office, tmp_path, code, size
):
    data, words, file = drawn(demo_office, tmp_path, sheet=code)

    assert sheet(file) == pytest.approx(size, abs=0.1)
    assert page_count(file) == data["certificates"]
    assert "BẢN NHÁP" in words


def test_words_for_stock_are_corrected_for_the_printer(stocked, tmp_path):
    plain, _words, file = drawn(stocked, tmp_path / "a", stock="phôi nền VÀNG")
    _data, words, moved = drawn(
        stocked, tmp_path / "b", stock="Phôi nền vàng", printer="HP LaserJet"
    )

    assert page_count(file) == plain["certificates"]
    assert "GIẤY KHEN" not in text_of(file)
    before, after = (the_line(one, "Vào Sổ vàng số") for one in (file, moved))
    assert after.left - before.left == pytest.approx(-2, abs=0.02)
    assert after.y - before.y == pytest.approx(0.5, abs=0.02)
    assert "lên phôi “Phôi nền vàng”, căn chỉnh HP LaserJet, khay tay" in words


def test_the_tray_tells_two_profiles_of_a_printer_apart(stocked, tmp_path):
    printing = stocked.printing
    first = printing.profiles()[0]
    printing.save_profile(replace(first, id="", tray="khay 2", dx=Decimal(5)))

    drawn_words = [
        drawn(stocked, tmp_path / tray, stock="Phôi nền vàng", printer=name)[1]
        for tray, name in (
            ("a", "HP LaserJet, khay tay"),
            ("b", "hp laserjet, khay 2"),
        )
    ]

    assert "khay tay" in drawn_words[0]
    assert "khay 2" in drawn_words[1]


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"sheet": "A5"}, "Không có khổ giấy “A5”"),
        ({"sheet": "210x297"}, "khổ đứng"),
        ({"stock": "Phôi lạ"}, "Chọn một trong: Phôi nền vàng"),
        (
            {"stock": "Phôi nền vàng", "printer": "Canon"},
            "Chọn một trong: HP LaserJet, khay tay",
        ),
        ({"printer": "HP LaserJet"}, "Thêm --stock"),
        ({"stock": "Phôi nền vàng", "sheet": "A3"}, "khổ của phôi"),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(
    stocked, tmp_path, wanted, said
):
    assert said in refusal(stocked, tmp_path, **wanted)


def test_without_any_stock_the_way_to_one_is_said(demo_office, tmp_path):
    said = refusal(demo_office, tmp_path, stock="Phôi")

    assert "Tạo bố cục ở trang Giấy khen" in said


def test_a_test_sheet_needs_no_office(tmp_path):
    file = tmp_path / "moi" / "to-thu.pdf"

    data, words = certificates.test_sheet(file, "400x300", turned=False)

    assert sheet(file) == pytest.approx((400, 300), abs=0.1)
    assert data["sheet"] == "400x300"
    assert "100%" in words


def test_the_words_of_the_verbs_are_read():
    read = arguments.parse(["certificates", "ra", "--size", "360x270"])
    assert (read.sheet, read.stock, read.printer) == ("360x270", None, None)
    read = arguments.parse(["test-sheet", "to.pdf", "--turned"])
    assert (read.sheet, read.turned) == ("A4", True)
