"""What a city sends down: its plan in force, what it lays down, published indices."""

from collections.abc import Iterable, Iterator, Mapping

from db import indices, offices, subjects
from db.plans import AdoptedPlan
from desktop.awards.forms import AwardForm, Level
from desktop.bundles.sealed.envelope import BundleType
from desktop.emulation.indices import IndexCode, IndexValue, Origin
from desktop.emulation.participants import (
    Employment,
    Kind,
    LabelledEnum,
    UnitKind,
)
from desktop.office.desk import Desk
from desktop.office.exchanging import plan_tables as tables
from desktop.office.exchanging.contents import Filled
from desktop.office.exchanging.plan_parts import based_on, plan_rows, scope_of_plan
from desktop.office.exchanging.wire_tables import Cells
from desktop.office.registers import communes
from desktop.office.rounds.due_dates import deadlines_in
from desktop.plans.plan import Plan
from desktop.text import same_key

_LISTS: tuple[tuple[str, type[LabelledEnum]], ...] = (
    ("award_form", AwardForm),
    ("award_level", Level),
    ("subject_kind", Kind),
    ("unit_kind", UnitKind),
    ("employment", Employment),
    ("index_code", IndexCode),
)


def plan_bundle(
    desk: Desk,
    adopted: AdoptedPlan,
    plan: Plan,
    keyring: Mapping[str, bytes],
) -> Filled:
    """Return what goes down with a plan in force.

    Args:
        keyring: the files of the city's list of keys, by name.
    """
    scope = scope_of_plan(plan.code, plan.period.first, plan.period.last)
    rows: dict[str, list[Cells]] = {
        "movements": [_movement(plan)],
        "plan_files": plan_rows(adopted),
        "criteria": list(_criteria(plan)),
        "quotas": list(_quotas(plan)),
        "deadlines": list(_deadlines(plan)),
        "code_lists": list(_codes()),
        "index_values": list(_published(desk)),
    }
    return Filled(BundleType.PLAN, scope, rows, based_on(adopted), others=dict(keyring))


def _movement(plan: Plan) -> Cells:
    return tables.MOVEMENTS.cells(
        plan=plan.code,
        title=plan.title,
        movement=plan.movement,
        number=plan.number,
        issued_on=plan.issued_on,
        issuer=plan.issuer.office,
        first_day=plan.period.first,
        last_day=plan.period.last,
    )


def _criteria(plan: Plan) -> Iterator[Cells]:
    for found in plan.criteria_sets:
        for place, criterion in enumerate(found.criteria, start=1):
            yield tables.CRITERIA.cells(
                plan=plan.code,
                criteria_set=found.code,
                criterion=criterion.code,
                place=place,
                parent=criterion.parent,
                name=criterion.name,
                max_points=criterion.max_points,
            )


def _quotas(plan: Plan) -> Iterator[Cells]:
    for offer in plan.offers:
        for quota in offer.quotas:
            yield tables.QUOTAS.cells(
                plan=plan.code,
                offer=offer.code,
                quota=quota.key,
                form=offer.form.value,
                level=offer.level.value,
                authority=offer.authority,
                mode=quota.quota.mode.value,
                count=quota.quota.count,
                per_proposer=quota.quota.is_per_proposer,
                clause=quota.quota.clause,
            )


def _deadlines(plan: Plan) -> Iterator[Cells]:
    for year in range(plan.period.first.year, plan.period.last.year + 1):
        for due in deadlines_in(plan, year, {}):
            yield tables.DEADLINES.cells(
                plan=plan.code,
                deadline=due.code,
                year=year,
                what=due.what,
                owner=due.owner,
                last_day=due.last_day,
                clause=due.clause,
            )


def _codes() -> Iterator[Cells]:
    for name, members in _LISTS:
        for member in members:
            yield tables.CODE_LISTS.cells(
                list=name, code=member.value, label=member.label
            )


def _published(desk: Desk) -> Iterator[Cells]:
    """Return the published indices of communes of the official list.

    Only values with a paper that published them go out; a commune is found by its
    whole name within the province, and one that two communes bear is left out.
    """
    mine = offices.office(desk.database)
    of_province = communes.communes_of(mine.province_code) if mine else ()
    codes = _by_name(of_province)
    units = {unit.id: unit.name for unit in subjects.units(desk.database)}
    for value in indices.values(desk.database):
        code = codes.get(same_key(units.get(value.subject_id, "")), "")
        if code and _is_published(value):
            yield _index(code, units[value.subject_id], value)


def _is_published(value: IndexValue) -> bool:
    return value.origin is Origin.PUBLISHED


def _index(code: str, name: str, value: IndexValue) -> Cells:
    return tables.PUBLISHED.cells(
        commune=f"vn-xa-{code}",
        name=name,
        index_code=value.index.value,
        year=value.year,
        component=value.component,
        component_name=value.component_name,
        value=value.value,
        maximum=value.maximum,
        rank=value.rank,
        block=value.block,
        class_name=value.class_name,
        document=value.document,
        published_on=value.published_on,
    )


def _by_name(found: Iterable[communes.Commune]) -> dict[str, str]:
    codes: dict[str, str] = {}
    for one in found:
        key = same_key(one.full_name)
        codes[key] = "" if key in codes else one.code
    return codes
