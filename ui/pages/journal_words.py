"""How the journal is worded: kinds, numbers, periods, and the marks of what is late."""

from datetime import date, timedelta
from decimal import Decimal

from desktop import vietnamese
from desktop.emulation.journal import Activity, ActivityKind, Difficulty
from desktop.emulation.journal import DifficultyState as State
from desktop.emulation.journal_summaries import PaperState, UnitPapers
from desktop.emulation.movements import Period
from desktop.emulation.records import Grade, TaskRating
from desktop.emulation.rounding import round_half_up
from ui.language import _
from ui.widgets.chips import Chip

_QUARTERS = {1: "I", 4: "II", 7: "III", 10: "IV"}


def capital(words: str) -> str:
    """Return the words with a capital first letter, the rest as it is."""
    return words[:1].upper() + words[1:]


def kind_words(kind: ActivityKind) -> str:
    """Return "Tuyên truyền"."""
    return capital(kind.label)


_PAPERS = {
    ActivityKind.LAUNCH_PAPER: _("Văn bản phát động, kế hoạch"),
    ActivityKind.UNIT_REPORT: _("Báo cáo"),
}


def paper_words(kind: ActivityKind) -> str:
    """Return the short name of what units owe; that it is theirs is said beside."""
    return _PAPERS.get(kind, kind_words(kind))


def day_words(day: date | None) -> str:
    """Return "05/12/2025", or nothing."""
    return vietnamese.short_date(day) if day else ""


def amount_words(activity: Activity) -> str:
    """Return "24 lượt phát", "48/52 người dự", or nothing while nobody has counted."""
    if activity.number is None:
        return ""
    number = vietnamese.number(activity.number)
    if activity.whole is not None:
        number = f"{number}/{vietnamese.number(activity.whole)}"
    return f"{number} {activity.counted}".strip()


def satisfied_words(activity: Activity) -> str:
    """Return "88,12%", or "chưa có số" while no answer is counted."""
    share = activity.satisfied
    if share is None:
        return _("chưa có số")
    return vietnamese.percent(round_half_up(share * 100), 2)


def answered_words(activity: Activity) -> str:
    """Return "89/101 phiếu hợp lệ"."""
    if activity.satisfied is None:
        return ""
    good = vietnamese.number(Decimal(sum(activity.answers[3:])))
    valid = vietnamese.number(Decimal(sum(activity.answers)))
    return _("{good}/{valid} phiếu hợp lệ").format(good=good, valid=valid)


def paper_chip(unit: UnitPapers) -> Chip:
    """Return the mark of a unit that owes a paper."""
    days = unit.days_late
    match unit.state:
        case PaperState.SENT:
            return Chip(_("Đã gửi"), "check", "ok")
        case PaperState.SENT_LATE:
            return Chip(_("Muộn {days} ngày").format(days=days), "clock", "warn")
        case PaperState.OVERDUE:
            said = _("Quá hạn {days} ngày").format(days=days)
            return Chip(said, "triangle-alert", "bad")
        case _:
            return Chip(_("Chưa gửi"), "circle", "na")


def more_chip() -> Chip:
    """Return the mark of a paper that came after the first of its unit."""
    return Chip(_("Gửi thêm"), "plus", "na")


def difficulty_chip(difficulty: Difficulty, today: date) -> Chip:
    """Return the mark of a difficulty with how long it has waited."""
    days = difficulty.waiting_days(today)
    match difficulty.state:
        case State.ANSWERED:
            return Chip(_("Đã trả lời"), "check", "ok")
        case State.FORWARDED:
            said = _("Chờ trả lời {days} ngày").format(days=days)
            return Chip(said, "clock", "warn")
        case _:
            return Chip(_("Chưa chuyển"), "circle", "warn")


def period_name(period: Period) -> str:
    """Return "Năm 2025", "Quý IV năm 2025", "Giai đoạn 2026–2030" or both dates."""
    first, last = period.first, period.last
    after = last + timedelta(days=1)
    if (first.month, first.day, after.month, after.day) == (1, 1, 1, 1):
        if last.year > first.year:
            return _("Giai đoạn {first}–{last}").format(
                first=first.year, last=last.year
            )
    elif first.month in _QUARTERS and period == _quarter(first.year, first.month):
        quarter = _QUARTERS[first.month]
        return _("Quý {quarter} năm {year}").format(quarter=quarter, year=first.year)
    return capital(TaskRating("", "", first, last, Grade.GOOD).period_name)


def periods(plan: Period | None, today: date) -> list[Period]:
    """Return what a paper can be about, the plan's own time first.

    Then its calendar years, and of this year and the last the halves and quarters that
    touch the plan.
    """
    whole = plan or year_of(today)
    found = [whole]
    found += [
        year_of(date(y, 1, 1)) for y in range(whole.first.year, whole.last.year + 1)
    ]
    for year in (today.year, today.year - 1):
        halves = [
            Period(date(year, 1, 1), date(year, 6, 30)),
            Period(date(year, 7, 1), date(year, 12, 31)),
        ]
        parts = halves + [_quarter(year, month) for month in _QUARTERS]
        found += [part for part in parts if whole.overlaps(part.first, part.last)]
    return list(dict.fromkeys(found))


def year_of(day: date) -> Period:
    """Return the calendar year of a day."""
    return Period(date(day.year, 1, 1), date(day.year, 12, 31))


def _quarter(year: int, month: int) -> Period:
    after = date(year + month // 10, (month + 2) % 12 + 1, 1)
    return Period(date(year, month, 1), after - timedelta(days=1))
