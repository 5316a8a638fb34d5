"""What the law fixes, as dated values: bases, base salary, coefficients, sizes, days.

A value holds on the days between its first and last, and is chosen by the day of the
decision (domain: "never by today"). An office may put its own value in the place of a
shipped one. What nobody has compared with the law's own text is marked so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop.awards.forms import AwardForm, Level
from desktop.emulation.participants import Kind, LabelledEnum

BASE_SALARY = "base_salary"
AMENDED_LAW = "emulation_law_amended"
_FACTORS = {
    Kind.COLLECTIVE: "factor.collective",
    Kind.BUSINESS: "factor.collective",
    Kind.HOUSEHOLD: "factor.household",
}


class LegalKind(LabelledEnum):
    """What a value is about; the value names its file in resources/law."""

    BASIS = "bases", "Căn cứ"
    BASE_SALARY = "base_salary", "Lương cơ sở"
    COEFFICIENT = "coefficients", "Hệ số tiền thưởng"
    CERTIFICATE_SIZE = "certificate_sizes", "Khổ Giấy khen"
    PROCESSING = "processing", "Số ngày"


@dataclass(frozen=True, slots=True)
class LegalValue:
    """One value and the days it holds, both included.

    Args:
        code: what it is; the same code never holds twice on one day.
        value: as written: "2530000", "0.15", "297x210", "Căn cứ Luật …".
        valid_to: None while no end is known.
        legal_basis: the paper it comes from.
        is_checked: whether somebody compared it with that paper.
        title: on screen.
        note: what to look at when checking it.
        id: of the office's own value; empty for one shipped with the program.
    """

    kind: LegalKind
    code: str
    value: str
    valid_from: date
    valid_to: date | None
    legal_basis: str
    is_checked: bool
    title: str = ""
    note: str = ""
    id: str = ""

    @property
    def is_own(self) -> bool:
        """Tell whether the office put it in the place of a shipped one."""
        return bool(self.id)

    def holds_on(self, day: date) -> bool:
        """Tell whether the value holds on a day."""
        return self.valid_from <= day and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Coefficient:
    """By what the base salary is multiplied, and the values that say so."""

    value: Decimal
    sources: tuple[LegalValue, ...]

    @property
    def unchecked(self) -> tuple[LegalValue, ...]:
        """Return the sources nobody has compared with the law's text."""
        return tuple(source for source in self.sources if not source.is_checked)


@dataclass(frozen=True, slots=True)
class Law:
    """All values, in the order papers cite them; the office's own win."""

    values: tuple[LegalValue, ...]

    def on(self, kind: LegalKind, code: str, day: date) -> LegalValue | None:
        """Return the value of a code on a day, None where none is known."""
        found = [
            v
            for v in self.values
            if v.kind is kind and v.code == code and v.holds_on(day)
        ]
        return max(found, key=lambda v: (v.is_own, v.valid_from), default=None)

    def all_on(self, kind: LegalKind, day: date) -> tuple[LegalValue, ...]:
        """Return every value of a kind on a day, one a code, in their order."""
        codes = dict.fromkeys(v.code for v in self.values if v.kind is kind)
        found = (self.on(kind, code, day) for code in codes)
        return tuple(value for value in found if value is not None)

    def bases(self, day: date) -> tuple[LegalValue, ...]:
        """Return the laws to cite on a day; one emptied by the office is left out."""
        return tuple(v for v in self.all_on(LegalKind.BASIS, day) if v.value)

    def base_salary(self, day: date) -> LegalValue | None:
        """Return the base salary of a day, in đồng."""
        return self.on(LegalKind.BASE_SALARY, BASE_SALARY, day)

    def coefficient(
        self, form: AwardForm, level: Level, kind: Kind, day: date
    ) -> Coefficient | None:
        """Return by what the base salary is multiplied; None where the law is unknown.

        A value for this very kind of recipient comes first. Else it is that of a
        person, multiplied for collectives and households.
        """
        named = f"{form.value}.{level.value}"
        whose = Kind.COLLECTIVE if kind is Kind.BUSINESS else kind
        own = self.on(LegalKind.COEFFICIENT, f"{named}.{whose.value}", day)
        if own is not None:
            return Coefficient(Decimal(own.value), (own,))
        base = self.on(LegalKind.COEFFICIENT, named, day)
        if base is None:
            return None
        if kind not in _FACTORS:
            return Coefficient(Decimal(base.value), (base,))
        factor = self.on(LegalKind.COEFFICIENT, _FACTORS[kind], day)
        if factor is None:
            return None
        return Coefficient(Decimal(base.value) * Decimal(factor.value), (base, factor))

    def days(self, code: str, day: date) -> LegalValue | None:
        """Return a number of working days: "posting", "processing"."""
        return self.on(LegalKind.PROCESSING, code, day)


def overlapping(values: Iterable[LegalValue]) -> list[tuple[LegalValue, LegalValue]]:
    """Return pairs of one code and origin that hold on the same day."""
    found: list[tuple[LegalValue, LegalValue]] = []
    last: dict[tuple[LegalKind, str, bool], LegalValue] = {}
    for value in sorted(values, key=lambda v: v.valid_from):
        key = (value.kind, value.code, value.is_own)
        before = last.get(key)
        if before is not None and before.holds_on(value.valid_from):
            found.append((before, value))
        last[key] = value
    return found
