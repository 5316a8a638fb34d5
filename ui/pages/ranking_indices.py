"""Xếp hạng by PAR INDEX, SIPAS or PAPI: a table a block, and where places come from."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop.emulation.indices import IndexCode
from desktop.office.registers.index_tables import IndexRow, IndexTable, index_tables
from desktop.office.rounds.roundup import Roundup
from ui.language import _
from ui.pages.ranking_index_pane import IndexWhyPane
from ui.pages.ranking_index_table import IndexView, columns_key
from ui.pages.ranking_index_words import how_ranked
from ui.pages.ranking_place_pane import place_panes
from ui.widgets import layouts
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.panes import Panes


class IndexRanking(QWidget):
    """The blocks of one index and year; the page's tabs choose among them.

    Signals:
        register_wanted(str): the values of a unit are to be entered.
    """

    register_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tables: tuple[IndexTable, ...] = ()
        self._at = 0
        self._views: dict[tuple[object, ...], IndexView] = {}
        self._stack = QStackedWidget()
        self._how = layouts.label("", "strong")
        self._block = layouts.label("", "strong")
        self._in_block = layouts.box(
            layouts.row(
                layouts.rule(upright=True),
                layouts.label(_("Khối công bố"), "note"),
                self._block,
            )
        )
        self.strip = Strip(
            layouts.label(_("Xếp theo"), "note"), self._how, self._in_block, STRETCH
        )
        self.strip.setMinimumWidth(360)
        self.pane = IndexWhyPane()
        self.pane.setMinimumWidth(312)
        self.pane.more_wanted.connect(self.register_wanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._panes())

    def _panes(self) -> Panes:
        left = layouts.column(self.strip, self._stack, spacing=0)
        left.setStretch(1, 1)
        said = _(
            "Giá trị và hạng lấy từ sổ Chỉ số & xếp loại; chương trình không tự tính "
            "chỉ số."
        )
        note = layouts.label(said, "caption", wrap=True)
        return place_panes("ranking-index", left, self.pane, note)

    def show_index(self, roundup: Roundup, index: IndexCode, year: int) -> list[str]:
        """Take up an index and year; return the names of its blocks, for tabs."""
        self.tables = index_tables(roundup, index, year)
        return [f"{table.name} {len(table.rows)}" for table in self.tables]

    def show_block(self, number: int) -> None:
        """Show one of the blocks."""
        if not 0 <= number < len(self.tables):
            return
        self._at = number
        table = self.tables[number]
        view = self._view(table)
        view.show_places(table.rows)
        self._stack.setCurrentWidget(view)
        self._how.setText(how_ranked(table))
        self._block.setText(table.published_block)
        self._in_block.setVisible(bool(table.published_block))
        if view.current() is None:
            view.choose(lambda _row: True)
        self._on_row(view.current())

    def table(self) -> IndexTable | None:
        """Return the block on show."""
        return self.tables[self._at] if self._at < len(self.tables) else None

    def view(self) -> IndexView | None:
        """Return the table on show."""
        table = self.table()
        return self._view(table) if table else None

    def block_of(self, subject_id: object) -> int:
        """Return the number of the block a unit stands in, or -1."""
        for number, table in enumerate(self.tables):
            if any(row.subject_id == subject_id for row in table.rows):
                return number
        return -1

    def _view(self, table: IndexTable) -> IndexView:
        key = columns_key(table)
        if key not in self._views:
            view = IndexView(table)
            view.row_chosen.connect(self._on_row)
            view.more_wanted.connect(self.register_wanted)
            self._stack.addWidget(view)
            self._views[key] = view
        return self._views[key]

    def _on_row(self, row: IndexRow | None) -> None:
        table = self.table()
        if table is not None and (row is None or row in table.rows):
            self.pane.show_row(table, row)
