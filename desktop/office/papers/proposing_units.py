"""Which unit proposes whom, and how that unit stands on its own papers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from desktop.awards.forms import Level
from desktop.awards.selection import Section
from desktop.documents.papers.unit_papers import ProposingUnit
from desktop.documents.papers.wording import Office
from desktop.emulation.participants import Unit, UnitKind
from desktop.office.papers import names
from desktop.office.papers.catalogue import PaperKind
from desktop.office.rounds.outcome import ReviewList, ReviewRow
from desktop.office.rounds.roundup import Roundup

_STANDING = (Section.PROPOSED, Section.AT_THE_LINE, Section.RESERVE)
_OWN_OFFICES = frozenset({UnitKind.OFFICE, UnitKind.BOARD, UnitKind.CENTRE})
_WITH_SYMBOL = _OWN_OFFICES | {UnitKind.DEPARTMENT}
# Bodies of the Party, the Front, unions and central agencies are not under the
# People's Committee: whose name stands above theirs is theirs to write.
_UNDER_COMMITTEE = _OWN_OFFICES | {
    UnitKind.PUBLIC_SERVICE_UNIT,
    UnitKind.KINDERGARTEN,
    UnitKind.PRIMARY_SCHOOL,
    UnitKind.SECONDARY_SCHOOL,
    UnitKind.VILLAGE,
    UnitKind.HAMLET,
    UnitKind.RESIDENTIAL_GROUP,
    UnitKind.QUARTER,
    UnitKind.DEPARTMENT,
}
_SETTLEMENTS = frozenset(
    {
        UnitKind.VILLAGE,
        UnitKind.HAMLET,
        UnitKind.RESIDENTIAL_GROUP,
        UnitKind.QUARTER,
    }
)
_HEADS = {
    UnitKind.VILLAGE: "TRƯỞNG THÔN",
    UnitKind.HAMLET: "TRƯỞNG XÓM",
    UnitKind.RESIDENTIAL_GROUP: "TỔ TRƯỞNG TỔ DÂN PHỐ",
    UnitKind.QUARTER: "TRƯỞNG KHU PHỐ",
    UnitKind.KINDERGARTEN: "HIỆU TRƯỞNG",
    UnitKind.PRIMARY_SCHOOL: "HIỆU TRƯỞNG",
    UnitKind.SECONDARY_SCHOOL: "HIỆU TRƯỞNG",
}
_COMMUNES = {
    UnitKind.COMMUNE: "xã",
    UnitKind.WARD: "phường",
    UnitKind.SPECIAL_ZONE: "đặc khu",
    UnitKind.TOWNSHIP: "thị trấn",
}
_UNION_HEADS = {"hội ": "CHỦ TỊCH", "đoàn ": "BÍ THƯ"}
_UNKNOWN_HEAD = "THỦ TRƯỞNG"


def proposing(roundup: Roundup, lists: Iterable[ReviewList]) -> tuple[Unit, ...]:
    """Return the units with somebody proposed, tied or in reserve, by name."""
    rows = (row for found in lists for row in found.rows if is_standing(row))
    found = {unit.id: unit for row in rows if (unit := unit_of(roundup, row))}
    return tuple(found.values())


def is_standing(row: ReviewRow) -> bool:
    """Tell whether somebody was, as far as the lists say, nominated by a unit."""
    return row.section in _STANDING


def unit_of(roundup: Roundup, row: ReviewRow) -> Unit | None:
    """Return which unit proposes somebody; None for households and businesses.

    The unit itself for a collective, the person's unit otherwise; a team speaks
    through the unit it belongs to. Under a city's plan it is the unit that has the
    number of the plan.
    """
    units = roundup.unit_by_id
    person = roundup.person_by_id.get(row.subject_id)
    unit_id = person.unit_id if person else row.subject_id
    unit = units.get(row.proposer or unit_id or "")
    while unit is not None and unit.kind is UnitKind.TEAM:
        unit = units.get(unit.parent_id or "")
    is_of_city = roundup.plan.own_level is Level.CITY
    if unit is not None and unit.kind in _COMMUNES and not is_of_city:
        return None  # the office proposes to nobody but its own Chair
    return unit


def shown(unit: Unit | None, office: Office, roundup: Roundup) -> ProposingUnit:
    """Return the unit as its papers show it; None gives a form for any unit.

    A commune under a city's plan proposes in the name of its People's Committee.
    """
    if unit is None:
        return ProposingUnit("", office.place)
    heads = [
        person
        for person in roundup.people
        if person.is_head and person.unit_id == unit.id and not person.retired_on
    ]
    if unit.kind in _COMMUNES:
        kind = _COMMUNES[unit.kind]
        proper = _without_type(unit.name, kind)
        return ProposingUnit(
            name=f"Ủy ban nhân dân {kind} {proper}",
            place=proper,
            symbol="UBND",
            titles=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        )
    head = _head(unit)
    name, place, parents = _placed(unit, office, roundup)
    return ProposingUnit(
        name=name,
        place=place,
        parents=parents,
        symbol=names.symbol(name) if unit.kind in _WITH_SYMBOL else "",
        titles=(head,) if head else (),
        head_name=heads[0].name if len(heads) == 1 else "",
        has_numbers=unit.kind not in _SETTLEMENTS,
    )


def _placed(
    unit: Unit, office: Office, roundup: Roundup
) -> tuple[str, str, tuple[str, ...]]:
    """Return name, place and the line above the name.

    Under a city's plan a unit stands below its own commune or department, whose name
    its own then need not say again.
    """
    above = roundup.unit_by_id.get(unit.parent_id or "")
    if roundup.plan.own_level is Level.CITY and above is not None:
        name = _without(unit.name, above.name)
        if above.kind in _COMMUNES:
            place = _without_type(above.name, _COMMUNES[above.kind])
            return name, place, (f"UBND {above.name.upper()}",)
        if above.kind is UnitKind.DEPARTMENT:
            return name, office.place, (above.name.upper(),)
    is_under = unit.kind in _UNDER_COMMITTEE
    parents = (f"UBND {office.commune.upper()}",) if is_under else ()
    return unit.name, office.place, parents


def _without(name: str, end: str) -> str:
    """Return a name without the other it ends with."""
    if name.casefold().endswith(f" {end.casefold()}"):
        return name[: -len(end)].strip()
    return name


def _without_type(name: str, kind: str) -> str:
    return name[len(kind) :].strip() if _starts(name, kind) else name


def _starts(name: str, kind: str) -> bool:
    return name.casefold().startswith(f"{kind} ")


def distinct(kinds: Iterable[PaperKind]) -> list[PaperKind]:
    """Return papers whose files do not overwrite one another: "…-2.pdf"."""
    seen: Counter[str] = Counter()
    found = []
    for kind in kinds:
        seen[kind.file_name] += 1
        count = seen[kind.file_name]
        stem = kind.file_name.removesuffix(".pdf")
        name = kind.file_name if count == 1 else f"{stem}-{count}.pdf"
        found.append(replace(kind, file_name=name))
    return found


def _head(unit: Unit) -> str:
    known = _HEADS.get(unit.kind)
    if known:
        return known
    if unit.kind is UnitKind.POLITICAL_UNION:
        folded = unit.name.casefold()
        found = (t for start, t in _UNION_HEADS.items() if folded.startswith(start))
        return next(found, "")
    title = names.title_of(unit.name)
    return "" if title == _UNKNOWN_HEAD else title


def has_numbers(unit: Unit) -> bool:
    """Tell whether a unit numbers its papers; a thôn or a khu phố does not."""
    return unit.kind not in _SETTLEMENTS
