"""One achievement, one award: what is cited, what was awarded for it, what was ruled.

The same subject and the same achievement, decided or pending in another round, at
another level or in a received bundle, is a conflict (RT20, A57, A58). Only whoever
decides may override it, with a reason; "không trùng", once said, is remembered.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.awards.facts import Facts
from desktop.awards.forms import AwardForm, Level
from desktop.emulation.movements import Period
from desktop.emulation.participants import LabelledEnum
from desktop.text import same_key


@dataclass(frozen=True, slots=True)
class CitedAchievement:
    """An achievement a nomination rests on.

    `key` is "achievement:<id>" or "initiative:<id>"; `title` what it is, in words;
    `days` when it was achieved, None where nobody entered it.
    """

    key: str
    title: str
    days: Period | None = None


class Standing(LabelledEnum):
    """How far another award has got."""

    DECIDED = "decided", "đã khen"
    PENDING = "pending", "đang đề nghị"


@dataclass(frozen=True, slots=True)
class OtherAward:
    """An award decided or pending elsewhere than in the nomination looked at.

    Attributes:
        key: names it: "grant:<id>", "past:<id>", "pending:<round>:<offer>:<subject>".
        cited: the achievements it was given for, by key.
        merit: what it was given for in words, where no key is known.
        days: the time it was given for; None where not entered.
        former: the keys it had while it was still proposed; rulings keep to them.
    """

    key: str
    subject_id: str
    recipient: str
    form: AwardForm
    level: Level
    standing: Standing
    cited: tuple[str, ...]
    merit: str
    days: Period | None = None
    number: str = ""
    issued_on: date | None = None
    former: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Return "Giấy khen cấp xã, QĐ 12/QĐ-UBND ngày 05/12/2026 (đã khen)"."""
        paper = f", QĐ {self.number}" if self.number else ""
        day = f" ngày {self.issued_on:%d/%m/%Y}" if self.issued_on else ""
        return (
            f"{self.form.label} {self.level.label}{paper}{day} ({self.standing.label})"
        )


class Ruling(LabelledEnum):
    """What was said about a conflict."""

    NOT_SAME = "not_same", "không trùng"
    OVERRIDE = "override", "cấp quyết định cho phép"


@dataclass(frozen=True, slots=True)
class StatedRuling:
    """A ruling on one subject, one achievement and one other award.

    "Không trùng" is about facts and holds for good: `round_id` is empty. What whoever
    decides let pass is let pass in one round.
    """

    id: str
    subject_id: str
    achievement: str
    other: str
    ruling: Ruling
    reason: str
    ruled_by: str
    ruled_on: date
    round_id: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One achievement cited here and awarded, or pending, elsewhere.

    `is_certain` is false where only the words agree. `ruling` is what settled it.
    """

    cited: CitedAchievement
    other: OtherAward
    is_certain: bool
    ruling: StatedRuling | None = None

    @property
    def words(self) -> str:
        """Return what is awarded twice, in one sentence."""
        verb = "đã dùng cho" if self.is_certain else "có thể trùng với"
        return f"“{self.cited.title}” {verb} {self.other.words}"


def cited_by_default(facts: Facts) -> tuple[CitedAchievement, ...]:
    """Return what a nomination rests on unless the officer says otherwise.

    These are the achievements that touch the period, and the initiatives registered in
    it up to the cut-off.
    """
    days = facts.days()
    found = [
        CitedAchievement(
            f"achievement:{a.id}", a.content, Period(a.first_day, a.last_day)
        )
        for a in facts.achievements
        if days.overlaps(a.first_day, a.last_day)
    ]
    found += [
        CitedAchievement(
            f"initiative:{i.id}", i.title, Period(i.registered_on, i.registered_on)
        )
        for i in facts.initiatives
        if i.registered_on is not None and i.registered_on in days
    ]
    return tuple(found)


def conflicts(
    subject_id: str,
    cited: Sequence[CitedAchievement],
    others: Iterable[OtherAward],
    rulings: Mapping[tuple[str, str, str], StatedRuling],
) -> tuple[Conflict, ...]:
    """Return every double award, settled ones included.

    Args:
        subject_id: who is nominated.
        cited: the achievements the nomination rests on.
        others: awards of the same subject elsewhere.
        rulings: by subject, achievement key and key of the other award.
    """
    found = []
    for other in others:
        if other.subject_id != subject_id:
            continue
        for achievement in cited:
            is_certain = achievement.key in other.cited
            if not is_certain and not _sounds_the_same(achievement, other):
                continue
            keys = (other.key, *other.former)
            said = (rulings.get((subject_id, achievement.key, key)) for key in keys)
            ruling = next((each for each in said if each is not None), None)
            found.append(Conflict(achievement, other, is_certain, ruling))
    return tuple(found)


def _sounds_the_same(achievement: CitedAchievement, other: OtherAward) -> bool:
    """Tell whether the words agree whatever their spelling, for days that touch."""
    title = same_key(achievement.title)
    if not title or title not in same_key(other.merit):
        return False
    if achievement.days is None or other.days is None:
        return True
    return achievement.days.overlaps(other.days.first, other.days.last)
