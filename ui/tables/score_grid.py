"""The score grid: names at the left, criteria in the middle, totals at the right.

Use:
    grid = ScoreGrid(source, rows_title="Đơn vị")        # a GridSource of the page
    grid.show_corner("Bộ tiêu chí 100 điểm", "do xã lập, ngoài Kế hoạch")
    grid.show_sides((Side.SELF, Side.VERIFIED))
    grid.changed.connect(…)          # something was entered, emptied or pasted
    grid.current_changed.connect(…)  # (row key, criterion key, side)
    grid.work_out_wanted.connect(…)  # the same three: F4, or the menu of a cell
    grid.edit_cell(), fill_down(), paste(), copy(), mark_not_applicable(), empty()
    grid.reload()                    # after undo, or when the source changed

Three views share one model and one selection; a keystroke repaints one cell and its
totals. Typing a digit or F2 edits; Enter goes down, Tab right (after the last cell it
leaves, F6 leaves at once); Delete = chưa chấm; x or - = không áp dụng; Ctrl+C, Ctrl+V,
Ctrl+D (fill down); F4 computes where the criterion has a method. A refused entry stays
red, with its sentence in the entry line.
"""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollBar, QWidget

from ui.language import _
from ui.tables import score_blocks
from ui.tables.score_cells import ScoreDelegate
from ui.tables.score_entry import EntryLine
from ui.tables.score_foot import FootRow
from ui.tables.score_header import ScoreHeader
from ui.tables.score_model import ScoreModel
from ui.tables.score_values import CellState, GridSource, Key, Side
from ui.tables.score_view import PartView, ScoreView

_ALONE = 76
_WIDTHS = {Side.SELF: 56, Side.VERIFIED: 46, Side.SURVEY: _ALONE}


class ScoreGrid(QWidget):
    """The grid with its entry line; see the module for its use.

    A grid of another kind of cell names its own middle view, the width of a column
    that stands alone, and the width of the value in the entry line.
    """

    view_kind: type[ScoreView] = ScoreView
    cell_width = _ALONE
    value_width = 66

    changed = Signal()
    current_changed = Signal(object, object, object)
    work_out_wanted = Signal(object, object, object)

    def __init__(
        self,
        source: GridSource,
        *,
        name: str = "",
        rows_title: str = "",
        names_width: int = 236,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = ScoreModel(source, self)
        self.view = self.view_kind(self.model)
        self.view.setAccessibleName(name or _("Bảng điểm"))
        self.view.setAccessibleDescription(self.view.help_words())
        self._names, self._totals = PartView(self.model), PartView(self.model)
        self._names.setAccessibleName(_("Tên"))
        self._totals.setAccessibleName(_("Tổng điểm"))
        self._names.setFixedWidth(names_width)
        self._names_width = names_width
        self.entry = EntryLine(value_width=self.value_width)
        self._cells = ScoreDelegate(self.model, self.view)
        for view in (self._names, self.view, self._totals):
            view.setHorizontalHeader(ScoreHeader(self.model, view, rows_title))
            view.setItemDelegate(self._cells)
        for view in (self._names, self._totals):
            view.setSelectionModel(self.view.selectionModel())
            view.clicked.connect(self._on_name)
        self._across = QScrollBar(Qt.Orientation.Horizontal)
        self._feet = [
            FootRow(self.model, view) for view in (self._names, self.view, self._totals)
        ]
        self._row = -1
        self._set_up_layout()
        self._connect()
        self._arrange()

    def reload(self) -> None:
        """Read rows, criteria and scores anew; the current cell stays."""
        place = self.current()
        self.model.reload()
        self._arrange()
        if place is not None:
            self.choose(*place)

    def show_sides(self, sides: Sequence[Side]) -> None:
        """Show self-scores, verified scores, or both."""
        place = self.current()
        self.model.show_sides(sides)
        self._arrange()
        if place is not None and not self.choose(*place):
            self.choose(place[0], place[1], sides[0])

    def show_corner(self, title: str, note: str) -> None:
        """Say over the names which criteria these are."""
        header = self._names.horizontalHeader()
        if isinstance(header, ScoreHeader):
            header.show_corner(title, note)

    def current(self) -> tuple[Key, Key, Side] | None:
        """Return row, criterion and side of the current cell."""
        return self.model.place(self.view.currentIndex())

    def choose(self, row: Key, criterion: Key, side: Side) -> bool:
        """Make a cell current; tell whether it is in the grid."""
        rows = [number for number, r in enumerate(self.model.rows) if r.key == row]
        columns = [
            number
            for number, slot in enumerate(self.model.slots, start=1)
            if slot.criterion.key == criterion and slot.side is side
        ]
        if not rows or not columns:
            return False
        self.view.setCurrentIndex(self.model.index(rows[0], columns[0]))
        return True

    def edit_cell(self) -> None:
        """Open the current cell for typing."""
        self.view.edit_cell()

    def fill_down(self) -> None:
        """Repeat the top cells of the selection downwards."""
        self.view.fill_down()

    def copy(self) -> None:
        """Copy the selected block."""
        score_blocks.copy(self.view)

    def paste(self) -> None:
        """Paste the clipboard from the current cell on."""
        self.view.take_block(score_blocks.pasted(self.view))

    def mark_not_applicable(self) -> None:
        """Mark the selected cells "không áp dụng"."""
        self.view.mark_not_applicable()

    def empty(self) -> None:
        """Make the selected cells "chưa chấm"."""
        self.view.empty()

    def _set_up_layout(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.entry, 0, 0, 1, 5)
        parts: list[QWidget] = [self._names, self.view, self._totals]
        for column, (part, foot) in enumerate(zip(parts, self._feet, strict=True)):
            grid.addWidget(part, 1, column * 2)
            grid.addWidget(foot, 2, column * 2)
        for column in (1, 3):
            line = QWidget()
            line.setObjectName("frozen")
            line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            line.setFixedWidth(1)
            grid.addWidget(line, 1, column, 2, 1)
        grid.addWidget(self._across, 3, 2)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(1, 1)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        own = self.view.horizontalScrollBar()
        own.rangeChanged.connect(self._on_range)
        own.valueChanged.connect(self._across.setValue)
        self._across.valueChanged.connect(own.setValue)
        upright = self.view.verticalScrollBar()
        for view in (self._names, self._totals):
            bar = view.verticalScrollBar()
            upright.valueChanged.connect(bar.setValue)
            bar.valueChanged.connect(upright.setValue)
        self._totals.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._totals.verticalScrollBar().rangeChanged.connect(self._fit_totals)
        self.view.looked_at.connect(self._on_looked_at)
        self.view.changed.connect(self._on_changed)
        self.view.told.connect(self._on_told)
        self.view.work_out_wanted.connect(self._on_work_out)
        self.view.focus_moved.connect(lambda: self._update_row(self._row))

    def _arrange(self) -> None:
        first = self.model.first_total()
        alone = len(self.model.sides) == 1
        self._names.setColumnWidth(0, self._names_width)
        for column in range(self.model.columnCount()):
            slot = self.model.slot(column)
            self._names.setColumnHidden(column, column > 0)
            self.view.setColumnHidden(column, slot is None)
            self._totals.setColumnHidden(column, column < first)
            if slot is not None:
                self.view.setColumnWidth(
                    column, self.cell_width if alone else _WIDTHS[slot.side]
                )
            elif column >= first:
                self._totals.setColumnWidth(
                    column, self.model.totals[column - first].width
                )
        self._fit_totals()
        has_foot = bool(self.model.source.foot_title())
        for foot in self._feet:
            foot.setVisible(has_foot)
        self._on_looked_at()

    def _fit_totals(self) -> None:
        bar = self._totals.verticalScrollBar()
        extra = bar.sizeHint().width() if bar.maximum() > 0 else 0
        width = sum(column.width for column in self.model.totals)
        self._totals.setFixedWidth(width + extra)

    def _on_range(self, least: int, most: int) -> None:
        self._across.setRange(least, most)
        self._across.setPageStep(self.view.horizontalScrollBar().pageStep())
        self._across.setSingleStep(50)
        self._across.setEnabled(most > least)

    def _on_name(self, index: QModelIndex) -> None:
        column = self.view.currentIndex().column()
        wanted = column if self.model.slot(column) else 1
        self.view.setCurrentIndex(self.model.index(index.row(), wanted))
        self.view.setFocus()

    def _on_looked_at(self) -> None:
        index = self.view.currentIndex()
        self._repaint_row(index.row())
        place = self.model.place(index)
        if place is None:
            self.entry.show_cell("", "", "", "")
            return
        error = self.model.error(index)
        cell = self.model.cell(index)
        shown = self.model.refused(index) if error else cell.text
        if not shown and cell.state is not CellState.SCORED:
            shown = "–" if cell.state is CellState.NOT_APPLICABLE else ""
        state = "" if cell.state is CellState.SCORED else cell.state.value
        state = cell.words or state
        self.entry.show_cell(
            self.model.rows[index.row()].name,
            self.model.column_name(index.column()),
            shown,
            error or cell.remark or state,
            wrong=bool(error),
        )
        self.current_changed.emit(*place)

    def _repaint_row(self, row: int) -> None:
        if row == self._row:
            return
        for number in (self._row, row):
            self._update_row(number)
        self._row = row

    def _update_row(self, row: int) -> None:
        if not 0 <= row < self.model.rowCount():
            return
        for view in (self._names, self.view, self._totals):
            strip = self.view.row_rect(row)
            strip.setWidth(view.viewport().width())
            view.viewport().update(strip)

    def _on_changed(self) -> None:
        for foot in self._feet:
            foot.update()
        self.changed.emit()

    def _on_work_out(self) -> None:
        place = self.current()
        if place is None:
            return
        if self.model.cell(self.view.currentIndex()).can_work_out:
            self.work_out_wanted.emit(*place)
        else:
            self._on_told(_("Tiêu chí này không có cách tính; gõ điểm vào ô."))

    def _on_told(self, sentence: str) -> None:
        if sentence:
            place = self.view.currentIndex()
            row = self.model.rows[place.row()].name if place.isValid() else ""
            column = self.model.column_name(place.column())
            self.entry.show_cell(row, column, "", sentence, wrong=True)
