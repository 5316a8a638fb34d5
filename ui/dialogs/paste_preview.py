"""The preview of pasted rows: what each would do, before anything is written."""

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.office.registers.pasted_cells import MOST_ROWS
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import Segments, plain, primary
from ui.widgets.chips import Chip
from ui.widgets.notices import Notice


class PastePreview(Dialog):
    """Rows with `number` and `verdict`; the button keeps them as one action.

    A dialog calls `lay_out` once, and `show_verdicts` whenever it filled `rows` anew.

    Args:
        chips: how each verdict looks, in the order they are offered to look at.
    """

    def __init__(
        self, parent: QWidget | None, title: str, chips: Mapping[Any, Chip]
    ) -> None:
        super().__init__(parent, title, width=900)
        self.rows: Sequence[Any] = []
        self._chips = chips
        self.verdicts = Segments([""] * (len(chips) + 1), _("Xem"))
        self.notice = Notice("bad", "")
        self._left = layouts.label("", "note")

    def lay_out(
        self, choices: QHBoxLayout, columns: Sequence[Column[Any]], *, width: int
    ) -> None:
        """Put the choices over the table, and the buttons below it."""
        self.table = TableView(
            _("Các dòng đã dán"), columns, row_height=30, key=lambda row: row.number
        )
        self.table.setMinimumHeight(300)
        hint = layouts.label(_("Chưa ghi gì vào chương trình"), "note")
        self.body.addSpacing(4)
        self.body.addLayout(choices)
        self.body.addSpacing(4)
        self.body.addLayout(layouts.row(self.verdicts, layouts.STRETCH, hint))
        self.body.addSpacing(2)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.notice)
        self.add_left(self._left)
        self.add_button(plain(_("Hủy"), self.reject))
        self.verb = self.add_button(primary("", self.accept), default=True)
        self.resize(width, 560)
        self.verdicts.chosen.connect(lambda _index: self._show_rows())
        # Enter in the list goes to the button, and only Enter there keeps.
        self.table.row_opened.connect(lambda _row: self.verb.setFocus())

    def show_verdicts(self) -> None:
        """Show the rows, and how many there are of each verdict."""
        counts: Counter[Enum] = Counter(row.verdict for row in self.rows)
        self.verdicts.set_label(0, _("Tất cả {n}").format(n=len(self.rows)))
        for place, (verdict, chip) in enumerate(self._chips.items(), start=1):
            self.verdicts.set_label(place, f"{chip.word} {counts[verdict]}")
        self._show_rows()

    def say_left(self, said: str, left: int) -> None:
        """Say what follows beside the buttons, after what is left out."""
        if left:
            said = _("Để lại {left} dòng. {said}").format(left=left, said=said)
        if len(self.rows) >= MOST_ROWS:
            most = _("Chỉ đọc {most} dòng đầu.").format(most=MOST_ROWS)
            said = f"{most} {said}"
        self._left.setText(said)

    def _show_rows(self) -> None:
        wanted = [None, *self._chips][self.verdicts.current()]
        self.table.show_rows([r for r in self.rows if wanted in {None, r.verdict}])
        if self.table.current() is None and self.rows:
            self.table.choose(lambda _row: True)
