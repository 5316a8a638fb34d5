"""What the program understood from a clause of the plan, said back in Vietnamese."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from desktop import vietnamese
from desktop.awards.standards import Standard
from desktop.emulation.participants import Kind, LabelledEnum
from desktop.office.rounds.roundup import Roundup
from desktop.plans.plan import AwardOffer, Plan, Reading, SubjectGroup
from ui.language import _
from ui.pages import plan_offers, plan_parts, plan_provisions, plan_rules
from ui.pages.plan_offers import offer_name
from ui.pages.plan_parts import Gathered, Value, belongs

_OUTSIDE = (Kind.HOUSEHOLD, Kind.BUSINESS)
_MOST_NAMED = 4  # groups named in front of a rule; all stand in the values


@dataclass(frozen=True, slots=True)
class Understood:
    """Everything understood from one clause; `spoken` are sentences in rich text.

    `standards` are those whose rule, or part of it, stands here.
    """

    spoken: tuple[str, ...] = ()
    values: tuple[Value, ...] = ()
    readings: tuple[Reading, ...] = ()
    groups: tuple[SubjectGroup, ...] = ()
    quotes: tuple[str, ...] = ()
    standards: tuple[Standard, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything was understood."""
        return bool(self.spoken or self.values or self.readings)


def understand(plan: Plan, readings: Mapping[str, str], number: str) -> Understood:
    """Return what was understood from the clause with this number."""
    here = Gathered()
    standards = tuple(
        s
        for s in plan.standards
        if plan_rules.parts_at(s.root, number) or _at(s, number)
    )
    asked = _readings_at(plan, number)
    groups = _groups_at(plan, readings, number, asked, standards)
    plan_parts.period(plan, number, here)
    _groups(plan, readings, groups, number, here)
    _rules(plan, readings, standards, number, here)
    plan_offers.offers(plan, number, here)
    plan_offers.steps(plan, number, here)
    plan_parts.targets(plan, number, here)
    plan_provisions.criteria(plan, number, here)
    plan_parts.deadlines(plan, number, here)
    plan_provisions.dossiers(plan, number, here)
    plan_provisions.principles(plan, number, here)
    plan_provisions.names(plan, number, here)
    plan_parts.duties(plan, number, here)
    here.quotes += [reading.quoted for reading in asked]
    return Understood(
        tuple(here.spoken),
        tuple(here.values),
        asked,
        groups,
        tuple(dict.fromkeys(quote for quote in here.quotes if quote)),
        standards,
    )


# --- who it can be tried with ---------------------------------------------------------


def candidates(roundup: Roundup, groups: Iterable[SubjectGroup]) -> dict[str, str]:
    """Return whom a standard can be tried with: names by id."""
    codes = {group.code for group in groups}
    return {c.id: c.name for c in roundup.candidates.values() if c.group in codes}


def offers_to_try(
    plan: Plan,
    readings: Mapping[str, str],
    group: SubjectGroup,
    standards: Iterable[Standard],
) -> dict[str, str]:
    """Return the awards by which a member of a group is judged by these standards."""
    codes = {standard.code for standard in standards}

    def is_meant(offer: AwardOffer) -> bool:
        found = plan.standard_for(group, readings, offer.code)
        return not codes or (found is not None and found.code in codes)

    taking = [offer for offer in plan.offers if offer.takes(group.code)]
    return {o.code: offer_name(o) for o in taking if is_meant(o)}


def short_number(number: str) -> str:
    """Return the number as it stands on paper: "II.1.a" is "a)", "III.1.2" "1.2."."""
    first, *rest = number.split(".")
    if not rest:
        return f"{first}."
    return f"{rest[-1]})" if rest[-1].isalpha() else f"{'.'.join(rest)}."


def _at(standard: Standard, number: str) -> bool:
    return belongs(standard.clause, number)


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
    standards: tuple[Standard, ...],
) -> tuple[SubjectGroup, ...]:
    """Return the groups named here, asked about here, or judged by a rule here."""
    keys = {reading.key for reading in asked}
    codes = {standard.code for standard in standards}

    def is_here(group: SubjectGroup) -> bool:
        return (
            belongs(group.clause, number)
            or (bool(group.reading) and group.reading in keys)
            or any(s.code in codes for s in _standards_of(plan, readings, group))
        )

    return tuple(group for group in plan.groups if is_here(group))


def _standards_of(
    plan: Plan, readings: Mapping[str, str], group: SubjectGroup
) -> dict[Standard, list[AwardOffer]]:
    """Return the standards of a group, each with the awards it decides."""
    found: dict[Standard, list[AwardOffer]] = {}
    for offer in plan.offers:
        standard = plan.standard_for(group, readings, offer.code)
        if standard is not None and offer.takes(group.code):
            found.setdefault(standard, []).append(offer)
    if not plan.offers:
        standard = plan.standard_for(group, readings)
        if standard is not None:
            found[standard] = []
    return found


# --- groups and their rules -----------------------------------------------------------


def _groups(
    plan: Plan,
    readings: Mapping[str, str],
    groups: Iterable[SubjectGroup],
    number: str,
    here: Gathered,
) -> None:
    others: list[str] = []
    for group in groups:
        found = _standards_of(plan, readings, group)
        name = escape(group.name)
        named_here = belongs(group.clause, number)
        asked_here = group.reading in {r.key for r in _readings_at(plan, number)}
        if not found and (named_here or asked_here):
            here.spoken.append(
                _(
                    "Nhóm <b>{name}</b> chưa có tiêu chuẩn: chọn cách xét ở dưới."
                ).format(name=name)
            )
        elif asked_here and group.reading:
            clauses = dict.fromkeys(standard.clause for standard in found)
            here.spoken.append(
                _("Nhóm <b>{name}</b> xét theo mục <b>{clause}</b>.").format(
                    name=name, clause=escape(", ".join(clauses))
                )
            )
        if named_here or asked_here:
            here.values += _group_values(plan, group, found, number)
            here.quotes.append(group.name)
        else:
            others.append(group.name)
    if others:
        here.values.append(Value(_("Áp dụng cho"), "; ".join(others)))


def _group_values(
    plan: Plan,
    group: SubjectGroup,
    found: Mapping[Standard, list[AwardOffer]],
    number: str,
) -> Iterator[Value]:
    yield Value(_("Nhóm đối tượng"), group.name)
    yield Value(_("Gồm"), _who(group))
    if group.scope_note:
        yield Value(_("Giới hạn"), group.scope_note)
    block = plan.block_by_code.get(plan.block_of(group.code))
    if block is not None:
        yield Value(_("Xếp hạng trong"), block.name)
    sheet = plan.criteria_of(group.code)
    if sheet is not None:
        yield Value(_("Chấm theo"), sheet.name)
    elsewhere = {
        standard.clause: ", ".join(dict.fromkeys(o.occasion.label for o in offers))
        for standard, offers in found.items()
        if not belongs(standard.clause, number)
    }
    if elsewhere:
        said = [f"{clause} ({when})" for clause, when in elsewhere.items() if when]
        yield Value(_("Tiêu chuẩn ở mục"), "; ".join(said or elsewhere))


def _rules(
    plan: Plan,
    readings: Mapping[str, str],
    standards: Iterable[Standard],
    number: str,
    here: Gathered,
) -> None:
    is_one_for_all = not any(standard.offers for standard in plan.standards)
    for standard in standards:
        root = plan_rules.settled(standard.root, readings)
        parts = plan_rules.parts_at(root, number) or (root,)
        if not is_one_for_all:
            here.spoken.append(_for_whom(plan, standard))
        for part in parts:
            here.spoken.append(plan_rules.rule(part, plan))
            here.quotes += plan_rules.words_used(part)


def _for_whom(plan: Plan, standard: Standard) -> str:
    groups = [plan.group_by_code[code].name for code in standard.groups]
    if len(groups) > _MOST_NAMED:
        count = vietnamese.two_digits(len(groups))
        groups = [_("{count} nhóm đối tượng").format(count=count)]
    awards = [offer_name(plan.offer_by_code[code]) for code in standard.offers]
    said = _("Để xét <b>{awards}</b>").format(
        awards=escape("; ".join(awards) or _("mọi hình thức khen"))
    )
    if groups:
        said += _(" cho {groups}").format(groups=escape(", ".join(groups)))
    return f"{said}:"


def _who(group: SubjectGroup) -> str:
    members: list[LabelledEnum] = [*group.unit_kinds, *group.employments]
    outside = (kind for kind in group.kinds if kind in _OUTSIDE)
    said = "; ".join(member.label for member in [*members, *outside])
    if group.is_head is None:
        return said
    head = _("chỉ người đứng đầu") if group.is_head else _("trừ người đứng đầu")
    return f"{said} ({head})"
