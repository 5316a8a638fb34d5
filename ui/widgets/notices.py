"""What a page says by itself: notices, the undo line, an empty place.

Use: `Notice("warn", "Danh sách đã đổi 1 người.", link="Tạo lại Biên bản")`, signal
`pressed`; `UndoLine().tell("Đã nhập 26 dòng từ Excel.")`, signal `undo`;
`EmptyPlace("lightbulb", title, what, [primary(…), plain(…)])`.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui import icons, look
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import Button, icon_only, text

_MARKS = {
    "info": ("info", "accent"),
    "warn": ("triangle-alert", "warn"),
    "bad": ("verdict-fail", "bad"),
    "ok": ("circle-check", "ok"),
}


class Notice(QFrame):
    """A coloured bar: info, warn, bad or ok, with a way out at its right."""

    pressed = Signal()

    def __init__(
        self,
        tone: str,
        sentence: str,
        *,
        link: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._mark = icons.IconLabel("info", "accent", 16)
        self._text = layouts.label(wrap=True)
        self._link = text(link, self.pressed.emit)
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 6, 8, 6)
        line.setSpacing(8)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._text, 1)
        line.addWidget(self._link)
        self.say(tone, sentence, link=link)

    def say(self, tone: str, sentence: str, *, link: str = "") -> None:
        """Show a sentence in a tone; an empty sentence hides the bar."""
        name, colour = _MARKS[tone]
        look.tag(self, tone=tone)
        self._mark.show_icon(name, colour)
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self._link.set_label(link)
        self._link.setVisible(bool(link))
        self.setVisible(bool(sentence))


class UndoLine(QWidget):
    """What was just done, with "Hoàn tác"; stays until closed or the next action."""

    undo = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = layouts.label()
        self._undo = text(_("Hoàn tác"), self._on_undo)
        close = icon_only("x", _("Đóng dòng này"), self.hide, small=True)
        line = layouts.row(
            icons.IconLabel("circle-check", "ok", 16),
            self._text,
            layouts.STRETCH,
            self._undo,
            close,
            spacing=12,
            margins=(12, 0, 8, 0),
        )
        sheet = layouts.card(line)
        sheet.setFixedHeight(44)
        self.setLayout(layouts.column(sheet, margins=(12, 0, 12, 8)))
        self.hide()

    def tell(self, sentence: str, *, can_undo: bool = True) -> None:
        """Show what was done."""
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self._undo.setVisible(can_undo)
        self.show()

    def _on_undo(self) -> None:
        self.hide()
        self.undo.emit()


class EmptyPlace(QWidget):
    """What belongs here, what it is for, and the first step."""

    def __init__(
        self,
        icon: str,
        title: str,
        what: str,
        actions: Sequence[Button] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = layouts.label(title, "strong")
        self._what = layouts.label(what, "note", wrap=True)
        self._what.setMaximumWidth(380)
        self._what.setMinimumWidth(280)
        centre = Qt.AlignmentFlag.AlignHCenter
        for said in (self._title, self._what):
            said.setAlignment(centre)
        mark = icons.IconLabel(icon, "text2", 24)
        column = layouts.column(layouts.STRETCH, spacing=8)
        column.addWidget(mark, 0, centre)
        column.addWidget(self._title, 0, centre)
        column.addWidget(self._what, 0, centre)
        column.addSpacing(4)
        buttons = layouts.box(layouts.row(*actions))
        buttons.setVisible(bool(actions))
        column.addWidget(buttons, 0, centre)
        column.addStretch(1)
        column.setContentsMargins(20, 20, 20, 20)
        self.setLayout(column)

    def say(self, title: str, what: str) -> None:
        """Show other words."""
        self._title.setText(title)
        self._what.setText(what)
        self._make_room()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        # In a wide place the layout asks for the height of one long line.
        width = self._what.minimumWidth()
        self._what.setMinimumHeight(max(self._what.heightForWidth(width), 0))
