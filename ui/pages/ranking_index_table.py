"""The places of a block by a published index as a table."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from desktop.office.registers.index_tables import IndexRow, IndexTable
from ui import icons, look
from ui.language import _
from ui.pages.ranking_index_words import (
    change_words,
    exactly,
    origin_words,
    paper_words,
    value_words,
)
from ui.pages.ranking_places import PlacesView, name_column, place_column
from ui.tables.column import AnyRow, Column
from ui.tables.drawings import DRAWINGS
from ui.widgets import painting


class IndexView(PlacesView):
    """One block by an index; an unranked row leads on to the register of indices."""

    def __init__(self, table: IndexTable, parent: QWidget | None = None) -> None:
        name = _("Xếp hạng {index}, {block}").format(
            index=table.index.short, block=table.name
        )
        super().__init__(name, _columns(table), parent)


def columns_key(table: IndexTable) -> tuple[object, ...]:
    """Return what a table must share with another to keep its columns."""
    return table.block, table.index, table.year, _has_classes(table)


def _has_classes(table: IndexTable) -> bool:
    return any(row.place.value and row.place.value.class_name for row in table.rows)


def _columns(table: IndexTable) -> list[Column[IndexRow]]:
    return [
        place_column(),
        name_column(lambda row: _other_block(row, table)),
        Column[IndexRow](
            table.index.short,
            lambda row: row.unranked_reason or exactly(row.value),
            note=lambda row: "" if row.rank is not None else _("Ghi chỉ số"),
            sort=lambda row: -1 if row.value is None else row.value / row.most,
            kind="total_or_reason",
            look=_share,
            width=132,
            weight=600,
            tip=lambda row: row.unranked_reason or value_words(row),
        ),
        *_class_columns(table),
        Column[IndexRow](
            _("Hạng {year}").format(year=table.year - 1),
            lambda row: "–" if row.place.before is None else str(row.place.before),
            sort=lambda row: row.place.before or 9999,
            kind="number",
            width=92,
            tip=lambda _row: _("hạng năm trước"),
        ),
        Column[IndexRow](
            _("Thay đổi"),
            change_words,
            sort=lambda row: -(row.place.change or 0),
            kind="moved",
            look=lambda row: row.place.change,
            width=80,
            tip=change_words,
        ),
        Column[IndexRow](
            _("Nguồn"),
            lambda row: origin_words(row.place.value),
            note=lambda row: paper_words(row.place.value) if row.place.value else "",
            width=150,
            tip=lambda row: paper_words(row.place.value) if row.place.value else "",
        ),
    ]


def _class_columns(table: IndexTable) -> list[Column[IndexRow]]:
    if not _has_classes(table):
        return []
    return [
        Column[IndexRow](
            _("Xếp loại"),
            lambda row: row.place.value.class_name if row.place.value else "",
            sort=lambda row: -1 if row.value is None else row.value / row.most,
            width=92,
            weight=500,
        )
    ]


def _other_block(row: IndexRow, table: IndexTable) -> str:
    """Return the block the place was published in, where it is not this one."""
    value = row.place.value
    is_other = value is not None and row.rank is not None and value.block
    return value.block if value and is_other and value.block != table.name else ""


def _share(row: IndexRow) -> float | None:
    return None if row.value is None else min(1.0, float(row.value / row.most))


def _paint_moved(
    painter: QPainter, area: QRectF, column: Column[AnyRow], row: AnyRow, selected: bool
) -> None:
    change = column.look(row) if column.look else None
    if change is None:
        return
    mark, tone = "minus", "text2"
    if change:
        mark, tone = ("arrow-up", "ok") if change > 0 else ("arrow-down", "bad")
    middle = area.center().y()
    icons.paint(painter, QRectF(area.left(), middle - 7, 14, 14), mark, tone)
    if change:
        painter.setFont(look.font())
        painter.setPen(look.color(tone))
        room = area.adjusted(19, 0, 0, 0)
        painting.draw_digits(
            painter, room, str(abs(change)), Qt.AlignmentFlag.AlignLeft
        )


DRAWINGS["moved"] = _paint_moved
