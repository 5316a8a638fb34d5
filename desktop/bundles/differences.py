"""What changed between two exports of the same tables, row by row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from desktop.bundles.cells import Value
from desktop.bundles.refusals import refusal
from desktop.bundles.tables import Key, Table, by_name

Values = dict[str, Value]


class Kind(Enum):
    """What became of a row."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Change:
    """One row that differs; `fields` names the changed columns of a CHANGED row."""

    table: str
    key: Key
    kind: Kind
    before: Values | None
    after: Values | None
    fields: tuple[str, ...] = ()


def compare(old: Sequence[Table], new: Sequence[Table]) -> tuple[Change, ...]:
    """Return the rows that differ: tables in the new order, rows by their keys.

    The order of the rows does not matter; a table that is gone counts as emptied.
    """
    before, after = by_name(old), by_name(new)
    names = [*after, *(name for name in before if name not in after)]
    changes: list[Change] = []
    for name in names:
        changes += _compare_table(name, before.get(name), after.get(name))
    return tuple(changes)


def counts(changes: Iterable[Change]) -> dict[str, dict[Kind, int]]:
    """Return how many rows of each table were added, changed and withdrawn."""
    counted: dict[str, dict[Kind, int]] = {}
    for change in changes:
        of_table = counted.setdefault(change.table, dict.fromkeys(Kind, 0))
        of_table[change.kind] += 1
    return counted


def _compare_table(name: str, old: Table | None, new: Table | None) -> list[Change]:
    if old and new and _key_types(old) != _key_types(new):
        raise refusal(
            f"Bảng «{name}»: hai lần xuất dùng khóa khác nhau, không so sánh được.",
            code="TD-404",
        )
    before, after = _rows(old), _rows(new)
    # Keys of one table have the same types column by column, so they can be sorted.
    keys = sorted(before.keys() | after.keys())
    found = (_change(name, key, before.get(key), after.get(key)) for key in keys)
    return [change for change in found if change is not None]


def _change(
    table: str, key: Key, before: Values | None, after: Values | None
) -> Change | None:
    if before is None:
        return Change(table, key, Kind.ADDED, None, after)
    if after is None:
        return Change(table, key, Kind.WITHDRAWN, before, None)
    names = [*after, *(name for name in before if name not in after)]
    # A column one side does not have counts as null there.
    fields = tuple(name for name in names if before.get(name) != after.get(name))
    if not fields:
        return None
    return Change(table, key, Kind.CHANGED, before, after, fields)


def _rows(table: Table | None) -> dict[Key, Values]:
    if table is None:
        return {}
    names = table.field_names
    rows = (dict(zip(names, row, strict=True)) for row in table.rows)
    return dict(zip(table.keys(), rows, strict=True))


def _key_types(table: Table) -> list[tuple[str, str]]:
    types = {field.name: field.type for field in table.fields}
    return [(name, types[name]) for name in table.primary_key]
