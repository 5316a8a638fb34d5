"""Scores as they are typed, pasted, computed and verified.

An entry that cannot be kept is refused with a sentence and the old value stays. A
score of the office or of a survey that was there before is changed only with a reason.
A computed score keeps what it rests on; typing over it forgets that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db import score_bases, scores
from desktop import text
from desktop.emulation.basis import BasisError, ScoreBasis, Worked
from desktop.emulation.criteria import Criterion
from desktop.emulation.scoring import KeptBasis, Score, ScoreState, Side
from desktop.errors import EntryError, OfficeError
from desktop.office.desk import Desk
from desktop.office.registers.score_words import FINEST as FINEST
from desktop.office.registers.score_words import read_score, shown
from desktop.office.rounds.roundup import Roundup


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
class BasisEntry:
    """What was counted for one cell; its points are computed."""

    subject_id: str
    criterion: str
    side: Side
    basis: ScoreBasis


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
        score = read_score(_criterion(roundup, entry), entry.side, entry.typed)
        before = roundup.sheet(entry.subject_id, entry.side).get(entry.criterion)
        if _same(before, score):
            return roundup
        _want_reason(roundup, entry, score, reason)
        kept_reason = text.clean(reason) if before is not None else ""
        self._keep(roundup, [(entry, score)], kept_reason)
        return _with(roundup, entry, _with_reason(score, kept_reason))

    def enter_basis(
        self, roundup: Roundup, entry: BasisEntry, reason: str = ""
    ) -> Roundup:
        """Compute one cell; keep its points and what they rest on as one action.

        Raises:
            EntryError: the criterion has no method, or the basis gives no points.
            ReasonNeededError: as for a typed score.
        """
        _refuse_closed(roundup)
        worked = self.work_out(roundup, entry)
        score = _computed(entry, worked)
        kept = KeptBasis(
            entry.criterion, entry.side, entry.basis, worked.points, worked.sentence
        )
        before = roundup.sheet(entry.subject_id, entry.side).get(entry.criterion)
        is_same = _same(before, score)
        place = (entry.subject_id, entry.criterion, entry.side)
        if is_same and self.bases(roundup).get(place) == kept:
            return roundup
        if is_same and before is not None:
            score = before
        else:
            _want_reason(roundup, entry, score, reason)
            score = _with_reason(score, text.clean(reason) if before else "") or score
        self._keep_basis(roundup, entry, score, kept)
        return _with(roundup, entry, score)

    def work_out(self, roundup: Roundup, entry: BasisEntry) -> Worked:
        """Return the points a basis would give, without keeping anything.

        Raises:
            EntryError: the criterion has no method, or the basis gives no points.
        """
        criterion = _criterion(roundup, entry)
        if criterion.method is None:
            raise EntryError(
                f"Tiêu chí {criterion.code} không có cách tính.",
                "Gõ điểm vào ô của bảng điểm.",
            )
        try:
            return criterion.method.work_out(criterion.max_points, entry.basis)
        except BasisError as problem:
            raise EntryError(
                str(problem), "Sửa số liệu; điểm của ô chưa thay đổi."
            ) from problem

    def bases(self, roundup: Roundup) -> Mapping[tuple[str, str, Side], KeptBasis]:
        """Return what computed cells rest on, by subject, criterion and side."""
        return score_bases.of_round(self._desk.database, roundup.round.id)

    def _keep_basis(
        self, roundup: Roundup, entry: BasisEntry, score: Score, kept: KeptBasis
    ) -> None:
        name = roundup.candidates[entry.subject_id].name
        title = f"Tính {entry.criterion}, {name}: {shown(score)}"
        database, round_id = self._desk.database, roundup.round.id
        with self._desk.trail.operation(title, reason=score.reason):
            scores.put(database, round_id, entry.subject_id, score)
            score_bases.put(database, round_id, entry.subject_id, kept)

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
            score_bases.clear(
                self._desk.database,
                roundup.round.id,
                [(e.subject_id, e.criterion, e.side) for e, s in kept if s is not None],
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


def _criterion(roundup: Roundup, entry: Entry | BasisEntry) -> Criterion:
    criteria = None
    if entry.subject_id in roundup.candidates:
        criteria = roundup.criteria_for(entry.subject_id)
    if criteria is None or entry.criterion not in {c.code for c in criteria.leaves}:
        raise EntryError(
            "Ô này không thuộc bộ tiêu chí của đối tượng.",
            "Chọn một ô trong bảng điểm; chưa có gì thay đổi.",
        )
    criterion = criteria.by_code[entry.criterion]
    if criterion.is_surveyed != (entry.side is Side.SURVEY):
        raise EntryError(
            f"Điểm {criterion.code} do {criterion.evaluator.label} cho.",
            "Nhập ở cột của bên đó; chưa có gì thay đổi.",
        )
    return criterion


def _computed(entry: BasisEntry, worked: Worked) -> Score:
    """Return the cell a computation gives; nothing that came up does not apply."""
    state = ScoreState.NOT_APPLICABLE if worked.points is None else ScoreState.SCORED
    return Score(entry.criterion, entry.side, state, worked.points)


def _want_reason(
    roundup: Roundup, entry: Entry | BasisEntry, score: Score | None, reason: str
) -> None:
    before = roundup.sheet(entry.subject_id, entry.side).get(entry.criterion)
    if not _is_revision(entry.side, before) or text.clean(reason):
        return
    name = roundup.candidates[entry.subject_id].name
    raise ReasonNeededError(
        f"Đổi {entry.criterion} của {name} từ {shown(before)} "
        f"thành {shown(score)} cần có lý do.",
        "Ghi lý do rồi đổi điểm; điểm cũ đang được giữ.",
    )


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
    return side is not Side.SELF and before is not None


def _with(roundup: Roundup, entry: Entry | BasisEntry, score: Score | None) -> Roundup:
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
