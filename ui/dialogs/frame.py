"""The frame of every dialog: head, body, and buttons at the right with the verb last.

Use: `dialog = Dialog(parent, "Chốt danh sách?", icon="lock")`, fill `dialog.body`
(a column), `dialog.add_button(plain("Hủy", dialog.reject))`, `dialog.exec()`.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import icons
from ui.widgets import layouts
from ui.widgets.buttons import Button


class Dialog(QDialog):
    """A dialog whose title is a question or a fact; Esc does the harmless thing."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        *,
        icon: str = "",
        tone: str = "accent",
        width: int = 440,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(width)
        self.body = layouts.column(spacing=6)
        heading = layouts.label(title, "heading", wrap=True)
        heading.setMinimumWidth(width - 100 if icon else width - 40)
        head = layouts.row(spacing=10)
        if icon:
            mark = icons.IconLabel(icon, tone, 20)
            head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(layouts.column(heading, self.body, spacing=6), 1)
        head.setContentsMargins(18, 16, 18, 16)
        self.foot = QFrame()
        self.foot.setObjectName("buttons")
        self._buttons = QHBoxLayout(self.foot)
        self._buttons.setContentsMargins(14, 9, 14, 9)
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head, 1)
        whole.addWidget(self.foot)
        screen = self.screen()
        if screen is not None:
            self.setMaximumHeight(screen.availableGeometry().height() - 32)

    def add_button(self, button: Button, *, default: bool = False) -> Button:
        """Add a button at the right; Enter presses the default one."""
        self._buttons.addWidget(button)
        if default:
            button.setDefault(True)
            button.setFocus()
        return button

    def fit(self) -> None:
        """Take the size the content wants, after a part appeared or left."""
        self.adjustSize()

    def add_left(self, widget: QWidget) -> None:
        """Add something at the left of the buttons."""
        self._buttons.insertWidget(0, widget)
