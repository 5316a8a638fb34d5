"""Rows and columns of widgets without ceremony.

Use: `column(head, strip, table, spacing=0)`, `row(label, STRETCH, button)`; both return
a layout; `box(layout)` wraps one into a widget. `label("Đã chọn", "note")` is a label
with a role of the type table: first, title, heading, section, spoken, caption, note,
hint, name, strong, group, plan, key.
"""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import look

STRETCH = object()
Part = QWidget | QLayout | int | object
Margins = tuple[int, int, int, int]
_Box = TypeVar("_Box", bound=QBoxLayout)
_NONE: Margins = (0, 0, 0, 0)


def row(*parts: Part, spacing: int = 8, margins: Margins = _NONE) -> QHBoxLayout:
    """Return the parts side by side; an int is a gap, STRETCH takes what is left."""
    return _fill(QHBoxLayout(), parts, spacing, margins)


def column(*parts: Part, spacing: int = 8, margins: Margins = _NONE) -> QVBoxLayout:
    """Return the parts one under another."""
    return _fill(QVBoxLayout(), parts, spacing, margins)


def box(layout: QLayout, name: str = "", *, parent: QWidget | None = None) -> QFrame:
    """Return a frame holding a layout; `name` is its hook in the style sheet."""
    frame = QFrame(parent)
    frame.setObjectName(name)
    frame.setLayout(layout)
    return frame


def card(layout: QLayout, ground: str = "") -> QFrame:
    """Return a bordered card; ground: "", "alt" or "accent"."""
    frame = box(layout, "card")
    frame.setProperty("ground", ground)
    return frame


def scrolled(layout: QLayout) -> QScrollArea:
    """Return a scroll area that grows with its window and scrolls down only."""
    inner = box(layout, "scrolled")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area


def label(
    text: str = "", role: str = "", *, tone: str = "", wrap: bool = False
) -> QLabel:
    """Return a label in a role of the type table; never a link, never rich by luck."""
    if role == "plan":
        look.load_serif()
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setProperty("tone", tone)
    made.setWordWrap(wrap)
    return made


def rich(html: str, role: str = "") -> QLabel:
    """Return a wrapped label with bold words: "Còn thiếu <b>1 xác nhận</b>"."""
    made = label(role=role, wrap=True)
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setText(html)
    return made


def rule(*, upright: bool = False, light: bool = False) -> QFrame:
    """Return a hairline across, or `upright` between tools."""
    line = QFrame()
    line.setObjectName("rule")
    line.setProperty("weight", "light" if light else "")
    if upright:
        line.setFixedSize(1, 20)
    else:
        line.setFixedHeight(1)
    return line


def _fill(
    layout: _Box, parts: tuple[Part, ...], spacing: int, margins: Margins
) -> _Box:
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    for part in parts:
        if part is STRETCH:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
    return layout
