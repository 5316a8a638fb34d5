"""The due dates of the round: late ones, the next ones with owner, those without a day.

Signal `day_wanted(DueNow)`: the officer wants to set the day of one the plan leaves
open.
"""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from desktop import vietnamese
from desktop.office.overview.glance import DueNow
from ui.language import _
from ui.tables.column import Column, Section
from ui.tables.table import TableView
from ui.widgets.notices import EmptyPlace

_DAY, _DAY_WIDTH = 1, 108


class DueList(TableView):
    """One row a due date: what and who, how many days and which day."""

    day_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Việc theo hạn"),
            [
                Column[DueNow](
                    "",
                    lambda now: now.due.what,
                    note=_note,
                    tone=_tone,
                    tip=_whole,
                    weight=500,
                ),
                Column[DueNow](
                    "",
                    _day,
                    tone=_day_tone,
                    tip=_whole,
                    width=_DAY_WIDTH,
                ),
            ],
            row_height=44,
            key=lambda now: now.due.code,
            empty=EmptyPlace(
                "calendar-clock",
                _("Không còn hạn nào"),
                _("Các hạn của đợt xét này đều đã qua hoặc đã làm xong."),
            ),
            parent=parent,
        )
        self.horizontalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.row_opened.connect(self._ask)
        self.clicked.connect(self._on_pressed)

    def show_dues(self, dues: Sequence[DueNow]) -> None:
        """Show what is late or ahead by day, then what has no day."""
        dated = [now for now in dues if now.due.day and _matters(now)]
        undated = [now for now in dues if now.due.day is None]
        undated.sort(key=lambda now: not now.due.is_of_round)
        if not undated:
            self.show_rows(dated)
            return
        said = _("Chưa ấn định ngày: {count} việc").format(
            count=vietnamese.two_digits(len(undated))
        )
        head = [Section(_("Đã có ngày"), dated)] if dated else []
        self.show_sections([*head, Section(said, undated)])

    def to_undated(self) -> None:
        """Stand on the first one without a day."""
        self.choose(lambda now: now.due.day is None)
        self.setFocus()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        if self._asks(index):
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def _asks(self, index: QModelIndex) -> bool:
        now = self.rows.at(index)
        is_open = isinstance(now, DueNow) and now.due.day is None
        return is_open and index.column() == _DAY

    def _on_pressed(self, index: QModelIndex) -> None:
        if self._asks(index):
            self._ask(self.rows.at(index))

    def _ask(self, now: DueNow) -> None:
        if not now.due.is_fixed:
            self.day_wanted.emit(now)


def _matters(now: DueNow) -> bool:
    return now.is_ahead or now.is_late or not now.due.is_fixed


def _note(now: DueNow) -> str:
    due = now.due
    said = now.words if due.day else due.after or now.words
    return f"{said} · {due.owner}"


def _day(now: DueNow) -> str:
    day = now.due.day
    return vietnamese.short_date(day) if day else _("Ấn định…")


def _tone(now: DueNow) -> str:
    return "text" if now.due.is_of_round else "text2"


def _day_tone(now: DueNow) -> str:
    if now.due.day is None:
        return "accent"
    return "bad" if now.is_late else _tone(now)


def _whole(now: DueNow) -> str:
    due = now.due
    lines = [due.what, due.owner, f"“{due.quoted}” ({_('mục')} {due.clause})"]
    if not due.is_of_round:
        lines.append(_("Thuộc mức khen của đợt khác"))
    if not due.is_fixed and due.day:
        lines.append(_("Ngày do cơ quan ấn định; bấm Enter để đổi"))
    return "\n".join(lines)
