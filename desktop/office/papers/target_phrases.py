"""Targets of a plan in the words of papers: what was to be reached, and what was."""

from decimal import Decimal

from desktop.emulation.indicators import (
    Assessment,
    Indicator,
    Measure,
    Operator,
    Progress,
)
from desktop.emulation.rounding import round_half_up
from desktop.vietnamese import number, percent, two_digits

_SHARES = (Measure.RATIO, Measure.SHARE)
_PLACES = 2
_SET = {
    Measure.ATTESTED: "có xác nhận",
    Measure.ASSIGNED: "bằng hoặc vượt số giao",
    Measure.TREND: "không thấp hơn năm trước",
}


def goal(indicator: Indicator) -> str:
    """Return what is to be reached: "từ 90%", "phấn đấu 100%"."""
    said = _SET.get(indicator.measure, "")
    beats = indicator.operator is Operator.MORE_THAN
    if indicator.measure is Measure.ASSIGNED and beats:
        said = "vượt số giao"
    if indicator.measure is Measure.CLASS:
        said = f"từ loại {indicator.target_class}"
    if not said and indicator.target is not None:
        operator = indicator.operator
        amount = _amount(indicator.target, indicator)
        is_plain = operator is None or operator is Operator.EQUAL
        said = amount if is_plain or operator is None else f"{operator.label} {amount}"
    return f"phấn đấu {said}" if said and indicator.is_effort else said


def reached(assessment: Assessment) -> str:
    """Return the result as recorded; empty where nobody knows it.

    A share is not rounded onto its target: 89,996 % of "từ 90%" stays below.
    """
    indicator, result = assessment.indicator, assessment.result
    if assessment.progress is Progress.NOT_APPLICABLE:
        return "không áp dụng"
    if indicator.measure is Measure.ATTESTED:
        holds = result.holds if result else None
        return "" if holds is None else ("có" if holds else "không")
    if indicator.measure is Measure.CLASS:
        return "đã công bố" if assessment.progress is not Progress.NO_DATA else ""
    if assessment.measured is None:
        # A target of single units says how many of them reach it.
        return assessment.missing if assessment.progress is not Progress.NO_DATA else ""
    places = _PLACES
    shown = round_half_up(assessment.measured, places)
    while shown == indicator.target and shown != assessment.measured and places < 6:
        places += 1
        shown = round_half_up(assessment.measured, places)
    made = ""
    if result and result.numerator is not None and result.denominator is not None:
        made = f" ({number(result.numerator)}/{number(result.denominator)})"
    return f"{_amount(shown, indicator)}{made}"


def _amount(value: Decimal, indicator: Indicator) -> str:
    if indicator.measure in _SHARES or indicator.unit == "%":
        return percent(value)
    is_count = indicator.measure is Measure.COUNT and value == int(value)
    shown = two_digits(int(value)) if is_count else number(value)
    return f"{shown} {indicator.unit}".strip()
