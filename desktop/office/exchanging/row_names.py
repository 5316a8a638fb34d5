"""What the ids and codes in a bundle are called, by the bundle's own words.

A bundle names its people and units once and refers to them everywhere else; it also
carries the plan it was filled by, which names awards, indicators and statements. The
preview shows those names. Nothing here is believed further than a name on screen.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from desktop.bundles.tables import Table
from desktop.errors import PlanFileError
from desktop.office.exchanging.plan_parts import plans_in
from desktop.office.exchanging.round_tables import PLAN_FILES
from desktop.office.exchanging.wire_tables import Cells, rows_in
from desktop.plans.plan import Plan
from desktop.plans.reading import read_plan

_NAMED = (
    ("subject_id", ("name", "recipient")),
    ("initiative_id", ("title",)),
    ("achievement_id", ("content",)),
    ("activity_id", ("title",)),
    ("round_id", ("name",)),
    ("decision", ("number",)),
)


def names_in(*bundles: Sequence[Table]) -> dict[str, str]:
    """Return names by id, and by "column:code" for the codes of a plan.

    Args:
        bundles: tables of one bundle each; what a later one says counts.
    """
    found: dict[str, str] = {}
    for tables in bundles:
        found |= names_of({table.name: rows_in(table) for table in tables})
    return found


def names_of(rows: Mapping[str, Sequence[Cells]]) -> dict[str, str]:
    """Return the same for the rows of one bundle, by their tables."""
    found: dict[str, str] = {}
    for one in rows.values():
        found |= _names_of_rows(one)
    for plan in _plans(rows.get(PLAN_FILES.name, ())):
        found |= dict(plan_names(plan))
    return found


def plan_names(plan: Plan) -> Iterator[tuple[str, str]]:
    """Return what the codes of a plan mean, by "column:code"."""
    yield f"plan:{plan.code}", plan.short_name
    for offer in plan.offers:
        yield f"offer:{offer.code}", f"{offer.form.label} ({offer.level.label})"
    for indicator in plan.indicators:
        yield f"indicator:{indicator.code}", indicator.name
    for block in plan.blocks:
        yield f"block:{block.code}", block.name
    for due in plan.deadlines:
        yield f"deadline:{due.code}", due.what
    for template in plan.rounds:
        yield f"template:{template.code}", template.name.replace("{year}", "…")
    for reading in plan.readings:
        yield f"key:{reading.key}", reading.question
        for each in reading.alternatives:
            yield f"value:{each.value}", each.label
    for criteria in plan.criteria_sets:
        for one in criteria.criteria:
            yield f"criterion:{one.code}", f"{one.code} {one.name}"
    for standard in plan.standards:
        yield from _statements(standard.root)


def _names_of_rows(rows: Iterable[Cells]) -> Mapping[str, str]:
    found = {}
    for row in rows:
        for column, names in _NAMED:
            key = row.get(column)
            name = next((row[one] for one in names if row.get(one)), None)
            if key and name:
                found[str(key)] = str(name)
    return found


def _plans(rows: Iterable[Cells]) -> Iterator[Plan]:
    for adopted in plans_in(rows):
        try:
            yield read_plan(adopted.source)
        except PlanFileError:
            continue  # said as TD-511 or TD-514; its codes stay without names


def _statements(node: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - any node
    statement = getattr(node, "statement", "")
    if statement:
        yield f"statement:{statement}", node.label
    for child in getattr(node, "children", ()):
        yield from _statements(child)
