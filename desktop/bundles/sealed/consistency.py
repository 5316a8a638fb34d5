"""Whether the tables of a bundle agree with each other and with what was held before.

The receiver declares what refers to what; nothing is believed of the sender's schema.
All checks are of one bundle: it is a full snapshot, so what a row names is inside.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from desktop.bundles.cells import Value
from desktop.bundles.sealed.catalogue import refuse
from desktop.bundles.tables import Key, Table, by_name

REV = "rev"
MOST_REV = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns of one table that name a row of another, or of the same one.

    Args:
        table, columns: where the reference stands; one column empty means none is made.
        target, to: the table referred to and its columns, its key if not given.
        is_tree: of a table to itself: following it has to come to an end.
    """

    table: str
    columns: tuple[str, ...]
    target: str
    to: tuple[str, ...] = ()
    is_tree: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """What a receiver asks of one type of bundle.

    Args:
        references: between its tables.
        foreign: names of tables that only senders of other types write.
    """

    references: tuple[Reference, ...] = ()
    foreign: frozenset[str] = field(default_factory=frozenset)


def check_consistency(
    tables: Sequence[Table],
    rules: Rules,
    *,
    unknown: Sequence[Table] = (),
    held: Mapping[str, Mapping[Key, int]] | None = None,
) -> None:
    """Check the tables of a bundle.

    Args:
        tables: by our own shapes.
        rules: what they have to keep.
        unknown: tables of a later version; they may not take a known table's name.
        held: of each table the revision of every row already taken in, by key.

    Raises:
        BundleRefusedError: TD-405, 408, 409, 410 or 411.
    """
    check_owner([*tables, *unknown], rules.foreign)
    named = by_name(tables)
    for reference in rules.references:
        check_reference(named, reference)
        if reference.is_tree and reference.table in named:
            check_tree(named[reference.table], reference)
    for table in tables:
        check_revisions(table, (held or {}).get(table.name, {}))


def check_owner(tables: Sequence[Table], foreign: Collection[str]) -> None:
    """Check that no table is one the sender may not write.

    Raises:
        BundleRefusedError: TD-410.
    """
    for table in tables:
        if table.name in foreign and table.rows:
            raise refuse("TD-410", table=table.title or table.name)


def check_reference(named: Mapping[str, Table], reference: Reference) -> None:
    """Check that every row referred to is in the bundle.

    Raises:
        BundleRefusedError: TD-408, with the line.
    """
    table, target = named.get(reference.table), named.get(reference.target)
    if table is None or not table.rows:
        return
    there = set() if target is None else set(_values(target, _target(reference, named)))
    for line, values in enumerate(_values(table, reference.columns), start=2):
        if None not in values and values not in there:
            raise refuse(
                "TD-408",
                repr(values)[:100],
                table=table.title or table.name,
                line=line,
                column=_words(table, reference.columns),
            )


def check_tree(table: Table, reference: Reference) -> None:
    """Check that following a reference of a table to itself comes to an end.

    Raises:
        BundleRefusedError: TD-409, with a row of the circle.
    """
    target = reference.to or table.primary_key
    parents = dict(
        zip(_values(table, target), _values(table, reference.columns), strict=True)
    )
    done: set[Key] = set()
    for start in parents:
        path: dict[Key, None] = {}
        at: Key | None = start
        while at is not None and at in parents and at not in done:
            if at in path:
                raise refuse("TD-409", unit="/".join(map(str, at)))
            path[at] = None
            at = parents[at]
        done |= path.keys()


def check_revisions(table: Table, held: Mapping[Key, int]) -> None:
    """Check that no row is older than the one already taken in.

    Raises:
        BundleRefusedError: TD-405 for a number that is none, TD-411 for an older one.
    """
    if REV not in table.field_names:
        return
    place = table.field_names.index(REV)
    rows = zip(table.keys(), table.rows, strict=True)
    for line, (key, row) in enumerate(rows, start=2):
        rev = row[place]
        if type(rev) is not int or not 1 <= rev <= MOST_REV:
            raise refuse("TD-405", table=table.title, line=line, column=REV)
        ours = held.get(key)
        if ours is not None and rev < ours:
            words = "/".join(map(str, key))
            raise refuse("TD-411", key=words, table=table.title, ours=ours, theirs=rev)


def _target(reference: Reference, named: Mapping[str, Table]) -> tuple[str, ...]:
    return reference.to or named[reference.target].primary_key


def _values(table: Table, columns: Sequence[str]) -> Iterator[tuple[Value, ...]]:
    places = [table.field_names.index(name) for name in columns]
    for row in table.rows:
        yield tuple(row[place] for place in places)


def _words(table: Table, columns: Sequence[str]) -> str:
    titles = {one.name: one.title or one.name for one in table.fields}
    return ", ".join(titles[name] for name in columns)
