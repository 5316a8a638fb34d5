"""Bonus money: coefficient × base salary of the decision's date, rounded once.

Nghị định 152/2025/NĐ-CP, Điều 49: the product is rounded up to ten thousand đồng. What
a collective or a household gets more is multiplied into the coefficient before that:
0,30 × 2.340.000 gives 710.000 đồng, not twice 360.000.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from desktop.awards.forms import AwardForm, Level
from desktop.awards.legal import Law, LegalValue
from desktop.emulation.participants import Kind, LabelledEnum

STEP = 10_000
"""Đồng; amounts are rounded to whole multiples of it."""


class Rounding(LabelledEnum):
    """How the product becomes an amount."""

    UP = "up", "làm tròn lên hàng chục nghìn đồng"
    NEAREST = "nearest", "làm tròn đến hàng chục nghìn đồng"
    NONE = "none", "không làm tròn"


@dataclass(frozen=True, slots=True)
class RoundMoney:
    """What the office chose about money for a round.

    Args:
        is_given: whether money goes with the awards.
        fund: where it comes from: "Quỹ thi đua, khen thưởng năm 2026 của xã".
    """

    round_id: str
    is_given: bool
    fund: str = ""
    rounding: Rounding = Rounding.UP


@dataclass(frozen=True, slots=True)
class Amount:
    """The money of one award, in đồng, and what it was reckoned from."""

    amount: int
    coefficient: Decimal
    base_salary: int
    sources: tuple[LegalValue, ...]

    @property
    def product(self) -> Decimal:
        """Coefficient × base salary, before rounding."""
        return self.coefficient * self.base_salary

    @property
    def basis(self) -> str:
        """The papers it rests on, each once."""
        return "; ".join(dict.fromkeys(s.legal_basis for s in self.sources))


def rounded(product: Decimal, mode: Rounding) -> int:
    """Round a product to whole đồng; a half goes up."""
    if mode is Rounding.NONE:
        return int(product.to_integral_value(ROUND_HALF_UP))
    how = ROUND_CEILING if mode is Rounding.UP else ROUND_HALF_UP
    return int((product / STEP).to_integral_value(how)) * STEP


def amount_of(
    law: Law,
    day: date,
    form: AwardForm,
    level: Level,
    kind: Kind,
    mode: Rounding = Rounding.UP,
) -> Amount | None:
    """Return the money of one award decided on a day.

    None where base salary or coefficient of that day is not known: nothing is guessed.
    """
    salary = law.base_salary(day)
    coefficient = law.coefficient(form, level, kind, day)
    if salary is None or coefficient is None:
        return None
    base = int(salary.value)
    return Amount(
        rounded(coefficient.value * base, mode),
        coefficient.value,
        base,
        (salary, *coefficient.sources),
    )
