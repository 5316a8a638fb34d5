"""Hằng số pháp lý: every value of the law with its source, days and state.

A shipped value is never changed: what the officer types stands beside it as the
office's own and wins on its days.
"""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from desktop import vietnamese
from desktop.awards.legal import LegalKind, LegalValue
from desktop.errors import EntryError, OfficeError
from desktop.office.office import Office
from ui.dialogs.error import show_refusal
from ui.dialogs.frame import Dialog
from ui.dialogs.subject_form import Save, SubjectForm
from ui.language import _
from ui.tables.column import Column, Section
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import plain
from ui.widgets.chips import Chip
from ui.widgets.dates import DateField
from ui.widgets.fields import Field, NoteField, SearchField
from ui.widgets.layouts import STRETCH

_CHECKED = Chip(_("Đã đối chiếu"), "badge-check", "ok")
_OWN = Chip(_("Của cơ quan"), "badge-check", "ok")
_UNCHECKED = Chip(_("Cần kiểm tra"), "triangle-alert", "warn")
_MOST_SHOWN = 120


class LegalValuesDialog(Dialog):
    """All values by kind; each can be replaced, confirmed, or taken back.

    Signals:
        changed(str): something was kept; the sentence for the undo line.
    """

    changed = Signal(str)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("Hằng số pháp lý"), icon="scale", width=900)
        self._legal = office.legal
        said = _(
            "Chương trình chọn giá trị theo ngày quyết định. “Cần kiểm tra” là chưa "
            "đối chiếu được với văn bản gốc. Giá trị của cơ quan thay giá trị kèm "
            "chương trình trong thời gian của nó."
        )
        self.search = SearchField(_("Lọc hằng số"), width=260)
        self.table = TableView(
            _("Hằng số pháp lý"), _columns(), row_height=44, key=_key_of
        )
        self.table.setProperty("frame", "field")
        self.table.setMinimumHeight(300)
        self.note = layouts.label("", "note", wrap=True)
        self.body.addWidget(layouts.label(said, "note", wrap=True))
        self.body.addLayout(layouts.row(self.search, STRETCH))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.note)
        self.editor = plain(_("Thay giá trị…"), self._on_edit, icon="file-pen-line")
        self.checker = plain(_("Đã đối chiếu"), self._on_check, icon="badge-check")
        self.remover = plain(_("Bỏ giá trị riêng"), self._on_remove, icon="undo-2")
        for button in (self.remover, self.checker, self.editor):
            self.add_left(button)
        self.add_button(plain(_("Đóng"), self.accept))
        self.search.sought.connect(self.table.filter)
        self.table.row_chosen.connect(lambda _row: self._show_actions())
        self.table.row_opened.connect(lambda _row: self._on_edit())
        self.resize(1000, 620)
        self.reload()
        self.table.setFocus()

    def reload(self) -> None:
        """Show the values as they are kept now."""
        values = self._legal.listed()
        sections = [
            Section(kind.label, [v for v in values if v.kind is kind])
            for kind in LegalKind
        ]
        self.table.show_sections(sections)
        if self.table.current() is None:
            self.table.choose(lambda _one: True)
        self._show_actions()

    def _show_actions(self) -> None:
        one: LegalValue | None = self.table.current()
        self.note.setText(one.note if one else "")
        for button in (self.editor, self.checker, self.remover):
            if one is None:
                button.refuse(_("Chọn một giá trị."))
            else:
                button.allow()
        if one is not None and one.is_checked:
            self.checker.refuse(_("Giá trị này đã đối chiếu."))
        if one is not None and not one.is_own:
            self.remover.refuse(_("Giá trị này kèm chương trình, không bỏ được."))

    def _on_edit(self) -> None:
        one: LegalValue | None = self.table.current()
        if one is None:
            return
        form = LegalValueForm(self, one, self._legal.put)
        if form.exec() == QDialog.DialogCode.Accepted:
            self._tell(_("Đã ghi giá trị của {title}.").format(title=one.title))
        form.deleteLater()

    def _on_check(self) -> None:
        one: LegalValue | None = self.table.current()
        if one is None:
            return
        try:
            self._legal.confirm(one)
        except OfficeError as refusal:
            show_refusal(self, refusal)
            return
        self._tell(_("Đã đối chiếu {title}.").format(title=one.title))

    def _on_remove(self) -> None:
        one: LegalValue | None = self.table.current()
        if one is None or not one.is_own:
            return
        self._legal.take_back(one)
        self._tell(_("Đã bỏ giá trị riêng của {title}.").format(title=one.title))

    def _tell(self, sentence: str) -> None:
        self.reload()
        self.changed.emit(sentence)


class LegalValueForm(SubjectForm):
    """The office's own value: what, from when to when, by which paper."""

    def __init__(self, parent: QWidget | None, one: LegalValue, save: Save) -> None:
        super().__init__(parent, one.title, _("Lưu"), save, width=560)
        self._one = one
        self._typed = NoteField(_("Giá trị"), _shown(one), lines=5)
        self._line = Field(_("Giá trị"), _shown(one), width=200)
        self._is_text = one.kind is LegalKind.BASIS
        self.first = DateField(_("Từ ngày"), one.valid_from)
        self.last = DateField(_("Đến hết ngày"), one.valid_to)
        self.last.edit.setPlaceholderText(_("còn hiệu lực"))
        self.basis = Field(_("Văn bản quy định"), one.legal_basis)
        self.checked = QCheckBox(_("Đã đối chiếu với văn bản gốc"))
        self.checked.setChecked(one.is_checked)
        self.checked.setMinimumHeight(26)
        value = self._typed if self._is_text else self._line
        self.row(_("Giá trị"), value, "không dùng được", "dòng căn cứ")
        self.row(_("Từ ngày"), self.first, "giá trị riêng", "ngày bắt đầu")
        self.row(_("Đến hết ngày"), self.last, "hết hiệu lực")
        self.row(_("Văn bản quy định"), self.basis, "văn bản quy định")
        self.row("", self.checked)
        value.setFocus()

    def value(self) -> LegalValue:
        """Return the value as typed; the office's own from now on."""
        typed = self._typed.text().replace("\n", " ")
        typed = typed if self._is_text else self._line.text()
        if self._one.kind is LegalKind.BASE_SALARY:
            typed = typed.replace(".", "").removesuffix("đồng").strip()
        first = self.first.value()
        if first is None:
            raise EntryError("Chưa có ngày bắt đầu.", "Nhập ngày như 14/12/2025.")
        last = self.last.value()
        if self.last.text() and last is None:
            raise EntryError(
                "Ngày hết hiệu lực không có trong lịch.", "Nhập như 14/12/2025."
            )
        return replace(
            self._one,
            value=typed,
            valid_from=first,
            valid_to=last,
            legal_basis=self.basis.text(),
            is_checked=self.checked.isChecked(),
        )


def _columns() -> list[Column[LegalValue]]:
    return [
        Column[LegalValue](
            _("Hằng số"),
            lambda one: one.title,
            weight=500,
            width=210,
            wrap=True,
        ),
        Column[LegalValue](_("Giá trị"), _cut, wrap=True, tip=_shown),
        Column[LegalValue](
            _("Hiệu lực"), _days, width=210, sort=lambda one: one.valid_from
        ),
        Column[LegalValue](
            _("Văn bản quy định"), lambda one: one.legal_basis, width=190, wrap=True
        ),
        Column[LegalValue](
            _("Trạng thái"),
            lambda one: _state(one).word,
            kind="chip",
            look=_state,
            width=140,
        ),
    ]


def _key_of(one: LegalValue) -> object:
    return (one.id, one.kind, one.code, one.valid_from)


def _state(one: LegalValue) -> Chip:
    if not one.is_checked:
        return _UNCHECKED
    return _OWN if one.is_own else _CHECKED


def _shown(one: LegalValue) -> str:
    """Return a value as people write it: 2.530.000, 0,15, 297 x 210."""
    if one.kind is LegalKind.BASE_SALARY:
        return vietnamese.number(int(one.value))
    if one.kind is LegalKind.COEFFICIENT:
        return one.value.replace(".", ",")
    return one.value


def _cut(one: LegalValue) -> str:
    said = _shown(one)
    return said if len(said) <= _MOST_SHOWN else f"{said[:_MOST_SHOWN]}…"


def _days(one: LegalValue) -> str:
    first = vietnamese.short_date(one.valid_from)
    last: date | None = one.valid_to
    if last is None:
        return _("từ {first}").format(first=first)
    return f"{first} - {vietnamese.short_date(last)}"
