"""A printer that moves and stretches: read off its test sheet, corrected exactly."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.certificates.calibration import (
    FoldReadings,
    RulerReadings,
    measured,
    no_correction,
)
from desktop.documents.certificates.sheet_marks import marks_of
from desktop.documents.certificates.sheet_sizes import SHEETS, Sheet, custom_sheet
from desktop.documents.certificates.stock_certificate import draw_on_stock
from desktop.documents.certificates.stock_start import default_layout
from desktop.documents.certificates.test_sheet import draw_test_sheet, profile_words
from desktop.errors import EntryError
from tests.documents.measuring import buffer, lines, rules, sheet, text_of
from tests.documents.test_certificate import DAY, PERSON

ALL_SHEETS = (*SHEETS, custom_sheet(200, 140), custom_sheet(500, 400))
TOLERANCE = 0.3


@dataclass(frozen=True)
class Printer:
    """What is drawn at u is printed at k·u + Δ, mm from the left and the top."""

    dx: float = 0.0
    dy: float = 0.0
    kx: float = 1.0
    ky: float = 1.0

    def put(self, x, y):
        return self.kx * x + self.dx, self.ky * y + self.dy

    def read(self, sheet, step=0.5):
        """Fold a printed test sheet and read the line nearest to the paper's edge."""
        marks = marks_of(sheet)
        return FoldReadings(
            left=self._reading(marks.left, sheet, step),
            right=self._reading(marks.right, sheet, step),
            top_left=self._reading(marks.top_left, sheet, step),
            top_right=self._reading(marks.top_right, sheet, step),
            bottom=self._reading(marks.bottom, sheet, step),
        )

    def _reading(self, gauge, sheet, step):
        is_across = gauge.edge in {"left", "right"}
        k, moved = (self.kx, self.dx) if is_across else (self.ky, self.dy)
        side = sheet.width if is_across else sheet.height
        is_near = gauge.edge in {"left", "top"}
        fold = k * (gauge.fold if is_near else side - gauge.fold) + moved
        assert (fold if is_near else side - fold) >= 5, "the fold is not printed"
        edge = 2 * fold - (0 if is_near else side)
        zero = gauge.zero if is_near else side - gauge.zero
        steps = round(gauge.reach / step)
        readings = [index * step for index in range(-steps, steps + 1)]
        nearest = min(readings, key=lambda g: abs(k * (zero + g) + moved - edge))
        found = k * (zero + nearest) + moved
        assert abs(found - edge) <= k * step / 2 + 1e-9, "the edge is off the scale"
        return Decimal(str(nearest))

    def ruled(self, sheet, step):
        """Measure from the edges to the crosses with a ruler of that step."""
        at = marks_of(sheet).cross
        left, top = self.put(at, at)
        right, bottom = self.put(sheet.width - at, sheet.height - at)

        def seen(value):
            return Decimal(str(round(value / step) * step))

        return RulerReadings(
            left_to_a=seen(left),
            top_to_a=seen(top),
            right_to_b=seen(sheet.width - right),
            bottom_to_c=seen(sheet.height - bottom),
        )


printers = st.builds(
    Printer,
    dx=st.floats(-8, 8),
    dy=st.floats(-8, 8),
    kx=st.floats(0.97, 1.03),
    ky=st.floats(0.97, 1.03),
)


def places(sheet):
    """Where the fields of a layout begin, and the far corners of their boxes."""
    for field in default_layout("Phôi", sheet).fields:
        yield float(field.x), float(field.y)
        yield field.box.left, field.box.top
        yield field.box.right, field.box.bottom


def misses(printer, profile, sheet):
    for x, y in places(sheet):
        printed_x, printed_y = printer.put(*profile.corrected(x, y))
        yield max(abs(printed_x - x), abs(printed_y - y))


@pytest.mark.parametrize("size", ALL_SHEETS, ids=lambda s: s.code)
@given(printer=printers)
@settings(max_examples=60, deadline=None)
def test_half_millimetre_readings_bring_every_field_within_tolerance(size, printer):
    profile = measured(no_correction(size), printer.read(size), DAY)

    assert max(misses(printer, profile, size)) <= TOLERANCE


@given(printer=printers)
@settings(max_examples=60, deadline=None)
def test_quarter_readings_halve_the_error(printer):
    profile = measured(no_correction(Sheet.A3), printer.read(Sheet.A3, 0.25), DAY)

    assert max(misses(printer, profile, Sheet.A3)) <= TOLERANCE / 2


@given(printer=printers)
@settings(max_examples=60, deadline=None)
def test_a_ruler_read_to_a_quarter_does_as_well(printer):
    profile = measured(no_correction(Sheet.A4), printer.ruled(Sheet.A4, 0.25), DAY)

    assert max(misses(printer, profile, Sheet.A4)) <= TOLERANCE


@given(printer=printers)
@settings(max_examples=30, deadline=None)
def test_exact_readings_give_the_printer_back_exactly(printer):
    exact = measured(no_correction(Sheet.A4), printer.ruled(Sheet.A4, 1e-6), DAY)

    assert float(exact.kx) == pytest.approx(printer.kx, abs=1e-6)
    assert float(exact.dx) == pytest.approx(printer.dx, abs=1e-4)
    assert exact.printed(*exact.corrected(100, 50)) == pytest.approx((100, 50))


def test_an_uncorrected_printer_misses():
    printer = Printer(dx=8, kx=1.03)

    assert max(misses(printer, no_correction(Sheet.A4), Sheet.A4)) > 8


@pytest.mark.parametrize("turned", [False, True], ids=["upright", "turned"])
def test_the_printed_words_land_where_the_layout_has_them(turned):
    """From the test sheet's readings to the paper, through the PDF itself."""
    printer = Printer(dx=-6.3, dy=4.8, kx=1.021, ky=0.978)
    start = replace(no_correction(Sheet.A3), is_turned=turned)
    if turned:
        # Fed head first, the same printer moves the other way, seen upright.
        printer = Printer(
            dx=420 * (1 - 1.021) + 6.3, dy=297 * (1 - 0.978) - 4.8, kx=1.021, ky=0.978
        )
    profile = measured(start, printer.read(Sheet.A3), DAY)
    layout = default_layout("Phôi", Sheet.A3)
    wanted, made = on_stock(layout, None), on_stock(layout, profile)

    def upright(x, y):
        return (420 - x, 297 - y) if turned else (x, y)

    assert len(made) == len(wanted)
    for text, (x, y) in wanted.items():
        printed_x, printed_y = printer.put(*upright(*made[text]))
        assert printed_x == pytest.approx(x, abs=TOLERANCE), text
        assert printed_y == pytest.approx(y, abs=TOLERANCE), text


def on_stock(layout, profile):
    """Return where each line's first letter stands, by its words."""
    out = buffer()
    draw_on_stock([PERSON], out, layout, profile, created_on=DAY)
    found = {}
    for line in letters(out.getvalue()):
        found[line[0]] = line[1:]
    return found


def letters(pdf):
    """Return each drawn text with the origin of its first letter, turned or not."""
    import ctypes

    import pypdfium2.raw as raw

    from tests.documents.measuring import MM, opened

    with opened(pdf) as document:
        page = document[0]
        high, text = page.get_height(), page.get_textpage()
        count = text.count_chars()
        run, start = "", None
        for index in range(count):
            letter = chr(raw.FPDFText_GetUnicode(text, index))
            if letter in "\r\n":
                if run:
                    yield (run, *start)
                run, start = "", None
                continue
            if start is None:
                x, y = ctypes.c_double(), ctypes.c_double()
                raw.FPDFText_GetCharOrigin(text, index, x, y)
                start = x.value / MM, (high - y.value) / MM
            run += letter
        if run:
            yield (run, *start)


# --- readings no printer gives ------------------------------------------------------


def readings(left="0", top_left="0", right="0", top_right="0", bottom="0"):
    values = (left, top_left, right, top_right, bottom)
    return FoldReadings(*(Decimal(value) for value in values))


def refused(given, size=Sheet.A4):
    with pytest.raises(EntryError) as refusal:
        measured(no_correction(size), given, DAY)
    assert refusal.value.next_step
    return refusal.value


def test_a_print_shrunk_to_96_per_cent_is_told_from_a_bad_printer():
    # "Fit" in a viewer: 96 %, centred on the sheet.
    fit = Printer(dx=297 * 0.02, dy=210 * 0.02, kx=0.96, ky=0.96)

    refusal = refused(fit.read(Sheet.A4))

    assert "thu nhỏ còn khoảng 96% chiều ngang" in refusal.sentence
    assert "Fit" in refusal.next_step
    assert "100%" in refusal.next_step


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (readings(left="15"), "G1 = 15 mm nằm ngoài thang"),
        (readings(right="-40"), "G2 = −40 mm nằm ngoài thang"),
        (readings(top_right="9"), "chênh 8,8 mm"),
        (readings(left="NaN"), "phải là một con số"),
        (readings(bottom="-13"), "chiều dọc"),
        (
            RulerReadings(Decimal(90), Decimal(40)),
            "Trái - A = 90 mm nằm ngoài thang",
        ),
        (
            RulerReadings(Decimal(55), Decimal(40), Decimal(25)),
            "lệch ngang 15 mm",
        ),
    ],
)
def test_impossible_readings_are_refused_with_a_next_step(given, said):
    assert said in refused(given).sentence


def test_two_readings_are_enough_to_correct_the_place():
    given = FoldReadings(left=Decimal("1.5"), top_left=Decimal("-0.5"))

    profile = measured(no_correction(Sheet.A4), given, DAY)

    assert (profile.dx, profile.dy) == (Decimal("1.5"), Decimal("-0.5"))
    assert (profile.kx, profile.ky) == (1, 1)
    assert profile.skew is None
    assert profile.measured_on == DAY


@pytest.mark.parametrize(
    ("top_right", "is_skewed"), [("0", False), ("0.5", False), ("1", True)]
)
def test_a_skew_of_more_than_half_a_millimetre_is_warned_of(top_right, is_skewed):
    profile = measured(no_correction(Sheet.A4), readings(top_right=top_right), DAY)

    assert profile.is_skewed is is_skewed


def test_a_profile_is_said_in_words():
    given = readings("1.5", "-0.5", "1", "-0.5", "-1")

    words = profile_words(measured(no_correction(Sheet.A4), given, DAY))

    assert words == (
        "máy in lệch sang phải 1,5 mm, lên trên 0,5 mm; bản in rộng 99,83%, cao "
        "99,76% so với đúng; không nghiêng"
    )


# --- the test sheet on paper --------------------------------------------------------


def drawn(size, **options):
    out = buffer()
    draw_test_sheet(out, size, created_on=dt.date(2026, 12, 18), **options)
    return out.getvalue()


@pytest.mark.parametrize("size", ALL_SHEETS, ids=lambda s: s.code)
def test_the_sheet_has_its_size_and_asks_for_no_scaling(size):
    pdf = drawn(size)

    assert sheet(pdf) == pytest.approx((size.width, size.height), abs=0.01)
    assert re.search(rb"/PrintScaling\s*/None", pdf)
    assert "TỜ THỬ MÁY IN" in text_of(pdf)
    for line in lines(pdf):
        assert 2 < line.left < line.right < size.width - 2, line
        assert 5 < line.y < size.height - 5, line


def test_the_sheet_explains_itself():
    text = text_of(drawn(Sheet.A4))

    for words in (
        "Khổ 297 × 210 mm, nằm ngang",
        "Gấp mép trái theo đường chấm",
        "cả bốn số là 40,0 mm",
        "100 mm",
        "tắt “Vừa trang” (Fit)",
        "soi ngược sáng",
        "MÉP TRÊN CỦA GIẤY KHEN",
    ):
        assert words in text


@pytest.mark.parametrize("size", [Sheet.A4, Sheet.A3], ids=lambda s: s.code)
def test_scales_and_rulers_are_drawn_where_the_calculation_takes_them(size):
    found = rules(drawn(size))
    marks = marks_of(size)

    for gauge in (marks.top_left, marks.top_right):
        ticks = [y for left, right, y in found if left < gauge.along < right]
        zeros = [y for y in ticks if abs(y - gauge.zero) < 0.01]
        assert zeros, gauge
    low = [y for left, right, y in found if right - left > 6 and y > size.height - 70]
    assert any(abs(y - (size.height - marks.bottom.zero)) < 0.01 for y in low)
    hundred = [one for one in found if one[1] - one[0] == pytest.approx(100, abs=0.01)]
    assert hundred, "the 100 mm to check with a ruler"


def test_printer_and_tray_are_written_where_they_are_known():
    text = text_of(drawn(Sheet.A4, printer="Canon LBP2900", tray="Khay tay"))

    assert "Máy in: Canon LBP2900" in text
    assert "Khay: Khay tay" in text


def test_a_turned_sheet_is_the_same_sheet_head_down():
    upright = {text: at for text, *at in letters(drawn(Sheet.A4))}
    turned = {text: at for text, *at in letters(drawn(Sheet.A4, turned=True))}

    x, y = upright["TỜ THỬ MÁY IN"]
    assert turned["TỜ THỬ MÁY IN"] == pytest.approx([297 - x, 210 - y], abs=0.05)
