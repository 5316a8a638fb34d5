"""The Giấy khen: one page for each award, drawn from values in the order given.

What is the same on every page (border, Quốc hiệu, authority, GIẤY KHEN, the emblem) is
drawn once and repeated as a form; only the lines that differ are set for each
certificate, and each page is written as soon as it is drawn.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from desktop.documents.certificates import border
from desktop.documents.certificates.certificate_lines import (
    HEADING,
    CertificateError,
    Ground,
    Line,
    ground_of,
    lines_of,
    narrowed,
    recipient_line,
)
from desktop.documents.certificates.sheet_sizes import (
    SHEETS,
    Sheet,
    custom_sheet,
    sheet_named,
)
from desktop.documents.certificates.streamed import PageStream, unfinished
from desktop.documents.kinds import Kind
from desktop.documents.printed.output import MM, draw_draft_mark, new_canvas
from desktop.documents.typeface import Face, clean_fields, width
from desktop.errors import OfficeError

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

EMBLEM_SIZE = 23.0
"""The square the emblem stands in, mm on A4; its middle is at `EMBLEM_Y`."""
EMBLEM_Y = 35.6
_RED = "#C00000"


@dataclass(frozen=True, slots=True)
class Certificate:
    """What one Giấy khen says.

    Args:
        kind: decides how the recipient is written.
        recipient: the name alone, as in the register.
        unit: position and unit, or address; may be empty.
        citation: the merit, in full words.
        authority: who awards, in capitals.
        place: where it is signed.
        salutation: "Ông", "Bà" or nothing.
        titles: the signer's position, one or two lines (KT.).
        decision_number: with its symbol; empty leaves room to write it in.
        register_number: the number in Sổ vàng; empty leaves room.
        form: what is awarded, "Giấy khen"; set in capitals.
        written: the recipient's line as the officer typed it; empty composes it of
            salutation and name.
    """

    kind: Kind
    recipient: str
    unit: str
    citation: str
    authority: str
    place: str
    signed_on: dt.date | None
    titles: tuple[str, ...]
    signer: str
    salutation: str = ""
    decision_number: str = ""
    decided_on: dt.date | None = None
    register_number: str = ""
    form: str = "Giấy khen"
    written: str = ""

    def __post_init__(self) -> None:
        clean_fields(self)

    @property
    def has_sheet(self) -> bool:
        """Whether the form is handed over as a sheet: a Cờ thi đua is a flag."""
        return not self.form.casefold().startswith("cờ ")


class FormError(OfficeError):
    """A form of award that has no certificate to print."""

    def __init__(self, form: str) -> None:
        super().__init__(
            f"{form} không có tờ giấy để in như Giấy khen.",
            "Đặt may cờ theo mẫu; chỉ in Quyết định và danh sách kèm theo.",
        )


def draw_certificates(
    certificates: Sequence[Certificate],
    out: BinaryIO | Path,
    *,
    sheet: Sheet = Sheet.A4,
    draft: bool = False,
    created_on: dt.date,
    script: bool = False,
    emblem: bytes = b"",
    progress: Callable[[int, int], bool] | None = None,
) -> bool:
    """Draw one page for each certificate.

    Args:
        certificates: in the order of the pages.
        out: an open binary file or a path; untouched until every page is drawn.
        sheet: the paper.
        draft: write BẢN NHÁP behind the text.
        created_on: the day kept in the file.
        script: set one-line names of persons in the script face.
        emblem: a PNG or JPEG picture of the Quốc huy, already checked; without one
            its place stays empty.
        progress: told (drawn, all) after each page; False stops, nothing is written.

    Returns:
        Whether the file was written.

    Raises:
        CharacterError: a text holds a character that cannot be printed.
        CertificateError: a text cannot be made to fit.
        FormError: a form that has no certificate.
    """
    refused = next((one.form for one in certificates if not one.has_sheet), None)
    if refused is not None:
        raise FormError(refused)
    if not certificates:
        return False
    title = " và ".join(dict.fromkeys(one.form for one in certificates))
    canvas = unscaled_canvas(sheet, title, created_on)
    with unfinished(out) as target:
        drawer = _Drawer(PageStream(canvas, target.file), sheet, draft, emblem)
        for done, certificate in enumerate(certificates, start=1):
            drawer.draw(certificate, script=script)
            if progress is not None and not progress(done, len(certificates)):
                return False
        drawer.pages.finish()
        target.keep()
    return True


def unscaled_canvas(sheet: Sheet, title: str, created_on: dt.date) -> Canvas:
    """Return an empty PDF whose readers are asked to print it at its own size."""
    canvas = new_canvas(sheet.size, title, created_on)
    # "Fit" of a viewer moves everything by 3 to 6 mm.
    canvas.setViewerPreference("PrintScaling", "None")
    return canvas


class _Drawer:
    """Draws pages, the part that repeats once for each heading."""

    def __init__(
        self, pages: PageStream, sheet: Sheet, draft: bool, emblem: bytes
    ) -> None:
        self.pages = pages
        self._sheet = sheet
        self._ground = ground_of(sheet)
        self._draft = draft
        self._emblem = emblem
        self._forms: dict[tuple[str, str], str] = {}

    def draw(self, certificate: Certificate, *, script: bool) -> None:
        canvas = self.pages.canvas
        heading = (certificate.authority, certificate.form.upper())
        form = self._forms.get(heading)
        if form is None:
            form = self._forms[heading] = f"giaykhen{len(self._forms)}"
            self._make_form(form, heading)
        canvas.doForm(form)
        if self._sheet.scale != 1:
            canvas.scale(self._sheet.scale, self._sheet.scale)
        write_lines(canvas, lines_of(certificate, self._ground, script=script))
        self.pages.show_page()

    def _make_form(self, name: str, heading: tuple[str, str]) -> None:
        canvas, ground, scale = self.pages.canvas, self._ground, self._sheet.scale
        canvas.beginForm(name)
        canvas.saveState()
        canvas.translate(0, self._sheet.size[1])
        canvas.scale(MM * scale, -MM * scale)
        border.draw_border(canvas, *ground)
        canvas.restoreState()
        canvas.saveState()
        canvas.scale(scale, scale)
        if self._draft:
            centre = (ground.middle, ground.up(ground.height / 2 + 6))
            draw_draft_mark(canvas, centre, 33)
        if self._emblem:
            _draw_emblem(canvas, ground, self._emblem)
        _draw_heading(canvas, ground, *heading)
        canvas.restoreState()
        canvas.endForm()


def _draw_emblem(canvas: Canvas, ground: Ground, picture: bytes) -> None:
    from reportlab.lib.utils import ImageReader

    side = EMBLEM_SIZE * MM
    y = ground.up(ground.down(EMBLEM_Y, HEADING))
    canvas.drawImage(
        ImageReader(io.BytesIO(picture)),
        ground.middle - side / 2,
        y - side / 2,
        side,
        side,
        mask="auto",
        preserveAspectRatio=True,
        anchor="c",
    )


def _draw_heading(canvas: Canvas, ground: Ground, authority: str, title: str) -> None:
    motto = "Độc lập - Tự do - Hạnh phúc"
    _centred(canvas, ground, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 14, 53.0)
    _centred(canvas, ground, motto, 15, 59.2)
    half = width(motto, Face.BOLD, 15) / 2
    rule = ground.up(ground.down(61.4, HEADING))
    canvas.setLineWidth(0.7)
    canvas.line(ground.middle - half, rule, ground.middle + half, rule)
    size = narrowed(authority, Face.BOLD, 20, ground.text_width)
    _centred(canvas, ground, authority, size, 71.8, colour=_RED)
    _centred(canvas, ground, "TẶNG", 16, 80.2, spacing=1.5)
    _centred(canvas, ground, title, 48, 98.6, spacing=3, colour=_RED)


def _centred(
    canvas: Canvas,
    ground: Ground,
    text: str,
    size: float,
    y: float,
    *,
    spacing: float = 0,
    colour: str = "#000000",
) -> None:
    from reportlab.lib.colors import HexColor

    # The space after the last letter is not seen, so it takes no part in centring.
    wide = width(text, Face.BOLD, size) + spacing * (len(text) - 1)
    at = ground.up(ground.down(y, HEADING))
    line = canvas.beginText(ground.middle - wide / 2, at)
    line.setFont(Face.BOLD.value, size)
    line.setFillColor(HexColor(colour))
    line.setCharSpace(spacing)
    line.textOut(text)
    # Letter spacing would leak into every later line of the page.
    line.setCharSpace(0)
    line.setFillColor(HexColor("#000000"))
    canvas.drawText(line)


def write_lines(canvas: Canvas, lines: Sequence[Line]) -> None:
    """Write lines where they stand, as one text object."""
    text = canvas.beginText()
    for line in lines:
        text.setFont(line.face.value, line.size)
        text.setTextOrigin(line.x, line.y)
        text.textOut(line.text)
    canvas.drawText(text)


__all__ = [
    "SHEETS",
    "Certificate",
    "CertificateError",
    "FormError",
    "Sheet",
    "custom_sheet",
    "draw_certificates",
    "recipient_line",
    "sheet_named",
]
