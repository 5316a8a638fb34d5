"""How a sheet of stock looks on the screen: scan, boxes, true letters, rulers.

Everything is given in millimetres of the sheet; `Place` says where it is on the screen.
The paper keeps its light colours in the dark mode: it is what the printer will give.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPen, QPixmap

import resources
from desktop.documents.certificates.sheet_sizes import Sheet
from desktop.documents.certificates.stock import (
    PT,
    Anchor,
    Box,
    Lettering,
    StockField,
    StockText,
)
from desktop.documents.certificates.stock_setting import SetField
from ui import look
from ui.language import _
from ui.widgets.stock_moves import Guide, edges_of
from ui.widgets.stock_words import anchor_words, mm

RULER = 22
HANDLE = 8
_PILL_AIR, _PILL_HEIGHT = 12, 20
_FINE = 100  # px the letters are laid out in, before they are scaled: exact widths
_PAPER = QColor("#FFFEFA")


class Place(NamedTuple):
    """Where the sheet is on the screen: its corner in px, and px for a millimetre."""

    left: float
    top: float
    scale: float

    def rect(self, box: Box) -> QRectF:
        """Return a box of the sheet on the screen."""
        return QRectF(
            self.left + box.left * self.scale,
            self.top + box.top * self.scale,
            box.width * self.scale,
            box.height * self.scale,
        )

    def x(self, mm: float) -> float:
        """Return how far from the left a millimetre is."""
        return self.left + mm * self.scale

    def y(self, mm: float) -> float:
        """Return how far down a millimetre is."""
        return self.top + mm * self.scale


class Seen(NamedTuple):
    """What is shown beside the letters.

    Args:
        picture: the scan of the stock; null where there is none.
        boxes: the frames of the fields.
        grid: lines every 10 mm.
        draft: BẢN NHÁP across the sheet, as it will be printed.
        chosen: the field one works on.
        distances: say how far the chosen field is from the edges of the sheet.
        handles: show the squares that change width and height.
        guides: lines a dragged field lies on.
    """

    picture: QPixmap
    boxes: bool = True
    grid: bool = False
    draft: bool = False
    chosen: StockText | None = None
    distances: bool = False
    handles: bool = False
    guides: Sequence[Guide] = ()


def paint_sheet(painter: QPainter, sheet: Sheet, at: Place, seen: Seen) -> None:
    """Paint the paper, the scan on it and the grid."""
    area = at.rect(Box(0, 0, sheet.width, sheet.height))
    painter.fillRect(area, _PAPER)
    if not seen.picture.isNull():
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(area, seen.picture, QRectF(seen.picture.rect()))
        # The scan is pale: only what stays black will be printed.
        painter.fillRect(area, QColor(255, 255, 255, 110))
    if seen.grid:
        _paint_grid(painter, sheet, at)
    if seen.draft:
        _paint_draft(painter, area, sheet, at.scale)
    painter.setPen(look.color("line2"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(-0.5, -0.5, 0.5, 0.5))


def _paint_grid(painter: QPainter, sheet: Sheet, at: Place) -> None:
    for way, length in (("x", sheet.width), ("y", sheet.height)):
        for at_mm in range(10, int(length) + 1, 10):
            dark = 70 if at_mm % 50 == 0 else 30
            painter.setPen(QPen(QColor(31, 78, 155, dark), 1))
            if way == "x":
                ends = (at.x(at_mm), at.y(0), at.x(at_mm), at.y(sheet.height))
            else:
                ends = (at.x(0), at.y(at_mm), at.x(sheet.width), at.y(at_mm))
            painter.drawLine(QPointF(*ends[:2]), QPointF(*ends[2:]))


def _paint_draft(painter: QPainter, area: QRectF, sheet: Sheet, scale: float) -> None:
    painter.save()
    painter.translate(area.center())
    painter.rotate(-33)
    font = QFont(look.SERIF)
    font.setBold(True)
    font.setPixelSize(max(8, round(34 * sheet.scale * scale)))
    painter.setFont(font)
    painter.setPen(QColor(0, 0, 0, 28))
    painter.drawText(QRectF(-2000, -400, 4000, 800), _CENTRE, _("BẢN NHÁP"))
    painter.restore()


_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


# --- fields ---------------------------------------------------------------------------


def paint_fields(
    painter: QPainter, fields: Sequence[SetField], at: Place, seen: Seen
) -> None:
    """Paint the letters, the frames around them and what is chosen."""
    for field in fields:
        if seen.boxes or field.trouble:
            _paint_box(painter, field, at)
        for line in field.lines:
            _paint_line(painter, field.field, line.text, line, at)
    for guide in seen.guides:
        _paint_guide(painter, guide, at)
    chosen = next((f for f in fields if f.field.what is seen.chosen), None)
    if chosen is not None:
        _paint_chosen(painter, chosen.field, at, seen)


def _paint_line(
    painter: QPainter,
    field: StockField,
    text: str,
    line: tuple[str, float, float, float],
    at: Place,
) -> None:
    _text, x, y, size = line
    painter.save()
    painter.translate(at.x(x), at.y(y))
    share = size * PT * at.scale / _FINE
    painter.scale(share, share)
    painter.setFont(letters(field.lettering))
    painter.setPen(QColor(field.colour))
    painter.drawText(QPointF(0, 0), text)
    painter.restore()


def _paint_box(painter: QPainter, field: SetField, at: Place) -> None:
    rect = at.rect(field.box)
    is_on = field.field.is_on
    ink = QColor(look.LIGHT["bad" if field.trouble else "accent"])
    if not is_on:
        ink = QColor(look.LIGHT["field"])
    pen = QPen(ink, 2 if field.trouble else 1, Qt.PenStyle.DashLine)
    if not is_on:
        pen.setStyle(Qt.PenStyle.DotLine)
    painter.setPen(pen)
    painter.setBrush(
        QColor(174, 33, 25, 26) if field.trouble else Qt.BrushStyle.NoBrush
    )
    painter.drawRect(rect)
    if not field.lines:
        name = field.field.what.label
        said = _("{field}: không in") if not is_on else _("{field}: trống")
        if field.trouble:
            said = _("{field}: không vừa khung")
        painter.setFont(look.font(look.SMALL))
        room = rect.adjusted(3, 0, -3, 0)
        way = Qt.TextElideMode.ElideRight
        words = painter.fontMetrics().elidedText(
            said.format(field=name), way, int(room.width())
        )
        painter.drawText(room, _CENTRE, words)


def _paint_guide(painter: QPainter, guide: Guide, at: Place) -> None:
    painter.setPen(QPen(QColor(look.LIGHT["bad"]), 1))
    far = 10_000.0
    if guide.way == "x":
        painter.drawLine(QPointF(at.x(guide.at), -far), QPointF(at.x(guide.at), far))
    else:
        painter.drawLine(QPointF(-far, at.y(guide.at)), QPointF(far, at.y(guide.at)))


def _paint_chosen(painter: QPainter, field: StockField, at: Place, seen: Seen) -> None:
    rect = at.rect(field.box)
    ink = QColor(look.LIGHT["accent"])
    painter.setPen(QPen(ink, 2))
    painter.setBrush(QColor(31, 78, 155, 16))
    painter.drawRect(rect)
    if seen.distances:
        _paint_distances(painter, field, rect, at)
    for handle in handle_rects(field, at).values() if seen.handles else ():
        painter.setPen(QPen(ink, 2))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRect(handle)


def handle_rects(field: StockField, at: Place) -> dict[str, QRectF]:
    """Return the squares one drags, by the edge they move."""
    rect = at.rect(field.box)
    middle = rect.center()
    points = {
        "left": QPointF(rect.left(), middle.y()),
        "right": QPointF(rect.right(), middle.y()),
        "top": QPointF(middle.x(), rect.top()),
        "bottom": QPointF(middle.x(), rect.bottom()),
    }
    half = HANDLE / 2
    return {
        edge: QRectF(points[edge].x() - half, points[edge].y() - half, HANDLE, HANDLE)
        for edge in edges_of(field)
    }


def _paint_distances(
    painter: QPainter, field: StockField, rect: QRectF, at: Place
) -> None:
    """Paint how far the field is from the left and the top edge, as it is typed."""
    painter.setFont(look.font(look.SMALL, 600))
    painter.setPen(QPen(QColor(look.LIGHT["accent"]), 1))
    x, y = at.x(float(field.x)), at.y(float(field.y))
    end = min(x, rect.left()) if field.anchor is not Anchor.LEFT else rect.left()
    middle = rect.center().y()
    painter.drawLine(QPointF(at.x(0), middle), QPointF(end, middle))
    painter.drawLine(QPointF(x, at.y(0)), QPointF(x, rect.top()))
    # The baseline is what the height is measured to.
    painter.setPen(QPen(QColor(look.LIGHT["accent"]), 1, Qt.PenStyle.DotLine))
    painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
    said = _("{value} mm").format(value=mm(field.x))
    if field.anchor is not Anchor.LEFT:
        said = f"{anchor_words(field.anchor).lower()} {said}"
    # It ends before the box, where a handle may be.
    wide = painter.fontMetrics().horizontalAdvance(said) + _PILL_AIR
    left = min((at.x(0) + end) / 2, end - HANDLE - wide / 2)
    if left - wide / 2 < RULER:
        left, middle = RULER + wide / 2 + 2, rect.top() - _PILL_HEIGHT / 2 - 2
    _paint_pill(painter, QPointF(left, middle), said)
    upper = QPointF(x, (at.y(0) + rect.top()) / 2)
    _paint_pill(painter, upper, _("{value} mm").format(value=mm(field.y)))


def _paint_pill(painter: QPainter, middle: QPointF, said: str) -> None:
    painter.save()
    wide = painter.fontMetrics().horizontalAdvance(said) + _PILL_AIR
    rect = QRectF(middle.x() - wide / 2, middle.y() - 10, wide, _PILL_HEIGHT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.LIGHT["accent"]))
    painter.drawRoundedRect(rect, 4, 4)
    painter.setPen(Qt.GlobalColor.white)
    painter.drawText(rect, _CENTRE, said)
    painter.restore()


@cache
def letters(lettering: Lettering) -> QFont:
    """Return the font of a field: the shipped letters, as wide as they are printed."""
    look.load_serif()
    if lettering is Lettering.SCRIPT:
        file = resources.path("fonts/GreatVibes-Regular.ttf")
        number_of = QFontDatabase.addApplicationFont(str(file))
        font = QFont(QFontDatabase.applicationFontFamilies(number_of)[0])
    else:
        font = QFont(look.SERIF)
    bold = {Lettering.CAPITALS, Lettering.BOLD, Lettering.BOLD_ITALIC}
    font.setBold(lettering in bold)
    font.setItalic(lettering in {Lettering.ITALIC, Lettering.BOLD_ITALIC})
    font.setPixelSize(_FINE)
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
