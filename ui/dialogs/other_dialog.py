"""The form of a household, a business or another subject outside the units."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop.emulation.participants import Kind, OtherSubject
from ui.dialogs.subject_form import Choices, Save, SubjectForm
from ui.language import _
from ui.widgets.fields import Field, NoteField

_KINDS = (Kind.HOUSEHOLD, Kind.BUSINESS)


class OtherDialog(SubjectForm):
    """Add or change a household or a business; without an id it is a new one."""

    def __init__(self, parent: QWidget | None, other: OtherSubject, save: Save) -> None:
        is_new = not other.id
        title = _("Thêm hộ gia đình, doanh nghiệp")
        if not is_new:
            title = _("Sửa hộ gia đình, doanh nghiệp")
        super().__init__(parent, title, _("Thêm") if is_new else _("Lưu"), save)
        self._other = other
        pairs = [(kind, kind.label[0].upper() + kind.label[1:]) for kind in _KINDS]
        self.kind = Choices(_("Loại"), pairs, other.kind)
        self.name = Field(_("Tên"), other.name)
        self.address = Field(_("Địa chỉ"), other.address)
        self.head = Field(_("Chủ hộ, người đại diện"), other.head)
        self.note = NoteField(_("Ghi chú"), other.note, lines=2)
        self.row(_("Loại"), self.kind)
        self.row(_("Tên"), self.name, "tên đối tượng")
        self.row(_("Địa chỉ"), self.address, "địa chỉ")
        self.row(_("Người đại diện"), self.head, "đại diện")
        self.row(_("Ghi chú"), self.note, "ghi chú")
        self.name.setFocus()

    def value(self) -> OtherSubject:
        """Return the subject as typed."""
        return replace(
            self._other,
            kind=self.kind.value(),
            name=self.name.edit.text(),
            address=self.address.text(),
            head=self.head.text(),
            note=self.note.toPlainText(),
        )
