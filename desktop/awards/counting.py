"""Counts from the registers: initiatives and achievements that pass every filter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.awards.eligibility import Explanation, Place, Verdict
from desktop.awards.facts import Facts, Window
from desktop.emulation.records import (
    Achievement,
    AchievementKind,
    Initiative,
    InitiativeKind,
    RecognitionLevel,
)


@dataclass(frozen=True, slots=True)
class InitiativesAtLeast:
    """The candidate authored so many initiatives that pass the filters; RT11.

    An empty register counts as none. A flag nobody has answered leaves an initiative
    possible: the verdict is unknown when the possible ones could make up the number.
    What is applied or recognised only after the cut-off is not so yet.
    """

    label: str
    clause: str
    count: int
    kinds: tuple[InitiativeKind, ...] = ()
    is_new: bool = False
    is_applied: bool = False
    is_replicable: bool = False
    recognised_at: tuple[RecognitionLevel, ...] = ()
    since: date | None = None
    reading: str = ""
    window: Window = Window.ROUND

    def judge(self, facts: Facts) -> Explanation:
        """Hold every initiative of the candidate against the filters."""
        wanted = int(facts.readings.get(self.reading) or self.count)
        judged = [(i, self._judge_one(i, facts)) for i in facts.initiatives]
        children = tuple(e for _, e in judged)
        met = [i for i, e in judged if e.verdict is Verdict.MET]
        possible = [e for e in children if e.verdict is Verdict.UNKNOWN]
        verdict = Verdict.NOT_MET
        missing = ""
        if len(met) >= wanted:
            verdict = Verdict.MET
        elif len(met) + len(possible) >= wanted:
            verdict = Verdict.UNKNOWN
            missing = "; ".join(e.missing for e in possible)
        return Explanation(
            f"{self.label}: từ {wanted:02d}",
            self.clause,
            verdict,
            used=_counted(met),
            source="Sổ sáng kiến, mô hình",
            missing=missing,
            reading=f"hiểu là từ {wanted:02d}" if self.reading else "",
            place=Place("initiatives", facts.candidate.id),
            children=children,
        )

    def _judge_one(self, initiative: Initiative, facts: Facts) -> Explanation:
        failed, open_questions = [], []
        for name, answer in self._filters(initiative, facts):
            if answer is None:
                open_questions.append(name)
            elif not answer:
                failed.append(name)
        verdict = Verdict.MET
        if failed:
            verdict = Verdict.NOT_MET
        elif open_questions:
            verdict = Verdict.UNKNOWN
        used, missing = "", ""
        if failed:
            used = "không tính: chưa " + ", chưa ".join(failed)
        elif open_questions:
            missing = f"Chưa xác nhận “{', '.join(open_questions)}”: {initiative.title}"
        return Explanation(
            f"“{initiative.title}”",
            self.clause,
            verdict,
            used=used or ("được tính" if verdict is Verdict.MET else ""),
            source=initiative.kind.label,
            missing=missing,
            place=Place("initiatives", facts.candidate.id, initiative.id),
        )

    def _filters(
        self, initiative: Initiative, facts: Facts
    ) -> Iterable[tuple[str, bool | None]]:
        if self.kinds:
            yield self._kind_words(), initiative.kind in self.kinds
        if initiative.registered_on is None:
            yield "ghi ngày đăng ký", None
        else:
            days = facts.days(self.window)
            first = self.since or days.first
            in_time = first <= initiative.registered_on <= days.last
            yield f"đăng ký {self.window.label}", in_time
        if self.is_new:
            yield "mang tính mới", initiative.is_new
        if self.is_applied:
            is_late = _is_after(initiative.applied_from, facts)
            yield "được áp dụng", initiative.is_applied and not is_late
        if self.is_replicable:
            yield "có thể nhân rộng", initiative.is_replicable
        if self.recognised_at:
            level = initiative.recognised_level
            is_late = _is_after(initiative.recognised_on, facts)
            yield "được công nhận", level in self.recognised_at and not is_late

    def _kind_words(self) -> str:
        return "thuộc loại " + " hoặc ".join(kind.label for kind in self.kinds)

    def __str__(self) -> str:
        return f"{self.label}: từ {self.count:02d}"


@dataclass(frozen=True, slots=True)
class AchievementsAtLeast:
    """The subject has so many achievements of some kinds in the window; RT11."""

    label: str
    clause: str
    count: int
    kinds: tuple[AchievementKind, ...] = ()
    window: Window = Window.ROUND

    def judge(self, facts: Facts) -> Explanation:
        """Count the achievements that touch the window."""
        found = achievements_in(facts, self.kinds, self.window)
        titles = ", ".join(f"“{a.content}”" for a in found)
        return Explanation(
            f"{self.label}: từ {self.count:02d}",
            self.clause,
            Verdict.MET if len(found) >= self.count else Verdict.NOT_MET,
            used=f"{len(found):02d} · {titles}" if found else "00",
            source="Sổ thành tích",
            place=Place("ratings", facts.candidate.id, "achievements"),
        )

    def __str__(self) -> str:
        return f"{self.label}: từ {self.count:02d}"


def achievements_in(
    facts: Facts, kinds: tuple[AchievementKind, ...], window: Window
) -> list[Achievement]:
    """Return the achievements of some kinds (any when empty) that touch the window."""
    days = facts.days(window)
    return [
        a
        for a in facts.achievements
        if (not kinds or a.kind in kinds) and days.overlaps(a.first_day, a.last_day)
    ]


def _is_after(day: date | None, facts: Facts) -> bool:
    """Tell whether a day, where it is known, lies after the cut-off.

    Not after the period: the city tier looks at a year until March of the next one.
    """
    return day is not None and day > (facts.cutoff or facts.period.last)


def _counted(initiatives: list[Initiative]) -> str:
    if not initiatives:
        return "00"
    titles = ", ".join(f"“{i.title}”" for i in initiatives)
    return f"{len(initiatives):02d} · {titles}"
