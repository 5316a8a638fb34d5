"""A tab of registers: one table on show, its tools in the strip, add, change, remove.

A `Register` knows its table and what may be done with a row; the page's buttons ask
the one on show. Several registers of one tab are chosen by segments in the strip.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from desktop.office.office import Office
from ui.dialogs.question import ask
from ui.language import _
from ui.pages.page import Page
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import Button, Segments, primary
from ui.widgets.fields import SearchField
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace


class Register(QWidget):
    """A table over one register, with what can be done in it.

    `empty` is the icon, the title and the words of the empty register.

    Attributes:
        adding: the words of the button that adds ("Thêm thành tích…").
        nothing: why a row cannot be changed while none is chosen.
        may_change: whether a row can be changed, or only taken out.
        tools: what stands in the strip while this register is on show.
    """

    adding = ""
    nothing = ""
    may_change = True

    def __init__(
        self,
        page: Page,
        office: Office,
        name: str,
        columns: Sequence[Column[Any]],
        empty: tuple[str, str, str],
        search: str,
    ) -> None:
        super().__init__()
        self.page, self.office = page, office
        first_step = primary(self.adding, self.add, icon="plus")
        self.empty = EmptyPlace(*empty, [first_step])
        self.search = SearchField(search, width=200)
        self.tools: list[QWidget] = [self.search]
        self.table = TableView(
            name, columns, row_height=42, key=self.key_of, empty=self.empty
        )
        self.table.row_opened.connect(self.change)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove)
        self.search.sought.connect(self.table.filter)
        self.setLayout(layouts.column(self.table, spacing=0))

    def key_of(self, row: Any) -> object:  # noqa: ANN401 - a row of the register
        """Return what tells a row from the others."""
        raise NotImplementedError

    def reload(self) -> int:
        """Show the register as it is now; return how many entries it has."""
        raise NotImplementedError

    def add(self) -> None:
        """Open the dialog of a new entry."""
        raise NotImplementedError

    def change(self, row: Any) -> None:  # noqa: ANN401
        """Open the dialog of an entry."""

    def remove(self) -> None:
        """Ask, and take the chosen entry out."""
        raise NotImplementedError

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show rows, one of them current."""
        self.table.show_rows(rows)
        if self.table.current() is None and rows:
            self.table.choose(lambda _row: True)

    def stand_on(self, fits: Callable[[Any], bool]) -> bool:
        """Make the first row that fits current, whatever is being sought."""
        self.search.clear()
        self.table.filter("")
        return self.table.choose(fits)

    def done(self, dialog: QDialog, said: str) -> bool:
        """Show a dialog; once it has kept something, reload and say so."""
        kept = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if kept:
            self.page.run(lambda: None, said)
            self.table.setFocus()
        return kept

    def take_out(
        self, question: str, act: Callable[[], object], said: str, *, why: str = ""
    ) -> None:
        """Ask before an entry leaves the register."""
        told = why or _("Có thể hoàn tác ngay sau đó.")
        verb = _("Bỏ khỏi sổ")
        if ask(self.window(), question, told, verb, icon="trash-2", destroys=True):
            self.page.run(act, said)


class RegisterTab(QWidget):
    """One or two registers under a strip.

    Signals:
        shifted(): another register or another row is current.
    """

    shifted = Signal()

    def __init__(
        self, registers: Sequence[Register], name: str, labels: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self.registers = list(registers)
        self.labels = list(labels)
        self._stack = QStackedWidget()
        tools: list[QWidget] = []
        for register in self.registers:
            self._stack.addWidget(register)
            register.table.row_chosen.connect(lambda _row: self.shifted.emit())
            tools += register.tools
        self.ways: Segments | None = None
        parts: list[object] = []
        if self.labels:
            self.ways = Segments(self.labels, name)
            self.ways.chosen.connect(self._on_way)
            parts = [self.ways, 8]
        whole = layouts.column(
            Strip(*parts, *self._left(), STRETCH, *self._right(), height=44),
            self._stack,
            spacing=0,
        )
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._show_tools()

    def _left(self) -> list[QWidget]:
        return [
            tool for tool in self._tools() if not isinstance(tool, Button | SearchField)
        ]

    def _right(self) -> list[QWidget]:
        return [
            tool for tool in self._tools() if isinstance(tool, Button | SearchField)
        ]

    def _tools(self) -> list[QWidget]:
        return [tool for register in self.registers for tool in register.tools]

    def current(self) -> Register:
        """Return the register on show."""
        return self.registers[self._stack.currentIndex()]

    def show_register(self, register: Register) -> None:
        """Put a register of this tab on show."""
        place = self.registers.index(register)
        if self.ways is not None:
            self.ways.choose(place)
        self._on_way(place)

    def reload(self) -> int:
        """Show the registers as they are now; return the entries of the first."""
        counts = [register.reload() for register in self.registers]
        if self.ways is not None:
            for place, (label, count) in enumerate(
                zip(self.labels, counts, strict=True)
            ):
                self.ways.set_label(place, f"{label} {count:02d}" if count else label)
        return counts[0]

    def _on_way(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._show_tools()
        self.shifted.emit()

    def _show_tools(self) -> None:
        for register in self.registers:
            for tool in register.tools:
                tool.setVisible(register is self.current())
