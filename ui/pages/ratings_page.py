"""Chỉ số & xếp loại: the registers of duty, indices and deeds behind the standards."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop import text
from desktop.awards.eligibility import Place
from desktop.emulation.indices import IndexCode
from desktop.emulation.records import Grade, TaskRating
from desktop.office.office import Office
from ui.language import _
from ui.pages.breaches_list import BreachesRegister
from ui.pages.page import Page
from ui.pages.ratings_achievements import AchievementsRegister
from ui.pages.ratings_duties import DutiesRegister
from ui.pages.ratings_indices import IndicesRegister
from ui.pages.ratings_list import RatingsList
from ui.pages.ratings_reviews import ReviewsRegister
from ui.pages.ratings_rows import RatedRow
from ui.pages.ratings_tab import Register, RegisterTab
from ui.widgets.buttons import plain, primary
from ui.widgets.head import PageHead
from ui.widgets.notices import EmptyPlace

RATINGS, INDICES, BREACHES, ACHIEVEMENTS, _NOTHING = range(5)


class RatingsPage(Page):
    """Four tabs: grades of a period, indices, breaches, achievements."""

    key = "ratings"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.ratings = RatingsList(office)
        self.ratings.graded.connect(self._on_graded)
        self.indices = IndicesRegister(self, office)
        self.duties = DutiesRegister(self, office)
        self.breaches = BreachesRegister(self, office)
        self.reviews = ReviewsRegister(self, office)
        self.achievements = AchievementsRegister(self, office)
        self._names = [_("Xếp loại"), _("Chỉ số"), _("Vi phạm"), _("Thành tích")]
        self._tabs = {
            INDICES: RegisterTab(
                [self.indices, self.duties],
                _("Sổ đang xem"),
                [_("Số liệu"), _("Phần việc")],
            ),
            BREACHES: RegisterTab(
                [self.breaches, self.reviews],
                _("Sổ đang xem"),
                [_("Vi phạm"), _("Đã rà soát")],
            ),
            ACHIEVEMENTS: RegisterTab([self.achievements], _("Sổ đang xem")),
        }
        self._build()
        self._on_tab(RATINGS)

    def _build(self) -> None:
        self.change = plain(_("Sửa…"), self._on_change, icon="pencil")
        self.remove = plain(_("Bỏ khỏi sổ…"), self._on_remove, icon="trash-2")
        self.add = primary(" ", self._on_add, icon="plus", shortcut="Ctrl+N")
        self.head = PageHead(
            _("Chỉ số & xếp loại"),
            tabs=self._names,
            actions=[self.remove, self.change, self.add],
        )
        self.head.tab_chosen.connect(self._on_tab)
        paste = QShortcut(QKeySequence.StandardKey.Paste, self.indices)
        paste.activated.connect(self.indices.paste_copied)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.ratings)
        for tab in self._tabs.values():
            tab.shifted.connect(self._allow)
            self._stack.addWidget(tab)
        self._stack.addWidget(
            EmptyPlace(
                "gauge",
                _("Chưa có kế hoạch nào"),
                _("Kỳ xếp loại lấy theo thời gian của kế hoạch."),
                [primary(_("Mở trang Kế hoạch"), lambda: self.go("plan"))],
            )
        )
        self.build(self.head, self._stack)

    def reload(self) -> None:
        """Show every register as it is now."""
        has_plan = self._office.plans.current() is not None
        tab = self.head.tabs.currentIndex()
        self._stack.setCurrentIndex(tab if has_plan or tab else _NOTHING)
        if has_plan:
            self.ratings.reload()
        names = list(self._names)
        for place, each in self._tabs.items():
            count = each.reload()
            if count:
                names[place] = f"{names[place]} {count:02d}"
        self.head.show_tabs(names)
        self._allow()

    def show_target(self, target: object) -> None:
        """Show what is wanted.

        Args:
            target: the id of somebody for the rating, the code of an index,
                "breaches", "achievements", or the Place a condition names.
        """
        key, who = str(target), ""
        if isinstance(target, Place):
            key, who = target.key or target.subject_id, target.subject_id
        self.reload()
        if key in {index.value for index in IndexCode}:
            self._show_register(INDICES, self.indices)
            self.indices.show_index(key)
            self.indices.stand_on(lambda row: row.value.subject_id == who)
        elif key == "breaches":
            self._show_register(BREACHES, self.reviews)
            self.reviews.stand_on(lambda row: row.review.subject_id == who)
        elif key == "achievements":
            self._show_register(ACHIEVEMENTS, self.achievements)
            self.achievements.stand_on(lambda row: row.achievement.subject_id == who)
        else:
            self._show_rating(key)

    def _show_rating(self, subject_id: str) -> None:
        self.head.tabs.setCurrentIndex(RATINGS)
        self.ratings.wanted.setCurrentIndex(0)
        self.ratings.search.clear()
        self.ratings.table.filter("")
        self.reload()
        self.ratings.table.choose(lambda row: row.who.id == subject_id)

    def _show_register(self, tab: int, register: Register) -> None:
        self.head.tabs.setCurrentIndex(tab)
        self._tabs[tab].show_register(register)

    # --- the register on show -----------------------------------------------------

    def register(self) -> Register | None:
        """Return the register on show; None where grades are given."""
        tab = self._tabs.get(self.head.tabs.currentIndex())
        return tab.current() if tab else None

    def _on_tab(self, tab: int) -> None:
        self._stack.setCurrentIndex(tab)
        if tab == RATINGS and self._office.plans.current() is None:
            self._stack.setCurrentIndex(_NOTHING)
        self._allow()

    def _allow(self) -> None:
        register = self.register()
        for button in (self.remove, self.change, self.add):
            button.setVisible(register is not None)
        if register is None:
            return
        self.add.set_label(register.adding)
        self.change.setVisible(register.may_change)
        for button in (self.change, self.remove):
            if register.table.current() is None:
                button.refuse(register.nothing)
            else:
                button.allow()

    def _on_add(self) -> None:
        register = self.register()
        if register is not None:
            register.add()

    def _on_change(self) -> None:
        register = self.register()
        if register is not None:
            register.change(register.table.current())

    def _on_remove(self) -> None:
        register = self.register()
        if register is not None:
            register.remove()

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
