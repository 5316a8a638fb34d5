"""The left side of the first start: whose program it is, and the steps to take."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import icons, look
from ui.language import _
from ui.widgets import layouts, painting

WIDTH = 300
_SHEET, _GAP, _TEXT = 14, 1, 170


class StepCards(QWidget):
    """The steps with what each asks; the current one is a white sheet."""

    def __init__(
        self, steps: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._steps = tuple(steps)
        self._now = 0
        self.show_step(0)

    def show_step(self, index: int) -> None:
        """Show which step one is in."""
        self._now = index
        self.setAccessibleName(
            _("Bước {now} trên {total}: {name}").format(
                now=index + 1, total=len(self._steps), name=self._steps[index][0]
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(
            236, round(sum(self._height(note) + 8 for _t, note in self._steps))
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0.0
        for index, (title, note) in enumerate(self._steps):
            sheet = QRectF(0, top, self.width(), self._height(note))
            self._paint_step(painter, sheet, index, title, note)
            top += sheet.height() + 8

    def _height(self, note: str) -> float:
        metrics = QFontMetricsF(look.font(look.SMALL))
        room = QRectF(0, 0, _TEXT, 200)
        said = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), note)
        return said.height() + 18 + 2 * _SHEET - 4

    def _paint_step(
        self, painter: QPainter, sheet: QRectF, index: int, title: str, note: str
    ) -> None:
        is_now = index == self._now
        if is_now:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("surface"))
            painter.drawRoundedRect(sheet, 8, 8)
        self._paint_disc(painter, QRectF(12, sheet.top() + 12, 26, 26), index)
        painter.setFont(look.font(look.BODY, 600))
        painter.setPen(look.color("accent" if is_now else "text"))
        line = QRectF(50, sheet.top() + _SHEET - 1, _TEXT, 18)
        painting.draw_text(painter, line, title)
        painter.setFont(look.font(look.SMALL))
        painter.setPen(look.color("text2"))
        room = QRectF(50, line.bottom(), _TEXT + 4, sheet.bottom() - line.bottom())
        painter.drawText(room, int(Qt.TextFlag.TextWordWrap), note)

    def _paint_disc(self, painter: QPainter, disc: QRectF, index: int) -> None:
        is_now = index == self._now
        painter.setPen(QPen(look.color("accent" if is_now else "field"), 1))
        painter.setBrush(look.color("accent" if is_now else "chrome"))
        painter.drawEllipse(disc)
        if index < self._now:
            icons.paint(painter, disc.adjusted(6, 6, -6, -6), "check", "text2")
            return
        painter.setFont(look.font(look.SMALL, 600))
        painter.setPen(look.color("accentText" if is_now else "text2"))
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), str(index + 1))


class Side(QWidget):
    """Mark and name of the program, the steps, and what it never does."""

    def __init__(
        self, steps: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.cards = StepCards(steps)
        name = layouts.column(
            layouts.label(_("Sổ Vàng"), "title"),
            layouts.label(_("Thi đua cải cách hành chính"), "note"),
            spacing=0,
        )
        head = layouts.row(icons.IconLabel("app-mark", "accent", 36), name, spacing=14)
        head.addStretch(1)
        said = layouts.label(
            _(
                "Dữ liệu chỉ nằm trên máy này. Không cần mạng, không cần quyền "
                "quản trị."
            ),
            "note",
            wrap=True,
        )
        said.setContentsMargins(12, 0, 0, 0)
        self.setLayout(
            layouts.column(
                head,
                32,
                self.cards,
                layouts.STRETCH,
                said,
                spacing=0,
                margins=(36, 36, 28, 80),
            )
        )
