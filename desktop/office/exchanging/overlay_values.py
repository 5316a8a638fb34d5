"""Values of the city beside a commune's: typed by an officer, kept as text."""

from datetime import date
from decimal import Decimal, InvalidOperation

from desktop import text, vietnamese
from desktop.bundles.cells import CellError, Value, kept_value, parsed
from desktop.bundles.sealed.envelope import BundleType
from desktop.errors import EntryError, OfficeError
from desktop.office import entries
from desktop.office.exchanging.tables import wire_table
from desktop.office.exchanging.wire_tables import Column

_ANSWERS = {"có": "true", "true": "true", "không": "false", "false": "false"}
_HINTS = {
    "boolean": ", “có” hoặc “không”",
    "date": ", ví dụ 14/12/2025",
    "integer": ", một số nguyên",
    "number": ", một số, ví dụ 9,5",
}


def column_of(table: str, field: str) -> Column:
    """Return a column of a table of submissions.

    Raises:
        OfficeError: there is none.
    """
    shape = wire_table(BundleType.SUBMISSION, table)
    for column in shape.columns if shape else ():
        if column.name == field:
            return column
    raise OfficeError(
        f"Bảng “{table}” không có cột “{field}”.", "Chọn lại ô; chưa có gì thay đổi."
    )


def typed(column: Column, value: str) -> str:
    """Return a typed value as it is kept: numbers with a point, days as ISO.

    Raises:
        EntryError: the column takes no such value.
    """
    words = text.clean(value)
    try:
        kept = _typed(column, words)
        if column.type != "string":
            kept_value(column.type, parsed(column.type, kept))
    except (ValueError, KeyError, InvalidOperation):
        hint = _HINTS.get(column.type, "")
        raise EntryError(
            f"“{entries.short(words)}” không phải là {column.title.lower()}.",
            f"Nhập lại giá trị{hint}; chưa có gì thay đổi.",
        ) from None
    return kept


def _typed(column: Column, words: str) -> str:
    match column.type:
        case "number":
            number = Decimal(words.replace(",", "."))
            if not number.is_finite():
                raise ValueError(words)
            return format(number, "f")
        case "integer":
            return str(int(words))
        case "date":
            return _day(words).isoformat()
        case "boolean":
            return _ANSWERS[words.casefold()]
        case _:
            if not words:
                raise ValueError(words)
            return words


def _day(words: str) -> date:
    """Read a day as officers write it, or as bundles do."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return vietnamese.parse_date(words)


def plain(value: Value) -> str | None:
    """Return a value as an overlay keeps it, None for nothing."""
    if value is None:
        return None
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else str(value)


def value_of(column: Column, kept: str) -> Value:
    """Return a value as it was before `plain`; the text itself where it is none."""
    try:
        return parsed(
            column.type, kept.casefold() if column.type == "boolean" else kept
        )
    except CellError:
        return kept
