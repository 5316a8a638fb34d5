"""One certificate as it will print, under it whose it is and the way to the next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.errors import OfficeError
from ui.language import _
from ui.pages.certificates_list import Recipient
from ui.widgets import layouts
from ui.widgets.buttons import icon_only
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace
from ui.widgets.papers import Papers

_PAPER, _REFUSED = 0, 1


class CertificateView(QWidget):
    """The paper, or the sentence why it cannot be drawn."""

    step_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = Papers(_("Giấy khen"), whole_page=True)
        self.refused = EmptyPlace("triangle-alert", _("Chưa dựng được tờ này"), "")
        self.shown = QStackedWidget()
        self.shown.addWidget(self.paper)
        self.shown.addWidget(self.refused)
        self.before = icon_only(
            "chevron-left", _("Tờ trước"), lambda: self.step_wanted.emit(-1), small=True
        )
        self.after = icon_only(
            "chevron-right", _("Tờ sau"), lambda: self.step_wanted.emit(1), small=True
        )
        self.place = layouts.label("", "name")
        self._zoom = layouts.label("", "note")
        self._zoom.setFixedWidth(44)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.paper.zoom_changed.connect(self._on_zoom)
        column = layouts.column(self.shown, self._bar(), spacing=0)
        column.setStretch(0, 1)
        self.setLayout(column)

    def _bar(self) -> Strip:
        paper = self.paper
        return Strip(
            self.before,
            self.place,
            self.after,
            STRETCH,
            icon_only(
                "zoom-out", _("Thu nhỏ"), lambda: paper.step_zoom(-1), small=True
            ),
            self._zoom,
            icon_only("zoom-in", _("Phóng to"), lambda: paper.step_zoom(1), small=True),
            height=40,
            edge="top",
            ground="plain",
            left=12,
        )

    def show_place(self, one: Recipient, count: int) -> None:
        """Say whose certificate it is: "6/10 · Đỗ Bích Hường"."""
        self.place.setText(f"{one.place + 1}/{count} · {one.name}")
        self.before.setEnabled(one.place > 0)
        self.after.setEnabled(one.place < count - 1)

    def show_paper(self, pdf: bytes, spoken: str) -> None:
        """Show a certificate at the scale one looks at."""
        self.paper.show_pdf(pdf, keep_zoom=True)
        self.paper.setAccessibleName(_("Giấy khen của {name}").format(name=spoken))
        self.shown.setCurrentIndex(_PAPER)

    def show_refusal(self, refusal: OfficeError) -> None:
        """Show why this certificate cannot be drawn, and what to do."""
        self.paper.clear()
        self.refused.say(_("Chưa dựng được tờ này"), str(refusal))
        self.shown.setCurrentIndex(_REFUSED)

    def _on_zoom(self, zoom: float) -> None:
        self._zoom.setText(f"{zoom * 100:.0f}%")
