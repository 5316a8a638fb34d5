"""Rows copied from Excel, read as people, each with what would happen to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from desktop import text
from desktop.emulation.participants import Employment, Person
from desktop.errors import EntryError
from desktop.office import entries
from desktop.office.registers.pasted_cells import columns_in, table_of
from ui.language import _

_TITLES = {
    "name": ("ho va ten", "ho ten", "ho, ten", "ten"),
    "position": ("chuc vu", "chuc danh", "chuc vu, chuc danh"),
    "employment": ("doi tuong", "loai lao dong", "bien che"),
}
_WAYS: Mapping[str, Employment] = {
    **{text.search_key(each.label): each for each in Employment},
    "khong chuyen trach": Employment.PART_TIME,
    "nguoi lao dong hop dong": Employment.WORKER,
    "lao dong hop dong": Employment.WORKER,
    "hop dong": Employment.WORKER,
    "lao dong": Employment.WORKER,
    "nhan dan": Employment.RESIDENT,
}


class Verdict(Enum):
    """What would happen to a row."""

    ADD = "add"
    SIMILAR = "similar"
    WRONG = "wrong"


@dataclass(slots=True)
class PastedRow:
    """A copied row; `ticked` rows are added."""

    number: int
    name: str
    position: str
    employment: Employment | None
    verdict: Verdict = Verdict.ADD
    why: str = ""
    ticked: bool = True
    cells: tuple[str, ...] = field(default=())

    @property
    def may_be_added(self) -> bool:
        """Tell whether the row can be ticked."""
        return self.verdict is not Verdict.WRONG


def read_rows(copied: str, people: Sequence[Person]) -> list[PastedRow]:
    """Read "họ tên, chức vụ, đối tượng" from the clipboard's cells.

    Args:
        copied: cells with tabs and lines between them, as Excel copies them.
        people: those already in the unit, to find who is there twice.
    """
    table = table_of(copied)
    first, places = columns_in(table, _TITLES, needed=("name",))
    seen = {text.same_key(person.name): person.name for person in people}
    rows = []
    for number, cells in enumerate(table[first:], start=first + 1):
        if any(cells):
            rows.append(_row(number, cells, places, seen))
    return rows


def judge_again(rows: Sequence[PastedRow], people: Sequence[Person]) -> list[PastedRow]:
    """Judge the same rows against the people of another unit."""
    seen = {text.same_key(person.name): person.name for person in people}
    places = {"name": 0, "position": 1, "employment": 2}
    return [_row(row.number, list(row.cells), places, seen) for row in rows]


def _row(
    number: int, cells: list[str], places: Mapping[str, int], seen: dict[str, str]
) -> PastedRow:
    name, position, way = (
        cells[place] if (place := places.get(what, 99)) < len(cells) else ""
        for what in ("name", "position", "employment")
    )
    employment = _WAYS.get(text.search_key(way))
    row = PastedRow(number, name, position, employment, cells=(name, position, way))
    _judge(row, way, seen)
    return row


def _judge(row: PastedRow, way: str, seen: dict[str, str]) -> None:
    try:
        entries.name(row.name, "họ và tên")
    except EntryError as refusal:
        _refuse(row, refusal.sentence)
        return
    if way and row.employment is None:
        _refuse(row, _("Không rõ đối tượng “{way}”.").format(way=entries.short(way)))
        return
    key = text.same_key(row.name)
    if key in seen:
        row.verdict, row.ticked = Verdict.SIMILAR, False
        row.why = _("Giống “{name}” đã có").format(name=seen[key])
    seen.setdefault(key, row.name)


def _refuse(row: PastedRow, why: str) -> None:
    row.verdict, row.ticked, row.why = Verdict.WRONG, False, why
