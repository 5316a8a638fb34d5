"""Targets in the words of an office: what is to be reached, and what was reached."""

from decimal import Decimal
from fractions import Fraction

from desktop import vietnamese
from desktop.emulation.indicators import (
    Assessment,
    Indicator,
    IndicatorResult,
    Measure,
    Operator,
    Progress,
)
from desktop.emulation.scoring import round_half_up
from ui.language import _
from ui.widgets.chips import Chip

PROGRESS = {
    Progress.REACHED: Chip(_("Đạt"), "verdict-pass", "ok"),
    Progress.EXCEEDED: Chip(_("Vượt"), "arrow-up", "ok"),
    Progress.NOT_REACHED: Chip(_("Chưa đạt"), "verdict-fail", "bad"),
    Progress.NO_DATA: Chip(_("Chưa có số liệu"), "verdict-unknown", "warn"),
    Progress.NOT_APPLICABLE: Chip(_("Không áp dụng"), "verdict-not-applicable", "na"),
}
_MOST_PLACES = 6
_SHARES = (Measure.RATIO, Measure.SHARE)


def goal(indicator: Indicator) -> str:
    """Return what is to be reached: "từ 90%", "trên 60%", "phấn đấu 100%"."""
    words = _goal_itself(indicator)
    return _("phấn đấu {goal}").format(goal=words) if indicator.is_effort else words


def wider_goal(indicator: Indicator) -> str:
    """Return the target of the level above, or nothing."""
    if indicator.wider_target is None:
        return ""
    words = _against(indicator, indicator.wider_target)
    return _("cấp trên: {goal}").format(goal=words)


def numbers(indicators: tuple[Indicator, ...]) -> dict[str, str]:
    """Return the number of each target by code; exceptions get a letter: "5a"."""
    found: dict[str, str] = {}
    letters: dict[str, int] = {}
    count = 0
    for each in indicators:
        general = found.get(each.exception_of)
        if general is None:
            count += 1
            found[each.code] = str(count)
            continue
        place = letters.get(each.exception_of, 0)
        letters[each.exception_of] = place + 1
        found[each.code] = f"{general}{chr(ord('a') + place)}"
    return found


def reached(assessment: Assessment) -> str:
    """Return the result: "95,83%", "02 sáng kiến", "có"; "chưa có" without one."""
    if assessment.progress is Progress.NOT_APPLICABLE:
        return "–"
    indicator, result = assessment.indicator, assessment.result
    if indicator.measure is Measure.ATTESTED:
        if result is None or result.holds is None:
            return _("chưa có")
        return _("có") if result.holds else _("không")
    if indicator.measure is Measure.CLASS:
        known = assessment.progress is not Progress.NO_DATA
        return _("đã công bố") if known else _("chưa có")
    if assessment.measured is None:
        return _("chưa có")
    if indicator.measure in _SHARES or _is_percent_trend(indicator):
        return percent(assessment.measured, indicator.target)
    return _with_unit(_plain(assessment.measured), indicator)


def made_of(assessment: Assessment) -> str:
    """Return what a result is made of: "1.150/1.200", "giao 12"."""
    result, indicator = assessment.result, assessment.indicator
    if indicator.measure is Measure.COUNT:
        return _("đếm từ sổ sáng kiến")
    if indicator.measure is Measure.CLASS:
        return _("theo sổ chỉ số")
    if result is None:
        return ""
    if result.numerator is not None and result.denominator is not None:
        return fraction(result)
    if indicator.measure is Measure.ASSIGNED and result.assigned is not None:
        assigned = vietnamese.number(result.assigned)
        return _("được giao {assigned}").format(assigned=assigned)
    if indicator.measure is Measure.TREND and result.assigned is not None:
        before = _with_unit(result.assigned, indicator)
        if _is_percent_trend(indicator):
            before = vietnamese.percent(result.assigned)
        return _("năm trước {before}").format(before=before)
    return ""


def fraction(result: IndicatorResult) -> str:
    """Return "1.150/1.200"."""
    top = vietnamese.number(result.numerator or Decimal(0))
    whole = vietnamese.number(result.denominator or Decimal(0))
    return f"{top}/{whole}"


def percent(value: Fraction, target: Decimal | None = None) -> str:
    """Write a share; never rounded onto a target it does not reach or passes."""
    places = 2
    shown = round_half_up(value, places)
    while (
        target is not None
        and shown == target
        and value != Fraction(target)
        and places < _MOST_PLACES
    ):
        places += 1
        shown = round_half_up(value, places)
    return vietnamese.percent(shown)


def _goal_itself(indicator: Indicator) -> str:
    match indicator.measure:
        case Measure.ATTESTED:
            return _("có xác nhận")
        case Measure.ASSIGNED if indicator.operator is Operator.MORE_THAN:
            return _("vượt số giao")
        case Measure.ASSIGNED:
            return _("bằng hoặc vượt số giao")
        case Measure.TREND:
            return _("không thấp hơn năm trước")
        case Measure.CLASS:
            name = indicator.target_class
            return _("từ loại {name}").format(name=name)
    if indicator.target is None:
        return _("kế hoạch không nêu số")
    return _against(indicator, indicator.target)


def _against(indicator: Indicator, target: Decimal) -> str:
    if indicator.measure in _SHARES:
        amount = vietnamese.percent(target)
    else:
        amount = _with_unit(target, indicator)
    operator = indicator.operator
    if operator is None or operator is Operator.EQUAL:
        return amount
    return f"{operator.label} {amount}"


def _with_unit(value: Decimal, indicator: Indicator) -> str:
    whole = value == value.to_integral_value()
    is_count = indicator.measure is Measure.COUNT and whole
    shown = vietnamese.two_digits(int(value)) if is_count else vietnamese.number(value)
    unit = "" if indicator.unit == "%" else indicator.unit
    return f"{shown} {unit}".strip()


def _is_percent_trend(indicator: Indicator) -> bool:
    return indicator.measure is Measure.TREND and indicator.unit == "%"


def _plain(value: Fraction) -> Decimal:
    return round_half_up(value, 2)
