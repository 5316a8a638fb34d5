"""Who signs: a list, a form for each, and who signs as a rule."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from desktop.awards.forms import Signatory
from desktop.errors import OfficeError
from desktop.office.office import Office
from ui.dialogs.error import show_refusal
from ui.dialogs.subject_form import Choices, Save, SubjectForm
from ui.first_start_signers import CHAIR, DEPUTY
from ui.language import _
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import plain
from ui.widgets.chips import Chip
from ui.widgets.fields import Field
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace

_USUAL = Chip(_("Thường ký"), "badge-check", "ok")


class SignersPart(QWidget):
    """The part of the settings about who signs."""

    changed = Signal(str)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        empty = EmptyPlace(
            "stamp",
            _("Chưa có người ký"),
            _("Tên người ký in ở Quyết định, Tờ trình và Giấy khen."),
        )
        self.table = TableView(
            _("Người ký"),
            [
                Column[Signatory](_("Họ và tên"), lambda one: one.name, weight=500),
                Column[Signatory](
                    _("Chức danh khi ký"), lambda one: titles_words(one), width=210
                ),
                Column[Signatory](
                    "",
                    lambda one: _USUAL.word if one.is_default else "",
                    kind="mark",
                    look=lambda one: _USUAL if one.is_default else None,
                    width=130,
                ),
            ],
            row_height=34,
            key=lambda one: one.id,
            empty=empty,
        )
        self.table.setProperty("frame", "field")
        self.table.setMinimumHeight(160)
        self.adder = plain(_("Thêm người ký…"), self._on_add, icon="plus", small=True)
        self.editor = plain(_("Sửa…"), self._on_edit, small=True)
        self.usual = plain(_("Đặt là người thường ký"), self._on_usual, small=True)
        self.table.row_opened.connect(lambda _one: self._on_edit())
        self.table.row_chosen.connect(lambda _one: self._show_actions())
        tools = layouts.row(self.adder, self.editor, self.usual, STRETCH)
        self.setLayout(layouts.column(self.table, tools))
        self.reload()

    def reload(self) -> None:
        """Show who signs."""
        found = self._office.awarding.signatories()
        self.table.show_rows(found)
        if self.table.current() is None and found:
            self.table.choose(lambda _one: True)
        self._show_actions()

    def _show_actions(self) -> None:
        one: Signatory | None = self.table.current()
        if one is None:
            self.editor.refuse(_("Chọn một người ký."))
            self.usual.refuse(_("Chọn một người ký."))
            return
        self.editor.allow()
        if one.is_default:
            self.usual.refuse(_("Người này đang là người thường ký."))
        else:
            self.usual.allow()

    def _on_add(self) -> None:
        first = not self.table.rows.rows()
        self._edit(Signatory("", "", CHAIR if first else DEPUTY, first))

    def _on_edit(self) -> None:
        if self.table.current() is not None:
            self._edit(self.table.current())

    def _on_usual(self) -> None:
        one: Signatory | None = self.table.current()
        if one is None:
            return
        try:
            self._office.keep_signatory(replace(one, is_default=True))
        except OfficeError as refusal:
            show_refusal(self.window(), refusal)
            return
        self.reload()
        said = _("{name} là người thường ký.")
        self.changed.emit(said.format(name=one.name))

    def _edit(self, one: Signatory) -> None:
        form = SignerDialog(self.window(), one, self._office.keep_signatory)
        if form.exec() == QDialog.DialogCode.Accepted:
            self.reload()
            self.changed.emit(
                _("Đã ghi người ký {name}.").format(name=form.name.text())
            )
        form.deleteLater()


class SignerDialog(SubjectForm):
    """Name and titles of somebody who signs."""

    def __init__(self, parent: QWidget | None, one: Signatory, save: Save) -> None:
        is_new = not one.id
        title = _("Thêm người ký") if is_new else _("Sửa người ký")
        super().__init__(parent, title, title if is_new else _("Lưu"), save, width=520)
        self._one = one
        self.name = Field(_("Họ và tên"), one.name)
        known = dict.fromkeys([CHAIR, DEPUTY, one.titles])
        pairs = [(titles, ", ".join(titles)) for titles in known]
        self.titles = Choices(_("Chức danh khi ký"), pairs, one.titles)
        self.usual = QCheckBox(_("Là người thường ký"))
        self.usual.setChecked(one.is_default)
        self.usual.setEnabled(not one.is_default)
        self.usual.setMinimumHeight(26)
        self.row(_("Họ và tên"), self.name, "họ tên người ký")
        self.row(_("Chức danh khi ký"), self.titles)
        self.row("", self.usual)
        self.name.setFocus()

    def value(self) -> Signatory:
        """Return the signatory as typed."""
        return replace(
            self._one,
            name=self.name.edit.text(),
            titles=self.titles.value(),
            is_default=self.usual.isChecked(),
        )


def titles_words(one: Signatory) -> str:
    """Return the titles in one line: "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH"."""
    return ", ".join(one.titles)
