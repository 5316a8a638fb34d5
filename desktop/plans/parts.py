"""Read the parts of a plan file that carry rules: groups, targets, criteria."""

from desktop.awards.standards import Standard
from desktop.emulation.indicators import Indicator, Measure, Operator, Scope
from desktop.emulation.indices import IndexCode
from desktop.emulation.participants import Employment, Kind, UnitKind
from desktop.plans import plan as values
from desktop.plans.criteria_parts import criteria as criteria
from desktop.plans.nodes import read_node
from desktop.plans.sections import Section

SHARES = ("units_with_initiatives", "applied_initiatives", "units_reaching")
"""What a share of the registers may count (A32)."""


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
        is_head=section.flag("is_head") if section.has("is_head") else None,
        scope_note=section.text("scope_note", ""),
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
        scope=section.optional_choice("scope", Scope, Scope.MOVEMENT),
        groups=section.texts("groups"),
        due=section.day("due"),
        index=_index(section),
        target_class=section.text("target_class", ""),
        year_offset=section.offset("year_offset"),
        of=section.text("of", ""),
    )
    _check_indicator(section, indicator)
    return indicator


def _index(section: Section) -> str:
    if not section.has("index"):
        return ""
    return section.choice("index", IndexCode, IndexCode.PAR).value


def _check_indicator(section: Section, indicator: Indicator) -> None:
    numbers = (Measure.RATIO, Measure.NUMBER, Measure.COUNT, Measure.SHARE)
    needs_target = indicator.measure in numbers
    if needs_target and (indicator.target is None or indicator.operator is None):
        section.problem("measure", "loại này cần cả “operator” và “target”.")
    if indicator.measure is Measure.ASSIGNED and indicator.operator is None:
        section.problem("measure", "so với số được giao cần “operator”.")
    if indicator.measure is Measure.COUNT and indicator.counts != "initiatives":
        section.problem("counts", "cần “initiatives” (sổ sáng kiến).")
    if indicator.measure is Measure.SHARE and indicator.counts not in SHARES:
        section.problem("counts", f"cần một trong: {', '.join(SHARES)}.")
    if indicator.counts == "units_reaching" and not indicator.of:
        section.problem("of", "thiếu; cần mã chỉ tiêu mà từng đơn vị phải đạt.")
    if indicator.measure is Measure.CLASS:
        _check_class(section, indicator)
    is_ratio = indicator.measure in (Measure.RATIO, Measure.SHARE)
    if is_ratio and indicator.target is not None and indicator.target > 100:
        section.problem("target", "tỷ lệ phần trăm không thể quá 100.")


def _check_class(section: Section, indicator: Indicator) -> None:
    if not indicator.index:
        section.problem("index", "thiếu; cần mã chỉ số, như “par”.")
    if not indicator.target_class:
        section.problem("target_class", "thiếu; cần tên lớp, như “Khá”.")


def block(section: Section) -> values.Block:
    """Read a ranking block."""
    return values.Block(
        section.text("code"), section.text("name"), section.texts("groups")
    )


def standard(section: Section) -> Standard:
    """Read a standard with its tree."""
    return Standard(
        code=section.text("code"),
        groups=_groups(section),
        clause=section.text("clause"),
        root=read_node(section),
        offers=section.texts("offers"),
    )


def _groups(section: Section) -> tuple[str, ...]:
    one = section.text("group", "")
    return (one,) if one else section.texts("groups")
