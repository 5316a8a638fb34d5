"""What the council's votes lead to: leave out, choose, propose, stand aside."""

from functools import partial

from desktop.office.council.sheet import CouncilRow
from desktop.office.office import Office
from desktop.office.rounds.outcome import ReviewList
from ui.dialogs.reason import ask_reason
from ui.language import _
from ui.pages.page import Page
from ui.pages.review_work import ReviewWork


class CouncilWork:
    """Decisions about one candidate; each ends with a reload and an undo line."""

    def __init__(self, page: Page, office: Office) -> None:
        self._page = page
        self._office = office
        self._review = ReviewWork(page, office)

    def do(self, what: str, row: CouncilRow) -> None:
        """Do one of withdraw, choose, extra, take_back, recuse, let_vote."""
        match what:
            case "withdraw":
                self._withdraw(row)
            case "choose":
                self._review.choose(self._list_of(row), row.row)
            case "extra":
                self._review.propose_more(self._list_of(row), row.row)
            case "take_back":
                self._review.take_back(self._list_of(row), row.row)
            case "recuse":
                self._recuse(row)
            case "let_vote":
                for recusal in row.recusals:
                    self._page.run(
                        partial(self._office.council.let_vote, recusal),
                        _("Đã cho biểu quyết lại."),
                    )

    def _list_of(self, row: CouncilRow) -> ReviewList:
        return next(
            found
            for found in self._office.outcome().lists
            if found.offer == row.offer
            and any(each.subject_id == row.row.subject_id for each in found.rows)
        )

    def _withdraw(self, row: CouncilRow) -> None:
        reason = ask_reason(
            self._page.window(),
            _("Rút {name} khỏi danh sách?").format(name=row.row.name),
            _("Rút khỏi danh sách"),
            remark=_("ghi vào biên bản"),
            text=row.withdrawal if row.is_rejected else "",
        )
        if reason is not None:
            office, subject = self._office, row.row.subject_id
            self._page.run(
                lambda: office.review.withdraw(
                    office.roundup(), subject, reason, offer=row.offer
                ),
                _("Đã rút {name}.").format(name=row.row.name),
            )

    def _recuse(self, row: CouncilRow) -> None:
        seats = [conflict.seat for conflict in row.conflicts]
        names = ", ".join(seat.name for seat in seats)
        reason = ask_reason(
            self._page.window(),
            _("{names} không biểu quyết về {who}?").format(
                names=names, who=row.row.name
            ),
            _("Không biểu quyết"),
            remark=_("người đó không tính vào tỷ lệ của dòng này"),
            text=_("Là người được xét"),
        )
        if reason is not None:
            council, subject = self._office.council, row.row.subject_id
            for seat in seats:
                self._page.run(
                    partial(council.recuse, row.offer, subject, seat.member_id, reason),
                    _("{name} không biểu quyết về {who}.").format(
                        name=seat.name, who=row.row.name
                    ),
                )
