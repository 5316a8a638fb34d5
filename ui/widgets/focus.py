"""The focus ring: one frame that follows the keyboard from control to control."""

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QFocusFrame,
    QProxyStyle,
    QRadioButton,
    QStyle,
    QStyleOption,
    QTabBar,
    QWidget,
)

from ui import look

_MARGIN = 3


class _RoomForRing(QProxyStyle):
    """Fusion with the margin of the ring; only the ring itself uses it."""

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric in {
            QStyle.PixelMetric.PM_FocusFrameHMargin,
            QStyle.PixelMetric.PM_FocusFrameVMargin,
        }:
            return _MARGIN
        return super().pixelMetric(metric, option, widget)


class FocusRing(QFocusFrame):
    """A 2 px round ring with 1 px of air around the control that has the focus.

    Fields, tables and lists paint their own focus; buttons, boxes and tabs get it
    from here. Make one per application: `FocusRing.follow(app)`.
    """

    def __init__(self) -> None:
        super().__init__()
        self._room = _RoomForRing("Fusion")
        self.setStyle(self._room)
        self.setAccessibleName("")

    @classmethod
    def follow(cls, app: QApplication) -> "FocusRing":
        """Return a ring that moves with the application's focus."""
        ring = cls()
        app.focusChanged.connect(ring._move)
        return ring

    def _move(self, before: QWidget | None, now: QWidget | None) -> None:
        self.move_to(now)

    def move_to(self, now: QWidget | None) -> None:
        """Go around a control, or away when it needs no ring."""
        ring_of = now if _wants_ring(now) else None
        self.setWidget(ring_of)  # type: ignore[arg-type]  # Qt takes none too

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("accent"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep following even while Qt takes the watched control apart."""
        if event.type() == QEvent.Type.Destroy:
            return False
        return bool(super().eventFilter(watched, event))


def _wants_ring(widget: QWidget | None) -> bool:
    if widget is None or widget.property("ring") is False:
        return False
    return isinstance(widget, (QAbstractButton, QCheckBox, QRadioButton, QTabBar))
