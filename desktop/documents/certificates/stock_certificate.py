"""Certificates on pre-printed stock: the eight fields alone, where the layout has them.

A printer's profile moves and stretches the whole page, so that what is drawn for a
place is printed there, and as large as it was meant.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from desktop.documents.certificates.calibration import PrinterProfile, no_correction
from desktop.documents.certificates.certificate import (
    Certificate,
    FormError,
    unscaled_canvas,
)
from desktop.documents.certificates.sheet_sizes import Sheet
from desktop.documents.certificates.stock import StockLayout
from desktop.documents.certificates.stock_setting import (
    Changes,
    SetField,
    SetLine,
    set_stock,
    stock_text,
)
from desktop.documents.certificates.streamed import PageStream, unfinished
from desktop.documents.printed.output import MM, draw_draft_mark
from desktop.documents.typeface import Face
from desktop.errors import OfficeError

if TYPE_CHECKING:
    from reportlab.lib.colors import Color
    from reportlab.pdfgen.canvas import Canvas

_BLACK, _BLUE = "#000000", "#1F5FA8"


class StockError(OfficeError):
    """A text that does not fit its box, even in its smallest letters."""

    def __init__(self, certificate: Certificate, trouble: str) -> None:
        name = certificate.recipient
        shown = name if len(name) <= 60 else f"{name[:59]}…"
        super().__init__(
            f"Tờ của “{shown}”: {trouble}; chưa có tờ nào được ghi ra.",
            "Nới khung hoặc giảm cỡ chữ nhỏ nhất trong bố cục phôi, hoặc rút gọn chữ "
            "của riêng tờ này.",
        )


def draw_on_stock(
    certificates: Sequence[Certificate],
    out: BinaryIO | Path,
    layout: StockLayout,
    profile: PrinterProfile | None = None,
    *,
    changes: Sequence[Changes] = (),
    draft: bool = False,
    created_on: dt.date,
    progress: Callable[[int, int], bool] | None = None,
) -> bool:
    """Draw one page for each certificate: only the fields, never the picture.

    Args:
        certificates: in the order of the pages.
        out: an open binary file or a path; untouched until every page is drawn.
        layout: where the fields stand.
        profile: of the printer; None draws without correction, as for a screen.
        changes: for each certificate, in the same order; empty for none at all.
        draft: write BẢN NHÁP in the middle, so that a trial is no certificate.
        created_on: the day kept in the file.
        progress: told (drawn, all) after each page; False stops, nothing is written.

    Returns:
        Whether the file was written.

    Raises:
        StockError: a text does not fit; its sentence names recipient and field.
        FormError: a form that has no certificate.
    """
    refused = next((one.form for one in certificates if not one.has_sheet), None)
    if refused is not None:
        raise FormError(refused)
    if not certificates:
        return False
    sheet = layout.sheet
    own = changes or [{}] * len(certificates)
    with unfinished(out) as target:
        canvas = unscaled_canvas(sheet, layout.name, created_on)
        pages = PageStream(canvas, target.file)
        pairs = zip(certificates, own, strict=True)
        for done, (certificate, change) in enumerate(pairs, start=1):
            fields = fitting(certificate, layout, change)
            start_page(canvas, sheet, profile)
            if draft:
                draw_draft_mark(canvas, _middle(sheet), 33, sheet.scale)
            draw_fields(canvas, sheet, fields)
            pages.show_page()
            if progress is not None and not progress(done, len(certificates)):
                return False
        pages.finish()
        target.keep()
    return True


def _middle(sheet: Sheet) -> tuple[float, float]:
    return sheet.size[0] / 2, sheet.size[1] / 2


def fitting(
    certificate: Certificate, layout: StockLayout, changes: Changes
) -> tuple[SetField, ...]:
    """Return the set fields of one certificate.

    Raises:
        StockError: one of them cannot be printed.
    """
    fields = set_stock(certificate, layout, changes)
    trouble = next((field.trouble for field in fields if field.trouble), "")
    if trouble:
        raise StockError(certificate, trouble)
    return fields


def start_page(canvas: Canvas, sheet: Sheet, profile: PrinterProfile | None) -> None:
    """Turn and correct everything drawn on the page from here on."""
    made = profile or no_correction(sheet)
    wide, high = sheet.size
    if made.is_turned:
        canvas.transform(-1, 0, 0, -1, wide, high)
    kx, ky = float(made.kx), float(made.ky)
    dx, dy = float(made.dx) * MM, float(made.dy) * MM
    if (kx, ky, dx, dy) != (1, 1, 0, 0):
        # The file's y points up: (y − Δ)/k from the top is this from the bottom.
        canvas.transform(1 / kx, 0, 0, 1 / ky, -dx / kx, high * (1 - 1 / ky) + dy / ky)


def draw_fields(canvas: Canvas, sheet: Sheet, fields: Sequence[SetField]) -> None:
    """Write the lines of set fields, as one text object; black again at its end."""
    text = canvas.beginText()
    colour = _BLACK
    for field in fields:
        if not field.lines:
            continue
        if field.field.colour != colour:
            colour = field.field.colour
            text.setFillColor(_colour(colour))
        text.setFont(field.field.lettering.face.value, field.lines[0].size)
        for line in field.lines:
            text.setTextOrigin(line.x * MM, (sheet.height - line.y) * MM)
            text.textOut(line.text)
    if colour != _BLACK:
        text.setFillColor(_colour(_BLACK))
    canvas.drawText(text)


def _colour(code: str) -> Color:
    from reportlab.lib.colors import HexColor

    return HexColor(code)


# --- the check print ------------------------------------------------------------------


def draw_check_print(
    certificate: Certificate,
    out: BinaryIO | Path,
    layout: StockLayout,
    profile: PrinterProfile | None = None,
    *,
    changes: Changes | None = None,
    created_on: dt.date,
) -> None:
    """Draw one page with the boxes, corner crosses and a 100 mm ruler, on plain paper.

    Laid on the stock against the light it shows whether the fields will land. A field
    that does not fit shows its empty box.
    """
    sheet = layout.sheet
    canvas = unscaled_canvas(sheet, f"In thử: {layout.name}", created_on)
    with unfinished(out) as target:
        pages = PageStream(canvas, target.file)
        start_page(canvas, sheet, profile)
        fields = set_stock(certificate, layout, changes)
        _draw_boxes(canvas, sheet, fields)
        draw_fields(canvas, sheet, fields)
        _draw_crosses(canvas, sheet)
        _draw_ruler(canvas, sheet)
        pages.show_page()
        pages.finish()
        target.keep()


def _draw_boxes(canvas: Canvas, sheet: Sheet, fields: Sequence[SetField]) -> None:
    canvas.saveState()
    canvas.setStrokeColor(_colour(_BLUE))
    canvas.setFillColor(_colour(_BLUE))
    canvas.setLineWidth(0.4)
    canvas.setDash(1.5, 1.5)
    canvas.setFont(Face.ITALIC.value, 7)
    for field in fields:
        if field.field.is_on:
            box = field.box
            low = (sheet.height - box.bottom) * MM
            canvas.rect(box.left * MM, low, box.width * MM, box.height * MM)
            canvas.drawString((box.left + 0.8) * MM, low + 1.5, field.field.what.label)
    canvas.restoreState()


def _draw_crosses(canvas: Canvas, sheet: Sheet) -> None:
    canvas.setLineWidth(0.3)
    for x in (10.0, sheet.width - 10):
        for y in (10.0, sheet.height - 10):
            at_x, at_y = x * MM, (sheet.height - y) * MM
            canvas.line(at_x - 4 * MM, at_y, at_x + 4 * MM, at_y)
            canvas.line(at_x, at_y - 4 * MM, at_x, at_y + 4 * MM)


def _draw_ruler(canvas: Canvas, sheet: Sheet) -> None:
    """Draw 100 mm in the lower middle, with the words what it is for."""
    left, y = (sheet.width - 100) / 2 * MM, 13 * MM
    canvas.setLineWidth(0.4)
    canvas.line(left, y, left + 100 * MM, y)
    for tick in range(0, 101, 5):
        high = 3 if tick % 50 == 0 else 2 if tick % 10 == 0 else 1.2
        canvas.line(left + tick * MM, y, left + tick * MM, y + high * MM)
    canvas.setFont(Face.REGULAR.value, 8)
    words = (
        "Thước 100 mm: đo phải đúng 100,0 mm. Bốn dấu + cách mép giấy đúng 10 mm. "
        "Áp tờ này lên phôi, soi ngược sáng."
    )
    canvas.drawCentredString(sheet.size[0] / 2, y - 4 * MM, words)


__all__ = [
    "Changes",
    "SetField",
    "SetLine",
    "StockError",
    "draw_check_print",
    "draw_on_stock",
    "set_stock",
    "stock_text",
]
