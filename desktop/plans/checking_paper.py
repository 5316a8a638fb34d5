"""Look over the paper itself: number and date, numbering, parent, points, scales."""

import re
from collections.abc import Iterator

from desktop.awards.indexing import IndexClassAtLeast
from desktop.emulation.indicators import Measure
from desktop.plans.notices import Notice, known
from desktop.plans.plan import Plan
from desktop.plans.trees import walk

IDENTITY = ("A01", "A02")
"""A blank number or date, and a plan without any head: told by one check."""


def look_over_identity(plan: Plan, number: str, *, has_date: bool) -> Iterator[Notice]:
    """Tell that the plan's own number or date is blank (A01, A02)."""
    if not (plan.number or number) or not (plan.issued_on or has_date):
        said = [caution.lint for caution in plan.cautions if caution.lint in IDENTITY]
        yield Notice(
            "",
            "Chưa có số, ngày ban hành; bản in để trống chỗ này.",
            is_identity=True,
            lint=said[0] if said else IDENTITY[0],
        )


def look_over_paper(plan: Plan) -> tuple[Notice, ...]:
    """Return what is odd about the paper besides its number and date."""
    return (
        *_numbering(plan),
        *_parent(plan),
        *_own_criteria(plan),
        *_scales(plan),
    )


def _numbering(plan: Plan) -> Iterator[Notice]:
    """Tell a gap in the numbers of clauses below one heading (A45)."""
    last: dict[str, tuple[int, str]] = {}
    for clause in plan.clauses:
        match = re.fullmatch(r"(|.*\D)(\d{1,3})", clause.number)
        if match is None:
            continue
        parent, number = match.group(1), int(match.group(2))
        before, name = last.get(parent, (number - 1, ""))
        if number > before + 1:
            gap = ", ".join(f"{parent}{n}" for n in range(before + 1, number))
            yield known(
                parent.rstrip("."),
                f"Thiếu mục {gap}: sau {name} là {clause.number}.",
                "A45",
            )
        last[parent] = (number, clause.number)


def _parent(plan: Plan) -> Iterator[Notice]:
    """Tell a plan of the level above that is only cited (A03)."""
    for basis in plan.bases:
        if basis.is_parent and not plan.parent_plan:
            number = f" số {basis.number}" if basis.number else ""
            yield known(
                "",
                f"Kế hoạch cấp trên ({basis.kind}{number}) chỉ được trích dẫn, chưa có "
                "trong chương trình: chỉ tiêu, số lượng của cấp ấy không đối chiếu "
                "được.",
                "A03",
            )


def _own_criteria(plan: Plan) -> Iterator[Notice]:
    """Tell points the office made itself (A71)."""
    for criteria in plan.criteria_sets:
        if criteria.is_own:
            yield known(
                "",
                f"“{criteria.name}” do cơ quan tự lập, không có trong kế hoạch.",
                "A71",
            )


def _scales(plan: Plan) -> Iterator[Notice]:
    """Tell classes of an index that stand in no plan (A28)."""
    given = {scale.index.value for scale in plan.scales if not scale.is_outside}
    for index, label, clause in _classes_asked(plan):
        if index not in given:
            yield known(
                clause,
                f"Kế hoạch không nêu thang xếp loại của {label}; thang đang dùng là "
                "thông dụng, lấy từ ngoài kế hoạch.",
                "A28",
            )


def _classes_asked(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Return the indices whose classes decide something, with where."""
    for standard in plan.standards:
        for _, node in walk(standard.root):
            if isinstance(node, IndexClassAtLeast):
                yield node.index.value, node.index.label, node.clause
    for indicator in plan.indicators:
        if indicator.measure is Measure.CLASS:
            yield indicator.index, f"“{indicator.name}”", indicator.clause
