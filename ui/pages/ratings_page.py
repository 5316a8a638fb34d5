"""Xếp loại, vi phạm: the two registers of duty behind the standards."""

from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from desktop import text
from desktop.emulation.records import Grade, TaskRating
from desktop.office.office import Office
from ui.dialogs.breach_dialog import BreachDialog
from ui.dialogs.question import ask
from ui.language import _
from ui.pages.breaches_list import BreachesList, BreachRow
from ui.pages.page import Page
from ui.pages.ratings_list import RatingsList
from ui.pages.ratings_rows import RatedRow
from ui.widgets.buttons import plain, primary
from ui.widgets.head import PageHead
from ui.widgets.notices import EmptyPlace

_RATINGS, _BREACHES, _NOTHING = range(3)


class RatingsPage(Page):
    """Two tabs: grades of a period, and breaches."""

    key = "ratings"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.change = plain(_("Sửa…"), self._on_change, icon="pencil")
        self.remove = plain(_("Bỏ khỏi sổ…"), self._on_remove, icon="trash-2")
        self.note = primary(
            _("Ghi vi phạm…"), self._on_note, icon="plus", shortcut="Ctrl+N"
        )
        self.head = PageHead(
            _("Xếp loại, vi phạm"),
            tabs=[_("Xếp loại"), _("Vi phạm")],
            actions=[self.remove, self.change, self.note],
        )
        self.head.tab_chosen.connect(self._on_tab)
        self.ratings = RatingsList(office)
        self.ratings.graded.connect(self._on_graded)
        first = primary(_("Ghi vi phạm…"), self._on_note, icon="plus")
        self.breaches = BreachesList(office, first)
        self.breaches.table.row_opened.connect(self._open)
        self.breaches.table.row_chosen.connect(lambda _row: self._allow())
        self.breaches.delete.activated.connect(self._on_remove)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.ratings)
        self._stack.addWidget(self.breaches)
        self._stack.addWidget(
            EmptyPlace(
                "gauge",
                _("Chưa có kế hoạch nào"),
                _("Kỳ xếp loại lấy theo thời gian của kế hoạch."),
                [primary(_("Mở trang Kế hoạch"), lambda: self.go("plan"))],
            )
        )
        self.build(self.head, self._stack)
        self._on_tab(_RATINGS)

    def reload(self) -> None:
        """Show both registers as they are now."""
        has_plan = self._office.plans.current() is not None
        tab = self.head.tabs.currentIndex()
        self._stack.setCurrentIndex(tab if has_plan or tab else _NOTHING)
        if has_plan:
            self.ratings.reload()
        count = self.breaches.reload()
        breaches = _("Vi phạm {count:02d}").format(count=count)
        self.head.show_tabs([_("Xếp loại"), breaches if count else _("Vi phạm")])
        self._allow()

    def show_target(self, target: object) -> None:
        """Stand on the rating of somebody, by id."""
        self.head.tabs.setCurrentIndex(_RATINGS)
        self.ratings.wanted.setCurrentIndex(0)
        self.ratings.search.clear()
        self.ratings.table.filter("")
        self.reload()
        self.ratings.table.choose(lambda row: row.who.id == target)

    def _on_tab(self, tab: int) -> None:
        self._stack.setCurrentIndex(tab)
        for button in (self.remove, self.change, self.note):
            button.setVisible(tab == _BREACHES)
        self._allow()

    def _allow(self) -> None:
        for button in (self.change, self.remove):
            if self.breaches.table.current() is None:
                button.refuse(_("Chưa chọn vi phạm nào."))
            else:
                button.allow()

    # --- ratings ------------------------------------------------------------------

    def _on_graded(self, row: RatedRow, grade: Grade | None) -> None:
        records, name = self._office.records, row.who.name
        if grade is None:
            rating = row.rating
            if rating is not None:
                self.run(
                    lambda: records.remove_rating(rating, name),
                    _("Đã bỏ xếp loại của {name}.").format(name=name),
                )
            return
        if grade is not row.grade or self._by() != row.by:
            self.run(
                lambda: records.rate(self._rating(row, grade), name),
                _("Đã xếp loại {name}: {grade}.").format(name=name, grade=grade.label),
            )

    def _by(self) -> str:
        return text.clean(self.ratings.by.text())

    def _rating(self, row: RatedRow, grade: Grade) -> TaskRating:
        period = self.ratings.shown_period()
        return TaskRating(
            row.rating.id if row.rating else "",
            row.who.id,
            period.first,
            period.last,
            grade,
            self._by(),
            self._office.today(),
        )

    # --- breaches -----------------------------------------------------------------

    def _on_note(self) -> None:
        dialog = BreachDialog(self.window(), self._office)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.run(lambda: None, _("Đã ghi một vi phạm vào sổ."))
            self.breaches.table.setFocus()

    def _on_change(self) -> None:
        self._open(self.breaches.table.current())

    def _open(self, row: BreachRow | None) -> None:
        if row is None:
            return
        dialog = BreachDialog(self.window(), self._office, row.breach)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.run(
                lambda: None, _("Đã sửa vi phạm của {name}.").format(name=row.name)
            )

    def _on_remove(self) -> None:
        row = self.breaches.table.current()
        if row is None:
            return
        if ask(
            self.window(),
            _("Bỏ vi phạm của {name} khỏi sổ?").format(name=row.name),
            _("Vi phạm không còn được nhắc khi xác nhận. Có thể hoàn tác ngay sau đó."),
            _("Bỏ khỏi sổ"),
            icon="trash-2",
            destroys=True,
        ):
            self.run(
                lambda: self._office.records.remove_breach(row.breach, row.name),
                _("Đã bỏ vi phạm của {name} khỏi sổ.").format(name=row.name),
            )
