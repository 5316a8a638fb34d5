"""The header of a table: titles aligned with their columns, one arrow for the order."""

from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui import icons, look
from ui.language import _
from ui.tables import drawings
from ui.tables.cells import FIRST_INSET, INSET, LAST_INSET
from ui.tables.model import TableModel
from ui.widgets import painting


class TableHeader(QHeaderView):
    """Paints titles of one or two lines; a click sorts, in a tick column ticks all."""

    all_ticked = Signal(int, bool)
    title_pressed = Signal(int)

    def __init__(
        self, model: TableModel, *, height: int = 30, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows = model
        self._ticked: dict[int, bool | None] = {}
        self.setFixedHeight(height)
        self.setAccessibleName(_("Đầu cột"))
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)
        self.setMouseTracking(True)
        self.sectionClicked.connect(self._on_clicked)

    def show_ticked(self, column: int, ticked: bool | None) -> None:
        """Show a tick box in the header of a column."""
        self._ticked[column] = ticked
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        column = self._rows.columns[logicalIndex]
        area = QRectF(rect)
        painter.save()
        painter.fillRect(area, look.color("alt"))
        foot = QRectF(area.left(), area.bottom() - 1, area.width(), 1)
        painter.fillRect(foot, look.color("line2"))
        if logicalIndex in self._ticked:
            left = area.left() + (4 if logicalIndex else 12)
            middle = QRectF(left, area.top(), area.right() - 4 - left, area.height())
            box = QRectF(middle.center().x() - 8, area.center().y() - 8, 16, 16)
            drawings.draw_box(painter, box, self._ticked[logicalIndex])
        else:
            last = self._rows.columnCount() - 1
            inset = 1 if column.align == "center" else INSET
            inner = area.adjusted(
                FIRST_INSET if logicalIndex == 0 else inset,
                0,
                -(LAST_INSET if logicalIndex == last else inset),
                -1,
            )
            self._paint_title(painter, inner, column, logicalIndex)
        painter.restore()

    def _paint_title(
        self,
        painter: QPainter,
        area: QRectF,
        column: Any,  # noqa: ANN401
        number: int,
    ) -> None:
        title, _newline, below = column.title.partition("\n")
        painter.setFont(look.font(look.SMALL, 600))
        painter.setPen(look.color("text2"))
        align = column.alignment()
        if column.kind == "bar":
            area.setWidth(46)
            align = Qt.AlignmentFlag.AlignRight
        if below:
            upper = QRectF(area.left(), area.top(), area.width(), area.height() / 2 + 2)
            painting.draw_text(painter, upper, title, align)
            painter.setFont(look.font(look.SMALL))
            area.setTop(upper.bottom() - 4)
            painting.draw_text(painter, area, below, align)
            return
        arrow = self._arrow(number)
        if arrow and align == Qt.AlignmentFlag.AlignRight:
            area.setRight(area.right() - 14)
        used = painting.draw_text(painter, area, title, align)
        if arrow:
            x = area.left() + used + 3
            if align == Qt.AlignmentFlag.AlignRight:
                x = area.right() + 2
            mark = QRectF(x, area.center().y() - 6, 12, 12)
            icons.paint(painter, mark, arrow, "text2")

    def _arrow(self, number: int) -> str:
        order = self._rows.order
        if order is None or order[0] != number:
            return ""
        return "arrow-down" if order[1] else "arrow-up"

    def _on_clicked(self, number: int) -> None:
        if number in self._ticked:
            self.all_ticked.emit(number, self._ticked[number] is not True)
        else:
            self.title_pressed.emit(number)
