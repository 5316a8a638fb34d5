"""What the program understood from a clause of the plan, said back in Vietnamese."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape

from desktop import vietnamese
from desktop.awards.counting import InitiativesAtLeast
from desktop.awards.grading import GradedAtLeast
from desktop.awards.standards import AllOf, AnyOf, AtLeast, Node, Standard
from desktop.emulation.participants import Kind, LabelledEnum
from desktop.office.roundup import Roundup
from desktop.plans.plan import Plan, Reading, SubjectGroup
from ui.language import _
from ui.pages import plan_parts
from ui.pages.plan_parts import Gathered, Value, belongs

_OUTSIDE = (Kind.HOUSEHOLD, Kind.BUSINESS)


@dataclass(frozen=True, slots=True)
class Understood:
    """Everything understood from one clause; `spoken` are sentences in rich text."""

    spoken: tuple[str, ...] = ()
    values: tuple[Value, ...] = ()
    readings: tuple[Reading, ...] = ()
    groups: tuple[SubjectGroup, ...] = ()
    quotes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything was understood."""
        return bool(self.spoken or self.values or self.readings)


def understand(plan: Plan, readings: Mapping[str, str], number: str) -> Understood:
    """Return what was understood from the clause with this number."""
    here = Gathered()
    asked = _readings_at(plan, number)
    groups = _groups_at(plan, readings, number, asked)
    plan_parts.period(plan, number, here)
    _groups(plan, readings, groups, number, here)
    plan_parts.offers(plan, number, here)
    plan_parts.targets(plan, number, here)
    plan_parts.deadlines(plan, number, here)
    plan_parts.duties(plan, number, here)
    here.quotes += [reading.quoted for reading in asked]
    return Understood(
        tuple(here.spoken),
        tuple(here.values),
        asked,
        groups,
        tuple(dict.fromkeys(here.quotes)),
    )


def head_of(plan: Plan) -> tuple[Value, ...]:
    """Return what the first page of the plan says about itself."""
    issuer = plan.issuer
    period = _("{first} đến {last}").format(
        first=vietnamese.short_date(plan.period.first),
        last=vietnamese.short_date(plan.period.last),
    )
    values = [
        Value(_("Cơ quan ban hành"), issuer.office),
        Value(_("Người ký"), issuer.signature[-1].capitalize()),
        Value(_("Cơ quan thường trực"), issuer.standing_body),
        Value(_("Thời gian"), period, plan.period_quoted),
    ]
    for basis in plan.bases:
        day = basis.issued_on
        of = _(", ngày {day}").format(day=vietnamese.short_date(day)) if day else ""
        values.append(Value(_("Căn cứ"), f"{basis.kind} {basis.number}{of}"))
    return tuple(values)


def standard_of(
    plan: Plan, readings: Mapping[str, str], group: SubjectGroup
) -> Standard | None:
    """Return the standard of a group with the settled numbers in it."""
    standard = plan.standard_for(group, readings)
    if standard is None:
        return None
    return replace(standard, root=_settled(standard.root, readings))


def candidates(roundup: Roundup, groups: Iterable[SubjectGroup]) -> dict[str, str]:
    """Return whom a standard can be tried with: names by id."""
    codes = {group.code for group in groups}
    return {c.id: c.name for c in roundup.candidates.values() if c.group in codes}


def short_number(number: str) -> str:
    """Return the number as it stands on paper: "II.1.a" is "a)", "III.1.2" "1.2."."""
    first, *rest = number.split(".")
    if not rest:
        return f"{first}."
    return f"{rest[-1]})" if rest[-1].isalpha() else f"{'.'.join(rest)}."


def _readings_at(plan: Plan, number: str) -> tuple[Reading, ...]:
    of_groups = {g.reading for g in plan.groups if belongs(g.clause, number)}
    return tuple(
        reading
        for reading in plan.readings
        if belongs(reading.clause, number) or reading.key in of_groups
    )


def _groups_at(
    plan: Plan,
    readings: Mapping[str, str],
    number: str,
    asked: tuple[Reading, ...],
) -> tuple[SubjectGroup, ...]:
    keys = {reading.key for reading in asked}

    def is_here(group: SubjectGroup) -> bool:
        standard = plan.standard_for(group, readings)
        return (
            belongs(group.clause, number)
            or (bool(group.reading) and group.reading in keys)
            or (standard is not None and belongs(standard.clause, number))
        )

    return tuple(group for group in plan.groups if is_here(group))


def _settled(node: Node, readings: Mapping[str, str]) -> Node:
    match node:
        case InitiativesAtLeast():
            count = readings.get(node.reading) or ""
            return replace(node, count=int(count)) if count.isdigit() else node
        case AllOf() | AnyOf() | AtLeast():
            inner = tuple(_settled(child, readings) for child in node.children)
            return replace(node, children=inner)
    return node


def _groups(
    plan: Plan,
    readings: Mapping[str, str],
    groups: Iterable[SubjectGroup],
    number: str,
    here: Gathered,
) -> None:
    said: set[str] = set()
    for group in groups:
        standard = standard_of(plan, readings, group)
        name = escape(group.name)
        if standard is None:
            here.spoken.append(
                _(
                    "Nhóm <b>{name}</b> chưa có tiêu chuẩn: chọn cách xét ở dưới."
                ).format(name=name)
            )
        elif group.reading and not belongs(standard.clause, number):
            here.spoken.append(
                _("Nhóm <b>{name}</b> xét theo mục <b>{clause}</b>.").format(
                    name=name, clause=escape(standard.clause)
                )
            )
        elif standard.code not in said:
            said.add(standard.code)
            here.spoken.append(_rule(standard))
        here.values.append(Value(_("Nhóm đối tượng"), group.name))
        here.values.append(Value(_("Gồm"), _who(group)))
        if standard is not None:
            here.quotes += _words_used(standard.root)


def _rule(standard: Standard) -> str:
    said = escape(str(standard), quote=False)
    for words in (_("đạt tất cả"), _("đạt một trong"), _("đạt ít nhất")):
        said = said.replace(words, f"<b>{words}</b>")
    for number in range(1, 100):
        said = said.replace(f"từ {number:02d}", f"<b>từ {number:02d}</b>")
    return said + "."


def _words_used(node: Node) -> Iterator[str]:
    match node:
        case AllOf() | AnyOf() | AtLeast():
            for child in node.children:
                yield from _words_used(child)
        case GradedAtLeast():
            yield node.grade.label
        case InitiativesAtLeast():
            yield from (kind.label for kind in node.kinds)
            yield from (_("mới"),) if node.is_new else ()
            yield from (_("được áp dụng"), _("được ứng dụng")) * node.is_applied
            yield from (_("có thể nhân rộng"),) if node.is_replicable else ()


def _who(group: SubjectGroup) -> str:
    members: list[LabelledEnum] = [*group.unit_kinds, *group.employments]
    outside = (kind for kind in group.kinds if kind in _OUTSIDE)
    return "; ".join(member.label for member in [*members, *outside])
