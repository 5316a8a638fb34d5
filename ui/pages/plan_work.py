"""What can be done with the plan: numbers, standards, versions, next year's copy."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from desktop.awards.standards import Standard
from desktop.office.office import AdoptedPlan, Office
from desktop.plans import editing
from desktop.plans.plan import Plan
from ui.dialogs.plan_clone_dialog import PlanCloneDialog
from ui.dialogs.plan_reader import PlanReader
from ui.dialogs.plan_value_dialog import PlanValueDialog
from ui.dialogs.plan_versions_dialog import Version, VersionsDialog
from ui.dialogs.received_plans_dialog import ReceivedPlansDialog
from ui.dialogs.standard_editor import StandardEditor
from ui.language import _
from ui.pages.plan_parts import Edit

if TYPE_CHECKING:
    from ui.pages.plan_page import PlanPage


class PlanWork:
    """The dialogs of the plan page and what comes of them."""

    def __init__(self, page: "PlanPage", office: Office) -> None:
        self._page, self._office = page, office

    def change_number(self, edit: Edit) -> None:
        """Let the officer change a number or a day; a new version of the plan."""
        adopted, plan = self._now()
        change = _changer(adopted.source, edit)
        deadline = plan.deadlines[edit.index] if edit.table == "deadline" else None
        dialog = PlanValueDialog(
            self._page.window(), edit, note_of(plan), change, deadline
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._keep(dialog.source, dialog.reason.text())
        dialog.deleteLater()

    def change_standard(self, standard: Standard, subject: str, offer: str) -> None:
        """Let the officer change a standard as a tree; a new version of the plan."""
        adopted, plan = self._now()
        roundup = self._office.roundup() if self._office.rounds() else None
        place = next(
            n for n, one in enumerate(plan.standards) if one.code == standard.code
        )
        dialog = StandardEditor(
            self._page.window(), adopted.source, place, note_of(plan), roundup
        )
        dialog.try_with(subject, offer)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._keep(dialog.source, dialog.reason)
        dialog.deleteLater()

    def show_parent(self) -> None:
        """Show the plan of the level above, only to read."""
        _adopted, plan = self._now()
        above = self._office.plans.known(plan.parent_plan)
        if above is not None:
            self._read(above)

    def show_versions(self) -> None:
        """Show every adopted plan and version; one can be worked by or copied."""
        dialog = VersionsDialog(self._page.window(), self._versions())
        dialog.read_wanted.connect(
            lambda version: self._read(self._office.plans.value_of(version.adopted))
        )
        done = dialog.exec() == QDialog.DialogCode.Accepted
        chosen, wants_copy = dialog.chosen, dialog.wants_copy
        wants_received = dialog.wants_received
        dialog.deleteLater()
        if done and wants_received:
            self.show_received()
        if not done or chosen is None:
            return
        if wants_copy:
            self._clone(chosen.adopted)
        else:
            self._work_by(chosen)

    def show_received(self) -> None:
        """Show the plans that came from above; one can be worked by."""
        office = self._office
        dialog = ReceivedPlansDialog(self._page.window(), office.received_plans.all())
        dialog.read_wanted.connect(
            lambda one: self._read(office.plans.value_of(one.plan))
        )
        done = dialog.exec() == QDialog.DialogCode.Accepted
        chosen = dialog.chosen
        dialog.deleteLater()
        if done and chosen is not None:
            self._page.run(
                lambda: office.received_plans.adopt(chosen),
                _("Đang làm theo “{name}” nhận từ cấp trên.").format(name=chosen.title),
            )

    def clone_current(self) -> None:
        """Make next year's plan out of the one worked by."""
        self._clone(self._now()[0])

    # --- what comes of it -------------------------------------------------------------

    def _now(self) -> tuple[AdoptedPlan, Plan]:
        adopted = self._office.plans.current()
        if adopted is None:
            message = "no plan is shown"
            raise ValueError(message)
        return adopted, self._office.plans.value_of(adopted)

    def _keep(self, source: str, reason: str) -> None:
        self._page.run(
            lambda: self._office.plans.adopt_text(source, reason=reason),
            lambda adopted: _("Đã lưu kế hoạch thành bản {version}.").format(
                version=adopted.version
            ),
        )

    def _work_by(self, version: Version) -> None:
        plans = self._office.plans
        has_others = any(
            one.code == version.adopted.code and one.id != version.adopted.id
            for one in plans.adopted()
        )
        take = plans.take_up if has_others else plans.work_by
        self._page.run(
            lambda: take(version.adopted),
            _("Đang làm theo “{name}”, bản {version}.").format(
                name=version.name, version=version.adopted.version
            ),
        )

    def _clone(self, adopted: AdoptedPlan) -> None:
        dialog = PlanCloneDialog(self._page.window(), adopted.source)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            years = dialog.years.value()
            self._page.run(
                lambda: self._office.plans.clone(adopted.source, years),
                _("Đã sao chép kế hoạch; số, ngày và căn cứ cần xem lại."),
            )
        dialog.deleteLater()

    def _read(self, plan: Plan) -> None:
        dialog = PlanReader(self._page.window(), plan)
        dialog.exec()
        dialog.deleteLater()

    def _versions(self) -> list[Version]:
        now = self._office.plans.current()
        found = []
        for adopted in self._office.plans.adopted():
            plan = self._office.plans.value_of(adopted)
            rounds = self._office.reviewing.of_plan(adopted.id)
            closed = sum(1 for one in rounds if one.is_closed)
            is_now = now is not None and adopted.id == now.id
            found.append(
                Version(
                    adopted,
                    plan.short_name,
                    plan.issuer.office,
                    len(rounds),
                    closed,
                    is_now,
                )
            )
        return found


def note_of(plan: Plan) -> str:
    """Return what a change of the plan does not change."""
    return _(
        "Chỉ bản trong sổ của cơ quan được sửa; văn bản do {office} ban hành không "
        "đổi. Đợt xét đang mở sẽ theo bản mới, đợt đã chốt giữ bản cũ."
    ).format(office=plan.issuer.office)


def _changer(source: str, edit: Edit) -> Callable[[int | Decimal | date], str]:
    """Return how the plan's text becomes one with another number or day."""

    def change(value: int | Decimal | date) -> str:
        if isinstance(value, date):
            changed = editing.set_deadline(source, edit.index, value)
        elif edit.table == "quota":
            changed = editing.set_quota(source, edit.index, edit.below, int(value))
        else:
            changed = editing.set_target(source, edit.index, Decimal(value))
        editing.checked(changed)
        return changed

    return change
