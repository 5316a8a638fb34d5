"""Sáng kiến, mô hình: the register that standards and targets count from."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from desktop.office.office import Office
from ui.dialogs.initiative_dialog import InitiativeDialog
from ui.dialogs.question import ask
from ui.language import _
from ui.pages.initiatives_rows import Row, authors, columns
from ui.pages.page import Page
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.fields import SearchField
from ui.widgets.head import PageHead, Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace
from ui.widgets.subject_picker import named

_ALL, _OPEN, _COUNTED = 0, 1, 2


class InitiativesPage(Page):
    """A table, a dialog to add or change, and a question before taking out."""

    key = "initiatives"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._rows: list[Row] = []
        self.change = plain(_("Sửa…"), self._on_change, icon="pencil")
        self.remove = plain(_("Bỏ khỏi sổ…"), self._on_remove, icon="trash-2")
        add = primary(
            _("Thêm sáng kiến…"),
            self._on_add,
            icon="plus",
            shortcut="Ctrl+N",
            tip=_("Thêm sáng kiến, mô hình (Ctrl+N)"),
        )
        self._head = PageHead(
            _("Sáng kiến, mô hình"), actions=[self.remove, self.change, add]
        )
        self.wanted = QComboBox()
        self.wanted.setAccessibleName(_("Lọc sổ sáng kiến"))
        for words in (_("Tất cả"), _("Còn điều chưa xác nhận"), _("Đăng ký trong kỳ")):
            self.wanted.addItem(words)
        self.wanted.currentIndexChanged.connect(lambda _index: self._show_rows())
        self.search = SearchField(_("Lọc theo tên, tác giả"), width=220)
        self._told = layouts.label("", "caption")
        strip = Strip(self._told, STRETCH, self.wanted, self.search, height=44)
        self._empty = EmptyPlace(
            "lightbulb",
            "",
            "",
            [primary(_("Thêm sáng kiến…"), self._on_add, icon="plus")],
        )
        self.table = TableView(
            _("Sổ sáng kiến, mô hình"),
            columns(),
            row_height=42,
            key=lambda row: row.initiative.id,
            empty=self._empty,
        )
        self.table.row_opened.connect(self._open)
        self.table.row_chosen.connect(lambda _row: self._allow())
        self.search.sought.connect(self._on_sought)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_remove)
        self.build(self._head, strip, self.table)

    def reload(self) -> None:
        """Show the register as it is now."""
        names = named(self._office)
        files: dict[str, int] = {}
        for each in self._office.records.evidence():
            files[each.owner] = files.get(each.owner, 0) + 1
        counted = self._counted()
        self._rows = [
            Row(
                each,
                authors(each.author_ids, names),
                ", ".join(names[a].name for a in each.author_ids if a in names),
                files.get(f"initiative:{each.id}", 0),
                each.id in counted,
            )
            for each in self._office.records.initiatives()
        ]
        waiting = sum(1 for row in self._rows if row.is_open)
        self._told.setText(
            _(
                "{count:02d} sáng kiến, mô hình · {counted:02d} đăng ký trong kỳ · "
                "{waiting:02d} còn điều chưa xác nhận"
            ).format(count=len(self._rows), counted=len(counted), waiting=waiting)
        )
        self._show_rows()

    def show_target(self, target: object) -> None:
        """Stand on an initiative by its id, or on the first of an author."""
        self.wanted.setCurrentIndex(_ALL)
        self.search.clear()
        self.table.filter("")
        if not self.table.choose(lambda row: row.initiative.id == target):
            self.table.choose(lambda row: target in row.initiative.author_ids)

    def _counted(self) -> set[str]:
        if not self._office.rounds():
            return set()
        period = self._office.current_round().period
        return {
            each.id
            for each in self._office.records.initiatives()
            if each.registered_on is not None and each.registered_on in period
        }

    def _show_rows(self) -> None:
        wanted = self.wanted.currentIndex()
        shown = [
            row
            for row in self._rows
            if wanted == _ALL
            or (wanted == _OPEN and row.is_open)
            or (wanted == _COUNTED and row.is_counted)
        ]
        if self._rows:
            self._empty.say(
                _("Không có sáng kiến nào như vậy"),
                _("Chọn “Tất cả” hoặc xóa chữ đang lọc để xem đủ."),
            )
        else:
            self._empty.say(
                _("Chưa có sáng kiến nào"),
                _(
                    "Sáng kiến, mô hình của các đơn vị, cá nhân nằm ở đây và được "
                    "dùng khi xét tiêu chuẩn, đếm chỉ tiêu."
                ),
            )
        self.table.show_rows(shown)
        if self.table.current() is None and shown:
            self.table.choose(lambda _row: True)
        self._allow()

    def _allow(self) -> None:
        for button in (self.change, self.remove):
            if self.table.current() is None:
                button.refuse(_("Chưa chọn sáng kiến nào."))
            else:
                button.allow()

    def _on_sought(self, wanted: str) -> None:
        self.table.filter(wanted)
        self._allow()

    def _on_add(self) -> None:
        before = {row.initiative.id for row in self._rows}
        dialog = InitiativeDialog(self.window(), self._office)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        name = dialog.name.text()
        self.run(lambda: None, _("Đã thêm “{name}”.").format(name=name))
        self.table.choose(lambda row: row.initiative.id not in before)
        self.table.setFocus()

    def _on_change(self) -> None:
        self._open(self.table.current())

    def _open(self, row: Row | None) -> None:
        if row is None:
            return
        dialog = InitiativeDialog(self.window(), self._office, row.initiative)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            name = dialog.name.text()
            self.run(lambda: None, _("Đã sửa “{name}”.").format(name=name))

    def _on_remove(self) -> None:
        row = self.table.current()
        if row is None:
            return
        title = row.initiative.title
        if ask(
            self.window(),
            _("Bỏ “{title}” khỏi sổ?").format(title=title),
            _(
                "Tiêu chuẩn và chỉ tiêu không còn đếm mục này. Có thể hoàn tác ngay "
                "sau đó."
            ),
            _("Bỏ khỏi sổ"),
            icon="trash-2",
            destroys=True,
        ):
            self.run(
                lambda: self._office.records.remove_initiative(row.initiative),
                _("Đã bỏ “{title}” khỏi sổ.").format(title=title),
            )
