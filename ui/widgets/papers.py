"""Sheets of paper on a sunk ground, drawn when they come into view."""

from collections import OrderedDict

import pypdfium2  # type: ignore[import-untyped]
from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui import look

_GAP, _MARGIN, _KEPT = 16, 18, 12
_ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_POINT = 96 / 72
_FORMATS = {
    1: QImage.Format.Format_Grayscale8,
    3: QImage.Format.Format_RGB888,
    4: QImage.Format.Format_RGBA8888,
}


class Papers(QAbstractScrollArea):
    """White sheets on a sunk ground; only the visible ones are rendered."""

    page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(
        self, name: str, parent: QWidget | None = None, *, whole_page: bool = False
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._whole_page = whole_page
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._document: pypdfium2.PdfDocument | None = None
        self._picture = QImage()
        self._sizes: list[QSize] = []
        self._drawn: OrderedDict[tuple[int, int], QPixmap] = OrderedDict()
        self._zoom, self._fits = 1.0, True
        # One sheet per turn of the event loop keeps the window alive.
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._draw_missing)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        program = QCoreApplication.instance()
        if program is not None:
            program.aboutToQuit.connect(self._let_go)

    def show_pdf(self, data: bytes, *, keep_zoom: bool = False) -> None:
        """Show the pages of a PDF from its first page."""
        kept = self._zoom if keep_zoom and self._sizes and not self._fits else None
        self.clear()
        self._document = pypdfium2.PdfDocument(data)
        for number in range(len(self._document)):
            width, height = self._document.get_page_size(number)
            self._sizes.append(QSize(round(width * _POINT), round(height * _POINT)))
        if kept is not None:
            self._zoom, self._fits = kept, False
        self._lay_out()
        self.page_changed.emit(0)

    def show_picture(self, picture: QImage) -> None:
        """Show one picture as a sheet."""
        self.clear()
        self._picture = picture
        self._sizes = [picture.size()]
        self._lay_out()
        self.page_changed.emit(0)

    def clear(self) -> None:
        """Take the paper away."""
        if self._document is not None:
            self._document.close()
        self._document, self._picture = None, QImage()
        self._sizes, self._fits = [], True
        self._drawn.clear()
        self.verticalScrollBar().setValue(0)
        self._lay_out()

    def _let_go(self) -> None:
        """Close the document while its library is still loaded."""
        if self._document is not None:
            self._document.close()
            self._document = None

    def page_count(self) -> int:
        """Return how many pages there are."""
        return len(self._sizes)

    def page(self) -> int:
        """Return the page that takes most of the view, counted from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 3
        for number, rect in enumerate(self._rects()):
            if rect.bottom() + _GAP > middle:
                return number
        return max(len(self._sizes) - 1, 0)

    def show_page(self, number: int) -> None:
        """Scroll to a page."""
        rects = self._rects()
        if 0 <= number < len(rects):
            self.verticalScrollBar().setValue(round(rects[number].top() - _MARGIN))

    def zoom(self) -> float:
        """Return the present scale; 1.0 is life size at 96 dpi."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Show at a scale, keeping the place one looks at."""
        bar = self.verticalScrollBar()
        share = bar.value() / max(bar.maximum(), 1)
        self._fits = False
        self._zoom = min(max(zoom, _ZOOMS[0]), _ZOOMS[-1])
        self._lay_out()
        bar.setValue(round(share * bar.maximum()))

    def fit_width(self) -> None:
        """Show the paper as wide as the view, also after the view changes."""
        page = self.page()
        self._fits = True
        self._lay_out()
        self.show_page(page)

    def picture_of(self, number: int, room: QSize) -> QPixmap:
        """Return a small picture of a page that fits into a room, in px."""
        size = self._sizes[number]
        share = min(room.width() / size.width(), room.height() / size.height())
        if self._document is None:
            return QPixmap.fromImage(self._picture.scaled(size * share))
        return self._rendered(number, share * _POINT)

    def step_zoom(self, by: int) -> None:
        """Go to the next larger or smaller step."""
        if by > 0:
            steps = [step for step in _ZOOMS if step > self._zoom + 0.01]
        else:
            steps = [step for step in reversed(_ZOOMS) if step < self._zoom - 0.01]
        if steps:
            self.set_zoom(steps[0])

    def _lay_out(self) -> None:
        widest = max((size.width() for size in self._sizes), default=0)
        if self._fits and widest:
            room: float = self.viewport().width() - 2 * _MARGIN
            if self._whole_page:
                tallest = max(size.height() for size in self._sizes)
                high = self.viewport().height() - 2 * _MARGIN
                room = min(room, high * widest / tallest)
            self._zoom = min(max(room / widest, 0.2), 1.0)
        rects = self._rects()
        height = rects[-1].bottom() + _MARGIN if rects else 0
        upright, across = self.verticalScrollBar(), self.horizontalScrollBar()
        upright.setRange(0, max(0, round(height - self.viewport().height())))
        upright.setPageStep(self.viewport().height())
        upright.setSingleStep(40)
        wide = widest * self._zoom + 2 * _MARGIN
        across.setRange(0, max(0, round(wide - self.viewport().width())))
        across.setPageStep(self.viewport().width())
        self.zoom_changed.emit(self._zoom)
        self.viewport().update()

    def _rects(self) -> list[QRectF]:
        rects, y = [], float(_MARGIN)
        for size in self._sizes:
            width, height = size.width() * self._zoom, size.height() * self._zoom
            x = max((self.viewport().width() - width) / 2, _MARGIN)
            rects.append(QRectF(x, y, width, height))
            y += height + _GAP
        return rects

    def _seen(self) -> list[tuple[int, QRectF]]:
        view = QRectF(self.viewport().rect())
        across = self.horizontalScrollBar().value()
        moved = [
            (number, rect.translated(-across, -self.verticalScrollBar().value()))
            for number, rect in enumerate(self._rects())
        ]
        return [(number, rect) for number, rect in moved if rect.intersects(view)]

    def _key(self, number: int) -> tuple[int, int]:
        return number, round(self._zoom * self.devicePixelRatioF() * 1000)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), look.color("sunk"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number, rect in self._seen():
            # Paper is white in both modes: it is what the printer will give.
            painter.fillRect(rect, Qt.GlobalColor.white)
            drawn = self._drawn.get(self._key(number))
            if drawn is not None:
                painter.drawPixmap(rect, drawn, QRectF(drawn.rect()))
            else:
                self._next.start()
            painter.setPen(look.color("line2"))
            painter.drawRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _draw_missing(self) -> None:
        for number, _rect in self._seen():
            key = self._key(number)
            if key not in self._drawn:
                self._drawn[key] = self._render(number)
                while len(self._drawn) > _KEPT:
                    self._drawn.popitem(last=False)
                self.viewport().update()
                return

    def _render(self, number: int) -> QPixmap:
        if self._document is None:
            return QPixmap.fromImage(self._picture)
        return self._rendered(number, self._zoom * _POINT * self.devicePixelRatioF())

    def _rendered(self, number: int, scale: float) -> QPixmap:
        if self._document is None:
            return QPixmap()
        bitmap = self._document[number].render(scale=scale, rev_byteorder=True)
        image = QImage(
            bytes(bitmap.buffer),
            bitmap.width,
            bitmap.height,
            bitmap.stride,
            _FORMATS[bitmap.n_channels],
        )
        return QPixmap.fromImage(image)

    def _on_scrolled(self) -> None:
        self.viewport().update()
        self.page_changed.emit(self.page())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.step_zoom(1)
        elif control and event.key() == Qt.Key.Key_Minus:
            self.step_zoom(-1)
        elif control and event.key() == Qt.Key.Key_0:
            self.fit_width()
        else:
            super().keyPressEvent(event)
