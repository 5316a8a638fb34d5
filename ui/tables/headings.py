"""Headings and the quota line of a table: over all columns, with real buttons."""

from PySide6.QtWidgets import QTableView, QWidget

from ui.tables.column import Section
from ui.tables.model import TableModel
from ui.widgets import layouts
from ui.widgets.buttons import text

_HEIGHTS = {"section": 26, "quota": 34}
_DRESSED = "dressed"


def dress(view: QTableView, model: TableModel) -> None:
    """Give every heading its height, the whole width and its buttons."""
    view.clearSpans()
    for number in view.property(_DRESSED) or ():  # a reset keeps the heights of lines
        view.setRowHeight(number, view.verticalHeader().defaultSectionSize())
    dressed = []
    for number, line in enumerate(model.lines()):
        if not isinstance(line, Section):
            continue
        view.setSpan(number, 0, 1, model.columnCount())
        view.setRowHeight(number, _HEIGHTS[line.kind])
        dressed.append(number)
        if line.actions:
            view.setIndexWidget(model.index(number, 0), _actions(line))
    view.setProperty(_DRESSED, dressed)


def _actions(section: Section) -> QWidget:
    buttons = [text(label, act) for label, act in section.actions]
    # On their own ground, so that a long note never shows through them.
    ways = layouts.box(layouts.row(*buttons, spacing=4), "ways")
    ways.setProperty("ground", section.kind)
    return layouts.box(
        layouts.row(layouts.STRETCH, ways, spacing=4, margins=(0, 3, 8, 1))
    )
