"""The line over the score grid: which cell one is in, and why an entry was refused."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from ui import icons, look
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import set_state
from ui.widgets.tips import as_written

_COLUMN_ROOM = 400  # a statement may be long; what is said of the cell goes first


class EntryLine(QFrame):
    """Who, which criterion, the value, and what there is to say about it."""

    def __init__(self, *, value_width: int = 66, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setFixedHeight(40)
        self._row = layouts.label("", "strong")
        self._slash = layouts.label("/", "hint")
        self._column = layouts.label()
        self._value = QLineEdit()
        self._value.setReadOnly(True)
        self._value.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._value.setAccessibleName(_("Giá trị của ô"))
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._value.setFixedWidth(value_width)
        self._mark = icons.IconLabel("verdict-fail", "bad", 14)
        self._said = layouts.rich("")
        self._said.setWordWrap(False)
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        line: QHBoxLayout = layouts.row(
            self._row,
            self._slash,
            self._column,
            self._value,
            self._mark,
            self._said,
            margins=(20, 0, 16, 0),
        )
        line.setStretch(5, 1)
        self.setLayout(line)
        self._shown = ("", False)
        look.changed().happened.connect(self._say)
        self.show_cell("", "", "", "")

    def show_cell(
        self, row: str, column: str, value: str, remark: str, *, wrong: bool = False
    ) -> None:
        """Show where one is; `remark` explains the cell, or why it is wrong."""
        self._row.setText(row)
        metrics = self._column.fontMetrics()
        cut = metrics.elidedText(column, Qt.TextElideMode.ElideRight, _COLUMN_ROOM)
        self._column.setText(cut)
        self._column.setToolTip(as_written(column))
        self._slash.setVisible(bool(row))
        self._value.setVisible(bool(row))
        self._value.setText(value)
        set_state(self._value, "error" if wrong else "")
        self._mark.setVisible(wrong)
        self._shown = (remark, wrong)
        self._say()
        self._said.setToolTip(as_written(remark))
        self.setAccessibleName(f"{row}, {column}: {value}. {remark}")

    def _say(self) -> None:
        remark, wrong = self._shown
        self._said.setText(_first_in_red(remark) if wrong else escape(remark))


def _first_in_red(sentences: str) -> str:
    first, stop, rest = sentences.partition(". ")
    red = look.tokens()["bad"]
    return f'<b style="color:{red}">{escape(first)}{stop}</b> {escape(rest)}'
