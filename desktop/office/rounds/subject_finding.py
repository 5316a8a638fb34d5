"""The subjects of a round as candidates: their group, block and proposing unit."""

from typing import TYPE_CHECKING

from desktop.awards.facts import Candidate
from desktop.awards.forms import Level
from desktop.emulation.participants import Kind, OtherSubject, Person, Unit, UnitKind
from desktop.plans.plan import SubjectGroup

if TYPE_CHECKING:
    from desktop.office.rounds.roundup import Roundup

# Units with a number of their own where a quota is given for each proposing unit.
_PROPOSING = (
    UnitKind.COMMUNE,
    UnitKind.WARD,
    UnitKind.SPECIAL_ZONE,
    UnitKind.TOWNSHIP,
    UnitKind.DEPARTMENT,
)


class SubjectFinder:
    """The register of a round, seen with the groups and blocks of its plan."""

    def __init__(self, roundup: "Roundup") -> None:
        self._roundup, self._plan, self._round = roundup, roundup.plan, roundup.round

    def everybody(self) -> list[Candidate]:
        """Return who was there on the cut-off; no group where the plan takes them not.

        In register order: units, then people, then others.
        """
        now = self._roundup
        found = [self._unit_candidate(u) for u in now.units if self._is_present(u)]
        found += [self._person_candidate(p) for p in now.people if self._is_present(p)]
        found += [self._other_candidate(o) for o in now.others if self._is_present(o)]
        return found

    def _is_present(self, subject: Unit | Person | OtherSubject) -> bool:
        """Tell whether a subject was still there on the day the round looks at."""
        return subject.retired_on is None or subject.retired_on > self._round.cutoff

    def _unit_candidate(self, unit: Unit) -> Candidate:
        group = self._plan.group_for_unit(unit.kind)
        parent = self._roundup.unit_by_id.get(unit.parent_id or "")
        return Candidate(
            unit.id,
            unit.name,
            Kind.COLLECTIVE,
            group.code if group else "",
            unit.block
            if unit.block in self._plan.block_by_code
            else self._block(group),
            detail=parent.name if parent else "",
            unit_id=unit.id,
            unit_kind=unit.kind,
            proposer=self._proposer(unit.id),
        )

    def _person_candidate(self, person: Person) -> Candidate:
        unit = self._roundup.unit_by_id.get(person.unit_id or "")
        group = self._plan.group_for_person(
            person.employment, unit.kind if unit else None, is_head=person.is_head
        )
        return Candidate(
            person.id,
            person.name,
            Kind.INDIVIDUAL,
            group.code if group else "",
            self._block(group),
            detail=position_and_unit(person, unit),
            unit_id=person.unit_id,
            employment=person.employment,
            is_head=person.is_head,
            works_directly=person.works_directly(
                self._round.days.first, self._round.days.last
            ),
            proposer=self._proposer(person.unit_id),
        )

    def _other_candidate(self, other: OtherSubject) -> Candidate:
        group = self._plan.group_for_other(other.kind)
        return Candidate(
            other.id,
            other.name,
            other.kind,
            group.code if group else "",
            self._block(group),
            detail=other.address,
        )

    def _proposer(self, unit_id: str | None) -> str:
        """Return the unit with a number of its own that a subject counts under (A69).

        The topmost commune, ward or department above it; empty where there is none. In
        a commune's own plan it is the office itself, wherever a subject hangs.
        """
        found = ""
        if self._plan.own_level in (Level.UNIT, Level.COMMUNE):
            return found
        seen: set[str] = set()
        while unit_id and unit_id not in seen:
            seen.add(unit_id)
            unit = self._roundup.unit_by_id.get(unit_id)
            if unit is None:
                break
            if unit.kind in _PROPOSING:
                found = unit.id
            unit_id = unit.parent_id
        return found

    def _block(self, group: SubjectGroup | None) -> str:
        return self._plan.block_of(group.code) if group else ""


# Words a post and a body share when the post is the body's own: "Trưởng phòng".
_BODIES = frozenset(
    {
        "ban",
        "bộ phận",
        "công an",
        "hội",
        "khu phố",
        "phòng",
        "phường",
        "thôn",
        "tổ",
        "tổ dân phố",
        "thường trực",
        "trạm",
        "trung tâm",
        "trường",
        "văn phòng",
        "xã",
        "xóm",
        "đoàn",
    }
)
_AT_THE_HEAD = frozenset(
    f"{deputy}{post}"
    for deputy in ("", "phó ")
    for post in ("bí thư", "chủ tịch", "giám đốc", "hiệu trưởng", "tổ trưởng")
)
_COMMUNES = ("xã ", "phường ", "đặc khu ", "thị trấn ")
_SETTLEMENTS = ("thôn ", "xóm ", "tổ dân phố ", "khu phố ")


def position_and_unit(person: Person, unit: Unit | None) -> str:
    """Return "Chuyên viên, Phòng Kinh tế", without saying a word of the unit twice.

    "Trưởng phòng" of "Phòng Kinh tế" is "Trưởng phòng Kinh tế", "Chánh Văn phòng" of
    "Văn phòng Đảng ủy" is "Chánh Văn phòng Đảng ủy". Whoever stands at the head needs
    no comma: "Chủ tịch Hội Nông dân"; of a commune it is "Chủ tịch UBND xã Hồng Vân".
    """
    name = unit.name if unit else ""
    if not person.position or not name:
        return person.position or name
    if name.casefold() in person.position.casefold():
        return person.position
    post, body = person.position.split(), name.split()
    for shared in (3, 2, 1):
        end = " ".join(post[-shared:]).casefold()
        begin = " ".join(body[:shared]).casefold()
        if end == begin and end in _BODIES and len(post) > shared:
            return " ".join([*post, *body[shared:]])
    if person.position.casefold() in _AT_THE_HEAD:
        return f"{person.position} {_under_its_head(name)}"
    return f"{person.position}, {name}"


def _under_its_head(name: str) -> str:
    """Return a unit after the post of its head: its committee's, of a commune."""
    small = f"{name[:1].lower()}{name[1:]}"
    if small.startswith(_COMMUNES):
        return f"UBND {small}"
    return small if small.startswith(_SETTLEMENTS) else name
