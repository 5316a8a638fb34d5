"""What can be done about one candidate, by where it stands on the list."""

from collections.abc import Callable

from desktop.awards.selection import Remark
from desktop.office.rounds.outcome import ReviewList, ReviewRow
from ui.language import _
from ui.pages.review_words import more_label
from ui.pages.review_work import ReviewWork
from ui.widgets.buttons import Button, plain


def buttons_of(
    work: ReviewWork,
    found: ReviewList,
    row: ReviewRow,
    score: Callable[[str], object],
) -> list[Button]:
    """Return the actions for a candidate of an open round.

    Args:
        work: does them.
        found: the list on show.
        row: the candidate.
        score: goes to the scores of a subject.
    """
    more = _more(work, found, row)
    withdraw = plain(_("Rút…"), lambda: work.withdraw(found, row), icon="user-minus")
    match row.remark:
        case Remark.TIED_AT_THE_LINE:
            choose = plain(
                _("Chọn…"), lambda: work.choose(found, row), icon="user-check"
            )
            return [choose, *more, withdraw]
        case Remark.OVER_QUOTA:
            return [*more, withdraw]
        case Remark.CHOSEN_AT_THE_LINE | Remark.EXTRA | Remark.BEYOND:
            return [_undo(work, found, row, _("Bỏ lựa chọn"))]
        case Remark.WITHDRAWN:
            return [_undo(work, found, row, _("Đưa trở lại danh sách"))]
        case Remark.WITHIN_QUOTA | Remark.DOUBLE_AWARD:
            return [withdraw]
        case Remark.NOT_RANKED:
            scoring = plain(
                _("Chấm tiếp"), lambda: score(row.subject_id), icon="table-2"
            )
            return [scoring, withdraw]
    return []


def _more(work: ReviewWork, found: ReviewList, row: ReviewRow) -> list[Button]:
    label = more_label(found)
    if not label:
        return []
    return [plain(label, lambda: work.propose_more(found, row), icon="user-plus")]


def _undo(work: ReviewWork, found: ReviewList, row: ReviewRow, label: str) -> Button:
    return plain(label, lambda: work.take_back(found, row), icon="rotate-ccw")
