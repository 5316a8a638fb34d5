"""The particulars of the office: which commune, the place and the standing body."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop.errors import EntryError, OfficeError
from desktop.office import entries
from desktop.office.office import Office, Particulars
from ui.dialogs.error import show_refusal
from ui.dialogs.frame import Dialog
from ui.first_start_office import OfficeStep
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.fields import Field
from ui.widgets.forms import FormRows
from ui.widgets.layouts import STRETCH


class OfficePart(QWidget):
    """The part of the settings about the office; every entry is kept as it is made."""

    changed = Signal(str)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._name = layouts.label("", "strong", wrap=True)
        self.place = Field(_("Nơi đề ngày tháng"))
        self.body = Field(_("Cơ quan thường trực"))
        self.other = plain(_("Chọn lại…"), self._on_other, small=True)
        line = layouts.row(self._name, self.other)
        line.setStretch(0, 1)
        rows = FormRows(label_width=160, spacing=8)
        rows.add(_("Cơ quan"), layouts.box(line))
        rows.add(_("Nơi đề ngày tháng"), self.place)
        rows.add(_("Cơ quan thường trực"), self.body)
        note = layouts.label(
            _("Mỗi mục được lưu ngay khi nhập xong; văn bản tạo sau đó theo tên mới."),
            "note",
            wrap=True,
        )
        self.setLayout(layouts.column(rows, 4, note, STRETCH))
        self.place.entered.connect(self._on_place)
        self.body.entered.connect(self._on_body)
        self.reload()

    def reload(self) -> None:
        """Show the office as it is kept."""
        kept = self._office.particulars()
        for part in (self.place, self.body, self.other):
            part.setEnabled(kept is not None)
        if kept is None:
            self._name.setText(_("Chưa lập cơ quan"))
            return
        said = _("Ủy ban nhân dân {commune}, {province}")
        province = kept.province_name[:1].lower() + kept.province_name[1:]
        if kept.full_name == province:  # an office of the province itself
            said = _("Ủy ban nhân dân {province}")
        self._name.setText(said.format(commune=kept.full_name, province=province))
        self.place.show_text(kept.place)
        self.body.show_text(kept.standing_body)

    def _on_place(self, typed: str) -> None:
        self._keep(
            self.place,
            "nơi đề ngày tháng",
            typed,
            lambda kept, value: replace(kept, place=value),
        )

    def _on_body(self, typed: str) -> None:
        self._keep(
            self.body,
            "tên cơ quan thường trực",
            typed,
            lambda kept, value: replace(kept, standing_body=value),
        )

    def _keep(
        self,
        field: Field,
        what: str,
        typed: str,
        change: Callable[[Particulars, str], Particulars],
    ) -> None:
        kept = self._office.particulars()
        if kept is None:
            return
        try:
            value = entries.name(typed, what)
        except EntryError as refusal:
            field.show_error(str(refusal))
            return
        try:
            self._office.introduce(change(kept, value))
        except OfficeError as refusal:
            show_refusal(self.window(), refusal)
            return
        self.changed.emit(_("Đã sửa {what}.").format(what=what))

    def _on_other(self) -> None:
        kept = self._office.particulars()
        if kept is None:
            return
        dialog = ChooseOffice(self.window(), kept)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._move_to(dialog.particulars(kept))
        dialog.deleteLater()

    def _move_to(self, particulars: Particulars) -> None:
        try:
            self._office.introduce(particulars)
        except OfficeError as refusal:
            show_refusal(self.window(), refusal)
            return
        self.reload()
        said = _("Đã đổi cơ quan thành {name}.")
        self.changed.emit(said.format(name=particulars.full_name))


class ChooseOffice(Dialog):
    """Choose another commune from the official list."""

    def __init__(self, parent: QWidget | None, kept: Particulars) -> None:
        super().__init__(parent, _("Bạn làm việc ở cơ quan nào?"), width=820)
        self.step = OfficeStep()
        self.step.provinces.choose(kept.province_code)
        self.step.communes.choose(kept.commune_code)
        self.step.is_upper.setChecked(kept.kind in ("city", "province"))
        self.step.setMinimumHeight(400)
        self.body.addWidget(self.step, 1)
        self.add_button(plain(_("Hủy"), self.reject))
        self._verb = self.add_button(primary(_("Đổi cơ quan"), self.accept))
        self._verb.setDefault(True)
        self.step.changed.connect(self._on_changed)
        self.step.begin()

    def particulars(self, kept: Particulars) -> Particulars:
        """Return the office as chosen; the place follows where it was the name."""
        chosen = self.step.commune() or self.step.province()
        place = kept.place
        if chosen is not None and place and kept.name.endswith(place):
            place = chosen.name
        made = self.step.particulars(place, kept.standing_body)
        return replace(made, is_demo=kept.is_demo)

    def _on_changed(self) -> None:
        missing = self.step.missing()
        if missing:
            self._verb.refuse(missing)
        else:
            self._verb.allow()
