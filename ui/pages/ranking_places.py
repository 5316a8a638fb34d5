"""A list of places: the ranked ones, then those without a place, each with its reason.

Rows of any kind with `subject_id`, `name`, `rank`, `is_tied` and `unranked_reason`. The
column `REASON` is of kind "total_or_reason": on an unranked row it says the reason over
all that follows, and its `note` is the word of the link that leads to what is missing.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from desktop import text as words
from ui import icons, look
from ui.language import _
from ui.tables.column import AnyRow, Column, Section
from ui.tables.drawings import DRAWINGS
from ui.tables.table import TableView
from ui.widgets import painting

REASON = 2  # the column from which the reason of an unranked row spreads
_LINK_END = 26


class PlacesView(TableView):
    """One block; a click or Enter on an unranked row goes where it is to be filled."""

    more_wanted = Signal(str)

    def __init__(
        self, name: str, columns: Sequence[Column[Any]], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            name,
            columns,
            row_height=40,
            header_height=36,
            key=lambda row: row.subject_id,
            parent=parent,
        )
        self.rows.modelReset.connect(self._spread_reasons)
        self.clicked.connect(self._on_reason)
        self.row_opened.connect(self._on_enter)

    def show_places(self, rows: Sequence[AnyRow]) -> None:
        """Show the ranked rows and, under a heading, those without a place."""
        unranked = [row for row in rows if row.rank is None]
        sections = [Section("", [row for row in rows if row.rank is not None])]
        if unranked:
            title = _("Chưa xếp hạng: {count}").format(count=len(unranked))
            sections.append(Section(title, unranked))
        self.show_sections(sections)

    def _spread_reasons(self) -> None:
        self.setRowHidden(0, True)  # the ranked ones need no heading
        last = self.rows.columnCount()
        for number, line in enumerate(self.rows.lines()):
            if _is_unranked(line):
                self.setSpan(number, REASON, 1, last - REASON)

    def _on_reason(self) -> None:
        row = self.current()
        if _is_unranked(row) and self.currentIndex().column() >= REASON:
            self.more_wanted.emit(row.subject_id)

    def _on_enter(self, row: AnyRow) -> None:
        if _is_unranked(row):
            self.more_wanted.emit(row.subject_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_reason = index.isValid() and index.column() >= REASON
        if is_reason and _is_unranked(self.rows.line(index.row())):
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)


def _is_unranked(line: AnyRow) -> bool:
    return line is not None and not isinstance(line, Section) and line.rank is None


def place_column() -> Column[Any]:
    """Return the column of the places."""
    return Column[Any](
        _("Hạng"),
        _place,
        sort=lambda row: row.rank or 9999,
        kind="place",
        width=126,
        weight=600,
    )


def name_column(note: Callable[[Any], str], *, width: int = 0) -> Column[Any]:
    """Return the column of the names, each with a note below it."""
    return Column[Any](
        _("Tên"),
        lambda row: row.name,
        sort=lambda row: words.sort_key(row.name),
        weight=500,
        kind="name",
        width=width,
        note=note,
        tip=lambda row: row.name,
    )


def _place(row: AnyRow) -> str:
    if row.rank is None:
        return _("chưa xếp")
    return f"{row.rank} {_('đồng hạng')}" if row.is_tied else str(row.rank)


def _paint_place(
    painter: QPainter, area: QRectF, column: Column[Any], row: AnyRow, selected: bool
) -> None:
    if row.rank is None:
        circle = QRectF(area.left(), area.center().y() - 6, 12, 12)
        icons.paint(painter, circle, "circle", "warn")
        return
    painter.setFont(look.font(look.SECTION, 600))
    painter.setPen(look.color("text"))
    shown = str(row.rank)
    painting.draw_digits(painter, area, shown, Qt.AlignmentFlag.AlignLeft)
    if row.is_tied:
        area = area.adjusted(painting.digits_width(shown, painter.font()) + 4, 1, 0, 0)
        painter.setFont(look.font(look.SMALL, 600))
        painter.setPen(look.color("warn"))
        painting.draw_text(painter, area, _("đồng hạng"))


def _paint_name(
    painter: QPainter, area: QRectF, column: Column[Any], row: AnyRow, selected: bool
) -> None:
    font = look.font(look.BODY, 500)
    fits = QFontMetricsF(font).horizontalAdvance(row.name) <= area.width()
    if fits or (column.note is not None and column.note(row)):
        DRAWINGS["text"](painter, area, column, row, selected)
        return
    painter.setFont(font)
    painter.setPen(look.color("text"))
    metrics = QFontMetricsF(font)
    flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter)
    shown = row.name
    for share in (1.8, 1.5, 1.2, 1.0):
        if metrics.boundingRect(area, flags, shown).height() <= 2.2 * metrics.height():
            break
        room = share * area.width()
        shown = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, room)
    painter.drawText(area, flags, shown)


def _total_or_reason(
    painter: QPainter, area: QRectF, column: Column[Any], row: AnyRow, selected: bool
) -> None:
    if row.rank is not None:
        DRAWINGS["bar"](painter, area, column, row, selected)
        return
    link = column.note(row) if column.note else ""
    font = look.font(look.BODY, 500)
    room = QFontMetricsF(font).horizontalAdvance(link) + _LINK_END + 12
    painter.setFont(look.font())
    painter.setPen(look.color("text2"))
    words = area.adjusted(0, 0, -room, 0)
    said = row.unranked_reason
    if QFontMetricsF(painter.font()).horizontalAdvance(said) > words.width():
        said = said.partition(":")[0]  # the cells are named in the pane beside
    painting.draw_text(painter, words, said)
    painter.setFont(font)
    painter.setPen(look.color("accent"))
    end = area.adjusted(0, 0, -_LINK_END, 0)
    painting.draw_text(painter, end, link, Qt.AlignmentFlag.AlignRight)
    arrow = QRectF(area.right() - 22, area.center().y() - 7, 14, 14)
    icons.paint(painter, arrow, "arrow-right", "accent")


DRAWINGS["name"] = _paint_name
DRAWINGS["place"] = _paint_place
DRAWINGS["total_or_reason"] = _total_or_reason
