"""Points of a whole block on one line, the chosen one filled.

Use: `chart = DotLine("Điểm của cả khối")`, `chart.show_points([("Phòng Kinh tế", 94.0),
…], chosen="Phòng Văn hóa - Xã hội", least=70, most=100)`.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import look
from ui.language import _

_SIDE, _FOOT, _DOT, _STEPS = 14, 26, 9, 6


class DotLine(QWidget):
    """An axis with dots; equal points stand on one another."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._points: tuple[tuple[str, float], ...] = ()
        self._chosen = ""
        self._least, self._most = 0.0, 100.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.setMinimumHeight(76)

    def show_points(
        self,
        points: Sequence[tuple[str, float]],
        *,
        chosen: str = "",
        least: float = 0,
        most: float = 100,
    ) -> None:
        """Show who has how many points; `chosen` is filled."""
        self._points = tuple(points)
        self._chosen = chosen
        self._least, self._most = least, max(most, least + 1)
        told = "; ".join(f"{who} {value:g}" for who, value in points)
        self.setAccessibleDescription(told.replace(".", ","))
        self.setAccessibleName(
            _("{name}: {count} điểm, từ {least} đến {most}").format(
                name=self._name, count=len(points), least=f"{least:g}", most=f"{most:g}"
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, 76)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axis(painter)
        for who, spot in self._spots():
            chosen = who == self._chosen
            painter.setPen(QPen(look.color("accent" if chosen else "text3"), 1.5))
            painter.setBrush(look.color("accent" if chosen else "surface"))
            size = 6.0 if chosen else _DOT / 2
            painter.drawEllipse(spot, size, size)

    def _paint_axis(self, painter: QPainter) -> None:
        y = self.height() - _FOOT + 0.5
        painter.setPen(QPen(look.color("field"), 1))
        painter.drawLine(QPointF(_SIDE, y), QPointF(self.width() - _SIDE, y))
        painter.setFont(look.font(look.SMALL))
        for step in range(_STEPS + 1):
            value = self._least + (self._most - self._least) * step / _STEPS
            x = self._x(value)
            painter.setPen(QPen(look.color("field"), 1))
            painter.drawLine(QPointF(x, y), QPointF(x, y + 4))
            painter.setPen(look.color("text2"))
            box = QRectF(x - 24, y + 4, 48, 18)
            flags = int(Qt.AlignmentFlag.AlignCenter)
            painter.drawText(box, flags, f"{value:g}".replace(".", ","))

    def _x(self, value: float) -> float:
        share = (value - self._least) / (self._most - self._least)
        return _SIDE + share * (self.width() - 2 * _SIDE)

    def _spots(self) -> list[tuple[str, QPointF]]:
        """Return a place for every dot; the chosen one comes last, on top."""
        taken: list[QPointF] = []
        spots = []
        for who, value in sorted(self._points, key=lambda p: p[0] == self._chosen):
            x = self._x(value)
            y = self.height() - _FOOT - 10.0
            while any(abs(x - t.x()) < _DOT and abs(y - t.y()) < _DOT for t in taken):
                y -= _DOT + 2
            taken.append(QPointF(x, y))
            spots.append((who, QPointF(x, y)))
        return spots

    def event(self, event: QEvent) -> bool:
        """Say whose dot lies under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            for who, spot in self._spots():
                near = spot - QPointF(event.pos())
                if abs(near.x()) + abs(near.y()) < _DOT:
                    value = dict(self._points)[who]
                    said = f"{who}: {value:g}".replace(".", ",")
                    QToolTip.showText(event.globalPos(), said, self)
                    return True
        return bool(super().event(event))
