"""What the window shows first: where the round stands, as plain values.

It knows no rules, so that a start on an unchanged office needs none: `overview` makes a
`Glance` from the round, `kept_glance` keeps it between two starts. Nothing in it
depends on the day; what does is worked out by `Glance.overview`. Keys of places are
those of the side list.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PlaceState:
    """A place of the side list: how much is done and what is missing.

    `done` of `whole` with `unit` is the bar, whole 0 means not begun.
    """

    key: str
    title: str
    sentence: str
    missing: int
    done: int
    whole: int
    unit: str

    @property
    def is_begun(self) -> bool:
        """Tell whether there is anything yet."""
        return self.whole > 0

    @property
    def is_done(self) -> bool:
        """Tell whether nothing is missing."""
        return self.is_begun and self.missing == 0


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing to do next, as a button."""

    title: str
    note: str
    verb: str
    place: str


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day on the deadline line."""

    day: date
    title: str
    note: str
    is_past: bool
    is_today: bool = False
    is_main: bool = False


@dataclass(frozen=True, slots=True)
class Overview:
    """The round at a glance, on one day."""

    places: tuple[PlaceState, ...]
    next_step: NextStep
    milestones: tuple[Milestone, ...]

    def place(self, key: str) -> PlaceState | None:
        """Return the state of a place, None for one that has no state."""
        return next((p for p in self.places if p.key == key), None)


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline of the plan: its last valid day, what is due, in which words."""

    day: date
    what: str
    quoted: str
    is_main: bool


@dataclass(frozen=True, slots=True)
class Glance:
    """Where the round stands, whatever day it is."""

    movement: str
    round_name: str
    is_closed: bool
    cutoff: date
    dues: tuple[Due, ...]
    places: tuple[PlaceState, ...]
    next_step: NextStep

    def overview(self, today: date) -> Overview:
        """Return the round as it looks on a day."""
        return Overview(self.places, self.next_step, self._milestones(today))

    def nearest_due(self, today: date) -> Due | None:
        """Return the deadline nearest ahead, else the last one passed."""
        ordered = sorted(self.dues, key=lambda due: due.day)
        ahead = [due for due in ordered if due.day >= today]
        return ahead[0] if ahead else (ordered[-1] if ordered else None)

    def _milestones(self, today: date) -> tuple[Milestone, ...]:
        found = [
            Milestone(today, "Hôm nay", "", is_past=False, is_today=True),
            Milestone(
                self.cutoff,
                "Ngày chốt số liệu",
                days_words((self.cutoff - today).days),
                is_past=self.cutoff < today,
            ),
        ]
        found += [
            Milestone(
                due.day,
                due.what,
                f"“{due.quoted}”, {days_words((due.day - today).days)}",
                is_past=due.day < today,
                is_main=due.is_main,
            )
            for due in self.dues
        ]
        return tuple(sorted(found, key=lambda m: (m.day, not m.is_today)))


def days_words(days: int) -> str:
    """Return "còn 9 ngày", "hôm nay" or "quá 3 ngày"."""
    if days == 0:
        return "hôm nay"
    return f"còn {days} ngày" if days > 0 else f"quá {-days} ngày"
