"""The form of a person: who they are, where they work and did, their direct work."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from desktop.emulation.participants import Employment, Person, Salutation, Unit
from desktop.emulation.records import Membership
from ui.dialogs.direct_work import DirectWorkField
from ui.dialogs.former_units import FormerUnitsField, UnitField
from ui.dialogs.subject_form import Choices, Save, SubjectForm
from ui.language import _
from ui.widgets import layouts
from ui.widgets.fields import Field, NoteField


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A person as typed, with the units before and the day of a move."""

    person: Person
    former: tuple[Membership, ...]
    moved_on: date | None


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What the form has to know about units and days.

    Attributes:
        units: every unit, retired ones too; only the others can be chosen for today.
        former: the times the person spent in other units than today's.
        first_day: of the movement, for a new period of direct work.
        today: by the office's clock.
    """

    units: Sequence[Unit]
    former: Sequence[Membership]
    first_day: date
    today: date


class PersonDialog(SubjectForm):
    """Add or change a person; `save` is given a PersonEntry.

    Args:
        person: as they are now; without an id somebody new.
        known: units and days.
    """

    def __init__(
        self,
        parent: QWidget | None,
        person: Person,
        known: Whereabouts,
        save: Save,
    ) -> None:
        is_new = not person.id
        title = _("Thêm người") if is_new else _("Sửa thông tin người")
        verb = _("Thêm người") if is_new else _("Lưu")
        super().__init__(parent, title, verb, save, width=750)
        self._person = person
        self._make_fields(person, known)
        who = layouts.row(self.salutation, self.name, spacing=6)
        who.setStretch(1, 1)
        who.setAlignment(self.salutation, Qt.AlignmentFlag.AlignTop)
        self.row(_("Họ và tên"), _Named(who, self.name), "họ và tên")
        self.row(_("Đơn vị"), self.where, "ngày chuyển")
        self.row(_("Chức vụ"), self.position, "chức vụ")
        self.row(_("Đối tượng"), self.employment)
        self.row("", self.is_head)
        self.row(_("Năm sinh"), self.birth, "năm sinh")
        self.row(_("Việc CCHC trực tiếp"), self.work, "ngày thôi làm")
        before = ("hai đơn vị cùng lúc", "không thể còn ở", "thời gian", "đơn vị cũ")
        self.row(_("Đơn vị trước đây"), self.former, *before)
        self.row(_("Ghi chú"), self.note, "ghi chú")
        self.name.setFocus()

    def _make_fields(self, person: Person, known: Whereabouts) -> None:
        calls = [(None, "–"), *((each, each.label) for each in Salutation)]
        self.salutation = Choices(_("Cách gọi"), calls, person.salutation, width=70)
        self.name = Field(_("Họ và tên"), person.name)
        present = [u for u in known.units if u.retired_on is None]
        # Somebody new was nowhere before: nobody asks since when.
        kept = person.unit_id if person.id else None
        self.where = UnitField(present, kept, known.today, self.fit)
        self.unit = self.where.unit
        self.unit.choose(person.unit_id)
        self.position = Field(_("Chức vụ"), person.position)
        ways = [(each, each.label[0].upper() + each.label[1:]) for each in Employment]
        self.employment = Choices(_("Đối tượng"), ways, person.employment)
        self.is_head = QCheckBox(_("Là lãnh đạo của đơn vị"))
        self.is_head.setChecked(person.is_head)
        self.is_head.setMinimumHeight(26)
        born = str(person.birth_year) if person.birth_year else ""
        self.birth = Field(_("Năm sinh"), born, hint=_("để trống được"), width=116)
        self.birth.line.addStretch(1)
        self.work = DirectWorkField(person.direct_work, known.first_day, self.fit)
        self.former = FormerUnitsField(known.former, known.units, self.fit)
        self.note = NoteField(_("Ghi chú"), person.note, lines=2)

    def is_readable(self) -> bool:
        """Tell whether year and days can be read."""
        typed = self.birth.text()
        if typed and not (typed.isdecimal() and len(typed) == 4):
            self.birth.show_error(_("Năm sinh gồm bốn chữ số, như 1985."))
            self.birth.setFocus()
            return False
        fields = (self.where, self.work, self.former)
        return all(field.is_readable() for field in fields)

    def value(self) -> PersonEntry:
        """Return the person as typed, with the units before."""
        former = self.former.value(self._person.id)
        return PersonEntry(self._typed(), former, self.where.moved_on())

    def _typed(self) -> Person:
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
