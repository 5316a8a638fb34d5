"""Forms: labels at the left, fields beside them, the words of the plan at the right.

Use: `rows = FormRows(); rows.add("Hạn cuối", DateField("Hạn cuối"), "“trước 15/12”")`.
`NumberField("Số bộ", 1, padded=True)` shows 01; `ChoiceField("Hình thức", [(key, text),
…])` emits `chosen(key)`.
"""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QSizePolicy,
    QSpinBox,
    QStyledItemDelegate,
    QWidget,
)

from ui.widgets import layouts


class NumberField(QSpinBox):
    """A whole number with arrows; counts keep the form of papers: 05.

    Signal `valueChanged(int)` comes when the officer has finished typing.
    """

    def __init__(
        self,
        name: str,
        value: int = 0,
        *,
        least: int = 0,
        most: int = 999,
        padded: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._padded = padded
        self.setAccessibleName(name)
        self.setRange(least, most)
        self.setValue(value)
        self.setKeyboardTracking(False)
        self.setFixedSize(68, 30)
        # A style sheet's padding does not reach the text of a spin box.
        self.lineEdit().setTextMargins(7, 0, 0, 0)

    def textFromValue(self, val: int) -> str:
        return f"{val:02d}" if self._padded else str(val)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the number, unless one is in the field."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceField(QComboBox):
    """One of several, each with a key; signal `chosen(object)` carries the key."""

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[Hashable, str]] = (),
        *,
        width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFixedHeight(30)
        # The list of a plain combo box ignores the style sheet's items.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setMaxVisibleItems(14)
        if width:
            self.setFixedWidth(width)
        self.show_choices(choices)
        self.activated.connect(lambda index: self.chosen.emit(self.itemData(index)))

    def show_choices(self, choices: Sequence[tuple[Hashable, str]]) -> None:
        """Show (key, text) pairs, keeping what is chosen where it still exists."""
        kept = self.currentData()
        self.clear()
        for key, text in choices:
            self.addItem(text, key)
        self.choose(kept)

    def choose(self, key: Hashable) -> None:
        """Choose by key without emitting."""
        for index in range(self.count()):
            if self.itemData(index) == key:
                self.setCurrentIndex(index)

    def key(self) -> object:
        """Return the key of what is chosen."""
        return self.currentData()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, never the choice."""
        event.ignore()


class FormRows(QWidget):
    """Labels at the left, fields beside them, a quiet remark at the right."""

    def __init__(
        self, *, label_width: int = 124, spacing: int = 5, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(spacing)
        self._grid.setColumnMinimumWidth(0, label_width - 12)
        self._grid.setColumnStretch(1, 1)

    def add(self, label: str, field: QWidget, remark: QWidget | str = "") -> QWidget:
        """Add a row and return the field; the label names it for screen readers."""
        line = self._grid.rowCount()
        caption = layouts.label(label, "note")
        caption.setBuddy(field)
        caption.setMinimumHeight(30)
        if not field.accessibleName():
            field.setAccessibleName(label)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(caption, line, 0, top)
        self._grid.addWidget(field, line, 1, top)
        if remark:
            said = (
                layouts.label(remark, "caption") if isinstance(remark, str) else remark
            )
            said.setMinimumHeight(30)
            self._grid.addWidget(said, line, 2, top)
        return field

    def add_wide(self, widget: QWidget) -> QWidget:
        """Add a row over the whole width."""
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 3)
        return widget
