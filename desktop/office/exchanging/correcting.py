"""One cell of the office's own entries, corrected by its place in a submission.

The window has a form for every register. Where the city names table, row and column of
what it sent back, the command line corrects that cell; it is kept by the same use cases
as in the window, so the same values are refused with the same words.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, NoReturn

from db.models.fields import CodeField, IdField, LineField, LinesField
from desktop import text
from desktop.bundles.cells import Value
from desktop.bundles.sealed.envelope import BundleType
from desktop.emulation.indicators import IndicatorResult
from desktop.emulation.participants import OtherSubject, Person, Unit
from desktop.emulation.records import (
    Achievement,
    Attestation,
    Breach,
    Initiative,
    TaskRating,
)
from desktop.emulation.scoring import Side
from desktop.errors import EntryError, OfficeError
from desktop.office.exchanging.overlay_values import column_of, typed, value_of
from desktop.office.exchanging.tables import wire_table
from desktop.office.exchanging.wire_tables import Column, WireTable
from desktop.office.papers.merit_reports import FORM
from desktop.office.registers.scorebook import Entry

if TYPE_CHECKING:
    from desktop.office.office import Office

_ENTRIES = {
    "units",
    "people",
    "other_subjects",
    "attestations",
    "indicator_results",
    "task_ratings",
    "initiatives",
    "achievements",
    "breaches",
}
_SINGLE = {("scores", "points"), ("merit_texts", "text")}
_TEXTS = (IdField, LineField, LinesField)


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
    return [
        column
        for column in wire.columns
        if (table in _ENTRIES and not _names_a_row(wire, column.name))
        or (table, column.name) in _SINGLE
    ]


class Correcting:
    """Correct cells one by one; each is one action that can be taken back."""

    def __init__(self, office: "Office") -> None:
        self._office = office

    def correct(self, cell: OwnCell, value: str, reason: str = "") -> None:
        """Keep a typed value; an empty one says that nothing is known.

        Raises:
            EntryError: the value does not fit, or stands there already.
            ReasonNeededError: a verified score would change and `reason` is empty.
            OfficeError: the round is closed, the row is gone, or it is no such cell.
        """
        column = column_of(cell.table, cell.field)
        if column not in correctable(cell.table):
            _refuse(column)
        match cell.table:
            case "scores":
                self._correct_points(cell, column, value, reason)
            case "merit_texts":
                self._correct_merit(cell, column, value)
            case _:
                self._correct_entry(cell, column, value)

    def _correct_points(
        self, cell: OwnCell, column: Column, value: str, reason: str
    ) -> None:
        subject, criterion, side = map(str, cell.key)
        entry = Entry(subject, criterion, Side(side), value)
        roundup = self._office.roundup()
        if self._office.scorebook.enter(roundup, entry, reason) is roundup:
            _refuse_same(column)

    def _correct_merit(self, cell: OwnCell, column: Column, value: str) -> None:
        subject, heading = map(str, cell.key)
        if heading == FORM:
            _refuse(column)
        reports = self._office.merit_reports
        now = reports.texts(self._office.current_round().id)
        if now.get((subject, heading)) == text.clean_lines(value):
            _refuse_same(column)
        reports.keep(subject, {heading: value})

    def _correct_entry(self, cell: OwnCell, column: Column, value: str) -> None:
        table = wire_table(BundleType.SUBMISSION, cell.table)
        if table is None:
            _refuse(column)
        entry, new = self._entry(table, cell), _value(table, column, value)
        if getattr(entry, column.of) == new:
            _refuse_same(column)
        self._keep(replace(entry, **{column.of: new}), column)

    def _entry(self, table: WireTable, cell: OwnCell) -> Any:  # noqa: ANN401 - of any register
        names = [
            column.of
            for name in table.key
            for column in table.columns
            if column.name == name
        ]
        for entry in self._entries(table.name):
            if tuple(getattr(entry, name) for name in names) == cell.key:
                return entry
        raise OfficeError(
            f"Dòng này không còn trong bảng “{table.title}”.",
            "Xem lại ở bundles returned; chưa có gì thay đổi.",
        )

    def _entries(self, table: str) -> Iterable[Any]:
        office = self._office
        match table:
            case "units":
                return office.register.units(with_retired=True)
            case "people":
                return office.register.people(with_retired=True)
            case "other_subjects":
                return office.register.others(with_retired=True)
            case "attestations":
                return office.roundup().attestations
            case "indicator_results":
                return office.roundup().results.values()
            case "task_ratings":
                return office.records.ratings()
            case "initiatives":
                return office.records.initiatives()
            case "achievements":
                return office.registers.achievements()
            case _:
                return office.records.breaches()

    def _keep(self, entry: Any, column: Column) -> None:  # noqa: ANN401 - of any register
        office = self._office
        match entry:
            case Unit() | Person() | OtherSubject():
                office.register.change(entry)
            case Attestation():
                office.records.attest([entry], f"Sửa {column.title.lower()}")
            case TaskRating():
                office.records.rate(entry, self._name(entry.subject_id))
            case Initiative():
                office.records.keep_initiative(entry)
            case Achievement():
                name = self._name(entry.subject_id)
                office.registers.keep_achievement(entry, name)
            case Breach():
                office.records.note_breach(entry, self._name(entry.subject_id))
            case IndicatorResult():
                indicators = office.roundup().plan.indicators
                [indicator] = [one for one in indicators if one.code == entry.indicator]
                office.records.measure(indicator, entry)

    def _name(self, subject_id: str) -> str:
        register = self._office.register
        names = {one.id: one.name for one in register.units(with_retired=True)}
        names |= {one.id: one.name for one in register.people(with_retired=True)}
        names |= {one.id: one.name for one in register.others(with_retired=True)}
        return names[subject_id]


def _names_a_row(table: WireTable, column: str) -> bool:
    """Tell the columns that say which row it is, whose, or whether it is over."""
    return column in table.key or column.endswith("_id") or column == "retired_on"


def _value(table: WireTable, column: Column, value: str) -> Any:  # noqa: ANN401 - of any type
    """Return what the entry holds for a typed value."""
    field = table.mirrors.columns()[column.of]
    if value.strip() and not text.clean_lines(value):
        raise EntryError(
            "Giá trị không có chữ nào đọc được.",
            "Gõ lại giá trị, hoặc “” để bỏ trống; chưa có gì thay đổi.",
        )
    if not value.strip():
        if isinstance(field, _TEXTS):
            return ""
        if column.required:
            raise EntryError(
                f"{column.title} không để trống được.",
                "Nhập một giá trị; chưa có gì thay đổi.",
            )
        return None
    if isinstance(field, CodeField):
        return _member(field.enumeration, column, value)
    if isinstance(field, LinesField):
        return text.clean_lines(value)
    return value_of(column, typed(column, value))


def _member(among: type[Enum], column: Column, value: str) -> Enum:
    code = text.clean(value)
    for member in among:
        if str(member.value) == code:
            return member
    known = ", ".join(str(member.value) for member in among)
    raise EntryError(
        f"{column.title} không có mã “{code[:40]}”.",
        f"Chọn một trong: {known}; chưa có gì thay đổi.",
    )


def _refuse_same(column: Column) -> NoReturn:
    raise EntryError(
        f"{column.title} đang ghi đúng như vậy.",
        "Nhập giá trị khác; chưa có gì thay đổi.",
    )


def _refuse(column: Column) -> NoReturn:
    raise OfficeError(
        f"Cột “{column.title}” không sửa từng ô ở đây được.",
        "Mở chương trình (không ghi việc nào) và sửa ở trang của mục đó.",
    )
