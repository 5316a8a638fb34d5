"""Where each line of a certificate stands, and how large it is.

Measures are of the A4 sheet; a sheet of another shape gets more room in one way, and
its lines move by their share of it. All lines are fitted by measured width.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from desktop.documents.breaking import balanced
from desktop.documents.certificates.sheet_sizes import Sheet
from desktop.documents.kinds import Kind
from desktop.documents.printed import line_counts
from desktop.documents.printed.line_counts import fewest_lines
from desktop.documents.printed.output import MM
from desktop.documents.typeface import HARD_SPACE, Face, can_print, width
from desktop.errors import OfficeError
from desktop.vietnamese import long_date

if TYPE_CHECKING:
    from desktop.documents.certificates.certificate import Certificate


class CertificateError(OfficeError):
    """A text too long for the certificate, even in small letters."""

    def __init__(self, recipient: str) -> None:
        shown = recipient if len(recipient) <= 60 else f"{recipient[:59]}…"
        super().__init__(
            f"Nội dung Giấy khen của “{shown}” quá dài, không đặt vừa khung; "
            "chưa có tờ nào được ghi ra.",
            "Hãy rút gọn tên, đơn vị hoặc nội dung khen thưởng rồi in lại.",
        )


class Line(NamedTuple):
    """A line of text: x and baseline in points from the bottom left of the ground."""

    text: str
    face: Face
    size: float
    x: float
    y: float


class Ground(NamedTuple):
    """The sheet before it is scaled, in mm: 297 × 210, or more in one way."""

    width: float
    height: float

    @property
    def middle(self) -> float:
        """The middle from the left, in points."""
        return self.width / 2 * MM

    @property
    def text_width(self) -> float:
        """How wide the lines in the middle may be, in points."""
        return (self.width - 75) * MM

    @property
    def signature_x(self) -> float:
        """The middle of the signature, in points."""
        return (self.width - 76) * MM

    def down(self, y: float, share: float) -> float:
        """Move a line of the A4 sheet down by its share of the additional height."""
        return y + (self.height - 210) * share

    def up(self, y: float) -> float:
        """Turn millimetres from the top into points from the bottom."""
        return (self.height - y) * MM


def ground_of(sheet: Sheet) -> Ground:
    """Return what is drawn on before it is scaled to a sheet."""
    return Ground(*sheet.drawn)


# The shares of more height: heading, place and date, lines at the bottom.
HEADING, DATE, BOTTOM = 0.35, 0.8, 1.0
NUMBERS_X = 44 * MM
_SIGNATURE_WIDTH = 98 * MM
_NUMBERS_WIDTH = 88 * MM
_ZONE_TOP = 101.4
_BOX_DESCENT = 0.24
_NUMBER_ROOM = HARD_SPACE * 12

# Lines, largest size, smallest size: tried in this order until the text fits.
_Ladder = tuple[tuple[int, float, float], ...]
_RECIPIENT: _Ladder = ((1, 26, 22), (2, 22, 17), (3, 17, 14), (4, 14, 12), (6, 12, 9))
_UNIT: _Ladder = ((1, 17, 14.5), (2, 15, 13), (3, 13, 11), (5, 11, 9))
_CITATION: _Ladder = ((2, 17, 14.5), (3, 15, 13), (5, 13, 10.5), (8, 10.5, 8))
_SCRIPT_SIZES = (34.0, 28.0)

SMALLEST = 6.5
"""No text of a certificate is set smaller on A4, in points."""

_Fitted = tuple[tuple[tuple[str, float], ...], Face, float]


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


def lines_of(certificate: Certificate, ground: Ground, *, script: bool) -> list[Line]:
    """Return the lines that differ from one certificate to the next.

    Raises:
        CertificateError: a text cannot be made to fit.
        CharacterError: a text holds a character that cannot be printed.
    """
    two_titles = len(certificate.titles) > 1
    date_y = ground.down(145.0 if two_titles else 149.5, DATE)
    return [
        *_middle_lines(certificate, ground, date_y - 6.2, script=script),
        *_signature_lines(certificate, ground, date_y),
        *_number_lines(certificate, ground),
    ]


def recipient_line(certificate: Certificate) -> str:
    """Write the recipient as the certificate names it.

    A person keeps a salutation in small letters; collectives and households are all in
    capitals, and a household is called one only once.
    """
    if certificate.written:
        return certificate.written
    name = certificate.recipient
    if certificate.kind is Kind.INDIVIDUAL:
        return f"{certificate.salutation} {name.upper()}".strip()
    return full_name(certificate).upper()


def full_name(certificate: Certificate) -> str:
    """Name the recipient in plain letters: "Hộ gia đình Ông Phạm Văn Khoát"."""
    name = certificate.recipient
    folded = name.casefold()
    if certificate.kind is Kind.INDIVIDUAL:
        name = f"{certificate.salutation} {name}"
    elif certificate.kind is Kind.HOUSEHOLD:
        if not folded.startswith(("hộ ", "gia đ")):
            name = f"Hộ gia đình {certificate.salutation.lower()} {name}"
    elif folded.startswith("tập thể tập thể"):
        name = name[len("tập thể ") :]
    return " ".join(name.split())


def _middle_lines(
    certificate: Certificate, ground: Ground, zone_bottom: float, *, script: bool
) -> list[Line]:
    """Set recipient, unit and citation, centred in the height left to them."""
    recipient = _recipient(certificate, ground, script=script)
    parts = [recipient]
    for text, ladder, first in (
        (certificate.unit, _UNIT, 1.38),
        (certificate.citation, _CITATION, 1.5),
    ):
        if text:
            fitted = _fitted(text, Face.REGULAR, ladder, ground.text_width)
            set_text, face, size = fitted
            # What is said of a recipient is never larger than the recipient.
            parts.append(_Part(set_text, face, min(size, recipient.size), first, 1.2))
    zone_top = ground.down(_ZONE_TOP, HEADING)
    room = (zone_bottom - zone_top) * MM
    factor = _shrunk(parts, room, certificate.recipient)
    wanted = sum(part.height for part in parts) * factor
    return list(_stacked(parts, factor, ground, zone_top, (room - wanted) / 2))


def _shrunk(parts: list[_Part], room: float, recipient: str) -> float:
    """Return by how much all parts must shrink to stand in the room."""
    wanted = sum(part.height for part in parts)
    smallest = min(part.size for part in parts)
    factor = 1.0
    while wanted * factor > room:
        factor -= 0.025
        if smallest * factor < SMALLEST:
            raise CertificateError(recipient)
    return factor


def _stacked(
    parts: list[_Part], factor: float, ground: Ground, zone_top: float, before: float
) -> Iterable[Line]:
    top = ground.up(zone_top) - before
    for part in parts:
        size = part.size * factor
        for index, (text, ems) in enumerate(part.lines):
            top -= size * (part.following if index else part.first)
            x = ground.middle - ems * size / 2
            yield Line(text, part.face, size, x, top + _BOX_DESCENT * size)


def _recipient(certificate: Certificate, ground: Ground, *, script: bool) -> _Part:
    if script and certificate.kind is Kind.INDIVIDUAL and not certificate.written:
        name = full_name(certificate)
        largest, smallest = _SCRIPT_SIZES
        if can_print(name, Face.SCRIPT):
            ems = width(name, Face.SCRIPT)
            size = min(largest, ground.text_width / ems)
            if size >= smallest:
                return _Part(((name, ems),), Face.SCRIPT, size, 1.23, 1.23)
    line = recipient_line(certificate)
    return _Part(*_fitted(line, Face.BOLD, _RECIPIENT, ground.text_width), 1.12, 1.12)


@lru_cache(maxsize=512)
def _fitted(text: str, face: Face, ladder: _Ladder, room: float) -> _Fitted:
    """Break a text into as few and as large lines as the ladder allows."""
    for most, largest, smallest in ladder:
        size = largest
        while size >= smallest:
            if fewest_lines(text, face, room / size) <= most:
                return _set(text, face, size, room)
            size -= 0.5
    return _set(text, face, ladder[-1][2], room)


def _set(text: str, face: Face, size: float, room: float) -> _Fitted:
    lines = balanced(text, face, room / size)
    return tuple((line, width(line, face)) for line in lines), face, size


def _signature_lines(
    certificate: Certificate, ground: Ground, date_y: float
) -> list[Line]:
    day = f"{certificate.place}, {long_date(certificate.signed_on)}"
    rows = [(day, Face.ITALIC, 14.0, date_y)]
    y = date_y + 6.6
    for title in certificate.titles:
        rows.append((title, Face.BOLD, 15.0, y))
        y += 6.2
    rows.append((certificate.signer, Face.BOLD, 15.0, ground.down(184.6, BOTTOM)))
    lines = []
    for text, face, largest, at in rows:
        if text:
            size, wide = _one_line(text, face, largest)
            x = ground.signature_x - wide / 2
            lines.append(Line(text, face, size, x, ground.up(at)))
    return lines


@lru_cache(maxsize=256)
def _one_line(text: str, face: Face, largest: float) -> tuple[float, float]:
    size = narrowed(text, face, largest, _SIGNATURE_WIDTH)
    return size, width(text, face, size)


def decision_words(certificate: Certificate) -> tuple[str, str]:
    """Return the decision's number with its symbol, and its day; blanks unknown."""
    number = certificate.decision_number or f"{_NUMBER_ROOM}/QĐ-UBND"
    return number, long_date(certificate.decided_on)


def _number_lines(certificate: Certificate, ground: Ground) -> list[Line]:
    number, day = decision_words(certificate)
    rows = (
        (f"Quyết định số {number}", 171.6),
        (day, 178.1),
        (f"Vào Sổ vàng số: {certificate.register_number}".strip(), 184.6),
    )
    lines = []
    for text, y in rows:
        size = narrowed(text, Face.REGULAR, 13, _NUMBERS_WIDTH)
        at = ground.up(ground.down(y, BOTTOM))
        lines.append(Line(text, Face.REGULAR, size, NUMBERS_X, at))
    return lines


def narrowed(text: str, face: Face, largest: float, room: float) -> float:
    """Return the largest size at which a text that must not break fits its room."""
    wide = width(text, face)
    if wide * largest <= room:
        return largest
    size = room / wide
    if size < SMALLEST:
        raise CertificateError(text)
    return size


def forget() -> None:
    """Forget what was fitted before, so that a measurement starts from nothing."""
    for fitted in (_fitted, _one_line, balanced):
        fitted.cache_clear()
    line_counts.forget()
