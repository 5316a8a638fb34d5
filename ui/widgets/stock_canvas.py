"""A sheet of stock with its fields in true letters; fields are dragged or nudged.

Use: `canvas = StockCanvas("Phôi", editable=True)`, `canvas.show_sheet(sheet, fields)`,
`canvas.show_picture(pixmap)`; signal `changed(StockField, str)` carries the field as it
is now and the name of the gesture: equal names are one step of an undo.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from desktop.documents.certificates.sheet_sizes import Sheet
from desktop.documents.certificates.stock import StockField, StockText
from desktop.documents.certificates.stock_setting import SetField
from ui import look
from ui.widgets import stock_moves, stock_painting
from ui.widgets.stock_drag import Drag, cursor_of, grip_at
from ui.widgets.stock_painting import Seen
from ui.widgets.stock_rulers import paint_rulers
from ui.widgets.stock_view import SheetView
from ui.widgets.stock_words import field_words

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class StockCanvas(SheetView):
    """The sheet between two rulers.

    Signals:
        picked(StockText | None): a field was chosen here, or nothing.
        changed(StockField, str): a field was dragged or nudged; the gesture's name.
        switched(StockText): Space was pressed on a field.
        opened(StockText): a field was double-clicked, or Enter pressed on it.
    """

    picked = Signal(object)
    changed = Signal(object, str)
    switched = Signal(object)
    opened = Signal(object)

    def __init__(
        self,
        name: str,
        *,
        editable: bool = False,
        stretches: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self.viewport().setMouseTracking(True)
        self._editable = editable
        self._stretches = editable and stretches
        self._fields: tuple[SetField, ...] = ()
        self._seen = Seen(QPixmap(), distances=editable, handles=self._stretches)
        self._drag: Drag | None = None
        self._gestures = 0

    # --- what is shown ------------------------------------------------------------

    def show_sheet(self, sheet: Sheet, fields: Sequence[SetField]) -> None:
        """Show the fields as they are set for one recipient."""
        self._fields = tuple(fields)
        self.take_sheet(sheet)
        self._speak()
        self.viewport().update()

    def show_picture(self, picture: QPixmap) -> None:
        """Show the scan of the stock under the fields; a null one takes it away."""
        self._see(picture=picture)

    def show_boxes(self, shown: bool) -> None:
        """Show the frames of the fields, or the letters alone."""
        self._see(boxes=shown)

    def show_grid(self, shown: bool) -> None:
        """Show lines every 10 mm."""
        self._see(grid=shown)

    def show_draft(self, is_draft: bool) -> None:
        """Show BẢN NHÁP across the sheet."""
        self._see(draft=is_draft)

    def chosen(self) -> StockText | None:
        """Return the field one works on."""
        return self._seen.chosen

    def choose(self, what: StockText | None) -> None:
        """Make a field the one to work on, without telling."""
        self._see(chosen=what)
        self._speak()

    def fields(self) -> tuple[SetField, ...]:
        """Return the fields as they are shown."""
        return self._fields

    def _see(self, **values: object) -> None:
        self._seen = self._seen._replace(**values)  # type: ignore[arg-type]
        self.viewport().update()

    def _field(self, what: StockText | None) -> StockField | None:
        found = (each.field for each in self._fields if each.field.what is what)
        return next(found, None)

    def _speak(self) -> None:
        """Say to screen readers where the chosen field is."""
        chosen = next((f for f in self._fields if f.field.what is self.chosen()), None)
        said = field_words(chosen) if chosen is not None else ""
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
            event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)

    # --- painting -----------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        view = QRectF(self.viewport().rect())
        painter.fillRect(view, look.color("sunk"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at = self.place()
        stock_painting.paint_sheet(painter, self.sheet, at, self._seen)
        stock_painting.paint_fields(painter, self._fields, at, self._seen)
        chosen = self._field(self.chosen())
        marked = chosen.box if chosen is not None else None
        paint_rulers(painter, view, self.sheet, at, marked)
        if self.hasFocus():
            painter.setPen(look.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(view.adjusted(0.5, 0.5, -0.5, -0.5))

    # --- mouse --------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        what, edge = self._grip(event.position())
        self.choose(what)
        self.picked.emit(what)
        field = self._field(what)
        if field is not None and self._editable:
            self._gestures += 1
            name = f"drag {self._gestures}"
            self._drag = Drag(field, edge, event.position(), name)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            what, edge = self._grip(event.position())
            self.viewport().setCursor(cursor_of(what, edge, editable=self._editable))
            return
        others = [each.field for each in self._fields]
        snaps = not event.modifiers() & Qt.KeyboardModifier.AltModifier
        field, guides = self._drag.to(
            event.position(), self.place().scale, self.sheet, others, snaps=snaps
        )
        self._see(guides=guides)
        if field != self._field(field.what):
            self.changed.emit(field, self._drag.name)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag = None
        self._see(guides=())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        what, _edge = self._grip(event.position())
        if what is not None:
            self.opened.emit(what)

    def _grip(self, point: QPointF) -> tuple[StockText | None, str]:
        handles = self._stretches
        return grip_at(
            point, self._fields, self.place(), self.chosen(), handles=handles
        )

    # --- keyboard -----------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self._on_drag_key(event) or self.on_zoom_key(event)):
            key = Qt.Key(event.key())
            if key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
                self._step(1 if key == Qt.Key.Key_PageDown else -1)
            elif key in _ARROWS and self._nudge(key, event.modifiers()):
                pass
            elif not self._on_field_key(key):
                super().keyPressEvent(event)

    def _on_drag_key(self, event: QKeyEvent) -> bool:
        """Esc in the middle of a drag takes it back."""
        if self._drag is None or event.key() != Qt.Key.Key_Escape:
            return False
        drag, self._drag = self._drag, None
        self._see(guides=())
        self.changed.emit(drag.start, drag.name)
        return True

    def _on_field_key(self, key: Qt.Key) -> bool:
        what = self.chosen()
        if what is None:
            return False
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(what)
        elif key == Qt.Key.Key_Space and self._editable:
            self.switched.emit(what)
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        order = [each.field.what for each in self._fields]
        if not order:
            return
        now = self.chosen()
        place = order.index(now) + by if now in order else 0
        self.choose(order[place % len(order)])
        self.picked.emit(self.chosen())

    def _nudge(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        field = self._field(self.chosen())
        if field is None or not self._editable:
            return False
        across, down = _ARROWS[key]
        modifiers = Qt.KeyboardModifier
        step = stock_moves.LARGE_STEP if held & modifiers.ShiftModifier else None
        step = step or stock_moves.STEP
        if held & modifiers.ControlModifier:
            if not self._stretches:
                return False
            edge = "right" if across else "bottom"
            if edge not in stock_moves.edges_of(field):
                edge, down = "top", -down
            by = step * (across or down)
            new = stock_moves.stretched(field, edge, by, self.sheet)
            name = f"stretch {field.what.value}"
        else:
            new = stock_moves.moved(field, step * across, step * down, self.sheet)
            name = f"nudge {field.what.value}"
        if new != field:
            self.changed.emit(new, name)
        return True
