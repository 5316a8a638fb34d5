"""A score as somebody types it, and as the grid shows it."""

from decimal import Decimal

from desktop import text, vietnamese
from desktop.emulation.criteria import Criterion
from desktop.emulation.scoring import Score, ScoreState, Side
from desktop.errors import EntryError
from desktop.office import entries

NOT_APPLICABLE_WORDS = frozenset({"x", "kad", "không áp dụng", "-", "–"})
FINEST = Decimal("0.01")


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
