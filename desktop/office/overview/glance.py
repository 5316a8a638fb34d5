"""What the window shows first: where the round stands, as plain values.

It knows no rules, so that a start on an unchanged office needs none: `overview` makes a
`Glance` from the round, `kept_glance` keeps it between two starts. Nothing in it
depends on the day; what does is worked out by `Glance.overview`. Keys of places are
those of the side list.

Named tuples: defining a dataclass takes five times as long, and every start pays.
"""

from datetime import date
from typing import NamedTuple


class PlaceState(NamedTuple):
    """A place of the side list: how much is done and what is missing.

    `done` of `whole` with `unit` is the bar, whole 0 means not begun. `is_idle`: the
    plan asks nothing here, which counts as done.
    """

    key: str
    title: str
    sentence: str
    missing: int
    done: int
    whole: int
    unit: str
    is_idle: bool = False

    @property
    def is_begun(self) -> bool:
        """Tell whether there is anything yet."""
        return self.whole > 0 or self.is_idle

    @property
    def is_done(self) -> bool:
        """Tell whether nothing is missing."""
        return self.is_begun and self.missing == 0


class NextStep(NamedTuple):
    """The one thing to do next, as a button."""

    title: str
    note: str
    verb: str
    place: str


class Milestone(NamedTuple):
    """A day on the deadline line.

    `is_main` is what the round itself is due by, `is_calm` concerns other awards than
    those of the round, `is_late` is past and still open.
    """

    day: date
    title: str
    note: str
    is_past: bool
    is_today: bool = False
    is_main: bool = False
    is_calm: bool = False
    is_late: bool = False


class Due(NamedTuple):
    """A due date of the plan in the award year of the round.

    Attributes:
        day: the last valid day; None while nobody has set one.
        after: what the plan says instead of a day.
        is_fixed: the plan gives the day; otherwise the officer sets it.
        is_of_round: it is for an award of this round, or for every award.
        is_main: an award of this round is proposed by then.
        needs_list: the list of this round has to be final by then; of other duties
            nobody has entered whether they are done, so they pass and are never late.
    """

    code: str
    what: str
    owner: str
    clause: str
    quoted: str
    day: date | None
    after: str
    is_fixed: bool
    is_of_round: bool
    is_main: bool
    needs_list: bool


class DueNow(NamedTuple):
    """A due date on one day: how many days are left, and whether it is late.

    `words` say it: "còn 12 ngày", "quá hạn 3 ngày", "chưa ấn định ngày".
    """

    due: Due
    days_left: int | None
    is_late: bool
    words: str

    @property
    def is_ahead(self) -> bool:
        """Tell whether its day is still to come."""
        return self.days_left is not None and self.days_left >= 0


class Overview(NamedTuple):
    """The round at a glance, on one day; `dues` by day, those without one last."""

    places: tuple[PlaceState, ...]
    next_step: NextStep
    milestones: tuple[Milestone, ...]
    dues: tuple[DueNow, ...]

    def place(self, key: str) -> PlaceState | None:
        """Return the state of a place, None for one that has no state."""
        return next((p for p in self.places if p.key == key), None)


class Glance(NamedTuple):
    """Where the round stands, whatever day it is."""

    movement: str
    round_name: str
    closed_on: date | None
    cutoff: date
    dues: tuple[Due, ...]
    places: tuple[PlaceState, ...]
    next_step: NextStep

    @property
    def is_closed(self) -> bool:
        """Tell whether the list of the round is final."""
        return self.closed_on is not None

    def overview(self, today: date) -> Overview:
        """Return the round as it looks on a day."""
        dues = self._dues(today)
        marks = self._milestones(today, dues)
        return Overview(self.places, self.next_step, marks, dues)

    def nearest_due(self, today: date) -> DueNow | None:
        """Return what is due first: the latest late one, else the next ahead.

        Where nothing is late or ahead, the last one passed.
        """
        dated = [now for now in self._dues(today) if now.days_left is not None]
        late = [now for now in dated if now.is_late and not self.is_closed]
        ahead = [now for now in dated if now.is_ahead]
        found = [*late[-1:], *ahead[:1], *dated[-1:]]
        return found[0] if found else None

    def _dues(self, today: date) -> tuple[DueNow, ...]:
        found = [self._due_on(due, today) for due in self.dues]
        return tuple(sorted(found, key=lambda now: now.due.day or date.max))

    def _due_on(self, due: Due, today: date) -> DueNow:
        if due.day is None:
            return DueNow(due, None, is_late=False, words="chưa ấn định ngày")
        left = (due.day - today).days
        done = self.closed_on
        late = ((done or today) - due.day).days if due.needs_list else 0
        words = days_words(left)
        if left < 0 and not due.needs_list:
            words = f"đã qua {-left} ngày"
        elif left < 0 and done is not None:
            words = f"chốt quá hạn {late} ngày" if late > 0 else "đã chốt đúng hạn"
        return DueNow(due, left, is_late=late > 0, words=words)

    def _milestones(
        self, today: date, dues: tuple[DueNow, ...]
    ) -> tuple[Milestone, ...]:
        gone = (today - self.cutoff).days
        found = [
            Milestone(today, "Hôm nay", "", is_past=False, is_today=True),
            Milestone(
                self.cutoff,
                "Ngày chốt số liệu",
                f"đã qua {gone} ngày" if gone > 0 else days_words(-gone),
                is_past=gone > 0,
            ),
        ]
        found += [
            _milestone(now, now.due.day) for now in dues if now.due.day is not None
        ]
        return tuple(sorted(found, key=lambda m: (m.day, not m.is_today)))


def _milestone(now: DueNow, day: date) -> Milestone:
    due = now.due
    return Milestone(
        day,
        due.what,
        f"{now.words}, “{due.quoted}”" if due.is_main else now.words,
        is_past=not now.is_ahead,
        is_main=due.is_main,
        is_calm=not due.is_of_round,
        is_late=now.is_late,
    )


def days_words(days: int) -> str:
    """Return "còn 9 ngày", "hôm nay" or "quá hạn 3 ngày"."""
    if days == 0:
        return "hôm nay"
    return f"còn {days} ngày" if days > 0 else f"quá hạn {-days} ngày"
