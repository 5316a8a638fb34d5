"""How a value stands in a column: exact, NFC, and never as a float."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar

from peewee import Field, ForeignKeyField, Model

from desktop.text import clean, clean_lines

if TYPE_CHECKING:
    _Field = Field[Any]
else:
    _Field = Field


class Row(Model):
    """A table that refuses values of the wrong type.

    Models only describe: they are bound to no file, so two files may be open at once.
    """

    CALLED: ClassVar[Mapping[str, str]] = {}
    """Columns that cannot be called as the value's field, by the field's name."""

    class Meta:
        legacy_table_names = False
        strict_tables = True

    @classmethod
    def column_of(cls, field: str) -> str:
        """Return the name of the column a value's field stands in."""
        return cls.CALLED.get(field, field)

    @classmethod
    def table(cls) -> str:
        """Return the name of the table."""
        return str(cls._meta.table_name)

    @classmethod
    def columns(cls) -> dict[str, "_Field"]:
        """Return the fields by the names of their columns, in order."""
        return {field.column_name: field for field in cls._meta.sorted_fields}

    @classmethod
    def key_columns(cls) -> tuple[str, ...]:
        """Return the columns that name a row."""
        fields = cls._meta.get_primary_keys()  # type: ignore[no-untyped-call]
        return tuple(field.column_name for field in fields)


class IdField(_Field):
    """An id or a code, kept as it is."""

    field_type = "TEXT"


class VerbatimField(_Field):
    """A whole file or a snapshot, kept to the last character."""

    field_type = "TEXT"


class LineField(_Field):
    """One line of text: NFC, single spaces."""

    field_type = "TEXT"

    def db_value(self, value: str | None) -> str | None:
        """Return the text as the office keeps it."""
        return None if value is None else clean(value)


class LinesField(_Field):
    """Text of several lines: NFC, each line clean."""

    field_type = "TEXT"

    def db_value(self, value: str | None) -> str | None:
        """Return the text as the office keeps it."""
        return None if value is None else clean_lines(value)


class ListField(_Field):
    """A few lines that belong together, such as the titles of a signatory."""

    field_type = "TEXT"

    def db_value(self, value: Sequence[str]) -> str:
        """Return the lines as JSON."""
        return json.dumps([clean(line) for line in value], ensure_ascii=False)

    def python_value(self, value: str) -> tuple[str, ...]:
        """Return the lines."""
        return tuple(json.loads(value))


class DateField(_Field):
    """A day as ISO text, which sorts."""

    field_type = "TEXT"

    def db_value(self, value: date | None) -> str | None:
        """Return the day as 2025-12-05."""
        if isinstance(value, datetime):
            message = f"not a day: {value!r}"
            raise TypeError(message)
        return None if value is None else value.isoformat()

    def python_value(self, value: str | None) -> date | None:
        """Return the day."""
        return None if value is None else date.fromisoformat(value)


class ExactDecimalField(_Field):
    """A number as its decimal digits; 9.50 stays 9.50."""

    field_type = "TEXT"

    def db_value(self, value: Decimal | None) -> str | None:
        """Return the digits; a float is a mistake and refused."""
        if value is None:
            return None
        if not isinstance(value, Decimal) or not value.is_finite():
            message = f"not an exact number: {value!r}"
            raise TypeError(message)
        return format(value, "f")

    def python_value(self, value: str | None) -> Decimal | None:
        """Return the exact number."""
        return None if value is None else Decimal(value)


class FlagField(_Field):
    """Yes, no, or not known."""

    field_type = "INTEGER"

    def db_value(self, value: bool | None) -> int | None:
        """Return 1, 0 or nothing."""
        return None if value is None else int(value)

    def python_value(self, value: int | None) -> bool | None:
        """Return yes, no or not known."""
        return None if value is None else bool(value)


class CountField(_Field):
    """A whole number."""

    field_type = "INTEGER"


class CodeField(_Field):
    """A member of an enumeration by its code."""

    field_type = "TEXT"

    def __init__(self, enumeration: type[Enum], **settings: Any) -> None:  # noqa: ANN401
        super().__init__(**settings)
        self.enumeration = enumeration

    def db_value(self, value: Enum | None) -> str | int | None:
        """Return the code."""
        if value is None:
            return None
        code: str | int = self.enumeration(value).value
        return code

    def python_value(self, value: str | int | None) -> Enum | None:
        """Return the member."""
        return None if value is None else self.enumeration(value)


class GradeField(CodeField):
    """A member of an ordered enumeration by its number."""

    field_type = "INTEGER"


def refers(model: type[Row], column: str, **settings: Any) -> Any:  # noqa: ANN401
    """Return a column that names a row of another table.

    Checked when the transaction ends, so that undo may replay rows in any order;
    nothing is deleted in passing, so that every change stands in the trail.
    """
    return ForeignKeyField(
        model,
        column_name=column,
        backref="+",
        deferrable="INITIALLY DEFERRED",
        **settings,
    )
