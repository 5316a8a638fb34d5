"""Read the criteria sets of a plan file: the tree with its sum guard, methods, classes.

Nothing is repaired: steps that overlap or leave a gap, a floor above the full mark or a
sum that does not come out are problems with their line.
"""

from decimal import Decimal

from desktop.emulation.criteria import Band, CriteriaSet, Criterion, Evaluator
from desktop.emulation.methods import Deduction
from desktop.plans.method_parts import read_method
from desktop.plans.sections import Section


def criteria(section: Section) -> CriteriaSet:
    """Read a criteria set with its sum guard."""
    items: dict[str, Criterion] = {}
    read = []
    for part in section.sections("item"):
        item = _criterion(part, items)
        items.setdefault(item.code, item)
        read.append(item)
    criteria = CriteriaSet(
        code=section.text("code"),
        name=section.text("name"),
        total=section.decimal("total", required=True) or Decimal(0),
        criteria=tuple(read),
        groups=section.texts("groups"),
        is_own=section.flag("own"),
        bands=tuple(_band(s) for s in section.sections("band")),
        issuer=section.text("issuer", ""),
        decision=section.text("decision", ""),
        version=section.text("version", ""),
    )
    _check_origin(section, criteria)
    _check_bands(section, criteria)
    _check_tree(section, criteria)
    _check_sums(section, criteria)
    return criteria


def _criterion(section: Section, above: dict[str, Criterion]) -> Criterion:
    parent = section.text("parent", "")
    heading = above.get(parent)
    bonus, penalty = section.flag("bonus"), section.flag("penalty")
    if parent and (bonus or penalty):
        key = "bonus" if bonus else "penalty"
        section.problem(key, "chỉ ghi ở tiêu chí cấp trên cùng; tiêu chí con theo nó.")
    if bonus and penalty:
        section.problem("penalty", "một tiêu chí không thể vừa thưởng vừa phạt.")
    max_points = section.decimal("max", required=True) or Decimal(0)
    evaluator = Evaluator.APPRAISAL
    if section.has("evaluator"):
        evaluator = section.choice("evaluator", Evaluator, Evaluator.APPRAISAL)
    return Criterion(
        code=section.text("code"),
        name=section.text("name"),
        max_points=max_points,
        parent=parent,
        clause=section.text("clause", ""),
        method=read_method(section, max_points),
        is_bonus=heading.is_bonus if heading else bonus,
        is_penalty=heading.is_penalty if heading else penalty,
        evaluator=evaluator,
    )


def _band(section: Section) -> Band:
    lower = section.decimal("from", required=True)
    return Band(section.text("name"), lower or Decimal(0))


def _check_origin(section: Section, criteria: CriteriaSet) -> None:
    for key, value in (("decision", criteria.decision), ("version", criteria.version)):
        if criteria.issuer and not value:
            section.problem(key, "bộ do nơi khác ban hành cần khóa này.")
        if value and not criteria.issuer:
            section.problem(key, "chỉ dùng cùng với “issuer” (nơi ban hành).")
    if criteria.issuer and criteria.is_own:
        section.problem("own", "bộ có “issuer” không thể do cơ quan tự lập.")


def _check_bands(section: Section, criteria: CriteriaSet) -> None:
    """Classes go from the best down and leave no total without one."""
    names = [band.name for band in criteria.bands]
    for index, band in enumerate(criteria.bands):
        if index and band.lower >= criteria.bands[index - 1].lower:
            section.problem_at(
                ("band", index, "from"), "cần thấp hơn mức ở trên; ghi từ cao xuống."
            )
        if band.name in names[:index]:
            section.problem_at(("band", index, "name"), f"trùng tên “{band.name}”.")
    if criteria.bands and criteria.bands[-1].lower:
        section.problem_at(
            ("band", len(names) - 1, "from"),
            "mức thấp nhất phải từ 0, để tổng điểm nào cũng có loại.",
        )


def _check_tree(section: Section, criteria: CriteriaSet) -> None:
    """Codes once, parents above; methods and surveys only where points are given."""
    known: set[str] = set()
    parents = {c.parent for c in criteria.criteria}
    for index, item in enumerate(criteria.criteria):
        if item.parent and item.parent not in known:
            section.problem_at(
                ("item", index, "parent"),
                f"không có tiêu chí “{item.parent}” ở phía trên.",
            )
        if item.code in known:
            section.problem_at(("item", index, "code"), f"trùng mã “{item.code}”.")
        known.add(item.code)
        if item.code in parents and item.method is not None:
            section.problem_at(
                ("item", index, "method"), "chỉ dùng cho tiêu chí không có con."
            )
        if item.is_penalty and isinstance(item.method, Deduction):
            section.problem_at(
                ("item", index, "method"),
                "điểm phạt tính bằng “count”, không trừ từ điểm tối đa.",
            )
        if item.is_surveyed and (item.code in parents or item.is_extra):
            section.problem_at(
                ("item", index, "evaluator"),
                "chỉ dùng cho tiêu chí không có con, trong thang điểm.",
            )


def _check_sums(section: Section, criteria: CriteriaSet) -> None:
    for index, item in enumerate(criteria.criteria):
        children = [c for c in criteria.criteria if c.parent == item.code]
        total = sum((c.max_points for c in children), Decimal(0))
        # A bonus may offer more than its cap lets anybody keep.
        is_right = (
            total >= item.max_points if item.is_extra else (total == item.max_points)
        )
        if children and not is_right:
            section.problem_at(
                ("item", index, "max"),
                f"các tiêu chí con của “{item.code}” cộng lại {total} điểm, "
                f"khác với {item.max_points}.",
            )
    tops = [c for c in criteria.criteria if not c.parent and not c.is_extra]
    total = sum((c.max_points for c in tops), Decimal(0))
    if total != criteria.total:
        section.problem(
            "total",
            f"các nhóm cộng lại {total} điểm, khác với tổng {criteria.total}.",
        )
