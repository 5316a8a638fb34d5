"""How the states of a city's communes and sở are put together from what is there."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from db import dossiers, exchange, linked, offices
from db.exchange import ImportJob, ReceivedBundle
from db.linked import OFFICE
from desktop.awards.deadlines import Deadline
from desktop.bundles.sealed.envelope import BundleType
from desktop.emulation.participants import Kind, Unit, UnitKind
from desktop.office.desk import Desk
from desktop.office.exchanging.brought_words import COMMUNES
from desktop.office.exchanging.city_communes import CommuneState, Status
from desktop.office.exchanging.city_round import receiving_deadline
from desktop.office.exchanging.jobs import State, findings_of, state_of
from desktop.office.exchanging.overlays import Overlays, OverlayState
from desktop.office.exchanging.returning import stale, waiting
from desktop.office.registers import communes
from desktop.text import same_key, sort_key

if TYPE_CHECKING:
    from desktop.office.exchanging.identity import Identity
    from desktop.office.rounds.roundup import Roundup

_SUBMISSION = BundleType.SUBMISSION.value
_UNDECIDED = (State.PREVIEW, State.HELD, State.QUARANTINED)
_AFTER_LOCK = "TD-508"
_KINDS = (*COMMUNES, UnitKind.DEPARTMENT)


@dataclass
class States:
    """Reads everything once and tells how each office stands in the round."""

    desk: Desk
    identity: "Identity"
    roundup: "Roundup"

    def all(self) -> list[CommuneState]:
        """Return every commune and sở: by block, then by name."""
        found = [self._state(org, unit) for org, unit in self._offices()]
        places = {block.code: n for n, block in enumerate(self.roundup.plan.blocks)}
        names = {block.name: places[block.code] for block in self.roundup.plan.blocks}
        last = len(places)
        return sorted(
            found, key=lambda s: (names.get(s.block, last), sort_key(s.name), s.org)
        )

    # --- who there is -------------------------------------------------------------

    def _offices(self) -> Iterable[tuple[str, Unit | None]]:
        units = [
            unit
            for unit in self.roundup.units
            if unit.kind in _KINDS and unit.retired_on is None
        ]
        seen = set()
        for unit in units:
            org = self._org_of(unit)
            seen.add(org)
            yield org, unit
        listed = sorted({*self._senders, *self._latest, *self._jobs} - seen)
        if not any(unit.kind in COMMUNES for unit in units):
            # Nobody entered the communes yet: then all of the official list are meant.
            official = self._official.values()
            listed = sorted({*listed, *official} - seen)
        for org in listed:
            if org.startswith("vn-xa-"):
                yield org, None

    def _org_of(self, unit: Unit) -> str:
        if unit.id in self._linked:
            return self._linked[unit.id]
        if unit.kind not in COMMUNES:
            return ""
        org = self._meant_by(same_key(unit.name))
        # Whom somebody linked to another unit is not meant by this one's name.
        return "" if org in self._linked.values() else org

    def _meant_by(self, key: str) -> str:
        if key in self._official:
            return self._official[key]
        meant = [org for org, name in self._senders.items() if name.endswith(key)]
        return meant[0] if len(meant) == 1 else ""

    @cached_property
    def _linked(self) -> Mapping[str, str]:
        found = linked.links(self.desk.database)
        return {one.subject_id: one.org for one in found if one.their_id == OFFICE}

    @cached_property
    def _official(self) -> Mapping[str, str]:
        """The codes of the official list by name."""
        mine = offices.office(self.desk.database)
        listed = communes.communes_of(mine.province_code) if mine else ()
        return {same_key(one.full_name): f"vn-xa-{one.code}" for one in listed}

    @cached_property
    def _senders(self) -> Mapping[str, str]:
        return {
            one.org: same_key(one.name)
            for one in exchange.known_keys(self.desk.database)
        }

    # --- what came ----------------------------------------------------------------

    @cached_property
    def _year(self) -> str:
        return str(self.roundup.round.period.last.year)

    @cached_property
    def _latest(self) -> Mapping[str, ReceivedBundle]:
        """The submission of each office that counts; of several, what came last."""
        database = self.desk.database
        current = {s.current for s in exchange.streams(database)}
        found: dict[str, ReceivedBundle] = {}
        for bundle in exchange.received(database):
            is_meant = bundle.type == _SUBMISSION and bundle.period[:4] == self._year
            if is_meant and bundle.sha256 in current:
                found.setdefault(bundle.org, bundle)
        return found

    @cached_property
    def _jobs(self) -> Mapping[str, ImportJob]:
        """What lies there undecided, the newest of each office."""
        found: dict[str, ImportJob] = {}
        for job in exchange.jobs(self.desk.database):
            is_meant = job.type == _SUBMISSION and job.period[:4] == self._year
            if is_meant and state_of(job) in _UNDECIDED:
                found.setdefault(job.org, job)
        return found

    @cached_property
    def _said(self) -> Mapping[str, list[OverlayState]]:
        found: dict[str, list[OverlayState]] = {}
        for state in Overlays(self.desk).of():
            found.setdefault(state.overlay.org, []).append(state)
        return found

    @cached_property
    def _due(self) -> Deadline | None:
        return receiving_deadline(self.roundup)

    @cached_property
    def _on_paper(self) -> frozenset[str]:
        """The units a paper of whose dossier somebody noted by hand."""
        items = dossiers.items(self.desk.database, self.roundup.round.id)
        units = {one.dossier.rpartition(":")[2] for one in items}
        return frozenset(self._top(unit) for unit in units)

    def _top(self, unit_id: str) -> str:
        """Return the commune or sở above a unit, the unit itself included."""
        seen: set[str] = set()
        found = unit_id
        while unit_id and unit_id not in seen:
            seen.add(unit_id)
            unit = self.roundup.unit_by_id.get(unit_id)
            if unit is None:
                break
            if unit.kind in _KINDS:
                found = unit.id
            unit_id = unit.parent_id or ""
        return found

    # --- one office ---------------------------------------------------------------

    def _state(self, org: str, unit: Unit | None) -> CommuneState:
        bundle = self._latest.get(org) if org else None
        job = self._jobs.get(org) if org else None
        said = self._said.get(org, []) if org else []
        back, old = len(waiting(said)), len(stale(said))
        is_on_paper = bundle is None and unit is not None and unit.id in self._on_paper
        state = CommuneState(
            org=org,
            name=unit.name if unit else self._name(org),
            unit_id=unit.id if unit else "",
            block=self._block(unit),
            status=self._status(bundle, back, is_on_paper=is_on_paper),
            waiting=_waiting(job),
            is_after_lock=job is not None and job.code == _AFTER_LOCK,
            returned=back,
            stale=old,
            has_key=bool(org) and bool(self.identity.recipients(org)),
            is_on_paper=is_on_paper,
        )
        return self._with_bundle(state, bundle) if bundle else state

    def _with_bundle(self, state: CommuneState, bundle: ReceivedBundle) -> CommuneState:
        job = exchange.job(self.desk.database, bundle.sha256)
        people = self._proposed(bundle)
        return replace(
            state,
            seq=bundle.seq,
            received_on=bundle.received_on,
            is_late=self._due is not None and self._due.is_late(bundle.received_on),
            findings=findings_of(job) if job else (),
            is_receipt_sent=job is not None and state_of(job) is State.RECEIPTED,
            collectives=_count(people, (Kind.COLLECTIVE, Kind.BUSINESS)),
            individuals=_count(people, (Kind.INDIVIDUAL, Kind.HOUSEHOLD)),
        )

    def _proposed(self, bundle: ReceivedBundle) -> dict[str, str]:
        """Return kinds by subject of whom a submission proposes."""
        rows = exchange.received_rows(self.desk.database, bundle.sha256, "proposals")
        cells = [json.loads(body) for *_, body in rows]
        return {str(one["subject_id"]): str(one["kind"]) for one in cells}

    def _status(
        self, bundle: ReceivedBundle | None, back: int, *, is_on_paper: bool
    ) -> Status:
        if bundle is not None or is_on_paper:
            return Status.RETURNED if back else Status.RECEIVED
        is_late = self._due is not None and self._due.is_late(self.desk.today())
        return Status.OVERDUE if is_late else Status.NOT_SENT

    def _block(self, unit: Unit | None) -> str:
        candidate = self.roundup.candidates.get(unit.id) if unit else None
        found = self.roundup.plan.block_by_code.get(
            candidate.block if candidate else ""
        )
        return found.name if found else ""

    def _name(self, org: str) -> str:
        official = communes.commune(org.removeprefix("vn-xa-"))
        if official is not None:
            return official.full_name
        keys = exchange.known_keys(self.desk.database)
        named = [one.name for one in keys if one.org == org]
        bundle, job = self._latest.get(org), self._jobs.get(org)
        named += [bundle.org_name] if bundle else []
        named += [job.org_name] if job else []
        return next((name for name in named if name), org)


def _waiting(job: ImportJob | None) -> str:
    if job is None:
        return ""
    return f"Gói số {job.seq}: {state_of(job).label.lower()}"


def _count(people: Mapping[str, str], kinds: Sequence[Kind]) -> int:
    return sum(1 for kind in people.values() if kind in kinds)
