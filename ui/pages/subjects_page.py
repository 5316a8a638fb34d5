"""Đơn vị & cá nhân: the register of units and of everybody in them."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from desktop.emulation.movements import Period
from desktop.emulation.participants import Unit, UnitKind
from desktop.emulation.records import Grade, TaskRating
from desktop.office.office import Office
from desktop.office.registers.register import Subject
from ui.language import _
from ui.pages.page import Page
from ui.pages.subjects_groups import ALL, OTHERS, Node, Tree, kind_beside
from ui.pages.subjects_list import SubjectList
from ui.pages.subjects_people import capital, rows_of
from ui.pages.subjects_retired import RetiredTab
from ui.pages.subjects_similar import SimilarTab
from ui.pages.subjects_tree import UnitTree
from ui.pages.subjects_work import SubjectWork
from ui.widgets import layouts
from ui.widgets.buttons import icon_only, plain, primary
from ui.widgets.head import PageHead, Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.panes import Panes

_LIST = 0  # the first tab


class SubjectsPage(Page):
    """Units at the left, the people of the current one at the right."""

    key = "subjects"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._register = office.register
        self._tree: Tree | None = None
        self._names: dict[str, str] = {}
        self._short_names: dict[str, str] = {}
        self._similar: frozenset[str] = frozenset()
        self._work = SubjectWork(
            office, self, self._on_done, lambda: self._movement().first
        )
        self.paste = plain(
            _("Dán từ Excel"),
            self._on_paste,
            icon="clipboard-paste",
            tip=_("Chép các cột họ tên, chức vụ, đối tượng rồi bấm Ctrl+V"),
        )
        self.adder = primary(_("Thêm người"), self._on_add, icon="plus")
        self.head = PageHead(
            _("Đơn vị & cá nhân"),
            tabs=[_("Danh sách"), _("Có thể trùng"), _("Đã ngừng")],
            actions=[self.paste, self.adder],
        )
        self.units = UnitTree()
        self.list = SubjectList()
        self.similar = SimilarTab(self._unit_name)
        self.retired = RetiredTab(self._unit_name)
        self._stack = QStackedWidget()
        self._stack.addWidget(
            Panes("subjects", self._left(), self.list, sizes=(316, 838), grows=1)
        )
        self._stack.addWidget(self.similar)
        self._stack.addWidget(self.retired)
        self.build(self.head, self._stack)
        self._connect()

    def reload(self) -> None:
        """Fill the tree, the list and both other tabs."""
        register = self._register
        particulars = self._office.particulars()
        units = register.units(with_retired=True)
        self._names = {unit.id: unit.name for unit in units}
        self._short_names = {unit.id: unit.short_name or unit.name for unit in units}
        self._ratings = self._office.records.ratings()
        self._period = self._movement()
        self._tree = Tree(
            capital(particulars.full_name) if particulars else "",
            register.units(),
            register.people(),
            register.others(),
            is_city=particulars is not None and not particulars.kind_words,
        )
        self.units.show_root(self._tree.root)
        pairs = register.similar()
        self._similar = frozenset(s.id for p in pairs for s in (p.first, p.second))
        self.similar.show_pairs(pairs)
        retired = self._retired_subjects()
        self.retired.show_subjects(retired)
        names = [
            _("Danh sách"),
            _("Có thể trùng {n}").format(n=len(pairs) or "").strip(),
            _("Đã ngừng {n}").format(n=len(retired) or "").strip(),
        ]
        self.head.show_tabs(names)
        self._show_list()

    def show_target(self, target: object) -> None:
        """Show a unit, person or other subject by its id."""
        self.head.tabs.setCurrentIndex(_LIST)
        self._show_subject(str(target))

    def _show_subject(self, subject_id: str) -> None:
        if self._tree is None:
            self.reload()
        tree = self._tree
        if tree is None:
            return
        self.list.search.clear()
        self.list.people.filter("")
        self.list.others.filter("")
        node = tree.find(subject_id)
        if node is not None:
            self.units.choose(node.key)
        elif any(p.id == subject_id for p in tree.people_of(tree.root)):
            self._choose_person(tree, subject_id)
        elif self.units.choose(OTHERS):
            self.list.others.choose(lambda row: row.id == subject_id)

    def _choose_person(self, tree: Tree, person_id: str) -> None:
        current = self.units.current()
        people = tree.people_of(current) if current else []
        if all(p.id != person_id for p in people) or current is None:
            people = tree.people_of(tree.root)
            person = next(p for p in people if p.id == person_id)
            if not self.units.choose(person.unit_id or ""):
                self.units.choose(ALL)
        self.list.people.choose(lambda row: row.id == person_id)

    # --- what is shown ------------------------------------------------------------

    def _left(self) -> QWidget:
        add = icon_only("plus", _("Thêm đơn vị"), self._on_add_unit, small=True)
        self.more = icon_only(
            "ellipsis", _("Việc với đơn vị"), self._on_more, small=True
        )
        strip = Strip(
            layouts.label(_("Đơn vị"), "section"),
            layouts.label(_("số người"), "note"),
            STRETCH,
            add,
            self.more,
            height=40,
            ground="plain",
            right=8,
            spacing=6,
        )
        return layouts.box(layouts.column(strip, self.units, spacing=0), "pane")

    def _connect(self) -> None:
        self.head.tab_chosen.connect(self._on_tab)
        self.units.node_chosen.connect(lambda _node: self._show_list())
        self.units.node_opened.connect(self._on_node_opened)
        self.units.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.units.customContextMenuRequested.connect(lambda _at: self._on_more())
        self.list.edit_wanted.connect(self._work.edit)
        self.list.retire_wanted.connect(self._work.retire)
        self.list.add_wanted.connect(self._on_add)
        self.list.paste_wanted.connect(self._on_paste)
        self.similar.edit_wanted.connect(self._work.edit)
        self.similar.retire_wanted.connect(lambda one: self._work.retire([one]))
        self.similar.apart_wanted.connect(self._work.keep_apart)
        self.retired.back_wanted.connect(self._work.bring_back)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        alone = Qt.ShortcutContext.WidgetShortcut
        for key, home, context, act in (
            ("Ctrl+N", self, within, self._on_add),
            ("Ctrl+Shift+N", self, within, self._on_add_unit),
            ("Ctrl+V", self, within, self._on_paste),
            ("Ctrl+F", self, within, self.list.search.setFocus),
            ("F2", self.units, alone, self._on_edit_unit),
            ("Delete", self.units, alone, self._on_retire_unit),
        ):
            shortcut = QShortcut(QKeySequence(key), home)
            shortcut.setContext(context)
            shortcut.activated.connect(act)

    def _show_list(self) -> None:
        tree, node = self._tree, self.units.current()
        if tree is None or node is None:
            return
        is_others = node.key == OTHERS
        self.adder.set_label(
            _("Thêm hộ, doanh nghiệp") if is_others else _("Thêm người")
        )
        if is_others:
            self.paste.refuse(_("Chọn một đơn vị để dán danh sách người vào."))
        else:
            self.paste.allow()
        self.list.show_period(_period_name(self._period))
        if is_others:
            self.list.show_others(node, self._register.others())
            return
        several = node.key == ALL or len(node.unit_ids) > 1
        rows = rows_of(
            tree.people_of(node),
            self._short_names if several else {},
            self._ratings,
            self._period,
            self._similar,
        )
        self.list.show_people(node, rows)

    def _movement(self) -> Period:
        adopted = self._office.plans.current()
        if adopted is not None:
            return self._office.plans.value_of(adopted).period
        year = self._office.today().year
        return Period(date(year, 1, 1), date(year, 12, 31))

    def _retired_subjects(self) -> list[Subject]:
        register = self._register
        every: list[Subject] = [
            *register.units(with_retired=True),
            *register.people(with_retired=True),
            *register.others(with_retired=True),
        ]
        return [subject for subject in every if subject.retired_on is not None]

    def _unit_name(self, unit_id: str | None) -> str:
        return self._names.get(unit_id or "", "")

    # --- what the officer does ----------------------------------------------------

    def _on_done(self, sentence: str, subject_id: str) -> None:
        self.reload()
        if subject_id and self._stack.currentIndex() == _LIST:
            self._show_subject(subject_id)
        self.changed.emit(sentence)

    def _on_tab(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        for button in (self.paste, self.adder):
            button.setVisible(index == _LIST)

    def _unit(self) -> Unit | None:
        node = self.units.current()
        return node.unit if node else None

    def _on_add(self) -> None:
        if self.units.current_key() == OTHERS:
            self._work.add_other()
        else:
            self._work.add_person(self._unit())

    def _on_add_unit(self) -> None:
        node = self.units.current()
        home = self._tree.home if self._tree else None
        usual = UnitKind.OFFICE if self._tree is None else self._tree.usual_kind
        self._work.add_unit(kind_beside(node, usual), home)

    def _on_node_opened(self, node: Node) -> None:
        if node.unit is not None:
            self._work.edit(node.unit)

    def _on_edit_unit(self) -> None:
        unit = self._unit()
        if unit is not None:
            self._work.edit(unit)

    def _on_retire_unit(self) -> None:
        unit = self._unit()
        if unit is not None:
            self._work.retire([unit])

    def _on_merge_unit(self) -> None:
        unit = self._unit()
        if unit is not None:
            self._work.merge(unit)

    def _on_paste(self) -> None:
        if self.paste.isEnabled() and self._stack.currentIndex() == _LIST:
            self._work.paste(self._unit())

    def _on_more(self) -> None:
        menu = QMenu(self)
        menu.addAction(_("Thêm đơn vị…"), self._on_add_unit)
        menu.addAction(_("Thêm hộ gia đình, doanh nghiệp…"), self._work.add_other)
        if self._unit() is not None:
            menu.addSeparator()
            menu.addAction(_("Sửa đơn vị…"), self._on_edit_unit)
            menu.addAction(_("Sáp nhập vào đơn vị khác…"), self._on_merge_unit)
            menu.addAction(_("Ngừng theo dõi đơn vị…"), self._on_retire_unit)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))


def _period_name(period: Period) -> str:
    """Return the period as ratings name theirs."""
    return TaskRating("", "", period.first, period.last, Grade.GOOD).period_name
