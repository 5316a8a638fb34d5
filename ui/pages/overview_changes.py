"""What was done lately, the latest first."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.office.office import Step
from ui.language import _
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets.notices import EmptyPlace

_ROOM = 64  # letters of two lines; the whole reason stands in the history


class ChangesList(TableView):
    """Time and title of each action; undone ones say so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._today = date.min
        super().__init__(
            _("Thay đổi gần đây"),
            [
                Column[Step]("", self._when, width=76, tone=lambda _step: "text2"),
                Column[Step]("", _what, wrap=True, tone=_tone, tip=_whole),
            ],
            row_height=44,
            key=lambda step: step.number,
            empty=_nothing_yet,
            parent=parent,
        )
        self.horizontalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_steps(self, steps: Sequence[Step], today: date) -> None:
        """Show actions, the latest first."""
        self._today = today
        self.show_rows(steps)

    def _when(self, step: Step) -> str:
        if step.at.date() == self._today:
            return f"{step.at:%H:%M}"
        return f"{step.at:%d/%m}"


def _nothing_yet() -> EmptyPlace:
    return EmptyPlace(
        "clock",
        _("Chưa có gì"),
        _("Mỗi việc bạn làm được ghi lại ở đây và hoàn tác được."),
    )


def _what(step: Step) -> str:
    if step.state != "done":
        return _("{title} (đã hoàn tác)").format(title=step.title)
    whole = _whole(step)
    return whole if len(whole) <= _ROOM else step.title


def _whole(step: Step) -> str:
    return f"{step.title}: {step.reason}" if step.reason else step.title


def _tone(step: Step) -> str:
    return "text" if step.state == "done" else "text3"
