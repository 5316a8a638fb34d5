"""Fields: what is typed, checked at once, with the old value kept.

Use: `field = Field("Số quyết định")`; `field.show_error("Vượt …")`,
`field.clear_error()`; signal `entered(str)` when the officer leaves the field or
presses Enter with a new text. `SearchField("Lọc trong danh sách")` emits `sought(str)`;
`NoteField` takes lines of words.
Dates: ui.widgets.dates; rows of labels and fields: ui.widgets.forms.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop import text as words
from ui import icons, look
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import set_state


class Field(QWidget):
    """A line to type in, with room for one error sentence under it.

    Args:
        name: what is typed here, for screen readers.
        unit: a quiet word inside the right end ("mm", "điểm").
    """

    entered = Signal(str)

    def __init__(
        self,
        name: str,
        value: str = "",
        *,
        hint: str = "",
        unit: str = "",
        width: int = 0,
        right: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kept = value
        self.edit = QLineEdit(value)
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(hint)
        self.edit.editingFinished.connect(self._on_finished)
        self.edit.textEdited.connect(lambda _text: self.clear_error())
        self.edit.installEventFilter(self)
        if right:
            self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        if width:
            self.edit.setFixedWidth(width)
        self._marks: list[tuple[QAction, str]] = []
        self._error = ErrorLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.line = layouts.row(self.edit, spacing=8)
        if unit:
            self.line.addWidget(layouts.label(unit, "caption"))
        if width:
            self.line.addStretch(1)
        column.addLayout(self.line)
        column.addWidget(self._error)
        self.setFocusProxy(self.edit)

    def text(self) -> str:
        """Return what is typed, cleaned: NFC, single spaces."""
        return words.clean(self.edit.text())

    def show_text(self, value: str) -> None:
        """Show a value without emitting `entered`."""
        self._kept = value
        self.edit.setText(value)
        self.clear_error()

    def show_error(self, sentence: str) -> None:
        """Mark the field and say what is wrong."""
        set_state(self.edit, "error")
        self.edit.setAccessibleDescription(sentence)
        self._error.say(sentence)

    def clear_error(self) -> None:
        """Take the mark and the sentence away."""
        if self.edit.property("state") == "error":
            set_state(self.edit, "")
            self.edit.setAccessibleDescription("")
            self._error.say("")

    def set_read_only(self, read_only: bool) -> None:
        """Let the field be read but not typed in."""
        self.edit.setReadOnly(read_only)

    def add_icon(self, name: str, tip: str) -> QAction:
        """Add an icon one can press at the right end of the field."""
        place = QLineEdit.ActionPosition.TrailingPosition
        action = self.edit.addAction(icons.icon(name), place)
        action.setText(tip)
        action.setToolTip(tip)
        self._marks.append((action, name))
        return action

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            for action, name in getattr(self, "_marks", []):
                action.setIcon(icons.icon(name))
        super().changeEvent(event)

    def _on_finished(self) -> None:
        if self.text() != self._kept:
            self._kept = self.text()
            self.entered.emit(self._kept)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc brings the last kept value back."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
            and self.edit.text() != self._kept
        ):
            self.show_text(self._kept)
            return True
        return False


class ErrorLine(QWidget):
    """An icon and a sentence under a field; hidden while nothing is wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = layouts.label("", "caption", tone="bad", wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        mark = icons.IconLabel("verdict-fail", "bad", 14)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._text, 1)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show the sentence, or hide the line when it is empty."""
        self._text.setText(sentence)
        self.setVisible(bool(sentence))


class SearchField(QLineEdit):
    """A field that narrows a list while one types; "hoa" finds "Hòa"."""

    sought = Signal(str)

    def __init__(
        self,
        hint: str,
        *,
        width: int = 200,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(name or hint)
        self.setToolTip(_("Gõ không dấu cũng được"))
        self.setClearButtonEnabled(False)
        if width:
            self.setFixedWidth(width)
        self._mark = self.addAction(
            icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._empty = self.addAction(
            icons.icon("x"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._mark.setText(_("Tìm"))
        self._empty.setText(_("Xóa chữ đang tìm"))
        self._empty.setToolTip(_("Xóa chữ đang tìm"))
        self._empty.triggered.connect(self.clear)
        self._empty.setVisible(False)
        # One pause for a whole word: a list of thousands is narrowed once, not per key.
        self._pause = QTimer(self, singleShot=True, interval=120)
        self._pause.timeout.connect(lambda: self.sought.emit(self.text()))
        self.textChanged.connect(self._on_changed)
        look.changed().happened.connect(self._dress)

    def _on_changed(self, text: str) -> None:
        self._empty.setVisible(bool(text))
        self._pause.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def _dress(self) -> None:
        self._mark.setIcon(icons.icon("search"))
        self._empty.setIcon(icons.icon("x"))


class NoteField(QPlainTextEdit):
    """Several lines of words; Tab leaves the field instead of typing a tab."""

    entered = Signal(str)

    def __init__(
        self,
        name: str,
        value: str = "",
        *,
        hint: str = "",
        lines: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(value, parent)
        self._kept = value
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFixedHeight(18 * lines + 16)

    def text(self) -> str:
        """Return what is typed, each line cleaned."""
        return words.clean_lines(self.toPlainText())

    def show_text(self, value: str) -> None:
        """Show a text without emitting `entered`."""
        self._kept = value
        self.setPlainText(value)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.text() != self._kept:
            self._kept = self.text()
            self.entered.emit(self._kept)
