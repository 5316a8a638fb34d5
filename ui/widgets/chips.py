"""Chips and tags: a verdict is always an icon and a word, never colour alone.

Use: `ChipLabel(chip("met"))`, `ChipLabel(Chip("Có thể trùng", "copy", "warn"))`,
`ClauseTag("III.1.4")` whose signal `opened` carries the clause.
"""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui import icons, look
from ui.language import _
from ui.widgets import painting

HEIGHT, LARGE = 22, 28


class Chip(NamedTuple):
    """A word, its icon and its tone: ok, bad, warn, na or accent."""

    word: str
    icon: str
    tone: str


CHIPS = {
    "met": Chip(_("Đạt"), "verdict-pass", "ok"),
    "not_met": Chip(_("Không đạt"), "verdict-fail", "bad"),
    "unknown": Chip(_("Chưa đủ dữ liệu"), "verdict-unknown", "warn"),
    "not_applicable": Chip(_("Không áp dụng"), "verdict-not-applicable", "na"),
    "duplicate": Chip(_("Trùng thành tích"), "copy", "bad"),
    "under_review": Chip(_("Đang xét"), "award", "accent"),
    "draft": Chip(_("BẢN NHÁP"), "file-pen-line", "warn"),
    "closed": Chip(_("ĐÃ CHỐT"), "lock", "ok"),
    "demo": Chip(_("DỮ LIỆU MẪU"), "flask-conical", "accent"),
}


def chip(kind: str) -> Chip:
    """Return the chip with its fixed word: met, not_met, unknown, draft."""
    return CHIPS[kind]


def chip_width(shown: Chip, *, bare: bool = False) -> float:
    """Return the width a chip needs; `bare` chips have no ground."""
    metrics = QFontMetricsF(look.font(look.SMALL, 600))
    inset = 0 if bare else 12
    return metrics.horizontalAdvance(shown.word) + 14 + 5 + inset + 2


def draw_chip(
    painter: QPainter,
    rect: QRectF,
    shown: Chip,
    *,
    bare: bool = False,
    points: float = look.SMALL,
) -> None:
    """Draw a chip that fills the rectangle."""
    ink, ground = look.tone(shown.tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = 0.0
    if not bare:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, 4, 4)
        inset = 6.0 if rect.height() < LARGE else 8.0
    mark = QRectF(rect.x() + inset, rect.center().y() - 7, 14, 14)
    soft = {"na": "naSoft", "": "surface"}.get(shown.tone, f"{shown.tone}Soft")
    icons.paint(
        painter,
        mark,
        shown.icon,
        look.ink_token(shown.tone),
        ground="surface" if bare else soft,
    )
    painter.setPen(ink)
    painter.setFont(look.font(points, 600))
    words = rect.adjusted(inset + 14 + 5, 0, -inset / 2, 0)
    painting.draw_text(painter, words, shown.word)
    painter.restore()


class ChipLabel(QWidget):
    """A chip in a layout; `large` is the verdict of a right pane."""

    def __init__(
        self, shown: Chip, *, large: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._large = large
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_chip(shown)

    def show_chip(self, shown: Chip) -> None:
        """Show another chip."""
        self._chip = shown
        self.setAccessibleName(shown.word)
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        if not self._large:
            return QSize(round(chip_width(self._chip)), HEIGHT)
        metrics = QFontMetricsF(look.font(look.BODY, 600))
        width = metrics.horizontalAdvance(self._chip.word) + 14 + 5 + 18
        return QSize(round(width), LARGE)

    def paintEvent(self, event: QPaintEvent) -> None:
        points = look.BODY if self._large else look.SMALL
        draw_chip(QPainter(self), QRectF(self.rect()), self._chip, points=points)


class ClauseTag(QPushButton):
    """A clause of the plan in a small frame; a click opens it."""

    opened = Signal(str)

    def __init__(self, clause: str, parent: QWidget | None = None) -> None:
        super().__init__(clause.replace("&", "&&"), parent)
        self._clause = clause
        self.setAutoDefault(False)
        self.setProperty("kind", "clause")
        self.setAccessibleName(_("Mở {clause}").format(clause=clause))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: self.opened.emit(self._clause))

    def show_clause(self, clause: str) -> None:
        """Show another clause."""
        self._clause = clause
        self.setText(clause.replace("&", "&&"))
        self.setAccessibleName(_("Mở {clause}").format(clause=clause))


def draw_clause(painter: QPainter, right: float, middle: float, clause: str) -> float:
    """Draw a clause tag ending at `right`; return its width."""
    font = look.font(look.SMALL)
    width = QFontMetricsF(font).horizontalAdvance(clause) + 12
    box = QRectF(right - width, middle - 9.5, width, 19)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(look.color("line2"))
    painter.setBrush(look.color("surface"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(look.color("text2"))
    painter.setFont(font)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), clause)
    painter.restore()
    return width
