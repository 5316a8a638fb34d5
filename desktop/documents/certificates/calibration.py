"""What a printer does to a sheet, read off a printed test sheet, and how to undo it.

A printer moves and stretches: what is drawn at u mm from the left or top edge is
printed at k·u + Δ. The readings of the test sheet (see `test_sheet`) give k and Δ
exactly, whatever their size; drawing at (p − Δ)/k then prints at p.

Readings are in half millimetres, and may be given in quarters when the edge lies
between two lines. Along the sheet the error of a corrected position lies between those
of the two readings it comes from, so half millimetres give ± 0.26 mm, quarters ± 0.13.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from desktop.documents.certificates.sheet_marks import SheetMarks, marks_of
from desktop.documents.certificates.sheet_sizes import Sheet, custom_sheet
from desktop.errors import EntryError

STEP = Decimal("0.25")
"""The finest reading that can be typed, mm."""

# A printer itself is off by at most this; "Fit" shrinks by 4 % and more.
MOST_SCALE_ERROR = Decimal("0.035")
MOST_OFFSET = Decimal(12)
MOST_SKEW = Decimal("0.5")
MOST_REAL_SKEW = Decimal(5)


@dataclass(frozen=True, slots=True)
class FoldReadings:
    """The first way, without a ruler: the paper's edge on each scale, in mm.

    Args:
        left: G1.
        top_left: G3.
        right: G2; None leaves the width of the print unmeasured (scale 1).
        top_right: G4; None leaves the skew unmeasured.
        bottom: G5; None leaves the height of the print unmeasured (scale 1).
    """

    left: Decimal
    top_left: Decimal
    right: Decimal | None = None
    top_right: Decimal | None = None
    bottom: Decimal | None = None


@dataclass(frozen=True, slots=True)
class RulerReadings:
    """The second way: distances from the edges of the sheet to its crosses, in mm.

    Args:
        left_to_a: from the left edge to cross A.
        top_to_a: from the top edge to cross A.
        right_to_b: from the right edge to cross B; None as above.
        bottom_to_c: from the lower edge to cross C; None as above.
        top_to_b: from the top edge to cross B; None leaves the skew unmeasured.
    """

    left_to_a: Decimal
    top_to_a: Decimal
    right_to_b: Decimal | None = None
    bottom_to_c: Decimal | None = None
    top_to_b: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PrinterProfile:
    """How one printer prints from one tray on one size of sheet.

    Args:
        id: empty until it is kept.
        printer: its name in the system.
        tray: "Khay tay", "Khay 2"; as the officer calls it.
        sheet_width: mm of the sheet it was measured on.
        sheet_height: mm.
        dx: everything is printed this many mm too far right (negative: left).
        dy: … too far down.
        kx: the print is this many times as wide as drawn.
        ky: … as high.
        skew: mm the right cross or scale stands lower than the left one; shown, not
            corrected: it changes with every sheet fed. None: not measured.
        is_turned: pages are turned by 180° because the sheets are fed head first. The
            test sheet was printed and read the same way.
        is_manual: sheets are fed by hand, one after another.
        measured_on: the day of the test sheet; None for a profile nobody measured.
    """

    id: str
    printer: str
    tray: str
    sheet_width: Decimal
    sheet_height: Decimal
    dx: Decimal = Decimal(0)
    dy: Decimal = Decimal(0)
    kx: Decimal = Decimal(1)
    ky: Decimal = Decimal(1)
    skew: Decimal | None = None
    is_turned: bool = False
    is_manual: bool = False
    measured_on: date | None = None

    @property
    def sheet(self) -> Sheet:
        """The sheet it was measured on."""
        return custom_sheet(float(self.sheet_width), float(self.sheet_height))

    @property
    def is_skewed(self) -> bool:
        """Whether the officer must be warned: sheets go in askew."""
        return self.skew is not None and abs(self.skew) > MOST_SKEW

    def corrected(self, x: float, y: float) -> tuple[float, float]:
        """Return where to draw, in mm, so that it is printed at (x, y)."""
        return (
            (x - float(self.dx)) / float(self.kx),
            (y - float(self.dy)) / float(self.ky),
        )

    def printed(self, x: float, y: float) -> tuple[float, float]:
        """Return where it is printed, in mm, if drawn at (x, y)."""
        return (
            x * float(self.kx) + float(self.dx),
            y * float(self.ky) + float(self.dy),
        )


def no_correction(sheet: Sheet) -> PrinterProfile:
    """Return the profile of a printer taken to be exact."""
    width, height = Decimal(str(sheet.width)), Decimal(str(sheet.height))
    return PrinterProfile("", "", "", width, height)


def measured(
    profile: PrinterProfile, readings: FoldReadings | RulerReadings, on: date
) -> PrinterProfile:
    """Return the profile with what the readings of its test sheet say.

    Args:
        profile: printer, tray and sheet; its numbers are replaced.
        readings: as typed, either way.
        on: the day of the measuring.

    Raises:
        EntryError: readings no printer gives: off the scales, the print shrunk by
            "Fit", moved by more than a centimetre, or askew beyond reason.
    """
    marks = marks_of(profile.sheet)
    if isinstance(readings, FoldReadings):
        found = _folded(profile, readings, marks)
    else:
        found = _ruled(profile, readings, marks)
    _refuse_impossible(found)
    return replace(found, measured_on=on)


def _folded(
    profile: PrinterProfile, readings: FoldReadings, marks: SheetMarks
) -> PrinterProfile:
    """Read the scales.

    A fold at F mm lays the edge at 2(kF + Δ); the scale's line g stands there when
    k(2F + g) + Δ = 2(kF + Δ), so g = Δ/k at the left and top, and at the right and
    bottom of a sheet W wide g = W + Δ/k − W/k.
    """
    for reading, reach, name in (
        (readings.left, marks.left.reach, "G1"),
        (readings.right, marks.right.reach, "G2"),
        (readings.top_left, marks.top_left.reach, "G3"),
        (readings.top_right, marks.top_right.reach, "G4"),
        (readings.bottom, marks.bottom.reach, "G5"),
    ):
        _check_reading(reading, reach, name)
    top_right = readings.top_left if readings.top_right is None else readings.top_right
    top = (readings.top_left + top_right) / 2
    kx = _scale(readings.left, readings.right, profile.sheet_width)
    ky = _scale(top, readings.bottom, profile.sheet_height)
    skew = None
    if readings.top_right is not None:
        skew = (readings.top_right - readings.top_left) * ky
    return replace(profile, dx=readings.left * kx, dy=top * ky, kx=kx, ky=ky, skew=skew)


def _scale(near: Decimal, far: Decimal | None, length: Decimal) -> Decimal:
    if far is None:
        return Decimal(1)
    return 1 / (1 - (far - near) / length)


def _ruled(
    profile: PrinterProfile, readings: RulerReadings, marks: SheetMarks
) -> PrinterProfile:
    """Solve k and Δ from where two crosses were printed."""
    for reading, drawn, name in (
        (readings.left_to_a, marks.cross, "Trái - A"),
        (readings.top_to_a, marks.cross, "Trên - A"),
        (readings.right_to_b, marks.cross, "Phải - B"),
        (readings.bottom_to_c, marks.cross, "Dưới - C"),
        (readings.top_to_b, marks.cross, "Trên - B"),
    ):
        if reading is not None:
            _check_reading(reading - Decimal(str(drawn)), 30.0, name, raw=reading)
    at = Decimal(str(marks.cross))
    top_b = readings.top_to_a if readings.top_to_b is None else readings.top_to_b
    skew = None if readings.top_to_b is None else top_b - readings.top_to_a
    kx = _span(readings.left_to_a, readings.right_to_b, profile.sheet_width, at)
    ky = _span(readings.top_to_a, readings.bottom_to_c, profile.sheet_height, at)
    # C stands below A: a skewed sheet is corrected for its middle.
    top = (readings.top_to_a + top_b) / 2
    return replace(
        profile,
        dx=readings.left_to_a - kx * at,
        dy=top - ky * at,
        kx=kx,
        ky=ky,
        skew=skew,
    )


def _span(near: Decimal, far: Decimal | None, length: Decimal, at: Decimal) -> Decimal:
    if far is None:
        return Decimal(1)
    return (length - near - far) / (length - 2 * at)


def _check_reading(
    reading: Decimal | None,
    reach: float,
    name: str,
    *,
    raw: Decimal | None = None,
) -> None:
    if reading is None:
        return
    shown = reading if raw is None else raw
    if not reading.is_finite():
        raise EntryError(
            f"Số đọc {name} phải là một con số.",
            "Nhập số mm như 1,5 hoặc -0,5; chưa có gì thay đổi.",
        )
    if abs(reading) > Decimal(str(reach)):
        raise EntryError(
            f"Số đọc {name} = {_shown(shown)} mm nằm ngoài thang của tờ thử.",
            "Mép giấy rơi ra ngoài thang thì bản in sai tỷ lệ: tắt “Vừa trang” (Fit), "
            "chọn 100% (Actual size), in lại tờ thử.",
        )


def _refuse_impossible(found: PrinterProfile) -> None:
    for scale, way in ((found.kx, "chiều ngang"), (found.ky, "chiều dọc")):
        if abs(scale - 1) > MOST_SCALE_ERROR:
            verb = "thu nhỏ còn" if scale < 1 else "phóng to thành"
            raise EntryError(
                f"Theo số đọc, bản in bị {verb} khoảng {scale * 100:.0f}% {way}: "
                "trình in đã tự co giãn trang.",
                "Tắt “Vừa trang” (Fit), chọn 100% (Actual size), kiểm tra khổ giấy "
                "trong máy in, rồi in và đọc lại tờ thử.",
            )
    for offset, way in ((found.dx, "ngang"), (found.dy, "dọc")):
        if abs(offset) > MOST_OFFSET:
            raise EntryError(
                f"Theo số đọc, bản in lệch {way} {_shown(offset)} mm, quá xa để bù.",
                "Kiểm tra khổ giấy và thanh chặn giấy của khay, rồi in lại tờ thử.",
            )
    if found.skew is not None and abs(found.skew) > MOST_REAL_SKEW:
        raise EntryError(
            f"Hai số đọc ở mép trên chênh {_shown(found.skew)} mm.",
            "Kiểm tra lại dấu cộng, trừ; nếu giấy vào lệch thì chỉnh thanh chặn giấy "
            "rồi in lại tờ thử.",
        )


def _shown(value: Decimal) -> str:
    return f"{value:.1f}".removesuffix(".0").replace(".", ",").replace("-", "\u2212")
