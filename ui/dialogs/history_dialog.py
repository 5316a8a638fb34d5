"""Lịch sử: every operation with its time and reason, and what it changed."""

from PySide6.QtWidgets import QWidget

from desktop import vietnamese
from desktop.office.office import Office, Step
from ui.dialogs.frame import Dialog
from ui.dialogs.history_words import Changed, Words
from ui.language import _
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import plain
from ui.widgets.chips import Chip
from ui.widgets.fields import SearchField
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace
from ui.widgets.panes import Panes

_MOST = 2000  # a year of an office that works hard
_STATES = {
    "undone": Chip(_("Đã hoàn tác"), "undo-2", "na"),
    "dropped": Chip(_("Đã hoàn tác"), "undo-2", "na"),
}


class HistoryDialog(Dialog):
    """Operations at the left, the latest first; before and after at the right."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("Lịch sử"), width=900)
        self._office = office
        self._words = Words(office)
        self.search = SearchField(_("Lọc việc đã làm"), width=280)
        self.steps = TableView(
            _("Việc đã làm"),
            _step_columns(),
            row_height=42,
            key=lambda step: step.number,
            empty=EmptyPlace(
                "history",
                _("Chưa có việc nào"),
                _("Mỗi việc bạn làm được ghi ở đây với ngày giờ và lý do."),
            ),
        )
        self.changes = TableView(
            _("Trước và sau"),
            _change_columns(),
            row_height=30,
            empty=EmptyPlace(
                "file-text",
                _("Chọn một việc"),
                _("Giá trị trước và sau của việc đó hiện ở đây."),
            ),
        )
        self._reason = layouts.label("", "note", wrap=True)
        self._build()
        self.search.sought.connect(self._on_sought)
        self.steps.row_chosen.connect(self._on_step)
        self.steps.show_rows(office.trail.steps(limit=_MOST))
        self.steps.choose(lambda _step: True)
        self.steps.setFocus()

    def _build(self) -> None:
        right = layouts.column(self._reason, self.changes, spacing=8)
        right.setContentsMargins(12, 0, 0, 0)
        panes = Panes(
            "history",
            self.steps,
            layouts.box(right),
            sizes=(520, 500),
            grows=1,
        )
        self.steps.setMinimumWidth(380)
        self._count = layouts.label("", "note")
        self.body.addLayout(layouts.row(self.search, STRETCH, self._count))
        self.body.addSpacing(4)
        self.body.addWidget(panes, 1)
        self.add_button(plain(_("Đóng"), self.reject))
        self.resize(1060, 620)

    def _on_sought(self, wanted: str) -> None:
        self.steps.filter(wanted)
        if self.steps.current() is None:
            self.steps.choose(lambda _step: True)
        self._on_step(self.steps.current())

    def _on_step(self, step: Step | None) -> None:
        shown = len(self.steps.rows.rows())
        self._count.setText(_("{count} việc").format(count=shown))
        self._reason.setVisible(step is not None)
        if step is None:
            self.changes.show_rows([])
            return
        self._reason.setText(_about(step))
        self.changes.show_sections(self._words.sections(step.number))


def _step_columns() -> list[Column[Step]]:
    return [
        Column[Step](
            _("Lúc"),
            lambda step: vietnamese.short_date(step.at.date()),
            note=lambda step: vietnamese.time(step.at),
            sort=lambda step: step.number,
            width=118,
        ),
        Column[Step](
            _("Việc"),
            lambda step: step.title,
            note=_below,
            tone=lambda step: "text" if step.state == "done" else "text3",
            tip=_about,
            weight=500,
        ),
        Column[Step](
            "",
            lambda step: _STATES[step.state].word if step.state in _STATES else "",
            kind="icon",
            look=lambda step: _STATES.get(step.state),
            tip=lambda step: _STATES[step.state].word if step.state in _STATES else "",
            width=40,
        ),
    ]


def _change_columns() -> list[Column[Changed]]:
    return [
        Column[Changed](
            _("Mục"), lambda one: one.what, tone=lambda _one: "text2", width=150
        ),
        Column[Changed](
            _("Trước"),
            lambda one: one.before,
            tip=lambda one: one.before,
            tone=lambda _one: "text2",
            width=160,
        ),
        Column[Changed](
            _("Sau"), lambda one: one.after, tip=lambda one: one.after, weight=500
        ),
    ]


def _below(step: Step) -> str:
    undone = "" if step.state == "done" else _("Đã hoàn tác")
    return " · ".join(part for part in (undone, step.reason) if part)


def _about(step: Step) -> str:
    said = step.title
    if step.reason:
        said += "\n" + _("Lý do: {reason}").format(reason=step.reason)
    if step.state != "done":
        said += "\n" + _("Việc này đã được hoàn tác.")
    return said
