"""The days that count for the round, painted on one line."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop import vietnamese
from desktop.office.overview.glance import Milestone
from ui import icons, look
from ui.language import _
from ui.widgets import painting

_HEIGHT, _MIDDLE, _LEFT, _GAP = 84, 9, 10, 24


class MilestoneLine(QWidget):
    """Days from left to right; the distance follows the calendar where words fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[Milestone, ...] = ()
        self._year = 0
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Các mốc của đợt xét"))

    def show_milestones(self, days: Sequence[Milestone]) -> None:
        """Show the days of a round."""
        self._days = tuple(days)
        self._year = next((d.day.year for d in days if d.is_today), 0)
        told = "; ".join(
            ", ".join(part for part in self._words(d) if part) for d in days
        )
        self.setAccessibleDescription(told)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(700, _HEIGHT)

    def _words(self, mark: Milestone) -> tuple[str, str, str]:
        """Return the day, what it is, and the quiet line under it."""
        weekday = vietnamese.date_with_weekday(mark.day).partition(",")[0]
        day = _short(mark.day, self._year)
        if mark.is_today:
            return day, mark.title, weekday
        return (f"{day}, {weekday}" if mark.is_main else day), mark.title, mark.note

    def _fonts(self, mark: Milestone) -> tuple[QFont, QFont, QFont]:
        title = look.font(look.BODY, 600 if mark.is_main else 400)
        day = look.font(look.BODY, 400 if mark.is_calm else 600)
        return day, title, look.font(look.SMALL)

    def _width(self, mark: Milestone) -> float:
        pairs = zip(self._words(mark), self._fonts(mark), strict=True)
        return max(QFontMetricsF(font).horizontalAdvance(w) for w, font in pairs)

    def widths(self) -> list[float]:
        """Return the room of every day's words, cut where they would not all fit."""
        wanted = [self._width(mark) for mark in self._days]
        room = self.width() - _LEFT - _GAP * len(wanted)
        return _fair(wanted, max(room, 0))

    def places(self) -> list[float]:
        """Return the x of every day: by the calendar, pushed apart by their words."""
        if not self._days:
            return []
        first, last = self._days[0].day, self._days[-1].day
        span = max((last - first).days, 1)
        widths = [width + _GAP for width in self.widths()]
        room = max(self.width() - _LEFT - widths[-1], 0)
        xs: list[float] = []
        edge = float(_LEFT)
        for mark, width in zip(self._days, widths, strict=True):
            x = max(_LEFT + room * (mark.day - first).days / span, edge)
            xs.append(x)
            edge = x + width
        return _pulled_back(xs, widths, self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        xs, widths = self.places(), self.widths()
        for number, (mark, x) in enumerate(zip(self._days, xs, strict=True)):
            if number + 1 < len(xs):
                follows = self._days[number + 1]
                gone = mark.is_past and (follows.is_past or follows.is_today)
                painter.setPen(QPen(look.color("text2" if gone else "line2"), 2))
                y = float(_MIDDLE)
                painter.drawLine(QPointF(x + 9, y), QPointF(xs[number + 1] - 9, y))
            self._paint_mark(painter, mark, QPointF(x, _MIDDLE))
            self._paint_words(painter, mark, x, widths[number])

    def _paint_mark(self, painter: QPainter, mark: Milestone, at: QPointF) -> None:
        if mark.is_late:
            box = QRectF(at.x() - 8, at.y() - 8, 16, 16)
            icons.paint(painter, box, "triangle-alert", "bad")
            return
        if mark.is_past:
            box = QRectF(at.x() - 7, at.y() - 7, 14, 14)
            icons.paint(painter, box, "place-done", "text2")
            return
        painter.setPen(QPen(look.color("text2"), 1.5))
        painter.setBrush(look.color("surface"))
        if mark.is_today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent"))
            painter.drawEllipse(at, 6, 6)
        elif mark.is_main:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("text"))
            corners = ((0, -8), (8, 0), (0, 8), (-8, 0))
            painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in corners]))
        else:
            painter.drawEllipse(at, 5.5, 5.5)

    def _paint_words(
        self, painter: QPainter, mark: Milestone, x: float, width: float
    ) -> None:
        top = 24.0
        inks = _inks(mark)
        for words, font, token in zip(
            self._words(mark), self._fonts(mark), inks, strict=True
        ):
            painter.setFont(font)
            painter.setPen(look.color(token))
            area = QRectF(x - 8, top, width + 9, 18)
            painting.draw_text(painter, area, words)
            top += 18


def _inks(mark: Milestone) -> tuple[str, str, str]:
    """Return the inks of day, title and note."""
    ink = "accent" if mark.is_today else "text2" if mark.is_calm else "text"
    return ink, ink, "bad" if mark.is_late else "text2"


def _fair(wanted: list[float], room: float) -> list[float]:
    """Cut the widest down to a common width until all fit."""
    left, most = room, room
    for number, width in enumerate(sorted(wanted)):
        most = left / (len(wanted) - number)
        if width > most:
            break
        left -= width
    else:
        return wanted
    return [min(width, most) for width in wanted]


def _pulled_back(xs: list[float], widths: list[float], whole: float) -> list[float]:
    """Move days to the left again where their words would leave the page."""
    edge = whole + _GAP
    for number in range(len(xs) - 1, -1, -1):
        xs[number] = max(min(xs[number], edge - widths[number]), _LEFT)
        edge = xs[number]
    return xs


def _short(day: date, year: int) -> str:
    return (
        f"{day:%d/%m}"
        if day.year == year
        else f"{day.day:02d}/{day.month:02d}/{day.year}"
    )
