"""The money there is for an award of the round: entered here, a warning, no limit."""

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from desktop import vietnamese
from desktop.awards.quotas import Budget
from desktop.emulation.participants import Kind
from desktop.errors import EntryError
from desktop.office.outcome import ReviewList
from ui.dialogs.subject_form import Save, SubjectForm
from ui.language import _
from ui.widgets.fields import Field

_MOST = 10**15  # more is a slip of the finger


def counted_kinds(lists: Sequence[ReviewList]) -> Counter[Kind]:
    """Return how many of each kind are proposed on the lists of an award."""
    return Counter(row.kind for found in lists for row in found.proposed)


def money_words(budget: Budget, kinds: Mapping[Kind, int]) -> str:
    """Return "Kinh phí 30.000.000 đồng, cần 12.000.000, còn 18.000.000"."""
    needed = budget.needed(kinds)
    left = budget.amount - needed
    said = _("Kinh phí {amount} đồng, cần {needed}, còn {left}")
    if left < 0:
        said = _("Kinh phí {amount} đồng, cần {needed}: thiếu {left}")
    return said.format(
        amount=vietnamese.number(budget.amount),
        needed=vietnamese.number(needed),
        left=vietnamese.number(abs(left)),
    )


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
        try:
            value = vietnamese.parse_whole(field.text())
        except EntryError as refusal:
            field.show_error(str(refusal))
            field.setFocus()
            return None
        if not 0 <= value < _MOST:
            field.show_error(_("Nhập số tiền từ 0 đồng, dưới một triệu tỷ đồng."))
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
