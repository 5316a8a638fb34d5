"""Due dates of a round: the last valid day, the days left, and what is late."""

from dataclasses import dataclass
from datetime import date, timedelta

from desktop.emulation.participants import LabelledEnum


class Limit(LabelledEnum):
    """Whether the named day itself still counts."""

    BEFORE = "before", "trước ngày"
    ON_OR_BEFORE = "on_or_before", "chậm nhất ngày"


@dataclass(frozen=True, slots=True)
class Deadline:
    """What is due, by whom, and in which words. Late work is marked, not refused.

    `day` is the day the plan names; `last_day` the last one that is in time: with
    "trước ngày 15/12" it is 14/12.
    """

    code: str
    what: str
    owner: str
    limit: Limit
    day: date
    clause: str
    quoted: str

    @property
    def last_day(self) -> date:
        """Return the last valid day."""
        if self.limit is Limit.BEFORE:
            return self.day - timedelta(days=1)
        return self.day

    def days_left(self, today: date) -> int:
        """Return whole days until the last valid day; negative when late."""
        return (self.last_day - today).days
