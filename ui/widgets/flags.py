"""Flags that may be unanswered: có, không, and chưa xác nhận are three things.

Use: `ThreeWay("Mang tính mới", None)`, `value()`; `flag_chip(True)` in a table.
"""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.language import _
from ui.widgets.buttons import Segments
from ui.widgets.chips import Chip

FLAGS: dict[bool | None, Chip] = {
    None: Chip(_("chưa xác nhận"), "verdict-unknown", "warn"),
    True: Chip(_("có"), "check", "ok"),
    False: Chip(_("không"), "minus", "na"),
}
_VALUES = (None, True, False)


def flag_chip(value: bool | None) -> Chip:
    """Return the mark and word of a flag."""
    return FLAGS[value]


class ThreeWay(QWidget):
    """Chưa xác nhận, có or không, side by side."""

    def __init__(
        self, name: str, value: bool | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        words = [FLAGS[each].word for each in _VALUES]
        self.ways = Segments([word[0].upper() + word[1:] for word in words], name)
        self.setAccessibleName(name)
        self.ways.choose(_VALUES.index(value))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.ways)
        line.addStretch(1)

    def value(self) -> bool | None:
        """Return True, False, or None while nobody has confirmed."""
        return _VALUES[self.ways.current()]
