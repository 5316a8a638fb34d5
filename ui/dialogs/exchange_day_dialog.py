"""The last day on which a city receives the bundles of its communes."""

from datetime import date

from PySide6.QtWidgets import QWidget

from ui.dialogs.day_dialog import DayDialog
from ui.language import _
from ui.widgets import layouts


class ReceivingDay(DayDialog):
    """Asks for the day; an empty field leaves it to the plan."""

    def __init__(self, parent: QWidget | None, day: date | None) -> None:
        super().__init__(parent, _("Hạn nhận gói dữ liệu của xã, phường"), day)
        said = _(
            "Tính theo ngày thành phố tiếp nhận, không theo đồng hồ nơi gửi. Để trống "
            "thì theo hạn trong Kế hoạch."
        )
        self.lay_out(
            layouts.label(said, "note", wrap=True), self.field, verb=_("Đặt hạn")
        )
