"""What the journal adds up to: which units owe a paper, how much was done by kind."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.emulation.journal import Activity, ActivityKind, Channel
from desktop.emulation.movements import Period
from desktop.emulation.participants import LabelledEnum


class PaperState(LabelledEnum):
    """Whether a unit has sent what it owes, held against the last day."""

    SENT = "sent", "đã gửi"
    SENT_LATE = "sent_late", "gửi muộn"
    WAITING = "waiting", "chưa gửi"
    OVERDUE = "overdue", "quá hạn chưa gửi"


@dataclass(frozen=True, slots=True)
class UnitPapers:
    """A unit with the papers it sent about a period, the first to come first.

    `last_day` is the last day in time, None when no day is set: then nothing is late.
    """

    unit_id: str
    papers: tuple[Activity, ...]
    last_day: date | None
    today: date

    @property
    def sent_on(self) -> date | None:
        """Return the day the first paper came."""
        return self.papers[0].happened_on if self.papers else None

    @property
    def state(self) -> PaperState:
        """Return sent, sent late, not sent, or not sent and overdue."""
        is_late = self.days_late > 0
        if self.papers:
            return PaperState.SENT_LATE if is_late else PaperState.SENT
        return PaperState.OVERDUE if is_late else PaperState.WAITING

    @property
    def days_late(self) -> int:
        """Return the days after the last day, 0 in time or while no day is set."""
        if self.last_day is None:
            return 0
        return max(((self.sent_on or self.today) - self.last_day).days, 0)

    @property
    def is_missing(self) -> bool:
        """Tell whether nothing has come."""
        return not self.papers


def unit_papers(
    units: Sequence[str],
    activities: Iterable[Activity],
    kind: ActivityKind,
    period: Period,
    last_day: date | None,
    today: date,
) -> tuple[UnitPapers, ...]:
    """Return every expected unit with what it sent, in the order given (R136, R146).

    A paper of a unit that is not expected is left out.
    """
    found: dict[str, list[Activity]] = defaultdict(list)
    for each in activities:
        if each.kind is kind and each.subject_id and each.concerns(period):
            found[each.subject_id].append(each)
    return tuple(
        UnitPapers(unit, _in_order(found.get(unit, ())), last_day, today)
        for unit in units
    )


def within(activities: Iterable[Activity], period: Period) -> list[Activity]:
    """Return what happened in a period, first and last day included."""
    return [each for each in activities if each.happened_on in period]


def counts_by_kind(activities: Iterable[Activity]) -> dict[ActivityKind, int]:
    """Return how many entries there are of each kind that has any, in its order."""
    found = Counter(each.kind for each in activities)
    return {kind: found[kind] for kind in ActivityKind if found[kind]}


def counts_by_channel(activities: Iterable[Activity]) -> dict[Channel | None, int]:
    """Return how many entries each channel has; None are those that name none.

    Only entries that spread word are counted: the other kinds have no channel.
    """
    spread = [a.channel for a in activities if a.kind is ActivityKind.PROPAGANDA]
    found = Counter(spread)
    return {channel: found[channel] for channel in (*Channel, None) if found[channel]}


def _in_order(papers: Iterable[Activity]) -> tuple[Activity, ...]:
    return tuple(sorted(papers, key=lambda each: (each.happened_on, each.id)))
