"""Published indices copied from a table, each row with what would happen to it.

Columns: unit, year, value, rank, class; a header row may name them in another order.
Nothing is written here; `Registers.keep_pasted` keeps the rows that add or change.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum

from desktop import text, vietnamese
from desktop.emulation.indices import IndexValue
from desktop.emulation.participants import Unit
from desktop.errors import EntryError
from desktop.office import entries
from desktop.office.registers import index_checks
from desktop.office.registers.pasted_cells import columns_in, table_of

_TITLES = {
    "unit": ("don vi", "ten don vi", "co quan, don vi", "co quan", "xa, phuong"),
    "year": ("nam", "nam danh gia"),
    "value": ("gia tri", "diem", "chi so", "ket qua", "ty le", "diem so", "tong diem"),
    "rank": ("hang", "thu hang", "xep thu", "xep hang", "vi tri"),
    "class": ("loai", "xep loai", "muc", "muc do"),
}


class Verdict(Enum):
    """What would happen to a row."""

    ADD = "add"
    UPDATE = "update"
    SAME = "same"
    UNKNOWN_UNIT = "unknown_unit"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class PastedIndex:
    """A copied row; `value` is what would be kept, None where the row cannot be read.

    `why` says what is wrong with it, or what would change.
    """

    number: int
    cells: tuple[str, ...]
    verdict: Verdict
    value: IndexValue | None = None
    why: str = ""


def preview(
    copied: str,
    like: IndexValue,
    units: Sequence[Unit],
    kept: Iterable[IndexValue],
    today: date,
) -> list[PastedIndex]:
    """Read copied cells and say what each row would do.

    Args:
        copied: cells with tabs and lines between them, as Excel copies them.
        like: index, component, origin, full scale and paper of every row.
        units: the units the names are looked for in; retired ones too.
        kept: the values of the register.
        today: the day by the office's clock.
    """
    table = table_of(copied)
    first, places = columns_in(table, _TITLES, needed=("unit", "year"))
    reader = _Reader(like, units, kept, today)
    return [
        reader.row(number, [_cell(cells, places.get(what)) for what in _TITLES])
        for number, cells in enumerate(table[first:], start=first + 1)
        if any(cells)
    ]


class _Reader:
    """Judges rows one after the other; two rows about the same are noticed."""

    def __init__(
        self,
        like: IndexValue,
        units: Sequence[Unit],
        kept: Iterable[IndexValue],
        today: date,
    ) -> None:
        self._like, self._today = index_checks.cleaned(like), today
        self._units = _by_name(units)
        self._kept = list(kept)
        self._seen: list[tuple[int, IndexValue]] = []

    def row(self, number: int, cells: list[str]) -> PastedIndex:
        """Return a row with its verdict."""
        shown, name = tuple(cells), cells[0]
        if name and text.same_key(name) not in self._units:
            why = f"Không có đơn vị “{entries.short(name)}” trong danh sách."
            return PastedIndex(number, shown, Verdict.UNKNOWN_UNIT, why=why)
        try:
            value = self._value(cells)
            index_checks.check(value, self._today)
        except EntryError as refusal:
            return PastedIndex(number, shown, Verdict.WRONG, why=refusal.sentence)
        twice = index_checks.the_same(value, (v for _, v in self._seen))
        if twice is not None:
            line = next(n for n, v in self._seen if v is twice)
            why = f"Cùng đơn vị và năm với dòng {line}."
            return PastedIndex(number, shown, Verdict.WRONG, why=why)
        self._seen.append((number, replace(value, id=f"row-{number}")))
        return self._judged(number, shown, value)

    def _judged(
        self, number: int, cells: tuple[str, ...], value: IndexValue
    ) -> PastedIndex:
        before = index_checks.the_same(value, self._kept)
        if before is None:
            return PastedIndex(number, cells, Verdict.ADD, value)
        after = _over(before, value)
        if after == before:
            return PastedIndex(number, cells, Verdict.SAME, after)
        why = f"Trước đó: {index_checks.said(before)}"
        try:
            index_checks.check(after, self._today)
        except EntryError as refusal:
            return PastedIndex(number, cells, Verdict.WRONG, why=refusal.sentence)
        return PastedIndex(number, cells, Verdict.UPDATE, after, why)

    def _value(self, cells: list[str]) -> IndexValue:
        name, year, points, rank, class_name = cells
        return replace(
            self._like,
            id="",
            subject_id=self._unit(name),
            year=_year(year),
            value=_points(points),
            rank=vietnamese.parse_whole(rank) if rank else None,
            class_name=class_name,
        )

    def _unit(self, name: str) -> str:
        if not name:
            raise EntryError("Chưa có tên đơn vị.", "")
        found = self._units[text.same_key(name)]
        if len(found) > 1:
            raise EntryError(f"Có {len(found):02d} đơn vị cùng tên này.", "")
        return found[0]


def _over(before: IndexValue, given: IndexValue) -> IndexValue:
    """Return what is kept once a row is taken over it; an empty cell says nothing."""
    return replace(
        before,
        component_name=given.component_name or before.component_name,
        value=before.value if given.value is None else given.value,
        maximum=before.maximum if given.maximum is None else given.maximum,
        rank=before.rank if given.rank is None else given.rank,
        block=given.block or before.block,
        class_name=given.class_name or before.class_name,
        document=given.document or before.document,
        published_on=given.published_on or before.published_on,
    )


def _by_name(units: Sequence[Unit]) -> Mapping[str, list[str]]:
    """Return ids by spelling; a unit that left gives way to one that is there."""
    found: dict[str, list[Unit]] = {}
    for unit in units:
        for key in {text.same_key(unit.name), text.same_key(unit.short_name)} - {""}:
            found.setdefault(key, []).append(unit)
    return {
        key: [u.id for u in same if not u.retired_on] or [u.id for u in same]
        for key, same in found.items()
    }


def _year(typed: str) -> int:
    if not typed.isdecimal() or len(typed) > 4:
        shown = entries.short(typed)
        raise EntryError(
            f"“{shown}” không phải là năm." if typed else "Chưa có năm.", ""
        )
    return int(typed)


def _points(typed: str) -> Decimal | None:
    number = typed.removesuffix("%").strip()
    return vietnamese.parse_number(number) if number else None


def _cell(cells: list[str], place: int | None) -> str:
    return cells[place] if place is not None and place < len(cells) else ""
