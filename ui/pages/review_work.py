"""What is decided about the lists: choose, propose, leave out, close and reopen."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QDialog

from desktop.awards.selection import Remark, Section
from desktop.office.office import Office
from desktop.office.rounds.outcome import ReviewList, ReviewRow
from desktop.office.rounds.roundup import Roundup
from ui.dialogs.merit_report_dialog import open_merit_report
from ui.dialogs.question import ask
from ui.dialogs.reason import ask_reason
from ui.language import _
from ui.pages.page import Page
from ui.pages.review_dialogs import CompareDialog, ask_extra
from ui.pages.review_words import form_words

_CAN_BE_EXTRA = (Remark.OVER_QUOTA, Remark.TIED_AT_THE_LINE)


class ReviewWork:
    """Decisions of the page; each ends with a reload and an undo line."""

    def __init__(self, page: Page, office: Office) -> None:
        self._page = page
        self._office = office

    def choose(self, found: ReviewList, row: ReviewRow) -> None:
        """Give a seat to one of those tied, with the reason."""
        reason = ask_reason(
            self._page.window(),
            _("Chọn {name} vào danh sách?").format(name=row.name),
            _("Chọn người này"),
            remark=_("ghi vào biên bản"),
        )
        if reason is not None:
            self._page.run(
                lambda: self._office.review.choose(
                    self._now(), row.subject_id, reason, offer=found.offer
                ),
                done=_("Đã chọn {name}.").format(name=row.name),
            )

    def propose_more(self, found: ReviewList, row: ReviewRow | None) -> None:
        """Propose somebody beyond the number, with the written reason."""
        rows = [r for r in found.rows if r.remark in _CAN_BE_EXTRA]
        answer = ask_extra(self._page.window(), found, rows, row)
        if answer is not None:
            who, reason = answer
            self._page.run(
                lambda: self._office.review.propose_extra(
                    self._now(), who.subject_id, reason, offer=found.offer
                ),
                done=_("Đã đề xuất thêm {name}.").format(name=who.name),
            )

    def withdraw(self, found: ReviewList, row: ReviewRow) -> None:
        """Leave somebody out of the list, with the reason."""
        reason = ask_reason(
            self._page.window(),
            _("Rút {name} khỏi danh sách?").format(name=row.name),
            _("Rút khỏi danh sách"),
            remark=_("giữ trong lịch sử"),
        )
        if reason is not None:
            self._page.run(
                lambda: self._office.review.withdraw(
                    self._now(), row.subject_id, reason, offer=found.offer
                ),
                done=_("Đã rút {name}.").format(name=row.name),
            )

    def write_report(self, found: ReviewList, row: ReviewRow) -> None:
        """Write the report of somebody, before or after the round is closed."""
        window = self._page.window()
        kept = self._page.ask(
            lambda: open_merit_report(window, self._office, row.subject_id, found.offer)
        )
        if kept:
            said = _("Đã ghi báo cáo thành tích của {name}.").format(name=row.name)
            self._page.reload()
            self._page.changed.emit(said)

    def take_back(self, found: ReviewList, row: ReviewRow) -> None:
        """Go back to the computed place of somebody."""
        self._page.run(
            lambda: self._office.review.take_back(
                self._now(), row.subject_id, offer=found.offer
            ),
            done=_("Đã bỏ lựa chọn về {name}.").format(name=row.name),
        )

    def tick(self, found: ReviewList, row: ReviewRow) -> None:
        """Do what a tick in the list means for a row."""
        match row.remark:
            case Remark.TIED_AT_THE_LINE:
                self.choose(found, row)
            case Remark.OVER_QUOTA:
                self.propose_more(found, row)
            case Remark.WITHIN_QUOTA:
                self.withdraw(found, row)
            case (
                Remark.CHOSEN_AT_THE_LINE
                | Remark.EXTRA
                | Remark.BEYOND
                | Remark.WITHDRAWN
            ):
                self.take_back(found, row)

    def compare(self, found: ReviewList, row: ReviewRow | None) -> None:
        """Show two candidates side by side; one of those tied may be chosen there."""
        rows = [r for r in found.rows if r.total is not None]
        pair = _pair(found, rows, row)
        if pair is None:
            return
        dialog = CompareDialog(
            self._page.window(),
            rows,
            self._office.outcome().tables,
            *pair,
            can_choose=not self._now().round.is_closed,
        )
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.chosen:
            self.choose(found, dialog.chosen)

    # --- closing ------------------------------------------------------------------

    def close(self) -> None:
        """Freeze the lists after a question; an open tie is refused by the office."""
        lists = self._office.outcome().lists
        is_open = any(found.of(Section.AT_THE_LINE) for found in lists)
        if is_open or self._is_wanted(lists):
            self._page.run(
                lambda: self._office.review.close(self._now()),
                done=_("Đã chốt danh sách. Văn bản từ nay không còn chữ BẢN NHÁP."),
            )

    def _is_wanted(self, lists: tuple[ReviewList, ...]) -> bool:
        counted = closing_words(lists)
        said = _(
            "Điểm, kết luận và danh sách được giữ nguyên. Văn bản tạo sau đó không "
            "còn chữ BẢN NHÁP. Muốn mở lại phải ghi lý do."
        )
        pending = len({r.subject_id for f in lists for r in f.of(Section.PENDING)})
        if pending:
            waiting = _("Còn {count} đối tượng chưa xét được, sẽ không được đề nghị.")
            said = f"{waiting.format(count=pending)} {said}"
        return ask(
            self._page.window(),
            _("Chốt danh sách {what}?").format(what=counted),
            said,
            _("Chốt danh sách"),
            otherwise=_("Xem lại"),
            icon="lock",
        )

    def reopen(self) -> None:
        """Open a closed round again, with the reason."""
        reason = ask_reason(
            self._page.window(),
            _("Mở lại đợt xét {name}?").format(name=self._now().round.name),
            _("Mở lại"),
            remark=_("giữ trong lịch sử; văn bản lại là BẢN NHÁP"),
        )
        if reason is not None:
            self._page.run(
                lambda: self._office.review.reopen(self._now(), reason),
                done=_("Đã mở lại đợt xét."),
            )

    def _now(self) -> Roundup:
        return self._office.roundup()


def closing_words(lists: Sequence[ReviewList]) -> str:
    """Return "05 tập thể, 05 cá nhân", each award by its name where there are several.

    Numbers of one award for different blocks are added up.
    """
    awards: dict[str, Counter[str]] = {}
    names: dict[str, str] = {}
    for found in lists:
        counted = awards.setdefault(found.offer, Counter())
        counted[found.kind.label] += len(found.proposed)
        upward = "" if found.is_own else _("đề nghị ")
        names[found.offer] = f"{upward}{form_words(found)}"
    said = {
        offer: ", ".join(f"{count:02d} {kind}" for kind, count in counted.items())
        for offer, counted in awards.items()
    }
    if len(said) == 1:
        return "".join(said.values())
    return "; ".join(f"{names[offer]} {words}" for offer, words in said.items())


def _pair(
    found: ReviewList, rows: Sequence[ReviewRow], row: ReviewRow | None
) -> tuple[ReviewRow, ReviewRow] | None:
    """Return whom to compare first: those tied, else the current one and the next."""
    tied = found.of(Section.AT_THE_LINE)
    if row is None or row not in rows or (row not in tied and len(tied) > 1):
        return (tied[0], tied[1]) if len(tied) > 1 else None
    others = [r for r in (tied if row in tied else rows) if r is not row]
    return (row, others[0]) if others else None
