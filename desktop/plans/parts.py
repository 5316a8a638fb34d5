"""Read the parts of a plan file that carry rules: groups, targets, criteria, offers."""

import re
from decimal import Decimal

from desktop.awards.deadlines import Deadline, Limit
from desktop.awards.forms import AwardForm, Level
from desktop.awards.quotas import Quota, QuotaMode
from desktop.awards.standards import Standard
from desktop.emulation.criteria import CriteriaSet, Criterion
from desktop.emulation.indicators import Indicator, Measure, Operator
from desktop.emulation.movements import Occasion
from desktop.emulation.participants import Employment, Kind, UnitKind
from desktop.plans import plan as values
from desktop.plans.nodes import read_node
from desktop.plans.sections import Section
from desktop.vietnamese import number_in_words


def group(section: Section) -> values.SubjectGroup:
    """Read a subject group."""
    return values.SubjectGroup(
        code=section.text("code"),
        name=section.text("name"),
        clause=section.text("clause"),
        kinds=section.choices("kinds", Kind),
        unit_kinds=section.choices("unit_kinds", UnitKind),
        employments=section.choices("employments", Employment),
        standard=section.text("standard", ""),
        reading=section.text("reading", ""),
    )


def indicator(section: Section) -> Indicator:
    """Read a target."""
    measure = section.choice("measure", Measure, Measure.ATTESTED)
    operator = None
    if section.has("operator"):
        operator = section.choice("operator", Operator, Operator.EQUAL)
    indicator = Indicator(
        code=section.text("code"),
        name=section.text("name"),
        measure=measure,
        clause=section.text("clause"),
        quoted=section.text("quoted"),
        operator=operator,
        target=section.decimal("target"),
        unit=section.text("unit", ""),
        exception_of=section.text("exception_of", ""),
        is_effort=section.flag("effort"),
        counts=section.text("counts", ""),
        wider_target=section.decimal("wider_target"),
        denominator=section.text("denominator", ""),
        excludes=section.text("excludes", ""),
    )
    _check_indicator(section, indicator)
    return indicator


def _check_indicator(section: Section, indicator: Indicator) -> None:
    needs_target = indicator.measure in (Measure.RATIO, Measure.NUMBER, Measure.COUNT)
    if needs_target and (indicator.target is None or indicator.operator is None):
        section.problem("measure", "loại này cần cả “operator” và “target”.")
    if indicator.measure is Measure.ASSIGNED and indicator.operator is None:
        section.problem("measure", "so với số được giao cần “operator”.")
    if indicator.measure is Measure.COUNT and indicator.counts != "initiatives":
        section.problem("counts", "cần “initiatives” (sổ sáng kiến).")
    is_ratio = indicator.measure is Measure.RATIO
    if is_ratio and indicator.target is not None and indicator.target > 100:
        section.problem("target", "tỷ lệ phần trăm không thể quá 100.")


def criteria(section: Section) -> CriteriaSet:
    """Read a criteria set with its sum guard."""
    criteria = CriteriaSet(
        code=section.text("code"),
        name=section.text("name"),
        total=section.decimal("total", required=True) or Decimal(0),
        criteria=tuple(_criterion(s) for s in section.sections("item")),
        groups=section.texts("groups"),
        is_own=section.flag("own"),
    )
    _check_sums(section, criteria)
    return criteria


def _criterion(section: Section) -> Criterion:
    return Criterion(
        code=section.text("code"),
        name=section.text("name"),
        max_points=section.decimal("max", required=True) or Decimal(0),
        parent=section.text("parent", ""),
        clause=section.text("clause", ""),
    )


def _check_sums(section: Section, criteria: CriteriaSet) -> None:
    known: dict[str, Criterion] = {}
    for index, item in enumerate(criteria.criteria):
        if item.parent and item.parent not in known:
            section.problem_at(
                ("item", index, "parent"),
                f"không có tiêu chí “{item.parent}” ở phía trên.",
            )
        if item.code in known:
            section.problem_at(("item", index, "code"), f"trùng mã “{item.code}”.")
        known[item.code] = item
    for index, item in enumerate(criteria.criteria):
        children = [c for c in criteria.criteria if c.parent == item.code]
        total = sum((c.max_points for c in children), Decimal(0))
        if children and total != item.max_points:
            section.problem_at(
                ("item", index, "max"),
                f"các tiêu chí con của “{item.code}” cộng lại {total} điểm, "
                f"khác với {item.max_points}.",
            )
    tops = sum((c.max_points for c in criteria.criteria if not c.parent), Decimal(0))
    if tops != criteria.total:
        section.problem(
            "total",
            f"các nhóm cộng lại {tops} điểm, khác với tổng {criteria.total}.",
        )


def block(section: Section) -> values.Block:
    """Read a ranking block."""
    return values.Block(
        section.text("code"), section.text("name"), section.texts("groups")
    )


def standard(section: Section) -> Standard:
    """Read a standard with its tree."""
    return Standard(
        code=section.text("code"),
        group=section.text("group", ""),
        clause=section.text("clause"),
        root=read_node(section),
    )


def offer(section: Section) -> values.AwardOffer:
    """Read an award offer with its quotas."""
    return values.AwardOffer(
        code=section.text("code"),
        form=section.choice("form", AwardForm, AwardForm.COMMENDATION),
        level=section.choice("level", Level, Level.COMMUNE),
        authority=section.text("authority"),
        occasion=section.choice("occasion", Occasion, Occasion.ANNUAL),
        clause=section.text("clause"),
        proposer=section.text("proposer"),
        citation=section.text("citation"),
        order=section.texts("order"),
        quotas=tuple(_quota(s) for s in section.sections("quota")),
        deadline=section.text("deadline", ""),
    )


def _quota(section: Section) -> values.OfferQuota:
    kinds = section.choices("kinds", Kind)
    mode = section.choice("mode", QuotaMode, QuotaMode.HARD)
    count = section.integer("count", least=0)
    if not kinds:
        section.problem("kinds", "cần ít nhất một loại đối tượng.")
    if (mode is QuotaMode.NONE) != (count is None):
        section.problem(
            "count", "cần một số, trừ khi mode = “none” thì phải bỏ khóa này."
        )
    quota = Quota(
        kind=kinds[0] if kinds else Kind.COLLECTIVE,
        mode=mode,
        count=count,
        clause=section.text("clause"),
        quoted=section.text("quoted"),
    )
    _check_quota_words(section, quota)
    return values.OfferQuota(quota, kinds)


def _check_quota_words(section: Section, quota: Quota) -> None:
    """Refuse a number whose words or quotation say another one."""
    if quota.count is None:
        return
    in_words = section.text("in_words", "")
    if in_words and in_words.casefold() != number_in_words(quota.count):
        section.problem(
            "in_words", f"lời nói “{in_words}” mà “count” là {quota.count}."
        )
    for digits in re.findall(rf"(\d+) {quota.kind.label}", quota.quoted):
        if int(digits) != quota.count:
            section.problem(
                "quoted", f"lời văn nói {digits} mà “count” là {quota.count}."
            )


def deadline(section: Section) -> Deadline:
    """Read a due date."""
    return Deadline(
        code=section.text("code"),
        what=section.text("what"),
        owner=section.text("owner"),
        limit=section.choice("limit", Limit, Limit.BEFORE),
        day=section.required_day("day"),
        clause=section.text("clause"),
        quoted=section.text("quoted"),
    )
