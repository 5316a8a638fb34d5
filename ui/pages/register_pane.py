"""The right pane of the register: all awards and achievements of one subject."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.office.registers.award_history import History, HistoryLine
from ui.language import _
from ui.pages.register_entries import Line, PastEntry
from ui.tables.column import Column, Section
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import plain
from ui.widgets.chips import Chip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace


class RegisterPane(QWidget):
    """Name, history, and what can be done about a line entered by hand.

    Signals:
        change_wanted(): correct the current line.
        remove_wanted(): take the current line out.
    """

    change_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = layouts.label(role="heading", wrap=True)
        self._detail = layouts.label(role="caption", wrap=True)
        self.table = TableView(
            _("Khen thưởng và thành tích đã có"),
            [
                Column[HistoryLine](
                    _("Loại"), _spoken, kind="icon", width=40, look=_mark
                ),
                Column[HistoryLine](
                    _("Khen thưởng, thành tích"),
                    lambda line: line.title.replace("\n", " "),
                    note=lambda line: line.note,
                    tip=lambda line: f"{line.title}\n{line.note}",
                ),
            ],
            row_height=42,
            key=lambda line: line.key,
            empty=EmptyPlace(
                "history",
                _("Chưa chọn dòng nào"),
                _("Chọn một dòng để xem mọi khen thưởng, thành tích của người đó."),
            ),
        )
        self.table.horizontalHeader().hide()
        self.change = plain(_("Sửa…"), self._on_change, icon="pencil")
        self.remove = plain(_("Bỏ khỏi sổ…"), self._on_remove, icon="trash-2")
        self._head = layouts.box(
            layouts.column(
                self._name, self._detail, spacing=2, margins=(16, 12, 12, 12)
            )
        )
        self._foot = layouts.box(
            layouts.row(self.change, self.remove, STRETCH, margins=(16, 8, 12, 8))
        )
        whole = layouts.column(
            self._head, layouts.rule(), self.table, self._foot, spacing=0
        )
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def show_line(self, line: Line | None, history: History | None) -> None:
        """Show the history of whose line is current."""
        self._head.setVisible(line is not None)
        self._foot.setVisible(isinstance(line, PastEntry))
        self._name.setText(line.recipient if line else "")
        self._detail.setText(line.detail if line else "")
        self._detail.setVisible(bool(line and line.detail))
        sections = []
        if history is not None:
            for title, lines in (
                (_("Khen thưởng"), history.awards),
                (_("Thành tích, sáng kiến"), history.achievements),
            ):
                count = f"{len(lines):02d}" if lines else _("chưa có")
                sections.append(Section(f"{title}: {count}", lines))
        self.table.show_sections(sections)

    def _on_change(self) -> None:
        self.change_wanted.emit()

    def _on_remove(self) -> None:
        self.remove_wanted.emit()


def _is_award(line: HistoryLine) -> bool:
    return line.key.startswith(("grant:", "past:"))


def _spoken(line: HistoryLine) -> str:
    return _("khen thưởng") if _is_award(line) else _("thành tích")


def _mark(line: HistoryLine) -> Chip:
    return Chip("", "award" if _is_award(line) else "trophy", "na")
