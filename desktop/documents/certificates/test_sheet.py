"""The test sheet of a printer: folds, scales, crosses, rulers, and how to read them.

It is drawn where `sheet_marks` says and explains itself; its readings are worked out by
`calibration`. The rulers between the crosses carry the sheet's own millimetres, so that
held against the light with the stock it tells the place of every line on the stock.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

from desktop.documents.certificates.calibration import PrinterProfile
from desktop.documents.certificates.certificate import unscaled_canvas
from desktop.documents.certificates.sheet_marks import LINE_STEP, Gauge, marks_of
from desktop.documents.certificates.sheet_sizes import Sheet
from desktop.documents.certificates.streamed import PageStream, unfinished
from desktop.documents.certificates.test_sheet_words import (
    Millimetres,
    Words,
    example_words,
    profile_words,
)
from desktop.documents.printed.output import MM
from desktop.documents.typeface import Face

_RULER_FROM = 50.0


def draw_test_sheet(
    out: BinaryIO | Path,
    sheet: Sheet,
    *,
    turned: bool = False,
    printer: str = "",
    tray: str = "",
    created_on: dt.date,
) -> None:
    """Draw the test sheet of one size of sheet.

    Args:
        out: an open binary file or a path.
        sheet: the size certificates will be printed on.
        turned: turn the page by 180°, as certificates fed head first are.
        printer: written in its line; empty leaves room to write.
        tray: likewise.
        created_on: the day kept in the file.
    """
    canvas = unscaled_canvas(sheet, "Tờ thử máy in", created_on)
    profile = PrinterProfile(
        "", printer, tray, Decimal(str(sheet.width)), Decimal(str(sheet.height))
    )
    with unfinished(out) as target:
        pages = PageStream(canvas, target.file)
        if turned:
            canvas.transform(-1, 0, 0, -1, *sheet.size)
        _Drawing(canvas, marks_of(sheet)).all(profile)
        pages.show_page()
        pages.finish()
        target.keep()


class _Drawing(Millimetres):
    """Draws the marks, then the words between them."""

    def all(self, profile: PrinterProfile) -> None:
        for gauge in self.marks.gauges:
            self._fold(gauge)
            self._scale(gauge)
        self._top()
        self._crosses()
        self._rulers()
        self._margins()
        Words(self.canvas, self.marks).write(profile)

    def _fold(self, gauge: Gauge) -> None:
        canvas = self.canvas
        canvas.saveState()
        canvas.setLineWidth(0.5)
        canvas.setDash(0.8, 2)
        match gauge.edge:
            case "left":
                self.line(gauge.fold, 30, gauge.fold, self.high - 30)
            case "right":
                x = self.wide - gauge.fold
                self.line(x, 30, x, self.high - 30)
            case "top":
                self.line(30, gauge.fold, self.wide - 30, gauge.fold)
            case _:
                y = self.high - gauge.fold
                self.line(30, y, self.wide - 30, y)
        canvas.restoreState()

    def _scale(self, gauge: Gauge) -> None:
        """Draw a line for every half millimetre, longer and named where it is whole."""
        is_across = gauge.edge in {"left", "right"}
        side = self.wide if is_across else self.high
        is_near = gauge.edge in {"left", "top"}
        zero = gauge.zero if is_near else side - gauge.zero
        canvas = self.canvas
        for index in range(round(-gauge.reach * 2), round(gauge.reach * 2) + 1):
            reading = index * LINE_STEP
            half = 3.4 if index % 2 else 5.0 if index % 10 else 6.6
            canvas.setLineWidth(0.16 if index % 2 else 0.28)
            at, along = zero + reading, gauge.along
            if is_across:
                self.line(at, along - half, at, along + half)
            else:
                self.line(along - half, at, along + half, at)
            if index % 10 == 0:
                self._number(at, along, reading, is_across=is_across)
        self._name(gauge, zero, is_across=is_across)

    def _number(
        self, at: float, along: float, reading: float, *, is_across: bool
    ) -> None:
        sign = "+" if reading > 0 else "−" if reading < 0 else ""
        text = f"{sign}{abs(reading):g}"
        if is_across:
            self.say(at, along - 7.6, text, 7.5, Face.BOLD)
        else:
            self.say(along + 7.4, at + 0.9, text, 7.5, Face.BOLD, align=0)

    def _name(self, gauge: Gauge, zero: float, *, is_across: bool) -> None:
        if is_across:
            self.say(zero, gauge.along + 12, gauge.name, 12, Face.BOLD)
        else:
            self.say(gauge.along - 9, zero + 1.5, gauge.name, 12, Face.BOLD, align=1)

    def _top(self) -> None:
        """Say which edge is the top: the sheet goes in as the certificates will."""
        middle, canvas = self.wide / 2, self.canvas
        path = canvas.beginPath()
        for index, (x, y) in enumerate(((-2.6, 11.5), (2.6, 11.5), (0, 7))):
            point = (middle + x) * MM, (self.high - y) * MM
            (path.lineTo if index else path.moveTo)(*point)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
        below = self.marks.top_left.fold + 6
        self.say(middle, below, "MÉP TRÊN CỦA GIẤY KHEN", 9, Face.BOLD)

    def _crosses(self) -> None:
        cross, canvas = self.marks.cross, self.canvas
        canvas.setLineWidth(0.3)
        right, low = self.wide - cross, self.high - cross
        for name, x, y in (
            *(("A", cross, cross), ("B", right, cross)),
            *(("C", cross, low), ("D", right, low)),
        ):
            self.line(x - 6, y, x + 6, y)
            self.line(x, y - 6, x, y + 6)
            canvas.circle(x * MM, (self.high - y) * MM, 2.5 * MM)
            out = -4.2 if x == cross else 4.2
            self.say(x + out, y + (6.5 if y == low else -3), name, 12, Face.BOLD)

    def _rulers(self) -> None:
        """Draw two rulers with the sheet's own millimetres, 100 of them marked."""
        cross, canvas = self.marks.cross, self.canvas
        canvas.setLineWidth(0.3)
        last_x, last_y = self.wide - 50, self.high - 50
        self.line(_RULER_FROM, cross, last_x, cross)
        self.line(cross, _RULER_FROM, cross, last_y)
        for at in range(int(_RULER_FROM), int(last_x) + 1):
            self.line(at, cross, at, cross + _tick(at))
            if at % 10 == 0:
                self.say(at, cross + 7.4, str(at), 7.5)
        for at in range(int(_RULER_FROM), int(last_y) + 1):
            self.line(cross, at, cross + _tick(at), at)
            if at % 10 == 0:
                self.say(cross + 5, at + 0.9, str(at), 7.5, align=0)
        self._check_length(last_x, is_across=True)
        self._check_length(last_y, is_across=False)

    def _check_length(self, last: float, *, is_across: bool) -> None:
        """Mark 100 mm of a ruler, or 50 where there is no room for more."""
        length = next((n for n in (100, 50, 30) if _RULER_FROM + n <= last), 0)
        if not length:
            return
        at, start, end = self.marks.cross - 1.6, _RULER_FROM, _RULER_FROM + length
        self.canvas.setLineWidth(0.9)
        if is_across:
            self.line(start, at, end, at)
            x = (start + end) / 2
            x = x if length == 100 else end + 8
            self.say(x, at - 1, f"{length} mm", 8, Face.BOLD)
        else:
            self.line(at, start, at, end)
            self.say(at - 0.8, start + 3, f"{length} mm", 8, Face.BOLD, align=1)

    def _margins(self) -> None:
        """Draw short lines close to the right edge: how far this printer reaches."""
        if self.wide < 250:
            return
        y = self.high - 34
        self.canvas.setLineWidth(0.3)
        for step, margin in enumerate(range(8, 2, -1)):
            at = self.wide - margin
            self.line(at, y - step * 2.2, at, y - step * 2.2 - 3)
            self.say(at - 0.4, y - step * 2.2 - 0.6, str(margin), 5.5, align=1)
        x = self.wide - 9
        self.say(x, y - 5, "số nhỏ nhất", 5.5, Face.ITALIC, align=1)
        self.say(x, y - 3, "còn thấy là lề", 5.5, Face.ITALIC, align=1)
        self.say(x, y - 1, "không in được", 5.5, Face.ITALIC, align=1)


def _tick(at: int) -> float:
    return 4.2 if at % 10 == 0 else 2.8 if at % 5 == 0 else 1.7


__all__ = ["draw_test_sheet", "example_words", "profile_words"]
