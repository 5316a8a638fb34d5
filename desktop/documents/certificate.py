"""The Giấy khen: one page for each award, drawn from values in the order given.

What is the same on every page (border, Quốc hiệu, authority, GIẤY KHEN) is drawn once
and repeated as a form; only the lines that differ are set for each certificate. All
measures are of the A4 sheet; A3 is the same drawing times √2.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from desktop.documents import border
from desktop.documents.breaking import balanced
from desktop.documents.kinds import Kind
from desktop.documents.output import MM, draw_draft_mark, new_canvas, write
from desktop.documents.typeface import (
    HARD_SPACE,
    Face,
    can_print,
    clean_fields,
    width,
)
from desktop.errors import OfficeError
from desktop.vietnamese import long_date

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


class Sheet(Enum):
    """A landscape sheet of paper: width and height in mm, and the drawing's scale."""

    A4 = (297.0, 210.0, 1.0)
    A3 = (420.0, 297.0, sqrt(2))

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.value[0] * MM, self.value[1] * MM

    @property
    def scale(self) -> float:
        """How many times larger than on A4 everything is drawn."""
        return self.value[2]


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

    def __post_init__(self) -> None:
        clean_fields(self)


class CertificateError(OfficeError):
    """A text too long for the certificate, even in small letters."""

    def __init__(self, recipient: str) -> None:
        shown = recipient if len(recipient) <= 60 else f"{recipient[:59]}…"
        super().__init__(
            f"Nội dung Giấy khen của “{shown}” quá dài, không đặt vừa khung; "
            "chưa có tờ nào được ghi ra.",
            "Hãy rút gọn tên, đơn vị hoặc nội dung khen thưởng rồi in lại.",
        )


class _Line(NamedTuple):
    """A line of text: x and baseline in points from the top left of the A4 sheet."""

    text: str
    face: Face
    size: float
    x: float
    y: float


# Lines, largest size, smallest size: tried in this order until the text fits.
_Ladder = tuple[tuple[int, float, float], ...]
_RECIPIENT: _Ladder = ((1, 26, 22), (2, 22, 17), (3, 17, 14), (4, 14, 12), (6, 12, 9))
_UNIT: _Ladder = ((1, 17, 14.5), (2, 15, 13), (3, 13, 11), (5, 11, 9))
_CITATION: _Ladder = ((2, 17, 14.5), (3, 15, 13), (5, 13, 10.5), (8, 10.5, 8))
_SCRIPT_SIZES = (34.0, 28.0)
_SMALLEST = 6.5

_TEXT_WIDTH = 222 * MM
_SIGNATURE_WIDTH = 98 * MM
_NUMBERS_WIDTH = 88 * MM
_MIDDLE = 297 / 2 * MM
_SIGNATURE_X = 221 * MM
_NUMBERS_X = 44 * MM
_ZONE_TOP = 101.4
_BOX_DESCENT = 0.24
_RED = "#C00000"
_NUMBER_ROOM = HARD_SPACE * 12


def draw_certificates(
    certificates: Sequence[Certificate],
    out: BinaryIO | Path,
    *,
    sheet: Sheet = Sheet.A4,
    draft: bool = False,
    created_on: dt.date,
    script: bool = False,
    progress: Callable[[int, int], bool] | None = None,
) -> bool:
    """Draw one page for each certificate and write the file at the end.

    Args:
        certificates: in the order of the pages.
        out: an open binary file or a path; untouched until every page is drawn.
        sheet: the paper.
        draft: write BẢN NHÁP behind the text.
        created_on: the day kept in the file.
        script: set one-line names of persons in the script face.
        progress: told (drawn, all) after each page; False stops, nothing is written.

    Returns:
        Whether the file was written.

    Raises:
        CharacterError: a text holds a character that cannot be printed.
        CertificateError: a text cannot be made to fit.
    """
    canvas = new_canvas(sheet.size, "Giấy khen", created_on)
    forms: dict[tuple[str, str], str] = {}
    for done, certificate in enumerate(certificates, start=1):
        heading = (certificate.authority, certificate.form.upper())
        form = forms.get(heading)
        if form is None:
            form = forms[heading] = f"giaykhen{len(forms)}"
            _make_form(canvas, form, heading, sheet, draft=draft)
        canvas.doForm(form)
        if sheet.scale != 1:
            canvas.scale(sheet.scale, sheet.scale)
        _write_lines(canvas, _lines(certificate, script=script))
        canvas.showPage()
        if progress is not None and not progress(done, len(certificates)):
            return False
    if not certificates:
        return False
    write(canvas, out)
    return True


# --- the page that repeats ------------------------------------------------------------


def _make_form(
    canvas: Canvas, name: str, heading: tuple[str, str], sheet: Sheet, *, draft: bool
) -> None:
    canvas.beginForm(name)
    canvas.saveState()
    unit = MM * sheet.scale
    canvas.translate(0, sheet.size[1])
    canvas.scale(unit, -unit)
    border.draw_border(canvas)
    canvas.restoreState()
    canvas.saveState()
    canvas.scale(sheet.scale, sheet.scale)
    if draft:
        draw_draft_mark(canvas, (_MIDDLE, _up(111)), 33)
    _draw_heading(canvas, *heading)
    canvas.restoreState()
    canvas.endForm()


def _draw_heading(canvas: Canvas, authority: str, title: str) -> None:
    motto = "Độc lập - Tự do - Hạnh phúc"
    _centred(canvas, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 14, 53.0)
    _centred(canvas, motto, 15, 59.2)
    half = width(motto, Face.BOLD, 15) / 2
    canvas.setLineWidth(0.7)
    canvas.line(_MIDDLE - half, _up(61.4), _MIDDLE + half, _up(61.4))
    size = _narrowed(authority, Face.BOLD, 20, _TEXT_WIDTH)
    _centred(canvas, authority, size, 71.8, colour=_RED)
    _centred(canvas, "TẶNG", 16, 80.2, spacing=1.5)
    _centred(canvas, title, 48, 98.6, spacing=3, colour=_RED)


def _centred(
    canvas: Canvas,
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
    line = canvas.beginText(_MIDDLE - wide / 2, _up(y))
    line.setFont(Face.BOLD.value, size)
    line.setFillColor(HexColor(colour))
    line.setCharSpace(spacing)
    line.textOut(text)
    # Letter spacing would leak into every later line of the page.
    line.setCharSpace(0)
    line.setFillColor(HexColor("#000000"))
    canvas.drawText(line)


def _up(y: float) -> float:
    """Turn millimetres from the top of the A4 sheet into points from its bottom."""
    return (210 - y) * MM


def _write_lines(canvas: Canvas, lines: list[_Line]) -> None:
    text = canvas.beginText()
    for line in lines:
        text.setFont(line.face.value, line.size)
        text.setTextOrigin(line.x, line.y)
        text.textOut(line.text)
    canvas.drawText(text)


# --- the lines of one certificate -----------------------------------------------------


def _lines(certificate: Certificate, *, script: bool) -> list[_Line]:
    two_titles = len(certificate.titles) > 1
    date_y = 145.0 if two_titles else 149.5
    return [
        *_middle_lines(certificate, date_y - 6.2, script=script),
        *_signature_lines(certificate, date_y),
        *_number_lines(certificate),
    ]


def recipient_line(certificate: Certificate) -> str:
    """Write the recipient as the certificate names it.

    A person keeps a salutation in small letters; collectives and households are all in
    capitals, and a household is called one only once.
    """
    name = certificate.recipient
    if certificate.kind is Kind.INDIVIDUAL:
        return f"{certificate.salutation} {name.upper()}".strip()
    folded = name.casefold()
    if certificate.kind is Kind.HOUSEHOLD and not folded.startswith(("hộ ", "gia đ")):
        name = f"Hộ gia đình {certificate.salutation} {name}"
    elif folded.startswith("tập thể tập thể"):
        name = name[len("tập thể ") :]
    return " ".join(name.upper().split())


def _middle_lines(
    certificate: Certificate, zone_bottom: float, *, script: bool
) -> list[_Line]:
    """Set recipient, unit and citation, centred in the height left to them."""
    recipient = _recipient(certificate, script=script)
    parts = [recipient]
    for text, ladder, first in (
        (certificate.unit, _UNIT, 1.38),
        (certificate.citation, _CITATION, 1.5),
    ):
        if text:
            set_text, face, size = _fitted(text, Face.REGULAR, ladder)
            # What is said of a recipient is never larger than the recipient.
            parts.append(_Part(set_text, face, min(size, recipient.size), first, 1.2))
    room = (zone_bottom - _ZONE_TOP) * MM
    wanted = sum(part.height for part in parts)
    factor = 1.0
    while wanted * factor > room:
        factor -= 0.025
        if min(part.size for part in parts) * factor < _SMALLEST:
            raise CertificateError(certificate.recipient)
    top = _up(_ZONE_TOP) - (room - wanted * factor) / 2
    lines: list[_Line] = []
    for part in parts:
        size = part.size * factor
        for index, (text, ems) in enumerate(part.lines):
            top -= size * (part.following if index else part.first)
            x = _MIDDLE - ems * size / 2
            lines.append(_Line(text, part.face, size, x, top + _BOX_DESCENT * size))
    return lines


class _Part(NamedTuple):
    """A text broken into lines (with their width at size 1) and its line pitches."""

    lines: tuple[tuple[str, float], ...]
    face: Face
    size: float
    first: float
    following: float

    @property
    def height(self) -> float:
        return self.size * (self.first + (len(self.lines) - 1) * self.following)


def _recipient(certificate: Certificate, *, script: bool) -> _Part:
    if script and certificate.kind is Kind.INDIVIDUAL:
        name = f"{certificate.salutation} {certificate.recipient}".strip()
        largest, smallest = _SCRIPT_SIZES
        if can_print(name, Face.SCRIPT):
            ems = width(name, Face.SCRIPT)
            size = min(largest, _TEXT_WIDTH / ems)
            if size >= smallest:
                return _Part(((name, ems),), Face.SCRIPT, size, 1.23, 1.23)
    fitted = _fitted(recipient_line(certificate), Face.BOLD, _RECIPIENT)
    return _Part(*fitted, 1.12, 1.12)


@lru_cache(maxsize=512)
def _fitted(
    text: str, face: Face, ladder: _Ladder
) -> tuple[tuple[tuple[str, float], ...], Face, float]:
    """Break a text into as few and as large lines as the ladder allows."""
    for most, largest, smallest in ladder:
        size = largest
        while size >= smallest:
            lines = balanced(text, face, _TEXT_WIDTH / size)
            if len(lines) <= most:
                return tuple((line, width(line, face)) for line in lines), face, size
            size -= 0.5
    size = ladder[-1][2]
    lines = balanced(text, face, _TEXT_WIDTH / size)
    return tuple((line, width(line, face)) for line in lines), face, size


def _signature_lines(certificate: Certificate, date_y: float) -> list[_Line]:
    day = f"{certificate.place}, {long_date(certificate.signed_on)}"
    rows = [(day, Face.ITALIC, 14.0, date_y)]
    y = date_y + 6.6
    for title in certificate.titles:
        rows.append((title, Face.BOLD, 15.0, y))
        y += 6.2
    rows.append((certificate.signer, Face.BOLD, 15.0, 184.6))
    lines = []
    for text, face, largest, at in rows:
        if text:
            size, wide = _one_line(text, face, largest)
            lines.append(_Line(text, face, size, _SIGNATURE_X - wide / 2, _up(at)))
    return lines


@lru_cache(maxsize=256)
def _one_line(text: str, face: Face, largest: float) -> tuple[float, float]:
    size = _narrowed(text, face, largest, _SIGNATURE_WIDTH)
    return size, width(text, face, size)


def _number_lines(certificate: Certificate) -> list[_Line]:
    number = certificate.decision_number or f"{_NUMBER_ROOM}/QĐ-UBND"
    rows = (
        (f"Quyết định số {number}", 171.6),
        (long_date(certificate.decided_on), 178.1),
        (f"Vào Sổ vàng số: {certificate.register_number}".strip(), 184.6),
    )
    lines = []
    for text, y in rows:
        size = _narrowed(text, Face.REGULAR, 13, _NUMBERS_WIDTH)
        lines.append(_Line(text, Face.REGULAR, size, _NUMBERS_X, _up(y)))
    return lines


def _narrowed(text: str, face: Face, largest: float, room: float) -> float:
    """Return the largest size at which a text that must not break fits its room."""
    wide = width(text, face)
    if wide * largest <= room:
        return largest
    size = room / wide
    if size < _SMALLEST:
        raise CertificateError(text)
    return size
