"""Merits in words: a sentence for lists, rows and paragraphs for reports.

What the officer wrote comes first; else it is put together from the registers. Nothing
is made up: who has nothing in the registers gets no sentence.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from desktop.emulation.participants import Kind
from desktop.emulation.records import Achievement, Grade, Initiative, TaskRating
from desktop.office.papers.names import lower_types
from desktop.office.rounds.outcome import ReviewRow
from desktop.office.rounds.roundup import Roundup
from desktop.vietnamese import number, short_date

if TYPE_CHECKING:
    from desktop.office.papers.words import Round

SUMMARY = "summary"
T = TypeVar("T")
_SHORT_GRADES = {
    Grade.NOT_COMPLETED: "Không hoàn thành",
    Grade.COMPLETED: "Hoàn thành",
    Grade.GOOD: "Tốt",
    Grade.EXCELLENT: "Xuất sắc",
}


def merit_of(row: ReviewRow, now: "Round | None" = None) -> str:
    """Return the merit of somebody on a list as whole sentences; empty if unknown."""
    if now is None:
        return _sentence(_having(row.merits))
    written = now.texts.get((row.subject_id, SUMMARY), "")
    if written:
        return _sentence(written)
    roundup = now.roundup
    found = [_sentence(each.content) for each in _achieved(roundup, row)]
    thought = [_named(each) for each in _thought_up(roundup, row)]
    found.append(_sentence(_having(tuple(thought) or row.merits)))
    return " ".join(one for one in found if one) or _points(row)


def summary_of(row: ReviewRow, now: "Round") -> str:
    """Return the merits beside columns that name initiatives and points already."""
    written = now.texts.get((row.subject_id, SUMMARY), "")
    if written:
        return _sentence(written)
    roundup = now.roundup
    found = [_sentence(each.content) for each in _achieved(roundup, row)]
    found += [_sentence(each.effect) for each in _thought_up(roundup, row)]
    said = " ".join(one for one in found if one)
    # A list of people has no column of points.
    return said or (_points(row) if row.kind is Kind.INDIVIDUAL else "")


def initiatives_of(roundup: Roundup, row: ReviewRow) -> str:
    """Return the initiatives with who recognised them, for a list."""
    return "; ".join(
        f"“{each.title}”{_recognised(each, in_brackets=True)}"
        for each in _thought_up(roundup, row)
    )


def initiative_sentence(initiative: Initiative) -> str:
    """Return an initiative as a report tells it."""
    several = len(initiative.author_ids) > 1
    author = "Đồng tác giả" if several else "Tác giả"
    said = f"{author} {initiative.kind.label} “{initiative.title}”"
    said += _recognised(initiative, in_brackets=False)
    if initiative.is_applied:
        since = initiative.applied_from
        said += "; áp dụng"
        said += f" từ ngày {short_date(since)}" if since else ""
        said += f" tại {_place(initiative)}" if initiative.applied_where else ""
    effect = f" {_sentence(initiative.effect)}" if initiative.effect else ""
    return f"{_sentence(said)}{effect}"


def common_period(everybody: Iterable[Sequence[TaskRating]]) -> str:
    """Return the time most of the latest ratings are for: "năm 2025"; "" for none."""
    latest = [_latest(ratings).period_name for ratings in everybody if ratings]
    return Counter(latest).most_common(1)[0][0] if latest else ""


def rating_words(ratings: Sequence[TaskRating], said: str = "") -> str:
    """Return the latest rating: "Xuất sắc"; with its time unless that is said."""
    if not ratings:
        return ""
    latest = _latest(ratings)
    grade = _SHORT_GRADES[latest.grade]
    return grade if latest.period_name == said else f"{grade} ({latest.period_name})"


def _latest(ratings: Sequence[TaskRating]) -> TaskRating:
    return max(ratings, key=lambda rating: (rating.last_day, rating.id))


def short_grade(grade: Grade) -> str:
    """Return "Xuất sắc" for "Hoàn thành xuất sắc nhiệm vụ"."""
    return _SHORT_GRADES[grade]


def _points(row: ReviewRow) -> str:
    return "" if row.total is None else f"Đạt {number(row.total, 2)} điểm thẩm định."


def _having(named: tuple[str, ...]) -> str:
    return f"Có {'; '.join(named)}" if named else ""


def _named(initiative: Initiative) -> str:
    where = f", áp dụng tại {_place(initiative)}" if initiative.applied_where else ""
    return f"{initiative.kind.label} “{initiative.title}”{where}"


def _place(initiative: Initiative) -> str:
    said = lower_types(initiative.applied_where)
    return f"t{said[1:]}" if said.startswith("Toàn ") else said


def _recognised(initiative: Initiative, *, in_brackets: bool) -> str:
    if initiative.recognised_on is None and not initiative.recognised_by:
        return ""
    who, day = initiative.recognised_by, initiative.recognised_on
    when = f" ngày {short_date(day)}" if day else ""
    if in_brackets:
        return f" ({who}{when})" if who else f" (công nhận{when})"
    return f", được {who} công nhận{when}" if who else f", được công nhận{when}"


def _achieved(roundup: Roundup, row: ReviewRow) -> Iterator[Achievement]:
    known = {f"achievement:{each.id}": each for each in roundup.achievements}
    yield from _cited(known, row)


def _thought_up(roundup: Roundup, row: ReviewRow) -> Iterator[Initiative]:
    known = {f"initiative:{each.id}": each for each in roundup.initiatives}
    yield from _cited(known, row)


def _cited(known: Mapping[str, T], row: ReviewRow) -> Iterator[T]:
    for key in row.cited:
        if key in known:
            yield known[key]


def _sentence(said: str) -> str:
    """Return words with a capital and one full stop; several lines become one."""
    words = " ".join(said.split()).rstrip(" .;,")
    return f"{words[:1].upper()}{words[1:]}." if words else ""
