"""The right pane of the page: the people, or the households, of the current line."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QSizePolicy, QStackedWidget, QWidget

from desktop.emulation.participants import OtherSubject
from ui.language import _
from ui.pages.subjects_groups import ALL, OTHERS, Node
from ui.pages.subjects_people import PersonRow, other_columns, person_columns
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary, quiet
from ui.widgets.fields import SearchField
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace

_ROW = 42
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SubjectList(QWidget):
    """A title with its count, a filter, the list, and the keys that work in it.

    Signals:
        edit_wanted(subject): Enter, F2 or a double click on somebody.
        retire_wanted(list): Delete on the selected rows.
        add_wanted(), paste_wanted(): from the empty place.
    """

    edit_wanted = Signal(object)
    retire_wanted = Signal(object)
    add_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = layouts.label("", "section")
        self._count = layouts.label("", "note")
        self.search = SearchField(_("Lọc trong danh sách"))
        self.columns = quiet(_("Cột"), self._on_columns, icon="columns-3")
        self.people_empty = self._empty("users", _("Thêm người"), with_paste=True)
        self.others_empty = self._empty("house", _("Thêm hộ, doanh nghiệp"))
        self.people = TableView(
            _("Danh sách người"),
            person_columns(),
            row_height=_ROW,
            key=lambda row: row.id,
            many=True,
            empty=self.people_empty,
        )
        self.others = TableView(
            _("Hộ gia đình, doanh nghiệp"),
            other_columns(),
            row_height=34,
            key=lambda row: row.id,
            many=True,
            empty=self.others_empty,
        )
        self.people.sort_by(0)
        self.others.sort_by(0)
        self._stack = QStackedWidget()
        self._period = layouts.label("", "caption")
        # The keys matter more: a narrow window cuts this, and is not held open by it.
        self._period.setMinimumWidth(0)
        self._period.setSizePolicy(
            QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        )
        self._period.setAlignment(RIGHT)
        self._build()
        self._connect()

    def show_people(self, node: Node, rows: Sequence[PersonRow]) -> None:
        """Show people; where several units are listed each row names its own."""
        self._stack.setCurrentWidget(self.people)
        self._say(node, _("{count} người").format(count=len(rows)))
        self._say_empty(node, wanted=self.search.text())
        self.people.show_rows(rows)

    def show_others(self, node: Node, rows: Sequence[OtherSubject]) -> None:
        """Show households and businesses."""
        self._stack.setCurrentWidget(self.others)
        self._say(node, _("{count} hộ, doanh nghiệp").format(count=len(rows)))
        self._say_empty(node, wanted=self.search.text())
        self.others.show_rows(rows)

    def show_period(self, name: str) -> None:
        """Say which period the ratings are of."""
        said = _("Xếp loại {period}")
        self._period.setText(said.format(period=name))

    def table(self) -> TableView:
        """Return the list being shown."""
        return (
            self.people if self._stack.currentWidget() is self.people else self.others
        )

    def _build(self) -> None:
        for table in (self.people, self.others):
            table.restore_columns()
            self._stack.addWidget(table)
        strip = Strip(
            self._title,
            self._count,
            STRETCH,
            self.search,
            self.columns,
            height=40,
            ground="plain",
            spacing=8,
        )
        keys = (
            ("Enter", _("sửa")),
            ("Ctrl+N", _("thêm")),
            ("Delete", _("ngừng theo dõi")),
            ("Ctrl+V", _("dán từ Excel")),
        )
        foot = Strip(height=36, edge="top", ground="plain", spacing=6)
        line = foot.layout()
        for key, words in keys:
            pill = layouts.label(key, "key")
            pill.setFixedHeight(20)
            line.addWidget(pill)  # type: ignore[union-attr]
            words_label = layouts.label(words, "caption")
            words_label.setContentsMargins(0, 0, 8, 0)
            line.addWidget(words_label)  # type: ignore[union-attr]
        line.addWidget(self._period, 1)  # type: ignore[union-attr, call-arg]
        self.setLayout(layouts.column(strip, self._stack, foot, spacing=0))

    def _connect(self) -> None:
        self.search.sought.connect(self._on_sought)
        self.people.row_opened.connect(lambda row: self.edit_wanted.emit(row.person))
        self.others.row_opened.connect(self.edit_wanted)
        for table in (self.people, self.others):
            for key, act in (("F2", self._on_edit), ("Delete", self._on_retire)):
                shortcut = QShortcut(QKeySequence(key), table)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(act)
            table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            table.customContextMenuRequested.connect(
                lambda at, table=table: self._menu().popup(
                    table.viewport().mapToGlobal(at)
                )
            )

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        if self.table().current() is not None:
            menu.addAction(_("Sửa…"), self._on_edit)
            menu.addAction(_("Ngừng theo dõi…"), self._on_retire)
            menu.addSeparator()
        menu.addAction(_("Thêm…"), self.add_wanted.emit)
        return menu

    def _on_edit(self) -> None:
        row = self.table().current()
        if row is not None:
            self.edit_wanted.emit(getattr(row, "person", row))

    def _on_retire(self) -> None:
        chosen = [getattr(row, "person", row) for row in self.table().chosen()]
        if chosen:
            self.retire_wanted.emit(chosen)

    def _on_sought(self, wanted: str) -> None:
        self._say_empty(None, wanted=wanted)
        self.people.filter(wanted)
        self.others.filter(wanted)

    def _on_columns(self) -> None:
        menu = self.table().columns_menu()
        menu.popup(self.columns.mapToGlobal(self.columns.rect().bottomLeft()))

    def _say(self, node: Node, count: str) -> None:
        self._title.setText(node.title)
        self._count.setText(count)

    def _say_empty(self, node: Node | None, *, wanted: str) -> None:
        if wanted:
            for place in (self.people_empty, self.others_empty):
                place.say(
                    _("Không thấy ai khớp với “{wanted}”").format(wanted=wanted[:40]),
                    _("Xóa chữ đang lọc để xem lại cả danh sách."),
                )
            return
        self.others_empty.say(
            _("Chưa có hộ gia đình, doanh nghiệp nào"),
            _("Thêm hộ, doanh nghiệp sẽ được đề nghị khen thưởng."),
        )
        is_all = node is not None and node.key in {ALL, OTHERS}
        where = "" if node is None or is_all else node.title
        title = _("Chưa có ai trong danh sách")
        if where:
            title = _("Chưa có ai ở {unit}").format(unit=where)
        self.people_empty.say(
            title, _("Thêm từng người, hoặc chép các cột họ tên, chức vụ từ Excel.")
        )

    def _empty(self, icon: str, verb: str, *, with_paste: bool = False) -> EmptyPlace:
        actions = [primary(verb, self.add_wanted.emit, icon="plus", small=True)]
        if with_paste:
            paste = self.paste_wanted.emit
            label = _("Dán từ Excel")
            actions.append(plain(label, paste, icon="clipboard-paste", small=True))
        return EmptyPlace(icon, "", "", actions)
