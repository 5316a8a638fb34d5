"""The part of the settings about the law: its values, and the code on decisions."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.office.office import Office
from ui.dialogs.legal_values_dialog import LegalValuesDialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain
from ui.widgets.layouts import STRETCH


class LegalPart(QWidget):
    """Opens the list of values; one box for the square code."""

    changed = Signal(str)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._state = layouts.label("", "note", wrap=True)
        self.opener = plain(_("Hằng số pháp lý…"), self._on_open, icon="scale")
        self.code = QCheckBox(_("In mã vuông ở danh sách kèm theo Quyết định"))
        self.code.setChecked(office.legal.prints_code())
        self.code.setMinimumHeight(26)
        self.code.toggled.connect(self._on_code)
        about_values = _(
            "Lương cơ sở, hệ số tiền thưởng, dòng căn cứ, khổ Giấy khen: mỗi giá trị "
            "có thời gian hiệu lực và văn bản quy định, sửa được khi luật đổi."
        )
        about_code = _(
            "Mã chỉ chứa số, ngày quyết định, số lượng và ký tự kiểm tra; không có dữ "
            "liệu cá nhân."
        )
        self.setLayout(
            layouts.column(
                layouts.label(_("Hằng số pháp lý"), "strong"),
                layouts.label(about_values, "note", wrap=True),
                self._state,
                layouts.row(self.opener, STRETCH),
                12,
                layouts.label(_("Mã đối chiếu"), "strong"),
                self.code,
                layouts.label(about_code, "note", wrap=True),
                STRETCH,
            )
        )
        self.reload()

    def reload(self) -> None:
        """Say how many values wait to be compared with the law's text."""
        waiting = sum(1 for v in self._office.legal.listed() if not v.is_checked)
        said = _("{count:02d} giá trị cần kiểm tra.").format(count=waiting)
        self._state.setText(said)
        self._state.setVisible(bool(waiting))

    def _on_open(self) -> None:
        dialog = LegalValuesDialog(self._office, self.window())
        dialog.changed.connect(self.changed)
        dialog.exec()
        dialog.deleteLater()
        self.reload()

    def _on_code(self, wanted: bool) -> None:
        self._office.legal.set_prints_code(wanted=wanted)
        said = _("Danh sách in kèm mã vuông.") if wanted else _("Đã tắt mã vuông.")
        self.changed.emit(said)
