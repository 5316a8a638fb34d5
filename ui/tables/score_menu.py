"""What can be done with the current cell of the score grid, as a menu."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from ui.language import _

if TYPE_CHECKING:
    from ui.tables.score_view import ScoreView


def menu(view: "ScoreView") -> QMenu:
    """Return the menu of the current cell; computing only where there is a method."""
    cell = view.scores.cell(view.currentIndex())
    made = QMenu(view)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    made.addAction(_("Sửa điểm\tF2"), view.edit_cell)
    work_out = made.addAction(_("Tính điểm…\tF4"), view.work_out_wanted.emit)
    made.addSeparator()
    made.addAction(_("Không áp dụng\tx"), view.mark_not_applicable)
    made.addAction(_("Về chưa chấm\tDelete"), view.empty)
    for action in made.actions():
        action.setEnabled(cell.can_edit)
    work_out.setEnabled(cell.can_edit and cell.can_work_out)
    return made
