"""Read the conditions on published indices: value, class, place, trend, role."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from desktop.awards.indexing import (
    Equal,
    HasIndexRole,
    IndexClassAtLeast,
    IndexReaches,
    NonDecreasing,
    Places,
    RankWithin,
)
from desktop.awards.standards import Node
from desktop.emulation.indicators import Operator
from desktop.emulation.indices import IndexCode, IndexRole, Origin
from desktop.emulation.participants import LabelledEnum, UnitKind
from desktop.plans.sections import Section


class RankOf(LabelledEnum):
    """Whose place is looked at."""

    ANCESTOR = "ancestor", "của đơn vị được xếp hạng ở trên"
    SUBJECT = "subject", "của chính đối tượng"


class Components(LabelledEnum):
    """Which components of an index are looked at."""

    ASSIGNED = "assigned", "phần được giao chủ trì"
    ALL = "all", "tất cả"


def _index(section: Section) -> Node:
    return IndexReaches(
        section.text("label"),
        section.text("clause"),
        section.choice("index", IndexCode, IndexCode.PAR),
        operator=section.choice("operator", Operator, Operator.AT_LEAST),
        value=fraction(section, "value"),
        year_offset=section.offset("year_offset"),
        component=section.text("component", ""),
        origin=section.optional_choice("origin", Origin, Origin.PUBLISHED),
        reading=section.text("reading", ""),
    )


def _index_class(section: Section) -> Node:
    return IndexClassAtLeast(
        section.text("label"),
        section.text("clause"),
        section.choice("index", IndexCode, IndexCode.PAR),
        section.text("index_class"),
        year_offset=section.offset("year_offset"),
    )


def _rank(section: Section) -> Node:
    whose = section.optional_choice("of", RankOf, RankOf.ANCESTOR)
    limits = tuple(_places(limit, whose) for limit in section.sections("limits"))
    if not limits:
        section.problem("limits", "cần ít nhất một khối với số hạng.")
    _check_kinds_once(section, limits)
    return RankWithin(
        section.text("label"),
        section.text("clause"),
        section.choice("rank", IndexCode, IndexCode.PAR),
        limits,
        year_offset=section.offset("year_offset"),
        of_subject=whose is RankOf.SUBJECT,
        reading=section.text("reading", ""),
    )


def _places(section: Section, whose: RankOf) -> Places:
    kinds = section.choices("unit_kinds", UnitKind)
    if not kinds and whose is RankOf.ANCESTOR:
        section.problem("unit_kinds", "thiếu; cần ít nhất một loại đơn vị.")
    if not section.has("places"):
        section.problem("places", "thiếu; cần một số nguyên từ 1.")
    return Places(kinds, section.integer("places", least=1) or 1)


def _check_kinds_once(section: Section, limits: tuple[Places, ...]) -> None:
    seen: set[UnitKind] = set()
    for number, limit in enumerate(limits):
        for kind in limit.unit_kinds:
            if kind in seen:
                where = ("limits", number, "unit_kinds")
                section.problem_at(where, f"“{kind.value}” đã có số hạng ở trên.")
            seen.add(kind)


def _non_decreasing(section: Section) -> Node:
    whose = section.choice("non_decreasing", Components, Components.ASSIGNED)
    indices = section.choices("indices", IndexCode)
    return NonDecreasing(
        section.text("label"),
        section.text("clause"),
        indices or tuple(IndexCode),
        is_assigned=whose is Components.ASSIGNED,
        equal=section.optional_choice("equal", Equal, Equal.ONLY_AT_MAXIMUM),
        year_offset=section.offset("year_offset"),
    )


def _index_role(section: Section) -> Node:
    found = section.choice("index_role", IndexRole, IndexRole.ASSESSED)
    indices: tuple[IndexCode, ...] = ()
    if section.has("index"):
        indices = (section.choice("index", IndexCode, IndexCode.PAR),)
    return HasIndexRole(
        section.text("label"),
        section.text("clause"),
        found,
        indices,
        year_offset=section.offset("year_offset"),
    )


def fraction(section: Section, key: str) -> Fraction:
    """Return an exact number that must be there."""
    return Fraction(section.decimal(key, required=True) or Decimal(0))


KINDS: dict[str, Callable[[Section], Node]] = {
    "index": _index,
    "index_class": _index_class,
    "index_role": _index_role,
    "rank": _rank,
    "non_decreasing": _non_decreasing,
}
