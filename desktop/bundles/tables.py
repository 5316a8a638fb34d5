"""What one export holds: tables of typed values, checked when they are made.

A table is canonical by construction (NFC, one kind of line end), so what is written,
read back and compared is the same thing.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal, get_args

from desktop.bundles import limits
from desktop.bundles.cells import CellError, Value, canonical, keeper
from desktop.bundles.refusals import FIX_AND_EXPORT, refusal, shown
from desktop.errors import BundleError

FieldType = Literal["string", "integer", "number", "boolean", "date"]
Row = tuple[Value, ...]
Key = tuple[Value, ...]
Keeper = Callable[[Value], Value]

FIELD_TYPES: tuple[str, ...] = get_args(FieldType)

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_PACKAGE_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
# Windows opens a device for these, whatever the extension.
_DEVICES = {"con", "prn", "aux", "nul"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its machine name, its type, and the words for people."""

    name: str
    type: FieldType
    required: bool = False
    title: str = ""
    description: str = ""

    def __post_init__(self) -> None:
        _check_name(self.name, "cột")
        if self.type not in FIELD_TYPES:
            raise _wrong(f"Cột «{self.name}» có kiểu lạ «{shown(self.type)}».")
        _set(self, "title", kept_words(self.title, limits.MAX_TITLE))
        _set(self, "description", kept_words(self.description, limits.MAX_DESCRIPTION))


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the package; its rows keep the order they are given in."""

    name: str
    title: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    rows: tuple[Row, ...] = ()

    def __post_init__(self) -> None:
        _check_name(self.name, "bảng")
        if self.name in _DEVICES:
            raise _wrong(f"Tên bảng «{self.name}» không dùng được trên Windows.")
        _set(self, "title", kept_words(self.title, limits.MAX_TITLE))
        _set(self, "fields", tuple(self.fields))
        _set(self, "primary_key", tuple(self.primary_key))
        self._check_fields()
        if len(self.rows) > limits.MAX_ROWS:
            raise _wrong(f"Bảng «{self.name}» có quá {limits.MAX_ROWS} dòng.", "TD-406")
        _set(self, "rows", self._kept_rows())
        _check_required(self)
        _check_keys(self)

    def filled(self, rows: Sequence[Row]) -> "Table":
        """Return this table with other rows, whose values were read by their types.

        Reading a cell asks as much of it as keeping a value does, so that is not done
        twice; required columns and keys are checked.
        """
        made = replace(self, rows=())
        _set(made, "rows", tuple(rows))
        _check_required(made)
        _check_keys(made)
        return made

    @property
    def field_names(self) -> tuple[str, ...]:
        """Return the names of the columns, in order."""
        return tuple(field.name for field in self.fields)

    def keys(self) -> list[Key]:
        """Return the key of every row, in the order of the rows."""
        names = self.field_names
        places = [names.index(name) for name in self.primary_key]
        return [tuple(row[place] for place in places) for row in self.rows]

    def _check_fields(self) -> None:
        names = self.field_names
        if not 1 <= len(names) <= limits.MAX_FIELDS:
            raise _wrong(
                f"Bảng «{self.name}» phải có từ 1 đến {limits.MAX_FIELDS} cột.",
                "TD-406",
            )
        if len(set(names)) < len(names):
            raise _wrong(f"Bảng «{self.name}» có hai cột trùng tên.", "TD-404")
        key = self.primary_key
        required = {field.name for field in self.fields if field.required}
        # A key that may be empty, or is no column, does not tell two rows apart.
        if not key or len(set(key)) < len(key) or not required.issuperset(key):
            raise _wrong(
                f"Bảng «{self.name}»: khóa chính phải gồm các cột bắt buộc, "
                "không lặp lại.",
                "TD-404",
            )

    def _kept_rows(self) -> tuple[Row, ...]:
        keepers = [keeper(field.type) for field in self.fields]
        kept = []
        for line, row in enumerate(self.rows, start=2):  # line 1 is the header
            if len(row) != len(keepers):
                raise _wrong(f"Bảng «{self.name}» dòng {line}: sai số cột.", "TD-403")
            kept.append(self._kept_row(line, row, keepers))
        return tuple(kept)

    def _kept_row(self, line: int, row: Row, keepers: Sequence[Keeper]) -> Row:
        values: list[Value] = []
        try:
            for keep, value in zip(keepers, row, strict=True):
                values.append(None if value is None else keep(value))
        except CellError as error:
            place = len(values)
            raise self.wrong_value(line, place, str(error), row[place]) from None
        return tuple(values)

    def wrong_value(
        self,
        line: int,
        place: int,
        why: str,
        value: object = None,
        code: str = "TD-405",
    ) -> BundleError:
        """Return the refusal of one value, with its row and its column."""
        field = self.fields[place]
        where = f"Bảng «{self.name}» dòng {line} cột «{field.title or field.name}»"
        said = "" if value is None else f"giá trị “{shown(value)}” "
        return _wrong(f"{where}: {said}{why}.", code)


@dataclass(frozen=True, slots=True)
class Package:
    """One review round, exported: who, which plan, which round, and its tables.

    `office` names the sender in the sender's own words (code, name, …). `notes` tells
    what reading passed over; it is no part of the data.
    """

    name: str
    title: str
    created_on: datetime | None
    office: Mapping[str, str]
    plan_id: str
    plan_version: str
    round_id: str
    tables: tuple[Table, ...]
    notes: tuple[str, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        if len(self.name) > limits.MAX_PACKAGE_NAME or not _PACKAGE_NAME.fullmatch(
            self.name
        ):
            raise _wrong(f"Tên gói «{shown(self.name)}» không hợp lệ.")
        for name in ("title", "plan_id", "plan_version", "round_id"):
            _set(self, name, kept_words(getattr(self, name), limits.MAX_TITLE))
        _set(self, "office", _kept_office(self.office))
        _set(self, "created_on", _kept_moment(self.created_on))
        _set(self, "tables", tuple(self.tables))
        if not 1 <= len(self.tables) <= limits.MAX_TABLES:
            raise _wrong(
                f"Gói phải có từ 1 đến {limits.MAX_TABLES} bảng.",
                "TD-406",
            )
        if len({table.name for table in self.tables}) < len(self.tables):
            raise _wrong("Gói có hai bảng trùng tên.", "TD-313")

    def table(self, name: str) -> Table | None:
        """Return the table of that name, or None."""
        return next((table for table in self.tables if table.name == name), None)


def is_name(text: str) -> bool:
    """Tell whether a text may name a table, a field or an office key."""
    return len(text) <= limits.MAX_NAME and _NAME.fullmatch(text) is not None


def kept_words(text: str, most: int) -> str:
    """Return a title or a description as a package keeps it."""
    if type(text) is not str:
        raise _wrong(f"«{shown(text)}» không phải là chữ.")
    text = canonical(text)
    if len(text) > most:
        raise _wrong(f"“{shown(text)}” dài quá {most} ký tự.", "TD-406")
    return text


def _kept_office(office: Mapping[str, str]) -> dict[str, str]:
    if len(office) > limits.MAX_OFFICE_FIELDS:
        raise _wrong(
            f"Phần đơn vị có quá {limits.MAX_OFFICE_FIELDS} mục.",
            "TD-406",
        )
    for name in office:
        _check_name(name, "mục của đơn vị")
    # Sorted, so that equal offices give equal bytes.
    return {name: kept_words(office[name], limits.MAX_TITLE) for name in sorted(office)}


def _kept_moment(moment: datetime | None) -> datetime | None:
    if moment is None:
        return None
    offset = moment.utcoffset()
    # RFC 3339 has no moment without an offset, and no offset with seconds.
    if offset is None or offset % timedelta(minutes=1):
        raise _wrong("Thời điểm xuất gói phải kèm múi giờ.")
    return moment.replace(microsecond=0)


def _check_required(table: Table) -> None:
    required = [at for at, field in enumerate(table.fields) if field.required]
    for line, row in enumerate(table.rows, start=2):
        for place in required:
            if row[place] is None:
                raise table.wrong_value(line, place, "bỏ trống cột bắt buộc")


def _check_keys(table: Table) -> None:
    seen: dict[Key, int] = {}
    for line, key in enumerate(table.keys(), start=2):
        if key in seen:
            words = ", ".join(shown(part) for part in key)
            raise _wrong(
                f"Bảng «{table.name}»: trùng mã dòng “{words}” "
                f"(dòng {seen[key]} và {line}).",
                "TD-407",
            )
        seen[key] = line


def _check_name(name: str, what: str) -> None:
    if type(name) is not str or not is_name(name):
        raise _wrong(f"Tên {what} «{shown(name)}» không hợp lệ.")


def _wrong(what: str, code: str = "TD-405") -> BundleError:
    return refusal(what, FIX_AND_EXPORT, code=code)


def _set(frozen: object, name: str, value: object) -> None:
    object.__setattr__(frozen, name, value)


def by_name(tables: Sequence[Table]) -> dict[str, Table]:
    """Return the tables by their names, in their order."""
    return {table.name: table for table in tables}
