"""Another plan, only to read: its clauses and what the program understands of them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.plans.plan import Plan
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.pages import plan_boxes
from ui.pages.plan_head import head_of
from ui.pages.plan_lines import lines_of
from ui.pages.plan_text import PlanText
from ui.pages.plan_words import understand
from ui.widgets import layouts
from ui.widgets.buttons import plain
from ui.widgets.panes import Panes


class PlanReader(Dialog):
    """Clauses at the left, their reading at the right; nothing can be changed."""

    def __init__(self, parent: QWidget | None, plan: Plan) -> None:
        super().__init__(parent, plan.short_name, icon="scroll-text", width=1040)
        self._plan = plan
        readings = plan.settled({})
        self._understood = {
            c.number: understand(plan, readings, c.number) for c in plan.clauses
        }
        self.text = PlanText()
        self.text.show_lines(lines_of(plan, self._understood, ()))
        self.text.clause_chosen.connect(self._show)
        self.area = QScrollArea()
        self.area.setAccessibleName(_("Chương trình hiểu"))
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        panes = Panes("plan-reader", self.text, self.area, sizes=(460, 540), grows=1)
        panes.setMinimumHeight(460)
        note = _("{office} · chỉ để xem").format(office=plan.issuer.office)
        self.body.addWidget(layouts.label(note, "note"))
        self.body.addWidget(panes, 1)
        self.add_button(plain(_("Đóng"), self.reject), default=True)
        self.text.choose("")
        self._show("")
        self.text.setFocus()

    def _show(self, number: str) -> None:
        column = layouts.column(spacing=12, margins=(16, 8, 12, 8))
        if number:
            found = self._understood[number]
            column.addWidget(plan_boxes.spoken(found))
            if found.values:
                column.addWidget(plan_boxes.values(found.values))
        else:
            column.addWidget(plan_boxes.values(head_of(self._plan)))
        column.addStretch(1)
        self.area.setWidget(layouts.box(column, "scrolled"))
