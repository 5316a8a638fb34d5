"""Xét khen thưởng: who is proposed, where the line runs, and why for each candidate."""

from itertools import pairwise

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.awards.eligibility import Explanation
from desktop.awards.selection import Remark, Section
from desktop.emulation.participants import Kind
from desktop.office.office import Office
from desktop.office.outcome import ReviewList, ReviewRow
from ui import icons
from ui.language import _
from ui.pages.page import Page
from ui.pages.review_confirm import ReviewConfirm
from ui.pages.review_nodes import ATTEST
from ui.pages.review_pane import CandidatePane
from ui.pages.review_table import Actions, ReviewTable
from ui.pages.review_words import order_words, tab_title
from ui.pages.review_work import ReviewWork
from ui.widgets import layouts
from ui.widgets.buttons import Button, icon_only, plain, primary
from ui.widgets.chips import ChipLabel, chip
from ui.widgets.fields import SearchField
from ui.widgets.head import PageHead, Strip
from ui.widgets.layouts import STRETCH
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
        self._work = ReviewWork(self, office)
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
            "printer", _("In danh sách ở Hồ sơ & văn bản"), lambda: self.go("papers")
        )
        self.head = PageHead(
            _("Xét khen thưởng"),
            tabs=[""],
            actions=[printer, self.many, self.reopening, self.closing, self.onward],
        )
        self.head.tab_chosen.connect(lambda _index: self._show_list())
        self._body = QStackedWidget()
        self._body.addWidget(self._panes())
        self._body.addWidget(self._empty())
        self.build(self.head, self._body)

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
        left = layouts.column(self._strip(), self.table, spacing=0)
        right = layouts.column(self.pane, spacing=0)
        return Panes(
            "review",
            layouts.box(left, "pane"),
            layouts.box(right, "pane"),
            sizes=_WIDTHS,
        )

    def _strip(self) -> Strip:
        self.chosen = layouts.rich("")
        self.direct = layouts.rich("")
        self.leading = layouts.rich("")
        for said in (self.chosen, self.direct, self.leading):
            said.setWordWrap(False)
        self._roles = layouts.box(
            layouts.row(
                icons.IconLabel("user-check", "text2", 14),
                self.direct,
                8,
                icons.IconLabel("user-cog", "text2", 14),
                self.leading,
                spacing=6,
            )
        )
        self.closed = ChipLabel(chip("closed"))
        search = SearchField(_("Lọc trong danh sách"), width=196)
        search.setFixedHeight(28)
        search.sought.connect(self.table.filter)
        strip = Strip(self.chosen, self._roles, STRETCH, self.closed, search, height=40)
        strip.setMinimumWidth(400)
        return strip

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
        self.closed.setVisible(is_closed)
        if has_rows:
            self.head.show_tabs([tab_title(found) for found in self._lists])
            self._show_list()

    def show_target(self, target: object) -> None:
        """Show a candidate by its id."""
        for number, found in enumerate(self._lists):
            if any(row.subject_id == target for row in found.rows):
                self.head.tabs.setCurrentIndex(number)
                self.table.choose(lambda row: row.subject_id == target)

    def is_closed(self) -> bool:
        """Tell whether the lists are final."""
        if self._office.plans.current() is None:
            return False
        return self._office.current_round().is_closed

    def listed(self) -> ReviewList | None:
        """Return the list on show."""
        number = self.head.tabs.currentIndex()
        return self._lists[number] if 0 <= number < len(self._lists) else None

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
        offers = {offer.code: offer for offer in self._office.plan().offers}
        order = offers[found.offer].order if found.offer in offers else ("total",)
        self.table.show_list(
            found,
            is_closed=self.is_closed(),
            note=order_words(order),
            actions=self._ways_out(found),
        )
        self._show_counts(found)
        if self.row() is None:
            self.table.choose(lambda _row: True)
        self._on_row(self.table.current())

    def _ways_out(self, found: ReviewList) -> Actions:
        ways = []
        if len(found.of(Section.AT_THE_LINE)) > 1:
            ways.append((_("So sánh 2 người"), self._on_compare))
        waiting = [*found.of(Section.AT_THE_LINE), *found.of(Section.RESERVE)]
        if found.is_soft and waiting:
            ways.append((_("Đề xuất thêm…"), self._on_extra))
        return ways

    def _show_counts(self, found: ReviewList) -> None:
        sure = len(found.proposed) - len(found.extras)
        seats = f"/{found.count:02d}" if found.count is not None else ""
        said = _("Đã chọn <b>{sure}{seats}</b> suất").format(sure=sure, seats=seats)
        if found.extras:
            more = _("thêm <b>{count}</b>").format(count=len(found.extras))
            said = f"{said}, {more}"
        self.chosen.setText(said)
        self._roles.setVisible(found.kind is Kind.INDIVIDUAL)
        direct = sum(row.works_directly for row in found.proposed)
        leading = sum(row.is_head for row in found.proposed)
        self.direct.setText(_("Trực tiếp làm <b>{count}</b>").format(count=direct))
        self.leading.setText(_("Lãnh đạo <b>{count}</b>").format(count=leading))

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
        work = self._work
        beyond = plain(
            _("Đề xuất thêm…"), lambda: work.propose_more(found, row), icon="user-plus"
        )
        more = [beyond] if found.is_soft else []
        withdraw = plain(_("Rút…"), lambda: work.withdraw(row), icon="user-minus")
        match row.remark:
            case Remark.TIED_AT_THE_LINE:
                choose = plain(_("Chọn…"), lambda: work.choose(row), icon="user-check")
                return [choose, *more, withdraw]
            case Remark.OVER_QUOTA:
                return [*more, withdraw]
            case Remark.CHOSEN_AT_THE_LINE | Remark.EXTRA:
                undo = _("Bỏ lựa chọn")
                return [plain(undo, lambda: work.take_back(row), icon="rotate-ccw")]
            case Remark.WITHDRAWN:
                back = _("Đưa trở lại danh sách")
                return [plain(back, lambda: work.take_back(row), icon="rotate-ccw")]
            case Remark.WITHIN_QUOTA:
                return [withdraw]
            case Remark.NOT_RANKED:
                return [self._scoring(row), withdraw]
        return []

    def _scoring(self, row: ReviewRow) -> Button:
        return plain(
            _("Chấm tiếp"), lambda: self.go("scores", row.subject_id), icon="table-2"
        )

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
