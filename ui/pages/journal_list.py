"""What the four lists of the journal share: a strip of tools over a table of entries.

A row has an `entry` (an activity or difficulty, or None where something is missing)
and the list knows the dialog for it, and the words to ask before taking it out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.emulation.journal import Activity, Difficulty
from desktop.office.office import Office
from ui.dialogs.journal_dialog import JournalDialog
from ui.tables.column import AnyRow, Column
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import Button
from ui.widgets.fields import SearchField
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace

Entry = Activity | Difficulty


@dataclass(frozen=True, slots=True)
class ListWords:
    """What a list is called and says.

    Args:
        add: the button that adds ("Ghi việc…"); `added`: what is said afterwards.
        unchosen: why a button is off while no row is chosen.
        empty: title and words while there is nothing; `unfit`: while nothing fits.
    """

    name: str
    icon: str
    search: str
    add: str
    added: str
    changed: str
    unchosen: str
    empty: tuple[str, str]
    unfit: tuple[str, str]


class JournalList(QWidget):
    """A table of entries; Delete asks the page to take one out.

    Signals:
        row_chosen(): another row is current, or none.
        row_opened(object): Enter or double click on a row.
        remove_wanted(): Delete in the table.
        done(str): the list itself did an action; the sentence for the undo line.
    """

    row_chosen = Signal()
    row_opened = Signal(object)
    remove_wanted = Signal()
    done = Signal(str)

    def __init__(
        self,
        office: Office,
        words: ListWords,
        columns: Sequence[Column[Any]],
        first_step: Button,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.office, self.words = office, words
        self.told = layouts.label("", "caption")
        self.search = SearchField(words.search, width=190)
        self.empty = EmptyPlace(words.icon, *words.empty, [first_step])
        self.table = TableView(
            words.name, columns, row_height=42, key=self.key_of, empty=self.empty
        )
        self.table.row_opened.connect(self.row_opened)
        self.table.row_chosen.connect(lambda _row: self.row_chosen.emit())
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove_wanted)
        self.search.sought.connect(self._on_sought)
        whole = layouts.column(self.strip(), self.table, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def strip(self) -> Strip:
        """Return the tools over the table."""
        return Strip(self.told, STRETCH, *self.tools(), self.search, height=44)

    def tools(self) -> Sequence[QWidget]:
        """Return what narrows the list, beside the search."""
        return ()

    def key_of(self, row: AnyRow) -> object:
        """Return what keeps a row current when the list is filled anew."""
        return row.entry.id

    def reload(self) -> None:
        """Show the entries as they are now."""
        raise NotImplementedError

    def entry(self) -> Entry | None:
        """Return the entry of the current row."""
        row = self.table.current()
        found: Entry | None = row.entry if row is not None else None
        return found

    def dialog(self, parent: QWidget, row: AnyRow) -> JournalDialog:
        """Return the dialog for a row; None adds a new entry."""
        raise NotImplementedError

    def question(self, row: AnyRow) -> tuple[str, str]:
        """Return what to ask before a row is taken out, and what follows."""
        raise NotImplementedError

    def remove(self, row: AnyRow) -> None:
        """Take the entry of a row out."""
        raise NotImplementedError

    def removed(self, row: AnyRow) -> str:
        """Return the sentence after a row was taken out."""
        raise NotImplementedError

    def widen(self) -> None:
        """Show everything, so that a thing can be found."""
        self.search.clear()
        self.table.filter("")

    def choose(self, entry_id: object) -> bool:
        """Stand on an entry; tell whether it is here."""
        return self.table.choose(lambda row: row.entry and row.entry.id == entry_id)

    def tell_empty(self, *, is_empty: bool) -> None:
        """Say that there is nothing yet, or that nothing fits."""
        self.empty.say(*(self.words.empty if is_empty else self.words.unfit))

    def begin(self) -> None:
        """Make some row current where none is."""
        if self.table.current() is None:
            self.table.choose(lambda _row: True)
        self.row_chosen.emit()

    def _on_sought(self, wanted: str) -> None:
        self.table.filter(wanted)
        self.row_chosen.emit()
