"""Criteria sets in a file of their own, outside any plan: only `[[criteria]]`."""

import tomllib
from decimal import Decimal

from desktop.emulation.criteria import CriteriaSet
from desktop.errors import PlanFileError
from desktop.plans.criteria_parts import criteria
from desktop.plans.positions import lines_of
from desktop.plans.sections import Report, Section


def read_criteria_sets(text: str) -> tuple[CriteriaSet, ...]:
    """Return the sets a file holds.

    Raises:
        PlanFileError: the file is not as docs/plan-format.md describes; the sentence
            names the first problem, `detail` lists all of them.
    """
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except (ArithmeticError, RecursionError, ValueError) as error:
        raise PlanFileError(
            f"Tệp bộ tiêu chí không đúng cách viết TOML ({error}).",
            "Sửa tệp rồi mở lại; chưa có gì thay đổi.",
        ) from error
    report = Report(lines_of(text))
    root = Section(data, (), report)
    sets = tuple(criteria(section) for section in root.sections("criteria"))
    if not sets:
        root.problem("criteria", "thiếu; cần ít nhất một bảng [[criteria]].")
    root.close()
    if report.problems:
        found = sorted(report.problems, key=lambda p: p.line)
        raise PlanFileError(
            str(found[0]),
            "Sửa chỗ đó trong tệp rồi mở lại; chưa có gì thay đổi.",
            detail="\n".join(str(problem) for problem in found),
        )
    return sets
