"""One drag over a sheet of stock: what is under the mouse, and where it goes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from PySide6.QtCore import QPointF, Qt

from desktop.documents.certificates.sheet_sizes import Sheet
from desktop.documents.certificates.stock import StockField, StockText
from desktop.documents.certificates.stock_setting import SetField
from ui.widgets import stock_moves
from ui.widgets.stock_moves import Guide
from ui.widgets.stock_painting import Place, handle_rects

_NEAR = 6.0  # px at which a field goes to a line, and a handle is taken
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Drag:
    """A field as it was when the mouse took it, by its middle ("") or an edge."""

    start: StockField
    edge: str
    point: QPointF
    name: str

    def to(
        self,
        point: QPointF,
        scale: float,
        sheet: Sheet,
        others: Sequence[StockField],
        *,
        snaps: bool,
    ) -> tuple[StockField, tuple[Guide, ...]]:
        """Return the field as the mouse has it now, and the lines it lies on."""
        gone = point - self.point
        dx, dy = _steps(gone.x() / scale), _steps(gone.y() / scale)
        if self.edge:
            by = dx if self.edge in {"left", "right"} else dy
            return stock_moves.stretched(self.start, self.edge, by, sheet), ()
        field = stock_moves.moved(self.start, dx, dy, sheet)
        if not snaps or not (dx or dy):
            return field, ()
        held, guides = stock_moves.snapped(field, others, sheet, _NEAR / scale)
        return _along(self.start, held, (dx, dy)), guides


def _along(
    start: StockField, held: StockField, gone: tuple[Decimal, Decimal]
) -> StockField:
    """Keep a field that is dragged straight on its line, whatever attracts it."""
    if not gone[0]:
        held = replace(held, x=start.x)
    if not gone[1]:
        held = replace(held, y=start.y)
    return held


def _steps(mm: float) -> Decimal:
    return (Decimal(str(round(mm, 3))) / _HALF).quantize(Decimal(1)) * _HALF


def grip_at(
    point: QPointF,
    fields: Sequence[SetField],
    at: Place,
    chosen: StockText | None,
    *,
    handles: bool,
) -> tuple[StockText | None, str]:
    """Return the field under a point and the edge of it that is taken, if any.

    The chosen field comes first, then the smallest: boxes may lie on each other.
    """
    own = next((f.field for f in fields if f.field.what is chosen), None)
    if own is not None and handles:
        for edge, rect in handle_rects(own, at).items():
            if rect.adjusted(-3, -3, 3, 3).contains(point):
                return own.what, edge
    under = [f.field for f in fields if at.rect(f.box).contains(point)]
    if own is not None and own in under:
        return own.what, ""
    area = min(under, key=lambda f: f.width * f.height, default=None)
    return (area.what, "") if area is not None else (None, "")


def cursor_of(what: StockText | None, edge: str, *, editable: bool) -> Qt.CursorShape:
    """Return the shape of the mouse over a field or an edge of it."""
    shapes = Qt.CursorShape
    if what is None:
        return shapes.ArrowCursor
    if not editable:
        return shapes.PointingHandCursor
    if edge in {"left", "right"}:
        return shapes.SizeHorCursor
    return shapes.SizeVerCursor if edge else shapes.SizeAllCursor
