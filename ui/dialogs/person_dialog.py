"""The form of a person: who they are, where they work, and their direct work."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from desktop.emulation.participants import Employment, Person, Salutation, Unit
from ui.dialogs.direct_work import DirectWorkField
from ui.dialogs.subject_form import Choices, Save, SubjectForm
from ui.language import _
from ui.widgets import layouts
from ui.widgets.fields import Field, NoteField


class PersonDialog(SubjectForm):
    """Add or change a person.

    Args:
        person: as they are now; without an id somebody new.
        units: those they may belong to.
        first_day: of the movement, for a new period of direct work.
    """

    def __init__(
        self,
        parent: QWidget | None,
        person: Person,
        units: Sequence[Unit],
        first_day: date,
        save: Save,
    ) -> None:
        is_new = not person.id
        title = _("Thêm người") if is_new else _("Sửa thông tin người")
        verb = _("Thêm người") if is_new else _("Lưu")
        super().__init__(parent, title, verb, save, width=750)
        self._person = person
        self._make_fields(person, units, first_day)
        who = layouts.row(self.salutation, self.name, spacing=6)
        who.setStretch(1, 1)
        who.setAlignment(self.salutation, Qt.AlignmentFlag.AlignTop)
        self.row(_("Họ và tên"), _Named(who, self.name), "họ và tên")
        self.row(_("Đơn vị"), self.unit)
        self.row(_("Chức vụ"), self.position, "chức vụ")
        self.row(_("Đối tượng"), self.employment)
        self.row("", self.is_head)
        self.row(_("Năm sinh"), self.birth, "năm sinh")
        self.row(_("Việc CCHC trực tiếp"), self.work, "ngày thôi làm")
        self.row(_("Ghi chú"), self.note, "ghi chú")
        self.name.setFocus()

    def _make_fields(
        self, person: Person, units: Sequence[Unit], first_day: date
    ) -> None:
        calls = [(None, "–"), *((each, each.label) for each in Salutation)]
        self.salutation = Choices(_("Cách gọi"), calls, person.salutation, width=70)
        self.name = Field(_("Họ và tên"), person.name)
        where = [(None, _("Chưa xếp đơn vị")), *((u.id, u.name) for u in units)]
        self.unit = Choices(_("Đơn vị"), where, person.unit_id)
        self.position = Field(_("Chức vụ"), person.position)
        ways = [(each, each.label[0].upper() + each.label[1:]) for each in Employment]
        self.employment = Choices(_("Đối tượng"), ways, person.employment)
        self.is_head = QCheckBox(_("Là lãnh đạo của đơn vị"))
        self.is_head.setChecked(person.is_head)
        self.is_head.setMinimumHeight(26)
        born = str(person.birth_year) if person.birth_year else ""
        self.birth = Field(_("Năm sinh"), born, hint=_("để trống được"), width=116)
        self.birth.line.addStretch(1)
        self.work = DirectWorkField(person.direct_work, first_day, self.fit)
        self.note = NoteField(_("Ghi chú"), person.note, lines=2)

    def is_readable(self) -> bool:
        """Tell whether year and days can be read."""
        typed = self.birth.text()
        if typed and not (typed.isdecimal() and len(typed) == 4):
            self.birth.show_error(_("Năm sinh gồm bốn chữ số, như 1985."))
            self.birth.setFocus()
            return False
        return self.work.is_readable()

    def value(self) -> Person:
        """Return the person as typed."""
        typed = self.birth.text()
        return replace(
            self._person,
            name=self.name.edit.text(),
            salutation=self.salutation.value(),
            unit_id=self.unit.value(),
            position=self.position.text(),
            employment=self.employment.value(),
            is_head=self.is_head.isChecked(),
            birth_year=int(typed) if typed else None,
            direct_work=self.work.value(),
            note=self.note.toPlainText(),
        )


class _Named(QWidget):
    """Salutation and name side by side; what is wrong is said under the name."""

    def __init__(self, line: QHBoxLayout, name: Field) -> None:
        super().__init__()
        self._name = name
        self.setLayout(line)
        self.setFocusProxy(name)
        self.setAccessibleName(name.edit.accessibleName())

    def show_error(self, sentence: str) -> None:
        """Say it at the name."""
        self._name.show_error(sentence)

    def clear_error(self) -> None:
        """Take it away."""
        self._name.clear_error()
