"""Values of the city beside a commune's: typed by an officer, kept as text."""

from datetime import date
from decimal import Decimal, InvalidOperation

from desktop import text
from desktop.bundles.cells import CellError, Value, parsed
from desktop.bundles.sealed.envelope import BundleType
from desktop.errors import EntryError, OfficeError
from desktop.office.exchanging.tables import wire_table
from desktop.office.exchanging.wire_tables import Column


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
    """Return a typed value as it is kept: numbers with a point, days as ISO."""
    words = text.clean(value)
    try:
        match column.type:
            case "number":
                number = Decimal(words.replace(",", "."))
                if not number.is_finite():
                    raise ValueError(words)
                return format(number, "f")
            case "integer":
                return str(int(words))
            case "date":
                return date.fromisoformat(words).isoformat()
            case _:
                if not words:
                    raise ValueError(words)
                return words
    except (ValueError, InvalidOperation):
        raise EntryError(
            f"“{words}” không phải là {column.title.lower()}.",
            "Nhập lại giá trị thẩm định; chưa có gì thay đổi.",
        ) from None


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
