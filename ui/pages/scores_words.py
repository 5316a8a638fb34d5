"""A score in the words and states of the grid."""

from desktop import vietnamese
from desktop.emulation.scoring import KeptBasis, Score
from ui.language import _
from ui.tables.score_values import CellState


def state(score: Score | None) -> CellState:
    """Return which of the three different things a cell is."""
    if score is None:
        return CellState.NOT_SCORED
    if score.points is None:
        return CellState.NOT_APPLICABLE
    return CellState.SCORED


def text_of(score: Score | None) -> str:
    """Return the points as they are shown, or ""."""
    if score is None or score.points is None:
        return ""
    return vietnamese.number(score.points)


def remark(score: Score | None, kept: KeptBasis | None) -> str:
    """Return why a cell was changed and how its points came about."""
    said = []
    if score and score.reason:
        said.append(_("Lý do sửa: {reason}").format(reason=score.reason))
    if score and kept:
        # A package may have brought other points than those computed here.
        words = _("Cách tính: {rule}")
        if score.points != kept.points:
            words = _("Điểm đã đổi sau khi tính. Lần tính ấy: {rule}")
        said.append(words.format(rule=kept.rule))
    return ". ".join(said)
