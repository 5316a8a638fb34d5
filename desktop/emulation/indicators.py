"""Targets of a movement: the number to reach, in the plan's own words, and how far.

Operators follow the quoted words: "trên" is strict, "tối thiểu", "ít nhất", "đạt"
include the number (plans-digest 12.1). Ratios are compared exactly, never rounded.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from desktop.emulation.participants import LabelledEnum


class Operator(LabelledEnum):
    """How a result is held against its target."""

    EQUAL = "=", "đúng"
    AT_LEAST = ">=", "từ"
    MORE_THAN = ">", "trên"
    AT_MOST = "<=", "không quá"
    LESS_THAN = "<", "dưới"

    def compares(self, value: Fraction, target: Fraction) -> bool:
        """Tell whether the value stands to the target as the operator says."""
        match self:
            case Operator.EQUAL:
                return value == target
            case Operator.AT_LEAST:
                return value >= target
            case Operator.MORE_THAN:
                return value > target
            case Operator.AT_MOST:
                return value <= target
            case Operator.LESS_THAN:
                return value < target


class Measure(LabelledEnum):
    """What a result consists of."""

    RATIO = "ratio", "tỷ lệ"
    NUMBER = "number", "con số"
    COUNT = "count", "đếm từ sổ"
    ATTESTED = "attested", "xác nhận"
    ASSIGNED = "assigned", "so với số được giao"
    TREND = "trend", "so với năm trước"
    SHARE = "share", "tỷ lệ tính từ sổ"
    CLASS = "class", "xếp loại chỉ số"


class Scope(LabelledEnum):
    """Whose target it is."""

    MOVEMENT = "movement", "toàn phong trào"
    UNIT = "unit", "từng đơn vị"
    INDIVIDUAL = "individual", "từng cá nhân"


@dataclass(frozen=True, slots=True)
class Indicator:
    """A target with its operator and quoted words.

    Attributes:
        target: the number, in `unit` (percent for ratios); None when attested or
            assigned.
        exception_of: code of the general indicator this one is taken out of.
        is_effort: the plan says "phấn đấu".
        counts: for COUNT and SHARE, what is counted in the registers; `of` is the
            unit's own target that "units_reaching" counts.
        scope: whose target it is; `groups` are assigned it by default.
        index, target_class, year_offset: for CLASS, the index, the least class and
            the year looked at, counted from the award's.
        due: the day the target is to be reached by; None for the plan's end.
        wider_target: the target of the level above, shown beside (S4-I02: 85 %).
        denominator: what the whole of a ratio is, in words.
        excludes: what is left out, in words.
    """

    code: str
    name: str
    measure: Measure
    clause: str
    quoted: str
    operator: Operator | None = None
    target: Decimal | None = None
    unit: str = ""
    exception_of: str = ""
    is_effort: bool = False
    counts: str = ""
    wider_target: Decimal | None = None
    denominator: str = ""
    excludes: str = ""
    scope: Scope = Scope.MOVEMENT
    groups: tuple[str, ...] = ()
    due: date | None = None
    index: str = ""
    target_class: str = ""
    year_offset: int = 0
    of: str = ""


class ResultState(LabelledEnum):
    """Whether a result was entered; a missing result is the absence of a row."""

    MEASURED = "measured", "có số liệu"
    NOT_APPLICABLE = "not_applicable", "không áp dụng"
    PENDING = "pending", "chưa có số liệu"


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """What was measured for one indicator in one round.

    A ratio is given by numerator and denominator, or by the percentage alone;
    an attested indicator by `holds`; an assigned one by `value` and `assigned`.
    `subject_id` is empty for the movement as a whole; PENDING marks a target that was
    assigned to a subject and has no result yet.
    """

    round_id: str
    indicator: str
    state: ResultState
    as_of: date | None = None
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    assigned: Decimal | None = None
    holds: bool | None = None
    source: str = ""
    subject_id: str = ""

    def measured(self) -> Fraction | None:
        """Return the exact number held against the target, percent for a ratio."""
        if self.numerator is not None and self.denominator:
            return Fraction(self.numerator) * 100 / Fraction(self.denominator)
        return None if self.value is None else Fraction(self.value)


class Progress(LabelledEnum):
    """How far a target is reached."""

    EXCEEDED = "exceeded", "Vượt"
    REACHED = "reached", "Đạt"
    NOT_REACHED = "not_reached", "Chưa đạt"
    NO_DATA = "no_data", "Chưa có số liệu"
    NOT_APPLICABLE = "not_applicable", "Không áp dụng"


@dataclass(frozen=True, slots=True)
class Assessment:
    """A target with its progress; `missing` says what is not known."""

    indicator: Indicator
    progress: Progress
    result: IndicatorResult | None = None
    measured: Fraction | None = None
    missing: str = ""


def assess(
    indicator: Indicator, result: IndicatorResult | None, counted: int | None = None
) -> Assessment:
    """Hold a result against its target.

    Args:
        indicator: the target.
        result: what was entered, None when nothing was.
        counted: for COUNT, the number found in the register.
    """
    if result is not None and result.state is ResultState.NOT_APPLICABLE:
        return Assessment(indicator, Progress.NOT_APPLICABLE, result)
    if indicator.measure is Measure.TREND:
        return _assess_trend(indicator, result)
    if indicator.measure is Measure.ATTESTED:
        return _assess_attested(indicator, result)
    if indicator.measure is Measure.COUNT:
        measured = None if counted is None else Fraction(counted)
        target = indicator.target
    else:
        measured = None if result is None else result.measured()
        target = indicator.target
        if indicator.measure is Measure.ASSIGNED:
            # Nothing assigned, 0, is nothing to reach: it never counts as reached.
            target = (result.assigned or None) if result is not None else None
    if measured is None or target is None or indicator.operator is None:
        missing = "Chưa có số được giao" if target is None else "Chưa có số liệu"
        return Assessment(indicator, Progress.NO_DATA, result, measured, missing)
    goal = Fraction(target)
    if not indicator.operator.compares(measured, goal):
        return Assessment(indicator, Progress.NOT_REACHED, result, measured)
    is_beyond = indicator.operator is Operator.AT_LEAST and measured > goal
    progress = Progress.EXCEEDED if is_beyond else Progress.REACHED
    return Assessment(indicator, progress, result, measured)


def assess_share(
    indicator: Indicator, part: int, whole: int, unknown: int = 0
) -> Assessment:
    """Hold a share counted in the registers against its target (A32).

    Nothing to count (0 of 0) is no share at all: it stays without data; so does one
    that the `unknown` ones of the whole, which may belong to the part, could turn.
    """
    target, operator = indicator.target, indicator.operator
    if not whole or target is None or operator is None:
        missing = f"Chưa có {indicator.denominator or 'đơn vị nào'} để tính"
        return Assessment(indicator, Progress.NO_DATA, missing=missing)
    measured = Fraction(part * 100, whole)
    result = IndicatorResult(
        round_id="",
        indicator=indicator.code,
        state=ResultState.MEASURED,
        numerator=Decimal(part),
        denominator=Decimal(whole),
        source="Tính từ các sổ",
    )
    shares = (Fraction(part * 100 + more * 100, whole) for more in range(unknown + 1))
    if len({operator.compares(share, Fraction(target)) for share in shares}) > 1:
        missing = f"Còn {unknown:02d} trong {whole:02d} chưa có số liệu"
        return Assessment(indicator, Progress.NO_DATA, result, measured, missing)
    if not operator.compares(measured, Fraction(target)):
        return Assessment(indicator, Progress.NOT_REACHED, result, measured)
    is_beyond = operator is Operator.AT_LEAST and measured > target
    progress = Progress.EXCEEDED if is_beyond else Progress.REACHED
    return Assessment(indicator, progress, result, measured)


def _assess_trend(indicator: Indicator, result: IndicatorResult | None) -> Assessment:
    """Hold this year's value against last year's, kept as `assigned` (A34)."""
    measured = None if result is None else result.measured()
    before = None if result is None else result.assigned
    if measured is None or before is None:
        missing = "Chưa có số liệu" if measured is None else "Chưa có số năm trước"
        return Assessment(indicator, Progress.NO_DATA, result, measured, missing)
    if measured < Fraction(before):
        return Assessment(indicator, Progress.NOT_REACHED, result, measured)
    is_beyond = measured > Fraction(before)
    progress = Progress.EXCEEDED if is_beyond else Progress.REACHED
    return Assessment(indicator, progress, result, measured)


def _assess_attested(
    indicator: Indicator, result: IndicatorResult | None
) -> Assessment:
    if result is None or result.holds is None:
        return Assessment(
            indicator, Progress.NO_DATA, result, missing="Chưa ai xác nhận"
        )
    progress = Progress.REACHED if result.holds else Progress.NOT_REACHED
    return Assessment(indicator, progress, result)
