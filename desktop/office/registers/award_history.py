"""Everything one subject was awarded and achieved, for the register and the council.

Awards of this office's decisions and those decided elsewhere stand together, the latest
first; so do achievements and initiatives (R130).
"""

from dataclasses import dataclass
from datetime import date

from desktop import vietnamese
from desktop.awards.forms import Decision, Grant
from desktop.emulation.records import Achievement, Initiative
from desktop.office.office import Office
from desktop.office.rounds.double_awards import PastAward


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One award or achievement: what, and when and by which paper.

    `key` is "grant:<id>", "past:<id>", "achievement:<id>" or "initiative:<id>"; `day`
    orders the lines, None where nobody entered one.
    """

    key: str
    title: str
    note: str
    day: date | None


@dataclass(frozen=True, slots=True)
class History:
    """The awards and the achievements of one subject, the latest first."""

    awards: tuple[HistoryLine, ...]
    achievements: tuple[HistoryLine, ...]


def history_of(office: Office, subject_id: str) -> History:
    """Return what a subject was awarded and achieved, revoked awards marked."""
    decisions = office.awarding.decisions()
    awards = [
        _granted(grant, decisions.get(grant.decision_id))
        for grant in office.awarding.grants()
        if grant.subject_id == subject_id
    ]
    awards += [_past(award) for award in office.double_awards.past(subject_id)]
    return History(_latest_first(awards), achievements_of(office, subject_id))


def achievements_of(office: Office, subject_id: str) -> tuple[HistoryLine, ...]:
    """Return what a subject achieved: the register of achievements, and initiatives."""
    found = [
        _achieved(achievement)
        for achievement in office.registers.achievements(subject_id)
    ]
    found += [
        _started(initiative)
        for initiative in office.records.initiatives()
        if subject_id in initiative.author_ids
    ]
    return _latest_first(found)


def _latest_first(lines: list[HistoryLine]) -> tuple[HistoryLine, ...]:
    return tuple(
        sorted(lines, key=lambda line: (line.day or date.min, line.key), reverse=True)
    )


def _granted(grant: Grant, decision: Decision | None) -> HistoryLine:
    day = decision.issued_on if decision else None
    number = f"{decision.number}/{decision.symbol}" if decision else ""
    shown = number if decision and decision.number else "quyết định chưa có số"
    said = [shown, f"số vào sổ {grant.register_mark}"]
    if day is not None:
        said.insert(1, vietnamese.short_date(day))
    if grant.revoked_on is not None:
        said.append(f"đã thu hồi {vietnamese.short_date(grant.revoked_on)}")
    title = f"{grant.form.label}: {grant.citation}"
    return HistoryLine(f"grant:{grant.id}", title, ", ".join(said), day)


def _past(award: PastAward) -> HistoryLine:
    said = [award.level.label, award.number]
    if award.issued_on is not None:
        said.append(vietnamese.short_date(award.issued_on))
    return HistoryLine(
        f"past:{award.id}",
        f"{award.form.label}: {award.merit}",
        ", ".join(part for part in said if part),
        award.issued_on or award.last_day,
    )


def _achieved(achievement: Achievement) -> HistoryLine:
    first = vietnamese.short_date(achievement.first_day)
    last = vietnamese.short_date(achievement.last_day)
    return HistoryLine(
        f"achievement:{achievement.id}",
        achievement.content,
        f"{achievement.kind.label}, {first} – {last}",
        achievement.last_day,
    )


def _started(initiative: Initiative) -> HistoryLine:
    day = initiative.registered_on
    when = f", {vietnamese.short_date(day)}" if day else ""
    return HistoryLine(
        f"initiative:{initiative.id}",
        initiative.title,
        f"{initiative.kind.label}{when}",
        day,
    )
