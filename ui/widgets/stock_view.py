"""A sheet between two rulers: where it is on the screen, and how large."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop.documents.certificates.sheet_sizes import Sheet
from ui.widgets.stock_painting import RULER, Place

_MARGIN = 16
_LIFE = 96 / 25.4  # px for a millimetre at 100 %
_SMALLEST = 0.15
_ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)


class SheetView(QAbstractScrollArea):
    """Room for one sheet; Ctrl + wheel, Ctrl++ and Ctrl+- zoom, Ctrl+0 fits.

    Signals:
        zoom_changed(float): the scale; 1.0 is life size at 96 dpi.
    """

    zoom_changed = Signal(float)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sheet = Sheet.A4
        self._zoom, self._fits = 1.0, True

    def take_sheet(self, sheet: Sheet) -> None:
        """Be as large as another sheet."""
        is_other = sheet.size != self.sheet.size
        self.sheet = sheet
        if is_other:
            self._lay_out()

    def place(self) -> Place:
        """Return where the sheet is in the viewport."""
        scale = self._zoom * _LIFE
        room_x, room_y = self.viewport().width(), self.viewport().height()
        wide, high = self.sheet.width * scale, self.sheet.height * scale
        left = max((room_x + RULER - wide) / 2, RULER + _MARGIN)
        top = max((room_y + RULER - high) / 2, RULER + _MARGIN)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        return Place(left - across.value(), top - down.value(), scale)

    def zoom(self) -> float:
        """Return the scale; 1.0 is life size at 96 dpi."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Show at a scale."""
        self._fits = False
        self._zoom = min(max(zoom, _ZOOMS[0]), _ZOOMS[-1])
        self._lay_out()

    def step_zoom(self, by: int) -> None:
        """Go to the next larger or smaller scale."""
        larger = [zoom for zoom in _ZOOMS if zoom > self._zoom + 0.01]
        smaller = [zoom for zoom in reversed(_ZOOMS) if zoom < self._zoom - 0.01]
        steps = larger if by > 0 else smaller
        if steps:
            self.set_zoom(steps[0])

    def fit(self) -> None:
        """Show the whole sheet, also after the view changes."""
        self._fits = True
        self._lay_out()

    def on_zoom_key(self, event: QKeyEvent) -> bool:
        """Zoom by Ctrl and a key; tell whether it was one of those."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.step_zoom(1)
        elif key == Qt.Key.Key_Minus:
            self.step_zoom(-1)
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            return False
        return True

    def _lay_out(self) -> None:
        margins = RULER + 2 * _MARGIN
        room = self.viewport().size()
        if self._fits:
            share = min(
                (room.width() - margins) / self.sheet.width,
                (room.height() - margins) / self.sheet.height,
            )
            self._zoom = max(share / _LIFE, _SMALLEST)
        scale = self._zoom * _LIFE
        for bar, length, seen in (
            (self.horizontalScrollBar(), self.sheet.width, room.width()),
            (self.verticalScrollBar(), self.sheet.height, room.height()),
        ):
            bar.setRange(0, max(0, round(length * scale + margins - seen)))
            bar.setPageStep(seen)
            bar.setSingleStep(20)
        self.zoom_changed.emit(self._zoom)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)
