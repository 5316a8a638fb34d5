"""The eight fields of a stock as a short table: name, place, whether it is printed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.documents.certificates.stock import StockText
from desktop.documents.certificates.stock_setting import SetField
from ui.language import _
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.stock_words import field_words, mm

_ROW, _HEADER = 27, 28


class StockFieldList(QWidget):
    """The fields in the order they are read; arrows choose, Space switches.

    Args:
        switches: whether there is a box to print a field or not.

    Signals:
        chosen(StockText): the current field changed.
        opened(StockText): Enter or a double click.
        switched(StockText): its box was pressed.
    """

    chosen = Signal(object)
    opened = Signal(object)
    switched = Signal(object)

    def __init__(self, *, switches: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = TableView(
            _("Các trường in trên phôi"),
            self._columns(switches),
            row_height=_ROW,
            header_height=_HEADER,
            key=lambda row: row.field.what,
        )
        self.table.setFixedHeight(_HEADER + _ROW * len(StockText) + 2)
        self.table.row_chosen.connect(self._on_chosen)
        self.table.row_opened.connect(lambda row: self.opened.emit(row.field.what))
        self.table.ticked.connect(
            lambda row, _column, _on: self.switched.emit(row.field.what)
        )
        self.setLayout(layouts.column(self.table, spacing=0))
        self._is_filling = False

    def show_fields(self, fields: Sequence[SetField]) -> None:
        """Show fields, the current one staying current."""
        self._is_filling = True
        self.table.show_rows(fields)
        self._is_filling = False

    def choose(self, what: StockText | None) -> None:
        """Make a field the current one, without telling."""
        self._is_filling = True
        if what is None:
            self.table.clearSelection()
        else:
            self.table.choose(lambda row: row.field.what is what)
        self._is_filling = False

    def _on_chosen(self, row: SetField | None) -> None:
        if row is not None and not self._is_filling:
            self.chosen.emit(row.field.what)

    @staticmethod
    def _columns(switches: bool) -> list[Column[SetField]]:
        box = Column[SetField](
            _("In"),
            lambda row: _("có in") if row.field.is_on else _("không in"),
            kind="check",
            width=36,
            look=lambda row: row.field.is_on,
        )
        name = Column[SetField](
            _("Trường") if switches else _("Trường, mm"),
            lambda row: row.field.what.label,
            sort=lambda row: list(StockText).index(row.field.what),
            tone=_tone,
            tip=field_words,
        )
        if switches:
            return [box, name]
        left = _place(_("trái"), lambda row: mm(row.field.x))
        return [name, left, _place(_("trên"), lambda row: mm(row.field.y))]


def _place(title: str, said: Callable[[SetField], str]) -> Column[SetField]:
    return Column[SetField](
        title,
        lambda row: said(row) if row.field.is_on else "–",
        align="right",
        width=64,
        tone=_tone,
    )


def _tone(row: SetField) -> str:
    if row.trouble:
        return "bad"
    return "text" if row.field.is_on else "text3"
