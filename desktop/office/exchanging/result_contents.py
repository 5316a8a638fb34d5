"""What a city sends back to one commune: what it said of its rows, and what it decided.

Nothing of another commune is in it: its rank stands alone, with how many were ranked.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from db import awards, duplicates, exchange, offices, subjects
from db import reviews as rounds
from db.exchange import Overlay, ReceivedStream
from desktop.awards.forms import Decision, Grant
from desktop.bundles.sealed.attachments import media_type_of
from desktop.bundles.sealed.catalogue import BundleRefusedError, Finding, found
from desktop.bundles.sealed.envelope import BundleType, Scope
from desktop.emulation.participants import Unit
from desktop.errors import OfficeError
from desktop.office.desk import Desk
from desktop.office.exchanging import result_tables as tables
from desktop.office.exchanging.contents import Attached, Filled, by_digest
from desktop.office.exchanging.paper_tables import ATTACHMENTS
from desktop.office.exchanging.wire_tables import Cells
from desktop.office.registers import communes
from desktop.plans.plan import Plan
from desktop.text import same_key


@dataclass(frozen=True, slots=True)
class RankOf:
    """The place of one office in its block, as the city ranked it."""

    block: str
    block_name: str
    name: str
    rank: int | None
    is_tied: bool
    of: int
    total: object = None


@dataclass(frozen=True, slots=True)
class Enclosed:
    """What the city adds by hand: papers byte for byte, words, the rank.

    Attributes:
        papers: title and file of signed papers.
        texts: by heading.
        ranks: of this commune alone.
        subject_ids: more subjects of the city's register that are this commune's.
        their_ids: what the commune calls a subject or an achievement of the city's.
    """

    papers: Sequence[tuple[str, Path]] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    ranks: Sequence[RankOf] = ()
    subject_ids: frozenset[str] = frozenset()
    their_ids: Mapping[str, str] = field(default_factory=dict)


NOTHING = Enclosed()


def result(
    desk: Desk,
    org: str,
    plan_of: Callable[[str], Plan],
    enclosed: Enclosed = NOTHING,
) -> Filled:
    """Return what goes back to a commune about its newest submission.

    Args:
        org: the commune's code.
        plan_of: gives a plan by the id it was adopted under.

    Raises:
        OfficeError: nothing was ever taken in from it.
    """
    stream = newest_stream(desk, org)
    scope = Scope(stream.movement, stream.period)
    said = [
        one
        for one in exchange.overlays(desk.database, org)
        if (one.movement, one.period) == (stream.movement, stream.period)
    ]
    mine = _subjects_of(desk, org, stream) | enclosed.subject_ids
    granted = list(_granted(desk, mine))
    files, listed, findings = _papers(desk, enclosed.papers)
    rows: dict[str, list[Cells]] = {
        "appraisals": [_appraisal(one) for one in said if one.kind == "appraisal"],
        "returns": [_return(one) for one in said if one.kind == "return"],
        "decisions": list(_decisions(decision for decision, _ in granted)),
        "awards": list(_awards(desk, granted, plan_of, enclosed.their_ids)),
        "rankings": [_rank(org, one) for one in enclosed.ranks],
        "texts": [
            tables.TEXTS.cells(heading=heading, text=text)
            for heading, text in enclosed.texts.items()
        ],
        "attachments": listed,
    }
    return Filled(BundleType.RESULT, scope, rows, files=files, findings=findings)


def newest_stream(desk: Desk, org: str) -> ReceivedStream:
    """Return the stream of a commune's submissions that was taken in last."""
    kind = BundleType.SUBMISSION.value
    known = {
        (s.movement, s.period): s
        for s in exchange.streams(desk.database)
        if s.org == org and s.type == kind and s.current
    }
    for bundle in exchange.received(desk.database):
        stream = known.get((bundle.movement, bundle.period))
        if bundle.org == org and bundle.type == kind and stream is not None:
            return stream
    raise OfficeError(
        f"Chưa nhận gói đề nghị nào của {org} nên chưa có gì để trả về.",
        "Nhận gói của xã, phường trước; chưa có gì thay đổi.",
    )


def _appraisal(one: Overlay) -> Cells:
    return tables.APPRAISALS.cells(**_about(one), value=one.value, reason=one.reason)


def _return(one: Overlay) -> Cells:
    return tables.RETURNS.cells(
        **_about(one), reason=one.reason, settled_on=one.settled_on
    )


def _about(one: Overlay) -> dict[str, str | int | date]:
    return {
        "overlay": one.id,
        "table_name": one.table_name,
        "row_id": one.row_id,
        "field": one.field,
        "base_rev": one.base_rev,
        "made_on": one.made_on,
    }


def _rank(org: str, one: RankOf) -> Cells:
    return tables.RANKS.cells(
        block=one.block,
        block_name=one.block_name,
        org=org,
        name=one.name,
        rank=one.rank,
        tied=one.is_tied,
        of=one.of,
        total=one.total,  # type: ignore[arg-type]
    )


# --- which subjects are the commune's -------------------------------------------------


def _subjects_of(desk: Desk, org: str, stream: ReceivedStream) -> frozenset[str]:
    """Return the subjects of a commune: those it sent, its own unit and all below."""
    sent = {
        str(json.loads(body).get("subject_id"))
        for table in ("units", "people", "other_subjects")
        for _, _, _, body in exchange.received_rows(
            desk.database, stream.current, table
        )
    }
    units = subjects.units(desk.database)
    own = {unit.id for unit in units if _is_commune(desk, unit, org)}
    below = _below(units, own)
    people = {p.id for p in subjects.people(desk.database) if p.unit_id in below}
    return frozenset(sent | below | people)


def _is_commune(desk: Desk, unit: Unit, org: str) -> bool:
    mine = offices.office(desk.database)
    wanted = communes.commune(org.removeprefix("vn-xa-"))
    if wanted is None or mine is None or wanted.province_code != mine.province_code:
        return False
    return same_key(unit.name) == same_key(wanted.full_name)


def _below(units: Iterable[Unit], own: set[str]) -> set[str]:
    found = set(own)
    waiting = list(units)
    grown = True
    while grown:
        grown = False
        for unit in waiting:
            if unit.id not in found and unit.parent_id in found:
                found.add(unit.id)
                grown = True
    return found


# --- what was decided -----------------------------------------------------------------


def _granted(desk: Desk, mine: frozenset[str]) -> Iterator[tuple[Decision, Grant]]:
    decisions = {one.id: one for one in awards.decisions(desk.database)}
    for grant in awards.grants(desk.database):
        decision = decisions[grant.decision_id]
        # A decision without a number and a day is a draft: nothing was decided yet.
        is_issued = decision.number and decision.issued_on is not None
        if grant.subject_id in mine and is_issued:
            yield decision, grant


def _decisions(given: Iterable[Decision]) -> Iterator[Cells]:
    for one in {decision.id: decision for decision in given}.values():
        yield tables.DECISIONS.cells(
            decision=one.id,
            number=f"{one.number}/{one.symbol}" if one.symbol else one.number,
            issued_on=one.issued_on,
            authority=" ".join(one.signer_titles),
            signer=one.signer,
        )


def _awards(
    desk: Desk,
    given: Iterable[tuple[Decision, Grant]],
    plan_of: Callable[[str], Plan],
    theirs: Mapping[str, str],
) -> Iterator[Cells]:
    known = {one.id: one for one in rounds.rounds(desk.database)}
    cited = duplicates.grant_citations(desk.database)
    for decision, grant in given:
        held = known[decision.round_id]
        plan = plan_of(held.plan_id)
        own = [o for o in plan.offers if o.form is grant.form and plan.decides(o)]
        level = own[0].level if own else plan.own_level
        keys = [one.key for one in cited.get(grant.id, ())]
        yield tables.GRANTS.cells(
            award=grant.id,
            decision=decision.id,
            subject_id=theirs.get(grant.subject_id, grant.subject_id),
            recipient=grant.recipient,
            kind=grant.kind.value,
            detail=grant.detail,
            form=grant.form.value,
            level=level.value,
            citation=grant.citation,
            register_mark=grant.register_mark,
            first_day=held.period.first,
            last_day=held.period.last,
            achievement=theirs.get(keys[0], keys[0]) if keys else None,
            revoked_on=grant.revoked_on,
        )


# --- papers, byte for byte ------------------------------------------------------------


def _papers(
    desk: Desk, papers: Sequence[tuple[str, Path]]
) -> tuple[tuple[Attached, ...], list[Cells], tuple[Finding, ...]]:
    from desktop.bundles.sealed.payload_zip import look_at

    files, rows, findings = [], [], []
    for title, path in papers:
        try:
            kind = media_type_of(path)
        except (BundleRefusedError, OSError):
            findings.append(found("TD-318", name=path.name))
            continue
        seen = look_at(path)
        files.append(Attached(path, seen.sha256, kind))
        rows.append(
            ATTACHMENTS.cells(
                file=seen.sha256[:32],
                title=title,
                file_name=path.name,
                media_type=kind,
                sha256=seen.sha256,
                size=seen.size,
                proves="decision",
                added_on=desk.today(),
            )
        )
    return by_digest(files), rows, tuple(findings)
