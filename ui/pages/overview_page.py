"""Tổng quan: the one next step, the days that count, the steps, what changed lately."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop import vietnamese
from desktop.office.glance import PlaceState
from desktop.office.office import Office
from ui.language import _
from ui.pages.overview_changes import ChangesList
from ui.pages.overview_line import MilestoneLine
from ui.pages.overview_next import NextStepBand
from ui.pages.overview_steps import Legend, StepsTable
from ui.pages.page import Page
from ui.widgets import layouts
from ui.widgets.buttons import primary, text
from ui.widgets.head import PageHead
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace

_CHANGES_WIDTH, _LATEST = 336, 6


class OverviewPage(Page):
    """Where the round stands."""

    key = "overview"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._head = PageHead(_("Tổng quan"))
        self.band = NextStepBand()
        self.band.wanted.connect(self.go)
        self.line = MilestoneLine()
        self.steps = StepsTable()
        self.steps.row_opened.connect(self._on_step)
        self.steps.clicked.connect(lambda _index: self._on_step(self.steps.current()))
        self.changes = ChangesList()
        self._body = QStackedWidget()
        self._body.addWidget(self._round_body())
        self._body.addWidget(self._empty_body())
        self.build(self._head, self._body)

    def reload(self) -> None:
        """Look the round over anew."""
        self._head.show_note(vietnamese.date_with_weekday(self._office.today()))
        has_plan = self._office.plans.current() is not None
        self._body.setCurrentIndex(0 if has_plan else 1)
        if not has_plan:
            return
        overview = self._office.overview()
        self.band.show_step(overview.next_step)
        self.line.show_milestones(overview.milestones)
        self.steps.show_rows(overview.places)
        steps = self._office.trail.steps(limit=_LATEST)
        self.changes.show_steps(steps, self._office.today())

    def _round_body(self) -> QWidget:
        every = text(
            _("Xem tất cả"), self._on_history, icon="arrow-right", trailing=True
        )
        every.setObjectName("history")
        left = _titled(_("Các bước của đợt xét"), Legend(), self.steps)
        right = _titled(_("Thay đổi gần đây"), every, self.changes)
        right.setFixedWidth(_CHANGES_WIDTH)
        lower = layouts.row(left, right, spacing=24)
        lower.setStretch(0, 1)
        whole = layouts.column(
            self.band, self.line, spacing=12, margins=(20, 16, 20, 6)
        )
        whole.addLayout(lower, 1)
        return layouts.box(whole)

    def _empty_body(self) -> QWidget:
        return EmptyPlace(
            "scroll-text",
            _("Chưa có kế hoạch nào"),
            _(
                "Nhận một kế hoạch thi đua để lập đợt xét; các bước và thời hạn của "
                "đợt sẽ hiện ở đây."
            ),
            [primary(_("Mở trang Kế hoạch"), lambda: self.go("plan"))],
        )

    def _on_step(self, step: PlaceState | None) -> None:
        if step is not None:
            self.go(step.key)

    def _on_history(self) -> None:
        from ui.dialogs.history_dialog import HistoryDialog

        HistoryDialog(self._office, self.window()).exec()
        self.reload()
        self.state_changed.emit()


def _titled(title: str, aside: QWidget, body: QWidget) -> QWidget:
    """Return a part of the page: title, something at its right, a rule, the body."""
    head = layouts.box(layouts.row(layouts.label(title, "section"), STRETCH, aside))
    head.setFixedHeight(34)
    return layouts.box(layouts.column(head, layouts.rule(), body, spacing=0))
