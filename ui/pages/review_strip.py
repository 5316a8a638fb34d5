"""Over the list: seats taken, direct workers and heads among them, the search."""

from PySide6.QtWidgets import QWidget

from desktop.emulation.participants import Kind
from desktop.office.rounds.outcome import ReviewList
from ui import icons
from ui.language import _
from ui.pages.review_words import chosen_words
from ui.widgets import layouts
from ui.widgets.chips import ChipLabel, chip
from ui.widgets.fields import SearchField
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH


class CountsStrip(Strip):
    """How many are proposed, and how many of them do the work directly or lead."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.chosen = layouts.rich("")
        self.direct = layouts.rich("")
        self.leading = layouts.rich("")
        for said in (self.chosen, self.direct, self.leading):
            said.setWordWrap(False)
        self._roles = layouts.box(
            layouts.row(
                icons.IconLabel("user-check", "text2", 14),
                self.direct,
                8,
                icons.IconLabel("user-cog", "text2", 14),
                self.leading,
                spacing=6,
            )
        )
        self.closed = ChipLabel(chip("closed"))
        self.search = SearchField(_("Lọc trong danh sách"), width=196)
        self.search.setFixedHeight(28)
        super().__init__(
            self.chosen,
            self._roles,
            STRETCH,
            self.closed,
            self.search,
            height=40,
            parent=parent,
        )
        self.setMinimumWidth(400)

    def show_counts(self, found: ReviewList) -> None:
        """Count those proposed on a list."""
        self.chosen.setText(chosen_words(found))
        self._roles.setVisible(found.kind is Kind.INDIVIDUAL)
        direct = sum(row.works_directly for row in found.proposed)
        leading = sum(row.is_head for row in found.proposed)
        self.direct.setText(_("Trực tiếp làm <b>{count}</b>").format(count=direct))
        self.leading.setText(_("Lãnh đạo <b>{count}</b>").format(count=leading))
