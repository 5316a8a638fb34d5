"""The money there is for an award of the round: entered here, a warning, no limit."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from desktop import vietnamese
from desktop.awards.quotas import Budget, QuotaMode
from desktop.errors import EntryError
from desktop.office.office import Office
from desktop.office.rounds.outcome import ReviewList
from ui.dialogs.subject_form import Save, SubjectForm
from ui.language import _
from ui.pages.page import Page
from ui.pages.review_award import AwardStrip
from ui.pages.review_words import form_words
from ui.widgets.fields import Field

_MOST = 10**15  # more is a slip of the finger


class ReviewMoney:
    """Shows and enters the money of the award on show."""

    def __init__(self, page: Page, office: Office) -> None:
        self._page = page
        self._office = office

    def show(self, strip: AwardStrip, lists: Sequence[ReviewList]) -> None:
        """Show who decides about an award, and whether the money is enough."""
        code = lists[0].offer if lists else ""
        offer = self._office.plan().offer_by_code.get(code)
        modes = {number.quota.mode for number in offer.quotas} if offer else set()
        strip.show_award(
            lists,
            offer,
            self._kept(code),
            asks_for_money=QuotaMode.BUDGET in modes,
            is_closed=self._office.current_round().is_closed,
        )

    def enter(self, lists: Sequence[ReviewList]) -> None:
        """Ask for the money there is for an award."""
        if not lists:
            return
        code = lists[0].offer
        empty = Budget(self._office.current_round().id, code, 0, 0, 0)
        dialog = BudgetDialog(
            self._page.window(),
            form_words(lists[0]),
            self._kept(code) or empty,
            self._office.reviewing.put_budget,
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._page.reload()
            self._page.changed.emit(_("Đã ghi kinh phí khen thưởng của đợt."))

    def _kept(self, code: str) -> Budget | None:
        round_id = self._office.current_round().id
        budgets = self._office.reviewing.budgets(round_id)
        return next((each for each in budgets if each.offer == code), None)


class BudgetDialog(SubjectForm):
    """Three sums in đồng, whole numbers; dots at thousands may be left out."""

    def __init__(
        self, parent: QWidget | None, award: str, budget: Budget, save: Save
    ) -> None:
        title = _("Kinh phí cho {award}").format(award=award)
        super().__init__(parent, title, _("Lưu kinh phí"), save, width=480)
        self._budget = budget
        self.amount = self._sum(_("Tổng kinh phí"), budget.amount)
        self.collective = self._sum(
            _("Mức cho một tập thể, doanh nghiệp"), budget.per_collective
        )
        self.individual = self._sum(
            _("Mức cho một cá nhân, hộ gia đình"), budget.per_individual
        )
        self.amount.setFocus()

    def _sum(self, label: str, value: int) -> Field:
        shown = vietnamese.number(value) if value else ""
        field = Field(label, shown, unit=_("đồng"), width=170, right=True)
        self.row(label, field)
        return field

    def is_readable(self) -> bool:
        return all(
            self._read(field) is not None
            for field in (self.amount, self.collective, self.individual)
        )

    def _read(self, field: Field) -> int | None:
        if not field.text() and field is not self.amount:
            return 0
        try:
            value = vietnamese.parse_whole(field.text())
        except EntryError as refusal:
            field.show_error(str(refusal))
            field.setFocus()
            return None
        if not 0 <= value < _MOST:
            field.show_error(_("Số tiền không hợp lý. Nhập từ 0 đồng trở lên."))
            field.setFocus()
            return None
        return value

    def value(self) -> Budget:
        """Return the money as typed."""
        return Budget(
            self._budget.round_id,
            self._budget.offer,
            self._read(self.amount) or 0,
            self._read(self.collective) or 0,
            self._read(self.individual) or 0,
        )
