"""The words of the test sheet: how to read it, a table to write into, an example."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from desktop.documents.breaking import tie_pairs
from desktop.documents.certificates.calibration import (
    FoldReadings,
    PrinterProfile,
    measured,
    no_correction,
)
from desktop.documents.certificates.sheet_marks import SheetMarks
from desktop.documents.certificates.sheet_sizes import Sheet
from desktop.documents.paper import Align, Text, bold, plain
from desktop.documents.printed.lines import draw_line, set_lines
from desktop.documents.printed.output import MM
from desktop.documents.typeface import SINGLE, Face, width
from desktop.vietnamese import number

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_HEADINGS = (
    *("G1", "G2", "G3", "G4", "G5"),
    *("Trái - A", "Phải - B", "Trên - A", "Dưới - C"),
)
_EXAMPLE = FoldReadings(
    Decimal("1.5"), Decimal("-0.5"), Decimal(1), Decimal("-0.5"), Decimal(-1)
)
_EXAMPLE_SHOWN = ("+1,5", "+1,0", "−0,5", "−0,5", "−1,0", "", "", "", "")
_TEXT_LEFT, _TEXT_TOP = 57.0, 54.0
_SIZES = (14, 13, 12, 11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6)


_Blanks = tuple[tuple[str, str], ...]


class _Area(NamedTuple):
    """The room of the words, in mm from the top left."""

    left: float
    top: float
    right: float
    bottom: float


class Millimetres:
    """Draws on a sheet in millimetres from the top left."""

    def __init__(self, canvas: Canvas, marks: SheetMarks) -> None:
        self.canvas = canvas
        self.marks = marks
        self.wide, self.high = marks.sheet.width, marks.sheet.height

    def line(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """Draw a straight line."""
        high = self.high
        self.canvas.line(x * MM, (high - y) * MM, to_x * MM, (high - to_y) * MM)

    def say(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        face: Face = Face.REGULAR,
        align: float = 0.5,
    ) -> None:
        """Write a line; `align` 0 starts at x, 0.5 is centred on it, 1 ends there."""
        self.canvas.setFont(face.value, size)
        left = x * MM - width(text, face, size) * align
        self.canvas.drawString(left, (self.high - y) * MM, text)


class Words(Millimetres):
    """Writes what the sheet says into the room its marks leave."""

    def write(self, profile: PrinterProfile) -> None:
        """Write all, in the largest letters that leave the marks free."""
        marks = self.marks
        right = marks.right.zero + marks.right.reach + 4
        bottom = marks.bottom.zero + marks.bottom.reach + 3
        area = _Area(_TEXT_LEFT, _TEXT_TOP, self.wide - right, self.high - bottom)
        texts = _explanation(marks.sheet)
        # A small sheet keeps what comes first; the window explains the rest.
        blanks = _blank_rows(profile) if marks.sheet.height >= 180 else []
        while not any(self._set(texts, size, area, blanks) for size in _SIZES):
            texts = texts[:-1]

    def _set(
        self, texts: Sequence[Text], size: float, area: _Area, blanks: Sequence[_Blanks]
    ) -> bool:
        """Draw the words in one size; False, and nothing drawn, if they need more."""
        room = (area.right - area.left) * MM
        pitch, gap = size * SINGLE * 1.04 / MM, size * 0.35 / MM
        set_texts = [set_lines(text, size, room, tie_pairs) for text in texts]
        rows = sum(len(lines) for lines in set_texts)
        title, table = size * 1.5 * SINGLE / MM, 3 * 2.1 * size / MM
        high = title + (rows + 0.7) * pitch + (len(texts) + 1) * gap + table
        high += len(blanks) * 1.8 * pitch
        is_last = not texts and size == _SIZES[-1]
        if high > area.bottom - area.top and not is_last:
            return False
        y = area.top + title * 0.8
        self.say(area.left, y, "TỜ THỬ MÁY IN", size * 1.35, Face.BOLD, align=0)
        y += gap
        for lines in set_texts:
            y += gap
            for line in lines:
                y += pitch
                at = (self.high - y) * MM
                draw_line(self.canvas, line, area.left * MM, at, room, Align.LEFT)
        y = self._table(area, y + pitch * 0.7, size)
        self._blanks(area, y + pitch * 1.6, size, blanks)
        return True

    def _table(self, area: _Area, top: float, size: float) -> float:
        """Draw the table for the readings with an example; return its lower edge."""
        first = 2.0
        columns = len(_HEADINGS) + first
        each = (area.right - area.left) / columns
        high = 2.1 * size / MM
        edges = [area.left, *(area.left + each * (first + n) for n in range(10))]
        self.canvas.setLineWidth(0.4)
        for row in range(4):
            y = top + row * high
            self.line(edges[0], y, edges[-1], y)
        for x in edges:
            self.line(x, top, x, top + 3 * high)
        small = min(size, each * MM / width("Phải - B", Face.BOLD) * 0.92)
        rows = (
            (("Số đọc, mm", *_HEADINGS), Face.BOLD),
            (("Ghi vào đây", *("",) * 9), Face.REGULAR),
            (("Ví dụ", *_EXAMPLE_SHOWN), Face.ITALIC),
        )
        for row, (cells, face) in enumerate(rows):
            y = top + (row + 0.64) * high
            for column, text in enumerate(cells):
                middle = (edges[column] + edges[column + 1]) / 2
                self.say(middle, y, text, small, face)
        return top + 3 * high

    def _blanks(
        self, area: _Area, y: float, size: float, blanks: Sequence[_Blanks]
    ) -> None:
        """Draw lines to write on: printer, tray, stock; who read it, when."""
        pitch = size * SINGLE * 1.6 / MM
        for index, row in enumerate(blanks):
            each = (area.right - area.left) / len(row)
            for place, (label, value) in enumerate(row):
                left = area.left + place * each
                at = y + index * pitch
                self._blank(left, left + each - 3, at, label, value, size)

    def _blank(
        self, left: float, right: float, y: float, label: str, value: str, size: float
    ) -> None:
        self.say(left, y, label, size, align=0)
        start = left + width(f"{label} ", Face.REGULAR, size) / MM
        if value:
            self.say(start, y, value, size, Face.BOLD, align=0)
            return
        canvas = self.canvas
        canvas.saveState()
        canvas.setLineWidth(0.5)
        canvas.setDash(0.6, 1.8)
        self.line(start, y + 0.4, right, y + 0.4)
        canvas.restoreState()


def _blank_rows(profile: PrinterProfile) -> list[_Blanks]:
    return [
        (("Máy in:", profile.printer), ("Khay:", profile.tray), ("Phôi:", "")),
        (("Người đọc:", ""), ("Ngày:", "")),
    ]


def _explanation(sheet: Sheet) -> list[Text]:
    """Return the paragraphs, the most needed first."""
    size = f"{sheet.width:g} × {sheet.height:g} mm".replace(".", ",")
    return [
        plain(
            f"Khổ {size}, nằm ngang. In ở 100% (Actual size), cùng khay và cùng chiều "
            "nạp giấy như khi in Giấy khen."
        ),
        bold("Cách 1, gấp giấy, không cần thước. ")
        + plain(
            "Gấp mép trái theo đường chấm: mép giấy nằm trên thang G1. Đọc vạch trùng "
            "mép giấy, kể cả dấu + hay −, đến nửa mm; mép ở giữa hai vạch thì đọc đến "
            "một phần tư (0,25). Mở ra, làm như vậy với mép phải (G2), mép trên (đọc "
            "cả G3 và G4), mép dưới (G5)."
        ),
        bold("Cách 2, thước kẻ. ")
        + plain(
            "Đo từ mép giấy đến tâm dấu chữ thập: mép trái và mép trên đến A, mép "
            "phải đến B, mép dưới đến C. Máy in đúng thì cả bốn số là 40,0 mm."
        ),
        bold("Mép giấy ở ngoài thang, hoặc đoạn 100 mm đo không đúng 100: ")
        + plain("trình in đã co giãn trang; tắt “Vừa trang” (Fit) rồi in lại."),
        bold("Lấy tọa độ trên phôi. ")
        + plain(
            "Áp tờ này lên phôi, soi ngược sáng: số trên hai thước là khoảng cách đến "
            "mép trái và mép trên của phôi."
        ),
        bold("Ví dụ trong bảng: ") + plain(example_words(sheet)),
    ]


def example_words(sheet: Sheet) -> str:
    """Say what the readings of the example mean on a sheet, as the program finds."""
    found = measured(no_correction(sheet), _EXAMPLE, dt.date(2026, 1, 1))
    return f"{profile_words(found)}."


def profile_words(profile: PrinterProfile) -> str:
    """Say what a printer does: "in lệch sang phải 1,5 mm, …; rộng 99,83%, …"."""
    across = "sang phải" if profile.dx > 0 else "sang trái"
    down = "xuống dưới" if profile.dy > 0 else "lên trên"
    moved = [
        f"{way} {number(abs(offset), 1)} mm"
        for way, offset in ((across, profile.dx), (down, profile.dy))
        if abs(offset) >= Decimal("0.05")
    ]
    place = f"máy in lệch {', '.join(moved)}" if moved else "máy in không lệch"
    stretched = (
        f"bản in rộng {number(profile.kx * 100, 2)}%, "
        f"cao {number(profile.ky * 100, 2)}% so với đúng"
    )
    skew = ""
    if profile.skew is not None and profile.skew:
        lower = "phải" if profile.skew > 0 else "trái"
        skew = f"; bên {lower} thấp hơn {number(abs(profile.skew), 2)} mm"
    elif profile.skew is not None:
        skew = "; không nghiêng"
    return f"{place}; {stretched}{skew}"
