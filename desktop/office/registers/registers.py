"""Registers behind the newer rules: indices, reviews of breaches, achievements.

Also when somebody belonged to another unit than today's.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from db import achievements, indices, records, subjects
from db.identity import new_id
from desktop import text
from desktop.emulation.indices import IndexDuty, IndexRole, IndexValue
from desktop.emulation.records import Achievement, BreachReview, Membership
from desktop.errors import EntryError
from desktop.office import entries
from desktop.office.desk import Desk
from desktop.office.registers import index_checks, index_paste
from desktop.office.registers.index_paste import PastedIndex, Verdict

_OPPOSITE = {
    IndexRole.ASSESSED: IndexRole.NOT_ASSESSED,
    IndexRole.NOT_ASSESSED: IndexRole.ASSESSED,
}


class Registers:
    """Enter, change and take out what the registers hold."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._database = desk.database

    # --- indices ------------------------------------------------------------------

    def index_values(self, subject_id: str | None = None) -> list[IndexValue]:
        """Return the values of a unit, or all."""
        return indices.values(self._database, subject_id)

    def keep_index_value(self, value: IndexValue, name: str) -> str:
        """Keep a value; an empty id makes a new one. Return its id.

        Raises:
            EntryError: it cannot have been published, or is there already.
        """
        value = index_checks.cleaned(replace(value, id=value.id or new_id()))
        index_checks.check(value, self._desk.today())
        index_checks.refuse_second(value, self.index_values(value.subject_id), name)
        title = f"Ghi {index_checks.words_of(value)} của {name}"
        with self._desk.trail.operation(title):
            indices.put_values(self._database, [value])
        return value.id

    def remove_index_value(self, value: IndexValue, name: str) -> None:
        """Take a value out; the trail keeps it."""
        title = f"Bỏ {index_checks.words_of(value)} của {name}"
        with self._desk.trail.operation(title):
            indices.remove_value(self._database, value.id)

    def preview_pasted(self, copied: str, like: IndexValue) -> list[PastedIndex]:
        """Say what each copied row would do; `like` gives index, origin and paper."""
        return index_paste.preview(
            copied,
            like,
            subjects.units(self._database),
            self.index_values(),
            self._desk.today(),
        )

    def keep_pasted(self, rows: Sequence[PastedIndex], title: str) -> int:
        """Keep the pasted rows that add or change something, as one action.

        Returns:
            how many values were added or changed.
        """
        wanted = (Verdict.ADD, Verdict.UPDATE)
        found = [row.value for row in rows if row.value and row.verdict in wanted]
        given = [replace(value, id=value.id or new_id()) for value in found]
        kept = self.index_values()
        for value in given:
            index_checks.check(value, self._desk.today())
            index_checks.refuse_second(value, [*kept, *given], "Một đơn vị")
        with self._desk.trail.operation(title):
            indices.put_values(self._database, given)
        return len(given)

    def index_duties(self, subject_id: str | None = None) -> list[IndexDuty]:
        """Return what a unit, or every unit, has to do with indices."""
        return indices.duties(self._database, subject_id)

    def give_index_duties(self, duties: Sequence[IndexDuty], title: str) -> None:
        """Note what units have to do with an index, as one action.

        A unit is assessed or not: noting one takes the other back.
        """
        checked = [replace(d, component=text.clean(d.component)) for d in duties]
        for duty in checked:
            index_checks.check_duty(duty)
        with self._desk.trail.operation(title):
            for duty in checked:
                if duty.role in _OPPOSITE:
                    other = replace(duty, role=_OPPOSITE[duty.role])
                    indices.remove_duty(self._database, other)
            indices.put_duties(self._database, checked)

    def remove_index_duty(self, duty: IndexDuty, name: str) -> None:
        """Take a duty back; the trail keeps it."""
        with self._desk.trail.operation(f"Bỏ phần việc về chỉ số của {name}"):
            indices.remove_duty(self._database, duty)

    # --- looking for breaches -----------------------------------------------------

    def breach_reviews(self, subject_id: str | None = None) -> list[BreachReview]:
        """Return who looked through which period, of a subject or of all."""
        return records.breach_reviews(self._database, subject_id)

    def note_breach_reviews(self, found: Sequence[BreachReview], title: str) -> None:
        """Keep that somebody looked and found nothing more, as one action.

        Raises:
            EntryError: the days are not over yet, or stand the wrong way round.
        """
        checked = [self._checked_review(review) for review in found]
        with self._desk.trail.operation(title):
            records.put_breach_reviews(self._database, checked)

    def remove_breach_review(self, review: BreachReview, name: str) -> None:
        """Take a review back; the trail keeps it."""
        with self._desk.trail.operation(f"Bỏ lần rà soát vi phạm của {name}"):
            records.remove_breach_review(self._database, review.id)

    def _checked_review(self, review: BreachReview) -> BreachReview:
        _check_days(review.first_day, review.last_day, "Thời gian rà soát")
        today = self._desk.today()
        if review.last_day > today:
            raise EntryError(
                f"Chưa thể rà soát đến ngày {review.last_day:%d/%m/%Y}, ở sau hôm nay.",
                "Sửa ngày cuối; chưa có gì thay đổi.",
            )
        if not review.last_day <= review.reviewed_on <= today:
            raise EntryError(
                f"Ngày rà soát {review.reviewed_on:%d/%m/%Y} phải từ ngày cuối của "
                "thời gian rà soát đến hôm nay.",
                "Sửa ngày rà soát; chưa có gì thay đổi.",
            )
        return replace(
            review,
            id=review.id or new_id(),
            reviewed_by=entries.name(review.reviewed_by, "người rà soát"),
            evidence=entries.note(review.evidence, "minh chứng"),
        )

    # --- achievements -------------------------------------------------------------

    def achievements(self, subject_id: str | None = None) -> list[Achievement]:
        """Return the achievements of a subject, or all."""
        return achievements.achievements(self._database, subject_id)

    def keep_achievement(self, achievement: Achievement, name: str) -> str:
        """Keep an achievement; an empty id makes a new one. Return its id."""
        _check_days(
            achievement.first_day, achievement.last_day, "Thời gian của thành tích"
        )
        if achievement.first_day > self._desk.today():
            raise EntryError(
                "Thời gian của thành tích ở sau hôm nay.",
                "Sửa ngày đầu; chưa có gì thay đổi.",
            )
        verb = "Sửa" if achievement.id else "Thêm"
        kept = replace(
            achievement,
            id=achievement.id or new_id(),
            content=entries.reason(achievement.content, "nội dung thành tích"),
            evidence=entries.note(achievement.evidence, "minh chứng"),
        )
        with self._desk.trail.operation(f"{verb} thành tích của {name}"):
            achievements.put(self._database, [kept])
        return kept.id

    def remove_achievement(self, achievement: Achievement, name: str) -> None:
        """Take an achievement out; the trail keeps it."""
        with self._desk.trail.operation(f"Bỏ thành tích của {name}"):
            achievements.remove(self._database, achievement.id)

    # --- memberships --------------------------------------------------------------

    def memberships(self, person_id: str | None = None) -> list[Membership]:
        """Return when a person, or everybody, belonged to other units than today's."""
        return subjects.memberships(self._database, person_id)


def _check_days(first: date, last: date, what: str) -> None:
    if last < first:
        raise EntryError(
            f"{what} có ngày cuối trước ngày đầu.",
            "Sửa lại hai ngày; chưa có gì thay đổi.",
        )
