"""Bars one under another, each in parts: how many of what, with the numbers beside.

Use: `chart = BarChart("Khen thưởng theo đơn vị")`, `chart.show_bars(["Tập thể",
"Cá nhân"], [("Phòng Kinh tế", (1, 2)), …])`. It grows with its bars; put it into
`layouts.scrolled`.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import look
from ui.language import _

_SIDE, _TOP, _LINE, _BAR, _GAP = 20, 14, 20, 14, 12
_NUMBER = 36
_LEGEND = 24
_TONES = ("accent", "ok", "warn", "text3")

Bar = tuple[str, Sequence[int]]


class BarChart(QWidget):
    """Stacked bars on one scale, with a legend where there is more than one part."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[str, ...] = ()
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(name)

    def show_bars(
        self, parts: Sequence[str], bars: Sequence[Bar], name: str = ""
    ) -> None:
        """Show bars; `parts` names their pieces, in order."""
        self._parts, self._bars = tuple(parts), tuple(bars)
        if name:
            self.setAccessibleName(name)
        told = "; ".join(f"{label}: {self._told(values)}" for label, values in bars)
        self.setAccessibleDescription(told or _("Chưa có số liệu"))
        self.setMinimumHeight(self.sizeHint().height())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        each = _LINE + _BAR + _GAP
        return QSize(300, _TOP + self._legend_height() + each * len(self._bars) + _GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(look.SMALL))
        if len(self._parts) > 1:
            self._paint_legend(painter)
        most = max((sum(values) for _label, values in self._bars), default=0)
        for place, bar in enumerate(self._bars):
            self._paint_bar(painter, self._top(place), bar, max(most, 1))

    def _paint_legend(self, painter: QPainter) -> None:
        metrics = QFontMetricsF(look.font(look.SMALL))
        left = float(_SIDE)
        for place, part in enumerate(self._parts):
            swatch = QRectF(left, _TOP + 4, 10, 10)
            painter.fillRect(swatch, look.color(_tone(place)))
            painter.setPen(look.color("text2"))
            wide = metrics.horizontalAdvance(part)
            box = QRectF(left + 15, _TOP - 1, wide + 4, 20)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), part)
            left += 15 + wide + 18

    def _paint_bar(self, painter: QPainter, top: float, bar: Bar, most: int) -> None:
        label, values = bar
        room = self.width() - 2 * _SIDE
        metrics = QFontMetricsF(look.font(look.SMALL))
        shown = metrics.elidedText(label, Qt.TextElideMode.ElideRight, room)
        painter.setPen(look.color("text"))
        flags = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(_SIDE, top, room, _LINE - 2), flags, shown)
        left, y = float(_SIDE), top + _LINE
        for place, value in enumerate(values):
            wide = (room - _NUMBER) * value / most
            piece = QRectF(left, y, wide, _BAR)
            painter.fillRect(piece, look.color(_tone(place)))
            left += wide
        painter.setPen(look.color("text"))
        painter.setFont(look.font(look.SMALL, 600))
        said = str(sum(values))
        painter.drawText(QRectF(left + 6, y - 2, _NUMBER, _BAR + 4), flags, said)
        painter.setFont(look.font(look.SMALL))

    def _legend_height(self) -> int:
        return _LEGEND if len(self._parts) > 1 else 0

    def _top(self, place: int) -> float:
        each = _LINE + _BAR + _GAP
        return float(_TOP + self._legend_height() + each * place)

    def _told(self, values: Sequence[int]) -> str:
        if len(self._parts) < 2:
            return str(sum(values))
        named = zip(self._parts, values, strict=False)
        return ", ".join(f"{part} {value}" for part, value in named)

    def event(self, event: QEvent) -> bool:
        """Say what the bar under the mouse is made of."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            for place, (label, values) in enumerate(self._bars):
                if 0 <= event.y() - self._top(place) < _LINE + _BAR:
                    said = f"{label}: {self._told(values)}"
                    QToolTip.showText(event.globalPos(), said, self)
                    return True
        return bool(super().event(event))


def _tone(place: int) -> str:
    return _TONES[place % len(_TONES)]
