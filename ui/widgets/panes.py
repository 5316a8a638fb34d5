"""Panes side by side whose widths the program remembers.

Use: `Panes("review", left, right, sizes=(750, 404), grows=0)`.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QSplitter, QWidget


class Panes(QSplitter):
    """A splitter under a name; what the officer sets stays for the next day.

    Args:
        name: under which the widths are kept.
        sizes: widths of the pictures, in px.
        grows: which pane takes what the window gives.
        upright: one under another instead of side by side.
    """

    def __init__(
        self,
        name: str,
        *panes: QWidget,
        sizes: Sequence[int],
        grows: int = 0,
        upright: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        way = Qt.Orientation.Vertical if upright else Qt.Orientation.Horizontal
        super().__init__(way, parent)
        self._key = f"panes/{name}"
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for index, pane in enumerate(panes):
            self.addWidget(pane)
            self.setStretchFactor(index, 1 if index == grows else 0)
        self.setSizes(list(sizes))
        kept = QSettings().value(self._key)
        if isinstance(kept, list) and len(kept) == len(panes):
            self.setSizes([int(size) for size in kept])
        self.splitterMoved.connect(self._remember)

    def _remember(self) -> None:
        QSettings().setValue(self._key, self.sizes())
