"""The band with the one next thing to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.office.overview.glance import NextStep
from ui import icons
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import primary
from ui.widgets.layouts import STRETCH

_ICONS = {
    "subjects": "users",
    "scores": "table-2",
    "review": "award",
    "papers": "folder-check",
    "certificates": "stamp",
}


class NextStepBand(QWidget):
    """What to do next, why, and the button that goes there."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = ""
        self._mark = icons.IconLabel("house", "accent", 18)
        sheet = layouts.card(layouts.row(self._mark, margins=(10, 10, 10, 10)))
        sheet.setFixedSize(40, 40)
        self._title = layouts.label(role="heading")
        self._note = layouts.label(role="note")
        self.button = primary("", self._on_pressed, icon="arrow-right", trailing=True)
        words = layouts.column(
            layouts.label(_("Việc tiếp theo"), "caption"),
            self._title,
            self._note,
            spacing=1,
        )
        line = layouts.row(
            sheet, words, STRETCH, self.button, spacing=14, margins=(14, 9, 16, 9)
        )
        line.setAlignment(sheet, Qt.AlignmentFlag.AlignVCenter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(layouts.card(line, "accent"))

    def show_step(self, step: NextStep) -> None:
        """Show another next step."""
        self._place = step.place
        self._mark.show_icon(_ICONS.get(step.place, "arrow-right"), "accent")
        self._title.setText(step.title)
        self._note.setText(step.note)
        self.button.set_label(step.verb)
        self.button.setAccessibleDescription(step.title)

    def _on_pressed(self) -> None:
        self.wanted.emit(self._place)
