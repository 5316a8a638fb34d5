"""Đã rà soát: who looked through which period and found no breach that is not entered.

An empty register of breaches says nothing by itself; with a review it says "none".
"""

from collections import Counter
from dataclasses import dataclass

from desktop import vietnamese
from desktop.emulation.records import BreachReview
from desktop.office.office import Office
from ui.dialogs.breach_review_dialog import BreachReviewDialog
from ui.language import _
from ui.pages.page import Page
from ui.pages.ratings_tab import Register
from ui.pages.ratings_words import days, one_line
from ui.tables.column import Column
from ui.widgets.chips import Chip
from ui.widgets.subject_picker import Named, named


@dataclass(frozen=True, slots=True)
class ReviewedRow:
    """A review with whose it is, and the breaches entered for its days."""

    review: BreachReview
    who: Named | None
    breaches: int

    @property
    def name(self) -> str:
        """Return whose it is."""
        return self.who.name if self.who else ""


class ReviewsRegister(Register):
    """The reviews for breaches, the latest first."""

    adding = _("Ghi đã rà soát…")
    nothing = _("Chưa chọn lần rà soát nào.")

    def __init__(self, page: Page, office: Office) -> None:
        empty = (
            "clipboard-check",
            _("Chưa ai rà soát vi phạm"),
            _(
                "Ghi ở đây ai đã rà soát, khi nào, cho thời gian nào. Chưa rà soát thì "
                "tiêu chuẩn “không có vi phạm” còn chưa đủ dữ liệu."
            ),
        )
        super().__init__(
            page, office, _("Các lần rà soát"), _columns(), empty, _("Lọc theo tên")
        )

    def key_of(self, row: ReviewedRow) -> object:
        return row.review.id

    def reload(self) -> int:
        names = named(self.office)
        found = self.office.registers.breach_reviews()
        found.sort(key=lambda r: (r.reviewed_on, r.last_day), reverse=True)
        counts = self._counts(found)
        self.show_rows(
            [ReviewedRow(r, names.get(r.subject_id), counts[r.id]) for r in found]
        )
        return len(found)

    def _counts(self, reviews: list[BreachReview]) -> Counter[str]:
        breaches = self.office.records.breaches()
        return Counter(
            review.id
            for review in reviews
            for breach in breaches
            if breach.subject_id == review.subject_id
            and review.first_day <= breach.happened_on <= review.last_day
        )

    def add(self) -> None:
        dialog = BreachReviewDialog(self.window(), self.office)
        self.done(dialog, _("Đã ghi kết quả rà soát vi phạm."))

    def change(self, row: ReviewedRow | None) -> None:
        if row is not None:
            dialog = BreachReviewDialog(self.window(), self.office, row.review)
            said = _("Đã sửa lần rà soát của {name}.").format(name=row.name)
            self.done(dialog, said)

    def remove(self) -> None:
        row = self.table.current()
        if row is not None:
            self.take_out(
                _("Bỏ lần rà soát của {name} khỏi sổ?").format(name=row.name),
                lambda: self.office.registers.remove_breach_review(
                    row.review, row.name
                ),
                _("Đã bỏ lần rà soát của {name} khỏi sổ.").format(name=row.name),
                why=_(
                    "Tiêu chuẩn “không có vi phạm” có thể trở lại chưa đủ dữ liệu. Có "
                    "thể hoàn tác ngay sau đó."
                ),
            )


def _found(row: ReviewedRow) -> Chip:
    if row.breaches:
        words = _("Có {count:02d} vi phạm").format(count=row.breaches)
        return Chip(words, "triangle-alert", "warn")
    return Chip(_("Không có vi phạm"), "verdict-pass", "ok")


def _columns() -> list[Column[ReviewedRow]]:
    return [
        Column[ReviewedRow](
            _("Người, đơn vị"),
            lambda row: row.name,
            note=lambda row: row.who.detail if row.who else "",
            weight=500,
        ),
        Column[ReviewedRow](
            _("Thời gian rà soát"),
            lambda row: days(row.review.first_day, row.review.last_day),
            sort=lambda row: (row.review.last_day, row.review.first_day),
            width=216,
        ),
        Column[ReviewedRow](
            _("Kết quả trong sổ"),
            lambda row: _found(row).word,
            look=_found,
            kind="chip",
            width=172,
        ),
        Column[ReviewedRow](
            _("Người rà soát"),
            lambda row: row.review.reviewed_by,
            note=lambda row: vietnamese.short_date(row.review.reviewed_on),
            width=216,
            tip=lambda row: row.review.reviewed_by,
        ),
        Column[ReviewedRow](
            _("Minh chứng"),
            lambda row: one_line(row.review.evidence),
            width=172,
            wrap=True,
            tip=lambda row: row.review.evidence,
        ),
    ]
