"""What to look at before a submission leaves; nothing here stands in its way.

The officer may send all the same: the receiver sees the same gaps.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from desktop.awards.eligibility import Verdict
from desktop.awards.selection import Section
from desktop.bundles.sealed.catalogue import Finding, found
from desktop.office.dossiers.lines import Dossier
from desktop.office.rounds.outcome import Outcome, ReviewList
from desktop.office.rounds.roundup import Roundup
from desktop.vietnamese import short_date

_MOST_NAMES = 3


def submission_findings(
    roundup: Roundup, outcome: Outcome, dossiers: Sequence[Dossier], today: date
) -> Iterator[Finding]:
    """Find missing scores, open verdicts, quotas, dossiers and due days."""
    yield from _unscored(outcome)
    yield from _undecided(outcome)
    yield from _over_quota(outcome)
    yield from _dossiers(dossiers)
    yield from _late(roundup, outcome, today)


def _unscored(outcome: Outcome) -> Iterator[Finding]:
    names = [
        row.name for table in outcome.tables for row in table.rows if row.rank is None
    ]
    if names:
        yield found("TD-512", count=len(names), names=_named(names))


def _undecided(outcome: Outcome) -> Iterator[Finding]:
    names = dict.fromkeys(
        row.name
        for reviewed in outcome.lists
        for row in reviewed.rows
        if row.verdict is Verdict.UNKNOWN
    )
    if names:
        yield found("TD-513", count=len(names), names=_named(names))


def _over_quota(outcome: Outcome) -> Iterator[Finding]:
    for reviewed in outcome.lists:
        if reviewed.count is None or reviewed.is_per_proposer:
            continue
        count = len(reviewed.of(Section.PROPOSED))
        if count > reviewed.count:
            named = f"{count:02d} {reviewed.kind.label} ({reviewed.form})"
            yield found("TD-501", named=named, quota=reviewed.quota)


def _dossiers(dossiers: Sequence[Dossier]) -> Iterator[Finding]:
    for dossier in dossiers:
        if dossier.case.unit_id:
            continue  # a unit of ours sends it to us
        for nominee, state in zip(dossier.case.nominees, dossier.found, strict=True):
            missing = [paper.name for paper in state.missing]
            missing += [f"xác nhận của {one.by}" for one in state.unconfirmed]
            if missing:
                words = "; ".join(dict.fromkeys(missing))
                yield found("TD-502", name=nominee.name, missing=words)


def _late(roundup: Roundup, outcome: Outcome, today: date) -> Iterator[Finding]:
    upward = {reviewed.offer for reviewed in outcome.lists if _goes_up(reviewed)}
    wanted = {offer.deadline for offer in roundup.offers if offer.code in upward}
    for due in roundup.deadlines:
        last = due.last_day
        if due.code in wanted and last is not None and today > last:
            yield found("TD-503", day=short_date(today), due=short_date(last))


def _goes_up(reviewed: ReviewList) -> bool:
    return not reviewed.is_own and bool(reviewed.proposed)


def _named(names: Iterable[str]) -> str:
    listed = list(names)
    more = "…" if len(listed) > _MOST_NAMES else ""
    return ", ".join(listed[:_MOST_NAMES]) + more
