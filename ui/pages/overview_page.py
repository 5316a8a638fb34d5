"""Tổng quan: the one next step, the days that count, the steps, what changed lately."""

from datetime import date

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop import vietnamese
from desktop.office.office import Office
from desktop.office.overview.glance import DueNow, PlaceState
from ui.language import _
from ui.pages.overview_changes import ChangesList
from ui.pages.overview_due_list import DueList
from ui.pages.overview_line import MilestoneLine
from ui.pages.overview_next import NextStepBand
from ui.pages.overview_steps import Legend, StepsTable
from ui.pages.page import Page
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary, text
from ui.widgets.head import PageHead
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace

_ASIDE_WIDTH, _LATEST = 380, 6


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
        self.dues = DueList()
        self.dues.day_wanted.connect(self._on_day)
        self.changes = ChangesList()
        self._body = QStackedWidget()
        self._body.addWidget(self._round_body())
        self.build(self._head, self._body)

    def reload(self) -> None:
        """Look the round over anew."""
        self._head.show_note(vietnamese.date_with_weekday(self._office.today()))
        has_plan = self._office.plans.current() is not None
        has_round = has_plan and self._office.plans.has_rounds()
        self._show_body(has_plan=has_plan, has_round=has_round)
        if not has_round:
            return
        overview = self._office.overview()
        self.band.show_step(overview.next_step)
        self.line.show_milestones(overview.milestones)
        self.steps.show_rows(overview.places)
        self.dues.show_dues(overview.dues)
        self._show_undated(sum(1 for now in overview.dues if now.due.day is None))
        steps = self._office.trail.steps(limit=_LATEST)
        self.changes.show_steps(steps, self._office.today())

    def _show_body(self, *, has_plan: bool, has_round: bool) -> None:
        """Show the round, or what to do while there is none."""
        empty = self._body.widget(1)
        if empty is not None:
            self._body.removeWidget(empty)
            empty.deleteLater()
        if has_round:
            return
        made = self._no_round_body() if has_plan else self._empty_body()
        self._body.addWidget(made)
        self._body.setCurrentWidget(made)

    def _round_body(self) -> QWidget:
        every = text(
            _("Xem tất cả"), self._on_history, icon="arrow-right", trailing=True
        )
        every.setObjectName("history")
        left = _titled(_("Các bước của đợt xét"), Legend(), self.steps)
        self.undated = text("", self.dues.to_undated)
        due = _titled(_("Việc theo hạn"), self.undated, self.dues)
        changes = _titled(_("Thay đổi gần đây"), every, self.changes)
        aside = layouts.column(due, changes, spacing=4)
        aside.setStretch(0, 4)
        aside.setStretch(1, 3)
        right = layouts.box(aside)
        right.setFixedWidth(_ASIDE_WIDTH)
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

    def _no_round_body(self) -> QWidget:
        return EmptyPlace(
            "calendar-clock",
            _("Bản kế hoạch này chưa mở đợt xét nào"),
            _(
                "Mở một đợt xét, hoặc chọn đợt đã chốt theo bản kế hoạch trước, ở mục "
                "Đợt xét trên đầu cửa sổ."
            ),
            [plain(_("Mở trang Kế hoạch"), lambda: self.go("plan"))],
        )

    def _on_step(self, step: PlaceState | None) -> None:
        if step is not None:
            self.go(step.key)

    def _on_day(self, now: DueNow) -> None:
        from ui.dialogs.due_day_dialog import DueDayDialog

        dialog = DueDayDialog(self.window(), now.due)
        if dialog.exec():
            day = dialog.day()
            done = _("Đã ấn định hạn.") if day else _("Đã bỏ ngày của hạn.")
            self.run(lambda: self._set_day(now.due.code, day), done)
        dialog.deleteLater()

    def _show_undated(self, count: int) -> None:
        said = _("{count} việc chưa có ngày")
        self.undated.set_label(said.format(count=vietnamese.two_digits(count)))
        self.undated.setVisible(bool(count))

    def _set_day(self, code: str, day: date | None) -> None:
        """Set the day for the award year of the round in hand."""
        office, now = self._office, self._office.current_round()
        year = now.period.last.year
        dues = office.reviewing.deadlines(office.plan(), now.plan_id, year)
        due = next(d for d in dues if d.code == code)
        office.reviewing.set_day(now.plan_id, due, year, day)

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
