"""What a report takes from the journal: work done, papers of units, difficulties."""

from collections.abc import Sequence

from desktop.documents.papers.movement_report import Recorded
from desktop.emulation.journal import (
    INSPECTIONS,
    Activity,
    ActivityKind,
    Difficulty,
    DifficultyState,
)
from desktop.emulation.journal_summaries import (
    UnitPapers,
    counts_by_channel,
    within,
)
from desktop.emulation.movements import Period
from desktop.emulation.rounding import round_half_up
from desktop.office.registers.journal import Journal
from desktop.office.rounds.roundup import Roundup
from desktop.vietnamese import number, percent, short_date, two_digits

_MOST = 8  # entries named one by one; a report is no register
_DONE: tuple[tuple[str, tuple[ActivityKind, ...]], ...] = (
    ("Tuyên truyền", (ActivityKind.PROPAGANDA,)),
    ("Tập huấn, bồi dưỡng", (ActivityKind.TRAINING,)),
    ("Kiểm tra, giám sát", (*INSPECTIONS, ActivityKind.SUPERVISION)),
    ("Hội nghị, hội thi", (ActivityKind.CONFERENCE, ActivityKind.CONTEST)),
    (
        "Khảo sát hài lòng, tiếp nhận phản ánh, kiến nghị",
        (ActivityKind.SURVEY, ActivityKind.CITIZEN_FEEDBACK),
    ),
)


def leadership(journal: Journal, roundup: Roundup) -> tuple[Recorded, ...]:
    """Return what was done in the days of the round; nothing recorded stays open."""
    days = roundup.round.days
    names = {unit.id: unit.name for unit in roundup.units}
    done = within(journal.activities(), days)
    papers = _papers(
        journal, ActivityKind.LAUNCH_PAPER, roundup.plan.period, names, "kế hoạch"
    )
    reports = _papers(
        journal, ActivityKind.UNIT_REPORT, roundup.round.period, names, "báo cáo"
    )
    found = [Recorded("Văn bản phát động, kế hoạch của các đơn vị", summary=papers)]
    for label, kinds in _DONE:
        of_kind = [each for each in done if each.kind in kinds]
        found.append(_done(label, of_kind, names))
    found.append(Recorded("Chế độ báo cáo của các đơn vị", summary=reports))
    return tuple(found)


def difficulties(found: Sequence[Difficulty], roundup: Roundup) -> tuple[Recorded, ...]:
    """Return what stands in the way, what is asked of whom, and room for the future."""
    names = {unit.id: unit.name for unit in roundup.units}
    raised = [each for each in found if each.raised_on in roundup.round.days]
    asked = [each for each in raised if each.state is DifficultyState.FORWARDED]
    return (
        Recorded("Khó khăn, vướng mắc", tuple(_difficulty(e, names) for e in raised)),
        Recorded(
            "Kiến nghị, đề xuất",
            tuple(
                f"Đề nghị {each.forwarded_to} xem xét, trả lời: {_line(each.content)}"
                for each in asked
            ),
        ),
        Recorded("Phương hướng, nhiệm vụ thời gian tới"),
    )


def _papers(
    journal: Journal,
    kind: ActivityKind,
    period: Period,
    names: dict[str, str],
    what: str,
) -> str:
    """Return how many units sent what they owe, and who did not; empty for none."""
    units = journal.unit_papers(kind, period)
    sent = [unit for unit in units if not unit.is_missing]
    if not sent:
        return ""
    said = f"{two_digits(len(sent))}/{two_digits(len(units))} đơn vị đã gửi {what}"
    late = sum(unit.days_late > 0 for unit in sent)
    said += f", trong đó {two_digits(late)} gửi muộn" if late else ""
    missing = _named([unit for unit in units if unit.is_missing], names)
    return f"{said}; chưa gửi: {missing}" if missing else said


def _named(units: Sequence[UnitPapers], names: dict[str, str]) -> str:
    return ", ".join(names.get(unit.unit_id, "") for unit in units)


def _done(label: str, done: Sequence[Activity], names: dict[str, str]) -> Recorded:
    """Return how many there were, by which ways, and each with its day."""
    if not done:
        return Recorded(label)
    said = f"{two_digits(len(done))} việc đã ghi nhận"
    channels = counts_by_channel(done)
    ways = [f"{c.label} {two_digits(n)}" for c, n in channels.items() if c]
    said += f" ({', '.join(ways)})" if ways else ""
    listed = [_activity(each, names) for each in done[:_MOST]]
    rest = len(done) - _MOST
    more = [f"và {two_digits(rest)} việc khác"] if rest > 0 else []
    return Recorded(label, (*listed, *more), said)


def _activity(each: Activity, names: dict[str, str]) -> str:
    who = names.get(each.subject_id or "", "")
    owner = f", {who}" if who and who not in each.title else ""
    amount = ""
    if each.number is not None:
        whole = "" if each.whole is None else f"/{number(each.whole)}"
        amount = f": {number(each.number)}{whole} {each.counted}".rstrip()
    share = each.satisfied
    if share is not None:
        amount += f", hài lòng {percent(round_half_up(share * 100, 2))}"
    paper = f" ({each.document})" if each.document else ""
    day = short_date(each.happened_on)
    return f"{_line(each.title)}{owner}, ngày {day}{amount}{paper}"


def _difficulty(each: Difficulty, names: dict[str, str]) -> str:
    who = names.get(each.subject_id or "", "")
    raised = f" ({who})" if who else ""
    state = ""
    if each.answered_on is not None:
        state = f"; đã được trả lời ngày {short_date(each.answered_on)}"
    elif each.forwarded_on is not None:
        sent = short_date(each.forwarded_on)
        state = f"; đã chuyển {each.forwarded_to} ngày {sent}, chờ trả lời"
    return f"{_line(each.content)}{raised}{state}"


def _line(text: str) -> str:
    return " ".join(text.split()).rstrip(" .;")
