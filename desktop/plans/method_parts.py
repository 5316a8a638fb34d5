"""Read how the points of a criterion are computed, with strict bounds."""

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

from desktop.emulation.basis import WhenNone
from desktop.emulation.methods import (
    AllOrNothing,
    CountPoints,
    Deduction,
    Method,
    Proportional,
    Step,
    Steps,
    SurveyMeasure,
    SurveyPoints,
)
from desktop.emulation.participants import LabelledEnum
from desktop.plans.sections import Section

FINEST = Decimal("0.01")
HUNDRED = Decimal(100)


class MethodCode(LabelledEnum):
    """The names of the methods in a plan file."""

    ALL_OR_NOTHING = "all_or_nothing", "đạt được điểm tối đa, không đạt 0 điểm"
    STEPS = "steps", "theo mức của tỷ lệ"
    PROPORTIONAL = "proportional", "theo tỷ lệ, có mức sàn"
    DEDUCTION = "deduction", "trừ điểm theo lỗi"
    COUNT = "count", "cộng điểm theo số lượng, có mức tối đa"
    SURVEY = "survey", "theo phiếu điều tra"


def read_method(section: Section, most: Decimal) -> Method | None:
    """Return the method of a criterion; None where its points are typed."""
    if not section.has("method"):
        return None
    code = section.choice("method", MethodCode, MethodCode.ALL_OR_NOTHING)
    if most % FINEST:
        section.problem("max", "tiêu chí có cách tính cần nhiều nhất hai số lẻ.")
    method = _READERS[code](section, most)
    is_survey = section.has("evaluator") and section.text("evaluator", "") == "survey"
    if is_survey != isinstance(method, SurveyPoints):
        section.problem("method", "“survey” dùng cùng với evaluator = “survey”.")
    return method


def _all_or_nothing(_section: Section, _most: Decimal) -> Method:
    return AllOrNothing()


def _steps(section: Section, most: Decimal) -> Method:
    steps = tuple(_step(part, most) for part in section.sections("range"))
    otherwise = section.decimal("otherwise")
    if not steps:
        section.problem("range", "cần ít nhất một mức.")
    if otherwise is not None and (otherwise > most or otherwise % FINEST):
        section.problem("otherwise", f"cần từ 0 đến {most}, nhiều nhất hai số lẻ.")
    _check_ranges(section, steps, otherwise)
    return Steps(steps, otherwise, _when_none(section))


def _step(section: Section, most: Decimal) -> Step:
    lower = _one_of(section, "from", "above")
    upper = _one_of(section, "below", "up_to")
    if lower is None:
        section.problem("from", "thiếu; cần “from” (từ) hoặc “above” (trên).")
    points = section.decimal("points", required=True) or Decimal(0)
    if points > most or points % FINEST:
        section.problem("points", f"cần từ 0 đến {most}, nhiều nhất hai số lẻ.")
    step = Step(
        lower or Decimal(0),
        upper,
        points,
        with_lower=not section.has("above"),
        with_upper=section.has("up_to"),
    )
    is_one = step.lower == upper and step.with_lower and step.with_upper
    if upper is not None and upper <= step.lower and not is_one:
        key = "up_to" if step.with_upper else "below"
        section.problem(key, "mức này không chứa tỷ lệ nào.")
    return step


def _one_of(section: Section, one: str, other: str) -> Decimal | None:
    """Return the one bound that is given; both at once are a problem."""
    found = [section.decimal(key) for key in (one, other)]
    if section.has(one) and section.has(other):
        section.problem(other, f"chỉ dùng một trong “{one}” và “{other}”.")
    return next((bound for bound in found if bound is not None), None)


def _check_ranges(
    section: Section, steps: tuple[Step, ...], otherwise: Decimal | None
) -> None:
    """Note every overlap, and every gap nothing is said about."""
    placed = sorted(
        range(len(steps)), key=lambda n: (steps[n].lower, not steps[n].with_lower)
    )
    for before, after in pairwise(placed):
        low, high = steps[before], steps[after]
        is_shared = low.with_upper and high.with_lower
        if (
            low.upper is None
            or low.upper > high.lower
            or (low.upper == high.lower and is_shared)
        ):
            section.problem_at(("range", after), f"chồng lên mức “{low.words}”.")
        elif otherwise is None and (
            low.upper < high.lower or not (low.with_upper or high.with_lower)
        ):
            said = f"hở giữa “{low.words}” và “{high.words}”; thêm “otherwise”."
            section.problem_at(("range", after), said)
    if steps and otherwise is None:
        _check_ends(section, steps[placed[0]], [steps[n].upper for n in placed])


def _check_ends(section: Section, lowest: Step, uppers: list[Decimal | None]) -> None:
    if lowest.lower or not lowest.with_lower:
        section.problem("range", "chưa có mức từ 0; thêm mức hoặc “otherwise”.")
    if None not in uppers:
        section.problem(
            "range", "chưa có mức không chặn trên; thêm mức hoặc “otherwise”."
        )


def _proportional(section: Section, _most: Decimal) -> Method:
    full = section.decimal("full")
    floor = section.decimal("floor")
    method = Proportional(
        HUNDRED if full is None else full,
        Decimal(0) if floor is None else floor,
        _when_none(section),
    )
    if not 0 < method.full <= HUNDRED:
        section.problem("full", "cần trên 0 đến 100.")
    if method.floor > method.full:
        section.problem("floor", f"không được vượt mức đủ điểm {method.full}.")
    return method


def _when_none(section: Section) -> WhenNone:
    if not section.has("when_none"):
        return WhenNone.EXCLUDED
    return section.choice("when_none", WhenNone, WhenNone.EXCLUDED)


def _deduction(section: Section, _most: Decimal) -> Method:
    return Deduction(_share(section, "per_fault"), section.flag("allow_negative"))


def _count(section: Section, most: Decimal) -> Method:
    each = _share(section, "per_item")
    if each > most:
        section.problem("per_item", f"không được vượt điểm tối đa {most}.")
    return CountPoints(each)


def _share(section: Section, key: str) -> Decimal:
    points = section.decimal(key, required=True)
    if points is not None and not points:
        section.problem(key, "cần trên 0.")
    return points or Decimal(0)


def _survey(section: Section, _most: Decimal) -> Method:
    if not section.has("measure"):
        return SurveyPoints()
    return SurveyPoints(
        section.choice("measure", SurveyMeasure, SurveyMeasure.SATISFIED)
    )


_READERS: dict[MethodCode, Callable[[Section, Decimal], Method]] = {
    MethodCode.ALL_OR_NOTHING: _all_or_nothing,
    MethodCode.STEPS: _steps,
    MethodCode.PROPORTIONAL: _proportional,
    MethodCode.DEDUCTION: _deduction,
    MethodCode.COUNT: _count,
    MethodCode.SURVEY: _survey,
}
