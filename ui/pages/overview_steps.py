"""The steps of the round as a table: mark, name, what is missing, how far."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.office.overview.glance import PlaceState
from ui import icons
from ui.language import _
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.chips import Chip

_MARKS = {
    "place-todo": _("chưa làm"),
    "place-partial": _("còn thiếu"),
    "place-done": _("đã xong"),
}
_BAR, _NARROW = 3, 560


class StepsTable(TableView):
    """One row a step; Enter or a click goes there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Các bước của đợt xét"),
            _columns(),
            row_height=35,
            key=lambda step: step.key,
            parent=parent,
        )
        self.horizontalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # The sentence says more than the bar where there is no room for both.
        self.setColumnHidden(_BAR, event.size().width() < _NARROW)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Right and self.current() is not None:
            self.row_opened.emit(self.current())
            return
        super().keyPressEvent(event)


class Legend(QWidget):
    """What the marks mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = layouts.row(spacing=5)
        for number, (name, word) in enumerate(_MARKS.items()):
            if number:
                line.addSpacing(8)
            line.addWidget(icons.IconLabel(name, "text2", 14))
            line.addWidget(layouts.label(word, "caption"))
        self.setLayout(line)


def _columns() -> list[Column[PlaceState]]:
    return [
        Column[PlaceState](
            "",
            lambda step: _MARKS[_mark(step)],
            kind="icon",
            width=34,
            look=lambda step: Chip("", _mark(step), "na"),
        ),
        Column[PlaceState]("", lambda step: step.title, width=146, weight=600),
        Column[PlaceState](
            "",
            lambda step: step.sentence,
            tip=lambda step: step.sentence,
            tone=lambda step: "text" if step.whole else "text2",
        ),
        Column[PlaceState](
            "",
            _how_far,
            kind="progress",
            width=194,
            look=lambda step: step.done / step.whole if step.whole else None,
            tone=lambda _step: "text2",
        ),
        Column[PlaceState](
            "",
            lambda _step: "",
            kind="icon",
            width=34,
            look=lambda _step: Chip("", "chevron-right", "na"),
        ),
    ]


def _mark(step: PlaceState) -> str:
    if step.is_done:
        return "place-done"
    return "place-partial" if step.is_begun else "place-todo"


def _how_far(step: PlaceState) -> str:
    if step.is_idle:
        return _("Không cần làm")
    if not step.is_begun:
        return _("Chưa bắt đầu")
    return f"{step.done}/{step.whole} {step.unit}"
