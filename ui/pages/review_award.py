"""Which award of the round is looked at, who decides it, and the money there is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.awards.quotas import Budget
from desktop.office.rounds.outcome import ReviewList
from desktop.plans.plan import AwardOffer
from ui import icons, look
from ui.language import _
from ui.pages.review_words import (
    authority_words,
    award_words,
    counted_kinds,
    money_words,
)
from ui.widgets import layouts
from ui.widgets.buttons import quiet
from ui.widgets.chips import Chip, ChipLabel
from ui.widgets.forms import ChoiceField
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH

_UPWARD = Chip(_("Đề nghị lên cấp trên"), "send", "accent")


class AwardStrip(Strip):
    """A choice of awards, grouped by form and authority; hidden where it says nothing.

    Signals:
        award_chosen(): another award shall be shown; ask `offer()`.
        money_wanted(): the officer wants to enter the money there is.
    """

    award_chosen = Signal()
    money_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.choice = ChoiceField(_("Khen thưởng"), width=330)
        self.choice.setFixedHeight(28)
        self.upward = ChipLabel(_UPWARD)
        self.said = layouts.label("", "note")
        self.total = layouts.label("", "note")
        self.alarm = icons.IconLabel("triangle-alert", "warn", 16)
        self.money = layouts.label("", "note")
        self.enter = quiet(_("Nhập kinh phí…"), self._on_money, icon="pencil")
        super().__init__(
            self.choice,
            self.upward,
            self.said,
            self.total,
            STRETCH,
            self.alarm,
            self.money,
            self.enter,
            height=44,
            spacing=12,
            parent=parent,
        )
        self.choice.chosen.connect(lambda _code: self.award_chosen.emit())

    def show_awards(self, lists: Sequence[ReviewList]) -> None:
        """Show the awards of a round, keeping the one that was chosen."""
        found = {each.offer: award_words(each) for each in lists}
        self.choice.show_choices(list(found.items()))
        self.choice.setVisible(len(found) > 1)

    def offer(self) -> str:
        """Return the code of the award on show; "" before there is one."""
        code = self.choice.key()
        return code if isinstance(code, str) else ""

    def show_award(
        self,
        lists: Sequence[ReviewList],
        offer: AwardOffer | None,
        budget: Budget | None,
        *,
        asks_for_money: bool,
        is_closed: bool,
    ) -> None:
        """Show who decides the award and whether the money is enough.

        Args:
            lists: the lists of this award.
            offer: the award in the plan.
            budget: the money entered, None where nobody has.
            asks_for_money: whether the plan leaves the number to the money there is.
            is_closed: whether the round is closed.
        """
        is_own = all(found.is_own for found in lists)
        self.upward.setVisible(not is_own)
        self.said.setText(authority_words(lists[0]) if lists else "")
        self._show_total(lists, offer)
        self._show_money(lists, budget, asks_for_money=asks_for_money)
        self.enter.set_label(_("Sửa kinh phí…") if budget else _("Nhập kinh phí…"))
        has_money = asks_for_money or budget is not None
        self.enter.setVisible(has_money and not is_closed)
        several = self.choice.count() > 1
        self.setVisible(several or not is_own or has_money)

    def _on_money(self) -> None:
        self.money_wanted.emit()

    def _show_total(
        self, lists: Sequence[ReviewList], offer: AwardOffer | None
    ) -> None:
        most = offer.total if offer else None
        self.total.setVisible(most is not None)
        if most is None:
            return
        count = sum(len(found.proposed) for found in lists)
        said = _("Tổng không quá {most:02d}, đã đề nghị {count:02d}")
        self.total.setText(said.format(most=most, count=count))
        look.tag(self.total, tone="warn" if count > most else "")

    def _show_money(
        self,
        lists: Sequence[ReviewList],
        budget: Budget | None,
        *,
        asks_for_money: bool,
    ) -> None:
        has_money = asks_for_money or budget is not None
        self.money.setVisible(has_money)
        self.alarm.hide()
        if budget is None:
            self.money.setText(_("Chưa nhập kinh phí khen thưởng"))
            look.tag(self.money, tone="")
            return
        kinds = counted_kinds(lists)
        self.money.setText(money_words(budget, kinds))
        is_enough = budget.is_enough(kinds)
        look.tag(self.money, tone="" if is_enough else "warn")
        self.alarm.setVisible(not is_enough)
