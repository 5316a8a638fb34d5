"""The ranking of a block as a table: place, total, groups, or why there is no place."""

from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from desktop import text as words
from desktop import vietnamese
from desktop.emulation.participants import Kind
from desktop.office.outcome import Heading, RankRow, RankTable
from ui import icons, look
from ui.language import _
from ui.pages.ranking_words import points, rescaled, signed, total_of
from ui.tables.column import Column, Section
from ui.tables.drawings import DRAWINGS
from ui.tables.table import TableView
from ui.widgets import painting

_TOTAL = 2  # the column from which the reason of an unranked row spreads
_LINK = 110
_NAME, _FEW = 220, 7


class RankView(TableView):
    """One block; a click or Enter on an unranked row goes on scoring it."""

    scoring_wanted = Signal(str)

    def __init__(self, table: RankTable, parent: QWidget | None = None) -> None:
        self._table = table
        super().__init__(
            _("Xếp hạng, {block}").format(block=table.name),
            _columns(table),
            row_height=40,
            header_height=36,
            key=lambda row: row.subject_id,
            parent=parent,
        )
        self.rows.modelReset.connect(self._spread_reasons)
        self.clicked.connect(self._on_reason)
        self.row_opened.connect(self._on_enter)

    def show_table(self, table: RankTable) -> None:
        """Show the block as it is now."""
        ranked = [row for row in table.rows if row.rank is not None]
        unranked = [row for row in table.rows if row.rank is None]
        sections = [Section("", ranked)]
        if unranked:
            title = _("Chưa xếp hạng: {count}").format(count=len(unranked))
            sections.append(Section(title, unranked))
        self.show_sections(sections)

    def _spread_reasons(self) -> None:
        self.setRowHidden(0, True)  # the ranked ones need no heading
        last = self.rows.columnCount()
        for number, line in enumerate(self.rows.lines()):
            if isinstance(line, RankRow) and line.rank is None:
                self.setSpan(number, _TOTAL, 1, last - _TOTAL)

    def _on_reason(self) -> None:
        row = self.current()
        if row is None or row.rank is not None:
            return
        if self.currentIndex().column() >= _TOTAL:
            self.scoring_wanted.emit(row.subject_id)

    def _on_enter(self, row: RankRow) -> None:
        if row.rank is None:
            self.scoring_wanted.emit(row.subject_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() >= _TOTAL:
            line = self.rows.line(index.row())
            if isinstance(line, RankRow) and line.rank is None:
                self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)


def same_columns(one: RankTable, other: RankTable) -> bool:
    """Tell whether two blocks are scored by the same groups."""
    return (one.headings, one.scale, has_classes(one)) == (
        other.headings,
        other.scale,
        has_classes(other),
    )


def _columns(table: RankTable) -> list[Column[RankRow]]:
    return [
        Column[RankRow](
            _("Hạng"),
            _place,
            sort=lambda row: row.rank or 9999,
            kind="place",
            width=126,
            weight=600,
        ),
        Column[RankRow](
            _("Tên"),
            lambda row: row.name,
            sort=lambda row: words.sort_key(row.name),
            weight=500,
            kind="name",
            # Beside a long set the name keeps its room, and the rest scrolls.
            width=_NAME if len(table.headings) > _FEW else 0,
            note=lambda row: _note(row, table),
            tip=lambda row: row.name,
        ),
        Column[RankRow](
            _("Điểm"),
            lambda row: row.unranked_reason or total_of(row),
            sort=lambda row: -1 if row.total is None else row.total,
            kind="total_or_reason",
            look=lambda row: _share(row, table),
            width=122,
            weight=600,
            tip=lambda row: row.unranked_reason or rescaled(row, table),
        ),
        *_result_columns(table),
        *(_group_column(heading) for heading in table.headings),
    ]


def has_classes(table: RankTable) -> bool:
    """Tell whether the set of a block has classes."""
    return any(row.class_name for row in table.rows)


def has_extras(table: RankTable) -> bool:
    """Tell whether the set of a block has bonuses or penalties."""
    return any(heading.is_extra for heading in table.headings)


def _result_columns(table: RankTable) -> list[Column[RankRow]]:
    """Return what stands beside the total where the set has it: class, bonus."""
    columns = []
    if has_classes(table):
        columns.append(
            Column[RankRow](
                _("Xếp loại"),
                lambda row: row.class_name,
                sort=lambda row: -1 if row.total is None else row.total,
                width=92,
                weight=500,
                tip=lambda row: row.class_basis,
            )
        )
    if has_extras(table):
        columns.append(
            Column[RankRow](
                _("Thưởng, phạt"),
                lambda row: signed(row.bonus),
                sort=lambda row: row.bonus or 0,
                kind="bar_under",
                width=96,
                tip=lambda _row: _("ngoài thang điểm, đã tính vào tổng"),
            )
        )
    return columns


def _group_column(heading: Heading) -> Column[RankRow]:
    most = heading.max_points
    title = f"{heading.code} /{vietnamese.number(most)}"

    def share(row: RankRow) -> float | None:
        part = row.parts.get(heading.code)
        return None if part is None or heading.is_extra else float(part / most)

    return Column[RankRow](
        title,
        lambda row: points(row.parts.get(heading.code)),
        sort=lambda row: row.parts.get(heading.code) or 0,
        kind="bar_under",
        look=share,
        width=58,
        tip=lambda _row: f"{heading.code}. {heading.name}",
    )


def _share(row: RankRow, table: RankTable) -> float | None:
    # A bonus may push a total over the scale, a penalty below it.
    return None if row.total is None else min(1, max(0, float(row.total / table.scale)))


def _note(row: RankRow, table: RankTable) -> str:
    # Units hang under the commune itself; only people need to be told apart.
    detail = "" if row.kind is Kind.COLLECTIVE else row.detail
    return rescaled(row, table) or detail


def _paint_name(
    painter: QPainter, area: QRectF, column: Column[Any], row: RankRow, selected: bool
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


def _place(row: RankRow) -> str:
    if row.rank is None:
        return _("chưa xếp")
    return f"{row.rank} {_('đồng hạng')}" if row.is_tied else str(row.rank)


def _paint_place(
    painter: QPainter, area: QRectF, column: Column[Any], row: RankRow, selected: bool
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


def _total_or_reason(
    painter: QPainter, area: QRectF, column: Column[Any], row: RankRow, selected: bool
) -> None:
    if row.rank is not None:
        DRAWINGS["bar"](painter, area, column, row, selected)
        return
    painter.setFont(look.font())
    painter.setPen(look.color("text2"))
    room = area.adjusted(0, 0, -_LINK, 0)
    said = row.unranked_reason
    if QFontMetricsF(painter.font()).horizontalAdvance(said) > room.width():
        said = said.partition(":")[0]  # the cells are named in the pane beside
    painting.draw_text(painter, room, said)
    painter.setFont(look.font(look.BODY, 500))
    painter.setPen(look.color("accent"))
    link = area.adjusted(0, 0, -26, 0)
    painting.draw_text(painter, link, _("Chấm tiếp"), Qt.AlignmentFlag.AlignRight)
    arrow = QRectF(area.right() - 22, area.center().y() - 7, 14, 14)
    icons.paint(painter, arrow, "arrow-right", "accent")


DRAWINGS["name"] = _paint_name
DRAWINGS["place"] = _paint_place
DRAWINGS["total_or_reason"] = _total_or_reason
