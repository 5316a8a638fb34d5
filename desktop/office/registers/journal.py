"""The journal of the movement: work done, papers of units, surveys, difficulties.

Follows plans-digest UC41, UC42. A paper that comes late is kept and marked (A15).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from db import journal, subjects
from db.identity import new_id
from desktop import text
from desktop.emulation.journal import Activity, ActivityKind, Difficulty, PaperDue
from desktop.emulation.journal_summaries import UnitPapers, unit_papers
from desktop.emulation.movements import Period
from desktop.emulation.participants import Unit, UnitKind
from desktop.errors import EntryError
from desktop.office import entries
from desktop.office.desk import Desk
from desktop.office.registers import journal_checks


class Journal:
    """Enter, change and take out entries; tell which units owe a paper."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # --- what was done ------------------------------------------------------------

    def activities(self) -> list[Activity]:
        """Return every entry, by day."""
        return journal.activities(self._desk.database)

    def keep_activity(self, activity: Activity) -> str:
        """Keep an entry; an empty id makes a new one. Return its id.

        Raises:
            EntryError: no title, a day in the future, counts that cannot be, or a
                paper of a unit without its unit.
        """
        title = title_of(activity)
        activity = replace(
            activity,
            id=activity.id or new_id(),
            title=entries.name(activity.title, "nội dung việc"),
            counted=text.clean(activity.counted),
            document=text.clean(activity.document),
            received_by=text.clean(activity.received_by),
            note=entries.note(activity.note),
        )
        journal_checks.check_activity(activity, self._desk.today())
        self._refuse_unknown(activity.subject_id)
        with self._desk.trail.operation(title):
            journal.put_activities(self._desk.database, [activity])
        return activity.id

    def remove_activity(self, activity: Activity) -> None:
        """Take an entry out; the trail keeps it."""
        title = f"Bỏ {activity.kind.label} “{activity.title}”"
        with self._desk.trail.operation(title):
            journal.remove_activity(self._desk.database, activity.id)

    # --- papers of units ----------------------------------------------------------

    def expected_units(self) -> list[Unit]:
        """Return who owes papers: the units followed today, in the order entered.

        The commune itself receives them, and a team speaks through its unit.
        """
        units = [u for u in subjects.units(self._desk.database) if not u.retired_on]
        above = {unit.parent_id for unit in units}
        return [
            unit
            for unit in units
            if unit.kind is not UnitKind.TEAM
            and not (unit.parent_id is None and unit.id in above)
        ]

    def unit_papers(
        self,
        kind: ActivityKind,
        period: Period,
        units: Sequence[str] | None = None,
    ) -> tuple[UnitPapers, ...]:
        """Return every expected unit with what it sent about a period.

        Who sent something without being expected, such as a unit that is no longer
        followed, stands after the others.
        """
        if units is None:
            units = [unit.id for unit in self.expected_units()]
        found = self.activities()
        senders = (a.subject_id for a in found if a.kind is kind and a.concerns(period))
        more = dict.fromkeys(s for s in senders if s and s not in set(units))
        last_day = self.last_day(kind, period)
        today = self._desk.today()
        return unit_papers([*units, *more], found, kind, period, last_day, today)

    def last_day(self, kind: ActivityKind, period: Period) -> date | None:
        """Return the last day in time for a paper, None while none is set."""
        wanted = (kind, period.first, period.last)
        dues = journal.paper_dues(self._desk.database)
        found = (d.day for d in dues if (d.kind, d.first_day, d.last_day) == wanted)
        return next(found, None)

    def set_last_day(
        self, kind: ActivityKind, period: Period, day: date | None
    ) -> None:
        """Keep after which day papers count as late; None takes the day away."""
        database, first, last = self._desk.database, period.first, period.last
        verb = "Bỏ" if day is None else "Đặt"
        with self._desk.trail.operation(f"{verb} hạn cuối {kind.label}"):
            if day is None:
                journal.clear_paper_due(database, kind, first, last)
            else:
                journal.put_paper_dues(database, [PaperDue(kind, first, last, day)])

    # --- difficulties -------------------------------------------------------------

    def difficulties(self) -> list[Difficulty]:
        """Return every difficulty, by the day it was raised."""
        return journal.difficulties(self._desk.database)

    def keep_difficulty(self, difficulty: Difficulty) -> str:
        """Keep a difficulty; an empty id makes a new one. Return its id.

        Raises:
            EntryError: no content, a day in the future or before the day it was
                raised, a day without its words or words without their day.
        """
        is_new = not difficulty.id
        difficulty = replace(
            difficulty,
            id=difficulty.id or new_id(),
            content=entries.reason(difficulty.content, "nội dung vướng mắc"),
            forwarded_to=text.clean(difficulty.forwarded_to),
            answer=entries.note(difficulty.answer, "nội dung trả lời"),
        )
        journal_checks.check_difficulty(difficulty, self._desk.today())
        self._refuse_unknown(difficulty.subject_id)
        verb = "Ghi" if is_new else "Sửa"
        with self._desk.trail.operation(f"{verb} vướng mắc {_quoted(difficulty)}"):
            journal.put_difficulties(self._desk.database, [difficulty])
        return difficulty.id

    def remove_difficulty(self, difficulty: Difficulty) -> None:
        """Take a difficulty out; the trail keeps it."""
        with self._desk.trail.operation(f"Bỏ vướng mắc {_quoted(difficulty)}"):
            journal.remove_difficulty(self._desk.database, difficulty.id)

    def _refuse_unknown(self, subject_id: str | None) -> None:
        if subject_id and subject_id not in subjects.names(self._desk.database):
            raise EntryError(
                "Không thấy đơn vị này trong danh sách.",
                "Chọn lại đơn vị; chưa có gì thay đổi.",
            )


def title_of(activity: Activity) -> str:
    """Return what keeping an entry is called in the trail; without an id it is new."""
    verb = "Sửa" if activity.id else "Ghi"
    return f"{verb} {activity.kind.label} “{text.clean(activity.title)}”"


def _quoted(difficulty: Difficulty) -> str:
    line = difficulty.content.replace("\n", " ")
    return f"“{line}”" if len(line) <= 60 else f"“{line[:59].rstrip()}…”"
