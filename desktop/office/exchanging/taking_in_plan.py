"""A plan bundle taken in at a commune: kept, its plan offered, its indices entered.

Nobody's plan is changed by taking a bundle in: the officer works by a new version when
the officer says so (see `received_plans`). Published indices of the own commune go
into the register, because the rules read them there.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from db import indices, offices, subjects
from db.identity import new_id
from desktop.bundles.sealed.catalogue import Finding, found
from desktop.bundles.sealed.opening import Opened
from desktop.bundles.tables import Table, by_name
from desktop.emulation.indices import IndexCode, IndexValue, Origin
from desktop.emulation.participants import Unit, UnitKind
from desktop.errors import EntryError, PlanFileError
from desktop.office.desk import Desk
from desktop.office.exchanging.plan_parts import digest_of, plans_in
from desktop.office.exchanging.taking_in import Applier, Context
from desktop.office.exchanging.wire_tables import Cells, day, rows_in, whole, words
from desktop.office.registers import index_checks
from desktop.text import same_key

_SOURCE = "Thành phố công bố, gói số"
_OFFICES = (UnitKind.COMMUNE, UnitKind.WARD, UnitKind.SPECIAL_ZONE)


def _check(context: Context, opened: Opened) -> list[Finding]:
    """Find a plan that is not what its version was, or cannot be read here.

    TD-206 where one version has two texts, TD-514 where we cannot read it, TD-405 for
    an index no city can have published.
    """
    rows = rows_in(opened.contents.table("plan_files"))
    before = rows_in(by_name(context.before).get("plan_files"))
    known = {(p.code, p.version): digest_of(p.source) for p in plans_in(before)}
    said = {(words(r["plan"]), whole(r["version"])): words(r["digest"]) for r in rows}
    findings = []
    for plan in plans_in(rows):
        digest = digest_of(plan.source)
        key = (plan.code, plan.version)
        if said[key] != digest or known.get(key, digest) != digest:
            findings.append(found("TD-206", version=plan.version))
        elif why := _trouble(plan.source):
            findings.append(found("TD-514", why=why))
    return [*findings, *_odd_indices(context, opened)]


@lru_cache(maxsize=8)
def _trouble(source: str) -> str:
    """Return why this program cannot read a plan, "" where it can."""
    from desktop.plans.reading import read_plan

    try:
        read_plan(source)
    except PlanFileError as problem:
        return problem.sentence
    return ""


def _odd_indices(context: Context, opened: Opened) -> Iterator[Finding]:
    table = opened.contents.table("index_values")
    rows = rows_in(table)
    for line, row in enumerate(rows, start=2):
        try:
            value = _value(row, "", 1)
            index_checks.check(value, context.received_on)
        except (EntryError, ValueError):
            title = table.title if table else ""
            yield found("TD-405", table=title, line=line, column="Giá trị")
            return


def _apply(context: Context, opened: Opened) -> None:
    """Enter the published indices of our own commune; those withdrawn go again."""
    unit = own_unit(context.desk)
    if unit is None:
        return
    mine, seq = context.identity.org, opened.head.envelope.seq
    database = context.desk.database
    kept = indices.values(database, unit.id)
    given = []
    for row in _mine(opened.contents.table("index_values"), mine):
        value = _value(row, unit.id, seq)
        same = index_checks.the_same(value, kept)
        if same is not None and _says(same) == _says(value):
            continue  # an older bundle's number is as good a source
        given.append(replace(value, id=same.id if same else new_id()))
    indices.put_values(database, given)
    for value in _withdrawn(context, opened, unit, mine):
        same = index_checks.the_same(value, kept)
        if same is not None and _SOURCE in same.document:
            indices.remove_value(database, same.id)


def _withdrawn(
    context: Context, opened: Opened, unit: Unit, mine: str
) -> Iterator[IndexValue]:
    """Return what the bundle before this one published and this one does not."""
    named = {row["id"] for row in rows_in(opened.contents.table("index_values"))}
    for row in _mine(by_name(context.before).get("index_values"), mine):
        if row["id"] not in named:
            yield _value(row, unit.id, 0)


def _mine(table: Table | None, org: str) -> list[Cells]:
    return [row for row in rows_in(table) if row["commune"] == org]


def _value(row: Cells, unit_id: str, seq: int) -> IndexValue:
    source = f"{_SOURCE} {seq}"
    document = words(row["document"])
    return index_checks.cleaned(
        IndexValue(
            id="",
            subject_id=unit_id,
            index=_index(words(row["index_code"])),
            year=whole(row["year"]),
            component=words(row["component"]),
            component_name=words(row["component_name"]),
            value=row["value"],  # type: ignore[arg-type]
            maximum=row["maximum"],  # type: ignore[arg-type]
            rank=row["rank"],  # type: ignore[arg-type]
            block=words(row["block"]),
            class_name=words(row["class_name"]),
            origin=Origin.PUBLISHED,
            document=f"{document} ({source})" if document else source,
            published_on=day(row["published_on"]),
        )
    )


def _index(code: str) -> IndexCode:
    for member in IndexCode:
        if member.value == code:
            return member
    raise ValueError(code)


def _says(value: IndexValue) -> tuple[object, ...]:
    """Return what a value says, whichever bundle brought it."""
    return (
        value.value,
        value.maximum,
        value.rank,
        value.block,
        value.class_name,
        value.component_name,
        value.published_on,
        value.document.partition(_SOURCE)[0],
    )


def own_unit(desk: Desk) -> Unit | None:
    """Return the unit that is the commune itself, under which the others hang."""
    mine = offices.office(desk.database)
    units = [u for u in subjects.units(desk.database) if u.kind in _OFFICES]
    if mine is None:
        return None
    named = [u for u in units if same_key(mine.name) in same_key(u.name)]
    found_units = named or units
    return found_units[0] if len(found_units) == 1 else None


APPLIER = Applier(
    check=_check, apply=_apply, title="Nhận kế hoạch và danh mục của {org}"
)
