"""Why our key is replaced: as planned, or because it is lost or in other hands."""

from PySide6.QtWidgets import QRadioButton, QWidget

from desktop.office.exchanging.codes import Tier
from desktop.office.exchanging.identity import Identity
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import danger, plain


class ReplaceDialog(Dialog):
    """Two reasons with what each means; the old key stays to read with."""

    def __init__(self, parent: QWidget | None, identity: Identity) -> None:
        super().__init__(
            parent, _("Thay khóa của cơ quan?"), icon="triangle-alert", tone="warn"
        )
        self._is_city = identity.me().tier is Tier.CITY
        self.planned = QRadioButton(_("Thay theo kế hoạch, khóa cũ vẫn còn giữ kín"))
        self.stolen = QRadioButton(_("Khóa cũ đã lộ hoặc nằm trong máy bị mất"))
        self.planned.setChecked(True)
        self.body.addWidget(self.planned)
        self.body.addWidget(_note(self._planned_words()))
        self.body.addSpacing(4)
        self.body.addWidget(self.stolen)
        self.body.addWidget(_note(self._stolen_words()))
        back = self.add_button(plain(_("Hủy"), self.reject), default=True)
        self.add_button(danger(_("Thay khóa"), self.accept))
        back.setFocus()

    def is_stolen(self) -> bool:
        """Tell whether the old key is not to be believed any more."""
        return self.stolen.isChecked()

    def wants_announcement(self) -> bool:
        """Tell whether a bundle is to be written by which the old key vouches."""
        return not self._is_city and not self.is_stolen()

    def _planned_words(self) -> str:
        if self._is_city:
            return _("Danh bạ khóa bản mới báo cho các xã; không ai phải gõ lại.")
        return _("Gói tiếp theo ký bằng khóa cũ, giới thiệu khóa mới với thành phố.")

    def _stolen_words(self) -> str:
        if self._is_city:
            return _("Danh bạ khóa bản mới thu hồi khóa cũ; báo các xã bằng công văn.")
        return _("Gọi và gửi công văn báo thành phố ngay; in phiếu mới để họ gõ 30 số.")


def _note(words: str) -> QWidget:
    return layouts.box(
        layouts.row(layouts.label(words, "note", wrap=True), margins=(22, 0, 0, 0))
    )
