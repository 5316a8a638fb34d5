"""What units have to do with an index in a year, for several units at once."""

from PySide6.QtWidgets import QWidget

from desktop.emulation.indices import IndexCode, IndexDuty, IndexRole
from desktop.office.office import Office
from ui.dialogs.index_dialog import FIND_UNIT, units_of
from ui.dialogs.subject_form import Choices, SubjectForm
from ui.language import _
from ui.widgets import layouts
from ui.widgets.fields import Field
from ui.widgets.subject_picker import SubjectPicker


class IndexDutyDialog(SubjectForm):
    """Note that units are assessed, in charge of a component, or in the sample."""

    def __init__(self, parent: QWidget | None, office: Office) -> None:
        title = _("Ghi phần việc về chỉ số")
        super().__init__(parent, title, _("Ghi vào sổ"), self._keep, width=600)
        self._office = office
        self._units = units_of(office)
        self.units = SubjectPicker(_("Các đơn vị"), self._units)
        self.units.search.setPlaceholderText(FIND_UNIT)
        indices = [(each, each.label) for each in IndexCode]
        self.index = Choices(_("Chỉ số"), indices, IndexCode.PAR, width=240)
        self.year = Field(_("Năm"), str(office.today().year), width=76)
        roles = [(each, each.label[0].upper() + each.label[1:]) for each in IndexRole]
        self.role = Choices(_("Phần việc"), roles, IndexRole.ASSESSED)
        self.role.currentIndexChanged.connect(lambda _index: self._show_component())
        self.component = Field(
            _("Mã thành phần"), hint=_("mã thành phần, như trong sổ chỉ số")
        )
        self.rows.add(_("Đơn vị"), self.units)
        line = layouts.row(self.index, self.year, spacing=8)
        self.rows.add(_("Chỉ số, năm"), layouts.box(line))
        self.row(_("Phần việc"), self.role, "mẫu điều tra")
        self.row(_("Mã thành phần"), self.component, "thành phần")
        self._watched.append((self.year, ("năm ",)))
        self._show_component()
        self.units.setFocus()

    def value(self) -> list[IndexDuty]:
        """Return one duty for each unit, as typed."""
        role = self.role.value()
        part = self.component.text() if role is IndexRole.IN_CHARGE else ""
        year = int(self.year.text())
        return [
            IndexDuty(unit_id, self.index.value(), year, role, part)
            for unit_id in self.units.chosen()
        ]

    def is_readable(self) -> bool:
        self.units.show_error("")
        if not self.units.chosen():
            self.units.show_error(_("Chọn ít nhất một đơn vị."))
            self.units.setFocus()
            return False
        if not self.year.text().isdecimal():
            self.year.show_error(_("Gõ năm bằng bốn chữ số, ví dụ 2025."))
            self.year.setFocus()
            return False
        return True

    def _show_component(self) -> None:
        self.component.setEnabled(self.role.value() is IndexRole.IN_CHARGE)

    def _keep(self, typed: list[IndexDuty]) -> None:
        title = _("Ghi phần việc về chỉ số cho {count:02d} đơn vị")
        self._office.registers.give_index_duties(typed, title.format(count=len(typed)))
