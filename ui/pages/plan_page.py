"""Kế hoạch: the plan as it reads on paper beside what the program understood."""

from datetime import date

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop import vietnamese
from desktop.office.office import AdoptedPlan, Office
from desktop.plans.checking import Notice as PlanNotice
from desktop.plans.plan import Plan
from ui import icons
from ui.dialogs.received_plans_dialog import looked_at, waiting_words
from ui.language import _
from ui.pages import plan_files
from ui.pages.page import Page
from ui.pages.plan_head import head_of
from ui.pages.plan_lines import lines_of
from ui.pages.plan_notices import NoticeList
from ui.pages.plan_pane import UnderstoodPane
from ui.pages.plan_parts import belongs
from ui.pages.plan_text import PlanText
from ui.pages.plan_trial import Trial
from ui.pages.plan_words import (
    Understood,
    candidates,
    offers_to_try,
    understand,
)
from ui.pages.plan_work import PlanWork
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.chips import Chip, ChipLabel
from ui.widgets.head import PageHead, Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace, Notice
from ui.widgets.panes import Panes

_UNNUMBERED = Chip(_("Chưa có số, ngày"), "triangle-alert", "warn")


class PlanPage(Page):
    """Clauses at the left; their reading and the warnings at the right."""

    key = "plan"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._understood: dict[str, Understood] = {}
        self._tried = self._tried_for = ""
        self.work = PlanWork(self, office)
        self._unnumbered = ChipLabel(_UNNUMBERED)
        self._versions = plain(_("Các bản…"), self.work.show_versions, icon="layers")
        self._clone = plain(
            _("Sao chép sang năm sau…"), self.work.clone_current, icon="copy"
        )
        head = PageHead(
            _("Kế hoạch"),
            middle=[self._unnumbered],
            actions=[
                self._versions,
                self._clone,
                plain(_("Kiểm tra tệp…"), self._on_check, icon="list-checks"),
                plain(_("Mở tệp…"), self._on_open, icon="file-up"),
            ],
        )
        self._head = head
        self.text = PlanText()
        self.text.clause_chosen.connect(lambda _number: self._show_reading())
        self.pane = UnderstoodPane()
        self.notices = NoticeList()
        self._connect()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._panes())
        self._stack.addWidget(self._empty())
        self.received = Notice("info", "", link=_("Xem kế hoạch nhận được…"))
        self.received.pressed.connect(self._on_received)
        self.build(head, self.received, self._stack)

    def _connect(self) -> None:
        self.pane.settled.connect(self._on_settled)
        self.pane.numbered.connect(self._on_numbered)
        self.pane.tried.connect(self._on_tried)
        self.pane.edit_wanted.connect(self.work.change_number)
        self.pane.standard_wanted.connect(
            lambda one: self.work.change_standard(one, self._tried, self._tried_for)
        )
        self.pane.parent_wanted.connect(self.work.show_parent)
        self.notices.clause_wanted.connect(self._go_to_clause)
        self.notices.settling_wanted.connect(self._on_settling)

    def reload(self) -> None:
        """Show the plan worked by, or the way to get one."""
        self._show_received()
        adopted = self._office.plans.current()
        self._stack.setCurrentIndex(0 if adopted else 1)
        for part in (self._versions, self._clone):
            part.setVisible(adopted is not None)
        if adopted is None:
            self._unnumbered.hide()
            self._head.show_note("")
            return
        plan = self._office.plans.value_of(adopted)
        notices = self._office.plans.notices(adopted)
        choices = self._office.plans.choices(adopted)
        readings = plan.settled({key: c.value for key, c in choices.items()})
        self._understood = {
            c.number: understand(plan, readings, c.number) for c in plan.clauses
        }
        self._show_identity(plan)
        self.text.show_lines(lines_of(plan, self._understood, notices))
        known = sum(1 for found in self._understood.values() if found)
        self._known.setText(_("{known:02d} mục đã hiểu").format(known=known))
        self._warned.setText(_("{count:02d} cảnh báo").format(count=len(notices)))
        self.notices.show_notices(notices)
        if self.text.current() is None:
            self.text.choose("")
        self._show_reading()

    def show_target(self, target: object) -> None:
        """Show a clause ("III.1.4 ý 2"), or the clause of a reading by its key."""
        adopted = self._office.plans.current()
        if adopted is None:
            return
        plan = self._office.plans.value_of(adopted)
        reading = plan.reading_by_key.get(str(target))
        if reading is not None:
            self._go_to_clause(reading.clause)
            self.pane.focus_on(reading.key)
        else:
            self._go_to_clause(str(target))

    def _panes(self) -> QWidget:
        self._known = layouts.label("", "caption")
        self._warned = layouts.label("", "caption")
        strip = Strip(
            layouts.label(_("Các mục của kế hoạch, viết gọn"), "section"),
            STRETCH,
            icons.IconLabel("check", "ok", 14),
            self._known,
            12,
            icons.IconLabel("triangle-alert", "warn", 14),
            self._warned,
            height=44,
            ground="plain",
        )
        left = layouts.box(layouts.column(strip, self.text, spacing=0), "pane")
        right = Panes(
            "plan-right",
            self.pane,
            self.notices,
            sizes=(390, 248),
            grows=0,
            upright=True,
        )
        return Panes("plan", left, right, sizes=(520, 634), grows=1)

    def _empty(self) -> QWidget:
        return EmptyPlace(
            "scroll-text",
            _("Chưa có kế hoạch nào"),
            _(
                "Kế hoạch phát động cho biết đối tượng, chỉ tiêu, tiêu chuẩn, số lượng "
                "và thời hạn. Mở một tệp kế hoạch để bắt đầu."
            ),
            [primary(_("Mở tệp kế hoạch…"), self._on_open, icon="file-up")],
        )

    def _show_received(self) -> None:
        said = waiting_words(self._office.received_plans.all(), looked_at())
        self.received.say("info", said, link=_("Xem kế hoạch nhận được…"))

    def _on_received(self) -> None:
        self.work.show_received()
        self._show_received()  # what was only looked at is told no more

    def _show_identity(self, plan: Plan) -> None:
        self._unnumbered.setVisible(not (plan.number and plan.issued_on))
        parts = []
        if plan.number:
            parts.append(_("Số {number}").format(number=plan.number))
        if plan.issued_on:
            day = vietnamese.short_date(plan.issued_on)
            parts.append(_("ngày {day}").format(day=day))
        said = " ".join(parts)
        self._head.show_note(f"{said} · {plan.short_name}" if said else plan.short_name)

    def _show_reading(self) -> None:
        adopted = self._office.plans.current()
        number = self.text.current()
        if adopted is None or number is None:
            return
        plan = self._office.plans.value_of(adopted)
        if number:
            self._show_clause(adopted, plan, number)
            return
        above = self._office.plans.known(plan.parent_plan)
        self.pane.show_head(
            head_of(plan),
            plan.number,
            plan.issued_on,
            given=bool(plan.number and not adopted.number),
            parent_plan=above.title if above else "",
        )

    def _show_clause(self, adopted: AdoptedPlan, plan: Plan, number: str) -> None:
        choices = self._office.plans.choices(adopted)
        settled = {key: (c.value, c.reason) for key, c in choices.items()}
        told = [
            notice.sentence
            for notice in self.notices.notices
            if not notice.reading and belongs(notice.clause, number)
        ]
        found = self._understood[number]
        self.pane.show_clause(number, found, settled, self._trial(plan, found), told)

    def _trial(self, plan: Plan, found: Understood) -> Trial:
        # A plan may foresee no round yet; then there is nobody to try it with.
        roundup = self._office.roundup() if self._office.rounds() else None
        people = candidates(roundup, found.groups) if roundup else {}
        if roundup is None or not people:
            return Trial()
        if self._tried not in people:
            self._tried = next(iter(people))
        group = plan.group_by_code[roundup.candidates[self._tried].group]
        offers = offers_to_try(plan, roundup.readings, group, found.standards)
        if self._tried_for not in offers:
            now = [offer.code for offer in roundup.offers if offer.code in offers]
            self._tried_for = next(iter([*now, *offers]), "")
        explanation = roundup.explanation(self._tried, self._tried_for)
        return Trial(people, offers, self._tried, self._tried_for, explanation)

    def _go_to_clause(self, reference: str) -> None:
        number = next((n for n in self._understood if belongs(reference, n)), reference)
        self.text.choose(number)

    def _on_settling(self, notice: PlanNotice) -> None:
        self._go_to_clause(notice.clause)
        self.pane.focus_on(notice.reading)

    def _on_tried(self, subject_id: str, offer: str) -> None:
        self._tried, self._tried_for = subject_id, offer
        self._show_reading()

    def _on_settled(self, key: str, value: str, reason: str) -> None:
        adopted = self._office.plans.current()
        if adopted is None:
            return
        reading = self._office.plan().reading_by_key[key]
        label = reading.label_of(value or reading.default)
        self.run(
            lambda: self._office.plans.settle(adopted, key, value, reason),
            _("Đã chọn cách hiểu “{quoted}”: {label}.").format(
                quoted=reading.quoted, label=label
            ),
        )

    def _on_numbered(self, number: str, day: date | None) -> None:
        adopted = self._office.plans.current()
        if adopted is not None:
            self.run(
                lambda: self._office.plans.number(adopted, number, day),
                _("Đã ghi số, ngày của kế hoạch."),
            )

    def _on_open(self) -> None:
        file = plan_files.pick(self, _("Mở tệp kế hoạch"))
        found = self.ask(lambda: plan_files.check(file)) if file else None
        if file is None or found is None:
            return
        plan, problems = found
        known = self._office.plans.current() is not None
        fit = plan is not None and not problems
        if fit and plan and known and not plan_files.ask_adoption(self, plan):
            return
        # A file with problems is refused by the office itself, with all its lines.
        self.run(
            lambda: self._office.plans.adopt(str(file)),
            _("Đã nhận kế hoạch từ tệp {file}.").format(file=file.name),
        )

    def _on_check(self) -> None:
        file = plan_files.pick(self, _("Kiểm tra tệp kế hoạch"))
        found = self.ask(lambda: plan_files.check(file)) if file else None
        if file is not None and found is not None:
            plan_files.report(self, file, *found).exec()
