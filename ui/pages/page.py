"""The base of every page: one entry of the side list, filled anew when it is shown.

A page builds its widgets in `__init__`, fills them in `reload()` and reacts in
`_on_…`. An action of the office goes through `run`:

    self.run(lambda: office.scorebook.enter(...), done="Đã sửa điểm B2.")

A refusal (OfficeError) is shown with its next step; afterwards the page reloads and the
frame refreshes its marks, the undo button and the line "Đã sửa điểm B2.   Hoàn tác".
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import OfficeError
from ui.shell import Target
from ui.widgets.head import PageHead

Result = TypeVar("Result")


class Page(QWidget):
    """A place of the side list; `key` is its name in the program.

    Signals:
        changed(str): an action of this page was done; the sentence for the undo line.
        target_wanted(Target): the officer wants to go elsewhere.
        state_changed(): the frame shall look again, without an undo line.
    """

    key = ""
    changed = Signal(str)
    target_wanted = Signal(object)
    state_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def build(self, head: PageHead, *parts: QWidget) -> None:
        """Put the head, strips and the body under one another; the last part grows."""
        self.setAccessibleName(head.title.text())
        self._column.addWidget(head)
        for number, part in enumerate(parts, start=1):
            self._column.addWidget(part, 1 if number == len(parts) else 0)

    def reload(self) -> None:
        """Fill the page with what is true now; called when shown and after actions."""

    def show_target(self, target: object) -> None:
        """Bring a thing of this page into view and make it current."""

    def run(
        self,
        action: Callable[[], Result],
        done: str | Callable[[Result], str] = "",
    ) -> bool:
        """Do an action of the office, reload, and tell whether it was done.

        Args:
            done: what to say afterwards, or how to make that sentence of the result.
        """
        try:
            result = action()
        except OfficeError as refusal:
            self._say(refusal)
            return False
        self.reload()
        self.changed.emit(done if isinstance(done, str) else done(result))
        return True

    def ask(self, question: Callable[[], Result]) -> Result | None:
        """Return an answer of the office, or None when it refused and said why."""
        try:
            return question()
        except OfficeError as refusal:
            self._say(refusal)
            return None

    def _say(self, refusal: OfficeError) -> None:
        from ui.dialogs.error import show_refusal

        show_refusal(self.window(), refusal)

    def go(self, place: str, item: object = None) -> None:
        """Go to another place, to a thing there."""
        self.target_wanted.emit(Target(place, item))
