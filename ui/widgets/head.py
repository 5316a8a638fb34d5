"""The head of a page and the strips under it.

Use: `PageHead("Xếp hạng", tabs=["Cơ quan 13", …], actions=[plain(…), primary(…)])`,
signal `tab_chosen(int)`; `Strip(label, STRETCH, button)` is a 36 px row of tools.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QTabBar, QWidget

from ui.language import _
from ui.widgets import layouts
from ui.widgets.layouts import Part

HEIGHT = 56


class Tabs(QTabBar):
    """The tabs beside a page title; arrows move, the current one is underlined."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        # Where there is no room all tabs stay in sight, with their names shortened.
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(_("Thẻ của trang"))
        self.setProperty("ring", False)
        self.show_names(names)

    def show_names(self, names: Sequence[str]) -> None:
        """Show these names, keeping the current place where it still exists."""
        while self.count() > len(names):
            self.removeTab(self.count() - 1)
        for index, name in enumerate(names):
            text = name.replace("&", "&&")
            if index < self.count():
                self.setTabText(index, text)
            else:
                self.addTab(text)
            self.setAccessibleTabName(index, name)
            self.setTabToolTip(index, name)

    def tabSizeHint(self, index: int) -> QSize:
        hint = super().tabSizeHint(index)
        return QSize(hint.width(), HEIGHT - 1)


class PageHead(QFrame):
    """Title, note, tabs at the left; actions at the right, the primary one last.

    Args:
        title: what the page is.
        note: a quiet word after the title ("Thứ Sáu, ngày 05/12/2025").
        tabs: names of tabs, with their counts.
        middle: widgets between tabs and actions.
        actions: buttons from the quietest to the primary one.
    """

    tab_chosen = Signal(int)

    def __init__(
        self,
        title: str,
        *,
        note: str = "",
        tabs: Sequence[str] = (),
        middle: Sequence[Part] = (),
        actions: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("head")
        self.setFixedHeight(HEIGHT)
        self.title = layouts.label(title, "title")
        self.note = layouts.label(note, "note")
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.tabs = Tabs(tabs)
        self.tabs.setVisible(bool(tabs))
        self.tabs.currentChanged.connect(self.tab_chosen)
        self._actions = layouts.row(*actions, spacing=12)
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 0, 12, 0)
        line.setSpacing(12)
        line.addWidget(self.title)
        if tabs:
            line.addSpacing(16)
            line.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        for part in middle:
            if isinstance(part, QWidget):
                line.addWidget(part)
        line.addWidget(self.note, 1)
        line.addLayout(self._actions)

    def show_note(self, note: str) -> None:
        """Show another quiet word after the title."""
        self.note.setText(note)

    def show_tabs(self, names: Sequence[str]) -> None:
        """Show the tabs with new counts; same order, no signal."""
        self.tabs.blockSignals(True)
        self.tabs.show_names(names)
        self.tabs.blockSignals(False)

    def add_action(self, button: QWidget) -> None:
        """Add a button at the far right."""
        self._actions.addWidget(button)


class Strip(QFrame):
    """A row of tools or facts over a list; 36, 40 or 44 high.

    Args:
        parts: widgets, gaps (int) and STRETCH.
        edge: "bottom", or "top" for a strip under a list.
        ground: "" (alt) or "plain".
    """

    def __init__(
        self,
        *parts: Part,
        height: int = 36,
        edge: str = "bottom",
        ground: str = "",
        left: int = 20,
        right: int = 16,
        spacing: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setProperty("edge", edge)
        self.setProperty("ground", ground)
        self.setFixedHeight(height)
        self.setLayout(
            layouts.row(*parts, spacing=spacing, margins=(left, 0, right, 0))
        )
