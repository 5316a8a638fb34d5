"""One cell of the office's own rows, corrected by its place in a submission.

The window has a form for every register. Where the city names table, row and column of
what it sent back, the command line corrects that cell; the checks of a whole exchange
file say whether the value may stand.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.bundles.cells import CellError, Value, kept_value
from desktop.bundles.sealed.envelope import BundleType
from desktop.bundles.tables import Field, Table
from desktop.emulation.scoring import Side
from desktop.errors import BundleError, EntryError, OfficeError
from desktop.office.desk import Desk
from desktop.office.exchanging import package_registers
from desktop.office.exchanging.overlay_values import column_of, typed, value_of
from desktop.office.exchanging.package_tables import SHAPES
from desktop.office.exchanging.round_checks import check_values
from desktop.office.exchanging.round_package import (
    check_references,
    own_tables,
    values_in,
    write,
)
from desktop.office.exchanging.round_tables import BASES, RULINGS, UNCITED
from desktop.office.exchanging.tables import wire_table
from desktop.office.exchanging.wire_tables import Column, WireTable, mirrored_rows
from desktop.office.papers.merit_reports import MeritReports
from desktop.office.registers.scorebook import Entry, Scorebook
from desktop.office.rounds.roundup import Roundup

_SHAPES = {shape.name for shape in SHAPES}
_JUDGED = (BASES, UNCITED, RULINGS)  # weighed by a person, who sees all of it
_REGISTERS = {t.name: t for t in package_registers.REGISTERS if t not in _JUDGED}
_POINTS = ("scores", "points")
_MERIT = ("merit_texts", "text")


@dataclass(frozen=True, slots=True)
class OwnCell:
    """A cell of our own, as a submission names it.

    Attributes:
        key: the values of the columns that name its row, in the order of the table's.
    """

    table: str
    key: tuple[Value, ...]
    field: str


def correctable(table: str) -> list[Column]:
    """Return the columns of a table of submissions that can be corrected here."""
    wire = wire_table(BundleType.SUBMISSION, table)
    if wire is None:
        return []
    is_whole = table in _SHAPES or table in _REGISTERS
    return [
        column
        for column in wire.columns
        if (is_whole and not _names_a_row(wire, column.name))
        or (table, column.name) == _MERIT
    ]


class Correcting:
    """Correct cells one by one; each is one action that can be taken back."""

    def __init__(
        self, desk: Desk, scorebook: Scorebook, merit_reports: MeritReports
    ) -> None:
        self._desk = desk
        self._scorebook = scorebook
        self._merit_reports = merit_reports

    def correct(
        self, roundup: Roundup, cell: OwnCell, value: str, reason: str = ""
    ) -> None:
        """Keep a typed value; an empty one says that nothing is known.

        Raises:
            EntryError: the value does not fit; the old one stays.
            ReasonNeededError: a verified score would change and `reason` is empty.
            OfficeError: the round is closed, the row is gone, or it is no such cell.
        """
        if roundup.round.is_closed:
            raise OfficeError(
                "Đợt xét đã chốt nên không sửa được.",
                "Mở lại đợt xét ở trang Xét khen thưởng và ghi lý do, rồi sửa.",
            )
        title = column_of(cell.table, cell.field).title
        if cell.field not in {column.name for column in correctable(cell.table)}:
            raise OfficeError(
                f"Cột “{title}” không sửa từng ô ở đây được.",
                "Mở chương trình (không ghi việc nào) và sửa ở trang của mục đó.",
            )
        if (cell.table, cell.field) == _POINTS:
            self._correct_points(roundup, cell, value, reason)
        elif (cell.table, cell.field) == _MERIT:
            subject, heading = map(str, cell.key)
            self._merit_reports.keep(subject, {heading: value})
        elif cell.table in _SHAPES:
            self._correct_row(roundup, cell, value, f"Sửa {title.lower()}")
        else:
            self._correct_register(roundup, cell, value, f"Sửa {title.lower()}")

    def _correct_points(
        self, roundup: Roundup, cell: OwnCell, value: str, reason: str
    ) -> None:
        subject, criterion, side = map(str, cell.key)
        entry = Entry(subject, criterion, Side(side), value)
        self._scorebook.enter(roundup, entry, reason)

    def _correct_row(
        self, roundup: Roundup, cell: OwnCell, value: str, title: str
    ) -> None:
        tables = {table.name: table for table in own_tables(roundup)}
        whole, row = _changed(tables[cell.table], cell, value)
        tables[cell.table] = whole
        round_id = roundup.round.id
        try:
            values = values_in(tables.values(), round_id)
            check_references(values)
            check_values(values, roundup)
        except BundleError as problem:
            raise _entry_error(problem) from problem
        alone = values_in([replace(whole, rows=(row,))], round_id)
        with self._desk.trail.operation(title):
            write(self._desk.database, roundup, alone)

    def _correct_register(
        self, roundup: Roundup, cell: OwnCell, value: str, title: str
    ) -> None:
        round_id, database = roundup.round.id, self._desk.database
        wire = _REGISTERS[cell.table]
        rows = mirrored_rows(database, wire, round_id)
        whole, row = _changed(package_registers.shape_of(wire, rows), cell, value)
        alone = [replace(whole, rows=(row,))]
        known = frozenset(
            {one.id for one in roundup.units}
            | {one.id for one in roundup.people}
            | {one.id for one in roundup.others}
        )
        try:
            package_registers.check(alone, known)
        except BundleError as problem:
            raise _entry_error(problem) from problem
        with self._desk.trail.operation(title):
            package_registers.put(database, alone, round_id)


def _changed(
    table: Table, cell: OwnCell, value: str
) -> tuple[Table, tuple[Value, ...]]:
    """Return a table with one cell changed, and the row the cell is in."""
    names = list(table.field_names)
    places = [names.index(name) for name in table.primary_key]
    rows = list(table.rows)
    at = next((n for n, row in enumerate(rows) if _key(row, places) == cell.key), None)
    if at is None:
        raise OfficeError(
            f"Dòng này không còn trong bảng “{table.title}”.",
            "Xem lại ở bundles returned; chưa có gì thay đổi.",
        )
    row = list(rows[at])
    place = names.index(cell.field)
    before, row[place] = row[place], _value(table.fields[place], value)
    if row[place] == before:
        raise EntryError(
            f"{table.fields[place].title} đang ghi đúng như vậy.",
            "Nhập giá trị khác; chưa có gì thay đổi.",
        )
    rows[at] = tuple(row)
    return replace(table, rows=tuple(rows)), rows[at]


def _key(row: Sequence[Value], places: Sequence[int]) -> tuple[Value, ...]:
    return tuple(row[place] for place in places)


def _names_a_row(table: WireTable, column: str) -> bool:
    """Tell the columns that say which row it is, or whose: they are no entries."""
    return column in table.key or column.endswith("_id")


def _value(field: Field, value: str) -> Value:
    if not value.strip():
        if field.required:
            raise EntryError(
                f"{field.title} không để trống được.",
                "Nhập một giá trị; chưa có gì thay đổi.",
            )
        return None
    made = value_of(field, typed(field, value))
    try:
        return kept_value(field.type, made)
    except CellError as problem:
        raise EntryError(
            f"{field.title} {problem}.", "Nhập lại giá trị; chưa có gì thay đổi."
        ) from problem


def _entry_error(problem: BundleError) -> EntryError:
    """Say of one's own entry what would be said of another's file."""
    sentence = problem.sentence.removesuffix("Chưa có gì được ghi.").strip()
    return EntryError(
        sentence, "Nhập lại giá trị; chưa có gì thay đổi.", detail=problem.detail
    )
