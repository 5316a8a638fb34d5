"""The money of a round: whether it is given, how much, and what papers say of it.

Before the decision amounts follow the law of the day it would be made. With the
decision every award keeps its own amount, and nothing that changes later changes it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from db import awards, papers
from desktop import text
from desktop.awards.bonuses import Amount, Rounding, RoundMoney, amount_of
from desktop.awards.forms import Grant, Level
from desktop.awards.legal import Law
from desktop.office.desk import Desk
from desktop.vietnamese import number

__all__ = ["Bonuses", "RoundMoney", "Rounding"]


class Bonuses:
    """Choose and reckon the money of rounds."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def money(self, round_id: str) -> RoundMoney | None:
        """Return what was chosen for a round, None before anybody chose."""
        return papers.round_money(self._desk.database, round_id)

    def choose(self, money: RoundMoney, grants: Sequence[Grant] = ()) -> None:
        """Keep whether money goes with the awards of a round, and from where.

        Args:
            money: what is chosen.
            grants: the awards already decided, reckoned anew by the choice.
        """
        kept = replace(money, fund=text.clean(money.fund))
        said = "có tiền thưởng kèm theo" if kept.is_given else "không kèm tiền thưởng"
        with self._desk.trail.operation(f"Chọn tiền thưởng của đợt: {said}"):
            papers.put_round_money(self._desk.database, kept)
            awards.put_grants(self._desk.database, grants)


def reckoned(
    grants: Iterable[Grant],
    level: Level,
    money: RoundMoney | None,
    law: Law,
    day: date,
) -> list[Grant]:
    """Return awards with the money of a day, without any where none is given."""
    if money is None or not money.is_given:
        return [_with(grant, None) for grant in grants]
    return [
        _with(
            grant,
            amount_of(law, day, grant.form, level, grant.kind, money.rounding),
        )
        for grant in grants
    ]


def _with(grant: Grant, amount: Amount | None) -> Grant:
    if amount is None:
        return replace(
            grant, amount=None, coefficient=None, base_salary=None, bonus_basis=None
        )
    return replace(
        grant,
        amount=amount.amount,
        coefficient=amount.coefficient,
        base_salary=amount.base_salary,
        bonus_basis=amount.basis,
    )


def changed(before: Sequence[Grant], after: Sequence[Grant]) -> str:
    """Return the sentence on money that changed with the day, empty where none did."""
    sums = [
        (old.base_salary, new.base_salary)
        for old, new in zip(before, after, strict=True)
        if old.amount != new.amount
    ]
    if not sums:
        return ""
    said = f"Tiền thưởng được tính lại theo ngày quyết định mới: {_total(after)}"
    old_salary, new_salary = sums[0]
    if old_salary and new_salary and old_salary != new_salary:
        said += (
            f" (lương cơ sở {number(old_salary)} đồng thành {number(new_salary)} đồng)"
        )
    return f"{said}; trước là {_total(before)}."


def _total(grants: Sequence[Grant]) -> str:
    if any(grant.amount is None for grant in grants):
        return "chưa biết"
    return f"{number(sum(grant.amount or 0 for grant in grants))} đồng"
