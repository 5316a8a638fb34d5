"""What is missing in the registers, the journal and before the council.

Keys of places are those of the side list.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.awards.council import VoteState
from desktop.awards.eligibility import Explanation, Verdict
from desktop.emulation.indices import IndexCode
from desktop.emulation.journal import ActivityKind, DifficultyState
from desktop.emulation.movements import Period
from desktop.emulation.participants import Kind
from desktop.office.council.sheet import CouncilSheet
from desktop.office.overview.glance import PlaceState
from desktop.office.registers.journal import Journal
from desktop.office.rounds.outcome import Outcome
from desktop.office.rounds.roundup import Roundup

_RATING, _BREACHES = "", "breaches"
_INDICES = frozenset(code.value for code in IndexCode)


@dataclass(frozen=True, slots=True)
class JournalState:
    """How far the journal is: entries, units that owe papers, open difficulties."""

    entries: int
    units: int
    without_launch: int
    without_report: int
    unanswered: int


def journal_state(journal: Journal, roundup: Roundup) -> JournalState:
    """Count what the units owe: a launch paper, and a report of the round's time."""
    expected = [unit.id for unit in journal.expected_units()]

    def owing(kind: ActivityKind, period: Period) -> int:
        found = journal.unit_papers(kind, period, expected)
        return sum(1 for unit in found if unit.is_missing)

    waiting = (d.state is not DifficultyState.ANSWERED for d in journal.difficulties())
    return JournalState(
        len(journal.activities()),
        len(expected),
        owing(ActivityKind.LAUNCH_PAPER, roundup.plan.period),
        owing(ActivityKind.UNIT_REPORT, roundup.round.period),
        sum(waiting),
    )


def journal_place(state: JournalState) -> PlaceState:
    """Return how far the journal is; not begun while nothing stands in it."""
    papers = _counted(
        (state.without_launch, "văn bản phát động"),
        (state.without_report, "báo cáo"),
    )
    parts = [f"Thiếu {', '.join(papers)} của đơn vị"] if papers else []
    if state.unanswered:
        parts.append(f"{state.unanswered} vướng mắc chưa trả lời")
    owed = state.without_launch + state.without_report
    whole = 2 * state.units
    sentence = "; ".join(parts) or "Đủ văn bản của các đơn vị"
    if not state.units:
        sentence = f"Đã ghi {state.entries} việc; chưa có đơn vị nào"
    if not state.entries:
        sentence, whole = "Chưa ghi việc nào", 0
    return PlaceState(
        "journal",
        "Sổ công việc",
        sentence,
        owed + state.unanswered if whole else 0,
        max(whole - owed, 0),
        whole,
        "văn bản",
    )


def council_place(sheet: CouncilSheet) -> PlaceState:
    """Return how far the council is; not begun before a meeting was opened."""
    title = "Hội đồng"
    if sheet.meeting is None:
        is_over = sheet.round.is_closed
        sentence = "Đã chốt không qua họp" if is_over else "Chưa mở cuộc họp"
        return PlaceState("council", title, sentence, 0, 0, 0, "đối tượng")
    waiting, rejected = len(sheet.waiting), len(sheet.rejected)
    parts = []
    if sheet.turnout.unmarked:
        parts.append(f"{sheet.turnout.unmarked} thành viên chưa điểm danh")
    if waiting:
        parts.append(f"{waiting} đối tượng chưa có kết quả biểu quyết")
    if rejected:
        parts.append(f"{rejected} không được thông qua còn trong danh sách")
    voted = sum(1 for row in sheet.rows if row.result.state is not VoteState.OPEN)
    return PlaceState(
        "council",
        title,
        "; ".join(parts) or "Đã biểu quyết đủ",
        waiting + rejected + sheet.turnout.unmarked,
        voted,
        max(voted + waiting, 1),
        "đối tượng",
    )


def ratings_place(outcome: Outcome) -> PlaceState:
    """Return what the rules miss of ratings, indices and reviews of breaches."""
    listed = [row for found in outcome.lists for row in found.rows]
    rows = [row.explanation for row in listed]
    people = {row.subject_id for row in listed if row.kind is Kind.INDIVIDUAL}
    wanted = {_about(n) for root in rows for n in root.walk() if _is_of_ratings(n)}
    unrated = {
        _about(n)
        for root in rows
        for n in root.walk()
        if _is_of_ratings(n) and _about(n)[1] == _RATING
        if n.verdict is Verdict.UNKNOWN
    }
    needed = {_about(n) for root in rows for n in _missing(root) if _is_of_ratings(n)}
    unpublished = {about for about in needed if about[1] in _INDICES}
    unreviewed = {about for about in needed if about[1] == _BREACHES}
    missing = unrated | unpublished | unreviewed
    who = "người" if {subject for subject, _key in unrated} <= people else "đối tượng"
    parts = _counted(
        (len(unrated), f"{who} chưa có xếp loại"),
        (len(unpublished), "chỉ số chưa công bố"),
        (len(unreviewed), "đối tượng chưa rà soát vi phạm"),
    )
    only_people = all(key == _RATING and who in people for who, key in wanted)
    return PlaceState(
        "ratings",
        "Chỉ số & xếp loại",
        "; ".join(parts) or ("Đủ xếp loại" if only_people else "Đủ số liệu"),
        len(missing),
        len(wanted - missing),
        len(wanted),
        "người" if only_people else "mục",
    )


def _counted(*parts: tuple[int, str]) -> Sequence[str]:
    return [f"{count} {words}" for count, words in parts if count]


def _is_of_ratings(node: Explanation) -> bool:
    return node.place is not None and node.place.page == "ratings"


def _about(node: Explanation) -> tuple[str, str]:
    place = node.place
    return ("", "") if place is None else (place.subject_id, place.key)


def _missing(node: Explanation) -> Iterator[Explanation]:
    """Yield the open conditions that keep an answer open, and no others."""
    if node.verdict is not Verdict.UNKNOWN:
        return
    yield node
    for child in node.children:
        yield from _missing(child)
