"""The right pane of a ranking by index: where the place comes from, and the years."""

from PySide6.QtWidgets import QWidget

from desktop.emulation.indices import IndexValue, Origin
from desktop.office.registers.index_tables import IndexRow, IndexTable
from ui.language import _
from ui.pages.ranking_index_words import exactly, origin_words, why, why_not
from ui.pages.ranking_place_pane import PlacePane
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.chart import DotLine

_ROW, _HEAD, _MOST = 30, 30, 6
_NICE = (1, 2, 5, 10, 20)


class IndexWhyPane(PlacePane):
    """Sentences, the index by year, and where in the block."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Mở Chỉ số & xếp loại"), parent)
        self._years_title = layouts.label(_("Qua các năm"), "section")
        self.years = TableView(_("Chỉ số qua các năm"), _columns(), row_height=_ROW)
        self.dots = DotLine(_("Giá trị của cả khối"))
        self._chart = layouts.box(
            layouts.column(
                layouts.label(_("Giá trị của cả khối"), "section"),
                self.dots,
                spacing=6,
            )
        )
        self.lay_out(
            layouts.rule(light=True), self._years_title, self.years, self._chart
        )

    def show_row(self, table: IndexTable, row: IndexRow | None) -> None:
        """Explain another row, or invite to choose one."""
        self.show_place(row)
        self._show_years(row)
        self._show_dots(table, row)
        if row is not None:
            explain = why_not if row.rank is None else why
            self.sentences.show_lines(explain(table, row))

    def _show_years(self, row: IndexRow | None) -> None:
        known = row.history if row else ()
        self._years_title.setVisible(bool(known))
        self.years.setVisible(bool(known))
        self.years.show_rows(known)
        shown = min(len(known), _MOST)
        self.years.setFixedHeight(_HEAD + _ROW * shown + 2)

    def _show_dots(self, table: IndexTable, row: IndexRow | None) -> None:
        marked = [
            (r.name, float(r.value * 100 / r.most))
            for r in table.rows
            if r.value is not None and r.rank is not None
        ]
        # One dot alone shows nothing.
        self._chart.setVisible(len(marked) > 1)
        if len(marked) < 2:
            return
        values = [value for _who, value in marked]
        floor, top = _span(min(values), max(values))
        self.dots.show_points(
            marked, chosen=row.name if row else "", least=floor, most=top
        )


def _span(least: float, most: float) -> tuple[float, float]:
    """Return the ends of an axis with six whole steps around the values."""
    for step in _NICE:
        floor = int(least // step) * step
        if floor + 6 * step >= most:
            return float(floor), float(floor + 6 * step)
    return 0.0, 120.0


def _columns() -> list[Column[IndexValue]]:
    return [
        Column[IndexValue](_("Năm"), lambda v: str(v.year), width=64, weight=500),
        Column[IndexValue](
            _("Giá trị"), lambda v: exactly(v.value), kind="number", width=68
        ),
        Column[IndexValue](
            _("Hạng"),
            lambda v: "–" if v.rank is None else str(v.rank),
            kind="number",
            width=50,
            weight=600,
        ),
        Column[IndexValue](
            _("Khối, nguồn"),
            _block_or_origin,
            wrap=True,  # in small letters, where most names of blocks fit
            tip=lambda v: "\n".join(x for x in (_block_or_origin(v), v.document) if x),
        ),
    ]


def _block_or_origin(value: IndexValue) -> str:
    if value.origin is not Origin.PUBLISHED:
        return origin_words(value)
    return value.block or value.class_name or origin_words(value)
