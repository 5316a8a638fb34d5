"""Scores as they are typed, pasted and verified.

An entry that cannot be kept is refused with a sentence and the old value stays. A
verified score that was there before is changed only with a reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from db import scores
from desktop import text, vietnamese
from desktop.emulation.criteria import Criterion
from desktop.emulation.scoring import Score, ScoreState, Side
from desktop.errors import EntryError, OfficeError
from desktop.office import entries
from desktop.office.desk import Desk
from desktop.office.roundup import Roundup

NOT_APPLICABLE_WORDS = frozenset({"x", "kad", "không áp dụng", "-", "–"})
FINEST = Decimal("0.01")


class ReasonNeededError(OfficeError):
    """A verified score is about to change; the officer has to say why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell as typed: empty text means "not scored"."""

    subject_id: str
    criterion: str
    side: Side
    typed: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A cell of a pasted block that was not kept, and why."""

    entry: Entry
    sentence: str


class Scorebook:
    """Enter, clear and paste scores of the current round."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def enter(self, roundup: Roundup, entry: Entry, reason: str = "") -> Roundup:
        """Keep one typed cell; return the round with it, without reading all again.

        Raises:
            EntryError: not a number, below zero or over the maximum.
            ReasonNeededError: a verified score would change and `reason` is empty.
        """
        _refuse_closed(roundup)
        criterion = _criterion(roundup, entry)
        score = read_score(criterion, entry.side, entry.typed)
        before = roundup.sheet(entry.subject_id, entry.side).get(entry.criterion)
        if _same(before, score):
            return roundup
        if _is_revision(entry.side, before) and not text.clean(reason):
            name = roundup.candidates[entry.subject_id].name
            raise ReasonNeededError(
                f"Đổi {criterion.code} của {name} từ {shown(before)} "
                f"thành {shown(score)} cần có lý do.",
                "Ghi lý do rồi đổi điểm; điểm cũ đang được giữ.",
            )
        kept_reason = text.clean(reason) if before is not None else ""
        self._keep(roundup, [(entry, score)], kept_reason)
        return _with(roundup, entry, _with_reason(score, kept_reason))

    def paste(
        self, roundup: Roundup, block: Sequence[Entry], reason: str = ""
    ) -> list[Refusal]:
        """Keep every cell of a block that can be kept, as one action; return the rest.

        With one reason for all verified scores that change.
        """
        _refuse_closed(roundup)
        kept: list[tuple[Entry, Score | None]] = []
        refused = []
        for entry in block:
            try:
                score = read_score(_criterion(roundup, entry), entry.side, entry.typed)
            except EntryError as problem:
                refused.append(Refusal(entry, str(problem)))
                continue
            before = roundup.sheet(entry.subject_id, entry.side).get(entry.criterion)
            if _same(before, score):
                continue
            if _is_revision(entry.side, before) and not text.clean(reason):
                raise ReasonNeededError(
                    "Khối dán có điểm đã thẩm định sẽ bị đổi, cần có lý do.",
                    "Ghi lý do chung rồi dán lại; điểm cũ đang được giữ.",
                )
            kept.append((entry, score))
        if kept:
            self._keep(roundup, kept, text.clean(reason))
        return refused

    def _keep(
        self,
        roundup: Roundup,
        kept: Sequence[tuple[Entry, Score | None]],
        reason: str,
    ) -> None:
        title = _title(roundup, kept)
        with self._desk.trail.operation(title, reason=reason):
            entered = [
                (e.subject_id, _with_reason(s, reason if _is_known(roundup, e) else ""))
                for e, s in kept
            ]
            scores.put_many(
                self._desk.database,
                roundup.round.id,
                [(subject, score) for subject, score in entered if score is not None],
            )
            for entry, score in kept:
                if score is None:
                    scores.clear(
                        self._desk.database,
                        roundup.round.id,
                        entry.subject_id,
                        entry.criterion,
                        entry.side,
                    )


def read_score(criterion: Criterion, side: Side, typed: str) -> Score | None:
    """Return the score a text means; None for "not scored".

    Raises:
        EntryError: with the maximum and what to type instead.
    """
    cleaned = text.clean(typed)
    if not cleaned:
        return None
    if cleaned.casefold() in NOT_APPLICABLE_WORDS:
        return Score(criterion.code, side, ScoreState.NOT_APPLICABLE)
    most = vietnamese.number(criterion.max_points)
    hint = f"Nhập số từ 0 đến {most}, “x” nếu không áp dụng, hoặc bấm Esc."
    try:
        points = vietnamese.parse_number(cleaned)
    except EntryError as problem:
        raise EntryError(
            f"“{entries.short(cleaned)}” không phải là điểm.", hint
        ) from problem
    if points < 0:
        raise EntryError("Điểm không được âm.", hint)
    if points > criterion.max_points:
        raise EntryError(f"Vượt điểm tối đa {most}.", hint)
    if points % FINEST:
        raise EntryError("Điểm có nhiều hơn hai số lẻ.", hint)
    return Score(criterion.code, side, ScoreState.SCORED, points)


def shown(score: Score | None) -> str:
    """Return a score as the grid shows it."""
    if score is None:
        return "chưa chấm"
    if score.points is None:
        return "không áp dụng"
    return vietnamese.number(score.points)


def _criterion(roundup: Roundup, entry: Entry) -> Criterion:
    criteria = None
    if entry.subject_id in roundup.candidates:
        criteria = roundup.criteria_for(entry.subject_id)
    if criteria is None or entry.criterion not in {c.code for c in criteria.leaves}:
        raise EntryError(
            "Ô này không thuộc bộ tiêu chí của đối tượng.",
            "Chọn một ô trong bảng điểm; chưa có gì thay đổi.",
        )
    return criteria.by_code[entry.criterion]


def _refuse_closed(roundup: Roundup) -> None:
    if roundup.round.is_closed:
        raise OfficeError(
            "Đợt xét đã chốt nên điểm không sửa được.",
            "Muốn sửa, mở lại đợt xét ở trang Xét khen thưởng và ghi lý do.",
        )


def _same(before: Score | None, after: Score | None) -> bool:
    if before is None or after is None:
        return before is after
    return (before.state, before.points) == (after.state, after.points)


def _is_revision(side: Side, before: Score | None) -> bool:
    return side is Side.VERIFIED and before is not None


def _with(roundup: Roundup, entry: Entry, score: Score | None) -> Roundup:
    sheet = dict(roundup.sheet(entry.subject_id, entry.side))
    sheet.pop(entry.criterion, None)
    if score is not None:
        sheet[entry.criterion] = score
    return roundup.with_sheet(entry.subject_id, entry.side, sheet)


def _is_known(roundup: Roundup, entry: Entry) -> bool:
    """Tell whether the cell held something before: a block may have new cells too."""
    return entry.criterion in roundup.sheet(entry.subject_id, entry.side)


def _with_reason(score: Score | None, reason: str) -> Score | None:
    if score is None or not reason:
        return score
    return Score(score.criterion, score.side, score.state, score.points, reason)


def _title(roundup: Roundup, kept: Sequence[tuple[Entry, Score | None]]) -> str:
    if len(kept) > 1:
        return f"Nhập {len(kept)} ô điểm"
    entry, score = kept[0]
    name = roundup.candidates[entry.subject_id].name
    before = roundup.sheet(entry.subject_id, entry.side).get(entry.criterion)
    if before is None:
        return f"Chấm {entry.criterion}, {name}: {shown(score)}"
    return f"Sửa {entry.criterion}, {name}: {shown(before)} thành {shown(score)}"
