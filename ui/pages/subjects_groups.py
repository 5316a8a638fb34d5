"""The tree of units as the page shows it: kinds grouped, with counts of people."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.emulation.participants import OtherSubject, Person, Unit, UnitKind
from ui.language import _

ALL, OTHERS, NOWHERE = "all", "others", "nowhere"
_COMMUNE_LEVEL = {UnitKind.COMMUNE, UnitKind.WARD, UnitKind.SPECIAL_ZONE}
_COMMUNES = _COMMUNE_LEVEL | {UnitKind.TOWNSHIP}
_OUTSIDE = {UnitKind.VERTICAL_AGENCY, UnitKind.PRESS}
_FRONT = {UnitKind.FRONT, UnitKind.POLITICAL_UNION, UnitKind.TRADE_UNION}
_URBAN = {UnitKind.RESIDENTIAL_GROUP, UnitKind.QUARTER}
_VILLAGES = {UnitKind.VILLAGE, UnitKind.HAMLET} | _URBAN
_SCHOOLS = {
    UnitKind.KINDERGARTEN,
    UnitKind.PRIMARY_SCHOOL,
    UnitKind.SECONDARY_SCHOOL,
}


@dataclass(frozen=True, slots=True)
class Node:
    """A line of the tree: the commune, a group, a unit, or those outside units.

    `unit_ids` are the units whose people it stands for; `count` is what the line says.
    """

    key: str
    title: str
    icon: str
    count: int
    unit: Unit | None = None
    unit_ids: frozenset[str] = frozenset()
    children: tuple["Node", ...] = ()

    @property
    def is_group(self) -> bool:
        """Tell whether the line gathers units instead of being one."""
        return self.unit is None and self.key != ALL

    @property
    def shown_title(self) -> str:
        """Return the name for a narrow line."""
        return (self.unit and self.unit.short_name) or self.title


class Tree:
    """The nodes over a register, and who belongs to each.

    A city office is none of its units: all its communes and wards stand in a group.
    """

    def __init__(
        self,
        office_name: str,
        units: Sequence[Unit],
        people: Sequence[Person],
        others: Sequence[OtherSubject],
        *,
        is_city: bool = False,
    ) -> None:
        self._is_city = is_city
        self._units = {unit.id: unit for unit in units}
        self._people = people
        self._per_unit = Counter(person.unit_id for person in people)
        self.home = None if is_city else _home(units)
        self.root = self._root(office_name, others)

    @property
    def usual_kind(self) -> UnitKind:
        """Return the kind most units of the office have."""
        return UnitKind.DEPARTMENT if self._is_city else UnitKind.OFFICE

    def people_of(self, node: Node) -> list[Person]:
        """Return the people a line stands for."""
        if node.key == ALL:
            return list(self._people)
        if node.key == NOWHERE:
            return [p for p in self._people if p.unit_id not in self._units]
        return [p for p in self._people if p.unit_id in node.unit_ids]

    def find(self, key: str) -> Node | None:
        """Return the line of that key."""
        return _find(self.root, key)

    def unit_name(self, unit_id: str | None) -> str:
        """Return the name of a unit, empty when it is retired or none."""
        unit = self._units.get(unit_id or "")
        return unit.name if unit else ""

    def _root(self, office_name: str, others: Sequence[OtherSubject]) -> Node:
        groups = [node for node in self._groups() if node.children]
        groups.append(
            Node(OTHERS, _("Hộ gia đình, doanh nghiệp"), "house", len(others))
        )
        homeless = [p for p in self._people if p.unit_id not in self._units]
        if homeless:
            title = _("Chưa xếp đơn vị")
            groups.append(Node(NOWHERE, title, "user-x", len(homeless)))
        title = self.home.name if self.home else office_name
        return Node(
            ALL,
            title or _("Cơ quan"),
            "landmark",
            len(self._people),
            unit=self.home,
            children=tuple(groups),
        )

    def _groups(self) -> list[Node]:
        village = [u for u in self._units.values() if u.kind in _VILLAGES]
        urban = bool(village) and all(u.kind in _URBAN for u in village)
        offices = _("Sở, ban, ngành") if self._is_city else _("Cơ quan, đơn vị")
        return [
            self._group("offices", offices),
            self._group("communes", _("Xã, phường, đặc khu")),
            self._group("outside", _("Ngành dọc, báo chí")),
            self._group("front", _("MTTQ, đoàn thể")),
            self._group("villages", _("Tổ dân phố") if urban else _("Thôn, xóm")),
        ]

    def _group(self, key: str, title: str) -> Node:
        members = [
            unit
            for unit in self._units.values()
            if unit is not self.home and self._group_of(self._topmost(unit)) == key
        ]
        inside = {unit.id for unit in members}
        tops = [unit for unit in members if unit.parent_id not in inside]
        nodes = tuple(self._unit(unit, members) for unit in tops)
        return Node(
            f"group:{key}",
            title,
            "layers",
            sum(node.count for node in nodes),
            unit_ids=frozenset(inside),
            children=nodes,
        )

    def _group_of(self, unit: Unit) -> str:
        if unit.kind in _FRONT:
            return "front"
        if unit.kind in _VILLAGES:
            return "villages"
        if unit.kind in _COMMUNES:
            return "communes"
        return "outside" if self._is_city and unit.kind in _OUTSIDE else "offices"

    def _topmost(self, unit: Unit) -> Unit:
        """Return the unit everything around a unit hangs under, below the home."""
        seen = {unit.id}
        while above := self._units.get(unit.parent_id or ""):
            if above is self.home or above.id in seen:
                break
            seen.add(above.id)
            unit = above
        return unit

    def _unit(self, unit: Unit, members: Sequence[Unit]) -> Node:
        below = tuple(
            self._unit(each, members) for each in members if each.parent_id == unit.id
        )
        ids = frozenset({unit.id}).union(*(node.unit_ids for node in below))
        return Node(
            unit.id,
            unit.name,
            _icon(unit),
            self._per_unit[unit.id] + sum(node.count for node in below),
            unit=unit,
            unit_ids=ids,
            children=below,
        )


def kind_beside(node: Node | None, usual: UnitKind) -> UnitKind:
    """Return the kind a new unit most likely has, beside the current line.

    Args:
        node: the current line.
        usual: the kind most units have, where the line says nothing.
    """
    if node is None or node.key == ALL:
        return usual
    if node.unit is not None:
        return node.unit.kind
    first = node.children[0].unit if node.children else None
    return first.kind if first is not None else usual


def _home(units: Sequence[Unit]) -> Unit | None:
    """Return the unit that is the commune itself, where it was entered as one."""
    return next(
        (u for u in units if u.kind in _COMMUNE_LEVEL and u.parent_id is None), None
    )


def _icon(unit: Unit) -> str:
    if unit.kind in _SCHOOLS:
        return "school"
    if unit.kind in _COMMUNES:
        return "landmark"
    return "map-pin" if unit.kind in _VILLAGES else "building-2"


def _find(node: Node, key: str) -> Node | None:
    if node.key == key or (node.unit is not None and node.unit.id == key):
        return node
    for child in node.children:
        found = _find(child, key)
        if found is not None:
            return found
    return None
