"""Xét khen thưởng: who is proposed, where the line runs, and why for each candidate."""

from itertools import pairwise

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.awards.duplicates import (
    CitedAchievement,
    Conflict,
    Ruling,
    StatedRuling,
)
from desktop.awards.eligibility import Explanation
from desktop.awards.selection import Section
from desktop.office.office import Office
from desktop.office.papers.explaining import code_of
from desktop.office.rounds.firmness import firmness
from desktop.office.rounds.outcome import ReviewList, ReviewRow
from ui.language import _
from ui.pages.page import Page
from ui.pages.review_award import AwardStrip
from ui.pages.review_buttons import buttons_of
from ui.pages.review_confirm import ReviewConfirm
from ui.pages.review_money import ReviewMoney
from ui.pages.review_nodes import ATTEST
from ui.pages.review_pane import CandidatePane
from ui.pages.review_rulings import ReviewRulings
from ui.pages.review_strip import CountsStrip
from ui.pages.review_table import Actions, ReviewTable
from ui.pages.review_words import (
    more_label,
    number_title,
    order_words,
    tab_title,
)
from ui.pages.review_work import ReviewWork
from ui.widgets import layouts
from ui.widgets.buttons import Button, icon_only, plain, primary
from ui.widgets.head import PageHead
from ui.widgets.notices import EmptyPlace
from ui.widgets.panes import Panes

_WIDTHS = (750, 404)


class ReviewPage(Page):
    """A tab a list; candidates at the left, the explanation of one at the right."""

    key = "review"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._lists: tuple[ReviewList, ...] = ()
        self._numbers: tuple[ReviewList, ...] = ()
        self._is_telling = False
        self._work = ReviewWork(self, office)
        self._rulings = ReviewRulings(self, office)
        self._money = ReviewMoney(self, office)
        self._confirm = ReviewConfirm(self, office)
        self.many = plain(
            _("Xác nhận cho nhiều…"),
            self._confirm.attest_many,
            icon="list-checks",
            name=_("Xác nhận cho nhiều đối tượng…"),
            tip=_("Xác nhận một điều kiện cho nhiều đối tượng cùng nhóm"),
        )
        self.closing = primary(_("Chốt danh sách…"), self._work.close, icon="lock")
        self.reopening = plain(_("Mở lại…"), self._work.reopen, icon="lock-open")
        self.onward = primary(
            _("Sang Hồ sơ & văn bản"),
            lambda: self.go("papers"),
            icon="arrow-right",
            trailing=True,
        )
        printer = icon_only(
            "printer", _("Xem trước và in giải thích của đối tượng"), self._explain
        )
        report = icon_only(
            "notebook-pen", _("Viết báo cáo thành tích của đối tượng"), self._report
        )
        self.head = PageHead(
            _("Xét khen thưởng"),
            tabs=[""],
            actions=[
                report,
                printer,
                self.many,
                self.reopening,
                self.closing,
                self.onward,
            ],
        )
        self.head.tab_chosen.connect(lambda _index: self._show_list())
        self.award = AwardStrip()
        self.award.award_chosen.connect(self._show_award)
        self.award.money_wanted.connect(lambda: self._money.enter(self._numbers))
        self._body = QStackedWidget()
        self._body.addWidget(self._panes())
        self._body.addWidget(self._empty())
        self.build(self.head, self.award, self._body)

    def _panes(self) -> Panes:
        self.table = ReviewTable()
        self.table.row_chosen.connect(self._on_row)
        self.table.ticked.connect(self._on_ticked)
        self.pane = CandidatePane()
        self.table.row_opened.connect(lambda _row: self.pane.tree.setFocus())
        self.pane.action_wanted.connect(self._on_action)
        self.pane.take_back_wanted.connect(self._on_take_back)
        self.pane.clause_wanted.connect(lambda clause: self.go("plan", clause))
        self.pane.tree.node_chosen.connect(self._lead_tab)
        cited = self.pane.cited
        cited.cite_wanted.connect(self._on_cite)
        cited.ruling_wanted.connect(self._on_ruling)
        cited.take_back_wanted.connect(self._on_ruling_back)
        cited.register_wanted.connect(lambda: self.go("ratings"))
        self.counts = CountsStrip()
        self.counts.search.sought.connect(self.table.filter)
        left = layouts.column(self.counts, self.table, spacing=0)
        right = layouts.column(self.pane, spacing=0)
        return Panes(
            "review",
            layouts.box(left, "pane"),
            layouts.box(right, "pane"),
            sizes=_WIDTHS,
        )

    def _empty(self) -> EmptyPlace:
        return EmptyPlace(
            "award",
            _("Chưa có ai để xét"),
            _("Nhập đơn vị, cá nhân thuộc đối tượng của kế hoạch để xét khen thưởng."),
            [primary(_("Nhập đơn vị"), lambda: self.go("subjects"))],
        )

    def reload(self) -> None:
        """Show the lists as they stand now, or as they were closed."""
        has_plan = self._office.plans.current() is not None
        self._lists = self._office.outcome().lists if has_plan else ()
        has_rows = any(found.rows for found in self._lists)
        self.head.tabs.setVisible(has_rows)
        self._body.setCurrentIndex(0 if has_rows else 1)
        is_closed = self.is_closed()
        self.many.setVisible(has_rows and not is_closed)
        self.closing.setVisible(has_rows and not is_closed)
        self.reopening.setVisible(is_closed)
        self.onward.setVisible(is_closed)
        self.counts.closed.setVisible(is_closed)
        self.award.show_awards(self._lists)
        self.award.setVisible(has_rows)
        if has_rows:
            self._show_award()

    def show_target(self, target: object) -> None:
        """Show a candidate by its id, on the list on show if it stands there."""
        nearest = sorted(self._lists, key=lambda found: found is not self.listed())
        for found in nearest:
            if any(row.subject_id == target for row in found.rows):
                self.show_number(found)
                self.table.choose(lambda row: row.subject_id == target)
                return

    def show_number(self, found: ReviewList) -> None:
        """Show one list of the round."""
        self.award.choice.choose(found.offer)
        self._show_award()
        self.head.tabs.setCurrentIndex(self._numbers.index(found))

    def _show_award(self) -> None:
        """Show the numbers of the award that is chosen, and the one on show of them."""
        offers = {found.offer for found in self._lists}
        self._numbers = tuple(
            found
            for found in self._lists
            if len(offers) == 1 or found.offer == self.award.offer()
        )
        title = tab_title if len(offers) == 1 else number_title
        self.head.show_tabs([title(found) for found in self._numbers])
        self._money.show(self.award, self._numbers)
        self._show_list()

    def is_closed(self) -> bool:
        """Tell whether the lists are final."""
        if self._office.plans.current() is None:
            return False
        return self._office.current_round().is_closed

    def _explain(self) -> None:
        """Go to the paper that explains the candidate on show."""
        found, row = self.listed(), self.row()
        if found is None or row is None:
            self.go("papers")
        else:
            self.go("papers", code_of(found, row))

    def _report(self) -> None:
        found, row = self.listed(), self.row()
        if found is not None and row is not None:
            self._work.write_report(found, row)

    def listed(self) -> ReviewList | None:
        """Return the list on show."""
        number = self.head.tabs.currentIndex()
        return self._numbers[number] if 0 <= number < len(self._numbers) else None

    def row(self) -> ReviewRow | None:
        """Return the candidate on show, as the list has it now."""
        current, found = self.table.current(), self.listed()
        if current is None or found is None:
            return None
        rows = (r for r in found.rows if r.subject_id == current.subject_id)
        return next(rows, None)

    def _show_list(self) -> None:
        found = self.listed()
        if found is None:
            return
        offer = self._office.plan().offer_by_code.get(found.offer)
        self.table.show_list(
            found,
            is_closed=self.is_closed(),
            note=order_words(offer.order if offer else ("total",)),
            actions=self._ways_out(found),
            told=firmness(self._office.roundup(), found) if self._is_telling else (),
            doubts=self._rulings.doubts(found),
        )
        self.counts.show_counts(found)
        if self.row() is None:
            self.table.choose(lambda _row: True)
        self._on_row(self.table.current())

    def _ways_out(self, found: ReviewList) -> Actions:
        ways = []
        if len(found.of(Section.AT_THE_LINE)) > 1:
            ways.append((_("So sánh 2 người"), self._on_compare))
        waiting = [*found.of(Section.AT_THE_LINE), *found.of(Section.RESERVE)]
        if more_label(found) and waiting:
            ways.append((more_label(found), self._on_extra))
        if found.count is not None:
            telling = _("Ẩn độ chắc") if self._is_telling else _("Độ chắc")
            ways.append((telling, self._on_telling))
        return ways

    def _on_telling(self) -> None:
        self._is_telling = not self._is_telling
        self._show_list()

    def _on_row(self, chosen: ReviewRow | None) -> None:
        found, row = self.listed(), self.row()
        self.pane.setVisible(row is not None)
        if found is None or row is None or chosen is None:
            return
        self.pane.show_row(
            found,
            row,
            files=self._confirm.files_of(row),
            can_act=not self.is_closed(),
            buttons=[] if self.is_closed() else self._buttons(found, row),
            rests=self._rulings.rests_of(found, row),
        )
        self._lead_tab()

    def _lead_tab(self) -> None:
        """Lead Tab from the list over the line to the tree and its actions.

        Buttons made anew would come last in the whole window.
        """
        ways_out = self.table.viewport().findChildren(Button)
        for sooner, later in pairwise([self.table, *ways_out, *self.pane.stops()]):
            QWidget.setTabOrder(sooner, later)

    def _buttons(self, found: ReviewList, row: ReviewRow) -> list[Button]:
        return buttons_of(self._work, found, row, lambda one: self.go("scores", one))

    def _on_ticked(self, row: ReviewRow, _column: int, _ticked: bool) -> None:
        found = self.listed()
        if found is not None:
            self._work.tick(found, row)

    def _on_compare(self) -> None:
        found = self.listed()
        if found is not None:
            self._work.compare(found, self.row())

    def _on_extra(self) -> None:
        found = self.listed()
        if found is not None:
            self._work.propose_more(found, self.row())

    def _on_action(self, condition: Explanation, number: int) -> None:
        row, place = self.row(), condition.place
        if row is None or place is None:
            return
        if place.page != self.key:
            self.go(place.page, place.key or place.subject_id)
        elif number == ATTEST:
            self._confirm.attest(row, condition)
        else:
            self._confirm.attach(row, condition)

    def _on_take_back(self, condition: Explanation) -> None:
        row = self.row()
        if row is not None:
            self._confirm.take_back(row, condition)

    def _on_cite(self, cited: CitedAchievement, on: bool) -> None:
        found, row = self.listed(), self.row()
        if found is not None and row is not None:
            self._rulings.cite(found, row, cited, on=on)

    def _on_ruling(self, conflict: Conflict, ruling: Ruling) -> None:
        found, row = self.listed(), self.row()
        if found is not None and row is not None:
            self._rulings.rule(found, row, conflict, ruling)

    def _on_ruling_back(self, ruling: StatedRuling) -> None:
        row = self.row()
        if row is not None:
            self._rulings.take_back(row, ruling)
