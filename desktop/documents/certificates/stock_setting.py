"""The words of each field on stock, set in the largest letters that stay in its box."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from desktop.documents.breaking import balanced
from desktop.documents.certificates.certificate import Certificate
from desktop.documents.certificates.certificate_lines import (
    decision_words,
    full_name,
    recipient_line,
)
from desktop.documents.certificates.stock import (
    PT,
    Anchor,
    Box,
    FieldChange,
    Growth,
    Lettering,
    StockField,
    StockLayout,
    StockText,
)
from desktop.documents.kinds import Kind
from desktop.documents.printed.line_counts import fewest_lines
from desktop.documents.typeface import CharacterError, Face, entered, width
from desktop.vietnamese import long_date

Changes = Mapping[StockText, FieldChange]

_LEADING = 1.15
_STEP = 0.5
# Fewer lines are better than larger letters, up to a point: 26 → 22 before two lines.
_WORTH_FEWER_LINES = 0.8


class SetLine(NamedTuple):
    """A line of text: its left end and baseline in mm of the sheet, its size in pt."""

    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class SetField:
    r"""One field of one certificate as it will be printed, before correction.

    Args:
        field: where and how, with the recipient's own changes.
        text: the words, "\n" where a line must end; empty prints nothing.
        lines: the set lines; empty where it is off, empty or does not fit.
        trouble: why it cannot be printed, a sentence; empty when it can.
    """

    field: StockField
    text: str
    lines: tuple[SetLine, ...]
    trouble: str = ""

    @property
    def box(self) -> Box:
        """The room it has on the sheet."""
        return self.field.box


def set_stock(
    certificate: Certificate, layout: StockLayout, changes: Changes | None = None
) -> tuple[SetField, ...]:
    """Set the fields of one certificate, for the screen; nothing is raised.

    Args:
        certificate: what the award says.
        layout: where the fields stand.
        changes: what this recipient needs otherwise.

    Returns:
        All eight fields in the layout's order, those switched off with no lines.
    """
    own = changes or {}
    found = []
    for plain in layout.fields:
        change = own.get(plain.what)
        field = plain if change is None else change.of(plain)
        if change is None or change.text is None:
            text = stock_text(certificate, field)
        else:
            text = "\n".join(entered(line) for line in change.text.split("\n"))
        found.append(_set_field(field, text.strip("\n")))
    return tuple(found)


def _set_field(field: StockField, text: str) -> SetField:
    if not field.is_on or not text:
        return SetField(field, text, ())
    try:
        setting = _largest(text, field)
    except CharacterError as refusal:
        return SetField(field, text, (), refusal.sentence)
    if setting is None:
        return SetField(field, text, (), _too_long(field, text))
    return SetField(field, text, tuple(_placed(setting, field)))


def _too_long(field: StockField, text: str) -> str:
    shown = " ".join(text.split())
    shown = shown if len(shown) <= 60 else f"{shown[:59]}…"
    smallest = f"{field.smallest:g}".replace(".", ",")
    return (
        f"“{shown}” không vừa khung “{field.what.label}” "
        f"({_mm(field.width)} × {_mm(field.height)} mm), kể cả với cỡ chữ nhỏ nhất "
        f"{smallest}"
    )


def _mm(value: object) -> str:
    return f"{value:g}".replace(".", ",")


# --- the words ------------------------------------------------------------------------


def stock_text(certificate: Certificate, field: StockField) -> str:
    r"""Return the words of a field, "\n" where a line must end."""
    text = _bare_text(certificate, field)
    if field.lettering is Lettering.CAPITALS and field.what is not StockText.RECIPIENT:
        text = text.upper()
    # Numbers are written in by hand where they are not known yet.
    has_room = field.what in {StockText.DECISION, StockText.REGISTER}
    if not text and not has_room:
        return ""
    return f"{field.prefix} {text}".strip(" ")


def _bare_text(certificate: Certificate, field: StockField) -> str:
    match field.what:
        case StockText.RECIPIENT:
            return _recipient(certificate, field)
        case StockText.POSITION:
            return certificate.unit
        case StockText.CITATION:
            return certificate.citation
        case StockText.PLACE_DATE:
            return f"{certificate.place}, {long_date(certificate.signed_on)}"
        case StockText.SIGNER_TITLE:
            return "\n".join(certificate.titles)
        case StockText.SIGNER:
            return certificate.signer
        case StockText.DECISION:
            return "\n".join(decision_words(certificate))
        case StockText.REGISTER:
            return certificate.register_number


def _recipient(certificate: Certificate, field: StockField) -> str:
    is_capitals = field.lettering is Lettering.CAPITALS
    if certificate.written:
        return certificate.written
    if not field.is_titled and certificate.kind is not Kind.COLLECTIVE:
        name = certificate.recipient
        return name.upper() if is_capitals else name
    return recipient_line(certificate) if is_capitals else full_name(certificate)


# --- the setting ----------------------------------------------------------------------


class _Setting(NamedTuple):
    lines: tuple[tuple[str, float], ...]
    size: float


def _largest(text: str, field: StockField) -> _Setting | None:
    """Return the fewest lines whose letters are nearly as large as any allow."""
    return _fitted(text, *_geometry(field))


_Geometry = tuple[
    Face,
    tuple[float, float],
    int,
    tuple[float, float],
    tuple[float, float, float],
    tuple[float, float],
    Growth,
]


@lru_cache(maxsize=256)
def _geometry(field: StockField) -> _Geometry:
    """Return what fitting asks of a field, in points.

    Typeface; largest and smallest size; most lines; width and lean; height, room above
    and below the baseline; reach of a line; growth.
    """
    box, y = field.box, float(field.y)
    return (
        field.lettering.face,
        (float(field.size), float(field.smallest)),
        field.lines,
        (box.width / PT, field.lean),
        (box.height / PT, (y - box.top) / PT, (box.bottom - y) / PT),
        field.reach,
        field.growth,
    )


@lru_cache(maxsize=2048)
def _fitted(
    text: str,
    face: Face,
    sizes: tuple[float, float],
    most: int,
    across: tuple[float, float],
    down: tuple[float, float, float],
    reach: tuple[float, float],
    growth: Growth,
) -> _Setting | None:
    best: dict[int, float] = {}
    for size in _downwards(*sizes):
        limit = across[0] / size - 2 * across[1]
        count = sum(_count(part, face, limit) for part in _parts(text))
        if count > most or count in best:
            continue
        if _stands(count, size, down, reach, growth):
            best[count] = size
        if count == 1 and best:
            break
    if not best:
        return None
    enough = max(best.values()) * _WORTH_FEWER_LINES
    size = next(best[count] for count in sorted(best) if best[count] >= enough)
    lines = _broken(text, face, across[0] / size - 2 * across[1])
    return _Setting(tuple((line, width(line, face)) for line in lines), size)


def _downwards(largest: float, smallest: float) -> Iterator[float]:
    size = largest
    while size > smallest:
        yield size
        size -= _STEP
    yield smallest


def _parts(text: str) -> list[str]:
    return [part for part in text.split("\n") if part]


def _count(part: str, face: Face, limit: float) -> int:
    if limit <= 0:
        return 99
    # Blanks to write in are hard spaces, which breaking would take for plain ones.
    return 1 if width(part, face) <= limit else fewest_lines(part, face, limit)


def _broken(text: str, face: Face, limit: float) -> tuple[str, ...]:
    lines: list[str] = []
    for part in _parts(text):
        fits = width(part, face) <= limit
        lines += [part] if fits else balanced(part, face, limit)
    return tuple(lines)


def _stands(
    count: int,
    size: float,
    down: tuple[float, float, float],
    reach: tuple[float, float],
    growth: Growth,
) -> bool:
    """Tell whether lines of a size stay between the top and bottom of the box."""
    height, over, under = down
    above, below = reach[0] * size, reach[1] * size
    further = (count - 1) * _LEADING * size
    if growth is Growth.BOTH and count > 1:
        return further + above + below <= height + 1e-6
    over_needed = above + (further if growth is Growth.UP else 0)
    under_needed = below + (further if growth is Growth.DOWN else 0)
    return over_needed <= over + 1e-6 and under_needed <= under + 1e-6


def _placed(setting: _Setting, field: StockField) -> Iterator[SetLine]:
    size, count = setting.size, len(setting.lines)
    pitch = _LEADING * size * PT
    y = float(field.y)
    box = _box(field)
    if count > 1 and field.growth is Growth.UP:
        y -= (count - 1) * pitch
    elif count > 1 and field.growth is Growth.BOTH:
        above, below = (part * size * PT for part in field.reach)
        block = (count - 1) * pitch + above + below
        y = box.top + (box.height - block) / 2 + above
    lean = field.lean * size * PT
    for index, (text, ems) in enumerate(setting.lines):
        x = _left(field.anchor, box, ems * size * PT, lean)
        yield SetLine(text, x, y + index * pitch, size)


@lru_cache(maxsize=256)
def _box(field: StockField) -> Box:
    return field.box


def _left(anchor: Anchor, box: Box, wide: float, lean: float) -> float:
    if anchor is Anchor.LEFT:
        return box.left + lean
    if anchor is Anchor.RIGHT:
        return box.right - lean - wide
    return box.left + (box.width - wide) / 2


def forget() -> None:
    """Forget what was fitted before, so that a measurement starts from nothing."""
    _fitted.cache_clear()
