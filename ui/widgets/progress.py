"""Progress: a bar always stands with its number; steps show where one is.

Use: `ProgressBar(142, 147, "Đã thẩm định 142/147 ô")`, `show_progress(n, of, words)`;
`StepLine(["Chọn tệp", "Trang tính", "Xem trước", "Nhập"])`, `show_step(2)`.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons, look
from ui.language import _
from ui.widgets import painting


class ProgressBar(QWidget):
    """A 6 px bar with its words at the right, or over the whole width without."""

    def __init__(
        self,
        done: int = 0,
        total: int = 1,
        words: str = "",
        *,
        width: int = 120,
        height: int = 6,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._width, self._height = width, height
        self.setSizePolicy(
            QSizePolicy.Policy.Fixed if width else QSizePolicy.Policy.Expanding,
            QSizePolicy.Policy.Fixed,
        )
        self.show_progress(done, total, words)

    def show_progress(self, done: int, total: int, words: str = "") -> None:
        """Show how much is done."""
        self._share = done / total if total else 0.0
        self._words = words
        spoken = _("{done} trên {total}").format(done=done, total=total)
        self.setAccessibleName(words or spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if not self._words:
            return QSize(self._width or 80, 16)
        metrics = QFontMetricsF(look.font(look.SMALL))
        return QSize(
            round(self._width + 10 + metrics.horizontalAdvance(self._words) + 2), 20
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = self.height() / 2
        width = self._width or self.width()
        bar = QRectF(0, middle - self._height / 2, width, self._height)
        painting.draw_bar(painter, bar, self._share)
        if self._words:
            painter.setFont(look.font(look.SMALL))
            painter.setPen(look.color("text2"))
            area = QRectF(width + 10, 0, self.width() - width - 10, self.height())
            painting.draw_text(painter, area, self._words)


class StepLine(QWidget):
    """The steps of an import or of the first start, painted in a line."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = tuple(names)
        self._now = 0
        self.setFixedHeight(48)
        self.show_step(0)

    def show_step(self, index: int) -> None:
        """Show which step one is in."""
        self._now = index
        self.setAccessibleName(
            _("Bước {now} trên {total}: {name}").format(
                now=index + 1, total=len(self._names), name=self._names[index]
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(150 * len(self._names), 48)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(look.font(look.BODY, 600))
        x, middle = 0.0, self.height() / 2
        for index, name in enumerate(self._names):
            disc = QRectF(x + 1, middle - 11, 22, 22)
            self._paint_disc(painter, disc, index)
            painter.setFont(look.font(look.BODY, 600 if index == self._now else 400))
            painter.setPen(look.color("accent" if index == self._now else "text2"))
            width = metrics.horizontalAdvance(name)
            area = QRectF(disc.right() + 8, 0, width + 4, self.height())
            painting.draw_text(painter, area, name)
            x = area.right() + 8
            if index < len(self._names) - 1:
                painter.setPen(QPen(look.color("line2"), 1))
                painter.drawLine(int(x), int(middle), int(x + 48), int(middle))
                x += 60

    def _paint_disc(self, painter: QPainter, disc: QRectF, index: int) -> None:
        now = index == self._now
        painter.setPen(QPen(look.color("accent" if now else "field"), 1))
        painter.setBrush(look.color("accent" if now else "surface"))
        painter.drawEllipse(disc)
        if index < self._now:
            icons.paint(painter, disc.adjusted(4, 4, -4, -4), "check", "text2")
            return
        painter.setFont(look.font(look.SMALL, 600))
        painter.setPen(look.color("accentText" if now else "text2"))
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), str(index + 1))
