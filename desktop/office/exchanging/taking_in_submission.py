"""A commune's submission as the city takes it in: proposals become its candidates.

A later submission of the same stream takes the place of the one before: what it changes
is changed here, and whoever it no longer proposes is taken out.
"""

import json
from collections.abc import Sequence
from contextlib import suppress

from db import exchange, linked, offices, subjects
from desktop.bundles.sealed.catalogue import Finding, found, refuse
from desktop.bundles.sealed.envelope import BundleType, Envelope
from desktop.bundles.sealed.opening import Opened
from desktop.bundles.tables import Table
from desktop.errors import PlanFileError
from desktop.office.desk import Desk
from desktop.office.exchanging.bringing import Register, bring
from desktop.office.exchanging.bringing_in import Bringing
from desktop.office.exchanging.brought import Brought, Said
from desktop.office.exchanging.city_round import RoundOffice, office_for
from desktop.office.exchanging.overlays import settle_fixed
from desktop.office.exchanging.submission_checks import (
    Submitted,
    plan_findings,
    sender_findings,
)
from desktop.office.exchanging.taking_in import Applier, Context
from desktop.vietnamese import short_date


def check(context: Context, opened: Opened) -> list[Finding]:
    """Return what to tell: quotas, papers, days, thresholds, doubles, plan, lock."""
    envelope, desk = opened.head.envelope, context.desk
    mine = offices.office(desk.database)
    told = sender_findings(envelope, mine.province_code if mine else "")
    told += plan_findings(desk, envelope.based_on)
    office = _office(desk, envelope, opened.contents.tables)
    roundup = office.roundup()
    if roundup.round.is_closed:
        told.append(found("TD-508"))
    # A plan nobody here can read is told by the recomputation.
    with suppress(PlanFileError):
        brought = _bring(desk, opened.contents.tables, envelope.sender.org)
        day = context.received_on
        told += Submitted(desk, envelope, brought, roundup, day).findings()
    return told


def apply(context: Context, opened: Opened) -> None:
    """Write what the submission brings into the city's round.

    Raises:
        BundleRefusedError: TD-508, the round was closed meanwhile.
        PlanFileError: the commune's plan cannot be read by this program.
    """
    envelope, desk = opened.head.envelope, context.desk
    org, tables = envelope.sender.org, opened.contents.tables
    roundup = _office(desk, envelope, tables).roundup()
    if roundup.round.is_closed:
        raise refuse("TD-508")
    is_first = Said(context.before).is_empty
    before = None if is_first else _bring(desk, context.before, org)
    day = short_date(context.received_on)
    Bringing(
        database=desk.database,
        roundup=roundup,
        before=before,
        now=_bring(desk, tables, org),
        elsewhere=_proposed_elsewhere(desk, envelope),
        received_on=context.received_on,
        why=f"{envelope.sender.name} không còn đề nghị ở gói số {envelope.seq}, "
        f"nhận ngày {day}",
    ).write()
    settle_fixed(desk, context.overlays, tables, context.received_on)


def _office(desk: Desk, envelope: Envelope, tables: Sequence[Table]) -> RoundOffice:
    [row] = Said(tables).rows("rounds") or ({},)
    occasion = str(row.get("occasion") or "")
    return office_for(desk, envelope.scope.period, occasion)


def _bring(desk: Desk, tables: Sequence[Table], org: str) -> Brought:
    database = desk.database
    register = Register(
        subjects.units(database),
        subjects.people(database),
        subjects.others(database),
        linked.links(database),
    )
    return bring(tables, org, register)


def _proposed_elsewhere(desk: Desk, envelope: Envelope) -> set[str]:
    """Return the ids of those whom the commune proposes in another stream."""
    scope, kind = envelope.scope, BundleType.SUBMISSION.value
    found: set[str] = set()
    for stream in exchange.streams(desk.database):
        is_other = (stream.movement, stream.period) != (scope.movement, scope.period)
        if (stream.org, stream.type) == (envelope.sender.org, kind) and is_other:
            rows = exchange.received_rows(desk.database, stream.current, "proposals")
            found |= {str(json.loads(body)["subject_id"]) for *_, body in rows}
    return found


APPLIER = Applier(check=check, apply=apply, title="Nhận hồ sơ của {org}")
