"""How the points of a criterion are computed: one class a method (domain 5.3).

Every method says its rule in Vietnamese, gives points between 0 and the most (a
deduction may go below where the set says so) and rounds half-up to two decimals.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from desktop.emulation.basis import (
    LEVELS,
    Asked,
    BasisError,
    ScoreBasis,
    WhenNone,
    Worked,
    counted,
    in_points,
    more_than_whole,
    nothing_came_up,
    points_of,
    ratio_of,
    ratio_words,
)
from desktop.emulation.participants import LabelledEnum
from desktop.emulation.rounding import round_half_up, written


class Method(ABC):
    """A way to compute points."""

    __slots__ = ()
    asks: ClassVar[Asked]

    @abstractmethod
    def rules(self, max_points: Decimal) -> tuple[str, ...]:
        """Return the rule in sentences without a full stop."""

    @abstractmethod
    def work_out(self, max_points: Decimal, basis: ScoreBasis) -> Worked:
        """Return the points with the rule that gave them.

        Raises:
            BasisError: the basis lacks what the method asks for.
        """

    def points(self, max_points: Decimal, basis: ScoreBasis) -> Decimal | None:
        """Return the points; None when the criterion is left out."""
        return self.work_out(max_points, basis).points


@dataclass(frozen=True, slots=True)
class AllOrNothing(Method):
    """Met gives all points, not met none."""

    asks: ClassVar[Asked] = Asked.MET

    def rules(self, max_points: Decimal) -> tuple[str, ...]:
        """Return both cases."""
        return (f"đạt: {in_points(max_points)}", "không đạt: 0 điểm")

    def work_out(self, max_points: Decimal, basis: ScoreBasis) -> Worked:
        """Return all points or none."""
        if basis.met is None:
            message = "Chưa có câu trả lời đạt hay không đạt."
            raise BasisError(message)
        points = max_points if basis.met else Decimal(0)
        said = "Đạt" if basis.met else "Không đạt"
        return Worked(points, f"{said}: {in_points(points)}")


@dataclass(frozen=True, slots=True)
class Step:
    """A range of ratios in percent and its points; as a rule from … to below ….

    Attributes:
        lower, upper: bounds in percent; without `upper` the range has no end.
        with_lower, with_upper: whether a bound itself belongs to the range.
    """

    lower: Decimal
    upper: Decimal | None
    points: Decimal
    with_lower: bool = True
    with_upper: bool = False

    def holds(self, ratio: Fraction) -> bool:
        """Tell whether a ratio lies in the range; compared exactly."""
        low = Fraction(self.lower)
        if ratio < low or (ratio == low and not self.with_lower):
            return False
        if self.upper is None:
            return True
        high = Fraction(self.upper)
        return ratio < high or (ratio == high and self.with_upper)

    @property
    def words(self) -> str:
        """Return "tỷ lệ từ 80% đến dưới 100%"."""
        low = f"{written(self.lower)}%"
        if self.upper is None:
            return f"tỷ lệ {'từ' if self.with_lower else 'trên'} {low}" + (
                " trở lên" if self.with_lower else ""
            )
        high = f"{written(self.upper)}%"
        if self.lower == self.upper:
            return f"tỷ lệ đúng {low}"
        to = "đến" if self.with_upper else "đến dưới"
        if not self.lower and self.with_lower:
            return f"tỷ lệ {'không quá' if self.with_upper else 'dưới'} {high}"
        return f"tỷ lệ {'từ' if self.with_lower else 'trên'} {low} {to} {high}"


@dataclass(frozen=True, slots=True)
class Steps(Method):
    """Points by the range a ratio lies in; `otherwise` outside all of them."""

    asks: ClassVar[Asked] = Asked.RATIO
    steps: tuple[Step, ...]
    otherwise: Decimal | None = None
    when_none: WhenNone = WhenNone.EXCLUDED

    def rules(self, max_points: Decimal) -> tuple[str, ...]:
        """Return a sentence a step, in the order of the set."""
        said = [f"{step.words}: {in_points(step.points)}" for step in self.steps]
        if self.otherwise is not None:
            said.append(f"còn lại: {in_points(self.otherwise)}")
        return (*said, self.when_none.label)

    def work_out(self, max_points: Decimal, basis: ScoreBasis) -> Worked:
        """Return the points of the step the ratio lies in."""
        ratio = ratio_of(basis)
        if ratio is None:
            return nothing_came_up(self.when_none, max_points)
        found = next((step for step in self.steps if step.holds(ratio)), None)
        points = self.otherwise if found is None else found.points
        if points is None:
            message = "Tỷ lệ này không thuộc mức nào của tiêu chí."
            raise BasisError(message)
        words = found.words if found else "còn lại"
        said = f"{ratio_words(basis, ratio)}; {words}: {in_points(points)}"
        return Worked(points, said, more_than_whole(ratio))


@dataclass(frozen=True, slots=True)
class Proportional(Method):
    """From `full` percent all points; from `floor` on ratio × most ÷ 100; else none."""

    asks: ClassVar[Asked] = Asked.RATIO
    full: Decimal = Decimal(100)
    floor: Decimal = Decimal(0)
    when_none: WhenNone = WhenNone.EXCLUDED

    def rules(self, max_points: Decimal) -> tuple[str, ...]:
        """Return the case of all points, of a share, and of none."""
        full, floor = written(self.full), written(self.floor)
        said = [f"tỷ lệ từ {full}% trở lên: {in_points(max_points)}"]
        if self.floor < self.full:
            share = f"tỷ lệ × {in_points(max_points)} ÷ 100"
            begins = f"từ {floor}% đến dưới" if self.floor else "dưới"
            said.append(f"tỷ lệ {begins} {full}%: {share}")
        if self.floor:
            said.append(f"tỷ lệ dưới {floor}%: 0 điểm")
        return (*said, self.when_none.label)

    def work_out(self, max_points: Decimal, basis: ScoreBasis) -> Worked:
        """Return the share of the points."""
        ratio = ratio_of(basis)
        if ratio is None:
            return nothing_came_up(self.when_none, max_points)
        if ratio >= self.full:
            points, rule = max_points, f"từ {written(self.full)}% trở lên"
        elif ratio >= self.floor:
            points = points_of(ratio * Fraction(max_points) / 100, max_points)
            rule = f"tính theo tỷ lệ của {in_points(max_points)}"
        else:
            points, rule = Decimal(0), f"dưới {written(self.floor)}%"
        said = f"{ratio_words(basis, ratio)}; {rule}: {in_points(points)}"
        return Worked(points, said, more_than_whole(ratio))


@dataclass(frozen=True, slots=True)
class Deduction(Method):
    """All points less so many for each fault; below zero only where allowed."""

    asks: ClassVar[Asked] = Asked.FAULTS
    per_fault: Decimal
    allow_negative: bool = False

    def rules(self, max_points: Decimal) -> tuple[str, ...]:
        """Return the start, what a fault costs, and where it ends."""
        start = f"từ {in_points(max_points)}, mỗi lỗi trừ {in_points(self.per_fault)}"
        return (start, "được âm" if self.allow_negative else "không dưới 0 điểm")

    def work_out(self, max_points: Decimal, basis: ScoreBasis) -> Worked:
        """Take the faults off."""
        faults = counted(basis.faults, "số lỗi")
        taken = Fraction(self.per_fault) * faults
        left = Fraction(max_points) - taken
        kept = left if self.allow_negative else max(left, Fraction(0))
        points = points_of(kept, max_points)
        said = (
            f"{faults} lỗi, mỗi lỗi trừ {in_points(self.per_fault)}: "
            f"{written(max_points)} − {written(round_half_up(taken))}"
        )
        if left >= 0:
            return Worked(points, f"{said} = {in_points(points)}")
        remark = (
            "Điểm âm; tiêu chí này cho phép."
            if self.allow_negative
            else "Số điểm trừ vượt điểm tối đa; giữ ở 0 điểm."
        )
        end = f"= {in_points(points)}" if self.allow_negative else "dưới 0, tính 0 điểm"
        return Worked(points, f"{said} {end}", remark)


@dataclass(frozen=True, slots=True)
class CountPoints(Method):
    """So many points for each item, up to the most."""

    asks: ClassVar[Asked] = Asked.ITEMS
    per_item: Decimal

    def rules(self, max_points: Decimal) -> tuple[str, ...]:
        """Return what an item gives and the most."""
        each = f"mỗi nội dung {in_points(self.per_item)}"
        return (f"{each}, nhiều nhất {in_points(max_points)}",)

    def work_out(self, max_points: Decimal, basis: ScoreBasis) -> Worked:
        """Add up the items."""
        items = counted(basis.items, "số nội dung")
        value = Fraction(self.per_item) * items
        points = points_of(value, max_points)
        said = f"{items} nội dung × {in_points(self.per_item)}"
        if value > max_points:
            return Worked(points, f"{said}, nhiều nhất {in_points(points)}")
        return Worked(points, f"{said} = {in_points(points)}")


class SurveyMeasure(LabelledEnum):
    """What of a survey is multiplied with the points."""

    SATISFIED = "satisfied", "tỷ lệ hài lòng và rất hài lòng (mức 4, 5)"
    MEAN = "mean", "mức trung bình chia 5"


@dataclass(frozen=True, slots=True)
class SurveyPoints(Method):
    """The share of satisfied answers, or the mean level, times the most (5.5)."""

    asks: ClassVar[Asked] = Asked.ANSWERS
    measure: SurveyMeasure = SurveyMeasure.SATISFIED

    def rules(self, max_points: Decimal) -> tuple[str, ...]:
        """Return the formula."""
        return (f"{self.measure.label} × {in_points(max_points)}",)

    def work_out(self, max_points: Decimal, basis: ScoreBasis) -> Worked:
        """Return the share of the points; without any answer there is none."""
        if len(basis.answers) != LEVELS:
            message = f"Cần số phiếu của cả {LEVELS} mức."
            raise BasisError(message)
        answers = [counted(n, "số phiếu từng mức") for n in basis.answers]
        if not sum(answers):
            message = "Chưa có phiếu trả lời hợp lệ nào."
            raise BasisError(message)
        if self.measure is SurveyMeasure.SATISFIED:
            share = Fraction(answers[3] + answers[4], sum(answers))
            what = f"{answers[3] + answers[4]}/{sum(answers)} phiếu hài lòng"
            shown = f"{written(round_half_up(share * 100))}%"
        else:
            levels = sum(level * n for level, n in enumerate(answers, start=1))
            share = Fraction(levels, LEVELS * sum(answers))
            what = f"trung bình của {sum(answers)} phiếu"
            shown = f"mức {written(round_half_up(share * LEVELS))}"
        points = points_of(share * Fraction(max_points), max_points)
        return Worked(points, f"{what} ({shown}): {in_points(points)}")
